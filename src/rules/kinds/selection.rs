//! Which claims a generic kind of check is about: what all of them share. No check of its own.

use crate::claims::{Claim, Scope};
use crate::extraction::Kind;
use crate::language::{self, Dimension};
use crate::rules::View;
use crate::rules::subjects::names;
use crate::stories::Section;
use crate::text::ProseSpan;
use crate::values::{Interval, Number, Quantity};
use regex::{Regex, RegexBuilder};
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// Which claims. Every key that is given has to fit; a list fits where one of its words does.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Selection {
    /// What is counted or measured: lemmas or classes of the language pack, or the noun as articles write it.
    pub subject: Vec<String>,
    /// What kind of figure it is.
    pub kind: Vec<Figure>,
    /// Units, by their codes: USD, km, `%`.
    pub unit: Vec<UnitCode>,
    /// What is measured: money, length, mass …
    #[schemars(with = "Vec<String>")]
    pub dimension: Vec<Dimension>,
    /// What is said of it, by the frames of the language pack: die, injure, sell …
    pub frame: Vec<FrameName>,
    /// How it stands to the whole of its subject.
    pub scope: Vec<Scope>,
    /// Where in the story.
    pub section: Vec<Section>,
    /// Who says so.
    pub speaker: Option<Voice>,
    /// Between which values, both inside.
    pub value: Option<Range>,
    /// Words in the same sentence, as a pattern.
    pub near: Option<Pattern>,
}

/// What kind of figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Figure {
    /// Things that are counted.
    Count,
    /// A sum of money.
    Money,
    /// A measure: 12 km.
    Measure,
    /// A percentage.
    Percent,
    /// An age of a person.
    Age,
    /// A length of time.
    Duration,
    /// A bare number.
    Number,
    /// A fraction.
    Fraction,
}

/// Who vouches for a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// Somebody, or it stands in quotation marks.
    Any,
    /// Somebody who is named.
    Named,
    /// Somebody without a name: reports, studies.
    Nameless,
    /// Nobody.
    None,
}

/// How far away something may stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Within {
    /// In the same sentence.
    #[default]
    Sentence,
    /// In the same paragraph.
    Paragraph,
    /// Anywhere in the story.
    Story,
}

/// Values between two ends.
#[derive(Debug, Clone, Copy, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Range {
    /// The least.
    pub from: Option<Amount>,
    /// The most.
    pub to: Option<Amount>,
}

impl Range {
    fn interval(self) -> Interval {
        Interval { low: self.from.map(|a| a.0), high: self.to.map(|a| a.0), above: false, below: false }
    }
}

/// An exact number: `120`, `"0.5"`, `"1/3"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, schemars::JsonSchema)]
#[schemars(with = "Exact")]
pub struct Amount(pub Number);

/// An exact number as editors are to see it.
#[derive(schemars::JsonSchema)]
#[serde(untagged)]
#[allow(dead_code, reason = "only its schema is used")]
enum Exact {
    /// A whole number.
    Whole(i64),
    /// `"0.5"`, `"1/3"`.
    Text(String),
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Exact;
        impl Visitor<'_> for Exact {
            type Value = Amount;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an exact number; write decimals in quotation marks, as \"0.5\"")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Amount, E> {
                let wrong = || E::custom(format!("`{text}` is no exact number; write it as 120, \"0.5\" or \"1/3\""));
                Number::parse(text).map(Amount).ok_or_else(wrong)
            }
            fn visit_i64<E: Error>(self, n: i64) -> Result<Amount, E> {
                Ok(Amount(Number::whole(n)))
            }
            fn visit_u64<E: Error>(self, n: u64) -> Result<Amount, E> {
                self.visit_str(&n.to_string())
            }
        }
        from.deserialize_any(Exact)
    }
}

/// The code of a unit that there is.
#[derive(Debug, Clone, PartialEq, Eq, schemars::JsonSchema)]
pub struct UnitCode(pub String);

impl<'de> Deserialize<'de> for UnitCode {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let code = String::deserialize(from)?;
        let wrong = || D::Error::custom(format!("`{code}` is no unit; write its code, as USD, km or %: `factlint extract` shows them"));
        language::measures().by_code(&code).map(|_| ()).ok_or_else(wrong)?;
        Ok(Self(code))
    }
}

