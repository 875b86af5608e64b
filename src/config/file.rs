//! One `factlint.yaml`.

use super::over::{Override, over};
use super::reader::{Reader, choice};
use super::{KEYS, Set};
use crate::document::Unreadable;
use crate::document::yaml::{Node, Value};
use crate::findings::Confidence;
use crate::language;
use crate::rules::confidence;
use globset::Glob;

/// What the file is called where it is looked for.
pub const NAME: &str = "factlint.yaml";

/// The severities from which on a run fails.
pub const FAIL_ON: [&str; 4] = ["error", "warning", "info", "never"];

/// A rule's id with what is changed in it, as written.
pub type Change = Set<(String, String)>;

/// One file, as written. Paths are relative to its folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// Its name, for people.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Packs that it builds on: folders that hold a configuration, or files.
    pub extends: Vec<Set<String>>,
    /// Rules of the desk's own: folders or files.
    pub dirs: Vec<Set<String>>,
    /// Rules that it changes: their ids with what is changed, as written.
    pub changes: Vec<Change>,
    /// Fact sheets.
    pub facts: Vec<Set<String>>,
    /// Documents that every article is held against.
    pub sources: Vec<Set<String>>,
    /// The language of articles that do not tell.
    pub language: Option<Set<String>>,
    /// From which severity on a run fails: one of [`FAIL_ON`].
    pub fail_on: Option<Set<String>>,
    /// Findings less sure are left out.
    pub min_confidence: Option<Set<Confidence>>,
    /// What is read where a folder is walked, as globs.
    pub files: Vec<Set<String>>,
    /// What is passed over there.
    pub ignore: Vec<Set<String>>,
    /// What differs for some files.
    pub overrides: Vec<Override>,
    /// Files of waivers.
    pub waivers: Vec<Set<String>>,
}

/// Reads a configuration. Everything that is sound is used; what is not is told, each at its line.
#[must_use]
pub fn read(name: &str, text: &str) -> (Config, Vec<Unreadable>) {
    let mut config = Config { name: name.to_owned(), text: text.to_owned(), ..Config::default() };
    let (mut reader, root) = Reader::open(name, text);
    if let Some(root) = root {
        for (key, _, value) in reader.entries(&root, &KEYS) {
            take(&mut config, &mut reader, key, value);
        }
    }
    (config, reader.wrong)
}

fn take(config: &mut Config, reader: &mut Reader<'_>, key: &str, value: &Value) {
    match key {
        "extends" => config.extends = reader.list(value),
        "rules" => (config.dirs, config.changes) = rules(reader, value),
        "facts" => config.facts = reader.list(value),
        "sources" => config.sources = reader.list(value),
        "language" => config.language = reader.read(value, code),
        "fail_on" => config.fail_on = reader.read(value, severity),
        "min_confidence" => config.min_confidence = reader.read(value, share),
        "files" => config.files = globs(reader, value),
        "ignore" => config.ignore = globs(reader, value),
        "overrides" => {
            let items = reader.items(value).iter().zip(0..);
            config.overrides = items.filter_map(|(item, n)| over(reader, item, n)).collect();
        }
        _ => config.waivers = reader.list(value),
    }
}

/// `dirs`, and rules by their id. What is changed in a rule is for the loader of rules to judge.
pub(super) fn rules(reader: &mut Reader<'_>, value: &Value) -> (Vec<Set<String>>, Vec<Change>) {
    let (mut dirs, mut changes) = (Vec::new(), Vec::new());
    for (key, span, value) in reader.pairs(value) {
        if key == "dirs" {
            dirs = reader.list(value);
        } else {
            changes.push(reader.set(span, (key.to_owned(), shown(value))));
        }
    }
    (dirs, changes)
}

/// A value on one line.
fn shown(value: &Value) -> String {
    match &value.node {
        Node::Null => "~".to_owned(),
        Node::Scalar(text) => text.clone(),
        Node::List(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(", ")),
        Node::Map(pairs) => {
            let pairs: Vec<String> = pairs.iter().map(|(k, v)| format!("{}: {}", shown(k), shown(v))).collect();
            format!("{{{}}}", pairs.join(", "))
        }
        Node::Alias => "*".to_owned(),
    }
}

/// The code of a language that there is a pack for.
pub(super) fn code(text: &str) -> Result<String, (String, String)> {
    let known: Vec<&str> = language::codes().collect();
    match language::by_code(text) {
        Some(_) => Ok(text.to_owned()),
        None => Err((format!("no language pack has the code `{text}`"), choice(text, &known))),
    }
}

fn severity(text: &str) -> Result<String, (String, String)> {
    let wrong = || (format!("a run cannot fail on `{text}`"), choice(text, &FAIL_ON));
    FAIL_ON.contains(&text).then(|| text.to_owned()).ok_or_else(wrong)
}

/// A decimal from 0 to 1.
pub(super) fn share(text: &str) -> Result<Confidence, (String, String)> {
    confidence(text).ok_or_else(|| (format!("`{text}` is no decimal from 0 to 1"), "write it as 0.8".to_owned()))
}

