//! A stretch that ends before it begins, a death before the birth.

use super::{Check, show, working};
use crate::claims::Construction;
use crate::extraction::{Kind, Mention};
use crate::findings::Severity;
use crate::rules::{Hit, View};
use crate::values::{Date, Days};
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

/// How a beginning without a year is judged.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {
    /// "from 28 November to 2 February 2025" begins in the year before: the days that such a stretch may last.
    pub longest: i64,
}

impl Default for Parameters {
    fn default() -> Self {
        Self { longest: 240 }
    }
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["start", "end"];
    const ROLES: &'static [&'static str] = &["span", "start", "end"];
    const PRIORITY: u8 = 88;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for (mention, place) in view.story.mentions.iter().zip(0..) {
            out.extend(self.stretch(view, mention, place));
        }
        for construction in &view.story.constructions {
            if let Construction::Order { first, second } = construction {
                out.extend(order(view, *first, *second));
            }
        }
    }
}

impl Parameters {
    fn stretch(&self, view: &View<'_>, mention: &Mention, place: u32) -> Option<Hit> {
        let time = mention.time.as_ref().filter(|t| mention.kind == Kind::Interval && !t.hijri && t.other.is_none())?;
        let (start, end) = (time.date, time.end?);
        let most = match years(view, mention) {
            1 if start.month.is_some() => self.rolled(view, &start, &end, place)?,
            2 => (start.days()?.from? > end.days()?.to?).then_some(Severity::Error)?,
            _ => return None,
        };
        let (first, last) = (day(&start), day(&end));
        Some(Hit {
            most: Some(most),
            slots: vec![("start", first.clone()), ("end", last.clone())],
            working: Some(format!("{first} > {last}")),
            identity: vec![time.value.clone()],
            labels: vec![("span", mention.span)],
            explains: vec![mention.span],
            ..Hit::default()
        })
    }

    /// The year stands at the end alone: the beginning is of the same year, or of the one before if that makes a stretch people speak of.
    fn rolled(&self, view: &View<'_>, start: &Date, end: &Date, place: u32) -> Option<Severity> {
        let year = end.year?;
        let of = |y: i32| Days::day(y, start.month?, start.day?)?.single();
        let last = end.days()?.single()?;
        let (same, before) = (of(year)?, of(year - 1)?);
        if same <= last {
            return None;
        }
        // Whole months are terms, seasons and fiscal years: "from 1 September to 30 June 2025".
        let whole = before.day() == 1 && last.succ_opt()?.day() == 1;
        let length = (last - before).num_days();
        let announced = view.story.constructions.iter().any(|c| matches!(c, Construction::Foretold { time } if *time == place));
        let past = view.story.published.is_some_and(|p| before < p);
        if whole || length <= self.longest || length >= 364 {
            return None;
        }
        Some(if announced && past { Severity::Error } else { Severity::Warning })
    }
}

/// How many years are printed in a stretch.
fn years(view: &View<'_>, m: &Mention) -> usize {
    let (lexed, prose) = (&view.analysis.lexed, &view.analysis.document.prose);
    let tokens = lexed.tokens.get(m.tokens.start as usize..m.tokens.end as usize).unwrap_or(&[]);
    let year = |text: &str| text.chars().count() == 4 && text.chars().all(char::is_numeric);
    tokens.iter().filter(|t| year(t.span.slice(prose))).count()
}

/// A date as printed, in the order of ISO 8601.
fn day(d: &Date) -> String {
    let two = |n: Option<u8>| n.map(|n| format!("-{n:02}")).unwrap_or_default();
    format!("{}{}{}", d.year.map_or_else(|| "…".to_owned(), |y| y.to_string()), two(d.month), two(d.day))
}

fn order(view: &View<'_>, first: u32, second: u32) -> Option<Hit> {
    let days = |f: u32| working::mention(view, f).and_then(|m| m.time.as_ref()).and_then(|t| t.days);
    let from: NaiveDate = days(first)?.from?;
    let to: NaiveDate = days(second)?.to?;
    if from <= to {
        return None;
    }
    let mut hit = working::hit(view, &[("start", first), ("end", second)], format!("{from} > {to}"), Vec::new());
    hit.slots = vec![("start", show::quote(view, show::span(view, first))), ("end", show::quote(view, show::span(view, second)))];
    hit.identity = vec![from.to_string(), to.to_string()];
    Some(hit)
}
