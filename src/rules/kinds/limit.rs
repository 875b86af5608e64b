//! Selected values lie between bounds: ages under 120, a town of this county under two million.

use super::selection::{Amount, Selection, UnitCode, amount, identity};
use super::{Check, Unsound, show};
use crate::rules::{Hit, View};
use crate::values::Interval;
use serde::Deserialize;

/// Which figures, and between which bounds they lie.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// The figures.
    pub of: Box<Selection>,
    /// The least value, itself allowed.
    #[serde(default)]
    pub least: Option<Amount>,
    /// The most, itself allowed.
    #[serde(default)]
    pub most: Option<Amount>,
    /// The unit that the bounds are in; figures in units of the same kind are converted, all others left alone.
    #[serde(default, rename = "in")]
    pub unit: Option<UnitCode>,
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["figure", "least", "most"];
    const ROLES: &'static [&'static str] = &["figure"];

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let bounds = Interval { low: self.least.map(|a| a.0), high: self.most.map(|a| a.0), above: false, below: false };
        let outside = |q: crate::values::Quantity| !q.interval().meets(&bounds);
        let bound = |a: Option<Amount>| a.map(|a| show::figure(a.0)).unwrap_or_default();
        out.extend(self.of.of(view).filter(|c| amount(view, c, self.unit.as_ref()).is_some_and(outside)).map(|claim| Hit {
            slots: vec![("figure", show::quote(view, claim.span)), ("least", bound(self.least)), ("most", bound(self.most))],
            labels: vec![("figure", claim.span)],
            identity: vec![identity(view, claim)],
            ..Hit::default()
        }));
    }

    fn unsound(&self) -> Option<Unsound> {
        match (self.least, self.most) {
            (None, None) => Some(Unsound::at("", "there is no limit", "give `least`, `most` or both")),
            (Some(least), Some(most)) if least.0 > most.0 => {
                Some(Unsound::at("least", "nothing lies between these bounds", "`least` is to be below `most`"))
            }
            _ => None,
        }
    }
}
