//! What single words and numerals say within a time: months, weekdays, small numbers, years.

use crate::extraction::{Context, MonthPair};
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Cue, Form, MonthName, Sense, Starts, TimeWord};
use crate::lexing::Flag;
use crate::values::{Number, Weekday};

/// A word read, and the place behind it.
pub(super) type Found<T> = Option<(T, usize)>;

/// Where the longest phrase with this meaning ends that starts at `at`.
pub(super) fn time(cx: &Context<'_>, at: usize, word: TimeWord) -> Option<usize> {
    cx.time(at, word).map(|len| at + len)
}

/// The first of these meanings that a phrase at `at` has.
#[inline]
pub(super) fn one_of<T: Copy>(cx: &Context<'_>, at: usize, words: &[(TimeWord, T)]) -> Found<T> {
    let times = cx.times(at);
    if times.is_empty() || !words.iter().any(|(word, _)| times.has(*word)) {
        return None;
    }
    one_there(cx, at, words)
}

fn one_there<T: Copy>(cx: &Context<'_>, at: usize, words: &[(TimeWord, T)]) -> Found<T> {
    cx.find(at, Starts::TIME_WORD, |s| match s {
        Sense::Time(w) => words.iter().find(|(x, _)| x == w).map(|(_, t)| *t),
        _ => None,
    })
    .map(|(len, t)| (t, at + len))
}

/// Whether a phrase with one of these meanings ends right before `at`; up to three tokens long.
pub(super) fn before(cx: &Context<'_>, at: usize, words: &[TimeWord]) -> bool {
    (1..=3).any(|len| {
        let Some(start) = at.checked_sub(len).filter(|s| cx.tokens.contains(s)) else { return false };
        let times = cx.times(start);
        !times.is_empty()
            && words.iter().any(|word| times.has(*word))
            && cx
                .find(start, Starts::TIME_WORD, |s| matches!(s, Sense::Time(w) if words.contains(w)).then_some(()))
                .is_some_and(|(l, ())| l == len)
    })
}

/// The place behind a phrase with this meaning, or `at` itself.
pub(super) fn skip(cx: &Context<'_>, at: usize, word: TimeWord) -> usize {
    time(cx, at, word).unwrap_or(at)
}

/// The place behind an article that is a word of its own ("the"), or `at` itself.
pub(super) fn skip_article(cx: &Context<'_>, at: usize) -> usize {
    cx.cue(at, Cue::Definite).map_or(at, |len| at + len)
}

/// Where an article that ends right before `at` begins, or `at` itself.
pub(super) fn article_before(cx: &Context<'_>, at: usize) -> usize {
    cx.cue_before(at, Cue::Definite).map_or(at, |len| at - len)
}

/// The place behind one of these marks, or `at` itself.
pub(super) fn skip_mark(cx: &Context<'_>, at: usize, marks: &[char]) -> usize {
    if cx.mark(at).is_some_and(|m| marks.contains(&m)) { at + 1 } else { at }
}

/// Commas of either script.
pub(super) const COMMA: &[char] = &[',', '،'];

/// Whether the token is the last of its sentence or a mark follows it.
pub(super) fn ends(cx: &Context<'_>, at: usize) -> bool {
    cx.token(at).is_none_or(|t| t.piece == Piece::Mark)
}

/// Whether nothing but an article and marks stands beside it in the sentence.
pub(super) fn stands_alone(cx: &Context<'_>, start: usize, end: usize) -> bool {
    (end..cx.tokens.end).all(|t| cx.piece(t) == Some(Piece::Mark)) && article_before(cx, start) == cx.tokens.start
}

/// How sure it is that a word is a word of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// It has other meanings and is written in small letters where a name of time would have a capital.
    Faint,
    /// It has other meanings: May, مارس.
    Weak,
    /// It is a word of time only.
    Plain,
}

