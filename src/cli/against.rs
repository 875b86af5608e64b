//! What articles are held against: source documents and fact sheets, each read once per run.

use super::args::{Evidence, Input};
use super::failure::Failure;
use super::input;
use crate::analysis::{self, Settings};
use crate::document::{self, Item};
use crate::facts::{Held, Source};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A file that is read when it is first asked for.
type Once = Arc<OnceLock<Result<Arc<Source>, Failure>>>;

/// What is known of articles beforehand, and what they are held against.
pub(crate) struct Against {
    base: Settings,
    input: Input,
    /// The files that the arguments name.
    named: Vec<PathBuf>,
    held: OnceLock<Arc<Held>>,
    read: Mutex<HashMap<PathBuf, Once>>,
}

impl Against {
    /// Against what the arguments name.
    pub(crate) fn new(input: &Input, evidence: Option<&Evidence>) -> Self {
        Self {
            base: super::run::settings(input),
            input: input.clone(),
            named: evidence.map(|e| e.sources.clone()).unwrap_or_default(),
            held: OnceLock::new(),
            read: Mutex::default(),
        }
    }

    /// What is known of one article, and what of it could not be read.
    pub(crate) fn settings(&self, item: &Item) -> (Settings, Vec<Failure>) {
        let own = &item.document.meta.sources;
        if own.is_empty() && item.sources.is_empty() {
            let mut failures = Vec::new();
            let held = self.held.get_or_init(|| {
                let (sources, failed) = self.files(&self.named);
                failures = failed;
                Arc::new(Held::against(sources, true))
            });
            return (Settings { held: Arc::clone(held), ..self.base.clone() }, failures);
        }
        let beside = Path::new(&item.document.name).parent().unwrap_or(Path::new(""));
        let paths: Vec<PathBuf> = self.named.iter().cloned().chain(own.iter().map(|s| beside.join(s))).collect();
        let (mut sources, failures) = self.files(&paths);
        let language = item.document.meta.language.clone().or_else(|| self.base.language.clone());
        let settings = Settings { language, ..self.base.clone() };
        let published = crate::document::Meta { published: item.document.meta.published.clone(), ..Default::default() };
        sources.extend(item.sources.iter().map(|s| {
            let mut text = document::plain(&s.name, s.text.clone());
            text.meta.published.clone_from(&published.published);
            Arc::new(analysis::source(text, &settings))
        }));
        (Settings { held: Arc::new(Held::against(sources, true)), ..self.base.clone() }, failures)
    }

    /// Files, each read once however many articles cite it.
    fn files(&self, paths: &[PathBuf]) -> (Vec<Arc<Source>>, Vec<Failure>) {
        let mut sources = Vec::new();
        let mut failures = Vec::new();
        for path in paths {
            let once = Arc::clone(self.read.lock().unwrap_or_else(PoisonError::into_inner).entry(path.clone()).or_default());
            match once.get_or_init(|| self.read(path)) {
                Ok(source) => sources.push(Arc::clone(source)),
                Err(failure) => failures.push(failure.clone()),
            }
        }
        (sources, failures)
    }

    fn read(&self, path: &Path) -> Result<Arc<Source>, Failure> {
        let untitled = Input { title: None, ..self.input.clone() };
        let document = input::read(path, &untitled)?;
        Ok(Arc::new(analysis::source(document, &self.base)))
    }
}
