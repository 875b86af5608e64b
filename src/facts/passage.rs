//! Where a passage of a source stands.

use crate::document::Document;
use crate::findings::Elsewhere;
use crate::text::{Lines, ProseSpan};

/// A document's passages by their places, for labels that lie in it.
#[derive(Debug)]
pub(super) struct Passages {
    lines: Lines,
}

impl Passages {
    pub(super) fn of(document: &Document) -> Self {
        Self { lines: Lines::of(&document.source) }
    }

    /// A span of the document's prose as a label shows it.
    pub(super) fn place(&self, document: &Document, span: ProseSpan) -> Elsewhere {
        let source = document.map.source(span).map(|p| p.span).unwrap_or_default();
        let position = self.lines.position(&document.source, source.start);
        Elsewhere {
            name: document.name.clone(),
            quote: span.slice(&document.prose).to_owned(),
            start: source.start,
            end: source.end,
            line: position.line,
            column: position.column,
        }
    }
}
