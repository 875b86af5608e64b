//! A number or a time as it was read.

use super::Timex;
use crate::language::{NounId, UnitId, Word};
use crate::text::ProseSpan;
use crate::values::Quantity;
use std::ops::Range;

/// What a mention is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A bare number.
    Number,
    /// A count of something or a measure.
    Quantity,
    /// A sum of money.
    Money,
    /// A percentage or percentage points.
    Percent,
    /// A fraction: "half", "two in five".
    Fraction,
    /// A rank.
    Ordinal,
    /// An age of a person.
    Age,
    /// Two bare numbers as the ends of a range.
    Range,
    /// A length of time.
    Duration,
    /// A day, week, month, year …
    Date,
    /// A stretch of time with two ends.
    Interval,
    /// A time of day.
    Time,
    /// A repeated time: every Monday.
    Set,
    /// A number that is a name: F-35, page 3, a score. Shown by `extract --all` only, never compared.
    Designator,
}

impl Kind {
    /// Its name in every format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Quantity => "quantity",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Fraction => "fraction",
            Self::Ordinal => "ordinal",
            Self::Age => "age",
            Self::Range => "range",
            Self::Duration => "duration",
            Self::Date => "date",
            Self::Interval => "interval",
            Self::Time => "time",
            Self::Set => "set",
            Self::Designator => "designator",
        }
    }

    /// Whether it is a time rather than an amount.
    #[must_use]
    pub const fn is_time(self) -> bool {
        matches!(self, Self::Date | Self::Interval | Self::Time | Self::Set)
    }
}

/// What a rate is per.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Per {
    /// A unit: a barrel, a day, an hour.
    Unit(UnitId),
    /// A noun: a share, a head.
    Noun(Word),
}

/// The unit of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Measure {
    /// The unit.
    pub unit: UnitId,
    /// What it is per, for rates.
    pub per: Option<Per>,
}

/// The counted noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The token of the head noun.
    pub token: u32,
    /// The lemma's word.
    pub lemma: Word,
    /// The noun of the pack, when it is one.
    pub noun: Option<NounId>,
    /// The tokens between number and head noun, and the head's other modifiers.
    pub modifiers: Vec<u32>,
}

/// A property of a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Trait {
    /// "the 12", الطائرات الـ 25: refers back.
    Definite = 1,
    /// Read off a noun in the dual: شخصان.
    Dual = 2,
    /// Written in digits.
    Digits = 4,
    /// A vague class: dozens.
    Vague = 8,
    /// A multiple: doubled, three times.
    Multiple = 16,
    /// A tally: 52-48.
    Tally = 32,
    /// Per unit of something: "each", "per share".
    Rate = 64,
    /// One end of a range or list that took its scale or unit from another number.
    Carried = 128,
    /// Read off a bare singular or a pair word: "a pair", زوج.
    Pair = 256,
    /// A range whose lower end is above its upper: kept as printed.
    Reversed = 512,
}

/// A set of [`Trait`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Traits(u16);

impl Traits {
    /// With one more.
    #[must_use]
    pub const fn with(self, t: Trait) -> Self {
        Self(self.0 | t as u16)
    }

    /// Whether it holds this one.
    #[must_use]
    pub const fn has(self, t: Trait) -> bool {
        self.0 & t as u16 != 0
    }
}

/// A number or a time as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The whole, with unit, noun and modifier: "more than 70 animals".
    pub span: ProseSpan,
    /// The same in tokens.
    pub tokens: Range<u32>,
    /// The tokens of the number alone.
    pub number: Range<u32>,
    /// The sentence, by place.
    pub sentence: u32,
    /// What it is.
    pub kind: Kind,
    /// The amount; none for designators, and of times only how long ago a date is: "35 years ago". In the unit's own terms (`%` → 62, money → units of the currency, "5bn" → 5,000,000,000).
    pub quantity: Option<Quantity>,
    /// The unit; none for counts.
    pub measure: Option<Measure>,
    /// The counted noun.
    pub counted: Option<Counted>,
    /// The time; for dates, intervals, times of day and sets.
    pub time: Option<Timex>,
    /// Properties.
    pub traits: Traits,
}
