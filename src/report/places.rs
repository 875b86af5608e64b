//! From a span of the prose to what a report shows of it: part of the input, bytes, line, column, quotation.

use crate::document::Document;
use crate::findings::{Finding, Label};
use crate::report::safe::commands;
use crate::text::{Lines, Part, Position, ProseSpan, SourceSpan};
use std::ops::RangeInclusive;

/// The most characters of a quotation; longer ones are cut at a word border, their span with them.
pub(crate) const MOST_QUOTED: usize = 80;

/// For each finding the lines that its passages stand on, in the article itself.
#[must_use]
pub fn lines(document: &Document, findings: &[Finding]) -> Vec<Vec<RangeInclusive<u32>>> {
    let places = Places::of(document);
    let of = |label: &Label| match &label.source {
        Some(source) => (source.name == document.name).then_some(source.line..=source.line),
        None => {
            let place = document.map.source(on_borders(&document.prose, label.span)).filter(|p| p.part == Part::Text)?;
            let last = place.span.end.saturating_sub(1).max(place.span.start);
            Some(places.position(Part::Text, place.span.start).line..=places.position(Part::Text, last).line)
        }
    };
    findings.iter().map(|f| f.labels.iter().chain(&f.more).filter_map(of).collect()).collect()
}

/// The words that a finding's first passage in the article stands on.
#[must_use]
pub fn quote(document: &Document, finding: &Finding) -> String {
    let first = finding.labels.iter().find(|l| l.source.is_none());
    first.map_or("", |l| cut(on_borders(&document.prose, l.span).slice(&document.prose))).to_owned()
}

/// How many bytes lie between two entries of the column index.
const STEP: usize = 128;

/// A passage as reports point at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spot {
    /// Which part of the input.
    pub(crate) part: Part,
    /// Bytes of that part.
    pub(crate) span: SourceSpan,
    /// Line and column of the first byte.
    pub(crate) position: Position,
    /// The words there: those bytes, or, where markup stands between them, what a reader reads.
    pub(crate) quote: String,
}

/// The places of one document. Building it reads the source once; every place after that costs at most [`STEP`] bytes.
#[derive(Debug)]
pub(crate) struct Places<'a> {
    document: &'a Document,
    text: Index,
    title: Index,
}

impl<'a> Places<'a> {
    /// The places of a document.
    pub(crate) fn of(document: &'a Document) -> Self {
        Self { document, text: Index::of(&document.source), title: Index::of(&document.title_source) }
    }

    /// The source of a part.
    pub(crate) fn source(&self, part: Part) -> &'a str {
        match part {
            Part::Text => &self.document.source,
            Part::Title => &self.document.title_source,
        }
    }

    /// Whether lines of the text are the numbers of paragraphs.
    pub(crate) const fn in_paragraphs(&self) -> bool {
        self.document.extracted
    }

    /// The byte range of the line that holds a byte offset, without the line's end.
    pub(crate) fn line(&self, part: Part, offset: u32) -> std::ops::Range<usize> {
        let lines = &self.index(part).lines;
        lines.range(self.source(part), lines.line(offset))
    }

    /// Line and column of a byte offset.
    pub(crate) fn position(&self, part: Part, offset: u32) -> Position {
        self.index(part).position(self.source(part), offset)
    }

    /// Where a span of the prose stands; none when nothing of it stands in the source.
    pub(crate) fn spot(&self, span: ProseSpan) -> Option<Spot> {
        let prose = &self.document.prose;
        let span = on_borders(prose, span);
        let place = self.document.map.source(span)?;
        let (there, read) = (place.span.slice(self.source(place.part)), span.slice(prose));
        let (span, quote) = if same_words(there, read) {
            let quote = cut(there);
            (SourceSpan::of(place.span.range().start..place.span.range().start + quote.len()), quote)
        } else {
            let quote = cut(read);
            let short = ProseSpan::of(span.range().start..span.range().start + quote.len());
            (self.document.map.source(short).map_or(place.span, |p| p.span), quote)
        };
        Some(Spot { part: place.part, span, position: self.position(place.part, span.start), quote: quote.to_owned() })
    }

    const fn index(&self, part: Part) -> &Index {
        match part {
            Part::Text => &self.text,
            Part::Title => &self.title,
        }
    }
}

/// Line starts, and how many characters stand before every [`STEP`]th byte: an article's paragraph is one line, and a
/// batch may hold one of ten megabytes, so that counting from the line's start for every label would be quadratic.
#[derive(Debug)]
struct Index {
    lines: Lines,
    before: Vec<u32>,
}

impl Index {
    fn of(source: &str) -> Self {
        let before = source.as_bytes().chunks(STEP).scan(0, |sum, chunk| {
            let here = *sum;
            *sum += characters(chunk);
            Some(here)
        });
        Self { lines: Lines::of(source), before: before.collect() }
    }

    /// How many characters start before a byte offset.
    fn count(&self, source: &str, offset: usize) -> u32 {
        let offset = offset.min(source.len());
        let step = (offset / STEP).min(self.before.len().saturating_sub(1));
        let known = self.before.get(step).copied().unwrap_or(0);
        known + characters(source.as_bytes().get(step * STEP..offset).unwrap_or(&[]))
    }

