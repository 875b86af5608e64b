//! A rule as its file writes it.

use super::kinds::Kind;
use crate::findings::{Category, Confidence, Severity};
use crate::stories::Section;
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// A wording: language code → text with `{slots}`.
pub type Wording = BTreeMap<String, String>;

/// How much a rule's findings matter, or that it is not run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The passages cannot all be right.
    Error,
    /// Probably wrong.
    Warning,
    /// Worth seeing.
    Info,
    /// Not run.
    Off,
}

impl Level {
    /// As findings carry it; none for a rule that is not run.
    #[must_use]
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Off => None,
        }
    }

    /// Its name in every format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self.severity() {
            Some(severity) => severity.name(),
            None => "off",
        }
    }

    /// The level of a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Error, Self::Warning, Self::Info, Self::Off].into_iter().find(|l| l.name() == name)
    }
}

/// A rule as its file writes it.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// The file's name without `.yaml`.
    pub id: String,
    /// How much its findings matter.
    pub severity: Level,
    /// The family it belongs to.
    pub category: Category,
    /// The version that it came with.
    #[serde(default)]
    pub since: Option<String>,
    /// What is checked: one key that names the kind, its parameters under it.
    #[serde(with = "serde_yaml::with::singleton_map")]
    #[schemars(with = "Kind")]
    pub check: Kind,
    /// Where it is run; everywhere by default.
    #[serde(default)]
    pub when: When,
    /// The finding's sentence.
    pub message: Wording,
    /// What each labelled passage is, by role.
    #[serde(default)]
    pub labels: BTreeMap<String, Wording>,
    /// The remarks that the kind can make, by name.
    #[serde(default)]
    pub notes: BTreeMap<String, Wording>,
    /// What an editor may do.
    #[serde(default)]
    pub help: Wording,
    /// Why it matters.
    pub why: String,
    /// What it does not see, or leaves alone though it might be wrong.
    #[serde(default)]
    pub blind_spots: String,
    /// Its tests: at least one that finds and one that allows.
    #[serde(default)]
    pub examples: Vec<Example>,
}

/// Where a rule is run. An empty list leaves everything in.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct When {
    /// Languages, as codes.
    pub languages: Vec<String>,
    /// Sections of a story; the passage to jump to must lie in one of them.
    pub sections: Vec<Section>,
    /// What is counted: lemmas or classes of the language pack; one of the passages must count one of them.
    pub subjects: Vec<String>,
    /// Findings less sure than this are left out: 0 to 1.
    #[serde(deserialize_with = "share")]
    #[schemars(with = "Option<Decimal>")]
    pub min_confidence: Option<Confidence>,
}

/// A text that the rule must find something in, or must leave alone.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// A text with the passages that the finding labels: `[12 people]{total}`.
    #[serde(default)]
    pub finds: Option<String>,
    /// A text that the rule must leave alone.
    #[serde(default)]
    pub allows: Option<String>,
    /// The text's language; English by default.
    #[serde(default)]
    pub language: Option<String>,
    /// The publication date, `2024-11-21`; also the day that waivers are held against.
    #[serde(default)]
    pub published: Option<String>,
    /// The title. It may hold marked passages too.
    #[serde(default)]
    pub title: Option<String>,
    /// Texts that it is held against, as sources.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Other parts of the same story, which it is compared with.
    #[serde(default)]
    pub parts: Vec<String>,
    /// Facts that it is held against, each as an item of a fact sheet writes it: `- says: "…"`.
    #[serde(default)]
    pub facts: Vec<String>,
    /// Whether the text is Markdown, with tables.
    #[serde(default)]
    pub markdown: bool,
    /// For rules about waivers: an article. The text is a file of waivers for it, otherwise an article with comments of its own.
    #[serde(default)]
    pub article: Option<String>,
}

/// A decimal as editors are to see it.
#[derive(schemars::JsonSchema)]
#[serde(untagged)]
#[allow(dead_code, reason = "only its schema is used")]
enum Decimal {
    /// As a number of YAML.
    Number(serde_json::Number),
    /// As a text.
    Text(String),
}

/// Reads a decimal from 0 to 1 in thousandths. `0.6` and `"0.6"` are the same; no arithmetic is done in floats.
fn share<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Confidence>, D::Error> {
    struct Decimal;
    impl Visitor<'_> for Decimal {
        type Value = Confidence;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a decimal from 0 to 1")
        }
        fn visit_str<E: Error>(self, text: &str) -> Result<Confidence, E> {
            confidence(text).ok_or_else(|| E::custom(format!("`{text}` is no decimal from 0 to 1; write it as 0.6")))
        }
        fn visit_u64<E: Error>(self, n: u64) -> Result<Confidence, E> {
            self.visit_str(&n.to_string())
        }
        fn visit_i64<E: Error>(self, n: i64) -> Result<Confidence, E> {
            self.visit_str(&n.to_string())
        }
        fn visit_f64<E: Error>(self, n: f64) -> Result<Confidence, E> {
            // The shortest decimal that means this float is the one that was written.
            self.visit_str(&n.to_string())
        }
    }
    from.deserialize_any(Decimal).map(Some)
}

/// A decimal from 0 to 1, in thousandths; none when it is none. Digits beyond the third are cut off.
#[must_use]
pub fn confidence(text: &str) -> Option<Confidence> {
    let (whole, decimals) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() && decimals.is_empty() || !digits(whole) || !digits(decimals) {
        return None;
    }
    let thousandths: String = decimals.chars().chain("000".chars()).take(3).collect();
    let n = format!("{whole}{thousandths}").parse::<u16>().ok()?;
    (n <= 1000).then_some(Confidence(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_read_without_floats() {
        let read = |t: &str| confidence(t).map(|c| c.0);
        assert_eq!(
            [read("0.6"), read("1"), read(".94"), read("0"), read("0.9999")],
            [Some(600), Some(1000), Some(940), Some(0), Some(999)]
        );
        assert_eq!([read("1.01"), read("-0.1"), read("sixty"), read(""), read("0,6")], [None; 5]);
    }
}
