//! From mentions to claims.

use super::{Claim, Instance, Modality, Role, Scope, Status, Subject};
use crate::extraction::{Kind, Mention, Trait};
use crate::language::{Language, Measures, NounId};
use crate::lexing::Lexed;
use crate::stories::Section;

/// The claims of one story's mentions, in text order. Names of numbers, ranks and times of day say nothing that could be compared.
#[must_use]
pub fn claims(
    language: &Language,
    _measures: &Measures,
    _prose: &str,
    lexed: &Lexed,
    mentions: &[Mention],
    section: &dyn Fn(u32) -> Section,
) -> Vec<Claim> {
    let said = mentions.iter().zip(0..).filter(|(m, _)| !matches!(m.kind, Kind::Designator | Kind::Ordinal | Kind::Time | Kind::Set));
    said.map(|(m, place)| claim(language, lexed, m, place, section(m.sentence))).collect()
}

fn claim(language: &Language, lexed: &Lexed, m: &Mention, mention: u32, section: Section) -> Claim {
    Claim {
        mention,
        sentence: m.sentence,
        span: m.span,
        kind: m.kind,
        quantity: m.quantity,
        measure: m.measure,
        subject: subject(language, lexed, m),
        frames: Vec::new(),
        role: Role::Untold,
        participants: Vec::new(),
        names: Vec::new(),
        time: None,
        time_words: Vec::new(),
        window: false,
        place: Vec::new(),
        speaker: None,
        modality: Modality::Asserted,
        scope: Scope::Whole,
        section,
        quoted: false,
        base: Vec::new(),
        instance: Instance::Main,
        status: Status::Actual,
        definite: m.traits.has(Trait::Definite),
        all: false,
        needs_source: false,
    }
}

fn subject(language: &Language, lexed: &Lexed, m: &Mention) -> Subject {
    let Some(counted) = &m.counted else { return Subject::default() };
    let noun = counted.noun.and_then(|NounId(n)| language.lexicon.nouns.get(usize::from(n)));
    let mut modifiers: Vec<_> = counted.modifiers.iter().filter_map(|&t| lexed.words.get(t as usize).copied()).collect();
    modifiers.sort();
    modifiers.dedup();
    Subject {
        head: Some(counted.lemma),
        noun: counted.noun,
        classes: noun.map(|n| n.classes.clone()).unwrap_or_default(),
        stands_for: noun.map(|n| n.stands_for.clone()).unwrap_or_default(),
        modifiers,
        elided: false,
    }
}
