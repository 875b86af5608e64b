//! Amounts worked out from amounts: unit values and totals, averages, rates, differences and remainders.

use super::figures::{
    comparable, counts_people, inside, is_amount, is_count, is_percent, mention, noun, noun_there, said_near, same_noun, value,
};
use super::{Construction, Context, Skeleton};
use crate::extraction::{Counted, Kind, Per, Trait};
use crate::language::{Cue, Dimension, Sense, Word};
use crate::values::{Bound, Number};

/// A figure with its place among the items.
type Place = (usize, u32);

/// How far from a unit value its count and total may stand, in words.
const REACH: usize = 18;

pub(super) fn read(cx: Context<'_>, told: &[Skeleton], s: &Skeleton, out: &mut Vec<Construction>) {
    let figures = &s.figures[..];
    // Each of them takes two and more.
    if figures.len() < 2 {
        return;
    }
    for &each in figures {
        out.extend(product(cx, s, figures, each).or_else(|| counted_average(cx, s, figures, each)));
    }
    let amounts: Vec<Place> = figures.iter().copied().filter(|&(_, f)| !mention(cx, f).kind.is_time()).collect();
    let mut amounts = &amounts[..];
    for (n, &(i, a)) in figures.iter().enumerate() {
        out.extend(rate(cx, told, s, &figures[n..]));
        out.extend(margin(cx, s, figures, n));
        if let [first, rest @ ..] = amounts
            && *first == (i, a)
        {
            out.extend(apart(cx, s, amounts));
            amounts = rest;
        }
        if s.led(i, 3, &[Cue::Leaving]) {
            out.extend(left(cx, s, &figures[..n], (i, a)));
        }
    }
}

/// "fined $3.6m over 120 breaches, $300,000 each", "3,500 workers earn an average of $44,000 and together $51 million".
fn product(cx: Context<'_>, s: &Skeleton, figures: &[Place], (k, each): Place) -> Option<Construction> {
    let m = mention(cx, each);
    let measure = m.measure.filter(|_| m.quantity.is_some_and(|q| q.upper.is_none()))?;
    // "4 cents above the $1.21 average forecast": the word belongs to the figure before it.
    let behind = s.items.get(k + 1..).unwrap_or(&[]).iter().take(2).take_while(|it| it.figure.is_none());
    let average = s.led(k, 4, &[Cue::Average]) || behind.into_iter().any(|it| it.cues.has(Cue::Average)) || average_of(cx, s, k);
    let told_each = s.items.get(k + 1).is_some_and(|it| it.figure.is_none() && it.cues.has(Cue::Each))
        || m.traits.has(Trait::Rate) && measure.per.is_none();
    let per_unit = matches!(measure.per, Some(Per::Unit(_) | Per::Noun(_)));
    let priced = m.kind == Kind::Money && s.led(k, 1, &[Cue::Price]);
    let per_time = matches!(measure.per, Some(Per::Unit(u)) if cx.measures.unit(u).dimension == Dimension::Time);
    if !(average || told_each || per_unit || priced) || per_time && !average || s.cued(0..s.items.len(), &[Cue::Median]) {
        return None;
    }
    let near = |f: &&Place| {
        let gap = if f.0 < k { f.0 + 1..k } else { k + 1..f.0 };
        f.1 != each && s.words(gap.clone()) <= REACH && !s.marked(gap, &[';', '؛', '.'])
    };
    let counts = |f: u32| match measure.per {
        // "20,000 pounds a feddan": the count is the feddans.
        Some(Per::Unit(u)) if !per_time => mention(cx, f).measure.is_some_and(|c| c.unit == u && c.per.is_none()),
        Some(Per::Noun(noun)) if mention(cx, f).counted.as_ref().is_some_and(|c| !is_each(cx, c, noun)) => false,
        _ => is_count(cx, f) && mention(cx, f).counted.is_some() && mention(cx, f).quantity.is_some_and(|q| q.value > Number::ONE),
    };
    let sums = |f: u32| {
        // "3.0 tons per hectare, compared with 3.6 tons in 2024"
        let compared = figures.iter().any(|&(p, g)| g == f && s.led(p, 3, &[Cue::Compared]));
        !compared
            && is_amount(cx, f)
            && mention(cx, f).measure.is_some_and(|t| cx.measures.comparable(t.unit, measure.unit))
            && !matches!(mention(cx, f).measure.and_then(|t| t.per), Some(Per::Noun(_)))
    };
    let only = |fits: &dyn Fn(u32) -> bool| {
        let mut found = figures.iter().filter(near).map(|f| f.1).filter(|&f| fits(f));
        found.next().filter(|_| found.next().is_none())
    };
    let (count, total) = (only(&counts)?, only(&sums)?);
    let value = |f: u32| mention(cx, f).quantity.map(|q| q.value);
    // "fell short of the margin that is prescribed (1,500 megawatts)": what stands alone in brackets says of the words before them how much.
    let fenced = figures.iter().any(|&(p, f)| f == total && p > 0 && s.items[p - 1].mark == Some('(') && glosses(s, p - 1));
    // "from 5.4 to 3.9 litres for each litre"
    if value(total)? <= value(each)? || count == total || fenced {
        return None;
    }
    // "$70" of "300 million shares at $70": the price stands right behind what it is the price of.
    let priced_well =
        !priced || average || told_each || per_unit || figures.iter().any(|&(p, f)| f == count && p < k && s.words(p + 1..k) <= 2);
    priced_well.then_some(Construction::Product { count, each, total, average: average && !told_each })
}

