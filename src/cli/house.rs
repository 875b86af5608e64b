//! The configuration in force: the file that is named, or the nearest `factlint.yaml` in the folder of the run or above it, with the packs that
//! it builds on under it.

use super::Outcome;
use super::args::Look;
use super::failure::{self, Failure};
use super::input;
use super::paths;
use crate::config::{self, Config, NAME, Override, Set};
use crate::report;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::path::{Path, PathBuf};

/// The most bytes that are read of a configuration: one more than its reader takes, so that it is the reader that refuses.
const MOST: u64 = (1 << 20) + 1;
/// How deep packs may build on each other.
const DEEPEST: usize = 16;

/// One file with the folder that its paths start from.
pub(crate) struct Layer {
    /// What it says.
    pub(crate) config: Config,
    /// Its folder.
    pub(crate) folder: PathBuf,
}

/// The configuration in force.
#[derive(Default)]
pub(crate) struct House {
    /// The files, packs before what builds on them.
    pub(crate) layers: Vec<Layer>,
    /// The folder that globs are relative to, cleaned.
    root: PathBuf,
    /// The globs of the overrides: layer, place in it, and the files.
    overrides: Vec<(usize, usize, GlobSet)>,
    files: Option<GlobSet>,
    ignore: GlobSet,
    failed: bool,
}

/// A value and where it was set: the file and its line.
pub(crate) type Given<'a, T> = Option<(&'a T, String)>;

impl House {
    /// Opens the configuration that is named, else the nearest one. What is wrong with it is told on standard error; all else is used.
    pub(crate) fn open(named: Option<&Path>, look: &Look) -> Self {
        let mut house = Self::default();
        let found = named.map(Path::to_owned).or_else(nearest);
        let Some(path) = found else { return house };
        house.root = paths::clean(path.parent().unwrap_or(Path::new("")));
        house.add(&path, &mut Vec::new(), look);
        house.overrides = house.compiled();
        let files: Vec<&Set<String>> =
            house.layers.iter().rev().map(|l| &l.config.files).find(|f| !f.is_empty()).into_iter().flatten().collect();
        house.files = (!files.is_empty()).then(|| globs(files.into_iter()));
        house.ignore = globs(house.layers.iter().flat_map(|l| &l.config.ignore));
        house
    }

    /// Reads a file and, before it, the packs that it names.
    fn add(&mut self, path: &Path, above: &mut Vec<PathBuf>, look: &Look) {
        let name = path.display().to_string();
        let text = match read(path) {
            Ok(text) => text,
            Err(failure) => return self.fail(&failure, look),
        };
        let (config, wrong) = config::read(&name, &text);
        for unreadable in wrong {
            self.fail(&Failure::from(unreadable), look);
        }
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        above.push(paths::clean(path));
        for pack in &config.extends {
            let wanted = folder.join(&pack.value);
            let wanted = if wanted.is_dir() { wanted.join(NAME) } else { wanted };
            if above.contains(&paths::clean(&wanted)) || above.len() >= DEEPEST {
                let why = "it builds on itself, or on too many others";
                self.fail(&config.wrong(pack, why, "take this line out, or that of the other pack").into(), look);
            } else if !wanted.is_file() {
                let help = "name a folder that holds a factlint.yaml, or such a file; the path starts at this file's folder";
                self.fail(&config.wrong(pack, &format!("there is no pack at `{}`", wanted.display()), help).into(), look);
            } else {
                self.add(&wanted, above, look);
            }
        }
        above.pop();
        let config = self.without_gone(config, &folder, look);
        self.layers.push(Layer { config, folder });
    }

    /// Leaves out and tells the paths that lead nowhere.
    fn without_gone(&mut self, mut config: Config, folder: &Path, look: &Look) -> Config {
        let whole = config.clone();
        let mut gone = |list: &mut Vec<Set<String>>| {
            list.retain(|set| {
                let there = folder.join(&set.value).exists();
                if !there {
                    let why = format!("there is nothing at `{}`", folder.join(&set.value).display());
                    self.fail(&whole.wrong(set, &why, "paths start at this file's folder").into(), look);
                }
                there
            });
        };
        [&mut config.dirs, &mut config.facts, &mut config.sources, &mut config.waivers].into_iter().for_each(&mut gone);
        for over in &mut config.overrides {
            gone(&mut over.facts);
            gone(&mut over.sources);
        }
        config
    }

