//! Ranges: "between 5 and 7 million", "$1.5-2bn", "two or three"; what one end says for both; tallies and scores.

use super::Context;
use super::amount::Form;
use super::number::{self, Before};
use super::parts;
use super::reader::{Measured, measured};
use super::units;
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Cue, Dimension, RangeWord, Sense, Side, Starts};
use crate::values::Number;

/// An amount, or two as the ends of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// The amount, or the low end.
    pub(super) first: Measured,
    /// The high end.
    pub(super) second: Option<Measured>,
    /// Whether it is the score of a match.
    pub(super) score: bool,
    /// Whether it is the tally of a vote.
    pub(super) tally: bool,
    /// Whether a word inside says that it is an age: "between the ages of 14 and 18".
    pub(super) aged: bool,
}

impl Span {
    /// An amount.
    pub(super) const fn one(first: Measured) -> Self {
        Self { first, second: None, score: false, tally: false, aged: false }
    }
}

/// What lies between two limits, the high one named first where `turned`.
pub(super) fn between(cx: &Context<'_>, first: &Measured, second: Measured, turned: bool) -> Option<Span> {
    (plain(first) && plain(&second) && first.after.is_none()).then_some(())?;
    let span = pair(cx, first.clone(), second)?;
    let (low, high) = (&span.first.amount, &span.second.as_ref()?.amount);
    if !turned {
        return (low.value < high.value).then_some(span);
    }
    (high.value < low.value).then_some(())?;
    // The words stay where they are, only the values change places.
    let (mut first, mut second) = (span.first.clone(), span.second.clone()?);
    std::mem::swap(&mut first.amount.value, &mut second.amount.value);
    Some(Span { first, second: Some(second), ..span })
}

fn range_word(cx: &Context<'_>, at: usize, wanted: RangeWord) -> Option<usize> {
    cx.sense(at, Sense::Range(wanted))
}

/// Where the other end would stand behind "and", as a word or written on it.
fn behind_and(cx: &Context<'_>, at: usize) -> Option<usize> {
    if let Some(len) = range_word(cx, at, RangeWord::And) {
        return Some(at + len);
    }
    let (place, joint) = parts::next(cx, at)?;
    joint.is_and().then_some(place)
}

/// A range that "between" or "from" opens. What rises or falls from one value to another is no range.
pub(super) fn opened(cx: &Context<'_>, at: usize, bound: bool) -> Option<Span> {
    if !cx.starts(at).any(Starts::RANGE) {
        return None;
    }
    let before = Before { joins: false, money: false, bound };
    let (between, len) = match range_word(cx, at, RangeWord::Between) {
        Some(len) => (true, len),
        None => (false, range_word(cx, at, RangeWord::From)?),
    };
    if !between && changes(cx, at) {
        return None;
    }
    // "between the ages of 14 and 18"
    let mut start = at + len + cx.cue(at + len, Cue::Definite).unwrap_or(0);
    let age = cx.sense(start, Sense::Age(Side::Before));
    start = age.map_or(at + len, |age| start + age);
    // بين نحو 6 آلاف و8 آلاف
    let about = super::bounds::before(cx, start).filter(|m| between && m.bound == crate::values::Bound::About);
    start = about.map_or(start, |m| m.end);
    let first = measured(cx, start, before).filter(plain)?;
    let place = match range_word(cx, first.end, RangeWord::To) {
        Some(len) => first.end + len,
        None if between => behind_and(cx, first.end)?,
        // من عشرة لعشرين
        None if cx.clitics(first.end).has(Clitic::To) => first.end,
        None => return None,
    };
    let second = second(cx, place)?;
    // يتوزعون بين 98 ألفا و600 في الابتدائي، و61 ألفا و300 في الإعدادي: one number, of which each place has its own.
    let (high, low) = (&first.amount, &second.amount);
    let one = first.unit.is_none() && high.scale == Number::whole(1_000) && low.scale == Number::ONE && low.value < high.scale;
    let joined = between && range_word(cx, first.end, RangeWord::To).is_none();
    if cx.language.head_first && joined && one && low.value < high.value {
        return None;
    }
    pair(cx, first, second).map(|s| Span { first: Measured { start: at, ..s.first }, aged: age.is_some(), ..s })
}

