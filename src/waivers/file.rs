//! Files of waivers.

use super::Run;
use super::told::{Told, in_prose};
use crate::config::Reader;
use crate::document::yaml::Value;
use crate::document::{Block, Document, Role, Unreadable};
use crate::findings::Finding;
use crate::rules::kinds::waiver_stands::Stands;
use crate::text::{Map, ProseSpan, SourceSpan};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};
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
}

/// What a waiver is for: the rule, the fingerprint, and its file where it names one.
type Key = (String, String, Option<String>);

/// Waivers that are for the same.
#[derive(Debug)]
struct Same {
    /// The last day of the one that holds longest; none: some hold for ever.
    until: Option<NaiveDate>,
    /// Whether a finding was met that they are for.
    met: AtomicBool,
}

/// A file of them, as read.
#[derive(Debug, Default)]
pub struct WaiverFile {
    /// Its name, for people.
    pub name: String,
    text: String,
    waivers: Vec<Waiver>,
    same: HashMap<Key, Same>,
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
        let mut same: HashMap<Key, Same> = HashMap::new();
        for waiver in &waivers {
            let held = same.entry(waiver.key()).or_insert_with(|| Same { until: waiver.until, met: AtomicBool::new(false) });
            held.until = held.until.zip(waiver.until).map(|(a, b)| a.max(b));
        }
        (Self { name: name.to_owned(), text: text.to_owned(), waivers, same, seen: Mutex::default() }, reader.wrong)
    }

    /// Whether some waiver holds a finding right; every one that does has been of use.
    pub(super) fn waive(&self, document: &str, found: &Finding, today: Option<NaiveDate>) -> bool {
        let mut waived = false;
        for file in [None, Some(bare(document).to_owned())] {
            if let Some(same) = self.same.get(&(found.rule.clone(), found.fingerprint.clone(), file)) {
                same.met.store(true, Ordering::Relaxed);
                waived |= !past(same.until, today);
            }
        }
        waived
    }

    /// Remembers that a document was held against it.
    pub fn saw(&self, document: &str) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(bare(document).to_owned());
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
        let read = |w: &Waiver| w.file.as_ref().map_or(whole, |file| seen.contains(bare(file)));
        let told = |w: &Waiver| Some(self.amiss(w, read(w), run)?.findings(&in_prose(w.at), run));
        self.waivers.iter().filter_map(told).flatten().collect()
    }

    fn amiss(&self, waiver: &Waiver, read: bool, run: Run<'_>) -> Option<Told> {
        let rule = &waiver.rule;
        let met = self.same.get(&waiver.key()).is_some_and(|same| same.met.load(Ordering::Relaxed));
        if !run.known.contains(rule) {
            Some(Told::unknown(rule, run))
        } else if met && past(waiver.until, run.today) {
            Some(Told::of(Stands::Expired, rule, waiver.until.map(|d| ("day", d.to_string()))))
        } else if !met && read && run.ran(rule) {
            Some(Told::of(Stands::Unused, rule, None))
        } else {
            None
        }
    }
}

impl Waiver {
    fn key(&self) -> Key {
        (self.rule.clone(), self.fingerprint.clone(), self.file.as_deref().map(|f| bare(f).to_owned()))
    }
}

fn past(until: Option<NaiveDate>, today: Option<NaiveDate>) -> bool {
    until.zip(today).is_some_and(|(until, today)| until < today)
}

/// A path without the mark of the folder that it starts from.
fn bare(path: &str) -> &str {
    path.trim_start_matches("./")
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
    sound.then(|| Waiver { fingerprint, rule, reason, until: until.map(|s| s.value), file: file.map(|s| s.value), at })
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
    fn the_schema_knows_the_keys_that_the_reader_knows() {
        let schema: serde_json::Value = serde_json::from_str(include_str!("../../docs/schema/waivers.json")).unwrap();
        let of = &schema["properties"]["waivers"]["items"]["properties"];
        let mut keys: Vec<&str> = of.as_object().unwrap().keys().map(String::as_str).collect();
        let mut known = KEYS;
        keys.sort_unstable();
        known.sort_unstable();
        assert_eq!(keys, known);
    }

    #[test]
    fn what_is_no_file_of_waivers_does_no_harm() {
        for text in ["", "waivers:", "waivers: x", "- a", "waivers: [a, [b], {}]", "waivers: [{rule: [a]}]"] {
            assert!(WaiverFile::read("w.yaml", text).0.waivers.is_empty());
        }
    }
}
