//! The passages in their frame: the rows that matter, and signs for what is left out between them.

use super::canvas::Canvas;
use super::direction::{Direction, of_name};
use super::layout::{Row, rows};
use super::marking::underlines;
use super::passages::{Mark, Passage};
use super::rows::print;

/// How a row follows on the one before.
#[derive(Debug, Clone, Copy)]
struct Step {
    new_passage: bool,
    new_text: bool,
}

impl Canvas<'_> {
    /// Draws passages in their order. Each text that they come from says its name once.
    pub(crate) fn passages(&mut self, passages: &[Passage<'_>], marks: &[Mark]) {
        let mut before: Option<(&str, Row<'_>)> = None;
        for passage in passages {
            let new_text = before.as_ref().is_none_or(|(name, _)| *name != passage.name);
            for (i, row) in rows(passage, self.text_width(), self.first, self.color()).into_iter().enumerate() {
                let step = Step { new_passage: i == 0, new_text: new_text && i == 0 };
                let last = before.as_ref().map(|(_, row)| row);
                self.gap(last, &row, step);
                if step.new_text {
                    let sign = if last.is_none() { '╭' } else { '├' };
                    self.frame_row(&format!("{sign}─[{}]", self.address(&passage.name, marks)));
                }
                if !row.first && (step.new_text || last.is_none_or(|last| last.line != row.line)) {
                    self.text_row(Some(row.line), "│", "…");
                }
                self.row(&row, passage);
                before = Some((&passage.name, row));
            }
        }
        if before.is_some_and(|(_, row)| !row.last) {
            self.text_row(None, "│", "…");
        }
    }

    /// `name:line:column` of the passage to jump to in a text.
    fn address(&self, name: &str, marks: &[Mark]) -> String {
        let mut here = marks.iter().filter(|m| m.name == name);
        let first = here.clone().next();
        let place = here.find(|m| m.primary).or(first).map(|m| format!(":{}:{}", m.line, m.column));
        self.isolate(name, of_name(name)) + &place.unwrap_or_default()
    }

    /// What is left out between two rows.
    fn gap(&mut self, before: Option<&Row<'_>>, row: &Row<'_>, step: Step) {
        let Some(before) = before else { return };
        if !step.new_passage && before.index + 1 == row.index {
            return;
        }
        let same_line = before.line == row.line && !step.new_text;
        if same_line || !before.last {
            self.text_row(None, "│", "…");
        }
        if !step.new_text && row.line > before.line + 1 {
            self.frame_row("┆");
        }
    }

    fn row(&mut self, row: &Row<'_>, passage: &Passage<'_>) {
        let text = self.isolate(&print(&row.cells), row.direction);
        self.text_row(row.first.then_some(row.line), "│", &text);
        if row.direction == Direction::Plain {
            for marks in underlines(&row.cells, &row.at, &passage.marks, self.first, self.color()) {
                self.text_row(None, "·", &marks);
            }
        }
    }
}
