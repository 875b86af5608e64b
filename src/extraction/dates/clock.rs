//! Times of day: "2:40 a.m.", "2.15pm", "1800 GMT", الساعة التاسعة والنصف صباحا.

use super::numeric::{self, digits};
use super::reading::{Clock, Reading, When};
use super::words::{self, Found, time};
use crate::extraction::Context;
use crate::extraction::ranges::changes;
use crate::language::scan::Piece;
use crate::language::{Cue, Sense, Starts, TimeWord};
use crate::values::Number;

/// The time of day that starts at a token.
pub(super) fn read(cx: &Context<'_>, at: usize) -> Option<Reading> {
    if let Some((hour, end)) = words::one_of(cx, at, &[(TimeWord::Noon, 12), (TimeWord::Midnight, 0)]) {
        words::strength(cx, at, end - at)?;
        let clock = Clock { hour, minute: Some(0), second: None };
        return Some(Reading::new(at, zone(cx, end), When::Clock(clock)));
    }
    if let Some((clock, end)) = past_or_to(cx, at) {
        return Some(Reading::new(at, zone(cx, end), When::Clock(clock)));
    }
    let named = time(cx, at, TimeWord::Clock);
    // ربع الساعة الأول: a part of an hour, no hour of the day.
    let part = at
        .checked_sub(1)
        .is_some_and(|b| cx.find(b, Starts::FRACTION, |s| matches!(s, Sense::Fraction(_)).then_some(())).is_some_and(|(l, ())| l == 1));
    if named.is_some() && part {
        return None;
    }
    let from = named.unwrap_or(at);
    let face = digital(cx, from, named.is_some()).or_else(|| spoken(cx, from))?;
    let hour = Hour::of(cx, face, named.is_some());
    // Hours alone need a word: صباحا, "p.m.", الساعة, "o'clock"; four digits together need a zone.
    let told = hour.half.is_some() || hour.named || hour.clock.minute.is_some() && (cx.is_mark(from + 1, ':') || hour.zoned);
    if !told || !possible(hour.clock) {
        return None;
    }
    Some(Reading::new(at, hour.end, When::Clock(hour.clock)))
}

/// A half of the day, as a word behind an hour tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    /// "a.m.", صباحا
    First,
    /// "p.m.", مساء
    Second,
    /// "at night": late in the second half or early in the first.
    Night,
}

impl Half {
    /// The hour of a day of 24. Nothing changes for an hour that no clock with two halves has.
    pub(super) fn of(self, clock: Clock) -> Clock {
        let hour = match (self, clock.hour) {
            (Self::First | Self::Night, 12) => 0,
            (Self::Second, 1..=11) | (Self::Night, 6..=11) => clock.hour + 12,
            (_, hour) => hour,
        };
        Clock { hour, ..clock }
    }
}

/// An hour and what is told of it behind.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hour {
    /// By a day of 24 hours, where its half is told.
    pub(super) clock: Clock,
    pub(super) half: Option<Half>,
    /// The half is told by one word: "p.m.", not "in the evening".
    pub(super) short: bool,
    /// Called an hour: "9 o'clock", الساعة 9.
    pub(super) named: bool,
    /// A time zone stands behind it.
    pub(super) zoned: bool,
    pub(super) end: usize,
}

impl Hour {
    /// What goes on behind the face of a clock: minutes, the half of the day, "o'clock", a zone.
    pub(super) fn of(cx: &Context<'_>, (mut clock, end): (Clock, usize), named: bool) -> Self {
        let end = fraction(cx, end, &mut clock);
        let end = minutes(cx, end, &mut clock);
        let told = half_of_day(cx, end);
        let (half, behind) = told.map_or((None, end), |(half, behind)| (Some(half), behind));
        let short = half.is_some() && (end + 1..behind).all(|t| cx.glued(t));
        let end = behind;
        let oclock = time(cx, end, TimeWord::Clock).filter(|_| !named);
        let behind = oclock.unwrap_or(end);
        let end = zone(cx, behind);
        Self { clock: half.map_or(clock, |half| half.of(clock)), half, short, named: named || oclock.is_some(), zoned: end > behind, end }
    }
}

/// Whether a day has such a time.
pub(super) fn possible(clock: Clock) -> bool {
    clock.hour <= 24 && clock.minute.is_none_or(|m| m <= 59) && clock.second.is_none_or(|s| s <= 60)
}

