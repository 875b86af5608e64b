//! Dates in digits: 2021-05-03, 03/05/2021, 3.5.2021, 12-2015.

use super::reading::{Fields, Reading, When};
use super::words;
use crate::extraction::{Context, digits as script};
use crate::language::{Cue, Sense, TimeWord};
use crate::values::{Date, Era};

/// The value of digits of any script and how many there are; none when anything else stands among them or more than four.
pub(super) fn digits(text: &str) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut count = 0;
    for c in text.chars() {
        value = value * 10 + script::digit(c)?;
        count += 1;
        if count > 4 {
            return None;
        }
    }
    (count > 0).then_some((value, count))
}

/// The year that two digits stand for: 74 is 1974, 15 is 2015.
pub(super) const fn century_of(two_digits: i32) -> i32 {
    two_digits + if two_digits < 40 { 2000 } else { 1900 }
}

fn year_of((value, count): (u32, usize)) -> Option<i32> {
    let value = i32::try_from(value).ok()?;
    match count {
        2 => Some(century_of(value)),
        4 if (1000..2200).contains(&value) => Some(value),
        _ => None,
    }
}

/// A date whose parts are digits, with or without a day.
pub(super) fn read(cx: &Context<'_>, at: usize) -> Option<Reading> {
    if let Some(next) = words::time(cx, at, TimeWord::Day) {
        let marked = with_day(cx, next).or_else(|| without_year(cx, next))?;
        return Some(Reading { start: at, ..marked });
    }
    with_day(cx, at).or_else(|| month_and_year(cx, at)).or_else(|| if behind_on(cx, at) { without_year(cx, at) } else { None })
}

/// The most days of a list that are looked back over.
const LISTED: usize = 8;

/// Whether "on" stands before, or before the first day of the list that this is in: "on 11/20, 11/22 or 11/25".
fn behind_on(cx: &Context<'_>, at: usize) -> bool {
    let mut first = at;
    for _ in 0..LISTED {
        if words::before(cx, first, &[TimeWord::On]) {
            return true;
        }
        let Some(before) = listed_before(cx, first) else { return false };
        first = before;
    }
    false
}

/// Where the day and month before a comma, "and" or "or" start.
fn listed_before(cx: &Context<'_>, at: usize) -> Option<usize> {
    let joins = |n: usize| cx.sense(n, Sense::Time(TimeWord::And)).or_else(|| cx.cue(n, Cue::Or)) == Some(1);
    let word = if at.checked_sub(1).is_some_and(joins) { at - 1 } else { at };
    let mark = if word.checked_sub(1).is_some_and(|n| matches!(cx.mark(n), Some(',' | '،'))) { word - 1 } else { word };
    let start = mark.checked_sub(3).filter(|s| mark < at && *s >= cx.tokens.start)?;
    slashed(cx, start).then_some(start)
}

/// Two days joined by a dash, with slashes inside: 10/1-11/7, 5/1/2019-5/7/2020.
pub(super) fn pair(cx: &Context<'_>, at: usize) -> Option<(Reading, Reading)> {
    if !cx.is_mark(at + 1, '/') {
        return None;
    }
    let first = with_day(cx, at).or_else(|| without_year(cx, at)).filter(|r| cx.is_dash(r.end) && cx.glued(r.end))?;
    let last = with_day(cx, first.end + 1).or_else(|| without_year(cx, first.end + 1))?;
    if words::looks_counted(cx, last.end) { None } else { Some((first, last)) }
}

