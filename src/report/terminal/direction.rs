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
    fn isolates_stand_only_where_they_are_needed_and_wanted() {
        assert_eq!(isolate("أ", Direction::RightToLeft, Bidi::Auto), "\u{2067}أ\u{2069}");
        assert_eq!(isolate("أ", Direction::RightToLeft, Bidi::Off), "أ");
        assert_eq!(isolate("a", Direction::Plain, Bidi::Auto), "a");
    }
}
