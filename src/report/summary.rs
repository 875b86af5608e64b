//! What was done, in one line: silence must not look like approval.

use super::safe::safe;
use super::{Checked, Failed, Tally};
use crate::findings::Severity;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The whole run in figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Findings of severity `error`.
    pub errors: u32,
    /// Findings of severity `warning`.
    pub warnings: u32,
    /// Findings of severity `info`.
    pub infos: u32,
    /// Documents that were read and checked.
    pub documents: u32,
    /// Documents, or lines of batches, that could not be read or understood.
    pub unreadable: u32,
    /// Figures read and compared.
    pub tally: Tally,
    /// How often something was passed over, by reason.
    pub not_checked: BTreeMap<&'static str, u32>,
    /// Findings that are not reported.
    pub aside: Aside,
    /// What could not be read: the first of them, so that memory does not grow with a run.
    pub unread: Vec<Unread>,
    /// Words that were read, where they are counted.
    pub words: u64,
    /// How often each rule found something.
    pub rules: BTreeMap<String, u32>,
    /// How many documents were read in each language.
    pub languages: BTreeMap<String, u32>,
}

/// Findings that are not reported, and why.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Aside {
    /// They are right as they are.
    pub waived: u32,
    /// They stand in the baseline.
    pub known: u32,
    /// They touch no line that changed.
    pub unchanged: u32,
}

impl std::ops::AddAssign for Aside {
    fn add_assign(&mut self, other: Self) {
        self.waived += other.waived;
        self.known += other.known;
        self.unchanged += other.unchanged;
    }
}

/// A document, or a line of a batch, that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The file's name.
    pub name: String,
    /// The 1-based line of a batch.
    pub line: Option<u32>,
    /// What went wrong.
    pub error: String,
}

/// The most inputs that could not be read and are kept by name.
const MOST_UNREAD: usize = 1000;

/// How many words a text has, parted by white space. Few bytes that are not ASCII can begin white space; between two of it bytes tell.
fn words(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let wide = |at: usize| text[at..].chars().next().filter(|c| c.is_whitespace()).map(|c| (at, c.len_utf8()));
    // Only one character of white space begins with this byte, and no news has it.
    if memchr::memchr_iter(0xE1, bytes).any(|at| wide(at).is_some()) {
        return text.split_whitespace().count() as u64;
    }
    let (mut count, mut from) = (0, 0);
    for (at, len) in memchr::memchr3_iter(0xC2, 0xE2, 0xE3, bytes).filter_map(wide) {
        count += plain_words(&bytes[from..at]);
        from = at + len;
    }
    count + plain_words(&bytes[from..])
}

/// The same where all white space is ASCII: in sums of one byte, so that many bytes are looked at at once.
fn plain_words(text: &[u8]) -> u64 {
    let space = |byte: u8| (byte == b' ') | (byte.wrapping_sub(b'\t') < 5);
    let begins = |(&before, &byte): (&u8, &u8)| u8::from(space(before) & !space(byte));
    let behind = text.get(1..).unwrap_or(&[]);
    let some = |(a, b): (&[u8], &[u8])| u64::from(a.iter().zip(b).map(begins).sum::<u8>());
    u64::from(text.first().is_some_and(|&b| !space(b))) + text.chunks(128).zip(behind.chunks(128)).map(some).sum::<u64>()
}

