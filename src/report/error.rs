//! Errors of the tool itself (a rule with a slip, a file that cannot be read), drawn by miette's own handlers.

use super::Options;
use super::safe::{safe, same_length};
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, NarratableReportHandler, SourceCode};
use std::fmt;

/// An error as people read it, ending with a line feed: the snippet, the labels, the help, the causes. What it says of
/// foreign files is made safe first, as everything in a report is.
#[must_use]
pub fn error(diagnostic: &dyn Diagnostic, options: &Options) -> String {
    let clean = Clean::of(diagnostic, 0);
    let mut out = String::new();
    let drawn = if options.screen_reader {
        NarratableReportHandler::new().with_context_lines(1).render_report(&mut out, &clean)
    } else {
        let theme = if options.color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
        GraphicalReportHandler::new_themed(theme)
            .with_links(false)
            .with_width(options.columns())
            .with_context_lines(1)
            .without_syntax_highlighting()
            .render_report(&mut out, &clean)
    };
    // A handler fails only where a label lies outside its file; then the words have to do.
    if drawn.is_err() {
        out = format!("error: {clean}\n");
    }
    out
}

/// How deep causes and related errors are followed.
const DEPTH: usize = 16;

/// An error copied out of whatever it was, every word of it harmless. Spans keep their meaning: sources are cleaned
/// byte for byte.
struct Clean {
    message: String,
    code: Option<String>,
    severity: Option<miette::Severity>,
    help: Option<String>,
    url: Option<String>,
    source: Option<NamedSource<String>>,
    labels: Vec<LabeledSpan>,
    related: Vec<Clean>,
    cause: Option<Box<Clean>>,
}

impl Clean {
    fn of(diagnostic: &dyn Diagnostic, depth: usize) -> Self {
        let deeper = depth < DEPTH;
        let cause = match (diagnostic.diagnostic_source(), diagnostic.source()) {
            (Some(cause), _) if deeper => Some(Box::new(Self::of(cause, depth + 1))),
            (None, Some(cause)) => Self::of_error(cause, depth + 1),
            _ => None,
        };
        Self {
            message: lines(&diagnostic.to_string()),
            code: diagnostic.code().map(|c| safe(&c.to_string()).into_owned()),
            severity: diagnostic.severity(),
            help: diagnostic.help().map(|h| lines(&h.to_string())),
            url: diagnostic.url().map(|u| safe(&u.to_string()).into_owned()),
            source: diagnostic.source_code().and_then(whole),
            labels: diagnostic.labels().into_iter().flatten().map(label).collect(),
            related: diagnostic.related().into_iter().flatten().filter(|_| deeper).map(|r| Self::of(r, depth + 1)).collect(),
            cause,
        }
    }

    fn of_error(error: &dyn std::error::Error, depth: usize) -> Option<Box<Self>> {
        (depth < DEPTH).then(|| {
            Box::new(Self {
                message: lines(&error.to_string()),
                code: None,
                severity: None,
                help: None,
                url: None,
                source: None,
                labels: Vec::new(),
                related: Vec::new(),
                cause: error.source().and_then(|cause| Self::of_error(cause, depth + 1)),
            })
        })
    }
}

/// A text of several lines, each made safe: the handler indents them.
fn lines(text: &str) -> String {
    text.lines().map(safe).collect::<Vec<_>>().join("\n")
}

fn label(label: LabeledSpan) -> LabeledSpan {
    let text = label.label().map(|l| safe(l).into_owned());
    if label.primary() {
        LabeledSpan::new_primary_with_span(text, *label.inner())
    } else {
        LabeledSpan::new_with_span(text, *label.inner())
    }
}

/// The whole of a source, under its name, cleaned byte for byte.
fn whole(source: &dyn SourceCode) -> Option<NamedSource<String>> {
    let contents = source.read_span(&(0, 0).into(), 0, usize::MAX).ok()?;
    // Bytes that are no UTF-8 are nothing that a loader lets through; replaced one by one, they would shift the spans.
    let text = std::str::from_utf8(contents.data()).ok()?;
    Some(NamedSource::new(safe(contents.name().unwrap_or_default()), same_length(text)))
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Clean {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_deref().map(|c| c as _)
    }
}

impl Diagnostic for Clean {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.code.as_ref().map(|c| Box::new(c) as _)
    }

    fn severity(&self) -> Option<miette::Severity> {
        self.severity
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|h| Box::new(h) as _)
    }

    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.url.as_ref().map(|u| Box::new(u) as _)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|s| s as _)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        (!self.labels.is_empty()).then(|| Box::new(self.labels.iter().cloned()) as _)
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        (!self.related.is_empty()).then(|| Box::new(self.related.iter().map(|r| r as &dyn Diagnostic)) as _)
    }

    fn diagnostic_source(&self) -> Option<&dyn Diagnostic> {
        self.cause.as_deref().map(|c| c as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;
    use miette::miette;

    const RULE: &str = "id: sum-mismatch\ncheck:\n  kind: summ\n";

    fn slip(text: &str, name: &str, message: &str) -> miette::Report {
        let at = text.find("summ").unwrap();
        miette!(
            code = "rule",
            help = format!("did you mean “sum”? {message}"),
            labels = vec![LabeledSpan::at(at..at + 4, message)],
            "{message}"
        )
        .with_source_code(NamedSource::new(name, text.to_owned()))
    }

    #[test]
    fn an_error_shows_the_place_and_the_way_out() {
        let out = error(slip(RULE, "rule.yaml", "no such kind").as_ref(), &Options::default());
        let expected = concat!(
            "rule\n\n  × no such kind\n   ╭─[rule.yaml:3:9]\n 2 │ check:\n 3 │   kind: summ\n   ·         ──┬─\n   ·           ╰── no such kind\n   ╰────\n",
            "  help: did you mean “sum”? no such kind\n"
        );
        assert_eq!(out, expected);
    }

    #[test]
    fn colours_come_only_when_asked_for() {
        let slip = slip(RULE, "rule.yaml", "no such kind");
        assert!(!error(slip.as_ref(), &Options::default()).contains('\u{1B}'));
        assert!(error(slip.as_ref(), &Options { color: true, ..Options::default() }).contains('\u{1B}'));
    }

    #[test]
    fn hostile_rules_cannot_command_the_terminal() {
        let text = format!("# {}\n{RULE}", fixture::HOSTILE);
        let slip = slip(&text, fixture::HOSTILE, fixture::HOSTILE);
        for screen_reader in [false, true] {
            fixture::assert_harmless(&error(slip.as_ref(), &Options { screen_reader, ..Options::default() }));
        }
    }

    #[test]
    fn causes_are_told_and_a_label_outside_its_file_still_gives_the_words() {
        let cause = std::io::Error::other("disk\u{1B}[0m gone");
        let report = miette::Report::from_err(cause).wrap_err("cannot read “a.txt”");
        let out = error(report.as_ref(), &Options::default());
        assert!(out.contains("cannot read “a.txt”") && out.contains("disk␛[0m gone"), "{out}");
        let lost = miette!(labels = vec![LabeledSpan::at(90..99, "here")], "lost").with_source_code("short");
        assert!(error(lost.as_ref(), &Options::default()).contains("lost"));
    }
}
