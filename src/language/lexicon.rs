//! What words and phrases mean, by number.

use super::cue::CueSet;
use super::pairs::Pairs;
use super::sense::TimeSet;
use super::{Clitics, Contested, Cue, Mark, Sense, Starts, TimeWord};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A folded word by number. Words of the lexicon come first; an [`Interner`](super::Interner) numbers the unknown words of a story after them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Word(pub u32);

/// A noun of the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NounId(pub u16);

/// A frame of the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FrameId(pub u16);

/// A counted noun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noun {
    /// As the pack writes it: "animal".
    pub lemma: String,
    /// The folded lemma's word.
    pub word: Word,
    /// Places of its classes in [`Lexicon::classes`].
    pub classes: Vec<u16>,
    /// The classes that it names as a whole ("vehicle" for any bus).
    pub stands_for: Vec<u16>,
    /// Whether it only measures: "toll".
    pub measures: bool,
}

/// A class of nouns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NounClass {
    /// Its name in the pack.
    pub name: String,
    /// Whether its names mean the same thing: troops and soldiers, passengers and travellers.
    pub alike: bool,
    /// The words of its kinds, each of which a member is one of: gold, silver and bronze of medals. Sorted.
    pub kinds: Vec<Vec<Word>>,
    /// What somebody must vouch for in a figure of this class, if anything.
    pub needs_source: Option<Contested>,
}

/// What is said of things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// Its name in the pack: `die`.
    pub name: String,
    /// The class of those concerned, where the frame tells.
    pub concerns: Option<u16>,
    /// Whether it tells what became of people, each of one thing only: they died, were injured, are missing, were rescued.
    pub fate: bool,
    /// What somebody must vouch for in a figure of this frame, if anything.
    pub needs_source: Option<Contested>,
    /// Words that act on others ("killed"): their object is concerned.
    pub acts: Vec<Word>,
}

/// A word or phrase with what it can mean.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// How many words it has.
    pub len: usize,
    /// What it can mean.
    pub senses: &'a [Sense],
    /// The kinds of what it can mean, in the same order.
    pub marks: &'a [Mark],
}

impl<'a> Entry<'a> {
    /// What it can mean, with the kind of each.
    pub fn marked(&self) -> impl Iterator<Item = (Mark, &'a Sense)> + use<'a> {
        self.marks.iter().copied().zip(self.senses)
    }
}

/// Where it is written what a word means and which phrases it begins.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Meaning {
    /// Its phrases.
    pub(super) phrases: (u32, u32),
    /// The senses that it has by itself.
    pub(super) alone: (u32, u32),
    /// The cues of it and its phrases, by place among the sets.
    pub(super) cues: u16,
    /// Those that it has by itself.
    pub(super) own: u16,
    /// Their words of time, by place among the sets.
    pub(super) times: u16,
}

/// A phrase of two words and more, filed under its first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase {
    /// Its second word.
    pub(super) second: Word,
    /// Its words from the second on.
    pub(super) rest: (u32, u32),
    /// What it means.
    pub(super) senses: (u32, u32),
}

