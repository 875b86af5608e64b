//! Front matter: YAML between two `---` lines at the very start of a Markdown file.

use super::yaml::{Node, Value, parse};
use super::{Meta, Unreadable};
use crate::text::SourceSpan;
use std::ops::Range;

/// Front matter as read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FrontMatter {
    /// What it says of the document.
    pub(super) meta: Meta,
    /// Where the title's value stands, with its quotation marks.
    pub(super) title_at: Option<SourceSpan>,
    /// Where the body starts.
    pub(super) body: usize,
}

/// Longer front matter is none; no reader would get past it.
const LONGEST: usize = 1 << 20;

const HELP: &str = "front matter is YAML between two `---` lines; a value that holds a colon or begins with a mark needs quotes around it";

/// Reads the front matter that begins at byte `start`; `None` where there is none. Text between two rules that is no mapping is prose.
///
/// # Errors
/// YAML with a slip; one of our keys with a value of the wrong kind.
pub(super) fn front_matter(name: &str, source: &str, start: usize) -> Result<Option<FrontMatter>, Unreadable> {
    let Some((yaml, body)) = fences(source, start) else { return Ok(None) };
    let failed = |reason: String, span: SourceSpan, help: &str| {
        Unreadable::new(name, "has front matter that cannot be read", reason, help).at(source.to_owned(), span)
    };
    let root = parse(&source[yaml.clone()], yaml.start).map_err(|(reason, at)| failed(reason, underlined(source, &yaml, at), HELP))?;
    let entries = match root.node {
        Node::Map(entries) => entries,
        Node::Null => Vec::new(),
        _ => return Ok(None),
    };
    let mut found = FrontMatter { meta: Meta::default(), title_at: None, body };
    for (key, value) in &entries {
        if let Node::Scalar(key) = &key.node {
            take(&mut found, key, value).map_err(|(reason, help)| failed(reason, words(source, value.span), help))?;
        }
    }
    Ok(Some(found))
}

/// What is wrong with a value, and what to do.
type Slip = (String, &'static str);

fn take(found: &mut FrontMatter, key: &str, value: &Value) -> Result<(), Slip> {
    let meta = &mut found.meta;
    match key {
        "title" => {
            meta.title = scalar(key, value)?;
            found.title_at = meta.title.as_ref().map(|_| value.span);
        }
        "published" => meta.published = scalar(key, value)?.or(meta.published.take()),
        // The first of the two wins when both are given, and "published" says more.
        "date" if meta.published.is_none() => meta.published = scalar(key, value)?,
        "language" => meta.language = scalar(key, value)?,
        "sources" => meta.sources = list(key, value)?,
        "facts" => meta.facts = list(key, value)?,
        "factlint" => (meta.skip, meta.skip_at) = skip(value)?,
        _ => {}
    }
    Ok(())
}

fn scalar(key: &str, value: &Value) -> Result<Option<String>, Slip> {
    match &value.node {
        Node::Null => Ok(None),
        Node::Scalar(text) => Ok(Some(text.clone())),
        _ => Err((format!("`{key}` is one value, not a list or a mapping"), "write `key: value` on one line")),
    }
}

/// A list of names; a single one may stand by itself.
fn list(key: &str, value: &Value) -> Result<Vec<String>, Slip> {
    let wrong = || (format!("`{key}` is a list of names"), "write `[a, b]`, or one `- name` a line");
    match &value.node {
        Node::Null => Ok(Vec::new()),
        Node::Scalar(one) => Ok(vec![one.clone()]),
        Node::List(items) => items.iter().map(|i| if let Node::Scalar(one) = &i.node { Ok(one.clone()) } else { Err(wrong()) }).collect(),
        Node::Map(_) | Node::Alias => Err(wrong()),
    }
}

/// The rules that are not to be run, and where each is named.
type Skipped = (Vec<String>, Vec<SourceSpan>);

fn skip(value: &Value) -> Result<Skipped, Slip> {
    let wrong = |what: String| (what, "write `factlint: {skip: [rule-id, other-rule-id]}`");
    match &value.node {
        Node::Null => Ok(Skipped::default()),
        Node::Map(entries) => entries.iter().try_fold(Skipped::default(), |_, (key, value)| match &key.node {
            Node::Scalar(key) if key == "skip" => Ok((list("skip", value)?, places(value))),
            Node::Scalar(key) => Err(wrong(format!("`factlint` has no key `{key}`, only `skip`"))),
            _ => Err(wrong("`factlint` has no such key, only `skip`".to_owned())),
        }),
        _ => Err(wrong("`factlint` is a mapping with the key `skip`".to_owned())),
    }
}

fn places(value: &Value) -> Vec<SourceSpan> {
    match &value.node {
        Node::List(items) => items.iter().map(|i| i.span).collect(),
        _ => vec![value.span],
    }
}

/// The YAML between the fences, and where the line behind them starts.
fn fences(source: &str, start: usize) -> Option<(Range<usize>, usize)> {
    let first = line(source, start);
    let second = line(source, first.end);
    if source[first.clone()].trim_end() != "---" || source[second.clone()].trim().is_empty() {
        return None;
    }
    let mut next = second;
    while !next.is_empty() && next.end - start <= LONGEST {
        if matches!(source[next.clone()].trim_end(), "---" | "...") {
            return Some((first.end..next.start, next.end));
        }
        next = line(source, next.end);
    }
    None
}

/// The line that starts at a byte, with its end-of-line.
fn line(source: &str, start: usize) -> Range<usize> {
    let rest = &source.as_bytes()[start..];
    let end = memchr::memchr2(b'\n', b'\r', rest).map_or(rest.len(), |n| n + 1);
    start..start + end + usize::from(rest[..end].ends_with(b"\r") && rest[end..].starts_with(b"\n"))
}

/// What to underline for an error from a byte on: the rest of its line, or all of it when nothing is left there.
fn underlined(source: &str, yaml: &Range<usize>, at: usize) -> SourceSpan {
    let at = at.min(yaml.end.saturating_sub(1)).max(yaml.start);
    let mut start = yaml.start;
    while line(source, start).end <= at {
        start = line(source, start).end;
    }
    let whole = line(source, start);
    let rest = SourceSpan::of(at..whole.end);
    words(source, if rest.slice(source).trim().is_empty() { SourceSpan::of(whole) } else { rest })
}

/// A span without the white space around it, and no longer than its first line.
fn words(source: &str, span: SourceSpan) -> SourceSpan {
    let text = span.slice(source);
    let front = text.len() - text.trim_start().len();
    let text = text.trim().lines().next().unwrap_or_default().trim_end();
    let start = span.start as usize + front;
    SourceSpan::of(start..start + text.len())
}

#[cfg(test)]
mod tests;
