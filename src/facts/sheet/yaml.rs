//! A fact sheet in YAML.

use super::{Fact, Says, Valid, day};
use crate::document::Unreadable;
use crate::document::yaml::{Node, Value, character, parse};
use crate::text::SourceSpan;

/// The keys of a fact.
const KEYS: [&str; 10] = ["id", "says", "subject", "starts", "claims", "valid", "wrong_values", "source", "language", "note"];
/// The keys of a figure: what it is, and what it is of.
const FIGURES: [&str; 5] = ["count", "money", "percent", "quantity", "date"];

/// What reads one sheet.
struct Reader<'a> {
    name: &'a str,
    text: &'a str,
    wrong: Vec<Unreadable>,
}

pub(super) fn facts(name: &str, text: &str) -> Result<Vec<Fact>, Vec<Unreadable>> {
    let mut reader = Reader { name, text, wrong: Vec::new() };
    let root = parse(text, 0).map_err(|(why, at)| {
        let span = character(text, at);
        vec![Unreadable::new(name, "is no YAML", why, "quote texts that hold a colon or begin with a mark").at(text.to_owned(), span)]
    })?;
    let facts = reader.sheet(&root);
    if reader.wrong.is_empty() { Ok(facts) } else { Err(reader.wrong) }
}

impl Reader<'_> {
    /// Remembers what is wrong, at its place; the first twenty are enough.
    fn slip(&mut self, span: SourceSpan, why: impl Into<String>, help: impl Into<String>) {
        if self.wrong.len() < 20 {
            self.wrong.push(Unreadable::new(self.name, "cannot be used", why, help).at(self.text.to_owned(), span));
        }
    }

    fn sheet(&mut self, root: &Value) -> Vec<Fact> {
        let list = match &root.node {
            Node::Map(pairs) => pairs.iter().find(|(k, _)| k.node == Node::Scalar("facts".into())).map(|(_, v)| v),
            _ => None,
        };
        let Some(Value { node: Node::List(facts), .. }) = list else {
            self.slip(root.span, "there is no list `facts`", "begin with `facts:` and put `- says: \"…\"` under it");
            return Vec::new();
        };
        facts.iter().filter_map(|f| self.fact(f)).collect()
    }

    fn fact(&mut self, value: &Value) -> Option<Fact> {
        let Node::Map(pairs) = &value.node else {
            self.slip(value.span, "a fact is a map of keys", "write `- says: \"…\"`");
            return None;
        };
        let mut fact =
            Fact { id: None, says: Vec::new(), subject: Vec::new(), starts: None, valid: Valid::default(), source: None, span: value.span };
        let mut language = None;
        let (mut claims, mut wrong) = (Vec::new(), Vec::new());
        for (key, value) in pairs {
            match self.key(key, &KEYS) {
                Some("id") => fact.id = self.scalar(value),
                Some("says") => {
                    fact.says = self.worded(value).into_iter().map(|(language, text)| Says { language, text, wrong: false }).collect()
                }
                Some("subject") => fact.subject = self.worded(value),
                Some("starts") => fact.starts = self.date(value),
                Some("valid") => fact.valid = self.valid(value),
                Some("claims") => claims = self.figures(value),
                Some("wrong_values") => wrong = self.figures(value),
                Some("source" | "note") => fact.source = self.scalar(value),
                Some("language") => language = self.scalar(value),
                _ => {}
            }
        }
        beside(&mut fact, &claims, false);
        beside(&mut fact, &wrong, true);
        for says in &mut fact.says {
            says.language = says.language.take().or_else(|| language.clone());
        }
        if fact.says.is_empty() && fact.starts.is_none() {
            self.slip(value.span, "the fact says nothing", "give it `says`, or a `subject` with `claims` or `starts`");
        }
        if fact.subject.is_empty() && (!claims.is_empty() || !wrong.is_empty() || fact.starts.is_some()) {
            self.slip(value.span, "the fact has no `subject`", "name what the figures are of, as `subject: {en: [\"…\"]}`");
        }
        Some(fact)
    }

    /// A key that is known.
    fn key<'k>(&mut self, key: &'k Value, known: &[&str]) -> Option<&'k str> {
        let Node::Scalar(name) = &key.node else {
            self.slip(key.span, "a key is a word", format!("the keys are {}", known.join(", ")));
            return None;
        };
        if known.contains(&name.as_str()) {
            return Some(name);
        }
        self.slip(key.span, format!("`{name}` is no key here"), format!("the keys are {}", known.join(", ")));
        None
    }

    fn scalar(&mut self, value: &Value) -> Option<String> {
        let Node::Scalar(text) = &value.node else {
            self.slip(value.span, "a text is wanted here", "write one value, in quotation marks where it holds a colon");
            return None;
        };
        Some(text.clone())
    }

    /// A text, a list of texts, or either by language.
    fn worded(&mut self, value: &Value) -> Vec<(Option<String>, String)> {
        match &value.node {
            Node::Map(pairs) => pairs
                .iter()
                .flat_map(|(key, value)| {
                    let language = self.scalar(key);
                    self.texts(value).into_iter().map(move |t| (language.clone(), t))
                })
                .collect(),
            _ => self.texts(value).into_iter().map(|t| (None, t)).collect(),
        }
    }

    fn texts(&mut self, value: &Value) -> Vec<String> {
        match &value.node {
            Node::List(items) => items.iter().filter_map(|i| self.scalar(i)).collect(),
            _ => self.scalar(value).into_iter().collect(),
        }
    }

    fn date(&mut self, value: &Value) -> Option<chrono::NaiveDate> {
        let text = self.scalar(value)?;
        let read = day(&text);
        if read.is_none() {
            self.slip(value.span, format!("`{text}` is no date"), "write it as 2024-11-21");
        }
        read
    }

    fn valid(&mut self, value: &Value) -> Valid {
        let mut valid = Valid::default();
        let Node::Map(pairs) = &value.node else {
            self.slip(value.span, "`valid` has the keys `from` and `to`", "write `valid: {from: 2023-09-13}`");
            return valid;
        };
        for (key, value) in pairs {
            match self.key(key, &["from", "to"]) {
                Some("from") => valid.from = self.date(value),
                Some("to") => valid.to = self.date(value),
                _ => {}
            }
        }
        if let (Some(from), Some(to)) = (valid.from, valid.to)
            && from > to
        {
            self.slip(value.span, "the fact would end before it begins", "`from` is the first day on which it holds, `to` the last");
        }
        valid
    }

    /// The figures of a fact: each as the words that stand for it, by language.
    fn figures(&mut self, value: &Value) -> Vec<Figure> {
        let Node::List(items) = &value.node else {
            self.slip(value.span, "a list of figures is wanted here", "write `- {count: 25, of: {en: jet}}`");
            return Vec::new();
        };
        items.iter().filter_map(|item| self.figure(item)).collect()
    }

    fn figure(&mut self, item: &Value) -> Option<Figure> {
        let Node::Map(pairs) = &item.node else {
            self.slip(item.span, "a figure is a map of keys", "write `{count: 25, of: {en: jet}}`");
            return None;
        };
        let mut figure = Figure::default();
        let keys: Vec<&str> = FIGURES.into_iter().chain(["of", "tolerance", "note"]).collect();
        for (key, value) in pairs {
            match self.key(key, &keys) {
                Some("of") => figure.of = self.worded(value),
                Some("tolerance") => self.tolerance(value),
                Some("note") => {}
                Some(kind) => figure.words = self.scalar(value).map(|text| words(kind, &text)),
                None => {}
            }
        }
        if figure.words.is_none() {
            self.slip(item.span, "the figure has no value", format!("give one of {}", FIGURES.join(", ")));
        }
        Some(figure)
    }

    fn tolerance(&mut self, value: &Value) {
        if self.scalar(value).is_some_and(|t| t != "stated-precision") {
            self.slip(
                value.span,
                "there is one tolerance, `stated-precision`",
                "leave it out, or write the value as precisely as it is known",
            );
        }
    }
}

