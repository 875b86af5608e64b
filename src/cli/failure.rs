//! What went wrong outside of a text: a file that cannot be read, bytes that are no text, an argument that means nothing.

use super::args::Look;
use crate::document::Unreadable;
use crate::report::{Options, error};
use miette::MietteDiagnostic;
use std::io::{self, IsTerminal, Write};

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
    help: Option<String>,
    /// The error of a text that was opened but could not be read; it can show the place.
    text: Option<Box<Unreadable>>,
}

impl Failure {
    /// A failure of a whole file.
    pub(crate) fn of(name: &str, error: impl Into<String>) -> Self {
        Self { name: name.to_owned(), line: None, error: error.into(), help: None, text: None }
    }

    /// A failure of the system to read a file.
    pub(crate) fn io(name: &str, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::of(name, "there is no such file").help("check the path; quote names that hold spaces"),
            io::ErrorKind::PermissionDenied => Self::of(name, "may not be read"),
            _ => Self::of(name, format!("cannot be read: {error}")),
        }
    }

    /// With a way out.
    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// At a line of a batch.
    pub(crate) fn at(self, line: u32) -> Self {
        Self { line: Some(line), ..self }
    }

    /// As people read it.
    fn text(&self, options: &Options) -> String {
        if let Some(text) = &self.text {
            return error(text.as_ref(), options);
        }
        let place = self.line.map_or_else(|| self.name.clone(), |line| format!("{}:{line}", self.name));
        let mut diagnostic = MietteDiagnostic::new(format!("{place}: {}", self.error));
        diagnostic.help.clone_from(&self.help);
        error(&diagnostic, options)
    }
}

impl From<Unreadable> for Failure {
    fn from(text: Unreadable) -> Self {
        let error = format!("{}: {}", text.title, text.reason);
        Self { name: text.name.clone(), line: None, error, help: None, text: Some(Box::new(text)) }
    }
}

/// How errors look on standard error.
pub(crate) fn options(look: &Look) -> Options {
    super::sink::options(look, io::stderr().is_terminal())
}

/// Tells a failure on standard error.
pub(crate) fn tell(failure: &Failure, look: &Look) {
    say(&failure.text(&options(look)));
}

/// Says something on standard error. Where nobody listens there, nothing is lost.
pub(crate) fn say(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}
