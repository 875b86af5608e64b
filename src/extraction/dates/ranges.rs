//! Stretches with two ends: "3–5 May", "from 28 February to 3 March 2024", "between 25 and 30 October", "January to September", 1985-86.

use super::reading::{Fields, Reading, When};
use super::words::{self, Strength, time};
use super::{numeric, parts, printed, relative, slices, years};
use crate::extraction::Context;
use crate::language::TimeWord;
use crate::values::Date;

/// The two ends of a stretch, and the tokens of the whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Range {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) first: Reading,
    pub(super) last: Reading,
    /// Two years in one figure: 2012–13.
    pub(super) compact: bool,
}

/// The most tokens of a first end.
const LONGEST: usize = 12;

/// How a stretch is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opener {
    None,
    From,
    Between,
}

/// The stretch that starts at a token.
pub(super) fn read(cx: &Context<'_>, at: usize) -> Option<Range> {
    let (opener, next) = opener(cx, at);
    between(cx, at, if opener == Opener::None { at } else { words::skip_article(cx, next) }, opener)
}

/// "from" or "between", and the place behind it.
pub(super) fn opener(cx: &Context<'_>, at: usize) -> (Opener, usize) {
    words::one_of(cx, at, &[(TimeWord::From, Opener::From), (TimeWord::Between, Opener::Between)]).unwrap_or((Opener::None, at))
}

fn between(cx: &Context<'_>, start: usize, at: usize, opener: Opener) -> Option<Range> {
    if let Some(range) = two_years(cx, start, at) {
        return Some(range);
    }
    if let Some(range) = two_slashed(cx, start, at, opener) {
        return Some(range);
    }
    // Most have nothing behind them that could join two ends: a look along the words is cheaper than reading the first end.
    if !(at + 1..cx.tokens.end).take(LONGEST).any(|place| joins(cx, place, opener)) {
        return None;
    }
    let first = end_of_range(cx, at, opener != Opener::None).or_else(|| bare_day(cx, at))?;
    let joined = joiner(cx, first.end, opener)?;
    let last_at = words::skip_article(cx, joined);
    let last = end_of_range(cx, last_at, true).or_else(|| day_of_same_month(cx, last_at, &first))?;
    let (first, last) = fit(first, last)?;
    // A bare dash or "to" joins only what is of one kind: "Monday – 3 March" is no stretch.
    if opener == Opener::None && level(&first) != level(&last) {
        return None;
    }
    if let (Some(a), Some(b)) = (first.civil(), last.civil())
        && is_year(a)
        && is_year(b)
        && words::looks_counted(cx, last.end)
    {
        return None;
    }
    Some(Range { start, end: last.end, first, last, compact: false })
}

/// 2012–13, 2014-2018.
fn two_years(cx: &Context<'_>, start: usize, at: usize) -> Option<Range> {
    let year_at = words::skip_article(cx, words::skip(cx, at, TimeWord::Year));
    let (a, b, end) = years::pair(cx, year_at)?;
    let first = Reading::new(year_at, year_at + 1, When::Civil(Fields::year(a)));
    let last = Reading::new(year_at + 2, end, When::Civil(Fields::year(b)));
    Some(Range { start, end, first, last, compact: true })
}

/// 10/1-11/7 behind "from", "between" or "on", 10/1-11/2/2017 anywhere.
fn two_slashed(cx: &Context<'_>, start: usize, at: usize, opener: Opener) -> Option<Range> {
    let (first, last) = numeric::pair(cx, at)?;
    let dated = |r: &Reading| match r.when {
        When::Civil(f) => f.date.year.is_some(),
        When::Either(date, _) => date.year.is_some(),
        _ => false,
    };
    if opener == Opener::None && !dated(&last) && !words::before(cx, at, &[TimeWord::On]) {
        return None;
    }
    let (first, last) = fit(first, last)?;
    Some(Range { start, end: last.end, first, last, compact: false })
}

/// The place behind what joins two ends.
pub(super) fn joiner(cx: &Context<'_>, at: usize, opener: Opener) -> Option<usize> {
    if cx.is_dash(at) {
        return Some(at + 1);
    }
    if opener == Opener::Between {
        if let Some(next) = time(cx, at, TimeWord::And) {
            return Some(next);
        }
        return words::has_and(cx, at).then_some(at);
    }
    if opener == Opener::From { time(cx, at, TimeWord::To).or_else(|| time(cx, at, TimeWord::Until)) } else { time(cx, at, TimeWord::To) }
}

