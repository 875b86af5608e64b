//! Times told from the publication date: today, last month, الأسبوع المقبل, "last June", two weeks ago, the past five years.

use super::printed::{AHEAD, BEHIND};
use super::reading::{Fields, Origin, Reading, Unit, When, Which};
use super::words::{self, Found, Strength, time};
use crate::extraction::Context;
use crate::language::written::Clitic;
use crate::language::{Cue, MonthName, Sense, Side, Starts, TimeWord};
use crate::lexing::Flag;
use crate::values::{Bound, Date};

/// The relative time that starts at a token.
pub(super) fn read(cx: &Context<'_>, at: usize) -> Option<Reading> {
    day(cx, at)
        .or_else(|| weekdays(cx, at))
        .or_else(|| apart(cx, at))
        .or_else(|| window(cx, at))
        .or_else(|| week_and_day(cx, at))
        .or_else(|| {
            let ((unit, step), end) = self::unit(cx, at)?;
            Some(Reading::new(at, end, When::Shift(unit, step)))
        })
        .or_else(|| named(cx, at))
}

/// Words that are a day from the publication date by themselves.
const DAYS: &[(TimeWord, i32)] = &[
    (TimeWord::Today, 0),
    (TimeWord::Tonight, 0),
    (TimeWord::Yesterday, -1),
    (TimeWord::DayBeforeYesterday, -2),
    (TimeWord::Tomorrow, 1),
    (TimeWord::DayAfterTomorrow, 2),
];

pub(super) fn day(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let (step, end) = words::one_of(cx, at, DAYS)?;
    if words::strength(cx, at, end - at)? == Strength::Weak && end - at == 1 && !cx.language.capitals {
        return None;
    }
    // A name in the middle of a sentence: "Russia Today".
    if cx.language.capitals && cx.is(at, Flag::Capital) && at > cx.tokens.start && cx.is(at - 1, Flag::Capital) && !cx.is(at, Flag::NewLine)
    {
        return None;
    }
    let tonight = time(cx, at, TimeWord::Tonight).is_some();
    if let Some((which, behind)) = words::one_of(cx, end, BEHIND) {
        // الليلة الماضية; "the next day" is told from another day than the publication's.
        return if tonight { Some(Reading::new(at, behind, When::Shift(Unit::Day, which.step()))) } else { None };
    }
    // اليوم الأول: the first day, no today.
    if step == 0 && !tonight && cx.find(end, Starts::ORDINAL, |s| matches!(s, Sense::Ordinal(_)).then_some(())).is_some() {
        return None;
    }
    Some(Reading::new(at, end, When::Shift(Unit::Day, step)))
}

/// How far the day is that stands right before a weekday and is the same one: "yesterday (Monday)", غدا الثلاثاء.
pub(super) fn day_before(cx: &Context<'_>, at: usize) -> Option<i32> {
    let word = |n: usize| time(cx, n, TimeWord::Day) == Some(at);
    let mut end = if at > cx.tokens.start && word(at - 1) { at - 1 } else { at };
    if end > cx.tokens.start && matches!(cx.mark(end - 1), Some(',' | '،' | '(')) {
        end -= 1;
    }
    let starts = (1..=3).filter_map(|len| end.checked_sub(len)).filter(|s| cx.tokens.contains(s));
    starts.filter_map(|s| words::one_of(cx, s, DAYS)).find(|(_, e)| *e == end).map(|(step, _)| step)
}

/// Words for stretches of the calendar.
pub(super) const UNITS: &[(TimeWord, Unit)] = &[
    (TimeWord::Weekend, Unit::Weekend),
    (TimeWord::Day, Unit::Day),
    (TimeWord::Week, Unit::Week),
    (TimeWord::Month, Unit::Month),
    (TimeWord::QuarterYear, Unit::Quarter),
    (TimeWord::Year, Unit::Year),
    (TimeWord::Decade, Unit::Decade),
    (TimeWord::Century, Unit::Century),
];

