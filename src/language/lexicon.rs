//! What words and phrases mean, by number.

use super::{Clitics, Cue, Folding, Form, RangeWord, Sense, Side};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A folded word by number. Words of the lexicon come first; an [`Interner`] numbers the unknown words of a story after them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(pub u32);

/// A noun of the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NounId(pub u16);

/// A frame of the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FrameId(pub u16);

/// A counted noun.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounClass {
    /// Its name in the pack.
    pub name: String,
    /// Whether a figure of this class needs a source.
    pub needs_source: bool,
}

/// What is said of things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// Its name in the pack: `die`.
    pub name: String,
    /// The class of those concerned, where the frame tells.
    pub concerns: Option<u16>,
    /// Whether a figure of this frame needs a source.
    pub needs_source: bool,
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
}

/// What the phrases that start with a word can mean, as a set: one look tells whether a reader need look further.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Starts(u16);

impl Starts {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// A number: a number word, a scale, a fraction, a vague count, a rank, a multiple.
    pub const NUMBER: Self = Self(1);
    /// A modifier of a number.
    pub const BOUND: Self = Self(2);
    /// A unit of measure, money or percentage.
    pub const UNIT: Self = Self(4);
    /// A month, a weekday, a holiday or another word of time.
    pub const TIME: Self = Self(8);
    /// A noun that is counted.
    pub const NOUN: Self = Self(16);
    /// What is said of something.
    pub const FRAME: Self = Self(32);
    /// A word that steers the reading.
    pub const CUE: Self = Self(64);
    /// A word that makes a number a name, or is no number though it looks like one.
    pub const NAME: Self = Self(128);
    /// Two of a noun or unit in one word: شخصان, يومين.
    pub const DUAL: Self = Self(256);
    /// A word before the ends of a range: "between", "from".
    pub const RANGE: Self = Self(512);
    /// "a": one of what follows, where that is a unit or a scale.
    pub const INDEFINITE: Self = Self(1024);

    /// Both.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it holds any of these.
    #[must_use]
    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    const fn of(sense: &Sense) -> Self {
        match sense {
            Sense::Cardinal(_)
            | Sense::Scale(_)
            | Sense::ScaleSuffix(_)
            | Sense::ScaleDual(_)
            | Sense::Fraction(_)
            | Sense::Ordinal(_)
            | Sense::OrdinalSuffix
            | Sense::Vague(..)
            | Sense::Multiple(_)
            | Sense::Parts(_)
            | Sense::NoneOf
            | Sense::Minus => Self::NUMBER,
            Sense::Bound(..) | Sense::Nearly | Sense::Age(Side::Before) => Self::BOUND,
            Sense::Range(RangeWord::Between | RangeWord::From) => Self::RANGE,
            Sense::Times
            | Sense::Point
            | Sense::Joiner
            | Sense::PartOf
            | Sense::Per
            | Sense::PerUnit(_)
            | Sense::PerNoun
            | Sense::Age(Side::After)
            | Sense::Possessor
            | Sense::Range(_) => Self::NONE,
            Sense::Unit(_) => Self::UNIT,
            Sense::UnitDual(_) => Self::DUAL,
            Sense::Month(..) | Sense::Weekday(_) | Sense::Time(_) | Sense::Decade(_) | Sense::Holiday(_) => Self::TIME,
            Sense::Noun(_, Form::Dual) => Self::NOUN.or(Self::DUAL),
            Sense::Noun(..) => Self::NOUN,
            Sense::Frame(..) => Self::FRAME,
            Sense::Cue(Cue::Designator | Cue::NotNumber) => Self::CUE.or(Self::NAME),
            Sense::Cue(Cue::Indefinite) => Self::CUE.or(Self::INDEFINITE),
            Sense::Cue(_) => Self::CUE,
        }
    }
}

/// A hash is its own hash; the number of a word is multiplied, so that all bits count.
#[derive(Default, Debug, Clone, Copy)]
pub(super) struct Same(u64);
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
type ByHash<V> = HashMap<u64, V, BuildHasherDefault<Same>>;
type ByWord<V> = HashMap<Word, V, BuildHasherDefault<Same>>;
/// Words with the numbers of senses.
pub(super) type Filed = HashSet<(Word, u32), BuildHasherDefault<Same>>;

/// Multiply and rotate over eight bytes at a time (the scheme of Firefox's `FxHash`), with a last mix so that all bits count.
fn hash(bytes: &[u8]) -> u64 {
    const K: u64 = 0x517c_c1b7_2722_0a95;
    let mut h: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut add = |w: u64| h = (h.rotate_left(5) ^ w).wrapping_mul(K);
    let mut chunks = bytes.chunks_exact(8);
    for c in &mut chunks {
        add(u64::from_le_bytes([c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]]));
    }
    let mut last = [0; 8];
    last[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    add(u64::from_le_bytes(last));
    add(bytes.len() as u64);
    h ^ (h >> 32)
}

