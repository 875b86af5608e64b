//! The book: every page of `docs/` is in its contents, every link leads somewhere, every rule has the page that its file makes.

use super::program::{run, words};
use super::stored::{blessing, files, named, read, root, same_file};
use libtest_mimic::Trial;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const CONTENTS: &str = "docs/SUMMARY.md";

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = vec![
        Trial::test("book: its contents name every page once", || Ok(contents()?)),
        Trial::test("book: every link leads somewhere", || Ok(links()?)),
        Trial::test("book: no page of a rule without a rule", || Ok(left_over()?)),
    ];
    for rule in factlint::rules::builtin() {
        let id = rule.written.id.as_str();
        trials.push(Trial::test(format!("page docs/rules/{id}.md"), move || {
            Ok(same_file(&root().join(format!("docs/rules/{id}.md")), &page(id)?)?)
        }));
    }
    trials
}

/// The page of a rule: what `factlint explain` prints, as Markdown, with the words of its message in both languages.
fn page(id: &str) -> Result<String, String> {
    let explained = explain(id, "en")?;
    let arabic = explain(id, "ar")?;
    let mut lines = explained.lines();
    let head = lines.next().and_then(|l| l.strip_prefix(id)).ok_or("a page begins with the rule's id")?;
    let head = head.trim().trim_matches(['(', ')']).trim_end_matches("; built in");
    let mut out = format!("# {id}\n\n{head}\n");
    for (title, text) in sections(&explained) {
        let body = match title {
            "Parameters" => format!("```yaml\n{}\n```", text.join("\n")),
            "Finds" | "Leaves alone" => examples(&text),
            "What it says" | "What to do" => {
                let other = sections(&arabic).into_iter().find(|(t, _)| *t == title).map(|(_, text)| text).unwrap_or_default();
                [sayings(&text), sayings(&other)].join("\n\n")
            }
            _ => text.iter().map(|l| escaped(l)).collect::<Vec<_>>().join("\n"),
        };
        out.push_str(&format!("\n## {title}\n\n{body}\n"));
    }
    Ok(out)
}

fn explain(id: &str, language: &str) -> Result<String, String> {
    let ran = run(root(), &words(&format!("explain --messages {language} {id}")), b"", &[]);
    if ran.code == 0 { Ok(ran.stdout) } else { Err(ran.stderr) }
}

/// The sections of an explained rule: a title at the margin, and what is indented under it.
fn sections(explained: &str) -> Vec<(&str, Vec<&str>)> {
    let mut sections: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in explained.lines().skip(1) {
        match (line.strip_prefix("  "), sections.last_mut()) {
            (Some(text), Some((_, under))) => under.push(text),
            (None, Some((_, under))) if line.is_empty() => under.push(""),
            (None, _) if !line.is_empty() => sections.push((line, Vec::new())),
            _ => {}
        }
    }
    for (_, under) in &mut sections {
        while under.last().is_some_and(|l| l.is_empty()) {
            under.pop();
        }
    }
    sections
}

/// Lines that a report prints, each in the direction of its words.
fn sayings(lines: &[&str]) -> String {
    format!("<p dir=\"auto\">{}</p>", lines.iter().map(|l| html(l)).collect::<Vec<_>>().join("<br>\n"))
}

/// Examples as a list, each in the direction of its words; a text of several lines keeps them.
fn examples(lines: &[&str]) -> String {
    let mut items: Vec<String> = Vec::new();
    for line in lines {
        match (line.strip_prefix("- "), items.last_mut()) {
            (Some(text), _) => items.push(marked(&html(text))),
            // A blank line would end the list.
            (None, Some(item)) => item.push_str(&format!("<br>\n{}", marked(&html(line)))),
            (None, None) => {}
        }
    }
    let items: String = items.iter().map(|i| format!("<li dir=\"auto\">{}</li>\n", i.trim_end_matches("<br>\n"))).collect();
    format!("<ul>\n{items}</ul>")
}

