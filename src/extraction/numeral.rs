//! Numbers that begin with digits: what may be written onto or right behind a numeral before any word is asked.

use super::amount::{Amount, Form};
use super::digits::{self, Digits};
use super::parts::{self, Part};
use super::{Context, compose};
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Dimension, Sense, Starts};
use crate::values::Number;

/// Reads the number that begins with the numeral at `at`. In front of money a letter is a scale rather than a unit: `£750m`.
pub(super) fn read(cx: &Context<'_>, at: usize, joins: bool, money: bool) -> Option<Amount> {
    let first = digits::read(cx.text(at), &cx.language.digits)?;
    if let Some((decimal, end)) = mirrored(cx, at, first) {
        let amount = plain(decimal, end, at);
        let scale = parts::at(cx, end).filter(|p| p.digits.is_none()).and_then(|p| Some((p.scale?, p.len)));
        let Some((scale, len)) = scale else { return Some(amount) };
        return Some(Amount { tokens: at..end + len, ..amount.times(scale)? });
    }
    let first = decimal(cx, at).unwrap_or(first);
    if let Some(amount) = ranked(cx, at, first).or_else(|| fraction(cx, at, first)).or_else(|| power(cx, at, first)) {
        return Some(amount);
    }
    if let Some(amount) = spaced(cx, at, first).or_else(|| mixed(cx, at, first)) {
        return suffixed(cx, amount, money);
    }
    let amount = compose::read(cx, at, Part { len: 1, digits: Some(first), ..Part::default() }, joins)?;
    if amount.tokens.len() > 1 {
        return Some(amount);
    }
    let decimals = first.unit < Number::ONE;
    suffixed(cx, Amount { plain: first.plain && !first.padded, scaled: decimals, ..amount }, money)
}

/// "2.773 million" where a full stop may group digits: before a scale, and before a sign of per cent, it parts decimals.
fn decimal(cx: &Context<'_>, at: usize) -> Option<Digits> {
    let text = cx.text(at);
    text.contains('.').then_some(())?;
    let scale = || parts::at(cx, at + 1).is_some_and(|p| p.digits.is_none() && p.scale.is_some() && !cx.clitics(at + 1).has(Clitic::And));
    let share = || {
        let unit = cx.find(at + 1, Starts::UNIT, |s| if let Sense::Unit(u) = s { Some(*u) } else { None });
        unit.is_some_and(|(_, u)| cx.measures.unit(u).dimension == Dimension::Share)
    };
    (scale() || share()).then(|| digits::decimal(text, '.')).flatten()
}

/// 34ر53, the decimals first; also 95.56 with a mark of direction behind the stop, which turns it round.
fn mirrored(cx: &Context<'_>, at: usize, decimals: Digits) -> Option<(Digits, usize)> {
    (decimals.plain && cx.piece(at + 2) == Some(Piece::Numeral) && cx.glued(at + 1)).then_some(())?;
    let between = cx.text(at + 1);
    let letter = cx.glued(at + 2) && cx.language.digits.mirrored.iter().any(|&m| between.chars().eq([m]));
    let turned = || between == "." && cx.prose.get(cx.span(at + 1..at + 3).range()).is_some_and(|s| s.starts_with(".\u{200F}"));
    (letter || cx.language.head_first && turned()).then_some(())?;
    Some((digits::join(cx.text(at + 2), cx.text(at))?, at + 3))
}

fn plain(first: Digits, end: usize, at: usize) -> Amount {
    let scaled = first.unit < Number::ONE;
    Amount { unit: first.unit, scaled, digits: true, ..Amount::exact(first.value, at..end) }
}

