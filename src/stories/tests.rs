use super::{Section, group};
use crate::document::{Role, plain, titled};
use crate::language::by_code;
use crate::lexing::lex;
use crate::text::ProseSpan;

/// The stories of a plain text, each as the sections of its blocks.
fn stories(code: &str, text: &str) -> Vec<Vec<Section>> {
    sections(code, &plain("a", text.into()))
}

fn sections(code: &str, document: &crate::document::Document) -> Vec<Vec<Section>> {
    let language = by_code(code).unwrap();
    let blocks: Vec<ProseSpan> = document.blocks.iter().map(|b| b.span).collect();
    let lexed = lex(language, &document.prose, &blocks);
    group(language, document, &lexed).into_iter().map(|s| s.sections).collect()
}

use Section::{Body, Caption, Dateline, Furniture, Headline, List, Standfirst};

#[test]
fn a_short_first_line_is_the_headline_and_a_date_line_the_dateline() {
    let text = "Harbour bridge to close\n\n3 March 2025\n\nThe bridge will close.\n\nTwo lanes stay open.";
    assert_eq!(stories("en", text), [vec![Headline, Dateline, Body, Body]]);
    let text = "إغلاق جسر الميناء\n\nمارس 3, 2025\n\nيغلق الجسر يوم الاثنين.\n\nويبقى مساران مفتوحين.";
    assert_eq!(stories("ar", text), [vec![Headline, Dateline, Body, Body]]);
}

#[test]
fn a_first_line_that_is_a_sentence_is_body() {
    assert_eq!(stories("en", "The bridge closed on Monday.\n\nTwo lanes stay open."), [vec![Body, Body]]);
}

#[test]
fn what_stands_between_headline_and_dateline_is_the_standfirst() {
    let text = "Harbour bridge to close\n\nTwo lanes stay open for buses\n\n3 March 2025\n\nThe bridge will close.";
    assert_eq!(stories("en", text), [vec![Headline, Standfirst, Dateline, Body]]);
    let text = "Harbour bridge to close\n\nTwo lanes stay open for buses\n\nThe bridge will close.";
    assert_eq!(stories("en", text), [vec![Headline, Body, Body]]);
}

#[test]
fn a_line_behind_the_headline_is_the_standfirst_where_paragraphs_end_with_full_stops() {
    let text =
        "Harbour bridge to close\n\nTwo lanes stay open for buses\n\nThe bridge will close.\n\n\"It is old,\" she said. \"It is unsafe.\"";
    assert_eq!(stories("en", text), [vec![Headline, Standfirst, Body, Body]]);
    let text = "Harbour bridge to close\n\nTwo lanes stay open for buses\n\nThe bridge will close\n\nIt is old";
    assert_eq!(stories("en", text), [vec![Headline, Body, Body, Body]]);
    let text = "إغلاق جسر الميناء\n\nمساران للحافلات يبقيان مفتوحين طوال العمل\n\nيغلق الجسر غدا.\n\nوقالت الوزيرة: «الجسر قديم.»";
    assert_eq!(stories("ar", text), [vec![Headline, Standfirst, Body, Body]]);
}

#[test]
fn who_wrote_the_article_is_furniture_and_what_somebody_wrote_is_not() {
    let text = "إغلاق الجسر\n\nكتب: سامي الطل\n\nيغلق الجسر غدا.\n\nوكتبت الوزيرة: «أُغلق الجسر أمس».";
    assert_eq!(stories("ar", text), [vec![Headline, Furniture, Body, Body]]);
}

#[test]
fn read_also_with_a_story_behind_it_ends_the_story() {
    let text = "Bridge to close\n\nThe bridge will close.\n\nSource: Harbour Post\n\nRead also:\n\nFerry line opens\n\nMarch 3, 2025\n\nA ferry opened.\n\nRelated articles\n\n• Two die at sea\n• Port grows";
    let first = vec![Headline, Body, Furniture, Furniture];
    let second = vec![Headline, Dateline, Body, Furniture, Furniture, Furniture];
    assert_eq!(stories("en", text), [first.clone(), second.clone()]);
    let text = "إغلاق الجسر\n\nيغلق الجسر غدا.\n\nالمصدر: بريد الميناء\n\nإقرأ أيضاً:\n\nافتتاح خط للعبارات\n\nمارس 3, 2025آخر تحديث: مارس 3, 2025\n\nافتتح الخط أمس.\n\nمقالات مشابهة\n\n• غرق قارب\n• توسعة الميناء";
    assert_eq!(stories("ar", text), [first, second]);
}

#[test]
fn read_also_inside_a_story_is_only_furniture() {
    let text = "Bridge to close\n\nThe bridge will close.\n\nRead also: Ferry line opens\n\nTwo lanes stay open.";
    assert_eq!(stories("en", text), [vec![Headline, Body, Furniture, Body]]);
    let text = "Bridge to close\n\nThe bridge will close.\n\nRead more\n• Ferry line opens\n• Port grows";
    assert_eq!(stories("en", text), [vec![Headline, Body, Furniture, List, List]]);
}

#[test]
fn bullets_of_the_body_stay_in_the_story() {
    let text = "What the budget holds\n\nThe council voted for four measures:\n\n• 12 buses\n• 3 depots\n\nThe vote took an hour.";
    assert_eq!(stories("en", text), [vec![Headline, Body, List, List, Body]]);
}

#[test]
fn a_paragraph_that_begins_with_a_furniture_word_is_body() {
    let text = "Bridge to close\n\nSources close to the council said on Monday that the bridge would stay closed until the summer at the least.\n\nMore news is expected from the mayor when the council meets again in the town hall next week to vote on it.";
    assert_eq!(stories("en", text), [vec![Headline, Body, Body]]);
    let text =
        "إغلاق الجسر\n\nمصدر في البلدية قال يوم الاثنين إن الجسر سيبقى مغلقا حتى حلول فصل الصيف على الأقل لأن أعمال الصيانة لم تنته بعد.";
    assert_eq!(stories("ar", text), [vec![Headline, Body]]);
}

#[test]
fn a_sentence_with_a_date_is_no_dateline() {
    let text = "Bridge to close\n\nThe bridge opened in May 1995.\n\nIt will close.";
    assert_eq!(stories("en", text), [vec![Headline, Body, Body]]);
}

#[test]
fn a_caption_is_told_by_its_mark() {
    let text = "Bridge to close\n\nThe bridge will close.\n\nFile photo: the bridge with its 14 arches in spring\n\nTwo lanes stay open.";
    assert_eq!(stories("en", text), [vec![Headline, Body, Caption, Body]]);
}

#[test]
fn only_the_first_level_one_heading_is_a_headline() {
    let mut document = plain("a", "Bridge\n\nThe bridge will close.\n\nHistory\n\nIt opened in 1995.".into());
    document.blocks[0].role = Role::Heading(1);
    document.blocks[2].role = Role::Heading(1);
    assert_eq!(sections("en", &document), [vec![Headline, Body, Body, Body]]);
}

#[test]
fn a_batch_document_is_one_story() {
    let text = "Friday, January 4, 2019\n\nThe speaker was elected.\n\nShe won 220 votes.\n\nSources\n\nRelated news".to_owned();
    let all = sections("en", &titled("a", "Speaker elected", text));
    assert_eq!(all, [vec![Headline, Dateline, Body, Body, Furniture, Furniture]]);
}

#[test]
fn no_text_is_one_story_of_nothing() {
    assert_eq!(stories("en", ""), [Vec::new()]);
}
