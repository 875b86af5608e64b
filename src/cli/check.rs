//! `check`.

use super::args::{Check, FailOn, Input};
use super::desk::{Desk, Sets};
use super::failure::{self, Failure};
use super::house::House;
use super::known::Known;
use super::run::{Ready, Run};
use super::sink::{self, Stop};
use super::{Outcome, run};
use crate::check::{self, Report};
use crate::document::Document;
use crate::report::{self, Aside, Failed, Output, Summary, Writer};
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
        let known = Known::open(&desk, &arguments.known, &arguments.look).map_err(Stop::Failed)?;
        let fail_on = fail_on(&desk.house, arguments.fail_on);
        let work = |document: Result<Ready<'_>, &Failure>| match document {
            Ok(Ready { document, settings, origin }) => {
                let rules = sets.at(&origin.path);
                let mut report = check::check(document, &rules, settings, &sets.options(&origin.path));
                let aside = known.leave(document, origin, &rules, &mut report);
                rendered(document, &report, aside, format, &options)
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
        for (document, report) in known.amiss(&sets.at(Path::new("")), walks(&arguments.input)) {
            let (text, counted) = rendered(&document, &report, Aside::default(), format, &options);
            // It is no article.
            summary.join(&Summary { documents: 0, ..counted });
            sink.write(&writer.add(&text))?;
        }
        sink.write(&writer.end(&summary))?;
        known.write().map_err(Stop::Failed)?;
        if arguments.stats {
            failure::say(&format!("{}\n", summary.line()));
        }
        Ok(match outcome {
            _ if known.failed() => Outcome::Failed,
            Outcome::Clean if !known.records() && fails(&summary, fail_on) => Outcome::Found,
            outcome => outcome,
        })
    });
    desk.worse(outcome)
}

/// Whether folders are read as a whole, rather than files that somebody chose.
fn walks(input: &Input) -> bool {
    input.paths.iter().any(|path| path.is_dir())
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
fn rendered(document: &Document, report: &Report, aside: Aside, format: &dyn Output, options: &report::Options) -> (String, Summary) {
    let checked = report.of(document);
    let mut summary = Summary { aside, ..Summary::default() };
    summary.add(&checked);
    (format.document(&checked, options), summary)
}

fn unread(failure: &Failure, format: &dyn Output, options: &report::Options) -> (String, Summary) {
    let failed = Failed { name: &failure.name, line: failure.line, error: &failure.error };
    (format.failed(&failed, options), Summary { unreadable: 1, ..Summary::default() })
}
