//! A printed number: its value, the precision it was stated with, its bound.

use super::{Interval, Number};
use serde::{Deserialize, Serialize};

/// The modifier a number was printed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// No modifier.
    #[default]
    Exactly,
    /// "about", نحو.
    About,
    /// "at least", ما لا يقل عن.
    AtLeast,
    /// "up to", ما يصل إلى.
    AtMost,
    /// "more than", أكثر من.
    MoreThan,
    /// "fewer than", "nearly", أقل من.
    LessThan,
}

impl Bound {
    /// Its name in every format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exactly => "exactly",
            Self::About => "about",
            Self::AtLeast => "at-least",
            Self::AtMost => "at-most",
            Self::MoreThan => "more-than",
            Self::LessThan => "less-than",
        }
    }

    /// Whether it leaves the upper end open ("at least", "more than").
    #[must_use]
    pub const fn is_floor(self) -> bool {
        matches!(self, Self::AtLeast | Self::MoreThan)
    }

    /// Whether it leaves the lower end open ("up to", "fewer than").
    #[must_use]
    pub const fn is_ceiling(self) -> bool {
        matches!(self, Self::AtMost | Self::LessThan)
    }
}

/// A number as printed, in its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantity {
    /// The value; the low end of a range.
    pub value: Number,
    /// The high end of a range.
    pub upper: Option<Number>,
    /// The modifier.
    pub bound: Bound,
    /// The unit of the last stated digit: 100,000 for "1.2 million"; 1 for "10,000" in digits. Nought for a value that is exact
    /// by nature (a fraction word, a dual).
    pub precision: Number,
    /// The words by which it was stated are scaled ("10 thousand", "1.2 million"): its last stated digit is not the unit.
    pub scaled: bool,
    /// "nearly", قرابة: below the value, and close to it. Goes with [`Bound::LessThan`].
    pub close: bool,
}

/// A hedge ("about", نحو) is taken to reach a tenth of the value to either side.
const HEDGE: i64 = 10;

impl Quantity {
    /// A whole number stated to the unit.
    #[must_use]
    pub const fn whole(n: i64) -> Self {
        Self { value: Number::whole(n), upper: None, bound: Bound::Exactly, precision: Number::ONE, scaled: false, close: false }
    }

    /// A value with the precision it was stated with.
    #[must_use]
    pub const fn stated(value: Number, precision: Number) -> Self {
        Self { value, upper: None, bound: Bound::Exactly, precision, scaled: false, close: false }
    }

    /// The high end, or the value where it is no range.
    #[must_use]
    pub fn high(&self) -> Number {
        self.upper.unwrap_or(self.value)
    }

    /// What was printed, as an interval: "5.2 billion" is 5.15 to 5.25 billion, "more than 70" is above 70, a count in plain digits
    /// or words is itself. Round numbers in plain digits ("10,000") are taken at their word here; [`Quantity::agrees`] is more lenient.
    #[must_use]
    pub fn interval(&self) -> Interval {
        let half = if self.scaled || !self.value.is_whole() || !self.high().is_whole() { self.precision.half() } else { Number::ZERO };
        let stated = Interval::closed(self.value, self.high()).widened(half);
        let hedge = || self.high().abs().divide(Number::whole(HEDGE)).unwrap_or(Number::ZERO);
        match self.bound {
            Bound::Exactly => stated,
            Bound::About => stated.widened(hedge()),
            Bound::AtLeast => Interval { high: None, ..stated },
            Bound::MoreThan => Interval { low: Some(self.value), high: None, above: true, below: false },
            Bound::AtMost => Interval { low: None, ..stated },
            Bound::LessThan if self.close => {
                Interval { low: self.value.minus(hedge()), high: Some(self.high()), above: false, below: false }
            }
            Bound::LessThan => Interval { low: None, high: Some(self.high()), above: false, below: true },
        }
    }

