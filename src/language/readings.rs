//! What spellings were read as, kept from one document to the next: most words of an article stood in the one before.

use super::lexicon::{NUMBER, hash, tag};
use super::{Clitics, Folding, Gist, Interner, Language, Lexicon, Starts, Word};
use std::cell::RefCell;
use std::hint::black_box;
use std::ops::Range;

/// From this many spellings on, all are forgotten before the next document, so that a long run needs no more memory than a short one.
const MOST: usize = 1 << 16;
/// The bytes of a spelling that lie in its seat. Nearly all spellings are shorter.
const SHORT: usize = 16;

/// A stretch of text, by its first byte and the one behind its last.
type Stretch = (u32, u32);

/// What a spelling is read as, whatever document it stands in.
#[derive(Debug, Clone, Copy)]
enum Reading {
    /// A word of the lexicon, and what it is the plural of where it is no noun.
    Known(Word, Option<Lemma>),
    /// A word that each document numbers itself, by its bare spelling; and what it is the plural of, taken for a noun.
    Unknown(Stretch, Option<Lemma>),
}

/// A lemma: in the lexicon, or as it is spelt.
#[derive(Debug, Clone, Copy)]
enum Lemma {
    Known(Word),
    Unknown(Stretch),
}

/// What is asked of a spelling at every place it stands in a text, in half a line of the processor's memory: the rest is looked at once in
/// each document.
#[derive(Debug, Clone, Copy)]
struct Seat {
    /// The spelling; of a longer one, its hash.
    key: u128,
    /// The document it was last met in, and its number there.
    document: u32,
    word: Word,
    clitics: Clitics,
    /// How long it is, up to one more than fits.
    len: u8,
    /// What its word can begin.
    gist: Gist,
}

/// What a spelling is found by: itself where it is short, else its hash; its length; and where a search for it begins.
#[derive(Debug, Clone, Copy, Default)]
struct Key {
    text: u128,
    len: u8,
    hash: u64,
}

/// So many spellings are looked up together. Their seats lie anywhere in memory: asked for side by side, they come together.
const BATCH: usize = 32;

