//! Rule files made into rules, or into reports of what is wrong with them, at the line.
//!
//! The YAML library reads a file and says at which character it stumbles; the tree of the same file says which words stand there. A file
//! that changes a rule that is there already is laid over it first, so that it may give single keys only.

use super::changes::{Changes, changed};
use super::error::{RuleError, Slip};
use super::explain::explain;
use super::tree::{self, Node};
use super::{Rule, Written, builtin, sound};
use serde_yaml::Value;
use std::collections::BTreeMap;

/// The most bytes of a rule file.
const MOST: usize = 1 << 20;

/// A rule file that has been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFile {
    /// Its path, for people; the rule's id is its last part without `.yaml`.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

/// The rules in force, and what was wrong with files of a desk's own.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// Sorted by id.
    pub rules: Vec<Rule>,
    /// In the order of the files. A file that has one is left out: the rule that it was to change stays as it was.
    pub errors: Vec<RuleError>,
}

/// The built-in rules with a desk's own over them, one after the other. A file whose id is known changes that rule: the keys that it gives
/// are laid over the ones that are there, maps key by key, lists and texts as a whole.
#[must_use]
pub fn load<'a>(files: impl IntoIterator<Item = &'a RuleFile>) -> Loaded {
    load_layers(files.into_iter().map(Layer::File))
}

/// What is laid over the rules that are there.
#[derive(Debug, Clone, Copy)]
pub enum Layer<'a> {
    /// A rule file.
    File(&'a RuleFile),
    /// What a configuration changes.
    Changes(&'a Changes),
}

/// The built-in rules with rule files and the changes of configurations over them, one after the other.
#[must_use]
pub fn load_layers<'a>(layers: impl IntoIterator<Item = Layer<'a>>) -> Loaded {
    let mut rules: BTreeMap<String, Rule> = builtin::builtin().iter().map(|r| (r.written.id.clone(), r.clone())).collect();
    let mut values: BTreeMap<String, Value> = BTreeMap::new();
    let mut errors = Vec::new();
    for layer in layers {
        match layer {
            Layer::File(file) => match one(file, &values) {
                Ok((written, value)) => {
                    let id = written.id.clone();
                    values.insert(id.clone(), value);
                    rules.insert(id, Rule { written, origin: file.name.clone(), shipped: false });
                }
                Err(found) => errors.extend(found),
            },
            Layer::Changes(changes) => {
                let known: Vec<String> = rules.keys().cloned().collect();
                let (made, found) = changed(changes, &known, &values);
                errors.extend(found);
                for (written, value) in made {
                    values.insert(written.id.clone(), value);
                    if let Some(rule) = rules.get_mut(&written.id) {
                        rule.written = written;
                    }
                }
            }
        }
    }
    Loaded { rules: rules.into_values().collect(), errors }
}

/// The id that a file's name gives its rule.
pub(super) fn stem(name: &str) -> &str {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    last.strip_suffix(".yaml").or_else(|| last.strip_suffix(".yml")).unwrap_or(last)
}

fn one(file: &RuleFile, values: &BTreeMap<String, Value>) -> Result<(Written, Value), Vec<RuleError>> {
    let RuleFile { name, text } = file;
    if text.len() > MOST {
        return Err(vec![RuleError::whole(
            name,
            "a rule file of more than 1 MiB".into(),
            "a rule is a page or two; examples may be shorter",
        )]);
    }
    // The mark that some editors put in front of a text is no part of it.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let slips = |slips: Vec<Slip>| slips.into_iter().map(|slip| RuleError::at(name, text, slip)).collect::<Vec<_>>();
    let root =
        tree::read(text).map_err(|u| slips(vec![Slip { span: u.span, message: u.message, label: "here".into(), help: u.help.into() }]))?;
    let Some(root) = root else {
        return Err(vec![RuleError::whole(name, "there is no rule in the file".into(), "start with `factlint rules new ID`")]);
    };
    let value: Value = serde_yaml::from_str(text).map_err(|e| slips(vec![explain(&e, &root, &root)]))?;
    named(name, &root).map_err(|slip| slips(vec![slip]))?;
    let known = values.get(stem(name)).cloned().or_else(|| builtin::value(stem(name)));
    let shipped = builtin::value(stem(name)).is_some();
    let (written, value) = match known {
        None => (read(text, &root, &root), value),
        Some(base) => {
            let merged = merge(base, value);
            (laid_over(&merged, &root), merged)
        }
    };
    let written = written.map_err(|slip| slips(vec![slip]))?;
    let found = sound::slips(&written, &root, text, shipped);
    if found.is_empty() { Ok((written, value)) } else { Err(slips(found)) }
}

