//! Where the article is in a page.

use super::meta::Facts;
use super::tree::{Element, Node, Tree};

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The elements that hold the article, in order, none in another. Several are several stories.
    pub(super) roots: Vec<usize>,
    /// The heading that is the headline; it may stand outside.
    pub(super) headline: Option<usize>,
}

/// Finds the article.
pub(super) fn find(tree: &Tree, hidden: &[bool], facts: &Facts) -> Found {
    let text = tree.summed(prose(tree, hidden));
    let roots = roots(tree, hidden, &text);
    Found { headline: headline(tree, hidden, &roots, facts), roots }
}

/// How much text that is no link stands right in each element.
fn prose(tree: &Tree, hidden: &[bool]) -> Vec<u32> {
    let linked = tree.inherited(tree.elements.iter().map(|e| e.name == "a").collect());
    let mut out = vec![0_u32; tree.elements.len()];
    for node in &tree.nodes {
        if let Node::Text { parent, meant, .. } = node
            && !hidden[*parent]
            && !linked[*parent]
        {
            out[*parent] = out[*parent].saturating_add(u32::try_from(meant.trim().len()).unwrap_or(u32::MAX));
        }
    }
    out
}

/// Hides an article that stands in the middle of another one: a teaser, a message from elsewhere. Where there are several, they are the
/// posts of a live page.
pub(super) fn hide_embedded(tree: &Tree, hidden: &mut Vec<bool>, found: &Found) {
    let [root] = found.roots[..] else { return };
    let article = |e: &Element| e.name == "article" || e.get("itemprop").is_some_and(|p| p.contains("articleBody"));
    if !article(&tree.elements[root]) {
        return;
    }
    let text = tree.summed(prose(tree, hidden));
    let within = &tree.elements[root].nodes;
    let inside = |i: usize| i != root && within.contains(&tree.elements[i].nodes.start) && !hidden[i] && tree.elements[i].name == "article";
    let embedded = outermost(tree, &inside);
    if embedded.len() <= 2 {
        for i in embedded.into_iter().filter(|&i| u64::from(text[i]) * 4 < u64::from(text[root])) {
            hidden[i] = true;
        }
        *hidden = tree.inherited(std::mem::take(hidden));
    }
}

fn roots(tree: &Tree, hidden: &[bool], text: &[u32]) -> Vec<usize> {
    let outer = |is: &dyn Fn(&Element) -> bool| outermost(tree, &|i| is(&tree.elements[i]) && !hidden[i] && text[i] > 0);
    let best = |of: &[usize]| of.iter().copied().max_by_key(|&i| (text[i], std::cmp::Reverse(i)));
    let bodies = outer(&|e| e.get("itemprop").is_some_and(|p| p.split_whitespace().any(|p| p == "articleBody")));
    if let [body] = bodies[..] {
        return vec![body];
    }
    let main = best(&outer(&|e| e.name == "main" || e.get("role") == Some("main")));
    let articles = outer(&|e| e.name == "article" || e.get("role") == Some("article"));
    let whole: u64 = articles.iter().map(|&i| u64::from(text[i])).sum();
    let article = best(&articles);
    let reach = |a: usize, of: u64, share: u64| u64::from(text[a]) * 10 >= of * share;
    match (article, main) {
        // One article holds most of what all of them hold, and is more than a teaser in the page.
        (Some(article), main)
            if reach(article, whole, 6) && reach(article, text[main.unwrap_or(0)].into(), if main.is_some() { 4 } else { 3 }) =>
        {
            vec![article]
        }
        (_, Some(main)) => vec![main],
        (Some(_), None) if whole * 10 >= u64::from(text[0]) * 4 => articles,
        _ => densest(tree, text).into_iter().collect(),
    }
}

/// The elements of a kind that lie in no other of it.
fn outermost(tree: &Tree, is: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let mut inside = vec![false; tree.elements.len()];
    let mut out = Vec::new();
    for i in 1..tree.elements.len() {
        let around = inside[tree.elements[i].parent];
        inside[i] = around || is(i);
        if inside[i] && !around {
            out.push(i);
        }
    }
    out
}

/// The innermost block that holds most of the text.
fn densest(tree: &Tree, text: &[u32]) -> Option<usize> {
    let holds = |i: usize| u64::from(text[i]) * 10 >= u64::from(text[0]) * 7;
    let leaf = |e: &Element| {
        matches!(e.name.as_str(), "p" | "li" | "td" | "th" | "tr" | "tbody" | "blockquote" | "table" | "ul" | "ol") || e.heading().is_some()
    };
    if text.first().is_none_or(|&t| t == 0) {
        return None;
    }
    let laid_out = cells_of_pages(tree);
    (0..tree.elements.len()).rev().find(|&i| tree.elements[i].block && holds(i) && (laid_out[i] || !leaf(&tree.elements[i])))
}

/// For each element whether it is a cell that lays out a page: it holds paragraphs, headings or tables, and is no cell of a table.
pub(super) fn cells_of_pages(tree: &Tree) -> Vec<bool> {
    let holds = |e: &Element| e.name == "p" || e.name == "table" || e.heading().is_some();
    let held = tree.summed(tree.elements.iter().map(|e| u32::from(holds(e))).collect());
    tree.elements.iter().zip(held).map(|(e, held)| matches!(e.name.as_str(), "td" | "th") && held > 1).collect()
}

/// The headline: the first `h1` of the article, else a heading that says what the page is called, else the last `h1` before the article.
fn headline(tree: &Tree, hidden: &[bool], roots: &[usize], facts: &Facts) -> Option<usize> {
    let first = roots.first().copied()?;
    let start = tree.elements[first].nodes.start;
    let inside = |i: usize| roots.iter().any(|&r| tree.elements[r].nodes.contains(&tree.elements[i].nodes.start));
    let shown = |i: &usize| tree.elements[*i].heading().is_some() && !hidden[*i];
    let headings: Vec<usize> = (1..tree.elements.len()).filter(shown).take(400).collect();
    let first_level = |i: &&usize| tree.elements[**i].heading() == Some(1);
    let named = |i: &&usize| facts.is_headline(&tree.text(**i));
    let within = || headings.iter().filter(|i| inside(**i));
    let before = || headings.iter().filter(|i| tree.elements[**i].nodes.end <= start);
    within()
        .find(first_level)
        .or_else(|| within().next().filter(named))
        .or_else(|| headings.iter().filter(first_level).find(named))
        .or_else(|| before().find(named))
        .or_else(|| before().rfind(first_level))
        .copied()
}

/// The times of a page as written for machines, in order.
#[derive(Debug)]
pub(super) struct Times(Vec<(usize, String)>);

impl Times {
    /// The times that are shown.
    pub(super) fn of(tree: &Tree, hidden: &[bool]) -> Self {
        let times = tree.elements.iter().enumerate().filter(|(i, e)| e.name == "time" && !hidden[*i]);
        let told = times.filter_map(|(_, e)| Some((e.nodes.start, e.get("datetime")?.trim().to_owned())));
        Self(told.filter(|(_, time)| time.len() >= "2024-1-1".len()).collect())
    }

    /// The first one in an element.
    pub(super) fn first(&self, element: &Element) -> Option<String> {
        let (at, time) = self.0.get(self.0.partition_point(|(at, _)| *at < element.nodes.start))?;
        element.nodes.contains(at).then(|| time.clone())
    }
}
