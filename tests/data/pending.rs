//! What is known to be not right yet: named in `tests/pending.txt`, shown as ignored.
//!
//! The list can only shrink by itself: a case that is new and fails is a failure until its name stands there; blessing takes out the names
//! of those that have come right, and of those that are gone. `FACTLINT_BLESS=pending` writes in what fails now, too: say why in the commit.

use super::stored::{blessing, root};
use libtest_mimic::Trial;
use std::collections::BTreeSet;
use std::fs;

/// A case with its name, to be run when asked.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) run: Box<dyn Fn() -> Result<(), String> + Send>,
}

/// The cases as tests, those on the list as ignored ones.
pub(crate) fn marked(cases: Vec<Case>) -> Vec<Trial> {
    let path = root().join("tests/pending.txt");
    let text = fs::read_to_string(&path).unwrap_or_default();
    let mut listed: BTreeSet<String> = text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(str::to_owned).collect();
    if blessing() {
        let all = std::env::var_os("FACTLINT_BLESS").is_some_and(|v| v == "pending");
        listed = cases.iter().filter(|c| (all || listed.contains(&c.name)) && (c.run)().is_err()).map(|c| c.name.clone()).collect();
        let head: String = text.lines().take_while(|l| l.starts_with('#')).map(|l| format!("{l}\n")).collect();
        let names: String = listed.iter().map(|n| format!("{n}\n")).collect();
        fs::write(&path, head + &names).expect("the list can be written");
    }
    let trial = |case: Case| {
        let ignored = listed.contains(&case.name);
        Trial::test(case.name, move || (case.run)().map_err(Into::into)).with_ignored_flag(ignored)
    };
    cases.into_iter().map(trial).collect()
}
