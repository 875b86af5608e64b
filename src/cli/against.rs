//! What articles are held against: source documents and fact sheets, each read once per run.

use super::args::{Evidence, Input};
use super::failure::Failure;
use super::house::House;
use super::{batch, input};
use crate::analysis::{self, Analysis, Settings};
use crate::config::{Override, Set};
use crate::document::{self, Item};
use crate::facts::{self, Counted, Held, Known, Sheet, Source};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A file that is read when it is first asked for.
type Once<T> = Arc<OnceLock<Result<Arc<T>, Vec<Failure>>>>;

/// Files by path, each read once however many articles cite it.
struct Files<T>(Mutex<HashMap<PathBuf, Once<T>>>);

impl<T> Files<T> {
    fn new() -> Self {
        Self(Mutex::new(HashMap::new()))
    }

    fn read(&self, paths: &[PathBuf], read: impl Fn(&Path) -> Result<T, Vec<Failure>>, failures: &mut Vec<Failure>) -> Vec<Arc<T>> {
        let mut out = Vec::new();
        for path in paths {
            let once = Arc::clone(self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(path.clone()).or_default());
            match once.get_or_init(|| read(path).map(Arc::new)) {
                Ok(read) => out.push(Arc::clone(read)),
                Err(failed) => failures.extend(failed.iter().cloned()),
            }
        }
        out
    }
}

/// What is known of articles beforehand, and what they are held against.
pub(crate) struct Against<'a> {
    house: &'a House,
    base: Settings,
    input: Input,
    named: Evidence,
    held: OnceLock<Arc<Held>>,
    sources: Files<Source>,
    sheets: Files<Sheet>,
    parts: Option<&'a Parts>,
}

/// What a part of a story gives for the rules that ask all parts for one value.
type Given<'a> = dyn Fn(&Path, &Analysis<'_>) -> Vec<facts::Given> + Sync + 'a;

/// The parts of one story, read. One that cannot be read is told where its own turn comes.
#[derive(Default)]
pub(crate) struct Parts {
    sources: Vec<Arc<Source>>,
    counted: Arc<Counted>,
    /// By path how many of the sources are named before it.
    before: HashMap<PathBuf, usize>,
}

impl Parts {
    /// Reads parts, in order.
    pub(crate) fn read(paths: &[PathBuf], input: &Input, given: &Given<'_>) -> Self {
        let untitled = Input { title: None, ..input.clone() };
        let settings = base(input);
        let read = |path: &PathBuf| {
            let document = input::read(path, &untitled).ok()?;
            Some(Arc::new(analysis::part(document, &settings, |read| given(path, read))))
        };
        let read = batch::map(paths, input.jobs, read);
        let mut parts = Self::default();
        for (path, source) in paths.iter().zip(read) {
            parts.before.entry(path.clone()).or_insert(parts.sources.len());
            parts.sources.extend(source);
        }
        parts.counted = Arc::new(Counted::parts(&parts.sources));
        parts
    }

    /// Those named before a file.
    fn earlier(&self, path: &Path) -> Arc<Held> {
        let few = self.before.get(path).copied().unwrap_or(0);
        Arc::new(Held::first(few, &self.sources, &self.counted))
    }
}

/// What is known of articles beforehand by the arguments alone.
fn base(input: &Input) -> Settings {
    Settings { language: input.language.clone(), published: input.published, ..Settings::default() }
}

impl<'a> Against<'a> {
    /// Against what the configuration and the arguments name.
    pub(crate) fn new(house: &'a House, input: &Input, evidence: Option<&Evidence>) -> Self {
        let named = evidence.map(|named| Evidence {
            sources: house.paths(|c| &c.sources).chain(named.sources.iter().cloned()).collect(),
            facts: house.paths(|c| &c.facts).chain(named.facts.iter().cloned()).collect(),
        });
        Self {
            house,
            base: base(input),
            input: input.clone(),
            named: named.unwrap_or_default(),
            held: OnceLock::new(),
            sources: Files::new(),
            sheets: Files::new(),
            parts: None,
        }
    }

    /// The same, with each article compared with the parts of its story that are named before it.
    pub(crate) fn beside(self, parts: Option<&'a Parts>) -> Self {
        Self { parts, ..self }
    }

