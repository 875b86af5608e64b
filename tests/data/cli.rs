//! The command line as data: `tests/cli/*.yaml`. The format stands in `tests/cli/README.md`.

use super::program::{Ran, run, words};
use super::stored::{blessing, files, named, read, same};
use libtest_mimic::Trial;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// One run of the program.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What is shown.
    case: String,
    /// The command line without the program's name.
    run: String,
    #[serde(default)]
    stdin: Option<Bytes>,
    #[serde(default)]
    files: BTreeMap<String, Bytes>,
    /// Files that are committed to a repository of git before the others are written.
    #[serde(default)]
    committed: BTreeMap<String, Bytes>,
    /// The folder that it runs in, below that of the files.
    #[serde(default, rename = "in")]
    folder: Option<String>,
    /// Variables of the environment.
    #[serde(default)]
    env: BTreeMap<String, String>,
    /// Files that the run writes, with what then stands in them.
    #[serde(default)]
    writes: BTreeMap<String, String>,
    /// Lines that must be printed, where not everything is to be held.
    #[serde(default)]
    prints: Vec<String>,
    exit: i32,
    #[serde(default)]
    stdout: Option<String>,
    #[serde(default)]
    stderr: Option<String>,
}

/// What stands in a file.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Bytes {
    Text(String),
    Hex {
        hex: String,
    },
    Repeated {
        repeat: String,
        times: usize,
        #[serde(default)]
        then: String,
    },
}

impl Bytes {
    fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Text(text) => text.as_bytes().to_vec(),
            Self::Hex { hex } => hex.split_whitespace().map(|h| u8::from_str_radix(h, 16).expect("two hexadecimal digits")).collect(),
            Self::Repeated { repeat, times, then } => (repeat.repeat(*times) + then).into_bytes(),
        }
    }
}

/// One test for each document of each file.
pub(crate) fn trials() -> Vec<Trial> {
    let thousand = Trial::test("cli a thousand files, three of them unreadable", || Ok(thousand()?));
    files("tests/cli", "yaml").into_iter().flat_map(|path| of_file(&path)).chain([thousand]).collect()
}

/// Every file that can be read is reported, every other one is named, and the run fails.
fn thousand() -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let broken = [17, 500, 999];
    for n in 0..1000 {
        let bytes: &[u8] = if broken.contains(&n) { b"PK\x03\x04 \x00\xFF" } else { b"The ferry sank on 31 June 2024, the port said.\n" };
        fs::write(folder.path().join(format!("{n:03}.txt")), bytes).map_err(|e| e.to_string())?;
    }
    let ran = run(folder.path(), &words("check ."), b"", &[]);
    let found = ran.stdout.lines().filter(|l| l.contains("error[invalid-date]")).count();
    let named: Vec<String> = (0..1000).filter(|n| ran.stderr.contains(&format!("{n:03}.txt"))).map(|n| n.to_string()).collect();
    let end = ran.stdout.lines().last().unwrap_or_default().to_owned();
    let told = format!("exit {}, {found} found, {} named; {end}", ran.code, named.join(" "));
    let wanted = "exit 2, 997 found, 17 500 999 named; 997 errors in 997 files, 3 inputs not readable; 997 figures read, 997 compared";
    same("a thousand files", wanted, &told)
}

/// Documents are parted by `---` on a line of its own, so that blessing can put each back with its comments.
fn of_file(path: &Path) -> Vec<Trial> {
    let text = read(path);
    let documents: Vec<String> = text.trim_end_matches('\n').split("\n---\n").map(|d| format!("{d}\n")).collect();
    let file = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if blessing() {
        let path = path.to_owned();
        return vec![Trial::test(format!("cli {file}"), move || Ok(bless(&path, &documents)?))];
    }
    let trial = |document: String| {
        let case: Case = serde_yaml::from_str(&document).unwrap_or_else(|e| panic!("{}: {e}\n{document}", named(path)));
        Trial::test(format!("cli {file}: {}", case.case), move || Ok(holds(&case)?))
    };
    documents.into_iter().map(trial).collect()
}