/// What stands behind a number that is no hour: "a quarter to nine million", "a quarter to 12 farms".
pub(super) fn counts(cx: &Context<'_>, at: usize) -> bool {
    const COUNTED: Starts = Starts::NOUN.or(Starts::SCALE).or(Starts::UNIT);
    cx.piece(at) == Some(Piece::Word) && cx.starts(at).any(COUNTED)
}

/// "half past six", "20 past 3pm", "a quarter to nine", "ten minutes to noon": minutes before their hour.
fn past_or_to(cx: &Context<'_>, at: usize) -> Found<Clock> {
    let part =
        |s: &Sense| if let Sense::Fraction(n) = s { n.times(Number::whole(60))?.to_i64().filter(|n| [15, 30].contains(n)) } else { None };
    // "a quarter"
    let from = at + cx.cue(at, Cue::Indefinite).unwrap_or(0);
    let (minutes, next, fraction) = match cx.find(from, Starts::FRACTION, part) {
        Some((len, n)) => (u8::try_from(n).ok()?, from + len, true),
        None => words::small(cx, at)
            .filter(|(n, _)| !n.rank && (1..60).contains(&n.value))
            .and_then(|(n, next)| Some((u8::try_from(n.value).ok()?, next, false)))?,
    };
    let joint = next + usize::from(cx.is_dash(next) && cx.glued(next));
    let (past, hour_at) = words::one_of(cx, joint, &[(TimeWord::Past, true), (TimeWord::Wanting, false)])?;
    let twelve = words::one_of(cx, hour_at, &[(TimeWord::Noon, 12), (TimeWord::Midnight, 24)]);
    let (mut clock, end) = match twelve {
        Some((hour, end)) => (Clock { hour, minute: None, second: None }, end),
        None => {
            digital(cx, hour_at, true).or_else(|| spoken(cx, hour_at)).filter(|(c, _)| c.minute.is_none() && (1..=12).contains(&c.hour))?
        }
    };
    let half = half_of_day(cx, end);
    let behind = half.map_or(end, |(_, end)| end);
    if let Some((half, _)) = half {
        clock = half.of(clock);
    }
    let oclock = time(cx, behind, TimeWord::Clock);
    // "The vote was ten to nine." A half is past an hour, never to one.
    let told = half.is_some() || oclock.is_some() || twelve.is_some() || hour_at > joint + 1 || fraction;
    let counts = half.is_none() && twelve.is_none() && oclock.is_none() && counts(cx, behind);
    // "cut the wait from ten minutes to nine"
    let changes = || changes(cx, at) || at > cx.tokens.start && cx.cue(at - 1, Cue::ChangeFrom).is_some();
    if counts || !past && (!told || fraction && minutes == 30 || changes()) {
        return None;
    }
    let (hour, minute) = if past { (clock.hour % 24, minutes) } else { (clock.hour.checked_sub(1)?, 60 - minutes) };
    Some((Clock { hour, minute: Some(minute), second: None }, oclock.unwrap_or(behind)))
}

/// "2:40", "15:23:24", "2.15", "1800", "9", where nothing is written onto the front of it.
fn digital(cx: &Context<'_>, at: usize, named: bool) -> Found<Clock> {
    if cx.piece(at) != Some(Piece::Numeral) || !numeric::alone_before(cx, at) { None } else { face(cx, at, named) }
}

/// The face of a clock in digits.
pub(super) fn face(cx: &Context<'_>, at: usize, named: bool) -> Found<Clock> {
    let of = |hour: u32, minute: Option<u32>, second: Option<u32>| {
        let narrow = |n: u32| u8::try_from(n).ok();
        Some(Clock { hour: narrow(hour)?, minute: minute.and_then(narrow), second: second.and_then(narrow) })
    };
    if let Some((whole, part)) = cx.text(at).split_once(['.', '٫']) {
        let (hour, minute) = (digits(whole).filter(|h| h.1 <= 2)?, digits(part).filter(|m| m.1 == 2)?);
        let next = at + 1;
        let worded = named || half_word(cx, next) || time(cx, next, TimeWord::Zone).is_some();
        return if worded { Some((of(hour.0, Some(minute.0), None)?, next)) } else { None };
    }
    let (value, count) = cx.plain(at)?;
    let part = |mark_at: usize| {
        let there = cx.is_mark(mark_at, ':') && cx.glued(mark_at) && cx.glued(mark_at + 1);
        if there { cx.plain(mark_at + 1).filter(|m| m.1 == 2).map(|m| m.0) } else { None }
    };
    if count <= 2
        && let Some(minute) = part(at + 1)
    {
        let second = part(at + 3);
        let end = at + if second.is_some() { 5 } else { 3 };
        // "11:22:33:44" is an address.
        return if cx.is_mark(end, ':') && cx.glued(end + 1) { None } else { Some((of(value, Some(minute), second)?, end)) };
    }
    match count {
        4 if time(cx, at + 1, TimeWord::Zone).is_some() => Some((of(value / 100, Some(value % 100), None)?, at + 1)),
        1 | 2 if value <= 24 => Some((of(value, None, None)?, at + 1)),
        _ => None,
    }
}

