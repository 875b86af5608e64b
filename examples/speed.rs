//! How fast it is, and how time grows with the text: `cargo run --release --example speed`.
//!
//! The text is made here, shaped like news: sentences of both languages with figures, dates and words that are neither, from a fixed list of
//! pseudo-random numbers. With a path, the text of that file is taken instead.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::cast_precision_loss, clippy::float_arithmetic, reason = "a table for people")]

use factlint::analysis::{self, Settings};
use factlint::check::check;
use factlint::document::{self, Document, Format};
use factlint::rules;
use std::time::Instant;

const ENGLISH: &[&str] = &[
    "The harbour authority of Oster said on Monday that {} workers had left the port since {} May 2021, when the crane fell.",
    "Nobody in the village could say who had closed the road, and the mayor did not answer the questions of the residents.",
    "The bridge cost ${} million, up from ${} million in the first plan, according to the ministry of transport.",
    "About {} percent of the houses in the valley have water again, the engineers said, and the rest will have it by Friday.",
    "\"We are tired, and we want to go home,\" said Amin Dorst, who has lived in the tent beside the river with his children.",
    "Its {} buses carried {} thousand passengers last month, a number that the company calls a good beginning.",
];
const ARABIC: &[&str] = &[
    "قالت هيئة الميناء يوم الاثنين إن {} عاملا غادروا الميناء منذ {} مايو 2021 حين سقطت الرافعة على الرصيف القديم.",
    "ولم يعرف أحد من أهل القرية من أغلق الطريق، ولم يجب رئيس البلدية عن أسئلة السكان الذين تجمعوا أمام مكتبه.",
    "وبلغت تكلفة الجسر {} مليون دولار بعد أن كانت {} مليون دولار في الخطة الأولى بحسب وزارة النقل.",
    "وعادت المياه إلى نحو {} في المئة من بيوت الوادي، وفق المهندسين، وستعود إلى البقية قبل يوم الجمعة.",
    "ونقلت الحافلات الـ{} نحو {} ألف راكب في الشهر الماضي، وهو عدد تصفه الشركة بأنه بداية طيبة.",
];

/// A text of about so many bytes.
fn text(sentences: &[&str], bytes: usize) -> String {
    let mut state: u64 = 7;
    let mut next = |most: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % most
    };
    let mut out = String::new();
    while out.len() < bytes {
        let sentence = sentences[usize::try_from(next(sentences.len() as u64)).unwrap()];
        for (n, piece) in sentence.split("{}").enumerate() {
            if n > 0 {
                out.push_str(&(2 + next(27)).to_string());
            }
            out.push_str(piece);
        }
        out.push_str(if next(4) == 0 { "\n\n" } else { " " });
    }
    out
}

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
