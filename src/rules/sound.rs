//! What a rule must have beyond its shape: wordings without unknown slots, a word for every passage, examples both ways.

use super::error::Slip;
use super::explain::choice;
use super::marks::marked;
use super::tree::{Node, Path, Step, keys};
use super::wording::{Piece, pieces};
use super::{Example, Wording, Written};
use crate::extraction::parse_published;
use crate::language;

/// The languages that every wording of a rule that ships is in.
const BOTH: [&str; 2] = ["en", "ar"];

/// Everything that is wrong with a rule, in the order of its keys. `shipped`: it is to be worded in every language of ours.
pub(super) fn slips(rule: &Written, root: &Node, text: &str, shipped: bool) -> Vec<Slip> {
    let mut found = Finder { rule, root, text, shipped, slips: Vec::new() };
    found.parameters();
    found.languages_of_articles();
    found.wordings();
    found.passages();
    found.examples();
    found.slips
}

struct Finder<'a> {
    rule: &'a Written,
    root: &'a Node,
    text: &'a str,
    shipped: bool,
    slips: Vec<Slip>,
}

impl Finder<'_> {
    /// Adds a slip at a value.
    fn at(&mut self, path: &[Step], message: String, label: &str, help: String) {
        let span = self.root.at(path).1.span.clone();
        self.slips.push(Slip { span, message, label: label.into(), help });
    }

    /// Adds a slip at a key.
    fn at_key(&mut self, path: &[Step], message: String, label: &str, help: String) {
        let (key, value) = self.root.at(path);
        let span = key.unwrap_or(value).span.clone();
        self.slips.push(Slip { span, message, label: label.into(), help });
    }

    /// Adds a slip at some words of a text, where the file has them as they are read.
    fn at_words(&mut self, path: &[Step], words: &str, message: String, label: &str, help: String) {
        let span = self.root.at(path).1.span.clone();
        let inside = self.text.get(span.clone()).and_then(|raw| raw.find(words)).map(|n| span.start + n..span.start + n + words.len());
        self.slips.push(Slip { span: inside.unwrap_or(span), message, label: label.into(), help });
    }

    fn parameters(&mut self) {
        let Some(unsound) = self.rule.check.unsound() else { return };
        let kind = self.rule.check.name();
        let path: Vec<&str> = ["check", &kind].into_iter().chain(unsound.path.iter().map(String::as_str)).collect();
        let path = keys(&path);
        match unsound.within {
            None => self.at_key(&path, unsound.message, "here", unsound.help),
            Some(bytes) => {
                let whole = self.root.at(&path).1.span.clone();
                let quoted = self.text.get(whole.clone()).is_some_and(|raw| raw.starts_with(['"', '\'']));
                let start = whole.start + usize::from(quoted) + bytes.start;
                // What is missing at the end is shown at the end.
                let span = start.min(whole.end)..(start + bytes.len().max(1)).min(whole.end.max(start));
                let span = if self.text.get(span.clone()).is_some_and(|words| !words.is_empty()) { span } else { whole };
                self.slips.push(Slip { span, message: unsound.message, label: "here".into(), help: unsound.help });
            }
        }
    }

    fn languages_of_articles(&mut self) {
        let known: Vec<&str> = language::codes().collect();
        for (n, code) in self.rule.when.languages.iter().enumerate().filter(|(_, c)| !known.contains(&c.as_str())) {
            let path = [keys(&["when", "languages"]), vec![Step::Item(n)]].concat();
            self.at(&path, format!("no language pack has the code `{code}`"), "unknown language", choice(code, &known));
        }
    }

    fn wordings(&mut self) {
        let rule = self.rule;
        let slots = rule.check.slots();
        self.wording(&keys(&["message"]), &rule.message, slots);
        if !rule.help.is_empty() {
            self.wording(&keys(&["help"]), &rule.help, slots);
        }
        for (role, wording) in &rule.labels {
            self.wording(&keys(&["labels", role]), wording, slots);
        }
        for (remark, wording) in &rule.notes {
            self.wording(&keys(&["notes", remark]), wording, rule.check.remark_slots());
        }
    }

    fn wording(&mut self, path: &Path, wording: &Wording, slots: &[&str]) {
        let needed: &[&str] = if self.shipped { &BOTH } else { &[] };
        let missing: Vec<&str> = needed.iter().copied().filter(|l| !wording.contains_key(*l)).collect();
        if !missing.is_empty() {
            self.at_key(
                path,
                format!("a wording is missing: {}", missing.join(", ")),
                "not in every language",
                "a rule that ships speaks English and Arabic".into(),
            );
        } else if wording.is_empty() {
            self.at_key(path, "there is no wording".into(), "in no language", "write at least one, as in `en: …`".into());
        }
        for (language, text) in wording {
            let path = [path.clone(), keys(&[language])].concat();
            if !is_code(language) {
                self.at_key(
                    &path,
                    format!("`{language}` is no language code"),
                    "not a code",
                    "write a code of two or three letters, as `en` or `ar`".into(),
                );
            }
            if text.trim().is_empty() {
                self.at(&path, "the wording is empty".into(), "no words", "write a sentence, or leave the key out".into());
            }
            for piece in pieces(text) {
                if let Piece::Slot(name) = piece
                    && !slots.contains(&name)
                {
                    let help = if slots.is_empty() { "no slot is allowed here".into() } else { choice(name, slots) };
                    self.at_words(&path, &format!("{{{name}}}"), format!("there is no slot `{name}`"), "unknown slot", help);
                }
            }
        }
    }

    /// A word for every role and remark of the kind, and for no other.
    fn passages(&mut self) {
        let rule = self.rule;
        let tables = [("labels", rule.check.roles(), &rule.labels, true), ("notes", rule.check.remarks(), &rule.notes, self.shipped)];
        for (key, names, table, needed) in tables {
            for other in table.keys().filter(|k| !names.contains(&k.as_str())) {
                let help = if names.is_empty() { "this kind of check has none".into() } else { choice(other, names) };
                self.at_key(&keys(&[key, other]), format!("this kind of check has no `{other}` among its {key}"), "never used", help);
            }
            let missing: Vec<&str> = names.iter().copied().filter(|n| needed && !table.contains_key(*n)).collect();
            if !missing.is_empty() {
                let path = if self.root.get(key).is_some() { key } else { "check" };
                let help = format!("this kind of check needs {key} for: {}", names.join(", "));
                self.at_key(&keys(&[path]), format!("`{key}` lacks {}", missing.join(", ")), "a word is missing", help);
            }
        }
    }

    fn examples(&mut self) {
        let rule = self.rule;
        for (n, example) in rule.examples.iter().enumerate() {
            self.example(&[keys(&["examples"]), vec![Step::Item(n)]].concat(), example);
        }
        let finds = rule.examples.iter().any(|e| e.finds.is_some());
        let allows = rule.examples.iter().any(|e| e.allows.is_some());
        let missing = match (finds, allows) {
            (true, true) => return,
            (false, true) => "finds",
            (true, false) => "allows",
            (false, false) => "finds, and no text that it allows",
        };
        let key = if self.root.get("examples").is_some() { "examples" } else { "id" };
        let help = "give at least one text of each: `- finds: \"… [12 people]{total} …\"` and `- allows: \"…\"`";
        self.at_key(&keys(&[key]), format!("there is no text that the rule {missing}"), "examples are a rule's tests", help.into());
    }

    fn example(&mut self, path: &Path, example: &Example) {
        let under = |key: &str| [path.clone(), keys(&[key])].concat();
        let (key, text) = match (&example.finds, &example.allows) {
            (Some(text), None) => ("finds", text),
            (None, Some(text)) => ("allows", text),
            _ => {
                let help = "write either `finds` or `allows`".into();
                return self.at(path, "an example either finds or allows".into(), "one of the two", help);
            }
        };
        let roles = self.rule.check.roles();
        let mut marks = Vec::new();
        for (key, text) in [(key, Some(text)), ("title", example.title.as_ref())] {
            marks.extend(text.map(|t| marked(t).1).unwrap_or_default().into_iter().map(|m| (key, m.role)));
        }
        for (key, role) in marks.iter().filter(|(_, r)| !roles.contains(&r.as_str())) {
            self.at_words(&under(key), &format!("{{{role}}}"), format!("no passage is a `{role}`"), "unknown role", choice(role, roles));
        }
        if key == "finds" && marks.is_empty() {
            let help = format!("mark the words it points at, as in `[12 people]{{{}}}`", roles.first().copied().unwrap_or("role"));
            self.at(&under("finds"), "nothing is marked".into(), "what does it find?", help);
        }
        if key == "allows" && !marks.is_empty() {
            self.at(&under("allows"), "words are marked in a text that is to be left alone".into(), "marked", "take the marks out".into());
        }
        if let Some(date) = example.published.as_deref().filter(|d| parse_published(d).is_none()) {
            self.at(&under("published"), format!("`{date}` is no date"), "not a date", "write it as 2024-11-21".into());
        }
        if let Some(code) = example.language.as_deref().filter(|c| language::by_code(c).is_none()) {
            let known: Vec<&str> = language::codes().collect();
            self.at(&under("language"), format!("no language pack has the code `{code}`"), "unknown language", choice(code, &known));
        }
    }
}

/// Whether it looks like a BCP 47 primary tag, with or without a region.
fn is_code(text: &str) -> bool {
    let (primary, region) = text.split_once('-').unwrap_or((text, "XX"));
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_lowercase())
        && (2..=8).contains(&region.len())
        && region.bytes().all(|b| b.is_ascii_alphanumeric())
}
