//! How a figure stands to the whole, whether it is said to be so, and of which of several events.

use super::sentence::Sentence;
use super::{Instance, Modality, Scope, Status, Stem};
use crate::extraction::{Kind, Mention, Trait};
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Cue, Form, Sense, Starts, UnitId, Word};
use crate::values::Bound;

/// How far before a figure the words may stand that make it one of an earlier report, in tokens.
const REPORT: u32 = 24;

/// How the figure stands to the whole of its subject.
pub(super) fn scope(s: &Sentence<'_>, m: &Mention) -> Scope {
    let (start, end) = (m.tokens.start, m.tokens.end);
    let near = |before: u32, after: u32, cues: &[Cue]| {
        s.any_cue(s.before(start, before), cues) || s.any_cue(start..end, cues) || s.any_cue(s.after(end, after), cues)
    };
    // ثمن الطائرة الواحدة 200 مليون: the word stands behind the noun, and so before the figure.
    let each = s.any_cue(s.after(end, 2), &[Cue::Each]) || s.language.head_first && s.any_cue(s.before(start, 1), &[Cue::Each]);
    // "every 46 people share one toilet", كل 46 شخصا
    let every = !m.traits.has(Trait::Definite) && s.any_cue(s.before(start, 1), &[Cue::Every]);
    // "Each woman won 16 games."
    let each = each || !s.language.head_first && s.cued(s.tokens.start, &[Cue::Every]) && start > s.tokens.start + 1;
    // سبعة مواقع من كل ثمانية
    let each = each || m.measure.is_none() && s.any_cue(s.after(end, 2), &[Cue::Every]) && s.counts_in(end..end + 4).len() == 1;
    if m.traits.has(Trait::Rate) || m.measure.is_some_and(|u| u.per.is_some()) || each || every {
        return Scope::PerUnit;
    }
    // "three for every 1,000 residents"
    if s.any_cue(s.before(start, 2), &[Cue::RatePer]) && m.measure.is_none() {
        return Scope::PerUnit;
    }
    // "beat Dray by 6,311 votes", "a majority of 14 votes" tells how far apart they were.
    if s.any_cue(s.before(start, 3), &[Cue::Margin]) && s.any_cue(m.number.end..end, &[Cue::Tally]) {
        return Scope::Change;
    }
    // "899 dollars, 100 dollars below last year's model"
    let below =
        !s.language.head_first && s.any_cue(s.after(end, 1), &[Cue::Below, Cue::Above]) && !s.any_cue(s.before(start, 1), &[Cue::By]);
    // "paid five million dollars under the deal": without a figure before it there is nothing to differ from.
    if m.kind == Kind::Money && below && s.counts().any(|f| f.end <= start) && m.quantity.is_some_and(|q| q.bound == Bound::Exactly) {
        return Scope::Change;
    }
    // وبفارق الأهداف الأربعة: in such a language the word itself says so.
    if s.language.head_first && m.measure.is_none() && m.traits.has(Trait::Definite) && s.any_cue(s.before(start, 1), &[Cue::Margin]) {
        return Scope::Change;
    }
    // "the average fare fell 4 percent" is a change.
    let moved = m.kind == Kind::Percent && s.any_cue(s.before(start, 1), &[Cue::Rise, Cue::Fall]);
    if !moved && near(4, 1, &[Cue::Average, Cue::Median]) {
        return Scope::Average;
    }
    let lead = start.saturating_sub(4).max(s.tokens.start)..start;
    // "a convoy of aid, including 60 lorries" names no whole that could be counted; "50 lorries, including 20" does.
    let listed = s.counts().any(|f| f.end <= start && f.end + 12 >= start) && s.any_cue(lead.clone(), &[Cue::OpenList]);
    // "11 of the dead", 11 من القتلى: the noun is the whole's. "Hundreds of people" are no part of anything.
    // "all 46 of the district's schools" leaves none out.
    let all = s.any_cue(s.before(start, 1), &[Cue::All]);
    let of = m.kind != Kind::Percent && !m.traits.has(Trait::Vague) && !all && s.any_cue(m.number.end..end, &[Cue::Of, Cue::OutOf]);
    // "Among 42 patients the fever came back", لدى 42 مريضا
    let some = m.measure.is_none() && !m.traits.has(Trait::Definite);
    let noun = m.counted.as_ref().and_then(|c| c.noun).and_then(|n| s.language.lexicon.nouns.get(usize::from(n.0)));
    let head = start == s.tokens.start + 1 && noun.is_some_and(|n| s.language.lexicon.is_people(n));
    let among = some && (s.any_cue(s.before(start, 1), &[Cue::Among]) || head && s.any_cue(s.before(start, 1), &[Cue::Within]));
    // "the first four defendants", المتهمين الأربعة الأوائل
    let firsts = m.measure.is_none()
        && (!s.language.head_first && s.any_cue(s.before(start, 1), &[Cue::Firsts])
            || s.language.head_first && s.any_cue(s.after(end, 1), &[Cue::Firsts]));
    // "Of his ballots 1,990 went to Brandt"; in "Of the 80 pupils" the number is the whole's.
    let opened = m.measure.is_none()
        && start > s.tokens.start + 2
        && (s.cued(s.tokens.start, &[Cue::OutOf]) || !s.language.head_first && s.cued(s.tokens.start, &[Cue::Of]));
    if listed || of || among || firsts || opened || m.kind != Kind::Percent && !all && of_them(s, end) || s.any_cue(lead, &[Cue::Subset]) {
        return Scope::Subset;
    }
    // "Orvik was 45 when she joined the agency": another time than the story's.
    if m.kind == Kind::Age && s.any_cue(s.after(end, 3), &[Cue::Then, Cue::WouldTurn])
        || m.kind == Kind::Age && s.any_cue(s.before(start, 4), &[Cue::WouldTurn])
    {
        return Scope::Earlier;
    }
    // السجناء الأربعين الباقين
    let left = s.language.head_first && s.any_cue(s.after(end, 1), &[Cue::Remainder]);
    // تبقى تسع مراحل و27 نقطة
    let and = start > s.tokens.start && s.cued(start - 1, &[Cue::And]) || s.token(start).is_some_and(|t| t.clitics.has(Clitic::And));
    let reach = if and { 6 } else { 3 };
    if left || s.any_cue(s.before(start, reach), &[Cue::Remainder]) || s.any_cue(start..end, &[Cue::Remainder]) {
        return Scope::Remainder;
    }
    // "Among the others there were 46 strokes"
    let opening = s.tokens.start..(s.tokens.start + 4).min(start);
    if s.any_cue(opening.clone(), &[Cue::Among]) && s.any_cue(opening, &[Cue::Remainder]) {
        return Scope::Remainder;
    }
    // "more than 300" adds nothing; "another 300", "300 more", "300 others" do.
    let bound = m.quantity.is_some_and(|q| q.bound != Bound::Exactly);
    let inside = if bound { m.number.end..end } else { start..end };
    if !bound && s.any_cue(s.before(start, 2), &[Cue::Addition])
        || s.any_cue(inside, &[Cue::Addition])
        || s.any_cue(s.after(end, 2), &[Cue::Addition])
    {
        return Scope::Addition;
    }
    // "increased the toll from five people to six": the start of a change.
    if s.any_cue(s.before(start, 1), &[Cue::ChangeFrom]) && s.any_cue(s.after(end, 2), &[Cue::ChangeTo]) {
        return Scope::Earlier;
    }
    // "An earlier toll put the dead at 21", وكانت حصيلة صباح الاثنين تشير إلى 21 قتيلا
    // "The previous toll, on Monday evening, was 14": a comma does not part them, another count does.
    let reports = start.saturating_sub(REPORT).max(s.tokens.start)..start;
    let reported = || {
        let counted = |at: u32| s.counts_in(at + 1..start).iter().any(|f| f.end <= start);
        let last = || reports.clone().rev().find(|&t| s.cued(t, &[Cue::EarlierReport]));
        s.any_cue(s.before(start, REPORT), &[Cue::EarlierReport]) || last().is_some_and(|at| !counted(at))
    };
    // "had announced 12 medals, before one was taken back": what follows corrects it.
    let corrected = || {
        let mut after = end..end.saturating_add(REPORT).min(s.tokens.end);
        let at = if s.any_cue(after.clone(), &[Cue::EarlierReport]) { after.find(|&t| s.cued(t, &[Cue::EarlierReport])) } else { None };
        at.is_some_and(|at| s.counts_in(end..at).is_empty())
    };
    if m.measure.is_none() && corrected() {
        return Scope::Earlier;
    }
    if m.measure.is_none() && s.any_cue(reports.clone(), &[Cue::EarlierReport]) && reported() {
        return Scope::Earlier;
    }
    // "sold for 4.4m" uses the word that elsewhere compares: without a figure before there is nothing to compare with.
    let compared = s.any_cue(s.before(start, 3), &[Cue::Compared]) && s.counts().any(|f| f.end <= start);
    if compared || earlier(s, s.before(start, 3)) || earlier(s, s.after(end, 4)) || of_earlier(s, start) {
        return Scope::Earlier;
    }
    // "make up 38% of sales" tells of no rise, nor "turned down by 51 percent of the voters" of a fall.
    let share = m.kind == Kind::Percent && s.cued(end, &[Cue::Of, Cue::OutOf]);
    let change = |t: u32| s.cued(t, &[Cue::ChangeBy]) && !(share && s.cued(t, &[Cue::By]));
    // "a 19 percent jump"
    let jump = m.kind == Kind::Percent && !s.language.head_first && s.any_cue(s.after(end, 1), &[Cue::Rise, Cue::Fall]);
    if jump {
        return Scope::Change;
    }
    // "raised $420 million" tells what came in.
    let came_in =
        || m.kind == Kind::Money && s.told.iter().any(|t| t.end == start && t.acts) && s.any_cue(s.before(start, 1), &[Cue::Rise]);
    let moved = || s.any_cue(s.before(start, 1), &[Cue::Rise, Cue::Fall]) && !came_in();
    let by = s.before(start, 2).any(change) || !share && moved();
    if by && s.any_cue(s.before(start, 8), &[Cue::Rise, Cue::Fall, Cue::Change]) && !s.any_cue(s.before(start, 1), &[Cue::ChangeTo]) {
        return Scope::Change;
    }
    if s.any_cue(s.before(start, 3), &[Cue::Total]) || s.any_cue(start..end, &[Cue::Total]) {
        return Scope::Total;
    }
    // "two groups of 281 people", مجموعتين من 624 شخصا
    let of = start.saturating_sub(1);
    let noun = |f: &std::ops::Range<u32>| f.end < of || s.nouns.iter().any(|n| f.contains(&n.start));
    // "a $5bn sale of 25 jets" is no group of them.
    let unit = |t: u32| s.word(t).is_some_and(|w| s.language.lexicon.starts(w).any(Starts::UNIT));
    let measured = |f: &std::ops::Range<u32>| (f.start.saturating_sub(1)..f.end + 1).any(unit);
    let groups = || {
        let near = s.counts_in(of.saturating_sub(GROUP)..of);
        near.iter().any(|f| (f.end..f.end + 3).contains(&of) && noun(f) && !measured(f))
    };
    if m.measure.is_none() && m.counted.is_some() && s.cued(of, &[Cue::Of]) && groups() {
        return Scope::PerUnit;
    }
    if m.quantity.is_some_and(|q| q.bound == Bound::AtMost) { Scope::Maximum } else { Scope::Whole }
}

