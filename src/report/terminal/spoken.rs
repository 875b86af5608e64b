//! A finding in plain sentences, for screen readers: no drawing, no signs, nothing that a voice would spell out.

use super::passages::{Mark, marks};
use super::severity;
use crate::report::safe::safe;
use miette::{Diagnostic, LabeledSpan};

/// One line: `error sum-mismatch, line 3 column 71: message. total: "64 animals" (line 3). part: …`
pub(crate) fn speak(diagnostic: &dyn Diagnostic) -> String {
    let labels: Vec<LabeledSpan> = diagnostic.labels().into_iter().flatten().collect();
    let mut marks = diagnostic.source_code().map(|source| marks(source, &labels)).unwrap_or_default();
    // Who listens wants to hear the passage to jump to first.
    marks.sort_by_key(|m| !m.primary);
    let code = diagnostic.code().map(|c| format!(" {c}")).unwrap_or_default();
    let place = marks.first().map(|m| format!(", line {} column {}", m.line, m.column)).unwrap_or_default();
    let several_texts = marks.iter().any(|m| marks.first().is_some_and(|first| first.name != m.name));
    let mut said = vec![format!("{}{code}{place}: {diagnostic}", severity(diagnostic).0)];
    said.extend(marks.iter().map(|m| passage(m, several_texts)));
    for remark in diagnostic.related().into_iter().flatten() {
        said.push(remark.code().map(|c| format!("{c}: ")).unwrap_or_default() + &remark.to_string());
    }
    let help = diagnostic.help().map(|h| format!("help: {h}")).unwrap_or_default();
    said.extend(help.lines().map(str::to_owned));
    said.iter().map(|s| sentence(s)).collect::<Vec<_>>().join(" ") + "\n"
}

fn passage(mark: &Mark, several_texts: bool) -> String {
    let place = if several_texts { format!("{}, line {}", mark.name, mark.line) } else { format!("line {}", mark.line) };
    format!("{}: \"{}\" ({place})", mark.text, safe(&mark.quote.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// The words with a full stop, unless they end in a sign of their own.
fn sentence(words: &str) -> String {
    let words = words.trim_end();
    if words.ends_with(|c: char| c.is_alphanumeric() || ")]}\"'”’»%⟩".contains(c)) { format!("{words}.") } else { words.to_owned() }
}
