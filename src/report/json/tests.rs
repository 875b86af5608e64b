use crate::document::Document;
use crate::findings::{Finding, Label};
use crate::report::{Checked, Failed, Options, Summary, Writer, fixture, format};
use crate::text::{Map, Part, Piece, ProseSpan, SourceSpan};
use serde_json::Value;

fn jsonl(document: &Document, findings: &[Finding]) -> (String, Value) {
    let out = format("jsonl").unwrap().document(&fixture::checked(document, findings), &Options::default());
    let value = serde_json::from_str(&out).unwrap();
    (out, value)
}

#[test]
fn a_line_has_the_promised_shape() {
    let (text, findings) = fixture::sum();
    let document = fixture::plain("n1", text);
    let passed_over = [fixture::passed_over(Some(fixture::find(text, "722"))), fixture::passed_over(None)];
    let mut checked = fixture::checked(&document, &findings);
    checked.not_checked = &passed_over;
    let out = format("jsonl").unwrap().document(&checked, &Options::default());
    let expected = concat!(
        r#"{"id":"n1","language":"en","published":"2024-03-12","findings":[{"rule":"sum-mismatch","category":"arithmetic","severity":"error","#,
        r#""confidence":0.94,"message":"the parts do not add up to the total","#,
        r#""help":"the parts add up to 1,134, the total says 1,143: check for transposed digits","working":"412 + 722 = 1,134","labels":["#,
        r#"{"role":"total","quote":"1,143 people","start":90,"end":102,"line":3,"column":9,"source":null,"text":"stated total"},"#,
        r#"{"role":"part","quote":"412 people","start":15,"end":25,"line":1,"column":16,"source":null,"text":"412"},"#,
        r#"{"role":"part","quote":"722","start":61,"end":64,"line":1,"column":62,"source":null,"text":"722"}],"more":[],"notes":[],"#,
        r#""fingerprint":"04eb98b0d6ff82e9","url":null}],"not_checked":["#,
        r#"{"reason":"no-publication-date","message":"the story has no date","quote":"722","start":61,"end":64,"line":1,"column":62},"#,
        r#"{"reason":"no-publication-date","message":"the story has no date"}]}"#,
        "\n",
    );
    assert_eq!(out, expected);
}

#[test]
fn offsets_are_bytes_columns_are_characters_and_the_quote_is_what_stands_there() {
    let (text, findings) = fixture::arabic_sum();
    let (_, value) = jsonl(&fixture::plain("n1", text), &findings);
    for label in value["findings"][0]["labels"].as_array().unwrap() {
        let at = |key: &str| usize::try_from(label[key].as_u64().unwrap()).unwrap();
        assert_eq!(&text[at("start")..at("end")], label["quote"].as_str().unwrap());
        let before = &text[..at("start")];
        assert_eq!(at("column"), before.rsplit('\n').next().unwrap().chars().count() + 1);
    }
}

#[test]
fn a_title_is_a_text_of_its_own() {
    let (title, text) = ("64 animals saved", "In all, 57 animals were saved.");
    let piece = |p: u32, part, len: usize| Piece {
        prose: ProseSpan::of(p as usize..p as usize + len),
        source: SourceSpan::of(0..len),
        part,
        copied: true,
    };
    let map = Map::new(vec![piece(0, Part::Title, title.len()), piece(18, Part::Text, text.len())]);
    let prose = format!("{title}\n\n{text}");
    let labels = vec![
        fixture::label(fixture::find(&prose, "64 animals"), "headline", "64"),
        fixture::label(fixture::find(&prose, "57 animals"), "body", "57"),
    ];
    let document = Document { prose, title_source: title.into(), map, ..fixture::plain("n1", text) };
    let (_, value) = jsonl(&document, &[fixture::finding("m", labels)]);
    let labels = &value["findings"][0]["labels"];
    assert_eq!((&labels[0]["in"], &labels[0]["start"], &labels[0]["quote"]), (&"title".into(), &0.into(), &"64 animals".into()));
    assert_eq!((&labels[1]["in"], &labels[1]["start"], &labels[1]["quote"]), (&Value::Null, &8.into(), &"57 animals".into()));
}

