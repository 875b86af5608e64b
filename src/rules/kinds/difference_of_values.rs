//! A stated difference or remainder that is not what subtraction gives.

use super::{Check, show, working};
use crate::claims::Construction;
use crate::extraction::{Kind, Mention, Trait};
use crate::language::Dimension;
use crate::rules::{Hit, View};
use crate::values::{Bound, Interval, Number, Quantity};
use serde::Deserialize;

/// Nothing to set: the tolerance is the precision that the figures are printed with.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["from", "less", "stated", "computed", "repairs"];
    const ROLES: &'static [&'static str] = &["from", "less", "stated"];
    const PRIORITY: u8 = 72;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for construction in &view.story.constructions {
            match construction {
                Construction::Difference { from, less, margin } => out.extend(judge(view, *from, less, *margin)),
                Construction::Change { from, to, by, adjusted: false, .. } => {
                    let amounts = by.iter().filter(|&&b| is_amount_of(view, b, *from));
                    out.extend(amounts.into_iter().find_map(|&b| judge_change(view, *from, *to, b)));
                }
                _ => {}
            }
        }
    }
}

/// Whether the stated change is an amount in the terms of its ends: "by five days", "by two points" of percentages.
fn is_amount_of(view: &View<'_>, by: u32, end: u32) -> bool {
    let (Some(b), Some(e)) = (working::mention(view, by), working::mention(view, end)) else { return false };
    let dimension = |m: &Mention| m.measure.map(|u| view.analysis.measures.unit(u.unit).dimension);
    let points = dimension(b) == Some(Dimension::Points) && dimension(e) == Some(Dimension::Share);
    // "from 62 million marks to 71 million, an increase of 19 million"
    let bare =
        b.kind == Kind::Number && b.counted.is_none() && b.quantity.is_some_and(|q| q.scaled) && dimension(e) == Some(Dimension::Money);
    let same = (b.measure == e.measure || bare) && dimension(b) != Some(Dimension::Share);
    let noun = |m: &Mention| m.counted.as_ref().map(|c| c.lemma);
    // "to 45 points from 21 games": of another kind.
    let kin = dimension(b).is_some() || noun(b).is_none() || noun(b) == noun(e);
    // "up a tenth", بزيادة العُشر: a part of it, whatever it was read as. What is more than twice either end is of another thing.
    let value = |m: &Mention| m.quantity.map_or(Number::ZERO, |q| q.value.abs());
    let word = b.kind == Kind::Number && b.counted.is_none() && !b.traits.has(Trait::Digits) && b.traits.has(Trait::Definite);
    let part = word || value(b) < Number::ONE && value(e) >= Number::ONE;
    let far = value(e).times(Number::whole(2)).is_some_and(|twice| value(b) > twice) && !points;
    // "first-half deliveries": a rank is no amount, but الثلاثين may be one.
    let rank = b.kind == Kind::Ordinal && !view.analysis.language.head_first;
    let number = !b.traits.has(Trait::Multiple) && b.kind != Kind::Fraction && !rank;
    (points || same && kin) && !part && !far && number
}

/// The larger less the rest; a tally or range holds both.
fn subtract(values: &[Quantity]) -> Option<(Interval, Number)> {
    let (first, rest) = values.split_first()?;
    if let Some(upper) = first.upper.filter(|_| rest.is_empty()) {
        let apart = first.value.minus(upper)?.abs();
        return Some((Interval::point(apart), apart));
    }
    let mut interval = first.interval();
    let mut exact = first.value;
    let fair = rounded(values);
    if fair {
        interval = first.fair();
    }
    for q in rest {
        interval = interval.minus(&if fair { q.fair() } else { q.interval() });
        exact = exact.minus(q.value)?;
    }
    Some((interval, exact))
}

/// Whether some of the figures may be rounded where others are not: "4,236 less 300 leaves 3,900", but not "310 to 290".
fn rounded(values: &[Quantity]) -> bool {
    let unit = |q: &Quantity| q.value.trailing_unit();
    let small = values.iter().all(|q| !q.scaled && q.value < Number::whole(1_000));
    let even = values.iter().all(|q| unit(q) == unit(&values[0]));
    !small && !even
}

