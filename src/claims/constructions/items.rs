//! Announced and listed: "four priorities would be schools, road safety and water supply".

use super::figures::{is_count, mention};
use super::{Construction, Context, Skeleton};
use crate::extraction::Trait;
use crate::language::Cue;
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::values::{Bound, Number};
use std::ops::Range;

/// The most words between the counted noun and the list.
const REACH: usize = 7;
/// A longer word group is no item of a list but a sentence.
const LONGEST: u32 = 8;
/// Items of so few words are names and things.
const SHORT: u32 = 4;
/// No list in running text is longer.
const MOST: i64 = 20;

pub(super) fn read(cx: Context<'_>, s: &Skeleton, out: &mut Vec<Construction>) {
    let figures = &s.figures[..];
    for (n, &(i, f)) in figures.iter().enumerate() {
        let m = mention(cx, f);
        let announced = is_count(cx, f)
            && m.counted.is_some()
            && m.quantity.is_some_and(|q| {
                q.upper.is_none()
                    && q.bound == Bound::Exactly
                    && q.value.is_whole()
                    && q.value >= Number::whole(2)
                    && q.value <= Number::whole(MOST)
            })
            && !m.traits.has(Trait::Pair);
        // Figures among the items are a sum's parts; those are judged as a sum.
        let alone = figures[n + 1..].iter().all(|&(_, g)| mention(cx, g).kind.is_time());
        if !announced || !alone || s.cued(i + 1..s.items.len(), &[Cue::OpenList]) {
            continue;
        }
        let Some(open) = opener(s, i) else { continue };
        let end = cx.lexed.sentences.get(s.sentence as usize).map_or(open, |x| x.tokens.end);
        if let Some((least, most, last)) = count(cx, open..end).filter(|&(_, most, _)| most >= 2) {
            let list = cx.lexed.span(open as usize..last as usize);
            out.push(Construction::Items { count: f, list, least, most });
        }
    }
}

/// The first token of the list: behind a colon, "namely", "would be", وهي.
fn opener(s: &Skeleton, i: usize) -> Option<u32> {
    let mut words = 0;
    for (k, item) in s.items.iter().enumerate().skip(i + 1) {
        if item.mark == Some(':') || item.cues.has(Cue::ClosedList) && item.mark.is_none() && item.figure.is_none() {
            let after = s.items.get(k + 1)?;
            // "spread over the fair": a place, no list.
            if item.mark.is_none() && after.cues.has(Cue::PlaceIn) {
                return None;
            }
            return if after.mark == Some(':') { s.items.get(k + 2).map(|it| it.tokens.start) } else { Some(after.tokens.start) };
        }
        words += usize::from(item.mark.is_none());
        if words > REACH || item.mark.is_some_and(|m| !matches!(m, ',' | '،')) || item.cues.has(Cue::Says) {
            return None;
        }
    }
    None
}

/// How many items the tokens list, at least and at most, and where the list ends.
fn count(cx: Context<'_>, tokens: Range<u32>) -> Option<(u32, u32, u32)> {
    let end = list_end(cx, tokens.clone());
    let semicolons = (tokens.start..end).any(|t| matches!(text(cx, t), ";" | "؛"));
    let (mut borders, mut ands, mut words, mut longest, mut fresh) = (0, 0, 0_u32, 0_u32, true);
    for t in tokens.start..end {
        match text(cx, t) {
            // A bracket or a quotation may hold anything.
            "(" | "“" | "\"" | "«" | ":" | "–" | "—" => return None,
            ";" | "؛" | "," | "،" => {
                let inner = semicolons && matches!(text(cx, t), "," | "،");
                ands += u32::from(inner);
                borders += u32::from(!inner);
                (longest, words, fresh) = (longest.max(words), 0, true);
            }
            _ => {
                // ", and the union": one border, told twice.
                ands += u32::from(!fresh && is_and(cx, t));
                words += u32::from(cx.lexed.tokens[t as usize].piece == Piece::Word);
                fresh = false;
            }
        }
    }
    // What "and" joins without a comma may be one name: "Hill and Sons".
    let longest = longest.max(words);
    // Between commas there may be explanations and clauses: then nothing can be said of the least.
    let least = if longest <= SHORT { borders + 1 } else { 1 };
    (longest <= LONGEST).then_some((least, borders + ands + 1, end))
}

fn text(cx: Context<'_>, t: u32) -> &str {
    cx.lexed.tokens[t as usize].span.slice(cx.prose)
}

/// Whether a token is a conjunction, or may have one written on it.
fn is_and(cx: Context<'_>, t: u32) -> bool {
    cued(cx, t, &[Cue::And, Cue::Or])
        || cx.lexed.tokens[t as usize].clitics.has(Clitic::And)
        || cx.language.folding.fronts(text(cx, t)).any(|(_, c)| c.has(Clitic::And))
}

fn cued(cx: Context<'_>, t: u32, cues: &[Cue]) -> bool {
    cx.language.lexicon.cue(cx.lexed.from(t as usize, t as usize + 3), cues).is_some()
}

/// The list ends where somebody speaks or a clause begins: ", the minister said", ", according to", ", which".
fn list_end(cx: Context<'_>, tokens: Range<u32>) -> u32 {
    let mut border = tokens.start;
    for t in tokens.clone() {
        if matches!(text(cx, t), "," | "،" | ";" | "؛") {
            border = t;
            continue;
        }
        let speaks = cued(cx, t, &[Cue::Says, Cue::SaysOn, Cue::AccordingTo]);
        let clause = t == border + 1 && cued(cx, t, &[Cue::Clause, Cue::Pronoun]) && !cued(cx, t, &[Cue::And]);
        if border > tokens.start && (speaks || clause) {
            return border;
        }
    }
    tokens.end
}