/// How sure the word or phrase at `at` is; none when a longer phrase or a name says that it is no time at all.
pub(super) fn strength(cx: &Context<'_>, at: usize, len: usize) -> Option<Strength> {
    let clear = |l: usize| l <= len;
    if !cx.cue(at, Cue::NotTime).is_none_or(clear)
        || !within(cx, at, len, Cue::NotTime)
        || !within(cx, at, len, Cue::NameWord)
        || feast(cx, at, len)
    {
        return None;
    }
    let small = cx.language.capitals && !cx.is(at, Flag::Capital);
    // The article makes a weekday of a number: الاثنين, والاثنين. It does not make a month of a nought: الصفر.
    let definite = cx.token(at).is_some_and(|t| t.clitics.has(Clitic::The))
        && cx.find(at, Starts::WEEKDAY, |s| matches!(s, Sense::Weekday(_)).then_some(())).is_some();
    let weak = cx.cue(at, Cue::NotTime) == Some(len) && !definite;
    Some(match (weak, small) {
        (true, true) => Strength::Faint,
        (true, false) => Strength::Weak,
        _ => Strength::Plain,
    })
}

/// Whether the word is the end of a feast's name: the Friday of "Good Friday".
fn feast(cx: &Context<'_>, at: usize, len: usize) -> bool {
    (1..=2).filter_map(|back| Some((back, at.checked_sub(back).filter(|s| cx.tokens.contains(s))?))).any(|(back, start)| {
        cx.find(start, Starts::HOLIDAY, |s| matches!(s, Sense::Holiday(_)).then_some(())).is_some_and(|(l, ())| l >= back + len)
    })
}

/// Whether no phrase of this cue begins before `at` and reaches over the word there: "Theresa May".
fn within(cx: &Context<'_>, at: usize, len: usize, cue: Cue) -> bool {
    (1..=2).all(|back| {
        let Some(start) = at.checked_sub(back).filter(|s| cx.tokens.contains(s)) else { return true };
        cx.cue(start, cue).is_none_or(|l| l <= back || l < back + len)
    })
}

/// A month by name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Month {
    /// 1 to 12.
    pub(super) number: u8,
    /// The naming system.
    pub(super) system: MonthName,
    /// The place behind it and its pair.
    pub(super) next: usize,
    /// The other name printed with it.
    pub(super) pair: Option<MonthPair>,
    /// How sure it is.
    pub(super) strength: Strength,
}

impl Month {
    /// Whether it is a month of the civil year.
    pub(super) const fn civil(&self) -> bool {
        matches!(self.system, MonthName::Western | MonthName::Levantine)
    }
}

fn bare_month(cx: &Context<'_>, at: usize) -> Option<(usize, (u8, MonthName))> {
    cx.find(at, Starts::MONTH, |s| if let Sense::Month(n, system) = s { Some((*n, *system)) } else { None })
}

/// The month whose name starts at `at`, with its second name: يونيو/حزيران, كانون الثاني (يناير), and the full stop of "Jan.".
pub(super) fn month(cx: &Context<'_>, at: usize) -> Option<Month> {
    let (len, (number, system)) = bare_month(cx, at)?;
    let strength = strength(cx, at, len)?;
    // الأب is the father, الصفر the nought: only names that are no other word take the article.
    if strength < Strength::Plain && cx.clitics(at).has(Clitic::The) {
        return None;
    }
    let next = behind_abbreviation(cx, at, at + len);
    let mut month = Month { number, system, next, pair: None, strength };
    let open = cx.is_mark(next, '(');
    // "ديسمبر كانون الأول": side by side.
    let beside = cx.piece(next) == Some(Piece::Word) && month.civil();
    if beside
        && let Some((l, (second, other))) = bare_month(cx, next)
        && other != system
        && second == number
        && matches!(other, MonthName::Western | MonthName::Levantine)
    {
        month.next = next + l;
        month.strength = Strength::Plain;
        let token = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        month.pair = Some(MonthPair { first: number, second, tokens: (token(at), token(month.next)) });
        return Some(month);
    }
    if (open || cx.is_mark(next, '/') || cx.is_dash(next))
        && let Some((l, (second, other))) = bare_month(cx, next + 1)
        && month.civil()
        && matches!(other, MonthName::Western | MonthName::Levantine)
        && (other != system || second == number)
    {
        let end = next + 1 + l;
        if !open || cx.is_mark(end, ')') {
            month.next = end + usize::from(open);
            month.strength = Strength::Plain;
            let token = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            month.pair = Some(MonthPair { first: number, second, tokens: (token(at), token(month.next)) });
        }
    }
    Some(month)
}

