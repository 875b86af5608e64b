//! A weekday that does not fit its date: "Wednesday, March 18" in a story of 2025.

use super::{Check, show};
use crate::extraction::{Mention, Timex};
use crate::rules::{Hit, View};
use crate::values::{Days, Weekday};
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

/// Nothing to set: only an inferred year may be shifted by one; a printed year is never excused.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["date", "day", "repairs"];
    const ROLES: &'static [&'static str] = &["date"];
    const PRIORITY: u8 = 90;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for mention in &view.story.mentions {
            if let Some(hit) = mention.time.as_ref().and_then(|t| judge(view, mention, t)) {
                out.push(hit);
            }
        }
    }
}

/// How many days from publication a date without a year is surely of the nearest one.
const NEAR: i64 = 60;

fn judge(view: &View<'_>, mention: &Mention, time: &Timex) -> Option<Hit> {
    if time.hijri || time.other.is_some() || time.end.is_some() {
        return None;
    }
    let stated = time.date.weekday?;
    let (month, day) = (time.date.month?, time.date.day?);
    // The year as printed, else the one inferred from the dateline, else none: then nothing can be said.
    let year = time.date.year.or_else(|| time.days.and_then(|d| d.from).map(|d| d.year()))?;
    let of = |y: i32| Days::day(y, month, day).and_then(|d| d.single());
    let date = of(year)?;
    let fits = |y: i32| of(y).is_some_and(|d| Weekday::of(d) == stated);
    // A date without a year that lies near the story is of the story's year; one farther off may be of the year before or after.
    let near = view.story.published.is_some_and(|p| (date - p).num_days().abs() <= NEAR);
    if fits(year) || time.year_inferred && !near && (fits(year - 1) || fits(year + 1)) {
        return None;
    }
    if time.year_inferred && told(view, mention, near).is_some_and(fits) {
        return None;
    }
    Some(Hit {
        slots: vec![
            ("date", show::quote(view, mention.span)),
            ("day", day_name(view, date)),
            ("repairs", repairs(view, date, stated).join("; ")),
        ],
        labels: vec![("date", mention.span)],
        working: Some(format!("{date}: {}", day_name(view, date))),
        identity: vec![date.to_string(), stated.number().to_string()],
        explains: vec![mention.span],
        ..Hit::default()
    })
}

/// The year that a timeline's label gives: "December 2024: the trial opened on Sunday, 8 December". In the sentence itself, with the same month; of a
/// date far from the story, the last year told before it.
fn told(view: &View<'_>, mention: &Mention, near: bool) -> Option<i32> {
    let month = mention.time.as_ref().and_then(|t| t.date.month);
    let at = view.story.mentions.partition_point(|m| m.span.start < mention.span.start);
    let before = view.story.mentions[..at].iter().rev().take(BACK);
    let years = before.filter_map(|m| Some((m, m.time.as_ref().filter(|t| !t.year_inferred && !t.relative && !t.hijri)?)));
    let own = |(m, t): &(&Mention, &Timex)| !near || m.sentence == mention.sentence && t.date.month == month;
    years.filter(own).find_map(|(_, t)| t.date.year)
}

/// So many figures and dates before a date are asked for a year.
const BACK: usize = 200;

/// The name of a day's weekday in the article's language.
fn day_name(view: &View<'_>, date: NaiveDate) -> String {
    show::weekday(view, Weekday::of(date))
}

/// Every repair that one plain slip explains: the weekday, the day (within four), the month, the year (within two).
fn repairs(view: &View<'_>, date: NaiveDate, stated: Weekday) -> Vec<String> {
    let mut out = vec![format!("{} {date}", day_name(view, date))];
    let fits = |d: &NaiveDate| Weekday::of(*d) == stated;
    let near = (-4..=4).filter_map(|n| date.checked_add_signed(chrono::TimeDelta::days(n)));
    let month = [-1, 1].into_iter().filter_map(|n| {
        let m = i32::try_from(date.month()).ok()? + n;
        date.with_month(u32::try_from(m).ok()?)
    });
    let year = [-2, -1, 1, 2].into_iter().filter_map(|n| date.with_year(date.year() + n));
    let mut candidates: Vec<NaiveDate> = near.chain(month).chain(year).filter(fits).collect();
    candidates.sort();
    candidates.dedup();
    out.extend(candidates.into_iter().map(|d| format!("{} {d}", day_name(view, d))));
    out
}
