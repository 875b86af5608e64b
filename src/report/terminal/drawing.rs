//! The drawing of one finding: its message, its passages, and what is said of them.

use super::canvas::{Canvas, Words};
use super::direction::{direction, of_name};
use super::paint::{Style, superscript};
use super::passages::{Mark, marks, passages};
use super::severity;
use crate::report::Options;
use miette::{Diagnostic, LabeledSpan};
use unicode_width::UnicodeWidthStr;

/// Draws a diagnostic: message, passages, notes, remarks, help. Ends with a line feed.
pub(crate) fn draw(diagnostic: &dyn Diagnostic, options: &Options) -> String {
    let labels: Vec<LabeledSpan> = diagnostic.labels().into_iter().flatten().collect();
    let source = diagnostic.source_code();
    let marks = source.map(|source| marks(source, &labels)).unwrap_or_default();
    let passages = source.map(|source| passages(source, &marks)).unwrap_or_default();
    let (name, first) = severity(diagnostic);
    let digits = marks.iter().map(|m| m.line.to_string().len()).max().unwrap_or(0);
    let mut canvas = Canvas::new(options, first, digits);
    canvas.message(name, diagnostic);
    match passages.first() {
        Some(_) => canvas.passages(&passages, &marks),
        None => canvas.file(diagnostic),
    }
    for mark in &marks {
        canvas.note(mark, marks.iter().any(|m| m.name != mark.name));
    }
    canvas.remarks(diagnostic);
    canvas.out
}

impl Canvas<'_> {
    /// `error[rule]: message`.
    fn message(&mut self, name: &str, diagnostic: &dyn Diagnostic) {
        let head = format!("{name}{}:", diagnostic.code().map(|c| format!("[{c}]")).unwrap_or_default());
        let painted = self.paint(self.first, &head);
        let text = diagnostic.to_string();
        self.words(&Words {
            head: &painted,
            head_width: head.width(),
            indent: 2,
            text: &text,
            direction: direction(&text),
            style: Some(Style::Message),
        });
    }

    /// The file alone, for a finding that points at no passage.
    fn file(&mut self, diagnostic: &dyn Diagnostic) {
        let contents = diagnostic.source_code().and_then(|source| source.read_span(&(0, 0).into(), 0, 0).ok());
        if let Some(name) = contents.as_ref().and_then(|c| c.name()) {
            self.frame_row(&format!("╭─[{}]", self.isolate(name, of_name(name))));
        }
    }

    /// What is said of a passage: `¹ ▶ stated total (line 3)`.
    fn note(&mut self, mark: &Mark, several_texts: bool) {
        let place = if several_texts { format!("({}, line {})", mark.name, mark.line) } else { format!("(line {})", mark.line) };
        let number = mark.number.map(superscript).unwrap_or_default();
        let (sign, style) = if mark.primary { ("▶", self.first) } else { ("·", Style::Other) };
        let pad = " ".repeat(self.gutter.saturating_sub(number.width()));
        let head = format!("{pad}{} {}", self.paint(style, &number), self.paint(style, sign));
        let indent = self.gutter + 3;
        let text = format!("{} {place}", mark.text);
        // The place is ours: the words alone say how they run.
        let direction = direction(&mark.text);
        self.words(&Words { head: &head, head_width: indent - 1, indent, text: text.trim_start(), direction, style: None });
    }

    /// What else there is to say: working, notes, help.
    fn remarks(&mut self, diagnostic: &dyn Diagnostic) {
        for remark in diagnostic.related().into_iter().flatten() {
            let kind = remark.code().map(|c| c.to_string()).unwrap_or_default();
            self.remark("=", Style::Frame, &kind, &remark.to_string());
        }
        if let Some(help) = diagnostic.help() {
            self.remark("╰", Style::Help, "help", &help.to_string());
        }
    }

    fn remark(&mut self, sign: &str, style: Style, kind: &str, text: &str) {
        // A kind may be the name of a source.
        let kind_said = self.paint(style, &self.isolate(kind, of_name(kind)));
        let head = format!("{} {} {kind_said}:", " ".repeat(self.gutter), self.paint(Style::Frame, sign));
        let (head_width, indent) = (self.gutter + kind.width() + 4, self.gutter + 3);
        let under = " ".repeat(indent - 1);
        for (n, text) in text.lines().enumerate() {
            let (head, head_width) = if n == 0 { (head.as_str(), head_width) } else { (under.as_str(), indent - 1) };
            self.words(&Words { head, head_width, indent, text, direction: direction(text), style: None });
        }
    }
}
