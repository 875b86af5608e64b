//! What holds for every text.

use factlint::analysis::{Settings, analyze, view};
use factlint::check::{Report, check};
use factlint::document::{Document, Format, read};
use factlint::report::{Options, format};
use factlint::rules;
use libtest_mimic::Trial;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("property: spans lie in the text, on borders of characters, and have a source", || holds(300, spans)),
        Trial::test("property: the map from prose to source runs one way", || holds(300, map)),
        Trial::test("property: what a report prints cannot command a terminal", || holds(150, printed)),
        Trial::test("property: the same text gives the same report", || holds(100, same)),
        Trial::test("property: the order of independent paragraphs does not matter", paragraphs),
    ]
}

fn holds(cases: u32, property: fn(&Document) -> Result<(), TestCaseError>) -> Result<(), libtest_mimic::Failed> {
    let texts = (prop::collection::vec(piece(), 0..40), any::<bool>());
    let mut runner = runner(cases);
    let read = |(pieces, markdown): (Vec<String>, bool)| {
        let kind = if markdown { Format::Markdown } else { Format::Plain };
        // Broken front matter is refused, and that is an answer.
        read("note", kind, pieces.concat()).map_or(Ok(()), |document| property(&document))
    };
    runner.run(&texts, read).map_err(|e| e.to_string().into())
}

/// The same texts in every run, so that a gate says the same of the same tree; `FACTLINT_EXPLORE=1` tries others, and fifty times as many.
pub(crate) fn runner(cases: u32) -> TestRunner {
    let explore = std::env::var_os("FACTLINT_EXPLORE").is_some();
    let config = Config { cases: if explore { cases * 50 } else { cases }, failure_persistence: None, ..Config::default() };
    if explore { TestRunner::new(config) } else { TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)) }
}

/// Pieces of news, of markup, and of what strangers write.
pub(crate) fn piece() -> impl Strategy<Value = String> {
    let news = prop::sample::select(vec![
        "The fire killed ",
        "at least ",
        "12 people",
        "between 40 and 30 days",
        "$5bn",
        "25 F-35 jets",
        " of the ",
        "1,200 ",
        "percent",
        "43%",
        "three",
        "twenty-two",
        "two-thirds",
        "half",
        "on Friday, 30 November 2023",
        "31 June 2024",
        "since 24 February 2022",
        "rose to ",
        " from ",
        ", including ",
        "one lion, two bears and 45 ducks",
        " said.",
        "Read also:",
        "aged 67",
        "1/2",
        "10-15",
        "3.5 million",
        "1e999999999",
        "999999999999999999999999999999999999999999",
        "0.00000000000000000000000000000000001",
        "-0",
        "00:00",
        "29 February 1900",
    ]);
    let arabic = prop::sample::select(vec![
        "قُتل ",
        "أكثر من ",
        "12 شخصًا",
        "٤٥ طائرًا",
        "دبّان",
        "١٬١٤٣",
        "خمسة عشر ألفًا",
        "بينهم ",
        "5 مليارات دولار",
        "يوم الجمعة 30 نوفمبر/تشرين الثاني 2023",
        "يونيو/تموز",
        "ما بين 40 و30 يومًا",
        "من أصل ",
        "43%",
        " وقالت الوزارة",
        "البالغ 41 عامًا",
        "نصف",
        "إقرأ أيضاً:",
        "كانون الثاني",
        "ـــ",
    ]);
    let marks = prop::sample::select(vec![
        " ", "\n", "\n\n", "\r\n", ", ", ". ", ": ", "; ", "“", "”", "(", ")", "—", "-", "–", "# ", "- ", "**", "&nbsp;", "<b>", "</b>",
        "[", "](x)", "|", "---\n", "> ", "`", "\\", "/", "%", "$",
    ]);
    let strange = prop::sample::select(vec![
        "\u{0}",
        "\u{7}",
        "\u{1B}[31m",
        "\u{9B}2J",
        "\u{202E}",
        "\u{2067}",
        "\u{2069}",
        "\u{200F}",
        "\u{200D}",
        "\u{FEFF}",
        "\u{301}",
        "\u{64B}",
        "\r",
        "\u{2028}",
        "\u{85}",
        "𝟜𝟝",
        "²",
        "½",
        "Ⅻ",
        "一",
        "💰",
        "\u{A0}",
        "\u{202F}",
    ]);
    prop_oneof![6 => news.prop_map(str::to_owned), 6 => arabic.prop_map(str::to_owned), 6 => marks.prop_map(str::to_owned), 1 => strange.prop_map(str::to_owned), 1 => any::<String>()]
}

pub(crate) fn checked(document: &Document) -> Report {
    check(document, rules::builtin(), &Settings::default(), &rules::Options::default())
}

