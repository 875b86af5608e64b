//! A numeral as it is written: digits of several scripts with grouping and decimal marks between them.

use crate::language::written;
use crate::values::Number;

/// The value of a digit of any script that articles use.
#[must_use]
pub(crate) const fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{0660}'..='\u{0669}' => Some(c as u32 - 0x0660),
        '\u{06F0}'..='\u{06F9}' => Some(c as u32 - 0x06F0),
        _ => None,
    }
}

/// A numeral, read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Digits {
    /// Its value.
    pub(super) value: Number,
    /// The unit of its last digit.
    pub(super) unit: Number,
    /// How many digits it has before a decimal mark.
    pub(super) whole: usize,
    /// Whether nothing stands between its digits.
    pub(super) plain: bool,
    /// Whether it starts with a nought that counts nothing: 007.
    pub(super) padded: bool,
    /// Whether its digits are those of the Arabic script, where a fraction may be written from right to left.
    pub(super) eastern: bool,
}

/// The most digits that are read; a longer numeral is a code.
const MOST: usize = 24;
/// The most marks that may stand between them.
const MARKS: usize = 8;

/// Reads a numeral. None for what is no number: versions, addresses and telephone numbers with dots, codes that are too long.
#[must_use]
pub(super) fn read(text: &str, writing: &written::Digits) -> Option<Digits> {
    let mut digits = [0_u8; MOST];
    let mut count = 0;
    // Each mark with how many digits stand before it.
    let mut marks = [(' ', 0_usize); MARKS];
    let mut between = 0;
    let mut eastern = false;
    for c in text.chars() {
        if let Some(d) = digit(c) {
            *digits.get_mut(count)? = b'0' + u8::try_from(d).ok()?;
            count += 1;
            eastern |= !c.is_ascii();
        } else {
            *marks.get_mut(between)? = (c, count);
            between += 1;
        }
    }
    let (digits, marks) = (&digits[..count], &marks[..between]);
    let whole = split(marks, count, digits.first() == Some(&b'0'), writing)?;
    let (before, after) = digits.split_at(whole);
    let value = Number::decimal(std::str::from_utf8(before).ok()?, std::str::from_utf8(after).ok()?)?;
    let unit = Number::power_of_ten(-i32::try_from(after.len()).ok()?)?;
    let padded = before.len() > 1 && before[0] == b'0';
    Some(Digits { value, unit, whole, plain: marks.is_empty(), padded, eastern })
}

/// Reads a numeral with one mark as a decimal, whatever the mark is: "2.773" before "million".
#[must_use]
pub(super) fn decimal(text: &str, mark: char) -> Option<Digits> {
    let (before, after) = text.split_once(mark)?;
    join(before, after)
}

/// A number whose whole and decimals stand apart.
#[must_use]
pub(super) fn join(whole: &str, decimals: &str) -> Option<Digits> {
    let ascii = |s: &str| {
        let digits: Option<String> = s.chars().map(|c| char::from_digit(digit(c)?, 10)).collect();
        digits.filter(|d| (1..=9).contains(&d.len()))
    };
    let (before, after) = (ascii(whole)?, ascii(decimals)?);
    let value = Number::decimal(&before, &after)?;
    let unit = Number::power_of_ten(-i32::try_from(after.len()).ok()?)?;
    Some(Digits { value, unit, whole: before.len(), plain: false, padded: false, eastern: !whole.is_ascii() })
}

/// How many digits stand before the decimal mark, if the marks are those of one number.
fn split(marks: &[(char, usize)], count: usize, nought: bool, writing: &written::Digits) -> Option<usize> {
    let Some(&(last, place)) = marks.last() else { return Some(count) };
    let decimals_alone = last == '٫' || writing.decimal.first() == Some(&last) && marks.iter().filter(|(m, _)| *m == last).count() == 1;
    if !decimals_alone && marks.iter().all(|(m, _)| *m == last) && !nought && grouped(marks, count) {
        return Some(count);
    }
    // Otherwise the last mark is a decimal mark, all before it group, and they are another mark.
    let groups = &marks[..marks.len() - 1];
    let same = groups.first().is_none_or(|(g, _)| *g != last && groups.iter().all(|(m, _)| m == g));
    (same && grouped(groups, place)).then_some(place)
}

/// Whether marks stand where they group digits by three, or by two before the last three as in India.
fn grouped(marks: &[(char, usize)], count: usize) -> bool {
    let Some(&(_, first)) = marks.first() else { return true };
    let sizes = || (0..marks.len()).map(|i| marks.get(i + 1).map_or(count, |m| m.1) - marks[i].1);
    let thirds = (1..=3).contains(&first) && sizes().all(|s| s == 3);
    let indian =
        (1..=2).contains(&first) && marks.len() > 1 && sizes().enumerate().all(|(i, s)| s == if i + 1 == marks.len() { 3 } else { 2 });
    thirds || indian
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_code;

    fn value(code: &str, text: &str) -> Option<String> {
        read(text, &by_code(code).unwrap().digits).map(|d| d.value.to_string())
    }
    fn en(text: &str) -> Option<String> {
        value("en", text)
    }
    fn ar(text: &str) -> Option<String> {
        value("ar", text)
    }

    #[test]
    fn three_digits_behind_a_comma_are_a_group_and_other_decimals() {
        assert_eq!(en("3,450").as_deref(), Some("3450"));
        assert_eq!(en("26,013.94").as_deref(), Some("26013.94"));
        assert_eq!(en("5,00").as_deref(), Some("5"));
        assert_eq!(en("4.800").as_deref(), Some("4.8"));
        assert_eq!(en("1.111,11").as_deref(), Some("1111.11"));
    }

    #[test]
    fn arabic_numerals_read_like_western_ones() {
        assert_eq!(ar("٣٬٤٥٠").as_deref(), Some("3450"));
        assert_eq!(ar("١٢٫٥").as_deref(), Some("12.5"));
        assert_eq!(ar("4،2").as_deref(), Some("4.2"));
        assert_eq!(ar("3,5").as_deref(), Some("3.5"));
        assert_eq!(ar("۴۵۶").as_deref(), Some("456"));
    }

    #[test]
    fn groups_of_two_are_indian() {
        assert_eq!(en("1,17,000").as_deref(), Some("117000"));
        assert_eq!(en("1,1,7000"), None);
    }

    #[test]
    fn versions_and_addresses_are_no_numbers() {
        assert_eq!(en("1.16.2"), None);
        assert_eq!(en("192.168.1.2"), None);
        assert_eq!(en("1234567890123456789012345"), None);
    }
}
