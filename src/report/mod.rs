//! Findings as people and programs read them.
//!
//! *In*: a document and its findings. *Out*: text. It must never know how a finding came about, nor write to a stream.
//! Only this room turns prose spans into source positions.
//!
//! An output format is one file here, with an [`Output`], and one line in [`FORMATS`].

mod claims;
mod concise;
mod csv;
mod error;
#[cfg(test)]
mod fixture;
mod github;
mod html;
mod json;
mod junit;
mod ledger;
mod markdown;
mod markup;
mod mentions;
mod passages;
mod places;
#[cfg(test)]
mod properties;
mod rdjson;
mod safe;
mod sarif;
mod summary;
mod terminal;
mod uri;
mod words;
mod writer;

use crate::analysis::view::Entry;
use crate::document::Document;
use crate::findings::{Category, Finding, NotChecked, Severity};

pub use claims::{claims_json, claims_text};
pub use error::error;
pub use ledger::{LEDGER_COLUMNS, ledger_csv, ledger_json, ledger_markdown};
pub use mentions::{mentions_highlight, mentions_json, mentions_text, unread_json};
pub use places::{lines, quote};
pub use safe::safe;
pub use summary::{Aside, Summary, Unread};
pub use words::spoken;
pub use writer::Writer;

/// The output formats, as `--format` names them.
pub const FORMATS: &[&dyn Output] = &[
    &terminal::Full,
    &concise::Concise,
    &json::Json,
    &json::Jsonl,
    &sarif::Sarif,
    &github::GitHub,
    &junit::JUnit,
    &rdjson::Rdjson,
    &markdown::Markdown,
    &html::Html,
    &csv::Csv,
];

/// The output format of a name; none when there is none.
#[must_use]
pub fn format(name: &str) -> Option<&'static dyn Output> {
    FORMATS.iter().copied().find(|f| f.name() == name)
}

/// A way to write findings. All of it is a plain function of what it is given, so that documents may be rendered in
/// parallel; [`Writer`] puts the pieces together.
pub trait Output: std::fmt::Debug + Sync {
    /// Its name in `--format`.
    fn name(&self) -> &'static str;

    /// Whether it shows how each figure stands, when it is told.
    fn shows_ledger(&self) -> bool {
        false
    }

    /// What stands before everything.
    fn begin(&self, _rules: &[RulePage], _options: &Options) -> String {
        String::new()
    }

    /// What stands between two documents.
    fn between(&self) -> &'static str {
        ""
    }

    /// One document; empty when there is nothing to say of it.
    fn document(&self, checked: &Checked<'_>, options: &Options) -> String;

    /// A document, or a line of a batch, that could not be read. Formats for people say nothing here: the error is
    /// shown with [`error()`] beside the report.
    fn failed(&self, _failed: &Failed<'_>, _options: &Options) -> String {
        String::new()
    }

    /// What stands after everything.
    fn end(&self, _summary: &Summary, _options: &Options) -> String {
        String::new()
    }
}

/// How a report for people is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Whether to colour.
    pub color: bool,
    /// The width of the terminal in columns; no fewer than 40 and no more than 1,000 are used.
    pub width: usize,
    /// Whether rows that run right to left are kept apart from what stands around them.
    pub bidi: Bidi,
    /// Plain sentences in place of drawings.
    pub screen_reader: bool,
    /// Whether a ledger is shown in place of findings, where a format cannot show both.
    pub ledger: bool,
    /// The language of a report's own words, of those that have them; by default the article's.
    pub messages: Option<&'static str>,
}

impl Default for Options {
    fn default() -> Self {
        Self { color: false, width: 90, bidi: Bidi::Auto, screen_reader: false, ledger: false, messages: None }
    }
}

impl Options {
    /// The width that is drawn in.
    pub(crate) fn columns(&self) -> usize {
        self.width.clamp(40, 1000)
    }
}

/// What is done about rows that run right to left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bidi {
    /// Isolate characters around each such row.
    Auto,
    /// No invisible characters: for terminals that show them.
    Off,
}

/// A rule as reports tell of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulePage {
    /// Its id.
    pub id: String,
    /// Its family.
    pub category: Category,
    /// How much its findings matter.
    pub severity: Severity,
    /// What it says, with signs of omission where figures stand.
    pub message: String,
    /// What an editor may do.
    pub help: String,
    /// Why it matters.
    pub why: String,
    /// What it does not see.
    pub blind_spots: String,
}

/// One document with all that was found in it.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// The document.
    pub document: &'a Document,
    /// The language of most of its blocks, as a BCP 47 tag; none when no pack covers it.
    pub language: Option<&'a str>,
    /// The publication date, ISO 8601, of its first dated story; none when unknown.
    pub published: Option<&'a str>,
    /// How many stories it holds.
    pub stories: u32,
    /// Sorted by [`crate::findings::sort`].
    pub findings: &'a [Finding],
    /// What was passed over, and why.
    pub not_checked: &'a [NotChecked],
    /// What was done, in figures.
    pub tally: Tally,
    /// How each figure stands; none when nobody asked.
    pub ledger: Option<&'a [Entry]>,
}

/// A document, or a line of a batch, that could not be read or understood: it is never reported as clean.
#[derive(Debug, Clone, Copy)]
pub struct Failed<'a> {
    /// The file's name.
    pub name: &'a str,
    /// The 1-based line of a batch; none for a file as a whole.
    pub line: Option<u32>,
    /// What went wrong, in one sentence.
    pub error: &'a str,
}

/// What was done: "41 figures read, 34 compared".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Figures and dates read.
    pub read: u32,
    /// Those that were compared with another claim, the calendar or arithmetic.
    pub compared: u32,
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.read += other.read;
        self.compared += other.compared;
    }
}
