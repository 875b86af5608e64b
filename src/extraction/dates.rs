//! Dates, intervals, times of day and sets.
//!
//! Each sibling reads one family of forms from the words of a sentence ([`printed`], [`numeric`], [`years`], [`slices`], [`parts`],
//! [`relative`], [`clock`], [`hours`], [`sets`], [`lists`], [`ranges`]) into a [`reading::Reading`]: what the words say. [`settle`] then tells,
//! with the publication date, which days that is. No word of a language stands here: they come as senses from the pack.

mod calendar;
mod clock;
mod holidays;
mod hours;
mod lists;
mod numeric;
mod parts;
mod printed;
mod ranges;
mod reading;
mod relative;
mod sets;
mod settle;
mod slices;
mod weeks;
mod words;
mod years;

#[cfg(test)]
mod tests;

use super::{Context, Kind, Measure, Mention, Open, Timex, Trait, Traits};
use crate::language::scan::Piece;
use crate::language::{Cue, Gist, Sense, Side, Starts, TimeWord};
use crate::lexing::Token;
use crate::values::{Bound, Days, Grain, Quantity};
use reading::{Reading, When};
use settle::Anchor;

/// Reads the time that starts at a token, if one does, and gives the place behind it. It is asked at every numeral and at every word
/// that can begin a time or a number. An interval is pushed before the dates it holds, so that the mentions stay in text order.
pub(super) fn read(cx: &Context<'_>, at: usize, mentions: &mut Vec<Mention>) -> Option<usize> {
    let begins = Begins::of(cx, at);
    // "a" begins a time only where a word of time follows: most do not.
    if begins == Begins::ONE && !cx.starts(at + 1).any(Starts::TIME) || !near(cx, at, begins) {
        return None;
    }
    let set_at = || if begins.any(Begins::NAME) { sets::plural(cx, at) } else { None };
    if let Some((again, end)) = if begins.any(Begins::EVERY) { sets::read(cx, at) } else { set_at() } {
        mentions.push(mention(cx, at, end, Kind::Set, set(again)));
        return Some(end);
    }
    if begins.any(Begins::NUMBER.or(Begins::OPENER).or(Begins::CLOCK))
        && !counts(cx, at, begins)
        && let Some((first, last)) = hours::read(cx, at)
    {
        for hour in [&first, &last] {
            mentions.push(mention(cx, hour.start, hour.end, Kind::Time, settle::one(hour, anchor(cx, hour.start, hour.end, false))));
        }
        return Some(last.end);
    }
    if begins.any(Begins::RANGE)
        && !counts(cx, at, begins)
        && let Some(range) = ranges::read(cx, at)
    {
        let undated = undated(&range.first) || undated(&range.last);
        let anchor = anchor(cx, range.start, range.end, undated);
        let (whole, first, last) = settle::range(&range.first, &range.last, anchor);
        mentions.push(mention(cx, range.start, range.end, Kind::Interval, whole));
        for (end, time) in [(range.first, first), (range.last, last)] {
            // 2012–13 is one word for one thing: it holds no dates.
            if range.compact {
                break;
            }
            mentions.push(mention(cx, end.start, end.end, Kind::Date, time));
        }
        return Some(range.end);
    }
    // "a Fourth of July", no fourth of anything.
    if begins.any(Begins::ONE)
        && let Some((len, _)) = cx.find(at + 1, Starts::HOLIDAY, |s| if let Sense::Holiday(n) = s { Some(*n) } else { None })
    {
        return Some(read(cx, at + 1, mentions).unwrap_or(at + 1 + len));
    }
    let reading = one(cx, at, begins)?;
    let kind = match reading.when {
        When::Clock(_) => Kind::Time,
        When::Window(..) | When::Run(..) => Kind::Interval,
        _ => Kind::Date,
    };
    let mut anchor = anchor(cx, reading.start, reading.end, undated(&reading));
    // "I told him last night", she wrote on Monday: the night before that, not the night before publication.
    if matches!(reading.when, When::Shift(reading::Unit::Day, _)) && cx.lexed.quoting(cx.prose, cx.tokens.start..reading.start) {
        anchor.published = None;
    }
    let mut time = settle::one(&reading, anchor);
    if kind == Kind::Date {
        time.open = open(cx, reading.start);
    }
    let mut mention = mention(cx, reading.start, reading.end, kind, time);
    if let When::Apart(unit, n) = reading.when {
        (mention.quantity, mention.measure) = ago(cx, unit, n).unzip();
    }
    mentions.push(mention);
    Some(reading.end)
}

