//! A scale that is told once for two, or not at all: "between $26 and $31 million", "a tower worth $110".

use super::{Check, show};
use crate::claims::Claim;
use crate::extraction::{Kind, Mention};
use crate::findings::Severity;
use crate::rules::{Hit, View};
use crate::values::Number;
use serde::Deserialize;

/// What is too little for what.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {
    /// Things that never cost less than a sum, whatever the currency.
    pub floors: Vec<Floor>,
}

/// Things that never cost less than a sum.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Floor {
    /// What is priced, by the words of articles in any language.
    pub of: Vec<String>,
    /// The least that it costs, as an exact number.
    #[serde(deserialize_with = "super::exact")]
    #[schemars(with = "String")]
    pub least: Number,
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["sum", "low", "high", "thing"];
    const ROLES: &'static [&'static str] = &["sum"];
    const PRIORITY: u8 = 30;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let money = |m: &&Mention| m.kind == Kind::Money;
        out.extend(view.story.mentions.iter().filter(money).filter_map(|m| carried(view, m)));
        out.extend(view.story.claims.iter().filter_map(|claim| self.small(view, claim)));
    }
}

/// Both ends of a range have the sign of the currency, one has the scale: "$26 and $31 million".
fn carried(view: &View<'_>, m: &Mention) -> Option<Hit> {
    let q = m.quantity.filter(|q| q.scaled && q.value >= Number::whole(1_000_000))?;
    let upper = q.upper?;
    let prose = &view.analysis.document.prose;
    let tokens = view.analysis.lexed.tokens.get(m.tokens.start as usize..m.tokens.end as usize)?;
    let signs = tokens.iter().filter(|t| matches!(t.span.slice(prose), "$" | "£" | "€" | "¥" | "₹")).count();
    // Digits before the scale word of the first end: "between $26 million and $31 million" has a word between its numerals.
    let lexicon = &view.analysis.language.lexicon;
    let words = &view.analysis.lexed.words;
    let scales = (m.number.start..m.number.end).filter(|&t| {
        let scale = |s: &crate::language::Sense| {
            matches!(s, crate::language::Sense::Scale(_) | crate::language::Sense::ScaleSuffix(_) | crate::language::Sense::ScaleDual(_))
                .then_some(())
        };
        words.get(t as usize).is_some_and(|w| lexicon.find(&[*w], scale).is_some())
    });
    if signs < 2 || scales.count() != 1 {
        return None;
    }
    let slots = vec![("low", show::figure(q.value)), ("high", show::figure(upper))];
    Some(hit(view, m, slots, Severity::Info))
}

impl Parameters {
    fn small(&self, view: &View<'_>, claim: &Claim) -> Option<Hit> {
        let m = view.story.mentions.get(claim.mention as usize).filter(|m| m.kind == Kind::Money)?;
        let q = m.quantity.filter(|q| q.upper.is_none() && !q.scaled)?;
        if claim.measure.is_some_and(|u| u.per.is_some()) {
            return None;
        }
        let lexicon = &view.analysis.language.lexicon;
        let interner = &view.analysis.lexed.interner;
        let told = claim.subject.head.map(|w| interner.text(lexicon, w));
        self.floors.iter().find(|f| q.value < f.least && told.is_some_and(|t| f.of.iter().any(|o| o == t)))?;
        let thing = told.unwrap_or_default().to_owned();
        Some(hit(view, m, vec![("thing", thing)], Severity::Error))
    }
}

fn hit(view: &View<'_>, m: &Mention, mut slots: Vec<(&'static str, String)>, most: Severity) -> Hit {
    slots.push(("sum", show::quote(view, m.span)));
    Hit {
        most: Some(most),
        identity: m.quantity.map(|q| q.value.to_string()).into_iter().collect(),
        labels: vec![("sum", m.span)],
        explains: vec![m.span],
        slots,
        ..Hit::default()
    }
}
