//! A figure that one step leads to from the figures of a source: a sum, a difference, a share, a multiple.

use super::Term;
use super::difference::{GREAT, anywhere, change, difference, level};
use super::listed::{counts_apart, counts_left, left_of, list, rest, shares};
use super::point::{Point, Points, Value};
use super::sort::telling;
use super::step::{Step, Working};
use crate::claims::Scope;
use crate::extraction::{Kind, Measure};
use crate::language::{Dimension, Measures};
use crate::values::{Bound, Interval, Number, Quantity};

/// What comes out must be known to one part in so many.
const SHARP: i64 = 8;

/// Each figure is put together with so many behind it at most: a sentence of a thousand numbers is a table.
pub(super) const PAIRED: usize = 64;

/// Sentences that lie no farther apart than this are read together.
const REACH: u32 = 1;

/// The first step that leads to the article's figure from two figures of a source that stand together and one of which is said of
/// what the article's is.
pub(super) fn derive(measures: &Measures, a: &Point, source: &Points, tied: &[(u32, bool)]) -> Option<Step> {
    let Value::Amount(wanted, unit) = &a.value else { return None };
    // Hardly a sum that is not "fewer than 60".
    let fair = wanted.fair();
    // "2.5 percent" is as good as a fraction.
    let part = a.kind == Kind::Fraction || a.kind == Kind::Percent && !wanted.value.is_whole();
    if a.loose || !a.apart && !part && wanted.value.abs() < Number::whole(3) {
        return None;
    }
    let open = fair.low.is_none() || fair.high.is_none();
    if let Some(step) = list(a, wanted, source, tied).filter(|_| !open) {
        return Some(step);
    }
    if let Some(step) = counts_left(a, wanted, source, tied) {
        return Some(step);
    }
    if let Some(step) = shares(measures, a, wanted, source, tied).or_else(|| left_of(a, wanted, source, tied)) {
        return Some(step);
    }
    if let Some(step) = rest(measures, a, wanted, source, tied).or_else(|| anywhere(measures, a, source, tied)) {
        return Some(step);
    }
    for (n, &(i, by_subject)) in tied.iter().enumerate() {
        for &(j, other_by_subject) in tied.iter().skip(n + 1).take(PAIRED) {
            let (p, q) = (&source.all[i as usize], &source.all[j as usize]);
            // Figures come in text order: what follows lies farther still.
            if q.sentence.abs_diff(p.sentence) > REACH {
                break;
            }
            // Neighbours, with no other amount between.
            let none_between = || source.all[i as usize + 1..j as usize].iter().all(|b| !matches!(b.value, Value::Amount(..)));
            let beside = p.sentence == q.sentence && none_between();
            let by = by_subject || other_by_subject;
            // "almost 90 percent" of a source's "1,250 of the 1,400 houses"
            let part = (q.whole || p.scope == Scope::Subset || q.scope == Scope::Subset) && beside;
            // "jailed for a total of 13 and a half years"; "24 people" of 22 children and two teachers
            let listed = a.scope == Scope::Total && unit.is_some()
                || beside && !a.stands_for.is_empty() && [p, q].iter().all(|b| b.classes.iter().any(|c| a.stands_for.contains(c)));
            if a.apart
                && let Some(step) = difference(measures, a, (i, p), (j, q), beside, by)
            {
                return Some(step);
            }
            if let Some(working) = just(a, p, q, beside) {
                return Some(Step { from: vec![i, j], working, value: wanted.value });
            }
            if let Some(step) = counts_apart(a, (i, p), (j, q)).filter(|_| beside) {
                return Some(step);
            }
            if let Some(step) = added(a, wanted, (i, p), (j, q)) {
                return Some(step);
            }
            if let Some(step) = level(measures, a, (i, p), (j, q)).filter(|_| p.sentence == q.sentence) {
                return Some(step);
            }
            // "up 20 percent on the last one" of 8,700 runners and, in another sentence, the 7,250 of the last one
            let earlier = || p.head.is_some() && p.head == q.head && (p.scope == Scope::Earlier) != (q.scope == Scope::Earlier);
            if (by || beside || earlier())
                && let Some(step) = change(measures, a, (i, p), (j, q))
            {
                return Some(step);
            }
            let shared = || share(measures, a, wanted, (i, p), (j, q)).or_else(|| some_of_it(a, wanted, (i, p), (j, q)));
            if let Some(step) = shared().or_else(|| product(a, wanted, (i, p), (j, q))) {
                return Some(step);
            }
            if open || wanted.value.abs() < Number::whole(3) || !(by || listed || part) {
                continue;
            }
            if let Some(step) = step(measures, a, wanted, (i, p), (j, q)) {
                return Some(step);
            }
        }
    }
    None
}

