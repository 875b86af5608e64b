//! Text in cells as a terminal shows them, broken into rows at word borders.

use crate::report::safe::safe;
use std::borrow::Cow;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// One character as a reader sees it, made safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell<'a> {
    /// Its bytes in the text that it came from.
    pub(crate) at: Range<usize>,
    /// What is printed.
    pub(crate) text: Cow<'a, str>,
    /// How many columns that takes.
    pub(crate) width: usize,
}

impl Cell<'_> {
    /// Whether a row may end after it.
    fn is_space(&self) -> bool {
        self.text == " "
    }
}

/// The cells of a text that stands `offset` bytes into its whole.
pub(crate) fn cells(text: &str, offset: usize) -> Vec<Cell<'_>> {
    text.grapheme_indices(true)
        .map(|(i, cluster)| {
            let text = safe(cluster);
            Cell { at: offset + i..offset + i + cluster.len(), width: text.width(), text }
        })
        .collect()
}

/// Ranges of cells that fit a width each. A row ends after a space; a word longer than a row is broken. Empty text is
/// one empty row. The spaces at a row's end stand in no row.
pub(crate) fn wrap(cells: &[Cell<'_>], width: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let (mut start, mut used) = (0, 0);
    let mut border = None;
    for (i, cell) in cells.iter().enumerate() {
        if used + cell.width > width && i > start {
            // A space that does not fit ends the row and is not seen.
            let end = if cell.is_space() { i } else { border.unwrap_or(i) };
            rows.push(start..end);
            start = if cell.is_space() { i + 1 } else { end };
            used = cells[start..i.max(start)].iter().map(|c| c.width).sum();
            border = None;
            if cell.is_space() {
                continue;
            }
        }
        used += cell.width;
        if cell.is_space() {
            border = Some(i + 1);
        }
    }
    if start < cells.len() || rows.is_empty() {
        rows.push(start..cells.len());
    }
    for row in &mut rows {
        while row.start < row.end && cells[row.end - 1].is_space() {
            row.end -= 1;
        }
    }
    rows
}

/// What a row of cells prints.
pub(crate) fn print(cells: &[Cell<'_>]) -> String {
    cells.iter().map(|c| c.text.as_ref()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: usize) -> Vec<String> {
        let cells = cells(text, 0);
        wrap(&cells, width).into_iter().map(|row| print(&cells[row])).collect()
    }

    #[test]
    fn rows_end_with_whole_words() {
        assert_eq!(lines("one two three", 8), ["one two", "three"]);
        assert_eq!(lines("one two three", 7), ["one two", "three"]);
        assert_eq!(lines("one two  x", 6), ["one", "two  x"]);
    }

    #[test]
    fn words_too_long_for_a_row_are_broken() {
        assert_eq!(lines("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
    }

    #[test]
    fn wide_and_combining_characters_take_the_columns_they_take() {
        assert_eq!(lines("日本語", 4), ["日本", "語"]);
        assert_eq!(cells("أنّ", 5).iter().map(|c| (c.at.clone(), c.width)).collect::<Vec<_>>(), [(5..7, 1), (7..11, 1)]);
    }

    #[test]
    fn commanding_characters_show() {
        assert_eq!(lines("a\u{1B}[2J\r\nb", 20), ["a␛[2J␍␊b"]);
        assert_eq!(lines("", 5), [""]);
    }

    proptest::proptest! {
        #[test]
        fn no_word_is_lost_and_no_row_is_too_long(text in "[a-z ]{0,80}", width in 1_usize..20) {
            let rows = lines(&text, width);
            let letters = |s: &str| s.replace(' ', "");
            proptest::prop_assert_eq!(letters(&rows.concat()), letters(&text));
            proptest::prop_assert!(rows.iter().all(|r| r.len() <= width));
        }
    }
}
