//! A language pack as written made into one for use.

use super::filing::{Filed, Phrases};
use super::lexicon::{Frame, Lexicon, NUMBER, Noun, NounClass, Word};
use super::written::Pack;
use super::{Folding, Form, FrameId, Interner, Language, Measures, MonthName, NounId, Readings, Sense, Side, TimeWord, scan};
use crate::values::{Number, Weekday};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// What is wrong with a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    /// The pack's code.
    pub pack: String,
    /// The key it lies under.
    pub key: String,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "language pack {}: {}: {}", self.pack, self.key, self.reason)
    }
}
impl std::error::Error for LoadError {}

struct Loader<'a> {
    folding: &'a Folding,
    measures: &'a Measures,
    lexicon: Lexicon,
    /// Words as written with one sense each, by number; resolved when all words are known.
    waiting: Vec<(Cow<'a, str>, u32)>,
    phrases: Phrases,
    code: String,
}

impl<'a> Loader<'a> {
    fn wrong<T>(&self, key: &str, reason: impl Into<String>) -> Result<T, LoadError> {
        Err(LoadError { pack: self.code.clone(), key: key.into(), reason: reason.into() })
    }

    fn number(&self, key: &str, text: &str) -> Result<Number, LoadError> {
        Number::parse(text).map_or_else(|| self.wrong(key, format!("`{text}` is no exact number")), Ok)
    }

    fn words(&mut self, words: &'a [String], sense: Sense) {
        let sense = self.phrases.sense(sense);
        self.waiting.extend(words.iter().map(|w| (Cow::Borrowed(w.as_str()), sense)));
    }

    fn made(&mut self, word: String, sense: Sense) {
        let sense = self.phrases.sense(sense);
        self.waiting.push((Cow::Owned(word), sense));
    }

    fn table(&mut self, key: &str, table: &'a BTreeMap<String, Vec<String>>, sense: impl Fn(Number) -> Sense) -> Result<(), LoadError> {
        for (value, words) in table {
            let value = self.number(key, value)?;
            self.words(words, sense(value));
        }
        Ok(())
    }
}

/// Makes a pack ready for use.
///
/// # Errors
/// An unknown unit, currency, month system or class, a value that is no exact number, a list of the wrong length.
pub fn load(pack: &Pack, measures: &Measures) -> Result<Language, LoadError> {
    let folding = Folding::new(&pack.writing);
    let mut l = Loader {
        folding: &folding,
        measures,
        lexicon: Lexicon::default(),
        waiting: Vec::new(),
        phrases: Phrases::default(),
        code: pack.code.clone(),
    };
    numbers(&mut l, pack)?;
    units(&mut l, pack)?;
    time(&mut l, pack)?;
    nouns(&mut l, pack)?;
    frames(&mut l, pack)?;
    for (&cue, words) in &pack.cues {
        l.words(words, Sense::Cue(cue));
    }
    file(&mut l, pack);
    if l.lexicon.len() >= NUMBER as usize {
        return l.wrong("", "more than a million words");
    }
    let lexicon = l.lexicon;
    let numbered = pack.once.values().zip((0..=u32::MAX).rev());
    let once = numbered.flat_map(|(words, n)| words.iter().map(move |w| (w, n))).map(|(w, n)| (folding.fold(w), n)).collect();
    Ok(Language {
        serial: super::ready::serial(),
        once,
        repeats: pack.repeats.iter().map(|w| (folding.fold(w), ())).collect(),
        code: pack.code.clone(),
        name: pack.name.clone(),
        right_to_left: pack.writing.right_to_left,
        script: pack.writing.script,
        capitals: pack.writing.capitals,
        head_first: pack.writing.head_first,
        weekdays: pack.time.weekdays.iter().filter_map(|words| words.first().cloned()).collect(),
        partial: pack.partial.clone(),
        digits: pack.digits.clone(),
        folding,
        lexicon,
    })
}

