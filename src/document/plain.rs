//! Plain text: its prose is its source.

use super::paragraphs::{blank, line_end, paragraphs};
use super::{Block, Document, Meta, Role};
use crate::text::{Map, Part, Piece, ProseSpan, SourceSpan};
use std::ops::Range;

/// Reads plain text. Paragraphs are parted by blank lines; where every paragraph is one line, so is every block; lines that were broken
/// at a column are joined into one block. A byte order mark, marks of direction and white space around a line lie in no block.
#[must_use]
pub fn plain(name: &str, source: String) -> Document {
    let blocks = paragraphs(&source, 0);
    let len = u32::try_from(source.len()).unwrap_or(u32::MAX);
    Document { name: name.to_owned(), prose: source.clone(), blocks, map: Map::identity(len), source, ..Document::default() }
}

/// A text with a title beside it: the title, a blank line, the text. Where the text's first lines are the title, they are the
/// title's block, and nothing is put before them.
#[must_use]
pub fn titled(name: &str, title: &str, text: String) -> Document {
    if title.trim_matches(blank).is_empty() {
        return plain(name, text);
    }
    let meta = Meta { title: Some(title.trim_matches(blank).to_owned()), ..Meta::default() };
    if let Some(inside) = title_inside(title, &text) {
        let mut blocks = vec![Block { span: ProseSpan::of(inside.clone()), role: Role::Title }];
        blocks.extend(paragraphs(&text[inside.end..], inside.end));
        return Document { blocks, meta, title_source: title.to_owned(), ..whole(name, text) };
    }
    let offset = title.len() + 2;
    let front = title.len() - title.trim_start_matches(blank).len();
    let mut blocks = vec![Block { span: ProseSpan::of(front..title.trim_end_matches(blank).len()), role: Role::Title }];
    blocks.extend(paragraphs(&text, offset));
    let map = Map::new(vec![copied(0, title, Part::Title), copied(offset, &text, Part::Text)]);
    let prose = format!("{title}\n\n{text}");
    Document { name: name.to_owned(), title_source: title.to_owned(), prose, blocks, map, meta, source: text, ..Document::default() }
}

/// A text whose prose is its source, without blocks.
fn whole(name: &str, source: String) -> Document {
    let len = u32::try_from(source.len()).unwrap_or(u32::MAX);
    Document { name: name.to_owned(), prose: source.clone(), map: Map::identity(len), source, ..Document::default() }
}

fn copied(at: usize, text: &str, part: Part) -> Piece {
    Piece { prose: ProseSpan::of(at..at + text.len()), source: SourceSpan::of(0..text.len()), part, copied: true }
}

/// Where a text begins with its title, word for word, on lines of its own. A sentence that only begins with the words of the title
/// is not the title.
fn title_inside(title: &str, text: &str) -> Option<Range<usize>> {
    let start = text.len() - text.trim_start_matches(blank).len();
    let mut at = start;
    for word in title.split(blank).filter(|w| !w.is_empty()) {
        at = text.len() - text[at..].trim_start_matches(blank).len();
        at += word.len();
        if text.get(at - word.len()..at) != Some(word) {
            return None;
        }
    }
    let rest = &text[at..];
    rest[..line_end(rest)].chars().all(blank).then_some(start..at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(document: &Document) -> Vec<&str> {
        document.blocks.iter().map(|b| b.span.slice(&document.prose)).collect()
    }

    #[test]
    fn prose_is_source() {
        let d = plain("a", "\u{FEFF}Twelve died.\r\n\r\n  • item\n".into());
        assert_eq!(texts(&d), ["Twelve died.", "• item"]);
        assert_eq!(d.blocks[1].role, Role::ListItem);
        assert_eq!(d.map.source(d.blocks[0].span).map(|p| p.span), Some(SourceSpan::new(3, 15)));
    }

    #[test]
    fn a_title_lies_in_its_own_part() {
        let d = titled("a", " Twelve die\n", "Twelve people died.".into());
        assert_eq!(texts(&d), ["Twelve die", "Twelve people died."]);
        assert_eq!(d.map.source(d.blocks[0].span).map(|p| (p.part, p.span)), Some((Part::Title, SourceSpan::new(1, 11))));
        assert_eq!(d.map.source(d.blocks[1].span).map(|p| (p.part, p.span)), Some((Part::Text, SourceSpan::new(0, 19))));
        assert_eq!(d.meta.title.as_deref(), Some("Twelve die"));
    }

    #[test]
    fn a_title_that_the_text_repeats_is_read_once() {
        let d = titled("a", "Twelve die  in the flood", "\nTwelve die in\nthe flood \nTwelve people died.".into());
        assert_eq!(texts(&d), ["Twelve die in\nthe flood", "Twelve people died."]);
        assert_eq!(d.blocks[0].role, Role::Title);
        assert_eq!(d.map.source(d.blocks[0].span).map(|p| p.part), Some(Part::Text));
    }

    #[test]
    fn a_sentence_that_begins_with_the_words_of_the_title_stays_whole() {
        let d = titled("a", "«الموج الأسود»", "«الموج الأسود» هو عنوان كتاب صدر في ٢٠١٥.".into());
        assert_eq!(texts(&d), ["«الموج الأسود»", "«الموج الأسود» هو عنوان كتاب صدر في ٢٠١٥."]);
        assert_eq!(titled("a", "Twelve", "Twelveteen".into()).blocks.len(), 2);
    }

    #[test]
    fn a_blank_title_is_none() {
        assert_eq!(titled("a", " \n", "A.".into()), plain("a", "A.".into()));
    }
}
