//! What the commands that read articles share: from a unit of work to a document, and from its pieces of report to an exit code.

use super::against::Against;
use super::args::{BidiChoice, Color, Evidence, Input, Look};
use super::failure::{self, Failure};
use super::input::{Unit, decode, read};
use super::progress::Progress;
use super::sink::{Sink, Stop};
use super::{Outcome, batch, input};
use crate::analysis::Settings;
use crate::document::{Document, Item, batch_line};

/// What became of a unit.
pub(crate) struct Piece<T> {
    /// What the command made of it.
    pub(crate) made: T,
    /// What went wrong with it.
    pub(crate) failures: Vec<Failure>,
}

/// What is known of documents beforehand.
pub(crate) fn settings(input: &Input) -> Settings {
    Settings { language: input.language.clone(), published: input.published, ..Settings::default() }
}

/// The document of a unit, and what its line of a batch holds it against.
pub(crate) fn item(unit: Unit, input: &Input) -> Result<Item, Failure> {
    let alone = |document: Document| Item { id: String::new(), document, sources: Vec::new(), facts: Vec::new() };
    match unit {
        Unit::File(path) => read(&path, input).map(alone),
        Unit::Text(name, bytes) => decode(&name, bytes, input).map(alone),
        Unit::Line(name, line, bytes) => {
            let at = |error: String| Failure::of(&name, error).at(line);
            let text = std::str::from_utf8(&bytes).map_err(|e| at(format!("not UTF-8: byte {} of the line", e.valid_up_to())))?;
            batch_line(text).map_err(at)
        }
        Unit::Failed(failure) => Err(failure),
    }
}

/// Reads everything that the arguments name, in order, and hands what `work` makes of each document to `hand`, which
/// prints it. Failures go to standard error and make the run fail; all the rest is still done.
pub(crate) fn all<T: Send>(
    input: &Input,
    evidence: Option<&Evidence>,
    look: &Look,
    work: impl Fn(Result<(&Document, &Settings), &Failure>) -> T + Sync,
    mut hand: impl FnMut(T) -> Result<(), Stop>,
) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::Clean;
    let against = Against::new(input, evidence);
    let progress = Progress::begin(look);
    let piece = |unit| {
        let piece = match item(unit, input) {
            Ok(item) => {
                let (settings, failures) = against.settings(&item);
                Piece { made: work(Ok((&item.document, &settings))), failures }
            }
            Err(failure) => Piece { made: work(Err(&failure)), failures: vec![failure] },
        };
        progress.step();
        piece
    };
    batch::each(input::units(input), input.jobs, piece, |piece| {
        progress.aside(|| {
            for failure in piece.failures {
                outcome = Outcome::Failed;
                failure::tell(&failure, look);
            }
            hand(piece.made)
        })
    })?;
    Ok(outcome)
}

/// Opens the sink, does the work, and finishes the report.
pub(crate) fn with_sink(look: &Look, work: impl FnOnce(&mut Sink) -> Result<Outcome, Stop>) -> Outcome {
    finished(look, || {
        let mut sink = Sink::open(look).map_err(Stop::Failed)?;
        let outcome = work(&mut sink)?;
        sink.finish()?;
        Ok(outcome)
    })
}

/// Does the work, and turns what stopped it into an exit code.
pub(crate) fn finished(look: &Look, work: impl FnOnce() -> Result<Outcome, Stop>) -> Outcome {
    match work() {
        Ok(outcome) => outcome,
        Err(Stop::Closed) => Outcome::Clean,
        Err(Stop::Failed(failure)) => {
            failure::tell(&failure, look);
            Outcome::Failed
        }
    }
}

/// Prints a text that needs no article, or tells why there is none.
pub(crate) fn print(text: impl FnOnce() -> Result<String, Failure>) -> Outcome {
    let look = plain();
    with_sink(&look, |sink| {
        sink.write(&text().map_err(Stop::Failed)?)?;
        Ok(Outcome::Clean)
    })
}

/// The look of commands that have no options for it.
pub(crate) fn plain() -> Look {
    Look { output: Vec::new(), color: Color::Auto, width: None, bidi: BidiChoice::Auto, screen_reader: false, quiet: false }
}
