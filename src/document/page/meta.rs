//! What a page says of itself: its date, its headline, its language.

use super::super::build::same_words;
use super::tree::{Node, Tree};
use serde_json::Value;
use std::collections::VecDeque;
use std::ops::Range;

/// What a page says of itself.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The headline to be shared, with its place.
    pub(super) shared: Option<(String, Range<usize>)>,
    /// The title of the window, with its place.
    pub(super) window: Option<(String, Range<usize>)>,
    /// The language as a tag.
    pub(super) language: Option<String>,
    /// Dates of publication, the surest first.
    dates: [Option<String>; 3],
    /// What JSON-LD says of articles.
    articles: Vec<Article>,
}

/// An article in JSON-LD.
#[derive(Debug)]
struct Article {
    headline: Option<String>,
    published: Option<String>,
}

/// Names of `meta` that hold the day of publication, in small letters.
const DATES: &[&str] = &[
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "datepublished",
    "article.published",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "og:article:published_time",
    "og:published_time",
];

impl Facts {
    /// The headline as the page gives it to be shown elsewhere.
    pub(super) fn title(&self) -> Option<&str> {
        let told = self.articles.iter().find_map(|a| a.headline.as_deref());
        self.shared.as_ref().map(|s| s.0.as_str()).or(told).or_else(|| self.window.as_ref().map(|w| w.0.as_str()))
    }

    /// The day of publication, of the article with this headline where there are several.
    pub(super) fn published(&self, headline: Option<&str>) -> Option<String> {
        let [property, micro, name] = &self.dates;
        let same = |a: &&Article| a.headline.as_deref().zip(headline).is_some_and(|(a, b)| same_words(a, b));
        let told = self.articles.iter().filter(|a| a.published.is_some());
        let told = told.clone().find(same).or_else(|| told.clone().next()).and_then(|a| a.published.clone());
        property.clone().or(told).or_else(|| micro.clone()).or_else(|| name.clone())
    }

    /// Whether a heading says what the page gives as its headline; the window's title may have the outlet's name behind it.
    pub(super) fn is_headline(&self, heading: &str) -> bool {
        let told = self.articles.iter().filter_map(|a| a.headline.as_deref());
        let begins =
            |title: &str| title.strip_prefix(heading).is_some_and(|r| r.trim_start().starts_with(['-', '|', '–', '—', '•', '·', ':', '«']));
        !heading.is_empty()
            && (self.shared.iter().map(|s| s.0.as_str()).chain(told).any(|t| same_words(t, heading))
                || self.window.as_ref().is_some_and(|w| same_words(&w.0, heading) || begins(&w.0)))
    }
}

/// Reads what a page says of itself.
pub(super) fn facts(tree: &Tree, source: &str) -> Facts {
    let mut facts = Facts::default();
    for (place, element) in tree.elements.iter().enumerate() {
        match element.name.as_str() {
            "html" | "body" => {
                facts.language = facts.language.take().or_else(|| element.get("lang").filter(|l| !l.is_empty()).map(str::to_owned))
            }
            "title" if facts.window.is_none() => facts.window = text_of(tree, place),
            "script" if element.get("type").is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json")) => {
                linked_data(&tree.nodes[element.nodes.clone()], &mut facts.articles);
            }
            "meta" | "time" => {}
            _ => continue,
        }
        let Some(content) = element.get("content").or_else(|| element.get("datetime")).map(str::trim).filter(|c| !c.is_empty()) else {
            continue;
        };
        let key = element.get("property").or_else(|| element.get("name")).unwrap_or_default().to_ascii_lowercase();
        let [property, micro, name] = &mut facts.dates;
        if key == "article:published_time" {
            property.get_or_insert_with(|| content.to_owned());
        } else if element.get("itemprop").is_some_and(|p| p.split_whitespace().any(|p| p == "datePublished")) {
            micro.get_or_insert_with(|| content.to_owned());
        } else if DATES.contains(&key.as_str()) {
            name.get_or_insert_with(|| content.to_owned());
        } else if key == "og:title" && facts.shared.is_none() {
            facts.shared = element.place("content").and_then(|at| value(source, at)).map(|at| (content.to_owned(), at));
        }
    }
    facts
}

/// The text of an element that holds nothing else, with its place.
fn text_of(tree: &Tree, element: usize) -> Option<(String, Range<usize>)> {
    tree.nodes[tree.elements[element].nodes.clone()].iter().find_map(|node| match node {
        Node::Text { at, meant, .. } if !meant.trim().is_empty() => {
            Some((meant.split_whitespace().collect::<Vec<_>>().join(" "), at.clone()))
        }
        _ => None,
    })
}

/// Where the value stands in `content="…"`.
fn value(source: &str, attribute: Range<usize>) -> Option<Range<usize>> {
    let written = source.get(attribute.clone())?;
    let equals = written.find('=')? + 1;
    let front = equals + written[equals..].len() - written[equals..].trim_start().len();
    let quoted = written[front..].starts_with(['"', '\'']);
    let start = attribute.start + front + usize::from(quoted);
    let end = attribute.end - usize::from(quoted && written.len() > front + 1 && written.ends_with(['"', '\'']));
    (start < end).then_some(start..end)
}

/// Reads the articles of a piece of JSON-LD; what is no JSON says nothing. Outer objects come before those inside them.
fn linked_data(nodes: &[Node], articles: &mut Vec<Article>) {
    let text: String = nodes.iter().filter_map(|n| if let Node::Text { meant, .. } = n { Some(meant.as_str()) } else { None }).collect();
    let Ok(root) = serde_json::from_str::<Value>(text.trim()) else { return };
    let mut queue = VecDeque::from([&root]);
    while let Some(value) = queue.pop_front() {
        match value {
            Value::Array(items) => queue.extend(items),
            Value::Object(object) => {
                let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
                if object.get("@type").is_some_and(is_article) {
                    articles.push(Article { headline: text("headline").or_else(|| text("name")), published: text("datePublished") });
                }
                queue.extend(object.values().filter(|v| v.is_object() || v.is_array()));
            }
            _ => {}
        }
    }
}

/// Whether a type, or one of several, is that of an article.
fn is_article(kind: &Value) -> bool {
    let named = |v: &Value| v.as_str().is_some_and(|t| t.ends_with("Article") || t.ends_with("Posting") || t.ends_with("Report"));
    named(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(named))
}