/// Whether a bracket opens behind a word, not behind a figure.
fn glosses(s: &Skeleton, bracket: usize) -> bool {
    bracket.checked_sub(1).is_some_and(|b| s.items[b].figure.is_none())
}

/// Whether what is counted may be what an amount is for each of: pumps of "20 hectares per pump", and no villages; workers of "per person".
fn is_each(cx: Context<'_>, counted: &Counted, each: Word) -> bool {
    let member = noun(cx, counted)
        .zip(noun_there(cx, &[each]))
        .is_none_or(|(own, (_, each))| each.stands_for.iter().any(|c| own.classes.contains(c)));
    counted.lemma == each || member
}

/// "the average salary of the 200 teachers is $40,000": only what is counted stands between.
fn average_of(cx: Context<'_>, s: &Skeleton, k: usize) -> bool {
    let before = s.items[..k]
        .iter()
        .rev()
        .take(10)
        .take_while(|it| it.figure.is_none_or(|f| is_count(cx, f)) && !matches!(it.mark, Some(',' | '،' | ';' | '؛')));
    before.into_iter().any(|it| it.figure.is_none() && it.cues.has(Cue::Average))
}

/// "25 schools have 5,000 pupils, an average of 350 per school": all three are counts.
fn counted_average(cx: Context<'_>, s: &Skeleton, figures: &[Place], (k, each): Place) -> Option<Construction> {
    let m = mention(cx, each);
    let per = s.cued(k + 1..k + 3, &[Cue::Each, Cue::RatePer])
        || m.traits.has(Trait::Rate)
        || inside(cx, each, Cue::RatePer)
        || inside(cx, each, Cue::Each);
    if m.measure.is_some() || !is_amount(cx, each) || !per || !s.led(k, 4, &[Cue::Average]) || s.cued(0..s.items.len(), &[Cue::Median]) {
        return None;
    }
    let mut others = figures.iter().map(|f| f.1).filter(|&f| f != each && is_count(cx, f) && mention(cx, f).counted.is_some());
    let (a, b, None) = (others.next()?, others.next()?, others.next()) else { return None };
    let value = |f: u32| mention(cx, f).quantity.map(|q| q.value);
    let (count, total) = if value(a) <= value(b) { (a, b) } else { (b, a) };
    (value(count)? > Number::ONE && value(total)? > value(each)?).then_some(Construction::Product { count, each, total, average: true })
}

