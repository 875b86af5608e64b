//! A conversion that no rate of the last decades makes: "70 million euros ($76 billion)".

use super::{Check, show, working};
use crate::claims::Construction;
use crate::findings::Confidence;
use crate::rules::{Hit, View};
use crate::values::{Interval, Number};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What currencies have been worth, and how far beyond it a conversion may lie.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// So many times beyond the highest rate, or below the lowest, is impossible: an exact number from 1 on.
    #[serde(deserialize_with = "super::times")]
    #[schemars(with = "String")]
    pub beyond: Number,
    /// What one of each currency has been worth at the least and at the most, all in one currency; by the codes of ISO 4217.
    pub worth: BTreeMap<String, Worth>,
}

/// What one of a currency has been worth.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Worth {
    /// At the least.
    #[serde(deserialize_with = "super::exact")]
    #[schemars(with = "String")]
    pub least: Number,
    /// At the most.
    #[serde(deserialize_with = "super::exact")]
    #[schemars(with = "String")]
    pub most: Number,
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["one", "other", "lowest", "highest"];
    const ROLES: &'static [&'static str] = &["one", "other"];
    const PRIORITY: u8 = 69;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        out.extend(view.story.constructions.iter().filter_map(|c| self.judge(view, c)));
    }
}

impl Parameters {
    fn judge(&self, view: &View<'_>, construction: &Construction) -> Option<Hit> {
        let Construction::Converted { one, other, then: false } = *construction else { return None };
        let (p, q) = (working::quantity(view, one)?, working::quantity(view, other)?);
        let possible = self.rate(self.worth(view, one)?, self.worth(view, other)?)?;
        let positive = p.value > Number::ZERO && q.value > Number::ZERO;
        let rate = q.fair().over(&p.fair());
        if !positive || rate.meets(&possible) {
            return None;
        }
        let bound = |n: Option<Number>| n.map(show::figure).unwrap_or_default();
        let computed = vec![("lowest", bound(possible.low)), ("highest", bound(possible.high))];
        let working = format!("{} ≠ {}", show::between(&rate), show::between(&possible));
        Some(Hit { confidence: Confidence::CERTAIN, ..working::hit(view, &[("one", one), ("other", other)], working, computed) })
    }

    fn worth(&self, view: &View<'_>, figure: u32) -> Option<&Worth> {
        let measure = working::mention(view, figure)?.measure.filter(|m| m.per.is_none())?;
        self.worth.get(&view.analysis.measures.unit(measure.unit).code)
    }

    /// How much of the second currency one of the first can be.
    fn rate(&self, one: &Worth, other: &Worth) -> Option<Interval> {
        let low = one.least.divide(other.most)?.divide(self.beyond)?;
        let high = one.most.divide(other.least)?.times(self.beyond)?;
        Some(Interval::closed(low, high))
    }
}
