//! The figures and dates of a text with what ties them down, comparable across texts.

use super::{Term, base, difference};
use crate::claims::{Claim, Direction, Instance, Modality, Scope};
use crate::extraction::{Kind, Measure, Mention, Timex, Trait};
use crate::language::scan::Piece;
use crate::language::{Cue, Language, Measures, Sense, Starts, TimeWord};
use crate::lexing::{Flag, Lexed};
use crate::text::ProseSpan;
use crate::values::{Date, Number, Quantity};
use std::collections::HashSet;
use std::ops::Range;

/// What a point gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// An amount: a count, a sum, a share, a length of time.
    Amount(Quantity, Option<Measure>),
    /// A rank.
    Rank(Quantity),
    /// A time.
    Time(Timex),
    /// A number that is part of a name, by its letters and its digits: "3D", "CoV-2". A feast that moves, by its place.
    Name(Term, Term),
}

/// A figure or date of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The mention, by place in its story.
    pub mention: u32,
    /// Where it stands.
    pub span: ProseSpan,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its sentence, by place.
    pub sentence: u32,
    /// Its clause: how many marks that part clauses stand before it in the text.
    pub clause: u32,
    /// What the mention is.
    pub kind: Kind,
    /// What it gives.
    pub value: Value,
    /// The noun that is counted or measured.
    pub head: Option<Term>,
    /// The classes of the noun, and those it names as a whole. Classes and frames have the same names in every language.
    pub classes: Vec<Term>,
    /// The classes that it names as a whole.
    pub stands_for: Vec<Term>,
    /// What is said of it.
    pub frames: Vec<Term>,
    /// How it stands to the whole.
    pub scope: Scope,
    /// Whether a part of it is told right before: the 14 of "six of its 14 beds".
    pub whole: bool,
    /// Whether it is told as how far two others lie apart: "54,000 more than", "40cm below the record".
    pub apart: bool,
    /// Whether it is told as going up or down.
    pub way: Option<Direction>,
    /// Whether it counts points, of what is not said: "the half-point rise".
    pub points: bool,
    /// Whether it tells how long nothing of the kind had happened: the 12 of "the first defeat in 12 matches".
    pub run: bool,
    /// The time that a figure before it is held against: "up 12% on last year".
    pub base: Option<Timex>,
    /// Whether it is told of another event than the text's own: "another attack", "a second blast".
    pub aside: bool,
    /// Whether it is said to be so.
    pub modality: Modality,
    /// Whether it refers back.
    pub definite: bool,
    /// Inside quotation marks.
    pub quoted: bool,
    /// A vague class or a multiple: "dozens", "doubled".
    pub loose: bool,
    /// One of a unit by its article alone: "a decade", "a month".
    pub passing: bool,
    /// Written onto its unit, to go before a noun: "a five-year deal".
    pub joined: bool,
    /// The words and numerals of the number as they are spelled.
    pub spelling: Vec<Term>,
}

/// A word of a sentence that says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Its token.
    pub token: u32,
    /// What it is known by across texts.
    pub term: Term,
    /// Its sentence, by place.
    pub sentence: u32,
    /// Its clause, as that of a figure.
    pub clause: u32,
    /// Whether it can be a name.
    pub name: bool,
}

/// The points of a text in text order, and the words around them.
#[derive(Debug, Default)]
pub struct Points {
    /// The points.
    pub all: Vec<Point>,
    /// The words of the text that say something, in order.
    pub words: Vec<Word>,
    /// What can be a name in it.
    pub names: HashSet<Term>,
    /// Every word and numeral of the text, as it is spelled, sorted.
    pub spelled: Vec<Term>,
    /// The code of its language.
    pub language: String,
}

impl Points {
    /// How many sentences the text has.
    pub(super) fn sentences(&self) -> u32 {
        self.words.last().map_or(0, |w| w.sentence + 1)
    }
}

/// A text's stories as they were read: mentions and claims of each.
type Story<'a> = (&'a [Mention], &'a [Claim]);