/// A hash is its own hash; the number of a word is multiplied, so that all bits count.
#[derive(Default, Debug, Clone, Copy)]
pub(crate) struct Same(u64);
impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u32(&mut self, n: u32) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(n)).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}
/// Keys of several small numbers: each is mixed in. For maps that no article fills with keys of its choice faster than it is read.
#[derive(Default, Debug, Clone, Copy)]
pub(crate) struct Mixed(u64);
impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
    fn write(&mut self, bytes: &[u8]) {
        self.write_u64(hash(bytes));
    }
    fn write_u8(&mut self, n: u8) {
        self.write_u64(u64::from(n));
    }
    fn write_u16(&mut self, n: u16) {
        self.write_u64(u64::from(n));
    }
    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(5) ^ n).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    fn write_u128(&mut self, n: u128) {
        self.write_u64(n as u64);
        self.write_u64((n >> 64) as u64);
    }
    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }
}
/// What is found by a key of several numbers.
pub(crate) type ByNumbers<K, V> = HashMap<K, V, BuildHasherDefault<Mixed>>;
/// What is found by a text that the program itself holds, not an article's.
pub(crate) type ByText<V> = ByNumbers<String, V>;
pub(crate) type ByHash<V> = HashMap<u64, V, BuildHasherDefault<Same>>;
/// What is found by a number that stands for itself: a word, a stem.
pub(crate) type ByNumber<K, V> = HashMap<K, V, BuildHasherDefault<Same>>;
pub(crate) type ByWord<V> = ByNumber<Word, V>;
/// Multiply and rotate over eight bytes at a time (the scheme of Firefox's `FxHash`), the last of which overlap those before (as in wyhash),
/// with a last mix so that all bits count.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    const K: u64 = 0x517c_c1b7_2722_0a95;
    let mut h: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut add = |w: u64| h = (h.rotate_left(5) ^ w).wrapping_mul(K);
    let four = |b: Option<&[u8; 4]>| b.map_or(0, |b| u64::from(u32::from_le_bytes(*b)));
    if let Some(last) = bytes.last_chunk::<8>() {
        bytes.chunks_exact(8).for_each(|c| add(c.first_chunk().map_or(0, |c| u64::from_le_bytes(*c))));
        add(u64::from_le_bytes(*last));
    } else if bytes.len() >= 4 {
        add(four(bytes.first_chunk()) | four(bytes.last_chunk()) << 32);
    } else if let [first, .., last] = bytes {
        add(u64::from(*first) | u64::from(bytes[bytes.len() / 2]) << 8 | u64::from(*last) << 16);
    } else {
        bytes.iter().for_each(|&b| add(u64::from(b)));
    }
    add(bytes.len() as u64);
    h ^ (h >> 32)
}

/// The bits of a slot that number a word.
pub(super) const NUMBER: u32 = (1 << 20) - 1;

/// The bits of a slot that tell most words apart without looking at them.
pub(super) const fn tag(hash: u64) -> u32 {
    ((hash >> 52) as u32) << 20
}

/// What words mean.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// The words one after the other, and where each ends.
    pub(super) text: Cow<'static, str>,
    pub(super) ends: Vec<u32>,
    /// Words by hash, from 1, with the top of their hash above the lower 20 bits; nought where none sits. At least half are free, and their
    /// number is a power of two.
    pub(super) slots: Vec<u32>,
    /// Per word, what it and its phrases can mean: apart, for it is asked of every word of a text.
    pub(super) starts: Vec<Starts>,
    /// Per word, what it means and begins.
    pub(super) meanings: Vec<Meaning>,
    /// Phrases of two words and more, by first word, then by second, then longest first: a word such as "the" begins hundreds, of which
    /// the word behind it leaves a few.
    pub(super) phrases: Vec<Phrase>,
    /// The first two words of each.
    pub(super) pairs: Pairs,
    /// The words of phrases from the second on.
    pub(super) rest: Vec<Word>,
    /// The cues that a word can begin, each set once; that of no cue first.
    pub(super) cues: Vec<CueSet>,
    /// The same for words of time.
    pub(super) times: Vec<TimeSet>,
    pub(super) senses: Vec<Sense>,
    /// The kinds of senses, by place of the sense.
    pub(super) marks: Vec<Mark>,
    /// What is written on a word that is listed with it: الأول is أول with the article.
    pub(super) written_on: ByWord<Clitics>,
    /// Words that are listed in a spelling that shows them joined: وأكثر.
    pub(super) joined: HashSet<Word>,
    /// First letters of words as they are listed, for words whose listings all begin alike.
    pub(super) firsts: Vec<char>,
    /// Nouns by [`NounId`].
    pub nouns: Vec<Noun>,
    /// Classes of nouns.
    pub classes: Vec<NounClass>,
    /// Frames by [`FrameId`].
    pub frames: Vec<Frame>,
    /// The stems of words ([`Folding::stem`](super::Folding::stem)); none of a pack that was just read.
    pub(super) stems: Vec<u32>,
    /// Words after which a full stop ends no sentence.
    pub(super) abbreviations: std::collections::HashSet<Word>,
}

impl Lexicon {
    /// The word of a folded spelling.
    #[must_use]
    pub fn word(&self, folded: &str) -> Option<Word> {
        let mask = self.slots.len().checked_sub(1)?;
        let hash = hash(folded.as_bytes());
        let mut at = usize::try_from(hash).ok()? & mask;
        loop {
            let slot = *self.slots.get(at)?;
            let word = Word((slot & NUMBER).checked_sub(1)?);
            if slot & !NUMBER == tag(hash) && self.text(word) == folded {
                return Some(word);
            }
            at = (at + 1) & mask;
        }
    }

