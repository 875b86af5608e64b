//! An announced number of things against the list of them.

use super::{Check, show, working};
use crate::claims::Construction;
use crate::rules::{Hit, View};
use serde::Deserialize;

/// Nothing to set: a name with "and" in it may be one item or two.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["count", "items"];
    const ROLES: &'static [&'static str] = &["count", "list"];
    const PRIORITY: u8 = 58;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for construction in &view.story.constructions {
            let Construction::Items { count, list, least, most } = construction else { continue };
            let Some(n) = working::quantity(view, *count).and_then(|q| q.value.to_i64()) else { continue };
            // Commas set off explanations too: only far more of them than things are too many.
            if (i64::from(*least) - 1..=i64::from(*most)).contains(&n) || n > 3 * i64::from(*most) {
                continue;
            }
            let items = if least == most { most.to_string() } else { format!("{least}–{most}") };
            let mut hit = working::hit(view, &[("count", *count)], format!("{n} ≠ {items}"), vec![("items", items)]);
            hit.labels.push(("list", *list));
            hit.identity.push(show::quote(view, *list));
            out.push(hit);
        }
    }
}
