//! `concise`: one line per finding, for editors, logs and `grep`.

use super::passages::first;
use super::places::{Places, Spot};
use super::safe::safe;
use super::{Checked, Options, Output, Summary};
use crate::findings::Finding;
use crate::text::Part;

/// `path:line:column: severity[rule] message`.
#[derive(Debug)]
pub(super) struct Concise;

impl Output for Concise {
    fn name(&self) -> &'static str {
        "concise"
    }

    fn document(&self, checked: &Checked<'_>, _: &Options) -> String {
        if checked.findings.is_empty() {
            return String::new();
        }
        let places = Places::of(checked.document);
        checked.findings.iter().map(|f| line(&checked.document.name, f, &places)).collect()
    }

    fn end(&self, summary: &Summary, _: &Options) -> String {
        summary.line() + "\n"
    }
}

fn line(name: &str, finding: &Finding, places: &Places<'_>) -> String {
    let spot = first(finding, places);
    // What stands in the file but is no prose of it: a comment.
    let beside = finding.labels.iter().filter_map(|l| l.source.as_ref()).find(|s| spot.is_none() && s.name == name);
    let place = beside.map_or_else(|| address(name, spot.as_ref()), |s| format!("{}:{}:{}", safe(name), s.line, s.column));
    format!("{place}: {}[{}] {}\n", finding.severity.name(), safe(&finding.rule), safe(&finding.message))
}

/// `path:line:column`, or `path:title:line:column` for a batch's title; the path alone when there is no place.
pub(super) fn address(name: &str, spot: Option<&Spot>) -> String {
    let name = safe(name);
    match spot {
        None => name.into_owned(),
        Some(Spot { part: Part::Title, position, .. }) => format!("{name}:title:{}:{}", position.line, position.column),
        Some(Spot { position, .. }) => format!("{name}:{}:{}", position.line, position.column),
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{Options, Summary, fixture, format};

    #[test]
    fn a_line_says_where_what_and_how_bad() {
        let (text, findings) = fixture::sum();
        let document = fixture::plain("flood.md", text);
        let out = format("concise").unwrap().document(&fixture::checked(&document, &findings), &Options::default());
        assert_eq!(out, "flood.md:3:9: error[sum-mismatch] the parts do not add up to the total\n");
    }

    #[test]
    fn arabic_counts_characters_too() {
        let (text, findings) = fixture::arabic_sum();
        let document = fixture::plain("فيضان.txt", text);
        let out = format("concise").unwrap().document(&fixture::checked(&document, &findings), &Options::default());
        assert_eq!(out, "فيضان.txt:2:26: error[sum-mismatch] الأجزاء لا تساوي المجموع\n");
    }

    #[test]
    fn nobody_forges_a_line() {
        let (document, findings) = fixture::hostile();
        let out = format("concise").unwrap().document(&fixture::checked(&document, &findings), &Options::default());
        assert_eq!(out.lines().count(), 1);
        fixture::assert_harmless(&out);
    }

    #[test]
    fn a_clean_document_says_nothing_and_the_end_says_what_was_done() {
        let document = fixture::plain("a.txt", "Nothing here.");
        let concise = format("concise").unwrap();
        assert_eq!(concise.document(&fixture::checked(&document, &[]), &Options::default()), "");
        assert_eq!(concise.end(&Summary::default(), &Options::default()), "no findings in 0 files; 0 figures read, 0 compared\n");
    }
}
