//! A rule's own examples, run.

use super::check;
use crate::analysis::{Settings, source};
use crate::document::{Document, titled};
use crate::extraction::parse_published;
use crate::facts::{Held, Known, Sheet};
use crate::findings::{Finding, Severity};
use crate::rules::{self, Example, Level, Mark, Rule, marked};
use crate::text::{Part, Place, SourceSpan};
use std::sync::Arc;

/// Runs one example of a rule.
///
/// # Errors
/// What went otherwise than the example says, for people.
pub fn example(rule: &Rule, example: &Example) -> Result<(), String> {
    let mut alone = rule.clone();
    if alone.written.severity == Level::Off {
        alone.written.severity = Level::Warning;
    }
    let (document, settings) = staged(example)?;
    let marks = marked(example.finds.as_deref().or(example.allows.as_deref()).unwrap_or_default()).1;
    let title_marks = marked(example.title.as_deref().unwrap_or_default()).1;
    let report = check(&document, std::slice::from_ref(&alone), &settings, &rules::Options::default());
    let wanted: Vec<(&str, Place)> = places(&marks, Part::Text).chain(places(&title_marks, Part::Title)).collect();
    match (example.finds.is_some(), report.findings.as_slice()) {
        (false, []) => Ok(()),
        (false, found) => Err(format!("must be left alone, but {}", said(&document, found))),
        (true, []) => Err("nothing was found".to_owned()),
        (true, found) if found.iter().any(|f| fits(&document, f, &wanted)) => Ok(()),
        (true, found) => Err(format!("found something else: {}", said(&document, found))),
    }
}

/// The document of an example, and what is known of it.
///
/// # Errors
/// When its publication date is none.
pub fn staged(example: &Example) -> Result<(Document, Settings), String> {
    let (text, _) = marked(example.finds.as_deref().or(example.allows.as_deref()).unwrap_or_default());
    let (title, _) = marked(example.title.as_deref().unwrap_or_default());
    let document = titled("example", &title, text);
    let published = example.published.as_deref().map(|d| parse_published(d).ok_or_else(|| format!("`{d}` is no date"))).transpose()?;
    let settings = Settings { language: Some(example.language.clone().unwrap_or_else(|| "en".into())), published, ..Settings::default() };
    let settings = Settings { held: held(example, &settings), parts: parts(example, &settings), ..settings };
    Ok((document, settings))
}

/// What the example is held against.
fn held(example: &Example, settings: &Settings) -> Arc<Held> {
    let read = |text: &String| Arc::new(source(titled("source", "", text.clone()), settings));
    let indented = |text: &str| text.lines().map(|l| format!("  {l}\n")).collect::<String>();
    let sheet = |text: &String| Sheet::read("facts.yaml", format!("facts:\n{}", indented(text))).map(Arc::new).ok();
    let known = Known::of(example.facts.iter().filter_map(sheet).collect());
    Arc::new(Held::against(example.sources.iter().map(read).collect(), true, Arc::new(known)))
}

/// The other parts of its story.
fn parts(example: &Example, settings: &Settings) -> Arc<Held> {
    let read = |text: &String| Arc::new(source(titled("part", "", text.clone()), settings));
    Arc::new(Held::against(example.parts.iter().map(read).collect(), false, Arc::default()))
}

fn places(marks: &[Mark], part: Part) -> impl Iterator<Item = (&str, Place)> {
    marks.iter().map(move |mark| (mark.role.as_str(), Place { part, span: SourceSpan::of(mark.span.clone()) }))
}

/// Whether the labels of a finding and the marks are the same passages in the same roles.
fn fits(document: &Document, finding: &Finding, wanted: &[(&str, Place)]) -> bool {
    let labels = finding.labels.iter().chain(&finding.more);
    let found: Vec<(&str, Place)> =
        labels.filter(|l| l.source.is_none()).filter_map(|l| Some((l.role, document.map.source(l.span)?))).collect();
    let meet = |a: &(&str, Place), b: &(&str, Place)| a.0 == b.0 && a.1.part == b.1.part && a.1.span.overlaps(b.1.span);
    wanted.iter().all(|w| found.iter().any(|f| meet(w, f))) && found.iter().all(|f| wanted.iter().any(|w| meet(w, f)))
}

fn said(document: &Document, found: &[Finding]) -> String {
    let one = |f: &Finding| {
        let labels = f.labels.iter().chain(&f.more).map(|l| format!("[{}]{{{}}}", l.span.slice(&document.prose), l.role));
        let heard = if f.severity == Severity::Info { " (info)" } else { "" };
        format!("“{}”{heard} at {}", f.message, labels.collect::<Vec<_>>().join(" "))
    };
    found.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_that_holds_nothing_is_told() {
        let rule = &rules::builtin()[0];
        let quiet = Example {
            finds: Some("Nothing here.".into()),
            allows: None,
            language: None,
            published: None,
            title: None,
            sources: Vec::new(),
            parts: Vec::new(),
            facts: Vec::new(),
        };
        assert_eq!(example(rule, &quiet), Err("nothing was found".to_owned()));
        let fine = Example { finds: None, allows: Some("Nothing here.".into()), ..quiet };
        assert_eq!(example(rule, &fine), Ok(()));
    }
}
