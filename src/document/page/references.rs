//! Character references in the text of a page. HTML takes the oldest of them without the `;` behind them.

use html5gum::{Token, Tokenizer};
use std::ops::Range;

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// As it stands.
    Plain,
    /// A reference, with the text that it stands for.
    Reference(String),
}

/// No name of a character is longer.
const LONGEST: usize = 40;

/// The pieces of text as written; none where they do not give what is meant, as where a tag that is none stands in it.
pub(super) fn pieces(written: &str, meant: &str) -> Option<Vec<(Piece, Range<usize>)>> {
    if written == meant {
        return Some(vec![(Piece::Plain, 0..written.len())]);
    }
    let mut out = Vec::new();
    let mut read = String::with_capacity(meant.len());
    let mut from = 0;
    for mark in memchr::memchr_iter(b'&', written.as_bytes()).chain([written.len()]) {
        if mark < from {
            continue;
        }
        let reference = length(&written[mark..]).map(|n| mark..mark + n).and_then(|at| Some((decoded(&written[at.clone()])?, at)));
        if mark < written.len() && reference.is_none() {
            continue;
        }
        if from < mark {
            read.push_str(&written[from..mark]);
            out.push((Piece::Plain, from..mark));
        }
        from = mark;
        if let Some((text, at)) = reference {
            read.push_str(&text);
            from = at.end;
            out.push((Piece::Reference(text), at));
        }
    }
    let same = read == meant || read.replace("\r\n", "\n").replace('\r', "\n") == meant;
    same.then_some(out)
}

/// The length of what may be a reference.
fn length(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('&')?;
    let name = inner.bytes().take(LONGEST).enumerate().take_while(|&(i, b)| b.is_ascii_alphanumeric() || i == 0 && b == b'#').count();
    (name > 0).then(|| 1 + name + usize::from(inner[name..].starts_with(';')))
}

/// What a reference stands for; none when it is none.
fn decoded(written: &str) -> Option<String> {
    let mut out = String::new();
    for token in Tokenizer::new(written) {
        let Ok(token) = token;
        if let Token::String(text) = token {
            out.push_str(&String::from_utf8_lossy(&text));
        }
    }
    (out != written).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_told_apart_from_text() {
        let read = |written: &str, meant: &str| {
            let shown = |(piece, at): (Piece, Range<usize>)| match piece {
                Piece::Plain => written[at].to_owned(),
                Piece::Reference(text) => format!("[{text}]"),
            };
            pieces(written, meant).map(|p| p.into_iter().map(shown).collect::<String>())
        };
        assert_eq!(read("25&nbsp;jets &amp; R&D &#1633;&#x662", "25\u{A0}jets & R&D ١٢").as_deref(), Some("25[\u{A0}]jets [&] R&D [١][٢]"));
        assert_eq!(read("&copy 2024\r\n&eacute;", "© 2024\né").as_deref(), Some("[©] 2024\r\n[é]"));
        assert_eq!(read("& &; &x", "& &; &x").as_deref(), Some("& &; &x"));
        assert_eq!(read("a</>b", "ab"), None);
    }
}
