//! A date that the calendar does not have: 31 June, 29 February 2023, 31 شوال.

use super::{Check, show};
use crate::rules::{Hit, View};
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
            // By sight of the moon any Islamic month can have thirty days, and none has more.
            let exists = if time.hijri { time.date.day.is_none_or(|d| d <= 30) } else { time.date.exists() };
            if exists || time.end.is_some() || show::quoted(view, mention) {
                continue;
            }
            out.push(Hit {
                slots: vec![("date", show::quote(view, mention.span))],
                labels: vec![("date", mention.span)],
                identity: vec![time.value.clone()],
                explains: vec![mention.span],
                ..Hit::default()
            });
        }
    }
}
