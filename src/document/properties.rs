//! What holds of every document, whatever the input.

use super::word::tests::archive;
use super::{Document, Format, batch_line, decode, open, plain, read_titled, titled};
use crate::text::Part;
use proptest::prelude::*;

/// Blocks lie in the prose on character borders, in order; pieces are in order in the prose and in their part of the source, and what is
/// copied is the same there.
fn assert_sound(d: &Document) {
    let mut end = 0;
    for b in &d.blocks {
        assert!(b.span.start >= end && !b.span.is_empty(), "blocks overlap: {:?}", d.blocks);
        let text = d.prose.get(b.span.range()).unwrap();
        assert_eq!(text, text.trim());
        end = b.span.end;
    }
    let (mut end, mut source_end) = (0, [0, 0]);
    for p in d.map.pieces() {
        let source = if p.part == Part::Title { &d.title_source } else { &d.source };
        let side = &mut source_end[usize::from(p.part == Part::Title)];
        assert!(p.prose.start >= end && p.source.start >= *side, "{:?} {:?}", d.source, d.map);
        (end, *side) = (p.prose.end, p.source.end);
        let (prose, source) = (d.prose.get(p.prose.range()).unwrap(), source.get(p.source.range()).unwrap());
        assert!(!p.copied || prose == source, "{prose:?} is no copy of {source:?}");
    }
    // Every byte of a block has a source.
    for b in &d.blocks {
        let place = d.map.source(b.span).unwrap();
        assert!(!place.span.is_empty());
    }
    for l in &d.links {
        assert!(d.prose.get(l.range()).is_some() && !l.is_empty());
    }
    for c in &d.comments {
        assert!(d.source.get(c.span.range()).unwrap().contains(&c.text) && d.prose.is_char_boundary(c.prose_at as usize));
        assert!(d.blocks.iter().all(|b| b.span.end <= c.prose_at
            || b.span.contains(crate::text::ProseSpan::new(c.prose_at, c.prose_at))
            || b.span.start >= c.prose_at));
    }
}

/// Text made of what formats are made of.
fn pieces() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        " ",
        "    ",
        "\t",
        "a",
        "Twelve died. ",
        "45 طائرًا ",
        "é",
        "\u{1F426}",
        "\u{FEFF}",
        "\u{200F}",
        "\u{A0}",
        "\0",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "~~",
        "~",
        "# ",
        "## ",
        "- ",
        "1. ",
        "> ",
        "| a | b |\n|---|---|\n",
        "|",
        "\\",
        "\\|",
        "[",
        "](x)",
        "[^1]",
        "[^1]: ",
        "![",
        "<",
        ">",
        "<!-- ",
        "<!-- factlint-ignore a: b -->",
        "-->",
        "<b>",
        "</b>",
        "<br>",
        "<p class=\"",
        "<div>",
        "</div>",
        "<script>",
        "</script>",
        "<del>",
        "<article>",
        "</article>",
        "<h1>",
        "<table><tr><td>",
        "<a href=x>",
        "</a>",
        "<main>",
        "<time datetime=2024-11-21>",
        "<br>",
        "\n\n2\n00:00:02,000 --> 00:00:03,000\n",
        "{\\an8}",
        "&copy",
        "&amp;",
        "&nbsp;",
        "&#x45;",
        "&",
        "---\n",
        "title: ",
        "\"",
        ": ",
        "{",
        "[ ",
        "===\n",
        "<http://a.example>",
        "{#id}",
        "•",
        "- [ ] ",
        "$",
    ]);
    prop::collection::vec(bits, 0..40).prop_map(|bits| bits.concat())
}

/// Pieces of a Word document, whole and not.
const WORDS: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:p/>",
    "<w:r>",
    "</w:r>",
    "<w:r><w:t>Twelve died. </w:t></w:r>",
    "<w:t>45 طائرًا",
    "</w:t>",
    "<w:br/>",
    "<w:tab/>",
    "<w:del>",
    "</w:del>",
    "<w:tbl><w:tr><w:tc>",
    "</w:tc></w:tr></w:tbl>",
    "<w:hyperlink>",
    "</w:hyperlink>",
    "<w:pPr>",
    "</w:pPr>",
    "<w:del/>",
    "<w:gridSpan w:val='9999999999'/>",
    "&amp;",
    "&#x45;",
    "&nope;",
    "<![CDATA[a]]>",
    "\r\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plain_text_is_sound(text in pieces()) {
        let d = plain("a", text.clone());
        assert_sound(&d);
        prop_assert_eq!(d.prose, text);
    }

    #[test]
    fn titled_text_is_sound(title in pieces(), text in pieces(), repeated: bool) {
        let text = if repeated { format!("{title}\n{text}") } else { text };
        assert_sound(&titled("a", &title, text));
    }

    #[test]
    fn markdown_is_sound(text in pieces(), front: bool, title in prop::option::of(pieces())) {
        let text = if front { format!("---\ntitle: {text}---\n{text}") } else { text };
        if let Ok(d) = read_titled("a", Format::Markdown, title.as_deref(), text) {
            assert_sound(&d);
        }
    }

    #[test]
    fn pages_and_subtitles_are_sound(text in pieces(), title in prop::option::of(pieces()), cue: bool) {
        let text = if cue { format!("1\n00:00:01,000 --> 00:00:02,000\n{text}") } else { text };
        for format in [Format::Html, Format::Subtitles] {
            assert_sound(&read_titled("a", format, title.as_deref(), text.clone()).unwrap());
        }
    }

    #[test]
    fn word_documents_are_sound(bits in prop::collection::vec(0..WORDS.len(), 0..30), cut in prop::option::of(0..400_usize)) {
        let xml: String = bits.iter().map(|&b| WORDS[b]).collect();
        let mut bytes = archive(&[("word/document.xml", &format!("<d>{xml}</d>"))]);
        bytes.truncate(cut.unwrap_or(bytes.len()));
        if let Ok(d) = open("a.docx", None, bytes) {
            assert_sound(&d);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), mark in 0..4_usize) {
        let mark = [&b""[..], b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"][mark];
        for name in ["a", "a.md", "a.html", "a.srt", "a.docx"] {
            let bytes = [mark, &bytes].concat();
            match decode(name, bytes.clone()).and(open(name, None, bytes)) {
                Ok(d) => assert_sound(&d),
                Err(e) => prop_assert!(e.shown.is_none_or(|s| s.source().get(s.span().range()).is_some())),
            }
        }
    }

    #[test]
    fn any_line_of_a_batch_is_read_or_refused(text in pieces(), title in pieces()) {
        let line = serde_json::json!({"text": text, "title": title, "id": 1}).to_string();
        let item = batch_line(&line).unwrap();
        assert_sound(&item.document);
        prop_assert_eq!(item.document.source, text.clone());
        let _ = batch_line(&text);
    }
}
