//! What front matter says, and what is said of it when it is broken.

use super::{FrontMatter, front_matter};
use crate::document::Unreadable;

fn read(source: &str) -> Result<Option<FrontMatter>, Unreadable> {
    front_matter("a.md", source, 0)
}

fn found(source: &str) -> FrontMatter {
    read(source).unwrap().unwrap()
}

/// The reason of the error and the words it underlines.
fn error(source: &str) -> (String, String) {
    let error = read(source).unwrap_err();
    let shown = error.shown.as_ref().unwrap();
    assert_eq!(shown.source(), source);
    (error.reason.clone(), shown.span().slice(source).to_owned())
}

#[test]
fn all_keys_are_read_as_written() {
    let source = "---\ntitle: Twelve die\ndate: 1 March\npublished: 20240312\nlanguage: en-AU\nsources: [a.txt, b.txt]\nfacts: zoo.yaml\nfactlint:\n  skip:\n  - sum-mismatch\nother: {a: [1.10]}\n---\nBody";
    let f = found(source);
    assert_eq!(
        (f.meta.title.as_deref(), f.meta.published.as_deref(), f.meta.language.as_deref()),
        (Some("Twelve die"), Some("20240312"), Some("en-AU"))
    );
    assert_eq!(
        (&f.meta.sources[..], &f.meta.facts[..], &f.meta.skip[..]),
        (&["a.txt".to_owned(), "b.txt".into()][..], &["zoo.yaml".to_owned()][..], &["sum-mismatch".to_owned()][..])
    );
    assert_eq!((f.title_at.unwrap().slice(source), &source[f.body..]), ("Twelve die", "Body"));
}

#[test]
fn published_goes_before_date() {
    for source in ["---\ndate: a\npublished: b\n---\n", "---\npublished: b\ndate: a\n---\n"] {
        assert_eq!(found(source).meta.published.as_deref(), Some("b"));
    }
    assert_eq!(found("---\npublished:\ndate: a\n...\n").meta.published.as_deref(), Some("a"));
}

#[test]
fn rules_around_prose_are_no_front_matter() {
    for source in [
        "---\n\ntitle: a\n---\n",
        "---\nSome prose.\n---\n",
        "---\n- a\n- b\n---\n",
        "---\ntitle: a\n",
        "--- \n",
        "",
        "# A\n---\ntitle: a\n---",
        "----\na: b\n----\n",
    ] {
        assert_eq!(read(source), Ok(None), "{source}");
    }
    assert_eq!(found("---\n---\n").body, 8);
}

#[test]
fn broken_yaml_is_shown_at_its_line() {
    let (reason, words) = error("---\ntitle: Flood: twelve die\n---\nBody");
    assert!(reason.contains("mapping values are not allowed"), "{reason}");
    assert!("title: Flood: twelve die".ends_with(&words) && !words.is_empty(), "{words}");
    assert!(!error("---\na: 1\ntitle: \"Twelve die\nb: 2\n---\n").1.is_empty());
    assert!(!error("---\na: 1\n\tb: [\n---\n").1.is_empty());
}

#[test]
fn a_value_of_the_wrong_kind_is_underlined() {
    assert_eq!(error("---\ntitle: [a, b]\n---\n"), ("`title` is one value, not a list or a mapping".into(), "[a, b]".into()));
    assert_eq!(error("---\nsources:\n  - name: a\n---\n"), ("`sources` is a list of names".into(), "- name: a".into()));
    assert_eq!(error("---\nfactlint: {skp: [a]}\n---\n"), ("`factlint` has no key `skp`, only `skip`".into(), "{skp: [a]}".into()));
    assert_eq!(error("---\nfactlint: off\n---\n").1, "off");
    let help = miette::Diagnostic::help(&read("---\nfactlint: off\n---\n").unwrap_err()).map(|h| h.to_string());
    assert_eq!(help.as_deref(), Some("write `factlint: {skip: [rule-id, other-rule-id]}`"));
}
