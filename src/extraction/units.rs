//! The unit of a number: behind it as a word or symbol, before it as the sign of a currency; rates; amounts in two units.

use super::amount::{Amount, Form};
use super::mention::{Measure, Per};
use super::{Context, heads};
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Cue, Dimension, Sense, Starts, TimeWord, UnitId};
use crate::lexing::Flag;
use crate::values::Number;

/// The longest symbol of letters, in bytes.
pub(super) const LETTERS: usize = 5;

/// The unit whose name or symbol begins at a place.
fn named(cx: &Context<'_>, at: usize, weight: impl Fn() -> bool) -> Option<(UnitId, usize)> {
    if !cx.starts(at).any(Starts::UNIT) {
        return None;
    }
    cx.language.lexicon.at(cx.lexed.from(at, cx.tokens.end)).find_map(|entry| {
        let mut units = entry.senses.iter().filter_map(|s| if let Sense::Unit(u) = s { Some(*u) } else { None });
        let first = units.next()?;
        // "m2" is written in one: 12 m 2 dm are two measures.
        if (1..entry.len).any(|i| cx.piece(at + i) == Some(Piece::Numeral) && !cx.glued(at + i)) {
            return None;
        }
        // A pound is money, but for what is weighed.
        let unit = match units.next() {
            Some(second) => {
                let money = |u: &UnitId| cx.measures.unit(*u).dimension == Dimension::Money;
                [first, second].into_iter().find(|u| money(u) != weight()).unwrap_or(first)
            }
            None => first,
        };
        Some((unit, at + entry.len))
    })
}

/// Whether the word at a place is the symbol of a unit made of letters, written onto a number or not: "SAR", "km".
pub(super) fn letters(cx: &Context<'_>, at: usize) -> bool {
    let token = cx.token(at).filter(|t| t.piece == Piece::Word && t.span.len() as usize <= LETTERS);
    token.is_some_and(|t| cx.measures.by_letters(t.span.slice(cx.prose), true).is_some()) || initial(cx, at).is_some()
}

/// The unit whose symbol of letters is the word at a place.
fn lettered(cx: &Context<'_>, at: usize, tight: bool) -> Option<(UnitId, usize)> {
    let token = cx.token(at).filter(|t| t.piece == Piece::Word && t.span.len() as usize <= LETTERS)?;
    // Letters with digits behind them are a code: m212.
    let code = cx.glued(at + 1) && cx.piece(at + 1) == Some(Piece::Numeral) && !cx.is(at, Flag::Capital);
    (!code).then(|| cx.measures.by_letters(token.span.slice(cx.prose), tight || cx.glued(at)))?.map(|u| (u, at + 1))
}

/// The currency whose sign stands at a place before a number: `$`, `US$`, `EUR`. Names of currencies stand behind.
pub(super) fn before(cx: &Context<'_>, at: usize) -> Option<(UnitId, usize)> {
    let (unit, end) = signed(cx, at).or_else(|| lettered(cx, at, false)).or_else(|| initial(cx, at))?;
    // ٪15 has its sign before it where text runs from right to left.
    let free = !cx.glued(at) || at.checked_sub(1).is_some_and(|b| cx.piece(b) != Some(Piece::Numeral));
    let share = || cx.language.right_to_left && free && cx.glued(end) && cx.piece(end) == Some(Piece::Numeral);
    match cx.measures.unit(unit).dimension {
        Dimension::Money => Some((unit, end)),
        Dimension::Share if share() => Some((unit, end)),
        _ => None,
    }
}

/// A currency by its letter, before what can only be a sum: "N412.6bn", "R2,500", but not "N95".
pub(super) fn initial(cx: &Context<'_>, at: usize) -> Option<(UnitId, usize)> {
    let (letter, number) = (cx.token(at)?, at + 1);
    let written = letter.piece == Piece::Word && letter.span.len() == 1 && cx.glued(number) && cx.piece(number) == Some(Piece::Numeral);
    let unit = written.then(|| cx.measures.by_initial(letter.span.slice(cx.prose))).flatten()?;
    let amount = super::number::read(cx, number, super::number::NOTHING)?;
    let grouped = || cx.token(number).is_some_and(|t| t.span.slice(cx.prose).contains(|c: char| !c.is_ascii_digit()));
    let sum = amount.scale > Number::ONE || amount.value.is_whole() && amount.value >= Number::whole(1000) && grouped();
    sum.then_some((unit, number))
}

/// A unit named by a sign. "A$" is a currency, "a $" an article and another.
fn signed(cx: &Context<'_>, at: usize) -> Option<(UnitId, usize)> {
    let (unit, end) = named(cx, at, || false)?;
    let article = cx.starts(at).any(Starts::INDEFINITE) && !(cx.is(at, Flag::Capital) && cx.glued(at + 1));
    (is_sign(cx, at, end) && !article).then_some((unit, end))
}