/// "11 of them", "52 of the 48": the words stand right behind. "29 defendants, among them seven women" names the whole: a figure follows.
/// "20 wounded are still in hospital", نحو 20 جريحا ما زالوا: those who remain are no more all of them.
fn of_them(s: &Sentence<'_>, end: u32) -> bool {
    if s.after(end, 1).any(|t| s.cued(t, &[Cue::Remains])) {
        return true;
    }
    let Some(at) = s.after(end, 2).find(|&t| s.cued(t, &[Cue::Subset, Cue::OutOf])) else { return false };
    // خرج 12 منهم بأنفسهم ولقي اثنان حتفهما: right behind, with other words before the next figure.
    let reach = if at == end { 3 } else { 5 };
    // "٣٠ منها (٦٢٫٥ في المئة)" says it again.
    s.text(at + 1) == "(" || s.cued(at, &[Cue::OutOf]) || !s.counts().any(|f| (at..at + reach).contains(&f.start))
}

/// So many tokens before "of" the number of groups begins.
const GROUP: u32 = 8;

/// Whether the figure is said to be so.
pub(super) fn modality(s: &Sentence<'_>, m: &Mention) -> Modality {
    let start = m.tokens.start;
    let clause = s.before(start, 10);
    let tight = s.before(start, 4);
    if asked(s) {
        Modality::Asked
    } else if s.any_cue(s.before(start, 8), &[Cue::Denial]) {
        Modality::Denied
    } else if !m.traits.has(Trait::Definite) && s.any_cue(tight.clone(), &[Cue::Negation]) {
        // ولا يحمل الجنود الـ12500 شارات: what is denied is not how many they are.
        Modality::Negated
    } else if s.any_cue(clause.clone(), &[Cue::If]) {
        Modality::Conditional
    } else if s.any_cue(clause.clone(), &[Cue::Forecast]) {
        Modality::Expected
    } else if s.any_cue(clause, &[Cue::Future]) {
        Modality::Planned
    } else if s.any_cue(tight, &[Cue::Conditional]) {
        Modality::Conditional
    } else {
        Modality::Asserted
    }
}