#[test]
fn labels_beyond_the_eighth_and_in_other_texts_do_not_pretend() {
    let (text, _) = fixture::sum();
    let mut labels: Vec<_> = (0..10).map(|i| fixture::label(ProseSpan::new(i, i + 1), "part", "p")).collect();
    labels[1] = Label { source: Some("ministry.txt".into()), ..fixture::label(ProseSpan::new(5, 9), "source", "1,134") };
    let (_, value) = jsonl(&fixture::plain("n1", text), &[fixture::finding("m", labels)]);
    let found = &value["findings"][0];
    assert_eq!(found["labels"].as_array().unwrap().len(), 8);
    assert_eq!(found["more"].as_array().unwrap().len(), 2);
    let elsewhere = &found["labels"][1];
    assert_eq!((&elsewhere["source"], &elsewhere["line"], &elsewhere["text"]), (&"ministry.txt".into(), &2.into(), &"1,134".into()));
}

#[test]
fn hostile_words_are_harmless_on_a_terminal_and_exact_for_a_program() {
    let (document, findings) = fixture::hostile();
    let (out, value) = jsonl(&document, &findings);
    assert_eq!(out.lines().count(), 1);
    fixture::assert_harmless(&out);
    assert_eq!(value["id"].as_str().unwrap(), document.name);
    assert_eq!(value["findings"][0]["message"].as_str().unwrap(), fixture::HOSTILE);
}

#[test]
fn json_is_one_object_with_documents_failures_and_summary() {
    let (text, findings) = fixture::sum();
    let document = fixture::plain("a.txt", text);
    let passed_over = [fixture::passed_over(None)];
    let found = Checked { not_checked: &passed_over, ..fixture::checked(&document, &findings) };
    let clean = Checked { language: None, published: None, ..fixture::checked(&document, &[]) };
    let mut summary = Summary { unreadable: 1, ..Summary::default() };
    summary.add(&found);
    summary.add(&clean);
    let mut writer = Writer::new(format("json").unwrap(), Options::default(), &[]);
    let mut out = writer.document(&found);
    out += &writer.failed(&Failed { name: "b.txt", line: None, error: "no such file" });
    out += &writer.document(&clean);
    out += &writer.end(&summary);
    let value: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&value["version"], value["documents"].as_array().unwrap().len()), (&1.into(), 3));
    assert_eq!(value["documents"][0]["path"], "a.txt");
    assert_eq!(value["documents"][0]["stories"], 1);
    assert_eq!(value["documents"][1]["error"], "no such file");
    assert_eq!(value["documents"][2]["language"], Value::Null);
    let counts = serde_json::json!({"errors": 1, "warnings": 0, "infos": 0, "documents": 2, "unreadable": 1, "read": 10, "compared": 6,
        "not_checked": {"no-publication-date": 1}, "aside": {"waived": 0, "known": 0, "unchanged": 0}});
    assert_eq!(value["summary"], counts);
}

#[test]
fn json_of_nothing_is_still_an_object() {
    let out = Writer::new(format("json").unwrap(), Options::default(), &[]).end(&Summary::default());
    assert_eq!(serde_json::from_str::<Value>(&out).unwrap()["documents"], serde_json::json!([]));
}

#[test]
fn a_bad_line_of_a_batch_stands_in_its_place() {
    let jsonl = format("jsonl").unwrap();
    let out = jsonl.failed(&Failed { name: "batch.jsonl", line: Some(3), error: "no \"text\"" }, &Options::default());
    assert_eq!(out, "{\"line\":3,\"error\":\"no \\\"text\\\"\"}\n");
    let out = jsonl.failed(&Failed { name: "a.txt", line: None, error: "gone" }, &Options::default());
    assert_eq!(out, "{\"id\":\"a.txt\",\"error\":\"gone\"}\n");
}
