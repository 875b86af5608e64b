//! Facts, read: what a desk knows as figures and dates that an article's can be held against.

use super::Term;
use super::point::{Point, Points, Value, Word, points};
use super::sheet::{Fact, Sheet};
use crate::claims::claims;
use crate::extraction::extract;
use crate::findings::Elsewhere;
use crate::language::{self, Language, Script};
use crate::lexing::lex;
use crate::stories::Section;
use crate::text::{Lines, ProseSpan, SourceSpan};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::Arc;

/// A sentence, its fact, and whether it is a value known to be wrong.
type Said<'a> = (&'a str, Place, bool);

/// A fact's place among the sheets: sheet, fact.
pub type Place = (u32, u32);

/// The sentences of all facts in one language.
#[derive(Debug)]
pub struct Tongue {
    /// Its code.
    pub code: String,
    pub(super) points: Points,
    /// For each point the fact, and whether it is a value known to be wrong.
    pub(super) of: Vec<(Place, bool)>,
    /// For each point its own words.
    pub(super) quotes: Vec<String>,
    /// For each point the words of its sentence.
    pub(super) words: Vec<Vec<Word>>,
    /// The points whose sentence has a word.
    pub(super) index: HashMap<Term, Vec<u32>>,
}

/// The day on which something began, by the words of its name.
#[derive(Debug)]
pub(super) struct Start {
    pub(super) code: String,
    pub(super) name: Vec<Term>,
    pub(super) day: NaiveDate,
    pub(super) of: Place,
}

/// What a desk knows.
#[derive(Debug, Default)]
pub struct Known {
    /// The sheets.
    pub sheets: Vec<Arc<Sheet>>,
    lines: Vec<Lines>,
    /// The facts by language.
    pub tongues: Vec<Tongue>,
    pub(super) starts: Vec<Start>,
}

impl Known {
    /// Reads the facts of sheets. A sentence whose language the sheet does not tell is read in the one that it looks like.
    #[must_use]
    pub fn of(sheets: Vec<Arc<Sheet>>) -> Self {
        let mut said: Vec<(&'static Language, Vec<Said<'_>>)> = Vec::new();
        let mut starts = Vec::new();
        let mut looks: Vec<(Option<Script>, Option<&'static Language>)> = Vec::new();
        for (sheet, s) in sheets.iter().zip(0..) {
            for (fact, f) in sheet.facts.iter().zip(0..) {
                for says in &fact.says {
                    let told = says.language.as_deref().map(language::by_code);
                    if let Some(language) = told.unwrap_or_else(|| looked(&mut looks, &says.text)) {
                        let at = said.iter().position(|(l, _)| l.code == language.code).unwrap_or_else(|| {
                            said.push((language, Vec::new()));
                            said.len() - 1
                        });
                        said[at].1.push((&says.text, (s, f), says.wrong));
                    }
                }
                starts.extend(begun(fact, (s, f)));
            }
        }
        let tongues = said.into_iter().map(|(language, said)| tongue(language, &said)).collect();
        let lines = sheets.iter().map(|s| Lines::of(&s.text)).collect();
        Self { tongues, starts, lines, sheets }
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tongues.is_empty() && self.starts.is_empty()
    }

    /// What was read of a fact, in its own words: its figures and dates, and the day on which it began. The number of a name, "F-35", is none.
    #[must_use]
    pub fn figures(&self, place: Place) -> Vec<String> {
        let of = |t: &'_ Tongue| {
            let all = t.of.iter().zip(&t.quotes).zip(&t.points.all);
            let figures = all.filter(|(((p, _), _), point)| *p == place && !matches!(point.value, Value::Name(..)));
            figures.map(|((_, quote), _)| quote.clone()).collect::<Vec<_>>()
        };
        let read = self.tongues.iter().flat_map(of);
        let began = self.fact(place).and_then(|f| f.starts).map(|d| d.to_string());
        read.chain(began).collect()
    }

    /// The fact of a place.
    #[must_use]
    pub fn fact(&self, (sheet, fact): Place) -> Option<&Fact> {
        self.sheets.get(sheet as usize)?.facts.get(fact as usize)
    }

