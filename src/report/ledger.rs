//! The ledger of a document: as a Markdown table, CSV and JSON.

use super::json::{Object, list};
use super::places::Places;
use super::safe::safe;
use crate::analysis::view::{Entry, Ground};
use crate::document::Document;

/// A line of the ledger as it is printed.
struct Row {
    line: u32,
    column: u32,
    figure: String,
    state: &'static str,
    ground: String,
}

fn rows(document: &Document, entries: &[Entry]) -> Vec<Row> {
    let places = Places::of(document);
    let row = |e: &Entry| {
        let spot = places.spot(e.span)?;
        let figure = one_line(&spot.quote);
        Some(Row {
            line: spot.position.line,
            column: spot.position.column,
            figure,
            state: e.state.name(),
            ground: ground(&places, &e.ground),
        })
    };
    entries.iter().filter_map(row).collect()
}

fn ground(places: &Places<'_>, ground: &Ground) -> String {
    match ground {
        Ground::Reason(name) => (*name).to_owned(),
        Ground::Finding(rule, message) => format!("{rule}: {message}"),
        Ground::Passage(span) => {
            places.spot(*span).map_or_else(String::new, |s| format!("{}:{} {}", s.position.line, s.position.column, one_line(&s.quote)))
        }
        Ground::Elsewhere(there, working) => {
            let working = working.as_ref().map_or_else(String::new, |w| format!(" ({w})"));
            format!("{}:{}:{} {}{working}", there.name, there.line, there.column, one_line(&there.quote))
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The ledger as a Markdown table under the document's name.
#[must_use]
pub fn ledger_markdown(document: &Document, entries: &[Entry]) -> String {
    let cell = |text: &str| safe(text).replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;");
    let mut out = format!("## {}\n\n| line | figure | stands | on what |\n|---:|---|---|---|\n", cell(&document.name));
    for r in rows(document, entries) {
        out.push_str(&format!("| {} | {} | {} | {} |\n", r.line, cell(&r.figure), r.state, cell(&r.ground)));
    }
    out.push('\n');
    out
}

/// The heading of the ledger as CSV.
pub const LEDGER_COLUMNS: &str = "document,line,column,figure,stands,on_what\n";

/// The ledger as CSV records. A field that a spreadsheet would run as a formula is quoted with an apostrophe in front.
#[must_use]
pub fn ledger_csv(document: &Document, entries: &[Entry]) -> String {
    let field = |text: &str| {
        let text = safe(text);
        let formula = text.starts_with(['=', '+', '-', '@', '\t']);
        format!("\"{}{}\"", if formula { "'" } else { "" }, text.replace('"', "\"\""))
    };
    let row = |r: Row| format!("{},{},{},{},{},{}\n", field(&document.name), r.line, r.column, field(&r.figure), r.state, field(&r.ground));
    rows(document, entries).into_iter().map(row).collect()
}

/// The ledger as one JSON object.
#[must_use]
pub fn ledger_json(document: &Document, entries: &[Entry]) -> String {
    let line = |r: Row| {
        let object = Object::new().number("line", r.line).number("column", r.column).text("figure", &r.figure);
        object.text("stands", r.state).text("on_what", &r.ground).end()
    };
    Object::new().text("id", &document.name).raw("ledger", &list(rows(document, entries).into_iter().map(line))).end()
}