    /// The folded spelling of a word of the lexicon.
    pub(super) fn text(&self, word: Word) -> &str {
        let n = word.0 as usize;
        let start = n.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
        self.ends.get(n).and_then(|&end| self.text.get(start..end as usize)).unwrap_or("")
    }

    /// The first letter of all spellings of a word that are listed, where they have one.
    pub(super) fn first_letter(&self, word: Word) -> Option<char> {
        self.firsts.get(word.0 as usize).copied()
    }

    /// Whether a word is listed in a spelling that shows it joined to another.
    pub(super) fn is_joined(&self, word: Word) -> bool {
        self.joined.contains(&word)
    }

    /// What is written on a word that is listed with it.
    pub(super) fn written_on(&self, word: Word) -> Clitics {
        self.written_on.get(&word).copied().unwrap_or_default()
    }

    /// The stem of a word, where it is stored.
    #[must_use]
    pub fn stem(&self, word: Word) -> Option<u32> {
        self.stems.get(word.0 as usize).copied()
    }

    /// How many words are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no word is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Whether the word is the lexicon's.
    #[must_use]
    pub fn knows(&self, word: Word) -> bool {
        (word.0 as usize) < self.ends.len()
    }

    /// Whether a frame tells what became of people, each of one thing only: they died, are missing.
    #[must_use]
    pub fn is_fate(&self, frame: FrameId) -> bool {
        self.frames.get(usize::from(frame.0)).is_some_and(|f| f.fate)
    }

    /// Whether a noun is one of people.
    #[must_use]
    pub fn is_people(&self, noun: &Noun) -> bool {
        noun.classes.iter().chain(&noun.stands_for).any(|&c| self.classes.get(usize::from(c)).is_some_and(|c| c.name == "human"))
    }

    /// Whether a full stop after this word ends no sentence.
    #[must_use]
    pub fn is_abbreviation(&self, word: Word) -> bool {
        self.abbreviations.contains(&word)
    }

    /// What the phrases that start with a word can mean. Nothing for a word that the lexicon does not know.
    #[must_use]
    pub fn starts(&self, word: Word) -> Starts {
        self.starts.get(word.0 as usize).copied().unwrap_or(Starts::NONE)
    }

    /// The cues that a word, or one of the phrases that start with it, can have.
    #[must_use]
    #[inline]
    pub fn cues(&self, word: Word) -> CueSet {
        let set = self.meanings.get(word.0 as usize).and_then(|m| self.cues.get(usize::from(m.cues)));
        set.copied().unwrap_or_default()
    }

    /// The words of time that a word, or one of the phrases that start with it, can be.
    #[must_use]
    pub fn times(&self, word: Word) -> TimeSet {
        let set = self.meanings.get(word.0 as usize).and_then(|m| self.times.get(usize::from(m.times)));
        set.copied().unwrap_or_default()
    }

