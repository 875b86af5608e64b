//! The front door: a document in, all that is to be said of it out.
//!
//! *In*: a document, rules, what is known beforehand. *Out*: a [`Report`]: findings, what was passed over, what was done. It must never
//! read a file, a clock or an environment; like all below `cli` it cannot fail.

mod examples;
mod pages;

use crate::analysis::{Analysis, Read, Settings, Unreadable, analyze, view};
use crate::document::Document;
use crate::findings::{Finding, NotChecked};
use crate::report::{Checked, Tally};
use crate::rules::{self, Rule};

pub use examples::{example, staged};
pub use pages::pages;

/// All that was found in a document, and all that was passed over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The code of the language it was read in; none when no pack covers it.
    pub language: Option<&'static str>,
    /// The publication date, ISO 8601, of its first dated story.
    pub published: Option<String>,
    /// How many stories it holds.
    pub stories: u32,
    /// Sorted by [`crate::findings::sort`].
    pub findings: Vec<Finding>,
    /// What was passed over, and why.
    pub not_checked: Vec<NotChecked>,
    /// What was done, in figures.
    pub tally: Tally,
    /// How every figure and date stands, in text order; none when it was not asked for.
    pub ledger: Option<Vec<view::Entry>>,
}

/// Checks a document.
///
/// ```
/// use factlint::{check, document, rules};
///
/// let document = document::plain("note.txt", "The contract ended on 30 June, the port said.".into());
/// let report = check::check(&document, rules::builtin(), &Default::default(), &Default::default());
/// assert_eq!(report.language, Some("en"));
/// assert!(report.findings.is_empty());
/// ```
#[must_use]
pub fn check(document: &Document, rules: &[Rule], settings: &Settings, options: &rules::Options) -> Report {
    report(document, rules, settings, options, false)
}

/// Checks a document, and tells how every figure and date of it stands.
#[must_use]
pub fn audit(document: &Document, rules: &[Rule], settings: &Settings, options: &rules::Options) -> Report {
    report(document, rules, settings, options, true)
}

fn report(document: &Document, rules: &[Rule], settings: &Settings, options: &rules::Options, ledger: bool) -> Report {
    let analysis = match analyze(document, settings) {
        Ok(analysis) => analysis,
        Err(why) => return Report { not_checked: vec![unreadable(&why)], ledger: ledger.then(Vec::new), ..Report::default() },
    };
    let findings = rules::run(rules, &analysis, options);
    Report {
        ledger: ledger.then(|| view::ledger(&analysis, &findings)),
        language: Some(&analysis.language.code),
        published: analysis.stories.iter().find_map(|s| s.published).map(|d| d.to_string()),
        stories: count(analysis.stories.len()),
        findings,
        not_checked: passed_over(&analysis),
        tally: tally(&analysis),
    }
}

impl Report {
    /// The report as the output formats take it.
    #[must_use]
    pub fn of<'a>(&'a self, document: &'a Document) -> Checked<'a> {
        Checked {
            document,
            language: self.language,
            published: self.published.as_deref(),
            stories: self.stories,
            findings: &self.findings,
            not_checked: &self.not_checked,
            tally: self.tally,
            ledger: self.ledger.as_deref(),
        }
    }
}

/// Why a whole document was passed over.
fn unreadable(why: &Unreadable) -> NotChecked {
    let (reason, message) = match why {
        Unreadable::Language(tag) => ("unsupported-language", format!("no language pack covers `{tag}`")),
        Unreadable::Empty => ("no-text", "there is nothing to read".to_owned()),
    };
    NotChecked { reason, message, span: None }
}

/// What the stages passed over, and the times that lie nowhere because the story has no date.
fn passed_over(analysis: &Analysis<'_>) -> Vec<NotChecked> {
    let mut out = analysis.not_checked.clone();
    for story in analysis.stories.iter().filter(|s| s.published.is_none()) {
        let adrift = story.mentions.iter().filter(|m| m.time.as_ref().is_some_and(|t| t.relative && t.days.is_none()));
        out.extend(adrift.map(|m| NotChecked {
            reason: "no-publication-date",
            message: "lies somewhere only once the publication date is known".to_owned(),
            span: Some(m.span),
        }));
    }
    out
}

fn tally(analysis: &Analysis<'_>) -> Tally {
    let sum = |of: fn(&Read) -> usize| count(analysis.stories.iter().map(of).sum());
    Tally { read: sum(Read::figures), compared: sum(Read::compared) }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
