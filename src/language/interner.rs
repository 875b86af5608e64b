//! The words of a text by number.

use super::lexicon::{ByHash, ByWord, hash};
use super::{Clitics, Folding, Lexicon, Word};
use std::collections::hash_map::Entry;
use std::hash::BuildHasherDefault;

/// The words of one story by number, known and unknown. [`Readings`](super::Readings) tells which word a spelling is.
#[derive(Debug)]
pub struct Interner {
    base: u32,
    text: String,
    spans: Vec<(u32, u32)>,
    /// The lemma of each unknown word, taken for a noun.
    lemmas: Vec<Word>,
    /// The lemma of known words that are no nouns of the lexicon, but look like one in the plural.
    singulars: ByWord<Word>,
    bases: ByHash<u32>,
}

impl Interner {
    /// An empty one over a lexicon, with room for so many unknown words.
    #[must_use]
    pub fn new(lexicon: &Lexicon, room: usize) -> Self {
        Self {
            base: u32::try_from(lexicon.len()).unwrap_or(u32::MAX),
            text: String::with_capacity(room * 8),
            spans: Vec::with_capacity(room),
            lemmas: Vec::with_capacity(room),
            singulars: ByWord::default(),
            bases: ByHash::with_capacity_and_hasher(room, BuildHasherDefault::default()),
        }
    }

    /// Notes what a word of the lexicon that is no noun of the pack is the plural of.
    pub(super) fn singular(&mut self, word: Word, of: Word) {
        self.singulars.insert(word, of);
    }

    /// For each unknown word, by place behind the lexicon's own, the word that it is with something written on its front, where the text
    /// has that one by itself as well: ونور beside نور. None where no word is.
    pub(crate) fn joined(&self, folding: &Folding) -> Option<Vec<Option<(Word, Clitics)>>> {
        let whole = |bare: &str| self.bases.get(&hash(bare.as_bytes())).map(|&n| Word(self.base + n));
        let spelling = |&(a, b): &(u32, u32)| self.text.get(a as usize..b as usize).unwrap_or("");
        let bare = |word: &str| {
            let long = |bare: &str| bare.chars().nth(2).is_some();
            folding.fronts(word).filter(|(bare, _)| long(bare)).find_map(|(bare, c)| Some((whole(bare)?, c)))
        };
        let all: Vec<_> = self.spans.iter().map(|span| bare(spelling(span))).collect();
        all.iter().any(Option::is_some).then_some(all)
    }

    /// The place of an unknown word behind the lexicon's own.
    pub(crate) const fn unknown(&self, word: Word) -> usize {
        word.0.wrapping_sub(self.base) as usize
    }

    /// Notes the lemma of an unknown word.
    pub(super) fn lemmatize(&mut self, word: Word, lemma: Word) {
        if let Some(slot) = self.lemmas.get_mut(word.0.wrapping_sub(self.base) as usize) {
            *slot = lemma;
        }
    }

    /// The number of a folded word that the lexicon does not have.
    pub(super) fn number(&mut self, folded: &str) -> Word {
        let place = match self.bases.entry(hash(folded.as_bytes())) {
            Entry::Occupied(known) => return Word(self.base + known.get()),
            Entry::Vacant(place) => place,
        };
        let n = *place.insert(u32::try_from(self.spans.len()).unwrap_or(u32::MAX));
        let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.text.push_str(folded);
        self.spans.push((start, u32::try_from(self.text.len()).unwrap_or(u32::MAX)));
        self.lemmas.push(Word(self.base + n));
        Word(self.base + n)
    }

    /// The lemma of a word of the text that is no noun of the lexicon, taken for one.
    #[must_use]
    pub fn lemma(&self, word: Word) -> Word {
        let unknown = self.lemmas.get(word.0.wrapping_sub(self.base) as usize).copied();
        unknown.or_else(|| self.singulars.get(&word).copied()).unwrap_or(word)
    }

    /// The folded spelling of a word.
    #[must_use]
    pub fn text<'a>(&'a self, lexicon: &'a Lexicon, word: Word) -> &'a str {
        if lexicon.knows(word) {
            return lexicon.text(word);
        }
        let span = self.spans.get(word.0.wrapping_sub(self.base) as usize);
        span.and_then(|&(a, b)| self.text.get(a as usize..b as usize)).unwrap_or("")
    }
}
