//! The weights of `rules/evidence.yaml`.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What speaks for or against two figures being said of the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Feature {
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
    /// A word right beside both.
    NearWord,
    /// No word right beside both.
    NothingNear,
    /// A name in both sentences.
    SharedName,
    /// A word in both sentences that the sources have seldom.
    RareWord,
    /// A word in both sentences that the sources have often.
    CommonWord,
    /// No word in both sentences.
    NothingShared,
    /// Read as the same kind of figure.
    SameKind,
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
    /// A source's figure that differs is so much closer than the one that agrees that the latter is said of something else.
    pub(super) closer: i32,
    /// The most that a figure that agrees may have for that.
    pub(super) far: i32,
    /// The least that the figure that differs must have for that.
    pub(super) close: i32,
}

static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/evidence.json"))).unwrap_or_default());

/// The shipped weights.
pub(super) fn weights() -> &'static Weights {
    &WEIGHTS
}

impl Weights {
    /// The score of what holds.
    pub(super) fn score(&self, features: &[(Feature, i32)]) -> i32 {
        features.iter().fold(self.bias, |sum, (f, times)| sum + self.features.get(f).copied().unwrap_or(0) * times)
    }
}