/// What the stated difference may be, beside figures that are rounded or not.
fn stated(values: &[Quantity], margin: &Quantity) -> Interval {
    let all: Vec<Quantity> = values.iter().chain([margin]).copied().collect();
    if rounded(&all) { margin.fair() } else { margin.interval() }
}

/// Whether two figures are apart by just so much: among many figures two come near by chance.
fn apart_by(p: &Quantity, q: &Quantity, margin: &Quantity) -> bool {
    p.value > q.value && p.value.minus(q.value).is_some_and(|d| Interval::point(d).meets(&margin.interval()))
}

fn judge(view: &View<'_>, from: u32, less: &[u32], margin: u32) -> Option<Hit> {
    let figures: Vec<u32> = std::iter::once(from).chain(less.iter().copied()).chain([margin]).collect();
    let fits = |v: &[Quantity]| v.split_last().is_none_or(|(m, v)| subtract(v).is_none_or(|(i, _)| i.meets(&stated(v, m))));
    // "two fewer than the 25 they held": what it is held against is no bound.
    let plain = |q: Quantity| {
        if matches!(q.bound, Bound::LessThan | Bound::MoreThan) { Quantity { bound: Bound::Exactly, close: false, ..q } } else { q }
    };
    let mut values = working::quantities(view, &figures)?;
    let count = values.len() - 1;
    values[..count].iter_mut().for_each(|q| *q = plain(*q));
    let stated_margin = *values.last()?;
    let meant = |p: &Quantity, q: &Quantity| apart_by(p, q, &stated_margin);
    if fits(&values) || working::any_two(&working::beside(view, from, margin), [&values[0], values.get(1).unwrap_or(&values[0])], meant) {
        return None;
    }
    let (last, parts) = values.split_last()?;
    let (_, exact) = subtract(parts)?;
    let other = parts[0].upper.filter(|_| less.is_empty());
    let taken: Vec<String> = parts[1..].iter().map(|q| q.value).chain(other).map(show::figure).collect();
    let told = format!("{} − {} = {} ≠ {}", show::figure(parts[0].value), taken.join(" − "), show::figure(exact), show::figure(last.value));
    let repairs = working::slips(view, &figures, fits);
    let mut roles = vec![("from", from)];
    roles.extend(less.iter().map(|&l| ("less", l)));
    roles.push(("stated", margin));
    Some(working::hit(view, &roles, told, vec![("computed", show::figure(exact)), ("repairs", repairs)]))
}

fn judge_change(view: &View<'_>, from: u32, to: u32, by: u32) -> Option<Hit> {
    let fits = |v: &[Quantity]| {
        let (there, back) = (v[1].fair().minus(&v[0].fair()), v[0].fair().minus(&v[1].fair()));
        there.meets(&v[2].fair()) || back.meets(&v[2].fair())
    };
    let mut values = working::quantities(view, &[from, to, by])?;
    if working::in_two_units(view, from, to) {
        return None;
    }
    // "dropped 6 basis points to 4.22% from 4.28%"
    let points = working::mention(view, by).and_then(|m| m.measure).map(|u| view.analysis.measures.unit(u.unit));
    if let Some(unit) = points.filter(|u| u.dimension == Dimension::Points) {
        values[2] = values[2].scaled_by(unit.factor)?;
    }
    let meant = |p: &Quantity, q: &Quantity| apart_by(p, q, &values[2]);
    if fits(&values)
        || working::any_two(&working::beside(view, to, by), [&values[0], &values[1]], meant)
        || values[0].upper.is_some()
        || values[1].upper.is_some()
    {
        return None;
    }
    let exact = values[1].value.minus(values[0].value)?;
    let [a, b, c, d] = [values[1].value, values[0].value, exact, values[2].value].map(show::figure);
    let repairs = working::slips(view, &[from, to, by], fits);
    let roles = [("from", from), ("less", to), ("stated", by)];
    Some(working::hit(view, &roles, format!("{a} − {b} = {c} ≠ {d}"), vec![("computed", show::figure(exact.abs())), ("repairs", repairs)]))
}
