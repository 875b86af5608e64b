//! A time as its words say it, before the publication date settles where it lies.

use crate::extraction::MonthPair;
use crate::values::{Date, Era, Weekday};

/// A stretch of the calendar that relative words move by: last *week*, two *years* ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// Which one of several a word points at, from the publication date: last, this, next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    Last,
    This,
    Next,
    /// The one behind the next.
    AfterNext,
}

impl Which {
    /// How many units away: −1, 0, 1, 2.
    pub(super) const fn step(self) -> i32 {
        self as i32 - 1
    }
}

/// A part of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Mid,
    Late,
    Start,
    End,
    /// What of it is over on the publication date: "earlier this year".
    Over,
    /// What of it is to come: "later this year".
    ToCome,
}

/// A named part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slice {
    /// 1 to 4.
    Quarter(u8),
    /// 1 or 2.
    Half(u8),
    /// Spring, summer, autumn, winter: 0 to 3.
    Season(u8),
}

/// Fields of a date as they are printed, and how far from the publication date a field lies that a relative word gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Fields {
    /// What is printed.
    pub(super) date: Date,
    /// The week, month or year that a relative word gives: "of last year", من الشهر الجاري.
    pub(super) of: Option<(Unit, i32)>,
    /// Last, this or next of what the fields name: "last June", الأحد المقبل.
    pub(super) which: Option<Which>,
}

impl Fields {
    /// A year alone.
    pub(super) fn year(year: i32) -> Self {
        Self { date: Date { year: Some(year), ..Date::default() }, ..Self::default() }
    }
}

/// What a time names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// Fields of the civil calendar.
    Civil(Fields),
    /// Day and month that can be read either way round: 03/04/2021.
    Either(Date, Date),
    /// Fields of another calendar.
    Other(Era, Fields),
    /// A quarter, half or season; of the fields, only year, `of` and `which` are set.
    Slice(Slice, Fields),
    /// A fiscal or school year by the year it is named for.
    Fiscal(Bookkeeping, i32),
    /// A fiscal or school year so many from the present one.
    FiscalShift(Bookkeeping, i32),
    /// The first (positive) or last so many of a stretch: "the first nine months of 2021".
    Several(Unit, i32, Fields),
    /// The n-th weekday after or, when negative, before a day: "the third Tuesday after Christmas", "two Fridays ago".
    NthFrom(i8, Weekday, Origin),
    /// So many days, weeks, months or years from a day on: "for three days from 12 May".
    Run(Unit, i32, Origin),
    /// The week of a day.
    WeekOf(Origin),
    /// Ten years from a year.
    Decade(i32),
    /// 16 is the sixteenth century; negative before our era.
    Century(i32),
    /// Last week, today, next year.
    Shift(Unit, i32),
    /// The last (negative) or next so many.
    Window(Unit, i32),
    /// So many ago (negative) or from now.
    Apart(Unit, i32),
    /// The n-th of its kind within a month or year: "the first Monday of May", "the last week of 2016". Negative from the end.
    Nth(i8, Kind, Fields),
    /// A feast by its place in the measures; of the fields, only year, `of` and `which` are set.
    Holiday(u16, Fields),
    /// So many before (negative) or after another day: "three days after 12 January".
    Off(Unit, i32, Origin),
    /// A time of day.
    Clock(Clock),
}

/// A year that does not begin in January.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bookkeeping {
    Fiscal,
    School,
}

/// The day that [`When::Off`] counts from, or that a week is told by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Civil(Fields),
    /// So many days from the publication date.
    Day(i32),
    Holiday(u16, Fields),
}

/// What [`When::Nth`] counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Day,
    Week,
    Weekday(Weekday),
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: Option<u8>,
    pub(super) second: Option<u8>,
}

/// A time as its words say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    /// The first token; behind the one asked for when a preposition was passed over.
    pub(super) start: usize,
    /// The place behind the last token.
    pub(super) end: usize,
    /// What it names.
    pub(super) when: When,
    /// Early, mid, late.
    pub(super) part: Option<Part>,
    /// Two names of one month.
    pub(super) pair: Option<MonthPair>,
}

impl Reading {
    /// One that names this and nothing beside it.
    pub(super) const fn new(start: usize, end: usize, when: When) -> Self {
        Self { start, end, when, part: None, pair: None }
    }

    /// The civil fields, when it has some.
    pub(super) const fn civil(&self) -> Option<&Fields> {
        match &self.when {
            When::Civil(f) => Some(f),
            _ => None,
        }
    }
}
