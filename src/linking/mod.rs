//! Which claims speak about the same thing.
//!
//! *In*: the claims of one story. *Out*: [`Link`]s with a confidence and reasons a person can read, and the links that were refused
//! with theirs. It must never look at tokens: if it must, a claim lacks a field.

mod candidates;
mod events;
mod features;
mod link;
mod vetoes;
mod weights;

use crate::claims::Claim;
use crate::language::{Language, Measures};

pub use events::same_event;
pub use link::{Link, Part, Reason, Relation};

/// What linking sees of a story.
#[derive(Debug, Clone, Copy)]
pub struct Story<'a> {
    /// The language.
    pub language: &'a Language,
    /// The units.
    pub measures: &'a Measures,
    /// The claims, in text order.
    pub claims: &'a [Claim],
    /// The sentence where the body's lead ends.
    pub lead: u32,
}

/// Two claims that could state one fact, with what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The earlier claim, by place.
    pub first: u32,
    /// The later claim, by place.
    pub second: u32,
    /// What forbids it.
    pub veto: Option<Reason>,
    /// The features that hold.
    pub reasons: Vec<Reason>,
}

/// Every pair of claims that is looked at, sorted; for [`same_fact`], and for fitting its weights.
#[must_use]
pub fn pairs(story: Story<'_>) -> Vec<Pair> {
    let groups = candidates::Groups::of(story);
    let mut out = Vec::new();
    for (first, second) in groups.pairs() {
        let (a, b) = (&story.claims[first as usize], &story.claims[second as usize]);
        let veto = vetoes::veto(story, &groups, a, b);
        if veto.as_ref().is_some_and(|v| v.feature.is_empty()) {
            continue;
        }
        let reasons = features::features(story, &groups, a, b);
        out.push(Pair { first, second, veto, reasons });
    }
    out
}

/// Links the claims of a story that state the same fact, whether or not their values agree, and lists those that were refused.
/// Sorted by their claims.
#[must_use]
pub fn same_fact(story: Story<'_>) -> Vec<Link> {
    let weights = weights::weights();
    let link = |pair: Pair| {
        let members = vec![(Part::Same, pair.first), (Part::Same, pair.second)];
        if let Some(veto) = pair.veto {
            let confidence = crate::findings::Confidence(0);
            return Some(Link { relation: Relation::SameFact, members, confidence, reasons: vec![veto], refused: true });
        }
        let confidence = weights.confidence(&pair.reasons);
        let linked = Link { relation: Relation::SameFact, members, confidence, reasons: pair.reasons, refused: false };
        (confidence.0 >= weights.cut).then_some(linked)
    };
    pairs(story).into_iter().filter_map(link).collect()
}
