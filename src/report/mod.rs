//! Findings as people and programs read them.
//!
//! *In*: a document and its findings. *Out*: text. It must never know how a finding came about, nor write to a stream.
//! Only this room turns prose spans into source positions.

use crate::document::Document;
use crate::findings::{Finding, NotChecked};

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
