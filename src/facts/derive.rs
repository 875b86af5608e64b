//! A figure that one step leads to from the figures of a source: a sum, a difference, a share, a multiple.

use super::Term;
use super::point::{Point, Points, Value};
use super::sort::telling;
use crate::claims::Scope;
use crate::extraction::Kind;
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

/// Sentences that lie no farther apart than this are read together.
const REACH: u32 = 1;

/// The first step that leads to the article's figure from two figures of a source that stand together and one of which is said of
/// what the article's is.
pub(super) fn derive(measures: &Measures, a: &Point, source: &Points, tied: &[(u32, bool)]) -> Option<Step> {
    let Value::Amount(wanted, _) = &a.value else { return None };
    // Hardly a sum that is not "fewer than 60".
    let fair = wanted.fair();
    if fair.low.is_none() || fair.high.is_none() || a.loose || wanted.value.abs() < Number::whole(3) {
        return None;
    }
    for (n, &(i, by_subject)) in tied.iter().enumerate() {
        for &(j, other_by_subject) in tied.iter().skip(n + 1) {
            let (p, q) = (&source.all[i as usize], &source.all[j as usize]);
            // Figures come in text order: what follows lies farther still.
            if q.sentence.abs_diff(p.sentence) > REACH {
                break;
            }
            if !(by_subject || other_by_subject || exact_sum(a, p, q)) {
                continue;
            }
            if let Some(step) = step(measures, a, wanted, (i, p), (j, q)) {
                return Some(step);
            }
        }
    }
    None
}

/// Whether two lengths, weights or sums in one unit come to just the figure, which is too particular for chance: a line of "23.5 km" of a
/// source's "13.5 km … the first part is 10 km long".
fn exact_sum(a: &Point, p: &Point, q: &Point) -> bool {
    let measured = |p: &Point| if let Value::Amount(q, Some(m)) = &p.value { Some((q.value, *m)) } else { None };
    let (Some((wanted, unit)), Some((x, m)), Some((y, n))) = (measured(a), measured(p), measured(q)) else { return false };
    telling(a) && m == n && m == unit && x.plus(y) == Some(wanted)
}

fn step(measures: &Measures, a: &Point, wanted: &Quantity, (i, p): (u32, &Point), (j, q): (u32, &Point)) -> Option<Step> {
    let (Value::Amount(x, m), Value::Amount(y, n)) = (&p.value, &q.value) else { return None };
    let dimension = |m: &Option<crate::extraction::Measure>| m.map(|m| measures.unit(m.unit).dimension);
    let Value::Amount(_, own) = &a.value else { return None };
    let like = |m: &Option<crate::extraction::Measure>| match (m, own) {
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
    if exact_sum(a, p, q) {
        return Some(Step { from: vec![i, j], sign: "+", value: wanted.value });
    }
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