/// Words and phrases under construction, each with one sense. Texts and senses lie in tables, so that sorting moves little.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    list: Vec<Phrase>,
    rest: Vec<Word>,
    senses: Vec<Sense>,
    by_sense: HashMap<Sense, u32>,
}

#[derive(Debug, Clone, Copy)]
struct Phrase {
    word: Word,
    rest: (u32, u32),
    sense: u32,
}

impl Phrases {
    /// The number of a sense.
    pub(super) fn sense(&mut self, sense: Sense) -> u32 {
        *self.by_sense.entry(sense).or_insert_with(|| {
            self.senses.push(sense);
            place(self.senses.len() - 1)
        })
    }

    /// Adds a word, or a phrase with the words behind its first, that means the sense of this number.
    pub(super) fn add(&mut self, word: Word, rest: &[Word], sense: u32) {
        let from = place(self.rest.len());
        self.rest.extend_from_slice(rest);
        self.list.push(Phrase { word, rest: (from, place(self.rest.len())), sense });
    }

    fn rest(&self, phrase: &Phrase) -> &[Word] {
        &self.rest[phrase.rest.0 as usize..phrase.rest.1 as usize]
    }
}

fn place(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// What words mean.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: Vec<Box<str>>,
    by_hash: ByHash<u32>,
    /// Per word, the range of its entries.
    first: Vec<(u32, u32)>,
    /// Per word, what its entries can mean.
    starts: Vec<Starts>,
    /// Further words and senses, as ranges; longest phrases first.
    entries: Vec<([u32; 2], [u32; 2])>,
    rest: Vec<Word>,
    senses: Vec<Sense>,
    /// What is written on a word that is listed with it: الأول is أول with the article.
    written_on: ByWord<Clitics>,
    /// Words that are listed in a spelling that shows them joined: وأكثر.
    joined: HashSet<Word>,
    /// First letters of words as they are listed, for words whose listings all begin alike.
    firsts: Vec<char>,
    /// Nouns by [`NounId`].
    pub nouns: Vec<Noun>,
    /// Classes of nouns.
    pub classes: Vec<NounClass>,
    /// Frames by [`FrameId`].
    pub frames: Vec<Frame>,
    /// Words after which a full stop ends no sentence.
    pub(super) abbreviations: std::collections::HashSet<Word>,
}

impl Lexicon {
    /// Adds a folded word.
    pub(super) fn add_word(&mut self, folded: &str) -> Word {
        let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let id = *self.by_hash.entry(hash(folded.as_bytes())).or_insert(next);
        if id == next {
            self.words.push(folded.into());
        }
        Word(id)
    }

    /// Notes that a word is listed as it is spelt here, if the spelling shows "and" written on it.
    pub(super) fn note_spelling(&mut self, folding: &Folding, raw: &str, folded: &str, word: Word) {
        if folding.surely_joined(raw, folded).is_some() {
            self.joined.insert(word);
        }
        let first = raw.chars().next().unwrap_or('\0');
        match self.firsts.get_mut(word.0 as usize) {
            Some(known) if *known == first => {}
            Some(known) => *known = '\0',
            // Words are numbered as they come: this is the next, or a few were added that are listed nowhere.
            None => {
                self.firsts.resize(word.0 as usize, '\0');
                self.firsts.push(first);
            }
        }
    }

    /// Files the phrases under their first words.
    pub(super) fn file(&mut self, mut phrases: Phrases) {
        let mut list = std::mem::take(&mut phrases.list);
        list.sort_by(|a, b| {
            let key = |p: &Phrase| (p.word, std::cmp::Reverse(p.rest.1 - p.rest.0));
            key(a).cmp(&key(b)).then_with(|| phrases.rest(a).cmp(phrases.rest(b)))
        });
        self.first = vec![(0, 0); self.words.len()];
        self.starts = vec![Starts::NONE; self.words.len()];
        // Most entries mean one thing of few: equal lists of senses lie in the table once.
        let mut known: HashMap<Vec<u32>, [u32; 2]> = HashMap::new();
        let mut alone: Vec<Option<[u32; 2]>> = vec![None; phrases.senses.len()];
        let mut senses: Vec<u32> = Vec::new();
        let mut at = 0;
        while let Some(&phrase) = list.get(at) {
            let word = phrase.word.0 as usize;
            let rest = phrases.rest(&phrase);
            let same = list[at..].iter().take_while(|p| p.word == phrase.word && phrases.rest(p) == rest).count();
            senses.clear();
            for p in &list[at..at + same] {
                if !senses.contains(&p.sense) {
                    senses.push(p.sense);
                    self.starts[word] = self.starts[word].or(Starts::of(&phrases.senses[p.sense as usize]));
                }
            }
            let single = if let [sense] = senses[..] { Some(sense as usize) } else { None };
            let meant = single.map_or_else(|| known.get(&senses).copied(), |s| alone[s]).unwrap_or_else(|| {
                let from = place(self.senses.len());
                self.senses.extend(senses.iter().map(|&s| phrases.senses[s as usize]));
                let range = [from, place(self.senses.len())];
                match single {
                    Some(s) => alone[s] = Some(range),
                    None => drop(known.insert(senses.clone(), range)),
                }
                range
            });
            let from = place(self.rest.len());
            self.rest.extend_from_slice(rest);
            let slot = &mut self.first[word];
            if slot.1 == 0 {
                slot.0 = place(self.entries.len());
            }
            self.entries.push(([from, place(self.rest.len())], meant));
            slot.1 = place(self.entries.len());
            at += same;
        }
    }

