//! An article's elements, read into blocks.

use super::super::build::Build;
use super::super::grid::Grid;
use super::super::{Cell, Document, Role};
use super::find::{Found, Times, cells_of_pages};
use super::furniture::parts;
use super::meta::Facts;
use super::references::{Piece, pieces};
use super::tree::{Element, Node, Tree};
use std::ops::Range;

/// A cell spans at most as many columns as tables have.
const WIDEST: u32 = 1000;

/// Reads the article.
pub(super) fn body(tree: &Tree, hidden: &[bool], found: &Found, facts: &Facts, title: Option<&str>, source: &str) -> Document {
    let mut reader = Reader::new(tree, hidden, found, source);
    if let Some(title) = title {
        reader.build.title(title);
    }
    let root = found.roots.first().map(|&r| &tree.elements[r]);
    let (first, at) = root.map_or((0, 0), |r| (r.nodes.start, r.at));
    match found.headline {
        Some(h) if tree.elements[h].nodes.end <= first => reader.nodes(tree.elements[h].nodes.clone()),
        // A page may tell its headline only to others.
        None if title.is_none() => {
            let before = |told: &&(String, Range<usize>)| told.1.end <= at;
            if let Some((text, at)) = facts.shared.as_ref().filter(before).or_else(|| facts.window.as_ref().filter(before)) {
                let copied = source.get(at.clone()) == Some(text);
                if copied {
                    reader.build.copy(Role::Title, text, at.clone())
                } else {
                    reader.build.replace(Role::Title, text, at.clone())
                }
                reader.build.close();
            }
        }
        _ => {}
    }
    for &root in &found.roots {
        reader.nodes(tree.elements[root].nodes.clone());
        reader.close();
    }
    reader.build.finish()
}

/// A piece of a block that is still open.
enum Held {
    Copied(Range<usize>),
    Replaced(String, Range<usize>),
    Link,
    EndLink,
    Comment(Range<usize>),
}

struct Reader<'a> {
    tree: &'a Tree,
    hidden: &'a [bool],
    source: &'a str,
    build: Build,
    /// What a block is in each element.
    roles: Vec<Role>,
    /// How many roots there are, so that each begins a story.
    several: bool,
    roots: &'a [usize],
    /// The open block's pieces: it is known at its end whether it is read.
    held: Vec<Held>,
    role: Option<Role>,
    /// How many of the links that lead elsewhere are open, and how much of the block's text stands in such and outside.
    linking: usize,
    linked: usize,
    free: usize,
    /// Whether the last character was white space.
    spaced: bool,
    /// Where the last text ended.
    at: usize,
    grid: Grid,
    times: Times,
}

impl<'a> Reader<'a> {
    fn new(tree: &'a Tree, hidden: &'a [bool], found: &'a Found, source: &'a str) -> Self {
        Self {
            tree,
            hidden,
            source,
            build: Build::default(),
            roles: roles(tree, found.headline),
            several: found.roots.len() > 1,
            roots: &found.roots,
            held: Vec::new(),
            role: None,
            linking: 0,
            linked: 0,
            free: 0,
            spaced: true,
            at: 0,
            grid: Grid::default(),
            times: Times::of(tree, hidden),
        }
    }

    fn nodes(&mut self, nodes: Range<usize>) {
        let tree = self.tree;
        for node in &tree.nodes[nodes] {
            match node {
                Node::Open(i) if self.hidden[*i] && tree.elements[*i].block => self.close(),
                Node::Open(i) if !self.hidden[*i] => self.open(*i),
                Node::Close(i) if !self.hidden[*i] => self.shut(*i),
                Node::Text { parent, at, meant } if !self.hidden[*parent] => self.text(*parent, at.clone(), meant),
                Node::Comment { parent, at } if !self.hidden[*parent] => self.held.push(Held::Comment(at.clone())),
                _ => {}
            }
        }
    }

    fn open(&mut self, i: usize) {
        let element = &self.tree.elements[i];
        if element.block {
            self.close();
        }
        match element.name.as_str() {
            "br" if matches!(self.roles[i], Role::Heading(_) | Role::Cell) => self.space(self.at..self.at),
            "br" => self.close(),
            "a" => {
                self.held.push(Held::Link);
                self.linking += usize::from(leads_away(element));
            }
            "table" => self.grid.begin(),
            "thead" | "tbody" | "tfoot" => self.grid.group(),
            "tr" => self.grid.row(),
            "td" | "th" => {
                let said = |name: &str| element.get(name).and_then(|n| n.trim().parse::<u32>().ok());
                let columns = said("colspan").unwrap_or(1).clamp(1, WIDEST);
                let rows = Some(said("rowspan").unwrap_or(1)).filter(|rows| *rows > 0);
                let (cell, heads) = self.grid.spanning(columns, rows, element.name == "th");
                let cell = Cell { head: cell.head && heads, ..cell };
                self.build.cell((self.roles[i] == Role::Cell).then_some(cell));
            }
            "article" if self.several || !self.roots.contains(&i) => {
                self.build.opening(self.times.first(element));
            }
            _ => {}
        }
    }

