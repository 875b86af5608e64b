//! Long texts cost no more than their length: what is built is counted, and eight times the text may take at most forty times the time, where
//! quadratic work would take 64. Three tries are given, so that a busy machine fails nothing.
#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use factlint::analysis::{Settings, analyze};
use factlint::check::check;
use factlint::document::{self, Document, Format};
use factlint::waivers::{self, Run, WaiverFile};
use factlint::{linking, rules};
use std::time::{Duration, Instant};

const PARAGRAPH: &str = "The harbour authority of Oster said on Monday that 12 workers had left the port since 3 May 2021, when the crane fell. \
    About 40 percent of the houses have water again.\n\n";

fn read(format: Format, text: String) -> Document {
    document::read("long", format, text).unwrap()
}

/// Different small numbers, always the same.
const fn number(n: usize) -> usize {
    2 + (n * 7919 + n / 11) % 887
}

fn paragraphs(n: usize) -> Document {
    read(Format::Plain, PARAGRAPH.repeat(n))
}

fn one_noun(n: usize) -> Document {
    read(Format::Plain, (0..n).map(|i| format!("The town lost {} trees in the storm.\n\n", number(i))).collect())
}

fn one_sentence(n: usize) -> Document {
    read(Format::Plain, (0..n).map(|i| format!("{} workers left the port and ", number(i))).collect())
}

fn one_list(n: usize) -> Document {
    let parts: String = (0..n).map(|i| format!("{} trees, ", number(i))).collect();
    read(Format::Plain, format!("The storm took {parts}and 3 cars."))
}

fn items(n: usize) -> Document {
    let items: String = (0..n).map(|i| format!("- {} trees in the north\n", number(i))).collect();
    read(Format::Markdown, format!("# Losses\n\n{items}"))
}

/// A table of so many cells, eight in a row.
fn table(n: usize) -> Document {
    let row = |r: usize| (0..8).map(|c| format!("|{}", number(r * 8 + c))).collect::<String>() + "|\n";
    let rows: String = (0..n / 8).map(row).collect();
    read(Format::Markdown, format!("{}|\n{}|\n{rows}", "|town".repeat(8), "|---".repeat(8)))
}

/// A table whose rows are told in sentences, one each.
fn table_told(n: usize) -> Document {
    let told: String = (0..n).map(|i| format!("Harbour{i} had {} boats.\n\n", number(i))).collect();
    let rows: String = (0..n).map(|i| format!("| Harbour{i} | {} | 4 |\n", number(i))).collect();
    read(Format::Markdown, format!("{told}| Harbour | Boats | Crew |\n|---|---|---|\n{rows}"))
}

/// A page of rows of which every cell claims to reach down for ever.
fn rows_that_reach_down(n: usize) -> Document {
    let row = "<tr><td rowspan=1000000000>12<td rowspan=0>7";
    read(Format::Html, format!("<article><p>The port counted the boats in May, it said.<table>{}</table></article>", row.repeat(n)))
}

fn time(document: &Document) -> Duration {
    let start = Instant::now();
    drop(check(document, rules::builtin(), &Settings::default(), &rules::Options::default()));
    start.elapsed()
}

/// Its name, how it is made of a size, and the size.
type Shape = (&'static str, fn(usize) -> Document, usize);

#[test]
fn eight_times_the_text_is_no_quadratic_work() {
    let shapes: [Shape; 8] = [
        ("identical paragraphs", paragraphs, 60),
        ("one noun", one_noun, 200),
        ("one sentence", one_sentence, 200),
        ("one list", one_list, 400),
        ("items", items, 200),
        ("a table", table, 400),
        ("a table told in sentences", table_told, 200),
        ("rows that reach down", rows_that_reach_down, 400),
    ];
    for (name, shape, n) in shapes {
        let (small, large) = (shape(n), shape(8 * n));
        time(&small);
        let holds = (0..3).any(|_| time(&large) <= 40 * time(&small).min(time(&small)).max(Duration::from_millis(1)));
        assert!(holds, "{name}: eight times the text takes more than forty times the time");
    }
}

/// A text in which as many waivers as findings of one rule stand, and as many again in a file.
fn waived(n: usize) -> (Document, WaiverFile) {
    let one = |i: usize| format!("<!-- factlint-ignore invalid-date: reason {i} -->\n\nThe ferry sank on 31 June 2024, the port said.\n\n");
    let line = |i: usize| format!("  - {{fingerprint: f{i}, rule: invalid-date, reason: r}}\n");
    let same = "  - {fingerprint: 035cb72ad7b94c8c, rule: invalid-date, reason: r}\n".repeat(n);
    let file = format!("waivers:\n{}{same}", (0..n).map(line).collect::<String>());
    (read(Format::Markdown, (0..n).map(one).collect()), WaiverFile::read("w.yaml", &file).0)
}

#[test]
fn as_many_waivers_as_findings_are_no_quadratic_work() {
    let known = rules::builtin().iter().map(|r| r.written.id.clone()).collect();
    let run = Run { known: &known, rules: rules::builtin(), skipped: &[], language: "en", today: None };
    let time = |(document, file): &(Document, WaiverFile)| {
        let found = check(document, rules::builtin(), &Settings::default(), &rules::Options::default()).findings;
        let before = Instant::now();
        let left = waivers::apply(document, found, &[(file, "a.md".to_owned())], run);
        let told = waivers::about(file, true, run).1;
        let took = before.elapsed();
        assert!(left.findings.is_empty() && left.waived > 0 && !told.is_empty());
        took
    };
    let (small, large) = (waived(100), waived(800));
    time(&small);
    let holds = (0..3).any(|_| time(&large) <= 40 * time(&small).min(time(&small)).max(Duration::from_millis(1)));
    assert!(holds, "eight times the waivers take more than forty times the time");
}

/// How many pairs of claims are looked at in a document of one story, and how many links are kept.
fn pairs(document: &Document) -> (usize, usize) {
    let analysis = analyze(document, &Settings::default()).unwrap();
    let story = &analysis.stories[0];
    let seen = linking::Story { language: analysis.language, measures: analysis.measures, claims: &story.claims, lead: story.lead };
    (linking::pairs(seen).len(), story.links.len())
}

#[test]
fn a_crowd_of_like_figures_is_compared_within_a_limit_that_is_told() {
    let (few, many) = (one_noun(2_500), one_noun(5_000));
    let ((looked, linked), (more, links)) = (pairs(&few), pairs(&many));
    // Beyond 2,000 of a kind each is held against eight others of its noun, and of its class.
    assert!(more - looked <= 2_500 * 16, "{} more pairs", more - looked);
    assert!(links - linked.min(links) <= 2_500 * 16);
    let told = |d: &Document| {
        let report = check(d, rules::builtin(), &Settings::default(), &rules::Options::default());
        report.not_checked.iter().filter(|n| n.reason == "too-many-figures").count()
    };
    assert_eq!([told(&one_noun(500)), told(&many)], [0, 1]);
}
