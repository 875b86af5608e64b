//! A desk's own settings, as `factlint.yaml` writes them.
//!
//! *In*: the name and the text of a file. *Out*: a [`Config`], each value with its line, and everything that is wrong with the file. It must
//! never open a file, nor know what a rule checks: paths stay as written, and changes to rules are read by the loader of rules.

mod file;
mod over;
mod reader;

use crate::document::Unreadable;
use crate::text::SourceSpan;

pub use file::{Change, Config, FAIL_ON, NAME, read};
pub use over::Override;
pub(crate) use reader::Reader;

/// The keys of a configuration.
pub const KEYS: [&str; 11] =
    ["extends", "rules", "facts", "sources", "language", "fail_on", "min_confidence", "files", "ignore", "overrides", "waivers"];

/// The keys of an override.
pub const OVERRIDE_KEYS: [&str; 6] = ["files", "rules", "language", "min_confidence", "facts", "sources"];

/// A value and where it was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set<T> {
    /// The value.
    pub value: T,
    /// The 1-based line.
    pub line: u32,
    /// Where it stands.
    pub span: SourceSpan,
}

impl Config {
    /// Something wrong with a value that only shows when it is used: a path that leads nowhere.
    #[must_use]
    pub fn wrong<T>(&self, value: &Set<T>, why: &str, help: &str) -> Unreadable {
        Unreadable::new(&self.name, "cannot be used as it is", why, help).at(self.text.clone(), value.span)
    }
}
