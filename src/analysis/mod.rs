//! The stages composed for one document.
//!
//! *In*: a document and what is known of it beforehand. *Out*: an [`Analysis`]: stories with their publication dates, mentions, claims and
//! links. It must never know a rule.

mod analyze;
mod read;
pub mod view;

pub use analyze::{Settings, Unreadable, analyze, extract, part, source};
pub use read::{Analysis, Read};
