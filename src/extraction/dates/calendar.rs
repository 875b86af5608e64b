//! Reckoning from a day: weeks, quarters, seasons, the nearest year of a date, the last Wednesday.

use super::reading::{Kind, Part, Slice, Unit, Which};
use crate::values::{Date, Days, Weekday};
use chrono::{Datelike, Months, NaiveDate, TimeDelta};

fn plus(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_signed(TimeDelta::days(days))
}

fn plus_months(day: NaiveDate, months: i64) -> Option<NaiveDate> {
    let count = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    if months < 0 { day.checked_sub_months(count) } else { day.checked_add_months(count) }
}

/// How many months a unit has; none for days and weeks.
const fn months(unit: Unit) -> Option<i64> {
    match unit {
        Unit::Day | Unit::Week | Unit::Weekend => None,
        Unit::Month => Some(1),
        Unit::Quarter => Some(3),
        Unit::Year => Some(12),
        Unit::Decade => Some(120),
        Unit::Century => Some(1200),
    }
}

/// The day so many units away.
pub(super) fn apart(day: NaiveDate, unit: Unit, n: i32) -> Option<NaiveDate> {
    let n = i64::from(n);
    match months(unit) {
        Some(m) => plus_months(day, m * n),
        None => plus(day, n * if unit == Unit::Day { 1 } else { 7 }),
    }
}

/// A day in the stretch so many stretches away; its first day where days would not fit: a month after 31 January lies February.
pub(super) fn shift(day: NaiveDate, unit: Unit, step: i32) -> Option<NaiveDate> {
    apart(day, unit, step)
}

/// Monday of the week a day lies in.
fn monday(day: NaiveDate) -> Option<NaiveDate> {
    plus(day, -i64::from(day.weekday().num_days_from_monday()))
}

/// The week that a day lies in, Monday to Sunday.
pub(super) fn week(day: NaiveDate) -> Option<Days> {
    let monday = monday(day)?;
    Some(Days::between(monday, plus(monday, 6)?))
}

/// Saturday and Sunday of the week that a day lies in.
pub(super) fn weekend(day: NaiveDate) -> Option<Days> {
    let monday = monday(day)?;
    Some(Days::between(plus(monday, 5)?, plus(monday, 6)?))
}

/// `2024-W46`
pub(super) fn iso_week(day: NaiveDate) -> String {
    let week = day.iso_week();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// The day of the week that a day lies in.
pub(super) fn day_of_week(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    plus(monday(day)?, i64::from(weekday.number()) - 1)
}

/// The weekday that a story means: the last one up to its publication date or, of what is to come, the next from it on; "last" and "next"
/// exclude the day itself, "this" is the one of the week.
pub(super) fn weekday_near(weekday: Weekday, which: Option<Which>, published: NaiveDate, future: bool) -> Option<NaiveDate> {
    let today = i64::from(Weekday::of(published).number());
    let ahead = (i64::from(weekday.number()) - today).rem_euclid(7);
    let back = (today - i64::from(weekday.number())).rem_euclid(7);
    let full = |n| if n == 0 { 7 } else { n };
    match which {
        Some(Which::This) => day_of_week(published, weekday),
        Some(Which::Last) => plus(published, -full(back)),
        Some(Which::Next) => plus(published, full(ahead)),
        Some(Which::AfterNext) => plus(published, full(ahead) + 7),
        None if future => plus(published, ahead),
        None => plus(published, -back),
    }
}

/// How far a stretch lies from a day.
pub(super) fn distance(days: Days, from: NaiveDate) -> i64 {
    match (days.from, days.to) {
        (Some(a), _) if a > from => (a - from).num_days(),
        (_, Some(b)) if b < from => (from - b).num_days(),
        _ => 0,
    }
}

/// The year in which a date without one lies nearest to the publication date; of what is to come, the next. A date that no year has is
/// taken as the last day its month can have, so that a check can name it. A line that is nothing but a date looks forward, unless the date
/// is just past; what nothing says is to come lies behind when it would be far ahead; and where a weekday is printed that the nearest
/// date, being far, does not have, a year next to it may.
pub(super) fn nearest_year(date: Date, published: NaiveDate, looks: Looks) -> Option<i32> {
    let now = published.year();
    let days = |year| {
        let day = date.day.map(|d| d.min(28));
        Date { year: Some(year), day, ..date }.days()
    };
    let fits = |year: &i32| !date.exists() || Date { year: Some(*year), ..date }.days().is_some();
    let all = |years: std::ops::RangeInclusive<i32>| years.filter(fits).filter_map(|y| Some((days(y)?, y)));
    let near = |years: std::ops::RangeInclusive<i32>| {
        let due = all(years).filter(|(d, _)| looks != Looks::Ahead || d.to.is_some_and(|to| to >= published));
        due.min_by_key(|(d, _)| distance(*d, published)).map(|(_, y)| y)
    };
    let nearest = near(now - 1..=now + 1).or_else(|| near(now - 4..=now + 4))?;
    let away = days(nearest).map_or(0, |d| distance(d, published));
    let ahead = days(nearest).and_then(|d| d.from).is_some_and(|f| f > published);
    let weekday = |d: Days| date.weekday.is_none_or(|w| d.single().is_some_and(|d| Weekday::of(d) == w));
    if away > NEAR && date.weekday.is_some() && !days(nearest).is_some_and(weekday) {
        let fitting = all(now - 1..=now + 1).filter(|(d, _)| weekday(*d)).min_by_key(|(d, _)| distance(*d, published));
        if let Some((_, year)) = fitting {
            return Some(year);
        }
    }
    let step = match looks {
        Looks::AheadWhenFar if !ahead && away > NEAR => 1,
        Looks::BackWhenFar if ahead && away > FAR => -1,
        _ => 0,
    };
    Some(if step != 0 && fits(&(nearest + step)) { nearest + step } else { nearest })
}

/// Which way a date without a year looks from the publication date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looks {
    /// "will open on 5 May"
    Ahead,
    /// "by 5 May": it may lie far ahead or far back.
    EitherWay,
    /// A line of a programme.
    AheadWhenFar,
    /// Any other sentence tells what was.
    BackWhenFar,
}

