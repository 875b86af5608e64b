//! Waivers in the text: `<!-- factlint-ignore ID: reason -->` before a block, `factlint-disable ID: reason` … `factlint-enable ID` around some.

use super::Run;
use super::told::{Amiss, finding, in_source};
use crate::document::{Comment, Document};
use crate::findings::Finding;
use crate::rules::nearest;
use crate::text::{Lines, ProseSpan, SourceSpan};

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
    open: bool,
    used: bool,
}

/// The waivers of a document, and what is wrong with them.
#[derive(Debug, Default)]
pub(super) struct Own {
    stretches: Vec<Stretch>,
    wrong: Vec<(Amiss, String, String, SourceSpan)>,
}

/// Reads the comments of a document.
pub(super) fn read(document: &Document, run: Run<'_>) -> Own {
    let mut own = Own::default();
    for comment in &document.comments {
        own.comment(document, comment, run);
    }
    let known = |id: &&String| !run.known.contains(id);
    for (id, span) in document.meta.skip.iter().zip(document.meta.skip_at.iter()).filter(|(id, _)| known(id)) {
        own.unknown(id, *span, run);
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
            let near =
                nearest(word, WORDS).map_or_else(|| format!("write one of {}", WORDS.join(", ")), |w| format!("did you mean `{w}`?"));
            return self.wrong(Amiss::Unsound, format!("`{word}` is nothing that a comment can say"), near, comment.span);
        }
        if ids.is_empty() {
            let help = format!("name the rule and the reason: `<!-- {word} sum-mismatch: the ministry's own total -->`");
            return self.wrong(Amiss::Unsound, "the comment names no rule".to_owned(), help, comment.span);
        }
        let enables = word == WORDS[2];
        if !enables && reason.trim().is_empty() {
            let help = format!("say why the finding is right as it is: `<!-- {word} {}: reason -->`", ids.join(", "));
            return self.wrong(Amiss::Unsound, "the waiver gives no reason, and does not hold".to_owned(), help, comment.span);
        }
        for id in ids {
            if !run.known.iter().any(|k| k == id) {
                self.unknown(id, comment.span, run);
            } else if enables {
                self.enable(id, comment);
            } else {
                let span = if word == WORDS[0] { block(document, comment) } else { ProseSpan::new(comment.prose_at, u32::MAX) };
                let open = word == WORDS[1];
                self.stretches.push(Stretch { rule: id.to_owned(), span, at: comment.span, open, used: false });
            }
        }
    }

    fn enable(&mut self, id: &str, comment: &Comment) {
        match self.stretches.iter_mut().rev().find(|s| s.open && s.rule == id) {
            Some(stretch) => {
                stretch.open = false;
                stretch.span.end = comment.prose_at;
            }
            None => {
                let message = format!("`{id}` was not disabled before");
                self.wrong(Amiss::Unused, message, "take the comment out".to_owned(), comment.span);
            }
        }
    }

    fn unknown(&mut self, id: &str, at: SourceSpan, run: Run<'_>) {
        let near = nearest(id, run.known.iter().map(String::as_str));
        let help = near.map_or_else(|| "`factlint rules list` names all".to_owned(), |n| format!("did you mean `{n}`?"));
        self.wrong(Amiss::Unknown, format!("there is no rule `{id}`"), help, at);
    }

    fn wrong(&mut self, amiss: Amiss, message: String, help: String, at: SourceSpan) {
        self.wrong.push((amiss, message, help, at));
    }

    /// Whether some comment waives a finding; every one that does has been of use.
    pub(super) fn waive(&mut self, finding: &Finding) -> bool {
        let mut waived = false;
        let mut touched = finding.labels.iter().chain(&finding.more).filter(|l| l.source.is_none()).map(|l| l.span);
        let labels: Vec<ProseSpan> = touched.by_ref().collect();
        for stretch in self.stretches.iter_mut().filter(|s| s.rule == finding.rule) {
            if labels.iter().any(|span| span.overlaps(stretch.span)) {
                stretch.used = true;
                waived = true;
            }
        }
        waived
    }

    /// Findings about the comments themselves.
    pub(super) fn told(self, document: &Document, run: Run<'_>) -> Vec<Finding> {
        let unused = self.stretches.iter().filter(|s| !s.used && run.ran.contains(&s.rule.as_str())).map(|s| {
            let message = format!("nothing is found here that `{}` would be waived for", s.rule);
            (Amiss::Unused, message, "take the comment out, or put it right before the block".to_owned(), s.at)
        });
        let unused: Vec<_> = unused.collect();
        if self.wrong.is_empty() && unused.is_empty() {
            return Vec::new();
        }
        let lines = Lines::of(&document.source);
        let all = self.wrong.into_iter().chain(unused);
        all.map(|(amiss, message, help, at)| finding(amiss, message, help, in_source(document, &lines, at))).collect()
    }
}

/// The block that a comment stands in or before.
fn block(document: &Document, comment: &Comment) -> ProseSpan {
    let after = document.blocks.partition_point(|b| b.span.end < comment.prose_at);
    document.blocks.get(after).map_or(ProseSpan::new(u32::MAX, u32::MAX), |b| b.span)
}
