//! Reports for tools and pages: stored ones beside what is printed now, SARIF against its published schema, JUnit read by a stock parser.

use super::program::{Ran, run, words};
use super::schema::problems;
use super::stored::{read, root, same, same_file};
use libtest_mimic::Trial;
use serde_json::Value;
use std::fs;

/// Format → the name of the stored report.
const STORED: &[(&str, &str)] = &[
    ("sarif", "findings.sarif"),
    ("github", "findings.github"),
    ("junit", "findings.junit.xml"),
    ("rdjson", "findings.rdjson"),
    ("markdown", "findings.md"),
    ("html", "findings.html"),
    ("csv", "findings.csv"),
];
/// Formats that show the ledger.
const LEDGERS: &[(&str, &str)] = &[("markdown", "ledger.md"), ("html", "ledger.html"), ("csv", "ledger.csv"), ("json", "ledger.json")];
/// What is checked: both languages, three rules, so that reports change only when they should.
const CHECKED: &str =
    "check --fail-on never --only share-mismatch,weekday-date-mismatch,duration-mismatch samples/en/jets-slips.md samples/ar/jets-slips.md";

pub(crate) fn trials() -> Vec<Trial> {
    let stored = |format: &'static str, file: &'static str, options: &'static str| {
        Trial::test(format!("report {file}"), move || {
            let ran = done(&format!("{CHECKED} {options} --format {format}"))?;
            Ok(same_file(&root().join("tests/reports").join(file), &ran.stdout)?)
        })
    };
    let mut trials: Vec<Trial> = STORED.iter().map(|&(format, file)| stored(format, file, "")).collect();
    trials.extend(LEDGERS.iter().map(|&(format, file)| stored(format, file, "--ledger")));
    trials.push(Trial::test("reports of one run are those of many", || Ok(at_once()?)));
    trials.push(Trial::test("report: SARIF keeps to its schema", || Ok(sarif()?)));
    trials.push(Trial::test("report: the schema's reader finds slips", || Ok(slips()?)));
    trials.push(Trial::test("report: JUnit is read by a stock parser", || Ok(junit()?)));
    trials.push(Trial::test("completions and manual pages", || Ok(shells()?)));
    trials
}

fn done(line: &str) -> Result<Ran, String> {
    let ran = run(root(), &words(line), b"", &[]);
    if ran.code == 2 || !ran.stderr.is_empty() { Err(format!("exit status {}: {}", ran.code, ran.stderr)) } else { Ok(ran) }
}

/// All formats in one run, whatever the number of threads, give what each gives alone; nothing is left beside them.
fn at_once() -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let formats = ["full", "concise", "json", "jsonl"].into_iter().chain(STORED.iter().map(|s| s.0));
    for jobs in ["1", "4"] {
        let mut line = format!("check --fail-on never --color never --jobs {jobs} samples/en samples/ar");
        for format in formats.clone() {
            line.push_str(&format!(" --format {format} --output '{}'", folder.path().join(format).display()));
        }
        let ran = done(&line)?;
        same("standard output", "", &ran.stdout)?;
        for format in formats.clone() {
            let alone = done(&format!("check --fail-on never --color never --format {format} samples/en samples/ar"))?;
            // Escape characters are shown as signs in what was printed.
            same(format, &alone.stdout, &read(&folder.path().join(format)))?;
        }
    }
    let left = fs::read_dir(folder.path()).map_err(|e| e.to_string())?.count();
    if left == formats.count() { Ok(()) } else { Err(format!("{left} files are left")) }
}

