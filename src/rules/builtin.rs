//! The rules that are compiled in.

use super::{Example, Rule, Written};
use std::sync::LazyLock;

/// Name, JSON without the examples, YAML, the examples as JSON.
static CHECKS: &[(&str, &str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/checks.rs"));

// A rule that ships is held sound by the tests below: none here is a rule that does not load.
static READY: LazyLock<Vec<Rule>> = LazyLock::new(|| CHECKS.iter().filter_map(|(name, json, ..)| read(name, json).ok()).collect());

fn read(name: &str, json: &str) -> Result<Rule, String> {
    let written: Written = serde_json::from_str(json).map_err(|e| e.to_string())?;
    Ok(Rule { written, origin: format!("{name}.yaml"), shipped: true })
}

/// The rules that ship, sorted by id. Their examples are asked for by [`Rule::examples`].
#[must_use]
pub fn builtin() -> &'static [Rule] {
    &READY
}

/// The YAML of a rule that ships.
#[must_use]
pub fn builtin_yaml(id: &str) -> Option<&'static str> {
    CHECKS.iter().find(|(name, ..)| *name == id).map(|(_, _, yaml, _)| *yaml)
}

/// A rule that ships as keys and values, for others to be laid over it.
pub(super) fn value(id: &str) -> Option<serde_yaml::Value> {
    let (_, json, _, examples) = CHECKS.iter().find(|(name, ..)| *name == id)?;
    let mut value: serde_yaml::Value = serde_json::from_str(json).ok()?;
    value.as_mapping_mut()?.insert("examples".into(), serde_json::from_str(examples).ok()?);
    Some(value)
}

/// The examples of a rule that ships.
pub(super) fn examples(id: &str) -> Vec<Example> {
    let found = CHECKS.iter().find(|(name, ..)| *name == id);
    found.and_then(|(.., examples)| serde_json::from_str(examples).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_rule_loads_under_its_own_name() {
        for (name, json, ..) in CHECKS {
            let rule = read(name, json).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert_eq!(rule.written.id, *name);
            assert!(rule.examples().len() >= 2, "{name}");
        }
        assert!(builtin_yaml("invalid-date").is_some() && builtin_yaml("no-such-rule").is_none());
    }
}
