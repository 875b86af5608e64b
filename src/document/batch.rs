//! A line of a batch: one document as JSON.

use super::{Document, plain::titled};
use serde::Deserialize;
use std::borrow::Cow;

/// A document that the line's document is held against.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(default)]
    id: serde_json::Value,
    #[serde(borrow)]
    text: Option<Cow<'a, str>>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    sources: Vec<Source>,
}

/// What a line of a batch holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The id as written: a string, a number, or null.
    pub id: serde_json::Value,
    /// The document, with date and language in its `meta`.
    pub document: Document,
    /// What it is held against.
    pub sources: Vec<Source>,
}

/// Reads one line of a batch. Unknown keys are passed over.
///
/// # Errors
/// What is wrong with the line, in one sentence: no JSON, no object, no text.
pub fn batch_line(line: &str) -> Result<Item, String> {
    let line: Line<'_> = serde_json::from_str(line).map_err(|e| format!("not a document in JSON: {e}"))?;
    let text = line.text.ok_or("the document has no \"text\"")?.into_owned();
    let name = match &line.id {
        serde_json::Value::String(s) => s.clone(),
        serde_json::Value::Null => String::new(),
        other => other.to_string(),
    };
    let mut document = titled(&name, line.title.as_deref().unwrap_or(""), text);
    document.meta.published = line.date;
    document.meta.language = line.lang;
    Ok(Item { id: line.id, document, sources: line.sources })
}
