//! What a configuration changes in rules: a severity, a threshold, parameters of their kind. Read from the configuration's own text, so that a
//! slip is told at its line there.

use super::error::{RuleError, Slip};
use super::explain::choice;
use super::load::{laid_over, merge};
use super::tree::{self, Node, Step, keys};
use super::{Written, builtin, nearest, sound};
use serde_yaml::{Mapping, Value};
use std::collections::BTreeMap;

/// The rules that a configuration changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// The configuration's name, for people.
    pub name: String,
    /// Its text.
    pub text: String,
    /// The override that they stand in, by its place in the list; none: they are for all files.
    pub of: Option<usize>,
}

/// A rule with the change laid over it, and the same as keys and values.
type Made = (Written, Value);

/// The rules as changed, and what is wrong with the changes. A change with a slip is left out.
pub(super) fn changed(changes: &Changes, known: &[String], values: &BTreeMap<String, Value>) -> (Vec<Made>, Vec<RuleError>) {
    let Changes { name, text, of } = changes;
    // What is no YAML has been told by the reader of the configuration.
    let (Ok(Some(root)), Ok(whole)) = (tree::read(text), serde_yaml::from_str::<Value>(text)) else { return (Vec::new(), Vec::new()) };
    let (path, value) = match of {
        None => (keys(&["rules"]), whole.get("rules")),
        Some(n) => {
            let path = [keys(&["overrides"]), vec![Step::Item(*n)], keys(&["rules"])].concat();
            (path, whole.get("overrides").and_then(|o| o.get(*n)).and_then(|o| o.get("rules")))
        }
    };
    let (tree::Value::Map(pairs), Some(Value::Mapping(of))) = (&root.at(&path).1.value, value) else { return (Vec::new(), Vec::new()) };
    let (mut made, mut wrong) = (Vec::new(), Vec::new());
    for (key, node) in pairs {
        let Some(id) = key.text().filter(|id| *id != "dirs") else { continue };
        let Some(change) = of.get(id) else { continue };
        match one(id, key, node, change, known, values, text) {
            Ok(done) => made.push(done),
            Err(slips) => wrong.extend(slips.into_iter().map(|slip| RuleError::at(name, text, slip))),
        }
    }
    (made, wrong)
}

fn one(
    id: &str,
    key: &Node,
    node: &Node,
    change: &Value,
    known: &[String],
    values: &BTreeMap<String, Value>,
    text: &str,
) -> Result<Made, Vec<Slip>> {
    if !known.iter().any(|k| k == id) {
        let near = nearest(id, known.iter().map(String::as_str));
        let help = near.map_or_else(|| "`factlint rules list` names all; `dirs` adds more".to_owned(), |n| format!("did you mean `{n}`?"));
        return Err(vec![Slip { span: key.span.clone(), message: format!("there is no rule `{id}`"), label: "no such rule".into(), help }]);
    }
    let base = values.get(id).cloned().or_else(|| builtin::value(id)).unwrap_or(Value::Null);
    let kind = base.get("check").and_then(Value::as_mapping).and_then(|m| m.keys().next()).and_then(Value::as_str).unwrap_or_default();
    let Some((over, file)) = layer(kind, key, node, change) else {
        let help = choice("", &["error", "warning", "info", "off"]) + "; or keys with values, as `{severity: info, min_confidence: 0.8}`";
        return Err(vec![Slip {
            span: node.span.clone(),
            message: format!("`{id}` wants a severity, or keys with values"),
            label: "neither".into(),
            help,
        }]);
    };
    let merged = merge(base, over);
    let written = laid_over(&merged, &file).map_err(|slip| vec![slip])?;
    let found = sound::slips(&written, &file, text, builtin::value(id).is_some());
    if found.is_empty() { Ok((written, merged)) } else { Err(found) }
}

