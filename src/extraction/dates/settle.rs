//! What a time comes to: its TIMEX value and its days, settled from the publication date where the words alone do not tell.

use super::calendar::{self, clip, day_of_week, iso_week, shift};
use super::reading::{Bookkeeping, Clock, Fields, Kind, Origin, Reading, Slice, Unit, When, Which};
use crate::extraction::Timex;
use crate::language::Measures;
use crate::values::{Date, Days, Era, Grain};
use chrono::{Datelike, NaiveDate};

/// Where times without a year, and relative ones, are told from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor<'a> {
    /// The named days.
    pub(super) measures: &'a Measures,
    /// The publication date.
    pub(super) published: Option<NaiveDate>,
    /// Whether the sentence speaks of what is to come.
    pub(super) future: bool,
    /// Whether "until" or "by" stands before it.
    pub(super) due: bool,
    /// Whether it stands alone: the line of a programme, which looks forward when the date is not near.
    pub(super) listed: bool,
}

impl Anchor<'_> {
    /// Which way a date without a year looks.
    const fn looks(&self) -> calendar::Looks {
        match (self.future, self.due, self.listed) {
            (true, ..) => calendar::Looks::Ahead,
            (false, true, _) => calendar::Looks::EitherWay,
            (false, false, true) => calendar::Looks::AheadWhenFar,
            _ => calendar::Looks::BackWhenFar,
        }
    }
}

/// A time settled, without its part and pair.
#[derive(Debug, Clone, Default)]
struct Settled {
    value: String,
    date: Date,
    days: Option<Days>,
    other: Option<Days>,
    relative: bool,
    inferred: bool,
    hijri: bool,
}

/// Settles one time.
pub(super) fn one(reading: &Reading, anchor: Anchor<'_>) -> Timex {
    let settled = settle(&reading.when, anchor);
    let days = match reading.part {
        Some(part) => settled.days.and_then(|d| clip(d, part, anchor.published)),
        None => settled.days,
    };
    Timex {
        value: settled.value,
        date: settled.date,
        end: None,
        grain: grain(&reading.when),
        days,
        other: settled.other,
        relative: settled.relative,
        steps: steps(&reading.when),
        year_inferred: settled.inferred,
        hijri: settled.hijri,
        month_pair: reading.pair,
        open: None,
    }
}

/// Settles a stretch. Its last end comes first: the first one lies before it.
pub(super) fn range(first: &Reading, last: &Reading, anchor: Anchor<'_>) -> (Timex, Timex, Timex) {
    let mut b = one(last, anchor);
    if let (Some(first), Some(published)) = (bare_weekday(first), anchor.published)
        && bare_weekday(last).is_some()
        && let Some(day) = b.days.and_then(|d| d.single()).and_then(|d| around(first, d, published))
    {
        b = Timex { value: day.to_string(), days: Some(Days::of(day)), ..b };
    }
    let mut a = one(first, anchor);
    if (a.year_inferred || a.relative)
        && let (Some(from), Some(to)) = (a.days.and_then(|d| d.from), b.days.and_then(|d| d.to))
        && let When::Civil(fields) = first.when
        && fields.date.year.is_none()
        && fields.which.is_none()
    {
        a = before(first, &fields, a, from, to, anchor);
    }
    let days = match (a.days.and_then(|d| d.from), b.days.and_then(|d| d.to)) {
        (Some(from), Some(to)) => Some(Days::between(from, to)),
        _ => None,
    };
    let whole = Timex {
        value: format!("{}/{}", a.value, b.value),
        date: a.date,
        end: Some(b.date),
        grain: a.grain.min(b.grain),
        days,
        other: None,
        relative: a.relative || b.relative,
        steps: None,
        year_inferred: a.year_inferred || b.year_inferred,
        hijri: a.hijri || b.hijri,
        // The ends are mentions of their own, with their pairs.
        month_pair: None,
        open: None,
    };
    (whole, a, b)
}