/// Reads a rule. `tree` is that of the text; what is wrong is shown in the file, whose tree is `file`.
fn read(text: &str, tree: &Node, file: &Node) -> Result<Written, Slip> {
    serde_yaml::from_str(text).map_err(|e| explain(&e, tree, file))
}

/// Reads a rule with the file laid over it.
pub(super) fn laid_over(merged: &Value, file: &Node) -> Result<Written, Slip> {
    let whole = serde_yaml::to_string(merged).unwrap_or_default();
    let tree = tree::read(&whole).ok().flatten();
    read(&whole, tree.as_ref().unwrap_or(file), file)
}

/// The file has to be a map whose `id` is its name.
fn named(name: &str, root: &Node) -> Result<(), Slip> {
    let wanted = stem(name);
    let slip = |node: &Node, message: String, label: &str| {
        Err(Slip {
            span: node.span.clone(),
            message,
            label: label.into(),
            help: format!("write `id: {wanted}`, or give the file the rule's name"),
        })
    };
    if !matches!(root.value, tree::Value::Map(_)) {
        return slip(root, "a rule is a map of keys".into(), "no key stands here");
    }
    let Some(id) = root.get("id") else { return slip(root, "`id` is missing".into(), "the rule begins here") };
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    match id.text() {
        Some(text) if text != wanted => slip(id, "the id is not the file's name".into(), "this is the id"),
        Some(text) if text.is_empty() || !text.chars().all(plain) => {
            let help = "an id is written in small letters a to z, digits and hyphens, as in `sum-mismatch`".to_owned();
            Err(Slip { span: id.span.clone(), message: "this can be no id".into(), label: "not an id".into(), help })
        }
        Some(_) => Ok(()),
        None => slip(id, "the id is not a word".into(), "a word is wanted here"),
    }
}

/// Lays a value over another: maps key by key, everything else as a whole. Another kind of check takes the place of the one that is there.
pub(super) fn merge(base: Value, over: Value) -> Value {
    match (base, over) {
        (Value::Mapping(mut base), Value::Mapping(over)) => {
            for (key, value) in over {
                let merged = match base.remove(&key) {
                    Some(below) if key != "check" || same_key(&below, &value) => merge(below, value),
                    _ => value,
                };
                base.insert(key, merged);
            }
            Value::Mapping(base)
        }
        (_, over) => over,
    }
}

fn same_key(a: &Value, b: &Value) -> bool {
    let key = |v: &Value| v.as_mapping().and_then(|m| m.keys().next().cloned());
    key(a) == key(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{self, Options};
    use crate::rules::Level;

    fn file(name: &str, text: &str) -> RuleFile {
        RuleFile { name: format!("desk/{name}.yaml"), text: text.to_owned() }
    }

    fn rule<'a>(loaded: &'a Loaded, id: &str) -> &'a Rule {
        loaded.rules.iter().find(|r| r.written.id == id).unwrap()
    }

    /// The words, the message and the help of everything wrong with a file.
    fn wrong(file: &RuleFile) -> Vec<(String, String, String)> {
        let told = |e: &RuleError| (e.words().unwrap_or_default().into(), e.to_string(), e.advice().unwrap_or_default().into());
        load([file]).errors.iter().map(told).collect()
    }

    const OWN: &str = "\
id: troops-conflict
severity: error
category: contradiction
check:
  same-value: {compare: [count]}
