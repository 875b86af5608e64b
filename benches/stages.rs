//! How fast each stage is: `cargo bench`, or `cargo bench -- lexing` for one of them.
//!
//! On 200 short articles made here in either language, and on the development news where they lie beside the repository. Loading a
//! language and warming up what is kept of spellings is no part of what is measured.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench stops where it cannot go on")]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use factlint::analysis::{self, Analysis, Settings};
use factlint::document::{self, Document};
use factlint::text::ProseSpan;
use factlint::{check, claims, extraction, lexing, linking, rules};
use std::fs;
use std::path::Path;

#[path = "../examples/made/mod.rs"]
mod made;

/// The texts that each stage is measured on.
const TEXTS: [&str; 3] = ["english", "arabic", "news"];
/// The development news, each line an article.
const NEWS: [&str; 3] = ["news_en_us", "news_en_wikinews", "news_ar_saudi"];

fn main() {
    divan::main();
}

/// The documents of a text; none where the news are not there.
fn documents(name: &str) -> Vec<Document> {
    let made = |sentences| {
        let text = made::text(sentences, 4_000);
        (0..200).map(|_| document::plain("made", text.clone())).collect()
    };
    match name {
        "english" => made(made::ENGLISH),
        "arabic" => made(made::ARABIC),
        _ => NEWS.iter().flat_map(|name| news(name)).collect(),
    }
}

fn news(name: &str) -> Vec<Document> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/dev").join(name).with_extension("jsonl");
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines().map(|line| document::batch_line(line).unwrap().document).collect()
}

/// Does the work on every document, made ready, and counts the bytes of their text.
fn each<'a, T: 'a, U>(
    bencher: Bencher<'_, '_>,
    documents: &'a [Document],
    ready: impl Fn(&'a Document) -> Option<T>,
    work: impl Fn(&T) -> U,
) {
    let ready: Vec<T> = documents.iter().filter_map(ready).collect();
    let bytes: usize = documents.iter().map(|d| d.prose.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| ready.iter().for_each(|t| drop(black_box(work(t)))));
}

fn read(document: &Document) -> Option<Analysis<'_>> {
    analysis::extract(document, &Settings::default()).ok()
}

#[divan::bench(args = TEXTS)]
fn document(bencher: Bencher<'_, '_>, text: &str) {
    each(bencher, &documents(text), |d| Some((d.name.clone(), d.source.clone())), |(name, source)| document::plain(name, source.clone()));
}

#[divan::bench(args = TEXTS)]
fn lexing(bencher: Bencher<'_, '_>, text: &str) {
    let ready = |d| read(d).map(|a| (a.language, d, d.blocks.iter().map(|b| b.span).collect::<Vec<ProseSpan>>()));
    each(bencher, &documents(text), ready, |(language, document, blocks)| lexing::lex(language, &document.prose, blocks));
}

#[divan::bench(args = TEXTS)]
fn extraction(bencher: Bencher<'_, '_>, text: &str) {
    each(bencher, &documents(text), read, |a| {
        extraction::extract(a.language, a.measures, &a.document.prose, &a.lexed, 0..a.lexed.sentences.len(), None)
    });
}

#[divan::bench(args = TEXTS)]
fn claims_and_linking(bencher: Bencher<'_, '_>, text: &str) {
    each(bencher, &documents(text), read, |a| {
        let link = |story: &analysis::Read| {
            let section = |sentence: u32| story.section_of(&a.lexed, sentence);
            let claims = claims::claims(a.language, a.measures, &a.document.prose, &a.lexed, &story.mentions, &section).exact;
            linking::same_fact(linking::Story { language: a.language, measures: a.measures, claims: &claims, lead: story.lead }).len()
        };
        a.stories.iter().map(link).sum::<usize>()
    });
}

#[divan::bench(args = TEXTS)]
fn whole_check(bencher: Bencher<'_, '_>, text: &str) {
    let (settings, options) = (Settings::default(), rules::Options::default());
    each(bencher, &documents(text), Some, |d| check::check(d, rules::builtin(), &settings, &options));
}
