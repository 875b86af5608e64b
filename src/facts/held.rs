//! The sources that an article is held against.

use super::align::Frequency;
use super::passage::Passages;
use super::{Known, Points};
use crate::document::Document;
use crate::findings::Elsewhere;
use crate::text::ProseSpan;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// A source document, read.
#[derive(Debug)]
pub struct Source {
    /// Its name, for people.
    pub name: String,
    /// Its figures and dates.
    pub points: Points,
    document: Document,
    passages: Passages,
}

impl Source {
    /// A document whose points have been read.
    #[must_use]
    pub fn new(document: Document, points: Points) -> Self {
        Self { name: document.name.clone(), points, passages: Passages::of(&document), document }
    }

    /// A passage of it as a label shows it.
    #[must_use]
    pub fn place(&self, span: ProseSpan) -> Elsewhere {
        self.passages.place(&self.document, span)
    }

    /// Its words there.
    #[must_use]
    pub fn quote(&self, span: ProseSpan) -> String {
        span.slice(&self.document.prose).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What an article is held against.
#[derive(Debug, Default)]
pub struct Held {
    /// Source documents.
    pub sources: Vec<Arc<Source>>,
    /// Whether they are all that the article rests on: what none of them says is then unsupported.
    pub complete: bool,
    /// What the desk knows.
    pub known: Arc<Known>,
    frequency: OnceLock<Frequency>,
}

impl Held {
    /// Against some sources.
    #[must_use]
    pub fn against(sources: Vec<Arc<Source>>, complete: bool, known: Arc<Known>) -> Self {
        Self { sources, complete, known, frequency: OnceLock::new() }
    }

    /// Whether there is nothing to hold against.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty() && self.known.is_empty()
    }

    /// In how many sentences that hold a figure each word stands.
    pub(super) fn frequency(&self) -> &Frequency {
        self.frequency.get_or_init(|| {
            let mut out = Frequency::default();
            for source in &self.sources {
                let words = &source.points.words;
                for sentence in words.chunk_by(|a, b| a.sentence == b.sentence) {
                    out.sentences += 1;
                    for term in sentence.iter().map(|w| w.term).collect::<BTreeSet<_>>() {
                        *out.of.entry(term).or_default() += 1;
                    }
                }
            }
            out
        })
    }
}
