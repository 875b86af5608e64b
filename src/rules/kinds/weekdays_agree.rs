//! Two dates without a year whose weekdays no year has together: "from Thursday, 5 June to Sunday, 9 June".

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

/// After so many years every date has had every weekday with every other that it can have.
const CYCLE: std::ops::Range<i32> = 2000..2028;

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["first", "second", "forward", "back"];
    const ROLES: &'static [&'static str] = &["first", "second"];
    const PRIORITY: u8 = 80;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let told: Vec<(&Mention, Told)> = view.story.mentions.iter().filter_map(|m| Some((m, Told::of(m)?))).collect();
        let years: Vec<u32> = view.story.mentions.iter().filter(|m| tells_year(m)).map(|m| m.sentence).collect();
        // Whether a year is told in one of their sentences or between them: the two may be of different ones.
        let year_told = |a: &Mention, b: &Mention| {
            let from = years.partition_point(|&y| y < a.sentence);
            years.get(from).is_some_and(|&y| y <= b.sentence)
        };
        let mut hit = vec![false; told.len()];
        for (b, (second, later)) in told.iter().enumerate() {
            let near = (0..b).rev().take(MOST).take_while(|&a| told[a].0.sentence + self.sentences >= second.sentence);
            let wrong = near.into_iter().find(|&a| !hit[a] && !year_told(told[a].0, second) && self.clash(&told[a].1, later));
            if let Some(a) = wrong {
                (hit[a], hit[b]) = (true, true);
                let most = (told[a].0.sentence + self.near < second.sentence).then_some(Severity::Warning);
                out.push(Hit { most, ..found(view, (told[a].0, &told[a].1), (second, later)) });
            }
        }
    }
}

impl Parameters {
    /// Whether the two lie close together in the calendar, and no year gives both their weekdays.
    fn clash(&self, a: &Told, b: &Told) -> bool {
        let mut close = false;
        for year in CYCLE {
            let (Some(first), Some(second)) = (a.day(year), b.day(year)) else { continue };
            close |= (second - first).num_days().abs() <= self.days;
            if Weekday::of(first) == a.weekday && Weekday::of(second) == b.weekday {
                return false;
            }
        }
        close
    }
}

/// A date of which the weekday, the day and the month are told, and not the year.
struct Told {
    month: u8,
    day: u8,
    weekday: Weekday,
}

impl Told {
    fn of(m: &Mention) -> Option<Self> {
        let time = m.time.as_ref().filter(|t| !t.hijri && t.other.is_none() && t.end.is_none())?;
        let (month, day, weekday) = (time.date.month?, time.date.day?, time.date.weekday?);
        (time.date.year.is_none() || time.year_inferred).then_some(Self { month, day, weekday })
    }

    fn day(&self, year: i32) -> Option<NaiveDate> {
        Days::day(year, self.month, self.day)?.single()
    }
}

/// Whether a time tells its year.
fn tells_year(m: &Mention) -> bool {
    m.time.as_ref().is_some_and(|t| {
        let printed = t.date.year.is_some() && !t.year_inferred || t.end.is_some_and(|e| e.year.is_some() && !t.year_inferred);
        printed || matches!(t.steps, Some((Grain::Year, n)) if n != 0) || t.grain > Grain::Year
    })
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
