//! What the weights of `rules/evidence.yaml` are fitted to: each pair of an article's figure and a source's, with what holds of it.

use super::align::Around;
use super::sort::{Sort, checked, sort};
use super::verdict::{Weighed, candidates};
use super::weights::Feature;
use super::{Fit, Held, Points};
use crate::language::Measures;

/// An article's figure and one of a source that can be held against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The article's point, by place.
    pub point: u32,
    /// The source and its point.
    pub at: (u32, u32),
    /// Which list of weights judges the pair: `count`, `measure`, `time`.
    pub list: &'static str,
    /// How the values stand to each other.
    pub fit: Fit,
    /// What holds, each with how much of it holds in thousandths.
    pub features: Vec<(Feature, u32)>,
}

/// All pairs of an article's figures and those of its sources, in text order.
#[must_use]
pub fn evidence(measures: &Measures, article: &Points, held: &Held) -> Vec<Evidence> {
    let frequency = held.frequency();
    let mut out = Vec::new();
    for (point, a) in (0_u32..).zip(&article.all).filter(|(_, a)| checked(a)) {
        let around = Around::of(article, a, frequency);
        let list = match sort(a) {
            Sort::Count => "count",
            Sort::Measure => "measure",
            Sort::Time => "time",
        };
        let close = frequency.near(around.terms());
        candidates(measures, article, held, &around, close.as_ref(), a, |Weighed { fit, at, features }| {
            out.push(Evidence { point, at, list, fit, features });
        });
    }
    out
}
