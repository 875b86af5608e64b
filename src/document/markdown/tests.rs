//! What a reader reads of Markdown.

use super::markdown;
use crate::document::{Document, Role};
use crate::text::{Part, ProseSpan};

fn read(source: &str) -> Document {
    markdown("a.md", None, source.to_owned()).unwrap()
}

fn blocks(source: &str) -> Vec<(Role, String)> {
    let d = read(source);
    d.blocks.iter().map(|b| (b.role, b.span.slice(&d.prose).to_owned())).collect()
}

fn texts(source: &str) -> Vec<String> {
    blocks(source).into_iter().map(|(_, t)| t).collect()
}

/// The source of the first place in the prose where some words stand.
fn source_of<'a>(d: &'a Document, words: &str) -> &'a str {
    let start = d.prose.find(words).unwrap();
    d.map.source(ProseSpan::of(start..start + words.len())).unwrap().span.slice(&d.source)
}

#[test]
fn blocks_have_the_role_that_the_markup_gives_them() {
    let source = "# Flood\n\nTwelve *people* died\nin the **north**.\n\n## Aid\n\n- five tents\n- six\n\n  boats\n\n> A quotation.\n>\n> - of one item\n\n| who | how many |\n|---|---|\n| dead | 12 |\n\n![Two boats](b.png)\n";
    let role = |r, t: &str| (r, t.to_owned());
    let expected = [
        role(Role::Heading(1), "Flood"),
        role(Role::Paragraph, "Twelve people died in the north."),
        role(Role::Heading(2), "Aid"),
        role(Role::ListItem, "five tents"),
        role(Role::ListItem, "six"),
        role(Role::ListItem, "boats"),
        role(Role::Quote, "A quotation."),
        role(Role::ListItem, "of one item"),
        role(Role::Cell, "who"),
        role(Role::Cell, "how many"),
        role(Role::Cell, "dead"),
        role(Role::Cell, "12"),
        role(Role::Caption, "Two boats"),
    ];
    assert_eq!(blocks(source), expected);
}

#[test]
fn every_word_knows_its_source() {
    let d = read("The <b>25</b>&nbsp;jets cost 3\\*4 `5 m`\nand [more](x).");
    assert_eq!(d.prose, "The 25\u{A0}jets cost 3*4 5 m and more.");
    assert_eq!(source_of(&d, "25\u{A0}jets"), "25</b>&nbsp;jets");
    assert_eq!(source_of(&d, "5 m and"), "5 m`\nand");
    assert_eq!(source_of(&d, "3*4"), "3\\*4");
    assert_eq!(source_of(&d, "\u{A0}"), "&nbsp;");
}

#[test]
fn what_a_reader_does_not_read_is_left_out() {
    let source = "Dead: ~~12~~ 14[^1].\n\n```\n99\n```\n\n    98\n\nA<!-- 97 -->B.\n\n<!-- 96 -->\n\n---\n\n[x]: http://95.example\n[^1]: The ministry's figure.\n";
    assert_eq!(texts(source), ["Dead:  14.", "AB.", "The ministry's figure."]);
}

#[test]
fn lines_broken_on_purpose_part_blocks_but_not_headings() {
    assert_eq!(texts("Date: 12 March  \nPlace: Calder\\\nCity<br>End"), ["Date: 12 March", "Place: Calder", "City", "End"]);
    assert_eq!(texts("# Twelve die<br/>in the flood"), ["Twelve die in the flood"]);
    assert_eq!(texts("|a|\n|-|\n|12<br>dead|"), ["a", "12 dead"]);
}

#[test]
fn images_are_captions_and_sentences_stay_whole() {
    assert_eq!(texts("![Two boats](b.png)\n*On Friday*"), ["Two boats", "On Friday"]);
    assert_eq!(texts("They saw ![bird](b.png) 12 birds."), ["They saw  12 birds."]);
    let expected = [(Role::Paragraph, "They came.".to_owned()), (Role::Caption, "Two *b*oats".replace('*', ""))];
    assert_eq!(blocks("They came. ![Two *b*oats](b.png)").first().map(|b| &b.1), Some(&expected[0].1));
    assert_eq!(blocks("They came.\n![Two *b*oats](b.png)"), expected);
    assert_eq!(texts("[![Two boats](b.png)](c) ![More](d)"), ["Two boats", "More"]);
}

