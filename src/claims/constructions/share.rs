//! Shares: "1,200 of 2,000, or 40 percent", "29 of those rescued, more than two-thirds", "a ferry carrying 48 passengers".

use super::figures::{
    comparable, counts_people, inside, is_amount, is_count, is_share, mention, noun, noun_there, nouns_meet, same_noun, value,
};
use super::skeleton::Item;
use super::{Construction, Context, Skeleton};
use crate::extraction::{Kind, Trait};
use crate::language::{Cue, NounId};
use crate::text::ProseSpan;
use crate::values::{Bound, Number, Quantity, Slip, slip_between};

/// A figure with its place among the items.
type Place = (usize, u32);

/// From so many times its whole on a part is no slip.
const FEW: i64 = 20;

/// So many sentences, figures or words before a part are asked what it may be of.
const TOLD: usize = 64;

/// How many sentences back a whole is looked for that is only pointed at.
const BACK: u32 = 3;

/// The sentence's own constructions start at `own`.
pub(super) fn read(cx: Context<'_>, told: &[Skeleton], s: &Skeleton, own: usize, out: &mut Vec<Construction>) {
    let figures = &s.figures[..];
    for n in 0..figures.len() {
        if !in_change(out.get(own..).unwrap_or(&[]), figures[n].1, figures.get(n + 1).map(|f| f.1)) {
            of(cx, s, &figures[n..], out);
        }
        said_of(cx, s, &figures[n..], out);
        out.extend(fronted(cx, s, &figures[n..]));
        of_them(cx, told, s, &figures[n..], out);
        more_of_them(cx, s, figures, n, out);
        more_than_told(cx, told, s, figures[n], out);
        of_total(cx, told, s, &figures[n..], out);
    }
    aboard(cx, told, s, out);
    told_apart(cx, told, s, out);
}

/// "It will cut 650 of its 5,200 jobs. The cuts amount to 15.2 percent": the only percentage of the next sentence, or of the one before, is the
/// share where two of its digits are changed about. Any other may be a share of something else.
fn told_apart(cx: Context<'_>, told: &[Skeleton], s: &Skeleton, out: &mut [Construction]) {
    let Some(last) = told.last().filter(|t| t.sentence + 1 == s.sentence) else { return };
    for (counts, shares) in [(last, s), (s, last)] {
        let mut percent = shares.figures().filter(|&(_, f)| mention(cx, f).kind == Kind::Percent);
        let (Some((k, percent)), None) = (percent.next(), percent.next()) else { continue };
        // "Two years ago it was 87 percent", "among women it was 87 percent"
        let then =
            shares.figures().any(|(_, f)| mention(cx, f).kind.is_time()) || shares.cued(0..shares.items.len(), &[Cue::Among, Cue::Earlier]);
        let moved = then || shares.led(k, 1, &[Cue::Rise, Cue::Fall, Cue::ChangeBy]);
        let of = out.iter_mut().rev().find_map(|c| match c {
            Construction::Share { part, whole, share, majority: None, .. } if mention(cx, *part).sentence == counts.sentence => {
                Some((*part, *whole, share))
            }
            _ => None,
        });
        if let Some((part, whole, share)) = of.filter(|(_, _, share)| share.is_none() && !moved)
            && turned(cx, [part, whole, percent])
        {
            *share = Some(percent);
        }
    }
}

/// Whether a percentage is that of a part and its whole with two of its digits changed about.
fn turned(cx: Context<'_>, [part, whole, percent]: [u32; 3]) -> bool {
    let stated = mention(cx, percent).quantity.filter(|q| q.bound == Bound::Exactly && q.upper.is_none());
    let digits = |q: &Quantity| if q.precision >= Number::ONE { 0 } else { 1 };
    let share = || value(cx, part)?.times(Number::whole(100))?.divide(value(cx, whole)?);
    stated.is_some_and(|q| share().is_some_and(|s| slip_between(s.rounded(digits(&q)), q.value) == Some(Slip::Swap)))
}