fn numbers<'a>(l: &mut Loader<'a>, pack: &'a Pack) -> Result<(), LoadError> {
    let n = &pack.numbers;
    l.table("numbers.cardinals", &n.cardinals, Sense::Cardinal)?;
    l.table("numbers.scales", &n.scales, Sense::Scale)?;
    l.table("numbers.scale_suffixes", &n.scale_suffixes, Sense::ScaleSuffix)?;
    l.table("numbers.scale_duals", &n.scale_duals, Sense::ScaleDual)?;
    l.table("numbers.fractions", &n.fractions, Sense::Fraction)?;
    l.table("numbers.ordinals", &n.ordinals, Sense::Ordinal)?;
    l.table("numbers.multiples", &n.multiples, Sense::Multiple)?;
    l.words(&n.ordinal_suffixes, Sense::OrdinalSuffix);
    l.words(&n.times, Sense::Times);
    l.words(&n.joiners, Sense::Joiner);
    l.words(&n.minus, Sense::Minus);
    l.words(&n.none_of, Sense::NoneOf);
    l.words(&n.point, Sense::Point);
    l.words(&n.part_of, Sense::PartOf);
    l.words(&n.per, Sense::Per);
    l.words(&n.rate_nouns, Sense::PerNoun);
    l.words(&n.age_before, Sense::Age(Side::Before));
    l.words(&n.age_after, Sense::Age(Side::After));
    l.words(&n.possessors, Sense::Possessor);
    l.table("numbers.parts", &n.parts, Sense::Parts)?;
    for (code, words) in &n.rates {
        let Some(id) = l.measures.by_code(code) else { return l.wrong("numbers.rates", format!("`{code}` is in none of rules/measures")) };
        l.words(words, Sense::PerUnit(id));
    }
    for (range, words) in &n.vague {
        let (least, most) = range.split_once("..").map_or((range.as_str(), None), |(a, b)| (a, Some(b)));
        let least = l.number("numbers.vague", least)?;
        let most = most.map(|m| l.number("numbers.vague", m)).transpose()?;
        l.words(words, Sense::Vague(least, most));
    }
    for (&bound, words) in &pack.bounds.before {
        l.words(words, Sense::Bound(bound, Side::Before));
    }
    for (&bound, words) in &pack.bounds.after {
        l.words(words, Sense::Bound(bound, Side::After));
    }
    l.words(&pack.bounds.nearly, Sense::Nearly);
    for (&word, words) in &pack.bounds.ranges {
        l.words(words, Sense::Range(word));
    }
    Ok(())
}

fn units<'a>(l: &mut Loader<'a>, pack: &'a Pack) -> Result<(), LoadError> {
    for (key, table) in [("units", &pack.units), ("currencies", &pack.currencies)] {
        for (code, words) in table {
            let Some(id) = l.measures.by_code(code) else { return l.wrong(key, format!("`{code}` is in none of rules/measures")) };
            l.words(words, Sense::Unit(id));
            // Only words that can stand alone have a dual: no abbreviation, no phrase.
            for word in words.iter().filter(|w| w.chars().nth(2).is_some() && !w.contains(' ')) {
                let duals = pack.writing.duals.iter().find_map(|(ending, duals)| Some((word.strip_suffix(ending.as_str())?, duals)));
                for dual in duals.iter().flat_map(|(stem, duals)| duals.iter().map(move |d| format!("{stem}{d}"))) {
                    l.made(dual, Sense::UnitDual(id));
                }
            }
        }
    }
    for (symbol, id) in l.measures.symbols() {
        l.made(symbol.clone(), Sense::Unit(*id));
    }
    Ok(())
}

