//! A day that is said to be still to come, and is past.

use super::{Check, working};
use crate::claims::Construction;
use crate::extraction::Kind;
use crate::rules::{Hit, View};
use serde::Deserialize;

/// How long past a day must be.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {
    /// Days before publication; a story may be published some days after it was written.
    pub days: i64,
}

impl Default for Parameters {
    fn default() -> Self {
        Self { days: 7 }
    }
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["date", "published"];
    const ROLES: &'static [&'static str] = &["date"];
    const PRIORITY: u8 = 60;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let Some(published) = view.story.published else { return };
        for construction in &view.story.constructions {
            let Construction::Foretold { time } = construction else { continue };
            let Some(mention) = working::mention(view, *time).filter(|m| m.kind == Kind::Date) else { continue };
            let Some(last) = mention.time.as_ref().and_then(|t| t.days).and_then(|d| d.to) else { continue };
            if (published - last).num_days() > self.days {
                let told = format!("{last} < {published}");
                let mut hit = working::hit(view, &[("date", *time)], told, vec![("published", published.to_string())]);
                hit.identity = vec![last.to_string()];
                out.push(hit);
            }
        }
    }
}
