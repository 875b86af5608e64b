//! One slip, one finding: what several rules say about the same figures becomes one finding, under the rule that explains it best.

use crate::findings::Finding;
use crate::text::ProseSpan;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A finding with what decides whether it stands alone.
#[derive(Debug)]
pub(super) struct Candidate {
    /// As it would be reported.
    pub(super) finding: Finding,
    /// What the slip may be in; findings without any never merge.
    pub(super) explains: Vec<ProseSpan>,
    /// How well its kind explains a slip.
    pub(super) priority: u8,
}

/// Leaves one finding of all those of one story that explain the same figures. What loses is named in the winner's notes.
pub(super) fn merge(mut candidates: Vec<Candidate>) -> Vec<Finding> {
    candidates.sort_by(|a, b| rank(a).cmp(&rank(b)));
    let mut kept: Vec<Candidate> = Vec::new();
    let mut explained: BTreeMap<ProseSpan, usize> = BTreeMap::new();
    for candidate in candidates {
        match winner(&explained, &candidate.explains) {
            Some(at) => absorb(&mut kept[at], candidate),
            None => {
                explained.extend(candidate.explains.iter().map(|&span| (span, kept.len())));
                kept.push(candidate);
            }
        }
    }
    kept.into_iter().map(|c| c.finding).collect()
}

/// The best explanation first: the kind, the weight, how sure, the place; last the rule, so that the order is the same on every run.
fn rank(c: &Candidate) -> impl Ord {
    let place = c.finding.labels.first().map(|l| l.span);
    (Reverse((c.priority, c.finding.severity, c.finding.confidence)), place, c.finding.rule.clone(), c.finding.fingerprint.clone())
}

/// The kept finding that explains one of these figures already.
fn winner(explained: &BTreeMap<ProseSpan, usize>, spans: &[ProseSpan]) -> Option<usize> {
    // Figures do not overlap but for a date in its interval: a look at the few before is enough.
    let before = |span: ProseSpan| explained.range(..ProseSpan::new(span.end, span.end)).rev().take(4);
    spans.iter().filter_map(|&span| before(span).find(|(s, _)| s.overlaps(span)).map(|(_, at)| *at)).min()
}

fn absorb(winner: &mut Candidate, loser: Candidate) {
    let note = format!("also: {}", loser.finding.rule);
    if loser.finding.rule != winner.finding.rule && !winner.finding.notes.contains(&note) {
        winner.finding.notes.push(note);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::{Category, Confidence, Label, Severity};

    fn candidate(rule: &str, priority: u8, spans: &[(u32, u32)]) -> Candidate {
        let explains: Vec<ProseSpan> = spans.iter().map(|&(a, b)| ProseSpan::new(a, b)).collect();
        let labels = explains.iter().map(|&span| Label { span, role: "x", text: String::new(), source: None }).collect();
        let finding = Finding {
            rule: rule.into(),
            category: Category::Arithmetic,
            severity: Severity::Error,
            confidence: Confidence::CERTAIN,
            message: String::new(),
            help: None,
            working: None,
            labels,
            more: Vec::new(),
            notes: Vec::new(),
            fingerprint: String::new(),
        };
        Candidate { finding, explains, priority }
    }

    fn rules(candidates: Vec<Candidate>) -> Vec<(String, Vec<String>)> {
        merge(candidates).into_iter().map(|f| (f.rule, f.notes)).collect()
    }

    #[test]
    fn one_slip_is_one_finding_of_the_best_rule() {
        let out = rules(vec![candidate("counts", 50, &[(0, 4), (9, 12)]), candidate("sum", 80, &[(9, 12), (20, 24)])]);
        assert_eq!(out, [("sum".to_owned(), vec!["also: counts".to_owned()])]);
    }

    #[test]
    fn two_slips_are_two_findings() {
        assert_eq!(rules(vec![candidate("a", 50, &[(0, 4)]), candidate("b", 50, &[(4, 8)])]).len(), 2);
    }

    #[test]
    fn what_explains_nothing_never_merges() {
        assert_eq!(rules(vec![candidate("a", 0, &[]), candidate("a", 0, &[]), candidate("b", 9, &[(0, 9)])]).len(), 3);
    }
}