/// "last week", هذا العام, الشهر الماضي: a stretch and how many steps it lies from the publication date's own.
pub(super) fn unit(cx: &Context<'_>, at: usize) -> Found<(Unit, i32)> {
    if let Some((which, next)) = words::one_of(cx, at, AHEAD) {
        if let Some(end) = time(cx, next, TimeWord::PartOfDay).filter(|_| which != Which::Next) {
            return Some(((Unit::Day, which.step()), end)); // last night, this morning
        }
        let (unit, end) = words::one_of(cx, next, UNITS).filter(|_| !several(cx, next))?;
        // "the last day", "the next day" are told from elsewhere; هذا اليوم is today.
        // "the last year of the war", "the next month of talks" are stretches of something else.
        let of = || at > cx.tokens.start && cx.cue(at - 1, Cue::Definite).is_some() && time(cx, end, TimeWord::Of).is_some();
        let elsewhere = which != Which::This && (unit == Unit::Day || of()) || which == Which::Last && unit == Unit::Quarter && nth(cx, at);
        // A half of the year that has words of its own in "this half" is none of these; neither is "this month's 5".
        return if elsewhere { None } else { Some(((unit, which.step()), end)) };
    }
    let (unit, next) = words::one_of(cx, at, UNITS)?;
    if several(cx, at) {
        return None;
    }
    // العام behind a noun may be "general"; phrases that are none of these stand in the pack.
    words::strength(cx, at, next - at)?;
    let (which, end) = words::one_of(cx, next, BEHIND)?;
    if unit == Unit::Day && which != Which::This && cx.token(at).is_some_and(|t| !t.clitics.has(Clitic::The)) {
        return if time(cx, at, TimeWord::Today).is_some() { None } else { Some(((unit, which.step()), end)) };
    }
    Some(((unit, which.step()), end))
}

/// Whether the word is a plural that does not tell how many: "past years", منذ سنوات.
pub(super) fn several(cx: &Context<'_>, at: usize) -> bool {
    time(cx, at, TimeWord::Several).is_some()
}

/// Whether a rank stands before.
fn nth(cx: &Context<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| cx.find(b, Starts::ORDINAL, |s| matches!(s, Sense::Ordinal(_)).then_some(())).is_some())
}

/// "next week Monday", "last week's Sunday", الأسبوع المقبل يوم الثلاثاء.
fn week_and_day(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let ((Unit::Week, step), next) = unit(cx, at)? else { return None };
    let next = words::skip(cx, if cx.is_dash(next) { next + 1 } else { next }, TimeWord::Day);
    let ((day, strength), end) = words::weekday(cx, next)?;
    if strength == Strength::Faint {
        return None;
    }
    let date = Date { weekday: Some(day), ..Date::default() };
    Some(Reading::new(at, end, When::Civil(Fields { date, of: Some((Unit::Week, step)), which: None })))
}

/// "now", where a stretch ends: "between August 2019 and now".
pub(super) fn now(cx: &Context<'_>, at: usize) -> Option<Reading> {
    Some(Reading::new(at, time(cx, at, TimeWord::Now)?, When::Shift(Unit::Day, 0)))
}

/// "last June", "this Friday", هذا الأحد, "next spring" is read with the seasons.
pub(super) fn named(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let (which, next) = words::one_of(cx, at, AHEAD)?;
    let mut fields = Fields { which: Some(which), ..Fields::default() };
    if let Some(((day, strength), end)) = words::weekday(cx, next) {
        if let Some(reading) = super::numeric::without_year(cx, end) {
            // "this Friday 5/12"
            return super::printed::with_day(day, Reading { start: at, ..reading });
        }
        if let Some(reading) = super::printed::read(cx, next)
            && reading.civil().is_some_and(|f| f.date.day.is_some())
        {
            return Some(Reading { start: at, ..reading }); // "this Friday-Jun-15"
        }
        fields.date.weekday = Some(day);
        return if strength == Strength::Faint { None } else { Some(Reading::new(at, end, When::Civil(fields))) };
    }
    let m = words::month(cx, next)?;
    if m.strength == Strength::Faint || !matches!(m.system, MonthName::Western | MonthName::Levantine) {
        return None;
    }
    fields.date.month = Some(m.number);
    // "last May 3": the day belongs to it.
    if let Some(reading) = super::printed::read(cx, next)
        && let Some(f) = reading.civil()
        && f.date.month == Some(m.number)
    {
        if f.date.year.is_some() {
            return None; // "the last May 2019 …" is read from the month on
        }
        fields.date.day = f.date.day;
        return Some(Reading { start: at, when: When::Civil(fields), ..reading });
    }
    Some(Reading { pair: m.pair, ..Reading::new(at, m.next, When::Civil(fields)) })
}

