//! Prose under construction: text is handed over in the order of the source, piece by piece, and falls into blocks.

use super::paragraphs::blank;
use super::{Block, Comment, Role};
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
}

/// What became of it.
pub(super) struct Built {
    pub(super) prose: String,
    pub(super) blocks: Vec<Block>,
    pub(super) map: Map,
    pub(super) links: Vec<ProseSpan>,
    pub(super) comments: Vec<Comment>,
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

    /// The blocks so far.
    pub(super) fn blocks(&self) -> impl Iterator<Item = (Role, &str)> {
        self.blocks.iter().map(|b| (b.role, b.span.slice(&self.prose)))
    }

    /// Takes the first block back; its words stay in the prose, where nothing reads them.
    pub(super) fn drop_first(&mut self) {
        self.blocks.remove(0);
    }

    /// Ends the last block and hands everything over.
    pub(super) fn finish(mut self) -> Built {
        self.close();
        let end = u32::try_from(self.prose.len()).unwrap_or(u32::MAX);
        for comment in &mut self.comments {
            comment.prose_at = comment.prose_at.min(end);
        }
        Built { map: Map::new(self.pieces), prose: self.prose, blocks: self.blocks, links: self.links, comments: self.comments }
    }
}
