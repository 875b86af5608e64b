//! What the commands that read articles share: from a unit of work to a document, and from its pieces of report to an exit code.

use super::against::{Against, Parts};
use super::args::{BidiChoice, Color, Evidence, Input, Look};
use super::failure::{self, Failure};
use super::house::House;
use super::input::{Unit, decode, read};
use super::progress::Progress;
use super::sink::{Sink, Stop};
use super::{Outcome, batch, input};
use crate::analysis::Settings;
use crate::document::{Document, Item, batch_line};
use std::path::PathBuf;

/// What became of a unit.
pub(crate) struct Piece<T> {
    /// What the command made of it.
    pub(crate) made: T,
    /// What went wrong with it.
    pub(crate) failures: Vec<Failure>,
}

/// A document ready for work, with what is known of it.
pub(crate) struct Ready<'a> {
    /// The document.
    pub(crate) document: &'a Document,
    /// What is known of it.
    pub(crate) settings: &'a Settings,
    /// Where it was read, and the line of a batch.
    pub(crate) origin: &'a Origin,
}

/// Where a document comes from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Origin {
    /// The file; for standard input, the name that it goes by.
    pub(crate) path: PathBuf,
    /// The 1-based line of a batch.
    pub(crate) line: Option<u32>,
}

impl Origin {
    fn of(unit: &Unit) -> Self {
        match unit {
            Unit::File(path) => Self { path: path.clone(), line: None },
            Unit::Text(name, _) => Self { path: name.into(), line: None },
            Unit::Line(name, line, _) => Self { path: name.into(), line: Some(*line) },
            Unit::Failed(failure) => Self { path: failure.name.clone().into(), line: failure.line },
        }
    }
}

/// The document of a unit, and what its line of a batch holds it against.
pub(crate) fn item(unit: Unit, input: &Input) -> Result<Item, Failure> {
    let alone = |document: Document| Item { id: String::new(), document, sources: Vec::new(), facts: Vec::new() };
    match unit {
        Unit::File(path) => read(&path, input).map(alone),
        Unit::Text(name, bytes) => decode(&name, bytes, input).map(alone),
        Unit::Line(name, line, bytes) => {
            let at = |error: String| Failure::of(&name, error).at(line);
            let text = simdutf8::compat::from_utf8(&bytes).map_err(|e| at(format!("not UTF-8: byte {} of the line", e.valid_up_to())))?;
            batch_line(text).map_err(at)
        }
        Unit::Failed(failure) => Err(failure),
    }
}

/// What is read, and by which settings.
pub(crate) struct Run<'a> {
    /// The configuration.
    pub(crate) house: &'a House,
    /// What is read.
    pub(crate) input: &'a Input,
    /// What it is held against.
    pub(crate) evidence: Option<&'a Evidence>,
    /// How errors look.
    pub(crate) look: &'a Look,
    /// Whether what documents say is to be skipped is checked all the same.
    pub(crate) whole: bool,
    /// The parts of one story; none where every article is a story of its own.
    pub(crate) parts: Option<&'a Parts>,
}

impl Run<'_> {
    /// Reads everything that the arguments name, in order, and hands what `work` makes of each document to `hand`, which prints it.
    /// Failures go to standard error and make the run fail; all the rest is still done.
    pub(crate) fn all<T: Send>(
        &self,
        work: impl Fn(Result<Ready<'_>, &Failure>) -> T + Sync,
        mut hand: impl FnMut(T) -> Result<(), Stop>,
    ) -> Result<Outcome, Stop> {
        let mut outcome = Outcome::Clean;
        let against = Against::new(self.house, self.input, self.evidence).beside(self.parts);
        let progress = Progress::begin(self.look);
        let piece = |unit| {
            let origin = Origin::of(&unit);
            let piece = match item(unit, self.input) {
                Ok(mut item) => {
                    if self.whole {
                        item.document.meta.skip.clear();
                    }
                    let (settings, failures) = against.settings(&item, &origin.path);
                    Piece { made: work(Ok(Ready { document: &item.document, settings: &settings, origin: &origin })), failures }
                }
                Err(failure) => Piece { made: work(Err(&failure)), failures: vec![failure] },
            };
            progress.step();
            piece
        };
        batch::each(input::units(self.input, self.house), self.input.jobs, piece, |piece| {
            progress.aside(|| {
                for failure in piece.failures {
                    outcome = Outcome::Failed;
                    failure::tell(&failure, self.look);
                }
                hand(piece.made)
            })
        })?;
        Ok(self.house.worse(outcome))
    }
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
