//! Numbers that are names: F-35, page 3, version 1.16.2, a telephone's; and words that only look like numbers.

use super::amount::Amount;
use super::{Context, compose, digits, heads, parts};
use crate::language::scan::Piece;
use crate::language::{Clitics, Cue, Dimension, Sense, Starts};
use crate::lexing::Flag;
use crate::values::Number;
use std::ops::Range;

/// What a place holds that is no amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Name {
    /// A number that is a name.
    Number(Range<usize>),
    /// Words without a number, up to a place.
    Idiom(usize),
}

/// At a word: an idiom ("one of", في وقت واحد), or a word that makes the number behind it a name ("Section 230").
pub(super) fn at_word(cx: &Context<'_>, at: usize) -> Option<Name> {
    if !cx.starts(at).any(Starts::NAME) {
        return None;
    }
    if let Some(len) = cx.cue(at, Cue::NotNumber) {
        let number = parts::at(cx, at).and_then(|p| compose::read(cx, at, p, true)).map_or(0, |a| a.tokens.len());
        if number <= len {
            return Some(Name::Idiom(at + len));
        }
    }
    let mut place = at + cx.cue(at, Cue::Designator)?;
    // "this season 230 nests were counted": what is pointed at has no number; "this Falcon 9 Heavy" has.
    let named = cx.language.capitals && cx.is(place + 1, Flag::Capital);
    if at > cx.tokens.start && !named && cx.cue(at - 1, Cue::Demonstrative) == Some(1) {
        return None;
    }
    while cx.mark(place).is_some_and(|c| matches!(c, '.' | '#' | ':' | '№') || c == '-' && cx.glued(place) && cx.glued(place + 1)) {
        place += 1;
    }
    let the = cx.front(place).is_some_and(|c| c.has(crate::language::written::Clitic::The));
    // شارع الـ100 is a name, المركز الـ14 a rank.
    if the && cx.clitics(at).has(crate::language::written::Clitic::The) {
        return None;
    }
    if the && matches!(cx.piece(place + 1), Some(Piece::Numeral | Piece::Mark)) {
        place += 1;
    }
    // رقم (6)
    if cx.is_mark(place, '(') && cx.piece(place + 1) == Some(Piece::Numeral) && cx.is_mark(place + 2, ')') {
        return Some(Name::Number(at..place + 3));
    }
    if cx.piece(place)? == Piece::Numeral {
        // إنتاج الموسم 340 ألف طن: what is counted in thousands is no name.
        if cx.starts(place + 1).any(Starts::SCALE) && !cx.glued(place + 1) {
            return None;
        }
        // طول الخط 23 كيلومترا
        let measured = |s: &Sense| matches!(s, Sense::Unit(u) if cx.measures.unit(*u).dimension != Dimension::Time).then_some(());
        if cx.language.head_first && !cx.glued(place + 1) && cx.find(place + 1, Starts::UNIT, measured).is_some() {
            return None;
        }
        // تضم المرحلة 8 محطات: a small number of several things counts them.
        let few = cx.plain(place).is_some_and(|(n, _)| (3..=10).contains(&n));
        if cx.language.head_first && few && !cx.glued(place + 1) && heads::several_at(cx, place + 1) {
            return None;
        }
        if cx.language.head_first && at > cx.tokens.start && (holds(cx, at, place) || held(cx, at, place)) {
            return None;
        }
        let listed = |i: usize| cx.mark(i).is_some_and(|c| matches!(c, '-' | '–' | '/' | '.')) && cx.glued(i) && cx.glued(i + 1);
        let mut end = run(cx, place);
        while listed(end) && cx.piece(end + 1) == Some(Piece::Numeral) {
            end = run(cx, end + 1);
        }
        // المركز 11 حتى 15
        let to = cx.sense(end, Sense::Range(crate::language::RangeWord::To)).filter(|_| cx.language.head_first);
        if let Some(len) = to.filter(|len| cx.piece(end + len) == Some(Piece::Numeral)) {
            end = run(cx, end + len);
        }
        return Some(Name::Number(at..end));
    }
    // "Channel Four": a number word is a name there only with a capital, and where no noun follows.
    let part = parts::at(cx, place).filter(|p| p.cardinal.is_some() && cx.is(place, Flag::Capital))?;
    heads::noun_at(cx, place + part.len).is_none().then_some(Name::Number(at..place + part.len))
}

