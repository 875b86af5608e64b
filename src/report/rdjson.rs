//! `rdjson`: Reviewdog Diagnostic Format, for comments on pull requests of any forge.

use super::json::{Object, list};
use super::passages::passages;
use super::places::{Places, Spot};
use super::{Checked, Failed, Options, Output, RulePage, Summary};
use crate::findings::Finding;
use crate::text::Part;

/// One object of the whole run.
#[derive(Debug)]
pub(super) struct Rdjson;

impl Output for Rdjson {
    fn name(&self) -> &'static str {
        "rdjson"
    }

    fn begin(&self, _: &[RulePage], _: &Options) -> String {
        let source = Object::new().text("name", "factlint").text("url", env!("CARGO_PKG_REPOSITORY")).end();
        format!("{{\"source\":{source},\"diagnostics\":[\n")
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn document(&self, checked: &Checked<'_>, _: &Options) -> String {
        if checked.findings.is_empty() {
            return String::new();
        }
        let places = Places::of(checked.document);
        let found: Vec<String> = checked.findings.iter().map(|f| diagnostic(&checked.document.name, f, &places)).collect();
        found.join(",\n")
    }

    fn failed(&self, failed: &Failed<'_>, _: &Options) -> String {
        let line = failed.line.map(|n| Object::new().raw("start", &Object::new().number("line", n).end()).end());
        let place = located(failed.name, line);
        Object::new().text("message", failed.error).raw("location", &place).text("severity", "ERROR").end()
    }

    fn end(&self, _: &Summary, _: &Options) -> String {
        "\n]}\n".to_owned()
    }
}

fn diagnostic(name: &str, finding: &Finding, places: &Places<'_>) -> String {
    let mut message = finding.message.clone();
    for more in finding.working.iter().chain(&finding.notes).chain(&finding.help) {
        message.push('\n');
        message.push_str(more);
    }
    let mut own = None;
    let mut related = Vec::new();
    for passage in passages(finding, places) {
        let place = match (&passage.spot, &passage.label.source) {
            (Some(spot), _) => location(name, spot, places),
            // Columns count bytes here; of another text only the line is known in them.
            (None, Some(there)) => {
                located(&there.name, Some(Object::new().raw("start", &Object::new().number("line", there.line).end()).end()))
            }
            (None, None) => continue,
        };
        match own {
            None if passage.label.source.is_none() => own = Some(place),
            _ => related.push(Object::new().text("message", &passage.label.text).raw("location", &place).end()),
        }
    }
    Object::new()
        .text("message", &message)
        .raw("location", &own.unwrap_or_else(|| located(name, None)))
        .text("severity", &finding.severity.name().to_ascii_uppercase())
        .raw("code", &Object::new().text("value", &finding.rule).end())
        .raw("relatedLocations", &list(related))
        .end()
}

fn located(path: &str, range: Option<String>) -> String {
    let object = Object::new().text("path", path);
    range.map_or_else(|| object, |r| Object::new().text("path", path).raw("range", &r)).end()
}

fn location(name: &str, spot: &Spot, places: &Places<'_>) -> String {
    // A batch's title has lines of its own, which no tool could show.
    let range = (spot.part == Part::Text).then(|| {
        let start = position(places, spot.part, spot.span.start);
        Object::new().raw("start", &start).raw("end", &position(places, spot.part, spot.span.end)).end()
    });
    located(name, range)
}

/// Lines and columns from 1; columns count bytes of UTF-8.
fn position(places: &Places<'_>, part: Part, offset: u32) -> String {
    let start = u32::try_from(places.line(part, offset).start).unwrap_or(0);
    let column = offset.saturating_sub(start).saturating_add(1);
    Object::new().number("line", places.position(part, offset).line).number("column", column).end()
}

#[cfg(test)]
mod tests {
    use crate::report::{Failed, Options, Summary, Writer, fixture, format};
    use serde_json::{Value, json};

    #[test]
    fn columns_count_bytes() {
        let (text, findings) = fixture::arabic_sum();
        let document = fixture::plain("فيضان.txt", text);
        let mut writer = Writer::new(format("rdjson").unwrap(), Options::default(), &[]);
        let mut out = writer.document(&fixture::checked(&document, &findings));
        out += &writer.document(&fixture::checked(&document, &[]));
        out += &writer.failed(&Failed { name: "b.jsonl", line: Some(3), error: "not JSON" });
        out += &writer.end(&Summary::default());
        let value: Value = serde_json::from_str(&out).unwrap();
        let found = &value["diagnostics"][0];
        let second = text.lines().nth(1).unwrap();
        let at = second.find("١٬١٤٣").unwrap() + 1;
        assert_eq!(found["location"]["range"]["start"], json!({"line": 2, "column": at}));
        assert_eq!(found["location"]["range"]["end"], json!({"line": 2, "column": at + "١٬١٤٣ شخصًا".len()}));
        assert_eq!(found["code"], json!({"value": "sum-mismatch"}));
        assert_eq!(found["relatedLocations"].as_array().unwrap().len(), 2);
        assert_eq!(value["diagnostics"][1]["location"], json!({"path": "b.jsonl", "range": {"start": {"line": 3}}}));
    }
}
