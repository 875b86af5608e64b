//! What is left of a whole that was told in another sentence: "has 7.5 million … paid out 4.85 million, leaving 3.65 million", أنهوا 57 كيلومترا من
//! أصل 92 … الكيلومترات الـ45 المتبقية.
//!
//! A story tells many wholes, and most of what is left is left of one that nobody names. So a remainder is held against a whole only where a
//! single slip parts the two: with every other figure it is silent.

use super::figures::{comparable, inside, is_amount, mention, noun, same_noun, value};
use super::{Construction, Context, Skeleton};
use crate::language::Cue;
use crate::values::{Bound, Number, Slip, slip_between};

/// A story with more figures tells of too many wholes.
const MOST: usize = 400;

/// From here on a difference has so many digits that one of another whole is not the same but for one of them by chance.
const SURE: i64 = 100;

/// Of parts and wholes so many are asked, from the last one told.
const SHARES: usize = 64;

pub(super) fn read(cx: Context<'_>, all: &[Skeleton], out: &mut Vec<Construction>) {
    if cx.mentions.len() > MOST {
        return;
    }
    for s in all.iter().filter(|s| s.cued(0..s.items.len(), &[Cue::Remainder, Cue::Leaving])) {
        let mut rests = s.figures().filter(|&(i, f)| is_rest(cx, s, i, f));
        let (Some((i, rest)), None) = (rests.next(), rests.next()) else { continue };
        let known = |c: &Construction| matches!(c, Construction::Difference { margin, .. } if *margin == rest);
        if !out.iter().any(known) {
            let found = of_whole(cx, all, s, (i, rest)).or_else(|| of_share(cx, out, s, (i, rest)));
            out.extend(found);
        }
    }
}

/// A figure that says of itself that it is what is left.
fn is_rest(cx: Context<'_>, s: &Skeleton, i: usize, f: u32) -> bool {
    let behind = cx.language.head_first && s.cued(i + 1..i + 2, &[Cue::Remainder]);
    let told = s.led(i, 4, &[Cue::Leaving]) || s.led(i, 2, &[Cue::Remainder]) || inside(cx, f, Cue::Remainder) || behind;
    told && exact(cx, f)
}

fn exact(cx: Context<'_>, f: u32) -> bool {
    is_amount(cx, f) && mention(cx, f).quantity.is_some_and(|q| q.bound == Bound::Exactly && q.upper.is_none())
}

/// "2.3 million" of as many crowns as stand before it.
fn alike(cx: Context<'_>, a: u32, b: u32) -> bool {
    let bare = |f: u32| mention(cx, f).measure.is_none() && mention(cx, f).counted.is_none();
    let nouns = match (&mention(cx, a).counted, &mention(cx, b).counted) {
        (Some(x), Some(y)) => same_noun(cx, a, b) || noun(cx, x).is_none() && noun(cx, y).is_none(),
        _ => true,
    };
    bare(a) != bare(b) || comparable(cx, a, b) && nouns
}

/// "Payments reached 4.85 million crowns, leaving 3.65 million": what was paid stands with it, and the only whole that fits but for a slip
/// elsewhere.
fn of_whole(cx: Context<'_>, all: &[Skeleton], s: &Skeleton, (i, rest): (usize, u32)) -> Option<Construction> {
    let before = || s.figures().filter(|&(k, f)| k < i && exact(cx, f) && alike(cx, f, rest) && value(cx, f) > Some(Number::ZERO));
    let (_, part) = before().next()?;
    // "used 265,000 doses, 170,000 of them in the towns and 95,000 in the villages, and 153,000 were left": parts of it.
    let others = before().skip(1).try_fold(Number::ZERO, |sum, (_, f)| sum.plus(value(cx, f)?))?;
    if !others.is_zero() && Some(others) != value(cx, part) {
        return None;
    }
    let (taken, left) = (value(cx, part)?, value(cx, rest)?);
    let elsewhere = all.iter().filter(|t| t.sentence != s.sentence).flat_map(|t| t.figures().map(|(_, f)| f));
    let mut whole: Option<u32> = None;
    for f in elsewhere.filter(|&f| is_amount(cx, f) && alike(cx, f, part)) {
        let apart = value(cx, f)?.minus(taken)?;
        if apart == left || value(cx, f) == Some(left) {
            return None;
        }
        let sure = left.figures().is_some_and(|d| d >= Number::whole(SURE));
        let slipped = match slip_between(apart, left) {
            Some(Slip::Swap) => true,
            Some(Slip::Digit) => sure,
            _ => false,
        };
        if slipped && exact(cx, f) {
            match whole {
                Some(known) if value(cx, known) != value(cx, f) => return None,
                Some(_) => {}
                None => whole = Some(f),
            }
        }
    }
    whole.map(|from| Construction::Difference { from, less: vec![part], margin: rest })
}

/// "finished 57 of 92 kilometres … the remaining 45 kilometres": the only part and whole of the kind that the story tells.
fn of_share(cx: Context<'_>, out: &[Construction], s: &Skeleton, (i, rest): (usize, u32)) -> Option<Construction> {
    // "nine of the 16 regions … two more will be added, leaving five": more was taken since.
    if s.figures().any(|(k, f)| k < i && is_amount(cx, f)) || value(cx, rest)? < Number::whole(10) {
        return None;
    }
    let mut only: Option<(u32, u32)> = None;
    for c in out.iter().rev().take(SHARES) {
        let Construction::Share { part, whole, sure: true, .. } = c else { continue };
        if mention(cx, *part).sentence == s.sentence || !alike(cx, *whole, rest) || !exact(cx, *part) || !exact(cx, *whole) {
            continue;
        }
        match only {
            Some((p, w)) if (value(cx, p), value(cx, w)) != (value(cx, *part), value(cx, *whole)) => return None,
            _ => only = Some((*part, *whole)),
        }
    }
    let (part, whole) = only?;
    let (taken, left) = (value(cx, part)?, value(cx, rest)?);
    let slip = slip_between(value(cx, whole)?.minus(taken)?, left);
    let told = cx.mentions.iter().filter(|m| m.span != mention(cx, rest).span).any(|m| m.quantity.is_some_and(|q| q.value == left));
    (matches!(slip, Some(Slip::Digit | Slip::Swap)) && !told).then(|| Construction::Difference {
        from: whole,
        less: vec![part],
        margin: rest,
    })
}
