//! Runs rules over an analysis and makes findings of what their kinds hit.

use super::kinds::Kind;
use super::merge::{Candidate, merge};
use super::subjects::names;
use super::{Hit, Rule, View, When, wording};
use crate::analysis::Analysis;
use crate::facts::Given;
use crate::findings::{self, Confidence, Elsewhere, Finding, Label, MOST_LABELS, Severity};
use crate::text::ProseSpan;

/// How rules are run.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The language of messages as a code; none: the article's.
    pub messages: Option<String>,
    /// Findings less sure than this are left out, whatever their rule says; none: the rules' own cut.
    pub min_confidence: Option<Confidence>,
}

/// From here on a finding has its rule's own severity.
const SURE: Confidence = Confidence(900);
/// From here on it is told, one step lower.
const TOLD: Confidence = Confidence(600);
/// The most characters of a label.
const LONGEST: usize = 80;

/// Runs rules over every story of a document. One slip gives one finding. Sorted as reports show them.
#[must_use]
pub fn run(rules: &[Rule], analysis: &Analysis<'_>, options: &Options) -> Vec<Finding> {
    let language = options.messages.as_deref().unwrap_or(&analysis.language.code);
    let wanted = |rule: &&Rule| wanted(rule, analysis);
    let mut found = Vec::new();
    let mut hits = Vec::new();
    for story in &analysis.stories {
        let mut candidates = Vec::new();
        for rule in rules.iter().filter(wanted) {
            let Some(severity) = rule.written.severity.severity() else { continue };
            let view = View { analysis, story, rule: &rule.written.id };
            rule.written.check.check(&view, &mut hits);
            for hit in hits.drain(..).filter(|hit| applies(&rule.written.when, &view, hit)) {
                let least = options.min_confidence.unwrap_or(TOLD);
                if let Some(severity) = weight(severity, &hit).filter(|_| hit.confidence >= least) {
                    let priority = rule.written.check.priority();
                    let finding = finding(rule, &view, &hit, severity, language);
                    candidates.push(Candidate { finding, explains: hit.explains, priority });
                }
            }
        }
        found.extend(merge(candidates));
    }
    findings::sort(&mut found);
    found
}

/// What a document gives for the rules that ask all parts of a story for one value: the first figure that each selects.
#[must_use]
pub fn given(rules: &[Rule], analysis: &Analysis<'_>) -> Vec<Given> {
    let of = |rule: &Rule| {
        let Kind::Agree(agree) = &rule.written.check else { return None };
        rule.written.severity.severity()?;
        analysis.stories.iter().find_map(|story| {
            let view = View { analysis, story, rule: &rule.written.id };
            let here = |given: &Given| applies(&rule.written.when, &view, &Hit { labels: vec![("first", given.span)], ..Hit::default() });
            agree.given(&view).find(here)
        })
    };
    rules.iter().filter(|rule| wanted(rule, analysis)).filter_map(of).collect()
}

/// Whether a rule is run on a document at all.
fn wanted(rule: &Rule, analysis: &Analysis<'_>) -> bool {
    let languages = &rule.written.when.languages;
    !analysis.document.meta.skip.contains(&rule.written.id) && (languages.is_empty() || languages.contains(&analysis.language.code))
}

/// What a hit weighs; none when nothing is told.
fn weight(own: Severity, hit: &Hit) -> Option<Severity> {
    let weighed = match hit.confidence {
        c if c >= SURE => own,
        c if c >= TOLD => own.lower(),
        _ => return None,
    };
    Some(hit.most.map_or(weighed, |most| weighed.min(most)))
}

/// Whether a hit lies where its rule is run.
fn applies(when: &When, view: &View<'_>, hit: &Hit) -> bool {
    let sure = when.min_confidence.is_none_or(|least| hit.confidence >= least);
    let place = hit.labels.first().map(|(_, span)| *span);
    let section = || place.is_some_and(|span| when.sections.contains(&section(view, span)));
    sure && (when.sections.is_empty() || section()) && (when.subjects.is_empty() || counts(when, view, hit))
}

fn section(view: &View<'_>, span: ProseSpan) -> crate::stories::Section {
    let blocks = &view.analysis.document.blocks;
    view.story.story.section(blocks.partition_point(|b| b.span.start <= span.start).saturating_sub(1))
}

/// Whether one of the passages counts one of the rule's subjects.
fn counts(when: &When, view: &View<'_>, hit: &Hit) -> bool {
    let claims = view.story.claims.iter().filter(|c| hit.labels.iter().any(|(_, span)| span.overlaps(c.span)));
    claims.into_iter().any(|c| names(view.analysis, &c.subject).any(|name| when.subjects.iter().any(|s| s == name)))
}

fn finding(rule: &Rule, view: &View<'_>, hit: &Hit, severity: Severity, language: &str) -> Finding {
    let prose = &view.analysis.document.prose;
    let short = |(role, span): &(&'static str, ProseSpan)| (*role, short(prose, *span));
    worded(rule, hit, hit.labels.iter().map(short), severity, language)
}

/// A finding about something that is no article: its spans are as they are to be shown. None where the rule is not run.
///
/// What remarks say fills the slot `why`: one word of the message depends on them.
#[must_use]
pub fn told(rule: &Rule, mut hit: Hit, language: &str) -> Option<Finding> {
    let severity = rule.written.severity.severity()?;
    let why = wording::notes(rule, &hit, language).join(" ");
    hit.remarks.clear();
    hit.slots.push(("why", why));
    Some(worded(rule, &hit, hit.labels.iter().copied(), severity, language))
}

/// The finding in the rule's words.
fn worded(rule: &Rule, hit: &Hit, spans: impl Iterator<Item = (&'static str, ProseSpan)>, severity: Severity, language: &str) -> Finding {
    let text = |role: &str| wording::label(rule, role, language).to_owned();
    let label = |(role, span)| Label { span, role, text: text(role), source: None };
    let other = |(role, passage): &(&'static str, Elsewhere)| Label {
        span: ProseSpan::default(),
        role,
        text: text(role),
        source: Some(passage.clone()),
    };
    let mut labels: Vec<Label> = spans.map(label).chain(hit.elsewhere.iter().map(other)).collect();
    let more = labels.split_off(labels.len().min(MOST_LABELS));
    Finding {
        rule: rule.written.id.clone(),
        category: rule.written.category,
        severity,
        confidence: hit.confidence,
        message: wording::message(rule, hit, language),
        help: wording::help(rule, hit, language),
        working: hit.working.clone(),
        labels,
        more,
        notes: wording::notes(rule, hit, language),
        fingerprint: findings::fingerprint(&rule.written.id, hit.identity.iter().map(String::as_str)),
    }
}

/// The span, cut at a word's border where it is longer than a label may be.
fn short(prose: &str, span: ProseSpan) -> ProseSpan {
    let text = span.slice(prose);
    let Some((cut, _)) = text.char_indices().nth(LONGEST) else { return span };
    let end = text[..cut].rfind(char::is_whitespace).map_or(cut, |n| text[..n].trim_end().len());
    ProseSpan::new(span.start, span.start + u32::try_from(end).unwrap_or(0))
}

#[cfg(test)]
mod tests;
