//! Parts of longer stretches: "early March", أواخر عام 2019, "the end of the month", "the first Monday of May", "the last week of 2016".

use super::reading::{Fields, Kind, Part, Reading, Unit, When};
use super::words::{self, Found, Strength, time};
use super::{printed, relative, slices, weeks, years};
use crate::extraction::Context;
use crate::language::TimeWord;

const PARTS: &[(TimeWord, Part)] = &[
    (TimeWord::Early, Part::Early),
    (TimeWord::Mid, Part::Mid),
    (TimeWord::Late, Part::Late),
    (TimeWord::StartOf, Part::Start),
    (TimeWord::EndOf, Part::End),
];

/// "earlier", "later": the part stands outside of the mention, for it tells also where it lies from another time.
const SIDES: &[(TimeWord, Part)] = &[(TimeWord::Earlier, Part::Over), (TimeWord::Later, Part::ToCome)];

const STRETCHES: &[(TimeWord, Unit)] =
    &[(TimeWord::Week, Unit::Week), (TimeWord::Month, Unit::Month), (TimeWord::Year, Unit::Year), (TimeWord::Decade, Unit::Decade)];

/// The early, middle or late part of a stretch.
pub(super) fn part(cx: &Context<'_>, at: usize) -> Option<Reading> {
    if let Some((part, next)) = words::one_of(cx, at, SIDES) {
        let in_it = words::skip_article(cx, time(cx, next, TimeWord::In).unwrap_or_else(|| words::skip(cx, next, TimeWord::Of)));
        let bare =
            || words::one_of(cx, in_it, STRETCHES).filter(|_| in_it > next && !relative::several(cx, in_it)).map(|(u, end)| ((u, 0), end));
        let ((unit, step), end) = relative::unit(cx, in_it).or_else(bare).filter(|((u, _), _)| *u != Unit::Day)?;
        let part = Some(part).filter(|_| step == 0);
        return Some(Reading { part, ..Reading::new(in_it, end, When::Shift(unit, step)) });
    }
    let (part, next) = words::one_of(cx, at, PARTS)?;
    let next = if cx.is_dash(next) { next + 1 } else { next };
    let next = words::skip_article(cx, words::skip(cx, next, TimeWord::Of));
    let inner = stretch(cx, next).or_else(|| {
        let (unit, end) = words::one_of(cx, next, STRETCHES).filter(|_| matches!(part, Part::Start | Part::End))?;
        // بداية العام الدراسي: another year.
        if time(cx, next, TimeWord::Fiscal).or_else(|| time(cx, next, TimeWord::School)).is_some_and(|e| e > end) {
            return None;
        }
        Some(Reading::new(next, end, When::Shift(unit, 0)))
    })?;
    Some(Reading { start: at, part: Some(part), ..inner })
}

/// A stretch longer than a day.
fn stretch(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let month_at = words::skip(cx, at, TimeWord::Month);
    if let Some(m) = words::month(cx, month_at) {
        let reading = printed::alone(cx, month_at, m, m.strength > Strength::Faint)?;
        return Some(Reading { start: at, ..reading });
    }
    if let Some(decade) = years::decade(cx, at).or_else(|| years::century(cx, at)) {
        return Some(decade);
    }
    if let Some((year, end)) = words::year(cx, at).filter(|&(_, end)| !words::counts(cx, end)).or_else(|| printed::named_year(cx, at)) {
        return Some(Reading::new(at, printed::era_behind(cx, end), When::Civil(Fields::year(year))));
    }
    let slice = slices::read(cx, at);
    slice.or_else(|| {
        let ((unit, step), end) = relative::unit(cx, at).filter(|((u, _), _)| !matches!(u, Unit::Day | Unit::Weekend))?;
        Some(Reading::new(at, end, When::Shift(unit, step)))
    })
}

/// The n-th day, week or weekday of a month or year.
pub(super) fn nth(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let ((n, kind), next) = ahead(cx, at).or_else(|| behind(cx, at))?;
    // "the third Tuesday after Christmas"
    if let (Kind::Weekday(weekday), true) = (kind, n > 0)
        && let Some((sign, next)) = words::one_of(cx, next, &[(TimeWord::After, 1), (TimeWord::Before, -1)])
        && let Some((origin, end)) = weeks::day(cx, words::skip_article(cx, next))
    {
        return Some(Reading::new(at, end, When::NthFrom(n * sign, weekday, origin)));
    }
    let of = time(cx, next, TimeWord::Of).or_else(|| time(cx, next, TimeWord::In))?;
    let of = words::skip_article(cx, of);
    let (fields, end) = whole(cx, of)?;
    let month = fields.date.month.is_some() || matches!(fields.of, Some((Unit::Month, _)));
    if !month && matches!(kind, Kind::Weekday(_)) && n != 1 && n != -1 {
        return None;
    }
    Some(Reading::new(at, end, When::Nth(n, kind, fields)))
}