/// The high end, past a modifier of its own.
fn second(cx: &Context<'_>, at: usize) -> Option<Measured> {
    let place = super::bounds::before(cx, at).map_or(at, |m| m.end);
    // "by 6.5 seconds to 8:54.61": the face of a clock is no number.
    let clock = |end: usize| cx.is_mark(end, ':') && cx.glued(end) && cx.glued(end + 1) && cx.piece(end + 1) == Some(Piece::Numeral);
    measured(cx, place, number::NOTHING).filter(plain).filter(|m| !clock(m.end))
}

fn plain(m: &Measured) -> bool {
    m.amount.form == Form::Plain
        || m.amount.form == Form::Fraction && m.unit.is_some()
        || m.amount.form == Form::Fraction && m.amount.digits
}

/// Whether a word of change stands shortly before a place: "rose from 5 to 7".
pub(super) fn changes(cx: &Context<'_>, at: usize) -> bool {
    (at.saturating_sub(9).max(cx.tokens.start)..at)
        .any(|i| cx.starts(i).any(Starts::CUE) && [Cue::Rise, Cue::Fall, Cue::Change].into_iter().any(|c| cx.cue(i, c).is_some()))
}

/// The range that goes on behind its first end: by a dash, "to" or "or".
pub(super) fn continued(cx: &Context<'_>, first: &Measured) -> Option<Span> {
    if !plain(first) || first.after.is_some() {
        return None;
    }
    let at = first.end;
    // "a five-to-seven-year term"
    let to = (cx.is_dash(at) && cx.glued(at)).then(|| range_word(cx, at + 1, RangeWord::To)).flatten();
    if let Some(len) = to.filter(|len| cx.is_dash(at + 1 + len) && cx.glued(at + 1 + len)) {
        let other = second(cx, at + 2 + len).filter(|other| first.amount.value < other.amount.value)?;
        return pair(cx, first.clone(), other);
    }
    // "a five- to seven-year term"
    let shared = cx.is_dash(at) && cx.glued(at) && !cx.glued(at + 1);
    if let Some(len) = shared.then(|| [RangeWord::To, RangeWord::Or].into_iter().find_map(|w| range_word(cx, at + 1, w))).flatten() {
        let other = second(cx, at + 1 + len).filter(|other| other.unit.is_some() && first.amount.value < other.amount.value)?;
        return pair(cx, first.clone(), other);
    }
    if cx.is_dash(at) {
        let tight = cx.glued(at) && cx.glued(at + 1);
        let loose = !cx.glued(at) && !cx.glued(at + 1) && first.amount.digits && number_at(cx, at + 1);
        return if tight || loose { dashed(cx, first, at + 1) } else { None };
    }
    if let Some(len) = range_word(cx, at, RangeWord::To) {
        let other = second(cx, at + len)?;
        // "gained 15 cents to $2.70"
        let sum = first.end > first.amount.tokens.end && other.start < other.amount.tokens.start;
        let fixed = first.start > cx.tokens.start && cx.cue(first.start - 1, Cue::Definite).is_some();
        let told = first.unit.is_some() || range_word(cx, first.start.wrapping_sub(1), RangeWord::From).is_some();
        let change = sum || !fixed && told && changes(cx, first.start);
        // 35 مليار يورو حتى 2020, "$35 billion to 2020": a bare year behind a measure says until when.
        let year = other.amount.plain
            && other.unit.is_none()
            && cx.plain(other.amount.tokens.start).is_some_and(|(n, count)| count == 4 && (1900..2100).contains(&n));
        let until = year && (first.unit.is_some() || first.amount.scale > Number::ONE);
        // "lost 1.3 percent to 2,417": what it came to is no percentage.
        let share = first.unit.is_some_and(|u| cx.measures.unit(u).dimension == Dimension::Share);
        let level = share && other.unit.is_none() && other.amount.value > Number::whole(100);
        // "to pay $74.5m to three plaintiffs"
        // "£20,000 to 30 families": no range goes down so far.
        let far = other.amount.value.times(Number::whole(10)).is_some_and(|n| n < first.amount.value);
        let given = far || !other.amount.digits && super::heads::counted_noun(cx, other.end);
        let paid = sign_before(cx, first) && other.unit.is_none() && given;
        return if change || until || level || paid { None } else { pair(cx, first.clone(), other) };
    }
    // "two or three": neighbours, with nothing between them. "a week or two", ثلاثة أيام أو أربعة: the unit is told once, with the first;
    // يوما أو يومين tells it twice.
    let len = range_word(cx, at, RangeWord::Or)?;
    let other = measured(cx, at + len, number::NOTHING).filter(plain)?;
    (first.unit.is_none() || other.unit == first.unit || alone(cx, &other)).then_some(())?;
    // "two or three hundred"
    let low = with_scale(first.clone(), &other).amount.value;
    let near = low < other.amount.value && low.times(Number::whole(3)).is_some_and(|m| m >= other.amount.value);
    if near { pair(cx, first.clone(), other) } else { None }
}

