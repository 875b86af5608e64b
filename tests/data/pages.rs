//! What the pages say: the commands of the README are run, the tables are held against what they are made from.

use super::program::{run, words};
use super::stored::{blessing, files, named, read, root, same, same_file};
use libtest_mimic::Trial;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The pages that show commands with what they print.
const WITH_COMMANDS: [&str; 2] = ["README.md", "CONTRIBUTING.md"];

/// Those whose commands write: they are run one after the other in a copy of the samples, under git.
const IN_A_COPY: [&str; 10] = [
    "docs/comparison.md",
    "docs/configuration.md",
    "docs/editors.md",
    "docs/fact-sheets.md",
    "docs/how-it-works.md",
    "docs/inputs.md",
    "docs/limits.md",
    "docs/outputs.md",
    "docs/waivers.md",
    "docs/writing-rules.md",
];

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> =
        WITH_COMMANDS.into_iter().map(|page| Trial::test(format!("page {page}: its commands"), move || Ok(in_the_clone(page)?))).collect();
    trials.extend(IN_A_COPY.into_iter().map(|page| Trial::test(format!("page {page}: its commands"), move || Ok(in_a_copy(page)?))));
    trials.push(Trial::test("page docs/quality.md: its figures", || Ok(figures()?)));
    trials.push(Trial::test("page ARCHITECTURE.md: its rooms", || Ok(rooms()?)));
    trials.push(Trial::test("pages name files that are there", || Ok(paths()?)));
    trials.push(Trial::test("page docs/schema/rule.json", || {
        Ok(same_file(&root().join("docs/schema/rule.json"), &factlint::rules::schema())?)
    }));
    trials.push(Trial::test("page docs/rules.md", || Ok(rule_table()?)));
    trials
}

/// Runs every command of a page's `console` blocks. A line `…` stands for any lines.
fn commands(page: &str, folder: &Path) -> Result<(), String> {
    let text = read(&root().join(page));
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some((before, block)) = rest.split_once("\n```console\n") {
        let (block, after) = block.split_once("\n```").ok_or("a block without an end")?;
        out.push_str(&format!("{before}\n```console\n{}\n```", block_of(page, folder, block)?));
        rest = after;
    }
    out.push_str(rest);
    if blessing() { fs::write(root().join(page), out).map_err(|e| e.to_string()) } else { same(page, &text, &out) }
}

/// Runs the commands of a page where a reader of it has built the program: a report may be written into `target`, which is elsewhere for who
/// sets `CARGO_TARGET_DIR`.
fn in_the_clone(page: &str) -> Result<(), String> {
    fs::create_dir_all(root().join("target")).map_err(|e| e.to_string())?;
    commands(page, root())
}

/// The same in a folder that holds what the samples hold, committed.
fn in_a_copy(page: &str) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let from = root().join("samples");
    copy(&from, folder.path()).map_err(|e| e.to_string())?;
    let commit = ["-c", "user.name=desk", "-c", "user.email=desk@example.org", "commit", "--quiet", "--message", "samples"];
    for arguments in [&["init", "--quiet"][..], &["add", "--all"], &commit] {
        let ran = Command::new("git").args(arguments).current_dir(folder.path()).output().map_err(|e| format!("git: {e}"))?;
        if !ran.status.success() {
            return Err(String::from_utf8_lossy(&ran.stderr).into_owned());
        }
    }
    commands(page, folder.path())
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() { copy(&path, &target)? } else { fs::copy(&path, &target).map(|_| ())? }
    }
    Ok(())
}

