//! The repository about itself: who may look into whom, what stands where, what never stands anywhere. `ARCHITECTURE.md` tells the why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where something is amiss")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Room → the rooms that it may look into. Whoever is not named here (`check`, `cli`) is a front and may use all that is public.
const ARROWS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("values", &[]),
    ("findings", &["text"]),
    ("document", &["text"]),
    ("language", &["text", "values"]),
    ("lexing", &["text", "language"]),
    ("stories", &["text", "document", "language", "lexing"]),
    ("extraction", &["text", "values", "language", "lexing"]),
    ("claims", &["text", "values", "language", "lexing", "extraction", "stories"]),
    ("linking", &["text", "values", "language", "extraction", "stories", "claims", "findings"]),
    ("facts", &["text", "values", "document", "language", "lexing", "stories", "extraction", "claims", "findings"]),
    ("analysis", &["text", "values", "findings", "document", "language", "lexing", "stories", "extraction", "claims", "linking", "facts"]),
    ("rules", &["text", "values", "findings", "language", "stories", "extraction", "claims", "linking", "facts", "analysis"]),
    ("report", &["text", "findings", "document", "analysis"]),
    ("waivers", &["text", "findings", "document", "rules", "config"]),
    ("config", &["text", "findings", "document", "language", "rules"]),
];

