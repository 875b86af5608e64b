//! What of a page is no article.

use super::tree::{Element, Node, Tree};

/// Elements that are never read.
const SILENT: &[&str] = &[
    "audio",
    "button",
    "canvas",
    "datalist",
    "del",
    "dialog",
    "head",
    "iframe",
    "math",
    "nav",
    "noscript",
    "object",
    "pre",
    "rp",
    "rt",
    "s",
    "script",
    "select",
    "strike",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "video",
    "amp-ad",
    "amp-sidebar",
    "amp-embed",
    "amp-consent",
    "amp-user-notification",
    "amp-social-share",
];

/// Elements that are not read unless the article lies in them. Of forms it is enough that most of the text does: some systems put whole
/// pages into one.
const AROUND: &[&str] = &["aside", "footer", "menu"];

/// Roles of the same kind.
const ROLES: &[&str] =
    &["navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tooltip"];

/// Words in names of classes that are for readers' comments.
const COMMENTS: &[&str] = &["comment", "comments", "disqus", "respond", "commentlist"];

/// Words in names of classes that are for what stands around an article.
const CLASSES: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertising",
    "adsense",
    "adslot",
    "dfp",
    "breadcrumb",
    "breadcrumbs",
    "byline-social",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "footer",
    "menu",
    "modal",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "pager",
    "pagination",
    "paywall",
    "popular",
    "popup",
    "promo",
    "promoted",
    "promos",
    "readmore",
    "recirc",
    "recirculation",
    "recommendation",
    "recommendations",
    "recommended",
    "related",
    "share",
    "sharebar",
    "sharing",
    "sidebar",
    "signup",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "teaser",
    "teasers",
    "toolbar",
    "trending",
];

/// Whole classes of what only machines read.
const UNSEEN: &[&str] = &["sr-only", "visually-hidden", "screen-reader-text", "screen-reader-only", "assistive-text", "print-only"];

/// For each element whether it, or one around it, is not read.
pub(super) fn furniture(tree: &Tree) -> Vec<bool> {
    let text = tree.summed(text(tree));
    let holds = tree.summed(tree.elements.iter().map(|e| u32::from(is_core(e))).collect());
    let headings = tree.summed(tree.elements.iter().map(|e| u32::from(e.heading() == Some(1))).collect());
    let in_article = tree.inherited(tree.elements.iter().map(|e| matches!(e.name.as_str(), "article" | "main")).collect());
    let mut out = vec![false; tree.elements.len()];
    for (i, element) in tree.elements.iter().enumerate() {
        let parent = element.parent;
        // The article lies in it: what holds most of the text, or what is marked as the article.
        let share = |tenths: u64| u64::from(text[i]) * 10 >= u64::from(text[0]) * tenths;
        let around = (holds[i] > u32::from(is_core(element)) || headings[i] > 0) && share(3);
        let core = matches!(element.name.as_str(), "" | "html" | "body" | "main" | "article");
        let header = element.name == "header" && !in_article[i] && headings[i] == 0;
        out[i] = out[parent]
            || SILENT.contains(&element.name.as_str())
            || unseen(element)
            || header
            || mark(tree, i)
            || classed(element, COMMENTS) && !around
            || !around && !core && AROUND.contains(&element.name.as_str())
            || element.name == "form" && !around && !share(6)
            || !around && !core && element.get("role").is_some_and(|r| ROLES.contains(&r))
            || !around && !core && classed(element, CLASSES) && !share(6);
    }
    out
}

fn is_core(element: &Element) -> bool {
    let body = element.get("itemprop").is_some_and(|p| p.split_whitespace().any(|p| p == "articleBody"));
    let article = element.name == "article" && !classed(element, COMMENTS) && !classed(element, CLASSES);
    body || element.name == "main" || article
}

/// How much text stands right in each element.
fn text(tree: &Tree) -> Vec<u32> {
    let mut out = vec![0_u32; tree.elements.len()];
    for node in &tree.nodes {
        if let Node::Text { parent, meant, .. } = node
            && !SILENT.contains(&tree.elements[*parent].name.as_str())
        {
            out[*parent] = out[*parent].saturating_add(u32::try_from(meant.trim().len()).unwrap_or(u32::MAX));
        }
    }
    out
}

/// Whether an element is hidden from readers.
fn unseen(element: &Element) -> bool {
    let style = || element.get("style").is_some_and(|s| s.replace(' ', "").to_ascii_lowercase().contains("display:none"));
    let class = || element.get("class").is_some_and(|c| c.split_whitespace().any(|c| UNSEEN.contains(&c)));
    element.get("hidden").is_some() || element.get("aria-hidden") == Some("true") || style() || class()
}

/// Whether an element is the mark of a footnote: a raised link into the page itself.
fn mark(tree: &Tree, i: usize) -> bool {
    let element = &tree.elements[i];
    let raised = element.name == "sup" || tree.elements[element.parent].name == "sup";
    let inside = |e: &Element| e.name == "a" && e.get("href").is_some_and(|h| h.starts_with('#'));
    let child = || tree.elements.get(i + 1).is_some_and(|e| e.parent == i && inside(e));
    raised && (inside(element) || element.name == "sup" && child())
}

/// Whether a word of an element's classes, or of its name, is one of these.
fn classed(element: &Element, words: &[&str]) -> bool {
    let names = ["class", "id"].into_iter().filter_map(|a| element.get(a));
    let kind = element.get("itemtype").and_then(|t| t.rsplit('/').next());
    names.chain(kind).any(|name| parts(name).any(|part| words.iter().any(|w| part.eq_ignore_ascii_case(w))))
}

/// The words of a name: `story-relatedLinks` is "story", "related", "Links".
pub(super) fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_ascii_alphanumeric()).flat_map(|word| {
        let mut rest = word;
        std::iter::from_fn(move || {
            let small = |i: usize| rest.as_bytes().get(i.wrapping_sub(1)).is_some_and(u8::is_ascii_lowercase);
            let end = rest.bytes().enumerate().position(|(i, b)| i > 0 && b.is_ascii_uppercase() && small(i)).unwrap_or(rest.len());
            let (part, next) = rest.split_at(end);
            rest = next;
            (!part.is_empty()).then_some(part)
        })
    })
}
