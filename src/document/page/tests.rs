//! What a reader reads of a page.

use super::page;
use crate::document::{Document, Role};
use crate::text::ProseSpan;
use std::fmt::Write;

fn read(source: &str) -> Document {
    page("a.html", None, source.to_owned()).unwrap()
}

fn texts(source: &str) -> Vec<String> {
    let d = read(source);
    d.blocks.iter().map(|b| b.span.slice(&d.prose).to_owned()).collect()
}

/// The source of the first place in the prose where some words stand.
fn source_of<'a>(d: &'a Document, words: &str) -> &'a str {
    let start = d.prose.find(words).unwrap();
    d.map.source(ProseSpan::of(start..start + words.len())).unwrap().span.slice(&d.source)
}

#[test]
fn every_word_knows_its_source() {
    let d = read("<p>The <b>25</b>&nbsp;jets\r\n  cost &pound;5m &copy 2024, R&D.<p>قُتل <em>&#1633;&#1634;</em> شخصًا");
    assert_eq!(d.prose, "The 25\u{A0}jets cost £5m © 2024, R&D.\n\nقُتل ١٢ شخصًا");
    assert_eq!(source_of(&d, "25\u{A0}jets"), "25</b>&nbsp;jets");
    assert_eq!(source_of(&d, "jets cost"), "jets\r\n  cost");
    assert_eq!(source_of(&d, "£5m"), "&pound;5m");
    assert_eq!(source_of(&d, "١٢ ش"), "&#1633;&#1634;</em> ش");
}

#[test]
fn blocks_have_the_role_that_the_markup_gives_them() {
    let source = "<article><h1>A</h1><p>B<br>C<ul><li>D<li><p>E</ul><blockquote><p>F</blockquote><figure><img><figcaption>G</figcaption></figure><p class=wp-caption-text>H</p><h2>I</h2><table><caption>J</caption><tr><th>K<th colspan=2>L<tr><td>M<td><td>N</table></article>";
    let d = read(source);
    let found: Vec<(Role, &str)> = d.blocks.iter().map(|b| (b.role, b.span.slice(&d.prose))).collect();
    use Role::{Caption, Cell, Heading, ListItem, Paragraph, Quote};
    let expected = [
        (Heading(1), "A"),
        (Paragraph, "B"),
        (Paragraph, "C"),
        (ListItem, "D"),
        (ListItem, "E"),
        (Quote, "F"),
        (Caption, "G"),
        (Caption, "H"),
        (Heading(2), "I"),
        (Caption, "J"),
        (Cell, "K"),
        (Cell, "L"),
        (Cell, "M"),
        (Cell, "N"),
    ];
    assert_eq!(found, expected);
    let cells: Vec<_> = d.cells.iter().map(|c| (c.block, c.row, c.column)).collect();
    assert_eq!(cells, [(10, 0, 0), (11, 0, 1), (12, 1, 0), (13, 1, 2)]);
}

#[test]
fn what_is_no_article_is_left_out() {
    let source = "<body class='has-sidebar'><nav>1</nav><header><a href=/>2</a></header><form><main><h1>T</h1><p>Text of it<sup><a href='#f1'>3</a></sup>.<del>4</del><script>5</script><style>6</style><p hidden>7<p style='display: none'>8<div class='related-posts'><p>9</div><div class=share>10</div><p><a href=/x>11 more</a><p>See <a href=/y>this</a>.<aside>12</aside><template>13</template></main></form><section id=comments><p>14 15 16 17 18 19</section><footer>20</footer>";
    assert_eq!(texts(source), ["T", "Text of it.", "See this."]);
}

#[test]
fn a_headline_outside_of_the_article_is_read_first() {
    assert_eq!(texts("<h1>News</h1><h1>Twelve die</h1><div>x</div><article><p>Body text.</article>")[0], "Twelve die");
    let shared = "<head><meta property='og:title' content=\"Twelve &amp; more die\"></head><article><p>Body text.</article>";
    let d = read(shared);
    assert_eq!((d.blocks[0].role, d.blocks[0].span.slice(&d.prose)), (Role::Title, "Twelve & more die"));
    assert_eq!(source_of(&d, "Twelve"), "Twelve &amp; more die");
    assert_eq!(d.meta.title.as_deref(), Some("Twelve & more die"));
}

#[test]
fn the_day_of_publication_is_read() {
    let day = |head: &str| read(&format!("{head}<article><time datetime=2020-01-05>x</time><p>Text.</article>")).meta.published;
    assert_eq!(day("").as_deref(), Some("2020-01-05"));
    assert_eq!(day("<meta name=pubdate content=2020-01-04>").as_deref(), Some("2020-01-04"));
    let linked = "<script type='application/ld+json'>[{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\"2020-01-01\"},{\"@type\":[\"Thing\",\"NewsArticle\"],\"datePublished\":\"2020-01-03T08:00:00Z\"}]}]</script>";
    assert_eq!(day(linked).as_deref(), Some("2020-01-03T08:00:00Z"));
    let property = "<meta property='article:published_time' content='2020-01-02'>";
    assert_eq!(day(&format!("{linked}{property}")).as_deref(), Some("2020-01-02"));
    assert_eq!(day("<script type='application/ld+json'>{\"@type\": oops</script>").as_deref(), Some("2020-01-05"));
}

#[test]
fn articles_in_a_page_are_stories_of_their_own() {
    let post = |day: u32, text: &str| format!("<article><time datetime='2024-11-{day}'>x</time><p>{text}</p></article>");
    let d = read(&format!("<main><h1>Live</h1><p>Intro.</p>{}{}</main>", post(21, "Twelve died."), post(22, "Thirteen died.")));
    let starts: Vec<_> = d.openings.iter().map(|o| (d.blocks[o.block].span.slice(&d.prose), o.published.as_deref())).collect();
    assert_eq!(starts, [("x", Some("2024-11-21")), ("x", Some("2024-11-22"))]);
}

#[test]
fn deep_and_broken_pages_are_read_in_one_pass() {
    let deep = 100_000;
    let source = format!("{}Twelve people died.{}", "<div><b>".repeat(deep), "</i></div>".repeat(deep));
    assert_eq!(texts(&source), ["Twelve people died."]);
    let source = format!("<p>{}12{}", "<a href=x><table><tr><td>".repeat(deep / 4), "</p>".repeat(deep));
    let _ = texts(&source);
    let mut items = String::new();
    for i in 0..deep {
        let _ = write!(items, "<li>{i}<br><p><article>");
    }
    let _ = texts(&items);
    assert_eq!(texts("<p>12 <p title=\"open"), ["12"]);
    assert!(texts("").is_empty());
}
