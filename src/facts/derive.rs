//! A figure that one step leads to from the figures of a source: a sum, a difference, a share, a multiple.

use super::Term;
use super::point::{Point, Points, Value};
use super::sort::telling;
use crate::claims::Scope;
use crate::extraction::{Kind, Measure};
use crate::language::{Dimension, Measures};
use crate::values::{Bound, Interval, Number, Quantity};

/// How a figure follows from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The figures it follows from, by place in their source.
    pub from: Vec<u32>,
    /// The sign between them: `+`, `−`, `÷`, `×`.
    pub sign: &'static str,
    /// What comes out.
    pub value: Number,
}

/// What comes out must be known to one part in so many.
const SHARP: i64 = 8;

/// Each figure is put together with so many behind it at most: a sentence of a thousand numbers is a table.
const PAIRED: usize = 64;

/// Sentences that lie no farther apart than this are read together.
const REACH: u32 = 1;

/// The first step that leads to the article's figure from two figures of a source that stand together and one of which is said of
/// what the article's is.
pub(super) fn derive(measures: &Measures, a: &Point, source: &Points, tied: &[(u32, bool)]) -> Option<Step> {
    let Value::Amount(wanted, _) = &a.value else { return None };
    // Hardly a sum that is not "fewer than 60".
    let fair = wanted.fair();
    if a.loose || wanted.value.abs() < Number::whole(3) {
        return None;
    }
    let open = fair.low.is_none() || fair.high.is_none();
    if let Some(step) = list(a, wanted, source, tied).filter(|_| !open) {
        return Some(step);
    }
    for (n, &(i, by_subject)) in tied.iter().enumerate() {
        for &(j, other_by_subject) in tied.iter().skip(n + 1).take(PAIRED) {
            let (p, q) = (&source.all[i as usize], &source.all[j as usize]);
            // Figures come in text order: what follows lies farther still.
            if q.sentence.abs_diff(p.sentence) > REACH {
                break;
            }
            // Neighbours, with no other figure between.
            let beside = j == i + 1 && p.sentence == q.sentence;
            if let Some(sign) = just(a, p, q, beside) {
                return Some(Step { from: vec![i, j], sign, value: wanted.value });
            }
            if open || !(by_subject || other_by_subject) {
                continue;
            }
            if let Some(step) = step(measures, a, wanted, (i, p), (j, q)) {
                return Some(step);
            }
        }
    }
    None
}

/// Counts of one sentence that stand one behind the other and come to just the figure: "200 units" of a source's "100 window units, 30 split
/// units and 70 fridges".
fn list(a: &Point, wanted: &Quantity, source: &Points, tied: &[(u32, bool)]) -> Option<Step> {
    let counted = |p: &Point| match &p.value {
        Value::Amount(q, None) if q.value.is_whole() && q.upper.is_none() && !p.loose && p.kind != Kind::Fraction => Some(q.value),
        _ => None,
    };
    counted(a).filter(|n| *n >= Number::whole(LISTED))?;
    for (n, &(i, _)) in tied.iter().enumerate() {
        let first = &source.all[i as usize];
        let run = tied[n..].iter().map(|&(j, by_subject)| (j, by_subject, &source.all[j as usize]));
        let (mut sum, mut from, mut by) = (Number::ZERO, Vec::new(), false);
        for (j, by_subject, p) in run.take_while(|(_, _, p)| p.sentence == first.sentence).take(MOST) {
            let Some(next) = counted(p).and_then(|v| sum.plus(v)) else { break };
            sum = next;
            by |= by_subject;
            from.push(j);
            if sum == wanted.value && from.len() > 2 && by {
                return Some(Step { from, sign: "+", value: sum });
            }
            if sum > wanted.value {
                break;
            }
        }
    }
    None
}

/// A smaller sum of three counts comes out by chance.
const LISTED: i64 = 100;

/// So many counts of a sentence are added at most.
const MOST: usize = 12;

/// Whether two figures in one unit come to just the figure, or are just so far apart, and no chance: "23.5 km" of a source's "13.5 km … the
/// first part is 10 km long", "900bn" of "2.6tn of the 3.5tn". Returns the sign.
fn just(a: &Point, p: &Point, q: &Point, beside: bool) -> Option<&'static str> {
    let amount = |p: &Point| if let Value::Amount(q, m) = &p.value { Some((*q, *m)) } else { None };
    let ((wanted, unit), (x, m), (y, n)) = (amount(a)?, amount(p)?, amount(q)?);
    let plain = |q: &Quantity| q.bound == Bound::Exactly && q.upper.is_none();
    let measured = unit.is_some() && a.kind != Kind::Percent;
    // Of counts the parts and the whole must be of one sort.
    let part = |b: &Point| b.classes.is_empty() || shared(a, b);
    let sort = || p.sentence == q.sentence && (shared(a, p) && part(q) || shared(a, q) && part(p));
    // "2.6tn dinars of the 3.5tn owed"
    let scaled = |b: &Point| matches!(&b.value, Value::Amount(q, _) if q.scaled);
    let bare = |m: &Option<Measure>, b: &Point| m.is_none() && (b.head.is_none() || scaled(b)) && beside;
    let units = m == unit && n == unit || measured && (m == unit && bare(&n, q) || n == unit && bare(&m, p));
    let fit = units && plain(&x) && plain(&y) && (measured || unit.is_none() && sort());
    let particular = telling(a) || measured && beside;
    if !fit || !particular {
        return None;
    }
    // "more than 850 homes" of 215 and 640
    let fair = wanted.fair();
    let made = |n: Option<Number>| {
        let far = |n: Number| n.minus(wanted.value).and_then(|d| d.abs().times(Number::whole(CLOSE)));
        // A crumb added to the very number is no sum.
        let crumb = |n: Number| n.times(Number::whole(10)).is_none_or(|ten| ten < wanted.value);
        n.is_some_and(|n| {
            n == wanted.value
                || !crumb(x.value) && !crumb(y.value) && fair.meets(&Interval::point(n)) && far(n).is_some_and(|d| d <= wanted.value)
        })
    };
    if made(x.value.plus(y.value)) {
        Some("+")
    } else {
        (measured && beside && x.value.minus(y.value).map(Number::abs) == Some(wanted.value)).then_some("−")
    }
}

