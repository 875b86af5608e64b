//! A headline that drops or hardens the body's modifier: "70 animals" for "more than 70 animals".

use super::{Check, show};
use crate::claims::Claim;
use crate::rules::{Hit, View};
use crate::stories::Section;
use crate::values::Bound;
use serde::Deserialize;

/// Nothing to set: a headline may leave out "about" and "nearly" to save space.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["headline", "body"];
    const ROLES: &'static [&'static str] = &["headline", "body"];

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let claims = &view.story.claims;
        for link in &view.story.links {
            let [(_, a), (_, b)] = link.members[..] else { continue };
            let (head, body) = (&claims[a as usize], &claims[b as usize]);
            if head.section != Section::Headline || body.section != Section::Body || !dropped(head, body) {
                continue;
            }
            // The body may say it both ways.
            let plain = |c: &Claim| {
                c.section == Section::Body
                    && c.quantity.is_some_and(|q| Some(q.value) == head.quantity.map(|h| h.value) && q.bound == Bound::Exactly)
            };
            if claims.iter().any(plain) || out.iter().any(|h| h.labels.iter().any(|(_, s)| *s == head.span)) {
                continue;
            }
            out.push(Hit {
                confidence: link.confidence.max(crate::findings::Confidence(900)),
                slots: vec![("headline", show::quote(view, head.span)), ("body", show::quote(view, body.span))],
                labels: vec![("headline", head.span), ("body", body.span)],
                identity: head.quantity.iter().map(|q| q.value.to_string()).collect(),
                ..Hit::default()
            });
        }
    }
}

fn dropped(head: &Claim, body: &Claim) -> bool {
    let (Some(h), Some(b)) = (head.quantity, body.quantity) else { return false };
    h.value == b.value && h.bound == Bound::Exactly && matches!(b.bound, Bound::MoreThan | Bound::AtLeast | Bound::AtMost)
}
