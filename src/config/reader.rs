//! What readers of a desk's own YAML files share: keys with the nearest right spelling, values with their lines, slips at their place.

use super::Set;
use crate::document::Unreadable;
use crate::document::yaml::{Node, Value, character, parse};
use crate::rules::nearest;
use crate::text::SourceSpan;

/// The most that is told of one file.
const MOST: usize = 20;
/// The most bytes of a file.
const LARGEST: usize = 1 << 20;

/// Reads one file, remembering what is wrong with it.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    name: &'a str,
    text: &'a str,
    /// What is wrong, each at its place.
    pub(crate) wrong: Vec<Unreadable>,
}

impl<'a> Reader<'a> {
    /// A reader, and the root of the file; none where the file is empty or no YAML.
    pub(crate) fn open(name: &'a str, text: &'a str) -> (Self, Option<Value>) {
        let mut reader = Self { name, text, wrong: Vec::new() };
        if text.len() > LARGEST {
            reader.wrong.push(Unreadable::new(name, "is too large", "a file of settings may have 1 MiB", "split it"));
            return (reader, None);
        }
        let root = match parse(text, 0) {
            Ok(Value { node: Node::Null, .. }) => None,
            Ok(root) => Some(root),
            Err((why, at)) => {
                reader.slip(character(text, at), format!("this is no YAML: {why}"), "quote texts that hold a colon or begin with a mark");
                None
            }
        };
        (reader, root)
    }

    /// Remembers what is wrong; the first twenty are enough.
    pub(crate) fn slip(&mut self, span: SourceSpan, why: impl Into<String>, help: impl Into<String>) {
        if self.wrong.len() < MOST {
            let span = first_line(self.text, span);
            self.wrong.push(Unreadable::new(self.name, "cannot be used as it is", why, help).at(self.text.to_owned(), span));
        }
    }

    /// The 1-based line of a place.
    pub(crate) fn line(&self, span: SourceSpan) -> u32 {
        let before = self.text.as_bytes().get(..span.start as usize).unwrap_or_default();
        u32::try_from(memchr::memchr_iter(b'\n', before).count() + 1).unwrap_or(u32::MAX)
    }

    /// A value with its place.
    pub(crate) fn set<T>(&self, span: SourceSpan, value: T) -> Set<T> {
        Set { value, line: self.line(span), span: first_line(self.text, span) }
    }

    /// The keys of a map with their values. What is no map has none; a key that is not known, or stands there twice, is told and left out.
    pub(crate) fn entries<'v>(&mut self, value: &'v Value, known: &[&str]) -> Vec<(&'v str, SourceSpan, &'v Value)> {
        let mut out: Vec<(&str, SourceSpan, &Value)> = Vec::new();
        for (name, span, value) in self.pairs(value) {
            if known.contains(&name) {
                out.push((name, span, value));
            } else {
                self.slip(span, format!("there is no key `{name}`"), choice(name, known));
            }
        }
        out
    }

    /// The keys of a map whatever they are called.
    pub(crate) fn pairs<'v>(&mut self, value: &'v Value) -> Vec<(&'v str, SourceSpan, &'v Value)> {
        let mut out: Vec<(&str, SourceSpan, &Value)> = Vec::new();
        let pairs = match &value.node {
            Node::Map(pairs) => pairs.as_slice(),
            Node::Null => &[],
            _ => {
                self.slip(value.span, "keys with values are wanted here", "write `key: value`, one a line");
                &[]
            }
        };
        for (key, value) in pairs {
            let Node::Scalar(name) = &key.node else {
                self.slip(key.span, "a key is a word", "write `key: value`");
                continue;
            };
            if out.iter().any(|(other, ..)| other == name) {
                self.slip(key.span, format!("`{name}` stands here twice"), "take one of the two out");
                continue;
            }
            out.push((name, key.span, value));
        }
        out
    }

    /// One value.
    pub(crate) fn scalar(&mut self, value: &Value) -> Option<Set<String>> {
        match &value.node {
            Node::Scalar(text) => Some(self.set(value.span, text.clone())),
            Node::Null => None,
            _ => {
                self.slip(value.span, "one value is wanted here", "write `key: value` on one line");
                None
            }
        }
    }

    /// A list of values; a single one may stand by itself.
    pub(crate) fn list(&mut self, value: &Value) -> Vec<Set<String>> {
        match &value.node {
            Node::List(items) => items.iter().filter_map(|item| self.scalar(item)).collect(),
            Node::Map(_) | Node::Alias => {
                self.slip(value.span, "a list is wanted here", "write `[a, b]`, or one `- value` a line");
                Vec::new()
            }
            _ => self.scalar(value).into_iter().collect(),
        }
    }

    /// The items of a list of maps.
    pub(crate) fn items<'v>(&mut self, value: &'v Value) -> &'v [Value] {
        match &value.node {
            Node::List(items) => items,
            Node::Null => &[],
            _ => {
                self.slip(value.span, "a list is wanted here", "begin each item with `- `");
                &[]
            }
        }
    }

    /// A value that something can be made of.
    pub(crate) fn read<T>(&mut self, value: &Value, of: impl FnOnce(&str) -> Result<T, (String, String)>) -> Option<Set<T>> {
        let Set { value: text, line, span } = self.scalar(value)?;
        match of(&text) {
            Ok(value) => Some(Set { value, line, span }),
            Err((why, help)) => {
                self.slip(value.span, why, help);
                None
            }
        }
    }
}

/// What is allowed, the nearest first.
pub(crate) fn choice(said: &str, allowed: &[&str]) -> String {
    let list = format!("allowed here: {}", allowed.join(", "));
    nearest(said, allowed.iter().copied()).map_or_else(|| list.clone(), |meant| format!("did you mean `{meant}`? {list}"))
}

/// A span without the white space around it, no longer than its first line.
fn first_line(text: &str, span: SourceSpan) -> SourceSpan {
    let words = span.slice(text);
    let front = words.len() - words.trim_start().len();
    let words = words.trim().lines().next().unwrap_or_default().trim_end();
    let start = span.start as usize + front;
    SourceSpan::of(start..start + words.len())
}
