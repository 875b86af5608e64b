//! `markdown`: findings as comments on pull requests and pages show them, with the ledger where it is asked for.

use super::ledger::table;
use super::passages::{first, passages, place};
use super::places::Places;
use super::safe::safe;
use super::words::{Words, words};
use super::{Checked, Failed, Options, Output, Summary};
use crate::findings::Finding;

/// A section for each document that has something to show.
#[derive(Debug)]
pub(super) struct Markdown;

impl Output for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn shows_ledger(&self) -> bool {
        true
    }

    fn document(&self, checked: &Checked<'_>, options: &Options) -> String {
        if checked.findings.is_empty() && checked.ledger.is_none() {
            return String::new();
        }
        let words = words(options.messages.or(checked.language));
        let places = Places::of(checked.document);
        let mut out = format!("## {}\n\n", escape(&checked.document.name));
        if checked.findings.is_empty() {
            out.push_str(&format!("{}\n\n", words.get("no-findings")));
        }
        out.extend(checked.findings.iter().map(|f| item(f, &places, words)));
        if let Some(entries) = checked.ledger {
            out.push_str(&format!("### {}\n\n{}\n", words.get("ledger"), table(&places, words, entries)));
        }
        out
    }

    fn failed(&self, failed: &Failed<'_>, options: &Options) -> String {
        let line = failed.line.map_or_else(String::new, |n| format!(":{n}"));
        let words = words(options.messages);
        format!("## {}{line}\n\n**{}**: {}\n\n", escape(failed.name), words.get("unread"), escape(failed.error))
    }

    fn end(&self, summary: &Summary, _: &Options) -> String {
        summary.line() + "\n"
    }
}

fn item(finding: &Finding, places: &Places<'_>, words: &Words) -> String {
    let at = first(finding, places).map_or_else(String::new, |s| format!(" {}", place(&s)));
    let severity = words.get(finding.severity.name());
    let mut out = format!("**{severity}** {}{at}: {}\n\n", escape(&finding.rule), escape(&finding.message));
    for p in passages(finding, places) {
        out.push_str(&format!("- {} “{}” — {}\n", escape(&p.place), escape(&p.quote), escape(&p.label.text)));
    }
    let mut line = |key: &str, text: &str| out.push_str(&format!("- {}: {}\n", words.get(key), escape(text)));
    finding.working.iter().for_each(|w| line("working", w));
    finding.notes.iter().for_each(|n| line("note", n));
    finding.help.iter().flat_map(|h| h.lines()).for_each(|h| line("help", h));
    out + "\n"
}

/// A stranger's text that stays text: no emphasis, link, image, code, table, mark-up, formula, mention or reference comes of it.
pub(super) fn escape(text: &str) -> String {
    let text = safe(text);
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '|' | '~' | '!' | '$' | '^' => out.extend(['\\', c]),
            // Where a forge would see a name or a number to link, a comment stands between.
            '@' | '#' if next.is_some_and(char::is_alphanumeric) => out.extend(['\\', c].into_iter().chain("<!-- -->".chars())),
            '@' | '#' => out.extend(['\\', c]),
            // `http://…`, `www.…`, `:tada:`.
            ':' if next.is_some_and(|n| n == '/' || n.is_alphabetic()) => out.push_str("\\:"),
            '.' if out.as_bytes().last_chunk().is_some_and(|w: &[u8; 3]| w.eq_ignore_ascii_case(b"www")) => out.push_str("\\."),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{fixture, format};
    use pulldown_cmark::{Event, Options as Extensions, Parser, Tag};

    #[test]
    fn a_section_for_each_document_with_findings() {
        let (text, findings) = fixture::sum();
        let document = fixture::plain("flood.md", text);
        let out = format("markdown").unwrap().document(&fixture::checked(&document, &findings), &Options::default());
        let expected = "## flood.md\n\n**error** sum-mismatch 3:9: the parts do not add up to the total\n\n\
            - 3:9 “1,143 people” — stated total\n- 1:16 “412 people” — 412\n- 1:62 “722” — 722\n- Working: 412 + 722 = 1,134\n\
            - What to do: the parts add up to 1,134, the total says 1,143: check for transposed digits\n\n";
        assert_eq!(out, expected);
    }

    #[test]
    fn text_stays_text() {
        let hostile = "# *a* **b** `c` ``d`` [e](http://f) ![g](h) <script>i</script> &copy; | j | ~~k~~ $l$ @m #1 www.n.org \\ _o_ [^1] {p} 1. q - r";
        let page = format!("- x {}\n\n| a |\n|---|\n| {} |\n", escape(hostile), escape(hostile));
        let mut read = String::new();
        for event in Parser::new_ext(&page, Extensions::all()) {
            match event {
                Event::Text(text) => read.push_str(&text),
                Event::InlineHtml(html) => assert_eq!(&*html, "<!-- -->"),
                Event::Start(tag) => assert!(matches!(
                    tag,
                    Tag::List(_) | Tag::Item | Tag::Paragraph | Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell
                )),
                Event::End(_) => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(read, format!("x {hostile}a{hostile}"));
    }
}
