//! A number of people or things and their names: "The three finalists, Anna Brown and Victor Grey, will meet", "Brown and Grey are the three
//! finalists".
//!
//! Only names are counted, which capitals tell; a language without capitals says such lists with a colon or a word, which
//! [`items`](super::items) reads.

use super::figures::{counts_people, is_count, mention};
use super::skeleton::Item;
use super::{Construction, Context, Skeleton};
use crate::language::Cue;
use crate::language::scan::Piece;
use crate::lexing::Flag;
use crate::values::{Bound, Number};
use std::ops::Range;

/// More names than this are told otherwise.
const MOST: i64 = 12;
/// So many words may stand between "are" and the number: "are the top three".
const LEAD: usize = 3;

pub(super) fn read(cx: Context<'_>, s: &Skeleton, out: &mut Vec<Construction>) {
    let mut counts = s.figures().filter(|&(_, f)| !mention(cx, f).kind.is_time());
    let (Some((i, f)), None) = (counts.next(), counts.next()) else { return };
    let m = mention(cx, f);
    let exact = m.quantity.is_some_and(|q| q.upper.is_none() && q.bound == Bound::Exactly && q.value <= Number::whole(MOST));
    if !cx.language.capitals || !is_count(cx, f) || !exact {
        return;
    }
    if let Some((list, most)) = behind(cx, s, i, f).or_else(|| before(cx, s, i, f)).filter(|&(_, most)| most >= 2) {
        out.push(Construction::Items { count: f, list: cx.lexed.span(list.start as usize..list.end as usize), least: 1, most });
    }
}

/// "The three finalists, Anna Brown and Victor Grey, will meet": people at the head of a sentence, and who they are.
fn behind(cx: Context<'_>, s: &Skeleton, i: usize, f: u32) -> Option<(Range<u32>, u32)> {
    let head = s.items[..i].iter().all(|item| item.cues.has(Cue::Definite));
    let definite = i > 0 || s.items[i].cues.has(Cue::Definite);
    let opened = s.items.get(i + 1).is_some_and(|item| item.mark == Some(','));
    if !head || !definite || !opened || !counts_people(cx, f) {
        return None;
    }
    let start = s.items.get(i + 2)?.tokens.start;
    // Up to the comma that no name follows.
    let close = (i + 3..s.items.len()).find(|&k| {
        let next = s.items.get(k + 1);
        matches!(s.items[k].mark, Some(',' | '.' | '–' | '—'))
            && next.is_none_or(|n| !n.cues.has(Cue::And) && !n.cues.has(Cue::Definite) && !capital(cx, n.tokens.start))
    })?;
    let list = start..s.items[close].tokens.start;
    Some((list.clone(), names(cx, list, true)?))
}

/// "Brown and Grey are the three finalists", "with Smokehouse in Sarn and the Corner Bar in Dalby being the top three". "Norvik and Sarn are in
/// the top three", "Brown and Grey are behind the three attacks", "are not the three" say no such thing.
fn before(cx: Context<'_>, s: &Skeleton, i: usize, f: u32) -> Option<(Range<u32>, u32)> {
    let lead = i.saturating_sub(LEAD)..i;
    let is = lead.rev().find(|&k| s.items[k].cues.has(Cue::Passive))?;
    // Only the article, and one word that says nothing of others, stand before the number.
    let the = |item: &Item| item.cues.has(Cue::Definite) && !item.cues.any(&[Cue::Remainder, Cue::Addition, Cue::OtherInstance]);
    let plain = |item: &Item| {
        item.mark.is_none() && !item.cues.any(&[Cue::Remainder, Cue::Addition, Cue::OtherInstance, Cue::Of, Cue::Negation, Cue::PlaceIn])
    };
    let definite = match &s.items[is + 1..i] {
        [] => s.items[i].cues.has(Cue::Definite),
        [article] => the(article),
        [article, word] => the(article) && plain(word),
        _ => false,
    };
    if !definite {
        return None;
    }
    let end = s.items[is].tokens.start;
    let opens = |k: usize| s.items[k].cues.has(Cue::Clause) && !s.items[k].cues.has(Cue::And);
    let first = (0..is).rev().find(|&k| opens(k)).map_or(0, |k| k + 1);
    let list = s.items.get(first)?.tokens.start..end;
    Some((list.clone(), names(cx, list, counts_people(cx, f))?))
}

/// How many names the tokens are, at most; none where something else stands among them. People need two words each: "The four men, Tunisians and
/// Libyans, …" may be any number.
fn names(cx: Context<'_>, tokens: Range<u32>, full: bool) -> Option<u32> {
    let (mut many, mut named, mut article, mut words) = (1, false, false, 0);
    let cued = |t: u32, cues: &[Cue]| cx.language.lexicon.cue(cx.lexed.from(t as usize, t as usize + 1), cues).is_some();
    for t in tokens.clone() {
        let comma = cx.lexed.tokens.get(t as usize)?.span.slice(cx.prose) == ",";
        if comma || cued(t, &[Cue::And]) {
            // ", and": one border, told twice.
            let again = !named && words == 0 && t > tokens.start;
            // "the Browns" may be many.
            if !again && (!named || (article || full) && words < 2) {
                return None;
            }
            many += u32::from(!again);
            (named, article, words) = (false, false, 0);
        } else if cued(t, &[Cue::Definite]) && words == 0 {
            article = true;
        } else if capital(cx, t) && !(words == 0 && cued(t, &[Cue::PlaceIn, Cue::Function])) {
            (named, words) = (true, words + 1);
        } else if !(named && cued(t, &[Cue::PlaceIn, Cue::Of])) {
            return None;
        }
    }
    (named && !((article || full) && words < 2)).then_some(many)
}

/// Whether a token is a word with a capital.
fn capital(cx: Context<'_>, t: u32) -> bool {
    cx.lexed.tokens.get(t as usize).is_some_and(|k| k.piece == Piece::Word && k.is(Flag::Capital))
}
