//! What stands around the documents of a page.

use super::{attribute, direction};
use crate::report::Summary;
use crate::report::markup::escape;
use crate::report::words::Words;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("filter.js");
/// Nothing may be fetched, whatever the article holds.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Everything before the first document.
pub(super) fn begin() -> String {
    format!(
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <title>factlint</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<header><h1>factlint</h1></header>\n"
    )
}

/// Everything after the last one.
pub(super) fn end(summary: &Summary, words: &Words) -> String {
    let dir = attribute(direction(words.get("figures-read")));
    let mut told: Vec<(&str, u32)> = vec![
        ("errors", summary.errors),
        ("warnings", summary.warnings),
        ("infos", summary.infos),
        ("files", summary.documents),
        ("figures-read", summary.tally.read),
        ("figures-compared", summary.tally.compared),
    ];
    if summary.unreadable > 0 {
        told.push(("unreadable", summary.unreadable));
    }
    let figures: String =
        told.iter().map(|(key, n)| format!("<div class=\"{key}\"><dt>{}</dt><dd>{n}</dd></div>", words.get(key))).collect();
    let mut reasons: Vec<_> = summary.not_checked.iter().collect();
    reasons.sort_by_key(|&(name, &n)| (std::cmp::Reverse(n), *name));
    let why: Vec<String> = reasons.iter().map(|(name, n)| format!("{}: {n}", escape(words.get(name)))).collect();
    let why = if why.is_empty() { String::new() } else { format!("<p>{}: {}</p>", words.get("not-compared"), why.join(" · ")) };
    let choice = |key: &str| {
        format!("<label class=\"{key}\"><input type=\"checkbox\" name=\"severity\" value=\"{key}\" checked> {}</label>", words.get(key))
    };
    let severities: String = ["error", "warning", "info"].map(choice).concat();
    let lang = words.code;
    format!(
        "<footer class=\"summary\" lang=\"{lang}\" dir=\"{dir}\"><dl>{figures}</dl>{why}</footer>\n\
         <form class=\"filters\" lang=\"{lang}\" dir=\"{dir}\" hidden><span>{}</span>{severities}\
         <label>{} <select name=\"rule\"><option value=\"\">{}</option></select></label></form>\n\
         <script>\n{SCRIPT}</script>\n</body>\n</html>\n",
        words.get("show"),
        words.get("rule"),
        words.get("every-rule")
    )
}