    /// An override, by layer and place.
    pub(crate) fn over(&self, (layer, place): (usize, usize)) -> Option<&Override> {
        self.layers.get(layer)?.config.overrides.iter().find(|o| o.place == place)
    }

    /// The same with the folder that its paths start from.
    pub(crate) fn over_in(&self, at: (usize, usize)) -> Option<(&Override, &Path)> {
        Some((self.over(at)?, self.layers.get(at.0)?.folder.as_path()))
    }

    fn fail(&mut self, failure: &Failure, look: &Look) {
        failure::tell(failure, look);
        self.failed = true;
    }

    fn compiled(&self) -> Vec<(usize, usize, GlobSet)> {
        let of_layer = |(l, layer): (usize, &Layer)| {
            let of: Vec<_> = layer.config.overrides.iter().map(|o| (l, o.place, globs(o.files.iter()))).collect();
            of
        };
        self.layers.iter().enumerate().flat_map(of_layer).collect()
    }

    /// The overrides for a file, as layer and place.
    pub(crate) fn overriding(&self, path: &Path) -> Vec<(usize, usize)> {
        if self.overrides.is_empty() {
            return Vec::new();
        }
        let path = self.inside(path);
        self.overrides.iter().filter(|(.., files)| files.is_match(&path)).map(|(l, n, _)| (*l, *n)).collect()
    }

    /// A path as globs see it.
    fn inside(&self, path: &Path) -> PathBuf {
        paths::relative(path, &self.root)
    }

    /// Whether a file that lies in a walked folder is read; none: the configuration leaves that to its name's ending.
    pub(crate) fn wants(&self, path: &Path) -> Option<bool> {
        if self.files.is_none() && self.ignore.is_empty() {
            return None;
        }
        let path = self.inside(path);
        if self.ignore.is_match(&path) { Some(false) } else { self.files.as_ref().map(|f| f.is_match(&path)) }
    }

    /// The last value that a file sets.
    pub(crate) fn last<'a, T>(&'a self, of: impl Fn(&'a Config) -> Option<&'a Set<T>>) -> Given<'a, T> {
        self.layers.iter().rev().find_map(|l| of(&l.config).map(|s| (&s.value, format!("{}:{}", l.config.name, s.line))))
    }

    /// The paths that all files list.
    pub(crate) fn paths<'a>(&'a self, of: impl Fn(&'a Config) -> &'a [Set<String>] + 'a) -> impl Iterator<Item = PathBuf> + 'a {
        self.layers.iter().flat_map(move |l| of(&l.config).iter().map(|s| l.folder.join(&s.value)))
    }

    /// An outcome, made worse where something in it failed.
    pub(crate) fn worse(&self, outcome: Outcome) -> Outcome {
        if self.failed { Outcome::Failed } else { outcome }
    }
}

/// The nearest configuration, from the folder of the run upwards.
fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let found = here.ancestors().enumerate().find(|(_, folder)| folder.join(NAME).is_file());
    // Named as from here, so that reports do not hold the machine's own paths.
    found.map(|(up, _)| std::iter::repeat_n("..", up).collect::<PathBuf>().join(NAME))
}

fn read(path: &Path) -> Result<String, Failure> {
    let text = input::text(path, MOST)?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned())
}

/// Globs that were well formed when they were read. `*` stays within a folder.
fn globs<'a>(of: impl Iterator<Item = &'a Set<String>>) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for glob in of.filter_map(|g| GlobBuilder::new(g.value.trim_start_matches("./")).literal_separator(true).build().ok()) {
        set.add(glob);
    }
    set.build().unwrap_or_default()
}

/// How a report of an error looks where there is no article yet.
pub(crate) fn shown(error: &dyn miette::Diagnostic, look: &Look) {
    failure::say(&report::error(error, &failure::options(look)));
}