/// Three parts: day, month and year in any of their orders.
pub(super) fn with_day(cx: &Context<'_>, at: usize) -> Option<Reading> {
    if !alone_before(cx, at) {
        return None;
    }
    dotted(cx, at).or_else(|| spaced(cx, at)).or_else(|| {
        let a = cx.plain(at)?;
        let mark = separator(cx, at + 1)?;
        let (b, c) = (cx.plain(at + 2)?, cx.plain(at + 4)?);
        // 21 /10 /1436هـ: a year of four digits holds it together, too.
        let together = (at + 1..=at + 4).all(|n| cx.glued(n)) || mark == '/' && c.1 == 4;
        if !together || separator(cx, at + 3) != Some(mark) || !alone_behind(cx, at + 5) {
            return None;
        }
        // 31-10-74 is a date, 12-10-15 may be anything: a dash with a year of two digits asks for two digits each, and one no month.
        if mark == '-' && a.1 != 4 && c.1 == 2 && (a.1 != 2 || b.1 != 2 || a.0 <= 12 && b.0 <= 12) {
            return None;
        }
        arrange(a, b, c).map(|when| hijri(cx, Reading::new(at, at + 5, when)))
    })
}

/// 3.5.2021 is one numeral to the lexer.
fn dotted(cx: &Context<'_>, at: usize) -> Option<Reading> {
    if cx.piece(at) != Some(crate::language::scan::Piece::Numeral) {
        return None;
    }
    let mut parts = cx.text(at).split('.').map(digits);
    let (a, b, c) = (parts.next()??, parts.next()??, parts.next()??);
    let dated = parts.next().is_none() && (c.1 == 4 || a.1 == 4) && alone_behind(cx, at + 1);
    if dated { arrange(a, b, c).map(|when| hijri(cx, Reading::new(at, at + 1, when))) } else { None }
}

/// "31 10 1974" on a line of its own.
fn spaced(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let (a, b, c) = (cx.plain(at)?, cx.plain(at + 1)?, cx.plain(at + 2)?);
    let alone = c.1 == 4 && words::stands_alone(cx, at, at + 3);
    if alone { arrange(a, b, c).map(|when| Reading::new(at, at + 3, when)) } else { None }
}

/// 7-11-1436هـ is a date of the Islamic calendar, and so is one of its present years where only Arabic script is written: there the day
/// comes first.
fn hijri(cx: &Context<'_>, reading: Reading) -> Reading {
    let date = match reading.when {
        When::Civil(f) => f.date,
        When::Either(first, _) => first,
        _ => return reading,
    };
    let era = words::time(cx, reading.end, TimeWord::HijriEra);
    let present = !cx.language.capitals && date.year.is_some_and(|y| (1300..1500).contains(&y));
    if era.is_none() && !present {
        return reading;
    }
    let when = When::Other(Era::Hijri, Fields { date, ..Fields::default() });
    Reading { end: era.unwrap_or(reading.end), when, ..reading }
}

/// Which part is which. The day comes first where both orders are possible; the other order is kept beside it.
fn arrange(a: (u32, usize), b: (u32, usize), c: (u32, usize)) -> Option<When> {
    let civil = |year, month: u32, day: u32| {
        let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
        let narrow = |n: u32| u8::try_from(n).ok();
        if fits { Some(Date { year: Some(year), month: narrow(month), day: narrow(day), weekday: None }) } else { None }
    };
    let whole = |date| When::Civil(Fields { date, ..Fields::default() });
    if a.1 == 4 {
        return if b.1 <= 2 && c.1 <= 2 { civil(year_of(a)?, b.0, c.0).map(whole) } else { None };
    }
    if a.1 > 2 || b.1 > 2 {
        return None;
    }
    let year = year_of(c)?;
    match (civil(year, b.0, a.0), civil(year, a.0, b.0)) {
        (Some(x), Some(y)) if x != y => Some(When::Either(x, y)),
        (x, y) => x.or(y).map(whole),
    }
}

/// Day and month without a year: 22/04, 7-6. Only where the words around make it a date.
pub(super) fn without_year(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let (a, b) = (cx.plain(at)?, cx.plain(at + 2)?);
    let joined = matches!(separator(cx, at + 1)?, '/' | '-') && cx.glued(at + 1) && cx.glued(at + 2);
    if !joined || a.1 > 2 || b.1 > 2 || !alone_before(cx, at) || !alone_behind(cx, at + 3) {
        return None;
    }
    let date = |month: u32, day: u32| {
        let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
        if fits { Some(Date { month: u8::try_from(month).ok(), day: u8::try_from(day).ok(), ..Date::default() }) } else { None }
    };
    let when = match (date(b.0, a.0), date(a.0, b.0)) {
        (Some(x), Some(y)) if x != y => When::Either(x, y),
        (x, y) => When::Civil(Fields { date: x.or(y)?, ..Fields::default() }),
    };
    Some(Reading::new(at, at + 3, when))
}

