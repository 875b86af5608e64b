//! What each figure is taken to say, and which claims were linked or kept apart, as plain data.

use super::unit;
use crate::analysis::{Analysis, Read};
use crate::claims::{self, Instance, Speaker};
use crate::language::{FrameId, Word};
use crate::linking;
use crate::text::ProseSpan;
use std::fmt::Debug;

/// The value of a field of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// A word; none when the text does not tell.
    Text(Option<String>),
    /// Several words, sorted.
    Words(Vec<String>),
    /// Yes or no.
    Flag(bool),
}

/// A claim: a figure with what it is said of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Where the figure stands.
    pub span: ProseSpan,
    /// All fields by name, in an order for reading.
    pub fields: Vec<(&'static str, Field)>,
}

/// Why a link was made or refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The feature, or the veto.
    pub name: &'static str,
    /// The words that showed it.
    pub words: Vec<String>,
}

/// Two claims that speak about one fact, or seemed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// `same-fact`
    pub relation: &'static str,
    /// The claims, by place in their story.
    pub claims: Vec<u32>,
    /// Where they stand.
    pub spans: Vec<ProseSpan>,
    /// How sure, in thousandths.
    pub confidence: u16,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Whether they were not compared.
    pub refused: bool,
}

/// Figures that one sentence builds together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Construction {
    /// `change`, `share`, `list`, …
    pub name: &'static str,
    /// The figures with what they are in it.
    pub figures: Vec<(&'static str, ProseSpan)>,
}

/// What one story says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// Its publication date, ISO 8601.
    pub published: Option<String>,
    /// What its figures say, in text order.
    pub claims: Vec<Claim>,
    /// Claims that were compared.
    pub links: Vec<Link>,
    /// Claims that were not compared though they look alike.
    pub refused: Vec<Link>,
    /// How figures are built together.
    pub constructions: Vec<Construction>,
}

/// What the stories of a document say.
#[must_use]
pub fn stories(analysis: &Analysis<'_>) -> Vec<Story> {
    analysis.stories.iter().map(|story| of(analysis, story)).collect()
}

fn of(analysis: &Analysis<'_>, story: &Read) -> Story {
    let seen = linking::Story { language: analysis.language, measures: analysis.measures, claims: &story.claims, lead: story.lead };
    let (refused, links) = linking::explained(seen).iter().map(|l| link(analysis, story, l)).partition(|l: &Link| l.refused);
    let span = |mention: u32| story.mentions.get(mention as usize).map_or_else(ProseSpan::default, |m| m.span);
    let construction = |c: &claims::Construction| Construction {
        name: c.name(),
        figures: c.figures().into_iter().map(|(role, mention)| (role, span(mention))).collect(),
    };
    Story {
        published: story.published.map(|d| d.to_string()),
        claims: story.claims.iter().map(|c| claim(analysis, c)).collect(),
        links,
        refused,
        constructions: story.constructions.iter().map(construction).collect(),
    }
}

fn link(analysis: &Analysis<'_>, story: &Read, link: &linking::Link) -> Link {
    let reason = |r: &linking::Reason| Reason { name: r.feature, words: words(analysis, &r.words) };
    Link {
        relation: link.relation.name(),
        claims: link.members.iter().map(|m| m.1).collect(),
        spans: link.members.iter().filter_map(|m| story.claims.get(m.1 as usize)).map(|c| c.span).collect(),
        confidence: link.confidence.0,
        reasons: link.reasons.iter().map(reason).collect(),
        refused: link.refused,
    }
}

fn words(analysis: &Analysis<'_>, words: &[Word]) -> Vec<String> {
    words.iter().map(|w| analysis.lexed.interner.text(&analysis.language.lexicon, *w).to_owned()).collect()
}

