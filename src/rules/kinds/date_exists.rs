//! A date that the calendar does not have: 31 June, 29 February 2023, 31 شوال.

use super::{Check, show};
use crate::extraction::{Mention, Timex};
use crate::rules::{Hit, View};
use crate::values::{Number, slip_between};
use serde::Deserialize;

/// Nothing to set.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["date"];
    const ROLES: &'static [&'static str] = &["date"];
    const PRIORITY: u8 = 90;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for mention in &view.story.mentions {
            let Some(time) = mention.time.as_ref().filter(|t| t.other.is_none()) else { continue };
            // The ends of an interval are mentions of their own.
            if exists(time) || time.end.is_some() || show::quoted(view, mention) {
                continue;
            }
            let alike = view.story.mentions.iter().find(|m| one_slip_apart(time, m));
            let mut labels = vec![("date", mention.span)];
            labels.extend(alike.map(|m| ("date", m.span)));
            out.push(Hit {
                slots: vec![("date", show::quote(view, mention.span))],
                labels,
                identity: vec![time.value.clone()],
                explains: vec![mention.span],
                ..Hit::default()
            });
        }
    }
}

/// By sight of the moon any Islamic month can have thirty days, and none has more.
fn exists(time: &Timex) -> bool {
    if time.hijri { time.date.day.is_none_or(|d| d <= 30) } else { time.date.exists() }
}

/// Whether another passage has a day of the same month that one plain slip turns into this one: "21 شوال", "61 شوال 1436".
fn one_slip_apart(time: &Timex, other: &Mention) -> bool {
    let Some(told) = other.time.as_ref().filter(|t| t.hijri == time.hijri && t.end.is_none() && exists(t)) else { return false };
    let (a, b) = (time.date, told.date);
    let years = a.year.zip(b.year).is_none_or(|(x, y)| x == y);
    let days = a.day.zip(b.day).is_some_and(|(x, y)| slip_between(Number::whole(x.into()), Number::whole(y.into())).is_some());
    a.month.is_some() && a.month == b.month && years && days
}
