//! What `extract` shows: every number and time as it was read, for programs and for people.

use super::json::{Object, list};
use super::places::{Places, Spot};
use super::safe::safe;
use super::terminal::paint::{Style, paint};
use crate::analysis::view::{Mention, Step};
use crate::document::Document;
use crate::text::{Part, ProseSpan};

/// What stands in place of a document, or a line of a batch, that could not be read: in `json` and `jsonl`, where a program counts.
#[must_use]
pub fn unread_json(name: &str, line: Option<u32>, error: &str) -> String {
    let head = if line.is_some() { Object::new().number("line", line) } else { Object::new().text("id", name) };
    head.text("error", error).end()
}

/// `{"id", "mentions": […]}` on one line, without a line feed.
#[must_use]
pub fn mentions_json(document: &Document, mentions: &[Mention]) -> String {
    let mut said = String::from("[]");
    if !mentions.is_empty() {
        let places = Places::of(document);
        said = list(mentions.iter().filter_map(|m| Some(json(m, &places.spot(m.span)?))));
    }
    Object::new().text("id", &document.name).raw("mentions", &said).end()
}

fn json(m: &Mention, spot: &Spot) -> String {
    let object = Object::new()
        .text("kind", m.kind)
        .text("quote", &spot.quote)
        .number("start", spot.span.start)
        .number("end", spot.span.end)
        .number("line", spot.position.line)
        .number("column", spot.position.column)
        .text("section", m.section)
        .maybe("value", m.value.as_deref())
        .maybe("upper", m.upper.as_deref())
        .maybe("bound", m.bound)
        .maybe("unit", m.unit.as_deref())
        .maybe("subject", m.subject.as_deref())
        .maybe("from", m.from.as_deref())
        .maybe("to", m.to.as_deref())
        .maybe("timex", m.timex.as_deref())
        .maybe("precision", m.precision.as_deref());
    let object = if m.calendar.is_some() { object.maybe("calendar", m.calendar) } else { object };
    if spot.part == Part::Title { object.text("in", "title").end() } else { object.end() }
}

/// One line per mention for people: where it stands, its words, what it was read as; with a trail, what the pack says of its words below it.
#[must_use]
pub fn mentions_text(document: &Document, mentions: &[Mention], trails: &[Vec<Step>]) -> String {
    let places = Places::of(document);
    let mut out = String::new();
    for (n, m) in mentions.iter().enumerate() {
        let Some(spot) = places.spot(m.span) else { continue };
        let place = super::concise::address(&document.name, Some(&spot));
        out.push_str(&format!("{place}: {} “{}” {}\n", m.kind, safe(&spot.quote), safe(&reading(m, document))));
        for step in trails.get(n).into_iter().flatten() {
            out.push_str(&format!("    “{}” {}\n", safe(step.words.slice(&document.prose).trim()), safe(&step.means.join(", "))));
        }
    }
    out
}

/// The text with every mention marked in it: in colour, else in brackets.
#[must_use]
pub fn mentions_highlight(document: &Document, mentions: &[Mention], color: bool) -> String {
    let prose = &document.prose;
    let mut out = String::new();
    let plain = |text: &str, out: &mut String| {
        for (n, line) in text.split('\n').enumerate() {
            out.push_str(if n > 0 { "\n" } else { "" });
            out.push_str(&safe(line));
        }
    };
    let mut at = 0;
    for m in mentions {
        // A date inside a range is marked with it.
        if m.span.start < at {
            continue;
        }
        plain(ProseSpan::new(at, m.span.start).slice(prose), &mut out);
        let words = m.span.slice(prose).replace('\n', " ");
        out.push_str(&if color { paint(true, style(m.kind), &safe(&words)) } else { format!("⟦{}⟧", safe(&words)) });
        at = m.span.end;
    }
    plain(ProseSpan::of(at as usize..prose.len()).slice(prose), &mut out);
    out.push_str(if out.ends_with('\n') { "" } else { "\n" });
    out
}

/// Times and ages in one colour, money and percentages in another, names in grey, what is counted and measured in a fourth.
fn style(kind: &str) -> Style {
    match kind {
        "date" | "time" | "interval" | "duration" | "set" | "age" => Style::Help,
        "money" | "percent" => Style::Warning,
        "designator" => Style::Frame,
        _ => Style::Info,
    }
}

/// `= at-least 70, of animal; read from “more than 70”`.
fn reading(m: &Mention, document: &Document) -> String {
    let mut said: Vec<String> = Vec::new();
    if let Some(value) = &m.value {
        let bound = m.bound.filter(|b| *b != "exactly").map(|b| format!("{b} ")).unwrap_or_default();
        let upper = m.upper.as_ref().map(|u| format!(" to {u}")).unwrap_or_default();
        let unit = m.unit.as_ref().map(|u| format!(" {u}")).unwrap_or_default();
        said.push(format!("= {bound}{value}{upper}{unit}"));
    }
    if let Some(timex) = &m.timex {
        said.push(format!("= {timex}"));
    }
    match (&m.from, &m.to) {
        (Some(from), Some(to)) => said.push(if from == to { from.clone() } else { format!("{from} to {to}") }),
        (Some(from), None) => said.push(format!("from {from}")),
        (None, Some(to)) => said.push(format!("until {to}")),
        (None, None) => {}
    }
    said.extend(m.subject.as_ref().map(|s| format!("of {s}")));
    said.extend(m.precision.as_ref().filter(|p| *p != "1").map(|p| format!("stated to {p}")));
    if m.number != m.span {
        said.push(format!("read from “{}”", m.number.slice(&document.prose).trim()));
    }
    said.join(", ")
}
