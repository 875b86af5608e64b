//! A figure of the article against the sources supplied with it.

use super::{Check, show};
use crate::facts::{Point, Standing, Verdict};
use crate::findings::{Confidence, Severity};
use crate::rules::{Hit, View};
use crate::stories::Section;
use serde::Deserialize;

/// Which standing is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Told {
    /// A source gives another value.
    Contradicted,
    /// A source gives another value for a figure inside quotation marks.
    Quoted,
    /// No source gives it, though all were supplied.
    Absent,
    /// A source gives it with another modifier.
    Drifted,
}

/// What is told.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// The standing.
    pub standing: Told,
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["figure", "source", "name"];
    const ROLES: &'static [&'static str] = &["figure", "source"];

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let held = &view.analysis.held;
        for verdict in &view.story.verdicts {
            let Some(point) = view.story.points.all.get(verdict.point as usize) else { continue };
            if view.story.section_of(&view.analysis.lexed, sentence(view, point)) == Section::Furniture {
                continue;
            }
            let told = match verdict.standing {
                Standing::Contradicted if point.quoted => Told::Quoted,
                Standing::Contradicted => Told::Contradicted,
                Standing::Absent if held.complete => Told::Absent,
                Standing::Drifted => Told::Drifted,
                _ => continue,
            };
            if told == self.standing {
                out.push(hit(view, point, verdict));
            }
        }
    }
}

fn sentence(view: &View<'_>, point: &Point) -> u32 {
    view.story.mentions.get(point.mention as usize).map_or(0, |m| m.sentence)
}

fn hit(view: &View<'_>, point: &Point, verdict: &Verdict) -> Hit {
    let held = &view.analysis.held;
    let by = verdict.by.and_then(|(s, p)| Some((held.sources.get(s as usize)?, p)));
    let by = by.and_then(|(source, p)| Some((source, source.points.all.get(p as usize)?)));
    let mut slots = vec![("figure", show::quote(view, point.span))];
    let mut elsewhere = Vec::new();
    if let Some((source, other)) = by {
        slots.push(("source", source.quote(other.span)));
        slots.push(("name", source.name.clone()));
        elsewhere.push(("source", source.place(other.span)));
    }
    Hit {
        confidence: Confidence::CERTAIN,
        most: most(verdict),
        slots,
        labels: vec![("figure", point.span)],
        elsewhere,
        identity: vec![show::quote(view, point.span)],
        ..Hit::default()
    }
}

/// A contradiction that is not sure is a warning; what hardly weighs is only remarked.
pub(super) fn most(verdict: &Verdict) -> Option<Severity> {
    match verdict.standing {
        Standing::Contradicted => (verdict.score < SURE).then_some(Severity::Warning),
        _ => (!verdict.weighty).then_some(Severity::Info),
    }
}

/// From this score on a contradiction has its rule's own severity.
const SURE: i32 = 0;
