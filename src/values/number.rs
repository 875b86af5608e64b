//! Exact rational numbers that never overflow silently.

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, ToPrimitive, Zero};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// An exact number. All arithmetic is checked: a result that does not fit is none, never a wrong number and no panic.
///
/// One third is one third: `1/3 · 3 = 1`. A float would print `0.1 + 0.2` as something no article ever said.
#[derive(Debug, Clone, Copy, Eq)]
pub struct Number(Ratio<i128>);

// A ratio is always kept in its lowest terms, its denominator above nought, so that two are the same where both parts are.
impl PartialEq for Number {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.0.numer() == other.0.numer() && self.0.denom() == other.0.denom()
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.numer().hash(state);
        self.0.denom().hash(state);
    }
}

impl PartialOrd for Number {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        // Most are whole, and need no division.
        if self.0.denom() == other.0.denom() { self.0.numer().cmp(other.0.numer()) } else { self.0.cmp(&other.0) }
    }
}

/// Stored as numerator and denominator.
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (*self.0.numer(), *self.0.denom()).serialize(to)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let (n, d) = <(i128, i128)>::deserialize(from)?;
        if d > 0 { Ok(Self(Ratio::new(n, d))) } else { Err(D::Error::custom("a denominator is above nought")) }
    }
}

/// The most digits of a written number that are read; a longer one is a code, not a quantity.
const MOST_DIGITS: usize = 24;

impl Number {
    /// Nought.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));
    /// One.
    pub const ONE: Self = Self(Ratio::new_raw(1, 1));

    /// A whole number.
    #[must_use]
    pub const fn whole(n: i64) -> Self {
        Self(Ratio::new_raw(n as i128, 1))
    }

    const fn integer(n: i128) -> Self {
        Self(Ratio::new_raw(n, 1))
    }

    /// `numerator / denominator`; none when the denominator is nought.
    #[must_use]
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator != 0).then(|| Self(Ratio::new(i128::from(numerator), i128::from(denominator))))
    }

    /// Ten to the power of `exponent`; none beyond ±27.
    #[must_use]
    pub fn power_of_ten(exponent: i32) -> Option<Self> {
        if exponent.abs() > 27 {
            return None;
        }
        let power = 10_i128.checked_pow(exponent.unsigned_abs())?;
        Some(Self(if exponent < 0 { Ratio::new_raw(1, power) } else { Ratio::new_raw(power, 1) }))
    }

    /// Digits before and after the decimal mark, as plain ASCII digits. None when there are none, more than can be
    /// held, or anything else among them.
    #[must_use]
    pub fn decimal(whole: &str, decimals: &str) -> Option<Self> {
        if whole.len() + decimals.len() > MOST_DIGITS || whole.len() + decimals.len() == 0 {
            return None;
        }
        let mut n: i128 = 0;
        for b in whole.bytes().chain(decimals.bytes()) {
            n = n * 10 + i128::from(b.is_ascii_digit().then(|| b - b'0')?);
        }
        if decimals.is_empty() {
            return Some(Self::integer(n));
        }
        let scale = 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?;
        Some(Self(Ratio::new(n, scale)))
    }

    /// Reads `45`, `-4.5`, `1/3`, `1e9`: the way packs and rule files write amounts. Not for articles.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(rest) = text.strip_prefix('-') {
            return Self::parse(rest).map(Self::negated);
        }
        if let Some((a, b)) = text.split_once('/') {
            return Self::parse(a)?.divide(Self::parse(b)?);
        }
        let (mantissa, exponent) = text.split_once(['e', 'E']).map_or((text, 0), |(m, e)| (m, e.parse().unwrap_or(i32::MAX)));
        let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        Self::decimal(whole, decimals)?.times(Self::power_of_ten(if exponent == i32::MAX { 99 } else { exponent })?)
    }

    /// Sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.is_whole() && other.is_whole() {
            return self.0.numer().checked_add(other.0.numer()).map(Self::integer);
        }
        self.0.checked_add(&other.0).map(Self)
    }

    /// Difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        if self.is_whole() && other.is_whole() {
            return self.0.numer().checked_sub(other.0.numer()).map(Self::integer);
        }
        self.0.checked_sub(&other.0).map(Self)
    }

    /// Product.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        if self.is_whole() && other.is_whole() {
            return self.0.numer().checked_mul(other.0.numer()).map(Self::integer);
        }
        self.0.checked_mul(&other.0).map(Self)
    }

    /// Quotient; none by nought.
    #[must_use]
    pub fn divide(self, other: Self) -> Option<Self> {
        if other.0.is_zero() {
            return None;
        }
        // Most numbers of an article are small and whole, and most quotients are asked for because they may be whole.
        if let (Some(n), Some(by)) = (self.to_i64(), other.to_i64().filter(|by| *by > 0)) {
            // Of other quotients the common divisor is found in half the width.
            let common = if n % by == 0 { by } else { num_integer::gcd(n, by) };
            return Some(Self(Ratio::new_raw(i128::from(n / common), i128::from(by / common))));
        }
        self.0.checked_div(&other.0).map(Self)
    }

    /// The same below nought.
    #[must_use]
    pub fn negated(self) -> Self {
        Self(-self.0)
    }

    /// Without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Half of it.
    #[must_use]
    pub fn half(self) -> Self {
        self.divide(Self::whole(2)).unwrap_or(self)
    }

    /// Whether it is below nought.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    /// Whether it is nought.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is a whole number.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.0.is_integer()
    }

    /// As a whole number of 64 bits, when it is one.
    #[must_use]
    pub fn to_i64(self) -> Option<i64> {
        // A numerator over one is it; dividing it would cost sixty times as much.
        if self.0.is_integer() { self.0.numer().to_i64() } else { None }
    }

    /// The largest whole number not above it.
    #[must_use]
    pub fn floor(self) -> Self {
        Self(self.0.floor())
    }

    /// Rounded half away from nought to `decimals` places.
    #[must_use]
    pub fn rounded(self, decimals: u32) -> Self {
        let Some(scale) = Self::power_of_ten(i32::try_from(decimals).unwrap_or(99)) else { return self };
        self.times(scale).map(|n| Self(n.0.round())).and_then(|n| n.divide(scale)).unwrap_or(self)
    }

    /// The number without its sign, its decimal mark and the noughts at its end: 41 of 41,000, 525 of 5.25.
    #[must_use]
    pub fn figures(self) -> Option<Self> {
        self.divide(self.trailing_unit()).map(Self::abs)
    }

    /// The unit of the last digit that is not nought, at most one for whole numbers: 41,000 → 1000; 45 → 1; 5.2 → 0.1.
    /// For numbers without an end (1/3) and for nought: 1.
    #[must_use]
    pub fn trailing_unit(self) -> Self {
        if self.is_zero() {
            return Self::ONE;
        }
        if let Some(n) = self.to_i64() {
            let mut unit = 1_i64;
            while let Some(next) = unit.checked_mul(10).filter(|next| n % next == 0) {
                unit = next;
            }
            return Self::whole(unit);
        }
        let mut unit = Self::ONE;
        let ten = Self::whole(10);
        if self.is_whole() {
            while let Some(next) = unit.times(ten) {
                if !self.divide(next).is_some_and(Self::is_whole) {
                    break;
                }
                unit = next;
            }
            return unit;
        }
        // n/d is a whole number of units of 1/10^k where d divides 10^k.
        let Some(d) = self.0.denom().to_u64() else { return Self::ONE };
        let powers = std::iter::successors(Some(10_u64), |power: &u64| u64::checked_mul(*power, 10));
        powers.take(18).find(|power| power % d == 0).map_or(Self::ONE, |power| Self(Ratio::new_raw(1, i128::from(power))))
    }
}

