//! The words of reports that speak an article's language: `rules/reports/`, one file for each.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Code, JSON, YAML.
static SHIPPED: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/reports.rs"));

/// What a report says in one language.
#[derive(Debug)]
pub(super) struct Words {
    /// The language's code.
    pub(super) code: &'static str,
    words: BTreeMap<String, String>,
}

static ALL: LazyLock<Vec<Words>> = LazyLock::new(|| {
    // The build refuses what is no map of strings; a test reads every file.
    SHIPPED.iter().map(|&(code, json, _)| Words { code, words: serde_json::from_str(json).unwrap_or_default() }).collect()
});

/// The language that is spoken where nobody knows better.
const FALLBACK: &str = "en";

static SILENT: Words = Words { code: FALLBACK, words: BTreeMap::new() };

/// The words of a language, or of the one that stands in for it.
pub(super) fn words(language: Option<&str>) -> &'static Words {
    let of = |code: &str| ALL.iter().find(|w| w.code == code);
    language.and_then(of).or_else(|| of(FALLBACK)).unwrap_or(&SILENT)
}

/// The code of a language that reports have words in.
#[must_use]
pub fn spoken(language: &str) -> Option<&'static str> {
    SHIPPED.iter().map(|s| s.0).find(|code| *code == language)
}

impl Words {
    /// The words of a key; a name that has none is its own.
    pub(super) fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::view::State;

    #[test]
    fn every_language_says_the_same() {
        let keys = |w: &Words| w.words.keys().cloned().collect::<Vec<_>>();
        assert!(ALL.len() >= 2 && !ALL[0].words.is_empty());
        assert!(ALL.iter().all(|w| keys(w) == keys(&ALL[0])));
    }

    #[test]
    fn every_state_has_words() {
        use State::{Attributed, Consistent, Contradicted, Derived, NotChecked, Supported, Unsupported};
        for state in [Contradicted, Supported, Derived, Consistent, Attributed, Unsupported, NotChecked] {
            assert!(ALL.iter().all(|w| w.words.contains_key(state.name())), "{}", state.name());
        }
    }

    #[test]
    fn a_language_without_words_is_told_in_another() {
        assert_eq!(words(Some("fi")).code, "en");
        assert_eq!(words(None).get("no-such-key"), "no-such-key");
    }
}
