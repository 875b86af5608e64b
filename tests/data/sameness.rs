//! The same bytes whatever the threads, the surroundings and the order of a folder's files: the samples in a hundred ways.

use super::stored::{files, root};
use libtest_mimic::Trial;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("sameness: a hundred surroundings", || Ok(surroundings()?)),
        Trial::test("sameness: a folder's files in another order", || Ok(order()?)),
        Trial::test("sameness: from another folder, and named in another order", || Ok(folders()?)),
    ]
}

/// What a run printed on both streams, and its status.
type Printed = (Option<i32>, Vec<u8>, Vec<u8>);

/// The program with nothing around it but what is given.
fn run(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Result<Printed, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.env_clear().envs(variables.iter().copied()).args(arguments).current_dir(folder).stdin(Stdio::null());
    let output = command.output().map_err(|e| e.to_string())?;
    Ok((output.status.code(), output.stdout, output.stderr))
}

fn same(what: &str, wanted: &Printed, now: &Printed) -> Result<(), String> {
    if wanted == now {
        return Ok(());
    }
    let at = wanted.1.iter().zip(&now.1).take_while(|(a, b)| a == b).count();
    let near =
        |bytes: &[u8]| String::from_utf8_lossy(&bytes[at.saturating_sub(80).min(bytes.len())..(at + 80).min(bytes.len())]).into_owned();
    let errors = String::from_utf8_lossy(&now.2);
    Err(format!("{what}: status {:?} and {:?}, at byte {at}\n- {}\n+ {}\n{errors}", wanted.0, now.0, near(&wanted.1), near(&now.1)))
}

/// Articles of both languages with and without slips, a batch, a file that cannot be read.
fn desk() -> Result<tempfile::TempDir, String> {
    desk_in(&|_| {})
}

/// A file's name and what stands in it.
type Article = (PathBuf, Vec<u8>);

fn desk_in(order: &dyn Fn(&mut Vec<Article>)) -> Result<tempfile::TempDir, String> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let mut all: Vec<Article> = Vec::new();
    for path in files("samples/en", "txt").into_iter().chain(files("samples/en", "md")).chain(files("samples/ar", "txt")) {
        let name = path.strip_prefix(root().join("samples")).unwrap_or(&path).to_owned();
        all.push((name, fs::read(&path).map_err(|e| e.to_string())?));
    }
    let line = |n: usize| format!("{{\"id\": {n}, \"text\": \"The ferry sank on {n} June 2024, the port said.\"}}\n");
    all.push((PathBuf::from("batch.jsonl"), (25..40).map(line).collect::<String>().into_bytes()));
    all.push((PathBuf::from("broken.txt"), b"PK\x03\x04 \x00\xFF".to_vec()));
    order(&mut all);
    for (name, bytes) in all {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder.path())).and_then(|()| fs::write(path, bytes)).map_err(|e| e.to_string())?;
    }
    Ok(folder)
}

const FORMATS: [&str; 10] = ["concise", "full", "json", "jsonl", "sarif", "github", "junit", "markdown", "html", "csv"];

fn surroundings() -> Result<(), String> {
    let desk = desk()?;
    let home = tempfile::tempdir().map_err(|e| e.to_string())?;
    // A home that says of every tool what it can: to ignore all, to check otherwise.
    fs::create_dir_all(home.path().join(".config/git")).map_err(|e| e.to_string())?;
    for (name, text) in [
        (".config/git/ignore", "*\n"),
        (".gitconfig", "[core]\n\texcludesFile = ~/.config/git/ignore\n"),
        ("factlint.yaml", "fail_on: never\n"),
    ] {
        fs::write(home.path().join(name), text).map_err(|e| e.to_string())?;
    }
    let home = home.path().to_string_lossy().into_owned();
    let locales = ["C", "POSIX", "en_US.UTF-8", "ar_EG.UTF-8", "tr_TR.ISO-8859-9", "none"];
    let zones = ["UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Asia/Riyadh", "XXX+25"];
    let jobs = ["1", "2", "3", "8"];
    let homes = ["/nowhere", &home];
    let paints = ["", "1"];
    let mut first: BTreeMap<&str, Printed> = BTreeMap::new();
    for way in 0..100_usize {
        let format = FORMATS[way % FORMATS.len()];
        let turn = way / FORMATS.len();
        let (locale, zone, home) = (locales[way % locales.len()], zones[turn % zones.len()], homes[turn % homes.len()]);
        let mut variables = vec![("LANG", locale), ("LC_ALL", locale), ("TZ", zone), ("HOME", home), ("NO_COLOR", paints[way % 2])];
        if turn % 3 == 1 {
            variables.extend([("COLUMNS", "30"), ("TERM", "dumb"), ("CLICOLOR_FORCE", "1"), ("FORCE_COLOR", "1"), ("RUST_BACKTRACE", "1")]);
        }
        if turn % 3 == 2 {
            variables.extend([
                ("RAYON_NUM_THREADS", "5"),
                ("LC_NUMERIC", "de_DE.UTF-8"),
                ("LANGUAGE", "ar:en"),
                ("USER", "desk"),
                ("CI", "true"),
            ]);
        }
        let now = run(desk.path(), &["check", "--format", format, "--jobs", jobs[turn % jobs.len()], "."], &variables)?;
        let wanted = first.entry(format).or_insert_with(|| now.clone());
        same(&format!("{format} with {variables:?}"), wanted, &now)?;
    }
    let all = first.values().all(|(code, printed, _)| *code == Some(2) && printed.len() > 1000);
    if all { Ok(()) } else { Err(format!("statuses {:?}", first.values().map(|p| (p.0, p.1.len())).collect::<Vec<_>>())) }
}

fn order() -> Result<(), String> {
    let arguments = ["check", "--format", "json", "--jobs", "4", "."];
    let wanted = run(desk()?.path(), &arguments, &[])?;
    let turned = desk_in(&|files| files.reverse())?;
    same("written in the reverse order", &wanted, &run(turned.path(), &arguments, &[])?)?;
    let half = desk_in(&|files| files.rotate_left(7))?;
    same("written in another order", &wanted, &run(half.path(), &arguments, &[])?)
}

/// The lines of a report in which every document has one, sorted.
fn lines(printed: &Printed, folder: &str) -> Vec<String> {
    let mut lines: Vec<String> = String::from_utf8_lossy(&printed.1).lines().map(|l| l.replace(folder, "")).collect();
    lines.sort();
    lines
}

fn folders() -> Result<(), String> {
    let desk = desk()?;
    let names = ["zoo-slips.txt", "jets-slips.md", "museum-slips.txt", "poll-slips.md"];
    let check = |folder: &Path, names: Vec<String>| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        run(folder, &[&["check", "--format", "jsonl"], &names[..]].concat(), &[])
    };
    let inside = check(&desk.path().join("en"), names.map(str::to_owned).to_vec())?;
    let outside = check(desk.path(), names.iter().rev().map(|n| format!("en/{n}")).collect())?;
    let whole = desk.path().join("en").to_string_lossy().into_owned() + "/";
    let far = check(Path::new("/"), names.iter().map(|n| format!("{whole}{n}")).collect())?;
    let wanted = lines(&inside, "en/");
    if wanted.len() == names.len() && wanted == lines(&outside, "en/") && wanted == lines(&far, &whole) {
        return Ok(());
    }
    Err(format!("{wanted:#?}\n{:#?}\n{:#?}", lines(&outside, "en/"), lines(&far, &whole)))
}