/// Whether two figures in one unit come to just the figure, or are just so far apart, and no chance: "23.5 km" of a source's "13.5 km … the
/// first part is 10 km long", "900bn" of "2.6tn of the 3.5tn". Returns how.
fn just(a: &Point, p: &Point, q: &Point, beside: bool) -> Option<Working> {
    let amount = |p: &Point| if let Value::Amount(q, m) = &p.value { Some((*q, *m)) } else { None };
    let ((wanted, unit), (x, m), (y, n)) = (amount(a)?, amount(p)?, amount(q)?);
    let plain = |q: &Quantity| q.bound == Bound::Exactly && q.upper.is_none();
    // "lacks 23 million" of 36 million dollars and 13
    let unit = if unit.is_none() && wanted.scaled && a.kind == Kind::Number { m.or(n) } else { unit };
    let measured = unit.is_some() && a.kind != Kind::Percent;
    // Of counts the parts and the whole must be of one sort.
    let part = |b: &Point| b.classes.is_empty() || shared(a, b);
    // "a further 270,000" of a source's "212,000 visitors and the small one 58,000"
    let great = || a.head.is_none() && beside && wanted.value >= Number::whole(GREAT) && (p.head.is_some() || q.head.is_some());
    let sort = || p.sentence == q.sentence && (shared(a, p) && part(q) || shared(a, q) && part(p) || great());
    // "2.6tn dinars of the 3.5tn owed"
    let scaled = |b: &Point| matches!(&b.value, Value::Amount(q, _) if q.scaled);
    // "650,000 in all" of a prize "worth 400 thousand ouguiyas … and another of 250 thousand"
    let near = |b: &Point| beside || scaled(b) && p.sentence == q.sentence && unit.is_some();
    let bare = |m: &Option<Measure>, b: &Point| m.is_none() && (b.head.is_none() || scaled(b)) && near(b);
    let units = m == unit && n == unit || measured && (m == unit && bare(&n, q) || n == unit && bare(&m, p));
    let fit = units && plain(&x) && plain(&y) && (measured || unit.is_none() && sort());
    let listed = || p.sentence == q.sentence && scaled(p) && scaled(q);
    let particular = telling(a) || measured && (beside || listed());
    if !fit || !particular {
        return None;
    }
    // "more than 850 homes" of 215 and 640
    let fair = wanted.fair();
    let made = |n: Option<Number>| {
        let far = |n: Number| n.minus(wanted.value).and_then(|d| d.abs().times(Number::whole(CLOSE)));
        // A crumb added to the very number is no sum: "more than 119" is not 119 and six.
        let crumb = |n: Number| n.times(Number::whole(10)).is_none_or(|ten| ten < wanted.value);
        n.is_some_and(|n| {
            n == wanted.value
                || !crumb(x.value) && !crumb(y.value) && fair.meets(&Interval::point(n)) && far(n).is_some_and(|d| d <= wanted.value)
        })
    };
    if made(x.value.plus(y.value)) {
        Some(Working::Sum)
    } else {
        (measured && beside && x.value.minus(y.value).map(Number::abs) == Some(wanted.value)).then_some(Working::Difference)
    }
}

/// What part one count is of another of its noun or sentence, where both are no small ones: "60 percent" of 6,240 votes and 10,400 valid
/// papers.
fn share(measures: &Measures, a: &Point, wanted: &Quantity, (i, p): (u32, &Point), (j, q): (u32, &Point)) -> Option<Step> {
    let dimension = |m: Measure| measures.unit(m.unit).dimension;
    let percent = matches!(a.value, Value::Amount(_, Some(m)) if dimension(m) == Dimension::Share);
    let amount = |p: &Point| if let Value::Amount(q, m) = &p.value { Some((*q, *m)) } else { None };
    let ((x, m), (y, n)) = amount(p).zip(amount(q))?;
    // "82 percent" of 164,000 tonnes and the 200,000 that were meant
    let unit = |m: Option<Measure>| m.map(|m| m.unit);
    let same = unit(m) == unit(n) && !m.is_some_and(|m| matches!(dimension(m), Dimension::Share | Dimension::Points | Dimension::Time));
    let large = |q: &Quantity| q.value >= Number::whole(PARTICULAR) && q.upper.is_none() && q.bound == Bound::Exactly;
    let one = p.sentence == q.sentence || m.is_some() || p.head.is_some() && p.head == q.head;
    if !percent || a.apart || a.way.is_some() || !one || !same || !large(&x) || !large(&y) {
        return None;
    }
    let (low, high, from) = if x.value <= y.value { (x.value, y.value, vec![i, j]) } else { (y.value, x.value, vec![j, i]) };
    let value = low.divide(high)?.times(Number::whole(100))?;
    wanted.fair().meets(&Interval::point(value)).then_some(Step { from, working: Working::Ratio, value })
}

