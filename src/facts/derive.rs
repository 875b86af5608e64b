//! A figure that one step leads to from the figures of a source: a sum, a difference, a share, a multiple.

use super::point::{Point, Points, Value};
use crate::extraction::Kind;
use crate::language::{Dimension, Measures};
use crate::values::{Interval, Number, Quantity};

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
            if !(by_subject || other_by_subject) {
                continue;
            }
            if let Some(step) = step(measures, a, wanted, (i, p), (j, q)) {
                return Some(step);
            }
        }
    }
    None
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
    let made = |sign: &'static str, result: Interval| {
        let value = result.low.filter(|_| wanted.fair().meets(&result))?;
        Some(Step { from: vec![i, j], sign, value })
    };
    let (u, v) = (x.interval(), y.interval());
    if like(m) && like(n) && p.kind != Kind::Percent {
        return made("+", u.plus(&v)).or_else(|| made("−", if x.value >= y.value { u.minus(&v) } else { v.minus(&u) }));
    }
    if dimension(own) == Some(Dimension::Share) && dimension(m) == dimension(n) && dimension(m) != Some(Dimension::Share) {
        let (part, whole) = if x.value <= y.value { (u, v) } else { (v, u) };
        return made("÷", part.over(&whole).scaled(Number::whole(100)));
    }
    None
}
