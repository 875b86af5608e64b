//! `ledger`.

use super::args::{Ledger, LedgerShape};
use super::desk::{Desk, Sets};
use super::failure::Failure;
use super::run::{Ready, Run};
use super::sink::Stop;
use super::{Outcome, run};
use crate::check;
use crate::report::{LEDGER_COLUMNS, ledger_csv, ledger_json, ledger_markdown, unread_json};
use std::path::Path;

/// Prints how every figure and date of each document stands.
pub(crate) fn ledger(config: Option<&Path>, arguments: &Ledger) -> Outcome {
    let desk = Desk::open(config, &arguments.rules.rules, &arguments.look);
    let outcome = run::with_sink(&arguments.look, |sink| {
        let sets = Sets::of(&desk, &arguments.rules).map_err(Stop::Failed)?;
        let shape = arguments.format;
        let work = |document: Result<Ready<'_>, &Failure>| match (document, shape) {
            (Ok(Ready { document, settings, origin }), shape) => {
                let entries = check::ledger(document, &sets.at(&origin.path), settings, &sets.options(&origin.path));
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
        let evidence = Some(&arguments.evidence);
        let run = Run { house: &desk.house, input: &arguments.input, evidence, look: &arguments.look, whole: false };
        run.all(sink, work, |text| text)
    });
    desk.worse(outcome)
}