/// The place behind the full stop of an abbreviation when more of a date follows: "Jan. 5", "Tues., March 3".
fn behind_abbreviation(cx: &Context<'_>, at: usize, next: usize) -> usize {
    let stop =
        next == at + 1 && cx.is_mark(next, '.') && cx.glued(next) && cx.word(at).is_some_and(|w| cx.language.lexicon.is_abbreviation(w));
    if stop && cx.token(next + 1).is_some() { next + 1 } else { next }
}

/// The weekday named at `at`.
pub(super) fn weekday(cx: &Context<'_>, at: usize) -> Found<(Weekday, Strength)> {
    let (len, day) = cx.find(at, Starts::WEEKDAY, |s| if let Sense::Weekday(d) = s { Some(*d) } else { None })?;
    if time(cx, at, TimeWord::Several) == Some(at + len) {
        return None;
    }
    // A weekday in small letters is a weekday, as long as it is spelt out.
    let strength = strength(cx, at, len)?;
    Some(((day, strength), behind_abbreviation(cx, at, at + len)))
}

/// A weekday in the plural: "Mondays".
pub(super) fn weekdays(cx: &Context<'_>, at: usize) -> Found<Weekday> {
    let (len, day) = cx.find(at, Starts::WEEKDAY, |s| if let Sense::Weekday(d) = s { Some(*d) } else { None })?;
    (time(cx, at, TimeWord::Several) == Some(at + len)).then_some((day, at + len))
}

/// A small number, in digits or words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Small {
    /// What it is.
    pub(super) value: u32,
    /// Whether it is a rank: 3rd, third, الثالث.
    pub(super) rank: bool,
    /// Whether it is written in digits.
    pub(super) digits: bool,
}

/// A numeral of at most four digits, or a number below a hundred in words.
pub(super) fn small(cx: &Context<'_>, at: usize) -> Found<Small> {
    if let Some((value, digits)) = cx.plain(at) {
        if digits > 4 {
            return None;
        }
        let suffix = cx.find(at + 1, Starts::ORDINAL_SUFFIX, |s| (*s == Sense::OrdinalSuffix).then_some(())).filter(|_| cx.glued(at + 1));
        return Some((Small { value, rank: suffix.is_some(), digits: true }, at + 1 + suffix.map_or(0, |(l, ())| l)));
    }
    let ((first, rank), next) = number_word(cx, at)?;
    let of = |value, rank| Small { value, rank, digits: false };
    let found = Some((of(first, rank), next));
    if (1..10).contains(&first) {
        // Arabic: ten or the tens behind the units.
        if let Some(((10, _), end)) = number_word(cx, next)
            && !has_and(cx, next)
        {
            return Some((of(first + 10, rank), end));
        }
        let (tens_at, and) = behind_and(cx, next);
        if and
            && let Some(((tens, _), end)) = number_word(cx, tens_at)
            && (20..100).contains(&tens)
            && tens % 10 == 0
        {
            return Some((of(first + tens, rank), end));
        }
    } else if (20..100).contains(&first) && first % 10 == 0 && !rank {
        let dash = next + usize::from(cx.is_dash(next));
        if let Some(((unit, rank), end)) = number_word(cx, dash)
            && (1..10).contains(&unit)
            && !has_and(cx, dash)
        {
            return Some((of(first + unit, rank), end));
        }
    }
    found
}