/// Whether the sentence ends with a question mark, before quotation marks at most.
fn asked(s: &Sentence<'_>) -> bool {
    (s.tokens.end.saturating_sub(3).max(s.tokens.start)..s.tokens.end).any(|t| matches!(s.text(t), "?" | "؟"))
}

/// Capacity, target, sought or offered.
pub(super) fn status(s: &Sentence<'_>, m: &Mention) -> Status {
    let before = s.before(m.tokens.start, 5);
    let after = s.after(m.tokens.end, 2);
    let near = |c: &[Cue]| s.any_cue(before.clone(), c) || s.any_cue(after.clone(), c);
    if near(&[Cue::Capacity]) {
        Status::Capacity
    } else if near(&[Cue::Target]) {
        Status::Target
    } else if near(&[Cue::Sought]) {
        Status::Sought
    } else if near(&[Cue::Offered]) {
        Status::Offered
    } else if s.any_cue(s.before(m.tokens.start, 16), &[Cue::Adjusted]) || s.any_cue(s.after(m.tokens.end, 4), &[Cue::Adjusted]) {
        Status::Adjusted
    } else {
        Status::Actual
    }
}

/// "a second blast", "another storm damaged 260 homes", في هجوم منفصل: an event beside the story's own. "Another 260 homes" are more of the same.
pub(super) fn instance(s: &Sentence<'_>, m: &Mention) -> Instance {
    let tokens = s.tokens.start..s.tokens.end;
    let other = tokens.filter(|&t| s.cued(t, &[Cue::OtherInstance, Cue::Similar]));
    let near = |t: &u32| s.distance(&(*t..*t + 1), &m.tokens) <= 24;
    other.filter(near).find(|&t| tells_apart(s, t)).map_or(Instance::Main, Instance::Other)
}