/// Reads the points of a text's stories.
#[must_use]
pub fn points<'a>(
    language: &Language,
    measures: &Measures,
    prose: &str,
    lexed: &Lexed,
    stories: impl IntoIterator<Item = Story<'a>>,
) -> Points {
    let mut all = Vec::new();
    let borders = borders(prose, lexed);
    for (mentions, claims) in stories {
        let mut claims = claims.iter().peekable();
        for (mention, place) in mentions.iter().zip(0_u32..) {
            while claims.next_if(|c| c.mention < place).is_some() {}
            let claim = claims.peek().filter(|c| c.mention == place && !mention.kind.is_time()).copied();
            let Some(value) = value(language, measures, prose, lexed, mention) else { continue };
            let before = place.checked_sub(1).and_then(|n| mentions.get(n as usize));
            let whole = before.is_some_and(|part| of_it(language, lexed, part, mention));
            let run = before.is_some_and(|rank| since(language, lexed, rank, mention));
            // "the first two": no rank but which of them.
            let after = mentions.get(place as usize + 1).filter(|_| mention.kind == Kind::Ordinal);
            if after.is_some_and(|n| n.kind != Kind::Ordinal && n.tokens.start == mention.tokens.end && !n.kind.is_time()) {
                continue;
            }
            all.push(Point { whole, run, ..point((language, measures), lexed, &borders, mention, claim, place, value) });
        }
    }
    let sentences = (0_u32..).zip(&lexed.sentences);
    let words: Vec<Word> = sentences.flat_map(|(n, s)| words(language, prose, lexed, &borders, n, s.tokens.clone())).collect();
    let names = words.iter().filter(|w: &&Word| w.name).map(|w| w.term).collect();
    Points { all, words, names, spelled: spelled(language, lexed), language: language.code.clone() }
}

/// The marks of a text that part clauses, in order.
fn borders(prose: &str, lexed: &Lexed) -> Vec<u32> {
    let parts = |text: &str| {
        text.chars().next().is_some_and(|c| matches!(c, ',' | ';' | ':' | '(' | ')' | '"' | '،' | '؛' | '“' | '”' | '«' | '»'))
    };
    let dash = |text: &str, at: usize| {
        let open = |t: usize| lexed.tokens.get(t).is_none_or(|t| !t.is(Flag::Glued));
        text.chars().next().is_some_and(|c| matches!(c, '-' | '–' | '—')) && open(at) && open(at + 1)
    };
    let marks = lexed.tokens.iter().zip(0_usize..).filter(|(t, _)| t.piece == Piece::Mark);
    let borders = marks.filter(|(t, at)| {
        let text = t.span.slice(prose);
        parts(text) || dash(text, *at)
    });
    borders.filter_map(|(_, at)| u32::try_from(at).ok()).collect()
}

/// How many of the marks that part clauses stand before a token.
fn clause(borders: &[u32], token: u32) -> u32 {
    u32::try_from(borders.partition_point(|b| *b < token)).unwrap_or(u32::MAX)
}

/// Every word and numeral of a text, as it is spelled, sorted.
fn spelled(language: &Language, lexed: &Lexed) -> Vec<Term> {
    let mut words = lexed.words.clone();
    words.sort_unstable();
    words.dedup();
    let mut terms: Vec<Term> = words.into_iter().map(|w| Term::of(lexed.interner.text(&language.lexicon, w))).collect();
    terms.sort_unstable();
    terms
}

fn value(language: &Language, measures: &Measures, prose: &str, lexed: &Lexed, mention: &Mention) -> Option<Value> {
    match mention.kind {
        Kind::Ordinal => mention.quantity.map(Value::Rank),
        Kind::Date | Kind::Interval => {
            let time = mention.time.clone()?;
            ago(measures, &time).or_else(|| feast(language, lexed, mention, &time)).or(Some(Value::Time(time)))
        }
        Kind::Time | Kind::Set => None,
        Kind::Designator => Some(name(&language.folding.fold(mention.span.slice(prose)))),
        // "09" is a year or a code.
        _ if mention.number.len() == 1 && coded(language, lexed, mention) => None,
        _ => mention.quantity.map(|q| Value::Amount(listed(mention, q), mention.measure)),
    }
}

/// A feast that moves, in nobody knows which year, is known by its name: "Ash Wednesday" is not "Good Friday".
fn feast(language: &Language, lexed: &Lexed, mention: &Mention, time: &Timex) -> Option<Value> {
    let holiday = |s: &Sense| if let Sense::Holiday(n) = s { Some(*n) } else { None };
    let named = |at: u32| language.lexicon.find_of(lexed.from(at as usize, mention.tokens.end as usize), Starts::HOLIDAY, holiday);
    let undated = time.days.is_none() && time.date == Date::default();
    let (_, which) = undated.then(|| mention.tokens.clone().find_map(named)).flatten()?;
    Some(Value::Name(Term::of("feast").other(), Term(u64::from(which))))
}

fn name(text: &str) -> Value {
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    let digits: String = text.chars().map(|c| if c.is_ascii_digit() { c } else { ' ' }).collect();
    Value::Name(Term::of(&letters), Term::of(digits.trim()))
}

