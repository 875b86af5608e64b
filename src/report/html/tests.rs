use crate::analysis::view::{Entry, Ground, State};
use crate::document::{Block, Document, Role};
use crate::findings::Finding;
use crate::report::{Checked, Failed, Options, Summary, Writer, fixture, format};
use crate::text::ProseSpan;
use std::collections::BTreeSet;

fn page(checked: &Checked<'_>) -> String {
    format("html").unwrap().document(checked, &Options::default())
}

/// Every value of an attribute.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    page.split(&format!(" {attribute}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// Every link leads to an anchor, every anchor stands once, every element that is opened is closed in its order.
fn assert_sound(page: &str) {
    let ids = values(page, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len(), "{ids:?}");
    for href in values(page, "href") {
        assert!(href.strip_prefix('#').is_some_and(|h| unique.contains(h)), "{href} leads nowhere in {page}");
    }
    let mut open = Vec::new();
    for piece in page.split('<').skip(1) {
        let tag = piece.split('>').next().unwrap();
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap();
        match tag.starts_with('/') {
            true => assert_eq!(open.pop(), Some(name), "{page}"),
            false if !["br", "input"].contains(&name) => open.push(name),
            false => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn passages_lead_to_findings_and_back() {
    let (text, findings) = fixture::sum();
    let document = fixture::plain("flood.md", text);
    let page = page(&fixture::checked(&document, &findings));
    assert_sound(&page);
    let id = values(&page, "id")[0].to_owned();
    let marked = format!(
        "<span class=\"at\" id=\"{id}f0p0\"></span><a class=\"mark error\" href=\"#{id}f0\" data-findings=\"{id}f0\">1,143 people</a>"
    );
    assert!(page.contains(&marked), "{page}");
    assert!(page.contains(&format!("<a href=\"#{id}f0p0\"")) && page.contains(&format!("<li class=\"finding error\" id=\"{id}f0\"")));
}

#[test]
fn arabic_runs_right_to_left_and_its_formulas_do_not() {
    let (text, findings) = fixture::arabic_sum();
    let document = fixture::plain("فيضان.txt", text);
    let checked = Checked { language: Some("ar"), ..fixture::checked(&document, &findings) };
    let page = page(&checked);
    assert_sound(&page);
    assert!(page.contains(" lang=\"ar\" dir=\"rtl\">") && page.contains("<bdi dir=\"rtl\">الأجزاء لا تساوي المجموع</bdi>"), "{page}");
    let sum = "12 + 8 = 20";
    assert!(super::sentence(&format!("المجموع {sum}")).ends_with(&format!("<bdi dir=\"ltr\">{sum}</bdi></bdi>")));
}

#[test]
fn hostile_text_stays_text() {
    let (mut document, mut findings) = fixture::hostile();
    let script = "</title></style></script><script>alert(1)</script><img src=x onerror=alert(1)>\" onload='x'";
    document.name.push_str(script);
    findings[0].message.push_str(script);
    findings[0].rule.push_str(script);
    findings[0].labels[1].source.as_mut().unwrap().name.push_str(script);
    let found = fixture::checked(&document, &findings);
    let entries = [
        Entry { span: ProseSpan::new(0, 5), state: State::Contradicted, ground: Ground::Finding(script.into(), script.into()) },
        Entry { span: ProseSpan::new(2, 9), state: State::NotChecked, ground: Ground::Reason("no-publication-date") },
    ];
    let mut writer = Writer::new(format("html").unwrap(), Options::default(), &[]);
    let mut out = writer.document(&Checked { ledger: Some(&entries), published: Some(script), language: Some(script), ..found });
    out += &writer.failed(&Failed { name: script, line: Some(1), error: script });
    fixture::assert_harmless(&out);
    for tag in ["<script>alert", "<img", "</script>", "onerror=alert(1)>", "\" onload"] {
        let head = out.find("<section").unwrap();
        assert!(!out[head..].contains(tag), "{tag} in {out}");
    }
    assert_sound(&out[out.find("<section").unwrap()..]);
}

#[test]
fn overlapping_passages_in_many_blocks_keep_the_page_sound() {
    let prose = "One 12 two.\n\nThree 13 four.\n\nFive.";
    let span = |from, to| ProseSpan::new(from, to);
    let labels = |spans: &[(u32, u32)]| spans.iter().map(|&(a, b)| fixture::label(span(a, b), "part", "x")).collect::<Vec<_>>();
    let findings: Vec<Finding> = vec![
        fixture::finding("a", labels(&[(0, 20), (4, 6), (4, 6), (30, 90)])),
        fixture::finding("b", labels(&[(4, 16), (11, 13), (12, 12)])),
    ];
    let block = |from, to, role| Block { span: span(from, to), role };
    let blocks = vec![block(0, 11, Role::Heading(1)), block(13, 27, Role::ListItem), block(29, 34, Role::Cell)];
    let document = Document { blocks, ..fixture::plain("a.txt", prose) };
    let page = page(&fixture::checked(&document, &findings));
    assert_sound(&page);
    let article = page.split("<article>").nth(1).unwrap().split("</article>").next().unwrap();
    let text: String = article
        .split('<')
        .map(|p| p.split_once('>').map_or(p, |(tag, text)| if tag.starts_with("a class=\"ref") { "" } else { text }))
        .collect();
    assert_eq!(text.split_whitespace().collect::<Vec<_>>().join(" "), "One 12 two. Three 13 four. Five.");
}

#[test]
fn a_page_needs_nothing_from_elsewhere_and_names_what_is_clean() {
    let document = fixture::plain("clean.txt", "Nothing.");
    let mut writer = Writer::new(format("html").unwrap(), Options::default(), &[]);
    let mut summary = Summary::default();
    let checked = fixture::checked(&document, &[]);
    summary.add(&checked);
    let out = writer.document(&checked) + &writer.end(&summary);
    assert!(out.contains("clean.txt") && out.contains("nothing was found"));
    assert!(!["http://", "https://", "@import", "url("].iter().any(|far| out.contains(far)));
    assert!(out.starts_with("<!DOCTYPE html>") && out.ends_with("</html>\n"));
}
