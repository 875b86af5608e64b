//! From paths to units of work: files, standard input, lines of batches. Folders are walked in the order of their names.

use super::args::Input;
use super::failure::Failure;
use super::house::House;
use crate::document::{self, Document, Format};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// The most bytes of an article, and of a batch's line.
const MOST: u64 = document::LARGEST as u64;

/// A piece of work.
#[derive(Debug)]
pub(crate) enum Unit {
    /// An article that is still to be read.
    File(PathBuf),
    /// An article that has been read: standard input.
    Text(String, Vec<u8>),
    /// A line of a batch, with the batch's name and its 1-based number.
    Line(String, u32, Vec<u8>),
    /// Something that could not be opened.
    Failed(Failure),
}

/// The units of all paths, in order, opened one by one.
pub(crate) fn units<'a>(input: &'a Input, house: &'a House) -> impl Iterator<Item = Unit> + 'a {
    input.paths.iter().flat_map(move |path| -> Box<dyn Iterator<Item = Unit> + 'a> {
        if path.as_os_str() == "-" {
            Box::new(std::iter::once_with(|| ()).flat_map(|()| stdin(&input.stdin_name)))
        } else if path.is_dir() {
            Box::new(walk(path, house).flat_map(file))
        } else {
            file(Ok(path.clone()))
        }
    })
}

/// The files of all paths, in order, where they are to be held against each other.
pub(crate) fn files(input: &Input, house: &House) -> Result<Vec<PathBuf>, Failure> {
    let mut out = Vec::new();
    for path in &input.paths {
        if path.is_dir() {
            out.extend(walk(path, house).filter_map(Result::ok));
        } else {
            out.push(path.clone());
        }
    }
    match out.iter().find(|p| p.as_os_str() == "-" || is_batch(p)) {
        Some(path) => Err(Failure::of(
            &path.display().to_string(),
            "cannot be compared with other files: --together takes articles in files of their own",
        )),
        None => Ok(out),
    }
}

/// Whether a name is that of a batch.
fn is_batch(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("jsonl") || e.eq_ignore_ascii_case("ndjson"))
}

fn stdin(name: &str) -> Box<dyn Iterator<Item = Unit>> {
    if is_batch(Path::new(name)) {
        return Box::new(lines(name.to_owned(), BufReader::new(io::stdin())));
    }
    let mut bytes = Vec::new();
    let unit = match io::stdin().lock().take(MOST + 1).read_to_end(&mut bytes) {
        Ok(_) => Unit::Text(name.to_owned(), bytes),
        Err(e) => Unit::Failed(Failure::of(name, format!("cannot be read: {e}"))),
    };
    Box::new(std::iter::once(unit))
}

fn file(path: Result<PathBuf, Failure>) -> Box<dyn Iterator<Item = Unit>> {
    let path = match path {
        Ok(path) => path,
        Err(failure) => return Box::new(std::iter::once(Unit::Failed(failure))),
    };
    if !is_batch(&path) {
        return Box::new(std::iter::once(Unit::File(path)));
    }
    let name = path.display().to_string();
    match File::open(&path) {
        Ok(file) => Box::new(lines(name, BufReader::with_capacity(1 << 18, file))),
        Err(e) => Box::new(std::iter::once(Unit::Failed(Failure::io(&name, &e)))),
    }
}

/// The files of a folder that the configuration names, else those that look like articles or batches, sorted by path. `.gitignore` is respected,
/// but not what a person's own settings of git ignore everywhere: one tree gives one report.
fn walk<'a>(folder: &Path, house: &'a House) -> impl Iterator<Item = Result<PathBuf, Failure>> + use<'a> {
    let name = folder.display().to_string();
    let entries = ignore::WalkBuilder::new(folder).sort_by_file_path(Path::cmp).require_git(false).git_global(false).build();
    entries.filter_map(move |entry| match entry {
        Ok(entry) => {
            // What is read unless the configuration says which files are: articles by their ending, and batches.
            let batch = |path: &Path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("jsonl"));
            let known = |path: &Path| path.to_str().and_then(Format::told).is_some() || batch(path);
            let wanted = |path: &Path| house.wants(path).unwrap_or_else(|| known(path));
            let file = entry.file_type().is_some_and(|t| t.is_file());
            (file && wanted(entry.path())).then(|| Ok(entry.into_path()))
        }
        Err(e) => Some(Err(Failure::of(&name, format!("cannot be walked: {e}")))),
    })
}

/// The lines of a batch; blank ones are passed over but counted.
fn lines(name: String, mut from: impl BufRead + 'static) -> impl Iterator<Item = Unit> {
    let (mut number, mut ended) = (0_u32, false);
    std::iter::from_fn(move || {
        while !ended {
            let mut line = Vec::new();
            number = number.saturating_add(1);
            match from.by_ref().take(MOST + 1).read_until(b'\n', &mut line) {
                Ok(0) => ended = true,
                Ok(_) if line.len() as u64 > MOST => {
                    ended = true;
                    let failure = Failure::of(&name, "the line is longer than 64 MiB; it and what follows are not read");
                    return Some(Unit::Failed(failure.at(number)));
                }
                Ok(_) if line.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => return Some(Unit::Line(name.clone(), number, line)),
                Err(e) => {
                    ended = true;
                    return Some(Unit::Failed(Failure::io(&name, &e).at(number)));
                }
            }
        }
        None
    })
}

/// Reads an article.
pub(crate) fn read(path: &Path, input: &Input) -> Result<Document, Failure> {
    let (name, bytes) = named(path, MOST + 1)?;
    decode(&name, bytes, input)
}

/// The text of a file of settings, rules, facts or waivers. Of it so many bytes are read: one more than its reader takes, so that it is the reader
/// that refuses.
pub(crate) fn text(path: &Path, most: u64) -> Result<String, Failure> {
    let (name, bytes) = named(path, most)?;
    Ok(document::decode(&name, bytes)?)
}

/// The name of a file for people, and its first bytes.
fn named(path: &Path, most: u64) -> Result<(String, Vec<u8>), Failure> {
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|e| Failure::io(&name, &e))?;
    file.take(most).read_to_end(&mut bytes).map_err(|e| Failure::io(&name, &e))?;
    Ok((name, bytes))
}

/// Turns the bytes of an article into a document.
pub(crate) fn decode(name: &str, bytes: Vec<u8>, input: &Input) -> Result<Document, Failure> {
    // The title of Markdown stands in its front matter.
    let title = input.title.as_deref().filter(|_| Format::of(name) != Format::Markdown);
    Ok(document::open(name, title, bytes)?)
}
