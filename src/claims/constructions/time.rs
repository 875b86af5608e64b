//! Lengths and ages with their dates: "closed since 4 January 2023 … reopened on Friday after 18 months", "born on 3 May 1978 … she was 49".

use super::figures::noun_there;
use super::{Construction, Context, Skeleton};
use crate::extraction::{Kind, Mention};
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Cue, Sense, TimeWord};
use crate::lexing::Flag;
use crate::values::{Bound, Grain, Number};
use std::collections::{BTreeMap, BTreeSet};

/// How many ages of one name a birth date is held against: a text that tells more of them is a list of people.
const MOST_AGES: usize = 64;

/// So many names of a sentence are held against those of another.
const MOST_NAMES: usize = 64;

/// How many sentences may lie between the start and the end of a closure.
const NEAR: u32 = 3;

/// Reads over all sentences of a story that hold a figure.
pub(super) fn read(cx: Context<'_>, sentences: &[Skeleton], out: &mut Vec<Construction>) {
    let ages = Ages::of(cx, sentences);
    for s in sentences {
        for (i, length) in s.figures() {
            if cx.mentions[length as usize].kind == Kind::Duration {
                let found = out.len();
                span(cx, sentences, s, i, length, out);
                if out.len() == found {
                    out.extend(stretch(cx, s, i, length).or_else(|| since(cx, s, i, length)).or_else(|| so_long(cx, s, i, length)));
                }
            }
        }
        births(cx, &ages, s, out);
    }
}

fn mention(cx: Context<'_>, f: u32) -> &Mention {
    &cx.mentions[f as usize]
}

/// A date that says at least which month of which year.
fn dated(cx: Context<'_>, f: u32) -> bool {
    let m = mention(cx, f);
    m.kind == Kind::Date && m.time.as_ref().is_some_and(|t| t.days.is_some() && !t.hijri && t.other.is_none() && t.grain <= Grain::Month)
}

/// "reopened on Friday after 18 months of repairs": the length ends in this sentence, and another one says when it began.
fn span(cx: Context<'_>, sentences: &[Skeleton], s: &Skeleton, i: usize, length: u32, out: &mut Vec<Construction>) {
    let before = i.saturating_sub(3)..i;
    // مدة كل منها أربع سنوات
    if s.cued(i.saturating_sub(4)..i, &[Cue::Every, Cue::Each]) {
        return;
    }
    let after = s.cued(before, &[Cue::AfterSpan]) || s.items[i].cues.has(Cue::AfterSpan);
    if !after || !s.cued(0..s.items.len(), &[Cue::Ends]) && s.figures().filter(|&(_, f)| dated(cx, f)).count() != 2 {
        return;
    }
    let ends: Vec<u32> = s.figures().map(|(_, f)| f).filter(|&f| dated(cx, f)).collect();
    // "closed in March 2022 and reopened in March 2025, after 18 months": both in one sentence.
    if let [a, b] = ends[..] {
        let day = |f: u32| mention(cx, f).time.as_ref().and_then(|t| t.days).and_then(|d| d.from);
        let (start, end) = if day(a) <= day(b) { (a, b) } else { (b, a) };
        // "took 33 months, three months more than a plan that set January 2026": another length parts them.
        let parted = s.figures().any(|(k, f)| k > i && f < b && f != a && mention(cx, f).kind == Kind::Duration);
        if explicit_year(cx, start) && !parted {
            out.push(Construction::Span { length, start, end: Some(end) });
        }
        return;
    }
    let first = sentences.partition_point(|o| o.sentence + NEAR < s.sentence);
    let near = sentences[first..].iter().take_while(|o| o.sentence <= s.sentence + NEAR);
    let starts: Vec<u32> = near.flat_map(|o| starts(cx, o)).filter(|f| !ends.contains(f)).collect();
    // Two beginnings, or two ends, and it is not plain which belong together.
    if let ([start], true) = (&starts[..], ends.len() <= 1) {
        out.push(Construction::Span { length, start: *start, end: ends.first().copied() });
    }
}

