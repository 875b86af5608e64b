//! What is wrong with a rule file, shown in the file itself.

use miette::{Diagnostic, LabeledSpan, NamedSource, SourceCode};
use std::fmt;
use std::ops::Range;

/// A reason why a rule file was not taken: the words in question underlined, what is allowed, and the nearest right spelling.
#[derive(Debug, Clone)]
pub struct RuleError {
    file: NamedSource<String>,
    message: String,
    label: Option<(Range<usize>, String)>,
    help: Option<String>,
}

impl RuleError {
    /// An error about a file as a whole.
    pub(super) fn whole(name: &str, message: String, help: impl Into<String>) -> Self {
        Self { file: NamedSource::new(name, String::new()), message, label: None, help: Some(help.into()) }
    }

    /// An error about a stretch of a file.
    pub(super) fn at(name: &str, text: &str, slip: Slip) -> Self {
        // A label over several lines would draw brackets around half the file: its first line says where.
        let first = text.get(slip.span.clone()).and_then(|words| words.lines().next()).map_or(0, str::len);
        let span = slip.span.start..slip.span.start + first;
        Self {
            file: NamedSource::new(name, text.to_owned()).with_language("yaml"),
            message: slip.message,
            label: Some((span, slip.label)),
            help: Some(slip.help).filter(|h| !h.is_empty()),
        }
    }

    /// The file's name.
    #[must_use]
    pub fn file(&self) -> &str {
        self.file.name()
    }

    /// The 1-based line that it is about; none for a file as a whole.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        let (span, _) = self.label.as_ref()?;
        Some(self.file.inner().get(..span.start)?.matches('\n').count() + 1)
    }

    /// The words that are underlined.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        let (span, _) = self.label.as_ref()?;
        self.file.inner().get(span.clone())
    }

    /// What is allowed, and what was perhaps meant.
    #[must_use]
    pub fn advice(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

/// Something wrong at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slip {
    pub(super) span: Range<usize>,
    /// One sentence.
    pub(super) message: String,
    /// A few words under the place.
    pub(super) label: String,
    /// What is allowed.
    pub(super) help: String,
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        // A file that is not shown has to be named.
        if self.label.is_none() { write!(f, " ({})", self.file.name()) } else { Ok(()) }
    }
}

impl std::error::Error for RuleError {}

impl Diagnostic for RuleError {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new("rule"))
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|h| Box::new(h) as _)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.label.as_ref().map(|_| &self.file as _)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let (span, text) = self.label.as_ref()?;
        let words = Some(text.clone()).filter(|t| !t.is_empty());
        Some(Box::new(std::iter::once(LabeledSpan::new_primary_with_span(words, span.clone()))))
    }
}
