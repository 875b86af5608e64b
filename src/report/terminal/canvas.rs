//! What a drawing is put on: a frame with line numbers to its left, and words that are wrapped beside it.

use super::direction::{Direction, formulas_apart, isolate};
use super::paint::{Style, paint};
use super::rows::{Cell, cells, print, wrap};
use crate::report::Options;
use std::borrow::Cow;

/// Columns that a row of text leaves free: for the number behind an underline, and for the isolates that some
/// terminals show.
const SPARE: usize = 2;

/// A drawing under construction.
pub(crate) struct Canvas<'a> {
    options: &'a Options,
    /// The colour of the finding's severity.
    pub(crate) first: Style,
    /// Columns before the space that precedes the frame.
    pub(crate) gutter: usize,
    /// What is drawn.
    pub(crate) out: String,
}

/// A paragraph of words beside the drawing.
pub(crate) struct Words<'a> {
    /// What stands before its first word, and is never broken.
    pub(crate) head: &'a str,
    /// How many columns that takes.
    pub(crate) head_width: usize,
    /// How far its further rows are indented.
    pub(crate) indent: usize,
    /// The words.
    pub(crate) text: &'a str,
    /// How they run.
    pub(crate) direction: Direction,
    /// Their colour.
    pub(crate) style: Option<Style>,
}

impl<'a> Canvas<'a> {
    /// An empty canvas for line numbers of so many digits.
    pub(crate) fn new(options: &'a Options, first: Style, digits: usize) -> Self {
        Self { options, first, gutter: digits.max(3) + 1, out: String::new() }
    }

    /// How many columns the text of an article may take.
    pub(crate) fn text_width(&self) -> usize {
        self.options.columns().saturating_sub(self.gutter + 3 + SPARE)
    }

    /// Whether there are colours.
    pub(crate) const fn color(&self) -> bool {
        self.options.color
    }

    /// The text in a colour.
    pub(crate) fn paint(&self, style: Style, text: &str) -> String {
        paint(self.options.color, style, text)
    }

    /// The text kept apart from what stands around it.
    pub(crate) fn isolate(&self, text: &str, direction: Direction) -> String {
        isolate(text, direction, self.options.bidi)
    }

    /// A row that is all frame.
    pub(crate) fn frame_row(&mut self, sign: &str) {
        let sign = self.paint(Style::Frame, sign);
        self.out.push_str(&format!("{} {sign}\n", " ".repeat(self.gutter)));
    }

    /// A row with a line number, or without, and text behind the frame.
    pub(crate) fn text_row(&mut self, number: Option<usize>, sign: &str, text: &str) {
        let number = number.map(|n| n.to_string()).unwrap_or_default();
        let gutter = self.paint(Style::Frame, &format!("{number:>width$} {sign}", width = self.gutter));
        let space = if text.is_empty() { "" } else { " " };
        self.out.push_str(&format!("{gutter}{space}{text}\n"));
    }

    /// A paragraph of words, wrapped.
    pub(crate) fn words(&mut self, words: &Words<'_>) {
        // The head is one cell that no row can break.
        let head = Cell { at: 0..0, width: words.head_width.saturating_sub(words.indent), text: Cow::Borrowed(words.head) };
        let mut all = vec![head];
        all.extend(cells(" ", 0));
        all.extend(cells(words.text, 0));
        for range in wrap(&all, self.options.columns().saturating_sub(words.indent + SPARE)) {
            let start = if range.start == 0 { format!("{} ", words.head) } else { " ".repeat(words.indent) };
            let row = print(&all[range.start.max(2).min(range.end)..range.end]);
            let row = self.isolate(&formulas_apart(&row, words.direction, self.options.bidi), words.direction);
            let row = words.style.map_or_else(|| row.clone(), |style| self.paint(style, &row));
            self.out.push_str(format!("{start}{row}").trim_end());
            self.out.push('\n');
        }
    }
}
