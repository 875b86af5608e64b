//! Modifiers of numbers: "more than", "or so", قرابة.

use super::Context;
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Cue, Sense, Side, Starts};
use crate::values::Bound;

/// A modifier, with the place behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Modifier {
    /// What it says.
    pub(super) bound: Bound,
    /// Whether the value is close: "nearly".
    pub(super) close: bool,
    /// The place behind it.
    pub(super) end: usize,
}

fn one(cx: &Context<'_>, at: usize, side: Side) -> Option<Modifier> {
    if !cx.starts(at).any(Starts::BOUND) {
        return None;
    }
    let (len, (bound, close)) = cx.find(at, Starts::BOUND_WORD.or(Starts::NEARLY), |s| match s {
        Sense::Bound(b, s) if *s == side => Some((*b, false)),
        Sense::Nearly if side == Side::Before => Some((Bound::LessThan, true)),
        _ => None,
    })?;
    Some(Modifier { bound, close, end: at + len })
}

/// The modifiers that begin at a place before a number: "at least about". The first that binds on one side wins.
pub(super) fn before(cx: &Context<'_>, at: usize) -> Option<Modifier> {
    let mut found = one(cx, at, Side::Before)?;
    // "14 fewer than a fortnight ago", "18 fewer than first planned": who counts before says how many.
    let year = |at: usize| cx.plain(at).is_some_and(|(_, digits)| digits == 4);
    let counts = at > cx.tokens.start && super::parts::at(cx, at - 1).is_some() && !year(at - 1);
    let named = cx.cue(found.end, Cue::Indefinite).is_some() || cx.starts(found.end).any(Starts::ORDINAL);
    if counts && named && found.end > at + 1 {
        return None;
    }
    // "$2 million, far more than the $750,000 set for the others": what has its article is known, and compared with.
    let known = || cx.cue(found.end, Cue::Definite).is_some_and(|len| !cx.starts(found.end + len).any(Starts::AGE));
    let figure = || {
        (at.saturating_sub(COMPARED).max(cx.tokens.start)..at)
            .any(|i| cx.starts(i).any(Starts::NUMBER) || cx.piece(i) == Some(Piece::Numeral))
    };
    if matches!(found.bound, Bound::MoreThan | Bound::LessThan) && !found.close && known() && figure() {
        return None;
    }
    for _ in 0..3 {
        let place = found.end + cx.cue(found.end, Cue::Definite).unwrap_or(0);
        // على الأقل ونحو 100: what a conjunction is written on begins anew.
        let Some(next) = one(cx, place, Side::Before).filter(|_| !cx.clitics(place).has(Clitic::And)) else { break };
        let weak = matches!(found.bound, Bound::About | Bound::Exactly);
        found = if weak { next } else { Modifier { end: next.end, ..found } };
    }
    Some(found)
}

/// So many tokens before a word that compares what is compared stands.
const COMPARED: usize = 8;

/// The modifier that a measure and what is measured part from its number: يتجاوز عددهم 70, لا يقل عدد الضحايا عن 20.
pub(super) fn apart(cx: &Context<'_>, number: usize) -> Option<Bound> {
    let last = number.checked_sub(1).filter(|&l| l > cx.tokens.start && cx.language.head_first)?;
    let first = last.saturating_sub(APART).max(cx.tokens.start);
    let words = || (first..=last).rev().take_while(|&i| cx.piece(i) == Some(Piece::Word) && !cx.starts(i).any(Starts::NUMBER));
    let noun = words().find(|&i| i > first && cx.starts(i).any(Starts::CUE) && cx.cue(i, Cue::MeasureNoun) == Some(1))?;
    let verb = noun - 1;
    let bound = |words: &[crate::language::Word]| {
        let wanted = |s: &Sense| if let Sense::Bound(b, Side::Before) = s { Some(*b) } else { None };
        cx.language.lexicon.find(words, wanted).filter(|(len, _)| *len == words.len()).map(|(_, b)| b)
    };
    let word = |i: usize| cx.word(i).filter(|_| cx.piece(i) == Some(Piece::Word));
    let (v, p) = (word(verb)?, word(last)?);
    // لا يقل … عن, يزيد … على, لا يتجاوز …, يتجاوز …
    let before = verb.checked_sub(1).filter(|&b| b >= cx.tokens.start).and_then(word);
    let split = last > noun;
    before
        .and_then(|b| if split { bound(&[b, v, p]) } else { None })
        // يصل عددهم إلى 1300: what a number comes to is no limit.
        .or_else(|| if split { bound(&[v, p]).filter(|b| *b != Bound::AtMost) } else { None })
        .or_else(|| before.and_then(|b| bound(&[b, v])))
        .or_else(|| bound(&[v]))
}

/// How far before a number its modifier may stand, in tokens.
const APART: usize = 7;

/// The modifier at a place behind a number: "or more". A sign counts only when it is written onto the number: `100+`.
pub(super) fn after(cx: &Context<'_>, at: usize) -> Option<Modifier> {
    // "the 300-odd guests", "45,000-plus"
    let hyphen = cx.is_dash(at) && cx.glued(at) && cx.glued(at + 1) && one(cx, at + 1, Side::After).is_some_and(|m| m.end == at + 2);
    let place = if hyphen || cx.is_mark(at, ',') || cx.is_mark(at, '،') { at + 1 } else { at };
    if cx.mark(place).is_some() && (!cx.glued(place) || cx.glued(place + 1) && cx.mark(place + 1).is_none()) {
        return None;
    }
    // "200 or more than 190", "56 deaths and over 200 injured": what goes on with another number belongs to that.
    let number = |at: usize| super::parts::at(cx, at).is_some() || super::units::before(cx, at).is_some();
    // "30 قتيلا على الأقل و100 جريح"
    let anew = |at: usize| cx.clitics(at).has(Clitic::And);
    let within = |m: &Modifier| (place + 1..m.end).any(|i| before(cx, i).is_some_and(|b| b.end > m.end && number(b.end)));
    // "€25,000 plus a bonus" adds something.
    let adds =
        |m: &Modifier| cx.cue(place, Cue::And).is_some() && [Cue::Indefinite, Cue::Definite].iter().any(|c| cx.cue(m.end, *c).is_some());
    let goes_on = |m: &Modifier| {
        adds(m) || number(m.end) && !anew(m.end) || within(m) || cx.cue(m.end, Cue::Of).is_some_and(|len| number(m.end + len))
    };
    one(cx, place, Side::After).filter(|m| !goes_on(m) && before(cx, place).is_none_or(|b| b.end <= m.end || !number(b.end) || anew(b.end)))
}
