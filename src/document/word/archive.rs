//! The archive, its parts, and how much of them is read.

use super::super::decode::{decode, foreign};
use super::super::{LARGEST, Unreadable, decode::too_large};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The largest part in bytes, unpacked: 50 MiB. The text of a thick book has two.
const LARGEST_PART: u64 = 50 << 20;
/// A document with its pictures has some hundred entries.
const MOST_ENTRIES: usize = 10_000;

const HELP: &str = "open it in a word processor and save it anew as DOCX, or give its text";

/// An open archive.
pub(super) struct Archive {
    name: String,
    zip: ZipArchive<Cursor<Vec<u8>>>,
}

/// The error of what is no Word document.
pub(super) fn no_document(name: &str, reason: &str) -> Unreadable {
    Unreadable::new(name, "is no Word document", reason, HELP)
}

fn broken(name: &str, reason: impl Into<String>) -> Unreadable {
    Unreadable::new(name, "is a broken Word document", reason, HELP)
}

impl Archive {
    /// The name of the file.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Opens an archive.
    pub(super) fn open(name: &str, bytes: Vec<u8>) -> Result<Self, Unreadable> {
        if bytes.len() > LARGEST {
            return Err(too_large(name, bytes.len()));
        }
        if !bytes.starts_with(b"PK") {
            let what = foreign(&bytes).map_or_else(|| "it is no archive, as every DOCX is".to_owned(), |w| format!("it looks like {w}"));
            return Err(no_document(name, &what));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(name, format!("the archive cannot be opened: {}", said(&e))))?;
        if zip.len() > MOST_ENTRIES {
            return Err(broken(name, format!("the archive has {} entries, and at most {MOST_ENTRIES} are read", zip.len())));
        }
        Ok(Self { name: name.to_owned(), zip })
    }

    /// The XML of a part; none when the archive has no such part.
    pub(super) fn read(&mut self, part: &str) -> Result<Option<String>, Unreadable> {
        let name = &self.name;
        let failed = |reason: String| broken(name, format!("its part {part} cannot be unpacked: {reason}"));
        let large = || {
            let reason = format!("its part {part} unpacks to more than {} MiB", LARGEST_PART >> 20);
            Unreadable::new(name, "is too large", reason, "no article is that long; if it is one, split it or give its text")
        };
        let entry = match self.zip.by_name(part) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(e) => return Err(failed(said(&e))),
        };
        if entry.size() > LARGEST_PART {
            return Err(large());
        }
        let mut bytes = Vec::new();
        // An archive may lie about sizes.
        entry.take(LARGEST_PART + 1).read_to_end(&mut bytes).map_err(|e| failed(e.to_string()))?;
        if bytes.len() as u64 > LARGEST_PART {
            return Err(large());
        }
        decode(name, bytes).map(Some).map_err(|e| failed(format!("it {}", e.title)))
    }
}

fn said(error: &ZipError) -> String {
    error.to_string()
}

/// Hands over the events of a part one by one.
pub(super) fn events<'x>(
    name: &str,
    part: &str,
    xml: &'x str,
    mut hand: impl FnMut(Event<'x>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(xml);
    let failed = |at: u64, reason: String| broken(name, format!("its part {part} is no sound XML at byte {at}: {reason}"));
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) if depth > 0 => return Err(failed(reader.buffer_position(), "it ends before its elements do".to_owned())),
            Ok(Event::Eof) => return Ok(()),
            // Entities of their own are the stuff of bombs, and no word processor writes them.
            Ok(Event::DocType(_)) => return Err(failed(reader.buffer_position(), "it declares a document type".to_owned())),
            Ok(event) => {
                depth = match &event {
                    Event::Start(_) => depth + 1,
                    Event::End(_) => depth.saturating_sub(1),
                    _ => depth,
                };
                hand(event)?;
            }
            Err(e) => return Err(failed(reader.error_position(), e.to_string())),
        }
    }
}

/// The local name of an element.
pub(super) fn local<'a>(tag: &'a BytesStart<'_>) -> &'a [u8] {
    tag.local_name().into_inner()
}

/// The value of an attribute, by its local name.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == name.as_bytes())?;
    let text = std::str::from_utf8(&found.value).ok()?;
    Some(quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned))
}

/// The text that a reference stands for; one that XML does not know stands for nothing.
pub(super) fn referred(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name = reference.decode().unwrap_or_default();
    quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default().to_owned()
}