/// The weekday of an end that is nothing else.
fn bare_weekday(end: &Reading) -> Option<crate::values::Weekday> {
    let fields = end.civil().filter(|f| f.of.is_none() && f.which.is_none())?;
    fields.date.weekday.filter(|_| fields.date.day.is_none())
}

/// The last day moved a week on, when the story was published between its first day and that: "Wednesday through Friday" on a Thursday.
fn around(first: crate::values::Weekday, last: NaiveDate, published: NaiveDate) -> Option<NaiveDate> {
    let next = shift(last, Unit::Week, 1)?;
    let back = (i64::from(crate::values::Weekday::of(last).number()) - i64::from(first.number())).rem_euclid(7);
    let begins = next.checked_sub_signed(chrono::TimeDelta::days(back))?;
    (begins <= published && published <= next).then_some(next)
}

/// The first end moved to the last time it fell before the last end.
fn before(first: &Reading, fields: &Fields, a: Timex, from: NaiveDate, to: NaiveDate, anchor: Anchor<'_>) -> Timex {
    if fields.date.month.is_none() {
        // A weekday: the one within the week before the last end.
        let back = i64::from(fields.date.weekday.is_some()) * (to - from).num_days().div_euclid(7) * 7;
        let Some(day) = from.checked_add_signed(chrono::TimeDelta::days(back)).filter(|_| back != 0) else { return a };
        return Timex { value: day.to_string(), days: Some(Days::of(day)), ..a };
    }
    let year = if (from.month(), from.day()) > (to.month(), to.day()) { to.year() - 1 } else { to.year() };
    let date = Date { year: Some(year), ..fields.date };
    let when = When::Civil(Fields { date, of: None, which: None });
    let moved = one(&Reading { when, ..*first }, anchor);
    Timex { date: fields.date, year_inferred: true, relative: a.relative, ..moved }
}

fn grain(when: &When) -> Grain {
    match when {
        When::Civil(f) | When::Other(_, f) => match f.date {
            Date { day: Some(_), .. } | Date { weekday: Some(_), .. } => Grain::Day,
            Date { month: Some(_), .. } => Grain::Month,
            _ => Grain::Year,
        },
        When::Either(..) | When::Clock(_) | When::Holiday(..) => Grain::Day,
        When::Slice(Slice::Half(_), _) | When::Fiscal(..) | When::FiscalShift(..) => Grain::Year,
        When::WeekOf(_) => Grain::Week,
        When::Slice(..) => Grain::Quarter,
        When::Decade(_) => Grain::Decade,
        When::Century(_) => Grain::Century,
        When::Nth(_, Kind::Week, _) => Grain::Week,
        When::Nth(..) => Grain::Day,
        When::Off(..) | When::NthFrom(..) | When::Run(..) => Grain::Day,
        When::Shift(unit, _) | When::Window(unit, _) | When::Apart(unit, _) | When::Several(unit, ..) => match unit {
            Unit::Day => Grain::Day,
            Unit::Week | Unit::Weekend => Grain::Week,
            Unit::Month => Grain::Month,
            Unit::Quarter => Grain::Quarter,
            Unit::Year => Grain::Year,
            Unit::Decade => Grain::Decade,
            Unit::Century => Grain::Century,
        },
    }
}

/// "last year", "two years ago", الشهر المقبل: which stretch, and how many of it lie between.
fn steps(when: &When) -> Option<(Grain, i32)> {
    match *when {
        When::Shift(unit, n) | When::Apart(unit, n) if unit != Unit::Weekend => Some((grain(when), n)),
        _ => None,
    }
}