/// A letter or two behind the number that multiply it: `5bn`, `12k`.
fn suffixed(cx: &Context<'_>, amount: Amount, money: bool) -> Option<Amount> {
    let at = amount.tokens.end;
    let Some((len, scale)) = cx.find(at, Starts::SCALE_SUFFIX, |s| if let Sense::ScaleSuffix(n) = s { Some(*n) } else { None }) else {
        return Some(amount);
    };
    // A letter that is also a unit is a scale only of money, or where it is another letter by its case: 1.2M is a million.
    let unit = cx.measures.by_letters(cx.text(at), cx.glued(at)).is_some();
    let of = cx.cue(at + len, crate::language::Cue::Of).filter(|of| cx.sense(at + len + of, Sense::Possessor).is_some());
    let counts = super::heads::counted_noun(cx, at + len) || of.is_some();
    // "12.3m tonnes", "2.7m sales"
    let behind =
        || super::units::after(cx, at + len, &amount).is_some() || amount.unit < Number::ONE && plural_behind(cx, at + len, &amount);
    let counts = counts || cx.glued(at) && !money && unit && behind();
    let letter = cx.text(at).len() < 2;
    let counts = counts || cx.glued(at) && letter && unit && summed_before(cx, at);
    if !cx.glued(at) && letter && unit || !cx.glued(at) && letter && cx.is_mark(at + len, '.') || unit && !money && !counts {
        return Some(amount);
    }
    let mut amount = amount.times(scale)?;
    amount.tokens.end = at + len;
    amount.plain = false;
    Some(amount)
}

/// Whether the sentence has told a sum with these letters for its scale: "asks for 180m euros and was offered 75m".
fn summed_before(cx: &Context<'_>, at: usize) -> bool {
    let same = |i: usize| cx.piece(i - 1) == Some(Piece::Numeral) && cx.glued(i) && cx.text(i) == cx.text(at);
    let money = |i: usize| {
        let named = cx.find(i + 1, Starts::UNIT, |s| if let Sense::Unit(u) = s { Some(*u) } else { None });
        named.is_some_and(|(_, u)| cx.measures.unit(u).dimension == Dimension::Money)
    };
    (cx.tokens.start + 1..at.saturating_sub(1)).any(|i| same(i) && money(i))
}

fn plural_behind(cx: &Context<'_>, at: usize, amount: &Amount) -> bool {
    match super::heads::behind(cx, at, amount) {
        Some((super::heads::Head::Noun(c), _)) => super::heads::many(cx, &c),
        _ => false,
    }
}

/// `21st`
fn ranked(cx: &Context<'_>, at: usize, first: Digits) -> Option<Amount> {
    (first.plain && cx.glued(at + 1)).then_some(())?;
    let len = cx.sense(at + 1, Sense::OrdinalSuffix)?;
    let mut amount = plain(first, at + 1 + len, at);
    amount.form = Form::Ordinal;
    Some(amount)
}

/// `816 000`, also `80, 000`: three digits behind a space are a group where each one is, and the first has at most three.
fn spaced(cx: &Context<'_>, at: usize, first: Digits) -> Option<Amount> {
    (first.plain && !first.padded && first.whole <= 3).then_some(())?;
    let group = |place: usize| {
        let (value, count) = cx.plain(place)?;
        let goes_on = cx.glued(place + 1) && (cx.piece(place + 1) != Some(Piece::Mark) || cx.is_dash(place + 1));
        (count == 3 && !cx.glued(place) && !goes_on).then_some(value)
    };
    let thousand = Number::whole(1000);
    let (mut value, mut end) = (first.value, at + 1);
    loop {
        let next = match group(end) {
            Some(n) => Some((n, end + 1)),
            // A comma and a space stand in a number only before noughts; otherwise they part a list.
            None if cx.is_mark(end, ',') && cx.glued(end) => group(end + 1).filter(|&n| n == 0).map(|n| (n, end + 2)),
            None => None,
        };
        let Some((n, past)) = next else { break };
        value = value.times(thousand)?.plus(Number::whole(i64::from(n)))?;
        end = past;
    }
    // A further numeral behind the groups makes it a row of numbers, or a telephone's.
    let row = cx.piece(end) == Some(Piece::Numeral) && cx.plain(end).is_some();
    (end > at + 1 && !row).then(|| Amount { digits: true, ..Amount::exact(value, at..end) })
}

/// The part of one that a character such as ½ stands for.
fn vulgar(c: char) -> Option<Number> {
    let (n, d) = match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Number::ratio(n, d)
}

