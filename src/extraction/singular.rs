//! A bare singular in a list counts one: "including an African lion, two bears and 45 pheasants", بما في ذلك أسد أفريقي ودبان و45 طائرًا.

use super::context::Context;
use super::heads;
use super::mention::{Kind, Mention, Trait, Traits};
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Cue, Starts};
use crate::values::{Number, Quantity};

/// The most words of one item of a list.
const ITEM: usize = 9;

/// Adds the bare singulars of a sentence's lists to its mentions, which begin at `first`.
pub(super) fn read(cx: &Context<'_>, first: usize, mentions: &mut Vec<Mention>) {
    let counted = |m: &Mention| m.kind == Kind::Quantity && m.measure.is_none();
    if !mentions[first..].iter().any(counted) {
        return;
    }
    let opener = |at: usize| cx.cue(at, Cue::OpenList).or_else(|| cx.cue(at, Cue::ClosedList)).or_else(|| cx.is_mark(at, ':').then_some(1));
    let opened: Vec<usize> = cx.tokens.clone().filter_map(|at| Some(at + opener(at)?)).collect();
    let mut found: Vec<Mention> = Vec::new();
    for place in opened {
        let fresh = items(cx, place, &mentions[first..]);
        found.extend(fresh.into_iter().filter(|m| found.iter().all(|f| f.tokens != m.tokens)).collect::<Vec<_>>());
    }
    if !found.is_empty() {
        mentions.extend(found);
        mentions[first..].sort_by_key(|m| m.tokens.start);
    }
}

/// The bare singulars among the items of a list that holds figures, too.
fn items(cx: &Context<'_>, from: usize, read: &[Mention]) -> Vec<Mention> {
    let (mut at, mut figures, mut singulars) = (from, 0, Vec::new());
    while at < cx.tokens.end {
        let mention = read.iter().find(|m| (m.tokens.start as usize) <= at && at < m.tokens.end as usize);
        let end = match mention {
            Some(m) if m.kind == Kind::Quantity && m.measure.is_none() => {
                figures += 1;
                m.tokens.end as usize
            }
            Some(_) => break,
            None => match one(cx, at).filter(|m| !other_gender(cx, m, read)) {
                Some(m) => {
                    let end = m.tokens.end as usize;
                    singulars.push(m);
                    end
                }
                None => break,
            },
        };
        match next(cx, end, read) {
            Some(place) => at = place,
            None => break,
        }
    }
    if figures > 0 { singulars } else { Vec::new() }
}

/// "٨٩٠ ممرضا وممرضة": the noun of a count right before it in its other gender counts no one more.
fn other_gender(cx: &Context<'_>, one: &Mention, read: &[Mention]) -> bool {
    let before = read.iter().find(|m| m.tokens.end == one.tokens.start).and_then(|m| m.counted.as_ref());
    let stem = |c: &super::Counted| cx.language.folding.stem(cx.lexed.interner.text(&cx.language.lexicon, c.lemma));
    cx.language.head_first && before.zip(one.counted.as_ref()).is_some_and(|(x, y)| stem(x) == stem(y))
}

/// Where the next item begins: behind a comma or "and", within a few words of what describes this one.
fn next(cx: &Context<'_>, end: usize, read: &[Mention]) -> Option<usize> {
    let item = end..(end + ITEM).min(cx.tokens.end);
    for at in item {
        if read.iter().any(|m| m.tokens.start as usize == at && !cx.clitics(at).has(Clitic::And)) {
            return None;
        }
        if cx.clitics(at).has(Clitic::And) {
            return Some(at);
        }
        if cx.is_mark(at, ',') || cx.is_mark(at, '،') {
            return Some(at + 1 + cx.cue(at + 1, Cue::And).unwrap_or(0));
        }
        if let Some(len) = cx.cue(at, Cue::And) {
            return Some(at + len);
        }
        if cx.piece(at) != Some(Piece::Word) {
            return None;
        }
    }
    None
}

/// A noun in the singular that nothing makes definite; behind an article where the language has one.
fn one(cx: &Context<'_>, at: usize) -> Option<Mention> {
    let article = cx.cue(at, Cue::Indefinite);
    if article.is_none() && !cx.language.head_first {
        return None;
    }
    let start = at + article.unwrap_or(0);
    let reach = if cx.language.head_first { start..start + 1 } else { start..start + 3 };
    let (counted, end) = reach.filter(|&t| t < cx.tokens.end).find_map(|t| heads::singular(cx, t))?;
    let noun = counted.token;
    // "a convoy of 12 lorries" is no item beside them, "a year" no thing.
    let of = cx.cue(end, Cue::Of).is_some() || cx.starts(noun as usize).any(Starts::UNIT);
    (!of).then(|| Mention {
        span: cx.lexed.span(at..end),
        tokens: u32::try_from(at).unwrap_or(u32::MAX)..u32::try_from(end).unwrap_or(u32::MAX),
        number: noun..noun + 1,
        sentence: cx.sentence,
        kind: Kind::Quantity,
        quantity: Some(Quantity { precision: Number::ZERO, ..Quantity::whole(1) }),
        measure: None,
        counted: Some(counted),
        time: None,
        traits: Traits::default().with(Trait::Pair),
    })
}
