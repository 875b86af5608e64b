//! `check`.

use super::args::{Check, FailOn};
use super::desk::{Desk, Sets};
use super::failure::{self, Failure};
use super::house::House;
use super::run::{Ready, Run};
use super::sink::{self, Stop};
use super::{Outcome, run};
use crate::check::{self, Report};
use crate::document::Document;
use crate::report::{self, Failed, Output, Summary, Writer};
use clap::ValueEnum;
use std::path::Path;

/// Checks everything and prints the report.
pub(crate) fn check(config: Option<&Path>, arguments: &Check) -> Outcome {
    let desk = Desk::open(config, &arguments.rules.rules, &arguments.look);
    let outcome = run::with_sink(&arguments.look, |sink| {
        let terminal = sink::on_terminal(&arguments.look);
        let name = arguments.format.as_deref().unwrap_or(if terminal { "full" } else { "concise" });
        let format = report::format(name).ok_or_else(|| Stop::Failed(Failure::of(name, "is no format")))?;
        let options = sink::options(&arguments.look, terminal);
        let sets = Sets::of(&desk, &arguments.rules).map_err(Stop::Failed)?;
        let fail_on = fail_on(&desk.house, arguments.fail_on);
        let work = |document: Result<Ready<'_>, &Failure>| match document {
            Ok(Ready { document, settings, origin }) => {
                let report = check::check(document, &sets.at(&origin.path), settings, &sets.options(&origin.path));
                rendered(document, &report, format, &options)
            }
            Err(failure) => unread(failure, format, &options),
        };
        let mut writer = Writer::new(format, options);
        let mut summary = Summary::default();
        let evidence = Some(&arguments.evidence);
        let whole = arguments.known.no_ignores;
        let run = Run { house: &desk.house, input: &arguments.input, evidence, look: &arguments.look, whole };
        let outcome = run.all(sink, work, |(text, counted)| {
            summary.join(&counted);
            writer.add(&text)
        })?;
        sink.write(&writer.end(&summary))?;
        if arguments.stats {
            failure::say(&format!("{}\n", summary.line()));
        }
        Ok(if outcome == Outcome::Clean && fails(&summary, fail_on) { Outcome::Found } else { outcome })
    });
    desk.worse(outcome)
}

/// What an argument says, else the configuration, else errors.
pub(crate) fn fail_on(house: &House, named: Option<FailOn>) -> FailOn {
    let house = || house.last(|c| c.fail_on.as_ref()).and_then(|(name, _)| FailOn::from_str(name, false).ok());
    named.or_else(house).unwrap_or(FailOn::Error)
}

fn fails(summary: &Summary, fail_on: FailOn) -> bool {
    use crate::findings::Severity::{Error, Info, Warning};
    let from = fail_on.severity();
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
