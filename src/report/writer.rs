//! A report put together piece by piece, as the documents come in.

use super::{Checked, Failed, Options, Output, RulePage, Summary};

/// Puts a report together. Each call gives the text to print next; nothing is kept, so that memory does not grow with
/// the number of documents.
#[derive(Debug)]
pub struct Writer<'a> {
    format: &'static dyn Output,
    options: Options,
    rules: &'a [RulePage],
    begun: bool,
    written: bool,
}

impl<'a> Writer<'a> {
    /// A report in a format on what some rules found.
    #[must_use]
    pub fn new(format: &'static dyn Output, options: Options, rules: &'a [RulePage]) -> Self {
        Self { format, options, rules, begun: false, written: false }
    }

    /// The text of a checked document.
    pub fn document(&mut self, checked: &Checked<'_>) -> String {
        let rendered = self.format.document(checked, &self.options);
        self.add(&rendered)
    }

    /// The text of something that could not be read.
    pub fn failed(&mut self, failed: &Failed<'_>) -> String {
        let rendered = self.format.failed(failed, &self.options);
        self.add(&rendered)
    }

    /// The text of a document that [`Output::document`] or [`Output::failed`] has rendered already, in another thread
    /// perhaps.
    pub fn add(&mut self, rendered: &str) -> String {
        let mut out = self.begin();
        if !rendered.is_empty() {
            if self.written {
                out.push_str(self.format.between());
            }
            self.written = true;
            out.push_str(rendered);
        }
        out
    }

    /// The last text of the report.
    pub fn end(&mut self, summary: &Summary) -> String {
        self.begin() + &self.format.end(summary, &self.options)
    }

    fn begin(&mut self) -> String {
        if std::mem::replace(&mut self.begun, true) { String::new() } else { self.format.begin(self.rules, &self.options) }
    }
}
