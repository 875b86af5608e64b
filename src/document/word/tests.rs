//! What a reader reads of a Word document.

use super::word;
use crate::document::{Document, Role};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of parts.
pub(crate) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn body(inner: &str) -> String {
    format!("<?xml version='1.0'?><w:document xmlns:w='w'><w:body>{inner}</w:body></w:document>")
}

const STYLES: &str = "<w:styles xmlns:w='w'><w:style w:styleId='a1'><w:name w:val='Title'/></w:style><w:style w:styleId='u2'><w:name w:val='heading 2'/></w:style><w:style w:styleId='u3'><w:name w:val='Mine'/><w:basedOn w:val='u2'/></w:style><w:style w:styleId='c'><w:name w:val='caption'/></w:style><w:style w:styleId='r'><w:name w:val='r'/><w:basedOn w:val='r'/></w:style></w:styles>";

fn read(inner: &str) -> Document {
    word("a.docx", None, archive(&[("word/document.xml", &body(inner)), ("word/styles.xml", STYLES)])).unwrap()
}

fn texts(inner: &str) -> Vec<String> {
    let d = read(inner);
    d.blocks.iter().map(|b| b.span.slice(&d.prose).to_owned()).collect()
}

fn error(bytes: Vec<u8>) -> String {
    word("a.docx", None, bytes).unwrap_err().to_string()
}

fn p(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn paragraphs_have_the_role_of_their_style() {
    let cell = |text: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", p("x", text));
    let table = format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>", cell("who"), cell("how many"), cell("dead"), cell("12"));
    let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/></w:numPr></w:pPr><w:r><w:t>item</w:t></w:r></w:p>";
    let d = read(&format!("{}{}{}{}{}{item}", p("a1", "Title"), p("u3", "Part"), p("r", "Text &amp; more"), p("c", "Under it"), table));
    use Role::{Caption, Cell, Heading, ListItem, Paragraph, Title};
    let found: Vec<_> = d.blocks.iter().map(|b| b.role).collect();
    assert_eq!(found, [Title, Heading(2), Paragraph, Caption, Cell, Cell, Cell, Cell, ListItem]);
    assert_eq!(d.cells.iter().map(|c| (c.row, c.column)).collect::<Vec<_>>(), [(0, 0), (0, 1), (1, 0), (1, 1)]);
    assert_eq!(d.source, "Title\nPart\nText & more\nUnder it\nwho\nhow many\ndead\n12\nitem\n");
    assert!(d.blocks.iter().all(|b| d.map.source(b.span).unwrap().span.slice(&d.source) == b.span.slice(&d.prose)));
}

#[test]
fn revisions_are_read_as_they_would_be_accepted() {
    let inner = "<w:p><w:r><w:t xml:space='preserve'>The storm killed </w:t></w:r><w:del w:id='1'><w:r><w:delText>12</w:delText></w:r></w:del><w:ins w:id='2'><w:r><w:t>14</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> people.</w:t></w:r><w:moveFrom w:id='3'><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p><w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val='a1'/></w:pPr></w:pPrChange><w:rPr><w:del w:id='4'/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>One </w:t></w:r></w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>13</w:t></w:r><w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>paragraph.</w:t></w:r></w:p>";
    assert_eq!(texts(inner), ["The storm killed 14 people.", "One paragraph."]);
}

#[test]
fn lines_and_boxes_part_blocks() {
    let inner = "<w:p><w:r><w:t>12 March</w:t><w:br/><w:t>Calder</w:t></w:r></w:p><w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:t>Around</w:t></w:r></w:p>";
    assert_eq!(texts(inner), ["12 March", "Calder", "Box", "Around"]);
}

#[test]
fn notes_follow_the_text_and_comments_are_not_read() {
    let notes = "<w:footnotes xmlns:w='w'><w:footnote w:type='separator'><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote><w:footnote w:id='2'><w:p><w:r><w:t>The ministry.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let comments = "<w:comments xmlns:w='w'><w:comment><w:p><w:r><w:t>No!</w:t></w:r></w:p></w:comment></w:comments>";
    let text = body(
        "<w:p><w:r><w:t>Twelve</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:hyperlink><w:r><w:t> said</w:t></w:r></w:hyperlink></w:p>",
    );
    let parts = [("word/document.xml", &*text), ("word/footnotes.xml", notes), ("word/comments.xml", comments)];
    let d = word("a.docx", Some("Title"), archive(&parts)).unwrap();
    assert_eq!(d.prose, "Title\n\nTwelve said\n\nThe ministry.");
    assert_eq!(d.links.iter().map(|l| l.slice(&d.prose)).collect::<Vec<_>>(), [" said"]);
}

#[test]
fn the_main_part_may_have_any_name() {
    let relations = "<Relationships><Relationship Type='http://x/officeDocument' Target='/text/main2.xml'/></Relationships>";
    let text = body(&p("x", "Found."));
    let d = word("a.docx", None, archive(&[("_rels/.rels", relations), ("text/main2.xml", &text)])).unwrap();
    assert_eq!(d.prose, "Found.");
}

#[test]
fn what_is_no_document_is_told() {
    assert_eq!(error(b"Hello".to_vec()), "a.docx is no Word document: it is no archive, as every DOCX is");
    assert!(error(b"%PDF-1.7".to_vec()).contains("it looks like a PDF"));
    assert_eq!(error(archive(&[("mimetype", "x")])), "a.docx is no Word document: its part word/document.xml is missing");
    let whole = archive(&[("word/document.xml", &body(&p("x", "Text.")))]);
    for end in [4, 30, whole.len() / 2, whole.len() - 1] {
        assert!(error(whole[..end].to_vec()).starts_with("a.docx is a broken Word document"));
    }
    assert!(error(archive(&[("word/document.xml", "<a><b></a>")])).contains("is no sound XML at byte"));
    assert!(error(archive(&[("word/document.xml", "<a><b>")])).contains("ends before its elements do"));
}

#[test]
fn bombs_are_refused() {
    let bomb = body(&p("x", &" ".repeat(60 << 20)));
    assert_eq!(
        error(archive(&[("word/document.xml", &bomb)])),
        "a.docx is too large: its part word/document.xml unpacks to more than 50 MiB"
    );
    let entities = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><x>&b;</x>";
    assert!(error(archive(&[("word/document.xml", entities)])).contains("declares a document type"));
    let deep = body(&format!("{}{}", "<w:p><w:r>".repeat(100_000), "</w:r></w:p>".repeat(100_000)));
    assert!(texts("").is_empty() && word("a.docx", None, archive(&[("word/document.xml", &deep)])).is_ok());
}
