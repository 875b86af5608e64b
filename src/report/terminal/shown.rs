//! A finding as miette's diagnostic.

use super::article::Article;
use crate::findings::{Elsewhere, Finding, Label, MOST_LABELS, Severity};
use crate::report::places::Places;
use crate::report::safe::safe;
use miette::{Diagnostic, LabeledSpan, SourceCode};
use std::fmt;

/// The longest stretch of source that is marked, in bytes: markup may stand between two words of a quotation.
const LONGEST: usize = 320;

/// The most further passages that are listed one by one.
const MOST_MORE: usize = 20;

/// A finding with its article. Every word of it is safe to print.
pub(crate) struct Shown<'a> {
    finding: &'a Finding,
    article: &'a Article<'a>,
    labels: Vec<LabeledSpan>,
    remarks: Vec<Remark>,
}

/// Something said beside the passages: its kind is its code.
struct Remark {
    kind: String,
    text: String,
}

impl<'a> Shown<'a> {
    /// Wraps a finding. `spoken` leaves out of a label what its quotation says.
    pub(crate) fn new(finding: &'a Finding, article: &'a Article<'a>, places: &Places<'_>, spoken: bool) -> Self {
        let (shown, beyond) = finding.labels.split_at(finding.labels.len().min(MOST_LABELS));
        let mut labels = Vec::new();
        let mut remarks = Vec::new();
        for label in shown {
            match (&label.source, places.spot(label.span)) {
                (Some(there), _) => remarks.push(Remark::new(&there.name, &elsewhere(there, &label.text))),
                (None, None) => remarks.push(Remark::new(label.role, &label.text)),
                (None, Some(spot)) => {
                    let range = spot.span.range();
                    let span = (article.offset(spot.part, range.start), range.len().min(LONGEST));
                    let text = Some(caption(label, spoken));
                    labels.push(if labels.is_empty() {
                        LabeledSpan::new_primary_with_span(text, span)
                    } else {
                        LabeledSpan::new_with_span(text, span)
                    });
                }
            }
        }
        let more: Vec<_> = beyond.iter().chain(&finding.more).collect();
        if !more.is_empty() {
            remarks.push(Remark::new("more", &further(&more, places)));
        }
        remarks.extend(finding.working.iter().map(|w| Remark::new("working", w)));
        remarks.extend(finding.notes.iter().map(|n| Remark::new("note", n)));
        Self { finding, article, labels, remarks }
    }
}

/// A passage of another text: its line, its words and what it is.
fn elsewhere(there: &Elsewhere, text: &str) -> String {
    let quote = there.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("line {}: “{quote}” ({text})", there.line)
}

/// What is said of a label: a bare figure says nothing without its role.
fn caption(label: &Label, spoken: bool) -> String {
    let (role, text) = (safe(label.role), safe(&label.text));
    match (text.chars().any(char::is_alphabetic), spoken) {
        (true, _) => text.into_owned(),
        (false, true) => role.into_owned(),
        (false, false) if text.is_empty() => role.into_owned(),
        (false, false) => format!("{role}: {text}"),
    }
}

/// Passages that are not shown, by their words and lines.
fn further(labels: &[&Label], places: &Places<'_>) -> String {
    let mut said: Vec<_> = labels.iter().take(MOST_MORE).map(|l| one_further(l, places)).collect();
    if labels.len() > MOST_MORE {
        said.push("…".to_owned());
    }
    said.join(", ")
}

fn one_further(label: &Label, places: &Places<'_>) -> String {
    match (&label.source, places.spot(label.span)) {
        (None, Some(spot)) => format!("“{}” (line {})", spot.quote, spot.position.line),
        (Some(there), _) => format!("“{}” ({}, line {})", there.quote, there.name, there.line),
        (None, None) => label.text.clone(),
    }
}

impl Remark {
    fn new(kind: &str, text: &str) -> Self {
        Self { kind: safe(kind).into_owned(), text: safe(text).into_owned() }
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&safe(&self.finding.message))
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.finding.fmt(f)
    }
}

impl std::error::Error for Shown<'_> {}

impl Diagnostic for Shown<'_> {
    fn code<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        Some(Box::new(safe(&self.finding.rule)))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.finding.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Info => miette::Severity::Advice,
        })
    }

    fn help<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        // Its sentences stand on lines of their own, and stay there.
        let lines = |help: &str| help.lines().map(safe).collect::<Vec<_>>().join("\n");
        self.finding.help.as_deref().map(|h| Box::new(lines(h)) as _)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self.article)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }

    fn related<'b>(&'b self) -> Option<Box<dyn Iterator<Item = &'b dyn Diagnostic> + 'b>> {
        Some(Box::new(self.remarks.iter().map(|r| r as &dyn Diagnostic)))
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, self.text)
    }
}

impl std::error::Error for Remark {}

impl Diagnostic for Remark {
    fn code<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        Some(Box::new(&self.kind))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(miette::Severity::Advice)
    }
}
