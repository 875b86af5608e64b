//! Which block belongs to which story, and as what.

use super::{Section, Story};
use crate::document::{Block, Document, Role};
use crate::language::scan::Piece;
use crate::language::{Cue, Language, Sense};
use crate::lexing::Lexed;
use std::ops::Range;

/// A line of furniture that stands alone has at most this many tokens; a longer one is a paragraph that begins with such words.
const ALONE: usize = 14;
/// A headline has at most this many tokens.
const HEADLINE: usize = 32;
/// A dateline has at most this many tokens.
const DATELINE: usize = 16;
/// A dateline stands among the first blocks of its story.
const DATELINE_AMONG: usize = 4;

struct Reader<'a> {
    language: &'a Language,
    document: &'a Document,
    lexed: &'a Lexed,
}

/// Groups the blocks of a document into stories. Block `i` of the document is block `i` of the lexed text.
#[must_use]
pub fn group(language: &Language, document: &Document, lexed: &Lexed) -> Vec<Story> {
    let reader = Reader { language, document, lexed };
    let count = document.blocks.len();
    let mut stories: Vec<Story> = Vec::new();
    let mut start = 0;
    let mut sections: Vec<Section> = Vec::new();
    let mut related = false;
    for block in 0..count {
        let section = reader.section(block, &sections, &mut related);
        sections.push(section);
        if reader.ends_story(block) {
            stories.push(Story { blocks: start..block + 1, sections: std::mem::take(&mut sections) });
            start = block + 1;
            related = false;
        }
    }
    if start < count || stories.is_empty() {
        stories.push(Story { blocks: start..count, sections });
    }
    stories
}

impl Reader<'_> {
    fn block(&self, block: usize) -> Option<&Block> {
        self.document.blocks.get(block)
    }

    /// The tokens of a block.
    fn tokens(&self, block: usize) -> Range<usize> {
        let sentences = &self.lexed.sentences;
        let at = |b: usize| sentences.partition_point(|s| (s.block as usize) < b);
        let (first, last) = (at(block), at(block + 1));
        match (sentences.get(first), last.checked_sub(1).and_then(|l| sentences.get(l))) {
            (Some(a), Some(b)) if first < last => a.tokens.start as usize..b.tokens.end as usize,
            _ => 0..0,
        }
    }

    /// Whether the block begins with one of the cues; a bullet or quotation mark may stand before.
    fn begins(&self, block: usize, cues: &[Cue]) -> bool {
        let tokens = self.tokens(block);
        let first = tokens.clone().take(2).find(|&t| self.lexed.tokens[t].piece == Piece::Word).unwrap_or(tokens.start);
        let wanted = |s: &Sense| matches!(s, Sense::Cue(c) if cues.contains(c)).then_some(());
        self.language.lexicon.find(self.lexed.from(first, tokens.end), wanted).is_some()
    }

    fn alone(&self, block: usize, cue: Cue) -> bool {
        self.tokens(block).len() <= ALONE && self.begins(block, &[cue])
    }

    fn section(&self, block: usize, before: &[Section], related: &mut bool) -> Section {
        let Some(role) = self.block(block).map(|b| b.role) else { return Section::Body };
        if *related && (role == Role::ListItem || self.untitled(block)) {
            return Section::Furniture;
        }
        *related = self.alone(block, Cue::FurnitureRelated);
        let keywords = self.begins(block, &[Cue::FurnitureKeywords, Cue::FurnitureSource]) && self.colon(block);
        let line = [Cue::FurnitureReadAlso, Cue::FurnitureSource]
            .iter()
            .any(|&c| self.alone(block, c) && (self.colon(block) || self.tokens(block).len() <= 4));
        if *related || keywords || line || self.alone(block, Cue::FurnitureCredit) && self.colon(block) {
            return Section::Furniture;
        }
        match role {
            Role::Title | Role::Heading(1) => return Section::Headline,
            Role::Caption => return Section::Caption,
            Role::Cell => return Section::Table,
            Role::Quote => return Section::Quotation,
            _ => {}
        }
        if before.len() < DATELINE_AMONG && self.dateline(block) {
            return Section::Dateline;
        }
        let first = before.iter().all(|s| matches!(s, Section::Furniture | Section::Dateline));
        if first && self.untitled(block) && self.tokens(block).len() <= HEADLINE && block + 1 < self.document.blocks.len() {
            return Section::Headline;
        }
        if self.begins(block, &[Cue::CaptionMark]) && self.colon(block) {
            return Section::Caption;
        }
        if role == Role::ListItem { Section::List } else { Section::Body }
    }

    /// Whether a colon or full stop closes the first few words: "Source: Reuters".
    fn colon(&self, block: usize) -> bool {
        self.tokens(block).take(8).any(|t| self.lexed.tokens[t].span.slice(&self.document.prose) == ":")
    }

    /// Whether the block ends without a mark that ends a sentence, as headlines do.
    fn untitled(&self, block: usize) -> bool {
        let last = self.tokens(block).last().map(|t| self.lexed.tokens[t].span.slice(&self.document.prose));
        last.is_some_and(|l| !matches!(l, "." | "…" | ":" | "؛" | ";")) && self.tokens(block).len() <= HEADLINE
    }

    /// A short line with a printed year and a month, or one that says when it was updated.
    fn dateline(&self, block: usize) -> bool {
        let tokens = self.tokens(block);
        if tokens.len() > DATELINE {
            return false;
        }
        let year = tokens.clone().any(|t| {
            let text = self.lexed.tokens[t].span.slice(&self.document.prose);
            self.lexed.tokens[t].piece == Piece::Numeral && text.chars().count() == 4
        });
        let month = |s: &Sense| matches!(s, Sense::Month(..) | Sense::Cue(Cue::FurnitureUpdated)).then_some(());
        let named = tokens.clone().any(|t| self.language.lexicon.find(self.lexed.from(t, tokens.end), month).is_some());
        year && named && self.words(block) <= 9
    }

    fn words(&self, block: usize) -> usize {
        self.tokens(block).filter(|&t| self.lexed.tokens[t].piece == Piece::Word).count()
    }

    /// "Read also" alone on its line, with a headline behind it, ends a story; inside a story it is only furniture.
    fn ends_story(&self, block: usize) -> bool {
        let next = block + 1;
        self.alone(block, Cue::FurnitureReadAlso)
            && self.tokens(block).len() <= 5
            && self.block(next).is_some_and(|b| b.role != Role::ListItem)
            && self.untitled(next)
            && self.block(next + 1).is_some_and(|b| b.role != Role::ListItem)
    }
}
