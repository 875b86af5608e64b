//! Dates whose weekday, day or month is named: "Monday, 3 March 2020", "May 3rd", نوفمبر 21, 2024, "June 2019", يونيو/حزيران الماضي.

use super::numeric;
use super::reading::{Fields, Reading, Unit, When, Which};
use super::relative;
use super::words::{self, COMMA, Found, Month, Small, Strength, time};
use crate::extraction::Context;
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{MonthName, Starts, TimeWord};
use crate::lexing::Flag;
use crate::values::{Date, Era, Weekday};

/// The date that starts at a token, with the day or month word before it: يوم الأربعاء, شهر مايو.
pub(super) fn read(cx: &Context<'_>, at: usize) -> Option<Reading> {
    if let Some(next) = time(cx, at, TimeWord::Day) {
        let marked = with_weekday(cx, next, true).or_else(|| day_and_month(cx, next, true))?;
        return Some(Reading { start: at, ..marked });
    }
    if let Some(next) = time(cx, at, TimeWord::Month) {
        let m = words::month(cx, next)?;
        return Some(Reading { start: at, ..alone(cx, next, m, true)? });
    }
    let month = || {
        let m = words::month(cx, at)?;
        alone(cx, at, m, false)
    };
    with_weekday(cx, at, false)
        .or_else(|| year_first(cx, at))
        .or_else(|| day_and_month(cx, at, false))
        .or_else(month)
        .or_else(|| day_alone(cx, at))
}

/// "on the 4th." where the sentence or its part ends: a day of the month about the publication date.
fn day_alone(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let (n, end) = words::small(cx, at).filter(|(n, _)| n.digits && n.rank && (1..=31).contains(&n.value))?;
    let article = words::article_before(cx, at);
    let on = article < at && words::before(cx, article, &[TimeWord::On]);
    if !on || !words::ends(cx, end) || cx.is_dash(end) {
        return None;
    }
    let date = Date { day: u8::try_from(n.value).ok(), ..Date::default() };
    Some(Reading::new(at, end, When::Civil(Fields { date, ..Fields::default() })))
}

/// A weekday with what belongs to it.
pub(super) fn with_weekday(cx: &Context<'_>, at: usize, marked: bool) -> Option<Reading> {
    let ((day, strength), next) = words::weekday(cx, at)?;
    // "sat on 3 May"
    if strength == Strength::Faint && time(cx, next, TimeWord::On).is_some() {
        return None;
    }
    if let Some(date) = date_behind(cx, next) {
        return with_day(day, Reading { start: at, ..date });
    }
    let mut fields = Fields { date: Date { weekday: Some(day), ..Date::default() }, ..Fields::default() };
    if let Some(((), end)) = of_week(cx, next, &mut fields) {
        return Some(Reading::new(at, end, When::Civil(fields)));
    }
    // "Tuesday 19th", "Monday 21."
    let number = words::skip_article(cx, next);
    if let Some((n, end)) = words::small(cx, number)
        && (n.rank || n.digits && number == next && words::ends(cx, end) && !cx.glued(end + 1))
        && (1..=31).contains(&n.value)
        && strength >= Strength::Weak
        && words::closes(cx, end - 1)
    {
        fields.date.day = u8::try_from(n.value).ok();
        return Some(Reading::new(at, end, When::Civil(fields)));
    }
    if strength == Strength::Plain || marked || words::stands_alone(cx, at, next) {
        let end = which_behind(cx, next, &mut fields);
        if end == next {
            fields.of = relative::day_before(cx, at).map(|step| (Unit::Day, step));
        }
        return Some(Reading::new(at, end, When::Civil(fields)));
    }
    None
}

/// The date behind a weekday: ", 3 March 2020", الموافق 14 شباط, في 18 شباط, " 7-6".
fn date_behind(cx: &Context<'_>, next: usize) -> Option<Reading> {
    let mut at = words::skip_mark(cx, next, COMMA);
    if at == next && cx.is_dash(next) {
        at += 1;
    }
    for word in [TimeWord::Corresponding, TimeWord::In, TimeWord::On] {
        at = words::skip(cx, at, word);
    }
    at = words::skip_article(cx, at);
    numeric::with_day(cx, at).or_else(|| numeric::without_year(cx, at)).or_else(|| day_and_month(cx, at, true))
}

/// A reading with a weekday put to it; none when it is no date with a day.
pub(super) fn with_day(day: Weekday, mut reading: Reading) -> Option<Reading> {
    match &mut reading.when {
        When::Civil(f) | When::Other(_, f) => f.date.weekday = Some(day),
        When::Either(a, b) => (a.weekday, b.weekday) = (Some(day), Some(day)),
        _ => return None,
    }
    Some(reading)
}

