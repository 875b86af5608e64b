//! Which claims speak about the same thing.
//!
//! *In*: the claims of one story. *Out*: [`Link`]s with a confidence and reasons a person can read, and the links that were refused
//! with theirs. It must never look at tokens: if it must, a claim lacks a field.

use crate::findings::Confidence;
use crate::language::Word;

/// How claims stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Two claims speak about one fact.
    SameFact,
    /// Parts of a whole.
    PartOf,
    /// From one value to another, with the stated amount, rate, direction or multiple.
    Change,
    /// A part, its whole and the stated share.
    Share,
    /// The same value twice: five (5), 26 miles (42 km).
    Gloss,
    /// Count times unit value makes a total.
    Product,
    /// One less the other makes the stated margin.
    Difference,
    /// Start, end and stated duration; birth and age; weekday and date.
    TimeSpan,
}

/// What a claim is in its link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// One of equals.
    Same,
    /// The whole.
    Whole,
    /// A part of it.
    Piece,
    /// Where a change starts.
    From,
    /// Where it ends.
    To,
    /// By how much, as printed: an amount, a percentage, a multiple.
    By,
    /// The stated share.
    Share,
    /// The first day.
    Start,
    /// The last day.
    End,
    /// The stated length.
    Length,
}

/// Why a link was made or refused, for people: `same head noun`, with the words that showed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The feature's name in `rules/linking.yaml`.
    pub feature: &'static str,
    /// The words that showed it.
    pub words: Vec<Word>,
    /// What it added to or took from the score, in thousandths; nought for a veto.
    pub weight: i32,
}

/// Claims that speak about the same thing, or seemed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// How they stand to each other.
    pub relation: Relation,
    /// The claims, by place, with their parts in it.
    pub members: Vec<(Part, u32)>,
    /// How sure.
    pub confidence: Confidence,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Whether a veto forbade it: the last reason.
    pub refused: bool,
}
