//! The ledger of a document: as a Markdown table, CSV and JSON. (As HTML it stands beside the article, in `html`.)

use super::json::{Object, list};
use super::markdown::escape;
use super::passages::{one_line, place};
use super::places::Places;
use super::safe::safe;
use super::words::{Words, words};
use crate::analysis::view::{Entry, Ground, State};
use crate::document::Document;

/// A line of the ledger as it is printed.
struct Row<'a> {
    line: u32,
    column: u32,
    figure: String,
    state: State,
    ground: &'a Ground,
    on_what: String,
}

fn rows<'a>(places: &Places<'_>, entries: &'a [Entry]) -> Vec<Row<'a>> {
    let row = |e: &'a Entry| {
        let spot = places.spot(e.span)?;
        let figure = one_line(&spot.quote);
        let (line, column) = (spot.position.line, spot.position.column);
        Some(Row { line, column, figure, state: e.state, ground: &e.ground, on_what: on_what(places, &e.ground) })
    };
    entries.iter().filter_map(row).collect()
}

/// What a state rests on, in one line; a reason as its name.
pub(super) fn on_what(places: &Places<'_>, ground: &Ground) -> String {
    match ground {
        Ground::Reason(name) => (*name).to_owned(),
        Ground::Finding(rule, message) => format!("{rule}: {message}"),
        Ground::Passage(span) => places.spot(*span).map_or_else(String::new, |s| format!("{} {}", place(&s), one_line(&s.quote))),
        Ground::Elsewhere(there, working) => {
            let working = working.as_ref().map_or_else(String::new, |w| format!(" ({w})"));
            format!("{}:{}:{} {}{working}", there.name, there.line, there.column, one_line(&there.quote))
        }
    }
}

/// The ledger as a Markdown table under the document's name.
#[must_use]
pub fn ledger_markdown(document: &Document, language: Option<&str>, entries: &[Entry]) -> String {
    format!("## {}\n\n{}\n", escape(&document.name), table(&Places::of(document), words(language), entries))
}

/// The table alone, in the words of a language.
pub(super) fn table(places: &Places<'_>, words: &Words, entries: &[Entry]) -> String {
    let [line, figure, stands, on_what] = ["line", "figure", "stands", "on-what"].map(|key| words.get(key));
    let mut out = format!("| {line} | {figure} | {stands} | {on_what} |\n|---:|---|---|---|\n");
    for r in rows(places, entries) {
        let ground = match r.ground {
            Ground::Reason(name) => words.get(name).to_owned(),
            _ => escape(&r.on_what),
        };
        out.push_str(&format!("| {} | {} | {} | {ground} |\n", r.line, escape(&r.figure), words.get(r.state.name())));
    }
    out
}

/// The heading of the ledger as CSV.
pub const LEDGER_COLUMNS: &str = "document,line,column,figure,stands,on_what\n";

/// A field of CSV. One that a spreadsheet would run as a formula has an apostrophe in front.
pub(super) fn field(text: &str) -> String {
    let text = safe(text);
    let formula = text.trim_start().starts_with(['=', '+', '-', '@', '\t']);
    format!("\"{}{}\"", if formula { "'" } else { "" }, text.replace('"', "\"\""))
}

/// The ledger as CSV records.
#[must_use]
pub fn ledger_csv(document: &Document, entries: &[Entry]) -> String {
    let name = field(&document.name);
    let record = |r: Row<'_>| format!("{name},{},{},{},{},{}\n", r.line, r.column, field(&r.figure), r.state.name(), field(&r.on_what));
    rows(&Places::of(document), entries).into_iter().map(record).collect()
}

/// The ledger as one JSON object.
#[must_use]
pub fn ledger_json(document: &Document, entries: &[Entry]) -> String {
    Object::new().text("id", &document.name).raw("ledger", &rows_json(&Places::of(document), entries)).end()
}

/// The lines of the ledger as a JSON list.
pub(super) fn rows_json(places: &Places<'_>, entries: &[Entry]) -> String {
    let line = |r: Row<'_>| {
        let object = Object::new().number("line", r.line).number("column", r.column).text("figure", &r.figure);
        let object = object.text("stands", r.state.name()).text("on_what", &r.on_what);
        match r.ground {
            Ground::Reason(name) => object.text("why", name),
            Ground::Finding(rule, message) => object.text("rule", rule).text("message", message),
            Ground::Passage(span) => object.text("quote", &places.spot(*span).map_or_else(String::new, |s| s.quote)),
            Ground::Elsewhere(there, working) => {
                object.text("quote", &there.quote).text("source", &there.name).maybe("working", working.as_deref())
            }
        }
        .end()
    };
    list(rows(places, entries).into_iter().map(line))
}
