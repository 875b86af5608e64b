//! A record of findings that are known: the same again is no news.

use crate::findings::Finding;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Findings of one file that are alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The file, as seen from the baseline's folder; the id of a document of a batch.
    pub path: String,
    /// The rule.
    pub rule: String,
    /// The finding's fingerprint.
    pub fingerprint: String,
    /// How many there are.
    pub count: u32,
    /// The words that the first points at, for people.
    pub quote: String,
}

/// The findings that are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    known: BTreeMap<(String, String, String), (u32, String)>,
}

/// The file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    version: u32,
    findings: Vec<Entry>,
}

impl Baseline {
    /// Reads a baseline that was written before.
    ///
    /// # Errors
    /// What is wrong with it, with line and column.
    pub fn read(text: &str) -> Result<Self, String> {
        let written: Written =
            serde_json::from_str(text).map_err(|e| format!("line {}, column {} is not as it is written", e.line(), e.column()))?;
        if written.version != 1 {
            return Err(format!("its version is {}, and this program reads version 1", written.version));
        }
        let mut baseline = Self::default();
        for e in written.findings {
            let known = baseline.known.entry((e.path, e.rule, e.fingerprint)).or_default();
            known.0 = known.0.saturating_add(e.count);
            known.1 = e.quote;
        }
        Ok(baseline)
    }

    /// Records a finding.
    pub fn add(&mut self, path: &str, finding: &Finding, quote: &str) {
        let known = self.known.entry((path.to_owned(), finding.rule.clone(), finding.fingerprint.clone())).or_default();
        known.0 = known.0.saturating_add(1);
        if known.1.is_empty() {
            known.1 = quote.to_owned();
        }
    }

    /// Takes out the findings of a file that are known, as often as they are, and says how many those were.
    pub fn leave(&self, path: &str, findings: &mut Vec<Finding>) -> u32 {
        let before = findings.len();
        let mut met: BTreeMap<(String, String), u32> = BTreeMap::new();
        findings.retain(|f| {
            let key = (path.to_owned(), f.rule.clone(), f.fingerprint.clone());
            let known = self.known.get(&key).map_or(0, |(n, _)| *n);
            let met = met.entry((key.1, key.2)).or_default();
            *met += 1;
            *met > known
        });
        u32::try_from(before - findings.len()).unwrap_or(u32::MAX)
    }

    /// As a file: sorted, one finding a line, so that two of them can be compared.
    #[must_use]
    pub fn text(&self) -> String {
        let entry = |((path, rule, fingerprint), (count, quote)): (&(String, String, String), &(u32, String))| {
            let entry =
                Entry { path: path.clone(), rule: rule.clone(), fingerprint: fingerprint.clone(), count: *count, quote: quote.clone() };
            serde_json::to_string(&entry).unwrap_or_default()
        };
        let lines: Vec<String> = self.known.iter().map(entry).collect();
        let end = if lines.is_empty() { "" } else { "\n" };
        format!("{{\"version\":1,\"findings\":[\n{}{end}]}}\n", lines.join(",\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::{Category, Confidence, Severity};

    fn finding(rule: &str, fingerprint: &str) -> Finding {
        Finding {
            rule: rule.into(),
            category: Category::Form,
            severity: Severity::Error,
            confidence: Confidence::CERTAIN,
            message: String::new(),
            help: None,
            working: None,
            labels: Vec::new(),
            more: Vec::new(),
            notes: Vec::new(),
            fingerprint: fingerprint.into(),
        }
    }

    #[test]
    fn what_is_known_is_left_out_as_often_as_it_is_known() {
        let mut baseline = Baseline::default();
        baseline.add("a.md", &finding("r", "1"), "12 people");
        let read = Baseline::read(&baseline.text()).unwrap();
        assert_eq!(read, baseline);
        let mut found = vec![finding("r", "1"), finding("r", "1"), finding("r", "2"), finding("s", "1")];
        assert_eq!(read.leave("a.md", &mut found), 1);
        assert_eq!(found, [finding("r", "1"), finding("r", "2"), finding("s", "1")]);
        assert_eq!(read.leave("b.md", &mut found), 0);
    }

    #[test]
    fn a_file_that_is_no_baseline_is_refused() {
        for text in ["", "[]", "{\"version\":2,\"findings\":[]}", "{\"version\":1}", "{\"version\":1,\"findings\":[{}]}"] {
            assert!(Baseline::read(text).is_err(), "{text}");
        }
        assert!(Baseline::read(&Baseline::default().text()).is_ok());
    }
}
