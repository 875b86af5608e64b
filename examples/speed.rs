//! How fast it is, and how time grows with the text: `cargo run --release --example speed`.
//!
//! The text is made here, shaped like news. With a path, the text of that file is taken instead.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::cast_precision_loss, clippy::float_arithmetic, reason = "a table for people")]

use factlint::analysis::{self, Settings};
use factlint::check::check;
use factlint::document::{self, Document, Format};
use factlint::rules;
use made::{ARABIC, ENGLISH, text};
use std::time::Instant;

mod made;

/// Seconds for the work over all documents.
fn seconds(documents: &[Document], work: impl Fn(&Document)) -> f64 {
    let start = Instant::now();
    documents.iter().for_each(work);
    start.elapsed().as_secs_f64()
}

fn documents(name: &str, text: &str, count: usize) -> Vec<Document> {
    (0..count).map(|_| document::read(name, Format::Plain, text.to_owned()).unwrap()).collect()
}

fn main() {
    let given = std::env::args().nth(1).map(|path| std::fs::read_to_string(path).unwrap());
    let settings = Settings::default();
    let loaded = rules::load([]).rules;
    let options = rules::Options::default();
    let texts = match &given {
        Some(text) => vec![("given", text.clone(), 1)],
        None => vec![("english", text(ENGLISH, 4_000), 1_000), ("arabic", text(ARABIC, 4_000), 1_000)],
    };
    println!("{:<10} {:>9} {:>14} {:>14}", "text", "bytes", "extract MB/s", "check MB/s");
    for (name, text, count) in texts {
        let documents = documents(name, &text, count);
        let bytes = text.len() * count;
        let extract = seconds(&documents, |d| drop(analysis::extract(d, &settings)));
        let checked = seconds(&documents, |d| drop(check(d, &loaded, &settings, &options)));
        println!("{name:<10} {bytes:>9} {:>14.1} {:>14.1}", bytes as f64 / 1e6 / extract, bytes as f64 / 1e6 / checked);
    }
    println!("\n{:<10} {:>9} {:>14} {:>14}", "one text", "10 times", "extract", "check");
    for (name, sentences) in [("english", ENGLISH), ("arabic", ARABIC)] {
        let (small, large) = (documents(name, &text(sentences, 500_000), 1), documents(name, &text(sentences, 5_000_000), 1));
        let extract = |d: &[Document]| seconds(d, |d| drop(analysis::extract(d, &settings)));
        let checked = |d: &[Document]| seconds(d, |d| drop(check(d, &loaded, &settings, &options)));
        println!("{name:<10} {:>9} {:>13.1}x {:>13.1}x", 5_000_000, extract(&large) / extract(&small), checked(&large) / checked(&small));
    }
}