/// A file of `src/` without its comments and its tests.
struct Source {
    path: String,
    room: String,
    code: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())).flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn named(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

/// Every file of `src/` that is compiled into the program, as code.
fn sources() -> Vec<Source> {
    let all = files("src", "rs");
    let tests: BTreeSet<PathBuf> = all.iter().flat_map(|p| test_modules(p)).collect();
    let compiled = all.iter().filter(|p| !tests.iter().any(|t| p.starts_with(t.with_extension("")) || *p == t));
    let source = |path: &PathBuf| {
        let name = named(path);
        let room = name.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default().to_owned();
        Source { path: name, room, code: without_tests(&without_comments(&read(path))) }
    };
    compiled.map(source).collect()
}

/// The files that a file declares under `#[cfg(test)]`.
fn test_modules(path: &Path) -> Vec<PathBuf> {
    let text = read(path);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let declared = lines.windows(2).filter(|w| w[0] == "#[cfg(test)]").filter_map(|w| {
        let name = w[1].strip_prefix("mod ").or_else(|| w[1].strip_prefix("pub(crate) mod "))?;
        name.strip_suffix(';')
    });
    declared.map(|name| beside(path).join(format!("{name}.rs"))).collect()
}

/// The folder in which a file's modules lie.
fn beside(path: &Path) -> PathBuf {
    let roots = ["mod.rs", "lib.rs", "main.rs"];
    if roots.iter().any(|r| path.ends_with(r)) { path.parent().unwrap().to_owned() } else { path.with_extension("") }
}

/// The code with what stands in comments blanked out. Strings are kept; a character that is a quotation mark is no string.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut in_string = false;
    while let Some(c) = rest.chars().next() {
        if in_string {
            let taken = if c == '\\' { rest.chars().take(2).map(char::len_utf8).sum() } else { c.len_utf8() };
            in_string = c != '"';
            out.push_str(&rest[..taken]);
            rest = &rest[taken..];
        } else if rest.starts_with("//") {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
        } else if rest.starts_with("'\"'") {
            out.push_str("' '");
            rest = &rest[3..];
        } else {
            in_string = c == '"';
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// The code before the module of tests at a file's end.
fn without_tests(code: &str) -> String {
    let at = code.find("#[cfg(test)]\nmod ").filter(|&at| code[at..].lines().nth(1).is_some_and(|l| l.ends_with('{')));
    code[..at.unwrap_or(code.len())].to_owned()
}

/// The rooms that `crate::…` paths name, `use crate::{a, b::c}` included.
fn looks_into(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            None => found.extend(word(rest)),
            Some(group) => found.extend(group[..group.find(';').unwrap_or(group.len())].split(',').filter_map(word)),
        }
    }
    found
}

fn word(text: &str) -> Option<String> {
    let name: String = text.trim().chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn rooms_look_only_where_they_may() {
    let arrows: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    let rooms: BTreeSet<String> = sources().into_iter().map(|s| s.room).collect();
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(allowed) = arrows.get(source.room.as_str()) else { continue };
        for other in looks_into(&source.code) {
            if other != source.room && rooms.contains(&other) && !allowed.contains(&other.as_str()) {
                wrong.push(format!("{} looks into {other}; {} may look into {allowed:?}", source.path, source.room));
            }
        }
    }
    none(&wrong);
}

#[test]
fn reports_know_of_an_analysis_only_what_is_made_for_showing() {
    let outside = |s: &Source| s.code.match_indices("crate::analysis").any(|(at, _)| !s.code[at..].starts_with("crate::analysis::view"));
    let wrong: Vec<String> = sources().iter().filter(|s| s.room == "report" && outside(s)).map(|s| s.path.clone()).collect();
    none(&wrong);
}

#[test]
fn every_file_is_a_module_of_its_room() {
    let mut wrong = Vec::new();
    for path in files("src", "rs") {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let own_folder = stem == "mod";
        let name = if own_folder { path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned() } else { stem };
        let folder = if own_folder { path.parent().unwrap().parent().unwrap() } else { path.parent().unwrap() };
        let parents = [folder.join("mod.rs"), folder.with_extension("rs"), folder.join("lib.rs"), folder.join("main.rs")];
        let declared = parents.iter().filter(|p| p.is_file()).any(|p| {
            let text = read(p);
            text.lines().any(|l| l.trim_end().ends_with(&format!("mod {name};"))) || text.contains(&format!("({name})"))
        });
        if !declared && name != "lib" && name != "main" {
            wrong.push(format!("{} is compiled by nobody", named(&path)));
        }
    }
    none(&wrong);
}

#[test]
fn every_room_says_what_comes_in_what_goes_out_and_what_it_never_knows() {
    let mut wrong = Vec::new();
    for (room, _) in ARROWS {
        let path = root().join("src").join(room).join("mod.rs");
        if !path.is_file() {
            continue;
        }
        let text = read(&path);
        let head: String = text.lines().take_while(|l| l.starts_with("//!")).collect::<Vec<_>>().join(" ");
        let told = head.contains("*In*") && head.contains("*Out*") && (head.contains("never") || head.contains("nothing of"));
        if !told {
            wrong.push(format!("src/{room}/mod.rs does not open with what comes in, what goes out and what it must never know"));
        }
    }
    none(&wrong);
}

#[test]
fn nothing_below_the_fronts_reads_files_clocks_or_surroundings() {
    let forbidden = ["std::fs", "std::env", "std::time", "std::net", "std::process", "std::io::stdin", "Instant::now", "SystemTime"];
    let fronts = ["cli", "main"];
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|s| !fronts.contains(&s.room.as_str())) {
        wrong.extend(forbidden.iter().filter(|f| source.code.contains(**f)).map(|f| format!("{} uses {f}", source.path)));
    }
    none(&wrong);
}

#[test]
fn only_loaders_see_yaml_and_only_reports_and_errors_draw() {
    let loaders = ["src/rules/", "src/document/", "src/facts/", "src/language/"];
    let drawing = ["src/report/", "src/rules/error.rs", "src/facts/", "src/document/", "src/cli/"];
    let mut wrong = Vec::new();
    for source in sources() {
        let yaml = ["serde_yaml::", "granit_parser::"].iter().any(|l| source.code.contains(l));
        if yaml && !loaders.iter().any(|l| source.path.starts_with(l)) || yaml && source.path.contains("/kinds/") {
            wrong.push(format!("{} reads YAML", source.path));
        }
        if source.code.contains("miette::") && !drawing.iter().any(|l| source.path.starts_with(l)) {
            wrong.push(format!("{} knows how errors are drawn", source.path));
        }
    }
    none(&wrong);
}