/// How many tokens behind its first a time has the first one that names a day, a year or a stretch of the calendar: "3, 5, 9, 12 and 16 May".
const REACH: usize = 10;

/// Whether what makes a time of it stands close to a token that one can begin at: most numbers have none, and most words "this" or من.
fn near(cx: &Context<'_>, at: usize, begins: Begins) -> bool {
    if begins.any(Begins::NAME.or(Begins::UNIT).or(Begins::HOLIDAY).or(Begins::CLOCK).or(Begins::FRACTION)) {
        return true;
    }
    let digits = begins == Begins::DIGITS;
    // 2019, 12.05.2021, 5/12, 1990s
    if digits && (cx.glued(at + 1) || cx.plain(at).map_or_else(|| cx.text(at).contains('.'), |(_, digits)| digits == 4)) {
        return true;
    }
    let names = |t: &Token| t.gist.any(Gist::NAMES_TIME);
    let numeral = |t: &Token| t.piece == Piece::Numeral;
    let behind = cx.lexed.tokens.get(at + 1..cx.tokens.end.min(at + 1 + REACH)).unwrap_or(&[]);
    // 31 10 1974; the 5 of "May 3, 5 and 9".
    let beside = || {
        let before = cx.lexed.tokens.get(at.saturating_sub(REACH).max(cx.tokens.start)..at).unwrap_or(&[]);
        behind.first().is_some_and(numeral) || before.iter().any(names)
    };
    behind.iter().any(|t| names(t) || !digits && numeral(t)) || digits && beside()
}

/// How long ago it is: "35 years ago" is a date, and a length of time that another passage may give otherwise.
fn ago(cx: &Context<'_>, unit: reading::Unit, n: i32) -> Option<(Quantity, Measure)> {
    let code = match unit {
        reading::Unit::Day => "d",
        reading::Unit::Week => "wk",
        reading::Unit::Month => "mo",
        reading::Unit::Year => "a",
        _ => return None,
    };
    let length = Quantity::whole(i64::from(n.checked_neg()?));
    (n < 0).then_some((length, Measure { unit: cx.measures.by_code(code)?, per: None }))
}

/// Whether the date opens or closes a stretch whose other end is not told: "since August", "until 2018", "after mid May", منذ عام 2014.
fn open(cx: &Context<'_>, at: usize) -> Option<Open> {
    // "starting on 7 January", "since the 1990s"
    let small = |at: usize| {
        let word = cx.sense(at, Sense::Time(TimeWord::On)).or_else(|| cx.sense(at, Sense::Time(TimeWord::In)));
        word.or_else(|| cx.cue(at, Cue::Definite)) == Some(1)
    };
    let back = 1 + usize::from(at > cx.tokens.start + 1 && small(at - 1));
    // "before 2018", "prior to 2018"
    (1..=2).find_map(|len| at.checked_sub(back + len - 1).filter(|&a| a >= cx.tokens.start).and_then(|a| opens(cx, a, len)))
}

/// Which end of a stretch stands behind a word or phrase.
fn opens(cx: &Context<'_>, at: usize, words: usize) -> Option<Open> {
    let end = |s: &Sense| match s {
        Sense::Time(TimeWord::Since | TimeWord::Commencing | TimeWord::After) => Some(Open::Last),
        Sense::Time(TimeWord::Until) => Some(Open::First),
        Sense::Time(TimeWord::Before) => Some(Open::Before),
        _ => None,
    };
    cx.find(at, Starts::TIME_WORD, end).filter(|&(len, _)| len == words).map(|(_, open)| open)
}

/// Reads the time behind "about" or "nearly", where it is one that is told from another time: what else stands there is a number's.
pub(super) fn approximate(cx: &Context<'_>, at: usize, mentions: &mut Vec<Mention>) -> Option<usize> {
    let about = |s: &Sense| match s {
        Sense::Nearly | Sense::Bound(Bound::About, Side::Before) => Some(true),
        Sense::Bound(_, Side::Before) => Some(false),
        _ => None,
    };
    let (len, about) = cx.find(at, Starts::NEARLY.or(Starts::BOUND_WORD), about)?;
    let reading = one(cx, at + len, Begins::of(cx, at + len))?;
    // "more than two years ago" is no day; "up to 12 March" is one.
    let date = match reading.when {
        When::Apart(..) | When::Off(..) | When::Nth(..) => about,
        When::Civil(f) | When::Other(_, f) => f.date.month.is_some(),
        When::Slice(_, f) => f.date.year.is_some(),
        _ => false,
    };
    if date { read(cx, at + len, mentions) } else { None }
}