/// "إلى 250 ألف طن من 200 ألف": two ends of a change are no part and whole.
fn in_change(out: &[Construction], a: u32, b: Option<u32>) -> bool {
    out.iter().rev().any(
        |c| matches!(c, Construction::Change { from, to, .. } if [*from, *to].contains(&a) && b.is_some_and(|b| [*from, *to].contains(&b))),
    )
}

/// "A of (the) B [, or P percent]", "P percent of B[, or A]".
fn of(cx: Context<'_>, s: &Skeleton, figures: &[Place], out: &mut Vec<Construction>) {
    let [(i, a), (j, b), ..] = *figures else { return };
    let between = i + 1..j;
    // "five of the 32 drawn from 16 sites": a whole is no part; وثمانية من جامعتين: nor are two, told by a dual, the whole of anything new.
    let whole = s.led(i, 1, &[Cue::OutOf]);
    let dual = |m: &crate::extraction::Mention| m.traits.has(Trait::Dual) && !m.traits.has(Trait::Definite);
    if whole || dual(mention(cx, b)) {
        return;
    }
    if s.words(between.clone()) > 6 || s.marked(between.clone(), &[',', '،', ';', '؛', ':', '(', ')', '.']) {
        return;
    }
    // "The 17 goals of the pair were supplemented by 12": the words stand right before the whole.
    // "نسدد من أصل الدين 15 مليونا" pays off a debt.
    let out_of = s.led(j, if cx.language.head_first { 1 } else { 4 }, &[Cue::OutOf]);
    // "By seven the roof of the five-storey building", "1,286 were of 19 nationalities", "1,020 of its members in 48 towns": another noun or a
    // verb stands between the part and "of", or a place between "of" and the number.
    let at = between.clone().find(|&k| s.items[k].cues.any(&[Cue::Of, Cue::OutOf])).unwrap_or(j);
    let own =
        |k: usize| s.items[k].cues.any(&[Cue::Definite, Cue::Indefinite, Cue::Passive]) && !s.items[k].cues.any(&[Cue::Of, Cue::OutOf]);
    if !cx.language.head_first && ((i + 1..at).any(own) || s.cued(at + 1..j, &[Cue::PlaceIn])) {
        return;
    }
    // A plain "of" counts only close by: "12 of the 46 trades", not "12 members of a council of 40".
    let plain = s.cued(between.clone(), &[Cue::Of])
        && s.words(between.clone()) <= 2
        && (mention(cx, b).traits.has(Trait::Definite)
            || mention(cx, a).counted.is_none() && mention(cx, a).measure.is_none()
            || is_share(cx, a));
    // "77 or worse on each of his past five rounds"
    // "more than £180,000 of the money on holidays and £60,000 on a boat"
    let listed = s.cued(between.clone(), &[Cue::And]);
    let risen =
        listed || s.led(i, 1, &[Cue::ChangeTo]) && (s.cued(between.clone(), &[Cue::ChangeFrom]) || s.items[j].cues.has(Cue::ChangeFrom));
    // "1620 من ثلاث غرف" are made of them: no slip leads from so many to so few.
    let few = || value(cx, b).and_then(|v| v.times(Number::whole(FEW))).zip(value(cx, a)).is_some_and(|(v, a)| v < a);
    let made = cx.language.head_first && !out_of && !is_share(cx, a) && few();
    if made || risen || !out_of && !plain || s.cued(i + 1..j, &[Cue::Each, Cue::All, Cue::Both, Cue::Average]) {
        return;
    }
    // "12 million of the 33": of as many millions. "divided among the eight others": no part of them.
    let scaled = |f: u32| mention(cx, f).quantity.is_some_and(|q| q.scaled);
    if scaled(a) && !scaled(b) && value(cx, b) < value(cx, a) || inside(cx, b, Cue::Addition) {
        return;
    }
    // "one in 10 of the 17 million have fled, 300,000 of them since January"
    let next = figures.get(2).filter(|&&(k, _)| restates(s, j, k) && !s.cued(k + 1..k + 2, &[Cue::Subset])).copied();
    // "five of one family" are no part of one.
    let many = value(cx, b).is_some_and(|v| v > Number::ONE);
    let told = |f: u32| is_amount(cx, f) && (mention(cx, f).measure.is_some() || is_count(cx, f));
    if many && told(a) && told(b) && comparable(cx, a, b) && nouns_meet(cx, a, b) {
        let share = next.map(|(_, f)| f).filter(|&f| is_share(cx, f));
        let majority = if share.is_none() { majority(cx, s, j) } else { None };
        out.push(Construction::Share { part: a, whole: b, share, majority, or: Vec::new(), sure: true });
    } else if is_share(cx, a)
        && is_amount(cx, b)
        && let Some((_, part)) = next.filter(|&(_, f)| is_amount(cx, f) && comparable(cx, f, b) && nouns_meet(cx, f, b))
    {
        out.push(Construction::Share { part, whole: b, share: Some(a), majority: None, or: Vec::new(), sure: true });
    }
}

