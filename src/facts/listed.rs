//! Figures that follow from several of one sentence or one noun: what a list adds up to, what shares leave of all, what one count leaves of another.

use super::derive::{PAIRED, alike};
use super::point::{Point, Points, Value};
use super::step::{Step, Working};
use crate::claims::Scope;
use crate::extraction::Kind;
use crate::language::{Dimension, Measures};
use crate::values::{Bound, Number, Quantity};

/// Counts of one sentence that stand one behind the other and come to just the figure: "200 units" of a source's "100 window units, 30 split
/// units and 70 fridges".
pub(super) fn list(a: &Point, wanted: &Quantity, source: &Points, tied: &[(u32, bool)]) -> Option<Step> {
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
                return Some(Step { from, working: Working::Sum, value: sum });
            }
            if sum > wanted.value {
                break;
            }
        }
    }
    None
}

/// What shares of one sentence leave of all: "15 percent" of a source's "a quarter … 60 percent … and the rest".
pub(super) fn rest(measures: &Measures, a: &Point, wanted: &Quantity, source: &Points, tied: &[(u32, bool)]) -> Option<Step> {
    let percent = |p: &Point| match &p.value {
        Value::Amount(q, Some(m)) if measures.unit(m.unit).dimension == Dimension::Share && q.upper.is_none() => Some(q.value),
        Value::Amount(q, None) if p.kind == Kind::Fraction && q.upper.is_none() => q.value.times(Number::whole(100)),
        _ => None,
    };
    let all = percent(a).filter(|_| wanted.bound == Bound::Exactly && !a.apart)?.minus(Number::whole(100))?.abs();
    let shares: Vec<(u32, u32, Number)> = tied
        .iter()
        .map(|&(n, _)| (n, &source.all[n as usize]))
        .filter(|(_, p)| !p.apart && !p.loose)
        .filter_map(|(n, p)| Some((n, p.sentence, percent(p)?)))
        .collect();
    let step = |from: Vec<u32>| Some(Step { from, working: Working::Rest, value: wanted.value });
    for (n, &(i, sentence, x)) in shares.iter().enumerate() {
        for &(j, _, y) in shares[n + 1..].iter().take(MOST).take_while(|(_, s, _)| *s == sentence) {
            if x.plus(y) == Some(all) {
                return step(vec![i, j]);
            }
        }
    }
    None
}

/// What one count of a noun leaves of another, wherever they stand: "eight people" of 11 defendants, of whom three were acquitted.
pub(super) fn counts_left(a: &Point, wanted: &Quantity, source: &Points, tied: &[(u32, bool)]) -> Option<Step> {
    let counted = |p: &Point| match &p.value {
        Value::Amount(q, None) if q.upper.is_none() && !p.loose && p.head.is_some() => Some(q.value),
        _ => None,
    };
    let plain = wanted.bound == Bound::Exactly && wanted.upper.is_none() && a.head.is_some() && !a.apart;
    counted(a).filter(|_| plain)?;
    let all: Vec<(u32, &Point)> =
        tied.iter().map(|&(n, _)| (n, &source.all[n as usize])).filter(|(_, p)| counted(p).is_some()).take(PAIRED).collect();
    for (n, &(i, p)) in all.iter().enumerate() {
        for &(j, q) in all[n + 1..].iter().filter(|(_, q)| q.head == p.head) {
            let less = counted(p).zip(counted(q)).and_then(|(x, y)| x.minus(y));
            if alike(a, p) && p.scope == Scope::Whole && less == Some(wanted.value) {
                return Some(Step { from: vec![i, j], working: Working::Difference, value: wanted.value });
            }
        }
    }
    None
}

/// A smaller sum of three counts comes out by chance.
const LISTED: i64 = 100;

/// So many counts of a sentence are added at most.
const MOST: usize = 12;
