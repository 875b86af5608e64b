//! Text shaped like news, made here: sentences of both languages with figures, dates and words that are neither, from a fixed list of
//! pseudo-random numbers.
#![allow(clippy::unwrap_used, reason = "a list of sentences is short")]

/// English sentences; a figure stands for each pair of braces.
pub(crate) const ENGLISH: &[&str] = &[
    "The harbour authority of Oster said on Monday that {} workers had left the port since {} May 2021, when the crane fell.",
    "Nobody in the village could say who had closed the road, and the mayor did not answer the questions of the residents.",
    "The bridge cost ${} million, up from ${} million in the first plan, according to the ministry of transport.",
    "About {} percent of the houses in the valley have water again, the engineers said, and the rest will have it by Friday.",
    "\"We are tired, and we want to go home,\" said Amin Dorst, who has lived in the tent beside the river with his children.",
    "Its {} buses carried {} thousand passengers last month, a number that the company calls a good beginning.",
];
/// Arabic sentences.
pub(crate) const ARABIC: &[&str] = &[
    "قالت هيئة الميناء يوم الاثنين إن {} عاملا غادروا الميناء منذ {} مايو 2021 حين سقطت الرافعة على الرصيف القديم.",
    "ولم يعرف أحد من أهل القرية من أغلق الطريق، ولم يجب رئيس البلدية عن أسئلة السكان الذين تجمعوا أمام مكتبه.",
    "وبلغت تكلفة الجسر {} مليون دولار بعد أن كانت {} مليون دولار في الخطة الأولى بحسب وزارة النقل.",
    "وعادت المياه إلى نحو {} في المئة من بيوت الوادي، وفق المهندسين، وستعود إلى البقية قبل يوم الجمعة.",
    "ونقلت الحافلات الـ{} نحو {} ألف راكب في الشهر الماضي، وهو عدد تصفه الشركة بأنه بداية طيبة.",
];

/// A text of about so many bytes.
#[must_use]
pub(crate) fn text(sentences: &[&str], bytes: usize) -> String {
    let mut state: u64 = 7;
    let mut next = |most: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % most
    };
    let mut out = String::new();
    while out.len() < bytes {
        let sentence = sentences[usize::try_from(next(sentences.len() as u64)).unwrap()];
        for (n, piece) in sentence.split("{}").enumerate() {
            if n > 0 {
                out.push_str(&(2 + next(27)).to_string());
            }
            out.push_str(piece);
        }
        out.push_str(if next(4) == 0 { "\n\n" } else { " " });
    }
    out
}
