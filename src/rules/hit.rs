//! What a kind of check hands to the engine, which makes a finding of it with the rule's words.

use crate::analysis::{Analysis, Read};
use crate::findings::{Confidence, Elsewhere};
use crate::text::ProseSpan;

/// What a check sees: one story of an analysis.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The whole document.
    pub analysis: &'a Analysis<'a>,
    /// The story.
    pub story: &'a Read,
    /// The id of the rule that looks.
    pub rule: &'a str,
}

/// A remark on a finding, worded by the engine from `rules/remarks.yaml`-like tables: `magnitude` with `{factor}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Its name among the rule's `notes`.
    pub name: &'static str,
    /// What fills its slots.
    pub slots: Vec<(&'static str, String)>,
}

/// Passages that a check found to disagree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hit {
    /// How sure; the engine lowers the severity accordingly.
    pub confidence: Confidence,
    /// The most it may weigh, whatever the rule says: `info` for a rounding that a headline may allow itself.
    pub most: Option<crate::findings::Severity>,
    /// What fills the slots of message and help, as the article writes figures.
    pub slots: Vec<(&'static str, String)>,
    /// The passages with their roles; the first is the one to jump to.
    pub labels: Vec<(&'static str, ProseSpan)>,
    /// Passages of source documents and fact sheets with their roles.
    pub elsewhere: Vec<(&'static str, Elsewhere)>,
    /// The computation in figures.
    pub working: Option<String>,
    /// Remarks: a slip of magnitude, two digits swapped.
    pub remarks: Vec<Remark>,
    /// What the finding is about, whatever its place: subject, values, unit. Goes into the fingerprint.
    pub identity: Vec<String>,
    /// The claims (or mentions, where there is no claim) that one slip of which would explain it, by the start of their spans: findings
    /// that share one are one finding, and the best explanation wins.
    pub explains: Vec<ProseSpan>,
}
