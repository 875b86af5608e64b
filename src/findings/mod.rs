//! What a check has to say, as plain data.
//!
//! *In*: spans of the prose. *Out*: findings with labels, their order, their fingerprints, what was not checked.
//! It must never know a rule, a claim or a file: a finding is what is left when all of these are gone.

mod fingerprint;

use crate::text::ProseSpan;
use serde::{Deserialize, Serialize};

pub use fingerprint::fingerprint;

/// How much a finding matters. The order is that of weight: `Info < Warning < Error`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth seeing.
    Info,
    /// Probably wrong, or wrong in a way that a reader may forgive.
    Warning,
    /// The passages cannot all be right.
    Error,
}

impl Severity {
    /// One step lower; `info` stays.
    #[must_use]
    pub const fn lower(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Info => Self::Info,
        }
    }

    /// Its name in every format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The family of checks that a rule belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// Two values for the same fact.
    Contradiction,
    /// Sums, shares, changes, products.
    Arithmetic,
    /// Dates, weekdays, ages, durations.
    Calendar,
    /// Headline, standfirst and captions against the body.
    Headline,
    /// A number that cannot be what it claims to be.
    Form,
    /// Against a supplied source.
    Source,
    /// Against a fact sheet.
    Fact,
    /// A figure that nobody vouches for.
    Attribution,
    /// Everything a desk may like and another may not.
    Style,
}

impl Category {
    /// Its name in every format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Arithmetic => "arithmetic",
            Self::Calendar => "calendar",
            Self::Headline => "headline",
            Self::Form => "form",
            Self::Source => "source",
            Self::Fact => "fact",
            Self::Attribution => "attribution",
            Self::Style => "style",
        }
    }
}

/// How sure the tool is that the passages speak about the same thing, in thousandths: 0 to 1000.
///
/// An integer, so that the same input gives the same bytes on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(pub u16);

impl Default for Confidence {
    fn default() -> Self {
        Self::CERTAIN
    }
}

impl Confidence {
    /// Certain.
    pub const CERTAIN: Self = Self(1000);
}

/// A passage of another text than the article: a source document or a fact sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// The text's name.
    pub name: String,
    /// The words there.
    pub quote: String,
    /// The first byte, in that text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The 1-based line.
    pub line: u32,
    /// The 1-based column, in Unicode scalar values.
    pub column: u32,
}

#[cfg(test)]
impl From<&str> for Elsewhere {
    fn from(name: &str) -> Self {
        Self { name: name.to_owned(), quote: name.to_owned(), start: 0, end: 4, line: 2, column: 1 }
    }
}

/// A passage that a finding points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The figure with its noun, at most 80 characters.
    pub span: ProseSpan,
    /// What it is in the finding: `total`, `part`, `headline`, …; stable, for programs.
    pub role: &'static str,
    /// What it is in the finding, in the reader's language.
    pub text: String,
    /// The passage of a source document or fact sheet that it is, in place of the span; none for the article itself.
    pub source: Option<Elsewhere>,
}

/// Passages that disagree, or a figure that nothing supports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// The rule's category.
    pub category: Category,
    /// How much it matters, after confidence has been taken into account.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// One sentence; the passages disagree, never which of them is wrong.
    pub message: String,
    /// What an editor may do; every repair that one plain slip explains.
    pub help: Option<String>,
    /// The computation, in figures: `12 + 8 + 30 + 5 + 2 = 57`.
    pub working: Option<String>,
    /// At most eight passages; the first is the one to jump to.
    pub labels: Vec<Label>,
    /// Passages beyond the eight.
    pub more: Vec<Label>,
    /// Other checks that the same slip set off, and remarks: `both differ by a factor of 1,000`.
    pub notes: Vec<String>,
    /// Survives edits elsewhere in the article: made of the rule and the claims, not of places.
    pub fingerprint: String,
}

/// The most labels a finding shows; further ones stand under [`Finding::more`].
pub const MOST_LABELS: usize = 8;

/// Something that was passed over, and why: silence must not look like approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotChecked {
    /// A stable name: `no-publication-date`, `unsupported-language`, `furniture`, …
    pub reason: &'static str,
    /// For a person.
    pub message: String,
    /// The passage, when there is one.
    pub span: Option<ProseSpan>,
}

/// Sorts findings as reports show them: by first passage, then weight, then rule.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        let key = |f: &Finding| f.labels.first().map_or(ProseSpan::default(), |l| l.span);
        (key(a), std::cmp::Reverse(a.severity), &a.rule, &a.fingerprint).cmp(&(
            key(b),
            std::cmp::Reverse(b.severity),
            &b.rule,
            &b.fingerprint,
        ))
    });
}
