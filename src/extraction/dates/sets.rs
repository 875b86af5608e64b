//! Repeated times: "every Monday", "each March", كل يوم اثنين, "every two weeks".

use super::reading::Unit;
use super::relative;
use super::words::{self, Strength, time};
use crate::extraction::Context;
use crate::language::TimeWord;
use crate::values::Date;

/// A repeated time: the date fields that come again or the length between two times, and the place behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Again {
    /// Every Monday, every March, every 25 December.
    On(Date),
    /// Every two weeks.
    After(Unit, i32),
}

/// "on Mondays and Thursdays": each is one.
pub(super) fn plural(cx: &Context<'_>, at: usize) -> Option<(Again, usize)> {
    let (weekday, end) = words::weekdays(cx, at)?;
    let joined = at.checked_sub(2).is_some_and(|b| cx.tokens.contains(&b) && words::weekdays(cx, b).is_some());
    if !joined && !words::before(cx, at, &[TimeWord::On]) {
        return None;
    }
    Some((Again::On(Date { weekday: Some(weekday), ..Date::default() }), end))
}

/// The repeated time that starts at a token.
pub(super) fn read(cx: &Context<'_>, at: usize) -> Option<(Again, usize)> {
    let next = time(cx, at, TimeWord::Every)?;
    let day = words::skip(cx, next, TimeWord::Day);
    if let Some(((weekday, strength), end)) = words::weekday(cx, day)
        && (strength > Strength::Weak || day > next)
    {
        return Some((Again::On(Date { weekday: Some(weekday), ..Date::default() }), end));
    }
    if let Some(reading) = super::printed::day_and_month(cx, next, true)
        && let Some(fields) = reading.civil()
        && fields.date.year.is_none()
    {
        return Some((Again::On(fields.date), reading.end));
    }
    let month_at = words::skip(cx, next, TimeWord::Month);
    if let Some(m) = words::month(cx, month_at)
        && m.civil()
        && (m.strength == Strength::Plain || month_at > next || cx.language.capitals && m.strength > Strength::Faint)
    {
        return Some((Again::On(Date { month: Some(m.number), ..Date::default() }), m.next));
    }
    // كل عقد: every contract, rather.
    let ((unit, n), end) = relative::count_or_one(cx, next).filter(|((unit, n), _)| *unit != Unit::Decade || *n > 1)?;
    Some((Again::After(unit, n), end))
}
