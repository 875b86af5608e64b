//! `check`.

use super::against::Parts;
use super::args::{Check, FailOn, Input, Stats};
use super::desk::{Desk, Sets};
use super::failure::{self, Failure};
use super::house::House;
use super::input;
use super::known::Known;
use super::outputs::{self, Formats, Outputs};
use super::run::{Ready, Run};
use super::sink::Stop;
use super::{Outcome, run};
use crate::analysis::Analysis;
use crate::check::{self, Report};
use crate::document::Document;
use crate::report::{Aside, Failed, Summary};
use crate::rules;
use clap::ValueEnum;
use std::path::Path;
use std::time::Instant;

/// Checks everything and writes the reports.
pub(crate) fn check(config: Option<&Path>, arguments: &Check) -> Outcome {
    let began = Instant::now();
    let desk = Desk::open(config, &arguments.rules.rules, &arguments.look);
    let outcome = run::finished(&arguments.look, || {
        let (formats, paths) = outputs::chosen(arguments).map_err(Stop::Failed)?;
        let sets = Sets::of(&desk, &arguments.rules).map_err(Stop::Failed)?;
        let known = Known::open(&desk, &arguments.known, &arguments.look).map_err(Stop::Failed)?;
        let fail_on = fail_on(&desk.house, arguments.fail_on);
        let everywhere = Path::new("");
        let pages = check::pages(&sets.at(everywhere), sets.options(everywhere).messages.as_deref().unwrap_or("en"));
        let mut outputs = Outputs::open(&formats, &paths, &pages, arguments.look.quiet).map_err(Stop::Failed)?;
        let checks = if arguments.ledger { check::audit } else { check::check };
        let counted = |(texts, mut summary): (Vec<String>, Summary), document: &Document| {
            if arguments.stats.is_some() {
                summary.read(&document.prose);
            }
            (texts, summary)
        };
        let work = |document: Result<Ready<'_>, &Failure>| match document {
            Ok(Ready { document, settings, origin }) => {
                let rules = sets.at(&origin.path);
                let options = sets.options(&origin.path);
                let mut report = checks(document, &rules, settings, &options);
                let aside = known.leave(document, origin, &rules, options.messages.as_deref(), &mut report);
                counted(rendered(document, &report, aside, &formats), document)
            }
            Err(failure) => unread(failure, &formats),
        };
        let mut summary = Summary::default();
        let evidence = Some(&arguments.evidence);
        let whole = arguments.known.no_ignores;
        let parts = if arguments.together { input::files(&arguments.input, &desk.house).map_err(Stop::Failed)? } else { Vec::new() };
        let given = |path: &Path, analysis: &Analysis<'_>| rules::given(&sets.at(path), analysis);
        let parts = arguments.together.then(|| Parts::read(&parts, &arguments.input, &given));
        let run = Run { house: &desk.house, input: &arguments.input, evidence, look: &arguments.look, whole, parts: parts.as_ref() };
        let outcome = run.all(work, |(texts, counted)| {
            summary.join(&counted);
            outputs.add(&texts)
        })?;
        let language =
            sets.options(everywhere).messages.or_else(|| arguments.input.language.clone()).or_else(|| house_language(&desk.house));
        for (document, report) in known.amiss(&sets.at(everywhere), language.as_deref(), walks(&arguments.input)) {
            let (texts, counted) = rendered(&document, &report, Aside::default(), &formats);
            // It is no article.
            summary.join(&Summary { documents: 0, ..counted });
            outputs.add(&texts)?;
        }
        outputs.end(&summary)?;
        known.write()?;
        if let Some(stats) = arguments.stats {
            failure::say(&format!("{}\n{}", summary.line(), summary.stats()));
            if stats == Stats::Time {
                failure::say(&format!("{:<24} {}\n", "milliseconds", began.elapsed().as_millis()));
            }
        }
        Ok(match outcome {
            _ if known.failed() => Outcome::Failed,
            Outcome::Clean if !known.records() && fails(&summary, fail_on) => Outcome::Found,
            outcome => outcome,
        })
    });
    desk.worse(outcome)
}

/// The language of articles by the configuration.
fn house_language(house: &House) -> Option<String> {
    house.last(|c| c.language.as_ref()).map(|(code, _)| code.clone())
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

/// A document's piece of each report, and its figures.
fn rendered(document: &Document, report: &Report, aside: Aside, formats: &Formats) -> (Vec<String>, Summary) {
    let checked = report.of(document);
    let mut summary = Summary { aside, ..Summary::default() };
    summary.add(&checked);
    (formats.iter().map(|(format, options)| format.document(&checked, options)).collect(), summary)
}

fn unread(failure: &Failure, formats: &Formats) -> (Vec<String>, Summary) {
    let failed = Failed { name: &failure.name, line: failure.line, error: &failure.error };
    let mut summary = Summary::default();
    summary.failed(&failed);
    (formats.iter().map(|(format, options)| format.failed(&failed, options)).collect(), summary)
}