/// As a decimal string: exact where it ends within 12 places, else rounded to 12 significant decimals (`0.666666666667`).
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_integer() {
            return write!(f, "{}", self.0.numer());
        }
        if self.0.is_negative() {
            f.write_str("-")?;
        }
        let n = self.abs().rounded(12);
        let whole = n.0.trunc().to_integer();
        let rest = n.0.fract() * Ratio::new_raw(1_000_000_000_000, 1);
        let digits = format!("{:012}", rest.to_integer());
        let digits = digits.trim_end_matches('0');
        if digits.is_empty() { write!(f, "{whole}") } else { write!(f, "{whole}.{digits}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(s: &str) -> Number {
        Number::parse(s).unwrap()
    }

    #[test]
    fn thirds_are_exact() {
        assert_eq!(n("1/3").times(Number::whole(3)), Some(Number::ONE));
        assert_eq!(n("2/3").to_string(), "0.666666666667");
    }

    #[test]
    fn a_huge_exponent_is_no_number() {
        assert_eq!(Number::parse("1e999999999"), None);
        assert_eq!(Number::parse("1e99999999999999"), None);
        assert_eq!(Number::parse(&"9".repeat(40)), None);
    }

    #[test]
    fn what_does_not_fit_is_none() {
        let big = n("1e27");
        assert_eq!(big.times(big), None);
        assert_eq!(Number::ONE.divide(Number::ZERO), None);
    }

    #[test]
    fn trailing_units() {
        assert_eq!(n("41000").trailing_unit(), n("1000"));
        assert_eq!(n("45").trailing_unit(), n("1"));
        assert_eq!(n("5.25").trailing_unit(), n("0.01"));
        assert_eq!(n("1/3").trailing_unit(), n("1"));
    }

    #[test]
    fn prints_as_written() {
        assert_eq!(n("5.50").to_string(), "5.5");
        assert_eq!(n("-0.25").to_string(), "-0.25");
        assert_eq!(n("5e9").to_string(), "5000000000");
    }
}