fn ran(case: &Case) -> Result<(Ran, BTreeMap<String, String>), String> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    write(folder.path(), &case.committed)?;
    if !case.committed.is_empty() {
        git(folder.path(), &["init", "--quiet"])?;
        git(folder.path(), &["add", "--all"])?;
        git(folder.path(), &["-c", "user.name=desk", "-c", "user.email=desk@example.org", "commit", "--quiet", "--message", "before"])?;
    }
    write(folder.path(), &case.files)?;
    let variables: Vec<(String, String)> = case.env.clone().into_iter().collect();
    let stdin = case.stdin.as_ref().map(Bytes::bytes).unwrap_or_default();
    let here = case.folder.as_ref().map_or_else(|| folder.path().to_owned(), |f| folder.path().join(f));
    let ran = run(&here, &words(&case.run), &stdin, &variables);
    let written = case.writes.keys().map(|name| (name.clone(), read(&folder.path().join(name)))).collect();
    Ok((ran, written))
}

fn write(folder: &Path, files: &BTreeMap<String, Bytes>) -> Result<(), String> {
    for (name, bytes) in files {
        let path: PathBuf = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(|e| e.to_string())?;
        fs::write(&path, bytes.bytes()).map_err(|e| format!("{name:?}: {e}"))?;
    }
    Ok(())
}

fn git(folder: &Path, arguments: &[&str]) -> Result<(), String> {
    let ran = std::process::Command::new("git").args(arguments).current_dir(folder).output().map_err(|e| format!("git: {e}"))?;
    if ran.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&ran.stderr).into_owned()) }
}

fn holds(case: &Case) -> Result<(), String> {
    let (ran, written) = ran(case)?;
    if ran.code != case.exit {
        return Err(format!("exit status {}, not {}\n{}{}", ran.code, case.exit, ran.stdout, ran.stderr));
    }
    let both = format!("{}{}", ran.stdout, ran.stderr);
    let missing: Vec<&String> = case.prints.iter().filter(|p| !both.contains(p.as_str())).collect();
    if !missing.is_empty() {
        return Err(format!("not printed: {missing:#?}\nbut:\n{both}"));
    }
    if case.prints.is_empty() {
        same("standard output", case.stdout.as_deref().unwrap_or_default(), &ran.stdout)?;
        same("standard error", case.stderr.as_deref().unwrap_or_default(), &ran.stderr)?;
    }
    case.writes.iter().try_for_each(|(name, text)| same(name, text, &written[name]))
}

/// Puts what is printed now behind what is written by hand.
fn bless(path: &Path, documents: &[String]) -> Result<(), String> {
    let mut out = Vec::new();
    for document in documents {
        let case: Case = serde_yaml::from_str(document).map_err(|e| format!("{}: {e}", named(path)))?;
        let (ran, _) = ran(&case)?;
        let hand = document.split("\nexit: ").next().unwrap_or(document);
        let mut text = format!("{}\nexit: {}", hand.trim_end_matches('\n'), ran.code);
        if case.prints.is_empty() {
            text.push_str(&block("stdout", &ran.stdout));
            text.push_str(&block("stderr", &ran.stderr));
        } else {
            holds(&case)?;
        }
        out.push(text);
    }
    fs::write(path, out.join("\n---\n") + "\n").map_err(|e| e.to_string())
}

/// A key with a text as a block.
fn block(key: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let (text, keep) = match text.strip_suffix('\n') {
        Some(whole) if whole.ends_with('\n') => (whole, "+"),
        Some(whole) => (whole, ""),
        None => (text, "-"),
    };
    let lines: String = text.split('\n').map(|l| if l.is_empty() { "\n".to_owned() } else { format!("\n  {l}") }).collect();
    format!("\n{key}: |2{keep}{lines}")
}
