//! YAML as a small tree whose nodes know their place and whose values stay as written: no number becomes a float.

use crate::text::SourceSpan;
use granit_parser::{Event, Parser, ScalarStyle, Span};

/// Deeper nesting than this is an error.
const DEEPEST: usize = 64;

/// A node with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Value {
    /// What it is.
    pub(crate) node: Node,
    /// Where it stands.
    pub(crate) span: SourceSpan,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// Nothing: an empty value, `~` or `null`.
    Null,
    /// A value as text, escapes resolved.
    Scalar(String),
    /// A list.
    List(Vec<Value>),
    /// Keys and values in their order.
    Map(Vec<(Value, Value)>),
    /// A reference to another node.
    Alias,
}

/// What is wrong, and from which byte on.
pub(crate) type Wrong = (String, usize);

/// Reads the first document of a text; `offset` is where the text stands in its source. `Null` when there is none.
pub(crate) fn parse(text: &str, offset: usize) -> Result<Value, Wrong> {
    let options = granit_parser::options! { emit_comments: false, flow_nesting_limit: DEEPEST, block_nesting_limit: DEEPEST };
    let mut reader = Reader { parser: Parser::new_from_str_with_options(text, options), offset };
    loop {
        match reader.next()? {
            (Event::StreamStart | Event::DocumentStart(..), _) => {}
            (Event::StreamEnd, span) => return Ok(Value { node: Node::Null, span }),
            (event, span) => {
                let root = reader.value(event, span)?;
                // The rest is read too: an error behind the root is one all the same.
                while !matches!(reader.next()?.0, Event::StreamEnd) {}
                return Ok(root);
            }
        }
    }
}

/// The character that a byte belongs to, for an error there; empty at the end of the text.
pub(crate) fn character(text: &str, at: usize) -> SourceSpan {
    let start = (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
    let width = text[start..].chars().next().map_or(0, char::len_utf8);
    SourceSpan::of(start..start + width)
}

struct Reader<'a> {
    parser: Parser<'a, granit_parser::StrInput<'a>>,
    offset: usize,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<(Event<'a>, SourceSpan), Wrong> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => Ok((event, self.place(&span))),
            Some(Err(e)) => Err((e.info(), self.offset + e.marker().byte_offset().unwrap_or_default())),
            None => Ok((Event::StreamEnd, SourceSpan::default())),
        }
    }

    fn place(&self, span: &Span) -> SourceSpan {
        let range = span.byte_range().unwrap_or_default();
        SourceSpan::of(self.offset + range.start..self.offset + range.end)
    }

    /// The node that begins with an event. As deep as the limits of the parser, no deeper.
    fn value(&mut self, event: Event<'a>, span: SourceSpan) -> Result<Value, Wrong> {
        let (node, end) = match event {
            Event::Scalar(text, style, ..) => {
                let null = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                (if null { Node::Null } else { Node::Scalar(text.into_owned()) }, span)
            }
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                let end = loop {
                    match self.next()? {
                        (Event::SequenceEnd, end) => break end,
                        (event, span) => items.push(self.value(event, span)?),
                    }
                };
                (Node::List(items), end)
            }
            Event::MappingStart(..) => {
                let mut entries = Vec::new();
                let end = loop {
                    match self.next()? {
                        (Event::MappingEnd, end) => break end,
                        (event, span) => {
                            let key = self.value(event, span)?;
                            let (event, span) = self.next()?;
                            entries.push((key, self.value(event, span)?));
                        }
                    }
                };
                (Node::Map(entries), end)
            }
            _ => (Node::Alias, span),
        };
        Ok(Value { node, span: span.join(end) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stay_as_written_and_know_their_place() {
        let text = "--a: 1.10\nb: [\"x\\ty\", ~]\n";
        let Node::Map(entries) = parse(&text[2..], 2).unwrap().node else { panic!() };
        let [(_, a), (_, b)] = &entries[..] else { panic!() };
        assert_eq!((&a.node, a.span.slice(text)), (&Node::Scalar("1.10".into()), "1.10"));
        let Node::List(items) = &b.node else { panic!() };
        assert_eq!((&items[0].node, items[0].span.slice(text)), (&Node::Scalar("x\ty".into()), "\"x\\ty\""));
        assert_eq!((&items[1].node, b.span.slice(text)), (&Node::Null, "[\"x\\ty\", ~]"));
    }

    #[test]
    fn errors_know_their_place() {
        assert_eq!(parse("a: b\nc: d: e\n", 10).unwrap_err().1, 19);
        assert!(parse("a: *x", 0).is_err());
    }

    #[test]
    fn an_error_stands_on_a_whole_character() {
        let text = "a: \"b\"بc";
        for (at, shown) in [(0, "a"), (5, "\""), (6, "ب"), (7, "ب"), (8, "c"), (9, ""), (99, "")] {
            assert_eq!(character(text, at).slice(text), shown);
        }
    }

    #[test]
    fn deep_nesting_is_refused() {
        assert!(parse(&"[".repeat(100_000), 0).is_err());
        assert!(parse(&"- ".repeat(100_000), 0).is_err());
        assert!(parse(&format!("{}{}", "[".repeat(60), "]".repeat(60)), 0).is_ok());
    }

    #[test]
    fn nothing_is_null() {
        assert_eq!(parse("# only a remark\n", 0).unwrap().node, Node::Null);
    }
}