/// "235 deaths in a district of 2 million, a rate of 30 per 100,000".
fn rate(cx: Context<'_>, told: &[Skeleton], s: &Skeleton, figures: &[Place]) -> Option<Construction> {
    let [(i, rate), (j, per), ..] = *figures else { return None };
    let power = |f: u32| mention(cx, f).quantity.is_some_and(|q| [1_000, 10_000, 100_000, 1_000_000].map(Number::whole).contains(&q.value));
    let joined = s.words(i + 1..j) <= 2
        && (s.cued(i + 1..j, &[Cue::RatePer]) || s.items[j].cues.has(Cue::RatePer) || inside(cx, rate, Cue::RatePer));
    let adjusted =
        || said_near(cx, s.sentence, s.sentence, &[Cue::Adjusted, Cue::Average, Cue::Median, Cue::Compared, Cue::Rise, Cue::Fall]);
    if !joined || !power(per) || !is_amount(cx, rate) || adjusted() {
        return None;
    }
    let before = s.figures().filter(|&(k, _)| k < i).map(|(_, f)| f);
    let last = told.last().filter(|o| o.sentence + 1 >= s.sentence).into_iter().flat_map(|o| o.figures().map(|(_, f)| f));
    let all: Vec<u32> = last.chain(before).filter(|&f| is_count(cx, f)).collect();
    let large = |f: &&u32| {
        mention(cx, **f).quantity.is_some_and(|q| q.value >= Number::whole(10_000))
            && (counts_people(cx, **f) || mention(cx, **f).counted.is_none())
    };
    let small = |f: &&u32| mention(cx, **f).counted.is_some() && mention(cx, **f).quantity.is_some_and(|q| q.value >= Number::whole(2));
    let mut populations = all.iter().filter(large);
    let (population, None) = (*populations.next()?, populations.next()) else { return None };
    let mut counts = all.iter().filter(|f| **f != population).filter(small);
    let (count, None) = (*counts.next()?, counts.next()) else { return None };
    Some(Construction::Rate { count, population, rate, per })
}

/// Whether a word says what happened to somebody: "injured", القتلى.
fn tells(cx: Context<'_>, token: u32) -> bool {
    let wanted = |s: &Sense| matches!(s, Sense::Frame(..)).then_some(());
    cx.language.lexicon.find(cx.lexed.from(token as usize, token as usize + 1), wanted).is_some()
}

/// "won by 14 votes, 310 to 290", "بفارق 14 صوتا (310 مقابل 290)".
fn margin(cx: Context<'_>, s: &Skeleton, figures: &[Place], n: usize) -> Option<Construction> {
    let (i, margin) = figures[n];
    let m = mention(cx, margin);
    let told = s.led(i, 3, &[Cue::Margin]);
    let tally = s.cued(0..s.items.len(), &[Cue::Tally]) || inside(cx, margin, Cue::Tally);
    if !told || !tally || !is_count(cx, margin) || m.quantity.is_some_and(|q| q.upper.is_some()) {
        return None;
    }
    // "by a majority of 27 votes against four": those are the votes.
    if figures.get(n + 1).is_some_and(|&(k, f)| is_count(cx, f) && s.led(k, 1, &[Cue::Compared]) && s.words(i + 1..k) <= 3) {
        return None;
    }
    let two = |f: u32| mention(cx, f).quantity.is_some_and(|q| q.upper.is_some()) && mention(cx, f).measure.is_none();
    // Both in one, as a tally or a range: "310 to 290", "310-290".
    for &(k, f) in figures.iter().filter(|f| f.1 != margin) {
        let gap = if k < i { k + 1..i } else { i + 1..k };
        let between = s.figures().any(|(x, g)| gap.contains(&x) && is_count(cx, g));
        if two(f) && s.words(gap) <= 5 && !between {
            return Some(Construction::Difference { from: f, less: Vec::new(), margin });
        }
    }
    let pair = |&[(j, a), (k, b)]: &[Place; 2]| {
        let against = s.words(j + 1..k) <= 3
            && (s.items[k].cues.any(&[Cue::Compared, Cue::ChangeTo]) || s.cued(j + 1..k, &[Cue::Compared, Cue::ChangeTo]));
        is_count(cx, a) && is_count(cx, b) && against
    };
    let [(_, a), (_, b)] = [figures.get(n + 1..n + 3), n.checked_sub(2).and_then(|p| figures.get(p..n))]
        .into_iter()
        .flatten()
        .filter_map(|p| <[Place; 2]>::try_from(p).ok())
        .find(pair)?;
    // "was lost by three votes, 62 to 65"
    let (from, less) = if value(cx, a) < value(cx, b) { (b, a) } else { (a, b) };
    Some(Construction::Difference { from, less: vec![less], margin })
}

