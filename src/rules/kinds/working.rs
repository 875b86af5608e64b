//! What every check of arithmetic does with the figures of a construction: name them, and look for the one slip that explains them.

use super::show;
use crate::extraction::Mention;
use crate::rules::{Hit, View};
use crate::values::{Number, Quantity, repairs};

/// The most repairs that are offered.
const OFFERED: usize = 6;

/// The mention of a figure.
pub(super) fn mention<'a>(view: &View<'a>, figure: u32) -> Option<&'a Mention> {
    view.story.mentions.get(figure as usize)
}

/// The amount of a figure.
pub(super) fn quantity(view: &View<'_>, figure: u32) -> Option<Quantity> {
    mention(view, figure)?.quantity
}

/// The amounts of figures; none when one of them has none.
pub(super) fn quantities(view: &View<'_>, figures: &[u32]) -> Option<Vec<Quantity>> {
    figures.iter().map(|&f| quantity(view, f)).collect()
}

/// A hit on figures in their roles: each is labelled, fills the slot of its role, and may hold the slip.
pub(super) fn hit(view: &View<'_>, figures: &[(&'static str, u32)], working: String, computed: Vec<(&'static str, String)>) -> Hit {
    let labels: Vec<_> = figures.iter().map(|&(role, f)| (role, show::span(view, f))).collect();
    let mut slots: Vec<(&'static str, String)> = Vec::with_capacity(labels.len() + computed.len());
    for (role, span) in &labels {
        if slots.iter().all(|(r, _)| r != role) {
            slots.push((*role, show::quote(view, *span)));
        }
    }
    slots.extend(computed);
    Hit {
        working: Some(working),
        identity: figures.iter().filter_map(|&(_, f)| quantity(view, f)).map(|q| q.value.to_string()).collect(),
        explains: labels.iter().map(|(_, s)| *s).collect(),
        slots,
        labels,
        ..Hit::default()
    }
}

/// Every change of one figure by one plain slip (a digit, a swap, a nought, million for billion) after which all fits, as "45 → 25". A value that
/// the story prints twice is not repaired: it is not likely to be the slip.
pub(super) fn slips(view: &View<'_>, figures: &[u32], fits: impl Fn(&[Quantity]) -> bool) -> String {
    let Some(values) = quantities(view, figures) else { return String::new() };
    let printed = |n: Number| view.story.mentions.iter().filter(|m| m.quantity.is_some_and(|q| q.value == n)).count();
    let mut out: Vec<String> = Vec::new();
    for (i, q) in values.iter().enumerate().filter(|(_, q)| printed(q.value) < 2) {
        for other in near(q) {
            let mut changed = values.clone();
            changed[i].value = other;
            if q.upper.is_none() && fits(&changed) {
                out.push(format!("{} → {}", show::figure(q.value), show::figure(other)));
            }
        }
    }
    out.truncate(OFFERED);
    out.join("; ")
}

/// What one slip makes of a value: of its digits as printed ("5.2 billion" has two), and of its scale.
fn near(q: &Quantity) -> Vec<Number> {
    let unit = if q.scaled || !q.value.is_whole() { q.precision } else { Number::ONE };
    let digits = q.value.divide(unit).map(repairs).unwrap_or_default();
    let mut out: Vec<Number> = digits.into_iter().filter_map(|(n, _)| n.times(unit)).collect();
    let thousand = Number::whole(1_000);
    if q.scaled || q.value >= Number::whole(1_000_000) {
        out.extend(q.value.times(thousand).into_iter().chain(q.value.divide(thousand)));
    }
    out
}