/// A number of days, weeks, months or years: "two weeks", أسبوعين, "a year".
pub(super) fn count(cx: &Context<'_>, at: usize) -> Found<(Unit, i32)> {
    if let Some((n, next)) = words::counted(cx, at).filter(|(n, _)| !n.rank && n.value > 0 && n.value < 1000) {
        let (unit, end) = words::one_of(cx, next, UNITS)?;
        return Some(((unit, i32::try_from(n.value).ok()?), end));
    }
    if let Some(len) = cx.cue(at, Cue::Indefinite) {
        if let Some(end) = time(cx, at + len, TimeWord::Fortnight) {
            return Some(((Unit::Week, 2), end));
        }
        let (unit, end) = words::one_of(cx, at + len, UNITS).filter(|_| !several(cx, at + len))?;
        return Some(((unit, 1), end));
    }
    if let Some(unit) = dual(cx, at) {
        return Some(((unit, 2), at + 1));
    }
    // Where no article is written, the bare singular is one: قبل عام.
    let (unit, end) = words::one_of(cx, at, UNITS).filter(|_| !cx.language.capitals)?;
    let bare = cx.token(at).is_some_and(|t| !t.clitics.has(Clitic::The) && !t.clitics.has(Clitic::Their)) && !several(cx, at);
    if bare { Some(((unit, 1), end)) } else { None }
}

/// Two weeks, or the bare unit for one of it.
pub(super) fn count_or_one(cx: &Context<'_>, at: usize) -> Found<(Unit, i32)> {
    count(cx, at).or_else(|| words::one_of(cx, at, UNITS).map(|(unit, end)| ((unit, 1), end)))
}

/// The unit of a word in the dual: أسبوعين.
fn dual(cx: &Context<'_>, at: usize) -> Option<Unit> {
    if cx.language.capitals || cx.token(at)?.piece != crate::language::scan::Piece::Word {
        return None;
    }
    let lexicon = &cx.language.lexicon;
    let singular = cx.language.folding.singular_of_dual(cx.lexed.interner.text(lexicon, cx.word(at)?))?;
    let word = lexicon.word(&singular)?;
    lexicon
        .find(&[word], |s| match s {
            Sense::Time(w) => UNITS.iter().find(|(x, _)| x == w).map(|(_, u)| *u),
            _ => None,
        })
        .map(|(_, u)| u)
}

/// A length of time and what stands behind it: "two weeks ago", "a year after the 12 May".
pub(super) fn ago(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let ((unit, n), next) = count(cx, at)?;
    let sides = &[(TimeWord::Ago, -1), (TimeWord::Hence, 1)];
    if let Some((sign, end)) = words::one_of(cx, next, sides) {
        return Some(Reading::new(at, end, When::Apart(unit, sign * n)));
    }
    // "two years and three months ago"
    let more = words::skip(cx, next, TimeWord::And);
    if let Some(((small, m), behind)) = count(cx, more)
        && let Some((unit, n)) = together((unit, n), (small, m))
        && let Some((sign, end)) = words::one_of(cx, behind, sides)
    {
        return Some(Reading::new(at, end, When::Apart(unit, sign * n)));
    }
    off(cx, at, next, unit, n)
}

