//! What a link is.

use crate::findings::Confidence;
use crate::language::Word;

/// How claims stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Two claims speak about one fact.
    SameFact,
    /// Two dates are those of one event.
    SameEvent,
}

impl Relation {
    /// Its name in every format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SameFact => "same-fact",
            Self::SameEvent => "same-event",
        }
    }
}

/// What a claim is in its link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// One of equals.
    Same,
}

/// Why a link was made or refused, for people: `same head noun`, with the words that showed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The feature's name in `rules/linking.yaml`, or the veto's.
    pub feature: &'static str,
    /// The words that showed it.
    pub words: Vec<Word>,
    /// How often it holds; nought for a veto.
    pub times: i32,
}

impl Reason {
    /// A feature that holds once.
    #[must_use]
    pub const fn once(feature: &'static str) -> Self {
        Self { feature, words: Vec::new(), times: 1 }
    }

    /// A veto.
    #[must_use]
    pub const fn veto(feature: &'static str) -> Self {
        Self { feature, words: Vec::new(), times: 0 }
    }
}

/// Claims that speak about the same thing, or seemed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// How they stand to each other.
    pub relation: Relation,
    /// The claims, by place, with their parts in it.
    pub members: [(Part, u32); 2],
    /// How sure.
    pub confidence: Confidence,
    /// Why. [`same_fact`](super::same_fact) leaves it out, [`explained`](super::explained) tells it.
    pub reasons: Vec<Reason>,
    /// Whether a veto forbade it: its only reason. [`same_fact`](super::same_fact) gives none of these.
    pub refused: bool,
}
