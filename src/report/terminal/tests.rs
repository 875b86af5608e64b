use crate::document::Document;
use crate::findings::{Finding, Label, Severity};
use crate::report::{Bidi, Options, Summary, fixture, format};
use crate::text::{Map, Part, Piece, ProseSpan, SourceSpan};

fn draw(document: &Document, findings: &[Finding], options: Options) -> String {
    format("full").unwrap().document(&fixture::checked(document, findings), &options)
}

fn width(width: usize) -> Options {
    Options { width, ..Options::default() }
}

/// Isolates as something to be seen.
fn visible(drawing: &str) -> String {
    drawing.replace('\u{2066}', "‹ltr ").replace('\u{2067}', "‹rtl ").replace('\u{2069}', "›")
}

#[track_caller]
fn assert_drawn(drawing: &str, expected: &str) {
    assert_eq!(visible(drawing), expected.trim_start_matches('\n'), "\n{}", visible(drawing));
}

#[test]
fn two_paragraphs_far_apart() {
    let (text, findings) = fixture::sum();
    let document = fixture::plain("flood.md", text);
    let expected = "
error[sum-mismatch]: the parts do not add up to the total
     ╭─[flood.md:3:9]
   1 │ Officials said 412 people were moved from the north bank and 722 from the south.
     ·                ──────────¹                                   ───²
     ┆
   3 │ In all, 1,143 people were moved, the ministry said.
     ·         ^^^^^^^^^^^^³
   ¹ · part: 412 (line 1)
   ² · part: 722 (line 1)
   ³ ▶ stated total (line 3)
     = working: 412 + 722 = 1,134
";
    let help = "     ╰ help: the parts add up to 1,134, the total says 1,143: check for transposed digits\n\n";
    assert_drawn(&draw(&document, &findings, width(120)), &format!("{expected}{help}"));
    let help = "     ╰ help: the parts add up to 1,134, the total says 1,143: check for transposed\n       digits\n\n";
    assert_drawn(&draw(&document, &findings, width(90)), &format!("{expected}{help}"));
}

#[test]
fn a_narrow_terminal() {
    let (text, findings) = fixture::sum();
    let expected = "
error[sum-mismatch]: the parts do not
  add up to the total
     ╭─[flood.md:3:9]
   1 │ Officials said 412 people were
     ·                ──────────¹
     │ moved from the north bank and
     │ 722 from the south.
     · ───²
     ┆
   3 │ In all, 1,143 people were
     ·         ^^^^^^^^^^^^³
     │ moved, the ministry said.
   ¹ · part: 412 (line 1)
   ² · part: 722 (line 1)
   ³ ▶ stated total (line 3)
     = working: 412 + 722 = 1,134
     ╰ help: the parts add up to
       1,134, the total says 1,143:
       check for transposed digits

";
    let document = fixture::plain("flood.md", text);
    assert_drawn(&draw(&document, &findings, width(40)), expected);
    assert_eq!(draw(&document, &findings, width(0)), draw(&document, &findings, width(40)));
}

#[test]
fn a_paragraph_of_one_long_line_shows_the_rows_that_matter() {
    let filler = "The committee, which met on Tuesday behind closed doors, went through the accounts line by line. ".repeat(5);
    let text = format!(
        "{filler}It counted 412 people on the north bank and 722 on the south. {filler}In all, it said, 1,143 people moved. {filler}"
    );
    let labels = vec![
        fixture::label(fixture::find(&text, "1,143"), "total", "stated total"),
        fixture::label(fixture::find(&text, "412"), "part", "412"),
        fixture::label(fixture::find(&text, "722"), "part", "722"),
    ];
    let expected = "
error[sum-mismatch]: the parts do not add up to the total
     ╭─[long.txt:1:1050]
   1 │ …
     │ committee, which met on Tuesday behind closed doors, went through the accounts
     │ line by line. It counted 412 people on the north bank and 722 on the south. The
     ·                          ───¹                             ───²
     │ committee, which met on Tuesday behind closed doors, went through the accounts
     │ …
     │ met on Tuesday behind closed doors, went through the accounts line by line. In
     │ all, it said, 1,143 people moved. The committee, which met on Tuesday behind
     ·               ^^^^^³
     │ closed doors, went through the accounts line by line. The committee, which met on
     │ …
   ¹ · part: 412 (line 1)
   ² · part: 722 (line 1)
   ³ ▶ stated total (line 1)

";
    let finding = fixture::finding("the parts do not add up to the total", labels);
    assert_drawn(&draw(&fixture::plain("long.txt", &text), &[finding], width(90)), expected);
}

