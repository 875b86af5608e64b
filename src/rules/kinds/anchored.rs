//! Relative times in a story that has no date: one finding, listing them all.

use super::Check;
use crate::extraction::{Kind, Mention};
use crate::rules::{Hit, View};
use crate::stories::Section;
use crate::values::Grain;
use serde::Deserialize;
use std::collections::BTreeSet;

/// From how many times on that only a date can place it is worth telling. Days and weeks ("on Wednesday", "next week") are read from the day on
/// which a story comes out, and tell nothing of how old it is later.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {
    /// So many different months, years and longer stretches: "last month", "two years ago".
    pub least: usize,
}

impl Default for Parameters {
    fn default() -> Self {
        Self { least: 2 }
    }
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["count"];
    const ROLES: &'static [&'static str] = &["time"];

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        // A date printed in full anchors a reader as well as a dateline does.
        let dated = |m: &Mention| m.time.as_ref().is_some_and(|t| t.date.year.is_some() && t.date.day.is_some() && !t.relative);
        if view.story.published.is_some() || view.story.mentions.iter().any(dated) {
            return;
        }
        let furniture = |m: &Mention| view.story.section_of(&view.analysis.lexed, m.sentence) == Section::Furniture;
        let loose: Vec<&Mention> = view.story.mentions.iter().filter(|m| relative(view, m) && !furniture(m)).collect();
        let prose = &view.analysis.document.prose;
        let long = loose.iter().filter(|m| m.time.as_ref().is_none_or(|t| t.grain > Grain::Week)).map(|m| m.span.slice(prose));
        if long.collect::<BTreeSet<_>>().len() < self.least {
            return;
        }
        out.push(Hit {
            slots: vec![("count", loose.len().to_string())],
            labels: loose.iter().map(|m| ("time", m.span)).collect(),
            identity: loose.iter().filter_map(|m| m.time.as_ref()).map(|t| t.value.clone()).collect(),
            ..Hit::default()
        });
    }
}

/// Whether the mention says where it lies only from the publication date: "last month", and a stretch that runs up to now: "during more
/// than 18 months of war".
fn relative(view: &View<'_>, m: &Mention) -> bool {
    match m.kind {
        Kind::Date | Kind::Interval => m.time.as_ref().is_some_and(|t| t.relative),
        Kind::Duration => {
            let claims = &view.story.claims;
            let own = &claims[claims.partition_point(|c| c.span.start < m.span.start)..];
            own.iter().take_while(|c| c.span.start == m.span.start).any(|c| c.span == m.span && c.window && c.time.is_none())
        }
        _ => false,
    }
}
