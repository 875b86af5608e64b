//! Two times of day that share what is told of one: "7-9pm", "between 6 and 8:30 p.m.", من الساعة 6 إلى 8 مساء.

use super::clock::{self, Half, Hour, possible};
use super::ranges::{Opener, joiner, opener};
use super::reading::{Clock, Reading, When};
use super::words::{self, time};
use crate::extraction::Context;
use crate::extraction::ranges::changes;
use crate::language::TimeWord;
use crate::language::scan::Piece;

/// The two times of day that start at a token.
pub(super) fn read(cx: &Context<'_>, at: usize) -> Option<(Reading, Reading)> {
    let (opener, from) = opener(cx, at);
    let first = hour(cx, from)?;
    let last_at = joiner(cx, first.end, opener)?;
    let ends = Ends { opener, dashed: cx.is_dash(first.end), from };
    let last = if opener == Opener::None { None } else { noon(cx, last_at) }.or_else(|| hour(cx, last_at))?;
    if !possible(first.clock) || !possible(last.clock) || !apart(cx, &first, &last, ends) {
        return None;
    }
    let colons = || [from, last_at].iter().all(|&t| cx.is_mark(t + 1, ':'));
    let full = first.clock.minute.is_some() && last.clock.minute.is_some();
    let clock = match (first.half, last.half) {
        // "9am-5pm"
        (Some(_), Some(_)) => first.clock,
        (None, Some(half)) if lends(cx, &first, &last, ends) => lent(first.clock, half, last.clock),
        // "18:00-20:00", "between 0600 and 1800 GMT"
        (None, None) if full && (last.zoned || colons()) => first.clock,
        // "6 to 8 o'clock", من الساعة 6 إلى 8
        (None, None) if (first.named || last.named) && !clock::counts(cx, last.end) => first.clock,
        _ => return None,
    };
    Some((Reading::new(from, first.end, When::Clock(clock)), Reading::new(last_at, last.end, When::Clock(last.clock))))
}

/// What holds the two together.
#[derive(Clone, Copy)]
struct Ends {
    opener: Opener,
    dashed: bool,
    /// Where the first one starts.
    from: usize,
}

/// "9 to 11 a.m.", not "20 to 9 p.m.", "five to nine o'clock": minutes before an hour are told in fives, and mostly in words.
fn apart(cx: &Context<'_>, first: &Hour, last: &Hour, ends: Ends) -> bool {
    let fives = first.clock.minute.is_none() && first.clock.hour.is_multiple_of(5) && first.clock.hour % 12 >= last.clock.hour % 12;
    let hour = cx.piece(ends.from) == Some(Piece::Numeral) && first.clock.hour <= 12 && !fives;
    ends.opener != Opener::None || ends.dashed || first.named || hour || first.clock.minute.is_some()
}

/// Whether the first is an hour of the half that stands behind the last.
fn lends(cx: &Context<'_>, first: &Hour, last: &Hour, ends: Ends) -> bool {
    let together = cx.plain(ends.from).is_some_and(|(_, digits)| digits > 2);
    if first.named || first.clock.minute.is_some() {
        return !together;
    }
    if ends.opener != Opener::None {
        // "The toll rose from 6 to 8 in the evening."
        return !changes(cx, ends.from);
    }
    // "won 6-3 in the evening", فاز 3-1 مساء السبت
    cx.language.capitals && last.short
}

/// The first of two times, in the half of the last one or, where it would come behind it, in the half before.
fn lent(first: Clock, half: Half, last: Clock) -> Clock {
    let of = |clock: Clock| (clock.hour, clock.minute.unwrap_or(0));
    let same = half.of(first);
    match half {
        Half::Second if of(same) > of(last) && last.hour > 0 => Half::First.of(first),
        Half::First if of(same) > of(last) && last.hour < 12 => Half::Second.of(first),
        _ => same,
    }
}

/// An hour, in whatever form.
fn hour(cx: &Context<'_>, at: usize) -> Option<Hour> {
    let named = time(cx, at, TimeWord::Clock);
    let from = named.unwrap_or(at);
    let numeral = cx.piece(from) == Some(Piece::Numeral);
    let face = if numeral { clock::face(cx, from, true).or_else(|| four(cx, from)) } else { clock::spoken(cx, from) }?;
    Some(Hour::of(cx, face, named.is_some()))
}

/// "0600", where the other end tells that it is no year.
fn four(cx: &Context<'_>, at: usize) -> Option<(Clock, usize)> {
    let (value, _) = cx.plain(at).filter(|&(_, digits)| digits == 4)?;
    let narrow = |n: u32| u8::try_from(n).ok();
    Some((Clock { hour: narrow(value / 100)?, minute: Some(narrow(value % 100)?), second: None }, at + 1))
}

/// The end of a stretch that midday or midnight makes.
fn noon(cx: &Context<'_>, at: usize) -> Option<Hour> {
    let of = &[(TimeWord::Noon, (12, Half::First)), (TimeWord::Midnight, (0, Half::Second))];
    let ((hour, half), end) = words::one_of(cx, at, of)?;
    words::strength(cx, at, end - at)?;
    Some(Hour { clock: Clock { hour, minute: Some(0), second: None }, half: Some(half), short: true, named: true, zoned: false, end })
}