    fn shut(&mut self, i: usize) {
        let element = &self.tree.elements[i];
        if element.block {
            self.close();
        }
        match element.name.as_str() {
            "a" => {
                self.held.push(Held::EndLink);
                self.linking -= usize::from(leads_away(element) && self.linking > 0);
            }
            "table" => self.grid.end(),
            "td" | "th" => self.build.cell(None),
            // What stands behind an article inside the article is no part of it.
            "article" if !self.roots.contains(&i) => self.build.opening(None),
            _ => {}
        }
    }

    fn text(&mut self, parent: usize, at: Range<usize>, meant: &str) {
        self.role.get_or_insert(self.roles[parent]);
        let words = meant.trim().len();
        if self.linking > 0 {
            self.linked += words;
        } else {
            self.free += words;
        }
        self.at = at.end;
        match self.source.get(at.clone()).and_then(|written| pieces(written, meant)) {
            None => self.put(meant.to_owned(), at),
            Some(pieces) => {
                for (piece, place) in pieces {
                    let place = at.start + place.start..at.start + place.end;
                    match piece {
                        Piece::Plain => self.plain(place),
                        Piece::Reference(text) => self.put(text, place),
                    }
                }
            }
        }
    }

    /// Text as it stands, but for white space: a run of it reads as one space.
    fn plain(&mut self, at: Range<usize>) {
        let text = &self.source[at.clone()];
        let white = |c: char| matches!(c, ' ' | '\n' | '\r' | '\t' | '\u{C}');
        let mut from = 0;
        while from < text.len() {
            let rest = &text[from..];
            let gap = rest.len() - rest.trim_start_matches(white).len();
            if gap > 0 {
                self.space(at.start + from..at.start + from + gap);
            }
            let word = rest[gap..].find(white).unwrap_or(rest.len() - gap);
            if word > 0 {
                let place = at.start + from + gap..at.start + from + gap + word;
                match self.held.last_mut() {
                    Some(Held::Copied(last)) if last.end == place.start => last.end = place.end,
                    _ => self.held.push(Held::Copied(place)),
                }
                self.spaced = false;
            }
            from += gap + word;
        }
    }

    fn space(&mut self, at: Range<usize>) {
        if self.spaced {
            return;
        }
        self.spaced = true;
        match self.held.last_mut() {
            Some(Held::Copied(last)) if last.end == at.start && self.source.get(at.clone()) == Some(" ") => last.end = at.end,
            _ => self.held.push(Held::Replaced(" ".to_owned(), at)),
        }
    }

    fn put(&mut self, text: String, at: Range<usize>) {
        self.spaced = false;
        if self.source.get(at.clone()) == Some(&text) { self.held.push(Held::Copied(at)) } else { self.held.push(Held::Replaced(text, at)) }
    }

    /// Ends the open block. One that is nothing but a link leads elsewhere, and is not read; headlines may be links.
    fn close(&mut self) {
        let role = self.role.take().unwrap_or(Role::Paragraph);
        let leads = self.linked > 0 && self.free <= self.linked / 16 && !matches!(role, Role::Heading(1) | Role::Cell);
        for held in std::mem::take(&mut self.held) {
            match held {
                Held::Comment(at) => self.build.comment(&self.source[at.clone()], at.start),
                _ if leads => {}
                Held::Copied(at) => self.build.copy(role, &self.source[at.clone()], at),
                Held::Replaced(text, at) => self.build.replace(role, &text, at),
                Held::Link => self.build.link(),
                Held::EndLink => self.build.end_link(),
            }
        }
        self.build.close();
        (self.linked, self.free, self.spaced) = (0, 0, true);
    }
}

/// Whether an element is a link to elsewhere.
fn leads_away(element: &Element) -> bool {
    element.get("href").is_some_and(|h| !h.starts_with('#'))
}

/// What a block is in each element: what the element makes it, else what it is around it.
fn roles(tree: &Tree, headline: Option<usize>) -> Vec<Role> {
    let laid_out = cells_of_pages(tree);
    let mut out: Vec<Role> = Vec::with_capacity(tree.elements.len());
    for (i, element) in tree.elements.iter().enumerate() {
        let around = out.get(element.parent).copied().unwrap_or(Role::Paragraph);
        let caption = || element.get("class").is_some_and(|c| parts(c).any(|p| p.eq_ignore_ascii_case("caption")));
        out.push(match element.name.as_str() {
            _ if headline == Some(i) => Role::Heading(1),
            "li" | "dd" | "dt" => Role::ListItem,
            "td" | "th" if !laid_out[i] => Role::Cell,
            "td" | "th" => Role::Paragraph,
            "blockquote" => Role::Quote,
            "figcaption" | "caption" => Role::Caption,
            _ if element.block && caption() => Role::Caption,
            _ => element.heading().map_or(around, Role::Heading),
        });
    }
    out
}
