//! The ledger under the article: the sheet that an editor signs.

use super::{Page, name, sentence};
use crate::analysis::view::{Entry, Ground};
use crate::report::markup::escape;
use crate::report::passages::{one_line, place};
use std::collections::HashMap;

/// The ledger as a table; nothing when nobody asked for it.
pub(super) fn ledger(page: &Page<'_>) -> String {
    let Some(entries) = page.checked.ledger else { return String::new() };
    let words = page.words;
    let mut by_words = HashMap::new();
    for (n, finding) in page.checked.findings.iter().enumerate() {
        by_words.entry((finding.rule.as_str(), finding.message.as_str())).or_insert(n);
    }
    let head: String = ["line", "figure", "stands", "on-what"].map(|key| format!("<th scope=\"col\">{}</th>", words.get(key))).concat();
    let rows: String = entries.iter().enumerate().map(|(n, e)| row(page, n, e, &by_words)).collect();
    format!(
        "<div class=\"ledger\"><h3>{}</h3>\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n\
         <p class=\"signed\"><span>{}</span> <span>{}</span></p></div>\n",
        words.get("ledger"),
        words.get("signed"),
        words.get("date")
    )
}

fn row(page: &Page<'_>, n: usize, entry: &Entry, findings: &HashMap<(&str, &str), usize>) -> String {
    let (id, words) = (&page.id, page.words);
    let Some(spot) = page.places.spot(entry.span) else { return String::new() };
    let state = entry.state.name();
    let quote = format!("<bdi>{}</bdi>", escape(&one_line(&spot.quote)));
    let anchor = format!("{id}e{n}");
    let quote = if page.anchors.contains(&anchor) { format!("<a href=\"#{anchor}\">{quote}</a>") } else { quote };
    format!(
        "<tr class=\"{state}\" id=\"{id}r{n}\"><td class=\"line\">{}</td><td class=\"quote\">{quote}</td>\
         <td class=\"state\">{}</td><td>{}</td></tr>\n",
        spot.position.line,
        words.get(state),
        ground(page, &entry.ground, findings)
    )
}

fn ground(page: &Page<'_>, ground: &Ground, findings: &HashMap<(&str, &str), usize>) -> String {
    match ground {
        Ground::Reason(why) => escape(page.words.get(why)),
        Ground::Finding(rule, message) => {
            let said = format!("<code>{}</code> {}", escape(rule), sentence(message));
            match findings.get(&(rule.as_str(), message.as_str())) {
                Some(n) => format!("<a href=\"#{}f{n}\">{}</a> {said}", page.id, n + 1),
                None => said,
            }
        }
        Ground::Passage(span) => page.places.spot(*span).map_or_else(String::new, |s| {
            format!("<q>{}</q> <span class=\"place\"><bdi dir=\"ltr\">{}</bdi></span>", escape(&one_line(&s.quote)), escape(&place(&s)))
        }),
        Ground::Elsewhere(there, working) => {
            let working = working.as_ref().map_or_else(String::new, |w| format!(" {}", sentence(w)));
            let quote = escape(&one_line(&there.quote));
            format!("<q>{quote}</q>{working} <span class=\"place\">{} {}:{}</span>", name(&there.name), there.line, there.column)
        }
    }
}