/// "the three-day forum, from 7 to 9 April": a length close to a stretch with both ends.
fn stretch(cx: Context<'_>, s: &Skeleton, i: usize, length: u32) -> Option<Construction> {
    let whole = |&(k, f): &(usize, u32)| {
        let gap = if k > i { i + 1..k } else { k + 1..i };
        let m = mention(cx, f);
        m.kind == Kind::Interval
            && m.time.as_ref().is_some_and(|t| {
                t.end.is_some() && t.grain <= Grain::Month && !t.hijri && t.days.is_some_and(|d| d.from.is_some() && d.to.is_some())
            })
            && s.words(gap.clone()) <= 4
            && !joined(cx, s, &gap, k)
            && !s.marked(gap.clone(), &[';', '؛', '.', ':'])
            && s.items[gap].iter().all(|it| {
                it.figure.is_none() && !it.cues.any(&[Cue::Clause, Cue::AfterSpan, Cue::Earlier, Cue::Compared, Cue::Each, Cue::And])
            })
    };
    let mut found = s.figures().filter(whole).map(|(_, f)| f);
    let interval = found.next().filter(|_| found.next().is_none())?;
    let before = i.saturating_sub(2)..i;
    // "two days after", "within three weeks": the length of something else.
    let other = s.cued(before, &[Cue::Earlier, Cue::Window, Cue::Addition, Cue::Average, Cue::Each])
        // بعد 10 إلى 12 يوما من الإطلاق، بين 12 و14 مارس
        || mention(cx, length).quantity.is_none_or(|q| q.value < Number::whole(2) || q.upper.is_some() || !matches!(q.bound, Bound::Exactly | Bound::About));
    (!other).then_some(Construction::Span { length, start: interval, end: Some(interval) })
}

/// Whether a conjunction is written on a word of the gap or on what follows it: another clause.
fn joined(cx: Context<'_>, s: &Skeleton, gap: &std::ops::Range<usize>, k: usize) -> bool {
    let items = s.items.get(gap.clone()).into_iter().flatten().chain(s.items.get(k));
    items.into_iter().any(|it| cx.lexed.tokens.get(it.tokens.start as usize).is_some_and(|t| t.clitics.has(Clitic::And)))
}

/// "for 46 years, since 1961": a length that ends with the story.
fn since(cx: Context<'_>, s: &Skeleton, i: usize, length: u32) -> Option<Construction> {
    let (k, start) = s.figures().find(|&(k, _)| k > i)?;
    let gap = &s.items[i + 1..k];
    let tied = gap.iter().filter(|it| it.mark.is_none()).count() <= 2 && gap.last().is_some_and(|it| is_since(cx, it.tokens.start));
    let printed = dated_year(cx, start) && explicit_year(cx, start);
    let first = s.cued(i.saturating_sub(3)..i, &[Cue::OtherInstance, Cue::FirstInstance]);
    (tied && printed && !first).then_some(Construction::Span { length, start, end: None })
}

/// "since 24 February 2022, or for more than 18 months": the date comes first, and the length says it again.
fn so_long(cx: Context<'_>, s: &Skeleton, i: usize, length: u32) -> Option<Construction> {
    let (k, start) = s.figures().take_while(|&(k, _)| k < i).last()?;
    let since = s.items.get(..k)?.iter().rev().take(2).any(|it| is_since(cx, it.tokens.start));
    let gap = k + 1..i;
    let again = s.words(gap.clone()) <= 3 && (s.cued(gap.clone(), &[Cue::Gloss]) || s.cued(gap, &[Cue::Or]));
    (since && again && dated_year(cx, start) && explicit_year(cx, start)).then_some(Construction::Span { length, start, end: None })
}

fn is_since(cx: Context<'_>, token: u32) -> bool {
    let wanted = |s: &Sense| (*s == Sense::Time(TimeWord::Since)).then_some(());
    cx.language.lexicon.find(cx.lexed.from(token as usize, token as usize + 2), wanted).is_some()
}

/// A date that says at least the year.
fn dated_year(cx: Context<'_>, f: u32) -> bool {
    let m = mention(cx, f);
    m.kind == Kind::Date && m.time.as_ref().is_some_and(|t| t.days.is_some() && !t.hijri && t.other.is_none() && t.grain <= Grain::Year)
}

/// Dates that stand close behind a word of beginning: "closed since 4 January 2023".
fn starts<'a>(cx: Context<'a>, s: &'a Skeleton) -> impl Iterator<Item = u32> + 'a {
    s.figures()
        .filter(move |&(i, f)| dated(cx, f) && explicit_year(cx, f) && s.cued(i.saturating_sub(6)..i, &[Cue::Starts]))
        .map(|(_, f)| f)
}