fn time<'a>(l: &mut Loader<'a>, pack: &'a Pack) -> Result<(), LoadError> {
    for (system, months) in &pack.time.months {
        let system_name = match system.as_str() {
            "western" | "maghrebi" => MonthName::Western,
            "levantine" => MonthName::Levantine,
            "hijri" => MonthName::Hijri,
            "persian" => MonthName::Persian,
            _ => return l.wrong("time.months", format!("`{system}` is none of western, maghrebi, levantine, hijri, persian")),
        };
        if months.len() != 12 {
            return l.wrong("time.months", format!("`{system}` has {} months", months.len()));
        }
        for (words, number) in months.iter().zip(1..) {
            l.words(words, Sense::Month(number, system_name));
        }
    }
    if pack.time.weekdays.len() != 7 {
        return l.wrong("time.weekdays", "there are seven");
    }
    for (words, day) in pack.time.weekdays.iter().zip(Weekday::ALL) {
        l.words(words, Sense::Weekday(day));
    }
    for (&word, words) in &pack.time.words {
        let word: TimeWord = word;
        l.words(words, Sense::Time(word));
    }
    for (decade, words) in &pack.time.decades {
        let Some(first) = decade.parse().ok().filter(|d: &u8| *d < 100 && d.is_multiple_of(10)) else {
            return l.wrong("time.decades", format!("`{decade}` is no first year of a decade in its century"));
        };
        l.words(words, Sense::Decade(first));
    }
    for (id, words) in &pack.time.holidays {
        let Some(place) = l.measures.holiday_by_id(id) else {
            return l.wrong("time.holidays", format!("`{id}` is not in rules/measures/holidays.yaml"));
        };
        l.words(words, Sense::Holiday(place));
    }
    Ok(())
}

fn nouns<'a>(l: &mut Loader<'a>, pack: &'a Pack) -> Result<(), LoadError> {
    let class_number = |name: &str| pack.classes.keys().position(|k| k == name).and_then(|n| u16::try_from(n).ok());
    for (name, class) in &pack.classes {
        if let Some(n) = class.names.iter().find(|n| !pack.nouns.contains_key(*n)) {
            return l.wrong(&format!("classes.{name}"), format!("`{n}` is not among the nouns"));
        }
        let mut kinds = Vec::new();
        for words in &class.kinds {
            let mut kind: Vec<Word> = words.iter().map(|w| l.lexicon.add_word(&l.folding.fold(w))).collect();
            kind.sort_unstable();
            kinds.push(kind);
        }
        l.lexicon.classes.push(NounClass { name: name.clone(), alike: class.alike, kinds, needs_source: class.needs_source });
    }
    for ((lemma, noun), number) in pack.nouns.iter().zip(0..) {
        let id = NounId(number);
        let mut classes = Vec::new();
        for name in &noun.classes {
            match class_number(name) {
                Some(n) => classes.push(n),
                None => return l.wrong(&format!("nouns.{lemma}"), format!("`{name}` is not among the classes")),
            }
        }
        let stands_for = pack.classes.iter().zip(0..).filter(|((_, c), _)| c.names.contains(lemma)).map(|(_, n)| n).collect();
        let word = l.lexicon.add_word(&l.folding.fold(lemma));
        l.lexicon.nouns.push(Noun { lemma: lemma.clone(), word, classes, stands_for, measures: noun.measures });
        l.words(std::slice::from_ref(lemma), Sense::Noun(id, Form::Singular));
        l.words(&noun.singular, Sense::Noun(id, Form::Singular));
        for s in std::iter::once(lemma).chain(&noun.singular) {
            for ending in &pack.writing.case_endings {
                l.made(format!("{s}{ending}"), Sense::Noun(id, Form::Singular));
            }
            let dual = pack.writing.duals.iter().find_map(|(ending, duals)| Some((s.strip_suffix(ending.as_str())?, duals)));
            for d in dual.iter().flat_map(|(stem, duals)| duals.iter().map(move |d| format!("{stem}{d}"))) {
                l.made(d, Sense::Noun(id, Form::Dual));
            }
        }
        l.words(&noun.dual, Sense::Noun(id, Form::Dual));
        l.words(&noun.plural, Sense::Noun(id, Form::Plural));
        for p in &noun.plural {
            for (ending, instead) in &pack.writing.construct_plurals {
                if let Some(stem) = p.strip_suffix(ending.as_str()) {
                    l.made(format!("{stem}{instead}"), Sense::Noun(id, Form::Plural));
                }
            }
            for ending in &pack.writing.case_endings {
                l.made(format!("{p}{ending}"), Sense::Noun(id, Form::Plural));
            }
        }
    }
    Ok(())
}

