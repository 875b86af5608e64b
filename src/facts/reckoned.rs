//! Figures that two of a source lead to, wherever they stand: how far they lie apart, where the article tells just that ("14 years her senior" of
//! ages of 17 and 31), a fraction of what is measured ("16 months" of 32, half of which are served), and the other end of what the article
//! tells ("from $3.6 billion to $2.2 billion" of a source that takes 1.4 billion and leaves 2.2).

use super::derive::alike;
use super::point::{Point, Points, Value};
use super::step::{Step, Working};
use crate::extraction::Kind;
use crate::language::{Measures, UnitId};
use crate::values::{Bound, Number};

/// So many figures of one unit are looked at.
const MOST: usize = 24;
/// Sentences so far apart are read together.
const REACH: u32 = 2;
/// A number that is larger, and not round, hardly comes out by chance.
const TELLING: i64 = 10;
/// From which number on nobody counts but what the sentence has named.
const LARGE: i64 = 1000;

/// What a figure counts or measures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    /// One unit, whatever it is for.
    Unit(UnitId),
    /// Shares, and points between them.
    Share,
    /// A number, of whatever.
    Count,
}

/// The first two figures of a source that lie as far apart as the article's says.
pub(super) fn reckoned(measures: &Measures, a: &Point, source: &Points, near: impl Fn(u32) -> bool) -> Option<Step> {
    let (wanted, own) = plain(measures, a).filter(|(n, _)| a.apart && *n > Number::ONE)?;
    let telling = particular(wanted);
    // "rose by 8.5 percent" of a rise by 8.5 points is another figure.
    if own == Of::Share && !pointed(measures, a) {
        return None;
    }
    // "186,000 tonnes, 52,000 fewer than last time"
    let bare = own == Of::Count && a.head.is_none() && wanted >= Number::whole(LARGE);
    let like = |p: &Point, of: Of| if of == own { own != Of::Count || alike(a, p) } else { bare && of != Of::Share };
    let value = |p: &Point| plain(measures, p).filter(|(_, of)| like(p, *of));
    let all: Vec<(u32, &Point, (Number, Of))> =
        (0_u32..).zip(&source.all).filter(|(n, _)| near(*n)).filter_map(|(n, p)| Some((n, p, value(p)?))).take(MOST).collect();
    for (n, &(i, p, (x, of))) in all.iter().enumerate() {
        for &(j, q, (y, other)) in &all[n + 1..] {
            let close = q.sentence.abs_diff(p.sentence) <= REACH;
            let one = of == other && (of != Of::Count || p.head == q.head);
            if one && (telling || close) && x.minus(y).map(Number::abs) == Some(wanted) {
                let from = if x < y { vec![j, i] } else { vec![i, j] };
                return Some(Step { from, working: Working::Difference, value: wanted });
            }
        }
    }
    None
}

/// What a fraction of something measured comes to, or leaves of it, to the digit.
pub(super) fn fraction_of(measures: &Measures, a: &Point, source: &Points) -> Option<Step> {
    let (wanted, own) = plain(measures, a).filter(|(n, of)| matches!(of, Of::Unit(_)) && *n > Number::ONE && !a.apart)?;
    let part = |p: &Point| match &p.value {
        Value::Amount(q, None) if p.kind == Kind::Fraction && q.upper.is_none() && q.bound == Bound::Exactly => Some(q.value),
        _ => None,
    };
    let parts: Vec<(u32, Number)> = (0_u32..).zip(&source.all).filter_map(|(n, p)| Some((n, part(p)?))).take(MOST).collect();
    let wholes = (0_u32..).zip(&source.all).filter_map(|(n, p)| Some((n, plain(measures, p).filter(|(_, of)| *of == own)?.0)));
    wholes.take(if parts.is_empty() { 0 } else { MOST }).find_map(|(i, whole)| {
        let sentence = |n: u32| source.all.get(n as usize).map_or(0, |p| p.sentence);
        let (j, working) = parts.iter().find_map(|&(j, part)| {
            // "jailed for six years. Half of it must be served": a small number comes out by chance farther away.
            let told = particular(wanted) || sentence(i).abs_diff(sentence(j)) <= 1;
            let taken = whole.times(part).filter(|_| told)?;
            let left = || whole.minus(taken) == Some(wanted);
            if taken == wanted { Some((j, Working::Product)) } else { left().then_some((j, Working::Left)) }
        })?;
        Some(Step { from: vec![i, j], working, value: wanted })
    })
}

/// What a figure was before it changed into another one of its sentence, or after, by as much as a source says.
pub(super) fn other_end<'a>(measures: &Measures, a: &Point, mut beside: impl Iterator<Item = &'a Point>, source: &Points) -> Option<Step> {
    let (wanted, own) = plain(measures, a).filter(|(n, of)| matches!(of, Of::Unit(_)) && particular(*n) && !a.apart)?;
    let find = |value: Number| {
        let is = |p: &Point| plain(measures, p) == Some((value, own));
        (0_u32..).zip(&source.all).find(|(_, p)| is(p)).map(|(n, _)| n)
    };
    beside.find_map(|p| {
        let (end, _) = plain(measures, p).filter(|(n, of)| *of == own && *n != wanted)?;
        let by = find(end.minus(wanted)?.abs())?;
        let working = if wanted > end { Working::Sum } else { Working::Difference };
        Some(Step { from: vec![find(end)?, by], working, value: wanted })
    })
}

/// Whether a figure of an article is another end of what a source's figure is one end of and changed by as much as its other says.
pub(super) fn ends<'a>(measures: &Measures, mut beside: impl Iterator<Item = &'a Point>, end: &Point, by: &Point) -> bool {
    let Some(((end, of), (by, unit))) = plain(measures, end).zip(plain(measures, by)) else { return false };
    let apart = |p: &Point| plain(measures, p).filter(|(_, own)| *own == of).and_then(|(n, _)| n.minus(end)).map(Number::abs);
    of == unit && of != Of::Count && particular(by) && beside.any(|p| apart(p) == Some(by))
}

/// Whether a number is larger than ten and not round, by its digits.
fn particular(n: Number) -> bool {
    n.divide(n.trailing_unit()).is_some_and(|d| d.abs() > Number::whole(TELLING))
}

/// The number of a figure that is exact, and what it is of.
fn plain(measures: &Measures, p: &Point) -> Option<(Number, Of)> {
    let Value::Amount(q, m) = &p.value else { return None };
    if q.upper.is_some() || q.bound != Bound::Exactly || p.loose || p.kind == Kind::Fraction {
        return None;
    }
    let of = match m {
        _ if p.kind == Kind::Age => Of::Unit(measures.by_code("a")?),
        None => Of::Count,
        Some(m) if matches!(measures.unit(m.unit).code.as_str(), "%" | "pp") => Of::Share,
        Some(m) => Of::Unit(m.unit),
    };
    Some((q.value, of))
}

/// Whether it is told in points.
fn pointed(measures: &Measures, a: &Point) -> bool {
    matches!(a.value, Value::Amount(_, Some(m)) if measures.unit(m.unit).code == "pp")
}
