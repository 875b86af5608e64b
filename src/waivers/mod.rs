//! Findings that are right as they are: said in the text, in a file of waivers, or recorded in a baseline.
//!
//! *In*: a document with its findings, files of waivers, a baseline. *Out*: the findings that are left, and findings about waivers that
//! hold nothing. It must never look at a claim or a rule's check, nor read a clock: the day that waivers are held against is given.

mod baseline;
mod comments;
mod file;
mod spans;
mod told;

use crate::document::Document;
use crate::findings::{Finding, sort};
use crate::rules::{Level, Rule};
use chrono::NaiveDate;
use std::collections::BTreeSet;

pub use baseline::{Baseline, Entry};
pub use file::{KEYS, Waiver, WaiverFile};

/// What is to be known of a run to apply waivers.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// The ids of all rules that there are.
    pub known: &'a BTreeSet<String>,
    /// The rules for the document; those among them that tell of waivers give the words.
    pub rules: &'a [Rule],
    /// The ids of those that the document itself says not to run.
    pub skipped: &'a [String],
    /// The language of messages, as a code.
    pub language: &'a str,
    /// The day that waivers are held against; none: they do not expire.
    pub today: Option<NaiveDate>,
}

impl Run<'_> {
    /// Whether a rule was run on the document: of one that was not no waiver can be of use.
    fn ran(&self, rule: &str) -> bool {
        let on = |r: &Rule| r.written.id == rule && r.written.severity != Level::Off;
        self.rules.iter().any(on) && !self.skipped.iter().any(|s| s == rule)
    }
}

/// What waivers leave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Left {
    /// The findings, those about the document's own waivers among them; sorted.
    pub findings: Vec<Finding>,
    /// How many were waived.
    pub waived: u32,
}

/// Takes out the findings that the document's own comments and the files' waivers hold right. With each file goes the document's path as that
/// file names it.
#[must_use]
pub fn apply(document: &Document, findings: Vec<Finding>, files: &[(&WaiverFile, String)], run: Run<'_>) -> Left {
    let (in_text, told) = comments::read(document, run).waive(document, &findings, run);
    let before = findings.len();
    let mut kept: Vec<Finding> = Vec::with_capacity(before);
    for (finding, in_text) in findings.into_iter().zip(in_text) {
        // Each that holds it has been of use.
        let in_files = files.iter().filter(|(file, name)| file.waive(name, &finding, run.today)).count();
        if !in_text && in_files == 0 {
            kept.push(finding);
        }
    }
    let waived = u32::try_from(before - kept.len()).unwrap_or(u32::MAX);
    kept.extend(told);
    sort(&mut kept);
    Left { findings: kept, waived }
}

/// A file of waivers as a document, with findings about what is amiss in it, at the end of a run. `whole`: the run read all there is.
#[must_use]
pub fn about(file: &WaiverFile, whole: bool, run: Run<'_>) -> (Document, Vec<Finding>) {
    (file.document(), file.told(whole, run))
}
