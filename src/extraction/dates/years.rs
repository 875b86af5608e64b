//! Years by themselves, seasons of two years, decades and centuries.

use super::numeric;
use super::printed::{self, BEHIND, evidence};
use super::reading::{Bookkeeping, Fields, Reading, When, Which};
use super::words::{self, Found, time};
use crate::extraction::Context;
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Cue, Sense, Starts, TimeWord};
use crate::lexing::Flag;
use crate::values::Era;

/// The year, decade or century that starts at a token.
pub(super) fn read(cx: &Context<'_>, at: usize) -> Option<Reading> {
    decade(cx, at)
        .or_else(|| century(cx, at))
        .or_else(|| fiscal(cx, at))
        .or_else(|| marked(cx, at))
        .or_else(|| before_our_era(cx, at))
        .or_else(|| alone(cx, at))
}

/// A year behind its word: عام 2020, "the year 2008", سنة 1442 هـ, "fiscal 2021", العام الدراسي 2019/2020.
fn marked(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let behind = time(cx, at, TimeWord::Year)?;
    let (year, end) = printed::named_year(cx, at)?;
    if pair(cx, behind).is_some() {
        return None; // read as an interval
    }
    if let Some(era) = time(cx, end, TimeWord::HijriEra) {
        return Some(Reading::new(at, era, When::Other(Era::Hijri, Fields::year(year))));
    }
    if let Some(era) = time(cx, end, TimeWord::BeforeCommonEra) {
        return Some(Reading::new(at, era, When::Civil(Fields::year(-year))));
    }
    Some(Reading::new(at, printed::era_behind(cx, end), When::Civil(Fields::year(year))))
}

const BOOKS: &[(TimeWord, Bookkeeping)] = &[(TimeWord::Fiscal, Bookkeeping::Fiscal), (TimeWord::School, Bookkeeping::School)];

/// "fiscal 2021", "FY22", العام الدراسي 2019/2020, "last fiscal year", السنة المالية الحالية.
fn fiscal(cx: &Context<'_>, at: usize) -> Option<Reading> {
    if let Some((which, next)) = words::one_of(cx, at, printed::AHEAD) {
        let (books, end) = words::one_of(cx, next, BOOKS)?;
        return Some(Reading::new(at, words::skip(cx, end, TimeWord::Year), When::FiscalShift(books, which.step())));
    }
    let (books, next) = words::one_of(cx, at, BOOKS)?;
    let next = words::skip(cx, next, TimeWord::Year);
    if let Some((which, end)) = words::one_of(cx, next, BEHIND) {
        return Some(Reading::new(at, end, When::FiscalShift(books, which.step())));
    }
    if let Some((first, second, end)) = pair(cx, next) {
        return Some(Reading::new(at, end, When::Fiscal(books, first.max(second))));
    }
    let (year, digits) = cx.plain(next).filter(|_| words::closes(cx, next))?;
    let year = i32::try_from(year).ok()?;
    let year = match digits {
        4 if (1300..2200).contains(&year) => year,
        2 if cx.glued(next) => numeric::century_of(year),
        _ => return None,
    };
    Some(Reading::new(at, printed::era_behind(cx, next + 1), When::Fiscal(books, year)))
}

/// "44 BC", "14 a.d.", 1442 هـ.
fn before_our_era(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let (year, digits) = cx.plain(at).filter(|&(y, digits)| digits <= 4 && y > 0)?;
    let year = i32::try_from(year).ok()?;
    if let Some(end) = time(cx, at + 1, TimeWord::BeforeCommonEra) {
        return Some(Reading::new(at, end, When::Civil(Fields::year(-year))));
    }
    // "AD 14"
    if year < 1000 && cx.language.capitals && words::before(cx, at, &[TimeWord::CommonEra]) && words::closes(cx, at) {
        return Some(Reading::new(at, at + 1, When::Civil(Fields::year(year))));
    }
    if digits >= 3
        && let Some(end) = time(cx, at + 1, TimeWord::HijriEra)
    {
        return Some(Reading::new(at, end, When::Other(Era::Hijri, Fields::year(year))));
    }
    // The mark of our era is a letter of many meanings: only a phrase of its own, or where a preposition of time stands before.
    let letter = |end: usize| end == at + 2 && cx.starts(at + 1).any(crate::language::Starts::UNIT);
    let end = time(cx, at + 1, TimeWord::CommonEra).filter(|&end| evidence(cx, at) && !letter(end))?;
    Some(Reading::new(at, end, When::Civil(Fields::year(year))))
}