when: {subjects: [troops], min_confidence: 0.8}
message:
  en: \"two strengths: {first} and {second}\"
labels:
  first: {en: one}
  second: {en: two}
why: why
examples:
  - finds: \"[10 troops]{first} [12 troops]{second}\"
  - allows: \"10 troops\"
";

    #[test]
    fn every_shipped_rule_passes_its_own_loader() {
        for rule in builtin::builtin() {
            let id = &rule.written.id;
            let text = builtin::builtin_yaml(id).unwrap();
            let errors = load([&RuleFile { name: format!("rules/checks/{id}.yaml"), text: text.to_owned() }]).errors;
            let told: String = errors.iter().map(|e| report::error(e, &Options::default())).collect();
            assert_eq!(told, "");
        }
    }

    #[test]
    fn a_desks_own_rule_stands_beside_those_that_ship() {
        let loaded = load([&file("troops-conflict", OWN)]);
        assert!(loaded.errors.is_empty(), "{:?}", loaded.errors);
        let own = rule(&loaded, "troops-conflict");
        assert_eq!((own.origin.as_str(), own.shipped), ("desk/troops-conflict.yaml", false));
        assert_eq!(own.written.when.min_confidence.map(|c| c.0), Some(800));
        assert_eq!(loaded.rules.len(), builtin::builtin().len() + 1);
    }

    #[test]
    fn three_lines_change_a_shipped_rule_and_leave_the_rest_of_it() {
        let loaded = load([
            &file("sum-mismatch", "id: sum-mismatch\nseverity: info\nmessage: {en: \"{sum} is not {total}\"}\n"),
            &file("bound-implausible", "id: bound-implausible\ncheck:\n  sum-of-parts: {far: 1.3}\n"),
        ]);
        assert!(loaded.errors.is_empty(), "{:?}", loaded.errors);
        let shipped = load([]);
        let (sum, was) = (&rule(&loaded, "sum-mismatch").written, &rule(&shipped, "sum-mismatch").written);
        assert_eq!((sum.severity, sum.message["en"].as_str()), (Level::Info, "{sum} is not {total}"));
        assert_eq!(
            (&sum.message["ar"], &sum.labels, sum.examples.len()),
            (&was.message["ar"], &was.labels, rule(&shipped, "sum-mismatch").examples().len())
        );
        let far = format!("{:?}", rule(&loaded, "bound-implausible").written.check);
        assert!(far.contains("Bound") && far.contains("13") && far.contains("10"), "{far}");
        assert_eq!(loaded.rules.len(), builtin::builtin().len());
    }

    #[test]
    fn a_later_file_is_laid_over_an_earlier_one() {
        let loaded = load([&file("troops-conflict", OWN), &file("troops-conflict", "id: troops-conflict\nseverity: off\n")]);
        assert!(loaded.errors.is_empty(), "{:?}", loaded.errors);
        assert_eq!(rule(&loaded, "troops-conflict").written.severity, Level::Off);
    }

    #[test]
    fn a_file_with_a_slip_is_left_out_and_the_others_still_count() {
        let bad = file("sum-mismatch", "id: sum-mismatch\nseverity: eror\n");
        let loaded = load([&bad, &file("troops-conflict", OWN), &file("count-conflict", "id: [\n")]);
        assert_eq!(loaded.errors.iter().map(RuleError::file).collect::<Vec<_>>(), ["desk/sum-mismatch.yaml", "desk/count-conflict.yaml"]);
        assert_eq!(rule(&loaded, "sum-mismatch").written.severity, Level::Error);
        assert!(rule(&loaded, "count-conflict").shipped && !rule(&loaded, "troops-conflict").shipped);
    }

    #[test]
    fn a_slip_is_drawn_in_its_file_with_the_way_out() {
        let bad = file("sum-mismatch", "id: sum-mismatch\nseverity: eror\n");
        let drawn = report::error(&load([&bad]).errors[0], &Options::default());
        let expected = "\
rule

  × `severity` cannot be `eror`
   ╭─[desk/sum-mismatch.yaml:2:11]
 1 │ id: sum-mismatch
 2 │ severity: eror
   ·           ──┬─
   ·             ╰── unknown word
   ╰────
  help: did you mean `error`? allowed here: error, warning, info, off
";
        assert_eq!(drawn, expected);
    }

    #[test]
    fn slips_in_a_file_that_changes_a_rule_are_found_at_their_own_line() {
        for (text, words) in [
            ("id: sum-mismatch\nlabels:\n  totl: {en: x}\n", "totl"),
            ("id: sum-mismatch\ncheck: {sum-of-parts: {judge: totl}}\n", "totl"),
            ("id: sum-mismatch\nhelp: {ar: \"راجع {sums}\"}\n", "{sums}"),
            ("id: sum-mismatch\nmesage: {en: x}\n", "mesage"),
        ] {
            let found = wrong(&file("sum-mismatch", text));
            assert_eq!(found[0].0, words, "{found:?}");
        }
    }

    #[test]
    fn what_a_rule_must_not_lack_or_invent_is_told() {
        let with = |from: &str, to: &str| {
            assert!(OWN.contains(from));
            wrong(&file("troops-conflict", &OWN.replace(from, to)))
        };
        let told = |found: Vec<(String, String, String)>| (found[0].0.clone(), found[0].1.clone(), found.len());
        let is = |words: &str, message: &str| (words.to_owned(), message.to_owned(), 1);
        assert_eq!(told(with("id: troops", "id: army")), is("army-conflict", "the id is not the file's name"));
        assert_eq!(told(with("{second}\"\nlabels", "{secnd}\"\nlabels")), is("{secnd}", "there is no slot `secnd`"));
        assert_eq!(told(with("  second: {en: two}\n", "")), is("labels", "`labels` lacks second"));
        assert_eq!(told(with("second: {en: two}", "second: {}")), is("second", "there is no wording"));
        assert_eq!(told(with("  - allows: \"10 troops\"\n", "")), is("examples", "there is no text that the rule allows"));
        assert_eq!(told(with("{second}\"\n  - allows", "{scond}\"\n  - allows")), is("{scond}", "no passage is a `scond`"));
        assert_eq!(told(with("[10 troops]{first} [12 troops]{second}", "10")), is("\"10\"", "nothing is marked"));
        assert_eq!(told(with("\"10 troops\"", "\"[10 troops]{first}\"")).1, "words are marked in a text that is to be left alone");
        assert_eq!(told(with("min_confidence: 0.8", "min_confidence: 8")).0, "8");
        assert_eq!(told(with("when: {", "when: {languages: [fr], ")).0, "fr");
        assert_eq!(told(with("message:\n  en:", "message:\n  english:")).0, "english");
        assert_eq!(told(with("  - allows: \"10 troops\"", "  - allows: \"10 troops\"\n    published: May")).0, "May");
    }

    #[test]
    fn files_that_are_no_rules_are_refused_at_once() {
        let long = format!("id: x\nwhy: \"{}\"\n", "x".repeat(MOST));
        for (text, told) in [
            (long.as_str(), "more than 1 MiB"),
            ("", "there is no rule"),
            ("just words", "a map of keys"),
            ("severity: error", "`id` is missing"),
            ("id: x\na: &a [*a]\n", ""),
            ("id: x\n%\n", "this is no YAML"),
        ] {
            let found = wrong(&file("x", text));
            assert!(found.len() == 1 && found[0].1.contains(told), "{text:.20}: {found:?}");
        }
        let found = wrong(&RuleFile { name: "X Y.yaml".into(), text: "id: X Y\n".into() });
        assert_eq!(found[0].1, "this can be no id");
    }

    #[test]
    fn a_mark_at_the_beginning_does_no_harm() {
        assert!(load([&file("troops-conflict", &format!("\u{FEFF}{OWN}"))]).errors.is_empty());
    }
}
