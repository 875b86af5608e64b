//! Articles in older encodings.
//!
//! Valid UTF-8 is UTF-8, whatever a page says of itself: text in another encoding is hardly ever valid UTF-8 by chance. What is not valid, but
//! plainly meant as UTF-8, is broken and refused with the place. For the rest a page's own word counts, then what the bytes look like.

use super::decode::{decode, foreign};
use super::{LARGEST, Unreadable};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far into a page its encoding may stand.
const HEAD: usize = 4096;

/// Decodes an article; `page` when it may name its encoding as HTML does.
///
/// # Errors
/// As [`decode`], for what is no text in any encoding.
pub(super) fn article(name: &str, bytes: Vec<u8>, page: bool) -> Result<String, Unreadable> {
    let marked = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || bytes.starts_with(b"\xEF\xBB\xBF");
    if marked || bytes.len() > LARGEST || foreign(&bytes).is_some() || std::str::from_utf8(&bytes).is_ok() {
        return decode(name, bytes);
    }
    let text = if meant_as_utf8(&bytes) || binary(&bytes) { None } else { legacy(&bytes, page) };
    text.map_or_else(|| decode(name, bytes), Ok)
}

fn legacy(bytes: &[u8], page: bool) -> Option<String> {
    let told = if page { declared(bytes) } else { None };
    let encodings = told.into_iter().chain([guess(bytes)]);
    encodings.filter_map(|e| e.decode_without_bom_handling_and_without_replacement(bytes)).map(std::borrow::Cow::into_owned).next()
}

/// Control characters that no text has.
fn binary(bytes: &[u8]) -> bool {
    bytes.iter().any(|b| matches!(b, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F))
}

/// Whether most of what is no ASCII is UTF-8, or all of it is built like UTF-8: characters written longer than need be, halves of pairs.
fn meant_as_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken || built_as_utf8(bytes)
}

fn built_as_utf8(bytes: &[u8]) -> bool {
    let mut due = 0;
    for &byte in bytes {
        due = match byte {
            0x80..=0xBF if due > 0 => due - 1,
            0..=0x7F if due == 0 => 0,
            0xC0..=0xDF if due == 0 => 1,
            0xE0..=0xEF if due == 0 => 2,
            0xF0..=0xF7 if due == 0 => 3,
            _ => return false,
        };
    }
    due == 0
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The encoding that the head of a page names: `<meta charset="…">`, `content="text/html; charset=…"`, `<?xml encoding="…"?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let named = |key: &[u8]| {
        memchr::memmem::find_iter(&head, key).find_map(|at| {
            let value = head[at + key.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
            let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
            let end = value.iter().position(|b| !b.is_ascii_alphanumeric() && !b"-_.:".contains(b)).unwrap_or(value.len());
            Encoding::for_label(&value[..end])
        })
    };
    let found = named(b"charset").or_else(|| if head.starts_with(b"<?xml") { named(b"encoding") } else { None });
    // The head could be read as ASCII, and the text is no UTF-8: such a name is a slip.
    found.filter(|&e| e != UTF_8 && e != UTF_16LE && e != UTF_16BE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    const ENGLISH: &str = "The café’s owner said “12 people” were hurt; the naïve estimate was £5 million.";
    const ARABIC: &str = "قال المتحدث باسم الوزارة إن 12 شخصًا أصيبوا في الحريق، وإن التحقيق مستمر.";

    #[test]
    fn older_encodings_are_told_by_their_bytes() {
        assert_eq!(article("a", encoded(ENGLISH, encoding_rs::WINDOWS_1252), false).unwrap(), ENGLISH);
        assert_eq!(article("a", encoded(ARABIC, encoding_rs::WINDOWS_1256), false).unwrap(), ARABIC);
    }

    #[test]
    fn a_page_names_its_encoding() {
        for head in ["<meta charset=windows-1251>", "<META http-equiv='x' content='text/html; charset=Windows-1251'>"] {
            let text = format!("{head}<p>Ёж 12");
            assert_eq!(article("a", encoded(&text, encoding_rs::WINDOWS_1251), true).unwrap(), text);
        }
        let text = format!("<meta charset=windows-1256>{ARABIC}");
        assert_eq!(article("a", text.clone().into_bytes(), true).unwrap(), text, "valid UTF-8 is UTF-8");
        let text = format!("<meta charset='utf-8'>{ENGLISH}");
        assert_eq!(article("a", encoded(&text, encoding_rs::WINDOWS_1252), true).unwrap(), text);
    }

    #[test]
    fn broken_utf_8_is_no_older_encoding() {
        let cut = &ARABIC.as_bytes()[..ARABIC.len() - 2];
        for bytes in [cut, b"12 people \xC0\xAF were hurt", b"\xE0\x80\xAF", b"12 \xED\xA0\x80", b"\xF0\x80\x80\xAF"] {
            assert_eq!(article("a", bytes.to_vec(), false).unwrap_err().title, "is not UTF-8");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(article("a", b"\x00\x01\xE9\x02".to_vec(), false).unwrap_err().title, "is not UTF-8");
        assert_eq!(article("a", b"%PDF-1.7\xE9".to_vec(), false).unwrap_err().title, "is no text file");
    }

    #[test]
    fn byte_order_marks_decide() {
        let bytes = |unit: fn(u16) -> [u8; 2]| "\u{FEFF}أنّ".encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        for marked in [bytes(u16::to_le_bytes), bytes(u16::to_be_bytes), "\u{FEFF}أنّ".into()] {
            assert_eq!(article("a", marked, true).unwrap(), "أنّ");
        }
    }
}