fn settle(when: &When, anchor: Anchor<'_>) -> Settled {
    match *when {
        When::Civil(fields) => civil(fields, anchor),
        When::Either(first, second) => either(first, second, anchor),
        When::Other(era, fields) => other(era, fields, anchor),
        When::Slice(slice, fields) => part_of_year(slice, fields, anchor),
        When::Fiscal(books, year) => fiscal(books, Some(year)),
        When::FiscalShift(books, step) => Settled { relative: true, ..fiscal(books, anchor.published.map(|p| p.year() + step)) },
        When::Several(unit, n, fields) => several(unit, n, fields, anchor),
        When::WeekOf(origin) => week_of(origin, anchor),
        When::NthFrom(n, weekday, origin) => nth_from(n, weekday, origin, anchor),
        When::Run(unit, n, origin) => run(unit, n, origin, anchor),
        When::Decade(year) => Settled {
            value: (year / 10).to_string(),
            days: Days::year(year).zip(Days::year(year + 9)).map(|(a, b)| Days { from: a.from, to: b.to }),
            ..Settled::default()
        },
        When::Century(n) => century(n),
        When::Shift(unit, step) => shifted(unit, step, anchor),
        When::Window(unit, n) => window(unit, n, anchor),
        When::Apart(unit, n) => apart(unit, n, anchor),
        When::Nth(n, kind, fields) => nth(n, kind, fields, anchor),
        When::Holiday(place, fields) => holiday(place, fields, anchor),
        When::Off(unit, n, origin) => off(unit, n, origin, anchor),
        When::Clock(clock) => Settled { value: time_of_day(clock), ..Settled::default() },
    }
}

/// `T14:15`, `T09`.
fn time_of_day(clock: Clock) -> String {
    match (clock.minute, clock.second) {
        (Some(m), Some(s)) => format!("T{:02}:{m:02}:{s:02}", clock.hour),
        (Some(m), None) => format!("T{:02}:{m:02}", clock.hour),
        _ => format!("T{:02}", clock.hour),
    }
}

/// A date as TIMEX writes it, with X for what is not known. Years before our era are `BC0044`.
pub(super) fn value(date: &Date) -> String {
    if date.month.is_none() && date.day.is_none() && date.weekday.is_some() {
        return date.weekday.map_or_else(String::new, |w| format!("XXXX-WXX-{}", w.number()));
    }
    let mut out = match date.year {
        Some(y) if y < 0 => format!("BC{:04}", -i64::from(y)),
        Some(y) => format!("{y:04}"),
        None => "XXXX".into(),
    };
    match (date.month, date.day) {
        (Some(m), Some(d)) => out.push_str(&format!("-{m:02}-{d:02}")),
        (Some(m), None) => out.push_str(&format!("-{m:02}")),
        (None, Some(d)) => out.push_str(&format!("-XX-{d:02}")),
        (None, None) => {}
    }
    out
}

/// The days of printed fields. Chrono counts the year before 1 as 0.
fn days_of(date: &Date) -> Option<Days> {
    let year = date.year.map(|y| if y < 0 { y + 1 } else { y });
    Date { year, ..*date }.days()
}

fn civil(fields: Fields, anchor: Anchor<'_>) -> Settled {
    let date = fields.date;
    if date.month.is_none() && (date.weekday.is_some() || date.day.is_some()) {
        return weekday_or_day(fields, anchor);
    }
    let mut date = date;
    let relative = fields.of.is_some() || fields.which.is_some();
    let mut inferred = false;
    let mut full = date;
    if let (None, Some(published)) = (date.year, anchor.published) {
        match (fields.of, fields.which) {
            (Some((Unit::Year, step)), _) => {
                date.year = Some(published.year() + step);
                full.year = date.year;
            }
            (_, Some(which)) => full.year = Some(year_of_which(date, which, published)),
            _ => {
                inferred = date.month.is_some();
                full.year = calendar::nearest_year(date, published, anchor.looks());
            }
        }
    }
    // A day that no near year has is told of none: 30 February.
    let days = days_of(&full);
    let told = if days.is_none() && inferred { &date } else { &full };
    Settled { value: value(told), date, days, relative, inferred, ..Settled::default() }
}

