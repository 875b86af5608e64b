//! Intervals of values with open or closed ends.

use super::Number;

/// All values between two ends; a missing end is unbounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The lower end.
    pub low: Option<Number>,
    /// The upper end.
    pub high: Option<Number>,
    /// Whether the lower end itself lies outside ("more than 70").
    pub above: bool,
    /// Whether the upper end itself lies outside ("fewer than 70").
    pub below: bool,
}

impl Interval {
    /// Both ends inside.
    #[must_use]
    pub const fn closed(low: Number, high: Number) -> Self {
        Self { low: Some(low), high: Some(high), above: false, below: false }
    }

    /// One value.
    #[must_use]
    pub const fn point(value: Number) -> Self {
        Self::closed(value, value)
    }

    /// Whether some value lies in both.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        fn ordered(low: &Interval, high: &Interval) -> bool {
            match (low.low, high.high) {
                (Some(l), Some(h)) => l < h || l == h && !low.above && !high.below,
                _ => true,
            }
        }
        ordered(self, other) && ordered(other, self)
    }

    /// Whether every value of `other` lies in this one.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        let low = match (self.low, other.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a < b || a == b && (!self.above || other.above),
        };
        let high = match (self.high, other.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a > b || a == b && (!self.below || other.below),
        };
        low && high
    }

    /// All sums of a value of each.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let add = |a: Option<Number>, b: Option<Number>| a.zip(b).and_then(|(a, b)| a.plus(b));
        Self {
            low: add(self.low, other.low),
            high: add(self.high, other.high),
            above: self.above || other.above,
            below: self.below || other.below,
        }
    }

    /// All differences of a value of this and one of the other.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        let flipped =
            Self { low: other.high.map(Number::negated), high: other.low.map(Number::negated), above: other.below, below: other.above };
        self.plus(&flipped)
    }

    /// All products, for intervals that do not reach below nought; unbounded where they do.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let positive = |i: &Self| i.low.is_some_and(|l| !l.is_negative());
        if !positive(self) || !positive(other) {
            return Self { low: None, high: None, above: false, below: false };
        }
        let multiply = |a: Option<Number>, b: Option<Number>| a.zip(b).and_then(|(a, b)| a.times(b));
        let high = multiply(self.high, other.high);
        // Nought times anything is nought, whether the other's end lies inside or not.
        let nought = self.holds_nought() || other.holds_nought();
        Self {
            low: multiply(self.low, other.low),
            high,
            above: !nought && (self.above || other.above),
            below: high != Some(Number::ZERO) && (self.below || other.below),
        }
    }

    /// All quotients, for intervals above nought; unbounded where the divisor reaches nought.
    #[must_use]
    pub fn over(&self, other: &Self) -> Self {
        if self.low.is_none_or(Number::is_negative) || other.low.is_none_or(|l| l <= Number::ZERO) {
            return Self { low: None, high: None, above: false, below: false };
        }
        let divide = |a: Option<Number>, b: Option<Number>| a.zip(b).and_then(|(a, b)| a.divide(b));
        let high = divide(self.high, other.low);
        Self {
            low: if other.high.is_none() { Some(Number::ZERO) } else { divide(self.low, other.high) },
            high,
            above: !self.holds_nought() && (self.above || other.below),
            below: high != Some(Number::ZERO) && (self.below || other.above),
        }
    }

    /// Whether nought is its lowest value.
    fn holds_nought(&self) -> bool {
        self.low == Some(Number::ZERO) && !self.above
    }

    /// Multiplied by a positive factor.
    #[must_use]
    pub fn scaled(&self, factor: Number) -> Self {
        let by = |n: Option<Number>| n.and_then(|n| n.times(factor));
        Self { low: by(self.low), high: by(self.high), ..*self }
    }

    /// Wider by `slack` on both sides, ends inside.
    #[must_use]
    pub fn widened(&self, slack: Number) -> Self {
        Self { low: self.low.and_then(|l| l.minus(slack)), high: self.high.and_then(|h| h.plus(slack)), above: false, below: false }
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        Self {
            low: self.low.zip(other.low).map(|(a, b)| a.min(b)),
            high: self.high.zip(other.high).map(|(a, b)| a.max(b)),
            above: self.above && other.above,
            below: self.below && other.below,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn more_than(n: i64) -> Interval {
        Interval { low: Some(Number::whole(n)), high: None, above: true, below: false }
    }

    #[test]
    fn more_than_seventy_excludes_seventy() {
        assert!(!more_than(70).meets(&Interval::point(Number::whole(70))));
        assert!(more_than(70).meets(&Interval::point(Number::whole(71))));
        assert!(more_than(70).meets(&more_than(90)));
    }

    #[test]
    fn holding_is_one_sided() {
        assert!(more_than(70).holds(&more_than(70)));
        assert!(more_than(70).holds(&Interval::point(Number::whole(75))));
        assert!(!more_than(70).holds(&Interval::closed(Number::whole(70), Number::whole(75))));
    }

    #[test]
    fn nought_times_anything_is_nought() {
        let none = Interval::point(Number::ZERO);
        let below_five = Interval { below: true, ..Interval::closed(Number::ONE, Number::whole(5)) };
        let above_one = Interval { above: true, ..Interval::closed(Number::ONE, Number::whole(5)) };
        for other in [below_five, above_one] {
            assert!(none.times(&other).holds(&none) && other.times(&none).holds(&none));
            assert!(none.over(&other).holds(&none));
        }
    }

    #[test]
    fn division_by_what_may_be_nought_is_unbounded() {
        let one = Interval::point(Number::ONE);
        assert_eq!(one.over(&Interval::closed(Number::ZERO, Number::ONE)).high, None);
    }
}
