//! Waivers in the text: `<!-- factlint-ignore ID: reason -->` before a block, `factlint-disable ID: reason` … `factlint-enable ID` around some.

use super::Run;
use super::spans::Spans;
use super::told::{Amiss, Told, in_source};
use crate::document::{Comment, Document};
use crate::findings::Finding;
use crate::rules::kinds::waiver_stands::Stands;
use crate::rules::nearest;
use crate::text::{Lines, ProseSpan, SourceSpan};
use std::collections::HashMap;

/// What a comment can say.
const WORDS: [&str; 3] = ["factlint-ignore", "factlint-disable", "factlint-enable"];

/// A waiver for a stretch of the prose.
#[derive(Debug)]
struct Stretch {
    rule: String,
    /// It holds for findings that touch it.
    span: ProseSpan,
    /// The comment.
    at: SourceSpan,
}

/// The waivers of a document, and what is wrong with them.
#[derive(Debug, Default)]
pub(super) struct Own {
    stretches: Vec<Stretch>,
    /// By rule, those that no comment has ended yet.
    open: HashMap<String, Vec<usize>>,
    wrong: Vec<(Told, SourceSpan)>,
}

/// Reads the comments of a document.
pub(super) fn read(document: &Document, run: Run<'_>) -> Own {
    let mut own = Own::default();
    for comment in &document.comments {
        own.comment(document, comment, run);
    }
    let skipped = document.meta.skip.iter().zip(document.meta.skip_at.iter());
    for (id, span) in skipped.filter(|(id, _)| !run.known.contains(*id)) {
        own.wrong.push((Told::unknown(id, run), *span));
    }
    own
}

impl Own {
    fn comment(&mut self, document: &Document, comment: &Comment, run: Run<'_>) {
        let text = comment.text.as_str();
        let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let word = word.trim_end_matches(':');
        let (ids, reason) = rest.split_once(':').unwrap_or((rest, ""));
        let ids: Vec<&str> = ids.split([',', ' ', '\n', '\t', '\r']).filter(|id| !id.is_empty()).collect();
        if !WORDS.contains(&word) {
            let near = nearest(word, WORDS).map_or_else(|| ("words", WORDS.join(", ")), |near| ("near", near.to_owned()));
            return self.unsound("no-word", vec![("word", word.to_owned()), near], comment);
        }
        if ids.is_empty() {
            return self.unsound("no-rule", vec![("comment", format!("{word} sum-mismatch"))], comment);
        }
        let enables = word == WORDS[2];
        if !enables && reason.trim().is_empty() {
            return self.unsound("no-reason", vec![("comment", format!("{word} {}", ids.join(", ")))], comment);
        }
        for id in ids {
            if !run.known.contains(id) {
                self.wrong.push((Told::unknown(id, run), comment.span));
            } else if enables {
                self.enable(id, comment);
            } else {
                let span = if word == WORDS[0] { block(document, comment) } else { ProseSpan::new(comment.prose_at, u32::MAX) };
                if word == WORDS[1] {
                    self.open.entry(id.to_owned()).or_default().push(self.stretches.len());
                }
                self.stretches.push(Stretch { rule: id.to_owned(), span, at: comment.span });
            }
        }
    }

    fn enable(&mut self, id: &str, comment: &Comment) {
        match self.open.get_mut(id).and_then(Vec::pop).and_then(|at| self.stretches.get_mut(at)) {
            Some(stretch) => stretch.span.end = comment.prose_at,
            None => self.wrong.push((Told::of(Stands::Unused, id, None), comment.span)),
        }
    }

    fn unsound(&mut self, why: &'static str, slots: Vec<(&'static str, String)>, comment: &Comment) {
        self.wrong.push((Told { amiss: Amiss::Unsound(why), slots }, comment.span));
    }

    /// For each finding whether some comment waives it; and what is amiss with the comments, each of which is of use where it waives one.
    pub(super) fn waive(mut self, document: &Document, findings: &[Finding], run: Run<'_>) -> (Vec<bool>, Vec<Finding>) {
        if self.stretches.is_empty() {
            return (vec![false; findings.len()], told(&self.wrong, document, run));
        }
        let mut found: HashMap<&str, Vec<ProseSpan>> = HashMap::new();
        for finding in findings {
            found.entry(&finding.rule).or_default().extend(passages(finding));
        }
        let found: HashMap<&str, Spans> = found.into_iter().map(|(rule, spans)| (rule, Spans::of(spans))).collect();
        let mut waivers: HashMap<&str, Vec<ProseSpan>> = HashMap::new();
        for stretch in &self.stretches {
            waivers.entry(&stretch.rule).or_default().push(stretch.span);
        }
        let waivers: HashMap<&str, Spans> = waivers.into_iter().map(|(rule, spans)| (rule, Spans::of(spans))).collect();
        let waived = |f: &Finding| waivers.get(f.rule.as_str()).is_some_and(|w| passages(f).any(|span| w.touch(span)));
        let waived = findings.iter().map(waived).collect();
        let used = |s: &Stretch| found.get(s.rule.as_str()).is_some_and(|spans| spans.touch(s.span));
        let unused = self.stretches.iter().filter(|s| run.ran(&s.rule) && !used(s));
        self.wrong.extend(unused.map(|s| (Told::of(Stands::Unused, &s.rule, None), s.at)));
        (waived, told(&self.wrong, document, run))
    }
}

/// Findings about the comments themselves.
fn told(wrong: &[(Told, SourceSpan)], document: &Document, run: Run<'_>) -> Vec<Finding> {
    if wrong.is_empty() {
        return Vec::new();
    }
    let lines = Lines::of(&document.source);
    wrong.iter().flat_map(|(told, at)| told.findings(&in_source(document, &lines, *at), run)).collect()
}

/// The passages of a finding in the article itself.
fn passages(finding: &Finding) -> impl Iterator<Item = ProseSpan> {
    finding.labels.iter().chain(&finding.more).filter(|l| l.source.is_none()).map(|l| l.span)
}

/// The block that a comment stands in or before.
fn block(document: &Document, comment: &Comment) -> ProseSpan {
    let after = document.blocks.partition_point(|b| b.span.end < comment.prose_at);
    document.blocks.get(after).map_or(ProseSpan::new(u32::MAX, u32::MAX), |b| b.span)
}