/// How many days ahead a date is far that nothing says is to come.
pub(super) const FAR: i64 = 75;

/// How many days away a date without a year is near.
pub(super) const NEAR: i64 = 60;

/// The day of the month that lies nearest to a day, on this weekday where some month within the year has it so.
pub(super) fn nearest_day(day: u8, weekday: Option<Weekday>, published: NaiveDate) -> Option<NaiveDate> {
    let first = published.with_day(1)?;
    let in_month = |n: i64| plus_months(first, n)?.with_day(u32::from(day));
    let away = |d: &NaiveDate| (*d - published).num_days().abs();
    let all = || (-12..=12).filter_map(in_month);
    let fitting = all().filter(|d| weekday.is_none_or(|w| Weekday::of(*d) == w)).min_by_key(away);
    fitting.or_else(|| all().min_by_key(away))
}

/// A quarter, half or season. Seasons are those of the northern half of the earth, from the first day that any custom counts to the last.
pub(super) fn slice(slice: Slice, year: i32) -> Option<Days> {
    let from_month = |first: u8, last: u8| Some(Days { from: Days::month(year, first)?.from, to: Days::month(year, last)?.to });
    let until =
        |first: u8, y: i32, m: u32, d: u32| Some(Days { from: Days::month(year, first)?.from, to: NaiveDate::from_ymd_opt(y, m, d) });
    match slice {
        Slice::Quarter(n) => from_month(n * 3 - 2, n * 3),
        Slice::Half(n) => from_month(n * 6 - 5, n * 6),
        Slice::Season(0) => until(3, year, 6, 20),
        Slice::Season(1) => until(6, year, 9, 23),
        Slice::Season(2) => until(9, year, 12, 20),
        Slice::Season(_) => until(12, year + 1, 3, 20),
    }
}

/// The year of a part of a year that none is printed with.
pub(super) fn slice_year(part: Slice, which: Option<Which>, published: NaiveDate) -> Option<i32> {
    let now = published.year();
    let mut all = (now - 2..=now + 2).filter_map(|y| Some((slice(part, y)?, y)));
    match which {
        Some(Which::Last) => all.rfind(|(d, _)| d.to.is_some_and(|t| t < published)).map(|(_, y)| y),
        Some(Which::Next) => all.find(|(d, _)| d.from.is_some_and(|f| f > published)).map(|(_, y)| y),
        _ => all.min_by_key(|(d, _)| distance(*d, published)).map(|(_, y)| y),
    }
}

