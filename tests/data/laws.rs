//! Laws: what values obey, how the map runs, and what a change of the text must leave as it was.

use super::properties::{checked, runner};
use super::stored::{files, named, read};
use factlint::analysis::{Settings, extract, view};
use factlint::document::{Document, Format, plain, read as read_as};
use factlint::findings::Finding;
use factlint::text::{Part, ProseSpan};
use factlint::values::{Bound, Interval, Number, Quantity};
use libtest_mimic::{Failed, Trial};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("law: numbers add, multiply and divide exactly", numbers),
        Trial::test("law: numbers read back as they were written", printed_numbers),
        Trial::test("law: intervals hold what their values do", intervals),
        Trial::test("law: agreement is mutual, and nothing contradicts itself", agreement),
        Trial::test("law: the map runs forward, and back on copied pieces", map),
        Trial::test("law: figures read back from an article", figures),
        Trial::test("law: words for numbers read back from an article", words),
        Trial::test("law: a paragraph about something else changes no finding", paragraph),
        Trial::test("law: Arabic digits of the other script change no finding", digits),
    ]
}

fn told<T: std::fmt::Display>(error: T) -> Failed {
    error.to_string().into()
}

/// A number of an article: whole, with decimals, or a fraction.
fn number() -> impl Strategy<Value = Number> {
    let large = -1_000_000_000_000_i64..1_000_000_000_000;
    prop_oneof![
        large.clone().prop_map(Number::whole),
        (large, 1..=4_u32).prop_map(|(n, d)| Number::ratio(n, 10_i64.pow(d)).expect("not by nought")),
        (-10_000..10_000_i64, 1..1_000_i64).prop_map(|(n, d)| Number::ratio(n, d).expect("not by nought")),
        any::<i64>().prop_map(Number::whole),
    ]
}

fn numbers() -> Result<(), Failed> {
    let law = |(a, b, c): (Number, Number, Number)| {
        let both = |x: Option<Number>, y: Option<Number>| x.is_none() || y.is_none() || x == y;
        prop_assert_eq!(a.plus(b), b.plus(a));
        prop_assert_eq!(a.times(b), b.times(a));
        prop_assert_eq!(a.minus(b), b.minus(a).map(Number::negated));
        prop_assert!(both(a.plus(b).and_then(|n| n.plus(c)), b.plus(c).and_then(|n| a.plus(n))), "{} + {} + {}", a, b, c);
        prop_assert!(both(a.times(b).and_then(|n| n.times(c)), b.times(c).and_then(|n| a.times(n))), "{} * {} * {}", a, b, c);
        let apart = a.times(b).zip(a.times(c)).and_then(|(x, y)| x.plus(y));
        prop_assert!(both(b.plus(c).and_then(|n| a.times(n)), apart), "{} * ({} + {})", a, b, c);
        prop_assert!(a.plus(b).is_none_or(|n| n.minus(b).is_none_or(|n| n == a)), "{} + {} - {}", a, b, b);
        prop_assert!(a.divide(b).is_none_or(|n| n.times(b).is_none_or(|n| n == a)), "{} / {} * {}", a, b, b);
        prop_assert_eq!(a.plus(Number::ZERO), Some(a));
        prop_assert_eq!(a.times(Number::ONE), Some(a));
        prop_assert_eq!(a.minus(a), Some(Number::ZERO));
        prop_assert_eq!(a.divide(Number::ZERO), None);
        prop_assert_eq!(a < b, b.negated() < a.negated());
        if let Some((x, y)) = a.plus(c).zip(b.plus(c)) {
            prop_assert_eq!(a.cmp(&b), x.cmp(&y));
        }
        let floor = a.floor();
        prop_assert!(floor.is_whole() && floor <= a && floor.plus(Number::ONE).is_none_or(|n| n > a), "floor of {}", a);
        let rounded = a.rounded(2);
        let off = rounded.minus(a).map(Number::abs);
        prop_assert!(off.is_none_or(|off| off <= Number::ratio(1, 200).expect("not by nought")), "{} rounded is {}", a, rounded);
        prop_assert_eq!(rounded.rounded(2), rounded);
        prop_assert!(a.divide(a.trailing_unit()).is_none_or(|n| n.is_whole() || a.trailing_unit() == Number::ONE), "unit of {}", a);
        Ok(())
    };
    runner(2000).run(&(number(), number(), number()), law).map_err(told)
}