/// Readings of spellings, by spelling.
#[derive(Debug, Default)]
pub struct Readings {
    /// Seats by hash, from 1, with the top of the hash above; nought where none is. At least half are free, and their number is a power of two.
    slots: Vec<u32>,
    /// Seats in the order in which spellings were first met: the common ones lie together.
    seats: Vec<Seat>,
    /// What the spelling of each seat is read as, and where it is stored where it is long.
    known: Vec<(Reading, Stretch)>,
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
        let own = |kept: &mut Vec<(u32, Self)>| {
            let at = kept.iter().position(|(serial, _)| *serial == language.serial)?;
            Some(kept.swap_remove(at).1)
        };
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
        // Nought is the document of a spelling that was just read.
        self.document = self.document.max(1) + 1;
    }

    /// The numbers of so many words as they stand in the document, what was taken off them and what they can begin; `span` tells where each
    /// stands in the text, and each is handed to `told` by its place.
    pub fn resolve(
        &mut self,
        (interner, lexicon, folding): (&mut Interner, &Lexicon, &Folding),
        text: &str,
        count: usize,
        span: impl Fn(usize) -> Range<usize>,
        mut told: impl FnMut(usize, Word, Clitics, Gist),
    ) {
        let mut keys = [Key::default(); BATCH];
        for from in (0..count).step_by(BATCH) {
            self.make_room();
            let mask = self.slots.len() - 1;
            let batch = from..count.min(from + BATCH);
            let mut seats = [0; BATCH];
            for ((key, seat), n) in keys.iter_mut().zip(&mut seats).zip(batch.clone()) {
                *key = Key::of(text, &span(n));
                *seat = self.slots[key.hash as usize & mask] & NUMBER;
            }
            let met = |seat: &u32| self.seats.get(seat.wrapping_sub(1) as usize).map_or(0, |s| s.document);
            black_box(seats.iter().fold(0, |all, seat| all ^ met(seat)));
            for ((key, first), n) in keys.iter().zip(seats).zip(batch) {
                // Most words sit where they are looked for first.
                let first = first.wrapping_sub(1) as usize;
                let there = |s: &Seat| s.key == key.text && s.len == key.len && usize::from(s.len) <= SHORT;
                let at =
                    if self.seats.get(first).is_some_and(there) { first } else { self.find(lexicon, folding, || &text[span(n)], *key) };
                if self.seats[at].document != self.document {
                    self.meet(interner, at);
                }
                let seat = &self.seats[at];
                told(n, seat.word, seat.clitics, seat.gist);
            }
        }
    }

    /// The seat of a spelling, which is read where it was not met before.
    fn find<'a>(&mut self, lexicon: &Lexicon, folding: &Folding, raw: impl Fn() -> &'a str, key: Key) -> usize {
        match self.seat(key, &raw) {
            Ok(at) => at,
            Err(slot) => self.add(lexicon, folding, raw(), key, slot),
        }
    }

    /// Gives a spelling its number in the document that it stands in for the first time.
    fn meet(&mut self, interner: &mut Interner, at: usize) {
        let lemma = |lemma: Lemma, interner: &mut Interner| match lemma {
            Lemma::Known(word) => word,
            Lemma::Unknown(spelling) => interner.number(slice(&self.text, spelling)),
        };
        let word = match self.known[at].0 {
            Reading::Known(word, plural) => {
                if let Some(of) = plural.map(|l| lemma(l, interner)) {
                    interner.singular(word, of);
                }
                word
            }
            Reading::Unknown(bare, plural) => {
                let word = interner.number(slice(&self.text, bare));
                let of = plural.map_or(word, |l| lemma(l, interner));
                interner.lemmatize(word, of);
                word
            }
        };
        let seat = &mut self.seats[at];
        (seat.document, seat.word) = (self.document, word);
    }

    /// The seat of a spelling, or the free slot that it would take.
    fn seat<'a>(&self, key: Key, raw: &impl Fn() -> &'a str) -> Result<usize, usize> {
        let mask = self.slots.len() - 1;
        let mut at = key.hash as usize & mask;
        loop {
            let slot = self.slots[at];
            let Some(number) = (slot & NUMBER).checked_sub(1) else { return Err(at) };
            let number = number as usize;
            if slot & !NUMBER == tag(key.hash) {
                let seat = &self.seats[number];
                let same = seat.key == key.text && seat.len == key.len;
                if same && (usize::from(key.len) <= SHORT || slice(&self.text, self.known[number].1) == raw()) {
                    return Ok(number);
                }
            }
            at = (at + 1) & mask;
        }
    }

    /// Makes room for a batch of spellings.
    fn make_room(&mut self) {
        let most = self.seats.len() + BATCH;
        if most >= NUMBER as usize {
            // One document with more spellings than have numbers: what is read is the same when it is read anew.
            *self = Self { document: self.document, ..Self::default() };
        }
        if most * 2 <= self.slots.len() {
            return;
        }
        self.slots = vec![0; (self.slots.len() * 2).max(1024)];
        let mask = self.slots.len() - 1;
        for (seat, number) in self.seats.iter().zip(1..) {
            let hash = place(seat.key);
            let mut at = hash as usize & mask;
            while self.slots[at] != 0 {
                at = (at + 1) & mask;
            }
            self.slots[at] = tag(hash) | number;
        }
    }

    /// Reads a spelling that was not met before, and gives its seat.
    fn add(&mut self, lexicon: &Lexicon, folding: &Folding, raw: &str, key: Key, slot: usize) -> usize {
        let mut folded = std::mem::take(&mut self.folded);
        folded.clear();
        folding.fold_into(raw, &mut folded);
        let (reading, clitics) = self.read(lexicon, folding, raw, &folded);
        self.folded = folded;
        let long = if usize::from(key.len) > SHORT { self.keep(&[raw]) } else { (0, 0) };
        self.known.push((reading, long));
        let gist = if let Reading::Known(word, _) = reading { Gist::of(lexicon.starts(word)) } else { Gist::NONE };
        // Met in no document yet.
        self.seats.push(Seat { key: key.text, document: 0, word: Word(0), clitics, len: key.len, gist });
        self.slots[slot] = tag(key.hash) | u32::try_from(self.seats.len()).unwrap_or(NUMBER);
        self.seats.len() - 1
    }

    /// The word as a whole is looked up first, then without what may be written on it; only what is left unknown loses just what is
    /// surely no part of it.
    fn read(&mut self, lexicon: &Lexicon, folding: &Folding, raw: &str, folded: &str) -> (Reading, Clitics) {
        let never = folding.never(raw);
        let whole = lexicon.word(folded).filter(|w| never.is_none_or(|n| lexicon.first_letter(*w) != Some(n)));
        let joined = folding.surely_joined(raw, folded).filter(|_| whole.is_none_or(|w| !lexicon.is_joined(w)));
        if let Some((word, clitics)) = joined.and_then(|(w, c)| lexicon.word(w).map(|w| (w, c))) {
            return (Reading::Known(word, None), clitics);
        }
        if let Some(word) = whole {
            // "seasons" may be known as part of a phrase and yet be no noun of the pack.
            let noun = lexicon.starts(word).any(Starts::NOUN);
            let lemma = if noun { None } else { self.lemma(lexicon, folding, folded) };
            return (Reading::Known(word, lemma), lexicon.written_on(word));
        }
        if let Some((word, clitics)) = folding.stripped(folded, |w, c| lexicon.word(w).map(|w| (w, c))) {
            return (Reading::Known(word, None), clitics);
        }
        let (bare, clitics) = folding.bare_unknown(folded);
        // A word that only folds to a listed one is another: أب is no آب.
        let spelling = if lexicon.word(bare).is_some() { raw } else { bare };
        let lemma = self.lemma(lexicon, folding, bare);
        // It may be spelt as the pack lists another word.
        let reading = match lexicon.word(spelling) {
            Some(word) => Reading::Known(word, None),
            None => Reading::Unknown(self.keep(&[spelling]), lemma),
        };
        (reading, clitics)
    }

    /// What a folded word is the plural of by its ending.
    fn lemma(&mut self, lexicon: &Lexicon, folding: &Folding, folded: &str) -> Option<Lemma> {
        let (stem, ending) = folding.lemma_of(folded)?;
        let spelling = self.keep(&[stem, ending]);
        Some(lexicon.word(slice(&self.text, spelling)).map_or(Lemma::Unknown(spelling), Lemma::Known))
    }

    /// Stores a text made of pieces.
    fn keep(&mut self, pieces: &[&str]) -> Stretch {
        let place = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let start = place(self.text.len());
        pieces.iter().for_each(|p| self.text.push_str(p));
        (start, place(self.text.len()))
    }
}

