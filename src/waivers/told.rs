//! Findings about waivers, in the words of the rules that tell of them.

use super::Run;
use crate::document::Document;
use crate::findings::{Elsewhere, Finding};
use crate::rules::kinds::Kind;
use crate::rules::kinds::waiver_stands::Stands;
use crate::rules::{Hit, Remark, Rule, told};
use crate::text::{Lines, ProseSpan, SourceSpan};

/// What is amiss with a waiver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amiss {
    /// It holds nothing, is past its day, or is for no rule.
    Stands(Stands),
    /// It does not hold: the reason by its name among the rule's notes.
    Unsound(&'static str),
}

/// Something amiss with a waiver, without a place.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) amiss: Amiss,
    pub(super) slots: Vec<(&'static str, String)>,
}

impl Told {
    /// About a waiver for a rule.
    pub(super) fn of(stands: Stands, rule: &str, more: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        Self { amiss: Amiss::Stands(stands), slots: [("rule", rule.to_owned())].into_iter().chain(more).collect() }
    }

    /// About a waiver for a rule that there is not.
    pub(super) fn unknown(rule: &str, run: Run<'_>) -> Self {
        let near = crate::rules::nearest(rule, run.known.iter().map(String::as_str));
        Self::of(Stands::Unknown, rule, near.map(|n| ("near", n.to_owned())))
    }

    /// The findings of all rules that tell it; `hit` gives the place.
    pub(super) fn findings(&self, place: &Hit, run: Run<'_>) -> Vec<Finding> {
        let tells = |rule: &&Rule| match (&rule.written.check, self.amiss) {
            (Kind::WaiverStands(p), Amiss::Stands(stands)) => p.told == stands,
            (Kind::WaiverWhole(_), Amiss::Unsound(_)) => true,
            _ => false,
        };
        let rules = run.rules.iter().filter(tells).filter(|r| run.ran(&r.written.id));
        let made = rules.filter_map(|rule| {
            let (remarks, reason) = match self.amiss {
                Amiss::Unsound(name) => (vec![Remark { name, slots: self.slots.clone() }], name),
                Amiss::Stands(_) => (Vec::new(), ""),
            };
            // What it is about, whatever the language that it is told in.
            let identity = std::iter::once(reason.to_owned()).chain(self.slots.iter().map(|(_, value)| value.clone())).collect();
            told(rule, Hit { slots: self.slots.clone(), remarks, identity, ..place.clone() }, run.language)
        });
        made.collect()
    }
}

/// A place on bytes of a document's own source that are no prose; `lines` are those of that source, found once for all places.
pub(super) fn in_source(document: &Document, lines: &Lines, span: SourceSpan) -> Hit {
    let place = lines.position(&document.source, span.start);
    let quote = span.slice(&document.source).split_whitespace().collect::<Vec<_>>().join(" ");
    let elsewhere = Elsewhere {
        name: document.name.clone(),
        quote: quote.chars().take(80).collect(),
        start: span.start,
        end: span.end,
        line: place.line,
        column: place.column,
    };
    Hit { elsewhere: vec![("waiver", elsewhere)], ..Hit::default() }
}

/// A place on the bytes of a file of waivers, which is all prose.
pub(super) fn in_prose(span: SourceSpan) -> Hit {
    Hit { labels: vec![("waiver", ProseSpan::new(span.start, span.end))], ..Hit::default() }
}
