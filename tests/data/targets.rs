//! What is given strangers' bytes: every format of articles, a line of a batch, and the files of a desk.
//!
//! Each target takes any bytes and panics where something does not hold. `fuzz/` feeds them with a fuzzer, `mutation.rs` with samples that were
//! changed in places; so the file looks at nothing but the library.

use factlint::analysis::{self, Settings, analyze, view};
use factlint::check::{audit, check};
use factlint::config;
use factlint::document::{Document, Unreadable, batch_line, open};
use factlint::facts::{Held, Sheet, Source};
use factlint::report::{FORMATS, Options};
use factlint::rules::{self, RuleFile};
use factlint::text::{Part, SourceSpan};
use factlint::waivers::{Baseline, WaiverFile};
use std::sync::Arc;

/// A name, and what is done with bytes under it.
pub(crate) type Target = (&'static str, fn(&[u8]));

/// All of them.
pub(crate) const TARGETS: &[Target] = &[
    ("plain", |bytes| article("note.txt", bytes)),
    ("markdown", |bytes| article("note.md", bytes)),
    ("html", |bytes| article("note.html", bytes)),
    ("docx", |bytes| {
        article("note.docx", bytes);
        article("note.docx", &archive("word/document.xml", bytes));
    }),
    ("srt", |bytes| article("note.srt", bytes)),
    ("vtt", |bytes| article("note.vtt", bytes)),
    ("jsonl", |bytes| text(bytes, batch)),
    ("rule_file", |bytes| text(bytes, rule_file)),
    ("fact_sheet", |bytes| text(bytes, fact_sheet)),
    ("settings", |bytes| text(bytes, settings)),
    ("check", |bytes| text(bytes, everything)),
];

/// Runs the target of a name.
pub(crate) fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|(known, _)| *known == name).map(|(_, target)| target);
    target.unwrap_or_else(|| panic!("no target {name}"))(bytes);
}

/// A file as it comes from the disk.
fn article(name: &str, bytes: &[u8]) {
    match open(name, None, bytes.to_vec()) {
        Ok(document) => sound(&document),
        Err(why) => refused(&why),
    }
}

/// An archive with one part as it is, so that what lies behind its checksum is reached too.
fn archive(name: &str, part: &[u8]) -> Vec<u8> {
    let mut sum = u32::MAX;
    for byte in part {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
        }
    }
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
    let short = |n: usize| u16::try_from(n).unwrap_or(u16::MAX).to_le_bytes();
    // Version, flags, method, time, date; checksum, sizes, the name's length, no extra field.
    let head = [
        &[20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..],
        &(!sum).to_le_bytes(),
        &number(part.len()),
        &number(part.len()),
        &short(name.len()),
        &[0, 0],
    ]
    .concat();
    let file = [&b"PK\x03\x04"[..], &head, name.as_bytes(), part].concat();
    let entry = [&b"PK\x01\x02\x14\0"[..], &head, &[0; 14], name.as_bytes()].concat();
    let end = [&b"PK\x05\x06\0\0\0\0\x01\0\x01\0"[..], &number(entry.len()), &number(file.len()), &[0, 0]].concat();
    [file, entry, end].concat()
}

/// Where a text is wanted, bytes that are none are passed over.
fn text(bytes: &[u8], target: fn(&str)) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        target(text);
    }
}

fn batch(text: &str) {
    for line in text.lines() {
        match batch_line(line) {
            Ok(item) => {
                let facts = item.facts.iter().map(|f| {
                    let valid = f.valid.as_ref();
                    (f.says.as_str(), valid.and_then(|v| v.from.as_deref()), valid.and_then(|v| v.to.as_deref()))
                });
                let _ = Sheet::of_sentences("facts", None, facts);
                sound(&item.document);
            }
            Err(why) => assert!(!why.is_empty() && !why.contains('\n'), "one sentence: {why:?}"),
        }
    }
}

/// A rule file under the id that it gives itself, and what it then finds.
fn rule_file(text: &str) {
    let id = text.lines().find_map(|l| l.strip_prefix("id: ")).unwrap_or("desk-rule").trim();
    let file = RuleFile { name: format!("desk/{id}.yaml"), text: text.to_owned() };
    let loaded = rules::load([&file]);
    for wrong in &loaded.errors {
        drawn(wrong);
    }
    let document = factlint::document::plain("note", NEWS.to_owned());
    let report = check(&document, &loaded.rules, &Settings::default(), &rules::Options::default());
    printed(&document, &report);
}

