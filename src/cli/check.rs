//! `check`.

use super::args::Check;
use super::chosen::chosen;
use super::desk::Desk;
use super::failure::{self, Failure};
use super::sink::{self, Stop};
use super::{Outcome, run};
use crate::analysis::Settings;
use crate::check::{self, Report};
use crate::document::Document;
use crate::report::{self, Failed, Output, Summary, Writer};
use crate::rules;

/// Checks everything and prints the report.
pub(crate) fn check(arguments: &Check) -> Outcome {
    let desk = Desk::open(&arguments.rules.rules, &arguments.look);
    let outcome = run::with_sink(&arguments.look, |sink| {
        let terminal = sink::on_terminal(&arguments.look);
        let name = arguments.format.as_deref().unwrap_or(if terminal { "full" } else { "concise" });
        let format = report::format(name).ok_or_else(|| Stop::Failed(Failure::of(name, "is no format")))?;
        let options = sink::options(&arguments.look, terminal);
        let rules = chosen(&arguments.rules, desk.rules.clone()).map_err(Stop::Failed)?;
        let engine = rules::Options { messages: arguments.rules.messages.clone(), min_confidence: arguments.rules.min_confidence };
        let work = |document: Result<(&Document, &Settings), &Failure>| match document {
            Ok((document, settings)) => rendered(document, &check::check(document, &rules, settings, &engine), format, &options),
            Err(failure) => unread(failure, format, &options),
        };
        let mut writer = Writer::new(format, options);
        let mut summary = Summary::default();
        let outcome = run::all(&arguments.input, Some(&arguments.evidence), &arguments.look, sink, work, |(text, counted)| {
            summary.join(&counted);
            writer.add(&text)
        })?;
        sink.write(&writer.end(&summary))?;
        if arguments.stats {
            failure::say(&format!("{}\n", summary.line()));
        }
        Ok(if outcome == Outcome::Clean && fails(&summary, arguments) { Outcome::Found } else { outcome })
    });
    desk.worse(outcome)
}

fn fails(summary: &Summary, arguments: &Check) -> bool {
    use crate::findings::Severity::{Error, Info, Warning};
    let from = arguments.fail_on.severity();
    let counts = [(Error, summary.errors), (Warning, summary.warnings), (Info, summary.infos)];
    counts.into_iter().any(|(severity, n)| n > 0 && from.is_some_and(|least| severity >= least))
}

/// A document's piece of the report, and its figures.
fn rendered(document: &Document, report: &Report, format: &dyn Output, options: &report::Options) -> (String, Summary) {
    let checked = report.of(document);
    let mut summary = Summary::default();
    summary.add(&checked);
    (format.document(&checked, options), summary)
}

fn unread(failure: &Failure, format: &dyn Output, options: &report::Options) -> (String, Summary) {
    let failed = Failed { name: &failure.name, line: failure.line, error: &failure.error };
    (format.failed(&failed, options), Summary { unreadable: 1, ..Summary::default() })
}
