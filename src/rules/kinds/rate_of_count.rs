//! A rate per thousand or hundred thousand against the cases and the population.

use super::{Check, show, working};
use crate::claims::Construction;
use crate::rules::{Hit, View};
use crate::values::{Number, Quantity};
use serde::Deserialize;

/// How far a rate may be off.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {
    /// The part of the rate that rounding may make up, as an exact number.
    #[serde(deserialize_with = "super::exact")]
    #[schemars(with = "String")]
    pub tolerance: Number,
}

impl Default for Parameters {
    fn default() -> Self {
        Self { tolerance: Number::ratio(1, 20).unwrap_or(Number::ZERO) }
    }
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["count", "population", "rate", "computed", "repairs"];
    const ROLES: &'static [&'static str] = &["count", "population", "rate", "per"];
    const PRIORITY: u8 = 74;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for construction in &view.story.constructions {
            if let Construction::Rate { count, population, rate, per } = construction {
                out.extend(judge(view, [*count, *population, *rate, *per], self.tolerance));
            }
        }
    }
}

fn judge(view: &View<'_>, figures: [u32; 4], tolerance: Number) -> Option<Hit> {
    let values = working::quantities(view, &figures)?;
    let fits = |v: &[Quantity]| {
        let computed = v[0].fair().over(&v[1].fair()).scaled(v[3].value);
        let slack = v[2].value.times(tolerance).unwrap_or(Number::ZERO).max(v[2].precision.half());
        computed.meets(&v[2].interval().widened(slack))
    };
    let positive = values.iter().all(|q| q.value > Number::ZERO && q.upper.is_none());
    if !positive || fits(&values) {
        return None;
    }
    let computed = values[0].value.divide(values[1].value)?.times(values[3].value)?;
    let [n, p, s, c] = [values[0].value, values[1].value, values[3].value, computed.rounded(2)].map(show::figure);
    let repairs = working::slips(view, &figures[..3], |v| fits(&[v[0], v[1], v[2], values[3]]));
    let roles: Vec<(&'static str, u32)> = ["count", "population", "rate", "per"].into_iter().zip(figures).collect();
    Some(working::hit(view, &roles, format!("{n} / {p} × {s} = {c}"), vec![("computed", c), ("repairs", repairs)]))
}
