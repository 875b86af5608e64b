//! `check`.

use super::args::{Check, Stats};
use super::chosen::chosen;
use super::desk::Desk;
use super::failure::{self, Failure};
use super::outputs::{self, Formats, Outputs};
use super::sink::Stop;
use super::{Outcome, run};
use crate::analysis::Settings;
use crate::check::{self, Report};
use crate::document::Document;
use crate::report::{Failed, Summary};
use crate::rules;
use std::time::Instant;

/// Checks everything and writes the reports.
pub(crate) fn check(arguments: &Check) -> Outcome {
    let began = Instant::now();
    let desk = Desk::open(&arguments.rules.rules, &arguments.look);
    let outcome = run::finished(&arguments.look, || {
        let (formats, paths) = outputs::chosen(arguments).map_err(Stop::Failed)?;
        let rules = chosen(&arguments.rules, desk.rules.clone()).map_err(Stop::Failed)?;
        let engine = rules::Options { messages: arguments.rules.messages.clone(), min_confidence: arguments.rules.min_confidence };
        let pages = check::pages(&rules, engine.messages.as_deref().unwrap_or("en"));
        let mut outputs = Outputs::open(&formats, &paths, &pages, arguments.look.quiet).map_err(Stop::Failed)?;
        let checks = if arguments.ledger { check::audit } else { check::check };
        let work = |document: Result<(&Document, &Settings), &Failure>| match document {
            Ok((document, settings)) => rendered(document, &checks(document, &rules, settings, &engine), &formats),
            Err(failure) => unread(failure, &formats),
        };
        let mut summary = Summary::default();
        let outcome = run::all(&arguments.input, Some(&arguments.evidence), &arguments.look, work, |(texts, counted)| {
            summary.join(&counted);
            outputs.add(&texts)
        })?;
        outputs.end(&summary)?;
        if let Some(stats) = arguments.stats {
            failure::say(&format!("{}\n{}", summary.line(), summary.stats()));
            if stats == Stats::Time {
                failure::say(&format!("{:<24} {}\n", "milliseconds", began.elapsed().as_millis()));
            }
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

/// A document's piece of each report, and its figures.
fn rendered(document: &Document, report: &Report, formats: &Formats) -> (Vec<String>, Summary) {
    let checked = report.of(document);
    let mut summary = Summary::default();
    summary.add(&checked);
    (formats.iter().map(|(format, options)| format.document(&checked, options)).collect(), summary)
}

fn unread(failure: &Failure, formats: &Formats) -> (Vec<String>, Summary) {
    let failed = Failed { name: &failure.name, line: failure.line, error: &failure.error };
    let mut summary = Summary::default();
    summary.failed(&failed);
    (formats.iter().map(|(format, options)| format.failed(&failed, options)).collect(), summary)
}
