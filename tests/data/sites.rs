//! Pages of our own making, in the shapes that systems give them: `tests/sites/*.html`, each with its stories beside it
//! (`FACTLINT_BLESS=1 cargo test --test data site` writes them). The format stands in `tests/sites/README.md`.

use super::stored::{files, named, same_file};
use factlint::analysis::{Settings, analyze};
use factlint::document::open;
use libtest_mimic::Trial;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// One test for each page.
pub(crate) fn trials() -> Vec<Trial> {
    let trial = |path: std::path::PathBuf| Trial::test(format!("site {}", named(&path)), move || Ok(holds(&path)?));
    files("tests/sites", "html").into_iter().map(trial).collect()
}

fn holds(path: &Path) -> Result<(), String> {
    let bytes = fs::read(path).map_err(|e| e.to_string())?;
    let document = open(&named(path), None, bytes).map_err(|e| e.to_string())?;
    let analysis = analyze(&document, &Settings::default()).map_err(|e| format!("{e:?}"))?;
    let mut out = String::new();
    for read in &analysis.stories {
        let date = read.published.map_or_else(|| "no date".to_owned(), |d| d.to_string());
        let _ = writeln!(out, "story, {}, {date}", analysis.language.code);
        for (block, section) in read.story.blocks.clone().zip(&read.story.sections) {
            let _ = writeln!(out, "  {}: {}", section.name(), document.blocks[block].span.slice(&document.prose));
        }
    }
    same_file(&path.with_extension("stories"), &out)
}
