//! A range whose lower end lies above its upper: "between 400 and 250 works".

use super::{Check, show, working};
use crate::claims::Construction;
use crate::language::Dimension;
use crate::rules::{Hit, View};
use crate::values::Number;
use serde::Deserialize;

/// Nothing to set.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["range", "low", "high"];
    const ROLES: &'static [&'static str] = &["range"];
    const PRIORITY: u8 = 85;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for construction in &view.story.constructions {
            let Construction::Reversed { range } = construction else { continue };
            let Some(mention) = working::mention(view, *range) else { continue };
            // "between 9,300 and 9,250 points": zones are told from the top; a slip is farther off.
            let far = |l: Number, h: Number| l.times(Number::whole(5)) > h.times(Number::whole(6));
            let Some((low, high)) = mention.quantity.and_then(|q| ends(q.value, q.upper?)).filter(|(l, h)| far(*l, *h)) else { continue };
            // "a ratio of 71.4 to 28.6 percent": two shares of one whole.
            let share = mention.measure.is_some_and(|m| view.analysis.measures.unit(m.unit).dimension == Dimension::Share);
            if share && low.plus(high) == Some(Number::whole(100)) {
                continue;
            }
            let told = format!("{} > {}", show::figure(low), show::figure(high));
            let slots = vec![("low", show::figure(low)), ("high", show::figure(high))];
            let mut hit = working::hit(view, &[("range", *range)], told, slots);
            hit.identity = vec![low.to_string(), high.to_string()];
            out.push(hit);
        }
    }
}

/// Both ends; the scale that only the second is told with ("between 9 and 7 million") is that of the first, too.
fn ends(low: Number, high: Number) -> Option<(Number, Number)> {
    if low > high { Some((low, high)) } else { Some((low.times(high.trailing_unit())?, high)) }
}
