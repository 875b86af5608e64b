//! Values that their unit or noun rules out: more than all of a group, part of a person, a minute that no clock has.

use super::{Check, show};
use crate::claims::{Construction, Impossible};
use crate::rules::{Hit, Remark, View};
use crate::stories::Section;
use serde::Deserialize;

/// Nothing to set.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["value"];
    const ROLES: &'static [&'static str] = &["value"];
    const REMARKS: &'static [&'static str] = &["share", "fraction", "negative", "clock"];
    const PRIORITY: u8 = 66;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for construction in &view.story.constructions {
            let Construction::Impossible { span, sentence, why, .. } = construction else { continue };
            if view.story.section_of(&view.analysis.lexed, *sentence) == Section::Furniture {
                continue;
            }
            let name = match why {
                Impossible::Share => "share",
                Impossible::Fraction => "fraction",
                Impossible::Negative => "negative",
                Impossible::Clock => "clock",
            };
            let value = show::quote(view, *span);
            out.push(Hit {
                slots: vec![("value", value.clone())],
                labels: vec![("value", *span)],
                remarks: vec![Remark { name, slots: Vec::new() }],
                identity: vec![value],
                explains: vec![*span],
                ..Hit::default()
            });
        }
    }
}