/// A fraction of one at a place, with the place behind it: ½, 3/4, ٢/١ as Arabic writes it from right to left.
pub(super) fn part_of_one(cx: &Context<'_>, at: usize) -> Option<(Number, usize)> {
    if let Some(n) = cx.mark(at).and_then(vulgar) {
        return Some((n, at + 1));
    }
    let tight = cx.is_mark(at + 1, '/') && cx.glued(at + 1) && cx.glued(at + 2);
    let (a, b) = (cx.plain(at)?.0, if tight { cx.plain(at + 2)?.0 } else { return None });
    // A third numeral makes it a date.
    if cx.is_mark(at + 3, '/') && cx.glued(at + 3) {
        return None;
    }
    let eastern = digits::read(cx.text(at), &cx.language.digits)?.eastern;
    let (a, b) = if eastern && a > b { (b, a) } else { (a, b) };
    (a > 0 && a < b).then(|| Number::ratio(i64::from(a), i64::from(b))).flatten().map(|n| (n, at + 3))
}

fn fraction(cx: &Context<'_>, at: usize, first: Digits) -> Option<Amount> {
    first.plain.then_some(())?;
    let (value, end) = part_of_one(cx, at)?;
    // Arabic digits may have the whole behind the fraction.
    if first.eastern && cx.plain(end).is_some() && !cx.glued(end) {
        let whole = Number::whole(i64::from(cx.plain(end)?.0));
        return Some(Amount { digits: true, unit: Number::ZERO, ..Amount::exact(whole.plus(value)?, at..end + 1) });
    }
    Some(Amount { digits: true, ..Amount::fraction(value, at..end) })
}

/// `2½`, `10 1/2`
fn mixed(cx: &Context<'_>, at: usize, first: Digits) -> Option<Amount> {
    (first.plain && !first.padded && (cx.mark(at + 1).is_some() || !cx.glued(at + 1))).then_some(())?;
    let (part, end) = part_of_one(cx, at + 1)?;
    Some(Amount { digits: true, unit: Number::ZERO, ..Amount::exact(first.value.plus(part)?, at..end) })
}

/// How an exponent may be written at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Exponent {
    /// Only in superscript.
    Raised,
    /// In plain digits, if they have a sign.
    Signed,
    /// In any digits.
    Any,
}

/// `1e10`, `6.23x10^-4`, `10⁶`, `2^3`
fn power(cx: &Context<'_>, at: usize, first: Digits) -> Option<Amount> {
    let letter = cx.text(at + 1);
    let ten = Number::whole(10);
    let (base, mantissa, place, how) = if cx.glued(at + 1) && matches!(letter, "e" | "E") {
        (ten, first.value, at + 2, Exponent::Any)
    } else if matches!(letter, "x" | "X" | "×") && cx.plain(at + 2) == Some((10, 2)) {
        if cx.is_mark(at + 3, '^') { (ten, first.value, at + 4, Exponent::Any) } else { (ten, first.value, at + 3, Exponent::Signed) }
    } else if cx.glued(at + 1) && letter == "^" {
        (first.value, Number::ONE, at + 2, Exponent::Any)
    } else {
        (first.value, Number::ONE, at + 1, Exponent::Raised)
    };
    let (exponent, end) = exponent(cx, place, how)?;
    let power = (0..exponent.unsigned_abs()).try_fold(Number::ONE, |p, _| p.times(base))?;
    let power = if exponent < 0 { Number::ONE.divide(power)? } else { power };
    let mut amount = plain(first, end, at);
    amount.value = mantissa.times(power)?;
    amount.unit = first.unit.times(power)?;
    amount.scaled = true;
    Some(amount)
}

/// An exponent, at most 27, with its sign, and the place behind it.
fn exponent(cx: &Context<'_>, at: usize, how: Exponent) -> Option<(i32, usize)> {
    let raised = |place| cx.mark(place).filter(|_| cx.glued(place)).and_then(|c| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|s| s == c));
    cx.glued(at).then_some(())?;
    let negative = matches!(cx.mark(at), Some('-' | '−' | '⁻'));
    let signed = negative || cx.is_mark(at, '+');
    let mut place = if signed { at + 1 } else { at };
    let mut value = 0;
    if how == Exponent::Any || how == Exponent::Signed && signed {
        value = i32::try_from(cx.plain(place)?.0).ok()?;
        place += 1;
    } else {
        raised(place)?;
        while let Some(d) = raised(place).filter(|_| value <= 27) {
            value = value * 10 + i32::try_from(d).ok()?;
            place += 1;
        }
    }
    (value <= 27).then_some((if negative { -value } else { value }, place))
}