/// The year of "last June", "next May", "this March": the last one that is over or the next to come, counted from the publication date.
fn year_of_which(date: Date, which: Which, published: NaiveDate) -> i32 {
    let now = (published.month(), date.day.map_or(0, |_| published.day()));
    let then = (date.month.map_or(0, u32::from), date.day.map_or(0, u32::from));
    match which {
        Which::Last if then >= now => published.year() - 1,
        Which::Next if then <= now => published.year() + 1,
        Which::AfterNext => published.year() + 1 + i32::from(then <= now),
        _ => published.year(),
    }
}

fn weekday_or_day(fields: Fields, anchor: Anchor<'_>) -> Settled {
    let date = fields.date;
    let unsettled = Settled { value: value(&date), date, relative: true, ..Settled::default() };
    let Some(published) = anchor.published else { return unsettled };
    let day = match (fields.of, date.day, date.weekday) {
        (Some((Unit::Week, step)), _, Some(weekday)) => shift(published, Unit::Week, step).and_then(|d| day_of_week(d, weekday)),
        (Some((Unit::Day, step)), None, Some(weekday)) => {
            // "yesterday (Monday)": the same day, unless the weekday belies it.
            let told = shift(published, Unit::Day, step).filter(|d| crate::values::Weekday::of(*d) == weekday);
            told.or_else(|| calendar::weekday_near(weekday, None, published, anchor.future))
        }
        (Some((unit, step)), Some(day), _) => shift(published, unit, step).and_then(|d| d.with_day(1)?.with_day(u32::from(day))),
        (_, Some(day), weekday) => calendar::nearest_day(day, weekday, published),
        (_, None, Some(weekday)) => calendar::weekday_near(weekday, fields.which, published, anchor.future || anchor.listed),
        _ => None,
    };
    let Some(day) = day else { return unsettled };
    // "Saturday two weeks ago", told on a Wednesday, may be eleven days ago or eighteen.
    let other = match fields.of {
        Some((Unit::Week, step)) if step.abs() > 1 => shift(published, Unit::Week, step).and_then(|exact| match day.cmp(&exact) {
            std::cmp::Ordering::Less => shift(day, Unit::Week, 1),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => shift(day, Unit::Week, -1),
        }),
        _ => None,
    };
    Settled { value: day.to_string(), days: Some(Days::of(day)), other: other.map(Days::of), ..unsettled }
}

fn either(first: Date, second: Date, anchor: Anchor<'_>) -> Settled {
    let whole = |date| civil(Fields { date, ..Fields::default() }, anchor);
    let (a, b) = (whole(first), whole(second));
    let away = |s: &Settled| anchor.published.and_then(|p| Some(calendar::distance(s.days?, p)));
    // Without a year, the nearer reading comes first.
    let (a, b) = if first.year.is_none() && away(&b) < away(&a) { (b, a) } else { (a, b) };
    // A weekday that fits one of the two tells which it is.
    let fits = |s: &Settled| s.days.and_then(|d| d.single()).zip(s.date.weekday).is_some_and(|(d, w)| crate::values::Weekday::of(d) == w);
    match (fits(&a), fits(&b)) {
        (true, false) => a,
        (false, true) => b,
        _ => Settled { value: format!("{}|{}", a.value, b.value), other: b.days, ..a },
    }
}

