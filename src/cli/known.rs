//! What of the findings is known already: waivers, a baseline, lines that did not change.

use super::args::KnownArgs;
use super::desk::Desk;
use super::diff::Changed;
use super::failure::{self, Failure};
use super::paths;
use super::run::Origin;
use super::sink::{Sink, Stop};
use super::{house, input};
use crate::check::Report;
use crate::document::Document;
use crate::findings::Finding;
use crate::report::{Aside, lines, quote};
use crate::rules::Rule;
use crate::waivers::{self, Baseline, WaiverFile};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// What is known.
pub(crate) struct Known<'a> {
    arguments: &'a KnownArgs,
    /// Files of waivers, each with its folder.
    files: Vec<(WaiverFile, PathBuf)>,
    baseline: Option<(Baseline, PathBuf)>,
    /// What is to be recorded.
    record: Mutex<Baseline>,
    changed: Option<Changed>,
    /// The ids of all rules.
    rules: BTreeSet<String>,
    failed: bool,
}

/// The most bytes of a file of waivers, and of a baseline.
const MOST: [u64; 2] = [(1 << 20) + 1, 64 << 20];

impl<'a> Known<'a> {
    /// Reads what the configuration and the arguments name. What is wrong is told; all else is used.
    ///
    /// # Errors
    /// When it cannot be told what changed: everything would look changed, or nothing.
    pub(crate) fn open(desk: &Desk, arguments: &'a KnownArgs, look: &super::args::Look) -> Result<Self, Failure> {
        let changed = arguments.diff.as_deref().map(Changed::since).transpose()?;
        let rules = desk.rules.iter().map(|r| r.written.id.clone()).collect();
        let mut known = Self { arguments, files: Vec::new(), baseline: None, record: Mutex::default(), changed, rules, failed: false };
        if arguments.no_ignores {
            return Ok(known);
        }
        for path in desk.house.paths(|c| &c.waivers).chain(arguments.waivers.iter().cloned()) {
            match input::text(&path, MOST[0]) {
                Ok(text) => {
                    let (file, wrong) = WaiverFile::read(&path.display().to_string(), &text);
                    known.failed |= !wrong.is_empty();
                    wrong.iter().for_each(|w| house::shown(w, look));
                    known.files.push((file, folder(&path)));
                }
                Err(failure) => known.fail(&failure, look),
            }
        }
        if let Some(path) = &arguments.baseline {
            let name = path.display().to_string();
            let no = |why| Failure::of(&name, format!("is no baseline: {why}")).help("`--write-baseline` writes one");
            match input::text(path, MOST[1]).and_then(|text| Baseline::read(&text).map_err(no)) {
                Ok(baseline) => known.baseline = Some((baseline, folder(path))),
                Err(failure) => known.fail(&failure, look),
            }
        }
        Ok(known)
    }

    fn fail(&mut self, failure: &Failure, look: &super::args::Look) {
        failure::tell(failure, look);
        self.failed = true;
    }

    /// Leaves in a report what is news.
    pub(crate) fn leave(&self, document: &Document, origin: &Origin, rules: &[Rule], messages: Option<&str>, report: &mut Report) -> Aside {
        let mut aside = Aside::default();
        if !self.arguments.no_ignores {
            let language = messages.or(report.language).unwrap_or(SPOKEN);
            let run = waivers::Run { known: &self.rules, rules, skipped: &document.meta.skip, language, today: self.arguments.today };
            let files: Vec<(&WaiverFile, String)> =
                self.files.iter().map(|(file, folder)| (file, seen(document, origin, folder))).collect();
            files.iter().for_each(|(file, name)| file.saw(name));
            let left = waivers::apply(document, std::mem::take(&mut report.findings), &files, run);
            (report.findings, aside.waived) = (left.findings, left.waived);
        }
        if let Some(path) = &self.arguments.write_baseline {
            let name = seen(document, origin, &folder(path));
            let mut record = self.record.lock().unwrap_or_else(PoisonError::into_inner);
            report.findings.iter().for_each(|f| record.add(&name, f, &quote(document, f)));
        }
        if let Some((baseline, folder)) = &self.baseline {
            aside.known = baseline.leave(&seen(document, origin, folder), &mut report.findings);
        }
        if let Some(changed) = &self.changed {
            let before = report.findings.len();
            let touched = touched(changed, document, origin, &report.findings);
            let mut touched = touched.into_iter();
            report.findings.retain(|_| touched.next().unwrap_or(true));
            aside.unchanged = u32::try_from(before - report.findings.len()).unwrap_or(u32::MAX);
        }
        aside
    }

    /// What is amiss in the files of waivers, once everything has been read: documents with their findings.
    pub(crate) fn amiss(&self, rules: &[Rule], language: Option<&str>, whole: bool) -> Vec<(Document, Report)> {
        let language = language.unwrap_or(SPOKEN);
        let run = waivers::Run { known: &self.rules, rules, skipped: &[], language, today: self.arguments.today };
        let of = |(file, _): &(WaiverFile, PathBuf)| {
            let (document, findings) = waivers::about(file, whole, run);
            (document, Report { findings, ..Report::default() })
        };
        self.files.iter().map(of).filter(|(_, report)| !report.findings.is_empty()).collect()
    }

    /// Writes the baseline as a report is written: a run that is stopped leaves the old one.
    ///
    /// # Errors
    /// When the disk says no.
    pub(crate) fn write(&self) -> Result<(), Stop> {
        let Some(path) = &self.arguments.write_baseline else { return Ok(()) };
        let mut sink = Sink::file(path).map_err(Stop::Failed)?;
        sink.write(&self.record.lock().unwrap_or_else(PoisonError::into_inner).text())?;
        sink.finish()
    }

    /// Whether findings are recorded rather than complained of.
    pub(crate) const fn records(&self) -> bool {
        self.arguments.write_baseline.is_some()
    }

    /// Whether something could not be read.
    pub(crate) const fn failed(&self) -> bool {
        self.failed
    }
}

/// The language of messages about waivers where neither an argument nor an article tells.
const SPOKEN: &str = "en";

/// For each finding whether it touches a line that changed.
fn touched(changed: &Changed, document: &Document, origin: &Origin, findings: &[Finding]) -> Vec<bool> {
    let file = changed.file(&origin.path);
    match origin.line {
        Some(line) => findings.iter().map(|_| file.touches(&[line..=line])).collect(),
        None => lines(document, findings).iter().map(|lines| file.touches(lines)).collect(),
    }
}

/// A document's path as seen from a folder; in a batch, with its id.
fn seen(document: &Document, origin: &Origin, folder: &Path) -> String {
    let path = paths::slashed(&paths::relative(&origin.path, folder));
    if origin.line.is_some() { format!("{path}#{}", document.name) } else { path }
}

fn folder(path: &Path) -> PathBuf {
    paths::clean(path.parent().unwrap_or(Path::new("")))
}
