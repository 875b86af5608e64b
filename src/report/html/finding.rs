//! The findings beside the article.

use super::article::labels;
use super::{Page, name, sentence};
use crate::findings::Finding;
use crate::report::json::thousandths;
use crate::report::markup::escape;
use crate::report::passages::Passage;

/// All findings of a document, numbered as they are in the text.
pub(super) fn findings(page: &Page<'_>) -> String {
    let words = page.words;
    let found: String = page.checked.findings.iter().enumerate().map(|(n, f)| finding(page, n, f)).collect();
    let heading = words.get("findings");
    if found.is_empty() {
        return format!("<div class=\"findings\"><h3>{heading}</h3><p>{}</p></div>\n", words.get("no-findings"));
    }
    format!("<div class=\"findings\"><h3>{heading}</h3>\n<ol>\n{found}</ol></div>\n")
}

fn finding(page: &Page<'_>, n: usize, finding: &Finding) -> String {
    let (id, words) = (&page.id, page.words);
    let (severity, rule) = (finding.severity.name(), escape(&finding.rule));
    let mut out = format!(
        "<li class=\"finding {severity}\" id=\"{id}f{n}\" data-severity=\"{severity}\" data-rule=\"{rule}\">\n\
         <h4><a class=\"number\" href=\"#{id}f{n}\">{}</a> <span class=\"severity\">{}</span> <code>{rule}</code> \
         <span class=\"sure\" title=\"{}\">{}</span></h4>\n<p class=\"message\">{}</p>\n<ul class=\"passages\">\n",
        n + 1,
        words.get(severity),
        words.get("confidence"),
        thousandths(finding.confidence.0.min(1000)),
        sentence(&finding.message)
    );
    for (part, label) in labels(finding).enumerate() {
        out.push_str(&passage(page, &format!("{id}f{n}p{part}"), &Passage::of(label, &page.places)));
    }
    out.push_str("</ul>\n");
    let mut more = |key: &str, text: &str| {
        out.push_str(&format!("<p class=\"{key}\"><span class=\"key\">{}</span> {}</p>\n", words.get(key), sentence(text)));
    };
    finding.working.iter().for_each(|w| more("working", w));
    finding.notes.iter().for_each(|t| more("note", t));
    if let Some(help) = &finding.help {
        let lines: Vec<String> = help.lines().map(sentence).collect();
        out.push_str(&format!("<p class=\"help\"><span class=\"key\">{}</span> {}</p>\n", words.get("help"), lines.join("<br>")));
    }
    out + "</li>\n"
}

/// A passage of the article leads to it; one of another text is told with that text's name.
fn passage(page: &Page<'_>, anchor: &str, passage: &Passage<'_>) -> String {
    let quote = format!("<q>{}</q>", escape(&passage.quote));
    let quote = match passage.spot {
        Some(_) if page.anchors.contains(anchor) => format!("<a href=\"#{anchor}\" title=\"{}\">{quote}</a>", page.words.get("back")),
        _ => quote,
    };
    let place = match &passage.label.source {
        Some(there) => format!("{} {}:{}", name(&there.name), there.line, there.column),
        None => format!("<bdi dir=\"ltr\">{}</bdi>", escape(&passage.place)),
    };
    let said = if passage.label.text.is_empty() {
        String::new()
    } else {
        format!(" <span class=\"said\">{}</span>", sentence(&passage.label.text))
    };
    format!("<li>{quote}{said} <span class=\"place\">{place}</span></li>\n")
}