/// Real articles, a batch with a title, a source, hostile words and something that cannot be read.
fn sarif() -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).map_err(|e| e.to_string());
    write(
        "b.jsonl",
        "{\"id\": \"x {0} [y](z)\", \"title\": \"Ferry sinks with 70 passengers\", \"text\": \"The ferry carried 90 passengers, the port said.\"}\nno\n",
    )?;
    write("a \u{202E}%:?#.txt", "The [ferry](x) {0} sank on 31 June 2024, the port said. It takes between 9 and 6 hours.\n")?;
    write("source.txt", "The ferry carried 12 passengers.\n")?;
    let samples = root().join("samples");
    let line = format!("check --format sarif --source source.txt . gone.txt '{}'", samples.display());
    let ran = run(folder.path(), &words(&line), b"", &[]);
    let report: Value = serde_json::from_str(&ran.stdout).map_err(|e| e.to_string())?;
    let found = report["runs"][0]["results"].as_array().map_or(0, Vec::len);
    if ran.code != 2 || found < 20 {
        return Err(format!("exit status {}, {found} results", ran.code));
    }
    let wrong = problems(&schema()?, &report);
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

fn schema() -> Result<Value, String> {
    serde_json::from_str(&read(&root().join("tests/schemas/sarif-2.1.0.json"))).map_err(|e| e.to_string())
}

/// A reader that lets everything through would prove nothing.
fn slips() -> Result<(), String> {
    let schema = schema()?;
    let good: Value = serde_json::from_str(&read(&root().join("tests/reports/findings.sarif"))).map_err(|e| e.to_string())?;
    if !problems(&schema, &good).is_empty() {
        return Err("the stored report does not keep to the schema".into());
    }
    let slips: &[(&str, Value)] = &[
        ("/version", "2.0".into()),
        ("/runs/0/results/0/level", "fatal".into()),
        ("/runs/0/results/0/message", Value::Null),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startLine", 0.into()),
        ("/runs/0/results/0/rank", "high".into()),
        ("/runs/0/tool", serde_json::json!({})),
        ("/runs/0/results/0/properties/tags", serde_json::json!(["a", "a"])),
    ];
    for (place, value) in slips {
        let mut bad = good.clone();
        *bad.pointer_mut(place).ok_or_else(|| format!("there is no {place}"))? = value.clone();
        if problems(&schema, &bad).is_empty() {
            return Err(format!("{value} at {place} is let through"));
        }
    }
    Ok(())
}

fn junit() -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let hostile = "The ferry <b>&\"' \u{1B}[2J\u{0}\u{FFFF}]]> is old.\n\nIt takes between 9<&\u{1B}]]>\u{FFFE} and 6 hours. It sank on 31 June 2024, the port said.\n";
    for name in ["a<b>&\"'.txt", "b\u{202E}.txt"] {
        fs::write(folder.path().join(name), hostile).map_err(|e| e.to_string())?;
    }
    fs::write(folder.path().join("clean.txt"), "Nothing.\n").map_err(|e| e.to_string())?;
    let ran = run(folder.path(), &words("check --format junit . gone.txt"), b"", &[]);
    let tree = roxmltree::Document::parse(&ran.stdout).map_err(|e| format!("{e}: {}", ran.stdout))?;
    let count = |name: &str| tree.descendants().filter(|n| n.has_tag_name(name)).count();
    let counts = [count("testsuite"), count("testcase"), count("failure"), count("error")];
    let classes: Vec<_> = tree.descendants().filter_map(|n| n.attribute("classname")).collect();
    if counts != [4, 4, 2, 1] || !classes.iter().any(|c| c.ends_with("a<b>&\"'.txt")) {
        return Err(format!("{counts:?} {classes:?}"));
    }
    Ok(())
}

fn shells() -> Result<(), String> {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = done(&format!("completions {shell}"))?;
        // The others complete no values.
        let known = if ["bash", "zsh", "fish"].contains(&shell) { "sarif" } else { "--format" };
        if !["ledger", known].iter().all(|w| ran.stdout.contains(w)) {
            return Err(format!("{shell} does not know the formats"));
        }
    }
    let page = done("man check")?.stdout;
    if !page.contains(".TH FACTLINT-CHECK 1") || !page.contains("\\-\\-format") {
        return Err(page);
    }
    if done("man")?.stdout.contains(".SH SUBCOMMANDS") && run(root(), &words("man fly"), b"", &[]).code == 2 {
        return Ok(());
    }
    Err("the page of the program".into())
}
