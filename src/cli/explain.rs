//! `explain`.

use super::args::Explain;
use super::desk::Desk;
use super::{Outcome, chosen, run};
use crate::report::safe;
use crate::rules::{Example, Rule, Wording};
use std::path::Path;

/// Shows a rule's page.
pub(crate) fn explain(config: Option<&Path>, arguments: &Explain) -> Outcome {
    let desk = Desk::open(config, &arguments.rules, &run::plain());
    let shown = run::print(|| {
        let rule = chosen::find(&desk.rules, &arguments.rule)?;
        Ok(page(rule, desk.yaml(rule), &arguments.messages))
    });
    desk.worse(shown)
}

/// The page of a rule, wordings in one language where it has them.
fn page(rule: &Rule, yaml: &str, language: &str) -> String {
    let w = &rule.written;
    let since = w.since.as_ref().map(|s| format!(", since {s}")).unwrap_or_default();
    let from = if rule.shipped { "built in".to_owned() } else { rule.origin.clone() };
    let mut out = format!("{} ({}, {}{since}; {from})\n", w.id, w.severity.name(), w.category.name());
    section(&mut out, "What it says", said(&w.message, language));
    section(&mut out, "What to do", said(&w.help, language));
    section(&mut out, "Why it matters", &w.why);
    section(&mut out, "Blind spots", &w.blind_spots);
    section(&mut out, "Parameters", &[part(yaml, "check"), part(yaml, "when")].concat());
    let examples = rule.examples();
    let finds: String = examples.iter().filter_map(|e| Some(shown(e, e.finds.as_deref()?))).collect();
    let allows: String = examples.iter().filter_map(|e| Some(shown(e, e.allows.as_deref()?))).collect();
    section(&mut out, "Finds", &finds);
    section(&mut out, "Leaves alone", &allows);
    out
}

fn said<'a>(wording: &'a Wording, language: &str) -> &'a str {
    wording.get(language).or_else(|| wording.get("en")).map_or("", String::as_str)
}

fn section(out: &mut String, title: &str, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    out.push_str(&format!("\n{title}\n"));
    for line in text.trim_end().lines() {
        out.push_str(format!("  {}", safe(line)).trim_end());
        out.push('\n');
    }
}

/// A top-level key of a rule file as it is written, with what stands under it.
fn part(yaml: &str, key: &str) -> String {
    let mut lines = yaml.lines().skip_while(|l| !l.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')));
    let Some(first) = lines.next() else { return String::new() };
    let under = lines.take_while(|l| l.starts_with([' ', '\t']));
    std::iter::once(first).chain(under).map(|l| format!("{l}\n")).collect()
}

/// An example with its marked words in brackets, and what has to be known with it.
fn shown(example: &Example, text: &str) -> String {
    let known = [("published", &example.published), ("title", &example.title)];
    let known: Vec<String> = known.iter().filter_map(|(name, value)| Some(format!("{name}: {}", value.as_ref()?))).collect();
    let known = if known.is_empty() { String::new() } else { format!(" ({})", known.join("; ")) };
    format!("- {text}{known}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{builtin, builtin_yaml};

    #[test]
    fn every_rule_has_a_page_in_both_languages() {
        for rule in builtin() {
            let yaml = builtin_yaml(&rule.written.id).unwrap();
            for language in ["en", "ar"] {
                let page = page(rule, yaml, language);
                assert!(page.contains(&rule.written.message[language]) && page.contains("\nWhy it matters\n  "), "{page}");
                assert!(page.contains("\nParameters\n  check:\n"), "{page}");
            }
        }
    }

    #[test]
    fn a_part_of_a_file_ends_at_the_next_key() {
        assert_eq!(part("id: a\ncheck:\n  x: {}\nwhen:\n  y: 1\n", "check"), "check:\n  x: {}\n");
        assert_eq!(part("checks: 1\n", "check"), "");
    }
}
