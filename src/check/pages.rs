//! What reports tell of the rules in force.

use crate::report::RulePage;
use crate::rules::{Rule, Wording};

/// The pages of all rules that are run, in the words of a language where a rule has them.
#[must_use]
pub fn pages(rules: &[Rule], language: &str) -> Vec<RulePage> {
    let page = |rule: &Rule| {
        let w = &rule.written;
        let said = |wording: &Wording| without_slots(wording.get(language).or_else(|| wording.get("en")).map_or("", String::as_str));
        Some(RulePage {
            id: w.id.clone(),
            category: w.category,
            severity: w.severity.severity()?,
            message: said(&w.message),
            help: said(&w.help),
            why: w.why.trim().to_owned(),
            blind_spots: w.blind_spots.trim().to_owned(),
        })
    };
    rules.iter().filter_map(page).collect()
}

/// A wording with signs of omission where figures stand.
fn without_slots(wording: &str) -> String {
    let mut out = String::with_capacity(wording.len());
    let mut rest = wording;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((_, behind)) = after.split_once('}') else { break };
        out.push_str(before);
        out.push('…');
        rest = behind;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::builtin;

    #[test]
    fn every_rule_has_a_page_without_slots() {
        for language in ["en", "ar"] {
            for page in pages(builtin(), language) {
                assert!(!page.message.is_empty() && !page.why.is_empty() && !page.message.contains(['{', '}']), "{page:?}");
            }
        }
        assert_eq!(without_slots("{a} and {b}, {"), "… and …, {");
    }
}