/// Words of news that no program needs. A language is data.
const NEWS: &[&str] = &[
    "killed",
    "died",
    "dead",
    "wounded",
    "injured",
    "people",
    "million",
    "billion",
    "thousand",
    "hundred",
    "dozen",
    "dozens",
    "half",
    "twice",
    "january",
    "february",
    "march",
    "monday",
    "tuesday",
    "friday",
    "yesterday",
    "tomorrow",
    "ago",
    "more than",
    "at least",
    "said",
    "according to",
    "percent",
    "dollar",
    "dollars",
    "troops",
    "soldiers",
];

#[test]
fn a_language_is_data() {
    let readers =
        ["text", "values", "document", "language", "lexing", "stories", "extraction", "claims", "linking", "facts", "analysis", "rules"];
    // Names of formats and of kinds that happen to be words.
    let names = ["src/extraction/mention.rs", "src/facts/sheet/yaml.rs"];
    let mut wrong = Vec::new();
    for source in sources() {
        if let Some(letter) = source.code.chars().find(|c| ('\u{0620}'..='\u{064A}').contains(c) || ('\u{0671}'..='\u{06D3}').contains(c)) {
            wrong.push(format!("{} holds the letter {letter}", source.path));
        }
        let reads = readers.contains(&source.room.as_str()) && !names.contains(&source.path.as_str());
        for literal in literals(&source.code).filter(|l| reads && NEWS.contains(&l.to_lowercase().as_str())) {
            wrong.push(format!("{} holds the word \"{literal}\"", source.path));
        }
    }
    none(&wrong);
}

fn literals(code: &str) -> impl Iterator<Item = &str> {
    code.split('"').skip(1).step_by(2)
}

#[test]
fn numbers_are_exact() {
    // A decimal in YAML reaches us as a float; it is turned back into what was written at once.
    let doors = ["src/rules/written.rs", "src/document/"];
    let float = |code: &str| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
        ["f64", "f32"]
            .iter()
            .any(|f| code.match_indices(f).any(|(at, _)| edge(code[..at].chars().next_back()) && edge(code[at + 3..].chars().next())))
    };
    let wrong: Vec<String> =
        sources().iter().filter(|s| float(&s.code) && !doors.iter().any(|d| s.path.starts_with(d))).map(|s| s.path.clone()).collect();
    none(&wrong);
}

#[test]
fn a_rule_file_has_the_name_of_its_rule() {
    let id = |path: &PathBuf| read(path).lines().find_map(|l| l.strip_prefix("id: ").map(|id| id.trim().to_owned()));
    let rules = files("rules/checks", "yaml");
    assert!(!rules.is_empty());
    let stem = |path: &PathBuf| path.file_stem().map(|s| s.to_string_lossy().into_owned());
    let wrong: Vec<String> = rules.iter().filter(|p| id(p) != stem(p)).map(|p| format!("{} says id: {:?}", named(p), id(p))).collect();
    none(&wrong);
}

#[test]
fn every_kind_has_a_rule() {
    let rules: String = files("rules/checks", "yaml").iter().chain(&files("samples", "yaml")).map(|p| read(p)).collect();
    let unused = factlint::rules::kinds::Kind::names().into_iter().filter(|kind| !rules.contains(&format!("\n  {kind}:")));
    none(&unused.map(|kind| format!("no rule in rules/checks or samples uses {kind}")).collect::<Vec<_>>());
}

#[test]
fn the_readers_of_this_test_read_what_they_should() {
    let code = without_comments("use crate::a; // crate::b\nlet s = \"// crate::c\"; let q = '\"'; /// crate::d\nuse crate::{e::F, g};");
    assert_eq!(looks_into(&code).into_iter().collect::<Vec<_>>(), ["a", "c", "e", "g"]);
    assert_eq!(without_tests("a\n#[cfg(test)]\nmod tests {\n b }"), "a\n");
    assert_eq!(without_tests("#[cfg(test)]\nmod fixture;\nb"), "#[cfg(test)]\nmod fixture;\nb");
}
