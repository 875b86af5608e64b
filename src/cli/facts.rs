//! `facts check`.

use super::args::Facts;
use super::failure::{self, Failure};
use super::{Outcome, against, run};
use crate::facts::{Known, Sheet};
use crate::report::safe;
use std::path::PathBuf;
use std::sync::Arc;

/// Runs the command.
pub(crate) fn facts(command: &Facts) -> Outcome {
    match command {
        Facts::Check { files } => check(files),
    }
}

/// Reads sheets and shows what was understood of each fact.
fn check(files: &[PathBuf]) -> Outcome {
    let mut sheets = Vec::new();
    let mut failures: Vec<Failure> = Vec::new();
    for file in files {
        match against::sheet(file) {
            Ok(sheet) => sheets.push(Arc::new(sheet)),
            Err(failed) => failures.extend(failed),
        }
    }
    for failure in &failures {
        failure::tell(failure, &run::plain());
    }
    let known = Known::of(sheets);
    let printed = run::print(|| Ok(known.sheets.iter().enumerate().map(|(n, sheet)| shown(&known, n, sheet)).collect()));
    if failures.is_empty() { printed } else { Outcome::Failed }
}

fn shown(known: &Known, number: usize, sheet: &Sheet) -> String {
    let facts = if sheet.facts.len() == 1 { "fact" } else { "facts" };
    let mut out = format!("{}: {} {facts}\n", safe(&sheet.name), sheet.facts.len());
    for n in 0..sheet.facts.len() {
        let place = (u32::try_from(number).unwrap_or(u32::MAX), u32::try_from(n).unwrap_or(u32::MAX));
        let line = known.place(place).map_or(0, |p| p.line);
        let figures = known.figures(place);
        let read = if figures.is_empty() { "no figure was read: nothing is held against it".to_owned() } else { figures.join(", ") };
        out.push_str(&format!("  {line}: {}\n      {}\n", safe(&known.words(place)), safe(&read)));
    }
    out
}
