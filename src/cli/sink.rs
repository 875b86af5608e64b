//! Where reports go.

use super::args::{Color, Look};
use super::failure::Failure;
use crate::report::Options;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};

/// Standard output, a file, or nothing.
pub(crate) struct Sink {
    to: Option<Box<dyn Write>>,
    name: String,
}

/// Why nothing more can be written.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Whoever read has had enough: no failure.
    Closed,
    /// The disk is full, or the like.
    Failed(Failure),
}

impl Sink {
    /// Opens what the arguments name.
    pub(crate) fn open(look: &Look) -> Result<Self, Failure> {
        if let Some(path) = &look.output {
            let name = path.display().to_string();
            let file = File::create(path).map_err(|e| Failure::of(&name, format!("cannot be written: {e}")))?;
            return Ok(Self { to: Some(Box::new(BufWriter::new(file))), name });
        }
        let stdout: Box<dyn Write> = Box::new(BufWriter::with_capacity(1 << 16, io::stdout().lock()));
        Ok(Self { to: (!look.quiet).then_some(stdout), name: "standard output".into() })
    }

    /// Writes a piece of a report.
    pub(crate) fn write(&mut self, text: &str) -> Result<(), Stop> {
        let Some(to) = &mut self.to else { return Ok(()) };
        to.write_all(text.as_bytes()).map_err(|e| stop(&self.name, &e))
    }

    /// Hands on what is still held back.
    pub(crate) fn flush(&mut self) -> Result<(), Stop> {
        let Some(to) = &mut self.to else { return Ok(()) };
        to.flush().map_err(|e| stop(&self.name, &e))
    }
}

fn stop(name: &str, error: &io::Error) -> Stop {
    match error.kind() {
        io::ErrorKind::BrokenPipe => Stop::Closed,
        _ => Stop::Failed(Failure::of(name, format!("cannot be written: {error}"))),
    }
}

/// Whether the report goes to a terminal.
pub(crate) fn on_terminal(look: &Look) -> bool {
    look.output.is_none() && io::stdout().is_terminal()
}

/// How reports look on a stream that is, or is not, a terminal.
pub(crate) fn options(look: &Look, terminal: bool) -> Options {
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
    let color = match look.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => terminal && wanted,
    };
    let columns = || std::env::var("COLUMNS").ok().filter(|_| terminal).and_then(|c| c.parse().ok());
    let width = look.width.or_else(columns).unwrap_or(Options::default().width);
    Options { color, width, bidi: look.bidi.into(), screen_reader: look.screen_reader }
}
