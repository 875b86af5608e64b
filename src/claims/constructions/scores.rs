//! The margin of a match whose score stands in another sentence: "beat the Giants 88-81 … the seven-point margin", بنتيجة 29-24 … وبفارق الأهداف
//! الخمسة. Scores below ten are read as no numbers, and are not held against anything.

use super::figures::{inside, is_count, mention, value};
use super::{Construction, Context, Skeleton};
use crate::extraction::{Kind, Trait};
use crate::language::{Cue, Form, Sense, Starts};
use crate::values::Number;

/// No match is won by more, and no score is higher.
const HIGHEST: i64 = 300;

/// A story with more figures tells of many matches.
const MOST: usize = 1_000;

/// A time so few words behind a margin says that it is that of another match.
const ANOTHER: usize = 5;

/// Reads the margins of a sentence that gives no score, where no score of the story has it.
pub(super) fn read(cx: Context<'_>, s: &Skeleton, out: &mut Vec<Construction>) {
    if cx.mentions.len() > MOST || !s.cued(0..s.items.len(), &[Cue::Score, Cue::Margin]) || s.figures().any(|(_, f)| is_score(cx, f)) {
        return;
    }
    let mut margins = s.figures().filter(|&(i, f)| is_margin(cx, s, i, f));
    let (Some((i, margin)), None) = (margins.next(), margins.next()) else { return };
    // "the two-goal victory over Kesh in March"
    let behind = i + 1..(i + 1 + ANOTHER).min(s.items.len());
    let timed = s.figures().any(|(k, f)| behind.contains(&k) && mention(cx, f).kind.is_time());
    if timed || s.cued(0..behind.end, &[Cue::Earlier]) {
        return;
    }
    out.extend(first_score(cx, margin).map(|from| Construction::Difference { from, less: Vec::new(), margin }));
}

/// "the nine-point margin", "the two-goal victory", وبفارق الأهداف الأربعة: definite, and of what is scored. "A nine-point lead" is lost again.
fn is_margin(cx: Context<'_>, s: &Skeleton, i: usize, f: u32) -> bool {
    let m = mention(cx, f);
    let word = |k: usize| s.items.get(k).is_some_and(|it| it.figure.is_none() && it.cues.has(Cue::Margin) != it.cues.has(Cue::Score));
    let margin = |k: usize| s.items.get(k).is_some_and(|it| it.figure.is_none() && it.cues.has(Cue::Margin));
    let article = i > 0 && s.items[i - 1].cues.has(Cue::Definite);
    let told = if cx.language.head_first {
        m.traits.has(Trait::Definite) && i > 0 && margin(i - 1)
    } else {
        (article || m.traits.has(Trait::Definite)) && word(i + 1)
    };
    // The margin of a vote is told with its votes.
    told && !inside(cx, f, Cue::Tally) && is_count(cx, f) && m.quantity.is_some_and(|q| q.upper.is_none()) && is_scored(cx, f)
}

/// Whether what is counted is what matches are won by: goals, points.
fn is_scored(cx: Context<'_>, f: u32) -> bool {
    let score = |s: &Sense| matches!(s, Sense::Frame(_, Form::Noun)).then_some(());
    mention(cx, f).counted.as_ref().is_some_and(|c| cx.language.lexicon.find_of(&[c.lemma], Starts::FRAME, score).is_some())
}

/// "88-81"
fn is_score(cx: Context<'_>, f: u32) -> bool {
    let m = mention(cx, f);
    let two = m.quantity.filter(|q| q.value <= Number::whole(HIGHEST)).and_then(|q| q.upper);
    m.kind == Kind::Number && m.measure.is_none() && m.counted.is_none() && two.is_some()
}

/// The first score of the story, where none of them has such a margin: of a match at half-time, or of another one.
fn first_score(cx: Context<'_>, margin: u32) -> Option<u32> {
    let all = 0..u32::try_from(cx.mentions.len()).unwrap_or(u32::MAX);
    let scores = || all.clone().filter(|&f| is_score(cx, f));
    let apart = |f: u32| value(cx, f).zip(mention(cx, f).quantity.and_then(|q| q.upper)).and_then(|(x, y)| x.minus(y)).map(Number::abs);
    // "between 20 and 30" is none: the winner stands first.
    let won = |f: u32| value(cx, f) > mention(cx, f).quantity.and_then(|q| q.upper);
    let first = scores().find(|&f| won(f))?;
    let own = value(cx, margin);
    (!scores().any(|f| apart(f) == own)).then_some(first)
}
