//! A range whose lower end lies above its upper: "between 400 and 250 works".

use super::{Check, show};
use crate::extraction::Trait;
use crate::rules::{Hit, View};
use crate::values::Number;
use serde::Deserialize;

/// Nothing to set.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["range", "low", "high"];
    const ROLES: &'static [&'static str] = &["range"];
    const PRIORITY: u8 = 85;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for mention in view.story.mentions.iter().filter(|m| m.traits.has(Trait::Reversed)) {
            // "between 9,300 and 9,250 points": zones are told from the top; a slip is farther off.
            let far = |l: Number, h: Number| l.times(Number::whole(5)) > h.times(Number::whole(6));
            let Some((low, high)) = mention.quantity.and_then(|q| Some((q.value, q.upper?))).filter(|(l, h)| far(*l, *h)) else { continue };
            out.push(Hit {
                slots: vec![("range", show::quote(view, mention.span)), ("low", show::figure(low)), ("high", show::figure(high))],
                labels: vec![("range", mention.span)],
                working: Some(format!("{} > {}", show::figure(low), show::figure(high))),
                identity: vec![low.to_string(), high.to_string()],
                explains: vec![mention.span],
                ..Hit::default()
            });
        }
    }
}
