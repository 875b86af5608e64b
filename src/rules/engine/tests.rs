use super::*;
use crate::analysis::{Settings, analyze};
use crate::document::plain;
use crate::rules::{Written, builtin};

fn hit(confidence: u16) -> Hit {
    Hit { confidence: Confidence(confidence), ..Hit::default() }
}

#[test]
fn severity_falls_with_confidence() {
    let weigh = |c| weight(Severity::Error, &hit(c));
    assert_eq!(
        [weigh(900), weigh(899), weigh(600), weigh(599)],
        [Some(Severity::Error), Some(Severity::Warning), Some(Severity::Warning), None]
    );
    let capped = Hit { most: Some(Severity::Info), ..hit(1000) };
    assert_eq!(weight(Severity::Error, &capped), Some(Severity::Info));
}

#[test]
fn long_labels_are_cut_between_words() {
    let text = "one two ".repeat(20);
    let span = short(&text, ProseSpan::of(0..text.len()));
    assert!(span.len() <= 80 && text[span.range()].ends_with("two"), "{:?}", &text[span.range()]);
    let word = "ب".repeat(100);
    assert_eq!(short(&word, ProseSpan::of(0..word.len())).len(), 160);
    assert_eq!(short("short", ProseSpan::new(0, 5)), ProseSpan::new(0, 5));
}

#[test]
fn a_document_may_skip_a_rule_and_an_off_rule_is_not_run() {
    let mut document = plain("a", "The number of the port is 31.".into());
    document.meta.skip.push("invalid-date".into());
    let settings = Settings { language: Some("en".into()), ..Settings::default() };
    let analysis = analyze(&document, &settings).unwrap();
    assert!(run(builtin(), &analysis, &Options::default()).is_empty());
}

#[test]
fn a_rule_is_read_from_yaml_too() {
    let yaml = crate::rules::builtin_yaml("invalid-date").unwrap();
    let written: Written = serde_yaml::from_str(yaml).unwrap();
    assert_eq!(written.check.roles(), ["date"]);
    assert!(written.when.sections.is_empty());
}