fn kind(cx: &Context<'_>, at: usize) -> Found<Kind> {
    if let Some(((day, strength), end)) = words::weekday(cx, words::skip(cx, at, TimeWord::Day))
        && (strength == Strength::Plain || !cx.language.capitals)
    {
        return Some((Kind::Weekday(day), end));
    }
    words::one_of(cx, at, &[(TimeWord::Day, Kind::Day), (TimeWord::Week, Kind::Week)])
}

/// "first Monday", "last week", آخر اثنين.
fn ahead(cx: &Context<'_>, at: usize) -> Found<(i8, Kind)> {
    let (n, next) = rank(cx, at)?;
    let (kind, end) = kind(cx, next)?;
    Some(((n, kind), end))
}

/// الأسبوع الأخير, الثلاثاء الأول.
fn behind(cx: &Context<'_>, at: usize) -> Found<(i8, Kind)> {
    if cx.language.capitals {
        return None;
    }
    let (kind, next) = kind(cx, at)?;
    let (n, end) = rank(cx, next)?;
    Some(((n, kind), end))
}

fn rank(cx: &Context<'_>, at: usize) -> Found<i8> {
    if let Some(end) = time(cx, at, TimeWord::Final) {
        return Some((-1, end));
    }
    let (n, end) = words::small(cx, at).filter(|(n, _)| n.rank && n.value <= 53)?;
    let n = i8::try_from(n.value).ok()?;
    // "the third last week"
    match time(cx, end, TimeWord::Final).filter(|_| cx.language.capitals) {
        Some(end) => Some((-n, end)),
        None => Some((n, end)),
    }
}

/// "the first nine months of 2021", الأشهر التسعة الأولى من العام الحالي, أول ستة أشهر من 2020.
pub(super) fn several(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let ((unit, n), next) = several_ahead(cx, at).or_else(|| several_behind(cx, at))?;
    let of = time(cx, next, TimeWord::Of).or_else(|| time(cx, next, TimeWord::In))?;
    let (fields, end) = whole(cx, words::skip_article(cx, of))?;
    Some(Reading::new(at, end, When::Several(unit, n, fields)))
}

fn several_ahead(cx: &Context<'_>, at: usize) -> Found<(Unit, i32)> {
    let (rank, next) = rank(cx, at).filter(|(n, _)| n.abs() == 1)?;
    let ((unit, n), end) = relative::count(cx, next).filter(|((_, n), _)| *n > 1)?;
    Some(((unit, n * i32::from(rank)), end))
}

fn several_behind(cx: &Context<'_>, at: usize) -> Found<(Unit, i32)> {
    if cx.language.capitals {
        return None;
    }
    let ((unit, n), next) = relative::count_behind(cx, at)?;
    let (rank, end) = rank(cx, next).filter(|(n, _)| n.abs() == 1)?;
    Some(((unit, n * i32::from(rank)), end))
}

/// The month or year that something is counted in.
fn whole(cx: &Context<'_>, at: usize) -> Found<Fields> {
    let month_at = words::skip(cx, at, TimeWord::Month);
    if let Some(m) = words::month(cx, month_at) {
        let reading = printed::alone(cx, month_at, m, m.strength > Strength::Faint)?;
        return Some((*reading.civil()?, reading.end));
    }
    if let Some((year, end)) = words::year(cx, at).or_else(|| printed::named_year(cx, at)) {
        return Some((Fields::year(year), end));
    }
    if let Some(((unit @ (Unit::Month | Unit::Year), step), end)) = relative::unit(cx, at) {
        return Some((Fields { of: Some((unit, step)), ..Fields::default() }, end));
    }
    let (unit, end) = words::one_of(cx, at, &[(TimeWord::Month, Unit::Month), (TimeWord::Year, Unit::Year)])?;
    Some((Fields { of: Some((unit, 0)), ..Fields::default() }, end))
}
