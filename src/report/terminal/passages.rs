//! The passages of a source that a drawing shows: each label with its surroundings, those that touch in one piece.

use miette::{LabeledSpan, SourceCode, SourceSpan};
use std::ops::Range;

/// A label, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Bytes of the source; at least one.
    pub(crate) at: Range<usize>,
    /// Its number in the order of the text; none when it is the only one.
    pub(crate) number: Option<usize>,
    /// Whether it is the one to jump to.
    pub(crate) primary: bool,
    /// What is said of it.
    pub(crate) text: String,
    /// The words there.
    pub(crate) quote: String,
    /// The file's name.
    pub(crate) name: String,
    /// The line, from 1.
    pub(crate) line: usize,
    /// The column in characters, from 1.
    pub(crate) column: usize,
}

/// A stretch of source with the marks in it.
#[derive(Debug)]
pub(crate) struct Passage<'a> {
    /// The file's name.
    pub(crate) name: String,
    /// The text.
    pub(crate) text: &'a str,
    /// Where it begins in the source.
    pub(crate) offset: usize,
    /// The line in which it begins, from 1.
    pub(crate) line: usize,
    /// Whether its first line begins before it.
    pub(crate) cut_before: bool,
    /// Whether its last line goes on after it.
    pub(crate) cut_after: bool,
    /// The marks that begin in it, in order.
    pub(crate) marks: Vec<Mark>,
}

impl Passage<'_> {
    /// Takes in a mark; one at the very end, where no character is, moves onto the last.
    fn hold(&mut self, mark: &Mark) {
        let end = self.offset + self.text.len();
        let start = mark.at.start.min(end.saturating_sub(1)).max(self.offset);
        self.marks.push(Mark { at: start..mark.at.end.min(end).max(start + 1), ..mark.clone() });
    }
}

/// The labels that lie in the source, in its order, numbered when there are several.
pub(crate) fn marks(source: &dyn SourceCode, labels: &[LabeledSpan]) -> Vec<Mark> {
    let mut found: Vec<_> = labels.iter().filter_map(|label| mark(source, label)).collect();
    found.sort_by_key(|m| (m.at.start, m.at.end));
    if found.len() > 1 {
        for (i, mark) in found.iter_mut().enumerate() {
            mark.number = Some(i + 1);
        }
    }
    found
}

fn mark(source: &dyn SourceCode, label: &LabeledSpan) -> Option<Mark> {
    let contents = source.read_span(label.inner(), 0, 0).ok()?;
    let text = valid(contents.data());
    // Some sources answer with whole lines.
    let skip = label.offset().saturating_sub(contents.span().offset());
    let (before, rest) = text.split_at_checked(skip)?;
    let line = before.rfind('\n').map_or(before, |end| &before[end + 1..]);
    let first_column = if line.len() == before.len() { contents.column() } else { 0 };
    Some(Mark {
        at: label.offset()..label.offset() + label.len().max(1),
        number: None,
        primary: label.primary(),
        text: label.label().unwrap_or_default().to_owned(),
        quote: rest.get(..label.len()).unwrap_or(rest).to_owned(),
        name: contents.name().unwrap_or_default().to_owned(),
        line: contents.line() + before.matches('\n').count() + 1,
        column: first_column + line.chars().count() + 1,
    })
}

/// The passages around marks that are in order.
pub(crate) fn passages<'a>(source: &'a dyn SourceCode, marks: &[Mark]) -> Vec<Passage<'a>> {
    let mut found: Vec<Passage<'a>> = Vec::new();
    for mark in marks {
        let Some(next) = passage(source, &mark.at) else { continue };
        let touched = found.last_mut().filter(|last| last.name == next.name && next.offset <= last.offset + last.text.len());
        // Read again from the first mark on, so that one piece has one beginning.
        let joined = touched.as_ref().and_then(|last| {
            let start = last.marks.first().map_or(last.offset, |m| m.at.start);
            let end = last.marks.iter().map(|m| m.at.end).max().unwrap_or(start);
            passage(source, &(start..end.max(mark.at.end)))
        });
        match (touched, joined) {
            (Some(last), Some(joined)) => {
                let marks = std::mem::take(&mut last.marks);
                *last = Passage { marks, ..joined };
                last.hold(mark);
            }
            _ => {
                found.push(next);
                if let Some(last) = found.last_mut() {
                    last.hold(mark);
                }
            }
        }
    }
    found
}

fn passage<'a>(source: &'a dyn SourceCode, at: &Range<usize>) -> Option<Passage<'a>> {
    let contents = source.read_span(&(at.start, at.len()).into(), 1, 1).ok()?;
    let text = valid(contents.data());
    let offset = contents.span().offset();
    let end = offset + text.len();
    // What a source shows after the last byte of a line that is over is nothing.
    let after: SourceSpan = (end, 0).into();
    let cut_after = source.read_span(&after, 0, 1).is_ok_and(|next| next.span().offset() + next.span().len() > end);
    Some(Passage {
        name: contents.name().unwrap_or_default().to_owned(),
        text,
        offset,
        line: contents.line() + 1,
        cut_before: contents.column() > 0,
        cut_after: cut_after && !text.ends_with(['\n', '\r']),
        marks: Vec::new(),
    })
}

/// The text up to the first byte that is none.
fn valid(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => bytes.get(..error.valid_up_to()).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default(),
    }
}
