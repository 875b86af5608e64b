//! What the YAML library says of a file, in words for the person who wrote it.

use super::error::Slip;
use super::nearest::nearest;
use super::tree::{Node, Step, Value};

/// What was wrong, and where. `tree` is that of the text that the library read; `file` is that of the file to be shown: the same, or one that
/// was laid over something else to give the text.
pub(super) fn explain(error: &serde_yaml::Error, tree: &Node, file: &Node) -> Slip {
    let said = error.to_string();
    let said = error.location().and_then(|_| said.rsplit_once(" at line ")).map_or(said.as_str(), |(said, _)| said);
    let mut path = error.location().map(|l| tree.path_to(l.index())).unwrap_or_default();
    let said = reason(said);
    let names = quoted(said);
    if let (true, Some(name)) = (names_key(said), names.first())
        && path.last() != Some(&Step::Key((*name).to_owned()))
    {
        path.push(Step::Key((*name).to_owned()));
    }
    if path.is_empty() && said.starts_with("missing field") {
        path.extend(bare(tree));
    }
    let (key, mut value) = file.at(&path);
    // A reading of a parameter that failed is told of the whole; the words in question are known.
    if let Some(name) = names.first().filter(|_| said.starts_with('`')) {
        let mut around = (0..=path.len()).rev().map(|n| file.at(&path[..n]).1);
        value = around.find_map(|node| holding(node, name)).unwrap_or(value);
    }
    let key = key.unwrap_or(file);
    let Words { message, label, help } = words(said, &names, key.text().unwrap_or("the rule"));
    // A kind of check is a key, too.
    let kind = said.starts_with("unknown variant") && key.text() == names.first().copied();
    let span = if kind || names_key(said) || said.starts_with("missing field") { start(key) } else { value.span.clone() };
    Slip { span, message, label, help }
}

