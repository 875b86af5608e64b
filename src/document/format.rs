//! Which format a file has, and reading it as that.

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
}

impl Format {
    /// The format of a file by the end of its name: `.md` and `.markdown` are Markdown, everything else is plain text.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let extension = Path::new(name).extension().and_then(|e| e.to_str()).unwrap_or_default();
        if ["md", "markdown"].iter().any(|m| extension.eq_ignore_ascii_case(m)) { Self::Markdown } else { Self::Plain }
    }
}

/// The largest source in bytes: 64 MiB. Positions have 32 bits, and no article comes near.
pub const LARGEST: usize = 64 << 20;

/// Reads a text.
///
/// # Errors
/// A text over [`LARGEST`]; front matter that is broken.
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
    }

    #[test]
    fn texts_over_the_limit_are_refused() {
        assert_eq!(read("a", Format::Plain, "a".repeat(LARGEST + 1)).unwrap_err().title, "is too large");
    }
}
