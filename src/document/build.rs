//! Prose under construction: text is handed over in the order of the source, piece by piece, and falls into blocks.

use super::paragraphs::blank;
use super::{Block, Cell, Comment, Document, Opening, Role};
use crate::text::{Map, Part, Piece, ProseSpan, SourceSpan};
use std::ops::Range;

/// What stands between two blocks.
const BETWEEN: &str = "\n\n";

/// Prose under construction. A block opens with the first text that can be seen, and ends with [`Build::close`].
#[derive(Debug, Default)]
pub(super) struct Build {
    prose: String,
    pieces: Vec<Piece>,
    blocks: Vec<Block>,
    links: Vec<ProseSpan>,
    comments: Vec<Comment>,
    /// The block that is open: where it starts and what it is.
    open: Option<(usize, Role)>,
    /// Links that are open; each starts with its first text.
    linking: Vec<Option<usize>>,
    /// The cell that blocks stand in now.
    cell: Option<Cell>,
    cells: Vec<Cell>,
    openings: Vec<Opening>,
}

impl Build {
    /// Adds text that stands in the source as it is.
    pub(super) fn copy(&mut self, role: Role, text: &str, source: Range<usize>) {
        self.add(role, text, Part::Text, source, true);
    }

    /// Adds text in the place of something else in the source: an entity, the end of a line.
    pub(super) fn replace(&mut self, role: Role, text: &str, source: Range<usize>) {
        self.add(role, text, Part::Text, source, false);
    }

    /// Makes a title from outside a block of its own.
    pub(super) fn title(&mut self, title: &str) {
        self.add(Role::Title, title, Part::Title, 0..title.len(), true);
        self.close();
    }

    fn add(&mut self, role: Role, text: &str, part: Part, source: Range<usize>, copied: bool) {
        if text.is_empty() || self.open.is_none() && text.chars().all(blank) {
            return;
        }
        if self.open.is_none() {
            if !self.prose.is_empty() {
                self.prose.push_str(BETWEEN);
            }
            self.open = Some((self.prose.len(), role));
        }
        let start = self.prose.len();
        for link in self.linking.iter_mut().filter(|l| l.is_none()) {
            *link = Some(start);
        }
        self.prose.push_str(text);
        let piece = Piece { prose: ProseSpan::of(start..self.prose.len()), source: SourceSpan::of(source), part, copied };
        match self
            .pieces
            .last_mut()
            .filter(|p| copied && p.copied && p.prose.end == piece.prose.start && p.source.end == piece.source.start)
        {
            Some(last) => {
                last.prose = last.prose.join(piece.prose);
                last.source = last.source.join(piece.source);
            }
            None => self.pieces.push(piece),
        }
    }

    /// Ends the block that is open. What is blank around its text lies in no block.
    pub(super) fn close(&mut self) {
        let Some((start, role)) = self.open.take() else { return };
        let text = &self.prose[start..];
        let front = text.len() - text.trim_start_matches(blank).len();
        let end = start + text.trim_end_matches(blank).len();
        if start + front < end {
            self.cells.extend(self.cell.map(|cell| Cell { block: self.blocks.len(), ..cell }));
            self.blocks.push(Block { span: ProseSpan::of(start + front..end), role });
        }
    }

    /// Begins a link.
    pub(super) fn link(&mut self) {
        self.linking.push(None);
    }

    /// Ends the last link that was begun. A link without words is none.
    pub(super) fn end_link(&mut self) {
        if let Some(start) = self.linking.pop().flatten() {
            self.links.push(ProseSpan::of(start..self.prose.len()));
        }
    }

    /// Keeps a comment, `<!-- … -->`, when it is addressed to this tool.
    pub(super) fn comment(&mut self, comment: &str, at: usize) {
        let inner = comment.strip_prefix("<!--").unwrap_or(comment);
        let text = inner.strip_suffix("-->").unwrap_or(inner).trim();
        if !text.starts_with("factlint") {
            return;
        }
        let behind = if self.open.is_some() || self.prose.is_empty() { 0 } else { BETWEEN.len() };
        let prose_at = u32::try_from(self.prose.len() + behind).unwrap_or(u32::MAX);
        self.comments.push(Comment { span: SourceSpan::of(at..at + comment.len()), prose_at, text: text.to_owned() });
    }

    /// Says which cell of which table the blocks to come stand in; none when they stand in no table.
    pub(super) const fn cell(&mut self, cell: Option<Cell>) {
        self.cell = cell;
    }

    /// Says that another story begins with the next block.
    pub(super) fn opening(&mut self, published: Option<String>) {
        let block = self.blocks.len();
        if self.openings.last().is_some_and(|o| o.block == block) {
            self.openings.pop();
        }
        self.openings.push(Opening { block, published });
    }

    /// Takes the title's block back when a heading of level 1 says the same; its words stay in the prose, where nothing reads them.
    fn read_title_once(&mut self) {
        let text = |b: &Block| b.span.slice(&self.prose);
        let Some(title) = self.blocks.first().filter(|b| b.role == Role::Title).map(text) else { return };
        if !self.blocks[1..].iter().any(|b| b.role == Role::Heading(1) && same_words(text(b), title)) {
            return;
        }
        self.blocks.remove(0);
        for block in self.cells.iter_mut().map(|c| &mut c.block).chain(self.openings.iter_mut().map(|o| &mut o.block)) {
            *block = block.saturating_sub(1);
        }
    }

    /// Ends the last block and hands everything over. A title that a heading repeats is read once.
    pub(super) fn finish(mut self) -> Document {
        self.close();
        self.read_title_once();
        let end = u32::try_from(self.prose.len()).unwrap_or(u32::MAX);
        for comment in &mut self.comments {
            comment.prose_at = comment.prose_at.min(end);
        }
        let count = self.blocks.len();
        self.openings.retain(|o| o.block < count);
        Document {
            map: Map::new(self.pieces),
            prose: self.prose,
            blocks: self.blocks,
            links: self.links,
            comments: self.comments,
            cells: self.cells,
            openings: self.openings,
            ..Document::default()
        }
    }
}

/// Whether two texts have the same words.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}