/// The bits of the first so many bytes.
const OWN: [u128; SHORT + 1] = {
    let mut masks = [u128::MAX; SHORT + 1];
    let mut count = 0;
    while count < SHORT {
        masks[count] = (1 << (8 * count)) - 1;
        count += 1;
    }
    masks
};

impl Key {
    /// Of a stretch of text.
    fn of(text: &str, span: &Range<usize>) -> Self {
        let (bytes, count) = (text.as_bytes(), span.len());
        if count > SHORT {
            let text = u128::from(hash(&bytes[span.clone()]));
            return Self { text, len: SHORT as u8 + 1, hash: place(text) };
        }
        let all = match bytes.get(span.start..).and_then(|rest| rest.first_chunk::<SHORT>()) {
            Some(window) => u128::from_le_bytes(*window),
            None => bytes[span.clone()].iter().rev().fold(0, |all, &b| all << 8 | u128::from(b)),
        };
        // What stands behind the stretch is no part of it.
        let own = OWN[count];
        Self { text: all & own, len: count as u8, hash: place(all & own) }
    }
}

/// Where a key's search begins: multiplied, so that all bytes count, the top ones brought down.
fn place(key: u128) -> u64 {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let mixed = ((key as u64).wrapping_mul(K).rotate_left(29) ^ (key >> 64) as u64).wrapping_mul(K);
    mixed ^ mixed >> 32
}

fn slice(text: &str, (start, end): Stretch) -> &str {
    text.get(start as usize..end as usize).unwrap_or("")
}
