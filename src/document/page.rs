//! A page in HTML: the article in it, without what stands around it.
//!
//! The page is read into a tree ([`tree`]); [`meta`] reads what the page says of itself; [`furniture`] marks what is no article:
//! navigation, comments, teasers, advertisements, scripts; [`find`] finds the article: what is marked as such, else where most of the text
//! stands; [`body`] reads it into blocks. An article inside a page with others begins a story of its own.
//!
//! Publication dates are taken from `article:published_time`, the article's JSON-LD, `datePublished` of microdata, well-known `meta` names and
//! the first `<time datetime>` of the article, in this order. The headline is the article's `h1`, else an `h1` before it, else what
//! the page gives to be shared.

mod body;
mod find;
mod furniture;
mod meta;
mod references;
#[cfg(test)]
mod tests;
mod tree;

use super::{Document, Meta, Unreadable};

/// Reads a page. A title from outside is the first block, unless a heading of level 1 says the same.
///
/// # Errors
/// A page with more elements than are read.
pub(super) fn page(name: &str, title: Option<&str>, source: String) -> Result<Document, Unreadable> {
    let Some(tree) = tree::tree(&source) else {
        let reason = format!("it has more than {} elements", tree::MOST);
        return Err(Unreadable::new(name, "is too large a page", reason, "save the article alone, as text or Markdown"));
    };
    let facts = meta::facts(&tree, &source);
    let mut hidden = furniture::furniture(&tree);
    let found = find::find(&tree, &hidden, &facts);
    find::hide_embedded(&tree, &mut hidden, &found);
    let document = body::body(&tree, &hidden, &found, &facts, title, &source);
    let times = find::Times::of(&tree, &hidden);
    let published = facts.published(found.headline.map(|h| tree.text(h)).as_deref());
    // Where several articles stand side by side, a time is that of its own article.
    let alone = || if let [root] = found.roots[..] { times.first(&tree.elements[root]) } else { None };
    let meta = Meta {
        title: title.map(str::to_owned).or_else(|| facts.title().map(str::to_owned)),
        published: published.or_else(alone),
        language: facts.language,
        ..Meta::default()
    };
    Ok(Document { name: name.to_owned(), meta, title_source: title.unwrap_or_default().to_owned(), source, ..document })
}
