//! The rules in force: those that ship, a desk's own, and what the arguments change.

use super::args::RuleChoice;
use super::failure::Failure;
use crate::rules::{self, Rule};

/// The rules that the arguments leave in force, with the severities that they give.
///
/// # Errors
/// When an argument names a rule that is not there: a rule that is silenced under a wrong name would go on shouting.
pub(crate) fn chosen(choice: &RuleChoice, mut rules: Vec<Rule>) -> Result<Vec<Rule>, Failure> {
    let named = choice.only.iter().chain(&choice.skip).chain(choice.severity.iter().map(|(id, _)| id));
    for id in named {
        find(&rules, id)?;
    }
    rules.retain(|r| (choice.only.is_empty() || choice.only.contains(&r.written.id)) && !choice.skip.contains(&r.written.id));
    for rule in &mut rules {
        for (_, level) in choice.severity.iter().filter(|(id, _)| *id == rule.written.id) {
            rule.written.severity = *level;
        }
    }
    Ok(rules)
}

/// The rule of an id.
///
/// # Errors
/// When there is none, with the ids that look like it.
pub(crate) fn find<'a>(rules: &'a [Rule], id: &str) -> Result<&'a Rule, Failure> {
    rules.iter().find(|r| r.written.id == id).ok_or_else(|| {
        let near = rules::nearest(id, rules.iter().map(|r| r.written.id.as_str()));
        let help = near.map_or_else(|| "`factlint rules list` names all".to_owned(), |n| format!("did you mean `{n}`?"));
        Failure::of(id, "there is no such rule").help(help)
    })
}