fn spans(document: &Document) -> Result<(), TestCaseError> {
    let inside = |range: std::ops::Range<usize>| document.prose.get(range).is_some();
    let report = checked(document);
    for label in report.findings.iter().flat_map(|f| f.labels.iter().chain(&f.more)) {
        prop_assert!(inside(label.span.range()) && !label.span.is_empty(), "label {:?}", label);
        let place = document.map.source(label.span);
        prop_assert!(place.is_some_and(|p| document.source.get(p.span.range()).is_some()), "{:?}", place);
    }
    if let Ok(analysis) = analyze(document, &Settings::default()) {
        let mentions = view::mentions(&analysis, true);
        for m in &mentions {
            prop_assert!(inside(m.span.range()) && inside(m.number.range()) && m.span.contains(m.number), "{:?}", m);
        }
        prop_assert!(mentions.is_sorted_by_key(|m| m.span.start), "not in the order of the text");
        prop_assert_eq!(view::stories(&analysis).len(), analysis.stories.len());
    }
    Ok(())
}

fn map(document: &Document) -> Result<(), TestCaseError> {
    for pair in document.map.pieces().windows(2) {
        let [a, b] = pair else { continue };
        prop_assert!(a.prose.end <= b.prose.start, "{:?} {:?}", a, b);
        prop_assert!(a.part != b.part || a.source.end <= b.source.start, "{:?} {:?}", a, b);
    }
    for piece in document.map.pieces() {
        let (prose, source) = (document.prose.get(piece.prose.range()), document.source.get(piece.source.range()));
        prop_assert!(prose.is_some() && source.is_some(), "{:?}", piece);
        prop_assert!(!piece.copied || prose == source, "{:?}", piece);
    }
    Ok(())
}

fn printed(document: &Document) -> Result<(), TestCaseError> {
    let report = checked(document);
    for name in ["full", "concise", "json"] {
        let format = format(name).expect("a format of ours");
        for screen_reader in [false, true] {
            let text = format.document(&report.of(document), &Options { screen_reader, ..Options::default() });
            let isolates = ['\u{2066}', '\u{2067}', '\u{2069}'];
            let acts = |c: char| {
                c != '\n' && !(name == "full" && isolates.contains(&c)) && (c.is_control() || ('\u{202A}'..='\u{202E}').contains(&c))
            };
            prop_assert!(!text.contains(acts), "{} prints {:?}", name, text);
            let open: i32 = text.chars().map(|c| i32::from(isolates[..2].contains(&c)) - i32::from(c == isolates[2])).sum();
            prop_assert_eq!(open, 0, "isolates that do not close in {}", name);
        }
    }
    Ok(())
}

fn same(document: &Document) -> Result<(), TestCaseError> {
    prop_assert_eq!(checked(document), checked(document));
    Ok(())
}

/// Paragraphs that have nothing to do with each other, each with a slip of its own or none.
const PARAGRAPHS: [&str; 8] = [
    "The council bought 40 buses, its mayor said: 12 for the north and 18 for the south.",
    "The treaty was signed on 31 June 2024, the archive said.",
    "Of the 200 pupils asked, 50, or 40 percent, walk to school, the headmistress said.",
    "The repair of the bridge takes between 9 and 6 weeks, the engineer said.",
    "The orchestra will play on Friday, 30 November 2023, its director said.",
    "Ticket sales rose to 800 from 950 in the year before, the theatre said.",
    "The port handled 300 ships in May, its director said.",
    "The library lends 4,000 books a week, the librarian said.",
];

fn paragraphs() -> Result<(), libtest_mimic::Failed> {
    let orders = Just((0..PARAGRAPHS.len()).collect::<Vec<_>>()).prop_shuffle();
    let found = |order: &[usize]| {
        let text = order.iter().map(|&n| PARAGRAPHS[n]).collect::<Vec<_>>().join("\n\n");
        let document = read("note", Format::Plain, format!("Notes of the day\n\n{text}\n")).expect("plain text is read");
        let quotes =
            |f: &factlint::findings::Finding| f.labels.iter().map(|l| l.span.slice(&document.prose).to_owned()).collect::<Vec<_>>();
        let mut all: Vec<_> = checked(&document).findings.iter().map(|f| (f.rule.clone(), quotes(f))).collect();
        all.sort();
        all
    };
    let first = found(&(0..PARAGRAPHS.len()).collect::<Vec<_>>());
    if first.len() < 5 {
        return Err(format!("five slips at least, not {first:?}").into());
    }
    let mut runner = runner(60);
    let shuffled = |order: Vec<usize>| {
        prop_assert_eq!(&found(&order), &first);
        Ok(())
    };
    runner.run(&orders, shuffled).map_err(|e| e.to_string().into())
}