/// "cost 41 million crowns, 3 million less than the budget of 44 million".
fn apart(cx: Context<'_>, s: &Skeleton, figures: &[Place]) -> Option<Construction> {
    let [(i, a), (j, d), (k, b), ..] = *figures else { return None };
    let fit = [a, d, b].into_iter().all(|f| is_amount(cx, f) && mention(cx, f).quantity.is_some_and(|q| q.upper.is_none()));
    // "41 million crowns, 3 million less than the budget of 44 million": the unit is told once.
    let word = |f: u32| {
        mention(cx, f).counted.as_ref().is_none_or(|c| c.noun.is_none() && (inside(cx, f, Cue::Below) || inside(cx, f, Cue::Above)))
    };
    // Not "eight million more than the two previous ones", nor "7.90 metres, 40 centimetres below 8.30".
    let scaled = |f: u32| mention(cx, f).quantity.is_some_and(|q| q.scaled);
    let one =
        |f: u32| mention(cx, a).measure.map(|u| u.unit) == mention(cx, f).measure.map(|u| u.unit) || mention(cx, f).kind == Kind::Money;
    let unit = |f: u32| {
        comparable(cx, a, f) && (one(f) || is_percent(cx, a)) || mention(cx, f).measure.is_none() && word(f) && scaled(a) && scaled(f)
    };
    // Half of the skin is taken from no six patients.
    let part = |f: u32| value(cx, f).is_some_and(|v| v > Number::ZERO && v < Number::ONE);
    let mixed = [a, d, b].into_iter().any(part) && ![a, d, b].into_iter().all(part);
    // "72 of the 150 seats, four short of the 76": the whole is not what falls short. "the 53.49 she ran in May, but 0.26 short of".
    let apart = s.led(i, 2, &[Cue::Of, Cue::OutOf]) || s.cued(i + 1..j, &[Cue::Clause]);
    if apart
        // "22 stations, 15 of them below the ground and seven above it"
        || s.cued(j + 1..j + 2, &[Cue::Subset])
        || mixed
        || !fit
        || !unit(d)
        || !unit(b)
        || s.words(i + 1..j) > 8
        || s.words(j + 1..k) > 8
        || s.marked(j + 1..k, &[';', '؛', '.', '(', ',', '،'])
        // "1,500 more than in the year before but short of the target of 40,000"
        || s.cued(j + 1..k, &[Cue::But])
        // "nearly two million fewer than last year and well short of the 13.2 million"
        || s.cued(j + 2..k, &[Cue::And])
        // "the rate per 100,000 inhabitants rose less steeply"
        || s.led(j, 1, &[Cue::RatePer])
    {
        return None;
    }
    // "…, 3 million less than", "is $15 million less than"
    let linked = s.cued(i + 1..j, &[Cue::Passive]) && s.words(i + 1..j) <= 3;
    if !linked && !s.marked(i + 1..j, &[',', '،', '(', '–', '—']) && !s.cued(i + 1..j, &[Cue::Gloss]) && !s.items[j].cues.has(Cue::Gloss)
    {
        return None;
    }
    let nouns = |x: u32, y: u32| mention(cx, x).counted.is_none() || mention(cx, y).counted.is_none() || same_noun(cx, x, y);
    if !nouns(a, b) || !nouns(a, d) && !word(d) {
        return None;
    }
    let bound = mention(cx, b).quantity.map_or(Bound::Exactly, |q| q.bound);
    let next = j + 1..(j + 3).min(k);
    // "بارتفاع 30 ألفا عن سبتمبر" compares, "امتناع ثلاثة نواب عن التصويت" does not.
    let moves = [Cue::Rise, Cue::Fall, Cue::Change, Cue::Margin, Cue::Below, Cue::Above];
    let bare = cx.language.head_first && s.items[next.clone()].iter().all(|it| !it.cues.has(Cue::Below) || it.cues.has(Cue::Function));
    let less = s.cued(next.clone(), &[Cue::Below]) && (!bare || s.led(j, 3, &moves));
    let (below, above) = (less || inside(cx, d, Cue::Below), s.cued(next, &[Cue::Above]) || inside(cx, d, Cue::Above));
    // أكثر بـ 20 حافلة من: the word stands before the difference.
    let first = |cue: Cue| {
        cx.language.right_to_left
            && s.led(j, 3, &[cue])
            && mention(cx, d).quantity.is_some_and(|q| !q.bound.is_floor() && !q.bound.is_ceiling())
    };
    let (below, above) = (below || first(Cue::Below) && !first(Cue::Above), above || first(Cue::Above) && !first(Cue::Below));
    let (below, above) = (below || k == j + 1 && bound == Bound::LessThan, above || k == j + 1 && bound == Bound::MoreThan);
    // بفارق ثلاثة أهداف عن: a margin does not tell who is ahead.
    let margin = s.led(j, 1, &[Cue::Margin]);
    let (below, above) =
        if margin && (below || above) { (value(cx, a) < value(cx, b), value(cx, a) >= value(cx, b)) } else { (below, above) };
    // بارتفاع 30 ألفا عن سبتمبر الذي سجل 28.40 مليون: the word before the smaller stands before the larger, too.
    let turned = cx.language.head_first && (below && s.led(j, 3, &[Cue::Rise]) || above && s.led(j, 3, &[Cue::Fall]));
    let (below, above) = if turned { (above, below) } else { (below, above) };
    match (below, above) {
        (true, false) => Some(Construction::Difference { from: b, less: vec![a], margin: d }),
        (false, true) => Some(Construction::Difference { from: a, less: vec![b], margin: d }),
        _ => None,
    }
}