#[test]
fn right_to_left_marks_stand_in_the_text() {
    let (text, findings) = fixture::arabic_sum();
    let document = fixture::plain("فيضان.txt", text);
    let expected = "
error[sum-mismatch]: ‹rtl الأجزاء لا تساوي المجموع›
     ╭─[‹ltr فيضان.txt›:2:26]
   1 │ ‹rtl أعلنت الوزارة يوم الثلاثاء ١٢ مارس ٢٠٢٤ أنّ ⟦٤١٢ شخصًا⟧¹ نُقِلوا من الضفّة الشماليّة›
     │ ‹rtl و⟦٧٢٢⟧² من الجنوبيّة.›
   2 │ ‹rtl وقالت إنّ المجمـــوع بلغ ⟦١٬١٤٣ شخصًا⟧³ (1,143) في يوم واحد.›
   ¹ · ‹rtl جزء: ٤١٢ (line 1)›
   ² · ‹rtl جزء: ٧٢٢ (line 1)›
   ³ ▶ ‹rtl المجموع المذكور (line 2)›
     = working: ‹rtl ٤١٢ + ٧٢٢ = ١٬١٣٤›
     ╰ help: ‹rtl مجموع الأجزاء ١٬١٣٤، والمذكور ١٬١٤٣›

";
    assert_drawn(&draw(&document, &findings, width(90)), expected);
    let wide = draw(&document, &findings, width(120));
    assert!(visible(&wide).contains("من الضفّة الشماليّة و⟦٧٢٢⟧² من الجنوبيّة.›\n"), "{wide}");
}

#[test]
fn right_to_left_in_a_narrow_terminal() {
    let (text, findings) = fixture::arabic_sum();
    let expected = "
error[sum-mismatch]: ‹rtl الأجزاء لا تساوي›
  ‹rtl المجموع›
     ╭─[‹ltr فيضان.txt›:2:26]
   1 │ ‹rtl أعلنت الوزارة يوم الثلاثاء ١٢›
     │ ‹rtl مارس ٢٠٢٤ أنّ ⟦٤١٢ شخصًا⟧¹ نُقِلوا›
     │ ‹rtl من الضفّة الشماليّة و⟦٧٢٢⟧² من›
     │ ‹rtl الجنوبيّة.›
   2 │ ‹rtl وقالت إنّ المجمـــوع بلغ ⟦١٬١٤٣›
     │ ‹rtl شخصًا⟧³ (1,143) في يوم واحد.›
   ¹ · ‹rtl جزء: ٤١٢ (line 1)›
   ² · ‹rtl جزء: ٧٢٢ (line 1)›
   ³ ▶ ‹rtl المجموع المذكور (line 2)›
     = working: ‹rtl ٤١٢ + ٧٢٢ = ١٬١٣٤›
     ╰ help: ‹rtl مجموع الأجزاء ١٬١٣٤،›
       ‹rtl والمذكور ١٬١٤٣›

";
    assert_drawn(&draw(&fixture::plain("فيضان.txt", text), &findings, width(40)), expected);
}

#[test]
fn without_isolates_the_drawing_is_the_same_but_for_them() {
    let (text, findings) = fixture::arabic_sum();
    let document = fixture::plain("فيضان.txt", text);
    let off = draw(&document, &findings, Options { bidi: Bidi::Off, ..Options::default() });
    fixture::assert_harmless(&off);
    assert_eq!(draw(&document, &findings, Options::default()).replace(['\u{2066}', '\u{2067}', '\u{2069}'], ""), off);
}

#[test]
fn a_foreign_name_in_an_english_paragraph_moves_its_marks_into_the_text() {
    let text = "The daily الأيام counted 45 birds.\n\nThe mayor counted 54 birds.\n";
    let labels = vec![
        fixture::label(fixture::find(text, "45 birds"), "value", "45 birds here"),
        fixture::label(fixture::find(text, "54 birds"), "value", "54 birds here"),
    ];
    let expected = "
warning[sum-mismatch]: two counts
     ╭─[a.txt:1:26]
   1 │ ‹ltr The daily الأيام counted ⟦45 birds⟧¹.›
     ┆
   3 │ The mayor counted 54 birds.
     ·                   ────────²
   ¹ ▶ 45 birds here (line 1)
   ² · 54 birds here (line 3)

";
    let mut finding = fixture::finding("two counts", labels);
    finding.severity = Severity::Warning;
    assert_drawn(&draw(&fixture::plain("a.txt", text), &[finding], width(90)), expected);
}