fn fact_sheet(text: &str) {
    for name in ["facts.yaml", "facts.csv"] {
        if let Err(wrong) = Sheet::read(name, text.to_owned()) {
            wrong.iter().for_each(refused);
        }
    }
}

/// The files that say what a desk wants: settings, waivers, a baseline.
fn settings(text: &str) {
    config::read(config::NAME, text).1.iter().for_each(refused);
    WaiverFile::read("waivers.yaml", text).1.iter().for_each(refused);
    let _ = Baseline::read(text);
}

/// An article against a source, both in the bytes, with every figure accounted for.
fn everything(text: &str) {
    let (article, source) = text.split_once("\n===\n").unwrap_or((text, NEWS));
    let read = |name: &str, text: &str| factlint::document::plain(name, text.to_owned());
    let source: Source = analysis::source(read("source", source), &Settings::default());
    let settings = Settings { held: Arc::new(Held::against(vec![Arc::new(source)], false, Arc::default())), ..Settings::default() };
    let document = read("note", article);
    let report = audit(&document, rules::builtin(), &settings, &rules::Options::default());
    printed(&document, &report);
}

const NEWS: &str = "The storm killed 12 people on 31 June 2024, police said: five in the north and six in the south.\n\n\
    قُتل 12 شخصًا يوم الجمعة 30 نوفمبر 2023، بينهم ٤ أطفال.\n";

/// Everything that holds of a document that was read.
fn sound(document: &Document) {
    let prose = |range: std::ops::Range<usize>| document.prose.get(range);
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span.start >= end && prose(block.span.range()).is_some_and(|t| !t.is_empty()), "blocks {:?}", document.blocks);
        end = block.span.end;
    }
    let mut end = 0;
    for piece in document.map.pieces() {
        assert!(piece.prose.start >= end, "pieces {:?}", document.map);
        end = piece.prose.end;
        let (made, from) = (prose(piece.prose.range()), source(document, piece.part, piece.source));
        assert!(made.is_some() && from.is_some() && (!piece.copied || made == from), "piece {piece:?}");
    }
    if let Ok(analysis) = analyze(document, &Settings::default()) {
        for m in view::mentions(&analysis, true) {
            assert!(prose(m.span.range()).is_some() && prose(m.number.range()).is_some() && m.span.contains(m.number), "mention {m:?}");
        }
    }
    let report = check(document, rules::builtin(), &Settings::default(), &rules::Options::default());
    for label in report.findings.iter().flat_map(|f| f.labels.iter().chain(&f.more)).filter(|l| l.source.is_none()) {
        assert!(prose(label.span.range()).is_some_and(|t| !t.is_empty()), "label {label:?}");
        let place = document.map.source(label.span);
        assert!(place.is_some_and(|p| source(document, p.part, p.span).is_some()), "label {label:?} at {place:?}");
    }
    printed(document, &report);
}

fn source(document: &Document, part: Part, span: SourceSpan) -> Option<&str> {
    let text = if part == Part::Title { &document.title_source } else { &document.source };
    text.get(span.range())
}

/// Every format takes it, and none sends a control character but line ends (and a tab between columns).
fn printed(document: &Document, report: &factlint::check::Report) {
    for format in FORMATS {
        let text = format.document(&report.of(document), &Options::default());
        let sent = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
        assert!(sent.is_none(), "{} sends {sent:?}", format.name());
    }
}

/// What was refused is said, and where it is shown, the place is one.
fn refused(why: &Unreadable) {
    assert!(!why.title.is_empty() && !why.reason.is_empty() && !why.help.is_empty(), "{why:?}");
    if let Some(shown) = &why.shown {
        assert!(shown.source().get(shown.span().range()).is_some(), "{why:?}");
    }
    drawn(why);
}

/// An error as a person sees it.
fn drawn(error: &(dyn miette::Diagnostic + Send + Sync)) {
    let text = factlint::report::error(error, &Options::default());
    let sent = text.chars().find(|c| c.is_control() && *c != '\n');
    assert!(sent.is_none(), "an error sends {sent:?}: {text:?}");
}
