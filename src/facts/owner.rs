//! Whose a figure is: the name right before it. "Benaissa, 24," of a source that gives 24 to another runner and 21 to her has the right number
//! at the wrong name.

use super::held::Held;
use super::point::{Point, Points, Value};
use super::{Fit, Term};
use crate::extraction::Kind;

/// So far before a figure, in tokens, its name ends.
const FAR: u32 = 3;
/// A name has so many words at most that are looked at.
const LONG: usize = 4;

/// The words of the name that ends right before a figure, with no other figure between.
fn name(text: &Points, p: &Point) -> Vec<Term> {
    let from = text.words.partition_point(|w| w.sentence < p.sentence);
    let to = text.words.partition_point(|w| w.token < p.tokens.start);
    let here = text.all.partition_point(|q| q.span.start < p.span.start);
    let before = text.all[..here].last().filter(|q| q.sentence == p.sentence).map(|q| q.tokens.start);
    let close = text.words.get(from..to).unwrap_or(&[]).iter().rev().take(FAR as usize + LONG);
    let own = close.skip_while(|w| !text.names.contains(&w.term));
    let mut last = p.tokens.start;
    let mut out = Vec::new();
    for word in own.take(LONG) {
        let reach = if out.is_empty() { FAR } else { 1 };
        if last - word.token > reach || before.is_some_and(|b| word.token <= b) || !text.names.contains(&word.term) {
            break;
        }
        last = word.token;
        out.push(word.term);
    }
    out
}

/// The figure that a source gives for the name of an article's, where every passage that bears the number out has another name. `found` are the
/// figures it is weighed against.
pub(super) fn another(
    article: &Points,
    held: &Held,
    a: &Point,
    found: impl Iterator<Item = (Fit, (u32, u32))> + Clone,
) -> Option<(u32, u32)> {
    let told = matches!(a.value, Value::Amount(..)) && (a.head.is_some() || a.kind == Kind::Age);
    let own = if told { name(article, a) } else { Vec::new() };
    if own.is_empty() {
        return None;
    }
    let of = |at: (u32, u32)| {
        let text = &held.sources.get(at.0 as usize)?.points;
        let point = text.all.get(at.1 as usize)?;
        Some((point, name(text, point)))
    };
    let ours = |name: &[Term]| name.iter().any(|t| own.contains(t));
    let others = |at| of(at).is_some_and(|(_, name)| !name.is_empty() && !ours(&name));
    if !found.clone().filter(|(fit, _)| fit.bears_out()).all(|(_, at)| others(at)) {
        return None;
    }
    let alike = |p: &Point| p.head == a.head && p.kind == a.kind;
    found.filter(|(fit, _)| *fit == Fit::Apart).map(|(_, at)| at).find(|&at| of(at).is_some_and(|(p, name)| alike(p) && ours(&name)))
}
