//! A file turned into prose and blocks.
//!
//! *In*: bytes or text and a format. *Out*: a [`Document`]: prose, blocks, the map from prose to source, front matter.
//! It must never know the language of the text, nor open a file.
//!
//! What goes wrong here is an [`Unreadable`] for a person to read, or, for a line of a batch, one sentence.

mod batch;
mod build;
mod decode;
mod encoding;
mod error;
mod format;
mod front_matter;
mod grid;
mod html;
mod markdown;
mod page;
mod paragraphs;
mod plain;
#[cfg(test)]
mod properties;
mod subtitles;
mod word;
pub(crate) mod yaml;

use crate::text::{Map, ProseSpan, SourceSpan};

pub use batch::{Fact, Item, Source, Valid, batch_line};
pub use decode::decode;
pub use error::Unreadable;
pub use format::{Format, LARGEST, open, read, read_titled};
use markdown::markdown;
pub use plain::{plain, titled};

/// What a block of prose is in its file, as far as the format tells. What it is in its story (headline, caption,
/// furniture …) is for `stories` to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The title of a batch's document or of the front matter.
    Title,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph; in plain text, what stands between two blank lines or on a line of its own.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A block quotation.
    Quote,
    /// A caption.
    Caption,
    /// A cell of a table.
    Cell,
}

/// A stretch of prose that is read on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: ProseSpan,
    /// What it is.
    pub role: Role,
}

/// What a document says of itself: front matter, or the fields of a batch's line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// The title.
    pub title: Option<String>,
    /// The date of publication as written.
    pub published: Option<String>,
    /// The language as a BCP 47 tag.
    pub language: Option<String>,
    /// Files that the article rests on.
    pub sources: Vec<String>,
    /// Fact sheets.
    pub facts: Vec<String>,
    /// Rules that are not to be run.
    pub skip: Vec<String>,
    /// Where each of them is named.
    pub skip_at: Vec<SourceSpan>,
}

/// A cell of a table that holds a block. Empty cells hold none, but are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The block, by place.
    pub block: usize,
    /// Which table of the document, from 0.
    pub table: u32,
    /// The row in the table, from 0.
    pub row: u32,
    /// The column in the table, from 0.
    pub column: u32,
    /// Whether it heads its column.
    pub head: bool,
}

/// A block that another story begins with, as far as the format tells: the first of an article inside a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The block, by place.
    pub block: usize,
    /// When that story was published, as written.
    pub published: Option<String>,
}

/// A comment addressed to this tool: `<!-- factlint-ignore ID: reason -->` and its like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Where it stands in the source, from `<!--` to `-->`.
    pub span: SourceSpan,
    /// Where it stands in the prose: every block behind it starts at or after this byte.
    pub prose_at: u32,
    /// What it says, without the marks and the white space around it.
    pub text: String,
}

/// A file as a reader reads it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The file's name, or the batch's id: for reports.
    pub name: String,
    /// The file as decoded to UTF-8, or the text taken out of an archive ([`crate::text::Part::Text`]).
    pub source: String,
    /// A batch's title ([`crate::text::Part::Title`]); empty when there is none.
    pub title_source: String,
    /// What a reader reads. Blocks are parted by a blank line.
    pub prose: String,
    /// The blocks, in order, not overlapping.
    pub blocks: Vec<Block>,
    /// From prose to source.
    pub map: Map,
    /// What the document says of itself.
    pub meta: Meta,
    /// Stretches of prose that hold a link (a link in the sentence vouches for a figure).
    pub links: Vec<ProseSpan>,
    /// Comments addressed to this tool, in the order of the source.
    pub comments: Vec<Comment>,
    /// The cells of its tables, in the order of their blocks.
    pub cells: Vec<Cell>,
    /// Where other stories begin, in the order of their blocks.
    pub openings: Vec<Opening>,
    /// Whether the source is text taken out of an archive, one paragraph a line: its lines are then the numbers of paragraphs.
    pub extracted: bool,
}
