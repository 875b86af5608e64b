//! Why a file could not be read, for a person to act on.

use crate::text::SourceSpan;
use miette::{Diagnostic, LabeledSpan, NamedSource, SourceCode};
use std::fmt::{self, Display};

/// A file that could not be read: what, where, why, and what to do about it.
///
/// As text it is one sentence with the file's name; as a [`Diagnostic`] it also shows the place and the next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The file.
    pub name: String,
    /// What went wrong, in a few words: "is not UTF-8".
    pub title: String,
    /// Why, in one sentence, with the place where that helps.
    pub reason: String,
    /// What to do.
    pub help: String,
    /// The place in what could be decoded of the file; boxed, for it is rare.
    pub shown: Option<Box<Shown>>,
}

/// What is shown of a file that could not be read.
#[derive(Debug, Clone)]
pub struct Shown {
    source: NamedSource<String>,
    span: SourceSpan,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.source.inner() == other.source.inner() && self.span == other.span
    }
}
impl Eq for Shown {}

impl Shown {
    /// The words that are wrong, in the source.
    #[must_use]
    pub const fn span(&self) -> SourceSpan {
        self.span
    }

    /// The source they stand in.
    #[must_use]
    pub fn source(&self) -> &str {
        self.source.inner()
    }
}

impl Unreadable {
    /// An error of a file as a whole.
    pub(crate) fn new(name: &str, title: &str, reason: impl Into<String>, help: impl Into<String>) -> Self {
        Self { name: name.to_owned(), title: title.to_owned(), reason: reason.into(), help: help.into(), shown: None }
    }

    /// The same with the words underlined that are wrong.
    #[must_use]
    pub(crate) fn at(self, source: String, span: SourceSpan) -> Self {
        let source = NamedSource::new(&self.name, source);
        Self { shown: Some(Box::new(Shown { source, span })), ..self }
    }
}

impl Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.name, self.title, self.reason)
    }
}

impl std::error::Error for Unreadable {}

impl Diagnostic for Unreadable {
    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(&self.help))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.shown.as_ref().map(|s| &s.source as _)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let shown = self.shown.as_ref()?;
        Some(Box::new(std::iter::once(LabeledSpan::at(shown.span.range(), "here"))))
    }
}
