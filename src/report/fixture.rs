//! Documents and findings for the tests of all formats.

use super::{Checked, Tally, safe::commands};
use crate::document::Document;
use crate::findings::{Category, Confidence, Finding, Label, NotChecked, Severity, fingerprint};
use crate::text::{Map, ProseSpan};

/// A plain text: prose and source are the same.
pub(crate) fn plain(name: &str, text: &str) -> Document {
    Document {
        name: name.into(),
        source: text.into(),
        prose: text.into(),
        map: Map::identity(u32::try_from(text.len()).unwrap()),
        ..Document::default()
    }
}

/// A document with findings, and nothing passed over.
pub(crate) fn checked<'a>(document: &'a Document, findings: &'a [Finding]) -> Checked<'a> {
    let tally = Tally { read: 5, compared: 3 };
    Checked { document, language: Some("en"), published: Some("2024-03-12"), stories: 1, findings, not_checked: &[], tally, ledger: None }
}

/// Where words stand in a text.
pub(crate) fn find(text: &str, words: &str) -> ProseSpan {
    let start = text.find(words).unwrap();
    ProseSpan::of(start..start + words.len())
}

/// A label of the article.
pub(crate) fn label(span: ProseSpan, role: &'static str, text: &str) -> Label {
    Label { span, role, text: text.into(), source: None }
}

/// A finding with labels and little else.
pub(crate) fn finding(message: &str, labels: Vec<Label>) -> Finding {
    Finding {
        rule: "sum-mismatch".into(),
        category: Category::Arithmetic,
        severity: Severity::Error,
        confidence: Confidence(940),
        message: message.into(),
        help: None,
        working: None,
        labels,
        more: Vec::new(),
        notes: Vec::new(),
        fingerprint: fingerprint("sum-mismatch", ["person"]),
    }
}

/// Parts that do not add up, in two paragraphs.
pub(crate) fn sum() -> (&'static str, Vec<Finding>) {
    let text = "Officials said 412 people were moved from the north bank and 722 from the south.\n\nIn all, 1,143 people were moved, the ministry said.\n";
    let labels = vec![
        label(find(text, "1,143 people"), "total", "stated total"),
        label(find(text, "412 people"), "part", "412"),
        label(find(text, "722"), "part", "722"),
    ];
    let mut found = finding("the parts do not add up to the total", labels);
    found.working = Some("412 + 722 = 1,134".into());
    found.help = Some("the parts add up to 1,134, the total says 1,143: check for transposed digits".into());
    (text, vec![found])
}

/// The same in Arabic.
pub(crate) fn arabic_sum() -> (&'static str, Vec<Finding>) {
    let text = "أعلنت الوزارة يوم الثلاثاء ١٢ مارس ٢٠٢٤ أنّ ٤١٢ شخصًا نُقِلوا من الضفّة الشماليّة و٧٢٢ من الجنوبيّة.\nوقالت إنّ المجمـــوع بلغ ١٬١٤٣ شخصًا (1,143) في يوم واحد.\n";
    let labels = vec![
        label(find(text, "١٬١٤٣ شخصًا"), "total", "المجموع المذكور"),
        label(find(text, "٤١٢ شخصًا"), "part", "جزء: ٤١٢"),
        label(find(text, "٧٢٢"), "part", "جزء: ٧٢٢"),
    ];
    let mut found = finding("الأجزاء لا تساوي المجموع", labels);
    found.working = Some("٤١٢ + ٧٢٢ = ١٬١٣٤".into());
    found.help = Some("مجموع الأجزاء ١٬١٣٤، والمذكور ١٬١٤٣".into());
    (text, vec![found])
}

/// Everything that a stranger may try, in every place where a stranger's words are printed.
pub(crate) const HOSTILE: &str = "\u{1B}[2J\u{9B}31m\u{202E}64\u{2069}\u{200F}\u{2028}\r\n]]>\u{7}\u{0}\u{7F}";

/// A document and a finding made of hostile words.
pub(crate) fn hostile() -> (Document, Vec<Finding>) {
    let text = format!("x {HOSTILE} y {HOSTILE} 45 birds {HOSTILE}");
    let document = plain(&format!("a{HOSTILE}.txt"), &text);
    let everything = ProseSpan::new(0, u32::try_from(text.len()).unwrap());
    let elsewhere = Label { source: Some(HOSTILE.into()), ..label(everything, "source", HOSTILE) };
    let mut found = finding(HOSTILE, vec![label(everything, "total", HOSTILE), elsewhere, label(find(&text, "45 birds"), "part", "45")]);
    found.rule = HOSTILE.into();
    found.help = Some(HOSTILE.into());
    found.working = Some(HOSTILE.into());
    found.more = vec![label(everything, "part", HOSTILE)];
    found.notes = vec![HOSTILE.into()];
    (document, vec![found])
}

/// Something passed over.
pub(crate) fn passed_over(span: Option<ProseSpan>) -> NotChecked {
    NotChecked { reason: "no-publication-date", message: "the story has no date".into(), span }
}

/// No character of a report commands the terminal; line feeds are its own.
pub(crate) fn assert_harmless(report: &str) {
    let bad: Vec<_> = report.chars().filter(|&c| commands(c) && c != '\n').collect();
    assert!(bad.is_empty(), "{bad:?} in {report:?}");
}