fn claim(analysis: &Analysis<'_>, c: &claims::Claim) -> Claim {
    let list = |of: &[Word]| Field::Words(words(analysis, of));
    let text = |of: Option<String>| Field::Text(of);
    let lexicon = &analysis.language.lexicon;
    let classes =
        |of: &[u16]| Field::Words(of.iter().filter_map(|&n| lexicon.classes.get(usize::from(n))).map(|class| class.name.clone()).collect());
    let frames = c.frames.iter().filter_map(|&FrameId(n)| lexicon.frames.get(usize::from(n))).map(|f| f.name.clone()).collect();
    let head = c.subject.head.map(|w| lexicon_text(analysis, w));
    let mut fields = vec![
        ("kind", text(Some(c.kind.name().to_owned()))),
        ("value", text(c.quantity.map(|q| q.value.to_string()))),
        ("upper", text(c.quantity.and_then(|q| q.upper).map(|n| n.to_string()))),
        ("bound", text(c.quantity.map(|q| q.bound.name().to_owned()))),
        ("unit", text(c.measure.map(|m| unit(analysis, m)))),
        ("subject", text(head)),
        ("classes", classes(&c.subject.classes)),
        ("stands_for", classes(&c.subject.stands_for)),
        ("modifiers", list(&c.subject.modifiers)),
        ("subject_carried", Field::Flag(c.subject.elided)),
        ("frames", Field::Words(frames)),
        ("role", name(&c.role)),
        ("participants", list(&c.participants)),
        ("names", list(&c.names)),
        ("from", text(c.time.and_then(|d| d.from).map(|d| d.to_string()))),
        ("to", text(c.time.and_then(|d| d.to).map(|d| d.to_string()))),
        ("window", Field::Flag(c.window)),
        ("place", list(&c.place)),
    ];
    fields.extend(speaker(analysis, c.speaker.as_ref()));
    let instance = if c.instance == Instance::Main { "main" } else { "other" };
    fields.extend([
        ("modality", name(&c.modality)),
        ("scope", name(&c.scope)),
        ("section", text(Some(c.section.name().to_owned()))),
        ("quoted", Field::Flag(c.quoted)),
        ("base", list(&c.base)),
        ("instance", text(Some(instance.to_owned()))),
        ("status", name(&c.status)),
        ("definite", Field::Flag(c.definite)),
        ("all", Field::Flag(c.all)),
        ("needs_source", Field::Flag(c.needs_source.is_some())),
    ]);
    Claim { span: c.span, fields }
}

fn lexicon_text(analysis: &Analysis<'_>, word: Word) -> String {
    analysis.lexed.interner.text(&analysis.language.lexicon, word).to_owned()
}

fn speaker(analysis: &Analysis<'_>, speaker: Option<&Speaker>) -> [(&'static str, Field); 4] {
    let list = |of: Option<&Vec<Word>>| Field::Words(of.map(|w| words(analysis, w)).unwrap_or_default());
    let flag = |of: fn(&Speaker) -> bool| Field::Flag(speaker.is_some_and(of));
    [
        ("speaker", list(speaker.map(|s| &s.names))),
        ("speaker_vague", flag(|s| s.vague)),
        ("speaker_act", flag(|s| s.act)),
        ("speaker_carried", flag(|s| s.carried)),
    ]
}

/// A variant as it is named in reports: `PerUnit` → `per-unit`.
fn name(variant: &impl Debug) -> Field {
    let mut out = String::new();
    for c in format!("{variant:?}").chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    Field::Text(Some(out))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::{Modality, Role, Scope, Status};

    #[test]
    fn variants_have_the_names_that_are_promised() {
        let said = |field| match field {
            Field::Text(Some(text)) => text,
            other => panic!("{other:?}"),
        };
        assert_eq!([said(name(&Scope::PerUnit)), said(name(&Role::Untold))], ["per-unit", "untold"]);
        assert_eq!([said(name(&Modality::Asserted)), said(name(&Status::Capacity))], ["asserted", "capacity"]);
    }
}