/// The years of a season or term: 2012–13, 2016/17, 1985-86. The second is the next one, or stands behind a preposition or in brackets.
pub(super) fn pair(cx: &Context<'_>, at: usize) -> Option<(i32, i32, usize)> {
    let (first, 4) = cx.plain(at)? else { return None };
    let slash = cx.is_mark(at + 1, '/');
    if !(slash || cx.is_dash(at + 1)) || !cx.glued(at + 1) || !cx.glued(at + 2) {
        return None;
    }
    let (second, digits) = cx.plain(at + 2)?;
    let second = match digits {
        4 => second,
        // 1999–00; but 2019-06 is a month.
        2 => first / 100 * 100 + second + if first % 100 == 99 && second == 0 { 100 } else { 0 },
        _ => return None,
    };
    let known = 1000..2200;
    let sound = known.contains(&first) && known.contains(&second) && first < second && !(slash && second - first > 1);
    let told = second.checked_sub(first) == Some(1) || digits == 4 || evidence(cx, at) || cx.is_mark(at.wrapping_sub(1), '(');
    if !sound || !told || !numeric::alone_before(cx, at) || !numeric::alone_behind(cx, at + 3) || words::counts(cx, at + 3) {
        return None;
    }
    Some((i32::try_from(first).ok()?, i32::try_from(second).ok()?, at + 3))
}

/// Four digits that nothing marks as a year but the words around.
pub(super) fn alone(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let (year, end) = words::year(cx, at)?;
    if !numeric::alone_before(cx, at)
        || cx.is_dash(at + 1) && cx.glued(at + 1) && cx.glued(at + 2) && cx.piece(at + 2) == Some(Piece::Numeral)
    {
        return None;
    }
    if cx.is_mark(at + 1, '.') && cx.glued(at + 1) && cx.glued(at + 2)
        || cx.is_mark(at + 1, ':') && cx.glued(at + 2)
        || cx.is_mark(at + 1, '/')
    {
        return None;
    }
    let reading = Some(Reading::new(at, end, When::Civil(Fields::year(year))));
    let named = cx.language.capitals
        && named(cx, at)
        && (1900..=2100).contains(&year)
        && (cx.starts(end).any(Starts::NOUN) || cx.is(end, Flag::Capital) && cx.starts(end).any(Starts::UNIT));
    if cx.cue_before(at, Cue::Designator).is_some() || words::counts_many(cx, end) && !named || citation(cx, at) {
        return None;
    }
    let round = year % 100 == 0;
    if told(cx, at) {
        return if (1000..2200).contains(&year) && !(round && words::looks_counted(cx, end)) { reading } else { None };
    }
    let usual = (1900..=2100).contains(&year) && !round;
    let list = after_year(cx, at);
    if !usual || bound_before(cx, at) || currency_before(cx, at) || !list && counted_by_form(cx, at, end) || measured(cx, at) {
        return None;
    }
    reading
}

/// Whether a preposition of time or a part of a year stands before.
fn told(cx: &Context<'_>, at: usize) -> bool {
    use TimeWord::{Early, EndOf, Late, Mid, Of, StartOf};
    evidence(cx, at) && !bound_before(cx, at)
        || words::before(cx, at, &[Early, Mid, Late, StartOf, EndOf])
        || words::before(cx, at, &[Of]) && season_before(cx, at)
}

/// "autumn of 1989": the year's season is read with it; here only what stands two words back is asked.
fn season_before(cx: &Context<'_>, at: usize) -> bool {
    use TimeWord::{Autumn, Spring, Summer, Winter};
    at.checked_sub(1).is_some_and(|of| words::before(cx, of, &[Spring, Summer, Autumn, Winter]))
}

