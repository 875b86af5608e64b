//! Articles as Markdown: `tests/articles/*.md`, one file for each phenomenon. The format stands in `tests/articles/README.md`.

use super::pending::Case;
use super::stored::{files, read};
use factlint::analysis::Settings;
use factlint::check::{Report, check};
use factlint::document::{Document, Format, read as document};
use factlint::extraction::parse_published;
use factlint::rules::{self, Mark, marked};
use factlint::text::{Part, SourceSpan};

/// An article with what is expected of it.
#[derive(Debug, Clone, Default)]
struct Article {
    name: String,
    format: String,
    language: Option<String>,
    published: Option<String>,
    text: String,
    /// `error[sum-mismatch]`, in the order of the report.
    findings: Vec<String>,
    /// Whether it says that there is nothing to find.
    silent: bool,
}

/// One case for each article, and one for each file's balance.
pub(crate) fn trials() -> Vec<Case> {
    let mut cases = Vec::new();
    for path in files("tests/articles", "md") {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if stem == "README" {
            continue;
        }
        let articles = articles(&read(&path));
        let (loud, silent) = (articles.iter().filter(|a| !a.silent).count(), articles.iter().filter(|a| a.silent).count());
        let balance = move || if silent >= loud && loud > 0 { Ok(()) } else { Err(format!("{loud} loud articles, {silent} silent ones")) };
        cases.push(Case { name: format!("article {stem}: as many silent as loud"), run: Box::new(balance) });
        cases.extend(articles.into_iter().map(|a| Case { name: format!("article {stem}: {}", a.name), run: Box::new(move || holds(&a)) }));
    }
    cases
}

fn articles(file: &str) -> Vec<Article> {
    let mut found: Vec<Article> = Vec::new();
    let mut inside = false;
    for line in file.lines() {
        if let Some(name) = line.strip_prefix("## ").filter(|_| !inside) {
            found.push(Article { name: name.to_owned(), ..Article::default() });
            continue;
        }
        let Some(article) = found.last_mut() else { continue };
        match line.strip_prefix("~~~") {
            Some(head) => {
                inside = !inside;
                if inside {
                    let mut words = head.split_whitespace();
                    article.format = words.next().unwrap_or("text").to_owned();
                    article.language = words.next().map(str::to_owned);
                    article.published = words.next().map(str::to_owned);
                }
            }
            None if inside => article.text.push_str(&format!("{line}\n")),
            None if line == "Nothing." => article.silent = true,
            None => article.findings.extend(line.strip_prefix("- ").map(str::to_owned)),
        }
    }
    found
}

fn holds(article: &Article) -> Result<(), String> {
    let (text, marks) = marked(&article.text);
    if article.silent == !article.findings.is_empty() || article.silent == !marks.is_empty() {
        return Err("an article has findings with marked words, or says `Nothing.`".into());
    }
    let format = match article.format.as_str() {
        "markdown" => Format::Markdown,
        "html" => Format::Html,
        _ => Format::Plain,
    };
    let document = document("article", format, text).map_err(|e| e.to_string())?;
    let published = article.published.as_deref().map(|d| parse_published(d).ok_or(format!("`{d}` is no date"))).transpose()?;
    let mut settings = Settings::default();
    settings.language.clone_from(&article.language);
    settings.published = published;
    let report = check(&document, rules::builtin(), &settings, &rules::Options::default());
    let found: Vec<String> = report.findings.iter().map(|f| format!("{}[{}]", f.severity.name(), f.rule)).collect();
    let labels = labels(&document, &report);
    let meets = |m: &Mark, l: &(&str, SourceSpan)| m.role == l.0 && SourceSpan::of(m.span.clone()).overlaps(l.1);
    let strange: Vec<_> =
        labels.iter().filter(|l| !marks.iter().any(|m| meets(m, l))).map(|l| (l.0, l.1.slice(&document.source))).collect();
    let missing: Vec<_> =
        marks.iter().filter(|m| !labels.iter().any(|l| meets(m, l))).map(|m| (&m.role, &document.source[m.span.clone()])).collect();
    if found == article.findings && strange.is_empty() && missing.is_empty() {
        return Ok(());
    }
    let said: Vec<&str> = report.findings.iter().map(|f| f.message.as_str()).collect();
    Err(format!(
        "found {found:?}, not {:?}\nlabelled but not marked: {strange:?}\nmarked but not labelled: {missing:?}\n{said:#?}",
        article.findings
    ))
}

fn labels<'a>(document: &Document, report: &'a Report) -> Vec<(&'a str, SourceSpan)> {
    let all = report.findings.iter().flat_map(|f| f.labels.iter().chain(&f.more));
    let placed = all.filter_map(|l| document.map.source(l.span).map(|place| (l.role, place)));
    placed.filter(|(_, place)| place.part == Part::Text).map(|(role, place)| (role, place.span)).collect()
}
