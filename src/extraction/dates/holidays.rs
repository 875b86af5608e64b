//! Feasts and other named days: "Christmas 2023", "last Easter", "Thanksgiving of next year", عيد الفطر الماضي.

use super::printed::{self, AHEAD, BEHIND};
use super::reading::{Fields, Reading, When};
use super::words::{self, time};
use crate::extraction::Context;
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Cue, Sense, Starts, TimeWord};
use crate::lexing::Flag;

/// The named day that starts at a token.
pub(super) fn read(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let mut fields = Fields::default();
    let mut named_at = at;
    if let Some((which, next)) = words::one_of(cx, at, AHEAD) {
        fields.which = Some(which);
        named_at = next;
    }
    let (len, place) = cx.find(named_at, Starts::HOLIDAY, |s| if let Sense::Holiday(n) = s { Some(*n) } else { None })?;
    let next = named_at + len;
    if longer_name(cx, named_at) || cx.token(next - 1)?.clitics.has(Clitic::Their) {
        return None;
    }
    let end = year_behind(cx, next, &mut fields);
    if end == next && goes_on(cx, next) {
        return None;
    }
    Some(Reading::new(at, end, When::Holiday(place, fields)))
}

/// The year of the day, or "last" behind it; the place behind, or `at`.
fn year_behind(cx: &Context<'_>, at: usize, fields: &mut Fields) -> usize {
    if fields.which.is_some() {
        return at;
    }
    if let Some((which, end)) = words::one_of(cx, at, BEHIND) {
        fields.which = Some(which);
        return end;
    }
    if let Some((year, end)) = time(cx, at, TimeWord::In).and_then(|n| words::year(cx, n)) {
        fields.date.year = Some(year);
        return end;
    }
    printed::year_behind(cx, at, fields)
}

/// Whether the name is part of a longer one, or another country's: "India’s Independence Day".
fn longer_name(cx: &Context<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|b| cx.tokens.contains(b)) else { return false };
    let capital = cx.language.capitals && cx.is(before, Flag::Capital) && !cx.is(at, Flag::NewLine) && before > cx.tokens.start;
    cx.piece(before) == Some(Piece::Word) && (capital && !cx.starts(before).any(Starts::TIME) || cx.clitics(before).has(Clitic::Possessive))
}

/// Whether the words behind make the day a part of something else: "a Christmas party", "the Good Friday Agreement", a birthday by its number.
fn goes_on(cx: &Context<'_>, next: usize) -> bool {
    if cx.is_dash(next) && cx.glued(next) || cx.find(next, Starts::ORDINAL, |s| matches!(s, Sense::Ordinal(_)).then_some(())).is_some() {
        return true;
    }
    let ends = cx.token(next).is_none_or(|t| t.piece != Piece::Word);
    let small = cx.cue(next, Cue::Stop).is_some() || cx.cue(next, Cue::Says).is_some() || is_time(cx, next);
    cx.language.capitals && !ends && !small
}

fn is_time(cx: &Context<'_>, at: usize) -> bool {
    cx.find(at, Starts::TIME_WORD.or(Starts::MONTH).or(Starts::WEEKDAY), |s| {
        matches!(s, Sense::Time(_) | Sense::Month(..) | Sense::Weekday(_)).then_some(())
    })
    .is_some()
}