#[test]
fn links_vouch_for_the_words_they_hold() {
    let d = read("The [ministry **said**](x) so <https://a.example> and [](y).");
    let links: Vec<&str> = d.links.iter().map(|l| l.slice(&d.prose)).collect();
    assert_eq!(links, ["ministry said", "https://a.example"]);
}

#[test]
fn comments_to_this_tool_are_kept_with_their_place() {
    let d = read(
        "One.\n\n<!-- factlint-ignore sum-mismatch: the ministry's own -->\nTwo.\n\n<!-- other -->\n\nThree<!--factlint-disable x-->!\n\n<!-- factlint-enable",
    );
    let comments: Vec<(&str, &str)> = d.comments.iter().map(|c| (c.text.as_str(), &d.prose[c.prose_at as usize..])).collect();
    assert_eq!(
        comments,
        [("factlint-ignore sum-mismatch: the ministry's own", "Two.\n\nThree!"), ("factlint-disable x", "!"), ("factlint-enable", "")]
    );
    assert_eq!(d.comments[1].span.slice(&d.source), "<!--factlint-disable x-->");
}

#[test]
fn html_blocks_are_read() {
    let source = "<!-- factlint-ignore a: b --> The storm killed 12.\n\n<figure>\n<img src='a.png'>\n<figcaption>Two&nbsp;boats &eacute;\n</figcaption></figure>\n";
    assert_eq!(blocks(source), [(Role::Paragraph, "The storm killed 12.".into()), (Role::Caption, "Two\u{A0}boats é".into())]);
    assert_eq!(read(source).comments.len(), 1);
}

#[test]
fn the_title_of_the_front_matter_is_the_first_block() {
    let d = read("---\ntitle: \"Twelve die\"\n---\nThirteen people died.");
    assert_eq!(d.blocks[0].role, Role::Title);
    assert_eq!(source_of(&d, "Twelve die"), "Twelve die");
    assert_eq!(d.blocks[1].span.slice(&d.prose), "Thirteen people died.");
    let d = read("---\ntitle: \"Twelve\\tdie\"\n---\nA.");
    assert_eq!(source_of(&d, "Twelve"), "\"Twelve\\tdie\"");
}

#[test]
fn a_title_from_outside_goes_before_the_front_matter() {
    let d = markdown("a.md", Some(" Ten die"), "---\ntitle: Nine die\n---\nA.".into()).unwrap();
    let part = |n: usize| d.map.source(d.blocks[n].span).map(|p| (p.part, p.span.range()));
    assert_eq!((part(0), part(1)), (Some((Part::Title, 1..8)), Some((Part::Text, 24..26))));
    assert_eq!((d.meta.title.as_deref(), d.title_source.as_str()), (Some(" Ten die"), " Ten die"));
    let d = markdown("a.md", Some("Ten die"), "# Ten die\n\nA.".into()).unwrap();
    assert_eq!(d.blocks[0].role, Role::Heading(1));
}

#[test]
fn a_title_that_a_heading_repeats_is_read_once() {
    let roles = |source| read(source).blocks.iter().map(|b| b.role).collect::<Vec<_>>();
    assert_eq!(roles("---\ntitle: Twelve die\n---\n# Twelve  *die*\n\nA."), [Role::Heading(1), Role::Paragraph]);
    assert_eq!(roles("---\ntitle: Twelve die\n---\n# Thirteen die\n\nA."), [Role::Title, Role::Heading(1), Role::Paragraph]);
    assert_eq!(roles("---\ntitle: Twelve die\n---\n## Twelve die"), [Role::Title, Role::Heading(2)]);
    assert_eq!(roles("---\ntitle: ' '\n---\n# A"), [Role::Heading(1)]);
}

#[test]
fn money_and_directions_are_no_markup() {
    assert_eq!(
        texts("It cost $5 million and $6 million; 5 * 3 and ~5 to ~6 km, 10^6."),
        ["It cost $5 million and $6 million; 5 * 3 and ~5 to ~6 km, 10^6."]
    );
    assert_eq!(texts("\u{FEFF}قُتل **١٢** شخصًا"), ["قُتل ١٢ شخصًا"]);
}

#[test]
fn windows_line_ends_are_line_ends() {
    let d = read("---\r\ntitle: A\r\npublished: 2024-03-12\r\n---\r\nTwelve\r\ndied.\r\n\r\nB.\r\n");
    assert_eq!((d.meta.title.as_deref(), d.meta.published.as_deref()), (Some("A"), Some("2024-03-12")));
    assert_eq!(d.prose, "A\n\nTwelve died.\n\nB.");
}
