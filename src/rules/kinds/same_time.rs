//! One time told twice: by how long ago it was, relative to the story, or in two calendars.

use super::{Check, working};
use crate::claims::Construction;
use crate::extraction::Timex;
use crate::rules::{Hit, View};
use crate::values::{Days, Grain, Weekday};
use chrono::{Datelike, Months, NaiveDate, TimeDelta};
use serde::Deserialize;

/// How the two are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Hold {
    /// "in 1961, 46 years ago"
    Elapsed,
    /// "last month, in June"
    Relative,
    /// "10 Ramadan 1445 (20 March 2024)"
    Hijri,
}

/// How the two are told.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// How the two are told.
    pub hold: Hold,
    /// For two calendars: how many days the sighting of the moon may part them.
    #[serde(default = "two")]
    pub days: i64,
}

const fn two() -> i64 {
    2
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["one", "other", "computed", "date"];
    const ROLES: &'static [&'static str] = &["one", "other"];
    const PRIORITY: u8 = 84;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for construction in &view.story.constructions {
            let Construction::SameTime { one, other, ago } = construction else { continue };
            let time = |f: u32| working::mention(view, f).and_then(|m| m.time.as_ref());
            let (Some(x), Some(y)) = (time(*one), time(*other)) else { continue };
            let found = match self.hold {
                Hold::Elapsed if ago[0] != ago[1] => {
                    if ago[0] {
                        elapsed(view, x, y)
                    } else {
                        elapsed(view, y, x)
                    }
                }
                Hold::Relative if ago == &[false; 2] && x.hijri == y.hijri => {
                    if x.relative && x.date.weekday.is_none() {
                        relative(view, x, y)
                    } else {
                        relative(view, y, x)
                    }
                }
                Hold::Hijri if x.hijri != y.hijri => {
                    if x.hijri {
                        self.hijri(x, y)
                    } else {
                        self.hijri(y, x)
                    }
                }
                _ => None,
            };
            if let Some((told, computed)) = found {
                let date = view.story.published.map(|d| d.to_string()).unwrap_or_default();
                let mut hit = working::hit(view, &[("one", *one), ("other", *other)], told, vec![("computed", computed), ("date", date)]);
                hit.identity = vec![x.value.clone(), y.value.clone()];
                out.push(hit);
            }
        }
    }
}

impl Parameters {
    /// A Hijri date and its Gregorian one, as far apart as the moon allows.
    fn hijri(&self, hijri: &Timex, civil: &Timex) -> Option<(String, String)> {
        let (a, b) = (hijri.days?, civil.days.filter(|_| !civil.relative)?);
        let apart = gap(&a, &b)?;
        // A year without a day overlaps two of the other calendar; the nearest is what is told.
        let slack = if hijri.grain == Grain::Day { self.days } else { self.days + 1 };
        let computed = a.from?.to_string();
        (apart > slack).then(|| (format!("{} = {computed} ≠ {}", hijri.value, civil.value), computed))
    }
}

/// How many days lie between two stretches; nought where they meet.
fn gap(a: &Days, b: &Days) -> Option<i64> {
    let (first, second) = if a.from? <= b.from? { (a, b) } else { (b, a) };
    Some((second.from? - first.to?).num_days().max(0))
}

/// "in 1961, 46 years ago": within the grain that it is told in; a round number of years is a rough one.
fn elapsed(view: &View<'_>, ago: &Timex, date: &Timex) -> Option<(String, String)> {
    let published = view.story.published?;
    let (told, printed) = (ago.days?, date.days?);
    let years = i64::from(published.year() - told.from?.year());
    let days = (published - told.from?).num_days();
    let slack = match ago.grain {
        _ if days <= 14 => 1,
        _ if days <= 70 => 10,
        _ if days <= 800 && ago.grain <= Grain::Month => 45,
        _ if years % 10 == 0 => 366 * ((years * 15 + 99) / 100).max(1),
        _ => 366,
    };
    // A year that was not printed may be another.
    let shifts: &[i32] = if date.year_inferred { &[-12, 0, 12] } else { &[0] };
    let fits = |months: &i32| moved(&printed, *months).and_then(|d| gap(&told, &d)).is_none_or(|apart| apart <= slack);
    if date.relative || shifts.iter().any(fits) {
        return None;
    }
    let from = printed.from?;
    let computed = if days > 800 {
        published.year() - from.year()
    } else {
        (published.year() - from.year()) * 12 + i32::try_from(published.month()).ok()? - i32::try_from(from.month()).ok()?
    };
    Some((format!("{published} − {} = {computed}", date.value), computed.to_string()))
}

fn moved(days: &Days, months: i32) -> Option<Days> {
    let by = Months::new(months.unsigned_abs());
    let shift = |d: NaiveDate| if months < 0 { d.checked_sub_months(by) } else { d.checked_add_months(by) };
    Some(Days::between(shift(days.from?)?, shift(days.to?)?))
}

/// "last month (June)", "yesterday, Tuesday": the fields that are printed of the one must be found in the other.
fn relative(view: &View<'_>, rel: &Timex, printed: &Timex) -> Option<(String, String)> {
    let published = view.story.published?;
    let days = rel.days?;
    let (from, to) = (days.from?, days.to?);
    let length = (to - from).num_days();
    // Without a date of its own the story may have been written days before it was published: then only months and longer are judged.
    if !rel.relative || !view.story.dated && length < 27 {
        return None;
    }
    let early = i64::from(!view.story.dated) * 4;
    let (first, last) = (from.checked_sub_signed(TimeDelta::days(early))?, to.checked_add_signed(TimeDelta::days(early.min(1)))?);
    if length > 400 || (last - first).num_days() > 420 {
        return None;
    }
    let wanted = printed.date;
    let year = wanted.year.filter(|_| !printed.year_inferred);
    if wanted.month.is_none() && wanted.day.is_none() && wanted.weekday.is_none() && year.is_none() {
        return None;
    }
    let fits = |d: NaiveDate| {
        wanted.weekday.is_none_or(|w| Weekday::of(d) == w)
            && wanted.month.is_none_or(|m| d.month() == u32::from(m))
            && wanted.day.is_none_or(|n| d.day() == u32::from(n))
            && year.is_none_or(|y| d.year() == y)
    };
    let mut day = first;
    while day <= last {
        if fits(day) {
            return None;
        }
        day = day.succ_opt()?;
    }
    let computed = if from == to { format!("{from} ({:?})", Weekday::of(from)) } else { format!("{from} – {to}") };
    Some((format!("{published}: {computed}"), computed))
}
