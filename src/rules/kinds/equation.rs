//! An exact equation over named figures, each a figure or a sum of figures: `government + opposition == seats`.

use super::selection::{Selection, Within, identity, place};
use super::{Check, Unsound, show};
use crate::claims::Claim;
use crate::rules::formula::{Formula, Term, Worth, Wrong};
use crate::rules::{Hit, View, nearest};
use crate::values::{Interval, Number};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

/// What is to hold, and what its names stand for.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// Arithmetic and one comparison: `a + b == c`.
    pub holds: Written,
    /// What each name stands for.
    #[serde(rename = "where")]
    pub names: BTreeMap<String, Named>,
    /// Where the figures stand together.
    #[serde(default = "story")]
    pub within: Within,
    /// How exact the figures are taken.
    #[serde(default)]
    pub tolerance: Tolerance,
}

const fn story() -> Within {
    Within::Story
}

/// What a name stands for: one of the two.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Named {
    /// The one value that the selected figures give; where they give several, nothing is worked out.
    pub one: Option<Selection>,
    /// The sum of the selected figures.
    pub sum: Option<Selection>,
}

/// How exact figures are taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tolerance {
    /// As they are stated: "5.2 billion" is 5.15 to 5.25 billion, "more than 70" anything above.
    #[default]
    Stated,
    /// To the digit.
    Exact,
}

/// A formula as written and as read.
#[derive(Debug, Clone, schemars::JsonSchema)]
#[schemars(with = "String")]
pub struct Written {
    text: String,
    read: Result<Formula, Wrong>,
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Ok(Self { read: Formula::parse(&text), text })
    }
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["holds", "left", "right"];
    const ROLES: &'static [&'static str] = &["figure"];

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let Ok(formula) = &self.holds.read else { return };
        let mut places: BTreeMap<u32, Sets<'_>> = BTreeMap::new();
        for (name, named) in &self.names {
            let (claims, sum) = selected(view, named);
            for claim in claims {
                let sets = places.entry(place(view, claim, self.within)).or_default();
                sets.entry(name).or_insert((Vec::new(), sum)).0.push(claim);
            }
        }
        out.extend(places.values().filter_map(|sets| self.hit(view, formula, sets)));
    }

    fn unsound(&self) -> Option<Unsound> {
        let formula = match &self.holds.read {
            Ok(formula) => formula,
            Err(wrong) => return Some(Unsound::within("holds", wrong.at.clone(), wrong.message.clone(), wrong.help.clone())),
        };
        let used = formula.names();
        for (name, at) in &used {
            if !self.names.contains_key(*name) {
                let near = nearest(name, self.names.keys().map(String::as_str));
                let help = near.map_or_else(|| format!("say under `where` what `{name}` stands for"), |n| format!("did you mean `{n}`?"));
                return Some(Unsound::within("holds", at.clone(), format!("`{name}` stands for nothing"), help));
            }
        }
        for (name, named) in &self.names {
            let under =
                |message: &str, help: &str| Some(Unsound { path: vec!["where".into(), name.clone()], ..Unsound::at("", message, help) });
            if named.one.is_some() == named.sum.is_some() {
                return under("a name stands for `one` value or for a `sum`", "write one of the two, with what it selects under it");
            }
            if !used.iter().any(|(n, _)| n == name) {
                return under(&format!("`{name}` does not stand in the equation"), "use it under `holds`, or take it out");
            }
        }
        None
    }
}

impl Parameters {
    fn hit(&self, view: &View<'_>, formula: &Formula, sets: &Sets<'_>) -> Option<Hit> {
        let worth = |name: &str| sets.get(name).and_then(|(claims, sum)| if *sum { total(claims) } else { single(claims) });
        let (left, right) = (formula.left.worth(&worth)?, formula.right.worth(&worth)?);
        if formula.compare.holds(&left, &right, self.tolerance == Tolerance::Exact) {
            return None;
        }
        let claims: BTreeMap<_, &Claim> = sets.values().flat_map(|(claims, _)| claims).map(|c| (c.span, *c)).collect();
        let side = |term: &Term, worth: &Worth| {
            let of = |name: &str| sets.get(name).map_or_else(String::new, |(claims, sum)| addends(claims, *sum));
            let (shown, result) = (term.shown(&of, &show::figure), show::figure(worth.number));
            if shown == result { shown } else { format!("{shown} = {result}") }
        };
        Some(Hit {
            slots: vec![("holds", self.holds.text.clone()), ("left", show::figure(left.number)), ("right", show::figure(right.number))],
            working: Some(format!("{}; {}", side(&formula.left, &left), side(&formula.right, &right))),
            labels: claims.values().map(|c| ("figure", c.span)).collect(),
            identity: claims.values().map(|c| identity(view, c)).collect(),
            ..Hit::default()
        })
    }
}

/// The claims of each name, and whether they are to be added.
type Sets<'a> = BTreeMap<&'a str, (Vec<&'a Claim>, bool)>;

fn selected<'a>(view: &'a View<'_>, named: &'a Named) -> (Vec<&'a Claim>, bool) {
    match (&named.one, &named.sum) {
        (Some(one), _) => (one.of(view).collect(), false),
        (None, Some(sum)) => (sum.of(view).collect(), true),
        (None, None) => (Vec::new(), false),
    }
}

fn worth(claim: &Claim) -> Option<Worth> {
    claim.quantity.map(|q| Worth { number: q.value, interval: q.interval() })
}

/// The one value that all give.
fn single(claims: &[&Claim]) -> Option<Worth> {
    let first = worth(claims.first()?)?;
    claims.iter().all(|c| worth(c) == Some(first)).then_some(first)
}

fn total(claims: &[&Claim]) -> Option<Worth> {
    let nought = Worth { number: Number::ZERO, interval: Interval::point(Number::ZERO) };
    let add = |a: Worth, c: &&Claim| {
        let b = worth(c)?;
        Some(Worth { number: a.number.plus(b.number)?, interval: a.interval.plus(&b.interval) })
    };
    if claims.is_empty() { None } else { claims.iter().try_fold(nought, add) }
}

fn addends(claims: &[&Claim], sum: bool) -> String {
    let figures = claims.iter().filter_map(|c| worth(c)).map(|w| show::figure(w.number));
    let figures: Vec<String> = figures.take(if sum { usize::MAX } else { 1 }).collect();
    if figures.len() > 1 { format!("({})", figures.join(" + ")) } else { figures.concat() }
}
