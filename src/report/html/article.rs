//! The article as it is read, with its passages marked.

use super::Page;
use crate::document::{Block, Role};
use crate::findings::{Finding, Label, Severity};
use crate::report::markup;
use crate::report::terminal::direction::{Direction, direction};
use crate::text::ProseSpan;
use std::collections::{BTreeSet, HashSet};

/// The most findings that a marked stretch names for the filters.
const MOST_NAMED: usize = 16;

/// What a stretch of the article is marked as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// A label of a finding: its severity turned round (the worst first), which finding, which label.
    Label(std::cmp::Reverse<Severity>, usize, usize),
    /// A line of the ledger.
    Entry(usize),
}

/// Where marks begin and end.
struct Edge {
    at: usize,
    opens: bool,
    mark: Mark,
}

/// The article; labels are anchors `…f1p0`, and lead to their finding `…f1`; figures of the ledger are anchors `…e0` of the rows `…r0`.
///
/// With it come the names of the anchors: a passage that stands in no block has none.
pub(super) fn article(page: &Page<'_>) -> (String, HashSet<String>) {
    let document = page.checked.document;
    let prose = &document.prose;
    let whole = [Block { span: ProseSpan::of(0..prose.len()), role: Role::Paragraph }];
    let blocks: &[Block] = if document.blocks.is_empty() { &whole } else { &document.blocks };
    let mut drawn =
        Drawn { page, prose, edges: edges(page, prose), next: 0, open: BTreeSet::new(), anchors: HashSet::new(), out: String::new() };
    let mut within = "";
    for block in blocks {
        let group = group(block.role);
        if group != within {
            drawn.out.push_str(&closing(within));
            drawn.out.push_str(&opening(group));
            within = group;
        }
        drawn.block(block);
    }
    drawn.out.push_str(&closing(within));
    (format!("<article>\n{}</article>\n", drawn.out), drawn.anchors)
}

fn group(role: Role) -> &'static str {
    match role {
        Role::ListItem => "ul",
        Role::Quote => "blockquote",
        Role::Cell => "cells",
        _ => "",
    }
}

fn opening(group: &str) -> String {
    match group {
        "" => String::new(),
        "cells" => "<div class=\"cells\">\n".to_owned(),
        tag => format!("<{tag}>\n"),
    }
}

fn closing(group: &str) -> String {
    match group {
        "" => String::new(),
        "cells" => "</div>\n".to_owned(),
        tag => format!("</{tag}>\n"),
    }
}

/// The element of a block, with its class. Headings of the article stand below those of the page.
fn element(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Title | Role::Heading(0 | 1) => ("h3", "headline"),
        Role::Heading(_) => ("h4", "heading"),
        Role::Paragraph | Role::Quote => ("p", "paragraph"),
        Role::ListItem => ("li", "item"),
        Role::Caption => ("p", "caption"),
        Role::Cell => ("span", "cell"),
    }
}

fn edges(page: &Page<'_>, prose: &str) -> Vec<Edge> {
    let mut edges = Vec::new();
    let mut add = |span: ProseSpan, mark: Mark| {
        let (start, end) = borders(prose, span);
        if start < end {
            edges.push(Edge { at: start, opens: true, mark });
            edges.push(Edge { at: end, opens: false, mark });
        }
    };
    for (n, finding) in page.checked.findings.iter().enumerate() {
        for (part, label) in labels(finding).enumerate().filter(|(_, l)| l.source.is_none()) {
            add(label.span, Mark::Label(std::cmp::Reverse(finding.severity), n, part));
        }
    }
    for (n, entry) in page.checked.ledger.unwrap_or_default().iter().enumerate() {
        add(entry.span, Mark::Entry(n));
    }
    // What ends somewhere ends before another mark begins there.
    edges.sort_by_key(|e| (e.at, e.opens, e.mark));
    edges
}

/// All labels of a finding, in the order of their anchors.
pub(super) fn labels(finding: &Finding) -> impl Iterator<Item = &Label> {
    finding.labels.iter().chain(&finding.more)
}