/// Whether the word stands beside a noun of an event, or before one that does something: "a second bomb killed".
fn tells_apart(s: &Sentence<'_>, at: u32) -> bool {
    let beside = if s.language.head_first { at.saturating_sub(1)..at + 2 } else { at + 1..at + 4 };
    let acts = |t: u32| !s.language.head_first && s.told.iter().any(|f| f.form == Form::Verb && (t + 1..t + 3).contains(&f.start));
    let noun = |t: u32| s.nouns.iter().any(|n| n.start == t && (is_event(s, n.noun.0) || acts(t))) || s.is_content(t) && acts(t);
    let told = |t: u32| s.told.iter().any(|f| f.form == Form::Noun && f.start == t);
    beside.filter(|&t| t != at && s.tokens.contains(&t)).any(|t| noun(t) || told(t))
}

/// Events with the name right before them, "the Orrin poll", "the Marib attack", and what is numbered: "the second phase", المرحلة الثانية.
pub(super) fn events(s: &Sentence<'_>) -> Vec<(Stem, Word)> {
    let named = |t: u32| t > s.tokens.start && s.is_name(t - 1);
    let nouns = s.nouns.iter().filter(|n| named(n.start) && is_event(s, n.noun.0)).map(|n| n.start);
    let named = nouns.chain(s.told.iter().filter(|f| f.form == Form::Noun && named(f.start)).map(|f| f.start));
    let mut events: Vec<(Stem, Word)> = named.filter_map(|t| Some((s.stem(t)?, s.word(t - 1)?))).collect();
    events.extend(s.tokens.clone().filter(|&t| is_rank(s, t)).filter_map(|t| {
        let noun = if s.language.head_first { t.checked_sub(1)? } else { t + 1 };
        // ففي الأولى حصد 352 صوتا … نال في الثانية 398: a rank that stands for its noun.
        // "في ثاني أيام الإضراب" stands before its own.
        let alone = s.token(t).is_some_and(|k| k.clitics.has(Clitic::The)) || !s.token(t + 1).is_some_and(|k| k.piece == Piece::Word);
        if s.language.head_first && alone && s.cued(noun, &[Cue::PlaceIn]) {
            return Some((Stem(0), s.word(t)?));
        }
        Some((s.stem(noun).filter(|_| s.is_content(noun) || s.cued(noun, &[Cue::Designator]))?, s.word(t)?))
    }));
    events.sort_unstable();
    events.dedup();
    events
}

