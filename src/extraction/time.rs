//! A time as it was read.

use crate::values::{Date, Days, Grain};

/// Two names of months printed as one: يونيو/حزيران.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MonthPair {
    /// The month of the first name.
    pub first: u8,
    /// The month of the second name.
    pub second: u8,
    /// The tokens of both names and what stands between.
    pub tokens: (u32, u32),
}

/// The end of a stretch of time that is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Open {
    /// "until 2018": where it begins is not told.
    First,
    /// "before 2018": the same, and it ends before that begins.
    Before,
    /// "since August": where it ends is not told.
    Last,
}

/// A date, interval, time of day or set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timex {
    /// The TIMEX3 value: `2024-11-21`, `XXXX-WXX-3`, `P18M`; ranges `FROM/TO`; two readings joined by `|`.
    pub value: String,
    /// The first (or only) date with the fields that were printed.
    pub date: Date,
    /// The last date of an interval with the fields that were printed.
    pub end: Option<Date>,
    /// How much of the calendar it names.
    pub grain: Grain,
    /// The days it stands for, when they can be told.
    pub days: Option<Days>,
    /// A second reading: 03/04/2021 as 4 March beside 3 April.
    pub other: Option<Days>,
    /// Whether it says where it lies only from the publication date: "last month", "on Wednesday".
    pub relative: bool,
    /// How many stretches it lies from the day that it is told from, where that is all it says: "last year" is a year back, -1.
    pub steps: Option<(Grain, i32)>,
    /// Whether the year was not printed but inferred from the publication date.
    pub year_inferred: bool,
    /// Whether the calendar is the Hijri one (the days are Gregorian, give or take two).
    pub hijri: bool,
    /// Two names of one month.
    pub month_pair: Option<MonthPair>,
    /// The date is one end of a stretch whose other end is not told.
    pub open: Option<Open>,
}
