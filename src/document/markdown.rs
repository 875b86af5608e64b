//! Markdown: `CommonMark` with tables, footnotes, struck text and front matter.
//!
//! The prose is what a reader reads: the words of links, of emphasis and of inline code, with entities as their characters and the
//! ends of lines as spaces. Left out are code blocks, struck text, marks of footnotes and comments. A hard line break parts blocks, as
//! an end of line does in plain text; in a heading and in a cell it is a space. The text of an image is a caption.

use super::build::Build;
use super::front_matter::{FrontMatter, front_matter};
use super::grid::Grid;
use super::html::{self, Bit};
use super::{Document, Role, Unreadable};
use crate::text::SourceSpan;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM);

/// Reads Markdown. The title, from outside or from the front matter, is the first block, unless a heading of level 1 says the same.
///
/// # Errors
/// Front matter that is broken.
pub(super) fn markdown(name: &str, title: Option<&str>, source: String) -> Result<Document, Unreadable> {
    let start = if source.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let front = front_matter(name, &source, start)?;
    let body = front.as_ref().map_or(start, |f| f.body);
    let mut reader = Reader::new(&source);
    match (title, &front) {
        (Some(title), _) => reader.build.title(title),
        (None, Some(front)) => reader.title(front),
        (None, None) => {}
    }
    for (event, range) in Parser::new_ext(&source[body..], OPTIONS).into_offset_iter() {
        reader.event(event, body + range.start..body + range.end);
    }
    let built = reader.build.finish();
    let mut meta = front.map(|f| f.meta).unwrap_or_default();
    meta.title = title.map(str::to_owned).or(meta.title);
    Ok(Document { name: name.to_owned(), meta, source, title_source: title.unwrap_or_default().to_owned(), ..built })
}

struct Reader<'a> {
    source: &'a str,
    build: Build,
    /// What a block is at this place; the innermost last.
    roles: Vec<Role>,
    /// How many elements are open that are not read: code blocks, struck text.
    silent: usize,
    /// Whether nothing but white space stands before on this line of its block.
    fresh: bool,
    image: Image,
    table: Grid,
    /// Whether the row is the one of the heads.
    head: bool,
}

