//! Findings about waivers.

use crate::document::Document;
use crate::findings::{Category, Confidence, Elsewhere, Finding, Label, Severity, fingerprint};
use crate::text::{Lines, ProseSpan, SourceSpan};

/// The ids of findings about waivers: one that holds nothing, one whose day is past, one for a rule that there is not, one that is not
/// whole.
pub const IDS: [&str; 4] = ["waiver-unused", "waiver-expired", "waiver-unknown", "waiver-unsound"];

/// What is amiss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amiss {
    Unused,
    Expired,
    Unknown,
    Unsound,
}

/// A finding about a waiver, without a place.
pub(super) fn finding(amiss: Amiss, message: String, help: String, label: Label) -> Finding {
    let rule = IDS[amiss as usize];
    Finding {
        rule: rule.to_owned(),
        category: Category::Style,
        severity: Severity::Warning,
        confidence: Confidence::CERTAIN,
        fingerprint: fingerprint(rule, [message.as_str()]),
        message,
        help: Some(help).filter(|h| !h.is_empty()),
        working: None,
        labels: vec![label],
        more: Vec::new(),
        notes: Vec::new(),
    }
}

/// A label on bytes of a document's own source that are no prose; `lines` are those of that source, found once for all labels.
pub(super) fn in_source(document: &Document, lines: &Lines, span: SourceSpan) -> Label {
    let place = lines.position(&document.source, span.start);
    let quote = span.slice(&document.source).split_whitespace().collect::<Vec<_>>().join(" ");
    let elsewhere = Elsewhere {
        name: document.name.clone(),
        quote: quote.chars().take(80).collect(),
        start: span.start,
        end: span.end,
        line: place.line,
        column: place.column,
    };
    Label { span: ProseSpan::default(), role: "waiver", text: "the waiver".to_owned(), source: Some(elsewhere) }
}

/// A label on the bytes of a file of waivers, which is all prose.
pub(super) fn in_prose(span: SourceSpan) -> Label {
    Label { span: ProseSpan::new(span.start, span.end), role: "waiver", text: "the waiver".to_owned(), source: None }
}
