//! One value printed twice: in two units ("26 miles (42 km)"), or in words and digits ("five (5)").

use super::{Check, show, working};
use crate::claims::Construction;
use crate::findings::Confidence;
use crate::language::{Dimension, Unit};
use crate::rules::{Hit, View};
use crate::values::{Bound, Interval, Number, Quantity};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What the two are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Hold {
    /// Two units of one dimension.
    Units,
    /// Words and digits.
    Digits,
}

/// What the two are, and how far they may be apart.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// What the two are.
    pub hold: Hold,
    /// The part by which a conversion may be off, as an exact number.
    #[serde(default = "twentieth", deserialize_with = "super::exact")]
    #[schemars(with = "String")]
    pub tolerance: Number,
    /// Unit code → other sizes that it has somewhere, in the base unit of what it measures: a gallon of the empire, a dunum of Iraq.
    #[serde(default)]
    pub also: BTreeMap<String, Vec<String>>,
}

fn twentieth() -> Number {
    Number::ratio(1, 20).unwrap_or(Number::ZERO)
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["one", "other", "computed", "repairs"];
    const ROLES: &'static [&'static str] = &["one", "other"];
    const PRIORITY: u8 = 82;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for construction in &view.story.constructions {
            let Construction::Gloss { one, other, sure, change } = construction else { continue };
            let measured = working::mention(view, *one).is_some_and(|m| m.measure.is_some());
            out.extend(match self.hold {
                Hold::Units if measured => self.units(view, *one, *other, *sure, *change),
                Hold::Digits if !measured => digits(view, *one, *other),
                _ => None,
            });
        }
    }
}

fn digits(view: &View<'_>, one: u32, other: u32) -> Option<Hit> {
    let (p, q) = (working::quantity(view, one)?, working::quantity(view, other)?);
    if p.value == q.value || p.upper.is_some() || q.upper.is_some() || p.scaled && p.agrees(&q) {
        return None;
    }
    let told = format!("{} ≠ {}", show::figure(p.value), show::figure(q.value));
    Some(working::hit(view, &[("one", one), ("other", other)], told, vec![("computed", show::figure(p.value))]))
}

impl Parameters {
    fn units(&self, view: &View<'_>, one: u32, other: u32, sure: bool, change: bool) -> Option<Hit> {
        let measures = view.analysis.measures;
        let unit = |f: u32| working::mention(view, f).and_then(|m| m.measure).map(|m| measures.unit(m.unit));
        let (from, to) = (unit(one)?, unit(other)?);
        // "two-thirds of its 18 kilos, or 12 kilos": no conversion.
        if from.code == to.code {
            return None;
        }
        let values = working::quantities(view, &[one, other])?;
        let fits = |v: &[Quantity]| self.converts(&v[0], from, &v[1], to, change);
        if fits(&values) {
            return None;
        }
        let offset = if change { Number::ZERO } else { from.offset };
        let back = if change { Number::ZERO } else { to.offset };
        let computed = values[0].value.times(from.factor)?.plus(offset)?.minus(back)?.divide(to.factor)?;
        let told = format!("{} {} = {} {}", show::figure(values[0].value), from.code, show::figure(computed.rounded(2)), to.code);
        let repairs = working::slips(view, &[one, other], fits);
        let slots = vec![("computed", format!("{} {}", show::figure(computed.rounded(2)), to.code)), ("repairs", repairs)];
        let mut hit = working::hit(view, &[("one", one), ("other", other)], told, slots);
        if !sure {
            hit.confidence = Confidence(800);
        }
        Some(hit)
    }

    /// The sizes of a unit: its own, and those it has elsewhere.
    fn sizes(&self, unit: &Unit) -> Vec<Number> {
        let more = self.also.get(&unit.code).into_iter().flatten();
        std::iter::once(unit.factor).chain(more.filter_map(|n| Number::parse(n))).collect()
    }

    fn converts(&self, p: &Quantity, from: &Unit, q: &Quantity, to: &Unit, change: bool) -> bool {
        // A difference of temperatures has no zero; where a change is told, either may be meant.
        let warm = from.dimension == Dimension::Temperature;
        let small = p.value.abs() <= Number::whole(10);
        let offsets: &[bool] = if warm && (change || small) { &[true, false] } else { &[true] };
        self.sizes(from).into_iter().any(|a| {
            self.sizes(to).into_iter().any(|b| {
                offsets.iter().any(|&with| {
                    let zero = |u: &Unit| if with { u.offset } else { Number::ZERO };
                    let ends = [(p.value, q.value), (p.high(), q.high())];
                    ends.into_iter().all(|(x, y)| self.close(x, p, (a, zero(from)), y, q, (b, zero(to))).unwrap_or(true))
                })
            })
        })
    }

    /// Whether one end of one is that of the other, as far as both are stated.
    fn close(&self, x: Number, p: &Quantity, (a, i): (Number, Number), y: Number, q: &Quantity, (b, j): (Number, Number)) -> Option<bool> {
        let converted = |n: Number| n.times(a)?.plus(i)?.minus(j)?.divide(b);
        let exact = converted(x)?;
        // Both are rounded: by half a unit of the last digit that is not nought, and a conversion by the tolerance.
        let rough = p.precision.max(x.trailing_unit()).half();
        let fine = q.precision.max(y.trailing_unit()).half();
        let spread = converted(x.plus(rough)?)?.minus(exact)?.abs();
        let twentieth = exact.abs().times(self.tolerance)?;
        let slack = twentieth.max(fine).max(spread.min(twentieth.times(Number::whole(3))?));
        // "gusts of up to 96mph (154km/h)": what was measured at most was measured.
        let plain = |q: &Quantity| matches!(q.bound, Bound::Exactly | Bound::AtMost | Bound::AtLeast);
        let hedged = if plain(p) && plain(q) { slack } else { slack.times(Number::whole(2))? };
        Some(Interval::point(exact).widened(hedged).meets(&Interval::point(y)))
    }
}