/// Whether what begins is a short number before a word that is none of a time, a number or an article: most numbers count what follows, and
/// are no more than one of a list of days then.
fn counts(cx: &Context<'_>, at: usize, begins: Begins) -> bool {
    const OTHER: Starts = Starts::TIME.or(Starts::NUMBER);
    const WORD: Starts = Starts::CARDINAL.or(Starts::SCALE).or(Starts::ORDINAL);
    (begins == Begins::DIGITS || begins == Begins::NUMBER_WORD)
        && cx.piece(at + 1) == Some(Piece::Word)
        && !cx.glued(at + 1)
        && !cx.starts(at + 1).any(OTHER)
        && cx.cue(at + 1, Cue::Definite).is_none()
        && match begins {
            Begins::DIGITS => cx.plain(at).is_some_and(|(_, digits)| digits <= 3),
            _ => cx.find(at, WORD, |s| Starts::of(s).any(WORD).then_some(())).is_some_and(|(len, ())| len == 1),
        }
}

/// The one time that starts at a token.
fn one(cx: &Context<'_>, at: usize, begins: Begins) -> Option<Reading> {
    if counts(cx, at, begins) {
        return lists::read(cx, at);
    }
    let on = |kinds: Begins, reader: fn(&Context<'_>, usize) -> Option<Reading>| if begins.any(kinds) { reader(cx, at) } else { None };
    // Digits that nothing is written onto are no rank: there is no first week in them.
    let rank = !begins.any(Begins::DIGITS) || cx.glued(at + 1);
    let on_rank = |kinds: Begins, reader: fn(&Context<'_>, usize) -> Option<Reading>| if rank { on(kinds, reader) } else { None };
    on(Begins::HOLIDAY.or(Begins::AHEAD), holidays::read)
        .or_else(|| on_rank(Begins::NUMBER.or(Begins::AHEAD).or(Begins::UNIT).or(Begins::NAME), parts::nth))
        .or_else(|| on_rank(Begins::NUMBER.or(Begins::AHEAD).or(Begins::UNIT), parts::several))
        .or_else(|| on(Begins::PART, parts::part))
        .or_else(|| on(Begins::UNIT, weeks::read))
        .or_else(|| on(Begins::NUMBER.or(Begins::AHEAD).or(Begins::UNIT), slices::read))
        .or_else(|| on(Begins::DIGITS.or(Begins::UNIT), numeric::read))
        .or_else(|| on(Begins::NUMBER.or(Begins::NAME).or(Begins::UNIT), printed::read))
        .or_else(|| on(Begins::DIGITS, lists::read))
        .or_else(|| on(Begins::NUMBER.or(Begins::AHEAD).or(Begins::UNIT).or(Begins::APART), relative::read))
        .or_else(|| on(Begins::ONE, relative::ago))
        .or_else(|| on(Begins::OPENER, relative::from_for))
        .or_else(|| on(Begins::NUMBER.or(Begins::CLOCK).or(Begins::FRACTION).or(Begins::ONE), clock::read))
        .or_else(|| on(Begins::NUMBER.or(Begins::UNIT).or(Begins::AHEAD), years::read))
}

/// Whether it lies somewhere only by the way its sentence looks: a day, month or season without a year, a weekday.
const fn undated(reading: &Reading) -> bool {
    match &reading.when {
        When::Civil(f) | When::Other(_, f) | When::Slice(_, f) | When::Nth(_, _, f) | When::Several(_, _, f) | When::Holiday(_, f) => {
            f.date.year.is_none()
        }
        When::Either(date, _) => date.year.is_none(),
        When::Off(..) | When::NthFrom(..) | When::Run(..) | When::WeekOf(_) => true,
        When::Fiscal(..) | When::FiscalShift(..) | When::Decade(_) | When::Century(_) | When::Clock(_) => false,
        When::Shift(..) | When::Window(..) | When::Apart(..) => false,
    }
}

/// What is asked from the publication date, and which way the sentence looks, where that matters.
fn anchor<'a>(cx: &Context<'a>, start: usize, end: usize, undated: bool) -> Anchor<'a> {
    let asked = undated && cx.published.is_some();
    let future = asked && relative::future(cx, start);
    let due = asked && !future && relative::due(cx, start);
    let listed = asked && words::stands_alone(cx, start, end);
    Anchor { measures: cx.measures, published: cx.published, future, due, listed }
}

fn mention(cx: &Context<'_>, start: usize, end: usize, kind: Kind, time: Timex) -> Mention {
    let place = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let tokens = place(start)..place(end);
    let digits = (start..end).any(|t| cx.piece(t) == Some(Piece::Numeral));
    Mention {
        span: cx.span(start..end),
        tokens: tokens.clone(),
        number: tokens,
        sentence: cx.sentence,
        kind,
        quantity: None,
        measure: None,
        counted: None,
        time: Some(time),
        traits: if digits { Traits::default().with(Trait::Digits) } else { Traits::default() },
    }
}

