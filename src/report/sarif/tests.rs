use crate::findings::{Category, Elsewhere, Label, Severity};
use crate::report::{Failed, Options, RulePage, Summary, Writer, fixture, format};
use serde_json::{Value, json};

fn page() -> RulePage {
    RulePage {
        id: "sum-mismatch".into(),
        category: Category::Arithmetic,
        severity: Severity::Warning,
        message: "the parts add up to …, the total says …".into(),
        help: "check both".into(),
        why: "A reader [who] adds {them}.".into(),
        blind_spots: String::new(),
    }
}

/// A run with a finding, a clean document and one that could not be read.
fn run() -> Value {
    let (text, mut findings) = fixture::arabic_sum();
    let there = Elsewhere { name: "بيان 1.txt".into(), quote: "٤١٢".into(), start: 0, end: 6, line: 2, column: 4 };
    let label = findings[0].labels[0].clone();
    findings[0].labels.push(Label { source: Some(there), ..label });
    let document = fixture::plain("فيضان a.txt", text);
    let mut summary = Summary::default();
    let failed = Failed { name: "gone.txt", line: Some(3), error: "not [JSON]" };
    summary.failed(&failed);
    let pages = [page()];
    let mut writer = Writer::new(format("sarif").unwrap(), Options::default(), &pages);
    let mut out = writer.document(&fixture::checked(&document, &findings));
    out += &writer.document(&fixture::checked(&document, &[]));
    out += &writer.failed(&failed);
    out += &writer.end(&summary);
    serde_json::from_str(&out).unwrap()
}

#[test]
fn a_result_has_its_place_its_relatives_and_its_fingerprint() {
    let run = &run()["runs"][0];
    let result = &run["results"][0];
    assert_eq!((&run["results"].as_array().unwrap().len(), &result["ruleId"]), (&1, &json!("sum-mismatch")));
    let physical = &result["locations"][0]["physicalLocation"];
    assert_eq!(physical["artifactLocation"]["uri"], "%D9%81%D9%8A%D8%B6%D8%A7%D9%86%20a.txt");
    assert_eq!((&physical["region"]["startLine"], &physical["region"]["startColumn"]), (&json!(2), &json!(26)));
    assert_eq!(physical["region"]["endColumn"], 26 + "١٬١٤٣ شخصًا".chars().count());
    assert_eq!(result["relatedLocations"].as_array().unwrap().len(), 3);
    assert_eq!(result["relatedLocations"][2]["physicalLocation"]["region"]["startLine"], 2);
    assert_eq!(result["partialFingerprints"]["factlint/v1"], "04eb98b0d6ff82e9");
    assert_eq!((&result["rank"], &result["properties"]["tags"]), (&json!(94.0), &json!(["arithmetic"])));
}

#[test]
fn rules_come_with_their_help_and_brackets_are_no_links() {
    let driver = &run()["runs"][0]["tool"]["driver"];
    let rule = &driver["rules"][0];
    assert_eq!(rule["help"]["text"], "check both\n\nA reader \\[who\\] adds {{them}}.");
    assert_eq!(rule["defaultConfiguration"]["level"], "warning");
}

#[test]
fn what_could_not_be_read_is_no_success() {
    let invocation = &run()["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["toolExecutionNotifications"][0]["message"]["text"], "not \\[JSON\\]");
}
