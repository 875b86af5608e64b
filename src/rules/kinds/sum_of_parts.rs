//! Parts that do not add up to their total, and bounds that are literally true and far off.

use super::{Check, show};
use crate::claims::Construction;
use crate::rules::{Hit, View};
use crate::stories::Section;
use crate::text::ProseSpan;
use crate::values::{Interval, Number, Quantity, repairs};
use serde::Deserialize;

/// What is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Judge {
    /// A total that is a plain value.
    Total,
    /// A total that is a lower bound ("more than 70"), by how far the parts pass it.
    Bound,
}

/// What is judged, and how far a bound may be passed.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// What is judged.
    pub judge: Judge,
    /// For bounds: how many times the bound the parts may come to, as an exact number.
    #[serde(default = "far", deserialize_with = "super::times")]
    #[schemars(with = "String")]
    pub far: Number,
}

fn far() -> Number {
    Number::ratio(115, 100).unwrap_or(Number::ONE)
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["sum", "total", "repairs"];
    const ROLES: &'static [&'static str] = &["total", "part", "headline"];
    const PRIORITY: u8 = 80;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for construction in &view.story.constructions {
            let Construction::List { total, parts, closed, open, unsaid } = construction else { continue };
            let quantity = |f: &u32| view.story.mentions[*f as usize].quantity;
            let Some(whole) = quantity(total) else { continue };
            let values: Vec<Quantity> = parts.iter().filter_map(quantity).collect();
            let Some((sum, exact)) = (values.len() == parts.len()).then(|| add(&values)).flatten() else { continue };
            let floor = whole.bound.is_floor();
            let wrong = match self.judge {
                Judge::Total => !floor && conflicts(&whole, &sum, *closed, *open) && !begun(&whole, &values),
                Judge::Bound => floor && whole.bound == crate::values::Bound::MoreThan && self.passes(&whole, &sum),
            };
            if wrong {
                let hit = hit(view, *total, parts, &values, exact, self.judge == Judge::Bound);
                out.push(if *unsaid { Hit { confidence: UNSAID, ..hit } } else { hit });
            }
        }
    }
}

/// Parts that nothing ties to their total are asked about.
const UNSAID: crate::findings::Confidence = crate::findings::Confidence(800);

impl Parameters {
    fn passes(&self, whole: &Quantity, sum: &Interval) -> bool {
        // "more than 1,000 (1,089)": the parts must pass the bound by more than the rule allows.
        whole.value.times(self.far).zip(sum.low).is_some_and(|(limit, low)| low > limit)
    }
}

fn add(values: &[Quantity]) -> Option<(Interval, Number)> {
    let mut sum = Interval::point(Number::ZERO);
    let mut exact = Number::ZERO;
    for q in values {
        sum = sum.plus(&q.interval());
        exact = exact.plus(q.value)?;
    }
    Some((sum, exact))
}

/// Whether the list adds up before its end: "90,000 jobs: 52,000 in services, 23,000 in industry and 15,000 in building, while farms lost 24,000".
/// Or it adds up without one that tells of another: "of 28 runners four gave up, two of them hurt, and 24 finished".
fn begun(whole: &Quantity, values: &[Quantity]) -> bool {
    let without = |left: usize| values.iter().enumerate().filter(|(n, _)| *n != left).map(|(_, q)| *q).collect::<Vec<_>>();
    let fits = |v: Vec<Quantity>| add(&v).is_some_and(|(sum, exact)| sum.meets(&whole.interval()) && exact == whole.value);
    if values.len() > 2 && (1..values.len()).any(|n| fits(without(n))) {
        return true;
    }
    (2..values.len()).any(|n| add(&values[..n]).is_some_and(|(sum, _)| sum.meets(&whole.interval())))
}

/// A closed list must meet its total; an open one must not pass it.
fn conflicts(whole: &Quantity, sum: &Interval, closed: bool, open: bool) -> bool {
    let fair = whole.fair();
    // Parts that come to half the total or to twice as much are no list of it: the sentence was misread.
    let half = whole.value.half();
    let near = sum.high.is_some_and(|h| h > half) && sum.low.zip(whole.value.times(Number::whole(2))).is_some_and(|(l, t)| l < t);
    if sum.meets(&fair) || !near {
        return false;
    }
    let passes = sum.low.zip(fair.high).is_some_and(|(s, t)| s > t);
    closed && !open || passes && open
}

fn hit(view: &View<'_>, total: u32, parts: &[u32], values: &[Quantity], sum: Number, bound: bool) -> Hit {
    let whole = &view.story.mentions[total as usize];
    let mut labels = vec![("total", whole.span)];
    labels.extend(parts.iter().map(|&p| ("part", show::span(view, p))));
    // The headline's echo of the total belongs to the finding: it is no second one.
    let headline = echoes(view, whole.quantity.map(|q| q.value));
    labels.extend(headline.iter().map(|&s| ("headline", s)));
    let terms: Vec<String> = values.iter().map(|q| show::figure(q.value)).collect();
    let target = whole.quantity.map_or(Number::ZERO, |q| q.value);
    let mut identity: Vec<String> = vec![target.to_string()];
    identity.extend(values.iter().map(|q| q.value.to_string()));
    Hit {
        slots: vec![
            ("sum", show::figure(sum)),
            ("total", show::quote(view, whole.span)),
            ("repairs", repair(view, values, sum, target, bound).join("; ")),
        ],
        working: Some(format!("{} = {}", terms.join(" + "), show::figure(sum))),
        identity,
        explains: labels.iter().map(|(_, s)| *s).collect(),
        labels,
        ..Hit::default()
    }
}

fn echoes(view: &View<'_>, value: Option<Number>) -> Vec<ProseSpan> {
    let claims = view.story.claims.iter().filter(|c| matches!(c.section, Section::Headline | Section::Standfirst));
    claims.filter(|c| c.measure.is_none() && c.quantity.map(|q| q.value) == value && value.is_some()).map(|c| c.span).collect()
}

/// Every change of one part by one plain slip that makes the sum fit: the total itself, or for a bound a little above it. A value that
/// the story prints twice is not repaired: it is not likely to be the slip.
fn repair(view: &View<'_>, values: &[Quantity], sum: Number, target: Number, bound: bool) -> Vec<String> {
    let printed = |n: Number| view.story.claims.iter().filter(|c| c.quantity.is_some_and(|q| q.value == n)).count();
    let twentieth = Number::ratio(11, 10).and_then(|t| target.times(t)).unwrap_or(target);
    let mut out = Vec::new();
    for q in values.iter().filter(|q| printed(q.value) < 2) {
        for (other, _) in repairs(q.value) {
            let Some(new) = sum.minus(q.value).and_then(|s| s.plus(other)) else { continue };
            let fits = if bound { new > target && new <= twentieth } else { new == target };
            if fits {
                out.push(format!("{} → {} ({})", show::figure(q.value), show::figure(other), show::figure(new)));
            }
        }
    }
    out
}