    /// The words and phrases that start where `words` starts, longest first.
    pub fn at<'a>(&'a self, words: &'a [Word]) -> impl Iterator<Item = Entry<'a>> + 'a {
        let meaning = words.first().and_then(|w| self.meanings.get(w.0 as usize)).copied().unwrap_or_default();
        let alone = (meaning.alone.0 < meaning.alone.1).then_some((1, meaning.alone));
        self.phrases_of(meaning.phrases, words).chain(alone).map(|(len, of)| Entry {
            len,
            senses: self.senses_of(of),
            marks: self.marks_of(of),
        })
    }

    /// What the longest phrase here means for which `wanted` gives something, with its length.
    pub fn find<T>(&self, words: &[Word], wanted: impl Fn(&Sense) -> Option<T>) -> Option<(usize, T)> {
        self.longest(words, |of| self.senses_of(of).iter().find_map(&wanted))
    }

    /// The same where `wanted` gives nothing for senses of other kinds than these.
    pub fn find_of<T>(&self, words: &[Word], kinds: Starts, wanted: impl Fn(&Sense) -> Option<T>) -> Option<(usize, T)> {
        self.longest(words, |of| {
            let place = self.marks_of(of).iter().position(|m| m.starts().any(kinds))?;
            self.senses_of(of).get(place..)?.iter().find_map(&wanted)
        })
    }

    /// The length of the longest phrase here that is a word of time.
    #[must_use]
    pub fn time(&self, words: &[Word], word: TimeWord) -> Option<usize> {
        self.longest(words, |of| self.marks_of(of).iter().any(|m| m.is_time(word)).then_some(())).map(|(len, ())| len)
    }

    /// What `wanted` gives for the senses of the longest phrase here for which it gives something, with its length.
    fn longest<T>(&self, words: &[Word], wanted: impl Fn((u32, u32)) -> Option<T>) -> Option<(usize, T)> {
        let meaning = self.meanings.get(words.first()?.0 as usize)?;
        // Two steps rather than a loop over `at`: nothing in the program is asked more often.
        let phrase = self.phrases_of(meaning.phrases, words).find_map(|(len, of)| wanted(of).map(|t| (len, t)));
        phrase.or_else(|| wanted(meaning.alone).map(|t| (1, t)))
    }

    /// The length of the longest phrase here that has one of the cues.
    #[must_use]
    #[inline]
    pub fn cue(&self, words: &[Word], cues: &[Cue]) -> Option<usize> {
        self.cue_of(words, CueSet::of(cues))
    }

    /// The same for a set of cues.
    #[must_use]
    #[inline]
    pub fn cue_of(&self, words: &[Word], cues: CueSet) -> Option<usize> {
        let meaning = self.meanings.get(words.first()?.0 as usize)?;
        if !self.set(meaning.cues).meets(cues) {
            return None;
        }
        self.steering(meaning, words, |told| told.meets(cues)).map(|(len, _)| len)
    }

    /// The cues of the longest phrase here that has any, and its length.
    #[must_use]
    pub fn steers(&self, words: &[Word]) -> Option<(usize, CueSet)> {
        let meaning = self.meanings.get(words.first()?.0 as usize).filter(|m| m.cues > 0)?;
        self.steering(meaning, words, |told| told != CueSet::NONE)
    }

    /// The cues of all phrases here.
    #[must_use]
    pub fn all_cues(&self, words: &[Word]) -> CueSet {
        let Some(meaning) = words.first().and_then(|w| self.meanings.get(w.0 as usize)) else { return CueSet::NONE };
        self.phrases_of(meaning.phrases, words).fold(self.set(meaning.own), |all, (_, of)| all.or(self.cues_of(of)))
    }

    /// The longest phrase here of which the cues are wanted.
    fn steering(&self, meaning: &Meaning, words: &[Word], wanted: impl Fn(CueSet) -> bool) -> Option<(usize, CueSet)> {
        let wanted = |(len, cues): (usize, CueSet)| wanted(cues).then_some((len, cues));
        let phrase = self.phrases_of(meaning.phrases, words).find_map(|(len, of)| wanted((len, self.cues_of(of))));
        phrase.or_else(|| wanted((1, self.set(meaning.own))))
    }

    fn set(&self, place: u16) -> CueSet {
        self.cues.get(usize::from(place)).copied().unwrap_or_default()
    }

    fn cues_of(&self, senses: (u32, u32)) -> CueSet {
        self.marks_of(senses).iter().fold(CueSet::NONE, |all, mark| all.or(mark.cue()))
    }

    /// The phrases that start where `words` starts, longest first: how many words each has, and its senses by place.
    fn phrases_of<'a>(&'a self, (start, end): (u32, u32), words: &'a [Word]) -> impl Iterator<Item = (usize, (u32, u32))> + 'a {
        let (all, second) = match *words {
            [first, second, ..] if start < end && self.pairs.may_begin(first, second) => {
                (self.phrases.get(start as usize..end as usize).unwrap_or(&[]), second)
            }
            _ => (&[][..], Word(0)),
        };
        let from = if all.is_empty() { 0 } else { all.partition_point(|p| p.second < second) };
        all[from..].iter().take_while(move |p| p.second == second).filter_map(move |p| {
            let rest = self.rest.get(p.rest.0 as usize..p.rest.1 as usize)?;
            let there = words.get(1..=rest.len())?;
            (there == rest).then_some((rest.len() + 1, p.senses))
        })
    }

    fn marks_of(&self, (start, end): (u32, u32)) -> &[Mark] {
        self.marks.get(start as usize..end as usize).unwrap_or(&[])
    }

    fn senses_of(&self, (start, end): (u32, u32)) -> &[Sense] {
        self.senses.get(start as usize..end as usize).unwrap_or(&[])
    }
}
