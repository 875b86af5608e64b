//! Word documents: text out of an archive of XML.
//!
//! The source of such a document is its extracted text, one paragraph a line, so that a line's number is the paragraph's: first the body,
//! cells of tables each as a paragraph of their own, then the notes. What a reader does not read is left out: deleted revisions and the
//! old place of what was moved, hidden and struck text, fields' instructions, comments, headers and footers.
//!
//! Core properties give the title's text, not a block: hardly anybody keeps them true. Their dates are no publication dates either: a
//! document is often begun as the copy of another. Only when a document was begun and last saved within a few days is the day of the
//! last save taken, and every date that the article or the person at the desk gives goes before it.

mod archive;
mod core;
mod parts;
mod styles;
#[cfg(test)]
pub(crate) mod tests;
mod text;

use super::{Document, Meta, Unreadable};
use archive::Archive;

/// Reads a Word document. A title from outside is the first block.
///
/// # Errors
/// What is no Word document, or a broken one; one with parts larger than are read.
pub(super) fn word(name: &str, title: Option<&str>, bytes: Vec<u8>) -> Result<Document, Unreadable> {
    let mut archive = Archive::open(name, bytes)?;
    let parts = parts::parts(&mut archive)?;
    let styles = archive.read(&parts.styles)?.map(|x| styles::styles(name, &parts.styles, &x)).transpose()?.unwrap_or_default();
    let mut reader = text::Reader::new(name, &styles);
    if let Some(title) = title {
        reader.title(title);
    }
    let main = archive.read(&parts.main)?.ok_or_else(|| archive::no_document(name, &format!("its part {} is missing", parts.main)))?;
    reader.part(&parts.main, &main)?;
    for notes in &parts.notes {
        if let Some(xml) = archive.read(notes)? {
            reader.part(notes, &xml)?;
        }
    }
    let core = archive.read(&parts.core)?.map(|x| core::core(name, &parts.core, &x)).transpose()?.unwrap_or_default();
    let (document, source) = reader.finish();
    let meta = Meta { title: title.map(str::to_owned).or(core.title), published: core.published, language: None, ..Meta::default() };
    Ok(Document { name: name.to_owned(), title_source: title.unwrap_or_default().to_owned(), source, meta, extracted: true, ..document })
}
