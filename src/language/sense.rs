//! What a word or phrase can mean.

use super::{Cue, FrameId, NounId, UnitId};
use crate::values::{Bound, Number, Weekday};
use serde::{Deserialize, Serialize};

/// The form of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// One of them.
    Singular,
    /// Two of them: شاحنتان.
    Dual,
    /// Several.
    Plural,
    /// A finite verb: "killed", أوقف.
    Verb,
    /// A verbal noun: "death", توقيف.
    Noun,
    /// A participle or adjective used of those concerned: "the dead", الموقوفون.
    Participle,
}

/// On which side of its number a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// "more than 70"
    Before,
    /// "70 or more"
    After,
}

/// A word that joins the ends of a range of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RangeWord {
    /// "between", بين
    Between,
    /// "from", من
    From,
    /// "to", إلى
    To,
    /// "and", و: after "between", and in lists
    And,
    /// "or", أو: "two or three"
    Or,
}

/// Which system a month's name belongs to. Names of the Gregorian year come in several: يونيو and حزيران are both June.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MonthName {
    /// January; يناير; also the Maghreb's جانفي.
    Western,
    /// كانون الثاني: names of the Levant and Iraq.
    Levantine,
    /// رمضان
    Hijri,
    /// فروردین
    Persian,
}

/// Words of time beside months and weekdays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeWord {
    /// today
    Today,
    /// yesterday
    Yesterday,
    /// the day before yesterday
    DayBeforeYesterday,
    /// tomorrow
    Tomorrow,
    /// the day after tomorrow
    DayAfterTomorrow,
    /// last, previous: before what it qualifies
    Last,
    /// next, coming: before what it qualifies
    Next,
    /// this, current: before what it qualifies
    This,
    /// الماضي: behind what it qualifies
    LastAfter,
    /// المقبل: behind what it qualifies
    NextAfter,
    /// الجاري: behind what it qualifies
    ThisAfter,
    /// after next, بعد المقبل: behind what it qualifies
    AfterNext,
    /// a stretch of the calendar in the plural: so many of it, not told how many
    Several,
    /// earlier: the part of a stretch that is over
    Earlier,
    /// later: the part of a stretch that is to come
    Later,
    /// by, until: before the last day of something; what is due may lie far ahead
    Due,
    /// two weeks
    Fortnight,
    /// the days of a week told by one of its days: "commencing", "beginning"
    Commencing,
    /// a school year marker
    School,
    /// the last of several, before or behind them: آخر, الأخير
    Final,
    /// ago: behind a duration
    Ago,
    /// قبل and منذ: before a duration
    AgoBefore,
    /// from now: behind a duration
    Hence,
    /// "in two weeks", بعد: before a duration
    HenceBefore,
    /// in, during, by: before a year or month
    In,
    /// on: before a day
    On,
    /// before, قبل
    Before,
    /// after, بعد
    After,
    /// since, منذ before a date
    Since,
    /// until, حتى
    Until,
    /// from (opens a range of time)
    From,
    /// to (joins the ends of a range of time)
    To,
    /// between
    Between,
    /// and (joins the ends after "between")
    And,
    /// early, مطلع
    Early,
    /// mid, منتصف
    Mid,
    /// late, end of, أواخر
    Late,
    /// the start of
    StartOf,
    /// the end of
    EndOf,
    /// weekend
    Weekend,
    /// spring
    Spring,
    /// summer
    Summer,
    /// autumn
    Autumn,
    /// winter
    Winter,
    /// half (of a year)
    HalfYear,
    /// quarter (of a year)
    QuarterYear,
    /// decade as a stretch of the calendar ("the decade")
    Decade,
    /// the letter that makes a year a decade: 1990s
    DecadeSuffix,
    /// century
    Century,
    /// the day word, as before a weekday or date: يوم
    Day,
    /// the month word before a month's name: شهر
    Month,
    /// the year word before a year: عام، سنة; "the year"
    Year,
    /// the week word
    Week,
    /// morning and other parts of the day, which carry no date of their own
    PartOfDay,
    /// tonight
    Tonight,
    /// noon
    Noon,
    /// midnight
    Midnight,
    /// every, each (makes a set)
    Every,
    /// o'clock, الساعة
    Clock,
    /// before noon
    Am,
    /// after noon
    Pm,
    /// at night, ليلا: before midnight for late hours, after it for early ones
    Night,
    /// إلا: the fraction of an hour that is wanting
    Less,
    /// "past", "minutes past": between minutes and their hour
    Past,
    /// "minutes to", "to": between minutes that are wanting and the hour
    Wanting,
    /// a time zone: GMT, local time
    Zone,
    /// AD, CE, م
    CommonEra,
    /// BC, ق.م
    BeforeCommonEra,
    /// AH, هـ
    HijriEra,
    /// a fiscal year marker
    Fiscal,
    /// "of" between a day and a month: من
    Of,
    /// corresponds to: الموافق
    Corresponding,
    /// now, currently
    Now,
}

