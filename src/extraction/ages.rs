//! Ages, heights, and measures of one: "45-year-old", "Renn, 54,", "in his mid-20s", 6'2", "a second".

use super::amount::Amount;
use super::mention::{Kind, Measure, Mention, Trait, Traits};
use super::reader::Measured;
use super::{Context, heads, units};
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Cue, Dimension, Sense, Side, Starts, TimeWord};
use crate::lexing::Flag;
use crate::values::{Number, Quantity};
use std::ops::Range;

/// The oldest that a person is taken to be.
const OLDEST: u32 = 120;

/// Whether the amount is an age; gives the place behind it.
pub(super) fn is_age(
    cx: &Context<'_>,
    start: usize,
    number: &Range<usize>,
    end: usize,
    unit: Option<Measure>,
    told: bool,
    counted: bool,
) -> Option<usize> {
    let time = unit.is_some_and(|m| m.per.is_none() && cx.measures.unit(m.unit).dimension == Dimension::Time);
    if counted || unit.is_some() && !time {
        return None;
    }
    // في العقد الرابع من عمره: of ten years each.
    let decades = start > cx.tokens.start
        && cx.find(start - 1, Starts::TIME_WORD, |s| matches!(s, Sense::Time(TimeWord::Decade)).then_some(())).is_some();
    if decades {
        return None;
    }
    let dash = usize::from(cx.is_dash(end) && cx.glued(end) && cx.glued(end + 1));
    if let Some(len) = cx.sense(end + dash, Sense::Age(Side::After)).filter(|_| time || unit.is_none() && !cx.glued(end + dash)) {
        return Some(end + dash + len);
    }
    if told {
        return Some(end);
    }
    let before = start.checked_sub(1).filter(|&b| b >= cx.tokens.start)?;
    let behind = cx.mark(end);
    // "(54 years)" and "(54)" right behind a name.
    if cx.is_mark(before, '(') && behind == Some(')') {
        let named = before.checked_sub(1).is_some_and(|n| {
            let quoted = || cx.mark(n).is_some_and(|c| matches!(c, '"' | '»' | '”'));
            n >= cx.tokens.start && (cx.piece(n) == Some(Piece::Word) || quoted())
        });
        let year = time && unit.is_some_and(|m| cx.measures.unit(m.unit).code == "a");
        let name = before > cx.tokens.start && cx.is(before - 1, Flag::Capital);
        let one = number.len() == 1 || !cx.language.head_first;
        return (named && year && one || unit.is_none() && name && person(cx, number)).then_some(end);
    }
    // "Renn, 54, said", رين، 54 عاما، في
    let years = unit.is_some_and(|m| cx.measures.unit(m.unit).code == "a") && cx.language.head_first;
    let comma = |c: Option<char>| matches!(c, Some(',' | '،'));
    let between = years && comma(cx.mark(before)) && comma(behind) && before > cx.tokens.start;
    if between && cx.piece(before - 1) == Some(Piece::Word) && person(cx, number) {
        return Some(end);
    }
    let name = before.checked_sub(1).filter(|&n| n >= cx.tokens.start && cx.is(n, Flag::Capital))?;
    let other = Starts::TIME.or(Starts::UNIT);
    let fits = unit.is_none() && cx.is_mark(before, ',') && behind.is_some_and(|c| matches!(c, ',' | '.' | ';' | ')')) && !cx.glued(start);
    (fits && person(cx, number) && !cx.starts(name).any(other) && cx.is(name, Flag::Capital)).then_some(end)
}

fn person(cx: &Context<'_>, number: &Range<usize>) -> bool {
    number.len() == 1 && cx.plain(number.start).is_some_and(|(n, _)| (1..=OLDEST).contains(&n))
}

/// في الثلاثينيات من عمره: the decade of an age in a word.
fn named_decade(cx: &Context<'_>, at: usize) -> Option<(Mention, usize)> {
    let (len, tens) = cx.find(at, Starts::DECADE, |s| if let Sense::Decade(n) = s { Some(*n) } else { None })?;
    let end = at + len + cx.sense(at + len, Sense::Age(Side::After))?;
    let low = Number::whole(i64::from(tens));
    let high = low.plus(Number::whole(9))?;
    Some((years(cx, at..end, at, low, high), end))
}

/// "aged nine, ten and 13", أعمارهم 7 و9 و12 عاما: the word before the first of a list makes ages of all.
pub(super) fn listed(cx: &Context<'_>, mentions: &mut [Mention]) {
    let mut told = false;
    for at in 0..mentions.len() {
        let (before, rest) = mentions.split_at_mut(at);
        let Some(m) = rest.first_mut() else { break };
        if m.kind == Kind::Age {
            told = m.number.start > m.tokens.start;
            continue;
        }
        told = told && before.last().is_some_and(|last| goes_on(cx, last, m));
        if told {
            m.kind = Kind::Age;
            m.measure = cx.measures.by_code("a").map(units::plain);
        }
    }
}

/// Whether a number is one more of the ages before it, with nothing but a comma or "and" between: "aged 45, 20 of them" goes on with others.
fn goes_on(cx: &Context<'_>, last: &Mention, m: &Mention) -> bool {
    let whole = |q: Quantity| q.upper.is_none() && q.value.is_whole() && q.value <= Number::whole(i64::from(OLDEST));
    let years = m.kind == Kind::Duration && m.measure.is_some_and(|u| u.per.is_none() && cx.measures.unit(u.unit).code == "a");
    let bare = m.counted.is_none() && m.quantity.is_some_and(whole) && (m.kind == Kind::Number || years);
    let gap = last.tokens.end as usize..m.tokens.start as usize;
    let comma = |i: usize| matches!(cx.mark(i), Some(',' | '،'));
    let joined = gap.clone().any(|i| cx.cue(i, Cue::And).is_some()) || cx.clitics(m.tokens.start as usize).has(Clitic::And);
    let between = gap.len() <= 2 && (joined || !gap.is_empty()) && gap.clone().all(|i| comma(i) || cx.cue(i, Cue::And).is_some());
    let end = m.tokens.end as usize;
    let closed = cx.piece(end).is_none_or(|p| p == Piece::Mark) || cx.cue(end, Cue::And).is_some() || cx.clitics(end).has(Clitic::And);
    // "He was aged 45, and 12 were hurt."
    bare && between && (closed || joined && !gap.into_iter().any(comma))
}

