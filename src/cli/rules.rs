//! `rules list`, `rules test`, `rules schema`, `rules new`.

use super::args::{Rules, SchemaOf};
use super::desk::Desk;
use super::failure::{self, Failure};
use super::{Outcome, run};
use crate::analysis::{analyze, view};
use crate::check::{example, staged};
use crate::report::{claims_text, safe};
use crate::rules::{self, Example, Rule};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// Runs the command.
pub(crate) fn rules(config: Option<&Path>, command: &Rules) -> Outcome {
    match command {
        Rules::List { rules } => list(config, rules),
        Rules::Test { rules } => test(config, rules),
        Rules::Schema { of } => schema(*of),
        Rules::New { id, dir } => new(id, dir),
    }
}

fn list(config: Option<&Path>, paths: &[PathBuf]) -> Outcome {
    let desk = Desk::open(config, paths, &run::plain());
    let widest = desk.rules.iter().map(|r| r.written.id.len()).max().unwrap_or(0);
    let line = |rule: &Rule| {
        let w = &rule.written;
        let from = if rule.shipped { "built in".into() } else { safe(&rule.origin) };
        format!("{:<widest$}  {:<7}  {:<13}  {from}\n", w.id, w.severity.name(), w.category.name())
    };
    let printed = run::print(|| Ok(desk.rules.iter().map(line).collect()));
    desk.worse(printed)
}

/// Runs the examples of a desk's own rules; without any, those of the rules that ship.
fn test(config: Option<&Path>, paths: &[PathBuf]) -> Outcome {
    let desk = Desk::open(config, paths, &run::plain());
    let own = !paths.is_empty() || desk.has_own();
    let tested: Vec<Tested<'_>> = desk.rules.par_iter().filter(|r| !own || !r.shipped).map(tested).collect();
    // What could not be read has been told already.
    if tested.is_empty() && desk.worse(Outcome::Clean) == Outcome::Failed {
        return Outcome::Failed;
    }
    if tested.is_empty() {
        let names = paths.iter().map(|p| p.display().to_string()).collect::<Vec<_>>().join(", ");
        let help = "a rule is a .yaml file; `factlint rules new ID` writes a starter";
        failure::tell(&Failure::of(&names, "there is no rule to test").help(help), &run::plain());
        return Outcome::Failed;
    }
    let (examples, failed) = (tested.iter().map(|t| t.examples.len()).sum(), tested.iter().map(Tested::failed).sum());
    let end = format!("{} of {}: {}\n", counted(examples, "example"), counted(tested.len(), "rule"), verdict(failed));
    let printed = run::print(|| Ok(tested.iter().map(Tested::text).chain([end]).collect()));
    desk.worse(if failed > 0 && printed == Outcome::Clean { Outcome::Found } else { printed })
}

/// A rule and its examples, run.
struct Tested<'a> {
    rule: &'a Rule,
    /// What is printed of each, and whether it holds.
    examples: Vec<(String, bool)>,
}

fn tested(rule: &Rule) -> Tested<'_> {
    let ran = |e: &Example| {
        let (kind, text) = match (&e.finds, &e.allows) {
            (Some(text), _) => ("finds ", text.as_str()),
            (None, text) => ("allows", text.as_deref().unwrap_or_default()),
        };
        let text = safe(text.trim()).into_owned();
        match example(rule, e) {
            Ok(()) => (format!("  ok    {kind}  {text}\n"), true),
            Err(why) => (format!("  FAIL  {kind}  {text}\n        {}\n{}", safe(&why), reading(e)), false),
        }
    };
    Tested { rule, examples: rule.examples().iter().map(ran).collect() }
}

/// What was read in an example, and what was linked: mostly it is here that one sees why it fails.
fn reading(example: &Example) -> String {
    let Ok((document, settings)) = staged(example) else { return String::new() };
    let analysis = analyze(&document, &settings).ok();
    let stories = analysis.as_ref().map(view::stories).unwrap_or_default();
    let read = claims_text(&document, &stories);
    let lines = read.lines().map(|l| format!("          {}\n", l.strip_prefix("example:").unwrap_or(l)));
    format!("        read and compared, as `factlint claims` shows it:\n{}", lines.collect::<String>())
}

impl Tested<'_> {
    fn failed(&self) -> usize {
        self.examples.iter().filter(|(_, holds)| !holds).count()
    }

    fn text(&self) -> String {
        let head = format!("{}: {}, {}\n", self.rule.written.id, counted(self.examples.len(), "example"), verdict(self.failed()));
        head + &self.examples.iter().map(|(text, _)| text.as_str()).collect::<String>()
    }
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn verdict(failed: usize) -> String {
    match failed {
        0 => "all hold".to_owned(),
        1 => "1 does not hold".to_owned(),
        n => format!("{n} do not hold"),
    }
}

/// Prints a schema. Those of fact sheets, configurations and waivers are written by hand, as their readers are.
fn schema(of: SchemaOf) -> Outcome {
    run::print(|| {
        Ok(match of {
            SchemaOf::Rule => rules::schema(),
            SchemaOf::Facts => include_str!("../../docs/schema/facts.json").to_owned(),
            SchemaOf::Config => include_str!("../../docs/schema/config.json").to_owned(),
            SchemaOf::Waivers => include_str!("../../docs/schema/waivers.json").to_owned(),
        })
    })
}

/// What a new rule starts as.
const STARTER: &str = include_str!("../../rules/starter.yaml");

fn new(id: &str, folder: &Path) -> Outcome {
    match write(id, folder) {
        Ok(path) => run::print(|| Ok(format!("wrote {}: change it, then run `factlint rules test {}`\n", safe(&path), safe(&path)))),
        Err(failure) => {
            failure::tell(&failure, &run::plain());
            Outcome::Failed
        }
    }
}

fn write(id: &str, folder: &Path) -> Result<String, Failure> {
    let plain = !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !plain {
        return Err(Failure::of(id, "is no id").help("an id has small letters, digits and hyphens, as in troops-conflict"));
    }
    let path = folder.join(format!("{id}.yaml"));
    let name = path.display().to_string();
    let failed = |e: std::io::Error| Failure::of(&name, format!("cannot be written: {e}"));
    std::fs::create_dir_all(folder).map_err(failed)?;
    let mut file = std::fs::File::create_new(&path).map_err(failed)?;
    std::io::Write::write_all(&mut file, STARTER.replacen("id: ID ", &format!("id: {id} "), 1).as_bytes()).map_err(failed)?;
    Ok(name)
}
