//! Two conversions of one currency into another that need two rates: "10m euros ($11m) … 20m euros ($16m)".

use super::{Check, show, working};
use crate::claims::Construction;
use crate::findings::Confidence;
use crate::language::UnitId;
use crate::rules::{Hit, View};
use crate::values::{Interval, Number, slip_between};
use serde::Deserialize;

/// How far rates may be apart.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// The part by which two rates of one story may differ, as an exact number: they move from week to week, and are rounded.
    #[serde(default = "fifth", deserialize_with = "super::exact")]
    #[schemars(with = "String")]
    pub tolerance: Number,
}

fn fifth() -> Number {
    Number::ratio(1, 5).unwrap_or(Number::ZERO)
}

/// A conversion of the story.
struct Conversion {
    one: u32,
    other: u32,
    units: (UnitId, UnitId),
    then: bool,
    values: (Number, Number),
    /// How much of the second currency one of the first is.
    rate: Interval,
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["one", "other", "first", "second"];
    const ROLES: &'static [&'static str] = &["one", "other", "first", "second"];
    const PRIORITY: u8 = 70;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let conversions: Vec<Conversion> = view.story.constructions.iter().filter_map(|c| conversion(view, c)).collect();
        let mut pairs: Vec<(UnitId, UnitId)> = conversions.iter().map(|c| c.units).collect();
        pairs.sort_unstable();
        pairs.dedup();
        for units in pairs {
            let own: Vec<&Conversion> = conversions.iter().filter(|c| c.units == units).collect();
            // The first conversion is what the others are held against, unless the second and third agree with each other and not with it.
            let against = match own[..] {
                [a, b, c, ..] if !self.agree(a, b) && !self.agree(a, c) && self.agree(b, c) => b,
                [a, ..] => a,
                [] => continue,
            };
            let odd = own.iter().filter(|c| !self.agree(against, c));
            out.extend(odd.map(|c| hit(view, against, c)));
        }
    }
}

impl Parameters {
    fn agree(&self, a: &Conversion, b: &Conversion) -> bool {
        // "10.6bn francs ($11.5bn) … 10.6bn francs ($91.5bn), as in 2014": of another year only the very same sum is held, and only against a slip
        // of the hand.
        let slip = || a.values.0 == b.values.0 && slip_between(a.values.1, b.values.1).is_some();
        if (a.then || b.then) && !slip() {
            return true;
        }
        let more = Number::ONE.plus(self.tolerance).unwrap_or(Number::ONE);
        let less = Number::ONE.divide(more).unwrap_or(Number::ONE);
        a.rate.scaled(less).hull(&a.rate.scaled(more)).meets(&b.rate)
    }
}

fn conversion(view: &View<'_>, construction: &Construction) -> Option<Conversion> {
    let Construction::Converted { one, other, then } = *construction else { return None };
    let (p, q) = (working::quantity(view, one)?, working::quantity(view, other)?);
    let unit = |f| working::mention(view, f).and_then(|m| m.measure).map(|m| m.unit);
    let positive = p.value > Number::ZERO && q.value > Number::ZERO && p.upper.is_none() && q.upper.is_none();
    positive.then_some(Conversion {
        one,
        other,
        units: (unit(one)?, unit(other)?),
        rate: q.fair().over(&p.fair()),
        then,
        values: (p.value, q.value),
    })
}

fn hit(view: &View<'_>, a: &Conversion, b: &Conversion) -> Hit {
    let quote = |f| show::quote(view, show::span(view, f));
    let working = format!("{} · {}", show::between(&a.rate), show::between(&b.rate));
    let figures = [("one", b.one), ("other", b.other), ("first", a.one), ("second", a.other)];
    let mut hit = working::hit(view, &figures, working, Vec::new());
    hit.slots = figures.iter().map(|&(role, f)| (role, quote(f))).collect();
    hit.confidence = Confidence::CERTAIN;
    hit
}
