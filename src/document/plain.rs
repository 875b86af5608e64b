//! Plain text: its prose is its source.

use super::{Block, Document, Meta, Role};
use crate::text::{Map, Part, Piece, ProseSpan, SourceSpan};

/// Reads plain text. Paragraphs are parted by blank lines; where every paragraph is one line, so is every block; lines that were broken
/// by hand at a column are joined into one block.
#[must_use]
pub fn plain(name: &str, source: String) -> Document {
    let blocks = blocks(&source, 0);
    let len = u32::try_from(source.len()).unwrap_or(u32::MAX);
    Document {
        name: name.to_owned(),
        prose: source.clone(),
        source,
        title_source: String::new(),
        blocks,
        map: Map::identity(len),
        meta: Meta::default(),
        links: Vec::new(),
    }
}

/// A batch's document: the title, a blank line, the text. A text that starts with its title has it as its first block.
#[must_use]
pub fn titled(name: &str, title: &str, text: String) -> Document {
    let trimmed = title.trim();
    let at = text.len() - text.trim_start().len();
    if trimmed.is_empty() {
        return plain(name, text);
    }
    if text[at..].starts_with(trimmed) {
        let mut document = plain(name, text);
        let span = ProseSpan::of(at..at + trimmed.len());
        let rest = document.blocks.iter().filter(|b| !b.span.overlaps(span)).copied();
        let mut blocks = vec![Block { span, role: Role::Title }];
        // What follows the title in its own paragraph stays a block of its own.
        let tail = document.blocks.iter().find(|b| b.span.overlaps(span)).map(|b| ProseSpan::new(span.end, b.span.end));
        blocks.extend(tail.filter(|t| !t.slice(&document.prose).trim().is_empty()).map(|span| Block { span, role: Role::Paragraph }));
        blocks.extend(rest);
        document.blocks = blocks;
        return document;
    }
    let offset = title.len() + 2;
    let prose = format!("{title}\n\n{text}");
    let mut blocks = vec![Block { span: ProseSpan::of(0..title.len()), role: Role::Title }];
    blocks.extend(self::blocks(&text, offset));
    let piece = |prose: std::ops::Range<usize>, len: usize, part| Piece {
        prose: ProseSpan::of(prose),
        source: SourceSpan::of(0..len),
        part,
        copied: true,
    };
    let map = Map::new(vec![piece(0..title.len(), title.len(), Part::Title), piece(offset..offset + text.len(), text.len(), Part::Text)]);
    Document {
        name: name.to_owned(),
        source: text,
        title_source: title.to_owned(),
        prose,
        blocks,
        map,
        meta: Meta { title: Some(title.to_owned()), ..Meta::default() },
        links: Vec::new(),
    }
}

/// A line with its place, without its end and the spaces around.
struct Line<'a> {
    start: usize,
    text: &'a str,
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut at = 0;
    text.split_inclusive(['\n', '\r']).map(move |raw| {
        let start = at + raw.len() - raw.trim_start().len();
        at += raw.len();
        Line { start, text: raw.trim() }
    })
}

/// Lines shorter than this end where the writer ended them; longer than this no hand breaks them.
const WRAPPED: std::ops::RangeInclusive<usize> = 45..=110;

fn bullet(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('•' | '·' | '‣' | '▪' | '●' | '*' | '–' | '-') => chars.next().is_some_and(char::is_whitespace),
        _ => false,
    }
}

fn blocks(text: &str, offset: usize) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut before: Option<Line<'_>> = None;
    for line in lines(text) {
        if line.text.is_empty() {
            // `\r\n` gives an empty piece of one character; a blank line is one that follows an ended line.
            if before.as_ref().is_none_or(|b| text[b.start + b.text.len()..line.start.min(text.len())].matches(['\n', '\r']).count() > 1) {
                before = None;
            }
            continue;
        }
        let span = ProseSpan::of(offset + line.start..offset + line.start + line.text.len());
        let joined = before.as_ref().is_some_and(|b| wrapped(b.text, line.text));
        match out.last_mut().filter(|_| joined) {
            Some(block) => block.span.end = span.end,
            None => out.push(Block { span, role: if bullet(line.text) { Role::ListItem } else { Role::Paragraph } }),
        }
        before = Some(line);
    }
    out
}

/// Whether a line was broken by hand and goes on in the next.
fn wrapped(line: &str, next: &str) -> bool {
    if line.len() > WRAPPED.end() * 2 || bullet(next) || !WRAPPED.contains(&line.chars().count()) {
        return false;
    }
    let ended = line.ends_with(['.', '!', '?', '؟', ':', '"', '”', '»', '…']);
    !ended || next.chars().next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(document: &Document) -> Vec<&str> {
        document.blocks.iter().map(|b| b.span.slice(&document.prose)).collect()
    }

    #[test]
    fn one_line_is_one_paragraph_where_that_is_the_habit() {
        let d = plain("a", "Headline\nFirst paragraph.\r\n\r\n  • item\n".into());
        assert_eq!(texts(&d), ["Headline", "First paragraph.", "• item"]);
        assert_eq!(d.blocks[2].role, Role::ListItem);
    }

    #[test]
    fn lines_broken_by_hand_are_joined() {
        let d = plain("a", "The council voted on Wednesday to reduce the fleet of the\ncity from 180 buses to 132.\n\nNext.".into());
        assert_eq!(texts(&d), ["The council voted on Wednesday to reduce the fleet of the\ncity from 180 buses to 132.", "Next."]);
    }

    #[test]
    fn a_title_lies_in_its_own_part() {
        let d = titled("a", "Twelve die", "Twelve people died.".into());
        assert_eq!(texts(&d), ["Twelve die", "Twelve people died."]);
        assert_eq!(d.map.source(d.blocks[0].span).map(|p| p.part), Some(Part::Title));
        assert_eq!(d.map.source(d.blocks[1].span).map(|p| (p.part, p.span)), Some((Part::Text, SourceSpan::new(0, 19))));
        let d = titled("a", "Twelve die", "Twelve die\nTwelve people died.".into());
        assert_eq!(texts(&d), ["Twelve die", "Twelve people died."]);
        assert_eq!(d.blocks[0].role, Role::Title);
    }
}