/// The name of a frame that some language pack has.
#[derive(Debug, Clone, PartialEq, Eq, schemars::JsonSchema)]
pub struct FrameName(pub String);

impl<'de> Deserialize<'de> for FrameName {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        let known: Vec<&str> =
            language::codes().filter_map(language::by_code).flat_map(|l| l.lexicon.frames.iter().map(|f| f.name.as_str())).collect();
        if known.contains(&name.as_str()) {
            return Ok(Self(name));
        }
        let near = crate::rules::nearest(&name, known).map_or_else(String::new, |n| format!("; did you mean {n}?"));
        Err(D::Error::custom(format!("`{name}` is no frame of a language pack{near}")))
    }
}

/// The most bytes that a pattern may take once it is compiled.
const LARGEST: usize = 1 << 20;

/// A regular expression. It is matched in time that grows with the text, whatever it says.
#[derive(Debug, Clone, schemars::JsonSchema)]
#[schemars(with = "String")]
pub struct Pattern(Regex);

impl Pattern {
    /// Where it first matches.
    pub(super) fn find(&self, prose: &str, span: ProseSpan) -> Option<ProseSpan> {
        let found = self.0.find(span.slice(prose))?;
        let at = span.start as usize;
        Some(ProseSpan::of(at + found.start()..at + found.end()))
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let compiled = RegexBuilder::new(&text).size_limit(LARGEST).build();
        compiled.map(Self).map_err(|e| {
            // The last line says what is wrong; those before draw it.
            let said = e.to_string();
            let why = said.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
            D::Error::custom(format!(
                "`{text}` is no pattern: {why}; it is a regular expression, `\\d` and the like in single quotation marks"
            ))
        })
    }
}

impl Selection {
    /// The claims that it selects in a story, in text order.
    pub(super) fn of<'a>(&'a self, view: &'a View<'_>) -> impl Iterator<Item = &'a Claim> + 'a {
        view.story.claims.iter().filter(|claim| self.selects(view, claim))
    }

    /// Whether it selects a claim.
    pub(super) fn selects(&self, view: &View<'_>, claim: &Claim) -> bool {
        let Some(quantity) = claim.quantity else { return false };
        let measures = view.analysis.measures;
        let unit = claim.measure.map(|m| measures.unit(m.unit));
        let frames = &view.analysis.language.lexicon.frames;
        let told = |name: &FrameName| claim.frames.iter().any(|f| frames.get(usize::from(f.0)).is_some_and(|f| f.name == name.0));
        let subject = || names(view.analysis, &claim.subject).any(|name| self.subject.iter().any(|s| s == name));
        let none = |list: usize| list == 0;
        (none(self.subject.len()) || subject())
            && (none(self.kind.len()) || self.kind.iter().any(|k| k.is(claim)))
            && (none(self.unit.len()) || unit.is_some_and(|u| self.unit.iter().any(|c| c.0 == u.code)))
            && (none(self.dimension.len()) || unit.is_some_and(|u| self.dimension.contains(&u.dimension)))
            && (none(self.frame.len()) || self.frame.iter().any(told))
            && (none(self.scope.len()) || self.scope.contains(&claim.scope))
            && (none(self.section.len()) || self.section.contains(&claim.section))
            && self.speaker.is_none_or(|voice| voice.is(claim))
            && self.value.is_none_or(|range| range.interval().meets(&quantity.interval()))
            && self.near.as_ref().is_none_or(|p| p.find(&view.analysis.document.prose, around(view, claim, Within::Sentence)).is_some())
    }
}

impl Figure {
    fn is(self, claim: &Claim) -> bool {
        let counted = matches!(claim.kind, Kind::Quantity | Kind::Number) && claim.measure.is_none();
        match self {
            Self::Count => counted && claim.kind == Kind::Quantity,
            Self::Money => claim.kind == Kind::Money,
            Self::Measure => claim.kind == Kind::Quantity && claim.measure.is_some(),
            Self::Percent => claim.kind == Kind::Percent,
            Self::Age => claim.kind == Kind::Age,
            Self::Duration => claim.kind == Kind::Duration,
            Self::Number => claim.kind == Kind::Number,
            Self::Fraction => claim.kind == Kind::Fraction,
        }
    }
}

