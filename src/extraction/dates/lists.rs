//! Days of one month in a list: "May 3, 5 and 9", "18 and 19 June". Each is a date of its own; those without the month's name carry it.

use super::reading::{Reading, When};
use super::words::{self, COMMA, time};
use super::{numeric, printed};
use crate::extraction::Context;
use crate::language::{Sense, Starts, TimeWord};

/// The most days of a list that are looked over.
const MOST: usize = 8;

/// The date of a bare day number that takes its month from its list.
pub(super) fn read(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let end = day(cx, at)?;
    if !numeric::alone_before(cx, at) {
        return None;
    }
    behind_month(cx, at, end).or_else(|| before_month(cx, at, end))
}

/// The place behind a bare day number.
fn day(cx: &Context<'_>, at: usize) -> Option<usize> {
    let (n, end) = words::small(cx, at)?;
    let fits = n.digits && (1..=31).contains(&n.value) && words::closes(cx, end - 1);
    if fits { Some(end) } else { None }
}

/// The place behind a comma or "and", and whether it was "and".
fn separator(cx: &Context<'_>, at: usize) -> Option<(usize, bool)> {
    let comma = words::skip_mark(cx, at, COMMA);
    match time(cx, comma, TimeWord::And) {
        Some(next) => Some((next, true)),
        None => (comma > at).then_some((comma, false)),
    }
}

/// "May 3, 5 and 9": the month stands before the list's first day.
fn behind_month(cx: &Context<'_>, at: usize, end: usize) -> Option<Reading> {
    let goes_on = separator(cx, end).is_some();
    if !goes_on && !words::ends(cx, end) || words::counts(cx, end) {
        return None;
    }
    let mut first = at;
    for _ in 0..MOST {
        // One or two separators and a day before them.
        let before = (1..=3).find_map(|back| {
            let start = first.checked_sub(back).filter(|s| *s > cx.tokens.start)?;
            let sep = separator(cx, start).filter(|&(next, _)| next == first)?;
            let day_at = (1..=2).find_map(|len| start.checked_sub(len).filter(|d| cx.tokens.contains(d) && day(cx, *d) == Some(start)))?;
            Some((day_at, sep))
        });
        let (day_at, _) = before?;
        first = day_at;
        if let Some(month_at) = (1..=3).find_map(|len| {
            first.checked_sub(len).filter(|m| cx.tokens.contains(m) && words::month(cx, *m).is_some_and(|m| m.next == first))
        }) {
            let month = printed::day_and_month(cx, month_at, true)?;
            return with_day(cx, at, end, month);
        }
    }
    None
}

/// "18 and 19 June", 3 و5 و9 مايو: the month stands behind the list's last day.
fn before_month(cx: &Context<'_>, at: usize, end: usize) -> Option<Reading> {
    let mut next = end;
    for _ in 0..MOST {
        let (last, and) = separator(cx, next)?;
        next = day(cx, last)?;
        if and && (words::month(cx, words::skip(cx, next, TimeWord::Of)).is_some()) {
            let month = printed::day_and_month(cx, last, false)?;
            return with_day(cx, at, end, month);
        }
    }
    None
}

/// The list's month with this day.
fn with_day(cx: &Context<'_>, at: usize, end: usize, month: Reading) -> Option<Reading> {
    let (n, _) = words::small(cx, at)?;
    let mut reading = Reading { pair: None, ..Reading::new(at, end, month.when) };
    match &mut reading.when {
        When::Civil(f) | When::Other(_, f) => {
            f.date.day = u8::try_from(n.value).ok();
            f.date.weekday = None;
        }
        _ => return None,
    }
    // "May 3, 5 percent": what a number counts is no day.
    if cx.find(end, Starts::UNIT, |s| matches!(s, Sense::Unit(_)).then_some(())).is_some() { None } else { Some(reading) }
}
