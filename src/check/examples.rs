//! A rule's own examples, run.

use super::check;
use crate::analysis::{Settings, part, source};
use crate::document::{self, Document, Format, titled};
use crate::extraction::parse_published;
use crate::facts::{Held, Known, Sheet};
use crate::findings::{Finding, Label, Severity};
use crate::rules::kinds::Kind;
use crate::rules::{self, Example, Level, Mark, Rule, marked};
use crate::text::{Part, Place, SourceSpan};
use crate::waivers::{self, WaiverFile};
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
    let marks = marked(example.finds.as_deref().or(example.allows.as_deref()).unwrap_or_default()).1;
    let title_marks = marked(example.title.as_deref().unwrap_or_default()).1;
    let (document, found) = match alone.written.check {
        Kind::WaiverStands(_) | Kind::WaiverWhole(_) => waived(&alone, example)?,
        _ => {
            let (document, settings) = staged_for(std::slice::from_ref(&alone), example)?;
            let report = check(&document, std::slice::from_ref(&alone), &settings, &rules::Options::default());
            (document, report.findings)
        }
    };
    let wanted: Vec<(&str, Place)> = places(&marks, Part::Text).chain(places(&title_marks, Part::Title)).collect();
    match (example.finds.is_some(), found.as_slice()) {
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
    staged_for(&[], example)
}

/// The same, with what its other parts give for rules that ask all parts for one value.
fn staged_for(rules: &[Rule], example: &Example) -> Result<(Document, Settings), String> {
    let (text, _) = marked(example.finds.as_deref().or(example.allows.as_deref()).unwrap_or_default());
    let (title, _) = marked(example.title.as_deref().unwrap_or_default());
    let document = if example.markdown {
        let title = Some(title.as_str()).filter(|t| !t.is_empty());
        document::read_titled("example", Format::Markdown, title, text).map_err(|e| e.reason)?
    } else {
        titled("example", &title, text)
    };
    let published = example.published.as_deref().map(|d| parse_published(d).ok_or_else(|| format!("`{d}` is no date"))).transpose()?;
    let settings = Settings { language: Some(example.language.clone().unwrap_or_else(|| "en".into())), published, ..Settings::default() };
    let settings = Settings { held: held(example, &settings), parts: parts(rules, example, &settings), ..settings };
    Ok((document, settings))
}

/// What a rule about waivers tells of an example: an article with comments, or a file of waivers for an article.
fn waived(rule: &Rule, example: &Example) -> Result<(Document, Vec<Finding>), String> {
    let (staged, settings) = staged(example)?;
    let article = example.article.as_ref().unwrap_or(&staged.source).clone();
    let article = document::read("example", Format::Markdown, article).map_err(|e| e.reason)?;
    let others = rules::builtin().iter().filter(|r| r.written.id != rule.written.id);
    let all: Vec<Rule> = others.chain([rule]).cloned().collect();
    let known = all.iter().map(|r| r.written.id.clone()).collect();
    let language = settings.language.as_deref().unwrap_or_default();
    let run = waivers::Run { known: &known, rules: &all, skipped: &[], language, today: settings.published };
    let found = check(&article, &all, &settings, &rules::Options::default()).findings;
    let own = |mut findings: Vec<Finding>| {
        findings.retain(|f| f.rule == rule.written.id);
        findings
    };
    if example.article.is_none() {
        let left = waivers::apply(&article, found, &[], run);
        return Ok((article, own(left.findings)));
    }
    let (file, wrong) = WaiverFile::read("waivers.yaml", &staged.source);
    if let Some(wrong) = wrong.into_iter().next() {
        return Err(wrong.reason);
    }
    let _ = waivers::apply(&article, found, &[(&file, String::new())], run);
    let (document, findings) = waivers::about(&file, true, run);
    Ok((document, own(findings)))
}

/// What the example is held against.
fn held(example: &Example, settings: &Settings) -> Arc<Held> {
    let read = |text: &String| Arc::new(source(titled("source", "", text.clone()), settings));
    let indented = |text: &str| text.lines().map(|l| format!("  {l}\n")).collect::<String>();
    let sheet = |text: &String| Sheet::read("facts.yaml", format!("facts:\n{}", indented(text))).map(Arc::new).ok();
    let known = Known::of(example.facts.iter().filter_map(sheet).collect());
    Arc::new(Held::against(example.sources.iter().map(read).collect(), true, Arc::new(known)))
}

/// The other parts of its story, each in the language that it looks like: a version may be a translation.
fn parts(rules: &[Rule], example: &Example, settings: &Settings) -> Arc<Held> {
    let any = Settings { language: None, ..settings.clone() };
    let read = |text: &String| Arc::new(part(titled("part", "", text.clone()), &any, |read| rules::given(rules, read)));
    Arc::new(Held::against(example.parts.iter().map(read).collect(), false, Arc::default()))
}

fn places(marks: &[Mark], part: Part) -> impl Iterator<Item = (&str, Place)> {
    marks.iter().map(move |mark| (mark.role.as_str(), Place { part, span: SourceSpan::of(mark.span.clone()) }))
}

/// Whether the labels of a finding and the marks are the same passages in the same roles.
fn fits(document: &Document, finding: &Finding, wanted: &[(&str, Place)]) -> bool {
    let labels = finding.labels.iter().chain(&finding.more);
    // A comment is no prose: its label names the document itself.
    let place = |l: &Label| match &l.source {
        None => document.map.source(l.span),
        Some(there) => (there.name == document.name).then(|| Place { part: Part::Text, span: SourceSpan::new(there.start, there.end) }),
    };
    let found: Vec<(&str, Place)> = labels.filter_map(|l| Some((l.role, place(l)?))).collect();
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
            markdown: false,
            article: None,
        };
        assert_eq!(example(rule, &quiet), Err("nothing was found".to_owned()));
        let fine = Example { finds: None, allows: Some("Nothing here.".into()), ..quiet };
        assert_eq!(example(rule, &fine), Ok(()));
    }
}
