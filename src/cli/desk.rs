//! A desk's own rules: read from folders and files, laid over the rules that ship, for all files and for those that overrides name.

use super::Outcome;
use super::args::{Look, RuleChoice};
use super::chosen::chosen;
use super::failure::{self, Failure};
use super::house::{self, House};
use super::input;
use crate::config::Override;
use crate::rules::{self, Changes, Layer, Loaded, Rule, RuleFile};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The rules in force and where they come from.
pub(crate) struct Desk {
    /// The configuration.
    pub(crate) house: House,
    /// Sorted by id; for files that no override names.
    pub(crate) rules: Vec<Rule>,
    /// The desk's own files, and after the files of each configuration what it changes.
    layers: Vec<Own>,
    /// What the arguments add.
    named: Vec<Own>,
    /// Whether something could not be read or used.
    failed: bool,
}

/// A layer over the rules that ship.
enum Own {
    File(RuleFile),
    Changes(Changes),
}

impl Own {
    const fn layer(&self) -> Layer<'_> {
        match self {
            Self::File(file) => Layer::File(file),
            Self::Changes(changes) => Layer::Changes(changes),
        }
    }
}

/// The most bytes that are read of a rule file: one more than the loader takes, so that it is the loader that refuses.
const MOST: u64 = (1 << 20) + 1;

impl Desk {
    /// Reads what the configuration and the paths name, folders in the order of their names. What is wrong is told on standard error;
    /// everything else is used all the same.
    pub(crate) fn open(config: Option<&Path>, paths: &[PathBuf], look: &Look) -> Self {
        let house = House::open(config, look);
        let mut desk = Self { house, rules: Vec::new(), layers: Vec::new(), named: Vec::new(), failed: false };
        let mut layers = Vec::new();
        for layer in &desk.house.layers {
            let dirs: Vec<PathBuf> = layer.config.dirs.iter().map(|d| layer.folder.join(&d.value)).collect();
            layers.push((dirs, (!layer.config.changes.is_empty()).then(|| changes(layer, None))));
        }
        for (dirs, changes) in layers {
            let files = desk.read(&dirs, look);
            desk.layers.extend(files);
            desk.layers.extend(changes.map(Own::Changes));
        }
        desk.named = desk.read(paths, look);
        let Loaded { rules, errors } = rules::load_layers(desk.layers.iter().chain(&desk.named).map(Own::layer));
        errors.iter().for_each(|error| house::shown(error, look));
        desk.rules = rules;
        let failed = !errors.is_empty() | desk.try_overrides(errors.len(), look);
        desk.failed |= failed;
        desk
    }

    /// Overrides are tried at once: a slip in one is told whether or not a file is under it. `told` errors have been told.
    fn try_overrides(&self, told: usize, look: &Look) -> bool {
        // What the arguments name is laid over them, and its errors stand behind theirs.
        let before = rules::load_layers(self.layers.iter().map(Own::layer)).errors.len();
        let mut failed = false;
        for (l, layer) in self.house.layers.iter().enumerate() {
            for over in layer.config.overrides.iter().filter(|o| !o.changes.is_empty()) {
                let errors = self.with(&[(l, over.place)]).errors;
                let new = errors.len().saturating_sub(told);
                errors.iter().skip(before).take(new).for_each(|error| house::shown(error, look));
                failed |= new > 0;
            }
        }
        failed
    }

    fn read(&mut self, paths: &[PathBuf], look: &Look) -> Vec<Own> {
        let mut files = Vec::new();
        for path in paths.iter().flat_map(|p| under(p)) {
            match path.and_then(|path| read(&path)) {
                Ok(file) => files.push(Own::File(file)),
                Err(failure) => {
                    failure::tell(&failure, look);
                    self.failed = true;
                }
            }
        }
        files
    }

    /// The rules with what some overrides change.
    fn with(&self, overrides: &[(usize, usize)]) -> Loaded {
        let of = |&(l, n): &(usize, usize)| self.house.layers.get(l).map(|layer| changes(layer, Some(n)));
        let over: Vec<Own> = overrides.iter().filter_map(of).map(Own::Changes).collect();
        rules::load_layers(self.layers.iter().chain(&over).chain(&self.named).map(Own::layer))
    }

    /// Whether the desk has rules of its own by its configuration.
    pub(crate) fn has_own(&self) -> bool {
        self.layers.iter().any(|l| matches!(l, Own::File(_)))
    }

    /// The YAML that a rule was last written in.
    pub(crate) fn yaml<'a>(&'a self, rule: &Rule) -> &'a str {
        let files = self.layers.iter().chain(&self.named).rev().filter_map(|l| if let Own::File(file) = l { Some(file) } else { None });
        let own = files.into_iter().find(|f| f.name == rule.origin).map(|f| f.text.as_str());
        own.or_else(|| rules::builtin_yaml(&rule.written.id)).unwrap_or_default()
    }

    /// An outcome, made worse where a rule file or the configuration failed.
    pub(crate) fn worse(&self, outcome: Outcome) -> Outcome {
        if self.failed { Outcome::Failed } else { self.house.worse(outcome) }
    }
}

/// What a configuration, or one of its overrides, changes.
fn changes(layer: &house::Layer, of: Option<usize>) -> Changes {
    Changes { name: layer.config.name.clone(), text: layer.config.text.clone(), of }
}

/// Overrides, as layer and place.
type Overrides = Vec<(usize, usize)>;

/// The rules for each file: those that the arguments leave in force, with what overrides change.
pub(crate) struct Sets<'a> {
    desk: &'a Desk,
    choice: &'a RuleChoice,
    plain: Arc<Vec<Rule>>,
    made: Mutex<HashMap<Overrides, Arc<Vec<Rule>>>>,
}

impl<'a> Sets<'a> {
    /// The sets that a choice leaves.
    ///
    /// # Errors
    /// When an argument names a rule that is not there.
    pub(crate) fn of(desk: &'a Desk, choice: &'a RuleChoice) -> Result<Self, Failure> {
        let plain = Arc::new(chosen(choice, desk.rules.clone())?);
        Ok(Self { desk, choice, plain, made: Mutex::new(HashMap::new()) })
    }

    /// The rules for a file.
    pub(crate) fn at(&self, path: &Path) -> Arc<Vec<Rule>> {
        let mut over = self.desk.house.overriding(path);
        over.retain(|&at| self.over(at).is_some_and(|o| !o.changes.is_empty()));
        if over.is_empty() {
            return Arc::clone(&self.plain);
        }
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(rules) = made.get(&over) {
            return Arc::clone(rules);
        }
        let rules = chosen(self.choice, self.desk.with(&over).rules).map_or_else(|_| Arc::clone(&self.plain), Arc::new);
        made.insert(over, Arc::clone(&rules));
        rules
    }

    /// How they are run on a file: what an argument says, else the last override that names it, else the configuration.
    pub(crate) fn options(&self, path: &Path) -> rules::Options {
        let over = || self.desk.house.overriding(path).into_iter().rev().find_map(|at| Some(self.over(at)?.min_confidence.as_ref()?.value));
        let house = || self.desk.house.last(|c| c.min_confidence.as_ref()).map(|(c, _)| *c);
        rules::Options { messages: self.choice.messages.clone(), min_confidence: self.choice.min_confidence.or_else(over).or_else(house) }
    }

    fn over(&self, (layer, place): (usize, usize)) -> Option<&Override> {
        self.desk.house.over((layer, place))
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
    Ok(RuleFile { name: path.display().to_string(), text: input::text(path, MOST)? })
}
