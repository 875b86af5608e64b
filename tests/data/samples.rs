//! Every sample has its report beside it: `samples/en/zoo-slips.txt` and `samples/en/zoo-slips.report`.

use super::program::{run, words};
use super::stored::{files, named, root, same_file};
use libtest_mimic::Trial;
use std::path::Path;

/// One test for each sample, and one for the sample desk's rules.
pub(crate) fn trials() -> Vec<Trial> {
    let articles = ["txt", "md"].iter().flat_map(|ending| ["samples/en", "samples/ar"].map(|folder| files(folder, ending))).flatten();
    let mut trials: Vec<Trial> = articles
        .map(|path| {
            let name = named(&path);
            let arguments = format!("check {name}");
            Trial::test(format!("sample {name}"), move || Ok(report(&arguments, &path.with_extension("report"))?))
        })
        .collect();
    let desk = "check --rules samples/desk/rules samples/en/jets-slips.md samples/en/zoo-slips.txt samples/ar/zoo-slips.txt";
    trials.push(Trial::test("sample desk", || Ok(report(desk, &root().join("samples/desk/check.report"))?)));
    let sources = "check --source samples/sources/release.txt --source samples/sources/release-ar.txt samples/sources/story.txt \
                   samples/sources/story-ar.txt";
    trials.push(Trial::test("sample sources", || Ok(report(sources, &root().join("samples/sources/check.report"))?)));
    for pack in ["newsroom", "product"] {
        let run = format!("check --config samples/{pack}/factlint.yaml samples/{pack}");
        trials.push(Trial::test(format!("sample {pack}"), move || Ok(report(&run, &root().join(format!("samples/{pack}/check.report")))?)));
    }
    trials
}

fn report(arguments: &str, stored: &Path) -> Result<(), String> {
    let ran = run(root(), &words(&format!("{arguments} --format full --width 90 --color never")), b"", &[]);
    if ran.code == 2 || !ran.stderr.is_empty() {
        return Err(format!("exit status {}: {}", ran.code, ran.stderr));
    }
    // A clean article stays clean, whoever rewrites its report.
    let clean = stored.file_stem().is_some_and(|s| s.to_string_lossy().ends_with("-clean"));
    if clean && !ran.stdout.starts_with("no findings") {
        return Err(format!("{} is flagged:\n{}", named(stored), ran.stdout));
    }
    same_file(stored, &ran.stdout)
}