/// "two weeks ago", قبل ثلاثة أيام, منذ أسبوعين, "in two weeks" of what is to come.
fn apart(cx: &Context<'_>, at: usize) -> Option<Reading> {
    if count(cx, at).is_some() {
        return ago(cx, at);
    }
    let (sign, next) = words::one_of(cx, at, &[(TimeWord::AgoBefore, -1), (TimeWord::HenceBefore, 1)])?;
    let ((unit, n), end) = count(cx, about(cx, next))?;
    let end = if sign > 0 { words::skip(cx, end, TimeWord::Hence) } else { end };
    // قبل يومين من الانتخابات, "in two weeks of fighting": told from elsewhere.
    // منذ عام 2013, منذ يوم الجمعة, منذ شهر رجب
    let named =
        || cx.find(end, Starts::WEEKDAY.or(Starts::MONTH), |s| matches!(s, Sense::Weekday(_) | Sense::Month(..)).then_some(())).is_some();
    let dated = n == 1 && (unit == Unit::Year && words::year(cx, end).is_some() || matches!(unit, Unit::Day | Unit::Month) && named());
    let elsewhere = dated || time(cx, end, TimeWord::Of).is_some() || words::one_of(cx, end, BEHIND).is_some();
    if elsewhere || matches!(unit, Unit::Quarter | Unit::Weekend) || sign > 0 && !to_come(cx, at) {
        return None;
    }
    Some(Reading::new(at, end, When::Apart(unit, sign * n)))
}

/// "three Fridays from now", "two Sundays ago".
fn weekdays(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let (n, next) = words::small(cx, at).filter(|(n, _)| !n.rank && (1..=52).contains(&n.value))?;
    let (weekday, behind) = words::weekdays(cx, next)?;
    let (sign, end) = words::one_of(cx, behind, &[(TimeWord::Ago, -1), (TimeWord::Hence, 1)])?;
    Some(Reading::new(at, end, When::NthFrom(i8::try_from(n.value).ok()? * sign, weekday, Origin::Day(0))))
}

/// "two weeks from now", قبل أسبوعين: how many weeks away.
pub(super) fn weeks_apart(cx: &Context<'_>, at: usize) -> Found<i32> {
    let reading = apart(cx, at)?;
    if let When::Apart(Unit::Week, n) = reading.when { Some((n, reading.end)) } else { None }
}

/// Years and months as months, weeks and days as days.
fn together(first: (Unit, i32), second: (Unit, i32)) -> Option<(Unit, i32)> {
    match (first, second) {
        ((Unit::Year, y), (Unit::Month, m)) => Some((Unit::Month, y.checked_mul(12)? + m)),
        ((Unit::Week, w), (Unit::Day, d)) => Some((Unit::Day, w.checked_mul(7)? + d)),
        _ => None,
    }
}

/// "three days after 12 January", "two weeks before Christmas", "three weeks from tomorrow".
fn off(cx: &Context<'_>, start: usize, at: usize, unit: Unit, n: i32) -> Option<Reading> {
    // "for three days from 12 May", "a week starting tomorrow"
    let behind = words::skip_mark(cx, at, words::COMMA);
    let from = time(cx, behind, TimeWord::From).filter(|_| cx.cue_before(start, Cue::TakesOne).is_some());
    if let Some(next) = from.or_else(|| time(cx, at, TimeWord::Commencing)) {
        let day_at = words::skip_article(cx, words::skip(cx, next, TimeWord::On));
        let (origin, end) = super::weeks::day(cx, day_at)?;
        return Some(Reading::new(start, end, When::Run(unit, n, origin)));
    }
    let (sign, next) = words::one_of(cx, at, &[(TimeWord::Before, -1), (TimeWord::After, 1), (TimeWord::From, 1)])?;
    let (origin, end) = super::weeks::day(cx, words::skip_article(cx, next))?;
    // "the two weeks before Christmas" are all of them.
    if cx.cue_before(start, Cue::Definite).is_some() {
        return (sign < 0).then(|| Reading::new(start, end, When::Run(unit, -n, origin)));
    }
    // "three days after Monday’s vote" is told from the vote.
    let possessive = cx.clitics(end - 1).has(Clitic::Possessive);
    if possessive { None } else { Some(Reading::new(start, end, When::Off(unit, sign * n, origin))) }
}

/// "from 18 December for ten days"
pub(super) fn from_for(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let from = time(cx, at, TimeWord::From)?;
    let (origin, next) = super::weeks::day(cx, words::skip_article(cx, from))?;
    let length = next + cx.cue(next, Cue::TakesOne)?;
    let ((unit, n), end) = count(cx, length)?;
    Some(Reading::new(at, end, When::Run(unit, n, origin)))
}