/// "Of the 48 guards, 36 stayed", "Of the 1,200 people asked, 396, or 33 percent, said": the whole comes first, and a comma closes it.
fn fronted(cx: Context<'_>, s: &Skeleton, figures: &[Place]) -> Option<Construction> {
    let [(i, whole), (j, part), ..] = *figures else { return None };
    let opens = i.saturating_sub(2)..i;
    let words = s.items[opens.clone()].iter().rev().take_while(|it| it.mark.is_none() && it.figure.is_none());
    let of = words.into_iter().any(|it| it.cues.any(&[Cue::Of, Cue::OutOf]));
    let first = opens.start == 0 || s.items[opens.start].mark.is_some() || s.items[opens.start - 1].mark.is_some();
    let between = i + 1..j;
    let comma = s.items[between.clone()].iter().filter(|it| it.mark.is_some()).count() == 1 && s.marked(between.clone(), &[',', '،']);
    let near = s.words(between.clone()) <= 5 && !s.cued(between, &[Cue::Clause, Cue::Addition, Cue::Each, Cue::Average]);
    let counts = is_count(cx, whole) && is_count(cx, part) && nouns_meet(cx, part, whole);
    let share = figures.get(2).filter(|&&(k, f)| is_share(cx, f) && restates(s, j, k)).map(|&(_, f)| f);
    (of && first && comma && near && counts).then_some(Construction::Share {
        part,
        whole,
        share,
        majority: None,
        or: Vec::new(),
        sure: true,
    })
}

/// "1,150 workers, or 82 percent of the 1,400 on the payroll".
fn said_of(cx: Context<'_>, s: &Skeleton, figures: &[Place], out: &mut Vec<Construction>) {
    let [(i, a), (j, share), (k, whole), ..] = *figures else { return };
    let between = j + 1..k;
    // "7 percent over its budget of $2.71 billion" is no share.
    let of = s.cued(j + 1..(j + 2).min(k), &[Cue::Of, Cue::OutOf]) || s.items[k].cues.any(&[Cue::OutOf]);
    // "37 percent more than the average of 300 mm"
    let compares = s.cued(between.clone(), &[Cue::Above, Cue::Below, Cue::Average, Cue::Compared]);
    let close = !compares && s.words(between.clone()) <= 6 && !s.marked(between, &[',', '،', ';', '؛', ':', '(', ')', '.']);
    let fit = is_amount(cx, a) && is_share(cx, share) && is_amount(cx, whole) && comparable(cx, a, whole) && nouns_meet(cx, a, whole);
    if fit && of && close && restates(s, i, j) {
        out.push(Construction::Share { part: a, whole, share: Some(share), majority: None, or: Vec::new(), sure: true });
    }
}