    /// Where a fact stands in its sheet, as a label shows it.
    #[must_use]
    pub fn place(&self, place: Place) -> Option<Elsewhere> {
        let sheet = self.sheets.get(place.0 as usize)?;
        let fact = self.fact(place)?;
        let span: SourceSpan = fact.span;
        let position = self.lines.get(place.0 as usize)?.position(&sheet.text, span.start);
        Some(Elsewhere {
            name: sheet.name.clone(),
            quote: self.words(place),
            start: span.start,
            end: span.end,
            line: position.line,
            column: position.column,
        })
    }

    /// A fact in its own words.
    #[must_use]
    pub fn words(&self, place: Place) -> String {
        let Some(fact) = self.fact(place) else { return String::new() };
        let said = fact.says.first().map(|s| s.text.clone());
        let name = || fact.subject.first().map(|(_, n)| n.clone());
        let start = fact.starts.map(|d| d.to_string());
        said.or_else(|| Some(format!("{}: {}", name()?, start?))).unwrap_or_default()
    }
}

/// The language that a sentence looks like. One sentence of each script tells for all: identifying costs more than reading.
fn looked(looks: &mut Vec<(Option<Script>, Option<&'static Language>)>, text: &str) -> Option<&'static Language> {
    let script = language::dominant_script(text);
    if let Some((_, language)) = looks.iter().find(|(s, _)| *s == script) {
        return *language;
    }
    let language = language::identify(text).and_then(language::by_code);
    looks.push((script, language));
    language
}

/// The languages that a name is read in.
fn tongues(told: Option<&str>, text: &str) -> Vec<&'static Language> {
    let code = told.or_else(|| language::identify(text));
    code.and_then(language::by_code).into_iter().collect()
}

fn begun(fact: &Fact, place: Place) -> Vec<Start> {
    let Some(day) = fact.starts else { return Vec::new() };
    let named = |(told, name): &(Option<String>, String)| {
        let language = *tongues(told.as_deref(), name).first()?;
        let lexed = lex(language, name, &[ProseSpan::of(0..name.len())]);
        let read = points(language, language::measures(), name, &lexed, []);
        let terms: Vec<Term> = read.words.iter().map(|w| w.term).collect();
        (!terms.is_empty()).then(|| Start { code: language.code.clone(), name: terms, day, of: place })
    };
    fact.subject.iter().filter_map(named).collect()
}

fn tongue(language: &'static Language, said: &[Said<'_>]) -> Tongue {
    let mut prose = String::new();
    let mut blocks = Vec::with_capacity(said.len());
    for (text, ..) in said {
        let start = prose.len();
        prose.push_str(text);
        blocks.push(ProseSpan::of(start..prose.len()));
        prose.push('\n');
    }
    let lexed = lex(language, &prose, &blocks);
    let measures = language::measures();
    let mentions = extract(language, measures, &prose, &lexed, 0..lexed.sentences.len(), None);
    let claims = claims(language, measures, &prose, &lexed, &mentions, &|_| Section::Body).exact;
    let points = points(language, measures, &prose, &lexed, [(&mentions[..], &claims[..])]);
    let block = |sentence: u32| lexed.sentences.get(sentence as usize).map_or(0, |s| s.block as usize);
    let of = points.all.iter().map(|p| said.get(block(p.sentence)).map_or(((0, 0), false), |(_, place, wrong)| (*place, *wrong))).collect();
    let around = |p: &Point| -> Vec<Word> {
        let own = block(p.sentence);
        let from = points.words.partition_point(|w| block(w.sentence) < own);
        points.words[from..].iter().take_while(|w| block(w.sentence) == own).filter(|w| !p.tokens.contains(&w.token)).copied().collect()
    };
    let words: Vec<Vec<Word>> = points.all.iter().map(around).collect();
    let mut index: HashMap<Term, Vec<u32>> = HashMap::new();
    for (list, n) in words.iter().zip(0_u32..) {
        for word in list {
            let there = index.entry(word.term).or_default();
            if there.last() != Some(&n) {
                there.push(n);
            }
        }
    }
    let quotes = points.all.iter().map(|p| p.span.slice(&prose).to_owned()).collect();
    Tongue { code: language.code.clone(), points, of, quotes, words, index }
}
