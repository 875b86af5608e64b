//! Fact sheets: what a desk knows, as written.
//!
//! A fact is a sentence, or a subject with figures that are put beside it; both are read by the reader of articles, so that a sheet means
//! what an article with the same words would mean. What is wrong with a sheet is an [`Unreadable`] at its line.

mod csv;
mod yaml;

use crate::document::Unreadable;
use crate::text::SourceSpan;
use chrono::NaiveDate;

/// From when until when a fact holds, both days inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Valid {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

impl Valid {
    /// Whether it holds on a day; where no day is known, whether it has not been given an end.
    #[must_use]
    pub fn on(&self, day: Option<NaiveDate>) -> bool {
        match day {
            Some(day) => self.from.is_none_or(|f| f <= day) && self.to.is_none_or(|t| day <= t),
            None => self.to.is_none(),
        }
    }
}

/// A sentence of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Says {
    /// Its language, where the sheet tells.
    pub language: Option<String>,
    /// The sentence.
    pub text: String,
    /// Whether it is a figure that is known to be wrong.
    pub wrong: bool,
}

/// What a desk knows of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its id, where it has one.
    pub id: Option<String>,
    /// Its sentences.
    pub says: Vec<Says>,
    /// Names of what began on [`Fact::starts`]: language, where told, and name.
    pub subject: Vec<(Option<String>, String)>,
    /// The day on which its subject began.
    pub starts: Option<NaiveDate>,
    /// From when until when it holds.
    pub valid: Valid,
    /// Who says so, for people.
    pub source: Option<String>,
    /// Where it stands in its sheet.
    pub span: SourceSpan,
}

/// A fact sheet, as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name, for people.
    pub name: String,
    /// Its text.
    pub text: String,
    /// The facts, in order.
    pub facts: Vec<Fact>,
}

/// The most bytes of a fact sheet.
const LARGEST: usize = 32 << 20;

impl Sheet {
    /// Reads a sheet: YAML, or CSV where its name ends so.
    ///
    /// # Errors
    /// Everything that is wrong with it, each at its place.
    pub fn read(name: &str, text: String) -> Result<Self, Vec<Unreadable>> {
        if text.len() > LARGEST {
            let why = "a fact sheet may have 32 MiB";
            return Err(vec![Unreadable::new(name, "is too large", why, "split it; several sheets may be given")]);
        }
        let csv = name.rsplit('.').next().is_some_and(|e| e.eq_ignore_ascii_case("csv"));
        let facts = if csv { csv::facts(name, &text) } else { yaml::facts(name, &text) }?;
        Ok(Self { name: name.to_owned(), text, facts })
    }
}

impl Sheet {
    /// A sheet of sentences alone, with the first and last day on which each holds.
    ///
    /// # Errors
    /// The first text that should be a date and is none.
    pub fn of_sentences<'a>(
        name: &str,
        language: Option<&str>,
        says: impl IntoIterator<Item = (&'a str, Option<&'a str>, Option<&'a str>)>,
    ) -> Result<Self, String> {
        let mut sheet = Self { name: name.to_owned(), ..Self::default() };
        let date = |text: Option<&str>| text.map(|t| day(t).ok_or_else(|| t.to_owned())).transpose();
        for (text, from, to) in says {
            let start = sheet.text.len();
            sheet.text.push_str(text);
            let span = SourceSpan::of(start..sheet.text.len());
            sheet.text.push('\n');
            let says = vec![Says { language: language.map(str::to_owned), text: text.to_owned(), wrong: false }];
            let valid = Valid { from: date(from)?, to: date(to)? };
            sheet.facts.push(Fact { id: None, says, subject: Vec::new(), starts: None, valid, source: None, span });
        }
        Ok(sheet)
    }
}

/// A day as a sheet writes it.
fn day(text: &str) -> Option<NaiveDate> {
    crate::extraction::parse_published(text)
}
