//! Which claims speak about the same thing.
//!
//! *In*: the claims of one story. *Out*: [`Link`]s with a confidence and reasons a person can read, and the links that were refused
//! with theirs. It must never look at tokens: if it must, a claim lacks a field.

mod candidates;
mod features;
mod link;
mod vetoes;
mod weights;

use crate::claims::Claim;
use crate::language::{Language, Measures, Word};
use std::collections::HashMap;

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

/// Links the claims of a story that state the same fact, whether or not their values agree, and lists those that were refused.
/// Sorted by their claims.
#[must_use]
pub fn same_fact(story: Story<'_>) -> Vec<Link> {
    let claims = story.claims;
    let mut frequency: HashMap<Word, u32> = HashMap::new();
    for claim in claims {
        for &word in &claim.participants {
            *frequency.entry(word).or_default() += 1;
        }
    }
    let groups = candidates::Groups::of(story);
    let weights = weights::weights();
    let mut links = Vec::new();
    for (a, b) in groups.pairs() {
        let (x, y) = (&claims[a as usize], &claims[b as usize]);
        let members = vec![(Part::Same, a), (Part::Same, b)];
        if let Some(reason) = vetoes::veto(story, x, y) {
            if !reason.feature.is_empty() {
                links.push(Link {
                    relation: Relation::SameFact,
                    members,
                    confidence: crate::findings::Confidence(0),
                    reasons: vec![reason],
                    refused: true,
                });
            }
            continue;
        }
        let reasons = features::features(story, &groups, &frequency, x, y);
        let confidence = weights.confidence(&reasons);
        if confidence.0 >= weights.cut {
            links.push(Link { relation: Relation::SameFact, members, confidence, reasons, refused: false });
        }
    }
    links
}
