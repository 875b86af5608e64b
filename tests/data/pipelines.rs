//! Pipelines: the lines of `docs/pipelines.md` run, and what the action, the hook and the release would run, as far as it can run here.

use super::program::{run, words};
use super::stored::{read, root};
use libtest_mimic::Trial;
use serde_yaml::Value;
use std::fs;
use std::path::Path;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = vec![
        Trial::test("page docs/pipelines.md: its commands", || Ok(page()?)),
        Trial::test("pipeline: the hook", || Ok(hook()?)),
        Trial::test("pipeline: the release packs what there is", || Ok(release()?)),
    ];
    if cfg!(unix) {
        trials.push(Trial::test("pipeline: the action", || Ok(action()?)));
    }
    trials
}

fn told(e: impl std::fmt::Display) -> String {
    e.to_string()
}

/// A folder with what the page speaks of.
fn desk() -> Result<tempfile::TempDir, String> {
    let folder = tempfile::tempdir().map_err(told)?;
    let article = "The ferry sank on 31 June 2024, the port said.\n";
    fs::create_dir(folder.path().join("drafts")).map_err(told)?;
    for name in ["drafts/a.md", "drafts/b c.txt", "story.md", "release.txt"] {
        fs::write(folder.path().join(name), article).map_err(told)?;
    }
    fs::write(folder.path().join("archive.jsonl"), format!("{{\"id\": \"a\", \"text\": {article:?}}}\n")).map_err(told)?;
    Ok(folder)
}

fn page() -> Result<(), String> {
    let page = read(&root().join("docs/pipelines.md"));
    let lines = page.lines().map(|l| l.trim_start().trim_start_matches("script: ")).filter(|l| l.starts_with("factlint "));
    let mut ran = 0;
    for line in lines {
        let folder = desk()?;
        let command = line.split([' ', '`']).take_while(|w| !["|", ">", ">>"].contains(w)).skip(1).collect::<Vec<_>>().join(" ");
        let wanted = i32::from(!command.contains("--fail-on never"));
        let done = run(folder.path(), &words(&command), b"", &[]);
        if done.code != wanted {
            return Err(format!("{line}: exit status {}: {}", done.code, done.stderr));
        }
        ran += 1;
    }
    if ran >= 5 { Ok(()) } else { Err(format!("{ran} commands are too few")) }
}

fn yaml(path: &str) -> Result<Value, String> {
    serde_yaml::from_str(&read(&root().join(path))).map_err(|e| format!("{path}: {e}"))
}

fn hook() -> Result<(), String> {
    let hooks = yaml(".pre-commit-hooks.yaml")?;
    let entry = hooks[0]["entry"].as_str().and_then(|e| e.strip_prefix("factlint ")).ok_or("the entry runs something else")?;
    let folder = desk()?;
    let done = run(folder.path(), &words(&format!("{entry} --fail-on warning drafts/a.md 'drafts/b c.txt'")), b"", &[]);
    if done.code == 1 && done.stdout.lines().count() == 3 { Ok(()) } else { Err(done.stdout + &done.stderr) }
}

/// The script of the action's last step, as the runner would run it: with hostile inputs, which stay words.
fn action() -> Result<(), String> {
    let action = yaml("action.yml")?;
    let step = action["runs"]["steps"].as_sequence().and_then(|s| s.last()).ok_or("there is no step")?;
    let script = step["run"].as_str().ok_or("the step runs nothing")?;
    if script.contains("${{") {
        return Err("an input is part of the script".into());
    }
    let folder = desk()?;
    let bin = folder.path().join("temp/factlint/bin");
    fs::create_dir_all(&bin).map_err(told)?;
    fs::hard_link(env!("CARGO_BIN_EXE_factlint"), bin.join("factlint"))
        .or_else(|_| fs::copy(env!("CARGO_BIN_EXE_factlint"), bin.join("factlint")).map(|_| ()))
        .map_err(told)?;
    for (paths, sarif, code) in [("drafts story.md", "out.sarif", 1), ("drafts/a.md $(touch;x) *", "", 2)] {
        let output = std::process::Command::new("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
            .current_dir(folder.path())
            .env("RUNNER_TEMP", folder.path().join("temp"))
            .env("PATHS", paths)
            .env("ARGS", "--fail-on warning")
            .env("SARIF", sarif)
            .output()
            .map_err(told)?;
        let stdout = String::from_utf8_lossy(&output.stdout);
        if output.status.code() != Some(code) || !stdout.contains("::error file=drafts/a.md,line=1,") {
            return Err(format!("{:?} {stdout}{}", output.status, String::from_utf8_lossy(&output.stderr)));
        }
    }
    if Path::exists(&folder.path().join("out.sarif")) && !Path::exists(&folder.path().join("x")) { Ok(()) } else { Err("its files".into()) }
}

/// Every command that the release makes a page of is there.
fn release() -> Result<(), String> {
    let release = yaml(".github/workflows/release.yml")?;
    let steps = release["jobs"]["build"]["steps"].as_sequence().ok_or("there are no steps")?;
    let scripts: String = steps.iter().filter_map(|s| s["run"].as_str()).collect();
    let commands = scripts.split("for command in ").nth(1).and_then(|s| s.split(';').next()).ok_or("there are no pages")?;
    for command in commands.split_whitespace() {
        let done = run(root(), &words(&format!("man {command}")), b"", &[]);
        if done.code != 0 {
            return Err(done.stderr);
        }
    }
    Ok(())
}