/// "29 of those rescued, more than two-thirds": the whole was named before, and is only pointed at.
fn of_them(cx: Context<'_>, told: &[Skeleton], s: &Skeleton, figures: &[Place], out: &mut Vec<Construction>) {
    let [(i, part), (k, share), ..] = *figures else { return };
    if !is_count(cx, part) || !is_share(cx, share) || !restates(s, i, k) {
        return;
    }
    let after = |n: usize, cues: &[Cue]| s.items.get(i + n).is_some_and(|it| it.figure.is_none() && it.cues.any(cues));
    let points = after(1, &[Cue::Subset]) || after(1, &[Cue::Of]) && after(2, &[Cue::Demonstrative]) || among_them(s, i);
    // "118.2 billion" without a noun may be money.
    let bare = |f: u32| mention(cx, f).counted.is_none() && mention(cx, f).quantity.is_some_and(|q| q.scaled);
    let wholes = wholes(told, s, i, |f| is_count(cx, f) && value(cx, f) >= value(cx, part) && nouns_meet(cx, part, f));
    // "36 of those on the drug, or 12 percent of them, and 21 of those without": what has its own share is no whole of the next.
    // "of those without" are told which, "of them" are those before.
    let told = |it: &Item| cx.lexed.from(it.tokens.end.saturating_sub(1) as usize, it.tokens.end as usize);
    let which = s.items.get(i + 1).is_some_and(|it| cx.language.lexicon.cue(told(it), &[Cue::Demonstrative]).is_some())
        && s.items.get(i + 2).is_some_and(|it| it.mark.is_none() && it.figure.is_none());
    let pointed = after(1, &[Cue::Subset]) && !which;
    // "3,360 among them, or 43 percent of the force": the share tells what it is of.
    let base = base(cx, s, k);
    let of_base = |f: u32| base.is_none_or(|b| mention(cx, f).counted.as_ref().is_some_and(|c| b.is_some() && c.noun == b));
    let wholes: Vec<u32> = wholes.into_iter().filter(|&f| (pointed || !has_share(cx, s, f)) && of_base(f)).collect();
    let sure = wholes.iter().position(|&f| !bare(f) || mention(cx, part).counted.is_none());
    if points && let Some(at) = sure {
        // "18,500 square metres is the area, 11,100 of it for shows (60 percent)": what is measured in its own sentence may be the whole, too.
        let before = s.figures[..s.figures.partition_point(|f| f.0 < i)].iter().rev().take(TOLD).map(|f| f.1);
        let measured = before.filter(|&f| is_amount(cx, f) && mention(cx, f).measure.is_some());
        let or = wholes.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, f)| *f).chain(measured).collect();
        out.push(Construction::Share { part, whole: wholes[at], share: Some(share), majority: None, or, sure: true });
    }
}

/// The noun that a share is said to be of, where it is one: "43 percent of the force"; none inside where the pack does not know it.
fn base(cx: Context<'_>, s: &Skeleton, k: usize) -> Option<Option<NounId>> {
    let of = s.items.get(k + 1).filter(|it| it.figure.is_none() && it.cues.any(&[Cue::Of, Cue::OutOf]) && !it.cues.has(Cue::Subset))?;
    let steers = [Cue::Subset, Cue::Demonstrative, Cue::Total, Cue::All];
    if s.cued(k + 2..k + 3, &steers) || of.cues.any(&steers) {
        return None;
    }
    let mut rest = s.items.get(k + 2..)?.iter().filter(|it| !it.cues.any(&[Cue::Definite, Cue::Function])).take(1);
    let word = rest.next().filter(|it| it.figure.is_none() && it.mark.is_none())?;
    Some(noun_there(cx, cx.lexed.from(word.tokens.start as usize, word.tokens.end as usize)).map(|(n, _)| n))
}

/// "among them 29 miners": the words stand before the part, and no comma between.
fn among_them(s: &Skeleton, i: usize) -> bool {
    let back = s.items[i.saturating_sub(4)..i].iter().rev().take_while(|it| it.figure.is_none() && it.mark.is_none());
    s.items[i].cues.has(Cue::Subset) || back.into_iter().any(|it| it.cues.has(Cue::Subset))
}

/// Whether a share right behind a count of the sentence says it again.
fn has_share(cx: Context<'_>, s: &Skeleton, f: u32) -> bool {
    let at = s.figures.partition_point(|&(_, g)| g < f);
    let Some([(i, own), (k, share)]) = s.figures.get(at..at + 2).and_then(|w| <[Place; 2]>::try_from(w).ok()) else { return false };
    own == f && is_share(cx, share) && restates(s, i, k)
}

