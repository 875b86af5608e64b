//! Whether a time of a source bears out a time of an article.

use super::Fit;
use crate::extraction::{Measure, Timex};
use crate::language::Measures;
use crate::values::{Date, Grain, Number, Quantity, Weekday};

/// Compares two times: by their days where both are known, else by the fields that both print.
pub(super) fn fit(article: &Timex, source: &Timex) -> Fit {
    let unknown = article.days.is_none() || source.days.is_none();
    if let (true, Some(a), Some(b)) = (unknown, back(article), back(source)) {
        return steps(a, b);
    }
    if article.value == source.value {
        return Fit::Equal;
    }
    let known = |t: &Timex| t.days.is_some();
    if known(article) && known(source) {
        return days(article, source);
    }
    fields(article, source)
}

/// How far from its day a time lies that says only that: in stretches, of so many tenths of a month.
fn back(time: &Timex) -> Option<(i64, i64)> {
    let (grain, n) = time.steps?;
    let length = match grain {
        Grain::Month => 10,
        Grain::Quarter => 30,
        Grain::Year => 120,
        Grain::Decade => 1200,
        Grain::Century => 12_000,
        Grain::Day | Grain::Week => return None,
    };
    Some((i64::from(n), length))
}

/// "a year ago" is last year, and cannot be last decade or two years ago.
fn steps((a, per_a): (i64, i64), (b, per_b): (i64, i64)) -> Fit {
    let (p, q) = (a * per_a, b * per_b);
    if p == q && (p != 0 || per_a == per_b) {
        Fit::Equal
    } else if p == 0 && q == 0 {
        // "this year", "this month"
        Fit::None
    } else if p.signum() != q.signum() || p.abs().max(q.abs()) * 2 >= p.abs().min(q.abs()) * 3 {
        Fit::Apart
    } else {
        Fit::None
    }
}

/// The year of a time that is told by nothing else.
pub(super) fn year(time: &Timex) -> Option<i64> {
    let alone = time.date.month.is_none() && time.date.day.is_none() && time.end.is_none();
    time.date.year.filter(|_| alone).map(i64::from)
}

/// Whether a time is a part of a year that lasts so long: six months are a half of it.
pub(super) fn lasts(measures: &Measures, length: &Quantity, measure: Measure, time: &Timex) -> bool {
    let months = match time.value.rsplit('-').next().and_then(|part| part.chars().next()) {
        Some('H') => 6,
        Some('Q') => 3,
        _ => return false,
    };
    measures.by_code("mo") == Some(measure.unit) && measure.per.is_none() && length.upper.is_none() && length.value == Number::whole(months)
}

fn days(a: &Timex, b: &Timex) -> Fit {
    let (Some(p), Some(q)) = (a.days, b.days) else { return Fit::None };
    let slack = a.hijri || b.hijri;
    let other = a.other.iter().any(|d| d.meets(&q)) || b.other.iter().any(|d| d.meets(&p));
    if p == q {
        Fit::Equal
    } else if p.holds(&q) {
        Fit::Implied
    } else if p.meets(&q) || other || slack {
        Fit::Open
    } else if a.relative != b.relative {
        // "it said on Thursday" has nothing to do with a year that the source prints.
        Fit::None
    } else {
        Fit::Apart
    }
}

/// Compares what both print. A weekday is told by a full date, too.
fn fields(a: &Timex, b: &Timex) -> Fit {
    // A length of time back from a day that nobody knows: "35 years ago" is no "last week".
    let length = |t: &Timex| t.value.starts_with('P');
    if length(a) || length(b) {
        return if length(a) && length(b) { Fit::Apart } else { Fit::None };
    }
    let slice = |t: &Timex| {
        (t.value.len() > 5 && t.value.is_char_boundary(5))
            .then(|| t.value[5..].to_owned())
            .filter(|v| !v.starts_with(|c: char| c.is_ascii_digit()))
    };
    if let (Some(x), Some(y)) = (slice(a), slice(b)) {
        let kind = |s: &str| s.chars().next();
        if x != y && kind(&x) == kind(&y) && a.date.weekday.is_none() && b.date.weekday.is_none() {
            return if x.contains(|c: char| c.is_ascii_digit()) && y.contains(|c: char| c.is_ascii_digit()) {
                Fit::Apart
            } else {
                Fit::None
            };
        }
    }
    let pairs = [
        pair(a.date.year, b.date.year),
        pair(a.date.month.map(i32::from), b.date.month.map(i32::from)),
        pair(a.date.day.map(i32::from), b.date.day.map(i32::from)),
        pair(weekday(&a.date), weekday(&b.date)),
    ];
    let wanted = printed(&a.date);
    let same = pairs.iter().filter(|p| **p == Some(true)).count();
    if pairs.contains(&Some(false)) {
        Fit::Apart
    } else if same == 0 {
        Fit::None
    } else if same >= wanted {
        Fit::Equal
    } else {
        // The rest is told elsewhere: "24 June" for "24 June 2015".
        Fit::Implied
    }
}

fn printed(d: &Date) -> usize {
    [d.year.is_some(), d.month.is_some(), d.day.is_some(), d.weekday.is_some()].into_iter().filter(|p| *p).count()
}

fn pair(a: Option<i32>, b: Option<i32>) -> Option<bool> {
    a.zip(b).map(|(a, b)| a == b)
}

/// The weekday as printed, or that of a full date.
fn weekday(d: &Date) -> Option<i32> {
    let told = d.weekday.or_else(|| d.days().and_then(|d| d.single()).map(Weekday::of));
    told.map(|w| i32::from(w.number()))
}