/// A block with what its commands print now.
fn block_of(page: &str, folder: &Path, block: &str) -> Result<String, String> {
    let mut out: Vec<String> = Vec::new();
    let mut lines = block.lines().peekable();
    while let Some(line) = lines.next() {
        let command = line.strip_prefix("$ ").ok_or_else(|| format!("{page}: a command begins with `$ `: {line}"))?;
        let mut told: Vec<&str> = Vec::new();
        while let Some(line) = lines.next_if(|l| !l.starts_with("$ ")) {
            told.push(line);
        }
        out.push(line.to_owned());
        out.push(printed(folder, command, &told)?);
    }
    Ok(out.into_iter().filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n"))
}

fn printed(folder: &Path, command: &str, told: &[&str]) -> Result<String, String> {
    if let Some(file) = command.strip_prefix("cat ") {
        return Ok(read(&folder.join(file)).trim_end().to_owned());
    }
    let (stdin, command) = match command.split_once(" | ") {
        Some((echo, command)) => (words(echo).split_off(1).join(" ") + "\n", command),
        None => (String::new(), command),
    };
    let arguments = command.strip_prefix("cargo run --release -- ").or_else(|| command.strip_prefix("factlint "));
    let arguments = arguments.ok_or_else(|| format!("{command} is not ours to run"))?;
    let mut arguments = words(arguments);
    // A reader of the page sits at a terminal.
    if arguments.first().is_some_and(|a| a == "check") && !arguments.iter().any(|a| a == "--format") {
        arguments.extend(["--format".to_owned(), "full".to_owned()]);
    }
    let ran = run(folder, &arguments, stdin.as_bytes(), &[]);
    let now = ran.stdout.clone() + &ran.stderr;
    if told.contains(&"…") {
        elided(command, told, &now)?;
        return Ok(told.join("\n"));
    }
    Ok(now.trim_end().to_owned())
}

/// Each stretch between two `…` has to stand in the output, in order.
fn elided(command: &str, told: &[&str], now: &str) -> Result<(), String> {
    let mut rest = now;
    for stretch in told.split(|l| *l == "…").filter(|s| !s.is_empty()) {
        let text = stretch.join("\n");
        let at = rest.find(&text).ok_or_else(|| format!("`{command}` does not print (any more):\n{text}\nbut:\n{now}"))?;
        rest = &rest[at + text.len()..];
    }
    Ok(())
}

/// Every figure of the table in `docs/quality.md` is the stored one, and no set is left out. `tests/scores/ratchet.py --renew` writes both.
#[allow(clippy::float_arithmetic, reason = "measured figures, not printed numbers")]
fn figures() -> Result<(), String> {
    let stored: serde_json::Value =
        serde_json::from_str(&read(&root().join("tests/scores/figures.json"))).map_err(|e| format!("figures.json: {e}"))?;
    let page = read(&root().join("docs/quality.md"));
    // A part of a set is indented in the file.
    let stored: BTreeMap<&str, &serde_json::Value> = stored.as_object().into_iter().flatten().map(|(k, v)| (k.trim(), v)).collect();
    let mut told = BTreeSet::new();
    for row in page.lines().filter(|l| l.starts_with("| `")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [set, _, figures] = cells[..] else { return Err(format!("three columns, not {}: {row}", cells.len())) };
        let set = set.trim_matches('`');
        told.insert(set.to_owned());
        for figure in figures.split(", ") {
            let (name, value) = figure.rsplit_once(' ').ok_or_else(|| format!("a name and a value: {figure}"))?;
            let value: f64 = value.parse().map_err(|e| format!("{figure}: {e}"))?;
            let have = stored.get(set).and_then(|s| s[name].as_f64()).ok_or_else(|| format!("{set} has no {name}"))?;
            if (have - value).abs() > 0.000_51 {
                return Err(format!("{set}: {name} is {have}, the page says {value}; tests/scores/ratchet.py --table writes it anew"));
            }
        }
    }
    elsewhere(&stored)?;
    let all: BTreeSet<String> = stored.keys().filter(|s| shown(s)).map(|s| (*s).to_owned()).collect();
    let (left_out, invented): (Vec<_>, Vec<_>) = (all.difference(&told).collect(), told.difference(&all).collect());
    if left_out.is_empty() && invented.is_empty() { Ok(()) } else { Err(format!("left out: {left_out:?}; not measured: {invented:?}")) }
}

/// A figure that another page repeats is the stored one: "`pair_bump`: pairwise 0.487".
#[allow(clippy::float_arithmetic, reason = "measured figures, not printed numbers")]
fn elsewhere(stored: &BTreeMap<&str, &serde_json::Value>) -> Result<(), String> {
    let page = read(&root().join("docs/comparison.md")).replace('\n', " ");
    let parts: Vec<&str> = page.split('`').collect();
    let mut held = 0;
    for pair in parts.windows(2) {
        let (Some(figures), Some(set)) = (pair[1].strip_prefix(": "), stored.get(pair[0])) else { continue };
        let mut words = figures.split([' ', ',', ';']).filter(|w| !w.is_empty());
        while let (Some(name), Some(value)) = (words.next(), words.next()) {
            let Some(have) = set[name].as_f64() else { break };
            let told: f64 = value.trim_end_matches('.').parse().map_err(|e| format!("{}: {name} {value}: {e}", pair[0]))?;
            if (have - told).abs() > 0.000_51 {
                return Err(format!("docs/comparison.md: {}: {name} is {have}, not {told}", pair[0]));
            }
            held += 1;
        }
    }
    if held >= 6 { Ok(()) } else { Err(format!("docs/comparison.md: {held} figures are too few")) }
}

/// Sets as a whole, not their parts, in languages that have a pack.
fn shown(set: &str) -> bool {
    let part = set.starts_with("extract_") && set.contains('/');
    let pack = ["_de", "_es", "_fr"].iter().any(|l| set.split('/').next().is_some_and(|s| s.ends_with(l)));
    !part && !pack
}

/// The page speaks of every room, and of no other.
fn rooms() -> Result<(), String> {
    let page = read(&root().join("ARCHITECTURE.md"));
    let entries = fs::read_dir(root().join("src")).map_err(|e| e.to_string())?.flatten();
    let rooms: Vec<String> = entries.filter(|e| e.path().is_dir()).map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    let missing: Vec<&String> = rooms.iter().filter(|r| !page.contains(&format!("`{r}`"))).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("no word of {missing:?}")) }
}

