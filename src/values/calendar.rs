//! The civil calendar: dates with the fields that were printed, and the days they may stand for.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weekday {
    /// 1 in ISO 8601.
    Monday,
    /// 2
    Tuesday,
    /// 3
    Wednesday,
    /// 4
    Thursday,
    /// 5
    Friday,
    /// 6
    Saturday,
    /// 7
    Sunday,
}

impl Weekday {
    /// All, Monday first.
    pub const ALL: [Self; 7] = [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];

    /// 1 (Monday) to 7 (Sunday), as ISO 8601 counts.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// From 1 (Monday) to 7 (Sunday).
    #[must_use]
    pub fn from_number(n: u8) -> Option<Self> {
        Self::ALL.get(usize::from(n).checked_sub(1)?).copied()
    }

    /// Of a day.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self::ALL[day.weekday().num_days_from_monday() as usize]
    }

    /// So many days later; earlier where they are negative.
    #[must_use]
    pub fn after(self, days: i64) -> Self {
        Self::ALL[((self as i64) + days.rem_euclid(7)).rem_euclid(7) as usize]
    }
}

/// How much of the calendar a date names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// One day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A date with the fields that were printed. It need not exist: "31 June" is kept as printed, so that a check can say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Date {
    /// The year, when printed or told by a relative word.
    pub year: Option<i32>,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month as printed.
    pub day: Option<u8>,
    /// The weekday as printed.
    pub weekday: Option<Weekday>,
}

impl Date {
    /// The days it stands for, when year and what follows are known and exist.
    #[must_use]
    pub fn days(&self) -> Option<Days> {
        match (self.year, self.month, self.day) {
            (Some(y), Some(m), Some(d)) => Days::day(y, m, d),
            (Some(y), Some(m), None) => Days::month(y, m),
            (Some(y), None, None) => Days::year(y),
            _ => None,
        }
    }

    /// Whether day and month can occur together in the year printed, or in any year where none is.
    #[must_use]
    pub fn exists(&self) -> bool {
        let (Some(m), Some(d)) = (self.month, self.day) else { return self.month.is_none_or(|m| (1..=12).contains(&m)) };
        NaiveDate::from_ymd_opt(self.year.unwrap_or(2000), u32::from(m), u32::from(d)).is_some()
    }
}

/// A stretch of days, both ends inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days {
    /// The first day; none for an open beginning.
    pub from: Option<NaiveDate>,
    /// The last day; none for an open end.
    pub to: Option<NaiveDate>,
}

impl Days {
    /// From one day to another.
    #[must_use]
    pub const fn between(from: NaiveDate, to: NaiveDate) -> Self {
        Self { from: Some(from), to: Some(to) }
    }

    /// One day.
    #[must_use]
    pub const fn of(day: NaiveDate) -> Self {
        Self::between(day, day)
    }

    /// A day that exists.
    #[must_use]
    pub fn day(year: i32, month: u8, day: u8) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day)).map(Self::of)
    }

    /// A month.
    #[must_use]
    pub fn month(year: i32, month: u8) -> Option<Self> {
        let from = NaiveDate::from_ymd_opt(year, u32::from(month), 1)?;
        Some(Self::between(from, from.checked_add_months(Months::new(1))?.pred_opt()?))
    }

    /// A year.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        Some(Self::between(NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?))
    }

    /// Whether some day lies in both.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let before = |a: Option<NaiveDate>, b: Option<NaiveDate>| a.zip(b).is_none_or(|(a, b)| a <= b);
        before(self.from, other.to) && before(other.from, self.to)
    }

    /// Whether every day of `other` lies in this one.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        let low = self.from.is_none_or(|a| other.from.is_some_and(|b| a <= b));
        let high = self.to.is_none_or(|a| other.to.is_some_and(|b| a >= b));
        low && high
    }

    /// The only day it holds.
    #[must_use]
    pub fn single(&self) -> Option<NaiveDate> {
        self.from.filter(|f| self.to == Some(*f))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_go_round() {
        assert_eq!(Weekday::Saturday.after(2), Weekday::Monday);
        assert_eq!(Weekday::Monday.after(-8), Weekday::Sunday);
        assert_eq!(Weekday::Friday.after(7_000_000), Weekday::Friday);
    }

    #[test]
    fn thirty_first_of_june_does_not_exist() {
        let date = |year, month, day| Date { year, month: Some(month), day: Some(day), weekday: None };
        assert!(!date(None, 6, 31).exists());
        assert!(date(None, 2, 29).exists());
        assert!(!date(Some(2023), 2, 29).exists());
        assert!(date(Some(2024), 2, 29).exists());
    }

    #[test]
    fn a_month_runs_to_its_last_day() {
        let feb = Days::month(2024, 2).unwrap();
        assert_eq!(feb.to, NaiveDate::from_ymd_opt(2024, 2, 29));
        assert!(Days::year(2024).unwrap().holds(&feb));
        assert!(!feb.holds(&Days::year(2024).unwrap()));
    }

    #[test]
    fn weekdays_count_from_monday() {
        assert_eq!(Weekday::of(NaiveDate::from_ymd_opt(2024, 11, 21).unwrap()), Weekday::Thursday);
        assert_eq!(Weekday::from_number(0), None);
        assert_eq!(Weekday::from_number(7), Some(Weekday::Sunday));
    }
}
