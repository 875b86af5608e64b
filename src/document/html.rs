//! HTML inside Markdown: what of it is text.

use super::Role;
use memchr::{memchr, memchr2, memchr3, memmem};
use std::ops::Range;

/// A stretch of HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bit {
    /// Text as it stands.
    Text,
    /// What may be a character reference: `&nbsp;`.
    Reference,
    /// The end of a line, which reads as a space.
    LineEnd,
    /// A tag that ends a block; with what begins behind it.
    Break(Role),
    /// A comment.
    Comment,
}

/// Elements whose content is no text to be read.
const SILENT: &[&str] = &["script", "style", "pre", "textarea", "template", "svg", "math", "iframe", "noscript", "del", "s", "strike"];

/// Elements within a line. Every other one ends a block.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "samp",
    "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// The bits of some HTML, in order. Tags within a line and silent elements leave nothing.
pub(super) fn bits(html: &str) -> Vec<(Bit, Range<usize>)> {
    let bytes = html.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    let mut text = 0;
    while let Some(mark) = next_mark(bytes, at) {
        let Some((bit, end)) = bit(html, mark) else {
            at = mark + 1;
            continue;
        };
        if text < mark {
            out.push((Bit::Text, text..mark));
        }
        out.extend(bit.map(|b| (b, mark..end)));
        (at, text) = (end, end);
    }
    if text < html.len() {
        out.push((Bit::Text, text..html.len()));
    }
    out
}

fn next_mark(bytes: &[u8], at: usize) -> Option<usize> {
    memchr3(b'<', b'&', b'\n', &bytes[at..]).map(|n| at + n)
}

/// What begins at a mark, with its end; `None` when the mark is text itself.
fn bit(html: &str, mark: usize) -> Option<(Option<Bit>, usize)> {
    let rest = &html[mark..];
    if rest.starts_with('\n') {
        return Some((Some(Bit::LineEnd), mark + 1));
    }
    if rest.starts_with('&') {
        return Some((Some(Bit::Reference), mark + reference(rest)?));
    }
    if rest.starts_with("<!--") {
        let end = memmem::find(rest.as_bytes(), b"-->").map_or(html.len(), |n| mark + n + 3);
        return Some((Some(Bit::Comment), end));
    }
    if rest.starts_with("<!") || rest.starts_with("<?") {
        return Some((None, memchr(b'>', rest.as_bytes()).map_or(html.len(), |n| mark + n + 1)));
    }
    let (closing, name) = tag_name(rest)?;
    let end = mark + tag_end(rest);
    if !closing && SILENT.contains(&&*name) {
        return Some((None, end + element_end(&html[end..], &name)));
    }
    let bit = if SILENT.contains(&&*name) || INLINE.contains(&&*name) { None } else { Some(Bit::Break(role(closing, &name))) };
    Some((bit, end))
}

/// What a block is that stands behind a tag.
fn role(closing: bool, name: &str) -> Role {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] if !closing => Role::Heading(level - b'0'),
        b"li" | b"dd" | b"dt" if !closing => Role::ListItem,
        b"td" | b"th" if !closing => Role::Cell,
        b"blockquote" if !closing => Role::Quote,
        b"figcaption" | b"caption" if !closing => Role::Caption,
        _ => Role::Paragraph,
    }
}

/// Whether a tag closes, and the name of its element in small letters.
pub(super) fn tag_name(tag: &str) -> Option<(bool, String)> {
    let inner = tag.strip_prefix('<')?;
    let (closing, inner) = inner.strip_prefix('/').map_or((false, inner), |i| (true, i));
    let end = inner.bytes().take(32).take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
    let name = inner[..end].to_ascii_lowercase();
    name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some((closing, name))
}

/// The length of the tag that a text begins with; a `>` between quotation marks does not end it.
fn tag_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(n) = memchr2(b'>', b'=', &bytes[at..]) {
        at += n + 1;
        if bytes[at - 1] == b'>' {
            return at;
        }
        at += bytes[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
        if let Some(&quote @ (b'"' | b'\'')) = bytes.get(at) {
            at = memchr(quote, &bytes[at + 1..]).map_or(bytes.len(), |n| at + n + 2);
        }
    }
    bytes.len()
}

/// Where the content of a silent element ends, its closing tag left out; all of the text when it is never closed.
fn element_end(text: &str, name: &str) -> usize {
    memmem::find_iter(text.as_bytes(), b"</").find(|&n| tag_name(&text[n..]).is_some_and(|(_, found)| found == name)).unwrap_or(text.len())
}

/// The length of the character reference that a text may begin with.
fn reference(text: &str) -> Option<usize> {
    let end = text.bytes().take(40).position(|b| b == b';')?;
    (end > 1 && text[1..end].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#')).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> String {
        let shown = |(bit, range): &(Bit, Range<usize>)| match bit {
            Bit::Text => html[range.clone()].to_owned(),
            Bit::Reference => format!("[{}]", &html[range.clone()]),
            Bit::LineEnd => " ".to_owned(),
            Bit::Break(Role::Paragraph) => "|".to_owned(),
            Bit::Break(role) => format!("|{role:?}:"),
            Bit::Comment => "#".to_owned(),
        };
        bits(html).iter().map(shown).collect()
    }

    #[test]
    fn text_between_tags_is_read() {
        assert_eq!(read("<p class='a>b'>The <b>25</b>&nbsp;jets</p>"), "|The 25[&nbsp;]jets|");
        assert_eq!(read("<FigCaption>Two\nbirds</FigCaption>"), "|Caption:Two birds|");
        assert_eq!(read("<h2>A<br/>B</h2>"), "|Heading(2):A|B|");
    }

    #[test]
    fn what_is_not_shown_is_not_read() {
        assert_eq!(read("a<script>if (1 < 2) {}</p></SCRIPT>b<!-- c > -->d<style>x"), "ab#d");
        assert_eq!(read("<!doctype html><?xml?><del>12</del> 13"), " 13");
        assert_eq!(read("a<!-- open"), "a#");
    }

    #[test]
    fn marks_that_are_text_stay() {
        assert_eq!(read("3 < 5 & x&; &#; a<5 <"), "3 < 5 & x&; [&#;] a<5 <");
        assert_eq!(read("<p title=\"open"), "|");
    }
}
