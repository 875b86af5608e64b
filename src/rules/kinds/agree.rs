//! All selected figures of a story give one value: the number of seats in the chamber.

use super::selection::{Selection, identity};
use super::{Check, show};
use crate::claims::Claim;
use crate::rules::{Hit, View};
use serde::Deserialize;

/// Which figures.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// The figures.
    pub of: Box<Selection>,
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["first", "second"];
    const ROLES: &'static [&'static str] = &["first", "second"];

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let mut told: Vec<&Claim> = Vec::new();
        for claim in self.of.of(view) {
            // Each value that differs from the first is told once.
            let differs = told.first().is_some_and(|first| !agree(first, claim));
            if differs && told.iter().skip(1).all(|other| !agree(other, claim)) {
                let first = told[0];
                out.push(Hit {
                    slots: vec![("first", show::quote(view, first.span)), ("second", show::quote(view, claim.span))],
                    labels: vec![("first", first.span), ("second", claim.span)],
                    identity: vec![identity(view, first), identity(view, claim)],
                    ..Hit::default()
                });
            }
            if told.is_empty() || differs && told.len() < MOST {
                told.push(claim);
            }
        }
    }
}

/// How many values are told apart: an article of 10 MB may give thousands.
const MOST: usize = 50;

/// Values in different units are not held against each other.
fn agree(a: &Claim, b: &Claim) -> bool {
    a.measure != b.measure || a.quantity.zip(b.quantity).is_none_or(|(p, q)| p.interval().meets(&q.interval()))
}
