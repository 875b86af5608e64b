//! The text of a part, paragraph by paragraph.

use super::super::build::Build;
use super::super::grid::Grid;
use super::super::{Cell, Document, LARGEST, Role, Unreadable, decode::too_large};
use super::archive::{attribute, events, local, referred};
use super::styles::{Styles, level};
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

/// What of a document is not read, whatever stands in it.
const SILENT: &[&[u8]] =
    &[b"Fallback", b"rt", b"sdtPr", b"pPrChange", b"rPrChange", b"tcPrChange", b"trPrChange", b"tblPrChange", b"sectPrChange"];

/// What was deleted, or moved to elsewhere. In the properties of a paragraph it says so of the paragraph's end.
const DELETED: &[&[u8]] = &[b"del", b"moveFrom"];

/// A paragraph that is open. One may lie in another, in a text box.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    /// Where it is broken into lines, by place in the text.
    breaks: Vec<usize>,
    /// Links, by place in the text.
    links: Vec<Range<usize>>,
    style: Option<Role>,
    item: bool,
    /// Its end was deleted: it goes on in the next one.
    joined: bool,
}

/// Reads parts into one text.
pub(super) struct Reader<'a> {
    name: &'a str,
    styles: &'a Styles,
    build: Build,
    source: String,
    open: Vec<Paragraph>,
    /// A paragraph whose end was deleted.
    carried: Option<Paragraph>,
    /// How deep the reader is in what is not read.
    silent: usize,
    /// Whether the reader is in the properties of a paragraph, and in those of a run.
    properties: bool,
    run: bool,
    run_properties: bool,
    /// Whether the run is not read.
    hidden: bool,
    /// Whether the reader is in an element that holds text.
    text: bool,
    /// Where the open link began.
    link: Option<usize>,
    grid: Grid,
    /// Whether the row is one of heads.
    head: bool,
    /// The cells that are open, the innermost last.
    cells: Vec<Option<Cell>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(name: &'a str, styles: &'a Styles) -> Self {
        Self {
            name,
            styles,
            build: Build::default(),
            source: String::new(),
            open: Vec::new(),
            carried: None,
            silent: 0,
            properties: false,
            run: false,
            run_properties: false,
            hidden: false,
            text: false,
            link: None,
            grid: Grid::default(),
            head: false,
            cells: Vec::new(),
        }
    }

    /// Makes a title from outside a block of its own.
    pub(super) fn title(&mut self, title: &str) {
        self.build.title(title);
    }

    /// Reads a part.
    pub(super) fn part(&mut self, part: &str, xml: &str) -> Result<(), Unreadable> {
        let name = self.name;
        events(name, part, xml, |event| {
            match event {
                Event::Start(tag) => self.start(&tag),
                Event::Empty(tag) => {
                    self.start(&tag);
                    self.end(tag.local_name().into_inner());
                }
                Event::End(tag) => self.end(tag.local_name().into_inner()),
                Event::Text(text) => self.add(&text.decode().unwrap_or_default()),
                Event::CData(text) => self.add(&text.decode().unwrap_or_default()),
                Event::GeneralRef(reference) => self.add(&referred(&reference)),
                _ => {}
            }
            if self.source.len() > LARGEST { Err(too_large(name, self.source.len())) } else { Ok(()) }
        })?;
        while !self.open.is_empty() {
            self.end_paragraph();
        }
        if let Some(last) = self.carried.take() {
            self.emit(last);
        }
        Ok(())
    }

    /// The document as far as it was built, and its text.
    pub(super) fn finish(self) -> (Document, String) {
        (self.build.finish(), self.source)
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = local(tag);
        if self.silent > 0 || self.is_silent(tag) {
            self.silent += 1;
            return;
        }
        let on = || attribute(tag, "val").is_none_or(|v| !matches!(v.as_str(), "0" | "false" | "off" | "none"));
        match name {
            b"p" => self.open.push(self.carried.take().unwrap_or_default()),
            b"pPr" => self.properties = true,
            b"r" => (self.run, self.hidden) = (true, false),
            b"rPr" => self.run_properties = self.run,
            b"vanish" | b"strike" | b"dstrike" if self.run_properties => self.hidden |= on(),
            b"del" | b"moveFrom" if self.properties => self.with(|p| p.joined = true),
            b"pStyle" if self.properties => {
                let role = attribute(tag, "val").and_then(|id| self.styles.role(&id));
                self.with(|p| p.style = role);
            }
            b"outlineLvl" if self.properties => {
                let role = attribute(tag, "val").and_then(|l| level(&l));
                self.with(|p| p.style = p.style.or(role));
            }
            b"numPr" if self.properties => self.with(|p| p.item = true),
            b"t" => self.text = true,
            b"tab" if self.run => self.put("\t"),
            b"noBreakHyphen" => self.put("-"),
            b"br" | b"cr" if self.run => self.line_break(),
            b"hyperlink" => self.link = self.open.last().map(|p| p.text.len()),
            b"tbl" => self.grid.begin(),
            b"tr" => {
                self.head = false;
                self.grid.row();
            }
            b"tblHeader" => self.head = on(),
            b"tc" => {
                let cell = self.grid.cell(1, self.head);
                self.cells.push(Some(cell));
            }
            b"gridSpan" => {
                let more = attribute(tag, "val").and_then(|v| v.parse::<u32>().ok()).unwrap_or(1).clamp(1, 1000) - 1;
                if more > 0 {
                    self.grid.cell(more, false);
                }
            }
            _ => {}
        }
    }

    /// Whether an element is not read: what was deleted or moved away, and notes that only draw a line. The mark that the end of a
    /// paragraph was deleted is no such element.
    fn is_silent(&self, tag: &BytesStart<'_>) -> bool {
        let name = local(tag);
        let line = || attribute(tag, "type").is_some_and(|t| t != "normal");
        SILENT.contains(&name) || DELETED.contains(&name) && !self.properties || matches!(name, b"footnote" | b"endnote") && line()
    }

    fn end(&mut self, name: &[u8]) {
        if self.silent > 0 {
            self.silent -= 1;
            return;
        }
        match name {
            b"p" => self.end_paragraph(),
            b"pPr" => self.properties = false,
            b"r" => (self.run, self.hidden) = (false, false),
            b"rPr" => self.run_properties = false,
            b"t" => self.text = false,
            b"hyperlink" => {
                if let (Some(start), Some(p)) = (self.link.take(), self.open.last_mut()) {
                    p.links.extend((start < p.text.len()).then_some(start..p.text.len()));
                }
            }
            b"tbl" => self.grid.end(),
            b"tc" => drop(self.cells.pop()),
            _ => {}
        }
    }

    fn with(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.open.last_mut() {
            change(paragraph);
        }
    }

    fn add(&mut self, text: &str) {
        if self.text {
            self.put(text);
        }
    }

    /// Adds text that is read. A paragraph is one line of the extracted text.
    fn put(&mut self, text: &str) {
        if self.silent == 0 && !self.hidden {
            self.with(|p| p.text.extend(text.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c })));
        }
    }

    fn line_break(&mut self) {
        if !self.hidden {
            self.with(|p| {
                p.breaks.push(p.text.len());
                p.text.push(' ');
            });
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.open.pop() else { return };
        if paragraph.joined {
            self.carried = Some(Paragraph { joined: false, ..paragraph });
        } else {
            self.emit(paragraph);
        }
    }

    /// Puts a paragraph into the text, and its lines into blocks: in headings and cells a break is a space.
    fn emit(&mut self, paragraph: Paragraph) {
        let cell = self.cells.last().copied().flatten();
        let role = match paragraph.style {
            Some(role @ (Role::Title | Role::Heading(_) | Role::Caption)) => role,
            _ if cell.is_some() => Role::Cell,
            Some(role) => role,
            None if paragraph.item => Role::ListItem,
            None => Role::Paragraph,
        };
        let start = self.source.len();
        self.source.push_str(&paragraph.text);
        self.source.push('\n');
        self.build.cell(cell.filter(|_| role == Role::Cell));
        let whole = matches!(role, Role::Title | Role::Heading(_) | Role::Cell);
        let breaks = paragraph.breaks.iter().copied().filter(|_| !whole).chain([paragraph.text.len()]);
        let mut from = 0;
        for to in breaks {
            self.line(role, &paragraph, from..to, start);
            self.build.close();
            from = to;
        }
        self.build.cell(None);
    }

    /// A line of a paragraph, with its links.
    fn line(&mut self, role: Role, paragraph: &Paragraph, line: Range<usize>, offset: usize) {
        let mut at = line.start;
        // Links stand in order: a paragraph of many lines is not gone through again for each.
        let first = paragraph.links.partition_point(|l| l.end <= line.start);
        let here = paragraph.links[first..].iter().take_while(|l| l.start < line.end);
        let links = here.map(|l| l.start.max(line.start)..l.end.min(line.end)).filter(|l| !l.is_empty());
        for link in links {
            self.piece(role, paragraph, at..link.start, offset);
            self.build.link();
            self.piece(role, paragraph, link.clone(), offset);
            self.build.end_link();
            at = link.end;
        }
        self.piece(role, paragraph, at..line.end, offset);
    }

    fn piece(&mut self, role: Role, paragraph: &Paragraph, at: Range<usize>, offset: usize) {
        if let Some(text) = paragraph.text.get(at.clone()) {
            self.build.copy(role, text, offset + at.start..offset + at.end);
        }
    }
}
