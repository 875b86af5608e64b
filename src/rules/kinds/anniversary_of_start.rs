//! How manyeth anniversary or edition, against the year it is counted from.

use super::{Check, working};
use crate::claims::Construction;
use crate::findings::{Confidence, Severity};
use crate::rules::{Hit, View};
use chrono::{Datelike, NaiveDate, TimeDelta};
use serde::Deserialize;

/// Nothing to set: an anniversary is counted by years; of editions there can be one a year at most, and the first counts.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["number", "start", "at", "computed"];
    const ROLES: &'static [&'static str] = &["number", "start", "at"];
    const PRIORITY: u8 = 84;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for construction in &view.story.constructions {
            let Construction::Anniversary { number, start, or, at, edition, beside } = construction else { continue };
            let starts: Vec<u32> = std::iter::once(*start).chain(or.iter().copied()).collect();
            if let Some(mut hit) = judge(view, *number, &starts, *at, *edition) {
                // The beginning of something else may be told in another sentence.
                hit.confidence = if *beside { Confidence(800) } else { Confidence::CERTAIN };
                hit.most = edition.then_some(Severity::Warning);
                out.push(hit);
            }
        }
    }
}

/// How long before and after publication the day itself may lie: it is told when it comes, and shortly after.
const AROUND: i64 = 120;

fn judge(view: &View<'_>, number: u32, starts: &[u32], at: Option<u32>, edition: bool) -> Option<Hit> {
    let n = working::quantity(view, number)?.value.to_i64()?;
    let days = |f: u32| working::mention(view, f).and_then(|m| m.time.as_ref()).and_then(|t| t.days);
    let (low, high) = match at.and_then(days) {
        Some(d) => (d.from?.year(), d.to?.year()),
        None => {
            let published = view.story.published?;
            let shifted = |n: i64| published.checked_add_signed(TimeDelta::days(n)).map(|d: NaiveDate| d.year());
            (shifted(-AROUND)?, shifted(AROUND)?)
        }
    };
    let year = |f: u32| days(f).and_then(|d| d.from).map(|d| d.year());
    let fits = |y: i32| {
        let (least, most) = (i64::from(low - y), i64::from(high - y));
        // Nothing yet to celebrate, or a far past: the date is that of something else.
        if edition { n <= most + 1 } else { (least..=most).contains(&n) }
    };
    let start = starts.first().copied()?;
    let (first, beside) = (year(start)?, starts.iter().filter_map(|&s| year(s)).any(fits));
    let computed = i64::from(high - first) + i64::from(edition);
    if beside || computed < 1 {
        return None;
    }
    let told = format!("{high} − {first} = {}", high - first);
    let mut roles = vec![("number", number), ("start", start)];
    roles.extend(at.map(|a| ("at", a)));
    let mut hit = working::hit(view, &roles, told, vec![("computed", computed.to_string())]);
    hit.identity = vec![n.to_string(), first.to_string()];
    Some(hit)
}