/// The week behind a weekday: "Monday next week", "Tuesday of this week", الاثنين من هذا الأسبوع, "Monday two weeks from now".
fn of_week(cx: &Context<'_>, at: usize, fields: &mut Fields) -> Found<()> {
    if let Some((step, end)) = relative::weeks_apart(cx, at) {
        fields.of = Some((Unit::Week, step));
        return Some(((), end));
    }
    let of = words::skip_article(cx, words::skip(cx, at, TimeWord::Of));
    let ((unit, step), end) = relative::unit(cx, of)?;
    if unit != Unit::Week {
        return None;
    }
    fields.of = Some((unit, step));
    Some(((), end))
}

/// Day and month in either order. `marked` says that something before makes a date certain: a weekday, يوم.
pub(super) fn day_and_month(cx: &Context<'_>, at: usize, marked: bool) -> Option<Reading> {
    day_first(cx, at, marked).or_else(|| month_first(cx, at, marked))
}

/// 2019-Aug-01, 2020/Sep/23: written as one.
pub(super) fn year_first(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let mark = |n: usize| (cx.is_dash(n) || cx.is_mark(n, '/')) && cx.glued(n) && cx.glued(n + 1);
    let (year, next) = words::year(cx, at).filter(|&(_, n)| mark(n) && cx.piece(n + 1) == Some(Piece::Word))?;
    let m = words::month(cx, next + 1).filter(|m| mark(m.next) && m.civil())?;
    let (day, end) = words::small(cx, m.next + 1).filter(|(n, _)| n.digits && (1..=31).contains(&n.value))?;
    let date = Date { year: Some(year), month: Some(m.number), day: u8::try_from(day.value).ok(), weekday: None };
    words::closes(cx, end - 1).then(|| Reading::new(at, end, When::Civil(Fields { date, ..Fields::default() })))
}

fn day_first(cx: &Context<'_>, at: usize, marked: bool) -> Option<Reading> {
    let (n, behind) = words::small(cx, at).filter(|(n, _)| (1..=31).contains(&n.value) || beyond(*n))?;
    if !marked && (n.digits && !starts(cx, at) || n.rank && !n.digits && qualifies(cx, at)) {
        return None;
    }
    let of_at = words::skip_mark(cx, behind, &['-', '/']);
    let of = time(cx, behind, TimeWord::Of);
    let month_at = words::skip(cx, words::skip_article(cx, of.unwrap_or(of_at)), TimeWord::Month);
    let sure = marked || n.rank || of.is_some() || month_at > of.unwrap_or(of_at);
    let Some(m) = words::month(cx, month_at) else { return of_relative_month(cx, at, n, behind, of, marked) };
    // "2-صفر" is a score.
    if m.strength < Strength::Plain && of_at > behind && !cx.language.capitals {
        return None;
    }
    let reading = finish(cx, at, m, Some(n), m.next)?;
    let dated = matches!(&reading.when, When::Civil(f) | When::Other(_, f) if f.date.year.is_some() || f.of.is_some());
    if beyond(n) && !no_day(cx, at, &reading) {
        return None;
    }
    if !n.digits && !sure && (cx.language.capitals && !dated || m.strength < Strength::Plain) {
        return None;
    }
    (m.strength > Strength::Faint || sure || dated).then_some(reading)
}

/// Two digits that no month has as a day.
fn beyond(n: Small) -> bool {
    n.digits && !n.rank && (32..=99).contains(&n.value)
}

/// Whether a number that no month has as a day is meant as one all the same: "on 61 May 2015", في 61 شوال 1436. A word of time stands
/// before it, and the year is printed.
fn no_day(cx: &Context<'_>, at: usize, reading: &Reading) -> bool {
    let year = matches!(&reading.when, When::Civil(f) | When::Other(_, f) if f.date.year.is_some());
    let at = words::article_before(cx, at);
    year && (words::before(cx, at, &[TimeWord::On]) || evidence(cx, at))
}

/// Whether a rank belongs to the noun before it: الأسبوع الأول من محرم, where الأول من محرم is no day.
fn qualifies(cx: &Context<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|b| cx.tokens.contains(b) && cx.piece(*b) == Some(Piece::Word));
    !cx.language.capitals
        && before
            .is_some_and(|b| cx.clitics(b).has(Clitic::The) && time(cx, b, TimeWord::Day).is_none() && !cx.starts(b).any(Starts::NUMBER))
}