fn is_sign(cx: &Context<'_>, at: usize, end: usize) -> bool {
    (at..end).any(|i| cx.piece(i) == Some(Piece::Mark))
}

/// Whether the number that ends before `at` is about what is weighed.
fn weighed(cx: &Context<'_>, at: usize) -> bool {
    let from = at.saturating_sub(7).max(cx.tokens.start);
    (from..(at + 2).min(cx.tokens.end)).any(|i| cx.starts(i).any(Starts::CUE) && cx.cue(i, Cue::Weight).is_some())
}

/// Whether what is measured stands behind a unit: "40 pounds of flour".
fn holds(cx: &Context<'_>, at: usize) -> bool {
    let Some(of) = cx.cue(at + 1, Cue::Of) else { return false };
    let place = at + 1 + of;
    let known = cx.cue(place, Cue::Definite).is_some() || cx.sense(place, Sense::Possessor).is_some();
    !known && heads::noun_at(cx, place).is_some()
}

/// The unit behind a number that ends before `at`.
pub(super) fn after(cx: &Context<'_>, at: usize, amount: &Amount) -> Option<(UnitId, usize)> {
    told(cx, at, amount, false)
}

/// The unit behind the second number of an amount in two units, where symbols need not be written onto it: "5 ft 2 in".
pub(super) fn after_second(cx: &Context<'_>, at: usize, amount: &Amount) -> Option<(UnitId, usize)> {
    told(cx, at, amount, true)
}

fn told(cx: &Context<'_>, at: usize, amount: &Amount, tight: bool) -> Option<(UnitId, usize)> {
    let hyphen = cx.is_dash(at) && cx.glued(at) && cx.glued(at + 1);
    let mut place = if hyphen { at + 1 } else { at };
    let vague = amount.form == Form::Vague || amount.form == Form::Fraction;
    // "one and three quarters of an hour"
    if vague || amount.unit.is_zero() {
        place += cx.cue(place, Cue::Of).unwrap_or(0);
        place += cx.cue(place, Cue::Indefinite).unwrap_or(0);
    }
    let clitics = cx.clitics(place);
    let joined = [Clitic::And, Clitic::With, Clitic::To, Clitic::As].into_iter().any(|c| clitics.has(c));
    if joined || clitics.has(Clitic::The) && !(vague || amount.scaled) {
        return None;
    }
    let word = named(cx, place, || hyphen || weighed(cx, at) || amount.scale == Number::ONE && holds(cx, place)).filter(|&(_, end)| {
        // A sign written onto the next number is that one's: "1 $10 bill".
        let next = is_sign(cx, place, end) && cx.glued(end) && cx.piece(end) == Some(Piece::Numeral);
        // "1,860 second homes": nobody counts so many seconds before a noun.
        let many = amount.value >= Number::whole(1000) && !hyphen;
        let rank = many && cx.starts(place).any(Starts::ORDINAL) && super::heads::counted_noun(cx, end);
        // "three grand slams"
        let idiom = cx.starts(place).any(Starts::NAME) && cx.cue(place, Cue::NotNumber).is_some_and(|l| place + l > end);
        !next && !rank && !idiom && !(is_sign(cx, place, end) && cx.starts(place).any(Starts::INDEFINITE))
    });
    // The longer name wins: "m" of "m²", "degrees" of "degrees Celsius".
    match (word, lettered(cx, place, tight)) {
        (Some(w), Some(l)) if l.1 > w.1 => Some(l),
        (Some(w), _) => Some(w),
        (None, l) => l,
    }
}

/// A value in the terms in which its unit is reported: 50 cents are .5 dollars, two decades 20 years.
pub(super) fn reported(cx: &Context<'_>, amount: Amount, unit: UnitId) -> Option<(Amount, UnitId)> {
    let told = cx.measures.unit(unit);
    match told.of {
        None => Some((amount, unit)),
        Some(whole) => {
            let factor = told.factor;
            let scaled = amount.scaled || factor < Number::ONE;
            Some((Amount { scaled, scale: amount.scale, ..amount.times(factor)? }, whole))
        }
    }
}

/// Whether an amount in `small` may go on one in `large`: 6 feet 2 inches, 3 dollars and 50 cents. Gives how many of the small
/// one make the large one.
pub(super) fn continues(cx: &Context<'_>, large: UnitId, small: UnitId) -> Option<Number> {
    let (l, s) = (cx.measures.unit(large), cx.measures.unit(small));
    if l.dimension == Dimension::Money {
        let whole = s.of?;
        return (large == whole || cx.measures.comparable(large, whole) || s.dimension == l.dimension)
            .then(|| Number::ONE.divide(s.factor))
            .flatten();
    }
    let compound = matches!(l.dimension, Dimension::Length | Dimension::Mass | Dimension::Time | Dimension::Volume);
    (compound && l.dimension == s.dimension && l.factor > s.factor).then(|| l.factor.divide(s.factor)).flatten()
}

