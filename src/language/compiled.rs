//! A language as it is stored in the program: the work of reading a pack is done when the program is built, so that starting it costs
//! little more than looking at the tables.

use super::cue::CueSet;
use super::lexicon::{Frame, FrameId, Lexicon, Meaning, Noun, NounClass, NounId, Phrase, Word};
use super::pairs::Pairs;
use super::sense::TimeSet;
use super::written::{Digits, Pack, Writing};
use super::{Clitics, Folding, Form, Language, Mark, Sense, Starts};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

/// A language in three pieces.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// What is not of one kind, as JSON.
    pub head: String,
    /// The words of the lexicon, one after the other.
    pub text: String,
    /// The tables of the lexicon: each its length, then its numbers, little end first.
    pub tables: Vec<u8>,
}

/// What is wrong with a stored language. One that was just built has nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken(String);

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a stored language: {}", self.0)
    }
}
impl std::error::Error for Broken {}

#[derive(Serialize, Deserialize)]
struct Head {
    code: String,
    name: String,
    partial: Vec<String>,
    writing: Writing,
    digits: Digits,
    weekdays: Vec<String>,
    once: Vec<(String, u32)>,
    repeats: Vec<String>,
    /// Each once, but for nouns and frames: most are the cue of many words.
    senses: Vec<Sense>,
    /// The lemmas of the nouns; what else is told of them stands in a table.
    lemmas: Vec<String>,
    classes: Vec<NounClass>,
    frames: Vec<Frame>,
    written_on: Vec<(Word, Clitics)>,
    joined: Vec<Word>,
    abbreviations: Vec<Word>,
}

fn sorted<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    items.sort();
    items
}

/// The forms of words, as they are numbered in tables.
const FORMS: [Form; 6] = [Form::Singular, Form::Dual, Form::Plural, Form::Verb, Form::Noun, Form::Participle];
/// The bits that number a form.
const FORM: u32 = 3;
/// Told of a noun, and of a frame; other senses are told by their place among those of the head.
const NOUN: u32 = 1 << 31;
const FRAME: u32 = 1 << 30;

/// A noun or frame in its form as one number.
fn packed(sense: &Sense) -> Option<u32> {
    let (kind, id, form) = match sense {
        Sense::Noun(noun, form) => (NOUN, noun.0, form),
        Sense::Frame(frame, form) => (FRAME, frame.0, form),
        _ => return None,
    };
    let form = FORMS.iter().position(|f| f == form)?;
    Some(kind | u32::from(id) << FORM | form as u32)
}

/// The sense that a number of a table tells.
fn unpacked(number: u32, others: &[Sense]) -> Option<Sense> {
    let form = || FORMS.get(number as usize & ((1 << FORM) - 1)).copied();
    let id = (number >> FORM) as u16;
    match number & (NOUN | FRAME) {
        0 => others.get(number as usize).copied(),
        NOUN => Some(Sense::Noun(NounId(id), form()?)),
        _ => Some(Sense::Frame(FrameId(id), form()?)),
    }
}

/// Senses as numbers, and those that numbers alone do not tell, each once.
fn numbered(all: &[Sense]) -> (Vec<Sense>, Vec<u32>) {
    let (mut others, mut known) = (Vec::new(), HashMap::new());
    let mut place = |sense: Sense| {
        *known.entry(sense).or_insert_with(|| {
            others.push(sense);
            others.len() as u32 - 1
        })
    };
    let numbers = all.iter().map(|sense| packed(sense).unwrap_or_else(|| place(*sense))).collect();
    (others, numbers)
}

/// A noun but for its lemma: its word, whether it measures, its classes and those that it stands for, each list behind its length.
fn of_noun(noun: &Noun) -> Vec<u32> {
    let mut numbers = vec![noun.word.0, u32::from(noun.measures)];
    for list in [&noun.classes, &noun.stands_for] {
        numbers.push(u32::try_from(list.len()).unwrap_or(u32::MAX));
        numbers.extend(list.iter().map(|&class| u32::from(class)));
    }
    numbers
}