/// The unit of time that a count is for: "12 people a week", "40 boats in a month", 40 قاربا في الشهر.
pub(super) fn period(s: &Sentence<'_>, m: &Mention) -> Option<UnitId> {
    if m.measure.is_some() || m.kind.is_time() {
        return None;
    }
    let from = m.number.end as usize;
    let words = s.lexed.words.get(..s.tokens.end as usize)?;
    let unit = |at: usize| {
        let rate = |sense: &Sense| if let Sense::PerUnit(unit) = sense { Some(*unit) } else { None };
        s.language.lexicon.find_of(words.get(at..)?, Starts::PER_UNIT, rate).map(|(_, unit)| unit)
    };
    (from..=(m.tokens.end as usize + 1).min(words.len())).find_map(unit)
}

/// Whether a word alone is a rank: "second", الثانية.
fn is_rank(s: &Sentence<'_>, at: u32) -> bool {
    let Some(word) = s.word(at).filter(|&w| s.language.lexicon.starts(w).any(Starts::ORDINAL)) else { return false };
    s.language.lexicon.find(&[word], |sense| matches!(sense, Sense::Ordinal(_)).then_some(())).is_some()
}

fn is_event(s: &Sentence<'_>, noun: u16) -> bool {
    let lexicon = &s.language.lexicon;
    lexicon.nouns.get(usize::from(noun)).is_some_and(|n| n.classes.iter().any(|&c| lexicon.classes[usize::from(c)].name == "event"))
}

/// "this month", "so far": a stretch that contains the event.
pub(super) fn window(s: &Sentence<'_>, m: &Mention) -> bool {
    if m.kind == Kind::Duration && s.any_cue(s.before(m.tokens.start, 3), &[Cue::During]) {
        return true;
    }
    s.any_cue(s.before(m.tokens.start, 5), &[Cue::Window])
        || s.any_cue(m.tokens.start..m.tokens.end, &[Cue::Window])
        || s.any_cue(s.after(m.tokens.end, 6), &[Cue::Window])
}

/// "The previous airlift, in 2022, took ten aircraft", وكان الجسر السابق قد تألف من عشر طائرات: what the sentence opens with was before, and no
/// count stands between.
fn of_earlier(s: &Sentence<'_>, start: u32) -> bool {
    let opening = s.tokens.start..(s.tokens.start + 4).min(start);
    let the = |t: u32| s.token(t).is_some_and(|k| k.clitics.has(Clitic::The));
    let known = |t: u32| t > s.tokens.start && if s.language.head_first { the(t - 1) } else { s.cued(t - 1, &[Cue::Definite]) };
    let at = |t: u32| s.cued(t, &[Cue::Earlier]) && known(t) && s.counts_in(t..start).is_empty();
    s.any_cue(opening.clone(), &[Cue::Earlier]) && opening.clone().any(|t| at(t) && earlier(s, t..t + 1))
}

/// Whether a word says that what stands beside it was so before. سبع سنوات على المدير السابق: it was the person who was something before.
fn earlier(s: &Sentence<'_>, mut near: std::ops::Range<u32>) -> bool {
    let person = |t: u32| s.language.head_first && t.checked_sub(1).is_some_and(|t| s.is_people(t));
    s.any_cue(near.clone(), &[Cue::Earlier]) && near.any(|t| s.cued(t, &[Cue::Earlier]) && !person(t))
}