/// Images may lie in one another; the outermost counts.
#[derive(Default)]
struct Image {
    depth: usize,
    /// The text of images within a line: a caption when they end their block, nothing when the sentence goes on behind them.
    aside: Vec<(String, Range<usize>)>,
    /// White space behind them, which only counts when the sentence goes on.
    gap: Option<Range<usize>>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            build: Build::default(),
            roles: Vec::new(),
            silent: 0,
            fresh: true,
            image: Image::default(),
            table: Grid::default(),
            head: false,
        }
    }

    /// Makes the front matter's title a block.
    fn title(&mut self, front: &FrontMatter) {
        let (Some(title), Some(at)) = (&front.meta.title, front.title_at) else { return };
        let quoted = SourceSpan::new(at.start + 1, at.end.saturating_sub(1));
        match [at, quoted].into_iter().find(|s| s.slice(self.source) == title) {
            Some(as_written) => self.build.copy(Role::Title, title, as_written.range()),
            None => self.build.replace(Role::Title, title, at.range()),
        }
        self.build.close();
    }

    fn role(&self) -> Role {
        self.roles.last().copied().unwrap_or(Role::Paragraph)
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => {
                let inner = code(&self.source[range.clone()], &text).map(|n| range.start + n..range.start + n + text.len());
                self.text(&text, inner.unwrap_or(range));
            }
            Event::InlineHtml(tag) => self.inline_html(&tag, range),
            Event::SoftBreak => self.soft_break(range),
            Event::HardBreak => self.hard_break(range),
            Event::Rule => self.close(),
            // The text of HTML blocks is read as a whole where they start; the others say nothing, or are not enabled.
            Event::Html(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Superscript | Tag::Subscript => {}
            Tag::Strikethrough => self.silent += 1,
            Tag::Link { .. } => self.build.link(),
            Tag::Image { .. } => self.start_image(),
            Tag::CodeBlock(_) => {
                self.close();
                self.silent += 1;
            }
            Tag::HtmlBlock => {
                self.close();
                self.html(range);
            }
            Tag::Heading { level, .. } => self.enter(Role::Heading(heading(*level))),
            Tag::BlockQuote(_) => self.enter(Role::Quote),
            Tag::Item => self.enter(Role::ListItem),
            Tag::FootnoteDefinition(_) => self.enter(Role::Paragraph),
            Tag::Table(_) => self.table.begin(),
            Tag::TableHead | Tag::TableRow => {
                self.head = matches!(tag, Tag::TableHead);
                self.table.row();
            }
            Tag::TableCell => {
                self.enter(Role::Cell);
                let cell = self.table.cell(1, self.head);
                self.build.cell(Some(cell));
            }
            _ => self.close(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Table => {
                self.close();
                self.table.end();
            }
            TagEnd::Strikethrough => self.silent = self.silent.saturating_sub(1),
            TagEnd::Link => self.build.end_link(),
            TagEnd::Image => self.end_image(),
            TagEnd::CodeBlock => self.silent = self.silent.saturating_sub(1),
            TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition | TagEnd::TableCell => {
                self.close();
                self.roles.pop();
                self.build.cell(None);
            }
            _ => self.close(),
        }
    }

    fn enter(&mut self, role: Role) {
        self.close();
        self.roles.push(role);
    }

    /// Ends the block that is open; images at its end become captions.
    fn close(&mut self) {
        self.build.close();
        self.image.gap = None;
        for (text, range) in std::mem::take(&mut self.image.aside) {
            self.add(Role::Caption, &text, range);
            self.build.close();
        }
        self.fresh = true;
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.silent > 0 {
            return;
        }
        if self.image.depth > 0 && self.role() != Role::Caption {
            self.image.aside.push((text.to_owned(), range));
            return;
        }
        if self.image.depth == 0 {
            if text.trim().is_empty() {
                return self.space(text, range);
            }
            self.image.aside.clear();
            if let Some(gap) = self.image.gap.take() {
                self.build.replace(self.role(), " ", gap);
            }
            self.fresh = false;
        }
        self.add(self.role(), text, range);
    }

    /// White space; behind an image it waits for what follows.
    fn space(&mut self, text: &str, range: Range<usize>) {
        if self.image.aside.is_empty() {
            self.add(self.role(), text, range);
        } else {
            self.image.gap = Some(range);
        }
    }

    fn add(&mut self, role: Role, text: &str, range: Range<usize>) {
        if self.source.get(range.clone()) == Some(text) {
            self.build.copy(role, text, range);
        } else {
            self.build.replace(role, text, range);
        }
    }

    fn soft_break(&mut self, range: Range<usize>) {
        if self.silent == 0 && self.image.depth == 0 {
            self.space(" ", range);
            self.fresh = true;
        }
    }

    fn hard_break(&mut self, range: Range<usize>) {
        match self.role() {
            _ if self.silent > 0 || self.image.depth > 0 => {}
            Role::Heading(_) | Role::Cell => self.space(" ", range),
            _ => self.close(),
        }
    }

    /// An image at the start of a line ends the block before it.
    fn start_image(&mut self) {
        if self.image.depth == 0 && self.fresh {
            self.enter(Role::Caption);
        }
        self.image.depth += 1;
    }

    fn end_image(&mut self) {
        self.image.depth = self.image.depth.saturating_sub(1);
        if self.image.depth == 0 && self.role() == Role::Caption {
            self.close();
            self.roles.pop();
        }
    }

    fn inline_html(&mut self, tag: &str, range: Range<usize>) {
        if tag.starts_with("<!--") {
            self.build.comment(tag, range.start);
        } else if html::tag_name(tag).is_some_and(|(_, name)| name == "br") {
            self.hard_break(range);
        }
    }

    /// Reads the text of an HTML block.
    fn html(&mut self, range: Range<usize>) {
        let source = self.source;
        let start = range.start;
        let mut role = self.role();
        for (bit, at) in html::bits(&source[range]) {
            let at = start + at.start..start + at.end;
            let text = &source[at.clone()];
            match bit {
                Bit::Text => self.build.copy(role, text, at),
                Bit::LineEnd => self.build.replace(role, " ", at),
                Bit::Comment => self.build.comment(text, at.start),
                Bit::Reference => self.add(role, &reference(text), at),
                Bit::Break(next) => {
                    self.build.close();
                    role = if next == Role::Paragraph { self.role() } else { next };
                }
            }
        }
        self.build.close();
    }
}

fn heading(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Where the text of inline code stands between its marks; `None` when it was changed on the way.
fn code(written: &str, text: &str) -> Option<usize> {
    let inner = written.trim_start_matches('`');
    let marks = written.len() - inner.len();
    [marks, marks + 1].into_iter().find(|&n| written.get(n..n + text.len()) == Some(text))
}

/// The character that a reference stands for. The parser knows them all.
pub(super) fn reference(written: &str) -> String {
    let texts = Parser::new(written).filter_map(|e| if let Event::Text(t) = e { Some(t) } else { None });
    texts.map(|t| t.to_string()).collect()
}

#[cfg(test)]
mod tests;