/// Whether a number in words has no unit or noun of its own: nothing, or a word that says nothing, stands behind it.
fn alone(cx: &Context<'_>, m: &Measured) -> bool {
    let ends = cx.piece(m.end) != Some(Piece::Word) || cx.cue(m.end, Cue::Function).is_some();
    m.unit.is_none() && !m.amount.digits && ends
}

/// "a week *or two*": whether a higher number in words, which has no unit of its own, stands behind "or".
pub(super) fn or_more(cx: &Context<'_>, at: usize) -> bool {
    let other = range_word(cx, at, RangeWord::Or).and_then(|len| measured(cx, at + len, number::NOTHING));
    other.is_some_and(|other| other.amount.value > Number::ONE && plain(&other) && alone(cx, &other))
}

/// Whether the sign of a currency stands before an amount.
fn sign_before(cx: &Context<'_>, m: &Measured) -> bool {
    m.start < m.amount.tokens.start && m.unit.is_some_and(|u| cx.measures.unit(u).dimension == Dimension::Money)
}

fn number_at(cx: &Context<'_>, at: usize) -> bool {
    cx.piece(at) == Some(Piece::Numeral) || super::units::before(cx, at).is_some()
}

fn dashed(cx: &Context<'_>, first: &Measured, at: usize) -> Option<Span> {
    let other = second(cx, at)?;
    // A hyphen between number words joins no range: "twenty-ten".
    if !(first.amount.digits || other.amount.digits) && other.unit.is_none() {
        return None;
    }
    let bare = first.unit.is_none() && other.unit.is_none() && first.amount.plain && other.amount.plain;
    if bare {
        let (a, b) = (first.amount.value, other.amount.value);
        // "a 4-1 home win", "a 5-4 ruling"
        let words = (other.end..other.end + 3).take_while(|&i| cx.piece(i) == Some(Piece::Word) && cx.cue(i, Cue::Stop).is_none());
        let result = words.into_iter().find_map(|i| [Cue::Score, Cue::Tally].into_iter().find(|&c| cx.cue(i, c).is_some()));
        let (won, ruled) = (result == Some(Cue::Score), result == Some(Cue::Tally));
        let noun = result.is_none() && super::heads::behind(cx, other.end, &other.amount).is_some();
        let votes = near(cx, first.start, Cue::Tally);
        let small = a < Number::whole(20) && b < Number::whole(20);
        let tally = ruled || !noun && !small && (votes || a >= b);
        let alone = cx.language.head_first || near(cx, first.start, Cue::Score) || votes;
        let score = !noun && !tally && small && (won || a >= b || alone);
        let span = Span { second: Some(other), score, tally, ..Span::one(first.clone()) };
        return Some(span);
    }
    pair(cx, first.clone(), other)
}

fn near(cx: &Context<'_>, at: usize, cue: Cue) -> bool {
    let window = at.saturating_sub(12).max(cx.tokens.start)..(at + 12).min(cx.tokens.end);
    window.into_iter().any(|i| cx.starts(i).any(Starts::CUE) && cx.cue(i, cue).is_some())
}

