//! Outputs that are stored in the repository, compared, and rewritten when asked.

use std::fs;
use std::path::{Path, PathBuf};

/// The repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether stored outputs are to be rewritten.
pub(crate) fn blessing() -> bool {
    std::env::var_os("FACTLINT_BLESS").is_some_and(|v| !v.is_empty())
}

/// The files of a folder and of those under it with an ending, sorted.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A path as the repository names it.
pub(crate) fn named(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// A text file; one that is not there is empty.
pub(crate) fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n")
}

/// Holds a stored output against what is printed now.
pub(crate) fn same(what: &str, stored: &str, now: &str) -> Result<(), String> {
    if stored == now {
        return Ok(());
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (stored.lines().collect(), now.lines().collect());
    let at = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let from = at.saturating_sub(2);
    let shown = |lines: &[&str], sign: char| -> String { lines.iter().skip(from).take(12).map(|l| format!("  {sign} {l}\n")).collect() };
    Err(format!(
        "{what} differs from line {} on:\n{}{}if what is printed now is right: FACTLINT_BLESS=1 cargo test --test data",
        at + 1,
        shown(&old, '-'),
        shown(&new, '+')
    ))
}

/// Holds a stored file against what is printed now, or rewrites it.
pub(crate) fn same_file(path: &Path, now: &str) -> Result<(), String> {
    if blessing() {
        return fs::write(path, now).map_err(|e| format!("{}: {e}", path.display()));
    }
    same(&named(path), &read(path), now)
}
