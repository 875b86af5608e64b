//! What spellings were read as, kept from one document to the next: most words of an article stood in the one before.

use super::lexicon::hash;
use super::{Clitics, Folding, Interner, Language, Lexicon, Starts, Word};
use std::cell::RefCell;

/// From this many spellings on, all are forgotten before the next document, so that a long run needs no more memory than a short one.
const MOST: usize = 1 << 16;

/// A stretch of text, by its first byte and the one behind its last.
type Stretch = (u32, u32);

/// What a spelling is read as, whatever document it stands in.
#[derive(Debug, Clone, Copy)]
struct Reading {
    /// The word of the lexicon; none: a word that each document numbers itself, by its bare spelling.
    word: Option<Word>,
    clitics: Clitics,
    /// The bare spelling of an unknown word.
    bare: Stretch,
    /// What it is the plural of, taken for a noun; empty: of nothing.
    lemma: Stretch,
}

/// A spelling with its reading.
#[derive(Debug)]
struct Known {
    hash: u64,
    spelling: Stretch,
    reading: Reading,
    /// The document it was last met in, and its number there.
    met: (u32, Word),
}

/// Readings of spellings, by spelling.
#[derive(Debug, Default)]
pub struct Readings {
    /// Places among the spellings, from 1, by hash; nought where none sits. At least half are free; their number is a power of two.
    slots: Vec<u32>,
    known: Vec<Known>,
    text: String,
    document: u32,
    folded: String,
}

thread_local! {
    /// What this thread keeps for each language, by serial number. What a spelling is read as depends on nothing but the language, so that
    /// no document can tell what stood in the one before.
    static KEPT: RefCell<Vec<(u32, Readings)>> = const { RefCell::new(Vec::new()) };
}
/// For so many languages at most.
const LANGUAGES: usize = 4;

impl Readings {
    /// Reads a document with what is kept of the ones before.
    pub fn keeping<T>(language: &Language, work: impl FnOnce(&mut Self) -> T) -> T {
        let own =
            |kept: &mut Vec<(u32, Self)>| kept.iter().position(|(serial, _)| *serial == language.serial).map(|at| kept.swap_remove(at).1);
        let mut readings = KEPT.with_borrow_mut(own).unwrap_or_default();
        readings.begin();
        let made = work(&mut readings);
        KEPT.with_borrow_mut(|kept| {
            kept.truncate(LANGUAGES - 1);
            kept.push((language.serial, readings));
        });
        made
    }

    /// Begins a document.
    pub fn begin(&mut self) {
        if self.known.len() > MOST || self.document == u32::MAX {
            *self = Self::default();
        }
        self.document += 1;
    }

    /// The number of a word as it stands in the document, and what was taken off it.
    pub fn resolve(&mut self, interner: &mut Interner, lexicon: &Lexicon, folding: &Folding, raw: &str) -> (Word, Clitics) {
        let hash = hash(raw.as_bytes());
        let place = self.find(hash, raw).unwrap_or_else(|| self.add(lexicon, folding, hash, raw));
        let Known { reading, met, .. } = &self.known[place];
        if met.0 == self.document {
            return (met.1, reading.clitics);
        }
        let slice = |(start, end): Stretch| &self.text[start as usize..end as usize];
        let lemma = Some(slice(reading.lemma)).filter(|l| !l.is_empty());
        let clitics = reading.clitics;
        let word = match reading.word {
            Some(word) => interner.known(lexicon, word, lemma),
            None => interner.unknown(lexicon, slice(reading.bare), lemma),
        };
        self.known[place].met = (self.document, word);
        (word, clitics)
    }

    fn find(&self, hash: u64, raw: &str) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = place_of(hash) & mask;
        loop {
            let place = (*self.slots.get(at)?).checked_sub(1)? as usize;
            let known = self.known.get(place)?;
            let (start, end) = known.spelling;
            if known.hash == hash && &self.text[start as usize..end as usize] == raw {
                return Some(place);
            }
            at = (at + 1) & mask;
        }
    }

    /// Reads a spelling that was not met before, and gives its place.
    fn add(&mut self, lexicon: &Lexicon, folding: &Folding, hash: u64, raw: &str) -> usize {
        let mut folded = std::mem::take(&mut self.folded);
        folded.clear();
        folding.fold_into(raw, &mut folded);
        let reading = self.read(lexicon, folding, raw, &folded);
        self.folded = folded;
        let spelling = self.keep(&[raw]);
        self.known.push(Known { hash, spelling, reading, met: (0, Word(0)) });
        if self.known.len() * 2 > self.slots.len() {
            self.slots = vec![0; (self.known.len() * 4).next_power_of_two().max(1024)];
            (0..self.known.len()).for_each(|place| self.seat(place));
        } else {
            self.seat(self.known.len() - 1);
        }
        self.known.len() - 1
    }

    fn seat(&mut self, place: usize) {
        let mask = self.slots.len() - 1;
        let mut at = place_of(self.known[place].hash) & mask;
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = u32::try_from(place + 1).unwrap_or(0);
    }

    /// The word as a whole is looked up first, then without what may be written on it; only what is left unknown loses just what is
    /// surely no part of it.
    fn read(&mut self, lexicon: &Lexicon, folding: &Folding, raw: &str, folded: &str) -> Reading {
        let known = |word, clitics| Reading { word: Some(word), clitics, bare: (0, 0), lemma: (0, 0) };
        let never = folding.never(raw);
        let whole = lexicon.word(folded).filter(|w| never.is_none_or(|n| lexicon.first_letter(*w) != Some(n)));
        let joined = folding.surely_joined(raw, folded).filter(|_| whole.is_none_or(|w| !lexicon.is_joined(w)));
        if let Some((word, clitics)) = joined.and_then(|(w, c)| lexicon.word(w).map(|w| (w, c))) {
            return known(word, clitics);
        }
        if let Some(word) = whole {
            // "seasons" may be known as part of a phrase and yet be no noun of the pack.
            let lemma = if lexicon.starts(word).any(Starts::NOUN) { None } else { folding.lemma_of(folded) };
            let lemma = lemma.map_or((0, 0), |(stem, ending)| self.keep(&[stem, ending]));
            return Reading { lemma, ..known(word, lexicon.written_on(word)) };
        }
        if let Some((word, clitics)) = folding.stripped(folded, |w, c| lexicon.word(w).map(|w| (w, c))) {
            return known(word, clitics);
        }
        let (bare, clitics) = folding.bare_unknown(folded);
        // A word that only folds to a listed one is another: أب is no آب.
        let spelling = if lexicon.word(bare).is_some() { raw } else { bare };
        let lemma = folding.lemma_of(bare).map_or((0, 0), |(stem, ending)| self.keep(&[stem, ending]));
        Reading { word: None, clitics, bare: self.keep(&[spelling]), lemma }
    }

    /// Stores a text made of pieces.
    fn keep(&mut self, pieces: &[&str]) -> Stretch {
        let place = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let start = place(self.text.len());
        pieces.iter().for_each(|p| self.text.push_str(p));
        (start, place(self.text.len()))
    }
}

fn place_of(hash: u64) -> usize {
    usize::try_from(hash & u64::from(u32::MAX)).unwrap_or(0)
}
