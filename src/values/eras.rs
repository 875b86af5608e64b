//! The Islamic and the Persian calendar, counted in days.

use super::Days;
use chrono::NaiveDate;

/// Chrono counts days from 31 December of the year before 1; this is that day's Julian day number.
const BEFORE_YEAR_ONE: i64 = 1_721_425;

/// A calendar beside the civil one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Era {
    /// The tabular Islamic calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of 30): "type II" of the four in use.
    /// Months begin by sight of the moon or by a state's own tables, so a day may lie up to two days off.
    Hijri,
    /// The Persian solar calendar by its cycle of 33 years, exact from 1178 to 1633 (1799 to 2254).
    Persian,
}

impl Era {
    /// The day of the civil calendar on which a date of this one falls; none when there is no such month, or no such day in any year.
    #[must_use]
    pub fn day(self, year: i32, month: u8, day: u8) -> Option<NaiveDate> {
        if !(1..=12).contains(&month) || day == 0 || day > self.longest(month) || !(1..=9999).contains(&year) {
            return None;
        }
        let (y, m, d) = (i64::from(year), i64::from(month), i64::from(day));
        let julian = match self {
            Self::Hijri => (11 * y + 3) / 30 + 354 * y + 30 * m - (m - 1) / 2 + d + 1_948_440 - 385,
            Self::Persian => {
                let before = if m <= 7 { 31 * (m - 1) } else { 30 * (m - 1) + 6 };
                365 * (y - 1) + (8 * (y - 1) + 29).div_euclid(33) + before + d + 1_948_319
            }
        };
        NaiveDate::from_num_days_from_ce_opt(i32::try_from(julian - BEFORE_YEAR_ONE).ok()?)
    }

    /// A month, to the day before the next one.
    #[must_use]
    pub fn month(self, year: i32, month: u8) -> Option<Days> {
        let next = if month == 12 { self.day(year + 1, 1, 1)? } else { self.day(year, month + 1, 1)? };
        Some(Days::between(self.day(year, month, 1)?, next.pred_opt()?))
    }

    /// A year.
    #[must_use]
    pub fn year(self, year: i32) -> Option<Days> {
        Some(Days::between(self.day(year, 1, 1)?, self.day(year + 1, 1, 1)?.pred_opt()?))
    }

    /// The year of this calendar in which a day of the civil one lies, give or take one.
    #[must_use]
    pub fn year_of(self, civil_year: i32) -> i32 {
        match self {
            Self::Hijri => civil_year.saturating_sub(622).saturating_mul(33) / 32,
            Self::Persian => civil_year.saturating_sub(621),
        }
    }

    /// The most days that a month can have. By sight of the moon any Islamic month can have thirty.
    const fn longest(self, month: u8) -> u8 {
        match self {
            Self::Persian if month <= 6 => 31,
            _ => 30,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn civil(y: i32, m: u32, d: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(y, m, d)
    }

    #[test]
    fn islamic_dates_fall_on_their_civil_days() {
        assert_eq!(Era::Hijri.day(1, 1, 1), civil(622, 7, 19)); // 16 July of the Julian calendar
        assert_eq!(Era::Hijri.day(1442, 12, 9), civil(2021, 7, 19));
        assert_eq!(Era::Hijri.day(1445, 9, 1), civil(2024, 3, 11));
        // The first day after a leap year.
        assert_eq!(Era::Hijri.day(1448, 1, 1), civil(2026, 6, 17));
        assert_eq!(Era::Hijri.day(1445, 13, 1), None);
        assert_eq!(Era::Hijri.day(1445, 1, 31), None);
        assert_eq!(Era::Hijri.month(1445, 9).unwrap().to, civil(2024, 4, 9));
    }

    #[test]
    fn persian_dates_fall_on_their_civil_days() {
        assert_eq!(Era::Persian.day(1399, 1, 1), civil(2020, 3, 20));
        assert_eq!(Era::Persian.day(1400, 1, 1), civil(2021, 3, 21));
        assert_eq!(Era::Persian.day(1403, 12, 30), civil(2025, 3, 20));
        assert_eq!(Era::Persian.day(1357, 11, 22), civil(1979, 2, 11));
        assert_eq!(Era::Persian.year(1400).unwrap().to, civil(2022, 3, 20));
    }

    #[test]
    fn the_year_of_another_calendar_is_found_to_within_one() {
        assert!((Era::Hijri.year_of(2021) - 1442).abs() <= 1);
        assert!((Era::Persian.year_of(2021) - 1400).abs() <= 1);
    }
}
