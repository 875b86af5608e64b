//! A figure of the article against what the desk knows.

use super::{Check, show};
use crate::facts::{Memory, Recalled};
use crate::findings::Severity;
use crate::rules::{Hit, View};
use serde::Deserialize;

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Told {
    /// A fact gives another value, or a bound is absurdly far from it.
    Differs,
    /// It was so once.
    Outdated,
    /// It is known to be wrong.
    Wrong,
}

/// What is told.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// How the figure stands to the fact.
    pub memory: Told,
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["figure", "fact", "name"];
    const ROLES: &'static [&'static str] = &["figure", "fact"];

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for recalled in &view.story.recalled {
            let told = match recalled.memory {
                Memory::Differs | Memory::Implausible => Told::Differs,
                Memory::Outdated => Told::Outdated,
                Memory::Wrong => Told::Wrong,
                Memory::Agrees => continue,
            };
            if told == self.memory {
                out.extend(hit(view, recalled));
            }
        }
    }
}

fn hit(view: &View<'_>, recalled: &Recalled) -> Option<Hit> {
    let known = &view.analysis.held.known;
    let point = view.story.points.all.get(recalled.point as usize)?;
    let place = known.place(recalled.by)?;
    let figure = show::quote(view, point.span);
    Some(Hit {
        confidence: recalled.confidence,
        // A bound that is literally true is never an error.
        most: (recalled.memory == Memory::Implausible).then_some(Severity::Warning),
        slots: vec![("figure", figure.clone()), ("fact", place.quote.clone()), ("name", place.name.clone())],
        labels: vec![("figure", point.span)],
        elsewhere: vec![("fact", place)],
        working: recalled.working.clone(),
        identity: vec![figure],
        ..Hit::default()
    })
}