/// An hour in words: التاسعة, "nine".
pub(super) fn spoken(cx: &Context<'_>, at: usize) -> Found<Clock> {
    let hour = |n: &words::Small| !n.digits && (1..=12).contains(&n.value);
    // السادسة وعشرين دقيقة: a rank and its minutes are no rank of 26.
    let rank = |at: usize| words::ranked(cx, at).filter(|_| cx.language.head_first);
    let (n, end) = words::small(cx, at).filter(|(n, _)| hour(n)).or_else(|| rank(at)).filter(|(n, _)| hour(n))?;
    // Arabic names hours by rank, but for the first: الساعة الواحدة. English does not.
    if n.rank && (cx.language.capitals || n.value == 1) {
        return None;
    }
    Some((Clock { hour: u8::try_from(n.value).ok()?, minute: None, second: None }, end))
}

/// والنصف, إلا ربعا; the place behind it.
fn fraction(cx: &Context<'_>, at: usize, clock: &mut Clock) -> usize {
    let less = time(cx, at, TimeWord::Less);
    if clock.minute.is_some() || less.is_none() && !words::has_and(cx, at) {
        return at;
    }
    let from = less.unwrap_or(at);
    // إلا عشر دقائق: a tenth is no part of an hour.
    let part = |s: &Sense| if let Sense::Fraction(n) = s { n.times(Number::whole(60))?.to_i64().filter(|n| *n >= 15) } else { None };
    let counted = || counted(cx, from).filter(|_| less.is_some()).map(|(n, end)| (end - from, i64::from(n)));
    let Some((len, part)) = cx.find(from, Starts::FRACTION, part).or_else(counted) else { return at };
    let Some(part) = u8::try_from(part).ok().filter(|p| (1..60).contains(p)) else { return at };
    if less.is_some() {
        clock.hour = clock.hour.checked_sub(1).unwrap_or(23);
        clock.minute = Some(60 - part);
    } else {
        clock.minute = Some(part);
    }
    from + len
}

/// و18 دقيقة: minutes that are counted; the place behind them.
fn minutes(cx: &Context<'_>, at: usize, clock: &mut Clock) -> usize {
    let and = time(cx, at, TimeWord::And);
    if clock.minute.is_some() || and.is_none() && !words::has_and(cx, at) {
        return at;
    }
    let Some((n, end)) = counted(cx, and.unwrap_or(at)) else { return at };
    clock.minute = Some(n);
    end
}

/// "18 minutes": fewer than an hour has.
fn counted(cx: &Context<'_>, at: usize) -> Found<u8> {
    let (n, next) = words::small(cx, at).filter(|(n, _)| !n.rank && n.value < 60)?;
    let minute = |s: &Sense| matches!(s, Sense::Unit(u) if cx.measures.unit(*u).code == "min").then_some(());
    let (len, ()) = cx.find(next, Starts::UNIT, minute)?;
    Some((u8::try_from(n.value).ok()?, next + len))
}

fn half_word(cx: &Context<'_>, at: usize) -> bool {
    [TimeWord::Am, TimeWord::Pm, TimeWord::Night].iter().any(|&w| time(cx, at, w).is_some())
}

/// "a.m.", مساء, ليلا. The point of "a.m." that also ends the sentence belongs to it.
fn half_of_day(cx: &Context<'_>, at: usize) -> Found<Half> {
    words::one_of(cx, at, &[(TimeWord::Am, Half::First), (TimeWord::Pm, Half::Second), (TimeWord::Night, Half::Night)])
}

/// The place behind a time zone.
fn zone(cx: &Context<'_>, at: usize) -> usize {
    words::skip(cx, at, TimeWord::Zone)
}
