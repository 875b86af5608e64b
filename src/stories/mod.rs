//! Blocks grouped into stories.
//!
//! *In*: a document, lexed, and its language. *Out*: [`Story`]s: runs of blocks, each block with its [`Section`]. Stories are never
//! compared with each other, furniture never with anything. It must never know what a number means: the publication date is read by
//! `analysis` from the sentences of the dateline.

mod block;
mod group;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub use crate::document::Cell;
pub use group::group;

/// What a block is in its story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// The title.
    Headline,
    /// What stands between headline and body and sums the story up.
    Standfirst,
    /// Place, date and outlet.
    Dateline,
    /// The text.
    Body,
    /// Under a picture.
    Caption,
    /// A block quotation.
    Quotation,
    /// An item of a list.
    List,
    /// A cell of a table.
    Table,
    /// Source line, keywords, "read also", related headlines, credits: never compared.
    Furniture,
}

impl Section {
    /// Its name in every format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Standfirst => "standfirst",
            Self::Dateline => "dateline",
            Self::Body => "body",
            Self::Caption => "caption",
            Self::Quotation => "quotation",
            Self::List => "list",
            Self::Table => "table",
            Self::Furniture => "furniture",
        }
    }
}

/// A run of blocks that tell one story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// Its blocks, by place in the document.
    pub blocks: Range<usize>,
    /// The section of each of them.
    pub sections: Vec<Section>,
    /// Those of them that are cells of tables.
    pub cells: Vec<Cell>,
}

impl Story {
    /// The section of a block of the document, by place; furniture when it is none of this story's.
    #[must_use]
    pub fn section(&self, block: usize) -> Section {
        let at = block.checked_sub(self.blocks.start);
        at.and_then(|n| self.sections.get(n)).copied().unwrap_or(Section::Furniture)
    }
}
