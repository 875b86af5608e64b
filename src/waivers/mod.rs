//! Findings that are right as they are: said in the text, in a file of waivers, or recorded in a baseline.
//!
//! *In*: a document with its findings, files of waivers, a baseline. *Out*: the findings that are left, and findings about waivers that
//! hold nothing. It must never look at a claim or a rule's check, nor read a clock: the day that waivers are held against is given.

mod baseline;
mod comments;
mod file;
mod told;

use crate::document::Document;
use crate::findings::{Finding, sort};
use chrono::NaiveDate;

pub use baseline::{Baseline, Entry};
pub use file::{KEYS, Waiver, WaiverFile};
pub use told::IDS;

/// What is to be known of a run to apply waivers.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// Every rule that there is.
    pub known: &'a [String],
    /// Those that were run on the document: of others no waiver can be of use.
    pub ran: &'a [&'a str],
    /// The day that waivers are held against; none: they do not expire.
    pub today: Option<NaiveDate>,
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
    let mut own = comments::read(document, run);
    let before = findings.len();
    let mut kept: Vec<Finding> = Vec::with_capacity(before);
    for finding in findings {
        let in_text = own.waive(&finding);
        let in_files = files.iter().filter(|(file, name)| file.waive(name, &finding, run.today)).count();
        if !in_text && in_files == 0 {
            kept.push(finding);
        }
    }
    let waived = u32::try_from(before - kept.len()).unwrap_or(u32::MAX);
    kept.extend(own.told(document, run));
    sort(&mut kept);
    Left { findings: kept, waived }
}

/// A file of waivers as a document, with findings about what is amiss in it, at the end of a run. `whole`: the run read all there is.
#[must_use]
pub fn about(file: &WaiverFile, whole: bool, run: Run<'_>) -> (Document, Vec<Finding>) {
    (file.document(), file.told(whole, run))
}
