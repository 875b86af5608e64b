//! What went wrong outside of a text: a file that cannot be read, bytes that are no text.

use super::args::Look;
use crate::report::{Options, error};
use miette::MietteDiagnostic;
use std::io::{IsTerminal, Write};

/// Something that could not be read or used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// The file's name.
    pub(crate) name: String,
    /// The 1-based line of a batch.
    pub(crate) line: Option<u32>,
    /// What went wrong, in one sentence.
    pub(crate) error: String,
    /// What can be done.
    pub(crate) help: Option<String>,
}

impl Failure {
    /// A failure of a whole file.
    pub(crate) fn of(name: &str, error: impl Into<String>) -> Self {
        Self { name: name.to_owned(), line: None, error: error.into(), help: None }
    }

    /// With a way out.
    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// As people read it.
    pub(crate) fn text(&self, options: &Options) -> String {
        let place = self.line.map_or_else(|| self.name.clone(), |line| format!("{}:{line}", self.name));
        let mut diagnostic = MietteDiagnostic::new(format!("{place}: {}", self.error));
        diagnostic.help.clone_from(&self.help);
        error(&diagnostic, options)
    }
}

/// Tells a failure on standard error. Where nobody listens there, nothing is lost.
pub(crate) fn tell(failure: &Failure, look: &Look) {
    let options = super::sink::options(look, std::io::stderr().is_terminal());
    say(&failure.text(&options));
}

/// Says something on standard error.
pub(crate) fn say(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}