/// The place behind "and", and whether one stands there, as a word of its own or written on the next word.
fn behind_and(cx: &Context<'_>, at: usize) -> (usize, bool) {
    match time(cx, at, TimeWord::And) {
        Some(next) => (next, true),
        None => (at, has_and(cx, at)),
    }
}

/// Whether "and" is written on the word.
pub(super) fn has_and(cx: &Context<'_>, at: usize) -> bool {
    cx.token(at).is_some_and(|t| t.clitics.has(Clitic::And))
}

/// A number word below a hundred, and whether it is a rank.
fn number_word(cx: &Context<'_>, at: usize) -> Found<(u32, bool)> {
    let whole = |n: &Number| u32::try_from(n.to_i64()?).ok().filter(|n| *n < 100);
    let (len, found) = cx.find(at, Starts::CARDINAL.or(Starts::SCALE).or(Starts::ORDINAL), |s| match s {
        Sense::Cardinal(n) | Sense::Scale(n) => whole(n).map(|n| (n, false)),
        Sense::Ordinal(n) => whole(n).map(|n| (n, true)),
        _ => None,
    })?;
    Some((found, at + len))
}

/// A rank in one word: السادسة.
pub(super) fn ranked(cx: &Context<'_>, at: usize) -> Found<Small> {
    let ((value, rank), next) = number_word(cx, at)?;
    rank.then_some((Small { value, rank, digits: false }, next))
}

/// A number up to 999, digits or words: "two hundred", "one hundred and fourteen", مئتين وعشرين.
pub(super) fn counted(cx: &Context<'_>, at: usize) -> Found<Small> {
    let hundreds = |at: usize| {
        let whole = |n: &Number| u32::try_from(n.to_i64()?).ok().filter(|n| *n >= 100 && *n < 1000 && n.is_multiple_of(100));
        let (len, n) = cx.find(at, Starts::CARDINAL.or(Starts::SCALE), |s| match s {
            Sense::Cardinal(n) | Sense::Scale(n) => whole(n),
            _ => None,
        })?;
        Some((n, at + len))
    };
    let plain = |at: usize| small(cx, at).filter(|(n, _)| !n.digits && !n.rank);
    let (value, next) = match small(cx, at) {
        Some(found @ (n, _)) if n.digits || n.rank || n.value >= 10 => return Some(found),
        Some((n, next)) => match hundreds(next).filter(|(by, _)| *by == 100) {
            Some((_, end)) => (n.value * 100, end),
            None => return Some((n, next)),
        },
        None => hundreds(at)?,
    };
    let (rest, _) = behind_and(cx, next);
    let (value, end) = plain(rest).map_or((value, next), |(n, end)| (value + n.value, end));
    Some((Small { value, rank: false, digits: false }, end))
}

/// A year of four digits in a date. A zone behind it makes it a time of day, a unit glued to it a measure.
pub(super) fn year(cx: &Context<'_>, at: usize) -> Found<i32> {
    let (value, digits) = cx.plain(at)?;
    if digits != 4 || !(1000..2200).contains(&value) || !closes(cx, at) || time(cx, at + 1, TimeWord::Zone).is_some() {
        return None;
    }
    Some((i32::try_from(value).ok()?, at + 1))
}

