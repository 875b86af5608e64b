//! A YAML file as nodes with their places: what the YAML library does not tell of a file that it can read.

use granit_parser::{Event, Parser, ScanError, Span};
use std::ops::Range;

/// How deep a rule may be nested. The YAML library takes quadratic time beyond any depth that a person writes.
const DEEPEST: usize = 64;

/// A value of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    /// Its bytes.
    pub(super) span: Range<usize>,
    /// What it is.
    pub(super) value: Value,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// A word, a number, a text; or an alias, which has no text of its own.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and values, in the order of the file.
    Map(Vec<(Node, Node)>),
}

/// A step down from a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// To the value of a key.
    Key(String),
    /// To an item of a list.
    Item(usize),
}

/// The way from the root to a node.
pub(super) type Path = Vec<Step>;

/// A path of keys: no numbers.
pub(super) fn keys(names: &[&str]) -> Path {
    names.iter().map(|n| Step::Key((*n).to_owned())).collect()
}

/// Why a file has no tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unfit {
    /// Where.
    pub(super) span: Range<usize>,
    /// What is wrong, in a sentence.
    pub(super) message: String,
    /// What would be right.
    pub(super) help: &'static str,
}

impl Node {
    /// The key and the value that a path leads to: the whole path, or as much of it as there is.
    pub(super) fn at(&self, path: &[Step]) -> (Option<&Node>, &Node) {
        let (mut key, mut node) = (None, self);
        for step in path {
            let next = match (step, &node.value) {
                (Step::Key(name), Value::Map(pairs)) => pairs.iter().find(|(k, _)| k.is(name)).map(|(k, v)| (Some(k), v)),
                (Step::Item(n), Value::List(items)) => items.get(*n).map(|v| (key, v)),
                _ => None,
            };
            let Some(found) = next else { break };
            (key, node) = found;
        }
        (key, node)
    }

    /// The value under a key of a map.
    pub(super) fn get(&self, name: &str) -> Option<&Node> {
        let Value::Map(pairs) = &self.value else { return None };
        pairs.iter().find(|(k, _)| k.is(name)).map(|(_, v)| v)
    }

    /// The text of a scalar.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The way to the innermost node that holds a byte, keys counting as part of their value.
    pub(super) fn path_to(&self, byte: usize) -> Path {
        let mut path = Vec::new();
        let mut node = self;
        loop {
            let next = match &node.value {
                Value::Scalar(_) => None,
                Value::List(items) => items.iter().enumerate().rev().find(|(_, v)| v.span.start <= byte).map(|(n, v)| (Step::Item(n), v)),
                Value::Map(pairs) => {
                    let under = pairs.iter().rev().find(|(k, _)| k.span.start <= byte);
                    under.and_then(|(k, v)| Some((Step::Key(k.text()?.to_owned()), v)))
                }
            };
            let Some((step, inner)) = next.filter(|(_, v)| byte <= v.span.end) else { return path };
            path.push(step);
            node = inner;
        }
    }

    fn is(&self, name: &str) -> bool {
        self.text() == Some(name)
    }
}

/// A node that is not complete yet.
struct Open {
    start: usize,
    items: Vec<Node>,
    map: bool,
}

/// Reads the one document of a file. None: there is nothing in it.
pub(super) fn read(text: &str) -> Result<Option<Node>, Unfit> {
    let mut open: Vec<Open> = Vec::new();
    let mut root = None;
    for next in Parser::new_from_str(text) {
        let (event, span) = next.map_err(|e| syntax(text, &e))?;
        let here = place(text, span);
        match event {
            Event::Scalar(value, ..) => put(&mut open, &mut root, Node { span: here, value: Value::Scalar(value.into_owned()) })?,
            Event::Alias(_) => put(&mut open, &mut root, Node { span: here, value: Value::Scalar(String::new()) })?,
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                if open.len() >= DEEPEST {
                    let message = format!("nested over {DEEPEST} levels deep");
                    return Err(Unfit { span: here, message, help: "a rule needs no more than six levels" });
                }
                open.push(Open { start: here.start, items: Vec::new(), map: matches!(event, Event::MappingStart(..)) });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(done) = open.pop() {
                    let node = close(done, &here)?;
                    put(&mut open, &mut root, node)?;
                }
            }
            _ => {}
        }
    }
    Ok(root)
}

