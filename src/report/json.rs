//! `json`: one object for the whole run; `jsonl`: one line per document, streamed. The shapes are promised in the
//! documentation of the output formats: keys may be added, none may change.

mod text;

use super::ledger::rows_json;
use super::places::{Places, Spot};
use super::{Aside, Checked, Failed, Options, Output, RulePage, Summary};
use crate::findings::{Finding, Label, MOST_LABELS, NotChecked};
use crate::text::Part;
pub(super) use text::{Object, list, string, thousandths};

/// The version of the shape of `json`.
const VERSION: u32 = 1;

/// One object: documents and summary.
#[derive(Debug)]
pub(super) struct Json;

impl Output for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn shows_ledger(&self) -> bool {
        true
    }

    fn begin(&self, _: &[RulePage], _: &Options) -> String {
        format!("{{\"version\":{VERSION},\"documents\":[\n")
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn document(&self, checked: &Checked<'_>, _: &Options) -> String {
        let head = Object::new()
            .text("path", &checked.document.name)
            .maybe("language", checked.language)
            .maybe("published", checked.published)
            .number("stories", checked.stories);
        with_findings(head, checked)
    }

    fn failed(&self, failed: &Failed<'_>, _: &Options) -> String {
        Object::new().text("path", failed.name).number("line", failed.line).text("error", failed.error).end()
    }

    fn end(&self, summary: &Summary, _: &Options) -> String {
        let reasons = summary.not_checked.iter().fold(Object::new(), |o, (reason, &n)| o.number(reason, n)).end();
        let Aside { waived, known, unchanged } = summary.aside;
        let aside = Object::new().number("waived", waived).number("known", known).number("unchanged", unchanged).end();
        let summary = Object::new()
            .number("errors", summary.errors)
            .number("warnings", summary.warnings)
            .number("infos", summary.infos)
            .number("documents", summary.documents)
            .number("unreadable", summary.unreadable)
            .number("read", summary.tally.read)
            .number("compared", summary.tally.compared)
            .raw("not_checked", &reasons)
            .raw("aside", &aside)
            .end();
        format!("\n],\"summary\":{summary}}}\n")
    }
}

/// One object per document, each on its own line.
#[derive(Debug)]
pub(super) struct Jsonl;

impl Output for Jsonl {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn shows_ledger(&self) -> bool {
        true
    }

    fn document(&self, checked: &Checked<'_>, _: &Options) -> String {
        let head =
            Object::new().text("id", &checked.document.name).maybe("language", checked.language).maybe("published", checked.published);
        with_findings(head, checked) + "\n"
    }

    fn failed(&self, failed: &Failed<'_>, _: &Options) -> String {
        let head = match failed.line {
            Some(line) => Object::new().number("line", line),
            None => Object::new().text("id", failed.name),
        };
        head.text("error", failed.error).end() + "\n"
    }
}

/// The findings of a document and what was passed over, after the keys that a format begins with.
fn with_findings(head: Object, checked: &Checked<'_>) -> String {
    if checked.findings.is_empty() && checked.not_checked.is_empty() && checked.ledger.is_none() {
        return head.raw("findings", "[]").raw("not_checked", "[]").end();
    }
    let places = Places::of(checked.document);
    let object = head
        .raw("findings", &list(checked.findings.iter().map(|f| finding(f, &places))))
        .raw("not_checked", &list(checked.not_checked.iter().map(|n| not_checked(n, &places))));
    match checked.ledger {
        Some(entries) => object.raw("ledger", &rows_json(&places, entries)).end(),
        None => object.end(),
    }
}

fn finding(finding: &Finding, places: &Places<'_>) -> String {
    let (shown, beyond) = finding.labels.split_at(finding.labels.len().min(MOST_LABELS));
    Object::new()
        .text("rule", &finding.rule)
        .text("category", finding.category.name())
        .text("severity", finding.severity.name())
        .raw("confidence", &thousandths(finding.confidence.0.min(1000)))
        .text("message", &finding.message)
        .maybe("help", finding.help.as_deref())
        .maybe("working", finding.working.as_deref())
        .raw("labels", &list(shown.iter().map(|l| label(l, places))))
        .raw("more", &list(beyond.iter().chain(&finding.more).map(|l| label(l, places))))
        .raw("notes", &list(finding.notes.iter().map(|n| string(n))))
        .text("fingerprint", &finding.fingerprint)
        .maybe("url", None)
        .end()
}

/// A label. One that lies in another text has that text's name, offsets and lines.
fn label(label: &Label, places: &Places<'_>) -> String {
    let object = Object::new().text("role", label.role);
    if let Some(there) = &label.source {
        let object = object.text("quote", &there.quote).number("start", there.start).number("end", there.end);
        let object = object.number("line", there.line).number("column", there.column);
        return object.text("source", &there.name).text("text", &label.text).end();
    }
    let spot = places.spot(label.span);
    let object = passage(object, spot.as_ref()).maybe("source", None).text("text", &label.text);
    part(object, spot.as_ref(), places)
}

fn not_checked(passed_over: &NotChecked, places: &Places<'_>) -> String {
    let object = Object::new().text("reason", passed_over.reason).text("message", &passed_over.message);
    let Some(span) = passed_over.span else { return object.end() };
    let spot = places.spot(span);
    part(passage(object, spot.as_ref()), spot.as_ref(), places)
}

fn passage(object: Object, spot: Option<&Spot>) -> Object {
    object
        .text("quote", spot.map_or("", |s| &s.quote))
        .number("start", spot.map(|s| s.span.start))
        .number("end", spot.map(|s| s.span.end))
        .number("line", spot.map(|s| s.position.line))
        .number("column", spot.map(|s| s.position.column))
}

/// Which part of the input a passage lies in, where that is not plain: a title from outside, a paragraph of a Word document.
fn part(object: Object, spot: Option<&Spot>, places: &Places<'_>) -> String {
    match spot.map(|s| s.part) {
        Some(Part::Text) if places.in_paragraphs() => object.number("paragraph", spot.map(|s| s.position.line)).end(),
        Some(Part::Title) => object.text("in", "title").end(),
        _ => object.end(),
    }
}

#[cfg(test)]
mod tests;