/// A year in words: "nineteen seventy-two", "nineteen hundred and five", "two thousand and five".
pub(super) fn spoken_year(cx: &Context<'_>, at: usize) -> Found<i32> {
    let small = |at: usize| small(cx, at).filter(|(n, _)| !n.digits && !n.rank);
    let scale = |at: usize, of: i64| {
        let found = cx.find(at, Starts::SCALE, |s| matches!(s, Sense::Scale(n) if n.to_i64() == Some(of)).then_some(()));
        found.map(|(len, ())| at + len)
    };
    let (first, next) = small(at)?;
    let first_year = i32::try_from(first.value).ok()?;
    let rest = |at: usize| {
        let from = cx.find(at, Starts::JOINER, |s| (*s == Sense::Joiner).then_some(())).map_or(at, |(len, ())| at + len);
        small(from).and_then(|(n, end)| Some((i32::try_from(n.value).ok().filter(|n| (1..100).contains(n))?, end)))
    };
    match first_year {
        2 => {
            let thousand = scale(next, 1000)?;
            Some(rest(thousand).map_or((2000, thousand), |(n, end)| (2000 + n, end)))
        }
        10..=21 => match scale(next, 100) {
            Some(hundred) => Some(rest(hundred).map_or((first_year * 100, hundred), |(n, end)| (first_year * 100 + n, end))),
            None => small(next)
                .filter(|(n, _)| (10..100).contains(&n.value))
                .and_then(|(n, end)| Some((first_year * 100 + i32::try_from(n.value).ok()?, end))),
        },
        _ => None,
    }
}

/// Whether a numeral stands by itself on its right: no letters are glued to it but those of an era, no further digits by a point or
/// slash. In scripts without capitals a word may be glued by a slip (2024آخر).
pub(super) fn closes(cx: &Context<'_>, at: usize) -> bool {
    if !cx.glued(at + 1) {
        return true;
    }
    match cx.piece(at + 1) {
        Some(Piece::Word) => {
            !cx.language.capitals && cx.find(at + 1, Starts::UNIT, |s| matches!(s, Sense::Unit(_)).then_some(())).is_none()
                || [TimeWord::CommonEra, TimeWord::BeforeCommonEra, TimeWord::HijriEra].iter().any(|&e| time(cx, at + 1, e).is_some())
        }
        Some(Piece::Mark) => !matches!(cx.mark(at + 1), Some('%' | '٪' | '°' | '$' | '€' | '£')),
        _ => true,
    }
}

/// Whether what stands at `at` is counted by the number before it: a noun of the pack, a unit, a scale, a percent sign.
pub(super) fn counts(cx: &Context<'_>, at: usize) -> bool {
    if cx.mark(at).is_some_and(|m| matches!(m, '%' | '٪')) {
        return true;
    }
    // "2,018 ceremonies", but "the 2018 ceremony"
    let many = |form: Form| cx.language.head_first || form == Form::Plural;
    cx.find(at, Starts::NOUN.or(Starts::UNIT).or(Starts::SCALE).or(Starts::TIMES), |s| match s {
        Sense::Noun(_, form) => many(*form).then_some(()),
        Sense::Unit(_) | Sense::Scale(_) | Sense::Times => Some(()),
        _ => None,
    })
    .is_some()
}

/// The same behind a number of thousands: where nouns have a plural of their own, a singular is not counted ("the 1994 flood").
pub(super) fn counts_many(cx: &Context<'_>, at: usize) -> bool {
    let one = |s: &Sense| matches!(s, Sense::Noun(_, Form::Singular)).then_some(());
    let other = |s: &Sense| matches!(s, Sense::Noun(_, Form::Plural) | Sense::Unit(_) | Sense::Scale(_) | Sense::Times).then_some(());
    let singular = cx.language.capitals
        && cx.find(at, Starts::NOUN, one).is_some()
        && cx.find(at, Starts::NOUN.or(Starts::UNIT).or(Starts::SCALE).or(Starts::TIMES), other).is_none();
    !singular && counts(cx, at)
}

/// Whether what stands at `at` looks like a noun in the form that a number asks for: it has an ending of counted nouns, and no capital.
pub(super) fn looks_counted(cx: &Context<'_>, at: usize) -> bool {
    if counts(cx, at) {
        return true;
    }
    let (Some(Piece::Word), Some(word)) = (cx.piece(at), cx.word(at)) else { return false };
    if cx.is(at, Flag::Capital) || cx.language.lexicon.knows(word) {
        return false;
    }
    let text = cx.lexed.interner.text(&cx.language.lexicon, word);
    text.chars().nth(3).is_some() && cx.language.folding.lemma(text) != text
}