fn frames<'a>(l: &mut Loader<'a>, pack: &'a Pack) -> Result<(), LoadError> {
    for ((name, frame), number) in pack.frames.iter().zip(0..) {
        let id = FrameId(number);
        let concerns = match frame.concerns.as_str() {
            "" => None,
            class => match pack.classes.keys().position(|k| k == class).and_then(|n| u16::try_from(n).ok()) {
                Some(n) => Some(n),
                None => return l.wrong(&format!("frames.{name}.concerns"), format!("`{class}` is not among the classes")),
            },
        };
        let acts = frame.acts.iter().filter(|a| !a.contains(' ')).map(|a| l.lexicon.add_word(&l.folding.fold(a))).collect();
        l.lexicon.frames.push(Frame { name: name.clone(), concerns, fate: frame.fate, needs_source: frame.needs_source, acts });
        for (words, form) in
            [(&frame.verbs, Form::Verb), (&frame.acts, Form::Verb), (&frame.nouns, Form::Noun), (&frame.participles, Form::Participle)]
        {
            l.words(words, Sense::Frame(id, form));
        }
    }
    Ok(())
}

/// Numbers all words, the single ones first, so that the words of a phrase lose what is written on them just as in a text.
fn file(l: &mut Loader, pack: &Pack) {
    let waiting = std::mem::take(&mut l.waiting);
    let mut phrases = std::mem::take(&mut l.phrases);
    let mut single: Vec<(Word, u32)> = Vec::with_capacity(waiting.len());
    let mut longer: Vec<(&str, u32)> = Vec::new();
    let mut folded = String::new();
    for (text, sense) in &waiting {
        let Some((_, range)) = scan::next(text, 0) else { continue };
        if scan::next(text, range.end).is_some() {
            longer.push((text, *sense));
            continue;
        }
        let word = &text[range];
        folded.clear();
        l.folding.fold_into(word, &mut folded);
        let id = l.lexicon.add_word(&folded);
        l.lexicon.note_spelling(l.folding, word, &folded, id);
        phrases.add(id, &[], *sense);
        single.push((id, *sense));
    }
    variants(l, pack, &single, &mut phrases);
    let mut words: Vec<Word> = Vec::new();
    let (mut interner, mut readings) = (Interner::new(&l.lexicon, 0), Readings::default());
    readings.begin();
    for (text, sense) in longer {
        words.clear();
        let mut at = 0;
        while let Some((_, range)) = scan::next(text, at) {
            at = range.end;
            let mut word = Word::default();
            readings.resolve((&mut interner, &l.lexicon, l.folding), text, 1, |_| range.clone(), |_, read, _, _| word = read);
            if !l.lexicon.knows(word) {
                let bare = interner.text(&l.lexicon, word).to_owned();
                word = l.lexicon.add_word(&bare);
                // The numbers of unknown words start behind those of the lexicon, which has grown.
                (interner, readings) = (Interner::new(&l.lexicon, 0), Readings::default());
                readings.begin();
            }
            words.push(word);
        }
        if let [word, rest @ ..] = &words[..] {
            phrases.add(*word, rest, sense);
        }
    }
    for a in &pack.writing.abbreviations {
        let word = l.lexicon.add_word(&l.folding.fold(a.trim_end_matches('.')));
        l.lexicon.abbreviations.insert(word);
    }
    l.lexicon.inherit(l.folding, &mut phrases);
    l.lexicon.file(phrases);
}

/// Spellings with the other last letter, unless that is a word of its own.
fn variants(l: &mut Loader, pack: &Pack, single: &[(Word, u32)], phrases: &mut Phrases) {
    if pack.writing.final_variants.is_empty() {
        return;
    }
    let mut filed: Filed = single.iter().copied().collect();
    for &(id, sense) in single {
        let others: Vec<String> = {
            let folded = l.lexicon.text(id);
            let other = |&(a, b): &(char, char)| folded.strip_suffix(a).map(|stem| format!("{stem}{b}"));
            pack.writing.final_variants.iter().filter_map(other).collect()
        };
        for other in others {
            if l.lexicon.word(&other).is_none_or(|w| filed.contains(&(w, sense))) {
                let id = l.lexicon.add_word(&other);
                phrases.add(id, &[], sense);
                filed.insert((id, sense));
            }
        }
    }
}
