//! One article in every format: `tests/formats/<language>/zoo.*`. All give the same findings, and each label's position, in its own file,
//! reads as its quotation.

use super::stored::{named, root};
use factlint::analysis::Settings;
use factlint::check::check;
use factlint::document::{Document, open};
use factlint::rules;
use factlint::text::Part;
use libtest_mimic::Trial;
use std::fs;
use std::path::{Path, PathBuf};

/// One test for each file beside the plain text, and for plain text in an older encoding.
pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for language in ["en", "ar"] {
        let plain = root().join("tests/formats").join(language).join("zoo.txt");
        for path in beside(&plain) {
            let plain = plain.clone();
            trials.push(Trial::test(format!("format {}", named(&path)), move || Ok(same(&plain, &path)?)));
        }
    }
    trials
}

fn beside(plain: &Path) -> Vec<PathBuf> {
    let folder = plain.parent().expect("it lies in a folder");
    let mut found: Vec<PathBuf> = fs::read_dir(folder).expect("the folder is there").flatten().map(|e| e.path()).collect();
    found.sort();
    found
}

fn read(path: &Path) -> Result<Document, String> {
    let bytes = fs::read(path).map_err(|e| e.to_string())?;
    open(&named(path), None, bytes).map_err(|e| e.to_string())
}

fn same(plain: &Path, path: &Path) -> Result<(), String> {
    let (wanted, _) = found(&read(plain)?, false)?;
    let document = read(path)?;
    let markup = path.extension().is_some_and(|e| e != "txt" && e != "docx");
    let (said, labels) = found(&document, markup)?;
    if wanted.is_empty() || said != wanted {
        return Err(format!("found {said:#?}, not {wanted:#?}"));
    }
    if labels == 0 {
        return Err("no finding has labels".to_owned());
    }
    Ok(())
}

/// What is found, and how many labels were held against the source.
fn found(document: &Document, markup: bool) -> Result<(Vec<String>, usize), String> {
    let report = check(document, rules::builtin(), &Settings::default(), &rules::Options::default());
    let mut out = vec![format!("{:?} {:?}", report.language, report.published)];
    let mut labels = 0;
    for finding in &report.findings {
        out.push(format!("{}[{}] {} {:?}", finding.severity.name(), finding.rule, finding.message, finding.working));
        for label in finding.labels.iter().chain(&finding.more) {
            let quote = words(label.span.slice(&document.prose));
            out.push(format!("  {} {quote}", label.role));
            let place = document.map.source(label.span).filter(|p| p.part == Part::Text).ok_or(format!("{quote} has no place"))?;
            let there = place.span.slice(&document.source);
            let read = words(&if markup { decoded(there) } else { there.to_owned() });
            if read != quote {
                return Err(format!("the source of {quote:?} reads {read:?} ({there:?})"));
            }
            labels += 1;
        }
    }
    Ok((out, labels))
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A piece of markup as a reader reads it, made the simple way: what these files hold is known.
fn decoded(source: &str) -> String {
    let cue = |line: &&str| !line.contains("-->") && !line.trim().is_empty() && !line.trim().bytes().all(|b| b.is_ascii_digit());
    let lines = if source.contains("-->") { source.lines().filter(cue).collect::<Vec<_>>().join(" ") } else { source.to_owned() };
    let mut out = String::new();
    let mut tag = false;
    for c in lines.chars().filter(|&c| c != '*') {
        match c {
            '<' => tag = true,
            '>' => tag = false,
            c if !tag => out.push(c),
            _ => {}
        }
    }
    out.replace("&nbsp;", " ").replace("&#51;", "3").replace("&#x20;", " ").replace("&amp;", "&")
}