fn printed_numbers() -> Result<(), Failed> {
    let law = |(whole, decimals): (i64, Option<u32>)| {
        let text = decimals.map_or_else(|| whole.to_string(), |d| format!("{whole}.{d}"));
        let number = Number::parse(&text).expect("digits are a number");
        prop_assert_eq!(Number::parse(&number.to_string()), Some(number), "{}", text);
        prop_assert_eq!(Number::parse(&format!("-{text}")), Some(number.negated()));
        Ok(())
    };
    runner(1000).run(&(0..1_000_000_000_000_i64, prop::option::of(0..1_000_000_u32)), law).map_err(told)
}

/// Small numbers, so that ends meet often.
fn small() -> impl Strategy<Value = Number> {
    (0..24_i64, 1..4_i64).prop_map(|(n, d)| Number::ratio(n, d).expect("not by nought"))
}

fn interval() -> impl Strategy<Value = Interval> {
    (prop::option::of(small()), prop::option::of(small()), any::<bool>(), any::<bool>()).prop_map(|(low, high, above, below)| {
        let (low, high) = match (low, high) {
            (Some(l), Some(h)) => (Some(l.min(h)), Some(l.max(h))),
            ends => ends,
        };
        // An end that is not there is neither inside nor outside, and a point lies in itself.
        let point = low.is_some() && low == high;
        Interval { low, high, above: above && low.is_some() && !point, below: below && high.is_some() && !point }
    })
}

fn intervals() -> Result<(), Failed> {
    let law = |(a, b, x, y): (Interval, Interval, Number, Number)| {
        let (x, y) = (Interval::point(x), Interval::point(y));
        let both = a.holds(&x) && b.holds(&y);
        prop_assert_eq!(a.meets(&b), b.meets(&a));
        prop_assert!(a.holds(&a));
        prop_assert!(!(a.holds(&x) && b.holds(&x)) || a.meets(&b), "{:?} and {:?} hold {:?}", a, b, x);
        prop_assert!(!(a.holds(&b) && b.holds(&y)) || a.holds(&y), "{:?} {:?} {:?}", a, b, y);
        prop_assert!(a.hull(&b).holds(&a) && a.hull(&b).holds(&b), "hull of {:?} and {:?}", a, b);
        prop_assert!(!both || a.plus(&b).holds(&x.plus(&y)), "{:?} + {:?}", a, b);
        prop_assert!(!both || a.minus(&b).holds(&x.minus(&y)), "{:?} - {:?}", a, b);
        prop_assert!(!both || a.times(&b).holds(&x.times(&y)), "{:?} * {:?}", a, b);
        let nought = y.low == Some(Number::ZERO);
        prop_assert!(!both || nought || a.over(&b).holds(&x.over(&y)), "{:?} / {:?} and {:?} / {:?}", a, b, x, y);
        prop_assert!(a.widened(Number::ONE).holds(&a));
        Ok(())
    };
    runner(3000).run(&(interval(), interval(), small(), small()), law).map_err(told)
}

fn agreement() -> Result<(), Failed> {
    let bound = prop::sample::select(vec![Bound::Exactly, Bound::About, Bound::AtLeast, Bound::AtMost, Bound::MoreThan, Bound::LessThan]);
    let quantity =
        (1..5_000_000_i64, 0..5_u32, bound, any::<bool>(), prop::option::of(0..1000_i64)).prop_map(|(n, zeros, bound, close, more)| {
            let value = n / 10_i64.pow(zeros) * 10_i64.pow(zeros);
            let upper = more.map(|m| Number::whole(value + m));
            let close = close && bound == Bound::LessThan;
            Quantity { bound, close, upper, ..Quantity::stated(Number::whole(value), Number::whole(10_i64.pow(zeros))) }
        });
    let quantity = quantity.boxed();
    let law = |(a, b): (Quantity, Quantity)| {
        prop_assert!(a.agrees(&a), "{:?}", a);
        prop_assert_eq!(a.agrees(&b), b.agrees(&a));
        let thousand = Number::whole(1000);
        prop_assert!(a.scaled_by(thousand).is_some_and(|s| s.value.divide(thousand) == Some(a.value)));
        Ok(())
    };
    runner(2000).run(&(quantity.clone(), quantity), law).map_err(told)
}