/// Two ends as one range: what one of them lacks, scale or unit, it takes from the other.
fn pair(cx: &Context<'_>, mut first: Measured, mut second: Measured) -> Option<Span> {
    // ونُقل المصابون الـ45 إلى مستشفيين: a noun in the dual is no end of a range in digits.
    if first.amount.digits && second.counted.is_some() && !second.amount.digits {
        return None;
    }
    // "US$89 to $93 billion": the one that tells its country tells it for both.
    if let (Some(a), Some(b)) = (first.unit, second.unit)
        && a != b
        && cx.measures.unit(a).dimension == Dimension::Money
        && cx.measures.comparable(a, b)
    {
        let told = if cx.measures.unit(a).may_be.is_empty() { a } else { b };
        (first.unit, second.unit) = (Some(told), Some(told));
    }
    // "between 12 and 15 cents"
    let small = units::after(cx, second.amount.tokens.end, &second.amount).map(|(unit, _)| unit);
    if let Some(unit) = small.filter(|u| first.unit.is_none() && second.unit.is_some() && cx.measures.unit(*u).of.is_some())
        && let Some((amount, whole)) = units::reported(cx, first.amount.clone(), unit)
    {
        first = Measured { amount, unit: Some(whole), carried: true, ..first };
    }
    if first.unit.is_none() || second.unit.is_none() || first.unit == second.unit {
        first = with_scale(first, &second);
        first.carried |= first.unit.is_none() && second.unit.is_some();
        first.unit = first.unit.or(second.unit);
        second.unit = second.unit.or(first.unit);
    }
    if first.unit != second.unit {
        let (a, b) = (cx.measures.unit(first.unit?), cx.measures.unit(second.unit?));
        (a.dimension == b.dimension && a.offset.is_zero() && b.offset.is_zero() && a.may_be.is_empty() && b.may_be.is_empty())
            .then_some(())?;
        (a.dimension != Dimension::Money).then_some(())?;
        first.amount = first.amount.clone().times(a.factor.divide(b.factor)?)?;
        first.unit = second.unit;
    }
    Some(Span { second: Some(second), ..Span::one(first) })
}

/// The scale of the second number on the first, where it has none and stays below: "1.5-2bn", but not "500 to 1 million".
fn with_scale(mut first: Measured, second: &Measured) -> Measured {
    // "two to three hundred", but "one to one hundred"
    let scale = second.amount.scale.max(second.amount.small_scale);
    if first.amount.scale == Number::ONE && scale > Number::ONE && first.amount.upper.is_none() {
        let carried = first
            .amount
            .clone()
            .times(scale)
            .filter(|a| a.value < second.amount.value || scale == second.amount.scale && a.value == second.amount.value);
        if let Some(amount) = carried {
            first.amount = amount;
            first.carried = true;
        }
    }
    first
}

/// A bare number in a list takes the scale or unit of the next: "5 and 6 kg", "26 and 31 million".
pub(super) fn carried(cx: &Context<'_>, first: Measured) -> Measured {
    let to = range_word(cx, first.end, RangeWord::To).map(|len| first.end + len);
    let from = first.start.checked_sub(1).filter(|&f| f >= cx.tokens.start && range_word(cx, f, RangeWord::From).is_some());
    // من خمسة إلى عشرين في المائة
    let words = to.is_some() && from.is_some();
    let scaled = first.amount.scale > Number::ONE;
    if first.unit.is_some() || first.amount.form != Form::Plain || scaled || !(first.amount.digits || words) {
        return first;
    }
    let Some(place) = to.or_else(|| behind_and(cx, first.end)) else { return first };
    let Some(second) = measured(cx, place, number::NOTHING).filter(|s| (s.amount.digits || words) && plain(s)) else { return first };
    // "from 40 to 44 cents"
    let small =
        units::after(cx, second.amount.tokens.end, &second.amount).map(|(unit, _)| unit).filter(|u| cx.measures.unit(*u).of.is_some());
    if let Some(unit) = small.filter(|_| second.amount.scale == Number::ONE)
        && let Some((amount, whole)) = units::reported(cx, first.amount.clone(), unit)
    {
        let near = |n: Number, m: Number| n.times(Number::whole(10)).is_some_and(|n| n >= m);
        return if near(amount.value, second.amount.value) && near(second.amount.value, amount.value) {
            Measured { amount, unit: Some(whole), carried: true, ..first }
        } else {
            first
        };
    }
    let (a, b) = (first.amount.value, second.amount.value.divide(second.amount.scale).unwrap_or(second.amount.value));
    let ten = Number::whole(10);
    let alike = a.times(ten).is_some_and(|a| a >= b) && b.times(ten).is_some_and(|b| b >= a);
    if !alike || second.unit.is_none() && second.amount.scale == Number::ONE {
        return first;
    }
    let mut first = first;
    if second.amount.scale > Number::ONE
        && let Some(amount) = first.amount.clone().times(second.amount.scale)
    {
        first.amount = amount;
    }
    first.unit = second.unit;
    first.carried = true;
    first
}
