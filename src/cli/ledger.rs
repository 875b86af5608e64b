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
use crate::report::{LEDGER_COLUMNS, ledger_csv, ledger_json, ledger_markdown, unread_json};
use crate::rules;

/// Prints how every figure and date of each document stands.
pub(crate) fn ledger(arguments: &Ledger) -> Outcome {
    let desk = Desk::open(&arguments.rules.rules, &arguments.look);
    let outcome = run::with_sink(&arguments.look, |sink| {
        let rules = chosen(&arguments.rules, desk.rules.clone()).map_err(Stop::Failed)?;
        let engine = rules::Options { messages: arguments.rules.messages.clone(), min_confidence: arguments.rules.min_confidence };
        let shape = arguments.format;
        let work = |document: Result<(&Document, &Settings), &Failure>| match (document, shape) {
            (Ok((document, settings)), shape) => {
                let entries = check::ledger(document, &rules, settings, &engine);
                match shape {
                    LedgerShape::Markdown => ledger_markdown(document, &entries),
                    LedgerShape::Csv => ledger_csv(document, &entries),
                    LedgerShape::Json => ledger_json(document, &entries) + "\n",
                }
            }
            (Err(failure), LedgerShape::Json) => unread_json(&failure.name, failure.line, &failure.error) + "\n",
            (Err(_), _) => String::new(),
        };
        if shape == LedgerShape::Csv {
            sink.write(LEDGER_COLUMNS)?;
        }
        run::all(&arguments.input, Some(&arguments.evidence), &arguments.look, sink, work, |text| text)
    });
    desk.worse(outcome)
}
