//! Bytes into text: UTF-8, or UTF-16 that says so with its byte order mark.

use super::{LARGEST, Unreadable};
use crate::text::{Lines, SourceSpan};

/// Decodes a file. UTF-8 with or without a byte order mark; UTF-16 with one. The mark is not part of the text, a NUL is.
///
/// # Errors
/// A file in another encoding, with the place of the first byte that fits nowhere; a file that is no text; one over [`LARGEST`].
pub fn decode(name: &str, mut bytes: Vec<u8>) -> Result<String, Unreadable> {
    if bytes.len() > LARGEST {
        return Err(too_large(name, bytes.len()));
    }
    if let Some(what) = foreign(&bytes) {
        let help = "give its text: as plain text, Markdown, HTML or DOCX";
        return Err(Unreadable::new(name, "is no text file", format!("it looks like {what}"), help));
    }
    match &bytes[..] {
        [0xFF, 0xFE, rest @ ..] => utf16(name, rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(name, rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, ..] => utf8(name, bytes.split_off(3), 3),
        _ => utf8(name, bytes, 0),
    }
}

/// The error of a text that positions of 32 bits are not meant for.
pub(super) fn too_large(name: &str, size: usize) -> Unreadable {
    let reason = format!("it has {size} bytes, and at most {LARGEST} are read");
    Unreadable::new(name, "is too large", reason, "split it: one article a file, or one a line in a .jsonl batch")
}

/// Formats that begin with a signature, so that nobody is told of a bad byte in a picture.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (DOCX, ODT and EPUB are such)"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\xD0\xCF\x11\xE0", "an old Office document, or one that a password locks"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"\x1F\x8B", "gzip-compressed data"),
    (b"\xFF\xFE\0\0", "UTF-32"),
    (b"\0\0\xFE\xFF", "UTF-32"),
];

/// What a file is that is no text, as far as its first bytes tell.
pub(super) fn foreign(bytes: &[u8]) -> Option<&'static str> {
    SIGNATURES.iter().find(|(s, _)| bytes.starts_with(s)).map(|(_, what)| *what)
}

/// `mark` bytes of the file stand before `bytes`.
fn utf8(name: &str, bytes: Vec<u8>, mark: usize) -> Result<String, Unreadable> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let bad = bytes.get(at).copied().unwrap_or_default();
        let end = bytes[at..].iter().position(|&b| b == b'\n' || b == b'\r').map_or(bytes.len(), |n| at + n);
        let line = Lines::of(&String::from_utf8_lossy(&bytes[..at])).count();
        // Enough of the line to know it by.
        let shown = String::from_utf8_lossy(&bytes[..end.min(at + 80)]).into_owned();
        let reason = format!("byte 0x{bad:02X} at offset {} (line {line}) belongs to no character", at + mark);
        let help = "save it as UTF-8; an older encoding can be changed with `iconv -f windows-1252 -t utf-8` (Arabic: windows-1256)";
        let mark = SourceSpan::of(at..at + char::REPLACEMENT_CHARACTER.len_utf8());
        Unreadable::new(name, "is not UTF-8", reason, help).at(shown, mark)
    })
}

fn utf16(name: &str, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Unreadable> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let wrong = |offset: usize, line: u32, what: &str| {
        let reason = format!("{what} at offset {} (line {line})", offset + 2);
        Unreadable::new(name, "is not whole UTF-16", reason, "save it as UTF-8")
    };
    let mut text = String::with_capacity(bytes.len());
    let mut offset = 0;
    for decoded in char::decode_utf16(pairs.iter().map(|&p| unit(p))) {
        let Ok(c) = decoded else { return Err(wrong(offset, Lines::of(&text).count(), "half a character stands alone")) };
        text.push(c);
        offset += 2 * c.len_utf16();
    }
    if rest.is_empty() { Ok(text) } else { Err(wrong(offset, Lines::of(&text).count(), "a byte is left over")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(bytes: &[u8]) -> Unreadable {
        decode("a.txt", bytes.to_vec()).unwrap_err()
    }

    #[test]
    fn utf_8_is_text_as_it_stands() {
        assert_eq!(decode("a", "\u{FEFF}أنّ 45\0\r\n".into()).unwrap(), "أنّ 45\0\r\n");
        assert_eq!(decode("a", Vec::new()).unwrap(), "");
    }

    #[test]
    fn utf_16_is_known_by_its_mark() {
        let bytes = |unit: fn(u16) -> [u8; 2]| "\u{FEFF}أنّ 45 \u{1F426}".encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        assert_eq!(decode("a", bytes(u16::to_le_bytes)).unwrap(), "أنّ 45 \u{1F426}");
        assert_eq!(decode("a", bytes(u16::to_be_bytes)).unwrap(), "أنّ 45 \u{1F426}");
        assert_eq!(error(b"\xFF\xFEa\0\n\0b").reason, "a byte is left over at offset 6 (line 2)");
        assert_eq!(error(b"\xFE\xFF\0a\xDC\0").reason, "half a character stands alone at offset 4 (line 1)");
    }

    #[test]
    fn the_first_bad_byte_is_told_and_shown() {
        let error = error(b"\xEF\xBB\xBFab\ncaf\xE9 12\nx");
        assert_eq!(error.to_string(), "a.txt is not UTF-8: byte 0xE9 at offset 9 (line 2) belongs to no character");
        let shown = error.shown.unwrap();
        assert_eq!((shown.source(), shown.span().slice(shown.source())), ("ab\ncaf\u{FFFD} 12", "\u{FFFD}"));
    }

    #[test]
    fn a_character_cut_off_at_the_end_is_an_error() {
        assert_eq!(error(b"ab\xD9").reason, "byte 0xD9 at offset 2 (line 1) belongs to no character");
    }

    #[test]
    fn files_that_are_no_text_are_known() {
        assert_eq!(error(b"%PDF-1.7\n\xE2").reason, "it looks like a PDF");
        assert_eq!(error(b"\xFF\xFE\0\0a\0\0\0").reason, "it looks like UTF-32");
    }

    #[test]
    fn files_over_the_limit_are_refused() {
        assert_eq!(error(&vec![b'a'; LARGEST + 1]).title, "is too large");
    }
}
