//! Which block belongs to which story, and as what.

use super::block::Blocks;
use super::{Section, Story};
use crate::document::{Document, Role};
use crate::language::{Cue, Language};
use crate::lexing::Lexed;
use std::ops::Range;

/// A line of furniture that stands alone has at most this many tokens; a longer one is a paragraph that begins with such words.
const ALONE: usize = 14;
/// A headline or standfirst has at most this many tokens.
const HEADLINE: usize = 32;
/// A standfirst that nothing but its place and its want of a full stop tells has at least this many words.
const STANDFIRST: usize = 5;
/// A dateline stands among the first blocks of its story.
const DATELINE_AMONG: usize = 4;

/// Groups the blocks of a document into stories. Block `i` of the document is block `i` of the lexed text.
#[must_use]
pub fn group(language: &Language, document: &Document, lexed: &Lexed) -> Vec<Story> {
    let blocks = Blocks { language, document, lexed };
    let count = document.blocks.len();
    let mut stories: Vec<Story> = Vec::new();
    let mut reader = Reader::new(blocks);
    let mut start = 0;
    for block in 0..count {
        reader.read(block);
        if ends_story(blocks, block) || opens(document, block + 1) {
            stories.push(story(document, start..block + 1, reader.sections));
            start = block + 1;
            reader = Reader::new(blocks);
        }
    }
    if start < count || stories.is_empty() {
        stories.push(story(document, start..count, reader.sections));
    }
    stories
}

/// A story with the cells of its tables.
fn story(document: &Document, blocks: Range<usize>, sections: Vec<Section>) -> Story {
    let first = document.cells.partition_point(|c| c.block < blocks.start);
    let cells = document.cells[first..].iter().take_while(|c| c.block < blocks.end).copied().collect();
    Story { blocks, sections, cells }
}

/// Whether the format says that a story begins with a block.
fn opens(document: &Document, block: usize) -> bool {
    document.openings.binary_search_by_key(&block, |o| o.block).is_ok()
}

/// "Read also" alone on its line, with a headline and more behind it, ends a story; inside a story it is only furniture.
fn ends_story(blocks: Blocks<'_>, block: usize) -> bool {
    let paragraph = |b: usize| blocks.role(b).is_some_and(|r| r != Role::ListItem);
    let next = block + 1;
    blocks.begins(block, &[Cue::FurnitureReadAlso])
        && blocks.words(block) <= 4
        && paragraph(next)
        && blocks.unfinished(next, HEADLINE)
        && paragraph(next + 1)
}

/// One story's blocks, read in order.
struct Reader<'a> {
    blocks: Blocks<'a>,
    sections: Vec<Section>,
    /// A headline has been read.
    titled: bool,
    /// Something other than headline, dateline and furniture has been read.
    begun: bool,
    /// The block before was "related articles" or one of the headlines under it.
    related: bool,
}

impl<'a> Reader<'a> {
    const fn new(blocks: Blocks<'a>) -> Self {
        Self { blocks, sections: Vec::new(), titled: false, begun: false, related: false }
    }

    fn read(&mut self, block: usize) {
        let section = self.section(block);
        self.titled |= section == Section::Headline;
        self.begun |= !matches!(section, Section::Headline | Section::Standfirst | Section::Dateline | Section::Furniture);
        self.sections.push(section);
    }

    fn section(&mut self, block: usize) -> Section {
        let Some(role) = self.blocks.role(block) else { return Section::Body };
        let before = self.related;
        self.related = self.furniture(block, &[Cue::FurnitureRelated]);
        if before && !self.related && (role == Role::ListItem || self.blocks.unfinished(block, HEADLINE)) {
            self.related = true;
            return Section::Furniture;
        }
        let line = [Cue::FurnitureReadAlso, Cue::FurnitureSource, Cue::FurnitureKeywords];
        // كتب: فلان signs the article; وكتبت الوزيرة: «أُغلق الجسر أمس» tells what somebody wrote.
        let credit = self.furniture(block, &[Cue::FurnitureCredit]) && !self.blocks.quotes(block);
        if self.related || credit || self.furniture(block, &line) || self.labelled(block, &[Cue::FurnitureKeywords]) {
            return Section::Furniture;
        }
        match role {
            Role::Title => Section::Headline,
            Role::Heading(1) if !self.begun => Section::Headline,
            Role::Heading(_) if self.titled && !self.begun => Section::Standfirst,
            Role::Caption => Section::Caption,
            Role::Cell => Section::Table,
            Role::Quote => Section::Quotation,
            _ if self.labelled(block, &[Cue::CaptionMark]) => Section::Caption,
            Role::ListItem => Section::List,
            _ => self.paragraph(block),
        }
    }

    fn paragraph(&self, block: usize) -> Section {
        if self.sections.len() < DATELINE_AMONG && self.blocks.is_date(block) {
            return Section::Dateline;
        }
        let more = |b: usize| self.blocks.role(b).is_some();
        let short = !self.begun && self.blocks.unfinished(block, HEADLINE) && more(block + 1);
        if short && !self.titled {
            return Section::Headline;
        }
        // Many papers end no paragraph with a full stop: a short one is a standfirst only where a dateline shows that the body is
        // still to come, or where it follows the headline and the two behind it do end with one.
        let dated = self.sections.len() + 1 < DATELINE_AMONG && self.blocks.is_date(block + 1) && more(block + 2);
        let stops = || (block + 1..=block + 2).all(|b| self.blocks.role(b) == Some(Role::Paragraph) && self.blocks.is_sentence(b));
        // "By Ada Renn" is none.
        let worded = || self.blocks.words(block) >= STANDFIRST;
        if short && (dated || self.sections.last() == Some(&Section::Headline) && worded() && stops()) {
            return Section::Standfirst;
        }
        Section::Body
    }

    /// A short line of its own that begins with one of the cues: with a colon behind it, or with hardly a word more.
    fn furniture(&self, block: usize, cues: &[Cue]) -> bool {
        self.blocks.tokens(block).len() <= ALONE
            && self.blocks.begins(block, cues)
            && (self.blocks.labelled(block) || self.blocks.words(block) <= 4)
    }

    /// A block of any length that begins with one of the cues and a colon: "Keywords: …", "Photo: …".
    fn labelled(&self, block: usize, cues: &[Cue]) -> bool {
        self.blocks.begins(block, cues) && self.blocks.labelled(block)
    }
}