fn other(era: Era, fields: Fields, anchor: Anchor<'_>) -> Settled {
    let hijri = era == Era::Hijri;
    let mut date = fields.date;
    let relative = fields.of.is_some() || fields.which.is_some();
    // رمضان 2019: the year is one of the civil calendar.
    let civil_year = date.year.filter(|y| *y > 1700).or_else(|| match (fields.of, anchor.published) {
        (Some((Unit::Year, step)), Some(p)) => Some(p.year() + step),
        _ => None,
    });
    let days = |year: i32| match (date.month, date.day) {
        (Some(m), Some(d)) => era.day(year, m, d).map(Days::of),
        (Some(m), None) => era.month(year, m),
        _ => era.year(year),
    };
    let mut inferred = false;
    let year = match (civil_year, date.year) {
        (Some(civil), _) => {
            (-1..=1).map(|n| era.year_of(civil) + n).find(|&y| days(y).and_then(|d| d.from).is_some_and(|f| f.year() == civil))
        }
        (None, Some(year)) => Some(year),
        (None, None) => anchor.published.and_then(|p| {
            inferred = !relative;
            let guess = era.year_of(p.year());
            (guess - 1..=guess + 1).filter_map(|y| Some((calendar::distance(days(y)?, p), y))).min().map(|(_, y)| y)
        }),
    };
    let settled = year.and_then(days);
    if hijri {
        if civil_year.is_some() {
            date.year = None;
        }
        let full = Date { year, weekday: None, ..date };
        let settled = settled.map(|d| sighted(d, date.weekday));
        return Settled { value: value(&full), date, days: settled, inferred, relative, hijri, ..Settled::default() };
    }
    // The Persian calendar is exact: its dates are given in the civil one, so that checks need not know it.
    let first = settled.and_then(|d| d.from);
    let civil = Date {
        year: first.map(|f| f.year()),
        month: first.and_then(|f| u8::try_from(f.month()).ok()).filter(|_| date.day.is_some()),
        day: first.and_then(|f| u8::try_from(f.day()).ok()).filter(|_| date.day.is_some()),
        weekday: date.weekday,
    };
    let text = match settled.and_then(|d| d.single()) {
        Some(day) => day.to_string(),
        None => settled.and_then(|d| Some(format!("{}/{}", d.from?, d.to?))).unwrap_or_else(|| "XXXX".into()),
    };
    Settled { value: text, date: civil, days: settled, inferred, relative, ..Settled::default() }
}

/// A day of the Islamic calendar moved to the weekday printed with it, where that lies within the two days that sightings differ by.
fn sighted(days: Days, weekday: Option<crate::values::Weekday>) -> Days {
    let (Some(day), Some(weekday)) = (days.single(), weekday) else { return days };
    let near = [0, -1, 1, -2, 2].iter().filter_map(|n| shift(day, Unit::Day, *n));
    near.into_iter().find(|d| crate::values::Weekday::of(*d) == weekday).map_or(days, Days::of)
}

fn part_of_year(slice: Slice, fields: Fields, anchor: Anchor<'_>) -> Settled {
    let mut date = fields.date;
    let relative = fields.of.is_some() || fields.which.is_some();
    let mut inferred = false;
    let year = match (date.year, anchor.published) {
        (Some(year), _) => Some(year),
        (None, None) => None,
        (None, Some(published)) => match (fields.of, fields.which) {
            (Some((Unit::Year, step)), _) => {
                date.year = Some(published.year() + step);
                date.year
            }
            (_, which) => {
                inferred = which.is_none();
                let due = anchor.listed && which.is_none();
                calendar::slice_year(slice, which, published).map(|y| {
                    let over = calendar::slice(slice, y).and_then(|d| d.to).is_some_and(|t| t < published);
                    y + i32::from(due && over && slice_is_far(slice, y, published))
                })
            }
        },
    };
    let name = match slice {
        Slice::Quarter(n) => format!("Q{n}"),
        Slice::Half(n) => format!("H{n}"),
        Slice::Season(n) => ["SP", "SU", "FA", "WI"][usize::from(n.min(3))].to_owned(),
    };
    let year_text = year.map_or_else(|| "XXXX".to_owned(), |y| format!("{y:04}"));
    Settled {
        value: format!("{year_text}-{name}"),
        date,
        days: year.and_then(|y| calendar::slice(slice, y)),
        relative,
        inferred,
        ..Settled::default()
    }
}

/// Whether a part of a year lies so far from the publication date that a line in a programme means another one.
fn slice_is_far(slice: Slice, year: i32, published: NaiveDate) -> bool {
    calendar::slice(slice, year).is_some_and(|d| calendar::distance(d, published) > calendar::NEAR / 2)
}

