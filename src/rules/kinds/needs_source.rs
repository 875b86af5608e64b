//! A figure of a class that needs a source, for which nobody in the text vouches.

use super::few::Few;
use super::{Check, show};
use crate::claims::{Claim, Scope};
use crate::findings::Confidence;
use crate::rules::{Hit, View};
use crate::stories::Section;
use crate::text::ProseSpan;
use crate::values::Number;
use serde::Deserialize;
use std::collections::BTreeSet;

/// How many findings a story may have.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct Parameters(Few);

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["figure"];
    const ROLES: &'static [&'static str] = &["figure"];

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let claims = &view.story.claims;
        let links = view.story.links.iter().filter(|l| l.members.iter().any(|m| vouched(&claims[m.1 as usize])));
        let shared: BTreeSet<ProseSpan> = links.flat_map(|l| &l.members).map(|m| claims[m.1 as usize].span).collect();
        // "The toll has risen to 17, rescuers said … The 17 victims will be buried on Thursday": the figure has its source already.
        let told: BTreeSet<Number> = claims.iter().filter(|c| vouched(c) && c.measure.is_none()).filter_map(value).collect();
        let again = |c: &Claim| c.measure.is_none() && (c.definite || c.all) && value(c).is_some_and(|v| told.contains(&v));
        let unvouched = claims.iter().filter(|c| alone(c) && !shared.contains(&c.span) && !again(c)).take(self.0.most);
        out.extend(unvouched.map(|c| Hit {
            confidence: Confidence::CERTAIN,
            slots: vec![("figure", show::quote(view, c.span))],
            labels: vec![("figure", c.span)],
            identity: vec![super::selection::identity(view, c)],
            ..Hit::default()
        }));
    }
}

fn value(claim: &Claim) -> Option<Number> {
    claim.quantity.map(|q| q.value)
}

fn vouched(claim: &Claim) -> bool {
    claim.speaker.is_some() || claim.quoted
}

/// Whether a body figure needs a source and has none of its own.
fn alone(claim: &Claim) -> bool {
    // "27 of the injured are still in hospital": whoever told of the injured told of them.
    // "The three men": they were told of before.
    claim.needs_source && claim.section == Section::Body && claim.scope != Scope::Subset && !claim.definite && !vouched(claim)
}
