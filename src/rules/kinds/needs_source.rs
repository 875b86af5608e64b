//! A figure of a class that needs a source, for which nobody in the text vouches.

use super::{Check, show};
use crate::claims::Claim;
use crate::findings::Confidence;
use crate::rules::{Hit, View};
use crate::stories::Section;
use crate::text::ProseSpan;
use serde::Deserialize;
use std::collections::BTreeSet;

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
        let claims = &view.story.claims;
        let links = view.story.links.iter().filter(|l| !l.refused && l.members.iter().any(|m| vouched(&claims[m.1 as usize])));
        let shared: BTreeSet<ProseSpan> = links.flat_map(|l| &l.members).map(|m| claims[m.1 as usize].span).collect();
        let unvouched = claims.iter().filter(|c| alone(c) && !shared.contains(&c.span)).take(self.most);
        out.extend(unvouched.map(|c| Hit {
            confidence: Confidence::CERTAIN,
            slots: vec![("figure", show::quote(view, c.span))],
            labels: vec![("figure", c.span)],
            identity: c.quantity.iter().map(|q| q.value.to_string()).collect(),
            ..Hit::default()
        }));
    }
}

fn vouched(claim: &Claim) -> bool {
    claim.speaker.is_some() || claim.quoted
}

/// Whether a body figure needs a source and has none of its own.
fn alone(claim: &Claim) -> bool {
    claim.needs_source && claim.section == Section::Body && !vouched(claim)
}