/// What a count and one that is added to it come to: "will rise to 115" of "85 inspectors … 30 more inspectors".
fn added(a: &Point, wanted: &Quantity, (i, p): (u32, &Point), (j, q): (u32, &Point)) -> Option<Step> {
    let counted = |p: &Point| match &p.value {
        Value::Amount(q, None) if q.upper.is_none() && q.bound == Bound::Exactly && !p.loose && p.kind != Kind::Fraction => Some(q.value),
        _ => None,
    };
    let one = p.head.is_some() && p.head == q.head && (a.head.is_none() || alike(a, p));
    let more = (p.scope == Scope::Addition) != (q.scope == Scope::Addition);
    let sum = counted(p)?.plus(counted(q)?)?;
    let made = one && more && counted(a)? == sum && wanted.value >= Number::whole(ADDED);
    made.then_some(Step { from: vec![i, j], working: Working::Sum, value: sum })
}

/// A smaller sum comes out by chance.
const ADDED: i64 = 20;

/// What so many of so much each come to, to the digit: "3,200 passengers" of ten trains of 320.
fn product(a: &Point, wanted: &Quantity, (i, p): (u32, &Point), (j, q): (u32, &Point)) -> Option<Step> {
    let amount = |p: &Point| if let Value::Amount(q, m) = &p.value { Some((*q, *m)) } else { None };
    let ((x, m), (y, n)) = amount(p).zip(amount(q))?;
    let Value::Amount(_, own) = a.value else { return None };
    let plain = |q: &Quantity| q.bound == Bound::Exactly && q.upper.is_none() && q.value > Number::ONE;
    // One counts them, the other tells of each what the article tells of all.
    let unit = |m: Option<Measure>| m.map(|m| m.unit);
    let rated = |m: Option<Measure>| own.is_some() && m.is_some_and(|m| m.per.is_some()) && unit(m) == unit(own);
    let rate = m.is_none() && rated(n) || n.is_none() && rated(m);
    let each = rate || m.is_none() && n == own || n.is_none() && m == own;
    let alike = each && (alike(a, p) || alike(a, q)) && p.kind != Kind::Percent && q.kind != Kind::Percent;
    let made = (telling(a) || rate) && wanted.upper.is_none() && plain(&x) && plain(&y) && x.value.times(y.value) == Some(wanted.value);
    (p.sentence == q.sentence && alike && made).then_some(Step { from: vec![i, j], working: Working::Product, value: wanted.value })
}