/// "112 people were wounded and 164 of them are in hospital": no more of them than there are.
fn more_of_them(cx: Context<'_>, s: &Skeleton, figures: &[Place], n: usize, out: &mut Vec<Construction>) {
    let (i, part) = figures[n];
    let points = s.items.get(i + 1).is_some_and(|it| it.figure.is_none() && it.cues.has(Cue::Subset));
    // The nearest count before it; what is only "hundreds" may be whom it means.
    let near = figures[..n].iter().rev().map(|f| f.1).find(|&f| !is_share(cx, f) && !mention(cx, f).kind.is_time());
    let Some(whole) = near.filter(|&f| is_count(cx, f) && mention(cx, f).counted.is_some()) else { return };
    let more = value(cx, part) > value(cx, whole) && !s.figures().any(|(k, f)| k < i && value(cx, f) >= value(cx, part));
    let bare = mention(cx, part).counted.as_ref().is_none_or(|c| c.noun.is_none()) || same_noun(cx, part, whole);
    if points && more && bare && is_count(cx, part) && counts_people(cx, whole) {
        out.push(Construction::Share { part, whole, share: None, majority: None, or: Vec::new(), sure: true });
    }
}

/// "visited 38 kitchens … 41 of the kitchens", "cost €2.8 million … €3.1 million of that": more than the text has told of, though hardly more. What
/// is many times as much is of something that is not told.
fn more_than_told(cx: Context<'_>, told: &[Skeleton], s: &Skeleton, (i, part): Place, out: &mut Vec<Construction>) {
    let after = |n: usize, cues: &[Cue]| s.items.get(i + n).is_some_and(|it| it.figure.is_none() && it.cues.any(cues));
    let m = mention(cx, part);
    let measured = m.measure.is_some() && !is_share(cx, part) && m.kind != Kind::Duration && m.kind != Kind::Age;
    let that = after(1, &[Cue::Of]) && after(2, &[Cue::Demonstrative]) && measured;
    let named = !cx.language.head_first && m.measure.is_none() && m.counted.is_some() && inside(cx, part, Cue::Definite);
    let points = after(1, &[Cue::Subset]) || that || named;
    // "all 230 of them", "in the province 45 of the schools", "34 people … 40 of the people"
    let lead = i.saturating_sub(TOLD)..i;
    let apart = s.led(i, 1, &[Cue::All, Cue::Total]) || s.cued(lead.clone(), &[Cue::PlaceIn]) && !measured;
    // "The hall in Orrin costs more, and the state pays €3.1 million of that": of what its own sentence tells.
    let apart = apart || measured && (s.marked(lead.clone(), &[',', '،', ';', '؛']) || s.cued(lead, &[Cue::And, Cue::Clause]));
    if !points || apart || !is_amount(cx, part) || m.quantity.is_none_or(|q| q.upper.is_some() || q.bound != Bound::Exactly) {
        return;
    }
    let alike = |f: u32| {
        let w = mention(cx, f);
        if measured {
            w.measure == m.measure
        } else {
            w.measure.is_none() && is_count(cx, f) && w.counted.is_some() && nouns_meet(cx, part, f)
        }
    };
    // Of all that is told before, any that is as much may be the whole.
    let own = s.figures[..s.figures.partition_point(|&(k, _)| k < i)].iter().rev().map(|&(_, f)| (s, f));
    let before = told.iter().rev().flat_map(|o| o.figures().rev().map(move |(_, f)| (o, f)));
    let near = own.chain(before).take(TOLD).filter(|&(_, f)| mention(cx, f).quantity.is_some() && alike(f));
    let wholes: Vec<(&Skeleton, u32)> = near.collect();
    let Some(&(o, whole)) = wholes.iter().max_by_key(|w| value(cx, w.1)) else { return };
    let (w, p) = (value(cx, whole), value(cx, part));
    let times = |n: Option<Number>, by: i64| n.and_then(|n| n.times(Number::whole(by)));
    let little = p > w && times(p, 2) <= times(w, 3) && w >= Some(if measured { Number::ONE } else { Number::whole(10) });
    // "12 of the boats … 14 of the boats": a part is the whole of no other.
    let plain = mention(cx, whole).quantity.is_some_and(|q| q.upper.is_none() && q.bound == Bound::Exactly) && !inside(cx, whole, Cue::Of);
    if little && plain && o.sentence < s.sentence && !told_of_others(cx, (o, whole), s, i) {
        let seen = out.iter().rev().take(TOLD).any(|c| matches!(c, Construction::Share { part: p, .. } if *p == part));
        if !seen {
            out.push(Construction::Share { part, whole, share: None, majority: None, or: Vec::new(), sure: false });
        }
    }
}

