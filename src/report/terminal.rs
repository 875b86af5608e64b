//! `full`: findings drawn for a person at a terminal, through miette's traits and a handler of our own.
//!
//! The stock handler prints everything between two labels, never wraps a line (an article's paragraph is one), counts
//! columns in bytes, and puts underlines beneath text that the terminal reorders. Ours shows the rows that matter,
//! wrapped at the width, and marks the words themselves where a column would lie.

mod article;
mod canvas;
pub(super) mod direction;
mod drawing;
mod layout;
mod marking;
pub(super) mod paint;
mod passages;
mod picture;
mod rows;
mod shown;
mod spoken;

use super::places::Places;
use super::safe::safe;
use super::{Checked, Options, Output, Summary};
use article::Article;
use miette::{Diagnostic, ReportHandler};
use paint::Style;
use shown::Shown;
use std::fmt;

/// Findings with their passages, for people.
#[derive(Debug)]
pub(super) struct Full;

impl Output for Full {
    fn name(&self) -> &'static str {
        "full"
    }

    fn document(&self, checked: &Checked<'_>, options: &Options) -> String {
        if checked.findings.is_empty() {
            return String::new();
        }
        let places = Places::of(checked.document);
        let article = Article::new(&places, &checked.document.name, options.columns());
        let handler = Handler { options: *options };
        let mut out = if options.screen_reader { format!("{}:\n", safe(&checked.document.name)) } else { String::new() };
        for finding in checked.findings {
            let shown = Shown::new(finding, &article, &places, options.screen_reader);
            out.push_str(&Drawn { handler: &handler, diagnostic: &shown }.to_string());
            out.push('\n');
        }
        out
    }

    fn end(&self, summary: &Summary, _: &Options) -> String {
        summary.line() + "\n"
    }
}

/// miette's handler for articles.
#[derive(Debug, Clone, Copy)]
struct Handler {
    options: Options,
}

impl ReportHandler for Handler {
    fn debug(&self, diagnostic: &dyn Diagnostic, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&if self.options.screen_reader { spoken::speak(diagnostic) } else { drawing::draw(diagnostic, &self.options) })
    }
}

/// A handler with what it is to draw.
struct Drawn<'a> {
    handler: &'a Handler,
    diagnostic: &'a dyn Diagnostic,
}

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.handler.debug(self.diagnostic, f)
    }
}

/// The name and the colour of a severity.
fn severity(diagnostic: &dyn Diagnostic) -> (&'static str, Style) {
    match diagnostic.severity() {
        None | Some(miette::Severity::Error) => ("error", Style::Error),
        Some(miette::Severity::Warning) => ("warning", Style::Warning),
        Some(miette::Severity::Advice) => ("info", Style::Info),
    }
}

#[cfg(test)]
mod tests;
