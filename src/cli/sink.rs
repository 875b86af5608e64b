//! Where a report goes. One that goes to a file is written aside and takes the file's name only when it is whole, so that neither a full disk nor
//! an interrupt leaves half a report behind.

use super::args::{Color, Look};
use super::failure::Failure;
use crate::report::Options;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Standard output, a file, or nothing.
pub(crate) struct Sink {
    to: To,
    name: String,
}

enum To {
    Nothing,
    Stdout(BufWriter<io::StdoutLock<'static>>, bool),
    /// A pipe or a device, which nothing can stand in for.
    Stream(BufWriter<File>),
    File(BufWriter<File>, Aside),
}

/// A file beside the one that is meant; gone when it was not finished.
struct Aside {
    path: PathBuf,
    target: PathBuf,
    finished: bool,
}

impl Drop for Aside {
    fn drop(&mut self) {
        if !self.finished {
            // Where even that fails nothing more can be done, and the reason has been told.
            let _ = fs::remove_file(&self.path);
        }
    }
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
    /// Opens what the arguments of a command with one report name.
    pub(crate) fn open(look: &Look) -> Result<Self, Failure> {
        match look.output.as_slice() {
            [] => Ok(Self::stdout(look.quiet)),
            [path] => Self::file(path),
            [_, second, ..] => Err(Failure::of(&second.display().to_string(), "one report cannot go to two files")),
        }
    }

    /// Standard output, or nothing.
    pub(crate) fn stdout(quiet: bool) -> Self {
        let stdout = || To::Stdout(BufWriter::with_capacity(1 << 16, io::stdout().lock()), io::stdout().is_terminal());
        Self { to: if quiet { To::Nothing } else { stdout() }, name: "standard output".into() }
    }

    /// A file.
    pub(crate) fn file(path: &Path) -> Result<Self, Failure> {
        let name = path.display().to_string();
        let failed = |e: io::Error| Failure::of(&name, format!("cannot be written: {e}"));
        let to = match fs::metadata(path) {
            Ok(there) if there.is_dir() => return Err(Failure::of(&name, "cannot be written: it is a folder")),
            Ok(there) if !there.is_file() => To::Stream(BufWriter::new(OpenOptions::new().write(true).open(path).map_err(failed)?)),
            // What a link leads to is replaced, not the link.
            Ok(_) => aside(&fs::canonicalize(path).map_err(failed)?).map_err(failed)?,
            Err(_) => aside(path).map_err(failed)?,
        };
        Ok(Self { to, name })
    }

    /// Writes a piece of a report.
    pub(crate) fn write(&mut self, text: &str) -> Result<(), Stop> {
        let bytes = text.as_bytes();
        let written = match &mut self.to {
            To::Nothing => Ok(()),
            // A person sees what is found at once, and nothing of the progress is in between.
            To::Stdout(to, true) => to.write_all(bytes).and_then(|()| to.flush()),
            To::Stdout(to, false) => to.write_all(bytes),
            To::Stream(to) | To::File(to, _) => to.write_all(bytes),
        };
        written.map_err(|e| self.stop(&e))
    }

    /// Hands on what is still held back; a file takes its name.
    pub(crate) fn finish(&mut self) -> Result<(), Stop> {
        let finished = match &mut self.to {
            To::Nothing => Ok(()),
            To::Stdout(to, _) => to.flush(),
            To::Stream(to) => to.flush(),
            To::File(to, aside) => to.flush().and_then(|()| to.get_ref().sync_all()).and_then(|()| aside.finish()),
        };
        finished.map_err(|e| self.stop(&e))
    }

    fn stop(&self, error: &io::Error) -> Stop {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Stop::Closed,
            _ => Stop::Failed(Failure::of(&self.name, format!("cannot be written: {error}"))),
        }
    }
}

/// Opens a new file beside the target, in the same folder, so that it can take its name.
fn aside(target: &Path) -> io::Result<To> {
    let name = target.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
    let mut beside = std::ffi::OsString::from(".");
    beside.push(name);
    beside.push(format!(".{}.part", std::process::id()));
    let path = target.with_file_name(beside);
    // Never through a link that somebody has laid there. One that an earlier run with this number left is in the way.
    let open = || OpenOptions::new().write(true).create_new(true).open(&path);
    let file = match open() {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => fs::remove_file(&path).and_then(|()| open())?,
        other => other?,
    };
    Ok(To::File(BufWriter::new(file), Aside { path, target: target.to_owned(), finished: false }))
}

impl Aside {
    fn finish(&mut self) -> io::Result<()> {
        if let Ok(there) = fs::metadata(&self.target) {
            fs::set_permissions(&self.path, there.permissions())?;
        }
        fs::rename(&self.path, &self.target)?;
        self.finished = true;
        Ok(())
    }
}

/// Whether the report goes to a terminal.
pub(crate) fn on_terminal(look: &Look) -> bool {
    look.output.is_empty() && io::stdout().is_terminal()
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
    Options { color, width, bidi: look.bidi.into(), screen_reader: look.screen_reader, ..Options::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_report_takes_its_name_when_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "old").unwrap();
        let mut sink = Sink::file(&path).unwrap();
        sink.write("new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        sink.finish().unwrap();
        drop(sink);
        assert_eq!((fs::read_to_string(&path).unwrap().as_str(), names(folder.path())), ("new", vec!["a.txt".to_owned()]));
    }

    #[test]
    fn half_a_report_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let mut sink = Sink::file(&folder.path().join("a.txt")).unwrap();
        sink.write("half").unwrap();
        drop(sink);
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn what_is_no_place_for_a_report_is_told() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Sink::file(folder.path()).is_err());
        assert!(Sink::file(&folder.path().join("no/a.txt")).is_err());
    }
}
