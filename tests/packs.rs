//! The packs as data: no word stands twice in a list, and no word has two values in a table that gives one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where something is amiss")]

use serde_yaml::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn packs() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/languages");
    let mut packs: Vec<(String, Value)> = fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|e| (e.file_name().to_string_lossy().into_owned(), serde_yaml::from_str(&fs::read_to_string(e.path()).unwrap()).unwrap()))
        .collect();
    packs.sort_by(|a, b| a.0.cmp(&b.0));
    packs
}

/// Every list of a pack with the keys that lead to it.
fn lists<'a>(at: &str, value: &'a Value, found: &mut Vec<(String, Vec<&'a str>)>) {
    match value {
        Value::Mapping(map) => {
            for (key, value) in map {
                lists(&format!("{at}.{}", key.as_str().unwrap_or("?")), value, found);
            }
        }
        Value::Sequence(items) if items.iter().all(Value::is_string) => {
            found.push((at.to_owned(), items.iter().filter_map(Value::as_str).collect()));
        }
        Value::Sequence(items) => items.iter().enumerate().for_each(|(i, v)| lists(&format!("{at}[{i}]"), v, found)),
        _ => {}
    }
}

#[test]
fn no_word_stands_twice_in_a_list() {
    let mut wrong = Vec::new();
    for (pack, value) in packs() {
        let mut found = Vec::new();
        lists(&pack, &value, &mut found);
        assert!(found.len() > 100, "{pack} has lists");
        for (at, mut words) in found {
            // [ss, ss] says that an ending stays as it is.
            if at.contains("writing.") {
                continue;
            }
            words.sort_unstable();
            wrong.extend(words.windows(2).filter(|w| w[0] == w[1]).map(|w| format!("{at} holds \"{}\" twice", w[0])));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_number_word_has_one_value() {
    let mut wrong = Vec::new();
    for (pack, value) in packs() {
        for table in ["cardinals", "scale_suffixes", "scale_duals", "fractions", "parts", "ordinals", "vague", "multiples", "rates"] {
            let mut values: BTreeMap<&str, &str> = BTreeMap::new();
            for (key, words) in value["numbers"][table].as_mapping().into_iter().flatten() {
                let key = key.as_str().unwrap_or("?");
                for word in words.as_sequence().into_iter().flatten().filter_map(Value::as_str) {
                    if let Some(other) = values.insert(word, key) {
                        wrong.push(format!("{pack}: numbers.{table} gives \"{word}\" as {other} and as {key}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The nouns of a pack, one a line and in order, so that the next one has its place: `FACTLINT_BLESS=1 cargo test --test packs` puts them there.
#[test]
fn nouns_stand_in_order() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/languages");
    for (pack, _) in packs() {
        let path = folder.join(&pack);
        let text = fs::read_to_string(&path).unwrap();
        let sorted = in_order(&text);
        if sorted != text && std::env::var_os("FACTLINT_BLESS").is_some() {
            fs::write(&path, sorted).unwrap();
            continue;
        }
        let wrong = text
            .lines()
            .zip(sorted.lines())
            .find(|(a, b)| a != b)
            .map(|(a, b)| format!("\"{}\" stands where \"{}\" belongs", a.trim(), b.trim()));
        assert!(wrong.is_none(), "{pack}: {}: FACTLINT_BLESS=1 puts the nouns in order", wrong.unwrap());
    }
}

/// A pack with its nouns in order of their letters, capital or small.
fn in_order(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let start = lines.iter().position(|l| *l == "nouns:").unwrap() + 1;
    let end = start + lines[start..].iter().position(|l| !l.starts_with("  ") || l.starts_with("   ") || l.starts_with("  #")).unwrap();
    let mut nouns = lines[start..end].to_vec();
    nouns.sort_by_cached_key(|l| (l.to_lowercase(), (*l).to_owned()));
    [&lines[..start], &nouns, &lines[end..]].concat().join("\n") + "\n"
}