/// Paths in backquotes and links of the pages lead somewhere.
fn paths() -> Result<(), String> {
    let tops = ["src/", "rules/", "tests/", "samples/", "docs/", "examples/", ".ci/", ".github/"];
    let mut wrong = Vec::new();
    let pages = ["README", "ARCHITECTURE", "CONTRIBUTING", "SECURITY", "CHANGELOG"].map(|p| root().join(format!("{p}.md")));
    for page in pages.into_iter().chain(files("docs", "md")).chain(files("tests", "md")) {
        let text = read(&page);
        for word in text.split(['`', '"', '(', ')', ' ', '\n']).filter(|w| tops.iter().any(|t| w.starts_with(t))) {
            let path = word.trim_end_matches([',', '.', ';', ':']);
            let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
            // A link of the book starts at its own page.
            if plain && !root().join(path).exists() && !page.with_file_name(path).exists() {
                wrong.push(format!("{}: {path}", named(&page)));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// The page of all rules is made of their files.
fn rule_table() -> Result<(), String> {
    let mut out = String::from(
        "# The rules that ship\n\nWritten from `rules/checks/` by `FACTLINT_BLESS=1 cargo test --test data`. Each has a page, which \
         `factlint explain RULE` shows, too.\n",
    );
    let mut rules: Vec<_> = factlint::rules::builtin().iter().map(|r| &r.written).collect();
    rules.sort_by_key(|r| (r.category, &r.id));
    let mut category = None;
    for rule in rules {
        if category != Some(rule.category) {
            category = Some(rule.category);
            out.push_str(&format!("\n## {}\n\n| rule | severity | says | why |\n|---|---|---|---|\n", rule.category.name()));
        }
        let cell = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
        let says = rule.message.get("en").map(|m| cell(m)).unwrap_or_default();
        out.push_str(&format!("| [`{0}`](rules/{0}.md) | {1} | {says} | {2} |\n", rule.id, rule.severity.name(), cell(&rule.why)));
    }
    same_file(&root().join("docs/rules.md"), &out)
}