/// Whether a year stands before in a list: "2007 and 2009".
fn after_year(cx: &Context<'_>, at: usize) -> bool {
    let Some(back) = at.checked_sub(2).filter(|b| cx.tokens.contains(b)) else { return false };
    let joined =
        cx.mark(at.wrapping_sub(1)).is_some_and(|m| matches!(m, ',' | '،')) || time(cx, at.wrapping_sub(1), TimeWord::And) == Some(at);
    joined && words::year(cx, back).is_some() && (evidence(cx, back) || after_year(cx, back))
}

fn bound_before(cx: &Context<'_>, at: usize) -> bool {
    (1..=4).any(|len| {
        let Some(start) = at.checked_sub(len).filter(|s| cx.tokens.contains(s)) else { return false };
        cx.find(start, Starts::BOUND_WORD.or(Starts::NEARLY), |s| matches!(s, Sense::Bound(..) | Sense::Nearly).then_some(()))
            .is_some_and(|(l, ())| l == len)
    })
}

fn currency_before(cx: &Context<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|b| cx.tokens.contains(b)) else { return false };
    cx.find(before, Starts::UNIT.or(Starts::CARDINAL).or(Starts::SCALE), |s| {
        matches!(s, Sense::Unit(_) | Sense::Cardinal(_) | Sense::Scale(_)).then_some(())
    })
    .is_some_and(|(l, ())| l == 1)
        || cx.piece(before) == Some(Piece::Numeral)
        || cx.mark(before).is_some_and(|m| matches!(m, '$' | '€' | '£' | '¥' | '+' | '=' | '#'))
}

/// Whether the word behind is counted, judging by its form, and nothing before makes the number one of a name: "sold 2013 widgets", but
/// "the 2012 games", "Tokyo's 2021 games".
fn counted_by_form(cx: &Context<'_>, at: usize, end: usize) -> bool {
    if !words::looks_counted(cx, end) {
        return false;
    }
    !named(cx, at)
}

/// Whether what stands before a number makes it part of a name: "the 2012 games", "Tokyo's 2021 games".
fn named(cx: &Context<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|b| cx.tokens.contains(b)) else { return false };
    cx.cue_before(at, Cue::Definite).is_some()
        || cx.cue_before(at, Cue::Indefinite).is_some()
        || cx.is(before, Flag::Capital)
        || cx.token(before).is_some_and(|t| t.clitics.has(Clitic::Possessive))
}

/// Whether a noun that measures stands within the three words before: "the toll reached 1950".
fn measured(cx: &Context<'_>, at: usize) -> bool {
    (1..=4).any(|back| at.checked_sub(back).is_some_and(|b| cx.tokens.contains(&b) && cx.cue(b, Cue::MeasureNoun).is_some()))
}

/// "(Smith, 2019)" is a reference, no time that the text speaks of.
fn citation(cx: &Context<'_>, at: usize) -> bool {
    let comma = at.checked_sub(1).is_some_and(|c| cx.is_mark(c, ','));
    comma && cx.is_mark(at + 1, ')') && (3..=7).any(|back| at.checked_sub(back).is_some_and(|b| cx.is_mark(b, '(')))
}

