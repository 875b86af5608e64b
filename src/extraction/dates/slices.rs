//! Quarters, halves and seasons of a year: "Q3 2021", الربع الأول من عام 2024, "the first half of 2022", "spring 2020", الصيف الماضي.

use super::printed::{self, AHEAD, BEHIND};
use super::reading::{Fields, Reading, Slice, Unit, When};
use super::words::{self, Found, time};
use crate::extraction::Context;
use crate::language::TimeWord;

/// The part of a year that starts at a token.
pub(super) fn read(cx: &Context<'_>, at: usize) -> Option<Reading> {
    season(cx, at).or_else(|| quarter_or_half(cx, at)).or_else(|| year_first(cx, at))
}

/// "2017-Q1", "2019 H2".
fn year_first(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let (year, next) = words::year(cx, at)?;
    let next = if cx.is_dash(next) && cx.glued(next) && cx.glued(next + 1) { next + 1 } else { next };
    let (slice, end) = numbered(cx, next).filter(|&(_, end)| cx.plain(end - 1).is_some())?;
    Some(Reading::new(at, end, When::Slice(slice, Fields::year(year))))
}

fn quarter_or_half(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let (slice, next, last) = match numbered(cx, at) {
        Some((slice, next)) => (slice, next, false),
        None => last(cx, at).map(|(slice, next)| (slice, next, true))?,
    };
    let mut fields = Fields::default();
    let end = year_of(cx, next, &mut fields);
    let half = matches!(slice, Slice::Half(_));
    // "the first half", "the second quarter of the match": nothing of a year. "Last quarter" alone is the one before this.
    if end == next && (half || last || time(cx, next, TimeWord::Of).is_some()) {
        return None;
    }
    Some(Reading::new(at, end, When::Slice(slice, fields)))
}

/// The place behind the year: printed, relative, or "of the year".
fn year_of(cx: &Context<'_>, at: usize, fields: &mut Fields) -> usize {
    let of = time(cx, at, TimeWord::Of).map_or(at, |n| words::skip_article(cx, n));
    if let Some(fiscal) = time(cx, of, TimeWord::Fiscal)
        && let Some((year, end)) = words::year(cx, words::skip(cx, fiscal, TimeWord::Year))
    {
        fields.date.year = Some(year);
        return end;
    }
    let end = printed::year_behind(cx, at, fields);
    if end > at || of == at {
        return end;
    }
    match time(cx, of, TimeWord::Year) {
        Some(end) => {
            fields.of = Some((Unit::Year, 0));
            end
        }
        None => at,
    }
}

const KINDS: &[(TimeWord, bool)] = &[(TimeWord::QuarterYear, true), (TimeWord::HalfYear, false)];

/// "Q3", "third quarter", الربع الأول.
fn numbered(cx: &Context<'_>, at: usize) -> Found<Slice> {
    let of = |quarter: bool, n: u32| {
        let n = u8::try_from(n).ok()?;
        match quarter {
            true if (1..=4).contains(&n) => Some(Slice::Quarter(n)),
            false if (1..=2).contains(&n) => Some(Slice::Half(n)),
            _ => None,
        }
    };
    if let Some((quarter, next)) = words::one_of(cx, at, KINDS) {
        let (n, end) = words::small(cx, next)?;
        let glued = n.digits && cx.glued(next) && words::closes(cx, next);
        return if n.rank && !cx.language.capitals || glued { Some((of(quarter, n.value)?, end)) } else { None };
    }
    let (n, next) = words::small(cx, at).filter(|(n, _)| n.rank)?;
    let (quarter, end) = words::one_of(cx, if cx.is_dash(next) { next + 1 } else { next }, KINDS)?;
    Some((of(quarter, n.value)?, end))
}

/// "the final quarter of 2023", الربع الأخير من عام 2023, "the last half of the year".
fn last(cx: &Context<'_>, at: usize) -> Found<Slice> {
    let slice = |quarter: bool| if quarter { Slice::Quarter(4) } else { Slice::Half(2) };
    if cx.language.head_first {
        let (quarter, next) = words::one_of(cx, at, KINDS)?;
        return time(cx, next, TimeWord::Final).map(|end| (slice(quarter), end));
    }
    let (quarter, end) = words::one_of(cx, time(cx, at, TimeWord::Final)?, KINDS)?;
    Some((slice(quarter), end))
}

const SEASONS: &[(TimeWord, u8)] = &[(TimeWord::Spring, 0), (TimeWord::Summer, 1), (TimeWord::Autumn, 2), (TimeWord::Winter, 3)];

/// A season counts with its year, or with a word that says which.
fn season(cx: &Context<'_>, at: usize) -> Option<Reading> {
    let mut fields = Fields::default();
    if let Some((which, next)) = words::one_of(cx, at, AHEAD) {
        let (season, end) = words::one_of(cx, next, SEASONS)?;
        fields.which = Some(which);
        return Some(Reading::new(at, end, When::Slice(Slice::Season(season), fields)));
    }
    let (season, next) = words::one_of(cx, at, SEASONS)?;
    if let Some((which, end)) = words::one_of(cx, next, BEHIND) {
        fields.which = Some(which);
        return Some(Reading::new(at, end, When::Slice(Slice::Season(season), fields)));
    }
    let end = printed::year_behind(cx, next, &mut fields);
    if end > next { Some(Reading::new(at, end, When::Slice(Slice::Season(season), fields))) } else { None }
}