fn years(cx: &Context<'_>, tokens: Range<usize>, number: usize, low: Number, high: Number) -> Mention {
    let place32 = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Mention {
        span: cx.span(tokens.clone()),
        tokens: place32(tokens.start)..place32(tokens.end),
        number: place32(number)..place32(tokens.end),
        sentence: cx.sentence,
        kind: Kind::Age,
        quantity: Some(Quantity { upper: Some(high), ..Quantity::stated(low, Number::ONE) }),
        measure: cx.measures.by_code("a").map(units::plain),
        counted: None,
        time: None,
        traits: Traits::default().with(Trait::Vague),
    }
}

/// "in his mid-20s": the decade of an age, as a mention. `at` is the place of the numeral or of the word before it.
pub(super) fn decade(cx: &Context<'_>, at: usize) -> Option<(Mention, usize)> {
    if cx.language.head_first && cx.starts(at).any(Starts::TIME) {
        return named_decade(cx, at);
    }
    let word = cx.find(at, Starts::TIME_WORD, |s| match s {
        Sense::Time(w @ (TimeWord::Early | TimeWord::Mid | TimeWord::Late)) => Some(*w),
        _ => None,
    });
    let mut place = at + word.map_or(0, |(len, _)| len);
    place += usize::from(word.is_some() && cx.is_dash(place));
    let (tens, _) = cx.plain(place).filter(|(n, count)| *count == 2 && n % 10 == 0 && *n >= 20)?;
    let end = if cx.is_mark(place + 1, '\'') || cx.is_mark(place + 1, '’') { place + 3 } else { place + 2 };
    (cx.text(end.wrapping_sub(1)) == "s" && cx.glued(end.wrapping_sub(1))).then_some(())?;
    let owner = at.checked_sub(1).filter(|&o| o >= cx.tokens.start)?;
    cx.sense(owner, Sense::Possessor)?;
    let (low, high) = match word.map(|(_, w)| w) {
        Some(TimeWord::Early) => (0, 3),
        Some(TimeWord::Mid) => (4, 6),
        Some(_) => (7, 9),
        None => (0, 9),
    };
    let whole = |n: u32| Number::whole(i64::from(tens + n));
    let mention = years(cx, at..end, place, whole(low), whole(high));
    Some((Mention { traits: mention.traits.with(Trait::Digits), ..mention }, end))
}

/// A height in marks, 6'2": feet and inches, given in centimetres.
pub(super) fn feet(cx: &Context<'_>, read: &Measured) -> Option<Measured> {
    let at = read.amount.tokens.end;
    let mark = |i: usize, marks: [char; 3]| cx.glued(i) && cx.mark(i).is_some_and(|c| marks.contains(&c));
    (read.amount.plain && mark(at, ['\'', '’', '′'])).then_some(())?;
    let (inches, _) = cx.plain(at + 1).filter(|(n, _)| cx.glued(at + 1) && *n < 12)?;
    mark(at + 2, ['"', '”', '″']).then_some(())?;
    let centimetres = |n: Number, each: i64| n.times(Number::ratio(each, 100)?);
    let value = centimetres(read.amount.value, 3048)?.plus(centimetres(Number::whole(i64::from(inches)), 254)?)?;
    let amount = Amount { digits: true, ..Amount::exact(value, read.amount.tokens.start..at + 3) };
    Some(Measured { amount, unit: cx.measures.by_code("cm"), end: at + 3, ..read.clone() })
}

/// One of a unit behind an article, where a measure is meant: "took a second", "more than a year", "half a litre".
pub(super) fn one_unit(cx: &Context<'_>, at: usize) -> Option<Amount> {
    let place = at + cx.cue(at, Cue::Indefinite)?;
    let amount = Amount::exact(Number::ONE, at..place);
    let (unit, end) = units::after(cx, place, &amount)?;
    (place..end).all(|i| cx.piece(i) == Some(Piece::Word)).then_some(())?;
    // "under a second name", "a pixel pitch"
    let rank = cx.find(place, Starts::ORDINAL, |s| matches!(s, Sense::Ordinal(_)).then_some(())).is_some();
    if rank && heads::noun_at(cx, end).is_some() || cx.starts(end).any(Starts::NOUN) && !rank && heads::counted_noun(cx, end) {
        return None;
    }
    let before = at.checked_sub(1).filter(|&b| b >= cx.tokens.start);
    let takes = before.is_none_or(|b| {
        cx.cue(b, Cue::TakesOne).is_some()
            || cx.starts(b).any(Starts::BOUND)
            || (1..=4).any(|n| b + 1 >= n && super::bounds::before(cx, b + 1 - n).is_some_and(|m| m.end == at))
    });
    // "a minute and 11 seconds behind"
    let goes_on = || {
        let next = cx.cue(end, Cue::And).and_then(|len| super::number::read(cx, end + len, super::number::NOTHING));
        let small = next.and_then(|n| units::after(cx, n.tokens.end, &n));
        small.is_some_and(|(small, _)| units::continues(cx, unit, small).is_some())
    };
    (takes || goes_on() || super::ranges::or_more(cx, end)).then_some(amount)
}
