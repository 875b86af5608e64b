//! How long it is from one date of a source to another: "aged 93" of "was born on 14 March 1931 … died on 2 February 2025", "for nine years"
//! of "began in 1970 … opened in 1979".

use super::point::{Point, Points, Value};
use super::step::{Step, Working};
use crate::extraction::{Kind, Timex};
use crate::language::Measures;
use crate::values::{Bound, Date, Interval, Number, Quantity};
use chrono::{Datelike, NaiveDate};

/// Dates that lie no farther apart than this, in sentences, are read together; others only where the words around one are the figure's.
const REACH: u32 = 1;
/// Each date is put together with so many behind it at most.
const PAIRED: usize = 32;

/// A date as far as it is printed: a year, a month or a day.
#[derive(Clone, Copy)]
struct Stop {
    at: u32,
    sentence: u32,
    year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
}

/// The first two dates of a source that lie as far apart as a figure says. `said_of` tells whether a date is said of what the figure is.
pub(super) fn between(measures: &Measures, a: &Point, source: &Points, mut said_of: impl FnMut(&Point) -> bool) -> Option<Step> {
    let (wanted, code) = match &a.value {
        Value::Amount(q, Some(m)) if m.per.is_none() => (*q, measures.unit(m.unit).code.as_str()),
        // "Renn, 54"
        Value::Amount(q, None) if a.kind == Kind::Age => (*q, "a"),
        _ => return None,
    };
    let length = matches!(a.kind, Kind::Duration | Kind::Age) && !a.loose && !a.passing;
    if !length || wanted.value < Number::whole(2) || !matches!(code, "a" | "mo" | "wk" | "d") {
        return None;
    }
    let stops: Vec<Stop> = (0_u32..).zip(&source.all).flat_map(|(at, p)| stops(at, p)).flatten().collect();
    for (n, first) in stops.iter().enumerate() {
        for last in stops.iter().skip(n + 1).take(PAIRED) {
            let near = last.sentence.abs_diff(first.sentence) <= REACH;
            let age = a.kind == Kind::Age;
            let forth = apart(code, age, &wanted, first, last).map(|value| (value, [last.at, first.at]));
            let made = forth.or_else(|| apart(code, age, &wanted, last, first).map(|value| (value, [first.at, last.at])));
            let Some((value, from)) = made else { continue };
            let mut tied = |stop: &Stop| source.all.get(stop.at as usize).is_some_and(&mut said_of);
            let (one, other) = (tied(first), tied(last));
            if (one || other) && (near || one && other) {
                let from = if first.at == last.at { vec![first.at] } else { from.to_vec() };
                return Some(Step { from, working: Working::Difference, value });
            }
        }
    }
    None
}

/// The dates of a time: one, or the two ends of a stretch.
fn stops(at: u32, p: &Point) -> [Option<Stop>; 2] {
    let Value::Time(time) = &p.value else { return [None, None] };
    let stop = |day: Option<NaiveDate>, date: &Date| {
        let told = Stop {
            at,
            sentence: p.sentence,
            year: date.year.or_else(|| day.map(|d| d.year())),
            month: date.month.map(u32::from).or_else(|| day.filter(|_| date.day.is_some() || fine(time)).map(|d| d.month())),
            day: date.day.map(u32::from).or_else(|| day.filter(|_| fine(time)).map(|d| d.day())),
        };
        (told.year.is_some() || told.month.is_some()).then_some(told)
    };
    let single = time.days.and_then(|d| d.single());
    match &time.end {
        Some(end) => [stop(None, &time.date), stop(None, end)],
        None if time.steps.is_some() && time.days.is_none() => [None, None],
        None => [stop(single.or(time.days.and_then(|d| d.from)), &time.date), None],
    }
}

/// Whether the day itself is known.
fn fine(time: &Timex) -> bool {
    time.days.is_some_and(|d| d.single().is_some())
}

/// How many units lie between two dates, where that is what a figure says.
fn apart(code: &str, age: bool, wanted: &Quantity, first: &Stop, last: &Stop) -> Option<Number> {
    // Two dates without a year are of one.
    let years = match (first.year, last.year) {
        (Some(x), Some(y)) => y.checked_sub(x)?,
        (None, None) => 0,
        _ => return None,
    };
    let months = || Some(i64::from(years) * 12 + i64::from(last.month?) - i64::from(first.month?));
    let day = |s: &Stop| NaiveDate::from_ymd_opt(s.year.unwrap_or(PLAIN), s.month?, s.day?);
    let days = || Some(day(last)?.signed_duration_since(day(first)?).num_days());
    let before = || first.day.zip(last.day).is_some_and(|(x, y)| y < x);
    // What may be said of it, the likeliest first.
    let [least, most] = match code {
        "a" => match months() {
            // An age is counted in whole years; a stretch of time may be rounded.
            Some(m) if age => [(m - i64::from(before())).div_euclid(12); 2],
            Some(m) => [(m - i64::from(before())).div_euclid(12), (m + 6).div_euclid(12)],
            None if age => [i64::from(years) - 1, i64::from(years)],
            None => [i64::from(years); 2],
        },
        // "from March to May" may be two months or three.
        "mo" => [months()? - i64::from(before()), months()? + i64::from(first.day.is_none())],
        "wk" => [days()?.div_euclid(7), (days()? + 1).div_euclid(7)],
        _ => [days()?, days()? + 1],
    };
    let said = |n: i64| n > 0 && holds(wanted, n);
    [most, least].into_iter().find(|&n| said(n)).map(Number::whole)
}

/// Whether so many are what is said: the very number, or what a bound or a round number allows.
fn holds(wanted: &Quantity, n: i64) -> bool {
    let n = Number::whole(n);
    if wanted.bound == Bound::Exactly && wanted.upper.is_none() {
        return wanted.value == n;
    }
    // "more than 20 years" of 60 is no fair word.
    let near = n.minus(wanted.value).and_then(|d| d.abs().times(Number::whole(NEAR))).is_some_and(|d| d <= n.abs());
    near && wanted.fair().meets(&Interval::point(n))
}

/// What a bound says lies within so many parts of what it is.
const NEAR: i64 = 5;

/// A year without a leap day.
const PLAIN: i32 = 2001;
