//! Two names of one month that are not the same month: يونيو/تموز.

use super::{Check, show};
use crate::rules::{Hit, View};
use serde::Deserialize;

/// Nothing to set.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["date", "first", "second"];
    const ROLES: &'static [&'static str] = &["date"];
    const PRIORITY: u8 = 95;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for mention in &view.story.mentions {
            let Some(pair) = mention.time.as_ref().and_then(|t| t.month_pair) else { continue };
            if pair.first == pair.second {
                continue;
            }
            out.push(Hit {
                slots: vec![
                    ("date", show::quote(view, mention.span)),
                    ("first", pair.first.to_string()),
                    ("second", pair.second.to_string()),
                ],
                labels: vec![("date", mention.span)],
                working: Some(format!("{} ≠ {}", pair.first, pair.second)),
                identity: vec![pair.first.to_string(), pair.second.to_string()],
                explains: vec![mention.span],
                ..Hit::default()
            });
        }
    }
}
