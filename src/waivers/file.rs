//! Files of waivers.

use super::Run;
use super::told::{Amiss, finding, in_prose};
use crate::config::Reader;
use crate::document::yaml::Value;
use crate::document::{Block, Document, Role, Unreadable};
use crate::findings::Finding;
use crate::rules::nearest;
use crate::text::{Map, ProseSpan, SourceSpan};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};

/// The keys of a waiver.
pub const KEYS: [&str; 6] = ["fingerprint", "rule", "quote", "reason", "until", "file"];

/// A finding that is right as it is.
#[derive(Debug)]
pub struct Waiver {
    /// The finding's fingerprint.
    pub fingerprint: String,
    /// The rule that finds it.
    pub rule: String,
    /// Why it is right.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Option<NaiveDate>,
    /// The only file that it is for, as the run names it.
    pub file: Option<String>,
    at: SourceSpan,
    used: AtomicBool,
    expired: AtomicBool,
}

/// A file of them, as read.
#[derive(Debug, Default)]
pub struct WaiverFile {
    /// Its name, for people.
    pub name: String,
    text: String,
    waivers: Vec<Waiver>,
    /// The documents that were held against it.
    seen: Mutex<BTreeSet<String>>,
}

impl WaiverFile {
    /// Reads a file. A waiver that is not whole does not hold, and is told; all others do.
    #[must_use]
    pub fn read(name: &str, text: &str) -> (Self, Vec<Unreadable>) {
        let (mut reader, root) = Reader::open(name, text);
        let mut waivers = Vec::new();
        if let Some(root) = root {
            for (_, _, list) in reader.entries(&root, &["waivers"]) {
                waivers.extend(reader.items(list).iter().filter_map(|item| waiver(&mut reader, item)));
            }
        }
        (Self { name: name.to_owned(), text: text.to_owned(), waivers, seen: Mutex::default() }, reader.wrong)
    }

    /// Whether some waiver holds a finding right; every one that does has been of use.
    pub(super) fn waive(&self, document: &str, found: &Finding, today: Option<NaiveDate>) -> bool {
        let fits = |w: &&Waiver| {
            w.rule == found.rule && w.fingerprint == found.fingerprint && w.file.as_deref().is_none_or(|file| same(file, document))
        };
        let mut waived = false;
        for waiver in self.waivers.iter().filter(fits) {
            if waiver.until.zip(today).is_some_and(|(until, today)| until < today) {
                waiver.expired.store(true, Ordering::Relaxed);
            } else {
                waiver.used.store(true, Ordering::Relaxed);
                waived = true;
            }
        }
        waived
    }

    /// Remembers that a document was held against it.
    pub fn saw(&self, document: &str) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(document.trim_start_matches("./").to_owned());
    }

    /// As a document whose prose is its source, for reports to show its places.
    pub(super) fn document(&self) -> Document {
        let len = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        Document {
            name: self.name.clone(),
            source: self.text.clone(),
            prose: self.text.clone(),
            blocks: vec![Block { span: ProseSpan::new(0, len), role: Role::Paragraph }],
            map: Map::identity(len),
            ..Document::default()
        }
    }

    /// What is amiss in it once a run is over. Where not everything was read, a waiver is unused only if its own file was.
    pub(super) fn told(&self, whole: bool, run: Run<'_>) -> Vec<Finding> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let read = |w: &Waiver| w.file.as_ref().map_or(whole, |file| seen.contains(file.trim_start_matches("./")));
        self.waivers.iter().filter_map(|w| told(w, read(w), run)).collect()
    }
}

fn told(waiver: &Waiver, read: bool, run: Run<'_>) -> Option<Finding> {
    let rule = &waiver.rule;
    let (amiss, message, help) = if !run.known.contains(rule) {
        let near = nearest(rule, run.known.iter().map(String::as_str));
        let help = near.map_or_else(|| "`factlint rules list` names all".to_owned(), |n| format!("did you mean `{n}`?"));
        (Amiss::Unknown, format!("there is no rule `{rule}`"), help)
    } else if waiver.expired.load(Ordering::Relaxed) {
        let day = waiver.until.map(|d| d.to_string()).unwrap_or_default();
        (
            Amiss::Expired,
            format!("the waiver for `{rule}` held until {day}"),
            "look again, and give it another day or take it out".to_owned(),
        )
    } else if !waiver.used.load(Ordering::Relaxed) && read && run.ran.contains(&rule.as_str()) {
        let message = format!("`{rule}` finds nothing any more that this would be for");
        (Amiss::Unused, message, "take the waiver out".to_owned())
    } else {
        return None;
    };
    Some(finding(amiss, message, help, in_prose(waiver.at)))
}

fn same(a: &str, b: &str) -> bool {
    a.trim_start_matches("./") == b.trim_start_matches("./")
}

fn waiver(reader: &mut Reader<'_>, value: &Value) -> Option<Waiver> {
    let (mut fingerprint, mut rule, mut reason, mut until, mut file) = (None, None, None, None, None);
    let mut sound = true;
    for (key, _, value) in reader.entries(value, &KEYS) {
        match key {
            "fingerprint" => fingerprint = reader.scalar(value),
            "rule" => rule = reader.scalar(value),
            "reason" => reason = reader.scalar(value).filter(|r| !r.value.trim().is_empty()),
            "until" => {
                until = reader.read(value, day);
                sound &= until.is_some();
            }
            "file" => file = reader.scalar(value),
            // For people: it says which finding is meant.
            _ => drop(reader.scalar(value)),
        }
    }
    let missing = [("fingerprint", fingerprint.is_none()), ("rule", rule.is_none()), ("reason", reason.is_none())];
    for (key, _) in missing.into_iter().filter(|(_, gone)| *gone) {
        reader.slip(value.span, format!("`{key}` is missing: the waiver does not hold"), format!("add the key `{key}`"));
    }
    let at = reader.set(value.span, ()).span;
    let (fingerprint, rule, reason) = (fingerprint?.value, rule?.value, reason?.value);
    sound.then(|| Waiver {
        fingerprint,
        rule,
        reason,
        until: until.map(|s| s.value),
        file: file.map(|s| s.value),
        at,
        used: AtomicBool::new(false),
        expired: AtomicBool::new(false),
    })
}

fn day(text: &str) -> Result<NaiveDate, (String, String)> {
    let wrong = |_| (format!("`{text}` is no day: the waiver does not hold"), "write it as 2024-11-21".to_owned());
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_waiver_without_a_reason_does_not_hold_and_is_told() {
        let text = "waivers:\n  - {fingerprint: 1e10, rule: a, reason: r}\n  - {fingerprint: b, rule: a, reason: ''}\n  - {fingerprnt: b, rule: a, reason: r, until: may}\n";
        let (file, wrong) = WaiverFile::read("w.yaml", text);
        let told: Vec<&str> = wrong.iter().map(|w| w.reason.as_str()).collect();
        assert_eq!(
            told,
            [
                "`reason` is missing: the waiver does not hold",
                "there is no key `fingerprnt`",
                "`may` is no day: the waiver does not hold",
                "`fingerprint` is missing: the waiver does not hold"
            ]
        );
        assert_eq!(file.waivers.len(), 1);
        assert_eq!(file.waivers[0].fingerprint, "1e10", "no number is made of it");
    }

    #[test]
    fn what_is_no_file_of_waivers_does_no_harm() {
        for text in ["", "waivers:", "waivers: x", "- a", "waivers: [a, [b], {}]", "waivers: [{rule: [a]}]"] {
            assert!(WaiverFile::read("w.yaml", text).0.waivers.is_empty());
        }
    }
}
