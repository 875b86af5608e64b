//! A line of a batch: one document as JSON.

use super::{Document, titled};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_json::value::RawValue;

/// A document that the line's document is held against.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A fact that the line's document is held against.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Fact {
    /// The fact as a sentence.
    pub says: String,
    /// When it holds.
    pub valid: Option<Valid>,
}

/// From when until when a fact holds; dates as written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Valid {
    /// The first day.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
}

/// What a line of a batch holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The id: a string's text, a number's digits as written; empty when there is none. It is the document's name, too.
    pub id: String,
    /// The document, with date and language in its `meta`.
    pub document: Document,
    /// What it is held against.
    pub sources: Vec<Source>,
    /// Facts it is held against.
    pub facts: Vec<Fact>,
}

/// The keys of a line, each still as written: so that an error can name its key, and numbers never become floats. The text, by far the
/// longest, is read at once where it is a string.
#[derive(Deserialize)]
struct Line<'a, T> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    text: Option<T>,
    #[serde(borrow)]
    title: Option<&'a RawValue>,
    #[serde(borrow)]
    date: Option<&'a RawValue>,
    #[serde(borrow)]
    lang: Option<&'a RawValue>,
    #[serde(borrow)]
    sources: Option<&'a RawValue>,
    #[serde(borrow)]
    facts: Option<&'a RawValue>,
}

/// Reads one line of a batch. Unknown keys are passed over; a key whose value is null counts as absent.
///
/// # Errors
/// What is wrong with the line, in one sentence: no JSON, no object, no text, a value of the wrong kind under a key.
pub fn batch_line(line: &str) -> Result<Item, String> {
    let line = line.trim_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
    if !line.is_empty() && !line.starts_with('{') {
        return Err("not a document: a line holds one JSON object".to_owned());
    }
    let keys: Line<'_, String> = serde_json::from_str(line).or_else(|_| unsound(line))?;
    let text = keys.text.ok_or("the document has no \"text\"")?;
    let id = scalar("id", keys.id)?.unwrap_or_default();
    let title: Option<String> = value("title", keys.title)?;
    let mut document = titled(&id, title.as_deref().unwrap_or(""), text);
    document.meta.published = scalar("date", keys.date)?;
    document.meta.language = value("lang", keys.lang)?;
    let sources = value("sources", keys.sources)?.unwrap_or_default();
    let facts = value("facts", keys.facts)?.unwrap_or_default();
    Ok(Item { id, document, sources, facts })
}

/// Reads a line in which something is wrong, to say what.
fn unsound(line: &str) -> Result<Line<'_, String>, String> {
    let Line { id, text, title, date, lang, sources, facts } = serde_json::from_str(line).map_err(|e| broken(line, &e))?;
    Ok(Line { id, text: value("text", text)?, title, date, lang, sources, facts })
}

/// The value under a key, `None` for null.
fn value<T: DeserializeOwned>(key: &str, raw: Option<&RawValue>) -> Result<Option<T>, String> {
    let Some(raw) = raw else { return Ok(None) };
    serde_json::from_str(raw.get()).map_err(|e| format!("under \"{key}\": {}", reason(&e)))
}

/// A string, or a number as written.
fn scalar(key: &str, raw: Option<&RawValue>) -> Result<Option<String>, String> {
    match raw.map(RawValue::get) {
        Some(n) if n.starts_with(|c: char| c == '-' || c.is_ascii_digit()) => Ok(Some(n.to_owned())),
        _ => value(key, raw),
    }
}

/// What serde says, without its place: within one line it would be read as a line of the batch.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rfind(" at line ").map_or(text.as_str(), |end| &text[..end]).to_owned()
}

fn broken(line: &str, error: &serde_json::Error) -> String {
    // serde counts bytes, from 1.
    let column = line.as_bytes().iter().take(error.column()).filter(|&&b| b & 0xC0 != 0x80).count();
    match error.classify() {
        Category::Data => reason(error),
        _ => format!("not valid JSON: {} (character {column})", reason(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Part;

    #[test]
    fn a_line_holds_a_document_and_what_it_is_held_against() {
        let line = r#"{"id":"a1","title":"Twelve die","text":"Twelve people died.\nMore.","date":"12 March 2024","lang":"en-AU","extra":[1e999,{}],
            "sources":[{"name":"release","text":"Twelve."}],"facts":[{"says":"The zoo has 12 storks.","valid":{"from":"2024-01-01"}},{"says":"B."}]}"#;
        let item = batch_line(line).unwrap();
        assert_eq!((item.id.as_str(), item.document.name.as_str()), ("a1", "a1"));
        assert_eq!(
            (item.document.meta.published.as_deref(), item.document.meta.language.as_deref()),
            (Some("12 March 2024"), Some("en-AU"))
        );
        assert_eq!(item.document.map.source(item.document.blocks[0].span).map(|p| p.part), Some(Part::Title));
        assert_eq!(item.sources, [Source { name: "release".into(), text: "Twelve.".into() }]);
        let valid = Valid { from: Some("2024-01-01".into()), to: None };
        let facts = [Fact { says: "The zoo has 12 storks.".into(), valid: Some(valid) }, Fact { says: "B.".into(), valid: None }];
        assert_eq!(item.facts, facts);
    }

    #[test]
    fn numbers_stay_as_written() {
        for id in ["7", "12345678901234567890123", "1.50", "-3", "1e400"] {
            assert_eq!(batch_line(&format!(r#"{{"id":{id},"text":""}}"#)).unwrap().id, id);
        }
        let item = batch_line(r#"{"text":"A.","date":20240312,"title":null,"lang":null,"sources":null}"#).unwrap();
        assert_eq!((item.id.as_str(), item.document.meta.published.as_deref()), ("", Some("20240312")));
    }

    #[test]
    fn what_is_wrong_is_said_in_a_sentence() {
        let error = |line: &str| batch_line(line).unwrap_err();
        assert_eq!(error(r#"{"id":"a"}"#), "the document has no \"text\"");
        assert_eq!(error(r#"{"text":null}"#), "the document has no \"text\"");
        assert_eq!(error("[1]"), "not a document: a line holds one JSON object");
        assert_eq!(error(r#"{"text":5}"#), "under \"text\": invalid type: integer `5`, expected a string");
        assert_eq!(error(r#"{"text":"a","sources":[{"name":"b"}]}"#), "under \"sources\": missing field `text`");
        assert_eq!(error(r#"{"text":"a","id":[1]}"#), "under \"id\": invalid type: sequence, expected a string");
        assert_eq!(error(r#"{"text":"a","text":"b"}"#), "duplicate field `text`");
        assert_eq!(error("{\"x\":\"éé\",\"text\":\"a"), "not valid JSON: EOF while parsing a string (character 19)");
        assert_eq!(error(""), "not valid JSON: EOF while parsing a value (character 0)");
        assert!(error(r#"{"text":"\ud83d"}"#).starts_with("under \"text\": "));
        assert!(error(&"[".repeat(100_000)).starts_with("not a document"));
        assert!(error(&format!("{{\"a\":{}", "[".repeat(100_000))).starts_with("not valid JSON"));
    }
}
