//! A change whose ends do not fit its stated percentage, direction or multiple.

use super::{Check, show};
use crate::claims::{Construction, Direction};
use crate::extraction::{Mention, Trait};
use crate::rules::{Hit, View};
use crate::values::{Interval, Number, Quantity};
use serde::Deserialize;

/// What is held against the two ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hold {
    /// The stated percentage.
    Percent,
    /// Up or down.
    Direction,
    /// "doubled", "three times".
    Multiple,
}

/// What is held against the two ends of a change.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// What is held against them.
    pub hold: Hold,
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["from", "to", "stated", "computed"];
    const ROLES: &'static [&'static str] = &["from", "to", "stated"];
    const PRIORITY: u8 = 70;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for construction in &view.story.constructions {
            let Construction::Change { from, to, by, direction, adjusted: false } = construction else { continue };
            let (a, b) = (&view.story.mentions[*from as usize], &view.story.mentions[*to as usize]);
            let (Some(p), Some(q)) = (a.quantity, b.quantity) else { continue };
            let found = match self.hold {
                Hold::Direction => against_direction(&p, &q, *direction).map(|w| (None, w, String::new())),
                Hold::Percent => by.iter().find_map(|&s| against_percent(view, s, &p, &q)),
                Hold::Multiple => by.iter().find_map(|&s| against_multiple(view, s, &p, &q)),
            };
            if let Some((stated, working, computed)) = found {
                out.push(hit(view, a, b, stated, working, computed));
            }
        }
    }
}

fn hit(view: &View<'_>, a: &Mention, b: &Mention, stated: Option<u32>, working: String, computed: String) -> Hit {
    let mut labels = vec![("from", a.span), ("to", b.span)];
    labels.extend(stated.map(|s| ("stated", show::span(view, s))));
    let slot = |s: Option<u32>| s.map(|s| show::quote(view, show::span(view, s))).unwrap_or_default();
    let values = [Some(a), Some(b), stated.map(|s| &view.story.mentions[s as usize])];
    Hit {
        slots: vec![
            ("from", show::quote(view, a.span)),
            ("to", show::quote(view, b.span)),
            ("stated", slot(stated)),
            ("computed", computed),
        ],
        working: Some(working),
        identity: values.into_iter().flatten().filter_map(|m| m.quantity).map(|q| q.value.to_string()).collect(),
        explains: labels.iter().map(|(_, s)| *s).collect(),
        labels,
        ..Hit::default()
    }
}

fn against_direction(p: &Quantity, q: &Quantity, direction: Option<Direction>) -> Option<String> {
    let (told, sign) = match direction? {
        Direction::Up => (q.fair().high? < p.fair().low?, "<"),
        Direction::Down => (q.fair().low? > p.fair().high?, ">"),
    };
    told.then(|| format!("{} {sign} {}", show::figure(q.value), show::figure(p.value)))
}

/// `(B − A) / A`, as percentages without sign, over the fair intervals of both ends.
fn percent_change(p: &Interval, q: &Interval) -> Option<Interval> {
    let (from, to) = (p, q);
    let ends = [(from.low?, to.low?), (from.low?, to.high?), (from.high?, to.low?), (from.high?, to.high?)];
    let mut values = Vec::with_capacity(4);
    for (a, b) in ends {
        values.push(b.minus(a)?.divide(a)?.times(Number::whole(100))?.abs());
    }
    let (low, high) = (values.iter().min()?, values.iter().max()?);
    let crosses = from.low? <= to.high? && to.low? <= from.high?;
    Some(Interval::closed(if crosses { Number::ZERO } else { *low }, *high))
}

fn percent(view: &View<'_>, m: &Mention) -> Option<Quantity> {
    let measure = m.measure.filter(|u| u.per.is_none())?;
    (view.analysis.measures.unit(measure.unit).code == "%").then_some(m.quantity?)
}

/// A stated percentage is right to half a unit of its last digit; a whole one may have been rounded either way from a tenth.
fn against_percent(view: &View<'_>, stated: u32, p: &Quantity, q: &Quantity) -> Option<(Option<u32>, String, String)> {
    let m = &view.story.mentions[stated as usize];
    let by = percent(view, m)?;
    // Ends that are percentages themselves: the change may be in points or in percent; that is another rule's matter.
    if p.value <= Number::ZERO || by.upper.is_some() {
        return None;
    }
    let ends_are_shares = view.story.mentions.iter().any(|e| e.quantity == Some(*p) && percent(view, e).is_some());
    if ends_are_shares {
        return None;
    }
    let computed = percent_change(&p.fair(), &q.fair())?;
    let said = by.interval().widened(by.precision.half());
    if computed.meets(&said) {
        return None;
    }
    let exact = q.value.minus(p.value)?.divide(p.value)?.times(Number::whole(100))?;
    let working = format!("({} − {}) / {} = {}%", show::figure(q.value), show::figure(p.value), show::figure(p.value), show::figure(exact));
    Some((Some(stated), working, format!("{}%", show::figure(exact.rounded(1).abs()))))
}

/// A multiple is taken with a twentieth of tolerance to either side: "doubled" is 1.9 to 2.1.
fn against_multiple(view: &View<'_>, stated: u32, p: &Quantity, q: &Quantity) -> Option<(Option<u32>, String, String)> {
    let m = &view.story.mentions[stated as usize];
    let said = m.quantity.filter(|_| m.traits.has(Trait::Multiple))?;
    if p.value <= Number::ZERO || said.value <= Number::ONE {
        return None;
    }
    let computed = q.fair().over(&p.fair());
    let slack = said.value.divide(Number::whole(20))?;
    // "three times more" is read as three times or four times.
    let fits = computed.meets(&said.interval().widened(slack))
        || computed.meets(&said.interval().widened(slack).plus(&Interval::point(Number::ONE)));
    // تضاعف may be "multiplied": any multiple of two and more.
    if fits || said.value == Number::whole(2) && view.analysis.language.right_to_left && computed.low.is_some_and(|l| l >= Number::whole(2))
    {
        return None;
    }
    let exact = q.value.divide(p.value)?;
    let working = format!("{} / {} = {}", show::figure(q.value), show::figure(p.value), show::figure(exact));
    Some((Some(stated), working, show::figure(exact)))
}