#[test]
fn a_single_passage_needs_no_number_and_a_title_says_where_it_is() {
    let (title, text) = ("64 animals saved", "In all, 57 animals were saved.");
    let piece = |p: usize, part, len: usize| Piece { prose: ProseSpan::of(p..p + len), source: SourceSpan::of(0..len), part, copied: true };
    let prose = format!("{title}\n\n{text}");
    let map = Map::new(vec![piece(0, Part::Title, title.len()), piece(18, Part::Text, text.len())]);
    let document = Document { title_source: title.into(), prose: prose.clone(), map, ..fixture::plain("n1", text) };
    let label = |words, text| fixture::label(fixture::find(&prose, words), "count", text);
    let finding = fixture::finding("the title says otherwise", vec![label("57 animals", "the body"), label("64 animals", "the title")]);
    let expected = "
error[sum-mismatch]: the title says otherwise
     ╭─[n1:title:1:1]
   1 │ 64 animals saved
     · ──────────¹
     ├─[n1:1:9]
   1 │ In all, 57 animals were saved.
     ·         ^^^^^^^^^^²
   ¹ · the title (n1:title, line 1)
   ² ▶ the body (n1, line 1)

";
    assert_drawn(&draw(&document, &[finding], width(90)), expected);
    let expected = "
error[sum-mismatch]: alone
     ╭─[n1:1:9]
   1 │ In all, 57 animals were saved.
     ·         ^^^^^^^^^^
     ▶ the body (line 1)

";
    assert_drawn(&draw(&document, &[fixture::finding("alone", vec![label("57 animals", "the body")])], width(90)), expected);
}

#[test]
fn marks_that_overlap_and_marks_elsewhere_are_all_told() {
    let text = "Some 45 to 54 birds were seen.";
    let elsewhere = Label { source: Some("ministry.txt".into()), ..fixture::label(ProseSpan::new(3, 900), "source", "50 birds, it says") };
    let mut finding = fixture::finding(
        "the range and its end",
        vec![
            fixture::label(fixture::find(text, "45 to 54 birds"), "range", "the range"),
            fixture::label(fixture::find(text, "54 birds"), "end", ""),
            elsewhere,
        ],
    );
    finding.more = vec![fixture::label(fixture::find(text, "birds"), "part", "")];
    finding.notes = vec!["both are odd".into()];
    let expected = "
error[sum-mismatch]: the range and its end
     ╭─[a.txt:1:6]
   1 │ Some 45 to 54 birds were seen.
     ·      ^^^^^^^^^^^^^^¹
     ·            ────────²
   ¹ ▶ the range (line 1)
   ² · end (line 1)
     = ministry.txt: line 2: “ministry.txt” (50 birds, it says)
     = more: “birds” (line 1)
     = note: both are odd

";
    assert_drawn(&draw(&fixture::plain("a.txt", text), &[finding], width(90)), expected);
}

#[test]
fn a_finding_without_a_passage_still_names_its_file() {
    let expected = "
error[sum-mismatch]: nothing to point at
     ╭─[a.txt]

";
    assert_drawn(&draw(&fixture::plain("a.txt", "x"), &[fixture::finding("nothing to point at", Vec::new())], width(90)), expected);
}

#[test]
fn a_screen_reader_hears_sentences() {
    let (text, findings) = fixture::sum();
    let out = draw(&fixture::plain("flood.md", text), &findings, Options { screen_reader: true, ..Options::default() });
    let expected = concat!(
        "flood.md:\nerror sum-mismatch, line 3 column 9: the parts do not add up to the total. stated total: \"1,143 people\" (line 3). ",
        "part: \"412 people\" (line 1). part: \"722\" (line 1). working: 412 + 722 = 1,134. ",
        "help: the parts add up to 1,134, the total says 1,143: check for transposed digits.\n\n"
    );
    assert_eq!(out, expected);
    let (text, findings) = fixture::arabic_sum();
    let out = draw(&fixture::plain("فيضان.txt", text), &findings, Options { screen_reader: true, ..Options::default() });
    assert!(out.contains("line 2 column 26: الأجزاء لا تساوي المجموع. المجموع المذكور: \"١٬١٤٣ شخصًا\" (line 2)."), "{out}");
    fixture::assert_harmless(&out);
}

#[test]
fn colours_change_nothing_but_colours() {
    let sequence = regex::Regex::new("\u{1B}\\[[0-9;]*m").unwrap();
    for (text, findings) in [fixture::sum(), fixture::arabic_sum()] {
        let document = fixture::plain("a.txt", text);
        let plain = draw(&document, &findings, width(60));
        let colored = draw(&document, &findings, Options { color: true, ..width(60) });
        assert!(colored.contains("\u{1B}[1;31merror[sum-mismatch]:\u{1B}[0m"), "{colored}");
        assert_eq!(sequence.replace_all(&colored, ""), plain);
    }
}

#[test]
fn hostile_words_are_harmless_in_every_manner_of_drawing() {
    let (document, findings) = fixture::hostile();
    for screen_reader in [false, true] {
        let out = draw(&document, &findings, Options { bidi: Bidi::Off, screen_reader, ..Options::default() });
        fixture::assert_harmless(&out);
        assert!(out.contains("␛[2J⟨U+009B⟩31m⟨U+202E⟩64"), "{out}");
    }
}

#[test]
fn clean_documents_say_nothing_and_the_end_says_what_was_done() {
    let full = format("full").unwrap();
    assert_eq!(draw(&fixture::plain("a.txt", "x"), &[], width(90)), "");
    assert_eq!(full.end(&Summary::default(), &width(90)), "no findings in 0 files; 0 figures read, 0 compared\n");
}
