//! Which lines changed since a commit, as git tells.

use super::failure::Failure;
use super::paths;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The lines that changed.
pub(crate) struct Changed {
    /// The folder of the repository.
    top: PathBuf,
    /// The files that git knows.
    tracked: HashSet<PathBuf>,
    /// Of those, the lines that are not as they were.
    lines: HashMap<PathBuf, Vec<RangeInclusive<u32>>>,
}

impl Changed {
    /// What changed since a commit, from the folder of the run.
    ///
    /// # Errors
    /// When there is no git, no repository, or no such commit.
    pub(crate) fn since(base: &str) -> Result<Self, Failure> {
        let top = git(None, &["rev-parse", "--show-toplevel"])
            .map_err(|why| Failure::of("--diff", why).help("it asks git what changed: run it inside of a repository"))?;
        let top = real(Path::new(top.trim_end_matches(['\n', '\r'])));
        let unknown =
            |why: String| Failure::of("--diff", format!("`{base}` names no commit: {why}")).help("name a branch, a tag or a commit");
        // An option is none; and what is asked for further on is the commit's own hash.
        if base.starts_with('-') || base.is_empty() {
            return Err(unknown("a name does not begin with a hyphen".into()));
        }
        let commit = git(Some(&top), &["rev-parse", "--verify", "--quiet", &format!("{base}^{{commit}}")])
            .map_err(|why| unknown(if why.is_empty() { "git does not know it".into() } else { why }))?;
        let commit = commit.trim();
        if commit.is_empty() || !commit.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(unknown("git does not know it".into()));
        }
        let failed = |why: String| Failure::of("--diff", format!("git cannot tell what changed: {why}"));
        let diff = [
            "-c",
            "core.quotePath=false",
            "diff",
            "--unified=0",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            commit,
            "--",
        ];
        let lines = hunks(&git(Some(&top), &diff).map_err(failed)?);
        let tracked = git(Some(&top), &["ls-files", "-z"]).map_err(failed)?;
        let tracked = tracked.split('\0').filter(|f| !f.is_empty()).map(PathBuf::from).collect();
        Ok(Self { top, tracked, lines })
    }

    /// What changed in a file.
    pub(crate) fn file(&self, path: &Path) -> Lines<'_> {
        let path = paths::relative(&real(path), &self.top);
        Lines(self.tracked.contains(&path).then(|| self.lines.get(&path).map_or(&[][..], Vec::as_slice)))
    }
}

/// The lines of a file that changed, from the first to the last; none where git does not know the file.
pub(crate) struct Lines<'a>(Option<&'a [RangeInclusive<u32>]>);

impl Lines<'_> {
    /// Whether one of these lines changed. All of a file that git does not know are new.
    pub(crate) fn touches(&self, lines: &[RangeInclusive<u32>]) -> bool {
        let Some(changed) = self.0 else { return true };
        let touched = |l: &RangeInclusive<u32>| {
            let after = changed.partition_point(|c| c.end() < l.start());
            changed.get(after).is_some_and(|c| c.start() <= l.end())
        };
        lines.iter().any(touched)
    }
}

/// A path as git sees it: without links; as it is written, where nothing is there.
fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| paths::clean(path))
}

/// Runs git without a shell, and gives what it prints.
fn git(folder: Option<&Path>, arguments: &[&str]) -> Result<String, String> {
    let mut command = Command::new("git");
    command.args(arguments).stdin(Stdio::null());
    if let Some(folder) = folder {
        command.current_dir(folder);
    }
    let output = command.output().map_err(|e| format!("git cannot be run: {e}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(said.lines().next().unwrap_or_default().trim_start_matches("fatal: ").to_owned())
}

/// The lines that a difference without context gives as new, by file.
fn hunks(diff: &str) -> HashMap<PathBuf, Vec<RangeInclusive<u32>>> {
    let mut found: HashMap<PathBuf, Vec<RangeInclusive<u32>>> = HashMap::new();
    let mut file = None;
    let mut lines = diff.split('\n');
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("+++ ") {
            file = named(name);
        } else if let Some((old, new)) = line.strip_prefix("@@ ").and_then(counts) {
            if let Some(file) = file.as_ref().filter(|_| new.1 > 0) {
                found.entry(PathBuf::clone(file)).or_default().push(new.0..=new.0.saturating_add(new.1 - 1));
            }
            // Lines of the files may look like anything.
            let inside = usize::try_from(old.1).unwrap_or(usize::MAX).saturating_add(usize::try_from(new.1).unwrap_or(usize::MAX));
            if let Some(last) = inside.checked_sub(1) {
                lines.nth(last);
            }
        }
    }
    found
}

/// `-3,2 +4 @@ …` as the old and the new start and count.
fn counts(hunk: &str) -> Option<((u32, u32), (u32, u32))> {
    let mut parts = hunk.split(' ');
    let range = |part: Option<&str>, sign: char| {
        let part = part?.strip_prefix(sign)?;
        let (start, count) = part.split_once(',').unwrap_or((part, "1"));
        Some((start.parse().ok()?, count.parse().ok()?))
    };
    Some((range(parts.next(), '-')?, range(parts.next(), '+')?))
}

/// `b/name`, or the same in quotation marks with escapes; none for a file that is gone.
fn named(text: &str) -> Option<PathBuf> {
    let text = text.trim_end_matches(['\r', '\t']);
    let whole = match text.strip_prefix('"').and_then(|t| t.strip_suffix('"')) {
        Some(quoted) => unescaped(quoted),
        None => text.to_owned(),
    };
    whole.strip_prefix("b/").map(PathBuf::from)
}

/// A name with the escapes of C resolved.
fn unescaped(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes().peekable();
    while let Some(b) = bytes.next() {
        if b != b'\\' {
            out.push(b);
            continue;
        }
        match bytes.next() {
            Some(d @ b'0'..=b'3') => {
                let mut n = u32::from(d - b'0');
                while let Some(d) = bytes.next_if(u8::is_ascii_digit) {
                    n = (n * 8 + u32::from(d - b'0')) & 0xFF;
                }
                out.push(u8::try_from(n).unwrap_or(b'?'));
            }
            Some(b't') => out.push(b'\t'),
            Some(b'n') => out.push(b'\n'),
            Some(b'r') => out.push(b'\r'),
            Some(other) => out.push(other),
            None => {}
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_files_are_no_marks_of_the_difference() {
        let diff = "diff --git a/x.md b/x.md\n--- a/x.md\n+++ b/x.md\n@@ -2,0 +3,2 @@ head\n+++ b/y.md\n+@@ -1 +9 @@\n@@ -9 +11 @@\n-old\n+new\n\\ No newline at end of file\n@@ -20,2 +21,0 @@\n-a\n-b\ndiff --git a/z b/z\n--- a/z\n+++ /dev/null\n@@ -1 +0,0 @@\n-gone\n";
        let found = hunks(diff);
        assert_eq!(found.len(), 1);
        assert_eq!(found[Path::new("x.md")], [3..=4, 11..=11]);
    }

    #[test]
    fn names_are_read_however_they_are_written() {
        assert_eq!(named("b/a b.md\t"), Some("a b.md".into()));
        assert_eq!(named("\"b/a\\tb\\\"\\303\\251.md\""), Some("a\tb\"é.md".into()));
        assert_eq!(named("/dev/null"), None);
        assert_eq!(hunks("@@ -1 +1 @@\n@@ x\n+++ \n@@ -99999999999 +1 @@\n@@ -1,4294967295 +1,4294967295 @@\n").len(), 0);
    }
}