/// A birth date and the ages told near it of the same person.
fn births(cx: Context<'_>, ages: &Ages<'_>, s: &Skeleton, out: &mut Vec<Construction>) {
    for (i, born) in s.figures() {
        let day = mention(cx, born).kind == Kind::Date
            && mention(cx, born).time.as_ref().is_some_and(|t| t.days.is_some() && !t.relative && !t.hijri);
        if !day || !s.cued(i.saturating_sub(4)..i, &[Cue::Born]) {
            continue;
        }
        for (o, k, age) in ages.near(s, &names(cx, s)) {
            if o.sentence != s.sentence && !same_person(cx, s, o, k) {
                continue;
            }
            let at = age_date(cx, o, k, born);
            // "Ada Renn, 17, broke the mark that had stood since the summer of 2000": what began then goes on.
            let years = || o.figures().any(|(y, f)| explicit_year(cx, f) && !(y > k && set_off(o, k) && began(cx, o, y)));
            let then = o.cued(0..o.items.len(), &[Cue::Then, Cue::WouldTurn, Cue::Born]) || years();
            if at.is_some() || !then || o.sentence == s.sentence && !o.cued(0..o.items.len(), &[Cue::Then, Cue::WouldTurn]) {
                out.push(Construction::Age { age, born, at });
            }
        }
    }
}

/// Whether an age stands between two commas or in brackets: "Ada Renn, 17, …".
fn set_off(o: &Skeleton, k: usize) -> bool {
    k > 0 && o.marked(k - 1..k, &[',', '،', '(']) && o.marked(k + 1..k + 2, &[',', '،', ')'])
}

/// Whether "since" stands close before a date.
fn began(cx: Context<'_>, o: &Skeleton, k: usize) -> bool {
    o.items[k.saturating_sub(3)..k].iter().any(|it| it.figure.is_none() && is_since(cx, it.tokens.start))
}

/// The date that an age is told with: "died on 12 January 2025 at the age of 49", "joined in 1970, aged 20". "He died in 2025; his wife is 49"
/// tells somebody else's.
fn age_date(cx: Context<'_>, s: &Skeleton, age: usize, born: u32) -> Option<u32> {
    const GAP: usize = 3;
    // "She married in 1970; he was 30": a pronoun may be somebody else's, but for "when she was 30".
    let other =
        |it: &super::skeleton::Item| matches!(it.mark, Some(';' | '؛' | ':' | '.')) || it.cues.has(Cue::Pronoun) && !it.cues.has(Cue::Then);
    let says_little = |it: &super::skeleton::Item| it.mark.is_some() || it.cues.any(&[Cue::Function, Cue::AgeAt, Cue::And]);
    let beside = |k: usize| {
        let (first, last) = if k < age { (k, age) } else { (age, k) };
        let gap = &s.items[first + 1..last];
        let dies = || s.items[..first].iter().rev().take(4).take_while(|it| it.figure.is_none()).any(|it| it.cues.has(Cue::DiedOn));
        let alone = gap.len() <= GAP && !gap.iter().any(|it| it.figure.is_some() || other(it) || person(cx, it.tokens.start));
        // "in 1990, 45-year-old Smith beat her": an age before a name is that one's.
        let own = || gap.iter().chain(s.items.get(age + 1)).all(|it| it.figure.is_some() || says_little(it));
        alone && (own() || dies())
    };
    let mut dates = s.figures().filter(|&(_, f)| f != born && dated_year(cx, f) && explicit_year(cx, f));
    // Two dates, and it is not plain which is meant.
    let (k, date) = dates.next().filter(|_| dates.next().is_none())?;
    beside(k).then_some(date)
}

/// Whether an age in another sentence may be that of whoever was born: a name is the same in both, and no other first name stands before it
/// ("Anna Reed was born in 1950. Tom Reed, 75, …"); or the sentence goes on without any other person before the age ("She is 75.").
fn same_person(cx: Context<'_>, s: &Skeleton, o: &Skeleton, age: usize) -> bool {
    let (mut born, mut aged) = (name_places(cx, s), name_places(cx, o));
    born.truncate(MOST_NAMES);
    aged.truncate(MOST_NAMES);
    let word = |t: u32| cx.lexed.words[t as usize];
    let first = |t: u32, places: &[u32]| t.checked_sub(1).filter(|b| places.contains(b)).map(word);
    let shared = aged.iter().flat_map(|&a| born.iter().filter(move |&&b| word(a) == word(b)).map(move |&b| (a, b)));
    let mut shared = shared.peekable();
    if shared.peek().is_some() {
        // "Reed's husband, 75"
        let own = |(a, b)| first(a, &aged).is_none_or(|x| first(b, &born).is_none_or(|y| x == y)) && !person(cx, a + 1);
        return shared.all(own);
    }
    // Where no letter marks names, nothing tells that no other is named.
    let Some(before) = o.items.get(..age).filter(|_| cx.language.capitals) else { return false };
    let named = aged.iter().any(|&t| t < o.items[age].tokens.start) || !aged.is_empty() && !o.cued(0..age, &[Cue::Pronoun]);
    !named && !before.iter().any(|it| person(cx, it.tokens.start))
}

