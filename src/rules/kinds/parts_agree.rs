//! A figure of one part of a story against another part: a draft and its next version, an article and the file of its captions.

use super::{Check, show, source_says};
use crate::facts::Standing;
use crate::findings::Confidence;
use crate::rules::{Hit, View};
use crate::stories::Section;
use serde::Deserialize;

/// Nothing to set.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["figure", "other", "name"];
    const ROLES: &'static [&'static str] = &["figure", "other"];

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let parts = &view.analysis.parts;
        for verdict in view.story.apart.iter().filter(|v| v.standing == Standing::Contradicted) {
            let point = view.story.points.all.get(verdict.point as usize);
            let by = verdict.by.and_then(|(s, p)| {
                let part = parts.sources.get(s as usize)?;
                Some((part, part.points.all.get(p as usize)?))
            });
            let (Some(point), Some((part, other))) = (point, by) else { continue };
            let sentence = view.story.mentions.get(point.mention as usize).map_or(0, |m| m.sentence);
            if view.story.section_of(&view.analysis.lexed, sentence) == Section::Furniture {
                continue;
            }
            out.push(Hit {
                confidence: Confidence::CERTAIN,
                most: source_says::most(verdict),
                slots: vec![("figure", show::quote(view, point.span)), ("other", part.quote(other.span)), ("name", part.name.clone())],
                labels: vec![("figure", point.span)],
                elsewhere: vec![("other", part.place(other.span))],
                identity: vec![show::quote(view, point.span)],
                ..Hit::default()
            });
        }
    }
}
