//! What every check of arithmetic does with the figures of a construction: name them, and look for the one slip that explains them.

use super::show;
use crate::extraction::{Kind, Mention};
use crate::rules::{Hit, View};
use crate::values::{Number, Quantity, repairs};

/// The most repairs that are offered.
const OFFERED: usize = 6;

/// The mention of a figure.
pub(super) fn mention<'a>(view: &View<'a>, figure: u32) -> Option<&'a Mention> {
    view.story.mentions.get(figure as usize)
}

/// Whether two figures are told in two units: "from two hours to 50 minutes".
pub(super) fn in_two_units(view: &View<'_>, a: u32, b: u32) -> bool {
    let unit = |figure: u32| mention(view, figure).and_then(|m| m.measure).map(|m| m.unit);
    unit(a).zip(unit(b)).is_some_and(|(x, y)| x != y)
}

/// The amount of a figure.
pub(super) fn quantity(view: &View<'_>, figure: u32) -> Option<Quantity> {
    mention(view, figure)?.quantity
}

/// The amounts of figures; none when one of them has none.
pub(super) fn quantities(view: &View<'_>, figures: &[u32]) -> Option<Vec<Quantity>> {
    figures.iter().map(|&f| quantity(view, f)).collect()
}

/// How many figures around a construction are looked over for other ends that it may mean.
const BESIDE: usize = 12;

/// The plain amounts of the kind of one figure in its sentence, the last ones of many: what a stated change or difference may be told of where
/// the ends that were read do not fit. The stated one is left out.
pub(super) fn beside(view: &View<'_>, figure: u32, stated: u32) -> Vec<Quantity> {
    let Some(m) = mention(view, figure) else { return Vec::new() };
    let alike = |o: &&Mention| match (o.measure, m.measure) {
        (Some(x), Some(y)) => view.analysis.measures.comparable(x.unit, y.unit),
        (None, None) => true,
        // "to 90 million dollars from 60 million": the unit is told once.
        _ => o.counted.is_none() && o.kind == Kind::Number || m.counted.is_none() && m.kind == Kind::Number,
    };
    let except = mention(view, stated).map(|m| m.span);
    let own =
        view.story.mentions.partition_point(|o| o.sentence < m.sentence)..view.story.mentions.partition_point(|o| o.sentence <= m.sentence);
    let all = view.story.mentions[own].iter().filter(|o| !o.kind.is_time() && Some(o.span) != except).filter(alike);
    let plain = all.filter_map(|o| o.quantity).filter(|q| q.upper.is_none() && q.value > Number::ZERO);
    let mut out: Vec<Quantity> = plain.collect();
    let over = out.len().saturating_sub(BESIDE);
    out.drain(..over);
    out
}

/// Whether some two of these, other than the two ends themselves, fit in this order.
pub(super) fn any_two(of: &[Quantity], ends: [&Quantity; 2], fits: impl Fn(&Quantity, &Quantity) -> bool) -> bool {
    let [a, b] = ends.map(|q| q.value);
    let own = |p: &Quantity, q: &Quantity| (p.value, q.value) == (a, b) || (q.value, p.value) == (a, b);
    of.iter().enumerate().any(|(i, p)| of.iter().enumerate().any(|(j, q)| i != j && !own(p, q) && fits(p, q)))
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