/// The sixteenth century is 1501 to 1600; TIMEX counts it as 15.
fn century(n: i32) -> Settled {
    if n < 0 {
        let (first, last) = (n * 100 + 1, (n + 1) * 100);
        let days = Days::year(first).zip(Days::year(last)).map(|(a, b)| Days { from: a.from, to: b.to });
        return Settled { value: format!("BC{:02}", -n - 1), days, ..Settled::default() };
    }
    let days = Days::year((n - 1) * 100 + 1).zip(Days::year(n * 100)).map(|(a, b)| Days { from: a.from, to: b.to });
    Settled { value: format!("{:02}", n - 1), days, ..Settled::default() }
}

fn shifted(unit: Unit, step: i32, anchor: Anchor<'_>) -> Settled {
    let unsettled = |text: &str| Settled { value: text.to_owned(), relative: true, ..Settled::default() };
    let Some(day) = anchor.published.and_then(|p| shift(p, unit, step)) else {
        return unsettled(match unit {
            Unit::Day => "XXXX-XX-XX",
            Unit::Week => "XXXX-WXX",
            Unit::Weekend => "XXXX-WXX-WE",
            Unit::Month => "XXXX-XX",
            Unit::Quarter => "XXXX-QX",
            Unit::Year => "XXXX",
            Unit::Decade => "XXX",
            Unit::Century => "XX",
        });
    };
    let (year, month) = (day.year(), u8::try_from(day.month()).unwrap_or(1));
    let (text, days) = match unit {
        Unit::Day => (day.to_string(), Some(Days::of(day))),
        Unit::Week => (iso_week(day), calendar::week(day)),
        Unit::Weekend => (format!("{}-WE", iso_week(day)), calendar::weekend(day)),
        Unit::Month => (format!("{year:04}-{month:02}"), Days::month(year, month)),
        Unit::Quarter => {
            let quarter = (month - 1) / 3 + 1;
            (format!("{year:04}-Q{quarter}"), calendar::slice(Slice::Quarter(quarter), year))
        }
        Unit::Year => (format!("{year:04}"), Days::year(year)),
        Unit::Decade => {
            let first = year.div_euclid(10) * 10;
            ((first / 10).to_string(), Days::year(first).zip(Days::year(first + 9)).map(|(a, b)| Days { from: a.from, to: b.to }))
        }
        Unit::Century => return Settled { relative: true, ..century((year - 1).div_euclid(100) + 1) },
    };
    Settled { days, ..unsettled(&text) }
}

/// The last (negative) or next so many, from the day after or to the day before the publication date.
fn window(unit: Unit, n: i32, anchor: Anchor<'_>) -> Settled {
    let length = if n == 0 { calendar::length(unit, 1).replace('1', "X") } else { calendar::length(unit, n.abs()) };
    let unsettled = Settled { value: length, relative: true, ..Settled::default() };
    let Some(published) = anchor.published.filter(|_| n != 0) else { return unsettled };
    if unit == Unit::Quarter {
        return quarters(n, published).unwrap_or(unsettled);
    }
    let (a, b) = if n < 0 {
        (calendar::apart(published, unit, n), published.pred_opt())
    } else {
        (published.succ_opt(), calendar::apart(published, unit, n))
    };
    let (Some(from), Some(to)) = (a, b) else { return unsettled };
    Settled { value: format!("{from}/{to}"), days: Some(Days::between(from, to)), ..unsettled }
}

/// So many days, weeks or months away, to the day; years away, the year. How precisely it is meant tells the grain.
fn apart(unit: Unit, n: i32, anchor: Anchor<'_>) -> Settled {
    let unsettled = Settled { value: calendar::length(unit, n.abs()), relative: true, ..Settled::default() };
    let Some(day) = anchor.published.and_then(|p| calendar::apart(p, unit, n)) else { return unsettled };
    match unit {
        Unit::Day | Unit::Week | Unit::Weekend | Unit::Month => Settled { value: day.to_string(), days: Some(Days::of(day)), ..unsettled },
        _ => Settled { value: format!("{:04}", day.year()), days: Days::year(day.year()), ..unsettled },
    }
}

