//! **factlint**: a linter for facts.

pub mod document;
pub mod findings;
pub mod report;
pub mod text;
