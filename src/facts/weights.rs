//! The weights of `rules/evidence.yaml`.

use super::sort::Sort;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What speaks for or against two figures being said of the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Feature {
    /// They count the same noun.
    SameHead,
    /// One counts what the other names as a class.
    ClassNoun,
    /// They count different nouns.
    HeadsApart,
    /// Sums, shares or times of different things.
    MeasuredApart,
    /// The same is said of both.
    SameFrame,
    /// Different things are said of them.
    FramesApart,
    /// How much of the words around the one stands around the other.
    Shared,
    /// How much of its clause stands in the other's clause, too.
    Clause,
    /// How much of what stands right beside the one stands right beside the other.
    Beside,
    /// Read as the same kind of figure.
    SameKind,
    /// Lengths of time in different units: minutes, seconds.
    UnitsApart,
    /// One length of time stands before its noun, the other does not: "a five-year deal", "three years later"; two dates do not print the
    /// same fields: "on Tuesday", "in 2012".
    FormsApart,
    /// One is a part, an addition, an average, the other is not.
    OtherScope,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Weights {
    bias: i32,
    features: BTreeMap<Feature, i32>,
    pub(super) cuts: Cuts,
}

/// From which score on something counts, in thousandths of a logit.
#[derive(Debug, Default, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cuts {
    /// A source's figure that differs is said of the same thing.
    pub(super) same: i32,
    /// The same where the article counts two or three of something.
    pub(super) few: i32,
    /// The same where they count different things.
    pub(super) otherwise_counted: i32,
    /// A figure that agrees and counts something else must have so much to bear it out.
    pub(super) far: i32,
    /// What the very number adds where a strict bound was put on it.
    pub(super) strict: i32,
    /// A source's figure that differs is so much closer than the one that agrees that the latter is said of something else.
    pub(super) closer: i32,
    /// So much closer where the very number agrees.
    pub(super) closer_very: i32,
    /// So much closer is enough where the one that agrees is of another sort.
    pub(super) closer_astray: i32,
    /// The least that the figure that differs must have for that.
    pub(super) close_astray: i32,
    /// The same number read as something else may be meant.
    pub(super) otherwise: i32,
    /// The least that the figure that differs must have for that.
    pub(super) close: i32,
}

/// The weights of each sort of figures.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct All {
    count: Weights,
    measure: Weights,
    time: Weights,
}

static WEIGHTS: LazyLock<All> =
    LazyLock::new(|| serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/evidence.json"))).unwrap_or_default());

/// The shipped weights for a sort of figures.
pub(super) fn weights(of: Sort) -> &'static Weights {
    match of {
        Sort::Count => &WEIGHTS.count,
        Sort::Measure => &WEIGHTS.measure,
        Sort::Time => &WEIGHTS.time,
    }
}

impl Weights {
    /// The score of what holds.
    pub(super) fn score(&self, features: &[(Feature, u32)]) -> i32 {
        let part = |(f, much): &(Feature, u32)| self.features.get(f).copied().unwrap_or(0) * i32::try_from(*much).unwrap_or(1000) / 1000;
        features.iter().fold(self.bias, |sum, feature| sum + part(feature))
    }
}