fn nth(n: i8, kind: Kind, fields: Fields, anchor: Anchor<'_>) -> Settled {
    let whole = match fields.of {
        Some((unit, step)) if fields.date.month.is_none() => shifted(unit, step, anchor),
        _ => civil(fields, anchor),
    };
    let days = whole.days.and_then(|d| calendar::nth(n, kind, d));
    let text = match (kind, days) {
        (Kind::Week, Some(d)) => d.from.map_or_else(String::new, iso_week),
        (_, Some(d)) => d.single().map_or_else(String::new, |d| d.to_string()),
        (Kind::Weekday(w), None) => format!("{}-WXX-{}", whole.value, w.number()),
        (Kind::Week, None) => format!("{}-WXX", whole.value),
        (Kind::Day, None) => format!("{}-XX", whole.value),
    };
    Settled { value: text, days, date: Date { day: None, ..whole.date }, ..whole }
}

/// A named day: of the year printed or told, else the nearest one.
fn holiday(place: u16, fields: Fields, anchor: Anchor<'_>) -> Settled {
    let Some(feast) = anchor.measures.holiday(place) else { return Settled::default() };
    let date = Date { year: fields.date.year, ..Date::default() };
    let relative = fields.of.is_some() || fields.which.is_some();
    let year = match (date.year, fields.of, anchor.published) {
        (Some(year), ..) => Some(year),
        (None, Some((Unit::Year, step)), Some(p)) => Some(p.year() + step),
        (None, None, Some(p)) if fields.which == Some(Which::This) => Some(p.year()),
        (None, _, Some(p)) => {
            let due = anchor.future && fields.which.is_none();
            let just_past = |d: Days| d.to.is_some_and(|t| t < p) && calendar::distance(d, p) <= calendar::NEAR / 2;
            let all = (p.year() - 2..=p.year() + 2).filter_map(|y| Some((feast.in_year(y)?, y)));
            let mut fits = all.filter(|(d, _)| !due || d.to.is_some_and(|t| t >= p) || just_past(*d));
            match fields.which {
                Some(Which::Last) => fits.rfind(|(d, _)| d.to.is_some_and(|t| t < p)),
                Some(Which::Next) => fits.find(|(d, _)| d.from.is_some_and(|f| f > p)),
                _ => fits.min_by_key(|(d, _)| calendar::distance(*d, p)).map(|(d, y)| {
                    let far = d.from.is_some_and(|f| f > p) && calendar::distance(d, p) > calendar::FAR;
                    (d, y - i32::from(far && anchor.looks() == calendar::Looks::BackWhenFar))
                }),
            }
            .map(|(_, y)| y)
        }
        _ => None,
    };
    let days = year.and_then(|y| feast.in_year(y));
    let other = year.and_then(|y| feast.elsewhere(y)).filter(|o| Some(*o) != days);
    let value = match (days, other, feast.rule.and_then(|r| r.fixed())) {
        (Some(d), Some(o), _) => format!("{}|{}", stretch(d), stretch(o)),
        (Some(d), None, _) => stretch(d),
        (None, _, Some((m, d))) => format!("XXXX-{m:02}-{d:02}"),
        _ => "XXXX".to_owned(),
    };
    Settled { value, date, days, other, relative, inferred: date.year.is_none() && !relative, hijri: false }
}

/// A day, or the first and the last of several.
fn stretch(days: Days) -> String {
    match (days.single(), days.from, days.to) {
        (Some(day), ..) => day.to_string(),
        (None, Some(from), Some(to)) => format!("{from}/{to}"),
        _ => String::new(),
    }
}

