//! Text that runs right to left: telling it, and keeping it apart from what stands around it.

use crate::report::Bidi;

/// How a stretch of text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Left to right throughout: a column is where it seems to be.
    Plain,
    /// Left to right, with stretches that are reordered: columns may lie.
    Mixed,
    /// Right to left.
    RightToLeft,
}

/// How most of a text runs. Figures in Eastern digits alone run as the language does that they are taken from.
pub(crate) fn direction(text: &str) -> Direction {
    let (mut right_to_left, mut letters) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        right_to_left += usize::from(runs_right_to_left(c));
    }
    if !text.chars().any(runs_right_to_left) {
        Direction::Plain
    } else if right_to_left.saturating_mul(2) >= letters {
        Direction::RightToLeft
    } else {
        Direction::Mixed
    }
}

/// How the name of a file runs: its parts stand left to right, whatever their letters are.
pub(crate) fn of_name(name: &str) -> Direction {
    match direction(name) {
        Direction::Plain => Direction::Plain,
        _ => Direction::Mixed,
    }
}

/// Whether a character belongs to a script that runs right to left: the blocks that the Unicode character database
/// sets aside for such scripts (`DerivedBidiClass`, default classes R and AL).
fn runs_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// A row of text with isolates around it, so that a terminal that reorders keeps it out of the frame and in one piece.
pub(crate) fn isolate(row: &str, direction: Direction, bidi: Bidi) -> String {
    match (bidi, direction) {
        (Bidi::Off, _) | (_, Direction::Plain) => row.to_owned(),
        (Bidi::Auto, Direction::Mixed) => format!("\u{2066}{row}\u{2069}"),
        (Bidi::Auto, Direction::RightToLeft) => format!("\u{2067}{row}\u{2069}"),
    }
}

/// A row of our own words with its formulas kept running left to right: without, "45 → 25" behind Arabic letters is shown as 25 → 45, and
/// 2023-11-30 as 30-11-2023.
pub(crate) fn formulas_apart(row: &str, direction: Direction, bidi: Bidi) -> String {
    if bidi == Bidi::Off || direction == Direction::Plain {
        return row.to_owned();
    }
    let mut out = String::with_capacity(row.len() + 16);
    let mut rest = row;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !c.is_ascii_digit() && !IN_FORMULAS.contains(c)).unwrap_or(from.len());
        let formula = closed(&from[..end]);
        out.push_str(before);
        match formula.contains(|c: char| OPERATORS.contains(c)) {
            true => out.push_str(&format!("\u{2066}{formula}\u{2069}")),
            false => out.push_str(formula),
        }
        rest = &from[formula.len()..];
    }
    out + rest
}

/// What stands between the figures of a formula, and what makes it one.
const IN_FORMULAS: &str = " .,;%()×+−-–/→=≠<>≤≥";
const OPERATORS: &str = "×+−-–/→=≠<>≤≥";

/// The text up to its last figure, without a bracket that is open or was opened before.
fn closed(text: &str) -> &str {
    let (mut end, mut open) = (0, 0_usize);
    for (at, c) in text.char_indices() {
        match c {
            '(' => open += 1,
            ')' if open == 0 => break,
            ')' => open -= 1,
            _ => {}
        }
        let counts = c.is_ascii_digit() || c == ')' || c == '%' && end == at;
        if open == 0 && counts {
            end = at + 1;
        }
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_letters_decide() {
        assert_eq!(direction("45 birds"), Direction::Plain);
        assert_eq!(direction("قالت BBC إنّ ٤٥ طائرًا"), Direction::RightToLeft);
        assert_eq!(direction("The paper الأيام said so"), Direction::Mixed);
        assert_eq!(direction("١٢ + ٣"), Direction::RightToLeft);
        assert_eq!(direction(""), Direction::Plain);
    }

    #[test]
    fn formulas_run_left_to_right() {
        let apart = |row: &str| formulas_apart(row, Direction::RightToLeft, Bidi::Auto).replace('\u{2066}', "‹").replace('\u{2069}', "›");
        assert_eq!(apart("الفرق: 5 → 6 (12); 6 → 7 (12)"), "الفرق: ‹5 → 6 (12); 6 → 7 (12)›");
        assert_eq!(apart("الخميس 2023-11-30؛"), "الخميس ‹2023-11-30›؛");
        assert_eq!(apart("(40 و30) 73%."), "(40 و30) 73%.");
        assert_eq!(apart("(الشهر 6/7) 1"), "(الشهر ‹6/7›) 1");
        assert_eq!(formulas_apart("ب 1-2", Direction::RightToLeft, Bidi::Off), "ب 1-2");
    }

    #[test]
    fn isolates_stand_only_where_they_are_needed_and_wanted() {
        assert_eq!(isolate("أ", Direction::RightToLeft, Bidi::Auto), "\u{2067}أ\u{2069}");
        assert_eq!(isolate("أ", Direction::RightToLeft, Bidi::Off), "أ");
        assert_eq!(isolate("a", Direction::Plain, Bidi::Auto), "a");
    }
}
