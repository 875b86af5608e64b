//! `ledger`.

use super::args::{Ledger, LedgerShape};
use super::desk::{Desk, Sets};
use super::failure::Failure;
use super::run::{Ready, Run};
use super::sink::Stop;
use super::{Outcome, run};
use crate::check;
use crate::report::{
    self, Failed, LEDGER_COLUMNS, Options, Output, Summary, Writer, ledger_csv, ledger_json, ledger_markdown, unread_json,
};
use std::path::Path;

/// Prints how every figure and date of each document stands.
pub(crate) fn ledger(config: Option<&Path>, arguments: &Ledger) -> Outcome {
    let desk = Desk::open(config, &arguments.rules.rules, &arguments.look);
    let outcome = run::with_sink(&arguments.look, |sink| {
        let sets = Sets::of(&desk, &arguments.rules).map_err(Stop::Failed)?;
        let spoken = sets.options(Path::new("")).messages.as_deref().and_then(report::spoken);
        let shape = arguments.format;
        let page = page(shape)?;
        let options = Options { ledger: true, messages: spoken, ..Options::default() };
        let work = |document: Result<Ready<'_>, &Failure>| {
            let mut summary = Summary::default();
            let text = match document {
                Ok(Ready { document, settings, origin }) => {
                    let report = check::audit(document, &sets.at(&origin.path), settings, &sets.options(&origin.path));
                    let checked = report.of(document);
                    summary.add(&checked);
                    let entries = checked.ledger.unwrap_or_default();
                    match (shape, page) {
                        (LedgerShape::Markdown, _) => ledger_markdown(document, spoken.or(checked.language), entries),
                        (LedgerShape::Csv, _) => ledger_csv(document, entries),
                        (LedgerShape::Html, Some(page)) => page.document(&checked, &options),
                        (LedgerShape::Json | LedgerShape::Html, _) => ledger_json(document, entries) + "\n",
                    }
                }
                Err(failure) => {
                    let failed = Failed { name: &failure.name, line: failure.line, error: &failure.error };
                    summary.failed(&failed);
                    match (shape, page) {
                        (LedgerShape::Json, _) => unread_json(&failure.name, failure.line, &failure.error) + "\n",
                        (_, Some(page)) => page.failed(&failed, &options),
                        _ => String::new(),
                    }
                }
            };
            (text, summary)
        };
        if shape == LedgerShape::Csv {
            sink.write(LEDGER_COLUMNS)?;
        }
        let mut writer = page.map(|page| Writer::new(page, options, &[]));
        let mut all = Summary::default();
        let evidence = Some(&arguments.evidence);
        let run = Run { house: &desk.house, input: &arguments.input, evidence, look: &arguments.look, whole: false, parts: None };
        let outcome = run.all(work, |(text, summary)| {
            all.join(&summary);
            sink.write(&match &mut writer {
                Some(writer) => writer.add(&text),
                None => text,
            })
        })?;
        if let Some(writer) = &mut writer {
            sink.write(&writer.end(&all))?;
        }
        Ok(outcome)
    });
    desk.worse(outcome)
}

/// The format of `check` that a shape is drawn by, where there is one.
fn page(shape: LedgerShape) -> Result<Option<&'static dyn Output>, Stop> {
    if shape != LedgerShape::Html {
        return Ok(None);
    }
    let page = report::format("html").ok_or_else(|| Stop::Failed(Failure::of("html", "is no format")))?;
    Ok(Some(page))
}