/// A span within the text, on borders of characters.
fn borders(text: &str, span: ProseSpan) -> (usize, usize) {
    let inside = |at: u32| (0..=text.len().min(at as usize)).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    (inside(span.start), inside(span.end))
}

/// An article under way: edges are taken one by one while the blocks are written.
struct Drawn<'a> {
    page: &'a Page<'a>,
    prose: &'a str,
    edges: Vec<Edge>,
    next: usize,
    open: BTreeSet<Mark>,
    anchors: HashSet<String>,
    out: String,
}

impl Drawn<'_> {
    fn block(&mut self, block: &Block) {
        let (from, to) = borders(self.prose, block.span);
        let (tag, class) = element(block.role);
        let text = &self.prose[from..to];
        let dir = match direction(text) {
            Direction::RightToLeft => " dir=\"rtl\"",
            _ if text.contains(char::is_alphabetic) => " dir=\"ltr\"",
            _ => "",
        };
        self.out.push_str(&format!("<{tag} class=\"{class}\"{dir}>"));
        let mut at = from;
        while let Some(edge) = self.edges.get(self.next).filter(|e| e.at < to || !e.opens && e.at == to) {
            let border = edge.at.clamp(at, to);
            let (opens, mark) = (edge.opens, edge.mark);
            self.stretch(at, border);
            at = border;
            self.next += 1;
            if opens {
                self.anchor(mark);
                self.open.insert(mark);
            } else if self.open.remove(&mark) {
                self.reference(mark);
            }
        }
        self.stretch(at, to);
        self.out.push_str(&format!("</{tag}>\n"));
    }

    /// A stretch that is marked alike throughout.
    fn stretch(&mut self, from: usize, to: usize) {
        if from >= to {
            return;
        }
        let id = &self.page.id;
        let open = match self.open.first() {
            None => None,
            Some(&Mark::Label(std::cmp::Reverse(severity), finding, _)) => {
                let mut named: Vec<usize> = Vec::new();
                for mark in self.open.iter().take(MOST_NAMED) {
                    match mark {
                        Mark::Label(_, n, _) if named.last() != Some(n) => named.push(*n),
                        _ => {}
                    }
                }
                let named: Vec<String> = named.iter().map(|n| format!("{id}f{n}")).collect();
                Some(format!("<a class=\"mark {}\" href=\"#{id}f{finding}\" data-findings=\"{}\">", severity.name(), named.join(" ")))
            }
            Some(&Mark::Entry(n)) => {
                let state = self.page.checked.ledger.and_then(|l| l.get(n)).map_or("", |e| e.state.name());
                Some(format!("<a class=\"figure {state}\" href=\"#{id}r{n}\">"))
            }
        };
        self.out.push_str(open.as_deref().unwrap_or_default());
        for (n, line) in self.prose[from..to].split('\n').enumerate() {
            self.out.push_str(if n > 0 { "\n" } else { "" });
            markup::push(&mut self.out, line.strip_suffix('\r').unwrap_or(line));
        }
        self.out.push_str(if open.is_some() { "</a>" } else { "" });
    }

    fn anchor(&mut self, mark: Mark) {
        let id = &self.page.id;
        let name = match mark {
            Mark::Label(_, finding, part) => format!("{id}f{finding}p{part}"),
            Mark::Entry(n) => format!("{id}e{n}"),
        };
        self.out.push_str(&format!("<span class=\"at\" id=\"{name}\"></span>"));
        self.anchors.insert(name);
    }

    /// The number of the finding behind a label.
    fn reference(&mut self, mark: Mark) {
        if let Mark::Label(std::cmp::Reverse(severity), n, _) = mark {
            let id = &self.page.id;
            let (severity, number) = (severity.name(), n + 1);
            let number = format!("<a class=\"ref {severity}\" href=\"#{id}f{n}\" data-findings=\"{id}f{n}\">{number}</a>");
            // Two passages of one finding may end here; once is enough.
            if !self.out.ends_with(&number) {
                self.out.push_str(&number);
            }
        }
    }
}
