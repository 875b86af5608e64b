//! Words that must, or must not, stand near a selected figure: "percent" beside a difference of two percentages.

use super::selection::{Found, Pattern, Selection, Within, identity};
use super::{Check, Unsound, show};
use crate::rules::{Hit, View};
use serde::Deserialize;

/// Which figures, and which words.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// The figures.
    pub of: Box<Selection>,
    /// What must stand near them.
    #[serde(default)]
    pub must: Option<Pattern>,
    /// What must not.
    #[serde(default)]
    pub must_not: Option<Pattern>,
    /// How near.
    #[serde(default)]
    pub within: Within,
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["figure", "words"];
    const ROLES: &'static [&'static str] = &["passage"];

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let mut must = self.must.as_ref().map(|p| Found::of(view, p, self.within));
        let mut must_not = self.must_not.as_ref().map(|p| Found::of(view, p, self.within));
        for claim in self.of.of(view) {
            let found = must_not.as_mut().and_then(|p| p.around(claim));
            let lacking = must.as_mut().is_some_and(|p| p.around(claim).is_none());
            if found.is_none() && !lacking {
                continue;
            }
            let words = found.filter(|f| !f.is_empty() && !f.overlaps(claim.span));
            out.push(Hit {
                slots: vec![("figure", show::quote(view, claim.span)), ("words", found.map(|f| show::quote(view, f)).unwrap_or_default())],
                labels: std::iter::once(claim.span).chain(words).map(|span| ("passage", span)).collect(),
                identity: vec![identity(view, claim)],
                ..Hit::default()
            });
        }
    }

    fn unsound(&self) -> Option<Unsound> {
        let nothing = self.must.is_none() && self.must_not.is_none();
        nothing.then(|| Unsound::at("", "no words are looked for", "give `must` or `must_not` with a pattern"))
    }
}
