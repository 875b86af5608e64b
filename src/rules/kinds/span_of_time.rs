//! A stated length that does not fit its start and end.

use super::{Check, show};
use crate::claims::Construction;
use crate::rules::{Hit, View};
use crate::values::{Days, Grain, Interval, Number};
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

/// Nothing to set: both ends may count or not, a unit more or less is no matter, nor is a tenth behind "about".
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["stated", "start", "end", "computed"];
    const ROLES: &'static [&'static str] = &["stated", "start", "end"];
    const PRIORITY: u8 = 80;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let mut hits: Vec<Hit> = Vec::new();
        // From the end: the body is the place to jump to, the headline's echo is one more label.
        for construction in view.story.constructions.iter().rev() {
            let Construction::Span { length, start, end } = construction else { continue };
            let Some(hit) = judge(view, *length, *start, *end) else { continue };
            match hits.iter_mut().find(|h| h.identity == hit.identity) {
                Some(same) => {
                    same.labels.extend(hit.labels.iter().filter(|l| l.0 == "stated"));
                    same.explains.extend(hit.explains);
                }
                None => hits.push(hit),
            }
        }
        out.extend(hits.into_iter().rev());
    }
}

fn judge(view: &View<'_>, length: u32, start: u32, end: Option<u32>) -> Option<Hit> {
    let mentions = &view.story.mentions;
    let days = |f: u32| mentions[f as usize].time.as_ref().and_then(|t| t.days);
    let (first, last) = if end == Some(start) {
        ends(view, start)?
    } else {
        (days(start)?, end.and_then(days).or_else(|| view.story.published.map(Days::of))?)
    };
    let m = &mentions[length as usize];
    let stated = m.quantity?;
    let unit = view.analysis.measures.unit(m.measure?.unit).code.clone();
    let (low, high) = (units(&unit, first.to?, last.from?)?, units(&unit, first.from?, last.to?)?);
    let computed = Interval::closed(low.max(Number::ZERO), high).widened(Number::ONE);
    if high.is_negative() || computed.meets(&stated.interval()) {
        return None;
    }
    let printed = if low == high { show::figure(high) } else { format!("{}–{}", show::figure(low), show::figure(high)) };
    let mut labels = vec![("stated", m.span), ("start", show::span(view, start))];
    labels.extend(end.filter(|e| *e != start).map(|e| ("end", show::span(view, e))));
    // A stretch tells both ends itself, and the story's own day is printed nowhere: these are shown as the calendar has them.
    let one = end == Some(start);
    let start_words = if one { first.from?.to_string() } else { show::quote(view, show::span(view, start)) };
    let end_words =
        end.filter(|_| !one).map_or_else(|| last.to.map(|d| d.to_string()).unwrap_or_default(), |e| show::quote(view, show::span(view, e)));
    Some(Hit {
        slots: vec![("stated", show::quote(view, m.span)), ("start", start_words), ("end", end_words), ("computed", printed.clone())],
        working: Some(format!("{} → {}: {printed} {unit}", first.from?, last.to?)),
        identity: vec![stated.value.to_string(), first.from?.to_string()],
        explains: labels.iter().map(|(_, s)| *s).collect(),
        labels,
        ..Hit::default()
    })
}

/// Both ends of a stretch, as far as it tells them: days, or whole months.
fn ends(view: &View<'_>, stretch: u32) -> Option<(Days, Days)> {
    let time = view.story.mentions.get(stretch as usize)?.time.as_ref()?;
    let (from, to) = (time.days?.from?, time.days?.to?);
    let month = |d: NaiveDate| Days::month(d.year(), u8::try_from(d.month()).ok()?);
    Some(if time.grain == Grain::Day { (Days::of(from), Days::of(to)) } else { (month(from)?, month(to)?) })
}

/// Whole units of time between two days.
fn units(code: &str, a: NaiveDate, b: NaiveDate) -> Option<Number> {
    let days = (b - a).num_days();
    let months = i64::from(b.year() - a.year()) * 12 + i64::from(b.month()) - i64::from(a.month()) - i64::from(b.day() < a.day());
    match code {
        "d" => Some(Number::whole(days)),
        "wk" => Some(Number::whole(days / 7)),
        "mo" => Some(Number::whole(months)),
        "a" => Some(Number::whole(months.div_euclid(12))),
        _ => None,
    }
}