    /// Gives words that are listed with the article what the bare word means, where that is listed too. Words of time and units are left
    /// as they are: الأحد is a Sunday, not one of something; but للبرميل is a barrel.
    pub(super) fn inherit(&mut self, folding: &Folding, phrases: &mut Phrases) {
        // Per word: whether it is listed, and whether it tells a time or unit by itself.
        let mut own: Vec<Option<bool>> = vec![None; self.words.len()];
        for phrase in &phrases.list {
            // A phrase of time says nothing of its first word: الأول من أمس.
            let sense = &phrases.senses[phrase.sense as usize];
            let alone = phrase.rest.0 == phrase.rest.1;
            let kept = alone && Starts::of(sense).any(Starts::TIME.or(Starts::UNIT).or(Starts::RANGE).or(Starts::BOUND));
            let slot = &mut own[phrase.word.0 as usize];
            *slot = Some(slot.unwrap_or(false) | kept);
        }
        let mut bases: ByWord<Vec<Word>> = ByWord::default();
        let to_the = Clitics::NONE.with(super::written::Clitic::The).with(super::written::Clitic::To);
        for (word, _) in (0..).map(Word).zip(&own).filter(|(_, time)| **time == Some(false)) {
            let text = self.words.get(word.0 as usize).map_or("", |w| &**w);
            let bare = folding.articles(text).find_map(|(w, c)| self.word(w).map(|w| (w, c)));
            if let Some((base, clitics)) = bare.filter(|(w, c)| *c == to_the || own.get(w.0 as usize) == Some(&Some(false))) {
                bases.entry(base).or_default().push(word);
                self.written_on.insert(word, clitics);
            }
        }
        let copies: Vec<Phrase> = phrases
            .list
            .iter()
            .flat_map(|p| bases.get(&p.word).into_iter().flatten().map(|&word| Phrase { word, ..*p }))
            .collect();
        phrases.list.extend(copies);
    }

    /// The word of a folded spelling.
    #[must_use]
    pub fn word(&self, folded: &str) -> Option<Word> {
        self.by_hash.get(&hash(folded.as_bytes())).map(|&n| Word(n))
    }

    /// The folded spelling of a word of the lexicon.
    pub(super) fn text(&self, word: Word) -> &str {
        self.words.get(word.0 as usize).map_or("", |w| &**w)
    }

    /// How many words are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether no word is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether the word is the lexicon's.
    #[must_use]
    pub fn knows(&self, word: Word) -> bool {
        (word.0 as usize) < self.words.len()
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

    /// The words and phrases that start where `words` starts, longest first.
    pub fn at<'a>(&'a self, words: &'a [Word]) -> impl Iterator<Item = Entry<'a>> + 'a {
        let range = words.first().and_then(|w| self.first.get(w.0 as usize)).copied().unwrap_or((0, 0));
        self.entries[range.0 as usize..range.1.max(range.0) as usize].iter().filter_map(move |&([r0, r1], [s0, s1])| {
            let rest = &self.rest[r0 as usize..r1 as usize];
            let there = words.get(1..=rest.len())?;
            (there == rest).then(|| Entry { len: rest.len() + 1, senses: &self.senses[s0 as usize..s1 as usize] })
        })
    }

    /// What the longest phrase here means for which `wanted` gives something, with its length.
    pub fn find<T>(&self, words: &[Word], wanted: impl Fn(&Sense) -> Option<T>) -> Option<(usize, T)> {
        self.at(words).find_map(|e| e.senses.iter().find_map(&wanted).map(|t| (e.len, t)))
    }
}

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
            base: u32::try_from(lexicon.words.len()).unwrap_or(u32::MAX),
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
        let whole = lexicon.word(&buffer).filter(|w| never.is_none_or(|n| lexicon.firsts.get(w.0 as usize) != Some(&n)));
        let joined = folding.surely_joined(raw, &buffer).filter(|_| whole.is_none_or(|w| !lexicon.joined.contains(&w)));
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
                Some((w, lexicon.written_on.get(&w).copied().unwrap_or_default()))
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
        if let Some(w) = lexicon.words.get(word.0 as usize) {
            return w;
        }
        let span = self.spans.get(word.0.wrapping_sub(self.base) as usize);
        span.and_then(|&(a, b)| self.text.get(a as usize..b as usize)).unwrap_or("")
    }
}