/// 12-2015, 2014-10, and 7/2019 behind a preposition of time.
fn month_and_year(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let (a, b) = (cx.plain(at)?, cx.plain(at + 2)?);
    let mark = separator(cx, at + 1)?;
    if !cx.glued(at + 1) || !cx.glued(at + 2) || !alone_before(cx, at) || !alone_behind(cx, at + 3) {
        return None;
    }
    let (year, month) = match (a.1, b.1) {
        // 2012-13 is a season; see `years`.
        (4, 2) if mark == '-' && b.0 < a.0 % 100 => (a, b),
        (2, 4) if mark == '-' => (b, a),
        (1 | 2, 4) if super::printed::evidence(cx, at) => (b, a),
        _ => return None,
    };
    let year = year_of(year).filter(|y| (1900..2100).contains(y))?;
    let month = u8::try_from(month.0).ok().filter(|m| (1..=12).contains(m))?;
    let date = Date { year: Some(year), month: Some(month), ..Date::default() };
    Some(Reading::new(at, at + 3, When::Civil(Fields { date, ..Fields::default() })))
}

/// The kind of mark between parts of a date; all dashes are one.
fn separator(cx: &Context<'_>, at: usize) -> Option<char> {
    if cx.is_dash(at) { Some('-') } else { cx.mark(at).filter(|&m| m == '/') }
}

/// Whether nothing is glued to the left that would make the digits part of something longer: a telephone number, a version, an address.
pub(super) fn alone_before(cx: &Context<'_>, at: usize) -> bool {
    if !cx.glued(at) {
        return true;
    }
    match at.checked_sub(1).and_then(|b| cx.mark(b)) {
        Some(mark) => {
            let longer = matches!(mark, '.' | '/' | ':' | '+' | '#' | '=' | '$' | '€' | '£');
            !longer && (!cx.is_dash(at.wrapping_sub(1)) || slashed_before(cx, at - 1) && slashed(cx, at))
        }
        // A letter glued to digits makes a name: F35. Arabic prepositions are written on what follows them.
        None => !cx.language.capitals,
    }
}

/// The same on the right. A full stop, comma, bracket or quote ends a date; a dash may join it to another.
pub(super) fn alone_behind(cx: &Context<'_>, at: usize) -> bool {
    if !cx.glued(at) {
        return true;
    }
    match cx.mark(at) {
        Some('/' | '%' | '٪' | '=' | '+') => false,
        Some(':') => cx.plain(at + 1).is_none() || !cx.glued(at + 1),
        Some(_) => !cx.is_dash(at) || cx.piece(at + 1) == Some(crate::language::scan::Piece::Word) || date_behind(cx, at + 1),
        None => !cx.language.capitals || cx.text(at) == "T",
    }
}

/// Whether another date in digits stands behind a dash: 10-1-2018-10-7-2018, 5/1/2019-5/7/2020, 10/1-11/7.
fn date_behind(cx: &Context<'_>, at: usize) -> bool {
    let three = || separator(cx, at + 3).is_some() && cx.plain(at + 4).is_some();
    cx.plain(at).is_some() && separator(cx, at + 1).is_some() && cx.plain(at + 2).is_some() && (cx.is_mark(at + 1, '/') || three())
}

/// Whether digits, a slash and digits stand here.
fn slashed(cx: &Context<'_>, at: usize) -> bool {
    cx.plain(at).is_some() && cx.is_mark(at + 1, '/') && cx.plain(at + 2).is_some()
}

/// Whether they stand right before a place.
fn slashed_before(cx: &Context<'_>, at: usize) -> bool {
    at.checked_sub(3).is_some_and(|start| start >= cx.tokens.start && slashed(cx, start))
}
