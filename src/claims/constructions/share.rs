//! Shares, glosses and products: "1,200 of 2,000, or 40 percent", "26 miles (42 km)", "120 breaches, $300,000 each".

use super::{Construction, Context, Skeleton};
use crate::extraction::{Kind, Mention, Trait};
use crate::language::{Cue, Dimension};

pub(super) fn read(cx: Context<'_>, s: &Skeleton, out: &mut Vec<Construction>) {
    let figures: Vec<(usize, u32)> = s.figures().collect();
    for (n, &(i, a)) in figures.iter().enumerate() {
        if let Some(&(j, b)) = figures.get(n + 1) {
            of(cx, s, &figures, n, (i, a), (j, b), out);
            gloss(cx, s, (i, a), (j, b), out);
        }
    }
    product(cx, s, &figures, out);
}

fn mention(cx: Context<'_>, f: u32) -> &Mention {
    &cx.mentions[f as usize]
}

fn is_share(cx: Context<'_>, f: u32) -> bool {
    let m = mention(cx, f);
    let percent = m.measure.is_some_and(|u| u.per.is_none() && cx.measures.unit(u.unit).code == "%");
    percent && m.quantity.is_some_and(|q| q.upper.is_none()) || m.kind == Kind::Fraction && !m.traits.has(Trait::Multiple)
}

fn is_amount(cx: Context<'_>, f: u32) -> bool {
    let m = mention(cx, f);
    m.quantity.is_some()
        && matches!(m.kind, Kind::Number | Kind::Quantity | Kind::Money)
        && !m.traits.has(Trait::Multiple)
        && !is_share(cx, f)
}

fn comparable(cx: Context<'_>, a: u32, b: u32) -> bool {
    match (mention(cx, a).measure, mention(cx, b).measure) {
        (Some(x), Some(y)) => x.per == y.per && cx.measures.comparable(x.unit, y.unit),
        (None, None) => true,
        _ => false,
    }
}

/// `a` and `b` are neighbours: "A of (the) B [, or P percent]", "P percent of B[, or A]".
fn of(
    cx: Context<'_>,
    s: &Skeleton,
    all: &[(usize, u32)],
    n: usize,
    (i, a): (usize, u32),
    (j, b): (usize, u32),
    out: &mut Vec<Construction>,
) {
    let between = i + 1..j;
    if s.words(between.clone()) > 6 || s.marked(between.clone(), &[',', '،', ';', '؛', ':', '(', ')', '.']) {
        return;
    }
    let out_of = s.cued(between.clone(), &[Cue::OutOf]) || s.items[j].cues.has(Cue::OutOf);
    // A plain "of" counts only close by: "12 of the 46 trades", not "12 members of a council of 40".
    let plain = s.cued(between.clone(), &[Cue::Of])
        && s.words(between) <= 2
        && (mention(cx, b).traits.has(Trait::Definite) || mention(cx, a).counted.is_none());
    if !out_of && !plain {
        return;
    }
    let next = all.get(n + 2).filter(|&&(k, _)| restates(s, j, k)).copied();
    if is_amount(cx, a) && is_amount(cx, b) && comparable(cx, a, b) && nouns_meet(cx, a, b) {
        let share = next.map(|(_, f)| f).filter(|&f| is_share(cx, f));
        out.push(Construction::Share { part: a, whole: b, share });
    } else if is_share(cx, a)
        && is_amount(cx, b)
        && let Some((_, part)) = next.filter(|&(_, f)| is_amount(cx, f) && comparable(cx, f, b))
    {
        out.push(Construction::Share { part, whole: b, share: Some(a) });
    }
}

/// Whether a part can be of the whole by their nouns: one of them has none, or they are the same, or the whole's noun names the part's.
fn nouns_meet(cx: Context<'_>, part: u32, whole: u32) -> bool {
    let (Some(p), Some(w)) = (&mention(cx, part).counted, &mention(cx, whole).counted) else { return true };
    let noun = |c: &crate::extraction::Counted| c.noun.and_then(|n| cx.language.lexicon.nouns.get(usize::from(n.0)));
    p.lemma == w.lemma || noun(w).zip(noun(p)).is_some_and(|(w, p)| w.stands_for.iter().any(|c| p.classes.contains(c)))
}

/// Whether the figure at `k` says the one at `j` again: in brackets, or behind "or", أي.
fn restates(s: &Skeleton, j: usize, k: usize) -> bool {
    let between = j + 1..k;
    if s.words(between.clone()) > 8 || s.marked(between.clone(), &[';', '؛', '.']) {
        return false;
    }
    let near = k.saturating_sub(3).max(j + 1)..k;
    s.marked(near.clone(), &['(']) || s.cued(near, &[Cue::Or, Cue::Gloss])
}

/// "26 miles (42 km)", "five (5)", "1.2bn, or 1,200 million".
fn gloss(cx: Context<'_>, s: &Skeleton, (i, a): (usize, u32), (j, b): (usize, u32), out: &mut Vec<Construction>) {
    let opened = j == i + 2 && s.items[i + 1].mark == Some('(') && s.items.get(j + 1).is_some_and(|it| it.mark == Some(')'));
    let said_again = s.words(i + 1..j) <= 2 && s.items[i + 1..j].iter().any(|it| it.cues.has(Cue::Gloss));
    if !opened && !said_again {
        return;
    }
    let (x, y) = (mention(cx, a), mention(cx, b));
    let (Some(p), Some(q)) = (x.measure, y.measure) else {
        if opened && x.measure.is_none() && y.measure.is_none() && y.counted.is_none() && x.kind == Kind::Number && y.kind == Kind::Number {
            out.push(Construction::Gloss { one: a, other: b });
        }
        return;
    };
    let (d, e) = (cx.measures.unit(p.unit).dimension, cx.measures.unit(q.unit).dimension);
    let measured = |d| !matches!(d, Dimension::Money | Dimension::Share | Dimension::Points | Dimension::Other | Dimension::Time);
    if d == e && p.per == q.per && (measured(d) || p.unit == q.unit && said_again) {
        out.push(Construction::Gloss { one: a, other: b });
    }
}

/// "fined $3.6m over 120 breaches, $300,000 each": total and unit value in one measure, a count beside.
fn product(cx: Context<'_>, s: &Skeleton, figures: &[(usize, u32)], out: &mut Vec<Construction>) {
    for &(k, each) in figures {
        let follows = s.items.get(k + 1).is_some_and(|it| it.figure.is_none() && it.cues.has(Cue::Each));
        if !follows || mention(cx, each).measure.is_none() || s.cued(0..s.items.len(), &[Cue::Average, Cue::Median]) {
            continue;
        }
        let near = |f: &&(usize, u32)| f.0 < k && s.words(f.0 + 1..k) <= 14 && !s.marked(f.0 + 1..k, &[';', '؛', '.']);
        let counts: Vec<u32> =
            figures.iter().filter(near).map(|f| f.1).filter(|&f| is_amount(cx, f) && mention(cx, f).measure.is_none()).collect();
        let totals: Vec<u32> =
            figures.iter().filter(near).map(|f| f.1).filter(|&f| mention(cx, f).measure == mention(cx, each).measure).collect();
        if let ([count], [total]) = (&counts[..], &totals[..]) {
            out.push(Construction::Product { count: *count, each, total: *total });
        }
    }
}