/// The way to a kind of check that nothing stands under: what it lacks is told of the whole file.
fn bare(file: &Node) -> Vec<Step> {
    let check = file.get("check").map(|check| &check.value);
    match check {
        Some(Value::Map(pairs)) => match pairs.as_slice() {
            [(kind, Node { value: Value::Scalar(_), .. })] => super::tree::keys(&["check", kind.text().unwrap_or_default()]),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The key itself; of a whole file, its first key.
fn start(node: &Node) -> std::ops::Range<usize> {
    match &node.value {
        Value::Map(pairs) => pairs.first().map_or(node.span.clone(), |(k, _)| k.span.clone()),
        _ => node.span.clone(),
    }
}

/// What was said, without the way there: `check.same-value.compare[1]: unknown variant …`.
fn reason(said: &str) -> &str {
    match said.split_once(": ") {
        Some((path, reason)) if !path.contains([' ', '`']) => reason,
        _ => said,
    }
}

/// Whether it is about a key rather than a value.
fn names_key(said: &str) -> bool {
    said.starts_with("unknown field") || said.starts_with("duplicate field")
}

/// The words between grave accents.
fn quoted(said: &str) -> Vec<&str> {
    said.split('`').skip(1).step_by(2).collect()
}

/// The scalar of a text in a node.
fn holding<'a>(node: &'a Node, text: &str) -> Option<&'a Node> {
    match &node.value {
        Value::Scalar(s) => (s == text).then_some(node),
        Value::List(items) => items.iter().find_map(|n| holding(n, text)),
        Value::Map(pairs) => pairs.iter().find_map(|(_, n)| holding(n, text)),
    }
}

struct Words {
    message: String,
    label: String,
    help: String,
}

fn words(said: &str, names: &[&str], key: &str) -> Words {
    let allowed = names.get(1..).unwrap_or_default();
    let first = names.first().copied().unwrap_or_default();
    let (message, label, help) = if said.starts_with("unknown field") {
        let help = if allowed.is_empty() { "no key is allowed here".to_owned() } else { choice(first, allowed) };
        (format!("there is no key `{first}`"), "unknown key".to_owned(), help)
    } else if said.starts_with("unknown variant") {
        let kind = key == "check" || names.contains(&"same-value");
        let message = if kind { format!("`{first}` is no kind of check") } else { format!("`{key}` cannot be `{first}`") };
        (message, "unknown word".to_owned(), choice(first, allowed))
    } else if said.starts_with("missing field") {
        (format!("`{first}` is missing"), format!("`{first}` is wanted here"), format!("add the key `{first}`"))
    } else if said.contains("map with a single key") {
        let help = "write one key, the kind of check, with its parameters under it".to_owned();
        ("a rule has one kind of check".to_owned(), "more than one key".to_owned(), help)
    } else if let Some((found, wanted)) = said.split_once(", expected ").filter(|_| said.starts_with("invalid ")) {
        let wanted = plain(wanted, "");
        let found = plain(found.split_once(": ").map_or(found, |(_, f)| f), "this is ");
        (format!("`{key}` wants {wanted}"), found, format!("write {wanted}"))
    } else {
        let (message, help) = said.split_once("; ").unwrap_or((said, ""));
        (message.to_owned(), "here".to_owned(), help.to_owned())
    };
    Words { message, label, help }
}

/// What is allowed, the nearest first.
pub(super) fn choice(said: &str, allowed: &[&str]) -> String {
    let list = format!("allowed here: {}", allowed.join(", "));
    match nearest(said, allowed.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`? {list}"),
        None => list,
    }
}

/// The library's names of types in words of a person.
fn plain(name: &str, before: &str) -> String {
    let is = |starts: &[&str]| starts.iter().any(|s| name.starts_with(s));
    let words = match name {
        _ if is(&["usize", "u8", "u16", "u32", "u64"]) => "a whole number from 0 on",
        _ if is(&["i8", "i16", "i32", "i64", "integer"]) => "a whole number",
        _ if is(&["floating point"]) => "a number with decimals",
        _ if is(&["a sequence", "sequence"]) => "a list",
        _ if is(&["a map", "map", "struct"]) => "keys with values",
        _ if is(&["a string", "string"]) => "a text",
        _ if is(&["a boolean", "boolean"]) => "true or false",
        _ if is(&["unit value"]) => "nothing",
        _ if is(&["enum", "variant identifier", "a Value::Tag enum", "a YAML tag"]) => "one word",
        _ => return format!("{before}{name}"),
    };
    format!("{before}{words}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Written;
    use crate::rules::tree;

    const RULE: &str = "# \u{0642}\u{0627}\u{0639}\u{062F}\u{0629}\nid: x\nseverity: error\ncategory: form\ncheck:\n  same-value: {compare: [count]}\nmessage: {en: m}\nwhy: w\n";

    fn slip(from: &str, to: &str) -> (String, String, String) {
        let text = RULE.replace(from, to);
        assert_ne!(text, RULE);
        let root = tree::read(&text).unwrap().unwrap();
        let slip = explain(&serde_yaml::from_str::<Written>(&text).map(|_| ()).unwrap_err(), &root, &root);
        (text[slip.span].to_owned(), slip.message, slip.help)
    }

    #[test]
    fn unknown_keys_and_words_are_shown_with_what_is_allowed() {
        let (at, message, help) = slip("severity", "severty");
        assert_eq!((at.as_str(), message.as_str()), ("severty", "there is no key `severty`"));
        assert!(help.starts_with("did you mean `severity`? allowed here: id, severity"), "{help}");
        let (at, message, help) = slip("[count]", "[count, persent]");
        assert_eq!((at.as_str(), message.as_str()), ("persent", "`compare` cannot be `persent`"));
        assert_eq!(help, "did you mean `percent`? allowed here: count, amount, percent, age");
        let (at, message, help) = slip("same-value", "same-valeu");
        assert_eq!((at.as_str(), message.as_str()), ("same-valeu", "`same-valeu` is no kind of check"));
        assert!(help.starts_with("did you mean `same-value`?"), "{help}");
    }

    #[test]
    fn wrong_types_and_missing_keys_are_told_in_plain_words() {
        assert_eq!(slip("[count]", "count"), ("count".into(), "`compare` wants a list".into(), "write a list".into()));
        assert_eq!(slip("category: form\n", ""), ("id".into(), "`category` is missing".into(), "add the key `category`".into()));
        assert_eq!(slip("same-value: {compare: [count]}", "agree:"), ("agree".into(), "`of` is missing".into(), "add the key `of`".into()));
        assert_eq!(slip("{compare: [count]}", "{}"), ("same-value".into(), "`compare` is missing".into(), "add the key `compare`".into()));
        let (at, message, _) = slip("{en: m}", "{en: [m]}");
        assert_eq!((at.as_str(), message.as_str()), ("[m]", "`en` wants a text"));
        let (at, message, _) = slip("same-value: {compare: [count]}", "a: 1\n  b: 2");
        assert!(at == "a" || at.starts_with("1"), "{at} {message}");
    }

    #[test]
    fn a_value_that_could_not_be_read_is_found_again() {
        let (at, message, _) = slip("same-value: {compare: [count]}", "sum-of-parts: {judge: bound, far: much}");
        assert_eq!(at, "much");
        assert!(message.contains("no exact number"), "{message}");
    }
}
