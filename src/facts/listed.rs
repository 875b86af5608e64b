//! Figures that follow from several of one sentence or one noun: what a list adds up to, what shares leave of all, what one count leaves of another.

use super::derive::{PAIRED, alike};
use super::point::{Point, Points, Value};
use super::step::{Step, Working};
use crate::claims::Scope;
use crate::extraction::Kind;
use crate::language::{Dimension, Measures};
use crate::values::{Bound, Interval, Number, Quantity};

/// Counts of one sentence that stand one behind the other and come to just the figure: "200 units" of a source's "100 window units, 30 split
/// units and 70 fridges".
pub(super) fn list(a: &Point, wanted: &Quantity, source: &Points, tied: &[(u32, bool)]) -> Option<Step> {
    let counted = |p: &Point| match &p.value {
        Value::Amount(q, None) if q.value.is_whole() && q.upper.is_none() && !p.loose && p.kind != Kind::Fraction => Some(q.value),
        _ => None,
    };
    let plain = |p: &Point| p.head.is_some() && p.head == a.head && !p.loose && p.scope != Scope::Subset;
    if let Some(step) = alike_in_one(counted, plain, wanted, source, tied) {
        return Some(step);
    }
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

/// All counts of the article's noun in one sentence, three or more: "27 stations" of "eight stations, five of them underground, to join 12
/// stations of the first phase and seven stations of the second".
fn alike_in_one(
    counted: impl Fn(&Point) -> Option<Number>,
    plain: impl Fn(&Point) -> bool,
    wanted: &Quantity,
    source: &Points,
    tied: &[(u32, bool)],
) -> Option<Step> {
    let all: Vec<(u32, u32, Number)> = tied
        .iter()
        .map(|&(n, _)| (n, &source.all[n as usize]))
        .filter(|(_, p)| plain(p))
        .filter_map(|(n, p)| Some((n, p.sentence, counted(p)?)))
        .collect();
    all.chunk_by(|x, y| x.1 == y.1).filter(|run| (3..=MOST).contains(&run.len())).find_map(|run| {
        let sum = run.iter().try_fold(Number::ZERO, |sum, (.., n)| sum.plus(*n))?;
        let from = run.iter().map(|(n, ..)| *n).collect();
        (wanted.bound == Bound::Exactly && sum == wanted.value).then_some(Step { from, working: Working::Sum, value: sum })
    })
}

/// What shares of one sentence leave of all: "15 percent" of a source's "a quarter … 60 percent … and the rest".
pub(super) fn rest(measures: &Measures, a: &Point, wanted: &Quantity, source: &Points, tied: &[(u32, bool)]) -> Option<Step> {
    let percent = |p: &Point| match &p.value {
        Value::Amount(q, Some(m)) if measures.unit(m.unit).dimension == Dimension::Share && q.upper.is_none() => Some(q.value),
        Value::Amount(q, None) if p.kind == Kind::Fraction && q.upper.is_none() => q.value.times(Number::whole(100)),
        _ => None,
    };
    let near = matches!(wanted.bound, Bound::Exactly | Bound::About);
    let all = percent(a).filter(|_| near && !a.apart)?.minus(Number::whole(100))?.abs();
    // "46% were for PC" of a source's "54 per cent of sales were on consoles and the rest on PC"
    let said_of = |n: u32| tied.iter().any(|&(m, by_subject)| m == n && by_subject);
    let shares: Vec<(u32, u32, Number)> = tied
        .iter()
        .map(|&(n, _)| (n, &source.all[n as usize]))
        .filter(|(_, p)| !p.apart && !p.loose)
        .filter_map(|(n, p)| Some((n, p.sentence, percent(p)?)))
        .collect();
    let step = |from: Vec<u32>| Some(Step { from, working: Working::Rest, value: wanted.value });
    for (n, &(i, sentence, x)) in shares.iter().enumerate() {
        if x == all && a.kind == Kind::Percent && a.way.is_none() && source.all[i as usize].way.is_none() && said_of(i) {
            return step(vec![i]);
        }
        for &(j, _, y) in shares[n + 1..].iter().take(MOST).take_while(|(_, s, _)| *s == sentence) {
            if x.plus(y) == Some(all) {
                return step(vec![i, j]);
            }
        }
    }
    None
}

/// What shares that stand one behind the other come to: "two-thirds" of a source's "36 percent … followed by 29".
pub(super) fn shares(measures: &Measures, a: &Point, wanted: &Quantity, source: &Points, tied: &[(u32, bool)]) -> Option<Step> {
    let percent = |p: &Point| match &p.value {
        Value::Amount(q, Some(m)) if measures.unit(m.unit).dimension == Dimension::Share && q.upper.is_none() => Some(q.value),
        _ => None,
    };
    let part = matches!(a.value, Value::Amount(q, None) if q.value < Number::ONE && q.value > Number::ZERO);
    if a.apart || a.way.is_some() || !part && percent(a).is_none() {
        return None;
    }
    let fair = if part { wanted.fair().scaled(Number::whole(100)) } else { wanted.fair() };
    let close = |n: Number| {
        let own = if part { wanted.value.times(Number::whole(100)) } else { Some(wanted.value) };
        let near = own.and_then(|own| n.minus(own)).and_then(|d| d.abs().times(Number::whole(CLOSE)));
        near.is_some_and(|d| d <= n) && fair.meets(&Interval::point(n))
    };
    for (n, &(i, by_subject)) in tied.iter().enumerate() {
        let Some(mut sum) = percent(&source.all[i as usize]) else { continue };
        let (mut from, mut by, sentence) = (vec![i], by_subject, source.all[i as usize].sentence);
        for &(j, by_subject) in tied[n + 1..].iter().take(RUN) {
            let next = &source.all[j as usize];
            let Some(more) = percent(next).filter(|_| next.sentence == sentence && !next.apart) else { break };
            sum = sum.plus(more)?;
            from.push(j);
            by |= by_subject;
            if (by || part && from.len() == 2) && sum <= Number::whole(100) && close(sum) {
                return Some(Step { from, working: Working::Sum, value: sum });
            }
        }
    }
    None
}

/// So many shares are added at most.
const RUN: usize = 3;

/// A bound or a fraction is kept closely by what lies within this part of it.
const CLOSE: i64 = 20;

/// How far two counts that stand side by side lie apart: "lost 28" of a source's "dropped from 83 seats to 55".
pub(super) fn counts_apart(a: &Point, (i, p): (u32, &Point), (j, q): (u32, &Point)) -> Option<Step> {
    let counted = |p: &Point| match &p.value {
        Value::Amount(q, None) if q.upper.is_none() && q.bound == Bound::Exactly && !p.loose && p.kind != Kind::Fraction => Some(q.value),
        _ => None,
    };
    let (x, y, wanted) = (counted(p)?, counted(q)?, counted(a)?);
    let one = p.head.is_some() && (p.head == q.head || q.head.is_none()) || p.head.is_none() && q.head.is_some();
    let own = a.head.is_none() || a.head == p.head || a.head == q.head;
    let from = if x >= y { vec![i, j] } else { vec![j, i] };
    let made = one && own && wanted >= Number::whole(LEAST) && x.minus(y).map(Number::abs) == Some(wanted);
    made.then_some(Step { from, working: Working::Difference, value: wanted })
}

/// Smaller differences come out by chance.
const LEAST: i64 = 5;

/// What two amounts of one sentence leave of a third that stands before them: "Rs 1.5 lakh in costs" of "18.5 lakh … of which 12 lakh is …, 5
/// lakh is … and the remainder".
pub(super) fn left_of(a: &Point, wanted: &Quantity, source: &Points, tied: &[(u32, bool)]) -> Option<Step> {
    let Value::Amount(_, Some(own)) = &a.value else { return None };
    let plain = |q: &Quantity| q.bound == Bound::Exactly && q.upper.is_none();
    let like = |p: &Point| match &p.value {
        Value::Amount(q, Some(m)) if m.unit == own.unit && plain(q) && !p.apart => Some(q.value),
        _ => None,
    };
    if a.apart || a.kind == Kind::Percent || !plain(wanted) {
        return None;
    }
    let all: Vec<(u32, u32, Number)> =
        tied.iter().filter_map(|&(n, _)| Some((n, source.all[n as usize].sentence, like(&source.all[n as usize])?))).take(PAIRED).collect();
    for (n, pair) in all.windows(2).enumerate() {
        let [(i, sentence, x), (j, other, y)] = pair else { continue };
        let parts = x.plus(*y).filter(|_| sentence == other);
        let Some(sum) = parts.and_then(|s| s.plus(wanted.value)) else { continue };
        let whole = all[..n].iter().rev().take(MOST).find(|(_, s, w)| *w == sum && sentence.abs_diff(*s) <= FAR);
        if let Some((k, ..)) = whole {
            return Some(Step { from: vec![*k, *i, *j], working: Working::Difference, value: wanted.value });
        }
    }
    None
}

/// So many sentences before its parts a whole may stand.
const FAR: u32 = 3;

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

/// Two parts of one sentence leave so many by chance only of a smaller whole: 12 of 45 seats, of which two parties have 19 and 14.
const SEATS: i64 = 20;

/// A smaller sum of three counts comes out by chance.
const LISTED: i64 = 100;

/// So many counts of a sentence are added at most.
const MOST: usize = 12;

/// What one part leaves of a whole that the article names beside it: "84,000 homes, of which 32,000 are still in the dark" of a source's 84,000
/// homes and, farther on, 52,000 customers; "she lost two marks of 410" of 408.
pub(super) fn missing(a: &Point, article: &Points, source: &Points) -> Option<Step> {
    let near = |bound: Bound| matches!(bound, Bound::Exactly | Bound::About);
    let plain = |p: &Point| match &p.value {
        Value::Amount(q, m) if q.upper.is_none() && near(q.bound) && !p.loose && p.kind != Kind::Percent => Some((q.value, *m)),
        _ => None,
    };
    let (wanted, unit) = plain(a)?;
    let here = article.all.partition_point(|p| p.span.start < a.span.start);
    let beside = [here.checked_sub(1), Some(here + 1)].into_iter().flatten().filter_map(|n| article.all.get(n));
    let near = beside.filter(|p| p.sentence == a.sentence && (p.whole || a.scope == Scope::Subset));
    let wholes: Vec<Number> =
        near.filter_map(plain).filter(|(n, m)| *n > wanted && (*m == unit || unit.is_none() || m.is_none())).map(|(n, _)| n).collect();
    let all = || (0_u32..).zip(&source.all).filter_map(|(n, p)| Some((n, plain(p)?)));
    wholes.into_iter().find_map(|whole| {
        let (i, (_, m)) = all().find(|(_, (n, _))| *n == whole)?;
        let rest = whole.minus(wanted)?;
        let parts: Vec<(u32, Number)> =
            all().filter(|(_, (_, of))| *of == m || *of == unit || of.is_none()).map(|(n, (value, _))| (n, value)).take(PAIRED).collect();
        let sentence = |n: u32| source.all.get(n as usize).map(|p| p.sentence);
        // "24 million of the 124 million" of which the state paid 70 million and the town 30
        let enough =
            |w: &[(u32, Number)]| whole >= Number::whole(LISTED) || whole >= Number::whole(SEATS) && sentence(w[0].0) == sentence(w[1].0);
        let two = || parts.windows(2).find(|w| enough(w) && w[0].1.plus(w[1].1) == Some(rest)).map(|w| vec![i, w[0].0, w[1].0]);
        let one = || parts.iter().find(|(_, n)| *n == rest && whole >= Number::whole(LISTED)).map(|(j, _)| vec![i, *j]);
        let from = one().or_else(two)?;
        Some(Step { from, working: Working::Difference, value: wanted })
    })
}