/// "20th of the next month", 5 من الشهر الجاري, "the 21st this month".
fn of_relative_month(cx: &Context<'_>, at: usize, n: Small, behind: usize, of: Option<usize>, marked: bool) -> Option<Reading> {
    if of.is_none() && !n.rank && !marked {
        return None;
    }
    let month_at = of.unwrap_or_else(|| words::skip(cx, behind, TimeWord::In));
    let ((unit, step), end) = relative::unit(cx, words::skip_article(cx, month_at))?;
    if unit != Unit::Month {
        return None;
    }
    let date = Date { day: u8::try_from(n.value).ok(), ..Date::default() };
    Some(Reading::new(at, end, When::Civil(Fields { date, of: Some((unit, step)), which: None })))
}

fn month_first(cx: &Context<'_>, at: usize, marked: bool) -> Option<Reading> {
    let m = words::month(cx, at)?;
    if let Some((day, year)) = joined(cx, m.next) {
        let n = Small { value: day, rank: false, digits: true };
        let mut reading = finish(cx, at, m, Some(n), m.next + 1)?;
        if let When::Civil(f) | When::Other(_, f) = &mut reading.when {
            f.date.year = Some(year);
        }
        return Some(reading);
    }
    let mut day_at = words::skip_article(cx, m.next);
    if cx.glued(m.next) && (cx.is_dash(m.next) || cx.is_mark(m.next, '/')) {
        day_at = m.next + 1;
    }
    let (n, behind) = words::small(cx, day_at).filter(|(n, _)| (1..=31).contains(&n.value))?;
    if n.digits && !words::closes(cx, behind - 1) || cx.is_mark(behind, ':') {
        return None;
    }
    let reading = finish(cx, at, m, Some(n), behind)?;
    let fields = match &reading.when {
        When::Civil(f) | When::Other(_, f) => *f,
        _ => return None,
    };
    let dated = fields.date.year.is_some() || fields.of.is_some();
    let sure = n.rank || marked || dated;
    let count = || words::counts(cx, behind) || in_before(cx, at) && words::looks_counted(cx, behind);
    let word = || n.digits || words::ends(cx, behind);
    (sure || m.strength > Strength::Faint && word() && !count()).then_some(reading)
}

/// Whether "in" rather than "on" stands before: "In May 12 suspects …" counts suspects.
fn in_before(cx: &Context<'_>, at: usize) -> bool {
    words::before(cx, at, &[TimeWord::In])
}

/// Day and year that a comma without a space has made one numeral: "May 3,2021".
fn joined(cx: &Context<'_>, at: usize) -> Option<(u32, i32)> {
    if cx.piece(at) != Some(Piece::Numeral) {
        return None;
    }
    let (day, year) = cx.text(at).split_once(COMMA)?;
    let day = numeric::digits(day).filter(|&(d, n)| n <= 2 && (1..=31).contains(&d))?;
    let year = numeric::digits(year).filter(|&(y, n)| n == 4 && (1000..2200).contains(&y))?;
    Some((day.0, i32::try_from(year.0).ok()?))
}

/// Whether a numeral begins a date: nothing is glued to its left but a bracket, a quote, a letter of its own script or a dash after a word.
fn starts(cx: &Context<'_>, at: usize) -> bool {
    if !cx.glued(at) {
        return true;
    }
    let Some(before) = at.checked_sub(1) else { return true };
    match cx.mark(before) {
        Some(mark) => {
            let longer = matches!(mark, '.' | '/' | ':' | '+' | '#' | '$' | '€' | '£');
            let joined = cx.is_dash(before) && cx.glued(before) && cx.plain(before.wrapping_sub(1)).is_some();
            !longer && !joined
        }
        None => true,
    }
}

/// A month by itself or with its year.
pub(super) fn alone(cx: &Context<'_>, at: usize, m: Month, marked: bool) -> Option<Reading> {
    let reading = finish(cx, at, m, None, m.next)?;
    let fields = match &reading.when {
        When::Civil(f) | When::Other(_, f) => *f,
        _ => return None,
    };
    let dated = fields.date.year.is_some() || fields.of.is_some();
    let told = marked || dated || m.pair.is_some() || fields.which.is_some();
    if told {
        return Some(reading);
    }
    if m.system == MonthName::Persian || m.strength == Strength::Faint {
        return None;
    }
    let evidence = evidence(cx, at);
    let sure = match m.strength {
        Strength::Plain => evidence || !named(cx, m.next),
        _ => evidence && !cx.token(at)?.clitics.has(Clitic::Possessive),
    };
    sure.then_some(reading)
}

/// Whether a preposition of time stands before.
pub(super) fn evidence(cx: &Context<'_>, at: usize) -> bool {
    use TimeWord::{After, AgoBefore, Before, Between, From, HenceBefore, In, Since, Until};
    words::before(cx, words::article_before(cx, at), &[In, Since, Until, From, Between, Before, After, AgoBefore, HenceBefore])
}