impl Summary {
    /// Counts a document.
    pub fn add(&mut self, checked: &Checked<'_>) {
        self.documents += 1;
        self.tally += checked.tally;
        if let Some(language) = checked.language {
            *self.languages.entry(language.to_owned()).or_default() += 1;
        }
        for finding in checked.findings {
            *self.rules.entry(finding.rule.clone()).or_default() += 1;
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Info => self.infos += 1,
            }
        }
        for passed_over in checked.not_checked {
            *self.not_checked.entry(passed_over.reason).or_default() += 1;
        }
    }

    /// Counts a document's words: apart, for it takes a look at every byte, and few ask.
    pub fn read(&mut self, text: &str) {
        self.words += words(text);
    }

    /// Counts what could not be read.
    pub fn failed(&mut self, failed: &Failed<'_>) {
        self.unreadable += 1;
        if self.unread.len() < MOST_UNREAD {
            self.unread.push(Unread { name: failed.name.to_owned(), line: failed.line, error: failed.error.to_owned() });
        }
    }

    /// The language of most documents.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        self.languages.iter().max_by_key(|&(code, &n)| (n, std::cmp::Reverse(code))).map(|(code, _)| code.as_str())
    }

    /// Adds another run's figures, so that parallel workers may count apart.
    pub fn join(&mut self, other: &Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.documents += other.documents;
        self.unreadable += other.unreadable;
        self.tally += other.tally;
        self.aside += other.aside;
        for (reason, n) in &other.not_checked {
            *self.not_checked.entry(reason).or_default() += n;
        }
        let room = MOST_UNREAD.saturating_sub(self.unread.len());
        self.unread.extend(other.unread.iter().take(room).cloned());
        self.words += other.words;
        for (rule, n) in &other.rules {
            *self.rules.entry(rule.clone()).or_default() += n;
        }
        for (language, n) in &other.languages {
            *self.languages.entry(language.clone()).or_default() += n;
        }
    }

    /// The run in figures, one to a line, for `--stats`.
    #[must_use]
    pub fn stats(&self) -> String {
        let mut out = String::new();
        let mut line = |name: &str, n: u64| out.push_str(&format!("{:<24} {n}\n", safe(name)));
        line("files", self.documents.into());
        line("inputs not readable", self.unreadable.into());
        line("words", self.words);
        line("figures read", self.tally.read.into());
        line("figures compared", self.tally.compared.into());
        line("errors", self.errors.into());
        line("warnings", self.warnings.into());
        line("infos", self.infos.into());
        for (language, n) in &self.languages {
            line(&format!("language {language}"), (*n).into());
        }
        for (rule, n) in &self.rules {
            line(&format!("rule {rule}"), (*n).into());
        }
        for (reason, n) in &self.not_checked {
            line(&format!("passed over: {}", reason.replace('-', " ")), (*n).into());
        }
        out
    }

    /// The closing line for people: "3 errors, 1 warning in 2 files; 41 figures read, 34 compared, 7 not (no
    /// publication date: 4, furniture: 3)".
    #[must_use]
    pub fn line(&self) -> String {
        let mut line = format!("{} in {}", self.findings(), count(self.documents, "file", "files"));
        let Aside { waived, known, unchanged } = self.aside;
        for (n, why) in [(waived, "waived"), (known, "in the baseline"), (unchanged, "on unchanged lines")] {
            if n > 0 {
                let _ = write!(line, ", {n} {why}");
            }
        }
        if self.unreadable > 0 {
            let _ = write!(line, ", {} not readable", count(self.unreadable, "input", "inputs"));
        }
        let Tally { read, compared } = self.tally;
        let _ = write!(line, "; {} read, {compared} compared", count(read, "figure", "figures"));
        let not = read.saturating_sub(compared);
        let reasons = self.reasons();
        match (not, reasons.is_empty()) {
            (0, true) => {}
            (0, false) => line.push_str(&format!("; passed over ({reasons})")),
            (_, true) => line.push_str(&format!(", {not} not")),
            (_, false) => line.push_str(&format!(", {not} not ({reasons})")),
        }
        line
    }

    fn findings(&self) -> String {
        let kinds = [(self.errors, "error", "errors"), (self.warnings, "warning", "warnings"), (self.infos, "info", "infos")];
        let said: Vec<_> = kinds.into_iter().filter(|k| k.0 > 0).map(|(n, one, many)| count(n, one, many)).collect();
        if said.is_empty() { "no findings".to_owned() } else { said.join(", ") }
    }

    /// The commonest reason first.
    fn reasons(&self) -> String {
        let mut reasons: Vec<_> = self.not_checked.iter().collect();
        reasons.sort_by_key(|&(name, &n)| (std::cmp::Reverse(n), *name));
        let said: Vec<_> = reasons.into_iter().map(|(name, n)| format!("{}: {n}", name.replace('-', " "))).collect();
        said.join(", ")
    }
}

fn count(n: u32, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_what_was_found_read_compared_and_why_not() {
        let not_checked = BTreeMap::from([("furniture", 3), ("no-publication-date", 4)]);
        let tally = Tally { read: 41, compared: 34 };
        let summary = Summary { errors: 3, warnings: 1, documents: 2, tally, not_checked, ..Summary::default() };
        let said = "3 errors, 1 warning in 2 files; 41 figures read, 34 compared, 7 not (no publication date: 4, furniture: 3)";
        assert_eq!(summary.line(), said);
    }

    #[test]
    fn silence_does_not_look_like_approval() {
        let summary =
            Summary { documents: 1, unreadable: 1, not_checked: BTreeMap::from([("unsupported-language", 2)]), ..Summary::default() };
        let said = "no findings in 1 file, 1 input not readable; 0 figures read, 0 compared; passed over (unsupported language: 2)";
        assert_eq!(summary.line(), said);
    }

    #[test]
    fn counting_apart_and_joining_is_counting_together() {
        let part = Summary { errors: 1, infos: 2, documents: 1, not_checked: BTreeMap::from([("furniture", 1)]), ..Summary::default() };
        let mut all = part.clone();
        all.join(&part);
        assert_eq!(all.line(), "2 errors, 4 infos in 2 files; 0 figures read, 0 compared; passed over (furniture: 2)");
    }

    #[test]
    fn words_are_parted_by_any_white_space() {
        for text in
            ["", " ", "a", "one two\n three", "قتل 10\u{A0}أشخاص", "a\u{2003}b\u{3000}c\u{85}d\u{1680}e", "é\u{2014}x\u{2028}", "é\u{B}ü"]
        {
            assert_eq!(words(text), text.split_whitespace().count() as u64, "{text:?}");
        }
    }
}