    /// What a fair reader may take it for: the interval, and for a round number of 100 and more the half unit of its last digit that
    /// is not nought, though at most a twentieth of it: 41,000 stands for 41,300 and 10,000 for 10,400, but 40 does not stand for 42
    /// nor 1,000 for 1,400.
    #[must_use]
    pub fn fair(&self) -> Interval {
        let mut interval = self.interval();
        let rounded = |n: Number| {
            if n.abs() < Number::whole(100) {
                return Number::ZERO;
            }
            let twentieth = n.abs().divide(Number::whole(20)).unwrap_or(Number::ZERO);
            n.trailing_unit().half().min(twentieth)
        };
        // Plain odd digits ("1,089") leave no room for rounding: their last digit that is not nought is the unit.
        let slack = |n: Number| if n.trailing_unit() <= Number::ONE && n.is_whole() { Number::ZERO } else { rounded(n) };
        if let Some(low) = interval.low {
            interval.low = low.min(self.value.minus(slack(self.value)).unwrap_or(low)).into();
        }
        if let Some(high) = interval.high {
            interval.high = high.max(self.high().plus(slack(self.high())).unwrap_or(high)).into();
        }
        if self.bound == Bound::MoreThan && slack(self.value) > Number::ZERO {
            interval.above = false;
        }
        interval
    }

    /// Whether some fair reading lets both be right.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        self.fair().meets(&other.fair())
    }

    /// Whether a floor is true of a value to the letter, and more than so many times below it: "at least three" of 30. Nobody would write it.
    #[must_use]
    pub fn falls_short(&self, of: Number, times: Number) -> bool {
        self.bound.is_floor() && self.value.times(times).is_some_and(|most| of > most)
    }

    /// In another unit: multiplied by a positive factor.
    #[must_use]
    pub fn scaled_by(&self, factor: Number) -> Option<Self> {
        let upper = match self.upper {
            Some(u) => Some(u.times(factor)?),
            None => None,
        };
        Some(Self { value: self.value.times(factor)?, upper, precision: self.precision.times(factor)?, ..*self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(value: &str, precision: &str) -> Quantity {
        Quantity { scaled: true, ..Quantity::stated(Number::parse(value).unwrap(), Number::parse(precision).unwrap()) }
    }
    fn bound(n: i64, bound: Bound) -> Quantity {
        Quantity { bound, ..Quantity::whole(n) }
    }

    #[test]
    fn billions_are_as_exact_as_printed() {
        assert!(stated("5.2e9", "1e8").agrees(&stated("5.16e9", "1e7")));
        assert!(!stated("5.2e9", "1e8").agrees(&stated("5.7e9", "1e8")));
        assert!(stated("5e9", "1e9").agrees(&stated("5.06e9", "1e7")));
    }

    #[test]
    fn nearly_five_is_four_point_nine_six_and_not_six() {
        let nearly = Quantity { bound: Bound::LessThan, close: true, ..stated("5e9", "1e9") };
        assert!(nearly.agrees(&stated("4.96e9", "1e7")));
        assert!(!nearly.agrees(&stated("4.1e9", "1e7")));
    }

    #[test]
    fn counts_are_exact_below_a_hundred_and_round_above() {
        assert!(!Quantity::whole(12).agrees(&Quantity::whole(9)));
        assert!(!Quantity::whole(40).agrees(&Quantity::whole(42)));
        assert!(Quantity::whole(41_000).agrees(&Quantity::whole(41_300)));
        assert!(!Quantity::whole(41_000).agrees(&Quantity::whole(43_300)));
        assert!(!Quantity::whole(1_000).agrees(&Quantity::whole(1_400)));
    }

    #[test]
    fn bounds_bind_on_one_side() {
        assert!(!bound(40, Bound::AtLeast).agrees(&Quantity::whole(35)));
        assert!(bound(70, Bound::MoreThan).agrees(&bound(75, Bound::About)));
        assert!(!bound(70, Bound::MoreThan).agrees(&Quantity::whole(70)));
        assert!(bound(25, Bound::AtMost).agrees(&Quantity::whole(20)));
    }
}