/// The nouns with these lemmas, of their table.
fn nouns(lemmas: Vec<String>, mut numbers: impl Iterator<Item = u32>) -> Option<Vec<Noun>> {
    let mut nouns = Vec::with_capacity(lemmas.len());
    for lemma in lemmas {
        let (word, measures) = (Word(numbers.next()?), numbers.next()? > 0);
        let mut list = || {
            let len = numbers.next()?;
            (0..len).map(|_| numbers.next().map(|class| class as u16)).collect::<Option<Vec<u16>>>()
        };
        nouns.push(Noun { lemma, word, classes: list()?, stands_for: list()?, measures });
    }
    Some(nouns)
}

/// Stores a language that was made of a pack.
///
/// # Errors
/// None that a pack can bring about.
pub fn compile(pack: &Pack, language: &Language) -> Result<Compiled, Broken> {
    let lexicon = &language.lexicon;
    let mut written_on: Vec<(Word, Clitics)> = lexicon.written_on.iter().map(|(&w, &c)| (w, c)).collect();
    written_on.sort_by_key(|(w, _)| *w);
    let (senses, numbers) = numbered(&lexicon.senses);
    let head = Head {
        code: language.code.clone(),
        name: language.name.clone(),
        partial: language.partial.clone(),
        writing: pack.writing.clone(),
        digits: pack.digits.clone(),
        weekdays: language.weekdays.clone(),
        once: sorted(language.once.iter().map(|(w, &n)| (w.clone(), n))),
        repeats: sorted(language.repeats.keys().cloned()),
        senses,
        lemmas: lexicon.nouns.iter().map(|n| n.lemma.clone()).collect(),
        classes: lexicon.classes.clone(),
        frames: lexicon.frames.clone(),
        written_on,
        joined: sorted(lexicon.joined.iter().copied()),
        abbreviations: sorted(lexicon.abbreviations.iter().copied()),
    };
    let mut tables = Vec::new();
    let mut flat = |numbers: Vec<u32>| {
        tables.extend(u32::try_from(numbers.len()).unwrap_or(u32::MAX).to_le_bytes());
        numbers.into_iter().for_each(|n| tables.extend(n.to_le_bytes()));
    };
    flat(lexicon.ends.clone());
    flat(lexicon.slots.clone());
    flat(lexicon.starts.iter().flat_map(|s| [s.0 as u32, (s.0 >> 32) as u32]).collect());
    let meaning = |m: &Meaning| {
        let sets = u32::from(m.cues) | u32::from(m.times) << 16;
        [m.phrases.0, m.phrases.1, m.alone.0, m.alone.1, sets, u32::from(m.own)]
    };
    flat(lexicon.meanings.iter().flat_map(meaning).collect());
    flat(lexicon.cues.iter().flat_map(|set| set.parts()).collect());
    flat(lexicon.times.iter().flat_map(|set| set.parts()).collect());
    flat(lexicon.phrases.iter().flat_map(|p| [p.second.0, p.rest.0, p.rest.1, p.senses.0, p.senses.1]).collect());
    flat(lexicon.pairs.table().to_vec());
    flat(lexicon.rest.iter().map(|w| w.0).collect());
    flat(numbers);
    flat(lexicon.nouns.iter().flat_map(of_noun).collect());
    flat(lexicon.firsts.iter().map(|&c| u32::from(c)).collect());
    flat((0..).map(Word).take(lexicon.len()).map(|w| language.folding.stem(lexicon.text(w))).collect());
    let head = serde_json::to_string(&head).map_err(|e| Broken(e.to_string()))?;
    Ok(Compiled { head, text: lexicon.text.clone().into_owned(), tables })
}

