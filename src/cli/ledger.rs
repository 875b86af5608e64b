//! `ledger`.

use super::args::{Ledger, LedgerShape};
use super::chosen::chosen;
use super::desk::Desk;
use super::failure::Failure;
use super::sink::Stop;
use super::{Outcome, run};
use crate::analysis::Settings;
use crate::check;
use crate::document::Document;
use crate::report::{
    self, Failed, LEDGER_COLUMNS, Options, Output, Summary, Writer, ledger_csv, ledger_json, ledger_markdown, unread_json,
};
use crate::rules;

/// Prints how every figure and date of each document stands.
pub(crate) fn ledger(arguments: &Ledger) -> Outcome {
    let desk = Desk::open(&arguments.rules.rules, &arguments.look);
    let outcome = run::with_sink(&arguments.look, |sink| {
        let rules = chosen(&arguments.rules, desk.rules.clone()).map_err(Stop::Failed)?;
        let messages = arguments.rules.messages.clone();
        let spoken = messages.as_deref().and_then(report::spoken);
        let engine = rules::Options { messages, min_confidence: arguments.rules.min_confidence };
        let shape = arguments.format;
        let page = page(shape)?;
        let options = Options { ledger: true, messages: spoken, ..Options::default() };
        let work = |document: Result<(&Document, &Settings), &Failure>| {
            let mut summary = Summary::default();
            let text = match document {
                Ok((document, settings)) => {
                    let report = check::audit(document, &rules, settings, &engine);
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
        let outcome = run::all(&arguments.input, Some(&arguments.evidence), &arguments.look, work, |(text, summary)| {
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
