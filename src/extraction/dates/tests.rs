//! Texts and what is read in them, in a story of Thursday, 21 November 2024. The bulk stands in `tests/corpus`.

use super::Begins;
use crate::extraction::extract;
use crate::language::{Sense, Word, by_code, measures};
use crate::lexing::lex;
use crate::text::ProseSpan;
use chrono::NaiveDate;

/// `quote = value` of every time read.
fn read(code: &str, text: &str, published: Option<NaiveDate>) -> Vec<String> {
    let language = by_code(code).unwrap();
    let lexed = lex(language, text, &[ProseSpan::of(0..text.len())]);
    let mentions = extract(language, measures(), text, &lexed, 0..lexed.sentences.len(), published);
    let times = mentions.iter().filter_map(|m| Some((m, m.time.as_ref()?)));
    times.map(|(m, t)| format!("{} = {}", m.span.slice(text), t.value)).collect()
}

fn story(code: &str, text: &str) -> Vec<String> {
    read(code, text, NaiveDate::from_ymd_opt(2024, 11, 21))
}

#[test]
fn a_date_is_read_however_it_is_written() {
    for text in ["3 May 2021", "May 3, 2021", "3rd of May 2021", "2021-05-03", "May 3,2021", "3-May-2021", "3 May '21", "30 May"] {
        let value = if text == "30 May" { "2024-05-30" } else { "2021-05-03" };
        assert_eq!(story("en", &format!("It was {text} then.")), [format!("{text} = {value}")]);
    }
    for text in ["3 مايو 2021", "٣ مايو ٢٠٢١", "مايو 3, 2021", "3 أيار/مايو 2021", "3 أيار (مايو) 2021", "3 ماي 2021", "3 مايو من عام 2021"]
    {
        assert_eq!(story("ar", &format!("كان ذلك {text} هناك.")), [format!("{text} = 2021-05-03")]);
    }
}

#[test]
fn weekdays_lie_before_the_story_unless_it_looks_forward() {
    assert_eq!(story("en", "It said on Wednesday."), ["Wednesday = 2024-11-20"]);
    assert_eq!(story("en", "It said on Thursday."), ["Thursday = 2024-11-21"]);
    assert_eq!(story("ar", "قال يوم الخميس إن الأحد المقبل عطلة"), ["يوم الخميس = 2024-11-21", "الأحد المقبل = 2024-11-24"]);
    assert_eq!(read("en", "It said on Wednesday.", None), ["Wednesday = XXXX-WXX-3"]);
}

#[test]
fn words_that_only_look_like_times_are_none() {
    for text in [
        "It may rain.",
        "They march on.",
        "Theresa May spoke.",
        "After 9/11 they worked 24/7.",
        "It won 3-1.",
        "CVE-2024-3094",
        "(Smith, 2019)",
    ] {
        assert_eq!(story("en", text), [""; 0], "{text}");
    }
    for text in ["مارس الضغط عليهم", "الاثنان سافرا", "قال أحد الشهود", "رجب طيب أردوغان", "الأمين العام الحالي"]
    {
        assert_eq!(story("ar", text), [""; 0], "{text}");
    }
}

#[test]
fn what_the_calendar_does_not_have_is_kept_as_printed() {
    assert_eq!(story("en", "on 31 June 2023"), ["31 June 2023 = 2023-06-31"]);
    assert_eq!(story("ar", "في 31 يونيو 2023"), ["31 يونيو 2023 = 2023-06-31"]);
}

#[test]
fn an_interval_holds_its_dates() {
    assert_eq!(
        story("en", "It runs from 28 December to 3 January 2024."),
        ["from 28 December to 3 January 2024 = 2023-12-28/2024-01-03", "28 December = 2023-12-28", "3 January 2024 = 2024-01-03"]
    );
    assert_eq!(story("ar", "في موسم 2012-13"), ["2012-13 = 2012/2013"]);
}

#[test]
fn an_islamic_date_is_reckoned_to_its_civil_day() {
    let text = "في 9 ذي الحجة 1442 هـ";
    let language = by_code("ar").unwrap();
    let lexed = lex(language, text, &[ProseSpan::of(0..text.len())]);
    let mentions = extract(language, measures(), text, &lexed, 0..1, None);
    let time = mentions[0].time.as_ref().unwrap();
    assert_eq!((time.value.as_str(), time.hijri), ("1442-12-09", true));
    assert_eq!(time.days.unwrap().from, NaiveDate::from_ymd_opt(2021, 7, 19));
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "([0-9]{1,4}|May|March|مارس|الاثنين|القرن|عام|[-–/,.:' ]|to|from|last|of|th|week|two|Q|قبل|شهرين|هـ|بين|و){0,24}") {
        for code in ["en", "ar"] {
            for text in [text.clone(), text.replace('-', " ")] {
                read(code, &text, NaiveDate::from_ymd_opt(2024, 2, 29));
                read(code, &text, NaiveDate::MIN.succ_opt());
                read(code, &text, Some(NaiveDate::MAX));
            }
        }
    }
}

#[test]
fn the_language_tells_which_words_begin_a_time() {
    for language in ["en", "ar"].map(|code| by_code(code).unwrap()) {
        for word in (0..language.lexicon.len()).map(|n| Word(u32::try_from(n).unwrap())) {
            for sense in language.lexicon.at(&[word]).flat_map(|e| e.senses) {
                if let Sense::Time(time) = sense {
                    assert_eq!(time.opens(), Begins::with(sense) != Begins::NONE, "{time:?}");
                }
            }
        }
    }
}
