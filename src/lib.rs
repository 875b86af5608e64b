//! **factlint**: a linter for facts.

pub mod claims;
pub mod document;
pub mod extraction;
pub mod findings;
pub mod language;
pub mod lexing;
pub mod report;
pub mod stories;
pub mod text;
pub mod values;