/// Whether a noun of people stands at a token: "husband", شقيقها.
fn person(cx: Context<'_>, token: u32) -> bool {
    noun_there(cx, cx.lexed.from(token as usize, token as usize + 2)).is_some_and(|(_, n)| cx.language.lexicon.is_people(n))
}

/// The sentences that tell one age, and the names in them.
struct Ages<'a> {
    /// Each with the place of the age among the sentence's items, and its mention.
    told: Vec<(&'a Skeleton, usize, u32)>,
    by_name: BTreeMap<crate::language::Word, Vec<usize>>,
}

impl<'a> Ages<'a> {
    fn of(cx: Context<'_>, sentences: &'a [Skeleton]) -> Self {
        let mut ages = Self { told: Vec::new(), by_name: BTreeMap::new() };
        for o in sentences {
            let mut own = o.figures().filter(|&(k, f)| is_age(cx, o, k, f));
            if let (Some((k, age)), None) = (own.next(), own.next()) {
                names(cx, o).into_iter().for_each(|name| ages.by_name.entry(name).or_default().push(ages.told.len()));
                ages.told.push((o, k, age));
            }
        }
        ages
    }

    /// Those of the same sentence and its neighbours, and those with a name in common, in text order.
    fn near(&self, s: &Skeleton, names: &[crate::language::Word]) -> impl Iterator<Item = (&'a Skeleton, usize, u32)> {
        let first = self.told.partition_point(|(o, ..)| o.sentence + 1 < s.sentence);
        let last = self.told.partition_point(|(o, ..)| o.sentence <= s.sentence + 1);
        let named = names.iter().filter_map(|name| self.by_name.get(name)).flat_map(|ages| ages.iter().take(MOST_AGES)).copied();
        let places: BTreeSet<usize> = (first..last).chain(named).collect();
        places.into_iter().map(|place| self.told[place])
    }
}

/// An age, or the bare number of a sentence as short as "She was 49."
fn is_age(cx: Context<'_>, s: &Skeleton, at: usize, f: u32) -> bool {
    let m = mention(cx, f);
    let bare = m.kind == Kind::Number && m.counted.is_none() && m.measure.is_none();
    // توفي عن 49 عاما
    let died = m.kind == Kind::Duration
        && m.measure.is_some_and(|u| cx.measures.unit(u.unit).code == "a")
        && s.led(at, 1, &[Cue::AgeAt])
        && s.cued(0..s.items.len(), &[Cue::DiedOn]);
    m.kind == Kind::Age || died || bare && at > 0 && s.words(0..s.items.len()) <= 4
}

/// Whether the figure is a date with a printed year: an age beside it is that of then.
pub(super) fn explicit_year(cx: Context<'_>, f: u32) -> bool {
    mention(cx, f).time.as_ref().is_some_and(|t| t.date.year.is_some() && !t.year_inferred && !t.relative)
}

/// The words of a sentence that look like names.
pub(super) fn names(cx: Context<'_>, s: &Skeleton) -> Vec<crate::language::Word> {
    name_places(cx, s).into_iter().map(|t| cx.lexed.words[t as usize]).collect()
}

/// The tokens of a sentence that look like names.
pub(super) fn name_places(cx: Context<'_>, s: &Skeleton) -> Vec<u32> {
    let items = s.items.iter().filter(|it| it.figure.is_none());
    let tokens = items.flat_map(|it| it.tokens.clone());
    let name = |&t: &u32| {
        let token = &cx.lexed.tokens[t as usize];
        token.piece == Piece::Word
            && (token.is(Flag::Capital) || !cx.language.capitals)
            && !cx.language.lexicon.knows(cx.lexed.words[t as usize])
    };
    tokens.filter(name).collect()
}