/// Whether what is told of a part may be one of others than those told before: of another time, of anybody, of what is named again right before
/// it ("400 trees … the wood has old trees, and 450 of them").
fn told_of_others(cx: Context<'_>, (o, whole): (&Skeleton, u32), s: &Skeleton, i: usize) -> bool {
    let counted = mention(cx, whole).counted.as_ref();
    let anybody = || counted.and_then(|c| noun(cx, c)).is_some_and(|n| cx.language.lexicon.is_people(n) && !n.stands_for.is_empty());
    let again = || {
        let before = s.items[i.saturating_sub(TOLD)..i].iter().filter(|it| it.figure.is_none()).flat_map(|it| it.tokens.clone());
        let same = |t: u32| noun_there(cx, cx.lexed.from(t as usize, t as usize + 1)).map(|(n, _)| n) == counted.and_then(|c| c.noun);
        counted.is_some_and(|c| c.noun.is_some()) && before.into_iter().any(same)
    };
    // "Kesh has 12 schools, Orrin 20": a number alone may count them, too.
    let bare = || {
        let alone =
            |f: u32| mention(cx, f).kind == Kind::Designator || mention(cx, f).kind == Kind::Number && mention(cx, f).counted.is_none();
        o.figures().any(|(_, f)| f != whole && alone(f))
    };
    anybody() || again() || bare() || elsewhen(cx, o) || o.cued(0..o.items.len(), &[Cue::Earlier, Cue::OtherInstance, Cue::Similar])
}

/// "1 percent of the total, or just over $2 billion".
fn of_total(cx: Context<'_>, told: &[Skeleton], s: &Skeleton, figures: &[Place], out: &mut Vec<Construction>) {
    let [(i, share), (k, part), ..] = *figures else { return };
    if !is_share(cx, share) || !is_amount(cx, part) || !restates(s, i, k) {
        return;
    }
    let near = i + 1..(i + 5).min(k);
    let total = s.items.get(i + 1).is_some_and(|it| it.cues.any(&[Cue::Of, Cue::OutOf])) && s.cued(near, &[Cue::Total]);
    let wholes = wholes(told, s, i, |f| is_amount(cx, f) && comparable(cx, f, part) && value(cx, f) >= value(cx, part));
    if total && let Some((&whole, or)) = wholes.split_first() {
        out.push(Construction::Share { part, whole, share: Some(share), majority: None, or: or.to_vec(), sure: true });
    }
}

/// What may be the whole, nearest first: figures before a place of this sentence, and those of the sentences just before.
fn wholes(told: &[Skeleton], s: &Skeleton, before: usize, fits: impl Fn(u32) -> bool) -> Vec<u32> {
    let mut out: Vec<u32> = s.figures().filter(|&(k, f)| k < before && fits(f)).map(|(_, f)| f).collect();
    out.reverse();
    for other in told.iter().rev().take_while(|o| o.sentence + BACK >= s.sentence) {
        let mut there: Vec<u32> = other.figures().map(|(_, f)| f).filter(|&f| fits(f)).collect();
        there.reverse();
        out.extend(there);
    }
    out
}

