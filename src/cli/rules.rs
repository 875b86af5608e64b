//! `rules list`, `rules test`, `rules new`.

use super::args::Rules;
use super::desk::Desk;
use super::failure::{self, Failure};
use super::{Outcome, run};
use crate::check::example;
use crate::report::safe;
use crate::rules::Rule;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// Runs the command.
pub(crate) fn rules(command: &Rules) -> Outcome {
    match command {
        Rules::List { rules } => list(rules),
        Rules::Test { rules } => test(rules),
        Rules::New { id, dir } => new(id, dir),
    }
}

fn list(paths: &[PathBuf]) -> Outcome {
    let desk = Desk::open(paths, &run::plain());
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
fn test(paths: &[PathBuf]) -> Outcome {
    let desk = Desk::open(paths, &run::plain());
    let own = |r: &&Rule| paths.is_empty() || !r.shipped;
    let cases: Vec<(&Rule, usize)> =
        desk.rules.iter().filter(own).flat_map(|r| (0..r.written.examples.len()).map(move |n| (r, n))).collect();
    let results: Vec<Result<(), String>> = cases.par_iter().map(|(rule, n)| example(rule, &rule.written.examples[*n])).collect();
    let mut out = String::new();
    let mut failed = 0;
    for ((rule, n), result) in cases.iter().zip(results) {
        let Err(why) = result else { continue };
        let e = &rule.written.examples[*n];
        let text = e.finds.as_deref().or(e.allows.as_deref()).unwrap_or_default();
        out.push_str(&format!("{}, example {}: {}\n    {}\n", rule.written.id, n + 1, safe(&why), safe(text)));
        failed += 1;
    }
    out.push_str(&format!("{} examples, {failed} of them failed\n", cases.len()));
    let printed = run::print(|| Ok(out));
    desk.worse(if failed > 0 && printed == Outcome::Clean { Outcome::Found } else { printed })
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