/// A bound is kept closely by what lies within this part of it.
const CLOSE: i64 = 20;

/// Whether two nouns are of one class at least.
fn shared(a: &Point, b: &Point) -> bool {
    a.head.is_some() && a.head == b.head || a.classes.iter().any(|c| b.classes.contains(c))
}

fn step(measures: &Measures, a: &Point, wanted: &Quantity, (i, p): (u32, &Point), (j, q): (u32, &Point)) -> Option<Step> {
    let (Value::Amount(x, m), Value::Amount(y, n)) = (&p.value, &q.value) else { return None };
    let dimension = |m: &Option<Measure>| m.map(|m| measures.unit(m.unit).dimension);
    let Value::Amount(_, own) = &a.value else { return None };
    let like = |m: &Option<Measure>| match (m, own) {
        (Some(m), Some(o)) => measures.comparable(m.unit, o.unit),
        (None, None) => true,
        _ => false,
    };
    // "100, and nearly 50 so far" leave some 50, not "about 59": what is hedged leads to what its numbers make as they are printed.
    let plain = x.bound == Bound::Exactly && y.bound == Bound::Exactly;
    let printed = |result: Option<Number>| plain || result.is_some_and(|n| wanted.fair().meets(&Interval::point(n)));
    let made = |sign: &'static str, result: Interval| {
        // What comes out of "nearly 70" and 120 may be this or that, and leads to no figure.
        let sharp = |low: Number, high: Number| {
            high.minus(low).and_then(|wide| wide.times(Number::whole(SHARP))).is_some_and(|wide| wide <= high.abs())
        };
        let value = result.low.filter(|low| wanted.fair().meets(&result) && result.high.is_none_or(|high| sharp(*low, high)))?;
        Some(Step { from: vec![i, j], sign, value })
    };
    let (u, v) = (x.interval(), y.interval());
    // Three weeks are not taken from 40 years.
    let in_one = m.map(|m| m.unit) == n.map(|n| n.unit) || dimension(m) == Some(Dimension::Money);
    if like(m) && like(n) && in_one && p.kind != Kind::Percent {
        let (more, less, rest) = if x.value >= y.value { (p, q, u.minus(&v)) } else { (q, p, v.minus(&u)) };
        let sum = if adds_up(a, p, q) && printed(x.value.plus(y.value)) { made("+", u.plus(&v)) } else { None };
        let left = || x.value.minus(y.value).map(Number::abs);
        return sum.or_else(|| if leaves(a, more, less) && printed(left()) { made("−", rest) } else { None });
    }
    if dimension(own) == Some(Dimension::Share) && dimension(m) == dimension(n) && dimension(m) != Some(Dimension::Share) {
        let (part, whole) = if x.value <= y.value { (u, v) } else { (v, u) };
        return made("÷", part.over(&whole).scaled(Number::whole(100)));
    }
    None
}

/// Whether two counts can be parts of what the article counts. "Four boys were hurt. Three of the boys" are no seven boys.
fn adds_up(a: &Point, p: &Point, q: &Point) -> bool {
    let within = |part: &Point, all: &Point| part.scope == Scope::Subset && matches!(all.scope, Scope::Whole | Scope::Total);
    let part = |b: &Point| b.classes.is_empty() || alike(a, b);
    !within(p, q) && !within(q, p) && (particular(a, p, q) || alike(p, q) || part(p) && part(q))
}

/// Whether what the article counts can be what is left of the larger: "nine guests, two cooks among them", and not three prizes
/// of nine rooms and six prizes.
fn leaves(a: &Point, more: &Point, less: &Point) -> bool {
    particular(a, more, less) || alike(a, more) && (alike(more, less) || less.scope == Scope::Subset)
}

/// Whether it does not matter what is counted: of what is measured, and of numbers too particular to come out by chance.
fn particular(a: &Point, p: &Point, q: &Point) -> bool {
    let measured = |b: &Point| matches!(b.value, Value::Amount(_, Some(_)));
    measured(p) || measured(q) || matches!(a.value, Value::Amount(q, _) if q.value >= Number::whole(PARTICULAR))
}

/// A number from which on two figures do not make it by chance.
const PARTICULAR: i64 = 100;

/// Whether both may count the same: one noun, one class, a class and its member, or a noun left out.
fn alike(a: &Point, b: &Point) -> bool {
    let (Some(x), Some(y)) = (a.head, b.head) else { return true };
    let meet = |left: &[Term], right: &[Term]| left.iter().any(|c| right.contains(c));
    x == y || meet(&a.classes, &b.classes) || meet(&a.stands_for, &b.classes) || meet(&b.stands_for, &a.classes)
}