/// So many days, weeks, months or years before or after another day.
fn off(unit: Unit, n: i32, origin: Origin, anchor: Anchor<'_>) -> Settled {
    let from = match origin {
        Origin::Civil(fields) => civil(fields, anchor),
        Origin::Day(step) => shifted(Unit::Day, step, anchor),
        Origin::Holiday(place, fields) => holiday(place, fields, anchor),
    };
    let day = from.days.and_then(|d| d.single()).and_then(|d| calendar::apart(d, unit, n));
    let value = day.map_or_else(|| calendar::length(unit, n.abs()), |d| d.to_string());
    Settled { value, days: day.map(Days::of), other: None, date: Date::default(), relative: true, inferred: from.inferred, hijri: false }
}

/// The last or next so many quarters, which begin and end with those of the calendar.
fn quarters(n: i32, published: NaiveDate) -> Option<Settled> {
    let quarter = |step: i32| {
        let day = calendar::apart(published.with_day(1)?, Unit::Quarter, step)?;
        calendar::slice(Slice::Quarter(u8::try_from((day.month() - 1) / 3 + 1).ok()?), day.year())
    };
    let (first, last) = if n < 0 { (quarter(n)?, quarter(-1)?) } else { (quarter(1)?, quarter(n)?) };
    let days = Days { from: first.from, to: last.to };
    Some(Settled { value: stretch(days), days: Some(days), relative: true, ..Settled::default() })
}

/// `FY2021`, `SY2021`. When such a year begins differs from one country and body to another.
fn fiscal(books: Bookkeeping, year: Option<i32>) -> Settled {
    let letters = match books {
        Bookkeeping::Fiscal => "FY",
        Bookkeeping::School => "SY",
    };
    let value = year.map_or_else(|| format!("{letters}XXXX"), |y| format!("{letters}{y}"));
    Settled { value, date: Date { year, ..Date::default() }, ..Settled::default() }
}

/// The first or last so many days, weeks, months or years of a stretch.
fn several(unit: Unit, n: i32, fields: Fields, anchor: Anchor<'_>) -> Settled {
    let whole = match fields.of {
        Some((unit, step)) if fields.date.month.is_none() => shifted(unit, step, anchor),
        _ => civil(fields, anchor),
    };
    let days = whole.days.and_then(|d| calendar::several(unit, n, d));
    let value = days.map_or_else(|| calendar::length(unit, n.abs()), stretch);
    Settled { value, days, ..whole }
}

/// The week that a day lies in.
fn week_of(origin: Origin, anchor: Anchor<'_>) -> Settled {
    let day = off(Unit::Day, 0, origin, anchor);
    let days = day.days.and_then(|d| d.single()).and_then(calendar::week);
    let value = days.and_then(|d| d.from).map_or_else(|| "XXXX-WXX".to_owned(), iso_week);
    Settled { value, days, ..day }
}

/// The n-th weekday after or before a day, that day left out.
fn nth_from(n: i8, weekday: crate::values::Weekday, origin: Origin, anchor: Anchor<'_>) -> Settled {
    let from = off(Unit::Day, 0, origin, anchor);
    let which = if n < 0 { Which::Last } else { Which::Next };
    let first = from.days.and_then(|d| d.single()).and_then(|d| calendar::weekday_near(weekday, Some(which), d, false));
    let more = i32::from(n) - i32::from(n.signum());
    let day = first.and_then(|d| shift(d, Unit::Week, more));
    let value = day.map_or_else(|| format!("XXXX-WXX-{}", weekday.number()), |d| d.to_string());
    Settled { value, days: day.map(Days::of), ..from }
}

/// So much time from a day on, that day counted; when negative, before it.
fn run(unit: Unit, n: i32, origin: Origin, anchor: Anchor<'_>) -> Settled {
    let from = off(Unit::Day, 0, origin, anchor);
    let days = from.days.and_then(|d| d.single()).and_then(|d| {
        let (a, b) = (d, calendar::apart(d, unit, n)?);
        Some(Days::between(a.min(b), a.max(b).pred_opt()?))
    });
    let value = days.map_or_else(|| calendar::length(unit, n.abs()), stretch);
    Settled { value, days, ..from }
}
