//! What differs for some files.

use super::file::{Change, code, globs, rules, share};
use super::reader::Reader;
use super::{OVERRIDE_KEYS, Set};
use crate::document::yaml::Value;
use crate::findings::Confidence;

/// What differs for the files that some globs name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Override {
    /// Its place in the list.
    pub place: usize,
    /// The files, as globs.
    pub files: Vec<Set<String>>,
    /// Rules that it changes.
    pub changes: Vec<Change>,
    /// The language of articles that do not tell.
    pub language: Option<Set<String>>,
    /// Findings less sure are left out.
    pub min_confidence: Option<Set<Confidence>>,
    /// Fact sheets beside those of all files.
    pub facts: Vec<Set<String>>,
    /// Sources beside those of all files.
    pub sources: Vec<Set<String>>,
}

/// Reads an item of `overrides`; one that names no files is told and left out.
pub(super) fn over(reader: &mut Reader<'_>, value: &Value, place: usize) -> Option<Override> {
    let mut out = Override { place, ..Override::default() };
    for (key, span, value) in reader.entries(value, &OVERRIDE_KEYS) {
        match key {
            "files" => out.files = globs(reader, value),
            "rules" => {
                let (dirs, changes) = rules(reader, value);
                if !dirs.is_empty() {
                    reader.slip(span, "rules are added for all files", "write `dirs` under `rules` at the top, and switch the rule here");
                }
                out.changes = changes;
            }
            "language" => out.language = reader.read(value, code),
            "min_confidence" => out.min_confidence = reader.read(value, share),
            "facts" => out.facts = reader.list(value),
            _ => out.sources = reader.list(value),
        }
    }
    if out.files.is_empty() {
        reader.slip(value.span, "it is not said which files this is for", "add `files: [\"drafts/**\"]`");
        return None;
    }
    Some(out)
}
