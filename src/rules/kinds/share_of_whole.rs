//! A part, its whole and the stated share.

use super::{Check, show};
use crate::claims::Construction;
use crate::extraction::Kind;
use crate::rules::{Hit, View};
use crate::values::{Interval, Number, Quantity};
use serde::Deserialize;

/// What is held against part and whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hold {
    /// The stated share.
    Share,
    /// The part lies within the whole.
    Within,
}

/// What is held against part and whole.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// What is held against them.
    pub hold: Hold,
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["part", "whole", "share", "computed"];
    const ROLES: &'static [&'static str] = &["part", "whole", "share"];
    const PRIORITY: u8 = 75;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for construction in &view.story.constructions {
            let Construction::Share { part, whole, share } = construction else { continue };
            let quantity = |f: u32| view.story.mentions[f as usize].quantity;
            let (Some(p), Some(w)) = (quantity(*part), quantity(*whole)) else { continue };
            match self.hold {
                Hold::Within => out.extend(outside(view, *part, *whole, &p, &w)),
                Hold::Share => out.extend(share.and_then(|s| unlike(view, [*part, *whole, s], &p, &w))),
            }
        }
    }
}

fn outside(view: &View<'_>, part: u32, whole: u32, p: &Quantity, w: &Quantity) -> Option<Hit> {
    let (low, high) = (p.fair().low?, w.fair().high?);
    (low > high).then(|| {
        hit(view, [Some(part), Some(whole), None], format!("{} > {}", show::figure(p.value), show::figure(w.value)), String::new())
    })
}

fn unlike(view: &View<'_>, [part, whole, share]: [u32; 3], p: &Quantity, w: &Quantity) -> Option<Hit> {
    let m = &view.story.mentions[share as usize];
    let s = m.quantity?;
    let hundred = Number::whole(100);
    let computed = p.fair().over(&w.fair()).scaled(hundred);
    // A fraction word is a rough one: a tenth of itself to either side.
    let (said, stated) = if m.kind == Kind::Fraction {
        let said = s.interval().scaled(hundred);
        (said.widened(s.value.times(Number::whole(10))?), s.value.times(hundred)?)
    } else {
        (s.interval().widened(s.precision.half()), s.value)
    };
    if computed.meets(&said) || w.value.is_zero() {
        return None;
    }
    let exact = p.value.divide(w.value)?.times(hundred)?;
    let product = stated.times(w.value)?.divide(hundred)?;
    let working = format!(
        "{} / {} = {}%; {}% × {} = {}",
        show::figure(p.value),
        show::figure(w.value),
        show::figure(exact),
        show::figure(stated),
        show::figure(w.value),
        show::figure(product)
    );
    Some(hit(view, [Some(part), Some(whole), Some(share)], working, show::between(&Interval::point(exact.rounded(1)))))
}

fn hit(view: &View<'_>, figures: [Option<u32>; 3], working: String, computed: String) -> Hit {
    let roles = ["part", "whole", "share"];
    let labels: Vec<_> = roles.into_iter().zip(figures).filter_map(|(r, f)| Some((r, show::span(view, f?)))).collect();
    let mut slots: Vec<(&'static str, String)> = labels.iter().map(|(r, s)| (*r, show::quote(view, *s))).collect();
    slots.push(("computed", computed));
    let values = figures.into_iter().flatten().filter_map(|f| view.story.mentions[f as usize].quantity);
    Hit {
        working: Some(working),
        identity: values.map(|q| q.value.to_string()).collect(),
        explains: labels.iter().map(|(_, s)| *s).collect(),
        slots,
        labels,
        ..Hit::default()
    }
}
