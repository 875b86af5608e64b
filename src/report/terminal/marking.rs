//! The two ways to point at words: a line under them, and brackets around them.

use super::paint::{Style, paint, superscript};
use super::passages::Mark;
use super::rows::Cell;
use std::borrow::Cow;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// The rows to print under a row of text: `^^^` under the first passage, `───` under the others, each with its number
/// at its end. Marks that would run into each other stand on rows of their own.
///
/// `cells` are the row's; `at` is the stretch of source that it stands for, up to the next row.
pub(crate) fn underlines(cells: &[Cell<'_>], at: &Range<usize>, marks: &[Mark], first: Style, color: bool) -> Vec<String> {
    let mut lanes: Vec<(usize, String)> = Vec::new();
    for mark in marks.iter().filter(|m| m.at.start < at.end && at.start < m.at.end) {
        let column = cells.iter().take_while(|c| c.at.end <= mark.at.start).map(|c| c.width).sum::<usize>();
        let end = cells.iter().take_while(|c| c.at.start < mark.at.end).map(|c| c.width).sum::<usize>();
        let number = if mark.at.end <= at.end { mark.number.map(superscript).unwrap_or_default() } else { String::new() };
        let (sign, style) = if mark.primary { ("^", first) } else { ("─", Style::Other) };
        let drawn = sign.repeat(end.saturating_sub(column).max(1)) + &number;
        let lane = lanes.iter().position(|(used, _)| *used <= column).unwrap_or_else(|| {
            lanes.push((0, String::new()));
            lanes.len() - 1
        });
        let (used, row) = &mut lanes[lane];
        row.push_str(&" ".repeat(column - *used));
        row.push_str(&paint(color, style, &drawn));
        *used = column + drawn.width();
    }
    lanes.into_iter().map(|(_, row)| row).collect()
}

/// The cells of a passage with `⟦` and `⟧` around the marked words and the number behind: what is marked in the text
/// stays marked when a terminal reorders it. Brackets are coloured as underlines would be.
pub(crate) fn bracketed<'a>(cells: Vec<Cell<'a>>, marks: &[Mark], first: Style, color: bool) -> Vec<Cell<'a>> {
    let Some(end) = cells.last().map(|c| c.at.end) else { return cells };
    let mut out = Vec::with_capacity(cells.len() + 2 * marks.len());
    for cell in cells {
        let last = cell.at.end == end;
        let opened = marks.iter().filter(|m| cell.at.contains(&m.at.start));
        out.extend(opened.map(|m| bracket("⟦".to_owned(), m, cell.at.start, first, color)));
        let border = cell.at.clone();
        out.push(cell);
        let closes = |m: &&Mark| (border.start < m.at.end && m.at.end <= border.end) || (last && m.at.end > end);
        // What was opened last is closed first.
        let closed = marks.iter().rev().filter(closes);
        out.extend(closed.map(|m| bracket(format!("⟧{}", m.number.map(superscript).unwrap_or_default()), m, border.end, first, color)));
    }
    out
}

fn bracket<'a>(sign: String, mark: &Mark, at: usize, first: Style, color: bool) -> Cell<'a> {
    let width = sign.width();
    let style = if mark.primary { first } else { Style::Other };
    Cell { at: at..at, text: Cow::Owned(paint(color, style, &sign)), width }
}

#[cfg(test)]
mod tests {
    use super::super::rows::{cells, print};
    use super::*;

    fn mark(at: Range<usize>, number: usize, primary: bool) -> Mark {
        let (text, quote, name) = (String::new(), String::new(), String::new());
        Mark { at, number: Some(number), primary, text, quote, name, line: 1, column: 1 }
    }

    #[test]
    fn marks_that_overlap_stand_on_rows_of_their_own() {
        let text = cells("0123456789", 100);
        let marks = [mark(100..106, 1, true), mark(104..108, 2, false), mark(109..110, 3, false)];
        assert_eq!(underlines(&text, &(100..110), &marks, Style::Error, false), ["^^^^^^¹  ─³", "    ────²"]);
    }

    #[test]
    fn a_mark_over_two_rows_has_its_number_at_its_end() {
        let text = cells("abc def", 0);
        let marks = [mark(1..6, 1, false)];
        assert_eq!(underlines(&text[..3], &(0..4), &marks, Style::Error, false), [" ──"]);
        assert_eq!(underlines(&text[4..], &(4..7), &marks, Style::Error, false), ["──¹"]);
    }

    #[test]
    fn wide_and_combining_characters_are_underlined_where_they_stand() {
        let text = cells("日e\u{301}本x", 0);
        assert_eq!(underlines(&text, &(0..10), &[mark(6..9, 1, false)], Style::Error, false), ["   ──¹"]);
    }

    #[test]
    fn brackets_nest_and_keep_to_whole_characters() {
        let text = "أنّ ٤٥ طائرًا";
        let at = |words: &str| text.find(words).unwrap()..text.find(words).unwrap() + words.len();
        let marks = [mark(at("٤٥ طائرًا"), 1, true), mark(at("طائرًا"), 2, false)];
        assert_eq!(print(&bracketed(cells(text, 0), &marks, Style::Error, false)), "أنّ ⟦٤٥ ⟦طائرًا⟧²⟧¹");
        // A mark that ends between a letter and its vowel sign.
        let split = [mark(2..4, 1, true)];
        assert_eq!(print(&bracketed(cells(text, 0), &split, Style::Error, false)), "أ⟦نّ⟧¹ ٤٥ طائرًا");
    }

    #[test]
    fn a_mark_past_the_end_is_closed_at_the_end() {
        assert_eq!(print(&bracketed(cells("ab", 0), &[mark(1..9, 1, true)], Style::Error, false)), "a⟦b⟧¹");
    }
}