fn coded(language: &Language, lexed: &Lexed, mention: &Mention) -> bool {
    let word = lexed.words.get(mention.number.start as usize);
    word.is_some_and(|&w| {
        lexed.interner.text(&language.lexicon, w).strip_prefix('0').is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// The dash of a list is no minus: "- 6-month warranty".
fn listed(mention: &Mention, q: Quantity) -> Quantity {
    let counted = mention.kind == Kind::Duration || mention.measure.is_none();
    if counted && q.value.is_negative() && q.upper.is_none() { Quantity { value: q.value.abs(), ..q } } else { q }
}

/// "35 years ago", when nobody knows from when: the length of time.
fn ago(measures: &Measures, time: &Timex) -> Option<Value> {
    let (digits, letter) = time.value.strip_prefix('P').and_then(|v| v.split_at_checked(v.len().checked_sub(1)?))?;
    let unit = measures.by_code(match letter {
        "Y" => "a",
        "M" => "mo",
        "W" => "wk",
        "D" => "d",
        _ => return None,
    })?;
    let length = digits.parse().ok().map(Quantity::whole)?;
    Some(Value::Amount(length, Some(Measure { unit, per: None })))
}

fn point(
    (language, measures): (&Language, &Measures),
    lexed: &Lexed,
    borders: &[u32],
    mention: &Mention,
    claim: Option<&Claim>,
    place: u32,
    value: Value,
) -> Point {
    let lexicon = &language.lexicon;
    let head = claim.and_then(|c| c.subject.head).or_else(|| mention.counted.as_ref().map(|c| c.lemma));
    let head = head.or_else(|| ranked(language, lexed, mention));
    let noun = mention.counted.as_ref().and_then(|c| c.noun).and_then(|n| language.lexicon.nouns.get(usize::from(n.0)));
    let classes = claim.map(|c| &c.subject.classes).or_else(|| noun.map(|n| &n.classes));
    let article = |&w: &crate::language::Word| language.lexicon.find(&[w], |s| (*s == Sense::Cue(Cue::Indefinite)).then_some(())).is_some();
    let stands_for = claim.map(|c| &c.subject.stands_for).or_else(|| noun.map(|n| &n.stands_for));
    let named = |all: &Vec<u16>| all.iter().filter_map(|&c| lexicon.classes.get(usize::from(c))).map(|c| Term::of(&c.name)).collect();
    // "a year ago", قبل عام
    let is_one = matches!(&value, Value::Amount(q, _) if q.value == Number::ONE);
    let framed =
        |claim: &Claim| claim.frames.iter().filter_map(|f| lexicon.frames.get(usize::from(f.0))).map(|f| Term::of(&f.name)).collect();
    let classes: Vec<Term> = classes.map(named).unwrap_or_default();
    Point {
        mention: place,
        span: mention.span,
        tokens: mention.tokens.clone(),
        sentence: mention.sentence,
        clause: clause(borders, mention.tokens.start),
        // "40 years ago" is as long as "40 years".
        kind: if mention.kind.is_time() && matches!(value, Value::Amount(..)) { Kind::Duration } else { mention.kind },
        value,
        head: head.map(|w| Term::word(language, lexed, w)),
        points: mention.measure.is_none() && classes.contains(&Term::of(POINTS)),
        classes,
        stands_for: stands_for.map(named).unwrap_or_default(),
        frames: claim.map(framed).unwrap_or_default(),
        scope: claim.map(|c| c.scope).unwrap_or_default(),
        whole: false,
        run: false,
        base: base::told(language, lexed, mention),
        apart: difference::told(language, measures, lexed, mention, claim),
        way: difference::way(language, lexed, mention, claim),
        aside: claim.is_some_and(|c| c.instance != Instance::Main),
        modality: claim.map(|c| c.modality).unwrap_or_default(),
        definite: mention.traits.has(Trait::Definite) || claim.is_some_and(|c| c.definite || c.all),
        quoted: claim.is_some_and(|c| c.quoted),
        spelling: mention
            .number
            .clone()
            .filter_map(|t| lexed.words.get(t as usize))
            .map(|&w| Term::of(lexed.interner.text(&language.lexicon, w)))
            .collect(),
        joined: joined(lexed, mention),
        passing: mention.kind.is_time() && is_one || lexed.words.get(mention.number.start as usize).is_some_and(article),
        loose: [Trait::Vague, Trait::Multiple, Trait::Tally].into_iter().any(|t| mention.traits.has(t)),
    }
}

/// Whether a figure is of the next one: "six of its 14 beds", 19 مقعدا من أصل 49.
fn of_it(language: &Language, lexed: &Lexed, part: &Mention, whole: &Mention) -> bool {
    /// "of an estimated", من أصل.
    const FAR: u32 = 4;
    let end = part.tokens.end;
    let near = part.sentence == whole.sentence && (end + 1..=end + FAR).contains(&whole.tokens.start);
    let of = |s: &Sense| matches!(s, Sense::Cue(Cue::Of | Cue::OutOf)).then_some(());
    near && language.lexicon.find_of(lexed.from(end as usize, whole.tokens.start as usize), Starts::CUE, of).is_some()
}

/// The noun that a rank stands before: "his 19th goal".
fn ranked(language: &Language, lexed: &Lexed, mention: &Mention) -> Option<crate::language::Word> {
    let noun = |s: &Sense| if let Sense::Noun(n, _) = s { Some(*n) } else { None };
    let behind = mention.tokens.end as usize;
    let sentence = lexed.sentences.get(mention.sentence as usize).filter(|_| mention.kind == Kind::Ordinal)?;
    let (_, noun) = language.lexicon.find(lexed.from(behind, sentence.tokens.end as usize), noun)?;
    language.lexicon.nouns.get(usize::from(noun.0)).map(|n| n.word)
}

/// The class of the nouns that count points.
const POINTS: &str = "points";

/// Whether a figure tells since when something is the first of its kind: "the first defeat in 12 matches".
fn since(language: &Language, lexed: &Lexed, rank: &Mention, mention: &Mention) -> bool {
    /// "first home defeat in".
    const FAR: u32 = 4;
    let first = rank.kind == Kind::Ordinal && rank.quantity.is_some_and(|q| q.value == Number::ONE);
    let near = rank.sentence == mention.sentence && (rank.tokens.end + 1..=rank.tokens.end + FAR).contains(&mention.tokens.start);
    let before = mention.tokens.start.saturating_sub(1) as usize;
    let within = |s: &Sense| matches!(s, Sense::Time(TimeWord::In)).then_some(());
    first && near && language.lexicon.find(&lexed.words[before..=before], within).is_some()
}

/// Whether a number is written onto its unit: "five-year".
fn joined(lexed: &Lexed, mention: &Mention) -> bool {
    let behind = mention.number.end;
    let glued = |at: u32| lexed.tokens.get(at as usize).is_some_and(|t| t.is(Flag::Glued));
    let mark = lexed.tokens.get(behind as usize).is_some_and(|t| t.piece == Piece::Mark);
    mark && glued(behind) && glued(behind + 1) && mention.tokens.contains(&(behind + 1))
}

/// The words of a sentence that say something: names, unknown words, nouns, what is said of things, rise and fall.
fn words(language: &Language, prose: &str, lexed: &Lexed, borders: &[u32], sentence: u32, tokens: Range<u32>) -> Vec<Word> {
    let mut out = Vec::new();
    for at in tokens.clone() {
        let token = &lexed.tokens[at as usize];
        if token.piece != Piece::Word || short(token.span.slice(prose)) {
            continue;
        }
        let word = lexed.words[at as usize];
        let here = lexed.from(at as usize, tokens.end as usize);
        let function = |s: &Sense| matches!(s, Sense::Cue(Cue::Function | Cue::Stop)).then_some(());
        let alone = language.lexicon.find(&here[..1], function).is_some();
        // Where no capital tells, a word that the pack does not know may be a name: اتحاد سروان.
        let unknown = !language.lexicon.knows(word);
        let capital = || token.is(Flag::Capital) && !alone && (at > tokens.start || unknown);
        let name = if language.capitals { capital() } else { unknown };
        let stem = || Term::stem(language, lexed, word);
        let term = if unknown {
            Some(stem())
        } else if alone {
            None
        } else {
            let silent = |s: &Sense| (!matches!(s, Sense::Noun(..) | Sense::Frame(..))).then_some(());
            known_term(language, lexed, here).or_else(|| (name || language.lexicon.find(&here[..1], silent).is_none()).then(stem))
        };
        out.extend(term.map(|term| Word { token: at, term, sentence, clause: clause(borders, at), name }));
    }
    out
}

/// Whether a word is too short to say something, and no name of letters: "UK".
fn short(word: &str) -> bool {
    let mut chars = word.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some(a), Some(b), None) => !(a.is_uppercase() && b.is_uppercase()),
        (.., last) => last.is_none(),
    }
}

/// What a word of the pack stands for: its frame, its noun, rise or fall.
fn known_term(language: &Language, lexed: &Lexed, here: &[crate::language::Word]) -> Option<Term> {
    let lexicon = &language.lexicon;
    let frame = |s: &Sense| if let Sense::Frame(f, _) = s { Some(*f) } else { None };
    let noun = |s: &Sense| if let Sense::Noun(n, _) = s { Some(*n) } else { None };
    let steer = |s: &Sense| match s {
        Sense::Cue(c @ (Cue::Rise | Cue::Fall)) => Some(*c),
        _ => None,
    };
    if let Some((_, n)) = lexicon.find(here, noun) {
        return lexicon.nouns.get(usize::from(n.0)).map(|n| Term::stem(language, lexed, n.word));
    }
    if let Some((_, f)) = lexicon.find(here, frame) {
        return lexicon.frames.get(usize::from(f.0)).map(|f| Term::of(&f.name).other());
    }
    lexicon.find(&here[..1], steer).map(|(_, c)| Term(c as u64))
}