/// "1990s", "the 90s", التسعينيات, تسعينيات القرن الماضي.
pub(super) fn decade(cx: &Context<'_>, at: usize) -> Option<Reading> {
    if let Some((value, digits)) = cx.plain(at) {
        let apostrophe = usize::from(cx.mark(at + 1).is_some_and(|m| matches!(m, '\'' | '’')) && cx.glued(at + 1));
        let end = time(cx, at + 1 + apostrophe, TimeWord::DecadeSuffix).filter(|&e| digits == 4 || cx.glued(e - 1))?;
        let value = i32::try_from(value).ok().filter(|v| v % 10 == 0)?;
        let year = match digits {
            4 if (1000..2200).contains(&value) => value,
            2 if short_decade(cx, at, value) => 1900 + value,
            _ => return None,
        };
        return Some(Reading::new(at, end, When::Decade(year)));
    }
    let at_name = words::skip(cx, at, TimeWord::Decade);
    let (len, first) = cx.find(at_name, Starts::DECADE, |s| if let Sense::Decade(d) = s { Some(i32::from(*d)) } else { None })?;
    let next = at_name + len;
    if let Some((century, end)) = century_behind(cx, words::skip(cx, next, TimeWord::Of)) {
        return Some(Reading::new(at, end, When::Decade((century - 1) * 100 + first)));
    }
    // "a man in his fifties", في الخمسينيات من عمره: an age.
    // "the early nineties"; "in her early nineties" is an age.
    let part = words::before(cx, at, &[TimeWord::Early, TimeWord::Mid, TimeWord::Late]);
    let told = |at: usize| words::before(cx, at, &[TimeWord::In]) || cx.cue_before(at, Cue::Definite).is_some();
    let definite = told(at) || part && told(at - 1) || cx.token(at_name)?.clitics.has(Clitic::The) || !cx.language.capitals;
    let aged = time(cx, next, TimeWord::Of).is_some() || cx.cue_before(at, Cue::Pronoun).is_some();
    if definite && !aged { Some(Reading::new(at, next, When::Decade(1900 + first))) } else { None }
}

/// "the 90s" and "’90s", but not the years of a person or degrees: "in her 20s".
fn short_decade(cx: &Context<'_>, at: usize, value: i32) -> bool {
    let apostrophe = at.checked_sub(1).is_some_and(|b| cx.glued(at) && cx.mark(b).is_some_and(|m| matches!(m, '\'' | '’' | '‘')));
    let part = [TimeWord::Early, TimeWord::Mid, TimeWord::Late];
    let article = cx.cue_before(at, Cue::Definite).is_some()
        || words::before(cx, at, &part) && at.checked_sub(1).is_some_and(|b| cx.cue_before(b, Cue::Definite).is_some());
    apostrophe || article && value >= 50
}

/// "the 16th century", القرن السادس عشر, القرن العشرين, "the fifth century BC".
pub(super) fn century(cx: &Context<'_>, at: usize) -> Option<Reading> {
    if let Some((century, end)) = century_behind(cx, at) {
        return Some(Reading::new(at, end, When::Century(century)));
    }
    let (n, next) = words::small(cx, at).filter(|(n, _)| n.rank && (1..=30).contains(&n.value))?;
    let next = if cx.is_dash(next) { next + 1 } else { next };
    let end = time(cx, next, TimeWord::Century)?;
    let century = i32::try_from(n.value).ok()?;
    if let Some(era) = time(cx, end, TimeWord::BeforeCommonEra) {
        return Some(Reading::new(at, era, When::Century(-century)));
    }
    Some(Reading::new(at, end, When::Century(century)))
}

/// A century whose number stands behind the word, or that a relative word gives: القرن الماضي is the twentieth.
fn century_behind(cx: &Context<'_>, at: usize) -> Found<i32> {
    let next = time(cx, at, TimeWord::Century)?;
    if let Some((which, end)) = words::one_of(cx, next, BEHIND) {
        let now = cx.published.map_or(21, |p| (chrono::Datelike::year(&p) - 1) / 100 + 1);
        return if which == Which::Last { Some((now - 1, end)) } else { Some((now + which.step(), end)) };
    }
    // The ordinal, the cardinal 20 in القرن العشرين, or digits behind an article of their own: القرن الـ19.
    let number = if cx.piece(next) == Some(Piece::Word) && cx.piece(next + 1) == Some(Piece::Numeral) && cx.glued(next + 1) {
        next + 1
    } else {
        next
    };
    let (n, end) = words::small(cx, number).filter(|(n, _)| (1..=30).contains(&n.value) && (n.rank || n.value == 20 || number > next))?;
    let century = i32::try_from(n.value).ok()?;
    match time(cx, end, TimeWord::BeforeCommonEra) {
        Some(era) => Some((-century, era)),
        None => Some((century, printed::era_behind(cx, end))),
    }
}
