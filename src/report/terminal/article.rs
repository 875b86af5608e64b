//! The article as miette reads it.

use crate::report::places::Places;
use crate::report::safe::safe;
use crate::text::Part;
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

/// A document as miette's source code. Where the stock sources give whole lines, this one gives stretches: an
/// article's paragraph is one line, and a batch may hold one of megabytes.
///
/// Offsets run over the title, where there is one, one byte that belongs to nothing, and the text.
#[derive(Debug)]
pub(crate) struct Article<'a> {
    places: &'a Places<'a>,
    name: String,
    title_name: String,
    stretch: usize,
}

impl<'a> Article<'a> {
    /// An article whose context is counted in stretches of so many characters.
    pub(crate) fn new(places: &'a Places<'a>, name: &str, stretch: usize) -> Self {
        let name = safe(name).into_owned();
        Self { places, title_name: format!("{name}:title"), name, stretch }
    }

    /// The offset of a byte of a part.
    pub(crate) fn offset(&self, part: Part, byte: usize) -> usize {
        match part {
            Part::Title => byte,
            Part::Text => self.text_start() + byte,
        }
    }

    fn text_start(&self) -> usize {
        match self.places.source(Part::Title).len() {
            0 => 0,
            title => title + 1,
        }
    }
}

impl SourceCode for Article<'_> {
    /// The stretch around a span, within its lines, beginning and ending with whole words: `before` and `after` count
    /// stretches, with one to spare so that rows can be laid out. Lines and columns are true, in characters.
    fn read_span<'a>(&'a self, span: &SourceSpan, before: usize, after: usize) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let text_start = self.text_start();
        let (part, base, name) =
            if span.offset() < text_start { (Part::Title, 0, &self.title_name) } else { (Part::Text, text_start, &self.name) };
        let source = self.places.source(part);
        let start = span.offset() - base;
        if start > source.len() {
            return Err(MietteError::OutOfBounds);
        }
        let start = border(source, start);
        let end = border(source, (start + span.len()).min(source.len()));
        let last = end.saturating_sub(1).max(start);
        let first_line = self.places.line(part, clip(start));
        let last_line = self.places.line(part, clip(last));
        let from = back(&source[first_line.start.min(start)..start], before.saturating_mul(2 * self.stretch))
            .map_or(first_line.start.min(start), |n| start - n);
        let to = end + ahead(&source[end..last_line.end.max(end)], after.saturating_mul(2 * self.stretch));
        let position = self.places.position(part, clip(from));
        Ok(Box::new(MietteSpanContents::new_named(
            name.clone(),
            &source.as_bytes()[from..to],
            (base + from, to - from).into(),
            position.line as usize - 1,
            position.column as usize - 1,
            1,
        )))
    }
}

/// How many bytes to go back from the end of a text to have so many characters or a few less, starting with a word;
/// none when the text is no longer than that.
fn back(text: &str, characters: usize) -> Option<usize> {
    if characters == 0 {
        return Some(0);
    }
    let (from, _) = text.char_indices().rev().nth(characters)?;
    let word = text[from..].find(char::is_whitespace).map_or(from, |space| from + space);
    let word = text.len() - text[word..].trim_start().len();
    Some(text.len() - word)
}

/// How many bytes to go ahead to have so many characters or a few less, ending with a word.
fn ahead(text: &str, characters: usize) -> usize {
    let Some((to, _)) = text.char_indices().nth(characters) else { return text.len() };
    if text[to..].starts_with(char::is_whitespace) { to } else { text[..to].rfind(char::is_whitespace).unwrap_or(to) }
}

/// The next character border at or before an offset.
fn border(text: &str, mut offset: usize) -> usize {
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn clip(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::report::fixture;

    fn read(document: &Document, span: (usize, usize)) -> Option<(String, usize, usize, String)> {
        let places = Places::of(document);
        let article = Article::new(&places, &document.name, 5);
        let contents = article.read_span(&span.into(), 1, 1).ok()?;
        let text = String::from_utf8(contents.data().to_vec()).unwrap();
        Some((text, contents.line(), contents.column(), contents.name().unwrap().to_owned()))
    }

    #[test]
    fn a_long_line_is_read_in_stretches_of_whole_words() {
        let text = format!("x\n{}45 birds{}\ny", "word ".repeat(1000), " word".repeat(1000));
        let (stretch, line, column, name) = read(&fixture::plain("a.txt", &text), (text.find("45").unwrap(), 8)).unwrap();
        assert_eq!(stretch, "word word 45 birds word word");
        assert_eq!((line, column, name.as_str()), (1, 4990, "a.txt"));
    }

    #[test]
    fn a_title_has_its_own_name_and_lines() {
        let document = Document { title_source: "64 animals".into(), ..fixture::plain("n1", "57 animals") };
        assert_eq!(read(&document, (0, 2)).unwrap().3, "n1:title");
        assert_eq!(read(&document, (11, 2)).unwrap(), ("57 animals".into(), 0, 0, "n1".into()));
        assert_eq!(read(&document, (99, 2)), None);
    }

    #[test]
    fn spans_over_two_lines_take_both() {
        assert_eq!(read(&fixture::plain("a", "a 25\njets b\nc"), (2, 7)).unwrap().0, "a 25\njets b");
    }
}
