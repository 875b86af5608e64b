//! One plain slip of the hand: which other number may have been meant.

use super::Number;

/// How two numbers differ by one slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slip {
    /// One digit is another: 45, 25.
    Digit,
    /// Two neighbouring digits are swapped: 62, 26.
    Swap,
    /// A nought too many or too few: 500, 5000; or a decimal mark moved.
    Zero,
    /// A thousand or a million times: million for billion.
    Magnitude,
}

/// The slip that turns one number into the other, if one plain slip does.
#[must_use]
pub fn slip_between(a: Number, b: Number) -> Option<Slip> {
    if a == b || a <= Number::ZERO || b <= Number::ZERO {
        return None;
    }
    let (small, large) = (a.min(b), a.max(b));
    let times = large.divide(small)?;
    if word_of_size(times) {
        return Some(Slip::Magnitude);
    }
    if times == Number::whole(10) {
        return Some(Slip::Zero);
    }
    // The same decimals: compare the digits at the finer unit of the two.
    let unit = a.trailing_unit().min(b.trailing_unit());
    let digits = |n: Number| n.divide(unit).and_then(Number::to_i64);
    let (mut a, mut b) = (digits(a)?, digits(b)?);
    // From the last digit on: where they differ, and the digits there.
    let (mut differ, mut place) = ([(0, 0, 0); 2], 0);
    let mut many = 0;
    while a > 0 && b > 0 {
        let (x, y) = (a % 10, b % 10);
        if x != y {
            *differ.get_mut(many)? = (place, x, y);
            many += 1;
        }
        (a, b, place) = (a / 10, b / 10, place + 1);
    }
    // One has more digits than the other.
    if a != b {
        return None;
    }
    match (many, differ) {
        (1, _) => Some(Slip::Digit),
        (2, [(i, x, y), (j, p, q)]) if j == i + 1 && x == q && y == p => Some(Slip::Swap),
        _ => None,
    }
}

/// All whole numbers that one digit changed, two swapped, or a nought lost or gained make of a positive whole number, in
/// ascending order, without doubles. None of them starts with a nought.
#[must_use]
pub fn repairs(n: Number) -> Vec<(Number, Slip)> {
    let Some(whole) = n.to_i64().filter(|&n| n > 0) else { return Vec::new() };
    let digits: Vec<i64> = whole.to_string().bytes().map(|b| i64::from(b - b'0')).collect();
    let value = |d: &[i64]| d.iter().try_fold(0_i64, |v, d| v.checked_mul(10)?.checked_add(*d)).map(Number::whole);
    let mut out = Vec::new();
    let mut add = |d: &[i64], slip| {
        if d.first().is_some_and(|&d| d > 0) {
            out.extend(value(d).filter(|&v| v != n).map(|v| (v, slip)));
        }
    };
    for i in 0..digits.len() {
        for d in 0..10 {
            let mut other = digits.clone();
            other[i] = d;
            add(&other, Slip::Digit);
        }
        if i + 1 < digits.len() {
            let mut other = digits.clone();
            other.swap(i, i + 1);
            add(&other, Slip::Swap);
        }
    }
    let mut longer = digits.clone();
    longer.push(0);
    add(&longer, Slip::Zero);
    if digits.last() == Some(&0) {
        add(&digits[..digits.len() - 1], Slip::Zero);
    }
    out.sort_by_key(|&(v, slip)| (v, slip != Slip::Swap));
    out.dedup_by_key(|(v, _)| *v);
    out
}

/// Whether two numbers of one sign have the same digits with another word of size, or one of them with none: 3.2 million and 3.2 billion.
#[must_use]
pub fn another_word_of_size(a: Number, b: Number) -> bool {
    let (low, high) = if a.abs() <= b.abs() { (a, b) } else { (b, a) };
    !low.is_zero() && high.divide(low).is_some_and(word_of_size)
}

/// Whether so many times as much is another word of size: a thousand, a million, a billion, a trillion.
fn word_of_size(times: Number) -> bool {
    [1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000].into_iter().any(|t| times == Number::whole(t))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(a: &str, b: &str) -> Option<Slip> {
        slip_between(Number::parse(a).unwrap(), Number::parse(b).unwrap())
    }

    #[test]
    fn names_the_slip() {
        assert_eq!(between("45", "25"), Some(Slip::Digit));
        assert_eq!(between("62", "26"), Some(Slip::Swap));
        assert_eq!(between("500", "5000"), Some(Slip::Zero));
        assert_eq!(between("3.2e6", "3.2e9"), Some(Slip::Magnitude));
        assert_eq!(between("3.2e9", "3.2"), Some(Slip::Magnitude));
        assert_eq!(between("12", "9"), None);
        assert_eq!(between("5.2", "5.7"), Some(Slip::Digit));
    }

    #[test]
    fn offers_every_one_digit_repair_once() {
        let all = repairs(Number::whole(45));
        assert!(all.contains(&(Number::whole(25), Slip::Digit)));
        assert!(all.contains(&(Number::whole(54), Slip::Swap)));
        assert!(all.contains(&(Number::whole(450), Slip::Zero)));
        assert!(!all.iter().any(|(v, _)| *v == Number::whole(45) || *v == Number::whole(5)));
        assert!(repairs(Number::ZERO).is_empty());
    }
}
