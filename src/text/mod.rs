//! Where things stand in a text.
//!
//! *In*: nothing of ours. *Out*: spans in typed coordinates, the map between prose and source, lines and columns.
//! It must never know a language, a file or a finding.
//!
//! Two coordinate systems are kept apart by type. [`Prose`] is what a reader reads: markup, entities and hidden
//! parts are gone. [`Source`] is the file as decoded to UTF-8. Every stage of reading works on prose; only `report`
//! turns a prose span into a source position, through a [`Map`].

mod lines;
mod map;
mod span;

pub use lines::{Lines, Position};
pub use map::{Map, Part, Piece, Place};
pub use span::{Prose, ProseSpan, Source, SourceSpan, Span};