/// Globs that are well formed.
pub(super) fn globs(reader: &mut Reader<'_>, value: &Value) -> Vec<Set<String>> {
    let items: Vec<&Value> = match &value.node {
        Node::List(items) => items.iter().collect(),
        _ => vec![value],
    };
    items.into_iter().filter_map(|item| reader.read(item, glob)).collect()
}

fn glob(text: &str) -> Result<String, (String, String)> {
    let wrong = |e: globset::Error| (format!("`{text}` is no pattern for paths: {}", e.kind()), "write it as `drafts/**/*.md`".to_owned());
    Glob::new(text).map(|_| text.to_owned()).map_err(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> Vec<(String, String, String)> {
        let told = |u: &Unreadable| {
            let words = u.shown.as_ref().map_or("", |s| s.span().slice(s.source()));
            (words.to_owned(), u.reason.clone(), u.help.clone())
        };
        read("factlint.yaml", text).1.iter().map(told).collect()
    }

    #[test]
    fn every_value_knows_its_line() {
        let text = "extends: packs/one\nrules:\n  dirs: [rules]\n  sum-mismatch: off\n  unattributed-figure: {severity: info, most: 5}\nmin_confidence: 0.8\n";
        let (config, wrong) = read("factlint.yaml", text);
        assert_eq!(wrong, []);
        let extends: Vec<(&str, u32)> = config.extends.iter().map(|s| (s.value.as_str(), s.line)).collect();
        assert_eq!(extends, [("packs/one", 1)]);
        let changes: Vec<(&str, &str, u32)> = config.changes.iter().map(|c| (c.value.0.as_str(), c.value.1.as_str(), c.line)).collect();
        assert_eq!(changes, [("sum-mismatch", "off", 4), ("unattributed-figure", "{severity: info, most: 5}", 5)]);
        assert_eq!(config.min_confidence.map(|s| (s.value, s.line)), Some((Confidence(800), 6)));
    }

    #[test]
    fn a_mistake_is_told_at_its_words_and_the_rest_is_used() {
        let text = "languge: en\nfail_on: warnings\nmin_confidence: 8\nfacts: [a.yaml, {b: c}]\nignore: ['a[']\nlanguage: fr\noverrides: [{file: x}]\n";
        let found = wrong(text);
        let at: Vec<(&str, &str)> = found.iter().map(|(words, why, _)| (words.as_str(), why.as_str())).collect();
        assert_eq!(at[0], ("languge", "there is no key `languge`"));
        assert!(found[0].2.starts_with("did you mean `language`?"), "{}", found[0].2);
        assert_eq!(at[1], ("warnings", "a run cannot fail on `warnings`"));
        assert_eq!(at[2], ("8", "`8` is no decimal from 0 to 1"));
        assert_eq!(at[3], ("{b: c}", "one value is wanted here"));
        assert!(at[4].1.starts_with("`a[` is no pattern for paths"), "{}", at[4].1);
        assert_eq!(at[5], ("fr", "no language pack has the code `fr`"));
        assert_eq!(at[6], ("file", "there is no key `file`"));
        assert_eq!(read("f", text).0.facts.len(), 1);
    }

    #[test]
    fn the_starter_is_sound_with_its_suggestions_taken_up() {
        let starter = include_str!("../../rules/factlint.yaml");
        assert_eq!(wrong(starter), []);
        let suggested =
            |l: &str| l.trim_start().strip_prefix("# ").is_some_and(|s| s.starts_with("  ") || s.contains(": ") || s.ends_with(':'));
        let code = |l: &str| !l.contains("yaml-language-server") && !l.contains(". ") && !l.ends_with('.');
        let taken: String =
            starter.lines().map(|l| if suggested(l) && code(l) { l.replacen("# ", "", 1) + "\n" } else { format!("{l}\n") }).collect();
        assert_eq!(wrong(&taken), [], "{taken}");
        let (config, _) = read("factlint.yaml", &taken);
        assert!(config.overrides.len() == 1 && config.changes.len() == 2 && config.waivers.len() == 1, "{taken}");
    }

    #[test]
    fn the_schema_has_the_keys_that_are_read() {
        let schema: serde_json::Value = serde_json::from_str(include_str!("../../docs/schema/config.json")).unwrap();
        let keys = |of: &serde_json::Value| of["properties"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&schema), KEYS);
        assert_eq!(keys(&schema["properties"]["overrides"]["items"]), crate::config::OVERRIDE_KEYS);
        assert_eq!(schema["properties"]["fail_on"]["enum"], serde_json::json!(FAIL_ON));
        let mut codes: Vec<&str> = language::codes().collect();
        codes.sort_unstable();
        assert_eq!(schema["$defs"]["language"]["enum"], serde_json::json!(codes));
    }

    #[test]
    fn what_is_no_configuration_does_no_harm() {
        for text in ["", "# nothing\n", "~", "words", "- a\n- b\n", "a: [", "rules: x", "rules:\n  dirs: {a: b}\n", "{: }", "? [a]\n: b\n"]
        {
            let _ = read("f", text);
        }
        assert_eq!(wrong("language: en\nlanguage: ar\n")[0].1, "`language` stands here twice");
        assert!(wrong("a: [\n")[0].1.starts_with("this is no YAML"));
    }
}
