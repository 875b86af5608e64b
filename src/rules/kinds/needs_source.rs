//! A figure of a class that needs a source, for which nobody in the text vouches.

use super::{Check, show};
use crate::claims::Claim;
use crate::findings::Confidence;
use crate::rules::{Hit, View};
use crate::stories::Section;
use serde::Deserialize;

/// How many findings a story may have.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {
    /// The most findings of one story; the first ones are shown.
    pub most: usize,
}

impl Default for Parameters {
    fn default() -> Self {
        Self { most: 3 }
    }
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["figure"];
    const ROLES: &'static [&'static str] = &["figure"];

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let unvouched = view.story.claims.iter().filter(|c| alone(view, c)).take(self.most);
        out.extend(unvouched.map(|c| Hit {
            confidence: Confidence::CERTAIN,
            slots: vec![("figure", show::quote(view, c.span))],
            labels: vec![("figure", c.span)],
            identity: c.quantity.iter().map(|q| q.value.to_string()).collect(),
            ..Hit::default()
        }));
    }
}

/// Whether a body figure needs a source and has none, and no claim that it is linked with has one either.
fn alone(view: &View<'_>, claim: &Claim) -> bool {
    let vouched = |c: &Claim| c.speaker.is_some() || c.quoted;
    if !claim.needs_source || claim.section != Section::Body || vouched(claim) {
        return false;
    }
    let story = view.story;
    let linked = story.links.iter().filter(|l| !l.refused && l.members.iter().any(|m| story.claims[m.1 as usize].span == claim.span));
    !linked.flat_map(|l| &l.members).any(|m| vouched(&story.claims[m.1 as usize]))
}