/// يضم المبنى 220 سريرا: what is said to hold something has no number where one of many follows.
fn holds(cx: &Context<'_>, at: usize, number: usize) -> bool {
    let said = || cx.cue(at - 1, Cue::OpenList) == Some(1) || cx.cue(at - 1, Cue::Capacity) == Some(1);
    let many = cx.plain(number).is_some_and(|(n, _)| n > 10);
    let noun = || heads::noun_at(cx, number + 1).is_some() && !heads::several_at(cx, number + 1);
    many && !cx.glued(number + 1) && said() && noun()
}

/// شاركت في الدورة 364 دار نشر: what is held again and again has its number with a preposition behind it, الدورة 48 للمعرض.
fn held(cx: &Context<'_>, at: usize, number: usize) -> bool {
    let noun = || heads::noun_at(cx, number + 1).is_some() && cx.clitics(number + 1) == Clitics::NONE;
    cx.cue(at, Cue::Edition) == Some(1) && !cx.glued(number + 1) && noun()
}

/// At a numeral, before it is asked whether it is a time: what stands around it makes it a name.
pub(super) fn around(cx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    if let Some(len) = cx.starts(at).any(Starts::NAME).then(|| cx.cue(at, Cue::NotNumber)).flatten() {
        return Some(at..at + len);
    }
    hyphened(cx, at)
        .or_else(|| street(cx, at))
        .or_else(|| dotted(cx, at))
        .or_else(|| lettered(cx, at))
        .or_else(|| between(cx, at))
        .or_else(|| trailed(cx, at))
        .or_else(|| bracketed(cx, at))
        .or_else(|| linked(cx, at))
        .or_else(|| listed(cx, at))
        .or_else(|| initialled(cx, at))
        .or_else(|| cited(cx, at))
}

/// سيارة «رمال 3»: a short number that ends a quotation of two or three words, where capitals mark no names.
fn cited(cx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    const WORDS: usize = 2;
    let closes = cx.mark(at + 1).is_some_and(|m| matches!(m, '»' | '”' | '"'));
    cx.plain(at).filter(|&(_, digits)| digits <= 2 && closes && !cx.language.capitals)?;
    let other = Starts::TIME.or(Starts::NUMBER).or(Starts::UNIT).or(Starts::BOUND).or(Starts::FRAME);
    let word = |i: usize| i >= cx.tokens.start && cx.piece(i) == Some(Piece::Word) && !cx.starts(i).any(other);
    let words = (1..=WORDS).take_while(|&back| at.checked_sub(back).is_some_and(word)).count();
    let open = at.checked_sub(words + 1).filter(|_| words > 0)?;
    cx.mark(open).filter(|m| matches!(m, '«' | '“' | '"'))?;
    Some(at - words..at + 1)
}

/// حي العزيزية ت 5: a letter alone before a number names a plot or a plan, where letters alone are no particles.
fn initialled(cx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let word = at.checked_sub(1).filter(|&w| w > cx.tokens.start && cx.language.head_first && cx.piece(w) == Some(Piece::Word))?;
    let alone = cx.text(word).chars().nth(1).is_none() && !cx.glued(word) && !cx.glued(at) && !ascii(cx, word);
    (alone && cx.front(word).is_none() && cx.piece(word - 1) == Some(Piece::Word)).then(|| word..run(cx, at))
}

/// The end of the run of letters and digits written onto each other that holds a numeral.
fn run(cx: &Context<'_>, at: usize) -> usize {
    let mut end = at + 1;
    loop {
        let piece = cx.piece(end).filter(|_| cx.glued(end));
        let dash = cx.is_dash(end) && cx.glued(end + 1) && matches!(cx.piece(end + 1), Some(Piece::Numeral));
        match piece {
            Some(Piece::Word) if ascii(cx, end) => end += 1,
            Some(Piece::Numeral) => end += 1,
            Some(Piece::Mark) if dash => end += 2,
            _ => return end,
        }
    }
}

fn ascii(cx: &Context<'_>, at: usize) -> bool {
    cx.text(at).is_ascii()
}

/// What a numeral may count, for asking what stands behind it.
fn two(at: usize) -> Amount {
    Amount { digits: true, ..Amount::exact(Number::whole(2), at..at + 1) }
}