/// A repeated time. Its value is the date with X for what changes, or the length between two times.
fn set(again: sets::Again) -> Timex {
    let (value, date) = match again {
        sets::Again::On(date) => (settle::value(&date), date),
        sets::Again::After(unit, n) => (calendar::length(unit, n), crate::values::Date::default()),
    };
    Timex {
        value,
        date,
        end: None,
        grain: Grain::Day,
        days: None::<Days>,
        other: None,
        relative: false,
        steps: None,
        year_inferred: false,
        hijri: false,
        month_pair: None,
        open: None,
    }
}

/// What can begin at a token, as a set: most tokens begin nothing, and a look into a table tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Begins(u16);

impl Begins {
    const NONE: Self = Self(0);
    /// Digits.
    const DIGITS: Self = Self(1);
    /// A number in digits or words.
    const NUMBER: Self = Self(2 | 1);
    /// A month or weekday.
    const NAME: Self = Self(4);
    /// A stretch of the calendar or a day told from today.
    const UNIT: Self = Self(8);
    /// Last, this, next.
    const AHEAD: Self = Self(16);
    /// Early, mid, late.
    const PART: Self = Self(32);
    /// What stands before a length of time.
    const APART: Self = Self(64);
    /// A word of a clock.
    const CLOCK: Self = Self(128);
    /// Every.
    const EVERY: Self = Self(256);
    /// From, between.
    const OPENER: Self = Self(512);
    /// What a range can begin with.
    const RANGE: Self = Self(512 | 32 | 16 | 8 | 4 | 2 | 1);
    /// A named day.
    const HOLIDAY: Self = Self(1024);
    /// "a"
    const ONE: Self = Self(2048);
    /// A number word.
    const NUMBER_WORD: Self = Self(2);
    /// A half or a quarter.
    const FRACTION: Self = Self(4096);

    /// The kinds of senses that [`Begins::with`] knows.
    const KINDS: Starts = Starts::CARDINAL
        .or(Starts::SCALE)
        .or(Starts::ORDINAL)
        .or(Starts::MONTH)
        .or(Starts::WEEKDAY)
        .or(Starts::DECADE)
        .or(Starts::HOLIDAY)
        .or(Starts::INDEFINITE)
        .or(Starts::FRACTION)
        .or(Starts::TIME_OPENS);

    const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    fn of(cx: &Context<'_>, at: usize) -> Self {
        if cx.piece(at) == Some(Piece::Numeral) {
            return Self::DIGITS;
        }
        let mut all = Self::NONE;
        for entry in cx.language.lexicon.at(cx.lexed.from(at, cx.tokens.end)) {
            for (_, sense) in entry.marked().filter(|(mark, _)| mark.starts().any(Self::KINDS)) {
                all = all.or(Self::with(sense));
            }
        }
        all
    }

    const fn with(sense: &Sense) -> Self {
        use TimeWord as T;
        match sense {
            Sense::Cardinal(_) | Sense::Scale(_) | Sense::Ordinal(_) => Self::NUMBER_WORD,
            Sense::Month(..) | Sense::Weekday(_) => Self::NAME,
            Sense::Decade(_) => Self::UNIT,
            Sense::Fraction(_) => Self::FRACTION,
            Sense::Holiday(_) => Self::HOLIDAY,
            Sense::Cue(Cue::Indefinite) => Self::ONE,
            Sense::Time(word) => match word {
                T::Every => Self::EVERY,
                T::From | T::Between => Self::OPENER,
                T::Early | T::Mid | T::Late | T::StartOf | T::EndOf | T::Earlier | T::Later => Self::PART,
                T::AgoBefore | T::HenceBefore => Self::APART,
                T::Clock | T::Noon | T::Midnight => Self::CLOCK,
                T::Last | T::Next | T::This | T::Final => Self::AHEAD,
                T::Day
                | T::Week
                | T::Month
                | T::Year
                | T::Decade
                | T::Century
                | T::Weekend
                | T::HalfYear
                | T::QuarterYear
                | T::Fiscal
                | T::School => Self::UNIT,
                T::Spring | T::Summer | T::Autumn | T::Winter => Self::UNIT,
                T::Today | T::Tonight | T::Yesterday | T::DayBeforeYesterday | T::Tomorrow | T::DayAfterTomorrow => Self::UNIT,
                _ => Self::NONE,
            },
            _ => Self::NONE,
        }
    }
}