/// `[12 people]{total}` with the words set off, and their part behind them.
fn marked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let parts = after.split_once("]{").and_then(|(quote, after)| Some((quote, after.split_once('}')?)));
        match parts.filter(|(quote, _)| !quote.contains(['[', ']'])) {
            Some((quote, (role, after))) => {
                out.push_str(&format!("{before}<b>{quote}</b> <sub>{role}</sub>"));
                rest = after;
            }
            None => {
                out.push_str(before);
                out.push('[');
                rest = after;
            }
        }
    }
    out + rest
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Prose as Markdown that says the same.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if "\\*_<>[]#|".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The pages that the contents name, as they name them.
fn listed(contents: &str) -> Vec<&str> {
    contents.lines().filter_map(|l| l.split_once("](")?.1.strip_suffix(')')).collect()
}

/// Every page stands in the contents, once; those of the rules are written there from the rules.
fn contents() -> Result<(), String> {
    let path = root().join(CONTENTS);
    let text = read(&path);
    let rule = |l: &&str| l.trim_start().starts_with("- [") && l.contains("](rules/");
    let mut rules: Vec<&str> = factlint::rules::builtin().iter().map(|r| r.written.id.as_str()).collect();
    rules.sort_unstable();
    let mut out: Vec<String> = Vec::new();
    for line in text.lines().filter(|l| !rule(l)) {
        out.push(line.to_owned());
        if line.ends_with("](rules.md)") {
            out.extend(rules.iter().map(|id| format!("  - [{id}](rules/{id}.md)")));
        }
    }
    same_file(&path, &(out.join("\n") + "\n"))?;
    let text = read(&path);
    let listed = listed(&text);
    let once: BTreeSet<&str> = listed.iter().copied().collect();
    if once.len() < listed.len() {
        return Err("a page is named twice".into());
    }
    let pages: BTreeSet<String> = files("docs", "md").iter().map(|p| named(p)).filter(|p| p != CONTENTS).collect();
    let once: BTreeSet<String> = once.iter().map(|p| format!("docs/{p}")).collect();
    let missing: Vec<_> = pages.symmetric_difference(&once).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("in the folder or in {CONTENTS}, but not in both: {missing:?}")) }
}

fn left_over() -> Result<(), String> {
    let rules: BTreeSet<String> = factlint::rules::builtin().iter().map(|r| format!("docs/rules/{}.md", r.written.id)).collect();
    for page in files("docs/rules", "md") {
        if !rules.contains(&named(&page)) {
            if !blessing() {
                return Err(format!("{} is of no rule", named(&page)));
            }
            fs::remove_file(&page).map_err(|e| e.to_string())?;
        }
    }
    Ok(())
}

/// Links of the README and of the book lead to files that are there, and to headings of them; those of the book stay within it.
fn links() -> Result<(), String> {
    let mut wrong = Vec::new();
    let mut pages = files("docs", "md");
    pages.push(root().join("README.md"));
    for page in pages {
        let text = prose(&read(&page));
        let targets = ["](", "src=\"", "href=\""].into_iter().flat_map(|mark| text.split(mark).skip(1));
        for target in targets.filter_map(|t| t.split([')', '"']).next()).filter(|t| !t.contains("://") && !t.is_empty()) {
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let to = if file.is_empty() { page.clone() } else { page.with_file_name(file) };
            let to = to.canonicalize().unwrap_or(to);
            let inside = named(&page) == "README.md" || to.starts_with(root().join("docs").canonicalize().unwrap_or_default());
            if !to.is_file() || !inside || !heading.is_empty() && !headings(&to).contains(heading) {
                wrong.push(format!("{}: {target}", named(&page)));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// A page without its blocks of code.
fn prose(text: &str) -> String {
    text.split("\n```").step_by(2).collect()
}

/// The names that headings are linked by.
fn headings(page: &Path) -> BTreeSet<String> {
    let text = prose(&read(page));
    let heads = text.lines().filter_map(|l| l.strip_prefix('#')).map(|l| l.trim_start_matches('#').trim().to_lowercase());
    heads
        .map(|h| h.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).map(|c| if c == ' ' { '-' } else { c }).collect())
        .collect()
}