/// `F-35`, `COVID-19`, إف-16: a word, a hyphen and a numeral in one.
fn hyphened(cx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let dash = at.checked_sub(1).filter(|&d| cx.is_dash(d) && cx.glued(d) && cx.glued(at))?;
    let word = dash.checked_sub(1).filter(|&w| cx.piece(w) == Some(Piece::Word))?;
    let other = Starts::TIME.or(Starts::NUMBER).or(Starts::UNIT).or(Starts::BOUND);
    // "U-17", "under-21 side", but "sub-20 minutes"
    let letter = cx.is(word, Flag::Capital) && cx.text(word).len() == 1;
    let limit = || cx.starts(word).any(Starts::BOUND) && cx.plain(at).is_some() && super::units::after(cx, at + 1, &two(at)).is_none();
    if cx.language.capitals && (letter || limit()) {
        return Some(word..run(cx, at));
    }
    let amount = cx.starts(word).any(other) || cx.language.capitals && !ascii(cx, word);
    (!amount && cx.front(word).is_none()).then(|| word..run(cx, at))
}

/// "SW 68th Parkway": a rank between two words with capitals.
fn street(cx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let before = at.checked_sub(1).filter(|&b| b > cx.tokens.start && cx.is(b, Flag::Capital) && cx.text(b).len() <= 2)?;
    let ranked = cx.glued(at + 1) && cx.sense(at + 1, Sense::OrdinalSuffix).is_some();
    (ranked && cx.is(at + 2, Flag::Capital)).then(|| before..at + 2)
}

/// `ID.3`, `v.2`: a short word, a point and a numeral in one.
fn dotted(cx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let point = at.checked_sub(1).filter(|&p| cx.is_mark(p, '.') && cx.glued(p) && cx.glued(at))?;
    let word = point.checked_sub(1).filter(|&w| cx.piece(w) == Some(Piece::Word) && ascii(cx, w) && cx.text(w).len() <= 3)?;
    let money = super::units::before(cx, word).is_some_and(|(_, end)| end == at);
    (!money).then(|| word..run(cx, at))
}

/// `7/2`, `100/30`: odds. What is less than one reads as a fraction as well.
fn odds(cx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let tight = cx.is_mark(at + 1, '/') && cx.glued(at + 1) && cx.glued(at + 2);
    let (a, b) = tight.then(|| Some((cx.plain(at)?, cx.plain(at + 2)?)))??;
    let alone = !(cx.is_mark(at + 3, '/') && cx.glued(at + 3)) && !(cx.glued(at) && cx.is_mark(at.wrapping_sub(1), '/'));
    let ascii = cx.text(at).is_ascii();
    (alone && ascii && a.1 <= 3 && b.1 <= 2 && a.0 >= b.0 && b.0 > 0).then(|| at..at + 3)
}

/// `G7`, `A320`: letters right before the digits, that are no currency and nothing written on the front of words.
fn lettered(cx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let word = at.checked_sub(1).filter(|&w| cx.glued(at) && cx.piece(w) == Some(Piece::Word) && ascii(cx, w))?;
    let money = cx.measures.by_letters(cx.text(word), false).is_some_and(|u| cx.measures.unit(u).dimension == Dimension::Money);
    let month =
        cx.find(word, Starts::MONTH.or(Starts::WEEKDAY), |s| matches!(s, Sense::Month(..) | Sense::Weekday(_)).then_some(())).is_some();
    (!money && !month && super::units::initial(cx, word).is_none()).then(|| word..run(cx, at))
}

/// The last of إتش5إن1: letters between two numerals, all in one.
fn between(cx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let word = at.checked_sub(1).filter(|&w| cx.glued(at) && cx.piece(w) == Some(Piece::Word) && cx.glued(w))?;
    let first = word.checked_sub(1).filter(|&f| cx.piece(f) == Some(Piece::Numeral) && cx.glued(f) && cx.tokens.contains(&f))?;
    (cx.piece(first.checked_sub(1)?) == Some(Piece::Word)).then(|| word..at + 1)
}

/// `4G`, `13F`, `3D`: letters right behind the digits that mean nothing as a scale, a rank or a unit.
fn trailed(cx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let word = at + 1;
    (cx.glued(word) && cx.piece(word)? == Piece::Word && ascii(cx, word)).then_some(())?;
    let known = cx.find(
        word,
        Starts::SCALE_SUFFIX
            .or(Starts::SCALE)
            .or(Starts::ORDINAL_SUFFIX)
            .or(Starts::UNIT)
            .or(Starts::TIME_WORD)
            .or(Starts::MONTH)
            .or(Starts::AGE),
        |s| {
            matches!(
                s,
                Sense::ScaleSuffix(_)
                    | Sense::Scale(_)
                    | Sense::OrdinalSuffix
                    | Sense::Unit(_)
                    | Sense::Time(_)
                    | Sense::Month(..)
                    | Sense::Age(_)
            )
            .then_some(())
        },
    );
    let symbol = cx.measures.by_letters(cx.text(word), true).is_some();
    let power = matches!(cx.text(word), "e" | "E" | "x" | "X" | "s");
    let phrase = cx.find(word, Starts::UNIT, |s| matches!(s, Sense::Unit(_)).then_some(())).is_some_and(|(len, ())| len > 1);
    let codes = !phrase && cx.piece(word + 1) == Some(Piece::Numeral) && cx.glued(word + 1) && !power;
    (known.is_none() && !symbol && !power || codes).then(|| at..run(cx, at))
}