/// What a fraction of an amount comes to, and what it leaves of it: "five million" of "7.5 million, two-thirds of which"; "60,000 homes" of
/// 90,000, of which a third have power again.
fn some_of_it(a: &Point, wanted: &Quantity, (i, p): (u32, &Point), (j, q): (u32, &Point)) -> Option<Step> {
    let amount = |p: &Point| if let Value::Amount(q, m) = &p.value { Some((*q, *m)) } else { None };
    let ((x, m), (y, n)) = amount(p).zip(amount(q))?;
    let Value::Amount(_, own) = a.value else { return None };
    let some = |q: &Quantity, m: Option<Measure>| m.is_none() && q.value > Number::ZERO && q.value < Number::ONE;
    let near = |b: Bound| matches!(b, Bound::Exactly | Bound::About);
    let whole = m == own && near(x.bound) && x.upper.is_none() && p.sentence == q.sentence && some(&y, n) && (own.is_some() || alike(a, p));
    if !whole || a.apart || own.is_none() && a.head.is_none() || wanted.upper.is_some() {
        return None;
    }
    let taken = x.value.times(y.value)?;
    let fair = |n: Number| wanted.fair().meets(&Interval::point(n)) && near(wanted.bound);
    if fair(taken) {
        return Some(Step { from: vec![i, j], working: Working::Product, value: taken });
    }
    let left = x.value.minus(taken)?;
    fair(left).then_some(Step { from: vec![i, j], working: Working::Left, value: left })
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
    // The larger stands first where it is taken from, the part where it is shared.
    let ordered = |working: Working| {
        let turned = match working {
            Working::Difference => x.value < y.value,
            Working::Ratio => x.value > y.value,
            _ => false,
        };
        if turned { vec![j, i] } else { vec![i, j] }
    };
    let made = |working: Working, result: Interval| {
        // What comes out of "nearly 70" and 120 may be this or that, and leads to no figure.
        let sharp = |low: Number, high: Number| {
            high.minus(low).and_then(|wide| wide.times(Number::whole(SHARP))).is_some_and(|wide| wide <= high.abs())
        };
        let value = result.low.filter(|low| wanted.fair().meets(&result) && result.high.is_none_or(|high| sharp(*low, high)))?;
        Some(Step { from: ordered(working), working, value })
    };
    let (u, v) = (x.interval(), y.interval());
    // "13 and a half years" of "six years and four months" and "seven years and two months"
    let turn = || {
        let (unit, own) = (measures.unit(m.as_ref()?.unit), measures.unit(own.as_ref()?.unit));
        let exact = unit.dimension == Dimension::Time && unit.offset.is_zero() && own.offset.is_zero();
        if exact { unit.factor.divide(own.factor) } else { None }
    };
    let times = turn().unwrap_or(Number::ONE);
    let (u, v) = (u.scaled(times), v.scaled(times));
    let printed = |result: Option<Number>| printed(result.and_then(|n| n.times(times)));
    // Three weeks are not taken from 40 years.
    let in_one = m.map(|m| m.unit) == n.map(|n| n.unit) || dimension(m) == Some(Dimension::Money);
    if like(m) && like(n) && in_one && p.kind != Kind::Percent {
        let (more, less, rest) = if x.value >= y.value { (p, q, u.minus(&v)) } else { (q, p, v.minus(&u)) };
        let sum = if adds_up(a, p, q) && printed(x.value.plus(y.value)) { made(Working::Sum, u.plus(&v)) } else { None };
        let left = || x.value.minus(y.value).map(Number::abs);
        // "3,000 houses" of a source's "12,000, of which 9,000": the numbers as they are printed.
        let just = || {
            (left() == Some(wanted.value)).then_some(Step {
                from: ordered(Working::Difference),
                working: Working::Difference,
                value: wanted.value,
            })
        };
        return sum.or_else(|| if leaves(a, more, less) && printed(left()) { made(Working::Difference, rest).or_else(just) } else { None });
    }
    // "15 million dollars" of a source's "50 million, of which 30 percent has come"
    let share = [dimension(m), dimension(n)].iter().filter(|d| **d == Some(Dimension::Share)).count();
    if share == 1 && own.is_some() && dimension(own) != Some(Dimension::Share) {
        let (part, whole, unit) = if dimension(m) == Some(Dimension::Share) { (u, y, n) } else { (v, x, m) };
        let result = part.scaled(Number::ratio(1, 100)?).scaled(whole.value);
        return if like(unit) && printed(x.value.times(y.value)?.divide(Number::whole(100))) {
            made(Working::Product, result)
        } else {
            None
        };
    }
    // "more than two-thirds" of 39 and 57
    if a.kind == Kind::Fraction && own.is_none() && m.is_none() && n.is_none() {
        let (part, whole) = if x.value <= y.value { (u, v) } else { (v, u) };
        return made(Working::Ratio, part.over(&whole));
    }
    if dimension(own) == Some(Dimension::Share) && dimension(m) == dimension(n) && dimension(m) != Some(Dimension::Share) {
        let (part, whole) = if x.value <= y.value { (u, v) } else { (v, u) };
        return made(Working::Ratio, part.over(&whole).scaled(Number::whole(100)));
    }
    None
}

/// Whether two counts can be parts of what the article counts. "Four boys were hurt. Three of the boys" are no seven boys.
fn adds_up(a: &Point, p: &Point, q: &Point) -> bool {
    // "22 of the children and two teachers" are 24 people.
    let same = p.head == q.head || p.head.is_none() || q.head.is_none();
    let within = |part: &Point, all: &Point| same && part.scope == Scope::Subset && matches!(all.scope, Scope::Whole | Scope::Total);
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
pub(super) fn alike(a: &Point, b: &Point) -> bool {
    let (Some(x), Some(y)) = (a.head, b.head) else { return true };
    let meet = |left: &[Term], right: &[Term]| left.iter().any(|c| right.contains(c));
    x == y || meet(&a.classes, &b.classes) || meet(&a.stands_for, &b.classes) || meet(&b.stands_for, &a.classes)
}
