//! How a lexicon is filled: words get numbers, phrases are filed under their first words. Runs when the program is built.

use super::cue::CueSet;
use super::lexicon;
use super::lexicon::{ByWord, Lexicon, Meaning, NUMBER, Same, Word, hash, tag};
use super::sense::TimeSet;
use super::{Clitics, Folding, Mark, Sense, Starts};
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

/// Words with the numbers of senses.
pub(super) type Filed = HashSet<(Word, u32), BuildHasherDefault<Same>>;
/// In place of the first letter of a word that no spelling was noted of, and of one whose spellings begin with several. Neither is a letter.
const UNTOLD: char = '\0';
const SEVERAL: char = '\u{FFFD}';

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

/// Items, each once.
struct Numbered<T> {
    items: Vec<T>,
    numbers: HashMap<T, u16>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self { items: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Copy + Eq + std::hash::Hash> Numbered<T> {
    /// The number of an item, which is the first one's where there are too many.
    fn number(&mut self, item: T) -> u16 {
        *self.numbers.entry(item).or_insert_with(|| {
            self.items.push(item);
            u16::try_from(self.items.len() - 1).unwrap_or(0)
        })
    }
}

fn place(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Lexicon {
    /// Adds a folded word.
    pub(super) fn add_word(&mut self, folded: &str) -> Word {
        if let Some(word) = self.word(folded) {
            return word;
        }
        let next = place(self.ends.len());
        self.text.to_mut().push_str(folded);
        self.ends.push(place(self.text.len()));
        if self.ends.len() * 2 > self.slots.len() {
            self.slots = vec![0; (self.ends.len() * 4).next_power_of_two()];
            (0..next).for_each(|n| self.seat(n));
        }
        self.seat(next);
        Word(next)
    }

    /// Puts a word into the first free slot from that of its hash on.
    fn seat(&mut self, word: u32) {
        let mask = self.slots.len() - 1;
        let hash = hash(self.text(Word(word)).as_bytes());
        let mut at = usize::try_from(hash).unwrap_or(0) & mask;
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (word + 1) & NUMBER | tag(hash);
    }

    /// Notes that a word is listed as it is spelt here, if the spelling shows "and" written on it.
    pub(super) fn note_spelling(&mut self, folding: &Folding, raw: &str, folded: &str, word: Word) {
        if folding.surely_joined(raw, folded).is_some() {
            self.joined.insert(word);
        }
        let first = raw.chars().next().unwrap_or('\0');
        let n = word.0 as usize;
        if self.firsts.len() <= n {
            self.firsts.resize(n + 1, UNTOLD);
        }
        let known = &mut self.firsts[n];
        *known = if *known == UNTOLD || *known == first { first } else { SEVERAL };
    }

    /// Files the phrases under their first words.
    pub(super) fn file(&mut self, mut phrases: Phrases) {
        let mut list = std::mem::take(&mut phrases.list);
        list.sort_by(|a, b| {
            let second = |p: &Phrase| phrases.rest(p).first().copied();
            let key = |p: &Phrase| (p.word, second(p), std::cmp::Reverse(p.rest.1 - p.rest.0));
            key(a).cmp(&key(b)).then_with(|| phrases.rest(a).cmp(phrases.rest(b)))
        });
        self.meanings = vec![Meaning::default(); self.ends.len()];
        self.starts = vec![Starts::NONE; self.ends.len()];
        // Most entries mean one thing of few: equal lists of senses lie in the table once.
        let mut known: HashMap<Vec<u32>, (u32, u32)> = HashMap::new();
        let mut alone: Vec<Option<(u32, u32)>> = vec![None; phrases.senses.len()];
        let mut steers = vec![(CueSet::default(), TimeSet::default()); self.ends.len()];
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
                    let sense = &phrases.senses[p.sense as usize];
                    self.starts[word] = self.starts[word].or(Starts::of(sense));
                    match sense {
                        Sense::Cue(cue) => steers[word].0.add(*cue),
                        Sense::Time(time) => steers[word].1.add(*time),
                        _ => {}
                    }
                }
            }
            let single = if let [sense] = senses[..] { Some(sense as usize) } else { None };
            let meant = single.map_or_else(|| known.get(&senses).copied(), |s| alone[s]).unwrap_or_else(|| {
                let from = place(self.senses.len());
                self.senses.extend(senses.iter().map(|&s| phrases.senses[s as usize]));
                let range = (from, place(self.senses.len()));
                match single {
                    Some(s) => alone[s] = Some(range),
                    None => drop(known.insert(senses.clone(), range)),
                }
                range
            });
            match rest.first() {
                Some(&second) => {
                    let from = place(self.rest.len());
                    self.rest.extend_from_slice(rest);
                    self.pairs.add(phrase.word, second);
                    let of = &mut self.meanings[word].phrases;
                    if of.1 == 0 {
                        of.0 = place(self.phrases.len());
                    }
                    self.phrases.push(lexicon::Phrase { second, rest: (from, place(self.rest.len())), senses: meant });
                    of.1 = place(self.phrases.len());
                }
                None => self.meanings[word].alone = meant,
            }
            at += same;
        }
        self.marks = self.senses.iter().map(Mark::of).collect();
        // Each set is stored once, that of nothing first.
        let (mut cues, mut times) = (Numbered::default(), Numbered::default());
        cues.number(CueSet::default());
        times.number(TimeSet::default());
        for (meaning, (cue, time)) in self.meanings.iter_mut().zip(steers) {
            let own = &self.marks[meaning.alone.0 as usize..meaning.alone.1 as usize];
            let own = own.iter().fold(CueSet::NONE, |all, mark| all.or(mark.cue()));
            (meaning.cues, meaning.own, meaning.times) = (cues.number(cue), cues.number(own), times.number(time));
        }
        (self.cues, self.times) = (cues.items, times.items);
    }

    /// Gives words that are listed with the article what the bare word means, where that is listed too. Words of time and units are left
    /// as they are: الأحد is a Sunday, not one of something; but للبرميل is a barrel.
    pub(super) fn inherit(&mut self, folding: &Folding, phrases: &mut Phrases) {
        // Per word: whether it is listed, and whether it tells a time or unit by itself.
        let mut own: Vec<Option<bool>> = vec![None; self.ends.len()];
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
            let text = self.text(word);
            let bare = folding.articles(text).find_map(|(w, c)| self.word(w).map(|w| (w, c)));
            if let Some((base, clitics)) = bare.filter(|(w, c)| *c == to_the || own.get(w.0 as usize) == Some(&Some(false))) {
                bases.entry(base).or_default().push(word);
                self.written_on.insert(word, clitics);
            }
        }
        let copies: Vec<Phrase> =
            phrases.list.iter().flat_map(|p| bases.get(&p.word).into_iter().flatten().map(|&word| Phrase { word, ..*p })).collect();
        phrases.list.extend(copies);
    }
}