/// `[12]`, `(Smith, 2019)`
fn bracketed(cx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let before = at.checked_sub(1)?;
    if cx.is_mark(before, '[') && cx.is_mark(at + 1, ']') || matches!(cx.mark(before), Some('#' | '№' | '_')) && cx.glued(at) {
        return Some(at..at + 1);
    }
    let (year, count) = cx.plain(at).filter(|_| cx.is_mark(before, ',') && matches!(cx.mark(at + 1), Some(')' | ';')))?;
    let open = (before.saturating_sub(8).max(cx.tokens.start)..before).rev().find(|&i| cx.is_mark(i, '('))?;
    (count == 4 && (1800..2100).contains(&year) && cx.is(open + 1, Flag::Capital)).then(|| at..at + 1)
}

/// Inside an address of the net: a numeral glued behind marks that go back to `://`, `@` or `www`.
fn linked(cx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let mark = at.checked_sub(1).and_then(|b| cx.mark(b)).filter(|_| cx.glued(at))?;
    matches!(mark, '/' | '=' | '&' | '?' | '%' | '.' | '-' | '+').then_some(())?;
    let mut i = at;
    for _ in 0..120 {
        if !cx.glued(i) {
            return None;
        }
        i -= 1;
        let link = cx.is_mark(i, '@') || cx.is_mark(i, '/') && i > 0 && cx.is_mark(i - 1, '/') || cx.text(i).eq_ignore_ascii_case("www");
        if link {
            return Some(at..run(cx, at));
        }
    }
    None
}

/// `1.` and `1)` at the start of a line or alone in their sentence, `(1)`.
fn listed(cx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let start = cx.tokens.start;
    let short = cx.plain(at).is_some_and(|(_, count)| count <= 3);
    let first = at == start || at == start + 1 && cx.is_mark(start, '(');
    let alone = cx.is_mark(at + 1, '.') && cx.glued(at + 1) && cx.tokens.len() == 2 && cx.lexed.sentences.len() > 1;
    let word = cx.piece(at + 2) == Some(Piece::Word);
    let bracket = cx.is_mark(at + 1, ')') && word;
    // "… and 2) the sex ratio": a bracket that nothing opened.
    let unopened = || !(at.saturating_sub(40).max(start)..at).any(|i| cx.is_mark(i, '('));
    // "3 - The third …", "3.The …" at the start of a line
    let dash = at == start && cx.is_dash(at + 1) && !cx.glued(at + 2) && word;
    let dot =
        at == start && cx.is_mark(at + 1, '.') && cx.glued(at + 1) && cx.glued(at + 2) && word && cx.text(at + 2).chars().nth(2).is_some();
    (short && (first && (alone || dash || dot) || bracket && (first || unopened()))).then(|| at..at + 2)
}

/// At a numeral that is no time: codes, telephones, versions, scores on a clock face, the number behind a name.
pub(super) fn code(cx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    if let Some(odds) = odds(cx, at) {
        return Some(odds);
    }
    let text = cx.text(at);
    let tight = |i: usize, marks: &[char]| {
        cx.mark(i).is_some_and(|c| marks.contains(&c)) && cx.glued(i) && cx.glued(i + 1) && cx.piece(i + 1) == Some(Piece::Numeral)
    };
    let dashed = tight(at + 1, &['-', '–', '/']) && tight(at + 3, &['-', '–', '/']);
    let clock = tight(at + 1, &[':']);
    if let Some(score) = score(cx, at) {
        return Some(score);
    }
    let plural = cx.text(at + 1) == "s" && cx.glued(at + 1);
    let caller = at > cx.tokens.start && cx.is_mark(at - 1, '+') && (dashed || text.chars().count() >= 10);
    // "+44 20 7946 0958"
    let called = at > cx.tokens.start && cx.is_mark(at - 1, '+') && (at + 1..at + 3).all(|i| cx.plain(i).is_some());
    if dashed || clock || caller || called {
        let mut end = at + 1;
        while called && cx.plain(end).is_some() {
            end += 1;
        }
        while cx.glued(end) && (cx.piece(end) == Some(Piece::Numeral) || tight(end, &['-', '–', ':', '/'])) {
            end += 1;
        }
        let start = if caller || called { at - 1 } else { at };
        return Some(start..end);
    }
    let round = text.chars().rev().take(3).all(|c| digits::digit(c) == Some(0));
    let long = text.len() >= 10 && text.chars().all(|c| digits::digit(c).is_some()) && text.chars().count() >= 10 && !round;
    if plural || long || digits::read(text, &cx.language.digits).is_none() {
        return Some(at..if plural { at + 2 } else { at + 1 });
    }
    behind_name(cx, at)
}

