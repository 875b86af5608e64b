//! In how many sentences of some sources each word stands, counted once for all that are held against the first few of them.

use super::align::reached;
use super::{Source, Term};
use crate::language::ByNumbers;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// The words of sources, in order.
#[derive(Debug, Default)]
pub struct Counted {
    /// Up to and with each source, how many sentences hold a figure's words.
    sentences: Vec<u32>,
    /// For each word the sources that have it, by place, with how many of those sentences have it up to there.
    of: ByNumbers<Term, Vec<(usize, u32)>>,
    /// Up to and with each source, how many figures they hold.
    points: Vec<usize>,
    /// Figures by the words within their reach, as source and point; none where sources are looked at one by one.
    near: Option<HashMap<Term, Vec<(u32, u32)>>>,
}

/// From so many figures on, those of all parts of a story are looked up rather than read through for every figure of each other part.
const MANY: usize = 500;

impl Counted {
    /// The same for the parts of a story: each is held against all before it. Words of more than one figure in twenty-five tell nothing.
    #[must_use]
    pub fn parts(sources: &[Arc<Source>]) -> Self {
        let mut out = Self::of(sources);
        let mut near: HashMap<Term, Vec<(u32, u32)>> = HashMap::new();
        let mut all = 0;
        for (source, n) in sources.iter().zip(0_u32..) {
            for (word, m) in reached(&source.points) {
                let here = near.entry(word).or_default();
                if here.last() != Some(&(n, m)) {
                    here.push((n, m));
                }
            }
            all += source.points.all.len();
            out.points.push(all);
        }
        near.retain(|_, here| here.len() * 25 <= all);
        out.near = Some(near);
        out
    }

    /// Counts the words of sources.
    #[must_use]
    pub fn of(sources: &[Arc<Source>]) -> Self {
        let mut out = Self::default();
        let mut all = 0;
        for (source, place) in sources.iter().zip(0..) {
            for sentence in source.points.words.chunk_by(|a, b| a.sentence == b.sentence) {
                all += 1;
                for term in sentence.iter().map(|w| w.term).collect::<BTreeSet<_>>() {
                    let there = out.of.entry(term).or_default();
                    let (last, count) = there.last().copied().unwrap_or((place, 0));
                    match there.last_mut() {
                        Some(here) if last == place => here.1 = count + 1,
                        _ => there.push((place, count + 1)),
                    }
                }
            }
            out.sentences.push(all);
        }
        out
    }
}

/// In how many sentences of the first few sources a word stands, and how many sentences there are.
#[derive(Debug)]
pub(super) struct Frequency {
    pub(super) counted: Arc<Counted>,
    /// How many sources are looked at.
    pub(super) first: usize,
}

impl Frequency {
    /// The figures of all sources that share a telling word with these, by source; none where sources are to be looked at one by one.
    pub(super) fn near(&self, words: impl Iterator<Item = Term>) -> Option<HashMap<u32, Vec<u32>>> {
        let near = self.counted.near.as_ref()?;
        let many = self.first.checked_sub(1).and_then(|last| self.counted.points.get(last)).is_some_and(|all| *all >= MANY);
        if !many {
            return None;
        }
        let mut out: HashMap<u32, Vec<u32>> = HashMap::new();
        for &(source, point) in words.filter_map(|word| near.get(&word)).flatten() {
            out.entry(source).or_default().push(point);
        }
        Some(out)
    }

    /// How many sentences there are.
    pub(super) fn sentences(&self) -> u32 {
        self.first.checked_sub(1).and_then(|last| self.counted.sentences.get(last)).copied().unwrap_or(0)
    }

    /// In how many of them a word stands; none: in no one.
    pub(super) fn of(&self, term: Term) -> Option<u32> {
        let there = self.counted.of.get(&term)?;
        let after = there.partition_point(|(place, _)| *place < self.first);
        there[..after].last().map(|(_, count)| *count)
    }
}
