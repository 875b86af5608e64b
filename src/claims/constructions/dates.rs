//! Times told twice, and times to come: "founded in 1961, 46 years ago", "last month (June)", "10 Ramadan 1445 (20 March 2024)",
//! "will open on 2 March 2024", "born in 1950, died in 1931".

use super::figures::{mention, quoted};
use super::{Construction, Context, Skeleton};
use crate::extraction::{Kind, Timex};
use crate::language::written::Clitic;
use crate::language::{Cue, Sense, TimeWord};
use crate::values::Grain;

/// A figure with its place among the items.
type Place = (usize, u32);

pub(super) fn read(cx: Context<'_>, s: &Skeleton, out: &mut Vec<Construction>) {
    let times: Vec<Place> = s.figures().filter(|&(_, f)| timex(cx, f).is_some()).collect();
    let figures = &s.figures[..];
    for pair in figures.windows(2) {
        out.extend(twice(cx, s, pair[0], pair[1]));
    }
    for &(i, f) in &times {
        if foretold(cx, s, i, f) {
            out.push(Construction::Foretold { time: f });
        }
    }
    out.extend(life(cx, s, &times));
}

fn timex(cx: Context<'_>, f: u32) -> Option<&Timex> {
    let m = mention(cx, f);
    m.time.as_ref().filter(|_| matches!(m.kind, Kind::Date | Kind::Interval))
}

/// Two times side by side that say the same day or stretch in two ways: one of them relative, or of another calendar.
fn twice(cx: Context<'_>, s: &Skeleton, (i, a): Place, (j, b): Place) -> Option<Construction> {
    let (x, y) = (timex(cx, a)?, timex(cx, b)?);
    let named = |t: &Timex| t.date.weekday.is_some();
    let kinds = x.hijri != y.hijri || x.relative && !named(x) || y.relative && !named(y);
    let between = i + 1..j;
    let parted = s.marked(between.clone(), &['(', ',', '،', '–', '—'])
        || s.items[between.clone()].iter().any(|it| it.cues.has(Cue::Gloss) || said(cx, it.tokens.start, TimeWord::Corresponding));
    let small = s.items[between.clone()].iter().all(|it| match it.mark {
        Some(m) => matches!(m, '(' | ',' | '،' | '–' | '—'),
        None => {
            !it.cues.any(&[Cue::And, Cue::Clause, Cue::ChangeTo, Cue::Compared])
                && (it.cues.any(&[Cue::Gloss, Cue::Function]) || is_time_word(cx, it.tokens.start))
        }
    });
    let joined = cx.lexed.tokens.get(mention(cx, b).tokens.start as usize).is_some_and(|t| t.clitics.has(Clitic::And));
    let one = [x, y].iter().all(|t| t.end.is_none() && t.other.is_none());
    let fit = kinds && parted && small && !joined && one && s.words(between) <= 3;
    fit.then(|| Construction::SameTime { one: a, other: b, ago: [ago(cx, a), ago(cx, b)] })
}

/// Whether a time is told by how long ago it was.
fn ago(cx: Context<'_>, f: u32) -> bool {
    mention(cx, f).tokens.clone().any(|t| said(cx, t, TimeWord::Ago) || said(cx, t, TimeWord::AgoBefore))
        && timex(cx, f).is_some_and(|t| t.relative)
}

fn said(cx: Context<'_>, token: u32, word: TimeWord) -> bool {
    let wanted = |s: &Sense| (*s == Sense::Time(word)).then_some(());
    cx.language.lexicon.find(cx.lexed.from(token as usize, token as usize + 3), wanted).is_some()
}

fn is_time_word(cx: Context<'_>, token: u32) -> bool {
    let wanted = |s: &Sense| matches!(s, Sense::Time(_)).then_some(());
    cx.language.lexicon.find(cx.lexed.from(token as usize, token as usize + 1), wanted).is_some()
}

/// "will open on 2 March 2024": a word of the future close before a day whose year is printed.
fn foretold(cx: Context<'_>, s: &Skeleton, i: usize, f: u32) -> bool {
    let Some(time) = timex(cx, f) else { return false };
    let printed = !time.relative
        && !time.hijri
        && time.other.is_none()
        && (time.date.year.is_some() && !time.year_inferred || time.end.is_some_and(|e| e.year.is_some()));
    if !printed || quoted(cx, s.sentence, mention(cx, f).tokens.start) {
        return false;
    }
    let near = s.items[..i].iter().rev().take(6).take_while(|it| it.figure.is_none() && it.mark.is_none());
    let mut words = near.collect::<Vec<_>>();
    words.reverse();
    let Some(at) = words.iter().position(|it| it.cues.has(Cue::WillBe)) else { return false };
    // "will be tried over the attack of 2 March 2024": the date belongs to a noun, not to what will be.
    let behind = &words[at + 1..];
    let reach = if cx.language.right_to_left { 5 } else { 3 };
    behind.len() <= reach
        && !behind.iter().any(|it| it.cues.any(&[Cue::Of, Cue::OutOf, Cue::Clause, Cue::Anniversary, Cue::AgeAt, Cue::Born, Cue::Compared]))
}

/// Birth and death in one sentence.
fn life(cx: Context<'_>, s: &Skeleton, times: &[Place]) -> Option<Construction> {
    let dated = |f: u32| {
        timex(cx, f).is_some_and(|t| {
            t.date.year.is_some() && !t.year_inferred && !t.relative && !t.hijri && t.end.is_none() && t.grain <= Grain::Year
        })
    };
    let behind = |cues: &'static [Cue]| {
        let mut found = times.iter().filter(move |&&(i, f)| {
            let near = s.items[..i].iter().rev().take(4).take_while(|it| it.figure.is_none());
            dated(f) && near.into_iter().any(|it| it.cues.any(cues))
        });
        found.next().filter(|_| found.next().is_none())
    };
    let (born, died) = (behind(&[Cue::Born])?, behind(&[Cue::DiedOn])?);
    // "and her husband died in 1925": somebody else.
    let own = |k: usize, cues: &[Cue]| {
        let at = (0..k).rev().find(|&p| s.items[p].cues.any(cues)).unwrap_or(k);
        let before = at.checked_sub(1).map(|p| &s.items[p]);
        let joined = before
            .is_none_or(|it| it.mark.is_some() || it.figure.is_some() || it.cues.any(&[Cue::And, Cue::Clause, Cue::Passive, Cue::Pronoun]));
        // Where the verb comes first, its subject follows: وتوفي والده.
        let subject = s.items[at + 1..k].iter().any(|it| it.mark.is_none() && !it.cues.any(&[Cue::Function, Cue::PlaceIn]));
        if cx.language.right_to_left { !subject } else { joined && s.words(at + 1..k) <= 6 }
    };
    (born.1 != died.1 && own(died.0, &[Cue::DiedOn])).then_some(Construction::Order { first: born.1, second: died.1 })
}