/// Takes the next table off the front.
fn table(bytes: &mut &'static [u8]) -> Result<impl Iterator<Item = u32> + use<>, Broken> {
    Ok(rows::<1>(bytes)?.map(|[n]| n))
}

/// Takes the next table off the front, so many numbers at a time.
fn rows<const N: usize>(bytes: &mut &'static [u8]) -> Result<impl Iterator<Item = [u32; N]> + use<N>, Broken> {
    let short = || Broken("a table is cut off".into());
    let (len, rest) = bytes.split_first_chunk::<4>().ok_or_else(short)?;
    let (own, rest) = rest.split_at_checked(u32::from_le_bytes(*len) as usize * 4).ok_or_else(short)?;
    *bytes = rest;
    Ok(own.as_chunks::<4>().0.as_chunks::<N>().0.iter().map(|row| row.map(u32::from_le_bytes)))
}

/// Makes a stored language ready for use.
///
/// # Errors
/// Pieces that [`compile`] did not write.
pub fn ready(head: &str, text: &'static str, mut tables: &'static [u8]) -> Result<Language, Broken> {
    let head: Head = serde_json::from_str(head).map_err(|e| Broken(e.to_string()))?;
    let bytes = &mut tables;
    let mut lexicon =
        Lexicon { text: Cow::Borrowed(text), ends: table(bytes)?.collect(), slots: table(bytes)?.collect(), ..Lexicon::default() };
    lexicon.starts = rows(bytes)?.map(|[low, high]| Starts(u64::from(low) | u64::from(high) << 32)).collect();
    let meaning = |[a, b, c, d, sets, own]: [u32; 6]| {
        let (cues, times) = (sets as u16, (sets >> 16) as u16);
        Meaning { phrases: (a, b), alone: (c, d), cues, own: own as u16, times }
    };
    lexicon.meanings = rows(bytes)?.map(meaning).collect();
    lexicon.cues = rows(bytes)?.map(CueSet::of_parts).collect();
    lexicon.times = rows(bytes)?.map(TimeSet::of_parts).collect();
    let phrase = |[second, a, b, c, d]: [u32; 5]| Phrase { second: Word(second), rest: (a, b), senses: (c, d) };
    lexicon.phrases = rows(bytes)?.map(phrase).collect();
    lexicon.pairs = Pairs::of(table(bytes)?.collect());
    lexicon.rest = table(bytes)?.map(Word).collect();
    let numbers = table(bytes)?;
    let count = numbers.size_hint().0;
    lexicon.senses.reserve(count);
    lexicon.senses.extend(numbers.map_while(|n| unpacked(n, &head.senses)));
    if lexicon.senses.len() < count {
        return Err(Broken("a sense has no such number".into()));
    }
    lexicon.marks = lexicon.senses.iter().map(Mark::of).collect();
    lexicon.nouns = nouns(head.lemmas, table(bytes)?).ok_or_else(|| Broken("a noun is cut off".into()))?;
    lexicon.firsts = table(bytes)?.map(|n| char::from_u32(n).unwrap_or('\0')).collect();
    lexicon.stems = table(bytes)?.collect();
    lexicon.classes = head.classes;
    lexicon.frames = head.frames;
    lexicon.written_on = head.written_on.into_iter().collect();
    lexicon.joined = head.joined.into_iter().collect();
    lexicon.abbreviations = head.abbreviations.into_iter().collect();
    Ok(Language {
        serial: super::ready::serial(),
        once: head.once.into_iter().collect(),
        repeats: head.repeats.into_iter().map(|w| (w, ())).collect(),
        code: head.code,
        name: head.name,
        right_to_left: head.writing.right_to_left,
        script: head.writing.script,
        capitals: head.writing.capitals,
        head_first: head.writing.head_first,
        weekdays: head.weekdays,
        partial: head.partial,
        digits: head.digits,
        folding: Folding::new(&head.writing),
        lexicon,
    })
}
