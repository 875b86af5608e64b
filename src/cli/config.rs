//! `config`.

use super::args::Config;
use super::check::fail_on;
use super::desk::Desk;
use super::house::House;
use super::{Outcome, chosen, run};
use crate::config::{self, Set};
use crate::report::safe;
use std::path::Path;

/// A key with one of its values, and where that was set.
struct Row {
    key: &'static str,
    value: String,
    from: String,
}

/// Where a value stands that an argument gives.
const TYPED: &str = "command line";
/// Where a value stands that nobody gives.
const DEFAULT: &str = "default";

/// Prints what is in force, with where each value comes from.
pub(crate) fn config(named: Option<&Path>, arguments: &Config) -> Outcome {
    let desk = Desk::open(named, &arguments.rules.rules, &run::plain());
    let printed = run::print(|| {
        // A rule that is not there is as wrong here as in a check.
        chosen::chosen(&arguments.rules, desk.rules.clone())?;
        Ok(table(&rows(&desk.house, arguments)))
    });
    desk.worse(printed)
}

fn rows(house: &House, arguments: &Config) -> Vec<Row> {
    let mut rows = Vec::new();
    for layer in &house.layers {
        rows.push(Row { key: "file", value: layer.config.name.clone(), from: String::new() });
    }
    if house.layers.is_empty() {
        rows.push(Row { key: "file", value: "none".into(), from: DEFAULT.into() });
    }
    lists(&mut rows, house, "extends", |c| &c.extends);
    lists(&mut rows, house, "rules.dirs", |c| &c.dirs);
    typed(&mut rows, "rules.dirs", arguments.rules.rules.iter().map(|p| p.display().to_string()));
    for layer in &house.layers {
        rows.extend(layer.config.changes.iter().map(|c| changed("rules", &layer.config, c)));
    }
    typed(&mut rows, "rules", arguments.rules.severity.iter().map(|(id, level)| format!("{id}: {}", level.name())));
    typed(&mut rows, "only", arguments.rules.only.iter().cloned());
    typed(&mut rows, "skip", arguments.rules.skip.iter().cloned());
    lists(&mut rows, house, "facts", |c| &c.facts);
    typed(&mut rows, "facts", arguments.evidence.facts.iter().map(|p| p.display().to_string()));
    lists(&mut rows, house, "sources", |c| &c.sources);
    typed(&mut rows, "sources", arguments.evidence.sources.iter().map(|p| p.display().to_string()));
    let path = arguments.path.as_deref();
    rows.push(language(house, path, arguments.language.as_deref()));
    let from = house.last(|c| c.fail_on.as_ref()).map(|(_, from)| from);
    rows.push(Row {
        key: "fail_on",
        value: fail_on(house, arguments.fail_on).name().into(),
        from: origin(arguments.fail_on.is_some(), from),
    });
    rows.push(confidence(house, path, arguments));
    lists(&mut rows, house, "files", |c| &c.files);
    lists(&mut rows, house, "ignore", |c| &c.ignore);
    overrides(&mut rows, house, path);
    lists(&mut rows, house, "waivers", |c| &c.waivers);
    rows
}

fn lists(rows: &mut Vec<Row>, house: &House, key: &'static str, of: impl Fn(&config::Config) -> &Vec<Set<String>>) {
    for config in house.layers.iter().map(|l| &l.config) {
        rows.extend(of(config).iter().map(|s| Row { key, value: s.value.clone(), from: place(config, s.line) }));
    }
}

fn typed(rows: &mut Vec<Row>, key: &'static str, values: impl Iterator<Item = String>) {
    rows.extend(values.map(|value| Row { key, value, from: TYPED.into() }));
}

fn changed(key: &'static str, config: &config::Config, set: &Set<(String, String)>) -> Row {
    let (id, change) = &set.value;
    Row { key, value: format!("{id}: {change}"), from: place(config, set.line) }
}

fn place(config: &config::Config, line: u32) -> String {
    format!("{}:{line}", config.name)
}

fn origin(typed: bool, from: Option<String>) -> String {
    if typed { TYPED.to_owned() } else { from.unwrap_or_else(|| DEFAULT.to_owned()) }
}

/// The last override for a file that sets something, with its place.
fn over<'a, T>(house: &'a House, path: Option<&Path>, of: impl Fn(&'a config::Override) -> Option<&'a Set<T>>) -> Option<(&'a T, String)> {
    let found = house.overriding(path?).into_iter().rev().find_map(|at| Some((of(house.over(at)?)?, at)));
    found.and_then(|(set, (layer, _))| Some((&set.value, place(&house.layers.get(layer)?.config, set.line))))
}

fn language(house: &House, path: Option<&Path>, named: Option<&str>) -> Row {
    let set = over(house, path, |o| o.language.as_ref()).or_else(|| house.last(|c| c.language.as_ref()));
    let value = named.map(str::to_owned).or_else(|| set.as_ref().map(|(code, _)| (*code).clone()));
    let value = value.unwrap_or_else(|| "what an article looks like".to_owned());
    Row { key: "language", value, from: origin(named.is_some(), set.map(|(_, from)| from)) }
}

fn confidence(house: &House, path: Option<&Path>, arguments: &Config) -> Row {
    let set = over(house, path, |o| o.min_confidence.as_ref()).or_else(|| house.last(|c| c.min_confidence.as_ref()));
    let named = arguments.rules.min_confidence;
    let value = named.or_else(|| set.as_ref().map(|(c, _)| **c)).map_or_else(|| "each rule's own".to_owned(), |c| thousandths(c.0));
    Row { key: "min_confidence", value, from: origin(named.is_some(), set.map(|(_, from)| from)) }
}

fn thousandths(n: u16) -> String {
    let digits = format!("{:03}", n % 1000);
    let digits = digits.trim_end_matches('0');
    format!("{}.{}", n / 1000, if digits.is_empty() { "0" } else { digits })
}

/// All overrides, or those for one file.
fn overrides(rows: &mut Vec<Row>, house: &House, path: Option<&Path>) {
    let named = path.map(|p| house.overriding(p));
    for (l, layer) in house.layers.iter().enumerate() {
        let config = &layer.config;
        for over in config.overrides.iter().filter(|o| named.as_ref().is_none_or(|n| n.contains(&(l, o.place)))) {
            let files: Vec<&str> = over.files.iter().map(|f| f.value.as_str()).collect();
            let files = files.join(", ");
            let mut row = |key: &str, value: &str, line: u32| {
                rows.push(Row { key: "overrides", value: format!("{files}: {key}{value}"), from: place(config, line) });
            };
            over.changes.iter().for_each(|c| row(&format!("{}: ", c.value.0), &c.value.1, c.line));
            over.language.iter().for_each(|s| row("language: ", &s.value, s.line));
            over.min_confidence.iter().for_each(|s| row("min_confidence: ", &thousandths(s.value.0), s.line));
            over.facts.iter().for_each(|s| row("facts: ", &s.value, s.line));
            over.sources.iter().for_each(|s| row("sources: ", &s.value, s.line));
        }
    }
}

fn table(rows: &[Row]) -> String {
    let width = |of: fn(&Row) -> usize| rows.iter().map(of).max().unwrap_or(0);
    let (key, value) = (width(|r| r.key.len()), width(|r| safe(&r.value).chars().count()).min(60));
    let line = |r: &Row| format!("{:<key$}  {:<value$}  {}", r.key, safe(&r.value), safe(&r.from)).trim_end().to_owned() + "\n";
    rows.iter().map(line).collect()
}
