//! The words of a text by number.

use super::lexicon::{ByHash, hash};
use super::{Clitics, Folding, Lexicon, Starts, Word};
use std::collections::HashMap;

/// The words of one story by number, known and unknown.
#[derive(Debug)]
pub struct Interner {
    base: u32,
    text: String,
    spans: Vec<(u32, u32)>,
    /// The lemma of each unknown word, taken for a noun.
    lemmas: Vec<Word>,
    /// The lemma of known words that are no nouns of the lexicon, but look like one in the plural.
    singulars: HashMap<Word, Word>,
    bases: ByHash<u32>,
    seen: ByHash<(Word, Clitics)>,
    buffer: String,
    lemma: String,
}

impl Interner {
    /// An empty one over a lexicon.
    #[must_use]
    pub fn new(lexicon: &Lexicon) -> Self {
        Self {
            base: u32::try_from(lexicon.len()).unwrap_or(u32::MAX),
            text: String::new(),
            spans: Vec::new(),
            lemmas: Vec::new(),
            singulars: HashMap::new(),
            bases: ByHash::default(),
            seen: ByHash::default(),
            buffer: String::new(),
            lemma: String::new(),
        }
    }

    /// The number of a word as it stands in the text, and what was taken off it.
    ///
    /// The word as a whole is looked up first, then without what may be written on it; only what is left unknown loses just what is
    /// surely no part of it.
    pub fn resolve(&mut self, lexicon: &Lexicon, folding: &Folding, raw: &str) -> (Word, Clitics) {
        let key = hash(raw.as_bytes());
        if let Some(&known) = self.seen.get(&key) {
            return known;
        }
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        folding.fold_into(raw, &mut buffer);
        let never = folding.never(raw);
        let whole = lexicon.word(&buffer).filter(|w| never.is_none_or(|n| lexicon.first_letter(*w) != Some(n)));
        let joined = folding.surely_joined(raw, &buffer).filter(|_| whole.is_none_or(|w| !lexicon.is_joined(w)));
        let found = joined
            .and_then(|(w, c)| lexicon.word(w).map(|w| (w, c)))
            .or_else(|| {
                let w = whole?;
                // "seasons" may be known as part of a phrase and yet be no noun of the pack.
                if !lexicon.starts(w).any(Starts::NOUN)
                    && let Some((stem, ending)) = folding.lemma_of(&buffer)
                {
                    let lemma = format!("{stem}{ending}");
                    let lemma = self.intern(lexicon, &lemma);
                    self.singulars.insert(w, lemma);
                }
                Some((w, lexicon.written_on(w)))
            })
            .or_else(|| folding.stripped(&buffer).find_map(|(w, c)| lexicon.word(w).map(|w| (w, c))))
            .unwrap_or_else(|| {
                let (bare, clitics) = folding.bare_unknown(&buffer);
                // A word that only folds to a listed one is another: أب is no آب.
                let word = if lexicon.word(bare).is_some() { self.intern(lexicon, raw) } else { self.intern(lexicon, bare) };
                let lemma = folding.lemma_of(bare).map_or(word, |(stem, ending)| {
                    self.lemma.clear();
                    self.lemma.push_str(stem);
                    self.lemma.push_str(ending);
                    let lemma = std::mem::take(&mut self.lemma);
                    let found = self.intern(lexicon, &lemma);
                    self.lemma = lemma;
                    found
                });
                if let Some(slot) = self.lemmas.get_mut(word.0.wrapping_sub(self.base) as usize) {
                    *slot = lemma;
                }
                (word, clitics)
            });
        self.buffer = buffer;
        self.seen.insert(key, found);
        found
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

    /// The number of a folded word.
    pub fn intern(&mut self, lexicon: &Lexicon, folded: &str) -> Word {
        if let Some(w) = lexicon.word(folded) {
            return w;
        }
        let key = hash(folded.as_bytes());
        if let Some(&n) = self.bases.get(&key) {
            return Word(self.base + n);
        }
        let n = u32::try_from(self.spans.len()).unwrap_or(u32::MAX);
        let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.text.push_str(folded);
        self.spans.push((start, u32::try_from(self.text.len()).unwrap_or(u32::MAX)));
        self.bases.insert(key, n);
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
