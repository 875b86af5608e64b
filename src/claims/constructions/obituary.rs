//! The birth, the death and the age of the one person whose death a story tells, wherever it tells them: "died on March 11, 2025 … He was 81 …
//! He was born in Gull Harbor on May 2, 1941".

use super::figures::mention;
use super::time::{explicit_year, name_places, names};
use super::{Construction, Context, Skeleton};
use crate::extraction::{Kind, Mention};
use crate::language::Cue;
use crate::language::written::Clitic;
use crate::values::Grain;

/// So many sentences behind the first with a figure the death is told at the latest.
const LEAD: u32 = 2;

/// Reads them where each is told once; where an age is held against the birth already, nothing is added.
pub(super) fn read(cx: Context<'_>, sentences: &[Skeleton], out: &mut Vec<Construction>) {
    let mut births = sentences.iter().flat_map(|s| s.figures().filter(move |&(i, f)| birth(cx, s, i, f)).map(move |(i, f)| (s, i, f)));
    let (Some((s, i, born)), None) = (births.next(), births.next()) else { return };
    let mut deaths = sentences.iter().enumerate().flat_map(|(n, o)| {
        let before = n.checked_sub(1).map(|n| &sentences[n]);
        o.figures().filter_map(move |(k, f)| Some((f, death(cx, before, o, k, f)?)))
    });
    let (Some((age, told)), None) = (deaths.next(), deaths.next()) else { return };
    let known = out.iter().any(|c| matches!(c, Construction::Age { age: a, born: b, .. } if *a == age || *b == born));
    // Farther down it is a wife's or a friend's: a story of somebody's death tells it first.
    let lead = sentences.first().is_some_and(|first| told.sentence <= first.sentence + LEAD);
    if known || !lead || told.sentence >= s.sentence || !same(cx, sentences, told, s, i) {
        return;
    }
    let mut days = told.figures().filter(|&(_, f)| f != born && explicit_year(cx, f) && day(mention(cx, f)));
    match (days.next(), days.next()) {
        (None, _) => out.push(Construction::Age { age, born, at: None }),
        (Some((_, at)), None) => out.push(Construction::Age { age, born, at: Some(at) }),
        // Two dates, and it is not plain which is that of the death.
        _ => {}
    }
}

fn day(m: &Mention) -> bool {
    m.kind == Kind::Date && m.time.as_ref().is_some_and(|t| t.days.is_some() && !t.relative && !t.hijri && t.grain <= Grain::Year)
}

/// Whether a date is that of a birth.
fn birth(cx: Context<'_>, s: &Skeleton, i: usize, f: u32) -> bool {
    // "born in Gull Harbor on May 2, 1941"
    const BACK: usize = 9;
    let before = s.items[i.saturating_sub(BACK)..i].iter().rev().take_while(|it| it.figure.is_none() && it.mark.is_none());
    day(mention(cx, f)) && explicit_year(cx, f) && before.into_iter().any(|it| it.cues.has(Cue::Born))
}

/// The sentence that tells of the death with whose age a figure is told: "died at the age of 86", or "He was 81." right behind it.
fn death<'a>(cx: Context<'_>, before: Option<&'a Skeleton>, o: &'a Skeleton, k: usize, f: u32) -> Option<&'a Skeleton> {
    let m = mention(cx, f);
    let dies = |s: &Skeleton, to: usize| s.cued(0..to, &[Cue::DiedOn]);
    if m.kind == Kind::Age {
        let told = o.led(k, 2, &[Cue::AgeAt]) || o.items[k].cues.has(Cue::AgeAt) || m.number.start > m.tokens.start;
        return (told && dies(o, k + 1) && !o.cued(0..o.items.len(), &[Cue::Then, Cue::Born])).then_some(o);
    }
    // "He was 81." and no more
    let bare = m.kind == Kind::Number && m.counted.is_none() && m.measure.is_none();
    let short = bare && k > 0 && o.words(0..o.items.len()) <= 3 && o.items[0].cues.has(Cue::Pronoun);
    before.filter(|b| short && b.sentence + 1 == o.sentence && dies(b, b.items.len()))
}

/// Whether the one who was born is the one who died: a pronoun, or a name that the story gave before.
fn same(cx: Context<'_>, sentences: &[Skeleton], told: &Skeleton, s: &Skeleton, i: usize) -> bool {
    let first = &s.items[0];
    if first.cues.has(Cue::Pronoun) {
        return true;
    }
    // "Torvik was born", ولد البارودي
    let born = s.items[..i].iter().position(|it| it.cues.has(Cue::Born)).unwrap_or(0);
    // "The son of a joiner, he was born in Greave"
    if !cx.language.head_first && s.cued(born.saturating_sub(2)..born, &[Cue::Pronoun]) && s.marked(0..born, &[',']) {
        return true;
    }
    let subject = if cx.language.head_first { s.items.get(born + 1) } else { s.items.get(born.saturating_sub(1)) };
    let Some(at) = subject.filter(|it| it.figure.is_none() && it.mark.is_none()).map(|it| it.tokens.start) else { return false };
    let place = if cx.language.head_first { at } else { first.tokens.start };
    let named = names(cx, told).into_iter().chain(sentences.first().into_iter().flat_map(|s| names(cx, s)));
    let word = cx.lexed.words[place as usize];
    let the = cx.lexed.tokens[place as usize].clitics.has(Clitic::The);
    name_places(cx, s).contains(&place) && named.into_iter().any(|n| n == word) || the && cx.language.head_first && first_born(s, born)
}

/// ولد الراحل: whoever was born is known, and the sentence opens with it.
fn first_born(s: &Skeleton, born: usize) -> bool {
    born <= 1 && s.items.len() > born + 1
}
