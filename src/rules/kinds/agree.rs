//! All selected figures of a story give one value: the number of seats in the chamber. A story that is told in several files, drafts or the
//! pages of a handbook, gives one value in all of them.

use super::selection::{Selection, identity};
use super::{Check, show};
use crate::claims::Claim;
use crate::extraction::Measure;
use crate::facts::Given;
use crate::rules::{Hit, View};
use crate::values::Quantity;
use serde::Deserialize;

/// Which figures.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// The figures.
    pub of: Box<Selection>,
}

impl Parameters {
    /// The figures that it selects in a story, for other parts of the story to be held against.
    pub(in crate::rules) fn given<'a>(&'a self, view: &'a View<'_>) -> impl Iterator<Item = Given> + 'a {
        let given = |claim: &Claim| {
            let (rule, quantity) = (view.rule.to_owned(), claim.quantity?);
            Some(Given { rule, quantity, measure: claim.measure, span: claim.span, identity: identity(view, claim) })
        };
        self.of.of(view).filter_map(given)
    }
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["first", "second"];
    const ROLES: &'static [&'static str] = &["first", "second"];

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        // The part of the story that gives it first, else the first figure here.
        let before = view.analysis.parts.given(view.rule);
        let mut first = before.map(|(part, given)| First {
            value: (given.quantity, given.measure),
            hit: Hit { elsewhere: vec![("first", part.place(given.span))], identity: vec![given.identity.clone()], ..Hit::default() },
            quote: part.quote(given.span),
        });
        let mut told: Vec<Value> = Vec::new();
        for claim in self.of.of(view) {
            let Some(value) = claim.quantity.map(|q| (q, claim.measure)) else { continue };
            let Some(first) = &first else {
                let hit = Hit { labels: vec![("first", claim.span)], identity: vec![identity(view, claim)], ..Hit::default() };
                first = Some(First { value, hit, quote: show::quote(view, claim.span) });
                continue;
            };
            // Each value that differs from the first is told once.
            if agree(&first.value, &value) || told.len() >= MOST || told.iter().any(|other| agree(other, &value)) {
                continue;
            }
            told.push(value);
            let mut hit = first.hit.clone();
            hit.slots = vec![("first", first.quote.clone()), ("second", show::quote(view, claim.span))];
            hit.labels.push(("second", claim.span));
            hit.identity.push(identity(view, claim));
            out.push(hit);
        }
    }
}

/// A value and its unit.
type Value = (Quantity, Option<Measure>);

/// The figure that all others are held against.
struct First {
    value: Value,
    /// A hit with its label.
    hit: Hit,
    quote: String,
}

/// How many values are told apart: an article of 10 MB may give thousands.
const MOST: usize = 50;

/// Values in different units are not held against each other.
fn agree(a: &Value, b: &Value) -> bool {
    a.1 != b.1 || a.0.interval().meets(&b.0.interval())
}
