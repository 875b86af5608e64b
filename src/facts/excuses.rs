//! Why a figure that differs from a source's says nothing against it: the number stands there unread, alone or told beside, or the time is
//! told from another.

use super::held::Held;
use super::point::{Point, Points, Value};
use super::sort::number;
use super::verdict::{Candidate, beside};
use super::{Fit, Term, fit, times};
use crate::extraction::{Kind, Timex};
use crate::language::Measures;
use crate::values::{Grain, Number};
use chrono::Datelike;

/// Whether the figure that agrees is a number alone behind the one that differs, whose noun it has: "involved around 20 riders and forced three
/// to withdraw".
pub(super) fn left_bare(held: &Held, agrees: &Candidate, differs: &Candidate) -> bool {
    let Some((b, c)) = held.point(agrees.at).zip(held.point(differs.at)) else { return false };
    let alone = b.kind == Kind::Number && b.head.is_none() && c.head.is_some();
    alone && agrees.fit == Fit::Equal && agrees.at.0 == differs.at.0 && b.sentence == c.sentence && differs.at.1 < agrees.at.1
}

/// Whether a source's rank is one of a row that the article's goes on: "two before it, the first in 2015 and the second in 2021" says nothing
/// against a third.
pub(super) fn numbered(held: &Held, a: &Point, b: &Point, source: u32) -> bool {
    let rank = |p: &Point| if let Value::Rank(q) = &p.value { Some(q.value) } else { None };
    let (Some(own), Some(other), Some(source)) = (rank(a), rank(b), held.sources.get(source as usize)) else { return false };
    let two = Number::whole(2);
    own > two && other <= two && beside(&source.points, b).any(|p| rank(p).is_some_and(|n| n <= two && n != other))
}

/// Whether a day stands as a number alone in the sentence of a source's date.
pub(super) fn day_alone(held: &Held, day: u8, date: &Point, source: u32) -> bool {
    let alone = |p: &Point| matches!(p.value, Value::Amount(_, None)) && number(p) == Some(Number::whole(i64::from(day)));
    held.sources.get(source as usize).is_some_and(|s| beside(&s.points, date).any(alone))
}

/// Whether the words of a rank stand in a source, where none of its ranks is that one: "into second" of a source's "to second place", which is
/// read as nothing.
pub(super) fn unread(held: &Held, article: &Points, a: &Point) -> bool {
    let Value::Rank(own) = &a.value else { return false };
    let rank = |b: &Point| matches!(&b.value, Value::Rank(q) if q.value == own.value);
    let spelled = |source: &Points| a.spelling.iter().all(|t| source.spelled.binary_search(t).is_ok()) && !source.all.iter().any(rank);
    !a.spelling.is_empty() && held.written_in(&article.language).any(|(source, _)| spelled(&source.points))
}

/// Whether another figure of the sentence says a source's: "she wants 400,000 and has been promised 150,000", "two goals, 17 this season".
pub(super) fn said_beside(measures: &Measures, article: &Points, held: &Held, a: &Point, c: &Candidate) -> bool {
    held.point(c.at).is_some_and(|b| beside(article, a).any(|p| fit(measures, p, b) == Fit::Equal))
}

/// Whether the article says both ends of a source's range, each by itself.
pub(super) fn both_ends(article: &Points, a: &Point, b: &Point) -> bool {
    let plain = |p: &Point| if let Value::Amount(q, _) = &p.value { q.upper.is_none().then_some(q.value) } else { None };
    let Value::Amount(range, _) = &b.value else { return false };
    let (Some(own), Some(upper)) = (plain(a), range.upper) else { return false };
    let other = if own == range.value { upper } else { range.value };
    (own == range.value || own == upper) && beside(article, a).any(|p| p.kind == a.kind && plain(p) == Some(other))
}

/// Whether a year is told from another one: the "2023" of a source's "the second quarter of 2024 … the same quarter of last year".
pub(super) fn year_told(held: &Held, article: &Points, a: &Point) -> bool {
    let Value::Time(own) = &a.value else { return false };
    let (Some(year), None, None) = (own.date.year, own.date.month, own.date.day) else { return false };
    let back = |p: &Point| match &p.value {
        Value::Time(t) => t.steps.filter(|(grain, n)| *grain == Grain::Year && *n != 0 && t.days.is_none()).map(|(_, n)| n),
        _ => None,
    };
    let printed = |p: &Point, wanted: i32| matches!(&p.value, Value::Time(t) if t.date.year == Some(wanted) && t.end.is_none());
    held.written_in(&article.language).any(|(source, _)| {
        let all = &source.points.all;
        all.iter().enumerate().filter_map(|(at, q)| Some((at, q, back(q)?))).any(|(at, q, n)| {
            let around = all[at.saturating_sub(AROUND)..(at + AROUND).min(all.len())].iter();
            around.filter(|p| p.sentence.abs_diff(q.sentence) <= 1).any(|p| printed(p, year - n))
        })
    })
}

/// So many figures before and behind a time the year may stand that it is told from.
const AROUND: usize = 16;

/// Whether a minute of a match is told from the end of a half: "in the 93rd minute" of a source's "three minutes into stoppage time".
pub(super) fn stoppage(measures: &Measures, held: &Held, article: &Points, a: &Point) -> bool {
    let minutes = |p: &Point| match &p.value {
        Value::Rank(q) => Some(q.value),
        Value::Amount(q, Some(m)) if q.upper.is_none() && measures.unit(m.unit).code == "min" => Some(q.value),
        _ => None,
    };
    // في الدقيقة 93
    let named = || match &a.value {
        Value::Name(_, digits) => (1..=LAST).find(|n| Term::of(&n.to_string()) == *digits).map(Number::whole),
        _ => None,
    };
    let Some(minute) = minutes(a).or_else(named).and_then(Number::to_i64) else { return false };
    let late = |(half, most): (i64, i64)| (half + 1..=half + most).contains(&minute).then_some(Number::whole(minute - half));
    HALVES
        .into_iter()
        .filter_map(late)
        .any(|added| held.written_in(&article.language).any(|(source, _)| source.points.all.iter().any(|b| minutes(b) == Some(added))))
}

/// Whether a quarter or half of a year is told by how long it is and how it ends: "in the fourth quarter of 2025" of a source's "the three months to
/// 31 December".
pub(super) fn months_to(measures: &Measures, held: &Held, article: &Points, a: &Point) -> bool {
    let Value::Time(slice) = &a.value else { return false };
    let Some(last) = slice.days.and_then(|d| d.to) else { return false };
    let lasts =
        |b: &&Point| matches!(&b.value, Value::Amount(q, Some(m)) if b.kind == Kind::Duration && times::lasts(measures, q, *m, slice));
    let ends = |b: &Point, length: &Point| {
        let month =
            |t: &Timex| t.date.month == u8::try_from(last.month()).ok() && t.date.year.is_none_or(|y| y == last.year() || t.year_inferred);
        b.sentence == length.sentence && matches!(&b.value, Value::Time(t) if month(t))
    };
    held.written_in(&article.language).any(|(source, _)| {
        let points = &source.points.all;
        points.iter().filter(lasts).any(|length| points.iter().any(|b| ends(b, length)))
    })
}

/// The minutes at which the halves of a match, and of its extra time, end, and how many may be played on. A rank of anything else as high is rare.
const HALVES: [(i64, i64); 4] = [(45, 5), (90, 12), (105, 3), (120, 5)];
/// No minute is later.
const LAST: i64 = 125;
