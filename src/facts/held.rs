//! The sources that an article is held against.

use super::align::reached;
use super::counted::{Counted, Frequency};
use super::passage::Passages;
use super::{Given, Known, Point, Points, Term};
use crate::document::Document;
use crate::findings::Elsewhere;
use crate::text::ProseSpan;
use std::collections::HashMap;
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
    index: OnceLock<Option<Index>>,
    /// Its first figure for each rule that asks all parts of a story for one value.
    pub given: Vec<Given>,
}

/// From so many figures on a source is looked up rather than read through for every figure of an article.
const LARGE: usize = 4000;

/// The figures of a large source by the words within their reach. Words of more than one figure in twenty-five tell nothing and are left out.
#[derive(Debug)]
struct Index(HashMap<Term, Vec<u32>>);

impl Index {
    fn of(points: &Points) -> Self {
        let mut all: HashMap<Term, Vec<u32>> = HashMap::new();
        for (word, n) in reached(points) {
            let here = all.entry(word).or_default();
            if here.last() != Some(&n) {
                here.push(n);
            }
        }
        all.retain(|_, here| here.len() * 25 <= points.all.len());
        Self(all)
    }
}

impl Source {
    /// A document whose points have been read.
    #[must_use]
    pub fn new(document: Document, points: Points) -> Self {
        Self { name: document.name.clone(), points, passages: Passages::of(&document), document, index: OnceLock::new(), given: Vec::new() }
    }

    /// Which figures share a telling word with these; none where all are to be looked at. `found` are those of all sources, where they were
    /// looked up together; else a large source is asked.
    pub(super) fn near(&self, place: u32, found: Option<&HashMap<u32, Vec<u32>>>, words: impl Iterator<Item = Term>) -> Option<Vec<bool>> {
        if let Some(found) = found {
            let mut near = vec![false; self.points.all.len()];
            for point in found.get(&place).into_iter().flatten() {
                near[*point as usize] = true;
            }
            return Some(near);
        }
        let large = || (self.points.all.len() >= LARGE).then(|| Index::of(&self.points));
        let index = self.index.get_or_init(large).as_ref()?;
        let mut near = vec![false; self.points.all.len()];
        for n in words.filter_map(|w| index.0.get(&w)).flatten() {
            near[*n as usize] = true;
        }
        Some(near)
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

    /// The first figure that one of them gives for a rule.
    #[must_use]
    pub fn given(&self, rule: &str) -> Option<(&Source, &Given)> {
        self.sources.iter().find_map(|source| Some((&**source, source.given.iter().find(|g| g.rule == rule)?)))
    }

    /// Against the first few of sources whose words have been counted for all: the parts of a story that are named before another.
    #[must_use]
    pub fn first(few: usize, sources: &[Arc<Source>], counted: &Arc<Counted>) -> Self {
        let first = few.min(sources.len());
        let frequency = OnceLock::from(Frequency { counted: Arc::clone(counted), first });
        Self { frequency, ..Self::against(sources[..first].to_vec(), false, Arc::default()) }
    }

    /// Whether there is nothing to hold against.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty() && self.known.is_empty()
    }

    /// The sources in a language, with their places.
    pub(super) fn written_in<'a>(&'a self, language: &'a str) -> impl Iterator<Item = (&'a Arc<Source>, u32)> {
        self.sources.iter().zip(0_u32..).filter(move |(s, _)| s.points.language == language)
    }

    /// A figure of a source, by the places of both.
    pub(super) fn point(&self, (source, point): (u32, u32)) -> Option<&Point> {
        self.sources.get(source as usize)?.points.all.get(point as usize)
    }

    /// In how many sentences that hold a figure each word stands.
    pub(super) fn frequency(&self) -> &Frequency {
        let first = self.sources.len();
        self.frequency.get_or_init(|| Frequency { counted: Arc::new(Counted::of(&self.sources)), first })
    }
}
