//! **factlint**: a linter for facts.
#![forbid(unsafe_code)]

pub mod analysis;
pub mod check;
pub mod claims;
pub mod cli;
pub mod config;
pub mod document;
pub mod extraction;
pub mod facts;
pub mod findings;
pub mod language;
pub mod lexing;
pub mod linking;
pub mod report;
pub mod rules;
pub mod stories;
pub mod text;
pub mod values;
pub mod waivers;