/// "a ferry carrying 48 passengers", "120 people on board": no more of them can be said to have come to anything, there or in the next sentence.
fn aboard(cx: Context<'_>, told: &[Skeleton], s: &Skeleton, out: &mut Vec<Construction>) {
    let last = told.last().filter(|o| o.sentence + 1 >= s.sentence);
    let mut holds = last
        .into_iter()
        .chain([s])
        .flat_map(|o| o.figures().filter(move |&(k, f)| is_load(cx, o, k, f)).map(move |(_, f)| (o.sentence, f)));
    let (Some((at, whole)), None) = (holds.next(), holds.next()) else { return };
    // Both in the sentence before: seen there already.
    let near = last.filter(|_| at == s.sentence).into_iter().chain([s]);
    for o in near.filter(|o| !o.cued(0..o.items.len(), &[Cue::OtherInstance, Cue::Similar]) && (o.sentence == at || !elsewhen(cx, o))) {
        for (k, part) in o.figures() {
            // "The two accidents injured 39 people in all"
            let all = o.cued(k + 1..k + 4, &[Cue::Total]) || o.led(k, 4, &[Cue::Total]);
            let other = all
                || o.led(k, 4, &[Cue::Capacity, Cue::Addition, Cue::Aboard, Cue::Compared, Cue::Earlier])
                || o.cued(k + 1..k + 3, &[Cue::Addition, Cue::Aboard]);
            if part != whole && is_count(cx, part) && same_noun(cx, part, whole) && !other {
                out.push(Construction::Share { part, whole, share: None, majority: None, or: Vec::new(), sure: true });
            }
        }
    }
}

/// Whether a count is all that were there: "carrying 48 passengers", "120 people on board".
fn is_load(cx: Context<'_>, s: &Skeleton, k: usize, f: u32) -> bool {
    let behind = s.items.get(k + 1..).unwrap_or(&[]).iter().take(2).take_while(|it| it.figure.is_none() && it.mark.is_none());
    is_count(cx, f)
        && counts_people(cx, f)
        // "each carrying 120 passengers on average"
        && !s.led(k, 4, &[Cue::Capacity, Cue::Average, Cue::Each, Cue::Every])
        && !s.cued(k + 1..k + 4, &[Cue::Average])
        // "كانت تحمل 31 راكبا فوق طاقتها": so many too many.
        && !s.cued(k + 1..k + 4, &[Cue::Above, Cue::Capacity])
        && (s.led(k, 3, &[Cue::Aboard]) || !cx.language.right_to_left && behind.into_iter().any(|it| it.cues.has(Cue::Aboard)))
}

/// Whether a sentence tells of another year.
pub(super) fn elsewhen(cx: Context<'_>, s: &Skeleton) -> bool {
    s.figures().any(|(_, f)| mention(cx, f).time.as_ref().is_some_and(|t| t.date.year.is_some() && !t.year_inferred && !t.relative))
}

/// "a majority", "most of them", close behind the whole.
fn majority(cx: Context<'_>, s: &Skeleton, j: usize) -> Option<ProseSpan> {
    let near = j + 1..(j + 5).min(s.items.len());
    let parted = s.marked(near.clone(), &[',', '،', '(']) || s.cued(near.clone(), &[Cue::Gloss]);
    let item = s.items[near].iter().take_while(|it| it.figure.is_none()).find(|it| it.cues.has(Cue::Majority))?;
    parted.then(|| cx.lexed.span(item.tokens.start as usize..item.tokens.end as usize))
}

/// Whether the figure at `k` says what ends at `j` again: in brackets, behind "or", أي, or behind a comma alone.
pub(super) fn restates(s: &Skeleton, j: usize, k: usize) -> bool {
    let between = j + 1..k;
    if s.words(between.clone()) > 8 || s.marked(between.clone(), &[';', '؛', '.']) {
        return false;
    }
    let near = k.saturating_sub(3).max(j + 1)..k;
    let comma = k > j + 1 && matches!(s.items[k - 1].mark, Some(',' | '،' | '–' | '—'));
    s.marked(near.clone(), &['(']) || s.cued(near, &[Cue::Or, Cue::Gloss]) || comma
}
