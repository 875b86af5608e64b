//! Percentages that exclude each other and do not come to a hundred.

use super::{Check, show, working};
use crate::claims::Construction;
use crate::rules::{Hit, View};
use crate::values::{Interval, Number, Quantity};
use serde::Deserialize;

/// Nothing to set: each share may be rounded by half a unit of its last digit, all together by one at least.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["sum", "repairs"];
    const ROLES: &'static [&'static str] = &["share"];
    const PRIORITY: u8 = 78;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for construction in &view.story.constructions {
            if let Construction::Shares { shares, closed } = construction {
                out.extend(judge(view, shares, *closed));
            }
        }
    }
}

fn judge(view: &View<'_>, shares: &[u32], closed: bool) -> Option<Hit> {
    let values = working::quantities(view, shares)?;
    let (sum, exact) = add(&values)?;
    let hundred = Number::whole(100);
    let over = sum.low.is_some_and(|l| l > hundred);
    let under = closed && sum.high.is_some_and(|h| h < hundred) && exact > Number::whole(50);
    if !over && !under {
        return None;
    }
    let terms: Vec<String> = values.iter().map(|q| show::figure(q.value)).collect();
    let roles: Vec<(&'static str, u32)> = shares.iter().map(|&s| ("share", s)).collect();
    let repairs = working::slips(view, shares, |v| add(v).is_some_and(|(_, exact)| exact == hundred));
    let sum = show::figure(exact);
    Some(working::hit(view, &roles, format!("{} = {sum}", terms.join(" + ")), vec![("sum", sum), ("repairs", repairs)]))
}

fn add(values: &[Quantity]) -> Option<(Interval, Number)> {
    let mut sum = Interval::point(Number::ZERO);
    let mut exact = Number::ZERO;
    let mut slack = Number::ZERO;
    for q in values {
        sum = sum.plus(&q.interval());
        exact = exact.plus(q.value)?;
        slack = slack.plus(q.precision.half())?;
    }
    Some((sum.widened(slack.max(Number::ONE)), exact))
}
