//! Which format a file has, and reading it as that.

use super::encoding::article;
use super::page::page;
use super::subtitles::{self, subtitles};
use super::word::word;
use super::{Document, Unreadable, decode::too_large, markdown, plain, titled};
use std::path::Path;

/// The formats that are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    #[default]
    Plain,
    /// `CommonMark` with front matter.
    Markdown,
    /// A page in HTML.
    Html,
    /// A Word document (`.docx`), which is an archive and no text.
    Word,
    /// Subtitles: `SubRip` (`.srt`) or `WebVTT` (`.vtt`).
    Subtitles,
}

/// The endings of names, and the formats they tell.
const ENDINGS: &[(&str, Format)] = &[
    ("txt", Format::Plain),
    ("text", Format::Plain),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("docx", Format::Word),
    ("srt", Format::Subtitles),
    ("vtt", Format::Subtitles),
];

/// What every archive begins with.
const ARCHIVE: &[u8] = b"PK\x03\x04";

impl Format {
    /// The format of a file by the end of its name; plain text where that tells nothing.
    #[must_use]
    pub fn of(name: &str) -> Self {
        Self::told(name).unwrap_or_default()
    }

    /// The format that the end of a name tells, if it tells one.
    #[must_use]
    pub fn told(name: &str) -> Option<Self> {
        let extension = Path::new(name).extension().and_then(|e| e.to_str())?;
        ENDINGS.iter().find(|(ending, _)| extension.eq_ignore_ascii_case(ending)).map(|(_, format)| *format)
    }

    /// The format of a text by how it begins, where its name says no more than that it is text.
    fn seen(text: &str) -> Self {
        let head = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').as_bytes();
        let begins = |with: &str| head.get(..with.len()).is_some_and(|h| h.eq_ignore_ascii_case(with.as_bytes()));
        if begins("<!doctype html") || begins("<html") {
            Self::Html
        } else if subtitles::seen(text) {
            Self::Subtitles
        } else {
            Self::Plain
        }
    }
}

/// The largest source in bytes: 64 MiB. Positions have 32 bits, and no article comes near.
pub const LARGEST: usize = 64 << 20;

/// Reads a file: its format is told by the end of its name and by how it begins, its encoding by its bytes. A title from outside goes
/// before what the file says.
///
/// # Errors
/// What is no text and no Word document, or broken as what it is; a file over [`LARGEST`].
pub fn open(name: &str, title: Option<&str>, bytes: Vec<u8>) -> Result<Document, Unreadable> {
    let told = Format::told(name);
    if bytes.len() > LARGEST {
        return Err(too_large(name, bytes.len()));
    }
    if bytes.starts_with(ARCHIVE) || told == Some(Format::Word) {
        return word(name, title, bytes);
    }
    let looks_like_page = || bytes[..bytes.len().min(1024)].trim_ascii_start().starts_with(b"<");
    let page = told == Some(Format::Html) || told.is_none_or(|f| f == Format::Plain) && looks_like_page();
    let text = article(name, bytes, page)?;
    let format = match told.unwrap_or_default() {
        Format::Plain => Format::seen(&text),
        told => told,
    };
    read_titled(name, format, title, text)
}

/// Reads a text.
///
/// # Errors
/// A text over [`LARGEST`]; one that is broken as what it is.
pub fn read(name: &str, format: Format, source: String) -> Result<Document, Unreadable> {
    read_titled(name, format, None, source)
}

/// Reads a text with a title given from outside. It goes before the one in the front matter, and is read once where the text says it, too.
///
/// # Errors
/// As [`read`].
pub fn read_titled(name: &str, format: Format, title: Option<&str>, source: String) -> Result<Document, Unreadable> {
    if source.len() > LARGEST {
        return Err(too_large(name, source.len()));
    }
    match (format, title) {
        (Format::Plain, None) => Ok(plain(name, source)),
        (Format::Plain, Some(title)) => Ok(titled(name, title, source)),
        (Format::Markdown, title) => markdown(name, title, source),
        (Format::Html, title) => page(name, title, source),
        (Format::Subtitles, title) => Ok(subtitles(name, title, source)),
        (Format::Word, title) => word(name, title, source.into_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_the_name_tells_the_format() {
        for name in ["a.md", "dir.txt/a.MD", "a.b.markdown"] {
            assert_eq!(Format::of(name), Format::Markdown);
        }
        for name in ["a.txt", "a", "", "md", ".md", "a.md/b", "a.mdx", "-"] {
            assert_eq!(Format::of(name), Format::Plain);
        }
        assert_eq!([Format::of("a.HTM"), Format::of("a.Docx"), Format::of("a.vtt")], [Format::Html, Format::Word, Format::Subtitles]);
    }

    #[test]
    fn the_beginning_tells_the_format_where_the_name_does_not() {
        let prose = |name: &str, text: &str| open(name, None, text.into()).unwrap().prose;
        assert_eq!(prose("<stdin>", "\n<!DOCTYPE html><p>A <b>b</b>."), "A b.");
        assert_eq!(prose("a.txt", "<html><p>A <b>b</b>."), "A b.");
        assert_eq!(prose("a", "WEBVTT\n\n00:01.000 --> 00:02.000\nA <b>b</b>."), "A b.");
        assert_eq!(prose("a", "1\r\n00:00:01,000 --> 00:00:02,000\r\nA."), "A.");
        assert_eq!(prose("a.txt", "A <b>b</b>."), "A <b>b</b>.");
    }

    #[test]
    fn texts_over_the_limit_are_refused() {
        assert_eq!(read("a", Format::Plain, "a".repeat(LARGEST + 1)).unwrap_err().title, "is too large");
        assert_eq!(open("a", None, vec![b'a'; LARGEST + 1]).unwrap_err().title, "is too large");
    }
}
