//! What `claims` shows: what each figure is taken to say, which claims were linked and why, and which were not compared and why not.

use super::concise::address;
use super::json::{Object, list, string, thousandths};
use super::places::Places;
use super::safe::safe;
use crate::analysis::view::{Construction, Field, Link, Story};
use crate::document::Document;
use crate::text::ProseSpan;

/// `{"id", "language", "stories": […]}` on one line, without a line feed.
#[must_use]
pub fn claims_json(document: &Document, language: Option<&str>, stories: &[Story]) -> String {
    let places = Places::of(document);
    let story = |s: &Story| {
        Object::new()
            .maybe("published", s.published.as_deref())
            .raw("claims", &list(s.claims.iter().map(|c| claim(&places, c.span, &c.fields))))
            .raw("links", &list(s.links.iter().map(|l| link(&places, l))))
            .raw("refused", &list(s.refused.iter().map(|l| link(&places, l))))
            .raw("constructions", &list(s.constructions.iter().map(|c| construction(&places, c))))
            .end()
    };
    Object::new().text("id", &document.name).maybe("language", language).raw("stories", &list(stories.iter().map(story))).end()
}

fn words(of: &[String]) -> String {
    list(of.iter().map(|w| string(w)))
}

/// A passage as the reports of findings give it.
fn passage(object: Object, places: &Places<'_>, span: ProseSpan) -> Object {
    let spot = places.spot(span);
    object
        .text("quote", spot.as_ref().map_or("", |s| &s.quote))
        .number("start", spot.as_ref().map(|s| s.span.start))
        .number("end", spot.as_ref().map(|s| s.span.end))
        .number("line", spot.as_ref().map(|s| s.position.line))
        .number("column", spot.as_ref().map(|s| s.position.column))
}

fn claim(places: &Places<'_>, span: ProseSpan, fields: &[(&'static str, Field)]) -> String {
    let add = |object: Object, (name, field): &(&'static str, Field)| match field {
        Field::Text(text) => object.maybe(name, text.as_deref()),
        Field::Words(of) => object.raw(name, &words(of)),
        Field::Flag(flag) => object.raw(name, if *flag { "true" } else { "false" }),
    };
    fields.iter().fold(passage(Object::new(), places, span), add).end()
}

fn link(places: &Places<'_>, link: &Link) -> String {
    let members = link.claims.iter().zip(&link.spans);
    let reason = |r: &crate::analysis::view::Reason| Object::new().text("name", r.name).raw("words", &words(&r.words)).end();
    Object::new()
        .text("relation", link.relation)
        .raw("confidence", &thousandths(link.confidence.min(1000)))
        .raw("claims", &list(members.map(|(claim, span)| passage(Object::new().number("claim", *claim), places, *span).end())))
        .raw("reasons", &list(link.reasons.iter().map(reason)))
        .end()
}

fn construction(places: &Places<'_>, c: &Construction) -> String {
    let figures = c.figures.iter().map(|(role, span)| passage(Object::new().text("role", role), places, *span).end());
    Object::new().text("construction", c.name).raw("figures", &list(figures)).end()
}

/// The same for people. Fields that say nothing are left out.
#[must_use]
pub fn claims_text(document: &Document, stories: &[Story]) -> String {
    let places = Places::of(document);
    let quote = |span: ProseSpan| places.spot(span).map(|s| format!("“{}”", safe(&s.quote))).unwrap_or_default();
    let mut out = String::new();
    for story in stories {
        for claim in &story.claims {
            let place = address(&document.name, places.spot(claim.span).as_ref());
            out.push_str(&format!("{place}: {} {}\n", quote(claim.span), said(&claim.fields)));
        }
        for c in &story.constructions {
            let figures: Vec<String> = c.figures.iter().map(|(role, span)| format!("{role} {}", quote(*span))).collect();
            out.push_str(&format!("  {}: {}\n", c.name, figures.join(", ")));
        }
        for (links, done) in [(&story.links, "compared"), (&story.refused, "not compared")] {
            for link in links {
                let members: Vec<String> = link.spans.iter().map(|s| quote(*s)).collect();
                let sure = if link.refused { String::new() } else { format!(" {}", thousandths(link.confidence.min(1000))) };
                out.push_str(&format!("  {done}{sure}: {}: {}\n", members.join(" and "), reasons(link)));
            }
        }
    }
    out
}

fn said(fields: &[(&'static str, Field)]) -> String {
    // What holds of most claims goes without saying.
    const USUAL: [&str; 7] = ["exactly", "untold", "asserted", "whole", "body", "main", "actual"];
    let one = |(name, field): &(&'static str, Field)| match field {
        Field::Text(Some(text)) if !USUAL.contains(&text.as_str()) => Some(format!("{name} {}", safe(text))),
        Field::Words(of) if !of.is_empty() => Some(format!("{name} {}", safe(&of.join(" ")))),
        Field::Flag(true) => Some(name.replace('_', " ")),
        _ => None,
    };
    fields.iter().filter_map(one).collect::<Vec<_>>().join(", ")
}

fn reasons(link: &Link) -> String {
    let one = |r: &crate::analysis::view::Reason| match r.words.is_empty() {
        true => r.name.replace('_', " "),
        false => format!("{} ({})", r.name.replace('_', " "), safe(&r.words.join(" "))),
    };
    link.reasons.iter().map(one).collect::<Vec<_>>().join(", ")
}
