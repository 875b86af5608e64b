//! Anniversaries and editions with the year they are counted from: "opened in June 1995, marked its 40th anniversary".

use super::figures::mention;
use super::{Construction, Context, Skeleton};
use crate::extraction::{Kind, Mention};
use crate::language::Cue;
use crate::language::written::Clitic;
use crate::values::{Grain, Number};

/// How many sentences away the beginning may be told.
const NEAR: u32 = 2;

pub(super) fn read(cx: Context<'_>, sentences: &[Skeleton], out: &mut Vec<Construction>) {
    for (n, s) in sentences.iter().enumerate() {
        for (i, f) in s.figures() {
            let Some(edition) = counted(cx, s, i, f) else { continue };
            let (own, at) = dates(cx, s, i, edition);
            let near = sentences[n.saturating_sub(NEAR as usize)..]
                .iter()
                .take(2 * NEAR as usize + 1)
                .filter(|o| o.sentence != s.sentence && o.sentence.abs_diff(s.sentence) <= NEAR);
            let beside = own.is_empty();
            let starts: Vec<u32> = if beside { near.flat_map(|o| begins(cx, o)).collect() } else { own };
            // Two things that began, told near it: it is not plain whose anniversary it is.
            let plain = !beside || starts.len() == 1;
            if plain && let Some(&start) = starts.first() {
                out.push(Construction::Anniversary { number: f, start, or: starts[1..].to_vec(), at, edition, beside });
            }
        }
    }
}

/// Whether a rank counts anniversaries (false) or editions (true).
fn counted(cx: Context<'_>, s: &Skeleton, i: usize, f: u32) -> Option<bool> {
    let m = mention(cx, f);
    let whole =
        m.quantity.is_some_and(|q| q.upper.is_none() && q.value.is_whole() && q.value >= Number::ONE && q.value < Number::whole(1_000));
    if !whole || m.measure.is_some() || !matches!(m.kind, Kind::Ordinal | Kind::Quantity | Kind::Number) {
        return None;
    }
    let noun = |cue: Cue| {
        let after = m.kind == Kind::Ordinal
            && s.items[i + 1..].iter().take(2).take_while(|it| it.figure.is_none() && it.mark.is_none()).any(|it| it.cues.has(cue));
        let before = cx.language.right_to_left && i > 0 && s.items[i - 1].cues.has(cue);
        after || before || cx.language.right_to_left && holds(cx, m, cue)
    };
    // "five weeks short of her 94th birthday" is counted all the same.
    if noun(Cue::Anniversary) { Some(false) } else { noun(Cue::Edition).then_some(true) }
}

/// Whether the noun that was read with a number is one of these; what stands behind the number of editions counts copies: 300 نسخة.
fn holds(cx: Context<'_>, m: &Mention, cue: Cue) -> bool {
    let end = if cue == Cue::Edition { m.number.start } else { m.tokens.end };
    (m.tokens.start..end).any(|t| cx.language.lexicon.cue(cx.lexed.from(t as usize, m.tokens.end as usize), &[cue]).is_some())
}

/// A date whose year is printed.
fn dated(cx: Context<'_>, f: u32) -> bool {
    let m = mention(cx, f);
    m.kind == Kind::Date
        && m.time.as_ref().is_some_and(|t| {
            t.date.year.is_some()
                && t.days.is_some()
                && !t.year_inferred
                && !t.relative
                && !t.hijri
                && t.other.is_none()
                && t.grain <= Grain::Year
        })
}

/// The dates of the sentence that a thing began on, and the one that the anniversary fell on.
fn dates(cx: Context<'_>, s: &Skeleton, i: usize, edition: bool) -> (Vec<u32>, Option<u32>) {
    let (mut starts, mut at) = (Vec::new(), None);
    for (k, f) in s.figures().filter(|&(_, f)| dated(cx, f)) {
        let between = if k > i { i + 1..k } else { k + 1..i };
        // "the 40th anniversary of the club's founding in 1985": a date that the anniversary is of.
        let of = !edition
            && k > i
            && s.words(between.clone()) <= 8
            && (s.cued(between.clone(), &[Cue::Of, Cue::OutOf, Cue::Starts]) || of_written_on(cx, s, i + 1))
            && !s.marked(between.clone(), &[',', '،']);
        if of || begun(s, k) {
            starts.push(f);
        } else if s.words(between) <= 6 {
            at = Some(f);
        }
    }
    (starts, at)
}

/// Whether "of" is written on the word at an item: الذكرى الثالثة لانهيار الجسر
fn of_written_on(cx: Context<'_>, s: &Skeleton, item: usize) -> bool {
    let Some(it) = s.items.get(item).filter(|it| it.figure.is_none() && it.mark.is_none()) else { return false };
    let text = cx.lexed.tokens[it.tokens.start as usize].span.slice(cx.prose);
    cx.language.right_to_left && cx.language.folding.fronts(text).any(|(_, clitics)| clitics.has(Clitic::To))
}

/// Whether a word of beginning stands close before, with no other figure between.
fn begun(s: &Skeleton, k: usize) -> bool {
    let near = s.items[..k].iter().rev().take(6).take_while(|it| it.figure.is_none());
    near.into_iter().any(|it| it.cues.has(Cue::Starts) || it.cues.has(Cue::Born) && !it.cues.has(Cue::Anniversary))
}

fn begins<'a>(cx: Context<'a>, s: &'a Skeleton) -> impl Iterator<Item = u32> + 'a {
    s.figures().filter(move |&(k, f)| dated(cx, f) && begun(s, k)).map(|(_, f)| f)
}