impl Voice {
    /// Whether this is who vouches for a claim.
    pub(super) fn is(self, claim: &Claim) -> bool {
        let named = claim.speaker.as_ref().is_some_and(|s| !s.names.is_empty() && !s.vague);
        match self {
            Self::Any => claim.speaker.is_some() || claim.quoted,
            Self::Named => named,
            Self::Nameless => claim.speaker.is_some() && !named,
            Self::None => claim.speaker.is_none() && !claim.quoted,
        }
    }
}

/// Where a pattern first matches around claims, each stretch looked at once however many figures it holds.
pub(super) struct Found<'a> {
    view: &'a View<'a>,
    pattern: &'a Pattern,
    within: Within,
    known: BTreeMap<u32, Option<ProseSpan>>,
}

impl<'a> Found<'a> {
    pub(super) const fn of(view: &'a View<'a>, pattern: &'a Pattern, within: Within) -> Self {
        Self { view, pattern, within, known: BTreeMap::new() }
    }

    /// Where it matches around a claim.
    pub(super) fn around(&mut self, claim: &Claim) -> Option<ProseSpan> {
        let Self { view, pattern, within, known } = self;
        let find = || pattern.find(&view.analysis.document.prose, around(view, claim, *within));
        *known.entry(place(view, claim, *within)).or_insert_with(find)
    }
}

/// The stretch of prose around a claim.
pub(super) fn around(view: &View<'_>, claim: &Claim, within: Within) -> ProseSpan {
    let lexed = &view.analysis.lexed;
    let blocks = &view.analysis.document.blocks;
    let Some(sentence) = lexed.sentences.get(claim.sentence as usize) else { return claim.span };
    match within {
        Within::Sentence => {
            let tokens = lexed.tokens.get(sentence.tokens.start as usize..sentence.tokens.end as usize).unwrap_or_default();
            tokens.first().zip(tokens.last()).map_or(claim.span, |(a, b)| a.span.join(b.span))
        }
        Within::Paragraph => blocks.get(sentence.block as usize).map_or(claim.span, |b| b.span),
        Within::Story => whole(view),
    }
}

/// All of a story.
pub(super) fn whole(view: &View<'_>) -> ProseSpan {
    let blocks = view.analysis.document.blocks.get(view.story.story.blocks.clone()).unwrap_or_default();
    blocks.first().zip(blocks.last()).map_or_else(ProseSpan::default, |(a, b)| a.span.join(b.span))
}

/// A number that is the same for claims within the same stretch.
pub(super) fn place(view: &View<'_>, claim: &Claim, within: Within) -> u32 {
    match within {
        Within::Sentence => claim.sentence,
        Within::Paragraph => view.analysis.lexed.sentences.get(claim.sentence as usize).map_or(0, |s| s.block),
        Within::Story => 0,
    }
}

/// What a finding about a claim is about, whatever its place: its subject, value and unit.
pub(super) fn identity(view: &View<'_>, claim: &Claim) -> String {
    let subject = names(view.analysis, &claim.subject).next().unwrap_or_default();
    let unit = claim.measure.map(|m| view.analysis.measures.unit(m.unit).code.as_str()).unwrap_or_default();
    let value = claim.quantity.map(|q| format!("{}{}", q.bound.name(), q.value)).unwrap_or_default();
    format!("{subject} {value} {unit}")
}

/// The amount of a claim in a unit, where it can be told in it; as it is, where no unit is named.
pub(super) fn amount(view: &View<'_>, claim: &Claim, wanted: Option<&UnitCode>) -> Option<Quantity> {
    let quantity = claim.quantity?;
    let Some(wanted) = wanted else { return Some(quantity) };
    let measures = view.analysis.measures;
    let (from, to) = (claim.measure?.unit, measures.by_code(&wanted.0)?);
    if from == to {
        return Some(quantity);
    }
    let (a, b) = (measures.unit(from), measures.unit(to));
    // A scale that begins elsewhere is not reached by multiplying.
    if !measures.comparable(from, to) || a.offset != b.offset {
        return None;
    }
    quantity.scaled_by(a.factor.divide(b.factor)?)
}
