//! The examples in the files of rules, built in and the sample desk's: each is a test by being there.

use super::pending::Case;
use super::stored::{files, named, read};
use factlint::check::example;
use factlint::rules::{self, Rule, RuleFile, marked};

/// One case for each example.
pub(crate) fn trials() -> Vec<Case> {
    let own = ["samples/desk/rules", "samples/newsroom/rules", "samples/product/rules"].map(|folder| files(folder, "yaml"));
    let desk: Vec<RuleFile> = own.iter().flatten().map(|p| RuleFile { name: named(p), text: read(p) }).collect();
    let loaded = rules::load(&desk);
    let whole = loaded.errors.iter().map(|e| (format!("{}: {e}", e.file()), format!("desk: {} loads", e.file())));
    let broken = whole.map(|(why, name)| Case { name, run: Box::new(move || Err(why.clone())) });
    let built_in = rules::builtin().iter().map(|rule| ("rule", rule.clone()));
    let own = loaded.rules.iter().filter(|rule| !rule.shipped).map(|rule| ("desk", rule.clone()));
    let cases = built_in.chain(own).flat_map(|(of, rule)| (0..rule.examples().len()).map(move |n| case(of, &rule, n)).collect::<Vec<_>>());
    let mut cases: Vec<Case> = cases.chain(broken).collect();
    distinct(&mut cases);
    cases
}

fn case(of: &str, rule: &Rule, n: usize) -> Case {
    let written = &rule.examples()[n];
    let does = if written.finds.is_some() { "finds" } else { "allows" };
    let (text, _) = marked(written.finds.as_deref().or(written.allows.as_deref()).unwrap_or_default());
    let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(70).collect::<String>().trim_end().to_owned();
    let rule = rule.clone();
    Case {
        name: format!("{of} {} {does}: {words}", rule.written.id),
        run: Box::new(move || {
            let written = &rule.examples()[n];
            example(&rule, written)
                .map_err(|why| format!("{why}\n{}", written.finds.as_deref().or(written.allows.as_deref()).unwrap_or_default()))
        }),
    }
}

/// Names that say which is which where two examples begin alike.
fn distinct(cases: &mut [Case]) {
    let mut seen = std::collections::BTreeMap::<String, usize>::new();
    for case in cases {
        let times = seen.entry(case.name.clone()).or_default();
        *times += 1;
        if *times > 1 {
            case.name = format!("{} ({times})", case.name);
        }
    }
}
