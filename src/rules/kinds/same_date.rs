//! One event, two dates.

use super::{Check, show};
use crate::claims::Event;
use crate::linking::Link;
use crate::rules::{Hit, View};
use serde::Deserialize;

/// Nothing to set.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["first", "second"];
    const ROLES: &'static [&'static str] = &["first", "second"];
    const PRIORITY: u8 = 48;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let events = &view.story.events;
        let ends = |l: &Link| match l.members[..] {
            [(_, a), (_, b)] => Some((a, b)),
            _ => None,
        };
        let apart: Vec<(u32, u32, &Link)> = view
            .story
            .same_events
            .iter()
            .filter_map(|l| ends(l).map(|(a, b)| (a, b, l)))
            .filter(|&(a, b, _)| disjoint(&events[a as usize], &events[b as usize]))
            .collect();
        // The later date against the earlier one that it is surest to belong to.
        let mut best: std::collections::BTreeMap<u32, (u32, &Link)> = std::collections::BTreeMap::new();
        for (a, b, link) in apart {
            let held = best.entry(b).or_insert((a, link));
            if link.confidence > held.1.confidence {
                *held = (a, link);
            }
        }
        out.extend(best.into_iter().map(|(b, (a, link))| hit(view, &events[a as usize], &events[b as usize], link)));
    }
}

/// Whether no day is in both: by the days where years are printed, else by the fields that both print.
fn disjoint(a: &Event, b: &Event) -> bool {
    if let (Some(x), Some(y)) = (a.days, b.days) {
        return !x.meets(&y);
    }
    let (x, y) = (a.date, b.date);
    let differ = x.year.zip(y.year).is_some_and(|(p, q)| p != q) || x.month.zip(y.month).is_some_and(|(p, q)| p != q);
    differ || x.month.is_some() && x.month == y.month && x.day.zip(y.day).is_some_and(|(p, q)| p != q)
}

fn hit(view: &View<'_>, a: &Event, b: &Event, link: &Link) -> Hit {
    let value = |e: &Event| view.story.mentions.get(e.mention as usize).and_then(|m| m.time.as_ref()).map(|t| t.value.clone());
    let (x, y) = (value(a).unwrap_or_default(), value(b).unwrap_or_default());
    Hit {
        confidence: link.confidence,
        slots: vec![("first", show::quote(view, a.span)), ("second", show::quote(view, b.span))],
        labels: vec![("first", a.span), ("second", b.span)],
        working: Some(format!("{x} ≠ {y}")),
        identity: vec![x, y],
        explains: vec![a.span, b.span],
        ..Hit::default()
    }
}
