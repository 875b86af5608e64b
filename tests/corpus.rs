//! Reads `tests/corpus/<language>/*.yaml`: one value and the many ways to say it, and prose that must be left alone. One test a sentence,
//! named by its file and its words: `cargo test --test corpus -- "en/money"`. `tests/corpus/README.md` tells the format.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where something is amiss")]

use factlint::analysis::view::{Mention, mentions};
use factlint::analysis::{Settings, analyze};
use factlint::document::titled;
use factlint::extraction::parse_published;
use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use serde::de::Deserializer;
use std::fs;
use std::path::{Path, PathBuf};

/// Cases that share a publication date.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    published: Option<String>,
    #[serde(default)]
    cases: Vec<Case>,
    #[serde(default)]
    silent: Vec<String>,
}

/// One reading and the sentences that have it, and no other.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    is: OneOrMany,
    said: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(Box<Reading>),
    Many(Vec<Reading>),
}

/// What a mention must be. A key that is not written is not asked for, but for `upper` (none) and `bound` (exactly).
#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct Reading {
    kind: String,
    quote: Option<String>,
    value: Option<String>,
    upper: Option<String>,
    bound: Option<String>,
    precision: Option<String>,
    #[serde(default, deserialize_with = "written")]
    unit: Option<Option<String>>,
    #[serde(default, deserialize_with = "written")]
    subject: Option<Option<String>>,
    #[serde(default, deserialize_with = "written")]
    from: Option<Option<String>>,
    #[serde(default, deserialize_with = "written")]
    to: Option<Option<String>>,
    timex: Option<String>,
}

/// Tells `unit: null`, which asks that there be none, from a key that is not written.
fn written<'de, D: Deserializer<'de>>(key: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(key).map(Some)
}

impl Reading {
    /// Which keys say something else than the mention.
    fn differs(&self, prose: &str, m: &Mention) -> Vec<&'static str> {
        let amount = m.value.is_some();
        let plain = |said: Option<&String>, is: Option<&str>| said.is_none_or(|s| is == Some(s));
        let maybe = |said: &Option<Option<String>>, is: Option<&str>| said.as_ref().is_none_or(|s| s.as_deref() == is);
        [
            ("kind", self.kind == m.kind),
            ("quote", plain(self.quote.as_ref(), Some(m.span.slice(prose)))),
            ("value", plain(self.value.as_ref(), m.value.as_deref())),
            ("upper", !amount || self.upper == m.upper),
            ("bound", !amount || m.kind == "designator" || self.bound.as_deref().unwrap_or("exactly") == m.bound.unwrap_or("exactly")),
            ("precision", plain(self.precision.as_ref(), m.precision.as_deref())),
            ("unit", maybe(&self.unit, m.unit.as_deref())),
            ("subject", maybe(&self.subject, m.subject.as_deref())),
            ("from", maybe(&self.from, m.from.as_deref())),
            ("to", maybe(&self.to, m.to.as_deref())),
            ("timex", plain(self.timex.as_ref(), m.timex.as_deref())),
        ]
        .into_iter()
        .filter_map(|(key, fits)| (!fits).then_some(key))
        .collect()
    }
}

/// Reads a text and holds its mentions against what they must be, in text order: no more, no fewer.
fn hold(language: &str, published: Option<&str>, text: &str, wanted: &[Reading]) -> Result<(), Failed> {
    let document = titled("corpus", "", text.to_owned());
    let published = published.map(|p| parse_published(p).expect("published is a date"));
    let analysis = analyze(&document, &Settings { language: Some(language.to_owned()), published, ..Settings::default() })
        .expect("a pack covers the folder's language");
    let read = mentions(&analysis, wanted.iter().any(|w| w.kind == "designator"));
    let mut wrong = Vec::new();
    if read.len() != wanted.len() {
        wrong.push(format!("{} mentions, wanted {}", read.len(), wanted.len()));
    }
    for (want, got) in wanted.iter().zip(&read) {
        wrong.extend(want.differs(&document.prose, got).into_iter().map(|key| format!("{key} of “{}”", got.span.slice(&document.prose))));
    }
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!("{text}\n  wrong: {}\n{}", wrong.join(", "), shown(&document.prose, &read)).into())
}

fn shown(prose: &str, read: &[Mention]) -> String {
    let line = |m: &Mention| {
        let fields = [
            ("value", &m.value),
            ("upper", &m.upper),
            ("unit", &m.unit),
            ("subject", &m.subject),
            ("from", &m.from),
            ("to", &m.to),
            ("timex", &m.timex),
        ];
        let fields: Vec<String> = fields.iter().filter_map(|(key, v)| v.as_ref().map(|v| format!("{key}: {v}"))).collect();
        format!("  got: {} “{}” {} {}", m.kind, m.span.slice(prose), m.bound.unwrap_or(""), fields.join(", "))
    };
    read.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().flatten().map(|e| e.path()).collect();
    found.sort();
    found
}

fn trials(folder: &Path) -> Vec<Trial> {
    let mut all = Vec::new();
    let language = folder.file_name().unwrap().to_string_lossy().into_owned();
    for path in files(folder).into_iter().filter(|p| p.extension().is_some_and(|e| e == "yaml")) {
        let yaml = fs::read_to_string(&path).unwrap();
        let groups: Vec<Group> = serde_yaml::from_str(&yaml).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let name = format!("{language}/{}", path.file_stem().unwrap().to_string_lossy());
        for group in groups {
            let mut add = |what: &str, text: String, wanted: Vec<Reading>| {
                let (language, published) = (language.clone(), group.published.clone());
                let short: String = text.chars().take(80).collect();
                let title = format!("{name}{what}: {}", short.replace('\n', " "));
                all.push(Trial::test(title, move || hold(&language, published.as_deref(), &text, &wanted)));
            };
            for case in group.cases {
                let wanted = match case.is {
                    OneOrMany::One(reading) => vec![*reading],
                    OneOrMany::Many(readings) => readings,
                };
                case.said.into_iter().for_each(|text| add("", text, wanted.clone()));
            }
            group.silent.into_iter().for_each(|text| add(" silent", text, Vec::new()));
        }
    }
    all
}

fn main() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let all: Vec<Trial> = files(&corpus).iter().filter(|p| p.is_dir()).flat_map(|folder| trials(folder)).collect();
    assert!(!all.is_empty(), "no cases in {}", corpus.display());
    libtest_mimic::run(&Arguments::from_args(), all).exit();
}
