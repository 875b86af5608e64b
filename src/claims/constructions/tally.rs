//! The margin of a vote whose tally stands in a sentence before: "76 deputies were in favour and 71 against … a majority of nine votes".

use super::figures::{inside, is_count, mention, value};
use super::{Construction, Context, Skeleton};
use crate::language::Cue;
use crate::values::Number;

/// So many sentences back the vote may be told.
const BACK: u32 = 8;
/// The most words between those in favour and those against.
const GAP: usize = 8;

/// Reads the margins of a sentence that tells of no vote itself. Where two votes were told before, nobody can tell whose margin it is.
pub(super) fn read(cx: Context<'_>, told: &[Skeleton], s: &Skeleton, out: &mut Vec<Construction>) {
    let mut margins = s.figures().filter(|&(i, f)| s.led(i, 2, &[Cue::Margin]) && is_count(cx, f) && votes(cx, f));
    let (Some((_, margin)), None) = (margins.next(), margins.next()) else { return };
    // "The Senate passed it by a majority of nine votes."
    let tells = s.items.iter().any(|it| it.figure.is_none() && it.cues.has(Cue::Tally) && !it.cues.has(Cue::Margin));
    // "In the north she led by 120 votes", "had won by 14 votes in 2019": of another vote, or a part of it.
    let elsewhere = s.cued(0..s.items.len(), &[Cue::PlaceIn, Cue::Among, Cue::Earlier]) || s.figures().count() > 1;
    if tells || elsewhere {
        return;
    }
    let before = told.iter().rev().take_while(|t| t.sentence + BACK >= s.sentence);
    let mut pairs = before.flat_map(|t| pairs(cx, t));
    if let (Some((from, less)), None) = (pairs.next(), pairs.next())
        && small(cx, margin, less)
    {
        out.push(Construction::Difference { from, less: vec![less], margin });
    }
}

/// Whether a margin is small beside those who were against: "a majority of 301 votes" is what was needed.
fn small(cx: Context<'_>, margin: u32, less: u32) -> bool {
    value(cx, margin).and_then(|m| m.times(Number::whole(2))).zip(value(cx, less)).is_some_and(|(twice, less)| twice <= less)
}

/// Whether what is counted are votes.
fn votes(cx: Context<'_>, f: u32) -> bool {
    inside(cx, f, Cue::Tally)
}

/// Those in favour and those against, the larger number first, as a sentence on a vote tells them.
fn pairs<'a>(cx: Context<'a>, t: &'a Skeleton) -> impl Iterator<Item = (u32, u32)> + 'a {
    let vote = t.cued(0..t.items.len(), &[Cue::Tally]) || t.figures().any(|(_, f)| votes(cx, f));
    let plain = move |f: u32| is_count(cx, f) && mention(cx, f).quantity.is_some_and(|q| q.upper.is_none());
    let against = move |&[(i, a), (j, b)]: &[(usize, u32); 2]| {
        // "by 5,412 votes to 4,987"
        let to = votes(cx, a) && t.words(i + 1..j) <= 1 && t.led(j, 1, &[Cue::ChangeTo]);
        let told = to || t.led(j, 2, &[Cue::Compared]) || t.cued(j + 1..j + 2, &[Cue::Compared]);
        // "a lead of 1,386 votes, while it was 214 last year": two margins.
        let margins = t.led(i, 3, &[Cue::Margin]) && !to || t.marked(i + 1..j, &[',', '،', ';', '؛', ':', '(']);
        plain(a) && plain(b) && told && !margins && t.words(i + 1..j) <= GAP
    };
    let windows = t.figures.windows(2).filter_map(|w| <[(usize, u32); 2]>::try_from(w).ok());
    let ordered = move |[(_, a), (_, b)]: [(usize, u32); 2]| if value(cx, a) < value(cx, b) { (b, a) } else { (a, b) };
    windows.filter(move |w| vote && against(w)).map(ordered)
}