    /// What is known of one article, and what of it could not be read.
    pub(crate) fn settings(&self, item: &Item, path: &Path) -> (Settings, Vec<Failure>) {
        let mut failures = Vec::new();
        let meta = &item.document.meta;
        let over: Vec<(&Override, &Path)> = self.house.overriding(path).into_iter().filter_map(|at| self.house.over_in(at)).collect();
        let beside: Evidence = Evidence { sources: beside(&over, |o| &o.sources), facts: beside(&over, |o| &o.facts) };
        let bare = meta.sources.is_empty() && meta.facts.is_empty() && item.sources.is_empty() && item.facts.is_empty();
        let held = if bare && beside.sources.is_empty() && beside.facts.is_empty() {
            Arc::clone(self.held.get_or_init(|| {
                let sources = self.sources.read(&self.named.sources, |p| self.source(p), &mut failures);
                let sheets = self.sheets.read(&self.named.facts, sheet, &mut failures);
                Arc::new(Held::against(sources, true, Arc::new(Known::of(sheets))))
            }))
        } else {
            Arc::new(self.own(item, &beside, &mut failures))
        };
        // What an article says of its own language goes before what the configuration says of all.
        let house = || over.iter().rev().find_map(|(o, _)| o.language.as_ref()).map(|s| s.value.clone());
        let house = || house().or_else(|| self.house.last(|c| c.language.as_ref()).map(|(code, _)| code.clone()));
        let language = self.base.language.clone().or_else(|| meta.language.clone()).or_else(house);
        (
            Settings { held, parts: self.parts.map_or_else(Arc::default, |parts| parts.earlier(path)), language, ..self.base.clone() },
            failures,
        )
    }

    /// What one article names itself, beside what the arguments name.
    fn own(&self, item: &Item, more: &Evidence, failures: &mut Vec<Failure>) -> Held {
        let meta = &item.document.meta;
        let beside = Path::new(&item.document.name).parent().unwrap_or(Path::new(""));
        let with = |named: &[PathBuf], more: &[PathBuf], own: &[String]| {
            named.iter().chain(more).cloned().chain(own.iter().map(|s| beside.join(s))).collect::<Vec<_>>()
        };
        let mut sources = self.sources.read(&with(&self.named.sources, &more.sources, &meta.sources), |p| self.source(p), failures);
        let mut sheets = self.sheets.read(&with(&self.named.facts, &more.facts, &meta.facts), sheet, failures);
        let language = meta.language.clone().or_else(|| self.base.language.clone());
        let settings = Settings { language, ..self.base.clone() };
        sources.extend(item.sources.iter().map(|s| {
            let mut text = document::plain(&s.name, s.text.clone());
            text.meta.published.clone_from(&meta.published);
            Arc::new(analysis::source(text, &settings))
        }));
        if !item.facts.is_empty() {
            match Sheet::of_sentences("facts", settings.language.as_deref(), item.facts.iter().map(|f| (f.says.as_str(), from(f), to(f)))) {
                Ok(sheet) => sheets.push(Arc::new(sheet)),
                Err(date) => failures.push(Failure::of(&item.document.name, format!("under \"facts\": `{date}` is no date"))),
            }
        }
        Held::against(sources, true, Arc::new(Known::of(sheets)))
    }

    fn source(&self, path: &Path) -> Result<Source, Vec<Failure>> {
        let untitled = Input { title: None, ..self.input.clone() };
        let document = input::read(path, &untitled).map_err(|f| vec![f])?;
        Ok(analysis::source(document, &self.base))
    }
}

/// The paths that overrides list.
fn beside(over: &[(&Override, &Path)], of: impl Fn(&Override) -> &[Set<String>]) -> Vec<PathBuf> {
    over.iter().flat_map(|(o, folder)| of(o).iter().map(|s| folder.join(&s.value))).collect()
}

fn from(fact: &document::Fact) -> Option<&str> {
    fact.valid.as_ref()?.from.as_deref()
}

fn to(fact: &document::Fact) -> Option<&str> {
    fact.valid.as_ref()?.to.as_deref()
}

/// The most bytes that are read of a fact sheet: one more than the reader takes, so that it is the reader that refuses.
const MOST: u64 = (32 << 20) + 1;

/// Reads a fact sheet.
pub(crate) fn sheet(path: &Path) -> Result<Sheet, Vec<Failure>> {
    let text = input::text(path, MOST).map_err(|failure| vec![failure])?;
    Sheet::read(&path.display().to_string(), text).map_err(|wrong| wrong.into_iter().map(Failure::from).collect())
}
