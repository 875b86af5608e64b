//! The rows of a passage: which there are, and which are worth showing.

use super::direction::{Direction, direction};
use super::marking::bracketed;
use super::paint::Style;
use super::passages::{Mark, Passage};
use super::rows::{Cell, cells, wrap};
use crate::text::Lines;
use std::ops::Range;

/// A row of a passage.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    /// The line that it belongs to, from 1.
    pub(crate) line: usize,
    /// Its place among the rows of its passage.
    pub(crate) index: usize,
    /// Whether its line begins with it.
    pub(crate) first: bool,
    /// Whether its line ends with it.
    pub(crate) last: bool,
    /// The source that it stands for, up to the next row.
    pub(crate) at: Range<usize>,
    /// What it prints.
    pub(crate) cells: Vec<Cell<'a>>,
    /// How the passage runs.
    pub(crate) direction: Direction,
}

/// The rows of a passage that hold a mark, and their neighbours. Where the text does not run left to right throughout,
/// the marks stand in it.
pub(crate) fn rows<'a>(passage: &Passage<'a>, width: usize, first: Style, color: bool) -> Vec<Row<'a>> {
    let all = all_rows(passage, width, first, color);
    let marked: Vec<bool> = all.iter().map(|row| passage.marks.iter().any(|m| touches(&row.at, m))).collect();
    let near = |i: usize| marked[i.saturating_sub(1)..all.len().min(i + 2)].contains(&true);
    let keep: Vec<bool> = (0..all.len()).map(near).collect();
    all.into_iter().zip(keep).filter_map(|(row, keep)| keep.then_some(row)).collect()
}

fn touches(row: &Range<usize>, mark: &Mark) -> bool {
    mark.at.start < row.end && row.start < mark.at.end
}

fn all_rows<'a>(passage: &Passage<'a>, width: usize, first: Style, color: bool) -> Vec<Row<'a>> {
    let direction = direction(passage.text);
    let lines = Lines::of(passage.text);
    // What follows the last line's end is another line, and none of the passage.
    let count = if passage.text.ends_with(['\n', '\r']) { lines.count() - 1 } else { lines.count() };
    let mut out: Vec<Row<'a>> = Vec::new();
    for n in 1..=count {
        let range = lines.range(passage.text, n);
        let start = passage.offset + range.start;
        let end = passage.offset + if n == count { passage.text.len() } else { lines.range(passage.text, n + 1).start };
        let mut line = cells(&passage.text[range], start);
        if direction != Direction::Plain {
            let here: Vec<_> = passage.marks.iter().filter(|m| touches(&(start..end), m)).cloned().collect();
            line = bracketed(line, &here, first, color);
        }
        let ranges = wrap(&line, width);
        let starts: Vec<_> = ranges.iter().skip(1).map(|r| line.get(r.start).map_or(end, |c| c.at.start)).chain([end]).collect();
        let rows = ranges.len();
        let mut from = start;
        for (i, (range, to)) in ranges.into_iter().zip(starts).enumerate() {
            out.push(Row {
                line: passage.line + n as usize - 1,
                index: out.len(),
                first: i == 0 && !(n == 1 && passage.cut_before),
                last: i + 1 == rows && !(n == count && passage.cut_after),
                // An empty line still has a place, so that a mark there is seen.
                at: from..if to == from { to + 1 } else { to },
                cells: line[range].to_vec(),
                direction,
            });
            from = to;
        }
    }
    out
}
