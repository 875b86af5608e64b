//! A desk's own rule files: read from folders and files, laid over the rules that ship.

use super::Outcome;
use super::args::Look;
use super::failure::{self, Failure};
use crate::document::decode;
use crate::report;
use crate::rules::{self, Loaded, Rule, RuleFile};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The rules in force and where they come from.
pub(crate) struct Desk {
    /// Sorted by id.
    pub(crate) rules: Vec<Rule>,
    /// The desk's own files.
    files: Vec<RuleFile>,
    /// Whether something could not be read or used.
    failed: bool,
}

/// The most bytes that are read of a rule file: one more than the loader takes, so that it is the loader that refuses.
const MOST: u64 = (1 << 20) + 1;

impl Desk {
    /// Reads what the paths name, folders in the order of their names. What is wrong is told on standard error; everything else is used
    /// all the same.
    pub(crate) fn open(paths: &[PathBuf], look: &Look) -> Self {
        let mut files = Vec::new();
        let mut failed = false;
        for path in paths.iter().flat_map(|p| under(p)) {
            match path.and_then(|path| read(&path)) {
                Ok(file) => files.push(file),
                Err(failure) => {
                    failure::tell(&failure, look);
                    failed = true;
                }
            }
        }
        let Loaded { rules, errors } = rules::load(&files);
        for error in &errors {
            failure::say(&report::error(error, &failure::options(look)));
        }
        Self { rules, files, failed: failed || !errors.is_empty() }
    }

    /// The YAML that a rule was last written in.
    pub(crate) fn yaml<'a>(&'a self, rule: &Rule) -> &'a str {
        let own = self.files.iter().rev().find(|f| f.name == rule.origin).map(|f| f.text.as_str());
        own.or_else(|| rules::builtin_yaml(&rule.written.id)).unwrap_or_default()
    }

    /// An outcome, made worse where a rule file failed.
    pub(crate) fn worse(&self, outcome: Outcome) -> Outcome {
        if self.failed { Outcome::Failed } else { outcome }
    }
}

/// A file itself, or the rule files of a folder and what lies under it.
fn under(path: &Path) -> Vec<Result<PathBuf, Failure>> {
    if !path.is_dir() {
        return vec![Ok(path.to_owned())];
    }
    let name = path.display().to_string();
    let yaml = |p: &Path| p.extension().is_some_and(|e| e == "yaml" || e == "yml");
    let entries = ignore::WalkBuilder::new(path).sort_by_file_path(Path::cmp).require_git(false).build();
    let found = entries.filter_map(|entry| match entry {
        Ok(entry) => (entry.file_type().is_some_and(|t| t.is_file()) && yaml(entry.path())).then(|| Ok(entry.into_path())),
        Err(e) => Some(Err(Failure::of(&name, format!("cannot be walked: {e}")))),
    });
    found.collect()
}

fn read(path: &Path) -> Result<RuleFile, Failure> {
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|e| Failure::io(&name, &e))?;
    file.take(MOST).read_to_end(&mut bytes).map_err(|e| Failure::io(&name, &e))?;
    let text = decode(&name, bytes)?;
    Ok(RuleFile { name, text })
}
