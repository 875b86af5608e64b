//! `html`: one file for a desk: the article with its passages marked, the findings beside it, the ledger under it. It needs no network, and
//! no script but for its filters.

mod article;
mod finding;
mod frame;
mod ledger;

use super::markup::escape;
use super::places::Places;
use super::terminal::direction::{Direction, direction, formulas_apart, of_name};
use super::words::{Words, words};
use super::{Bidi, Checked, Failed, Options, Output, RulePage, Summary};
use crate::findings::fingerprint;
use std::collections::HashSet;

/// A page.
#[derive(Debug)]
pub(super) struct Html;

impl Output for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn shows_ledger(&self) -> bool {
        true
    }

    fn begin(&self, _: &[RulePage], _: &Options) -> String {
        frame::begin()
    }

    fn document(&self, checked: &Checked<'_>, options: &Options) -> String {
        let words = words(options.messages.or(checked.language));
        if checked.findings.is_empty() && checked.ledger.is_none() {
            return clean(checked, words);
        }
        let mut page = Page { checked, places: Places::of(checked.document), words, id: id(checked), anchors: HashSet::new() };
        let dir = attribute(direction(&checked.document.prose));
        let lang = checked.language.map_or_else(String::new, |l| format!(" lang=\"{}\"", escape(l)));
        let mut out = format!("<section class=\"document\" id=\"{}\"{lang} dir=\"{dir}\">\n{}", page.id, head(checked, words));
        let (article, anchors) = article::article(&page);
        page.anchors = anchors;
        out.push_str("<div class=\"sheet\">\n");
        out.push_str(&article);
        out.push_str(&finding::findings(&page));
        out.push_str("</div>\n");
        out.push_str(&ledger::ledger(&page));
        out + "</section>\n"
    }

    fn failed(&self, failed: &Failed<'_>, options: &Options) -> String {
        let words = words(options.messages);
        let line = failed.line.map_or_else(String::new, |n| format!(":{n}"));
        let (name, error) = (name(failed.name), escape(failed.error));
        format!(
            "<section class=\"document unread\"><h2>{name}{line}</h2><p><strong>{}</strong> <bdi>{error}</bdi></p></section>\n",
            words.get("unread")
        )
    }

    fn end(&self, summary: &Summary, options: &Options) -> String {
        frame::end(summary, words(options.messages.or(summary.language())))
    }
}

/// A document on its way into a page.
struct Page<'a> {
    checked: &'a Checked<'a>,
    places: Places<'a>,
    words: &'static Words,
    /// What the names of its anchors begin with.
    id: String,
    /// Those of the article.
    anchors: HashSet<String>,
}

/// Anchors of documents must not meet on one page; the order of documents is not known here, so their names and words tell them apart.
fn id(checked: &Checked<'_>) -> String {
    let hash = fingerprint(&checked.document.name, [checked.document.prose.as_str()]);
    format!("d{}", hash.get(..10).unwrap_or_default())
}

/// A document without findings is named all the same: silence must not look like approval.
fn clean(checked: &Checked<'_>, words: &Words) -> String {
    format!("<section class=\"document clean\">{}<p>{}</p></section>\n", head(checked, words), words.get("no-findings"))
}

fn head(checked: &Checked<'_>, words: &Words) -> String {
    let dir = attribute(direction(words.get("figures-read")));
    let mut told = Vec::new();
    if let Some(published) = checked.published {
        told.push(format!("{} <bdi>{}</bdi>", words.get("published"), escape(published)));
    }
    let tally = checked.tally;
    told.push(format!("{}: {}", words.get("figures-read"), tally.read));
    told.push(format!("{}: {}", words.get("figures-compared"), tally.compared));
    if tally.read > tally.compared {
        told.push(format!("{}: {}", words.get("not-compared"), tally.read - tally.compared));
    }
    let mut reasons: Vec<&str> = checked.not_checked.iter().map(|n| n.reason).collect();
    reasons.sort_unstable();
    reasons.dedup();
    told.extend(reasons.iter().map(|r| escape(words.get(r))));
    format!("<h2>{}</h2>\n<p class=\"told\" lang=\"{}\" dir=\"{dir}\">{}</p>\n", name(&checked.document.name), words.code, told.join(" · "))
}

/// The name of a file: its parts stand left to right, whatever their letters are.
fn name(name: &str) -> String {
    let dir = attribute(of_name(name));
    format!("<bdi dir=\"{dir}\">{}</bdi>", escape(name))
}

const fn attribute(direction: Direction) -> &'static str {
    match direction {
        Direction::RightToLeft => "rtl",
        Direction::Plain | Direction::Mixed => "ltr",
    }
}

/// A sentence of a report in its own direction, its formulas kept running left to right.
fn sentence(text: &str) -> String {
    let dir = direction(text);
    let apart = formulas_apart(&super::safe::safe(text), dir, Bidi::Auto);
    // No isolate of the text itself is left; those that stand here are ours.
    let mut out = format!("<bdi dir=\"{}\">", attribute(dir));
    for piece in apart.split_inclusive(['\u{2066}', '\u{2069}']) {
        let (text, mark) = match piece.chars().next_back() {
            Some(c @ ('\u{2066}' | '\u{2069}')) => (&piece[..piece.len() - c.len_utf8()], Some(c)),
            _ => (piece, None),
        };
        super::markup::push(&mut out, text);
        out.push_str(match mark {
            Some('\u{2066}') => "<bdi dir=\"ltr\">",
            Some(_) => "</bdi>",
            None => "",
        });
    }
    out + "</bdi>"
}

#[cfg(test)]
mod tests;
