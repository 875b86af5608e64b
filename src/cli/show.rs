//! What the commands that show rather than check share.

use super::args::{Extract, Shape};
use super::failure::Failure;
use super::house::House;
use super::run::{Ready, Run};
use super::{Outcome, run};
use crate::analysis::Settings;
use crate::document::Document;
use crate::report::unread_json;
use std::path::Path;

/// Shows what `of` makes of each document: text as it is, JSON on one line for each.
pub(crate) fn show(config: Option<&Path>, arguments: &Extract, of: impl Fn(&Document, &Settings) -> String + Sync) -> Outcome {
    let house = House::open(config, &arguments.look);
    run::with_sink(&arguments.look, |sink| {
        let shape = arguments.format;
        let work = |document: Result<Ready<'_>, &Failure>| match document {
            Ok(ready) => of(ready.document, ready.settings),
            Err(_) if shape == Shape::Text => String::new(),
            Err(failure) => unread_json(&failure.name, failure.line, &failure.error),
        };
        if shape == Shape::Json {
            sink.write("{\"version\":1,\"documents\":[\n")?;
        }
        let run = Run { house: &house, input: &arguments.input, evidence: None, look: &arguments.look, whole: false, parts: None };
        let mut first = true;
        let outcome = run.all(work, |text| match shape {
            Shape::Text => sink.write(&text),
            Shape::Jsonl => sink.write(&(text + "\n")),
            Shape::Json => sink.write(&format!("{}{text}", if std::mem::take(&mut first) { "" } else { ",\n" })),
        })?;
        if shape == Shape::Json {
            sink.write("\n]}\n")?;
        }
        Ok(outcome)
    })
}
