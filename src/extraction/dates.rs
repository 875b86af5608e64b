//! Dates, intervals, times of day and sets.

use super::{Context, Mention};

/// Reads the time that starts at a token, if one does, and gives the place behind it. It is asked at every numeral and at every word
/// that can begin a time or a number. An interval is pushed before the dates it holds, so that the mentions stay in text order.
pub(super) fn read(_cx: &Context<'_>, _at: usize, _mentions: &mut Vec<Mention>) -> Option<usize> {
    None
}
