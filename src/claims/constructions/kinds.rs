//! All kinds of one thing with their total, wherever the story tells it: "ended the games with 23 medals … seven gold, nine silver and eight bronze".

use super::figures::{is_count, mention, noun_of, value};
use super::{Construction, Context, Skeleton};
use crate::extraction::{Kind, Trait};
use crate::language::{Cue, NounClass};
use crate::values::{Bound, Number};

/// Words of other times and other things: "had won 17 medals at the previous games".
const OTHERS: [Cue; 7] = [Cue::Earlier, Cue::EarlierReport, Cue::Then, Cue::Compared, Cue::OtherInstance, Cue::Subset, Cue::Addition];
/// A total is one part in so many off at most, or two: another team's lies farther.
const CLOSE: i64 = 5;

/// Reads the kinds of every class that has any.
pub(super) fn read(cx: Context<'_>, told: &[Skeleton], out: &mut Vec<Construction>) {
    for (class, place) in cx.language.lexicon.classes.iter().zip(0_u16..).filter(|(c, _)| !c.kinds.is_empty()) {
        one(cx, told, class, place, out);
    }
}

fn one(cx: Context<'_>, told: &[Skeleton], class: &NounClass, place: u16, out: &mut Vec<Construction>) {
    if !told.iter().any(|s| s.figures().any(|(_, f)| names(cx, f, place))) {
        return;
    }
    let mut runs = told.iter().flat_map(|s| runs(cx, s, class));
    // Of two teams nobody can tell whose the total is.
    let (Some(parts), None) = (runs.next(), runs.next()) else { return };
    let Some(sum) = parts.iter().try_fold(Number::ZERO, |sum, &f| sum.plus(value(cx, f)?)) else { return };
    let mut totals = told.iter().flat_map(|s| totals(cx, s, class, place)).filter(|(f, _)| !parts.contains(f));
    let (Some((total, pointed)), None) = (totals.next(), totals.next()) else { return };
    // "The hosts, with 25 medals, came first": a total of somebody else stands farther down, and does not point back.
    let first = told.first().is_some_and(|s| mention(cx, total).sentence <= s.sentence + 1) && total < parts[0];
    if !pointed && !first {
        return;
    }
    let apart = value(cx, total).and_then(|t| t.minus(sum)).map(Number::abs);
    let close = apart.is_some_and(|n| n <= Number::whole(2) || n.times(Number::whole(CLOSE)).is_some_and(|n| n <= sum));
    let known = out.iter().any(|c| matches!(c, Construction::List { parts: p, .. } if p.iter().any(|f| parts.contains(f))));
    if close && !known {
        out.push(Construction::List { total, parts, closed: true, open: false, unsaid: true });
    }
}

/// Which of the kinds a figure counts, by the word behind its number: "seven gold", "eight bronze medals", سبع ذهبيات.
fn kind(cx: Context<'_>, f: u32, class: &NounClass) -> Option<usize> {
    let m = mention(cx, f);
    let counted = m.counted.iter().flat_map(|c| c.modifiers.iter().copied().chain([c.token]));
    let mut words = counted.chain([m.tokens.end]).filter_map(|t| cx.lexed.words.get(t as usize));
    words.find_map(|w| class.kinds.iter().position(|k| k.binary_search(w).is_ok()))
}

/// Whether it is a plain count.
fn plain(cx: Context<'_>, f: u32) -> bool {
    let m = mention(cx, f);
    is_count(cx, f)
        && m.quantity.is_some_and(|q| q.bound == Bound::Exactly && q.upper.is_none())
        && matches!(m.kind, Kind::Number | Kind::Quantity)
}

/// The stretches of figures that count every kind once.
fn runs<'a>(cx: Context<'a>, s: &'a Skeleton, class: &'a NounClass) -> impl Iterator<Item = Vec<u32>> + 'a {
    let all = class.kinds.len();
    s.figures.windows(all).filter_map(move |window| {
        let mut kinds: Vec<usize> = window.iter().filter(|(_, f)| plain(cx, *f)).filter_map(|(_, f)| kind(cx, *f, class)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        (kinds.len() == all).then(|| window.iter().map(|(_, f)| *f).collect())
    })
}

/// Whether a figure counts what names the class: medals.
fn names(cx: Context<'_>, f: u32, place: u16) -> bool {
    noun_of(cx, f).is_some_and(|n| n.stands_for.contains(&place))
}

/// The figures of a sentence that count the class as a whole, and whether each points back.
fn totals<'a>(cx: Context<'a>, s: &'a Skeleton, class: &'a NounClass, place: u16) -> impl Iterator<Item = (u32, bool)> + 'a {
    let others = s.cued(0..s.items.len(), &OTHERS);
    let told = s.figures().filter(move |&(_, f)| names(cx, f, place) && plain(cx, f) && kind(cx, f, class).is_none());
    told.map(move |(i, f)| (f, definite(cx, s, i, f))).filter(move |&(_, pointed)| !others || pointed)
}

/// Whether a total is that of what was told: "the 14 medals", الميداليات الـ14, "the haul of 14 medals".
fn definite(cx: Context<'_>, s: &Skeleton, i: usize, f: u32) -> bool {
    let the = s.led(i, 1, &[Cue::Definite, Cue::Demonstrative, Cue::All]) || mention(cx, f).traits.has(Trait::Definite);
    the || s.led(i, 2, &[Cue::MeasureNoun]) && s.led(i, 3, &[Cue::Definite])
}