/// "employs 4,200 and will cut 300, leaving 3,900": all that stands before is taken off the first.
fn left(cx: Context<'_>, s: &Skeleton, before: &[Place], (i, rest): Place) -> Option<Construction> {
    let amounts: Vec<Place> = before.iter().copied().filter(|&(_, f)| is_amount(cx, f)).collect();
    let [(p, first), (q, second)] = amounts[..] else { return None };
    // "withdraw 1,500 of the 4,000 soldiers, leaving 2,500"
    let of = s.cued(p + 1..q, &[Cue::Of, Cue::OutOf]) && s.words(p + 1..q) <= 3;
    let (whole, part) = if of { (second, first) } else { (first, second) };
    // "up at $17.49, from $16.50, leaving them 51 cents shy of the offer": left of another.
    if s.cued(i + 1..i + 3, &[Cue::Below, Cue::Above])
        || inside(cx, rest, Cue::Below)
        || s.cued(p + 1..q, &[Cue::ChangeFrom, Cue::ChangeTo])
    {
        return None;
    }
    // "52 dropped out, 30 of them walkers, which left 428": of a whole that was told before.
    let value = |f: u32| mention(cx, f).quantity.map(|q| q.value);
    if value(rest) > value(whole) {
        return None;
    }
    let noun = |f: u32| mention(cx, f).counted.is_none() || mention(cx, whole).counted.is_none() || same_noun(cx, f, whole);
    // "hit 12 lorries and killed 3 drivers, leaving two injured" leaves none of the twelve.
    // "130 flew on, 23 others took the train, and three stayed behind": the others are not taken off the first.
    let exact = mention(cx, second).quantity.is_some_and(|q| q.bound == Bound::Exactly);
    let others = exact && s.items[q].cues.has(Cue::Addition) || inside(cx, second, Cue::Addition);
    let hurt = others
        || s.cued(i + 1..i + 4, &[Cue::Addition, Cue::Subset])
        || s.items.get(i + 1).is_some_and(|it| it.figure.is_none() && tells(cx, it.tokens.start));
    let fit = comparable(cx, whole, part)
        && comparable(cx, whole, rest)
        && is_amount(cx, rest)
        && noun(part)
        && noun(rest)
        && mention(cx, rest).counted.as_ref().is_none_or(|_| same_noun(cx, rest, whole));
    (fit && !hurt).then_some(Construction::Difference { from: whole, less: vec![part], margin: rest })
}
