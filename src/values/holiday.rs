//! Days that a year has by a rule: fixed, on a weekday, counted from Easter, of the Islamic or the Hebrew calendar.

use super::{Days, Era, Weekday};
use chrono::{Datelike, NaiveDate, TimeDelta};

/// A rule that gives a day in each year.
///
/// Written as `12-25` (fixed), `11-22 TH` (the first Thursday from that day on, which makes it the fourth of November), `easter`,
/// `orthodox-easter`, `hebrew-new-year`, `kislev` (the first day of that month), `hijri 10-01`; each with days to add: `easter -2`.
/// Weekdays are those of RFC 5545.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearDay {
    base: Base,
    add: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    Fixed(u8, u8),
    From(u8, u8, Weekday),
    Easter,
    OrthodoxEaster,
    HebrewNewYear,
    Kislev,
    Hijri(u8, u8),
}

impl YearDay {
    /// Reads a rule; none when it is no such rule.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace().peekable();
        let first = words.next()?;
        let base = match first {
            "easter" => Base::Easter,
            "orthodox-easter" => Base::OrthodoxEaster,
            "hebrew-new-year" => Base::HebrewNewYear,
            "kislev" => Base::Kislev,
            "hijri" => {
                let (month, day) = month_and_day(words.next()?)?;
                Base::Hijri(month, day)
            }
            _ => {
                let (month, day) = month_and_day(first)?;
                match words.peek().and_then(|w| weekday(w)) {
                    Some(weekday) => {
                        words.next();
                        Base::From(month, day, weekday)
                    }
                    None => Base::Fixed(month, day),
                }
            }
        };
        let add = words.next().map_or(Some(0), |n| n.parse().ok().filter(|n: &i64| n.abs() <= 366))?;
        words.next().is_none().then_some(Self { base, add })
    }

    /// The day in a year of the civil calendar. An Islamic day that a year has twice is given once.
    #[must_use]
    pub fn in_year(&self, year: i32) -> Option<NaiveDate> {
        let day = match self.base {
            Base::Fixed(m, d) => NaiveDate::from_ymd_opt(year, m.into(), d.into())?,
            Base::From(m, d, weekday) => {
                let first = NaiveDate::from_ymd_opt(year, m.into(), d.into())?;
                let ahead = i64::from(weekday.number()) - i64::from(Weekday::of(first).number());
                plus(first, ahead.rem_euclid(7))?
            }
            Base::Easter => easter(year)?,
            Base::OrthodoxEaster => orthodox_easter(year)?,
            Base::HebrewNewYear => hebrew_new_year(year)?,
            Base::Kislev => kislev(year)?,
            Base::Hijri(m, d) => {
                let guess = Era::Hijri.year_of(year);
                (guess - 1..=guess + 1).filter_map(|y| Era::Hijri.day(y, m, d)).find(|day| day.year() == year)?
            }
        };
        plus(day, self.add)
    }

    /// Month and day, when the rule gives the same ones in every year.
    #[must_use]
    pub const fn fixed(&self) -> Option<(u8, u8)> {
        match self.base {
            Base::Fixed(m, d) if self.add == 0 => Some((m, d)),
            _ => None,
        }
    }
}

/// A feast or other named day, and the days it lasts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// What gives its first day in a year.
    pub rule: Option<YearDay>,
    /// Another rule, where another country keeps it on another day.
    pub also: Option<YearDay>,
    /// First days of single years, where no rule gives them.
    pub listed: Vec<NaiveDate>,
    /// How many days it lasts.
    pub length: u16,
}

impl Holiday {
    /// Its days in a year.
    #[must_use]
    pub fn in_year(&self, year: i32) -> Option<Days> {
        let first = match self.rule {
            Some(rule) => rule.in_year(year),
            None => self.listed.iter().copied().find(|d| d.year() == year),
        };
        self.run(first?)
    }

    /// Its days in a year where it is kept by the other rule.
    #[must_use]
    pub fn elsewhere(&self, year: i32) -> Option<Days> {
        self.run(self.also?.in_year(year)?)
    }

    fn run(&self, first: NaiveDate) -> Option<Days> {
        Some(Days::between(first, plus(first, i64::from(self.length.max(1)) - 1)?))
    }
}

fn plus(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_signed(TimeDelta::days(days))
}

fn month_and_day(text: &str) -> Option<(u8, u8)> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((month, day))
}

fn weekday(code: &str) -> Option<Weekday> {
    let place = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].iter().position(|c| *c == code)?;
    Some(Weekday::ALL[place])
}

/// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
fn easter(year: i32) -> Option<NaiveDate> {
    if !(1583..=9999).contains(&year) {
        return None;
    }
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let n = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

/// Easter Sunday of the Julian calendar, by its day in the Gregorian one.
fn orthodox_easter(year: i32) -> Option<NaiveDate> {
    if !(1583..=9999).contains(&year) {
        return None;
    }
    let (a, b, c) = (year % 4, year % 7, year % 19);
    let d = (19 * c + 15) % 30;
    let n = d + (2 * a + 4 * b - d + 34) % 7 + 114;
    let julian = NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)?;
    plus(julian, i64::from(year / 100 - year / 400 - 2))
}

/// Days from the Hebrew epoch to the new moon that opens a Hebrew year, put off by the first rule.
fn elapsed(hebrew: i64) -> i64 {
    let months = (235 * hebrew - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * months;
    let day = 29 * months + parts.div_euclid(25_920);
    if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
}

/// The day, counted from the year 1, on which a Hebrew year begins.
fn new_year(hebrew: i64) -> i64 {
    let (before, this, next) = (elapsed(hebrew - 1), elapsed(hebrew), elapsed(hebrew + 1));
    let put_off = match (next - this, this - before) {
        (356, _) => 2,
        (_, 382) => 1,
        _ => 0,
    };
    this + put_off - 1_373_427
}

/// The Hebrew year that begins in the autumn of a civil one.
fn hebrew_of(year: i32) -> Option<i64> {
    (1..=9999).contains(&year).then_some(i64::from(year) + 3761)
}

fn hebrew_new_year(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(new_year(hebrew_of(year)?)).ok()?)
}

/// Cheshvan has 30 days in the long years only.
fn kislev(year: i32) -> Option<NaiveDate> {
    let hebrew = hebrew_of(year)?;
    let long = (new_year(hebrew + 1) - new_year(hebrew)) % 10 == 5;
    plus(hebrew_new_year(year)?, 59 + i64::from(long))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(rule: &str, year: i32) -> String {
        YearDay::parse(rule).unwrap().in_year(year).unwrap().to_string()
    }

    #[test]
    fn rules_give_their_days() {
        for (rule, year, want) in [
            ("12-25", 2020, "2020-12-25"),
            ("11-22 TH", 2024, "2024-11-28"),
            ("05-25 MO", 2023, "2023-05-29"),
            ("easter", 2024, "2024-03-31"),
            ("easter -2", 2000, "2000-04-21"),
            ("orthodox-easter", 2024, "2024-05-05"),
            ("orthodox-easter", 1999, "1999-04-11"),
            ("hebrew-new-year", 2023, "2023-09-16"),
            ("hebrew-new-year -163", 2024, "2024-04-23"),
            ("kislev +24", 2023, "2023-12-08"),
            ("kislev +24", 2024, "2024-12-26"),
            ("hijri 10-01", 2024, "2024-04-10"),
        ] {
            assert_eq!(day(rule, year), want, "{rule} {year}");
        }
    }

    /// The earliest, the latest and those in between, among them years that only the last term of the reckoning moves (1954, 1981, 2049).
    #[test]
    fn easter_falls_on_its_days() {
        let days = "1818-03-22 1886-04-25 1943-04-25 1954-04-18 1981-04-19 2001-04-15 2002-03-31 2003-04-20 2004-04-11 2005-03-27 2006-04-16 \
                    2007-04-08 2008-03-23 2009-04-12 2010-04-04 2011-04-24 2012-04-08 2013-03-31 2014-04-20 2015-04-05 2016-03-27 2017-04-16 \
                    2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 2025-04-20 2038-04-25 2049-04-18 2076-04-19 2285-03-22";
        for want in days.split_whitespace() {
            assert_eq!(day("easter", want[..4].parse().unwrap()), want);
        }
    }

    #[test]
    fn what_is_no_rule_is_refused() {
        for text in ["", "13-01", "12-25 XX", "easter monday", "12-25 +1 +1", "hijri", "easter 1000"] {
            assert_eq!(YearDay::parse(text), None, "{text}");
        }
    }

    #[test]
    fn no_year_makes_it_panic() {
        for rule in ["02-29", "11-22 TH", "easter", "orthodox-easter", "hebrew-new-year", "kislev", "hijri 01-01 -300"] {
            for year in [i32::MIN, -262_143, -1, 0, 1, 9999, 262_142, i32::MAX] {
                let day = YearDay::parse(rule).unwrap().in_year(year);
                assert!(day.is_none_or(|d| (d.year() - year).abs() <= 1));
            }
        }
    }
}
