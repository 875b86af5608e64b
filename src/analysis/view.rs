//! What was read, as plain data for reports.

mod claims;
mod ledger;
mod trail;

pub use claims::{Claim, Construction, Field, Link, Reason, Story, stories};
pub use ledger::{Entry, Ground, State, ledger};
pub use trail::{Step, trails};

use super::{Analysis, Read};
use crate::extraction::{self, Kind, Measure, Open, Per, Trait};
use crate::text::ProseSpan;
use crate::values::{Number, Quantity};

/// A mention as `extract` shows it. Numbers are decimal strings, dates ISO 8601.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mention {
    /// `number`, `quantity`, `money`, …
    pub kind: &'static str,
    /// The whole mention with its unit and modifier.
    pub span: ProseSpan,
    /// The words of the number alone.
    pub number: ProseSpan,
    /// The counted noun's place.
    pub noun: Option<ProseSpan>,
    /// The section of the story that it stands in.
    pub section: &'static str,
    /// The value; the low end of a range.
    pub value: Option<String>,
    /// The high end of a range.
    pub upper: Option<String>,
    /// The modifier.
    pub bound: Option<&'static str>,
    /// The code of the unit; none for counts.
    pub unit: Option<String>,
    /// The lemma of what is counted.
    pub subject: Option<String>,
    /// The first day.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// The TIMEX3 value of times and durations.
    pub timex: Option<String>,
    /// `hijri`, where the text counts so.
    pub calendar: Option<&'static str>,
    /// The unit of the last stated digit; none for values that are exact by nature.
    pub precision: Option<String>,
}

/// The mentions of a document in text order. Numbers that are names (F-35, page 3) only when all are asked for.
#[must_use]
pub fn mentions(analysis: &Analysis<'_>, all: bool) -> Vec<Mention> {
    shown(analysis, all).map(|(story, m)| mention(analysis, story, m)).collect()
}

/// The mentions that are shown, with their stories, in text order.
fn shown<'a>(analysis: &'a Analysis<'_>, all: bool) -> impl Iterator<Item = (&'a Read, &'a extraction::Mention)> {
    let mentions = analysis.stories.iter().flat_map(|story| story.mentions.iter().map(move |m| (story, m)));
    mentions.filter(move |(_, m)| all || m.kind != Kind::Designator)
}

fn mention(analysis: &Analysis<'_>, story: &Read, m: &extraction::Mention) -> Mention {
    let tokens = m.number.start as usize..m.number.end as usize;
    let days = m.time.as_ref().and_then(|t| t.days);
    // How long ago a date is belongs to what it says, not to what it is.
    let (quantity, measure) = if m.kind.is_time() { (None, None) } else { (m.quantity.as_ref(), m.measure) };
    // "since August" is shown as the stretch that August opens.
    let open = m.time.as_ref().and_then(|t| t.open).filter(|_| days.is_some());
    let (first, last) = (days.and_then(|d| d.from), days.and_then(|d| d.to));
    let (from, to) = match open {
        None => (first, last),
        Some(Open::First) => (None, last),
        Some(Open::Before) => (None, first.and_then(|d| d.pred_opt())),
        Some(Open::Last) => (first, None),
    };
    Mention {
        kind: if open.is_some() { Kind::Interval.name() } else { m.kind.name() },
        span: m.span,
        number: if tokens.is_empty() { m.span } else { analysis.lexed.span(tokens) },
        noun: m.counted.as_ref().and_then(|c| analysis.lexed.tokens.get(c.token as usize)).map(|t| t.span),
        section: story.section_of(&analysis.lexed, m.sentence).name(),
        value: quantity.map(|q| q.value.to_string()),
        upper: quantity.and_then(|q| q.upper).map(|n| n.to_string()),
        bound: quantity.map(|q| q.bound.name()),
        unit: measure.map(|measure| unit(analysis, measure)),
        subject: m.counted.as_ref().map(|c| subject(analysis, c)),
        from: from.map(|d| d.to_string()),
        to: to.map(|d| d.to_string()),
        timex: m.time.as_ref().map(|t| t.value.clone()).or_else(|| period(analysis, m)),
        calendar: m.time.as_ref().filter(|t| t.hijri).map(|_| "hijri"),
        precision: quantity.map(|q| q.precision).filter(|p| !p.is_zero()).map(|p| p.to_string()),
    }
}

/// The lemma as the pack writes it, else the word as it was folded.
fn subject(analysis: &Analysis<'_>, counted: &extraction::Counted) -> String {
    let lexicon = &analysis.language.lexicon;
    let noun = counted.noun.and_then(|n| lexicon.nouns.get(usize::from(n.0)));
    noun.map_or_else(|| analysis.lexed.interner.text(lexicon, counted.lemma).to_owned(), |n| n.lemma.clone())
}

/// `km`, `USD`, `km/h`, `USD/{share}`.
fn unit(analysis: &Analysis<'_>, measure: Measure) -> String {
    let code = &analysis.measures.unit(measure.unit).code;
    match measure.per {
        None => code.clone(),
        Some(Per::Unit(per)) => format!("{code}/{}", analysis.measures.unit(per).code),
        Some(Per::Noun(word)) => format!("{code}/{{{}}}", analysis.lexed.interner.text(&analysis.language.lexicon, word)),
    }
}

/// A duration as TIMEX3 writes it: `P18M`, `PT2H`. A vague one (`PXD`) and a range have its unit with an X.
fn period(analysis: &Analysis<'_>, m: &extraction::Mention) -> Option<String> {
    if m.kind != Kind::Duration {
        return None;
    }
    let (start, letter) = match analysis.measures.unit(m.measure?.unit).code.as_str() {
        "a" => ("P", 'Y'),
        "mo" => ("P", 'M'),
        "wk" => ("P", 'W'),
        "d" => ("P", 'D'),
        "h" => ("PT", 'H'),
        "min" => ("PT", 'M'),
        "s" => ("PT", 'S'),
        _ => return None,
    };
    let told = |q: &&Quantity| q.upper.is_none() && !m.traits.has(Trait::Vague) && q.value >= Number::ZERO;
    let n = m.quantity.as_ref().filter(told).map_or_else(|| "X".to_owned(), |q| q.value.to_string());
    Some(format!("{start}{n}{letter}"))
}