    fn position(&self, source: &str, offset: u32) -> Position {
        let line = self.lines.line(offset);
        let start = self.lines.range(source, line).start;
        let column = self.count(source, offset as usize).saturating_sub(self.count(source, start));
        Position { line, column: column + 1 }
    }
}

/// The number of characters that start in a stretch of UTF-8: every byte that is no continuation byte. In sums of one byte, so that many
/// bytes are looked at at once.
fn characters(bytes: &[u8]) -> u32 {
    let starts = |b: &u8| u8::from(b & 0xC0 != 0x80);
    bytes.chunks(STEP).map(|some| u32::from(some.iter().map(starts).sum::<u8>())).sum()
}

// As many as a sum of one byte holds.
const _: () = assert!(STEP <= u8::MAX as usize);

/// The span within the text, widened to character borders.
fn on_borders(text: &str, span: ProseSpan) -> ProseSpan {
    let (mut start, mut end) = (text.len().min(span.start as usize), text.len().min(span.end as usize));
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    ProseSpan::of(start..end)
}

/// Whether two texts differ in white space and invisible characters at most. Then there is no markup between the
/// words, and the bytes of the source are a fit quotation.
fn same_words(a: &str, b: &str) -> bool {
    let visible =
        |c: &char| !c.is_whitespace() && !commands(*c) && !matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}');
    a == b || a.chars().filter(visible).eq(b.chars().filter(visible))
}

/// The first [`MOST_QUOTED`] characters, cut back to a word border where there is one.
fn cut(text: &str) -> &str {
    let Some((most, next)) = text.char_indices().nth(MOST_QUOTED) else { return text };
    let head = &text[..most];
    let whole_words = if next.is_whitespace() { head } else { head.rfind(char::is_whitespace).map_or(head, |space| &head[..space]) };
    let trimmed = whole_words.trim_end();
    if trimmed.is_empty() { head } else { trimmed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;
    use crate::text::{Map, Piece};

    #[test]
    fn a_place_counts_characters_over_many_steps() {
        let text = format!("x\n{}45 طائرًا", "أنّ ".repeat(3000));
        let document = fixture::plain("a.txt", &text);
        let spot = Places::of(&document).spot(fixture::find(&text, "45 طائرًا")).unwrap();
        assert_eq!(spot.position, Position { line: 2, column: 12_001 });
        assert_eq!(spot.quote, "45 طائرًا");
    }

    #[test]
    fn places_agree_with_plain_counting() {
        let text = "ab\r\n\u{1F426}é\rc\n\nأنّ";
        let index = Index::of(text);
        for (i, _) in text.char_indices() {
            let offset = u32::try_from(i).unwrap();
            assert_eq!(index.position(text, offset), Lines::of(text).position(text, offset));
        }
    }

    #[test]
    fn markup_is_not_quoted_but_white_space_is_as_it_stands() {
        let source = "<b>25</b>&nbsp;jets";
        let piece = |p: (u32, u32), s: (u32, u32), copied| Piece {
            prose: ProseSpan::new(p.0, p.1),
            source: SourceSpan::new(s.0, s.1),
            part: Part::Text,
            copied,
        };
        let pieces = vec![piece((0, 2), (3, 5), true), piece((2, 3), (9, 15), false), piece((3, 7), (15, 19), true)];
        let html = Document { prose: "25 jets".into(), map: Map::new(pieces), ..fixture::plain("a.html", source) };
        let spot = Places::of(&html).spot(ProseSpan::new(0, 7)).unwrap();
        assert_eq!((spot.quote.as_str(), spot.span), ("25 jets", SourceSpan::new(3, 19)));

        let wrapped = Document { prose: "25 jets".into(), ..fixture::plain("a.txt", "25\njets") };
        assert_eq!(Places::of(&wrapped).spot(ProseSpan::new(0, 7)).unwrap().quote, "25\njets");
    }

    #[test]
    fn long_quotations_end_with_a_word_and_their_span_with_them() {
        let text = "word ".repeat(40);
        let spot = Places::of(&fixture::plain("a.txt", &text)).spot(ProseSpan::new(0, 200)).unwrap();
        assert_eq!((spot.quote.len(), spot.span), (79, SourceSpan::new(0, 79)));
        let unbroken = "é".repeat(100);
        let spot = Places::of(&fixture::plain("a.txt", &unbroken)).spot(ProseSpan::new(0, 200)).unwrap();
        assert_eq!((spot.quote.chars().count(), spot.span), (80, SourceSpan::new(0, 160)));
    }

    #[test]
    fn spans_off_the_text_do_no_harm() {
        let document = fixture::plain("a.txt", "é");
        let places = Places::of(&document);
        assert_eq!(places.spot(ProseSpan::new(1, 9)).unwrap().quote, "é");
        let empty = fixture::plain("a.txt", "");
        assert!(Places::of(&empty).spot(ProseSpan::new(u32::MAX, u32::MAX)).is_none_or(|s| s.quote.is_empty()));
    }
}