/// The place behind "about".
fn about(cx: &Context<'_>, at: usize) -> usize {
    cx.find(at, Starts::BOUND_WORD, |s| (*s == Sense::Bound(Bound::About, Side::Before)).then_some(())).map_or(at, |(len, ())| at + len)
}

/// Whether the sentence speaks of what is to come. "In two weeks" is a date only then; else it is how long something took.
fn to_come(cx: &Context<'_>, at: usize) -> bool {
    cx.tokens.len() <= 6 || future(cx, at)
}

/// Whether a word before the token, in its sentence, puts what is said into the future.
pub(super) fn future(cx: &Context<'_>, at: usize) -> bool {
    let from = cx.tokens.start.max(at.saturating_sub(FAR));
    for back in (from..at).rev() {
        let Some(token) = cx.token(back) else { return false };
        if cx.cue(back, Cue::Future).is_some() || token.clitics.has(Clitic::Will) {
            return true;
        }
        // "will merge, it said on Wednesday": what is said lies behind.
        if cx.cue(back, Cue::Says).is_some() || cx.is_mark(back, ';') {
            return false;
        }
    }
    false
}

/// Whether "until" or "by" stands before the time.
pub(super) fn due(cx: &Context<'_>, at: usize) -> bool {
    words::before(cx, words::article_before(cx, at), &[TimeWord::Due])
}

/// How many tokens back a future word is looked for.
const FAR: usize = 16;

/// "the last two days", "next 3 weeks", الأيام الثلاثة الماضية, "the 5 past years".
fn window(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let of = |which: Which, unit, n| if which == Which::This { None } else { Some(When::Window(unit, which.step() * n)) };
    if let Some((which, next)) = words::one_of(cx, at, AHEAD) {
        let ((unit, n), end) = count(cx, about(cx, next)).filter(|((_, n), _)| *n > 1).or_else(|| couple(cx, next))?;
        return Some(Reading::new(at, end, of(which, unit, n)?));
    }
    if let Some(((unit, n), next)) = count(cx, at).filter(|((_, n), _)| *n > 1) {
        let (which, end) = words::one_of(cx, next, BEHIND)?;
        return Some(Reading::new(at, end, of(which, unit, n)?));
    }
    if let Some((n, next)) = words::small(cx, at).filter(|(n, _)| !n.rank && (2..1000).contains(&n.value)) {
        let (which, next) = words::one_of(cx, next, AHEAD)?;
        let (unit, end) = words::one_of(cx, next, UNITS)?;
        return Some(Reading::new(at, end, of(which, unit, i32::try_from(n.value).ok()?)?));
    }
    let ((unit, n), next) = count_behind(cx, at)?;
    let (which, end) = words::one_of(cx, next, BEHIND)?;
    Some(Reading::new(at, end, of(which, unit, n)?))
}

/// "the next couple of weeks"; 0 stands for how many is not told: "the past few days".
fn couple(cx: &Context<'_>, at: usize) -> Found<(Unit, i32)> {
    let two = |s: &Sense| match s {
        Sense::Cardinal(n) if n.to_i64() == Some(2) => Some(2),
        Sense::Vague(least, _) if least.to_i64().is_some_and(|n| n < 10) => Some(0),
        _ => None,
    };
    let (len, n) = cx.find(at, Starts::CARDINAL.or(Starts::VAGUE), two)?;
    let (unit, end) = words::one_of(cx, at + len, UNITS)?;
    Some(((unit, n), end))
}

/// A unit with its number behind it: الأيام الثلاثة, السنوات الـ5, الشهرين.
pub(super) fn count_behind(cx: &Context<'_>, at: usize) -> Found<(Unit, i32)> {
    if let Some(unit) = dual(cx, at) {
        return Some(((unit, 2), at + 1));
    }
    let (unit, next) = words::one_of(cx, at, UNITS)?;
    // The article of digits is a word of its own.
    let number = if cx.plain(next + 1).is_some() && cx.glued(next + 1) { next + 1 } else { next };
    let (n, next) = words::small(cx, number).filter(|(n, _)| (2..1000).contains(&n.value))?;
    Some(((unit, i32::try_from(n.value).ok()?), next))
}