/// Whether what joins two ends may stand at a place.
fn joins(cx: &Context<'_>, at: usize, opener: Opener) -> bool {
    let times = cx.times(at);
    cx.is_dash(at)
        || match opener {
            Opener::None => times.has(TimeWord::To),
            Opener::From => times.has(TimeWord::To) || times.has(TimeWord::Until),
            Opener::Between => times.has(TimeWord::And) || words::has_and(cx, at),
        }
}

/// One end with the words of its own.
fn end_of_range(cx: &Context<'_>, at: usize, told: bool) -> Option<Reading> {
    let at = words::skip(cx, at, TimeWord::In);
    let day_at = words::skip(cx, at, TimeWord::Day);
    let dated = numeric::with_day(cx, day_at)
        .or_else(|| if day_at > at { numeric::without_year(cx, day_at) } else { None })
        .or_else(|| printed::with_weekday(cx, day_at, day_at > at))
        .or_else(|| printed::year_first(cx, day_at))
        .or_else(|| printed::day_and_month(cx, day_at, told))
        .or_else(|| parts::part(cx, at))
        .or_else(|| slices::read(cx, at))
        .or_else(|| relative::named(cx, at))
        .or_else(|| month(cx, at, told));
    dated
        .or_else(|| years::decade(cx, at))
        .or_else(|| years::century(cx, at))
        .or_else(|| year(cx, at, told))
        .or_else(|| relative::day(cx, at))
        .or_else(|| if told { relative::now(cx, at) } else { None })
}

fn month(cx: &Context<'_>, at: usize, told: bool) -> Option<Reading> {
    let month_at = words::skip(cx, at, TimeWord::Month);
    let m = words::month(cx, month_at).filter(|m| m.strength > Strength::Faint)?;
    let sure = told || month_at > at || m.strength == Strength::Plain;
    Some(Reading { start: at, ..printed::alone(cx, month_at, m, sure)? })
}

fn year(cx: &Context<'_>, at: usize, told: bool) -> Option<Reading> {
    if let Some((year, end)) = printed::named_year(cx, at) {
        return Some(Reading::new(at, end, When::Civil(Fields::year(year))));
    }
    if !told {
        return years::alone(cx, at);
    }
    let (year, end) = words::year(cx, at).filter(|(y, end)| (1400..=2100).contains(y) && !words::looks_counted(cx, *end))?;
    if !numeric::alone_before(cx, at) && !cx.is_dash(at.wrapping_sub(1)) {
        return None;
    }
    Some(Reading::new(at, end, When::Civil(Fields::year(year))))
}

/// A day whose month stands with the other end: "3" of "3–5 May".
fn bare_day(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let at_number = words::skip(cx, at, TimeWord::Day);
    let (n, end) = words::small(cx, at_number).filter(|(n, _)| (1..=31).contains(&n.value) && (n.digits || n.rank))?;
    if n.digits && !numeric::alone_before(cx, at_number) {
        return None;
    }
    let date = Date { day: u8::try_from(n.value).ok(), ..Date::default() };
    Some(Reading::new(at, end, When::Civil(Fields { date, ..Fields::default() })))
}

/// "5" of "May 3–5, 2024": the month stands with the first end.
fn day_of_same_month(cx: &Context<'_>, at: usize, first: &Reading) -> Option<Reading> {
    let of = match &first.when {
        When::Civil(f) | When::Other(_, f) if f.date.month.is_some() && f.date.day.is_some() => *f,
        _ => return None,
    };
    let (n, end) = words::small(cx, at).filter(|(n, _)| (1..=31).contains(&n.value) && (n.digits || n.rank))?;
    if n.digits && (!words::closes(cx, end - 1) || cx.is_mark(end, ':')) || words::counts(cx, end) {
        return None;
    }
    let mut fields = of;
    fields.date.weekday = None;
    fields.date.day = u8::try_from(n.value).ok();
    let end = if fields.date.year.is_none() && fields.of.is_none() { printed::year_behind(cx, end, &mut fields) } else { end };
    let when = match first.when {
        When::Other(era, _) => When::Other(era, fields),
        _ => When::Civil(fields),
    };
    Some(Reading::new(at, end, when))
}