/// A figure as words that stand beside its subject.
#[derive(Debug, Default)]
struct Figure {
    words: Option<String>,
    of: Vec<(Option<String>, String)>,
}

/// `25`, `5.06e9 USD`, `62`: as an article would print it.
fn words(kind: &str, text: &str) -> String {
    let (number, unit) = text.split_once(' ').unwrap_or((text, ""));
    let plain = crate::values::Number::parse(number).map_or_else(|| number.to_owned(), |n| n.to_string());
    match kind {
        "percent" => format!("{}%", plain.trim_end_matches('%')),
        _ if unit.is_empty() => plain,
        _ => format!("{plain} {unit}"),
    }
}

/// Puts figures beside the names of their subject, in every language that has both.
fn beside(fact: &mut Fact, figures: &[Figure], wrong: bool) {
    for (language, subject) in &fact.subject {
        for figure in figures {
            let Some(words) = &figure.words else { continue };
            let of = figure.of.iter().find(|(l, _)| l == language || l.is_none()).map(|(_, w)| w.as_str());
            if of.is_none() && !figure.of.is_empty() {
                continue;
            }
            let text = format!("{subject} — {words} {}", of.unwrap_or_default());
            fact.says.push(Says { language: language.clone(), text: text.trim_end().to_owned(), wrong });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_beside_their_subject_in_every_language_that_has_both() {
        let text = "facts:\n  - subject: {en: [Lowe pool], ar: [مسبح]}\n    claims: [{count: 3, of: {en: lanes}}, {money: 5.06e9 USD}]\n";
        let read = facts("a.yaml", text).unwrap();
        let said: Vec<&str> = read[0].says.iter().map(|s| s.text.as_str()).collect();
        assert_eq!(said, ["Lowe pool — 3 lanes", "Lowe pool — 5060000000 USD", "مسبح — 5060000000 USD"]);
    }

    #[test]
    fn everything_wrong_is_told_at_its_place() {
        let text = "facts:\n  - id: x\n    subjct: {en: [y]}\n    starts: soon\n";
        let wrong = facts("a.yaml", text).unwrap_err();
        let told: Vec<(&str, u32)> = wrong.iter().map(|w| (w.reason.as_str(), w.shown.as_ref().unwrap().span().start)).collect();
        assert_eq!(told[..2], [("`subjct` is no key here", 21), ("`soon` is no date", 51)]);
    }

    #[test]
    fn the_schema_has_the_keys_that_are_read() {
        let schema: serde_json::Value = serde_json::from_str(include_str!("../../../docs/schema/facts.json")).unwrap();
        let keys = |of: &serde_json::Value| of["properties"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&schema["properties"]["facts"]["items"]), KEYS);
        assert_eq!(keys(&schema["$defs"]["figures"]["items"])[..5], FIGURES);
    }

    #[test]
    fn what_is_no_sheet_is_told() {
        assert_eq!(facts("a.yaml", "[1]").unwrap_err()[0].reason, "there is no list `facts`");
        assert!(facts("a.yaml", "facts: [").is_err());
    }
}