/// The early, middle or late part of a stretch: of a month to the 10th, the 20th, the end; of a year four months each, and three for its
/// start; of a decade the years 0–3, 4–6, 7–9; of a week Monday to Wednesday and Friday to Sunday; of anything else thirds.
pub(super) fn clip(days: Days, part: Part, published: Option<NaiveDate>) -> Option<Days> {
    let (Some(from), Some(to)) = (days.from, days.to) else { return Some(days) };
    match (part, published) {
        (Part::Over, Some(p)) => return (from <= p && p <= to).then(|| Days::between(from, p)),
        (Part::ToCome, Some(p)) => return (from <= p && p <= to).then(|| Days::between(p, to)),
        _ => {}
    }
    let length = (to - from).num_days() + 1;
    let between = |a: Option<NaiveDate>, b: Option<NaiveDate>| match (a, b) {
        (Some(a), Some(b)) => Days::between(a, b),
        _ => days,
    };
    let months = |first: i64, count: i64| {
        let a = plus_months(from, first);
        between(a, a.and_then(|a| plus_months(a, count)?.pred_opt()))
    };
    Some(match (length, part) {
        (_, Part::Over | Part::ToCome) => days,
        (7, Part::Early | Part::Start) => between(Some(from), plus(from, 2)),
        (7, Part::Mid) => between(plus(from, 1), plus(from, 3)),
        (7, Part::Late | Part::End) => between(plus(from, 4), Some(to)),
        (28..=31, Part::Early | Part::Start) => between(Some(from), plus(from, 9)),
        (28..=31, Part::Mid) => between(plus(from, 10), plus(from, 19)),
        (28..=31, Part::Late | Part::End) => between(plus(from, 20), Some(to)),
        (365 | 366, Part::Start) => months(0, 3),
        (365 | 366, Part::Early) => months(0, 4),
        (365 | 366, Part::Mid) => months(4, 4),
        (365 | 366, Part::Late | Part::End) => months(8, 4),
        (3652 | 3653, Part::Early | Part::Start) => months(0, 48),
        (3652 | 3653, Part::Mid) => months(48, 36),
        (3652 | 3653, Part::Late | Part::End) => months(84, 36),
        (_, Part::Early | Part::Start) => between(Some(from), plus(from, length / 3)),
        (_, Part::Mid) => between(plus(from, length / 3), plus(from, length * 2 / 3)),
        (_, Part::Late | Part::End) => between(plus(from, length * 2 / 3), Some(to)),
    })
}

/// The first or, when negative, last so many units of a stretch.
pub(super) fn several(unit: Unit, n: i32, within: Days) -> Option<Days> {
    let (from, to) = (within.from?, within.to?);
    let days =
        if n > 0 { Days::between(from, apart(from, unit, n)?.pred_opt()?) } else { Days::between(apart(to.succ_opt()?, unit, n)?, to) };
    (days.from? <= days.to? && within.holds(&days)).then_some(days)
}

/// The n-th day, weekday or week in a stretch, counted from its end when negative. A week counts for the stretch its Thursday lies in.
pub(super) fn nth(n: i8, kind: Kind, within: Days) -> Option<Days> {
    let (from, to) = (within.from?, within.to?);
    let steps = i64::from(n.unsigned_abs()) - 1;
    let weekday = |w: Weekday| {
        let number = i64::from(w.number());
        if n > 0 {
            let ahead = (number - i64::from(Weekday::of(from).number())).rem_euclid(7);
            plus(from, ahead + 7 * steps)
        } else {
            let back = (i64::from(Weekday::of(to).number()) - number).rem_euclid(7);
            plus(to, -back - 7 * steps)
        }
    };
    let inside = |d: &NaiveDate| from <= *d && *d <= to;
    match kind {
        Kind::Day => if n > 0 { plus(from, steps) } else { plus(to, -steps) }.filter(inside).map(Days::of),
        Kind::Weekday(w) => weekday(w).filter(inside).map(Days::of),
        Kind::Week => week(weekday(Weekday::Thursday).filter(inside)?),
    }
}

/// `P2W`: a length of time.
pub(super) fn length(unit: Unit, n: i32) -> String {
    match unit {
        Unit::Day => format!("P{n}D"),
        Unit::Week | Unit::Weekend => format!("P{n}W"),
        Unit::Month => format!("P{n}M"),
        Unit::Quarter => format!("P{}M", n.saturating_mul(3)),
        Unit::Year => format!("P{n}Y"),
        Unit::Decade => format!("P{}Y", n.saturating_mul(10)),
        Unit::Century => format!("P{}Y", n.saturating_mul(100)),
    }
}
