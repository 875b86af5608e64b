//! Stories of one file that were not written at one time: dates far apart, or one undated beside a dated one.

use super::{Check, show};
use crate::analysis::Read;
use crate::rules::{Hit, View};
use crate::stories::Section;
use crate::text::ProseSpan;
use serde::Deserialize;

/// How far apart.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {
    /// Days between two datelines from which on it is worth telling.
    pub days: i64,
}

impl Default for Parameters {
    fn default() -> Self {
        Self { days: 180 }
    }
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["first", "second"];
    const ROLES: &'static [&'static str] = &["headline", "dateline"];

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        // A matter of the whole file: told once, at its second story.
        let stories = &view.analysis.stories;
        let Some(at) = stories.iter().position(|s| std::ptr::eq(s, view.story)).filter(|&n| n > 0) else { return };
        let (first, second) = (&stories[at - 1], view.story);
        let apart = match (first.published.filter(|_| first.dated), second.published.filter(|_| second.dated)) {
            (Some(a), Some(b)) => (b - a).num_days().abs() >= self.days,
            (None, Some(_)) | (Some(_), None) => relative(first) || relative(second),
            (None, None) => false,
        };
        if !apart {
            return;
        }
        let name = |s: &Read| s.published.filter(|_| s.dated).map_or_else(|| "?".into(), |d| d.to_string());
        let mut labels = Vec::new();
        for story in [first, second] {
            labels.extend(block(view, story, Section::Headline).map(|s| ("headline", s)));
            labels.extend(block(view, story, Section::Dateline).map(|s| ("dateline", s)));
        }
        if labels.is_empty() {
            labels.extend(second.mentions.first().map(|m| ("dateline", m.span)));
        }
        out.push(Hit {
            slots: vec![("first", name(first)), ("second", name(second))],
            identity: vec![name(first), name(second), labels.first().map(|l| show::quote(view, l.1)).unwrap_or_default()],
            labels,
            ..Hit::default()
        });
    }
}

/// Whether an undated story leans on its date at all.
fn relative(story: &Read) -> bool {
    !story.dated && story.mentions.iter().any(|m| m.time.as_ref().is_some_and(|t| t.relative))
}

fn block(view: &View<'_>, story: &Read, section: Section) -> Option<ProseSpan> {
    let at = story.story.sections.iter().position(|s| *s == section)?;
    view.analysis.document.blocks.get(story.story.blocks.start + at).map(|b| b.span)
}