/// Every character of a copied piece is the same in the source, and found from there again; what comes later in the prose comes later in
/// the source.
fn map() -> Result<(), Failed> {
    let formats = [Format::Plain, Format::Markdown, Format::Html, Format::Subtitles];
    let law = |(pieces, format): (Vec<String>, usize)| {
        let mut text = pieces.concat();
        if format == 3 {
            text = format!("1\n00:00:01,000 --> 00:00:02,000\n{text}\n\n2\n00:00:02,000 --> 00:00:03,000\n{text}");
        }
        let Ok(document) = read_as("note", formats[format], text) else { return Ok(()) };
        runs(&document)
    };
    runner(400).run(&(prop::collection::vec(super::properties::piece(), 0..40), 0..formats.len()), law).map_err(told)
}

fn runs(document: &Document) -> Result<(), TestCaseError> {
    let sources = |part| if part == Part::Title { &document.title_source } else { &document.source };
    for piece in document.map.pieces().iter().filter(|p| p.copied) {
        for (at, c) in piece.prose.slice(&document.prose).char_indices() {
            let start = piece.prose.range().start + at;
            let place = document.map.source(ProseSpan::of(start..start + c.len_utf8())).expect("what is copied has a source");
            prop_assert_eq!(sources(place.part).get(place.span.range()).map(str::to_owned), Some(c.to_string()));
            prop_assert_eq!(place.span.range().start - piece.source.range().start, at, "back from {:?}", place);
        }
    }
    let places: Vec<_> = document
        .prose
        .char_indices()
        .filter_map(|(at, c)| document.map.source(ProseSpan::of(at..at + c.len_utf8())))
        .map(|place| (place.part == Part::Text, place.span.start, place.span.end))
        .collect();
    for part in [false, true] {
        let of: Vec<_> = places.iter().filter(|p| p.0 == part).collect();
        prop_assert!(of.is_sorted_by_key(|p| p.1) && of.is_sorted_by_key(|p| p.2), "backwards in {:?}", document.map);
    }
    Ok(())
}

/// The values that are read from a sentence.
fn values(text: &str) -> Vec<String> {
    let document = plain("note", text.to_owned());
    let Ok(analysis) = extract(&document, &Settings::default()) else { return Vec::new() };
    view::mentions(&analysis, false).into_iter().filter_map(|m| m.value).collect()
}

/// Digits in threes, with a mark between them.
fn grouped(n: u64, mark: char) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(c);
    }
    out
}

/// The Arabic-Indic digits for the Western ones, or the other way round.
fn renamed(text: &str) -> String {
    let other = |c: char| match c {
        '0'..='9' => char::from_u32(u32::from(c) - u32::from('0') + 0x660).unwrap_or(c),
        '\u{660}'..='\u{669}' => char::from_u32(u32::from(c) - 0x660 + u32::from('0')).unwrap_or(c),
        c => c,
    };
    text.chars().map(other).collect()
}

