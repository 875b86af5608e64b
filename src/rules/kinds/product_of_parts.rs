//! Count × unit value against the total, or the average against total and count.

use super::{Check, show, working};
use crate::claims::Construction;
use crate::extraction::Per;
use crate::language::Dimension;
use crate::rules::{Hit, View};
use crate::values::{Number, Quantity};
use serde::Deserialize;

/// What is stated beside count and total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Hold {
    /// The value of each.
    Each,
    /// The average.
    Average,
}

/// What is held, and how far it may be off.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// What is stated beside count and total.
    pub hold: Hold,
    /// The part of the total that fees and rounding may make up, as an exact number.
    #[serde(default = "twentieth", deserialize_with = "super::exact")]
    #[schemars(with = "String")]
    pub tolerance: Number,
}

fn twentieth() -> Number {
    Number::ratio(1, 20).unwrap_or(Number::ZERO)
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["count", "each", "total", "computed", "quotient", "repairs"];
    const ROLES: &'static [&'static str] = &["count", "each", "total"];
    const PRIORITY: u8 = 74;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for construction in &view.story.constructions {
            let Construction::Product { count, each, total, average } = construction else { continue };
            if *average == (self.hold == Hold::Average) {
                out.extend(judge(view, *count, *each, *total, self.tolerance));
            }
        }
    }
}

/// So many times off is no slip of a digit.
const FAR: i64 = 20;

/// How many of one stretch of time make another: weeks and months of a year, hours of a day.
const STRETCHES: [i64; 8] = [1, 4, 7, 12, 24, 30, 52, 365];

fn judge(view: &View<'_>, count: u32, each: u32, total: u32, tolerance: Number) -> Option<Hit> {
    let mut values = working::quantities(view, &[count, each, total])?;
    // "120 litres a head, 156,000 cubic metres a day"
    let unit = |f: u32| working::mention(view, f).and_then(|m| m.measure).map(|m| view.analysis.measures.unit(m.unit));
    if let (Some(e), Some(t)) = (unit(each), unit(total))
        && e.code != t.code
        && e.dimension != Dimension::Money
    {
        values[2] = values[2].scaled_by(t.factor.divide(e.factor)?)?;
    }
    let times = match (period(view, each), period(view, total)) {
        (None, None) => vec![Number::ONE],
        // "$2,000 a month, $1.2 million a year": twelve of them.
        (Some(e), Some(t)) => vec![t.divide(e)?],
        _ => STRETCHES.iter().map(|&t| Number::whole(t)).collect(),
    };
    let fits = |v: &[Quantity]| {
        let product = v[0].fair().times(&v[1].fair());
        let slack = v[2].value.times(tolerance).unwrap_or(Number::ZERO);
        let stated = v[2].fair().widened(slack);
        times
            .iter()
            .any(|&t| product.scaled(t).meets(&stated) || Number::ONE.divide(t).is_some_and(|part| product.scaled(part).meets(&stated)))
    };
    if fits(&values) || values.iter().any(|q| q.value <= Number::ZERO) {
        return None;
    }
    let product = values[0].value.times(values[1].value)?;
    // Farther off than any slip but that of a word of scale: misread.
    let apart = product.max(values[2].value).divide(product.min(values[2].value))?;
    let far = times.len() == 1 && times[0] == Number::ONE && apart > Number::whole(FAR);
    if far && ![1_000, 1_000_000].into_iter().any(|t| apart == Number::whole(t)) {
        return None;
    }
    let quotient = values[2].value.divide(values[0].value)?;
    let [n, u, t, p, q] = [values[0].value, values[1].value, values[2].value, product, quotient.rounded(2)].map(show::figure);
    let told = format!("{n} × {u} = {p}; {t} / {n} = {q}");
    let repairs = working::slips(view, &[count, each, total], fits);
    let roles = [("count", count), ("each", each), ("total", total)];
    Some(working::hit(view, &roles, told, vec![("computed", p), ("quotient", q), ("repairs", repairs)]))
}

/// How long the stretch of time is that an amount is for: "a year".
fn period(view: &View<'_>, figure: u32) -> Option<Number> {
    let Per::Unit(unit) = working::mention(view, figure)?.measure?.per? else { return None };
    let unit = view.analysis.measures.unit(unit);
    (unit.dimension == Dimension::Time).then_some(unit.factor)
}
