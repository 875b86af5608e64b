//! Percentages of one whole, side by side: "48 percent for Anders, 37 for Brandt and 22 for Cole".

use super::figures::{is_amount, is_percent, said_near};
use super::{Construction, Context, Skeleton};
use crate::language::Cue;
use crate::language::written::Clitic;

/// The most words between two of them.
const GAP: usize = 9;

pub(super) fn read(cx: Context<'_>, s: &Skeleton, out: &mut Vec<Construction>) {
    let figures = &s.figures[..];
    let mut run: Vec<(usize, u32)> = Vec::new();
    for &(k, f) in figures {
        // "48% for the first, 37% for the second": ranks and dates stand between.
        if !is_percent(cx, f) && !is_amount(cx, f) {
            continue;
        }
        let joined = run.last().is_none_or(|&(i, _)| beside(cx, s, i, k));
        if !is_percent(cx, f) || !joined {
            out.extend(shares(cx, s, &run));
            run.clear();
        }
        if is_percent(cx, f) {
            run.push((k, f));
        }
    }
    out.extend(shares(cx, s, &run));
}

/// Parted by a comma, "and", "against", and by nothing that tells of a change or another base.
fn beside(cx: Context<'_>, s: &Skeleton, i: usize, k: usize) -> bool {
    let between = i + 1..k;
    let gap = s.items[i].tokens.end..(s.items[k].tokens.start + 1).min(s.items[k].tokens.end);
    let and = gap.into_iter().any(|t| cx.lexed.tokens.get(t as usize).is_some_and(|t| t.clitics.has(Clitic::And)));
    let parted = s.marked(between.clone(), &[',', '،', '؛', ';'])
        || s.cued(between.clone(), &[Cue::And, Cue::Compared, Cue::Clause])
        || s.items[k].cues.has(Cue::Compared)
        || and;
    let broken = s.marked(between.clone(), &['(', ')', '.'])
        || s.items[between.clone()].iter().any(|it| it.cues.has(Cue::ChangeFrom) && !it.cues.has(Cue::Of))
        || s.cued(between.clone(), &[Cue::ChangeTo, Cue::Rise, Cue::Fall, Cue::Earlier, Cue::Subset, Cue::OutOf])
        || s.items[k].cues.any(&[Cue::Rise, Cue::Fall]);
    parted && !broken && s.words(between) <= GAP
}

fn shares(cx: Context<'_>, s: &Skeleton, run: &[(usize, u32)]) -> Option<Construction> {
    if run.len() < 3 {
        return None;
    }
    let first = run.first()?.0;
    let closed = s.cued(first.saturating_sub(8)..first, &[Cue::ClosedList]) || s.cued(first..s.items.len(), &[Cue::Remainder]);
    // "48 percent of men, 37 percent of women": each of a whole of its own.
    let bases = run
        .iter()
        .filter(|&&(k, _)| s.items.get(k + 1).is_some_and(|it| it.figure.is_none() && it.cues.any(&[Cue::Of, Cue::OutOf, Cue::PlaceIn])))
        .count();
    let moving = s.cued(first.saturating_sub(6)..first, &[Cue::Rise, Cue::Fall]);
    let exclusive = closed || said_near(cx, s.sentence.saturating_sub(1), s.sentence, &[Cue::Exclusive]);
    let overlap = said_near(cx, s.sentence.saturating_sub(1), s.sentence + 2, &[Cue::Overlapping]);
    let shares = run.iter().map(|&(_, f)| f).collect();
    (exclusive && !overlap && !moving && bases <= 1).then_some(Construction::Shares { shares, closed })
}