/// The change as a rule file would write it, with the nodes of the configuration in their places.
fn layer(kind: &str, key: &Node, node: &Node, change: &Value) -> Option<(Value, Node)> {
    let named = |name: &str| Node { span: key.span.clone(), value: tree::Value::Scalar(name.to_owned()) };
    let under = |value: tree::Value| Node { span: node.span.clone(), value };
    match (&node.value, change) {
        (tree::Value::Scalar(_), Value::String(_)) => {
            let over = Value::Mapping(Mapping::from_iter([("severity".into(), change.clone())]));
            Some((over, under(tree::Value::Map(vec![(named("severity"), node.clone())]))))
        }
        (tree::Value::Map(pairs), Value::Mapping(given)) => {
            let (mut over, mut when, mut check) = (Mapping::new(), Mapping::new(), Mapping::new());
            let (mut top, mut of_when, mut of_check) = (Vec::new(), Vec::new(), Vec::new());
            for (key, node) in pairs {
                let Some((name, value)) = key.text().and_then(|name| Some((name, given.get(name)?.clone()))) else { continue };
                let (map, nodes) = match name {
                    "severity" => (&mut over, &mut top),
                    "min_confidence" => (&mut when, &mut of_when),
                    _ => (&mut check, &mut of_check),
                };
                map.insert(name.into(), value);
                nodes.push((key.clone(), node.clone()));
            }
            if !when.is_empty() {
                over.insert("when".into(), Value::Mapping(when));
                top.push((named("when"), under(tree::Value::Map(of_when))));
            }
            if !check.is_empty() {
                over.insert("check".into(), Value::Mapping(Mapping::from_iter([(kind.into(), Value::Mapping(check))])));
                let inner = under(tree::Value::Map(of_check));
                top.push((named("check"), under(tree::Value::Map(vec![(named(kind), inner)]))));
            }
            Some((Value::Mapping(over), under(tree::Value::Map(top))))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::{Changes, Layer, Level, Loaded, load_layers};

    fn load(text: &str) -> Loaded {
        let changes = Changes { name: "factlint.yaml".into(), text: text.into(), of: None };
        load_layers([Layer::Changes(&changes)])
    }

    fn wrong(text: &str) -> (String, String, String) {
        let loaded = load(text);
        let e = loaded.errors.first().unwrap();
        (e.words().unwrap_or_default().into(), e.to_string(), e.advice().unwrap_or_default().into())
    }

    #[test]
    fn a_severity_a_threshold_and_parameters_are_changed() {
        let text = "rules:\n  dirs: [x]\n  sum-mismatch: off\n  unattributed-figure: {severity: info, min_confidence: 0.7, most: 5}\n";
        let loaded = load(text);
        assert!(loaded.errors.is_empty(), "{:?}", loaded.errors);
        let rule = |id: &str| loaded.rules.iter().find(|r| r.written.id == id).unwrap();
        assert_eq!(rule("sum-mismatch").written.severity, Level::Off);
        let written = &rule("unattributed-figure").written;
        assert_eq!((written.severity, written.when.min_confidence.map(|c| c.0)), (Level::Info, Some(700)));
        assert!(format!("{:?}", written.check).contains("most: 5"), "{:?}", written.check);
        assert!(rule("sum-mismatch").shipped, "it is still the rule that ships");
    }

    #[test]
    fn slips_are_told_at_their_words_in_the_configuration() {
        let (at, message, help) = wrong("rules:\n  sum-mismach: off\n");
        assert_eq!(
            (at.as_str(), message.as_str(), help.as_str()),
            ("sum-mismach", "there is no rule `sum-mismach`", "did you mean `sum-mismatch`?")
        );
        let (at, _, help) = wrong("rules:\n  sum-mismatch: of\n");
        assert!(at == "of" && help.starts_with("did you mean `off`?"), "{at} {help}");
        let (at, _, help) = wrong("rules:\n  unattributed-figure: {mst: 5}\n");
        assert!(at == "mst" && help.starts_with("did you mean `most`?"), "{at} {help}");
        assert_eq!(wrong("rules:\n  unattributed-figure: {min_confidence: 7}\n").0, "7");
        assert_eq!(wrong("rules:\n  unattributed-figure: [a]\n").0, "[a]");
        assert_eq!(wrong("rules:\n  unattributed-figure: 5\n").0, "5");
        assert_eq!(load("rules: x").errors.len() + load("").errors.len() + load("a: [").errors.len(), 0);
    }
}
