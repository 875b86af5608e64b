//! Dates, intervals, times of day and sets.

use super::{Context, Mention};

/// The time that starts at a token, if one does. It is asked at every numeral and at every word that can begin a time or a number.
#[must_use]
pub(super) fn read(_cx: &Context<'_>, _at: usize) -> Option<Mention> {
    None
}