/// `5\3`, `3/1`, `5+1`: two small numerals that are the score of a match or a name. A fraction is smaller than one.
fn score(cx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let mark = cx.mark(at + 1).filter(|c| matches!(c, '\\' | '/' | '+'))?;
    let ((a, few), (b, less)) = (cx.plain(at)?, cx.plain(at + 2)?);
    let more = matches!(cx.mark(at + 3), Some('/' | '\\' | '-')) && cx.piece(at + 4) == Some(Piece::Numeral);
    let small = few <= 2 && less <= 2 && a < 60 && b < 60 && !more && cx.language.head_first;
    let tight = cx.glued(at + 1) && cx.glued(at + 2);
    let window = at.saturating_sub(12).max(cx.tokens.start)..(at + 12).min(cx.tokens.end);
    let played = || window.clone().any(|i| cx.starts(i).any(Starts::CUE) && cx.cue(i, Cue::Score).is_some());
    let told = match mark {
        '\\' => tight || played(),
        '+' => a < 20 && b < 20,
        _ => tight && a >= b && cx.text(at).is_ascii() || played(),
    };
    (small && told).then_some(at..at + 3)
}

/// "Android 14", "the S&P 500": a small plain numeral right behind a word with a capital, with nothing behind it that it counts.
fn behind_name(cx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let before = at.checked_sub(1).filter(|&b| b > cx.tokens.start && cx.is(b, Flag::Capital) && !cx.glued(at))?;
    let (_, count) = cx.plain(at)?;
    // "the Under 21 coach": a limit with a capital inside a sentence.
    let bound = cx.starts(before).any(Starts::BOUND);
    let limit = bound && count <= 2 && before > cx.tokens.start && cx.piece(before - 1) == Some(Piece::Word);
    let other = Starts::TIME.or(Starts::NUMBER).or(Starts::RANGE);
    let other = if limit { other } else { other.or(Starts::FRAME) };
    let little = || [Cue::Stop, Cue::Function, Cue::Says, Cue::Addition, Cue::All].into_iter().any(|c| cx.cue(before, c).is_some());
    let small = !limit && (bound || little());
    // Between names few words begin small: "Former Under 23 coach Marek Adler Novak". A title would have "Coach".
    let limit = limit && cx.piece(at + 1) == Some(Piece::Word) && !cx.is(at + 1, Flag::Capital);
    let money = || super::units::before(cx, before).is_some_and(|(_, end)| end == at);
    if !cx.language.capitals || count > 4 || cx.starts(before).any(other) || small || money() || !limit && titled(cx) {
        return None;
    }
    let joined = cx.is_dash(at + 1) && cx.glued(at + 1)
        || cx.mark(at + 1).is_some_and(|c| matches!(c, '%' | '/' | '°' | '\'' | '"' | '$' | '€' | '£'));
    let amount = two(at);
    let counts = super::units::after(cx, at + 1, &amount).is_some()
        || heads::behind(cx, at + 1, &amount).is_some_and(|(h, _)| match &h {
            // "the Voskhod 2 mission", but "Kherson 2 missiles"
            heads::Head::Noun(c) => heads::many(cx, c),
            _ => true,
        })
        || parts::at(cx, at + 1).is_some()
        || cx.glued(at + 1) && cx.piece(at + 1) == Some(Piece::Word)
        || cx.starts(at + 1).any(Starts::NUMBER);
    (!joined && !counts).then(|| before..at + 1)
}

/// Whether the sentence is set like a title: no word of some length begins with a small letter.
pub(super) fn titled(cx: &Context<'_>) -> bool {
    let words = cx.tokens.clone().take(40).filter(|&i| cx.piece(i) == Some(Piece::Word) && cx.text(i).len() > 4);
    let (mut small, mut all) = (0, 0);
    for i in words {
        all += 1;
        small += usize::from(!cx.is(i, Flag::Capital));
    }
    all > 0 && small * 4 <= all
}
