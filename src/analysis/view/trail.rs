//! Which entries of the pack a reading rests on.

use super::super::Analysis;
use crate::language::{Entry, Sense};
use crate::text::ProseSpan;
use crate::values::Number;

/// A word or phrase of a mention, and what the pack says it can mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The words.
    pub words: ProseSpan,
    /// What they can mean, by the names of the pack: `cardinal 12`, `bound more-than`, `noun animal`.
    pub means: Vec<String>,
}

/// The steps of each mention, in the order of [`super::mentions`].
#[must_use]
pub fn trails(analysis: &Analysis<'_>, all: bool) -> Vec<Vec<Step>> {
    super::shown(analysis, all).map(|(_, m)| trail(analysis, m.tokens.start as usize, m.tokens.end as usize)).collect()
}

fn trail(analysis: &Analysis<'_>, start: usize, end: usize) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut at = start;
    while at < end {
        let longest = analysis.language.lexicon.at(analysis.lexed.from(at, end)).next();
        let len = longest.as_ref().map_or(1, |e: &Entry<'_>| e.len.max(1));
        let means: Vec<String> = longest.iter().flat_map(|e| e.senses).map(|s| told(analysis, s)).collect();
        if !means.is_empty() {
            steps.push(Step { words: analysis.lexed.span(at..at + len), means });
        }
        at += len;
    }
    steps
}

/// The key of the pack that lists the word, and the value under it.
fn told(analysis: &Analysis<'_>, sense: &Sense) -> String {
    let lexicon = &analysis.language.lexicon;
    let unit = |id| analysis.measures.unit(id).code.clone();
    let with = |key: &str, n: &Number| format!("{key} {n}");
    match sense {
        Sense::Cardinal(n) => with("cardinal", n),
        Sense::Scale(n) => with("scale", n),
        Sense::ScaleSuffix(n) => with("scale suffix", n),
        Sense::ScaleDual(n) => with("scale dual", n),
        Sense::Fraction(n) => with("fraction", n),
        Sense::Parts(n) => with("parts", n),
        Sense::Ordinal(n) => with("ordinal", n),
        Sense::Multiple(n) => with("multiple", n),
        Sense::Vague(least, most) => format!("vague {least}..{}", most.map(|m| m.to_string()).unwrap_or_default()),
        Sense::OrdinalSuffix => "ordinal suffix".into(),
        Sense::Minus => "minus".into(),
        Sense::NoneOf => "none of".into(),
        Sense::Point => "point".into(),
        Sense::Joiner => "joiner".into(),
        Sense::PartOf => "part of".into(),
        Sense::Times => "times".into(),
        Sense::Nearly => "nearly".into(),
        Sense::Possessor => "possessor".into(),
        Sense::Per | Sense::PerNoun => "per".into(),
        Sense::Range(word) => format!("range {}", key(word)),
        Sense::Bound(bound, side) => format!("bound {} ({})", bound.name(), key(side)),
        Sense::Age(side) => format!("age ({})", key(side)),
        Sense::Unit(id) => format!("unit {}", unit(*id)),
        Sense::UnitDual(id) => format!("two of unit {}", unit(*id)),
        Sense::PerUnit(id) => format!("per unit {}", unit(*id)),
        Sense::Month(n, system) => format!("month {n} ({})", key(system)),
        Sense::Weekday(day) => format!("weekday {}", key(day)),
        Sense::Time(word) => format!("time {}", key(word)),
        Sense::Decade(first) => format!("decade {first}"),
        Sense::Holiday(_) => "holiday".into(),
        Sense::Noun(id, form) => format!("noun {} ({})", lexicon.nouns.get(usize::from(id.0)).map_or("", |n| &n.lemma), key(form)),
        Sense::Frame(id, form) => format!("frame {} ({})", lexicon.frames.get(usize::from(id.0)).map_or("", |f| &f.name), key(form)),
        Sense::Cue(cue) => format!("cue {}", key(cue)),
    }
}

/// A key as the pack writes it.
fn key(of: &impl serde::Serialize) -> String {
    serde_json::to_value(of).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