/// Gives each end what stands with the other: month and year. None when they cannot be ends of one stretch.
fn fit(mut first: Reading, mut last: Reading) -> Option<(Reading, Reading)> {
    match (&mut first.when, &mut last.when) {
        (When::Civil(a), When::Civil(b)) => {
            let bare = a.date.day.is_some() && a.date.month.is_none() && a.date.weekday.is_none() && a.of.is_none();
            if bare {
                // Only a day of a month can lend its month.
                b.date.day.filter(|_| b.date.month.is_some() || b.of.is_some())?;
                a.date.month = b.date.month;
                a.date.year = b.date.year;
                (a.of, a.which) = (b.of, b.which);
                // "the 28th to 3 April": the month before.
                if a.date.day > b.date.day
                    && let Some(month) = b.date.month
                {
                    a.date.month = Some(if month == 1 { 12 } else { month - 1 });
                    a.date.year = b.date.year.map(|y| y - i32::from(month == 1));
                }
                return Some((first, last));
            }
            if b.date.day.is_some() && b.date.month.is_none() && b.date.weekday.is_none() && b.of.is_none() {
                return None;
            }
            // من السبت السادس من حزيران إلى السبت السابع والعشرين منه
            if b.date.day.is_some() && b.date.month.is_none() && b.of.is_none() && a.date.day < b.date.day {
                (b.date.month, b.date.year, b.of, b.which) = (a.date.month, a.date.year, a.of, a.which);
                return Some((first, last));
            }
            carry_year(a, b);
        }
        (When::Other(x, a), When::Other(y, b)) if x == y => carry_year(a, b),
        (When::Civil(a), When::Other(era, b)) if a.date.day.is_some() && a.date.month.is_none() && a.date.weekday.is_none() => {
            let day = a.date.day;
            first.when = When::Other(*era, Fields { date: Date { day, ..b.date }, ..*b });
        }
        (When::Slice(_, a), When::Slice(_, b)) => carry_year(a, b),
        (When::Civil(_) | When::Decade(_) | When::Shift(..), When::Shift(..))
        | (When::Decade(_), When::Decade(_))
        | (When::Century(_), When::Century(_)) => {}
        (When::Either(a, b), When::Either(x, y)) => {
            (a.year, b.year) = (a.year.or_else(|| year_before(a, x)), b.year.or_else(|| year_before(b, y)));
        }
        (When::Either(a, b), When::Civil(f)) if f.date.day.is_some() && f.date.month.is_some() => {
            (a.year, b.year) = (a.year.or_else(|| year_before(a, &f.date)), b.year.or_else(|| year_before(b, &f.date)));
        }
        (When::Civil(f), When::Either(x, _)) if f.date.day.is_some() && f.date.month.is_some() => {
            f.date.year = f.date.year.or_else(|| year_before(&f.date, x));
        }
        _ => return None,
    }
    Some((first, last))
}

/// The year printed with the last end counts for the first; a first month behind the last one lies in the year before.
fn carry_year(a: &mut Fields, b: &Fields) {
    if a.date.year.is_some() || a.of.is_some() || a.which.is_some() || a.date.month.is_none() && a.date.weekday.is_some() {
        return;
    }
    let later = (a.date.month, a.date.day) > (b.date.month, b.date.day.or(a.date.day));
    if let Some(year) = b.date.year {
        a.date.year = Some(year - i32::from(later));
    } else if let Some((unit, step)) = b.of {
        a.of = Some((unit, step - i32::from(later)));
    } else if !later {
        a.which = b.which;
    }
}

/// The year of a first end, told by the last end's.
fn year_before(first: &Date, last: &Date) -> Option<i32> {
    last.year.map(|year| year - i32::from((first.month, first.day) > (last.month, last.day)))
}

/// What an end names: a weekday, a day, a month, a year, something else.
fn level(reading: &Reading) -> u8 {
    match &reading.when {
        When::Civil(f) | When::Other(_, f) => match f.date {
            Date { day: Some(_), .. } => 1,
            Date { weekday: Some(_), .. } => 0,
            Date { month: Some(_), .. } => 2,
            _ => 3,
        },
        When::Either(..) => 1,
        When::Slice(..) => 4,
        _ => 5,
    }
}

fn is_year(fields: &Fields) -> bool {
    level(&Reading::new(0, 0, When::Civil(*fields))) == 3
}