impl TimeWord {
    /// Whether it names a day, a stretch of the calendar or an hour, or tells that a number does: one stands in every time that has no year or
    /// day in digits.
    #[must_use]
    pub const fn names(self) -> bool {
        !matches!(
            self,
            Self::Last
                | Self::Next
                | Self::This
                | Self::LastAfter
                | Self::NextAfter
                | Self::ThisAfter
                | Self::AfterNext
                | Self::Earlier
                | Self::Later
                | Self::Due
                | Self::Commencing
                | Self::Final
                | Self::Ago
                | Self::AgoBefore
                | Self::Hence
                | Self::HenceBefore
                | Self::In
                | Self::On
                | Self::Before
                | Self::After
                | Self::Since
                | Self::Until
                | Self::From
                | Self::To
                | Self::Between
                | Self::And
                | Self::Early
                | Self::Mid
                | Self::Late
                | Self::StartOf
                | Self::EndOf
                | Self::Every
                | Self::Less
                | Self::Wanting
                | Self::Of
        )
    }

    /// Whether a time can begin with it: "today", "last", "from". Others only stand inside of one or beside it: "of", "ago".
    #[must_use]
    pub const fn opens(self) -> bool {
        matches!(
            self,
            Self::Every
                | Self::From
                | Self::Between
                | Self::Early
                | Self::Mid
                | Self::Late
                | Self::StartOf
                | Self::EndOf
                | Self::Earlier
                | Self::Later
                | Self::AgoBefore
                | Self::HenceBefore
                | Self::Clock
                | Self::Noon
                | Self::Midnight
                | Self::Last
                | Self::Next
                | Self::This
                | Self::Final
                | Self::Day
                | Self::Week
                | Self::Month
                | Self::Year
                | Self::Decade
                | Self::Century
                | Self::Weekend
                | Self::HalfYear
                | Self::QuarterYear
                | Self::Fiscal
                | Self::School
                | Self::Spring
                | Self::Summer
                | Self::Autumn
                | Self::Winter
                | Self::Today
                | Self::Tonight
                | Self::Yesterday
                | Self::DayBeforeYesterday
                | Self::Tomorrow
                | Self::DayAfterTomorrow
        )
    }
}

/// A set of words of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct TimeSet(u128);

// One bit for each.
const _: () = assert!((TimeWord::Now as usize) < 128);

impl TimeSet {
    /// Whether it holds none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it holds the word.
    #[must_use]
    pub const fn has(self, word: TimeWord) -> bool {
        self.0 & 1 << (word as u8) != 0
    }

    /// Puts one more in.
    pub const fn add(&mut self, word: TimeWord) {
        self.0 |= 1 << (word as u8);
    }

    /// It as four numbers, the lowest first: how it is stored.
    pub(super) const fn parts(self) -> [u32; 4] {
        [self.0 as u32, (self.0 >> 32) as u32, (self.0 >> 64) as u32, (self.0 >> 96) as u32]
    }

    pub(super) const fn of_parts([a, b, c, d]: [u32; 4]) -> Self {
        Self(a as u128 | (b as u128) << 32 | (c as u128) << 64 | (d as u128) << 96)
    }
}

/// One thing that a word or phrase can mean; a word may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sense {
    /// A number word: "twelve", خمسة.
    Cardinal(Number),
    /// A number word that multiplies what stands before it: "hundred", "million", ألف. Alone it counts itself.
    Scale(Number),
    /// A letter or two glued to digits that multiply them: "5bn".
    ScaleSuffix(Number),
    /// A scale in the dual: ألفان, مليوني. The number is the whole (2000).
    ScaleDual(Number),
    /// Part of a whole: "half", ثلثا.
    Fraction(Number),
    /// Parts of a whole, behind how many of them: "thirds", أخماس.
    Parts(Number),
    /// A rank: "third", الثالثة.
    Ordinal(Number),
    /// A suffix that makes digits a rank: "3rd".
    OrdinalSuffix,
    /// Puts the number after it below nought: "minus".
    Minus,
    /// None of the noun behind it: "no deaths".
    NoneOf,
    /// The decimal mark as a word: "point", فاصلة.
    Point,
    /// May stand inside a number: "and" in "two hundred and five".
    Joiner,
    /// Between a part and its whole: "in" in "one in five", من كل.
    PartOf,
    /// Joins the ends of a range.
    Range(RangeWord),
    /// A vague count with its least and, where it has one, its most: "dozens", بضعة.
    Vague(Number, Option<Number>),
    /// A multiple: "doubled", "twice", ضعف.
    Multiple(Number),
    /// "times", مرات: makes the number before it a multiple.
    Times,
    /// A modifier of a number.
    Bound(Bound, Side),
    /// "nearly", قرابة: less than, and close to.
    Nearly,
    /// A unit of measure, money, percentage or time.
    Unit(UnitId),
    /// Makes the number beside it an age: "aged", "old".
    Age(Side),
    /// Whose age it is: "his" in "in his 20s".
    Possessor,
    /// Before what a rate is per: "per", لكل.
    Per,
    /// Per this unit: "a day", سنويا.
    PerUnit(UnitId),
    /// Per the noun that the phrase ends with: "a share".
    PerNoun,
    /// Two of a unit: يومين.
    UnitDual(UnitId),
    /// A month, 1 to 12.
    Month(u8, MonthName),
    /// A weekday.
    Weekday(Weekday),
    /// A word of time.
    Time(TimeWord),
    /// The decade of a century by its first year: "nineties" is 90.
    Decade(u8),
    /// A holiday or other named day by its place in the measures.
    Holiday(u16),
    /// A noun that is counted.
    Noun(NounId, Form),
    /// What is said of something: "died", "arrested", توقيف.
    Frame(FrameId, Form),
    /// A word that steers the reading: negation, partition, attribution, furniture …
    Cue(Cue),
}
