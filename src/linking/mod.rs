//! Which claims speak about the same thing.
//!
//! *In*: the claims of one story. *Out*: [`Link`]s with a confidence and reasons a person can read, and the links that were refused
//! with theirs. It must never look at tokens: if it must, a claim lacks a field.

mod candidates;
mod events;
mod features;
mod link;
mod parallel;
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
    let told = vetoed(story, &groups);
    told.map(|(pair, veto)| Pair { first: pair.0, second: pair.1, veto, reasons: features::features(story, &groups, pair) }).collect()
}

/// The pairs that are worth telling, with what forbids them.
fn vetoed<'a>(story: Story<'a>, groups: &'a candidates::Groups) -> impl Iterator<Item = ((u32, u32), Option<Reason>)> + 'a {
    let told = move |pair| (pair, vetoes::veto(story, groups, pair));
    groups.pairs().into_iter().map(told).filter(|(_, veto)| veto.as_ref().is_none_or(|v| !v.feature.is_empty()))
}

/// Links the claims of a story that state the same fact, whether or not their values agree; without their reasons, which a long article
/// would keep by the gigabyte. Sorted by their claims.
#[must_use]
pub fn same_fact(story: Story<'_>) -> Vec<Link> {
    let weights = weights::weights();
    let groups = candidates::Groups::of(story);
    let (mut reasons, mut found) = (Vec::new(), weights::Found::new());
    let mut links = Vec::new();
    for pair in groups.pairs() {
        if vetoes::veto(story, &groups, pair).is_some() {
            continue;
        }
        features::features_into(story, &groups, pair, &mut reasons);
        let confidence = weights.confidence(&reasons, &mut found);
        if confidence.0 >= weights.cut {
            links.push(linked(pair, confidence, Vec::new(), false));
        }
    }
    links
}

/// The links of [`same_fact`] with their reasons, and those that were refused with theirs. Sorted by their claims.
#[must_use]
pub fn explained(story: Story<'_>) -> Vec<Link> {
    let weights = weights::weights();
    let groups = candidates::Groups::of(story);
    let mut found = weights::Found::new();
    let link = |(pair, veto): ((u32, u32), Option<Reason>)| {
        if let Some(veto) = veto {
            return Some(linked(pair, crate::findings::Confidence(0), vec![veto], true));
        }
        let reasons = features::features(story, &groups, pair);
        let confidence = weights.confidence(&reasons, &mut found);
        (confidence.0 >= weights.cut).then(|| linked(pair, confidence, reasons, false))
    };
    vetoed(story, &groups).filter_map(link).collect()
}

const fn linked(pair: (u32, u32), confidence: crate::findings::Confidence, reasons: Vec<Reason>, refused: bool) -> Link {
    Link { relation: Relation::SameFact, members: [(Part::Same, pair.0), (Part::Same, pair.1)], confidence, reasons, refused }
}

/// The first figure that is held against fewer others than most are, because its kind of thing has more than `MANY` before it; with that
/// limit.
#[must_use]
pub fn crowded(story: Story<'_>) -> Option<(u32, usize)> {
    candidates::Groups::crowded(story).map(|claim| (claim, candidates::MANY))
}
