//! A figure that rests on nameless sources only: "Studies show it cuts attacks by 73 percent".

use super::few::Few;
use super::{Check, show};
use crate::claims::Claim;
use crate::extraction::Kind;
use crate::findings::Confidence;
use crate::rules::{Hit, View};
use crate::stories::Section;
use crate::values::Bound;
use serde::Deserialize;
use std::collections::BTreeSet;

/// How many findings a story may have.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct Parameters(Few);

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["figure", "speaker"];
    const ROLES: &'static [&'static str] = &["figure", "speaker"];

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let claims = &view.story.claims;
        let named: BTreeSet<u32> = claims.iter().filter(|c| c.speaker.as_ref().is_some_and(|s| !s.vague)).map(|c| c.sentence).collect();
        // Somebody who is named a sentence before may be the one who counted.
        let near = |c: &Claim| named.range(c.sentence.saturating_sub(1)..=c.sentence).next().is_some();
        // What is linked with a figure of somebody who is named.
        let heard = |m: &u32| claims[*m as usize].speaker.as_ref().is_some_and(|s| !s.vague);
        let vouched = view.story.links.iter().filter(|l| l.members.iter().any(|m| heard(&m.1)));
        let elsewhere: BTreeSet<u32> = vouched.flat_map(|l| &l.members).map(|m| m.1).collect();
        let asked = claims.iter().zip(0_u32..).filter(|(c, _)| rests(c) && !near(c));
        for (claim, _) in asked.filter(|(_, at)| !elsewhere.contains(at)).take(self.0.most) {
            let Some(speaker) = &claim.speaker else { continue };
            out.push(Hit {
                confidence: Confidence::CERTAIN,
                slots: vec![("figure", show::quote(view, claim.span)), ("speaker", show::quote(view, speaker.span))],
                labels: vec![("figure", claim.span), ("speaker", speaker.span)],
                identity: vec![super::selection::identity(view, claim)],
                ..Hit::default()
            });
        }
    }
}

/// Whether a body figure that readers weigh by its source has nobody but nameless ones.
fn rests(claim: &Claim) -> bool {
    let weighty = claim.needs_source.is_some() || claim.kind == Kind::Percent && claim.quantity.is_some_and(|q| q.bound == Bound::Exactly);
    weighty && claim.section == Section::Body && !claim.quoted && claim.speaker.as_ref().is_some_and(|s| s.vague)
}
