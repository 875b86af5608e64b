//! A page as a tree of elements, flat: parents stand before their children, so that no step ever calls itself however deep a page is
//! nested.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use std::collections::HashMap;
use std::ops::Range;

/// A page with more elements is no article.
pub(super) const MOST: usize = 2_000_000;

/// Attributes that tell something; the others are not kept.
const KEPT: &[&str] = &[
    "aria-hidden",
    "class",
    "colspan",
    "content",
    "datetime",
    "hidden",
    "href",
    "id",
    "itemprop",
    "itemtype",
    "lang",
    "name",
    "property",
    "role",
    "rowspan",
    "style",
    "type",
];

/// Elements without content.
const VOID: &[&str] = &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements within a line. Every other one is a block.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "label", "link", "mark", "meta", "q", "ruby", "rt", "rp", "s", "samp", "script", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
];

/// An element.
#[derive(Debug)]
pub(super) struct Element {
    /// Its name in small letters.
    pub(super) name: String,
    /// The element it lies in, by place; the root lies in itself.
    pub(super) parent: usize,
    /// Its attributes, as far as they tell something, with the place of the value and of what stands around it.
    attributes: Vec<(&'static str, String, Range<usize>)>,
    /// The nodes from its start to its end, by place.
    pub(super) nodes: Range<usize>,
    /// Where it starts in the source.
    pub(super) at: usize,
    /// Whether it is a block.
    pub(super) block: bool,
}

impl Element {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|a| a.0 == name).map(|a| a.1.as_str())
    }

    /// Where an attribute stands in the source.
    pub(super) fn place(&self, name: &str) -> Option<Range<usize>> {
        self.attributes.iter().find(|a| a.0 == name).map(|a| a.2.clone())
    }

    /// The level of a heading.
    pub(super) fn heading(&self) -> Option<u8> {
        match self.name.as_bytes() {
            [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
            _ => None,
        }
    }
}

/// What stands in a page, in order.
#[derive(Debug)]
pub(super) enum Node {
    /// An element starts.
    Open(usize),
    /// An element ends.
    Close(usize),
    /// Text in an element: where it stands, and what it means.
    Text { parent: usize, at: Range<usize>, meant: String },
    /// A comment.
    Comment { parent: usize, at: Range<usize> },
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The elements in the order of their starts; the first is the page itself.
    pub(super) elements: Vec<Element>,
    /// Starts, ends, text and comments.
    pub(super) nodes: Vec<Node>,
}

impl Tree {
    /// The words in an element, as a reader reads them.
    pub(super) fn text(&self, element: usize) -> String {
        let mut out = String::new();
        for node in &self.nodes[self.elements[element].nodes.clone()] {
            if let Node::Text { meant, .. } = node {
                out.push_str(meant);
            }
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// For every element the sum of what its descendants and itself are given.
    pub(super) fn summed(&self, mut values: Vec<u32>) -> Vec<u32> {
        for i in (1..self.elements.len()).rev() {
            let parent = self.elements[i].parent;
            values[parent] = values[parent].saturating_add(values[i]);
        }
        values
    }

    /// For every element whether it, or one around it, is such.
    pub(super) fn inherited(&self, mut values: Vec<bool>) -> Vec<bool> {
        for i in 1..self.elements.len() {
            values[i] |= values[self.elements[i].parent];
        }
        values
    }
}

/// Reads a page; none when it has too many elements.
pub(super) fn tree(source: &str) -> Option<Tree> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let root = Element { name: String::new(), parent: 0, attributes: Vec::new(), nodes: 0..0, at: 0, block: true };
    let mut planting = Planting { tree: Tree { elements: vec![root], nodes: Vec::new() }, ..Planting::default() };
    for token in Tokenizer::new_with_emitter(source, emitter) {
        let Ok(token) = token;
        planting.token(token);
        if planting.tree.elements.len() > MOST {
            return None;
        }
    }
    while !planting.open.is_empty() {
        planting.pop();
    }
    let end = planting.tree.nodes.len();
    planting.tree.elements[0].nodes = 0..end;
    Some(planting.tree)
}

#[derive(Default)]
struct Planting {
    tree: Tree,
    /// The elements that are open, the innermost last.
    open: Vec<usize>,
    /// Those of them that are blocks.
    blocks: Vec<usize>,
    /// How many of each name are open.
    count: HashMap<String, usize>,
}

impl Planting {
    fn parent(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    fn token(&mut self, token: Token<usize>) {
        match token {
            Token::StartTag(tag) => self.start(tag),
            Token::EndTag(tag) => self.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => {
                let meant = String::from_utf8_lossy(&text.value).into_owned();
                self.tree.nodes.push(Node::Text { parent: self.parent(), at: text.span.start..text.span.end, meant });
            }
            Token::Comment(comment) => {
                self.tree.nodes.push(Node::Comment { parent: self.parent(), at: comment.span.start..comment.span.end });
            }
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    fn start(&mut self, tag: StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let block = !INLINE.contains(&name.as_str());
        if block {
            self.implied(&name);
        }
        let kept = tag.attributes.into_iter().filter_map(|(name, value)| {
            let name = KEPT.iter().find(|k| k.as_bytes() == name.as_slice())?;
            Some((*name, String::from_utf8_lossy(&value.value).into_owned(), value.span.start..value.span.end))
        });
        let start = self.tree.nodes.len();
        let place = self.tree.elements.len();
        let empty = tag.self_closing || VOID.contains(&name.as_str());
        let element =
            Element { parent: self.parent(), attributes: kept.collect(), nodes: start..start + 1, at: tag.span.start, block, name };
        self.tree.nodes.push(Node::Open(place));
        if empty {
            self.tree.nodes.push(Node::Close(place));
        } else {
            *self.count.entry(element.name.clone()).or_default() += 1;
            self.open.push(place);
            if block {
                self.blocks.push(place);
            }
        }
        self.tree.elements.push(element);
    }

    /// Ends the elements that a block ends by beginning: a paragraph goes no further than the next block, an item than the next item.
    fn implied(&mut self, name: &str) {
        let ended: &[&str] = match name {
            "li" => &["p", "li"],
            "dt" | "dd" => &["p", "dt", "dd"],
            "td" | "th" => &["p", "td", "th"],
            "tr" => &["p", "td", "th", "tr"],
            "tbody" | "thead" | "tfoot" => &["p", "td", "th", "tr", "tbody", "thead", "tfoot"],
            "option" => &["option"],
            _ => &["p"],
        };
        while let Some(&last) = self.blocks.last().filter(|&&b| ended.contains(&self.tree.elements[b].name.as_str())) {
            while self.blocks.last() == Some(&last) {
                self.pop();
            }
        }
    }

    fn end(&mut self, name: &str) {
        if self.count.get(name).is_none_or(|&n| n == 0) {
            return;
        }
        while let Some(place) = self.pop() {
            if self.tree.elements[place].name == name {
                return;
            }
        }
    }

    fn pop(&mut self) -> Option<usize> {
        let place = self.open.pop()?;
        if self.blocks.last() == Some(&place) {
            self.blocks.pop();
        }
        self.tree.nodes.push(Node::Close(place));
        let end = self.tree.nodes.len();
        let element = &mut self.tree.elements[place];
        element.nodes.end = end;
        if let Some(count) = self.count.get_mut(&element.name) {
            *count = count.saturating_sub(1);
        }
        Some(place)
    }
}
