//! Weeks told by one of their days: "the week of 21 October", "the week commencing 4 February", أسبوع 6 أكتوبر.

use super::reading::{Fields, Origin, Reading, Unit, When};
use super::words::{self, time};
use super::{holidays, numeric, printed, relative};
use crate::extraction::Context;
use crate::language::TimeWord;
use crate::values::Date;

/// The week that starts at a token.
pub(super) fn read(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let next = time(cx, at, TimeWord::Week)?;
    let of = time(cx, next, TimeWord::Of).or_else(|| time(cx, next, TimeWord::Commencing))?;
    let day = words::skip_article(cx, words::skip(cx, of, TimeWord::On));
    let (origin, end) = self::day(cx, day).or_else(|| of_month(cx, day))?;
    Some(Reading::new(at, end, When::WeekOf(origin)))
}

/// The day of a month by its number alone: "the week of the 18th".
fn of_month(cx: &Context<'_>, at: usize) -> words::Found<Origin> {
    let (n, end) = words::small(cx, at).filter(|(n, _)| n.digits && n.rank && (1..=31).contains(&n.value))?;
    let date = Date { day: u8::try_from(n.value).ok(), ..Date::default() };
    Some((Origin::Civil(Fields { date, ..Fields::default() }), end))
}

/// A single day, and the place behind it.
pub(super) fn day(cx: &Context<'_>, at: usize) -> words::Found<Origin> {
    let inner = holidays::read(cx, at)
        .or_else(|| numeric::with_day(cx, at))
        .or_else(|| printed::read(cx, at))
        .or_else(|| relative::day(cx, at))
        .or_else(|| relative::named(cx, at))?;
    let origin = match inner.when {
        When::Civil(f) if f.date.day.is_some() || f.date.weekday.is_some() => Origin::Civil(f),
        When::Holiday(place, f) => Origin::Holiday(place, f),
        When::Shift(Unit::Day, step) => Origin::Day(step),
        _ => return None,
    };
    Some((origin, inner.end))
}