/// Whether a word behind a unit of time makes it a time of its own: "a day earlier", "a year ago".
fn moved(cx: &Context<'_>, at: usize) -> bool {
    let away = |s: &Sense| matches!(s, Sense::Time(TimeWord::Ago | TimeWord::Hence | TimeWord::Earlier | TimeWord::Later)).then_some(());
    cx.find(at, Starts::TIME_WORD, away).is_some()
}

/// What an amount is per, behind its unit or noun at `at`: "a barrel", "per share", `/h`, للبرميل. A noun with "to the" written on it makes a
/// rate of measures and money only: أحيل 10 متهمين للمفتي tells where they went.
pub(super) fn per(cx: &Context<'_>, at: usize, measured: bool) -> Option<(Per, usize)> {
    if let Some((len, unit)) = cx.find(at, Starts::PER_UNIT, |s| if let Sense::PerUnit(u) = s { Some(*u) } else { None }) {
        let ago = moved(cx, at + len);
        // في العام says "a year", في عام 2010 and في اليوم الثامن when.
        let bare = cx.starts(at + len - 1).any(Starts::UNIT) && !cx.clitics(at + len - 1).has(Clitic::The);
        let told = cx.clitics(at + len).has(Clitic::The)
            && cx.find(at + len, Starts::CARDINAL, |s| matches!(s, Sense::Cardinal(_)).then_some(())).is_none();
        // ريال واحد في العام الماضي
        let told = told || heads::is_told(cx, at + len);
        let when = len > 1 && cx.language.head_first && (bare || told) && cx.sense(at, Sense::Time(TimeWord::In)).is_some();
        return (!ago && !when).then_some((Per::Unit(unit), at + len));
    }
    if let Some(len) = cx.sense(at, Sense::PerNoun) {
        let noun = heads::noun_at(cx, at + len - 1).or_else(|| cx.word(at + len - 1))?;
        return Some((Per::Noun(noun), at + len));
    }
    if let Some(hyphened) = hyphened_per(cx, at) {
        return Some(hyphened);
    }
    let clitics = cx.clitics(at);
    let each = cx.cue(at, Cue::Each).is_some();
    let to_the = measured && clitics.has(Clitic::To) && clitics.has(Clitic::The);
    let slash = cx.is_mark(at, '/') && cx.piece(at + 1) == Some(Piece::Word);
    let (place, article) = match cx.sense(at, Sense::Per) {
        Some(len) => (at + len, false),
        None if slash => (at + 1, false),
        None if to_the => (at, false),
        None => (at + cx.cue(at, Cue::Indefinite)?, true),
    };
    let unit = named(cx, place, || false).or_else(|| lettered(cx, place, slash).filter(|_| slash));
    // للطن and للفرد say "per", للعام الحالي and للجمعية do not.
    let told = |dimension| dimension != Dimension::Money && (!to_the || each || dimension != Dimension::Time);
    if let Some((unit, end)) = unit.filter(|(u, end)| told(cx.measures.unit(*u).dimension) && !moved(cx, *end)) {
        return Some((Per::Unit(unit), end));
    }
    if article || slash && !cx.glued(at) || to_the && place == at && !each {
        return None;
    }
    heads::one(cx, place).map(|(noun, end)| (Per::Noun(noun), end))
}

/// "$15*-an-hour*", "£300*-a-night*"
fn hyphened_per(cx: &Context<'_>, at: usize) -> Option<(Per, usize)> {
    (cx.is_dash(at) && cx.glued(at) && cx.glued(at + 1)).then_some(())?;
    let len = cx.cue(at + 1, Cue::Indefinite).or_else(|| cx.sense(at + 1, Sense::Per))?;
    let place = at + 2 + len;
    (cx.is_dash(place - 1) && cx.glued(place - 1) && cx.glued(place)).then_some(())?;
    if let Some((unit, end)) = named(cx, place, || false) {
        return Some((Per::Unit(unit), end));
    }
    heads::noun_at(cx, place).map(|noun| (Per::Noun(noun), place + 1))
}

/// "12 deaths *per 100,000 people a year*": so many of a number of them.
pub(super) fn per_number(cx: &Context<'_>, at: usize) -> Option<(Per, usize)> {
    let place = at + cx.sense(at, Sense::Per)?;
    let whole = super::number::read(cx, place, super::number::NOTHING).filter(|a| a.form == Form::Plain)?;
    let mut end = whole.tokens.end;
    if after(cx, end, &whole).is_some() {
        return None;
    }
    end = heads::behind(cx, end, &whole).map_or(end, |(_, past)| past);
    end = per(cx, end, true).map_or(end, |(_, past)| past);
    Some((Per::Noun(cx.lexed.words[whole.tokens.start]), end))
}

/// A measure without a rate.
pub(super) const fn plain(unit: UnitId) -> Measure {
    Measure { unit, per: None }
}