fn figures() -> Result<(), Failed> {
    let law = |n: u64| {
        let wanted = vec![n.to_string()];
        // Four digits without a mark may be a year, and ten are a code, but for round ones.
        let plain =
            if !(1_000..3_000).contains(&n) && (n < 1_000_000_000 || n.is_multiple_of(1000)) { n.to_string() } else { grouped(n, ',') };
        for digits in [plain, grouped(n, ',')] {
            prop_assert_eq!(&values(&format!("The mill sold {digits} sacks, its owner said.")), &wanted, "{}", digits);
            let arabic = format!("وقالت الوزارة إن المصنع باع {digits} كتاب.");
            prop_assert_eq!(&values(&arabic), &wanted, "{}", arabic);
            prop_assert_eq!(&values(&renamed(&arabic)), &wanted, "{}", renamed(&arabic));
        }
        let arabic = format!("وقالت الوزارة إن المصنع باع {} كتاب.", renamed(&grouped(n, '\u{66C}')));
        prop_assert_eq!(&values(&arabic), &wanted, "{}", arabic);
        Ok(())
    };
    let round = (3..10_000_000_u64).prop_map(|n| n * 1000);
    runner(300).run(&prop_oneof![3..1_000_u64, 3..10_000_u64, 3..10_000_000_000_u64, round], law).map_err(told)
}

