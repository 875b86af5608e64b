//! `sarif`: Static Analysis Results Interchange Format 2.1.0, for code scanning and the viewers of editors.

#[cfg(test)]
mod tests;

use super::json::{Object, list, string, thousandths};
use super::passages::{Passage, passages};
use super::places::Places;
use super::uri::uri;
use super::{Checked, Failed, Options, Output, RulePage, Summary, Unread};
use crate::findings::{Finding, Severity};
use crate::text::Part;

/// One run.
#[derive(Debug)]
pub(super) struct Sarif;

/// Where the schema is published.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

impl Output for Sarif {
    fn name(&self) -> &'static str {
        "sarif"
    }

    fn begin(&self, rules: &[RulePage], _: &Options) -> String {
        let driver = Object::new()
            .text("name", "factlint")
            .text("version", env!("CARGO_PKG_VERSION"))
            .text("semanticVersion", env!("CARGO_PKG_VERSION"))
            .text("informationUri", env!("CARGO_PKG_REPOSITORY"))
            .raw("rules", &list(rules.iter().map(rule)))
            .end();
        let tool = Object::new().raw("driver", &driver).end();
        format!(
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{tool},\
             \"columnKind\":\"unicodeCodePoints\",\"defaultEncoding\":\"utf-8\",\"results\":[\n"
        )
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn document(&self, checked: &Checked<'_>, _: &Options) -> String {
        if checked.findings.is_empty() {
            return String::new();
        }
        let places = Places::of(checked.document);
        let results: Vec<String> = checked.findings.iter().map(|f| result(&checked.document.name, f, &places)).collect();
        results.join(",\n")
    }

    /// Stands among the notifications at the end.
    fn failed(&self, _: &Failed<'_>, _: &Options) -> String {
        String::new()
    }

    fn end(&self, summary: &Summary, _: &Options) -> String {
        let invocation = Object::new()
            .raw("executionSuccessful", if summary.unreadable == 0 { "true" } else { "false" })
            .raw("toolExecutionNotifications", &list(summary.unread.iter().map(notification)))
            .end();
        format!("\n],\"invocations\":[{invocation}]}}]}}\n")
    }
}

/// What code scanning calls a severity.
const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn rule(rule: &RulePage) -> String {
    let help: Vec<&str> = [&rule.help, &rule.why, &rule.blind_spots].into_iter().map(|t| t.trim()).filter(|t| !t.is_empty()).collect();
    let properties = Object::new().raw("tags", &list([string(rule.category.name())])).text("category", rule.category.name()).end();
    Object::new()
        .text("id", &rule.id)
        .raw("shortDescription", &message(&rule.message))
        .raw("fullDescription", &message(rule.why.trim()))
        .raw("help", &message(&help.join("\n\n")))
        .raw("defaultConfiguration", &Object::new().text("level", level(rule.severity)).end())
        .raw("properties", &properties)
        .end()
}

/// A message's text. Brackets and braces would be read as links and slots.
fn message(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '[' | ']' => out.extend(['\\', c]),
            '{' | '}' => out.extend([c, c]),
            _ => out.push(c),
        }
    }
    Object::new().text("text", &out).end()
}

fn result(name: &str, finding: &Finding, places: &Places<'_>) -> String {
    let mut own = None;
    let mut related = Vec::new();
    for passage in passages(finding, places) {
        if own.is_none() && passage.spot.is_some() {
            own = Some(location(name, &passage, places, None));
        } else if passage.spot.is_some() || passage.label.source.is_some() {
            related.push(location(name, &passage, places, Some(related.len())));
        }
    }
    let own =
        own.unwrap_or_else(|| Object::new().raw("physicalLocation", &Object::new().raw("artifactLocation", &artifact(name)).end()).end());
    let confidence = finding.confidence.0.min(1000);
    let properties = Object::new()
        .raw("tags", &list([string(finding.category.name())]))
        .text("category", finding.category.name())
        .raw("confidence", &thousandths(confidence))
        .maybe("help", finding.help.as_deref())
        .maybe("working", finding.working.as_deref())
        .raw("notes", &list(finding.notes.iter().map(|n| string(n))))
        .end();
    Object::new()
        .text("ruleId", &finding.rule)
        .text("level", level(finding.severity))
        .raw("message", &message(&finding.message))
        .raw("locations", &list([own]))
        .raw("relatedLocations", &list(related))
        .raw("partialFingerprints", &Object::new().text("factlint/v1", &finding.fingerprint).end())
        .raw("rank", &format!("{}.{}", confidence / 10, confidence % 10))
        .raw("properties", &properties)
        .end()
}

/// A passage; of a batch's title only the words can be told, its lines lie in no file.
fn location(name: &str, passage: &Passage<'_>, places: &Places<'_>, id: Option<usize>) -> String {
    let file = passage.label.source.as_ref().map_or(name, |there| there.name.as_str());
    let snippet = Object::new().text("text", &passage.quote).end();
    let region = match (&passage.spot, &passage.label.source) {
        (Some(spot), _) if spot.part == Part::Text => {
            let end = places.position(spot.part, spot.span.end);
            let region = Object::new().number("startLine", spot.position.line).number("startColumn", spot.position.column);
            Some(region.number("endLine", end.line).number("endColumn", end.column).raw("snippet", &snippet).end())
        }
        (None, Some(there)) if there.line > 0 && there.column > 0 => {
            let region = Object::new().number("startLine", there.line).number("startColumn", there.column);
            Some(region.raw("snippet", &snippet).end())
        }
        _ => None,
    };
    let titled = passage.spot.as_ref().is_some_and(|s| s.part == Part::Title);
    let physical = Object::new().raw("artifactLocation", &artifact(file));
    let physical = region.iter().fold(physical, |o, region| o.raw("region", region)).end();
    let mut object = Object::new();
    if let Some(id) = id.and_then(|id| u32::try_from(id).ok()) {
        object = object.number("id", id);
    }
    object = object.raw("physicalLocation", &physical);
    if titled {
        object = object.raw("logicalLocations", &list([Object::new().text("name", "title").end()]));
    }
    if passage.label.text.is_empty() { object } else { object.raw("message", &message(&passage.label.text)) }.end()
}

fn artifact(name: &str) -> String {
    Object::new().text("uri", &uri(name)).end()
}

fn notification(unread: &Unread) -> String {
    let physical = Object::new().raw("artifactLocation", &artifact(&unread.name));
    let line = unread.line.filter(|n| *n > 0);
    let physical = line.iter().fold(physical, |o, n| o.raw("region", &Object::new().number("startLine", *n).end())).end();
    let place = Object::new().raw("physicalLocation", &physical).end();
    Object::new().text("level", "error").raw("message", &message(&unread.error)).raw("locations", &list([place])).end()
}
