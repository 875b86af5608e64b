//! What holds for every format, every text and every label.

use super::{Bidi, FORMATS, Failed, Options, RulePage, Summary, Writer, fixture, format};
use crate::findings::{Category, Finding, Label, Severity};
use crate::text::ProseSpan;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

/// Texts of letters, figures, line ends, wide, combining, right-to-left and commanding characters.
fn text() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "a",
        "word",
        " ",
        " ",
        "4,5",
        "\n",
        "\r",
        "\r\n",
        "\t",
        "é",
        "e\u{301}",
        "日本",
        "👩\u{200D}🔬",
        "أنّ",
        "٤٥",
        "\u{1B}[1m",
        "\u{202E}",
        "\u{2028}",
        "\u{0}",
    ]);
    prop::collection::vec(signs, 0..120).prop_map(|signs| signs.concat())
}

fn finding(message: String, spans: &[(u32, u32)], words: &str) -> Finding {
    let label = |&(start, end): &(u32, u32)| fixture::label(ProseSpan::new(start, end), "part", words);
    let mut finding = fixture::finding(&message, spans.iter().map(label).collect());
    finding.help = Some(message);
    finding.more = vec![Label { source: Some(words.into()), ..label(&(0, 9)) }, label(&(5, 60))];
    finding
}

fn spans() -> impl Strategy<Value = Vec<(u32, u32)>> {
    prop::collection::vec((0_u32..300, 0_u32..300), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_and_nothing_commands_the_terminal(
        text in text(), name in text(), words in text(), spans in spans(), width in prop_oneof![0_usize..140, Just(usize::MAX)], screen_reader in any::<bool>()
    ) {
        let document = fixture::plain(&name, &text);
        let findings = [finding(words.clone(), &spans, &words)];
        let options = Options { width, screen_reader, bidi: Bidi::Off, ..Options::default() };
        for format in FORMATS {
            let out = format.document(&fixture::checked(&document, &findings), &options);
            fixture::assert_harmless(&out);
            prop_assert!(out.contains("sum-mismatch"));
        }
        let drawn = format("full").unwrap().document(&fixture::checked(&document, &findings), &Options { color: true, bidi: Bidi::Auto, ..options });
        prop_assert!(drawn.contains("sum-mismatch"));
    }

    #[test]
    fn a_drawing_of_latin_text_is_no_wider_than_asked(text in "[a-zé0-9 ,.\n]{0,600}", spans in spans(), width in 40_usize..140) {
        let document = fixture::plain("a.txt", &text);
        let findings = [finding("the parts do not add up to the total that is given further down".into(), &spans, "stated total")];
        let out = format("full").unwrap().document(&fixture::checked(&document, &findings), &Options { width, ..Options::default() });
        for line in out.lines() {
            prop_assert!(line.width() <= width, "{} > {}: {:?}", line.width(), width, line);
        }
    }

    #[test]
    fn quotations_are_the_bytes_at_their_offsets(text in text(), spans in spans()) {
        let document = fixture::plain("a.txt", &text);
        let findings = [finding("m".into(), &spans, "w")];
        let out = format("jsonl").unwrap().document(&fixture::checked(&document, &findings), &Options::default());
        let value: serde_json::Value = serde_json::from_str(&out).unwrap();
        let found = &value["findings"][0];
        let labels = found["labels"].as_array().unwrap().iter().chain(found["more"].as_array().unwrap());
        for label in labels.filter(|l| l["source"].is_null() && !l["start"].is_null()) {
            let at = |key: &str| usize::try_from(label[key].as_u64().unwrap()).unwrap();
            let quote = label["quote"].as_str().unwrap();
            prop_assert_eq!(&text[at("start")..at("end")], quote);
            prop_assert!(quote.chars().count() <= 80);
        }
    }
}

#[test]
fn hostile_words_are_words_in_every_format() {
    let (document, findings) = fixture::hostile();
    let failed = Failed { name: fixture::HOSTILE, line: Some(2), error: fixture::HOSTILE };
    let mut summary = Summary::default();
    summary.add(&fixture::checked(&document, &findings));
    summary.failed(&failed);
    let page = RulePage {
        id: fixture::HOSTILE.into(),
        category: Category::Style,
        severity: Severity::Info,
        message: fixture::HOSTILE.into(),
        help: fixture::HOSTILE.into(),
        why: fixture::HOSTILE.into(),
        blind_spots: fixture::HOSTILE.into(),
    };
    for format in FORMATS {
        let pages = [page.clone()];
        let mut writer = Writer::new(*format, Options::default(), &pages);
        let mut out = writer.document(&fixture::checked(&document, &findings));
        out += &writer.failed(&failed);
        out += &writer.end(&summary);
        fixture::assert_harmless(&out);
        match format.name() {
            "json" | "sarif" | "rdjson" => drop(serde_json::from_str::<serde_json::Value>(&out).unwrap()),
            "junit" => drop(roxmltree::Document::parse(&out).unwrap()),
            "csv" => assert_eq!(out.lines().count(), 3),
            "github" | "concise" => assert!(out.lines().count() <= 3),
            _ => {}
        }
    }
}

#[test]
fn a_long_article_with_many_findings_is_drawn_in_reasonable_time() {
    let text = "It counted 412 people on the north bank and 722 on the south. ".repeat(20_000);
    let document = fixture::plain("a.txt", &text);
    let findings: Vec<_> =
        (0..5_000).map(|i| finding("m".into(), &[(i * 200, i * 200 + 3), (i * 200 + 100, i * 200 + 110)], "w")).collect();
    let start = std::time::Instant::now();
    for format in FORMATS {
        let out = format.document(&fixture::checked(&document, &findings), &Options::default());
        assert!(out.len() < 30_000_000, "{} {}", format.name(), out.len());
    }
    // Linear work takes well under a second or two; quadratic work takes minutes.
    assert!(start.elapsed().as_secs() < 60);
}
