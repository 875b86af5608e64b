//! `extract`.

use super::args::{Extract, Shape};
use super::failure::Failure;
use super::{Outcome, run, sink};
use crate::analysis::view::{Mention, mentions};
use crate::analysis::{Settings, analyze};
use crate::document::Document;
use crate::report::{self, mentions_jsonl, mentions_text, unread_json};

/// Shows what was read.
pub(crate) fn extract(arguments: &Extract) -> Outcome {
    run::with_sink(&arguments.look, |sink| {
        let options = sink::options(&arguments.look, sink::on_terminal(&arguments.look));
        let settings = run::settings(&arguments.input);
        let work = |document: Result<&Document, &Failure>| match document {
            Ok(document) => shown(document, &read(document, &settings, arguments.all), arguments.format, &options),
            Err(failure) => unread(failure, arguments.format),
        };
        let json = arguments.format == Shape::Json;
        let mut first = true;
        if json {
            sink.write("{\"version\":1,\"documents\":[\n")?;
        }
        let outcome = run::all(&arguments.input, &arguments.look, sink, work, |text| {
            let between = if json && !text.is_empty() && !std::mem::take(&mut first) { ",\n" } else { "" };
            format!("{between}{text}")
        })?;
        if json {
            sink.write("\n]}\n")?;
        }
        Ok(outcome)
    })
}

fn unread(failure: &Failure, shape: Shape) -> String {
    let text = unread_json(&failure.name, failure.line, &failure.error);
    match shape {
        Shape::Text => String::new(),
        Shape::Json => text,
        Shape::Jsonl => text + "\n",
    }
}

/// The mentions of a document; none in a language without a pack.
fn read(document: &Document, settings: &Settings, all: bool) -> Vec<Mention> {
    analyze(document, settings).map(|analysis| mentions(&analysis, all)).unwrap_or_default()
}

fn shown(document: &Document, mentions: &[Mention], shape: Shape, options: &report::Options) -> String {
    match shape {
        Shape::Text => mentions_text(document, mentions, options),
        Shape::Json => mentions_jsonl(document, mentions).trim_end().to_owned(),
        Shape::Jsonl => mentions_jsonl(document, mentions),
    }
}
