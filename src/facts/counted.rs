//! In how many sentences of some sources each word stands, counted once for all that are held against the first few of them.

use super::{Source, Term};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// The words of sources, in order.
#[derive(Debug, Default)]
pub struct Counted {
    /// Up to and with each source, how many sentences hold a figure's words.
    sentences: Vec<u32>,
    /// For each word the sources that have it, by place, with how many of those sentences have it up to there.
    of: HashMap<Term, Vec<(usize, u32)>>,
}

impl Counted {
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