fn put(open: &mut [Open], root: &mut Option<Node>, node: Node) -> Result<(), Unfit> {
    match (open.last_mut(), root) {
        (Some(parent), _) => parent.items.push(node),
        (None, Some(_)) => {
            let message = "a second document in the file".to_owned();
            return Err(Unfit { span: node.span, message, help: "write one rule a file; `---` begins another document" });
        }
        (None, empty) => *empty = Some(node),
    }
    Ok(())
}

fn close(done: Open, end: &Range<usize>) -> Result<Node, Unfit> {
    // A block ends where the next thing begins; what a person takes for its end is that of its last value. A flow ends with its bracket.
    let last = done.items.last().map_or(done.start, |n| n.span.end);
    let first = done.items.first().map_or(done.start, |n| n.span.start.min(done.start.max(n.span.start)));
    let span = if end.is_empty() { first..last } else { done.start..end.end };
    if !done.map {
        return Ok(Node { span, value: Value::List(done.items) });
    }
    let mut pairs: Vec<(Node, Node)> = Vec::with_capacity(done.items.len() / 2);
    let mut items = done.items.into_iter();
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        if key.text().is_some_and(|k| !k.is_empty() && pairs.iter().any(|(other, _)| other.is(k))) {
            let message = format!("`{}` stands here twice", key.text().unwrap_or_default());
            return Err(Unfit { span: key.span, message, help: "take one of the two out" });
        }
        pairs.push((key, value));
    }
    Ok(Node { span, value: Value::Map(pairs) })
}

fn syntax(text: &str, error: &ScanError) -> Unfit {
    let start = error.marker().byte_offset().unwrap_or(text.len());
    let span = place_of(text, start..start + 1);
    Unfit {
        span,
        message: format!("this is no YAML: {}", error.info()),
        help: "compare with a rule that loads, for instance one that `factlint rules new` writes",
    }
}

fn place(text: &str, span: Span) -> Range<usize> {
    place_of(text, span.byte_range().unwrap_or(0..0))
}

/// A range within the text, on character borders, without white space at its end.
fn place_of(text: &str, range: Range<usize>) -> Range<usize> {
    let border = |mut n: usize| {
        n = n.min(text.len());
        while !text.is_char_boundary(n) {
            n -= 1;
        }
        n
    };
    let start = border(range.start);
    let end = border(range.end.max(start));
    start..start + text[start..end].trim_end().len()
}
#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> Node {
        read(text).unwrap().unwrap()
    }

    #[test]
    fn every_node_has_the_bytes_that_a_person_sees() {
        let text = "رأس: {a: [واحد, two]}\nb: |\n  first\n  second\n\n# end\n";
        let root = tree(text);
        let words = |path: &[Step]| &text[root.at(path).1.span.clone()];
        assert_eq!(words(&[Step::Key("رأس".into()), Step::Key("a".into()), Step::Item(0)]), "واحد");
        assert_eq!(words(&keys(&["رأس", "a"])), "[واحد, two]");
        assert_eq!(words(&keys(&["b"])), "first\n  second");
        assert_eq!(root.span, 0..text.len() - "\n\n# end\n".len());
    }

    #[test]
    fn a_path_leads_there_and_back() {
        let text = "a:\n  - x: 1\n  - y: {z: deep}\n";
        let root = tree(text);
        let path = vec![Step::Key("a".into()), Step::Item(1), Step::Key("y".into()), Step::Key("z".into())];
        assert_eq!(root.path_to(text.find("deep").unwrap()), path);
        assert_eq!(root.at(&path).1.text(), Some("deep"));
        assert_eq!(root.at(&keys(&["a", "none"])).0.and_then(Node::text), Some("a"), "as far as there is something");
    }

    #[test]
    fn what_is_no_rule_file_is_refused_where_it_goes_wrong() {
        let refused = |text: &str| read(text).unwrap_err();
        assert!(refused("a: [1, 2\nb: 3").message.starts_with("this is no YAML"));
        let twice = refused("a: 1\nb: 2\na: 3\n");
        assert_eq!((twice.span, twice.message.as_str()), (10..11, "`a` stands here twice"));
        assert!(refused("a: 1\n---\nb: 2\n").message.contains("second document"));
        assert!(refused(&format!("{}{}", "[".repeat(100), "]".repeat(100))).message.contains("64 levels"));
        assert!(refused(&"- ".repeat(100)).message.contains("64 levels"));
        refused(&"[".repeat(100_000));
        refused(&"- ".repeat(100_000));
        refused(&"{a: ".repeat(100_000));
        assert_eq!(read("# nothing\n"), Ok(None));
    }
}
