//! The margin of a vote whose tally stands in another sentence: "76 deputies were in favour and 71 against … a majority of nine votes", "by 442
//! votes … 6,412 votes to 5,988".

use super::figures::{inside, is_count, mention, value};
use super::{Construction, Context, Skeleton};
use crate::extraction::Kind;
use crate::language::Cue;
use crate::values::{Number, Slip, slip_between};

/// So many sentences back the vote may be told.
const BACK: u32 = 8;
/// The most words between those in favour and those against.
const GAP: usize = 8;

/// From here on a margin is told to so many digits that the difference of other votes is not the same but for one by chance.
const SURE: i64 = 100;

/// Reads the margins that a sentence answers, or that answer it.
pub(super) fn read(cx: Context<'_>, told: &[Skeleton], s: &Skeleton, out: &mut Vec<Construction>) {
    let had = out.len();
    of_before(cx, told, s, out);
    if out.len() == had {
        slipped(cx, told, s, out);
    }
}

/// "won by 442 votes … she had 6,412 votes to 5,988": the first vote told is another by one slip of a digit, or two changed about, from the only
/// margin told before it. Of other votes, in one town or another year, that would be a wonder.
fn slipped(cx: Context<'_>, told: &[Skeleton], s: &Skeleton, out: &mut Vec<Construction>) {
    let mut own = pairs(cx, s);
    let (Some((from, less)), None) = (own.next(), own.next()) else { return };
    let near = || told.iter().rev().take_while(|t| t.sentence + BACK >= s.sentence);
    if near().any(|t| pairs(cx, t).next().is_some()) || s.cued(0..s.items.len(), &[Cue::Earlier]) {
        return;
    }
    let margins = |t: &Skeleton| -> Vec<u32> {
        t.figures().filter(|&(i, f)| t.led(i, 3, &[Cue::Margin, Cue::By]) && is_count(cx, f) && votes(cx, f)).map(|(_, f)| f).collect()
    };
    let mut margins = near().flat_map(margins);
    let (Some(margin), None) = (margins.next(), margins.next()) else { return };
    let apart = value(cx, from).zip(value(cx, less)).and_then(|(x, y)| x.minus(y));
    let slip = apart.zip(value(cx, margin)).and_then(|(d, m)| slip_between(d, m).filter(|_| m >= Number::whole(SURE)));
    if matches!(slip, Some(Slip::Digit | Slip::Swap)) {
        out.push(Construction::Difference { from, less: vec![less], margin });
    }
}

/// Reads the margins of a sentence that tells of no vote itself. Where two votes were told before, nobody can tell whose margin it is.
fn of_before(cx: Context<'_>, told: &[Skeleton], s: &Skeleton, out: &mut Vec<Construction>) {
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
    let ordered = move |[a, b]: [u32; 2]| if value(cx, a) < value(cx, b) { (b, a) } else { (a, b) };
    let two = windows.filter(move |w| vote && against(w)).map(|[(_, a), (_, b)]| [a, b]);
    // "23,905 people voted against it, or 51.9 percent, and 22,155, or 48.1 percent, were in favour": shares that come to the whole.
    let whole = Some(Number::whole(100));
    let shared = move |w: &[(usize, u32)]| match *w {
        [(_, a), (_, p), (_, b), (_, q)] => {
            let percent = |f: u32| value(cx, f).filter(|_| mention(cx, f).kind == Kind::Percent);
            let all = percent(p).zip(percent(q)).and_then(|(p, q)| p.plus(q)) == whole;
            (all && plain(a) && plain(b)).then_some([a, b])
        }
        _ => None,
    };
    let with_shares = t.figures.windows(4).filter_map(shared).filter(move |_| vote);
    two.chain(with_shares).map(ordered)
}