const ONES: [&str; 20] = [
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A number from 1 to 999,999,999 in English words.
fn english(n: usize, and: bool) -> String {
    let and = |rest: usize, joined: String| match rest {
        0 => String::new(),
        rest if and && rest < 100 => format!(" and {joined}"),
        _ => format!(" {joined}"),
    };
    match n {
        0..=19 => ONES[n].to_owned(),
        20..=99 if n.is_multiple_of(10) => TENS[n / 10].to_owned(),
        20..=99 => format!("{}-{}", TENS[n / 10], ONES[n % 10]),
        100..=999 => format!("{} hundred{}", ONES[n / 100], and(n % 100, english(n % 100, false))),
        1_000..=999_999 => format!("{} thousand{}", english(n / 1_000, false), and(n % 1_000, english(n % 1_000, true))),
        _ => format!("{} million{}", english(n / 1_000_000, false), and(n % 1_000_000, english(n % 1_000_000, true))),
    }
}

const ARABIC_ONES: [&str; 10] = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"];
const ARABIC_TENS: [&str; 10] = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"];

fn words() -> Result<(), Failed> {
    let law = |(n, and): (usize, bool)| {
        let text = format!("The mill sold {} sacks, its owner said.", english(n, and));
        prop_assert_eq!(values(&text), vec![n.to_string()], "{}", text);
        Ok(())
    };
    runner(400).run(&(prop_oneof![3..100_usize, 100..10_000_usize, 10_000..1_000_000_000_usize], any::<bool>()), law).map_err(told)?;
    for n in (21..100_usize).filter(|n| !n.is_multiple_of(10)) {
        for ending in ["ون", "ين"] {
            let tens = ARABIC_TENS[n / 10].strip_suffix("ون").unwrap_or_default();
            let text = format!("وقالت الوزارة إن المصنع باع {} و{tens}{ending} كتابًا.", ARABIC_ONES[n % 10]);
            if values(&text) != [n.to_string()] {
                return Err(format!("{text}: {:?}", values(&text)).into());
            }
        }
    }
    Ok(())
}

/// A finding without its places: the rule, what it says and what it marks.
fn said(document: &Document, finding: &Finding) -> (String, String, Vec<String>) {
    let quotes = finding.labels.iter().chain(&finding.more).map(|l| l.span.slice(&document.prose).to_owned());
    (finding.rule.clone(), finding.message.clone(), quotes.collect())
}

fn found(text: &str) -> Vec<(String, String, Vec<String>)> {
    let document = plain("note", text.to_owned());
    checked(&document).findings.iter().map(|f| said(&document, f)).collect()
}

/// A paragraph may come between any two that no finding holds against each other: a list and the total before it belong together.
fn paragraph() -> Result<(), Failed> {
    let others = [
        ("samples/en", "Bread is dear in Pell. The baker of Pell hums when nobody listens, and her neighbour hums along."),
        ("samples/en", "The choir of Pell owns 17 violins, its cellist said."),
        ("samples/ar", "الخبز غالٍ في القرية. وتغني الخبازة حين لا يسمعها أحد."),
        ("samples/ar", "وقال عازف في الفرقة إن لديها 17 آلة كمان."),
    ];
    let mut tried = 0;
    for (folder, other) in others {
        for path in files(folder, "txt") {
            let text = read(&path);
            let before = found(&text);
            let document = plain("note", text.clone());
            let report = checked(&document);
            for (at, _) in text.match_indices("\n\n").skip(2) {
                let end = text[at + 2..].find("\n\n").map_or(text.len(), |n| at + 2 + n);
                let start = text[..at].rfind("\n\n").unwrap_or(0);
                let over = report.findings.iter().any(|f| {
                    let within = |from, to| f.labels.iter().chain(&f.more).any(|l| (from..to).contains(&l.span.range().start));
                    within(start, at) && within(at, end)
                });
                if over {
                    continue;
                }
                tried += 1;
                let now = found(&format!("{}\n\n{other}{}", &text[..at], &text[at..]));
                if now != before {
                    return Err(format!("{} with {other:?} at byte {at}:\n{before:#?}\n{now:#?}", named(&path)).into());
                }
            }
            let last = format!("{}\n\n{other}\n", text.trim_end());
            if found(&last) != before {
                return Err(format!("{} with {other:?} at the end:\n{before:#?}\n{:#?}", named(&path), found(&last)).into());
            }
        }
    }
    if tried > 20 { Ok(()) } else { Err(format!("{tried} places tried").into()) }
}

/// Numerals with marks in them, right and wrong.
const MARKED: [&str; 6] = [
    "بلغ الإنتاج 1.116 طن هذا العام. وبلغ الإنتاج 1,117,000 طن في العام الماضي.",
    "بلغ الإنتاج 1,11,6 طن هذا العام، وبلغ 12.3.4 طن في العام الماضي.",
    "ارتفع السعر 4.5 في المئة إلى 1,045 دولار من 1,000 دولار.",
    "وقعت المعاهدة في 31/6/2024، وتستغرق الرحلة من 9 إلى 6 ساعات.",
    "قُتل 12 شخصًا، بينهم 7 نساء و8 أطفال. وقال شاهد إن 3/4 القتلى من القرية.",
    "هاتف الوزارة 0096512345678، وعدد السكان 1000000000 نسمة، ورقم القانون 12/2024.",
];

/// Whatever looks at the digits themselves is left out: which of them a page uses is what it is about.
fn digits() -> Result<(), Failed> {
    let western = |findings: Vec<(String, String, Vec<String>)>| -> Vec<_> {
        let fold = |text: &str| if text.contains(|c| ('\u{660}'..='\u{669}').contains(&c)) { to_western(text) } else { text.to_owned() };
        let found = findings.into_iter().filter(|f| f.0 != "mixed-digit-systems");
        found.map(|(rule, message, quotes)| (rule, fold(&message), quotes.iter().map(|q| fold(q)).collect::<Vec<_>>())).collect()
    };
    let articles = files("samples/ar", "txt").into_iter().chain(files("samples/ar", "md")).map(|p| (named(&p), read(&p)));
    let more = MARKED.map(|text| (text.to_owned(), format!("{text}\n")));
    let texts = articles.chain(more);
    for (name, text) in texts {
        let format = Format::of(&name);
        let of = |text: String| read_as("note", format, text).map_err(|e| e.to_string());
        let all = |document: Document| checked(&document).findings.iter().map(|f| said(&document, f)).collect::<Vec<_>>();
        // Front matter is no prose: what it says is not renamed.
        let front = text.strip_prefix("---\n").and_then(|rest| rest.find("\n---\n"));
        let body = front.map_or(0, |at| at + 9);
        let other = text[..body].to_owned() + &to_eastern(&text[body..]);
        let (before, now) = (western(all(of(to_western(&text))?)), western(all(of(other)?)));
        if before != now {
            return Err(format!("{name} in the other digits:\n{before:#?}\n{now:#?}").into());
        }
    }
    Ok(())
}

fn to_eastern(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { renamed(&c.to_string()) } else { c.to_string() }).collect()
}

fn to_western(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { c.to_string() } else { renamed(&c.to_string()) }).collect()
}
