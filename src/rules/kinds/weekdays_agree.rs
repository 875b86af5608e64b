//! Two dates whose weekdays no year has together, or not the year that the first of them tells: "from Thursday, 5 June to Sunday, 9 June".

use super::{Check, show};
use crate::extraction::Mention;
use crate::findings::Severity;
use crate::rules::{Hit, View};
use crate::values::{Days, Grain, Weekday};
use chrono::NaiveDate;
use serde::Deserialize;

/// How far apart two such dates are held against each other.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {
    /// How many sentences may lie between them: farther off another year's may be told.
    pub sentences: u32,
    /// From how many sentences on it is no more than a warning.
    pub near: u32,
    /// How many days of the calendar may lie between them: of dates farther apart one may be of the next year, as a season's first and last.
    pub days: i64,
}

impl Default for Parameters {
    fn default() -> Self {
        Self { sentences: 12, near: 3, days: 31 }
    }
}

/// So many dates before one are held against it.
const MOST: usize = 32;

/// So many years behind a date that tells its year the story may be of.
const LATER: i32 = 4;

/// After so many years every date has had every weekday with every other that it can have.
const CYCLE: std::ops::Range<i32> = 2000..2028;

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["first", "second", "forward", "back"];
    const ROLES: &'static [&'static str] = &["first", "second"];
    const PRIORITY: u8 = 80;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let told: Vec<(&Mention, Told)> = view.story.mentions.iter().filter_map(|m| Some((m, Told::of(m)?))).collect();
        let years: Vec<(u32, Option<i32>)> = view.story.mentions.iter().filter_map(|m| Some((m.sentence, tells_year(m)?))).collect();
        // Whether a year told in one of their sentences or between them makes one of the two right: they may be of different ones.
        let year_told = |(a, first): (&Mention, &Told), (b, second): (&Mention, &Told)| {
            let from = years.partition_point(|&(at, _)| at < a.sentence);
            let fits = |year: Option<i32>| year.is_none_or(|y| first.year.is_none() && first.fits(y) || second.fits(y));
            let to = years.partition_point(|&(at, _)| at <= b.sentence);
            let told = years.get(from..to).unwrap_or(&[]);
            told.len() > MOST || told.iter().filter(|(_, y)| first.year.is_none() || *y != first.year).any(|&(_, y)| fits(y))
        };
        let mut hit = vec![false; told.len()];
        for (b, (second, later)) in told.iter().enumerate() {
            let near = (0..b).rev().take(MOST).take_while(|&a| told[a].0.sentence + self.sentences >= second.sentence);
            let one = |a: usize| (told[a].0, &told[a].1);
            let wrong = near.into_iter().find(|&a| !hit[a] && self.clash(&told[a].1, later) && !year_told(one(a), (second, later)));
            if let Some(a) = wrong {
                (hit[a], hit[b]) = (true, true);
                let far = told[a].0.sentence + self.near < second.sentence;
                let next = years.partition_point(|&(at, _)| at < told[a].0.sentence);
                let other = years.get(next).is_some_and(|&(at, _)| at <= second.sentence);
                let most = (far || other).then_some(Severity::Warning);
                out.push(Hit { most, ..found(view, (told[a].0, &told[a].1), (second, later)) });
            }
        }
    }
}

impl Parameters {
    /// Whether the two lie close together in the calendar, and no year gives both their weekdays.
    fn clash(&self, a: &Told, b: &Told) -> bool {
        let mut close = false;
        if later_has_year(a, b) {
            return false;
        }
        // "on Wednesday, October 11, 2023 … in custody up to Friday, November 8": the story's own year is left out.
        if a.year.is_some_and(|y| (1..=LATER).any(|n| b.fits(y.saturating_add(n)))) {
            return false;
        }
        // Where the first tells its year, the second is of the same.
        let years = a.year.map_or(CYCLE, |y| y..y.saturating_add(1));
        for year in years {
            let (Some(first), Some(second)) = (a.day(year), b.day(year)) else { continue };
            close |= (second - first).num_days().abs() <= self.days;
            if Weekday::of(first) == a.weekday && Weekday::of(second) == b.weekday {
                return false;
            }
        }
        close
    }
}

/// Whether the second tells a year of its own, or the first one that its own weekday does not fit: that is another check's.
fn later_has_year(a: &Told, b: &Told) -> bool {
    b.year.is_some() || a.year.is_some_and(|y| !a.fits(y))
}

/// A date of which the weekday, the day and the month are told; the first of two may tell its year.
struct Told {
    year: Option<i32>,
    month: u8,
    day: u8,
    weekday: Weekday,
}

impl Told {
    fn of(m: &Mention) -> Option<Self> {
        let time = m.time.as_ref().filter(|t| !t.hijri && t.other.is_none() && t.end.is_none())?;
        let (month, day, weekday) = (time.date.month?, time.date.day?, time.date.weekday?);
        let year = time.date.year.filter(|_| !time.year_inferred);
        Some(Self { year, month, day, weekday })
    }

    /// Whether it has its weekday in a year.
    fn fits(&self, year: i32) -> bool {
        self.day(year).is_some_and(|day| Weekday::of(day) == self.weekday)
    }

    fn day(&self, year: i32) -> Option<NaiveDate> {
        Days::day(year, self.month, self.day)?.single()
    }
}

/// The year that a time tells, if it tells one; none inside for one that is told by others, "last year", or for more than a year.
fn tells_year(m: &Mention) -> Option<Option<i32>> {
    let t = m.time.as_ref()?;
    let printed = t.date.year.filter(|_| !t.year_inferred && t.end.is_none());
    let loose = t.end.is_some_and(|e| e.year.is_some() && !t.year_inferred)
        || matches!(t.steps, Some((Grain::Year, n)) if n != 0)
        || t.grain > Grain::Year;
    if loose { Some(None) } else { printed.map(Some) }
}

fn found(view: &View<'_>, (a, first): (&Mention, &Told), (b, second): (&Mention, &Told)) -> Hit {
    // What each would have to be beside the other, in a year without a 29 February and in one with it.
    let beside = |known: &Told, asked: &Told| {
        let names = [2001, 2000].into_iter().filter_map(|year| {
            let days = (asked.day(year)? - known.day(year)?).num_days();
            Some(show::weekday(view, known.weekday.after(days)))
        });
        let mut names: Vec<String> = names.collect();
        names.dedup();
        names.join(" / ")
    };
    let (forward, back) = (beside(first, second), beside(second, first));
    Hit {
        working: Some(format!("{} → {forward}; {back} ← {}", show::quote(view, a.span), show::quote(view, b.span))),
        slots: vec![("first", show::quote(view, a.span)), ("second", show::quote(view, b.span)), ("forward", forward), ("back", back)],
        labels: vec![("first", a.span), ("second", b.span)],
        identity: vec![format!("{}-{}", first.month, first.day), format!("{}-{}", second.month, second.day)],
        explains: vec![a.span, b.span],
        ..Hit::default()
    }
}
