//! A sentence that tells a cell of a table again, with another figure: "Sales rose to 45 in the north" beside 54 in the row "North".

use super::{Check, show};
use crate::claims::Construction;
use crate::findings::Confidence;
use crate::rules::{Hit, View};
use crate::values::{Number, Quantity};
use serde::Deserialize;

/// Nothing to set.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["text", "table"];
    const ROLES: &'static [&'static str] = &["text", "table"];

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let mentions = &view.story.mentions;
        for construction in &view.story.constructions {
            let Construction::Cell { cell, figure } = *construction else { continue };
            let quantity = |m: u32| mentions.get(m as usize).and_then(|m| m.quantity);
            let (Some(stated), Some(told)) = (quantity(cell), quantity(figure)) else { continue };
            if told.interval().meets(&stated.interval()) || scaled(&told, &stated) {
                continue;
            }
            let (text, table) = (show::span(view, figure), show::span(view, cell));
            out.push(Hit {
                confidence: Confidence::CERTAIN,
                slots: vec![("text", show::quote(view, text)), ("table", show::quote(view, table))],
                labels: vec![("text", text), ("table", table)],
                identity: vec![show::quote(view, text), show::quote(view, table)],
                explains: vec![text],
                ..Hit::default()
            });
        }
    }
}

/// How many powers of a thousand a table may be told in, smaller or larger than the text.
const SCALES: usize = 4;

/// Whether they agree once the table is taken to be in thousands, millions …: its caption may say so.
fn scaled(told: &Quantity, stated: &Quantity) -> bool {
    let by = |factor: Number| {
        let mut scaled = Some(*stated);
        (0..SCALES).any(|_| {
            scaled = scaled.and_then(|q| q.scaled_by(factor));
            scaled.is_some_and(|q| q.interval().meets(&told.interval()))
        })
    };
    by(Number::whole(1000)) || Number::ratio(1, 1000).is_some_and(by)
}