/// Whether a name goes on behind: "April Jones", "June Brown".
fn named(cx: &Context<'_>, next: usize) -> bool {
    cx.language.capitals && cx.is(next, Flag::Capital) && !cx.starts(next).any(Starts::TIME)
}

/// Adds year and "last" behind day and month, and puts the whole together.
fn finish(cx: &Context<'_>, start: usize, m: Month, day: Option<Small>, next: usize) -> Option<Reading> {
    let mut fields = Fields::default();
    fields.date.month = Some(m.number);
    fields.date.day = day.and_then(|n| u8::try_from(n.value).ok());
    let mut end = year_behind(cx, next, &mut fields);
    if end == next {
        end = which_behind(cx, next, &mut fields);
    }
    let when = match m.system {
        MonthName::Hijri => When::Other(Era::Hijri, fields),
        MonthName::Persian => When::Other(Era::Persian, fields),
        MonthName::Western | MonthName::Levantine => When::Civil(fields),
    };
    Some(Reading { pair: m.pair, ..Reading::new(start, end, when) })
}

/// The year behind a day or month, printed or relative; the place behind it, or `at`.
pub(super) fn year_behind(cx: &Context<'_>, at: usize, fields: &mut Fields) -> usize {
    let mut next = words::skip_mark(cx, at, COMMA);
    if next == at && cx.glued(at) && (cx.is_dash(at) || cx.is_mark(at, '/')) && cx.glued(at + 1) {
        next = at + 1;
    }
    let direct = [next, words::skip(cx, next, TimeWord::Of), words::skip(cx, at, TimeWord::In)].iter().find_map(|&n| words::year(cx, n));
    let (year, end) =
        match direct.or_else(|| short_year(cx, next)).or_else(|| named_year(cx, next)).or_else(|| words::spoken_year(cx, next)) {
            Some(found) => found,
            None => {
                let of = words::skip_article(cx, words::skip(cx, next, TimeWord::Of));
                return match relative::unit(cx, of) {
                    Some(((Unit::Year, step), end)) => {
                        fields.of = Some((Unit::Year, step));
                        end
                    }
                    _ => at,
                };
            }
        };
    fields.date.year = Some(year);
    era_behind(cx, end)
}

/// "’98": two digits behind an apostrophe.
fn short_year(cx: &Context<'_>, at: usize) -> Found<i32> {
    if !cx.mark(at).is_some_and(|m| matches!(m, '\'' | '’' | '‘')) || !cx.glued(at + 1) {
        return None;
    }
    let (year, _) = cx.plain(at + 1).filter(|&(_, digits)| digits == 2)?;
    Some((numeric::century_of(i32::try_from(year).ok()?), at + 2))
}

/// عام 2020, "of the year 2011", من العام 2020, في سنة 2014.
pub(super) fn named_year(cx: &Context<'_>, at: usize) -> Found<i32> {
    let at = words::skip(cx, words::skip(cx, at, TimeWord::Of), TimeWord::In);
    let at = time(cx, words::skip_article(cx, at), TimeWord::Year)?;
    let (value, digits) = cx.plain(at).filter(|_| words::closes(cx, at))?;
    // منذ بداية العام 525 نقطة أساس
    let counts = || cx.starts(at + 1).any(Starts::UNIT);
    let known = digits == 4 && value < 2200 || digits == 3 && !counts() || era_behind(cx, at + 1) > at + 1;
    if known && digits <= 4 { Some((i32::try_from(value).ok()?, at + 1)) } else { None }
}

/// The place behind an era of the common kind or the Islamic one; for those before our era see [`super::years`].
pub(super) fn era_behind(cx: &Context<'_>, at: usize) -> usize {
    [TimeWord::CommonEra, TimeWord::HijriEra].iter().find_map(|&era| time(cx, at, era)).unwrap_or(at)
}

/// الماضي and the like behind a name of time; the place behind it, or `at`.
fn which_behind(cx: &Context<'_>, at: usize, fields: &mut Fields) -> usize {
    let Some((which, end)) = words::one_of(cx, at, BEHIND) else { return at };
    fields.which = Some(which);
    end
}

/// Words that stand behind what they qualify.
pub(super) const BEHIND: &[(TimeWord, Which)] = &[
    (TimeWord::LastAfter, Which::Last),
    (TimeWord::NextAfter, Which::Next),
    (TimeWord::ThisAfter, Which::This),
    (TimeWord::AfterNext, Which::AfterNext),
];
/// Words that stand before what they qualify.
pub(super) const AHEAD: &[(TimeWord, Which)] =
    &[(TimeWord::Last, Which::Last), (TimeWord::Next, Which::Next), (TimeWord::This, Which::This)];
