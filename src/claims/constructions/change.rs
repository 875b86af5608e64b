//! Changes: "rose from 3.1 to 2.4 metres", "up 4 percent from 92,300", ارتفع إلى 250 ألف طن من 200 ألف بزيادة نسبتها 50%.

use super::figures::{inside, is_percent};
use super::{Construction, Context, Direction, Skeleton};
use crate::extraction::{Kind, Mention, Trait};
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Cue, CueSet, Dimension};
use crate::lexing::Flag;
use crate::values::{Bound, Number};

/// A subject and what stands before its verb have so many words.
const SUBJECT: usize = 3;

/// So many words behind the second end of a change are asked which way it went.
const LATER: usize = 10;

/// How many words may stand between a change and its amount, or its verb.
const REACH: usize = 14;

pub(super) fn read(cx: Context<'_>, s: &Skeleton, out: &mut Vec<Construction>) {
    let figures: Vec<(usize, u32)> = s.figures().filter(|&(_, f)| amount(cx, f)).filter(|&(i, f)| ends_something(cx, s, i, f)).collect();
    // "rose to 54 from 52 and the others to 18 from nine": an end of one change is none of another.
    let mut used = None;
    for (n, &(i, a)) in figures.iter().enumerate() {
        if used == Some(a) {
            continue;
        }
        for &(j, b) in figures[n + 1..].iter().take(4) {
            // "has gained 22 percent, closed at 36.60 dinars, up from 30": a percentage and a bare number stand side by side.
            let mixed = (cx.mentions[a as usize].kind == Kind::Percent) != (cx.mentions[b as usize].kind == Kind::Percent);
            let apart = mixed && figures[n + 1..].iter().any(|&(k, _)| k < j);
            if s.marked(i + 1..j, &[';', '؛']) || apart || !comparable(cx, a, b) {
                continue;
            }
            // "a against b": the two stand side by side.
            let next = !figures[n + 1..].iter().take_while(|&&(k, _)| k < j).any(|&(_, f)| comparable(cx, a, f));
            let Some((from, to, strong)) = ends(cx, s, (i, a), (j, b), next) else { continue };
            // "the fall reached 46 percent, against 31 among the young": the percentages are the fall itself.
            let shares = cx.mentions[a as usize].kind == Kind::Percent && cx.mentions[b as usize].kind == Kind::Percent;
            let compared = before(cx, s, j) == Mark::Compared;
            if shares && compared && named(cx, s, i) {
                continue;
            }
            let direction = direction(cx, s, i, j);
            let by = amounts(cx, s, i, j, from, to);
            // "from 12 to 18 euros" without a word of change is a range.
            if direction.is_none() && by.is_empty() && !s.cued(i.saturating_sub(REACH)..j, &[Cue::Change]) || !strong && direction.is_none()
            {
                continue;
            }
            let adjusted = s.cued(0..s.items.len(), &[Cue::Adjusted, Cue::Rank, Cue::Exchange]);
            out.push(Construction::Change { from, to, by, direction, adjusted });
            used = Some(b);
            break;
        }
    }
}

/// Whether the nearest word of change before a figure is a noun with its article: "the fall reached", بلغ الانخفاض.
fn named(cx: Context<'_>, s: &Skeleton, i: usize) -> bool {
    let word = (i.saturating_sub(4)..i).rev().find(|&k| s.items[k].figure.is_none() && s.items[k].cues.any(&[Cue::Rise, Cue::Fall]));
    word.is_some_and(|k| {
        let token = cx.lexed.tokens.get(s.items[k].tokens.start as usize);
        token.is_some_and(|t| t.clitics.has(Clitic::The)) || k > 0 && s.items[k - 1].cues.has(Cue::Definite)
    })
}

/// Whether a mention is an amount that can change.
fn amount(cx: Context<'_>, figure: u32) -> bool {
    let m = &cx.mentions[figure as usize];
    m.quantity.is_some()
        && matches!(m.kind, Kind::Number | Kind::Quantity | Kind::Money | Kind::Percent | Kind::Duration)
        && !m.traits.has(Trait::Multiple)
        && !torn(cx, m)
}

/// "5ر3": letters written onto the digits are part of the numeral.
fn torn(cx: Context<'_>, m: &Mention) -> bool {
    let next = cx.lexed.tokens.get(m.number.end as usize);
    m.kind == Kind::Number && m.number.end == m.tokens.end && next.is_some_and(|t| t.piece == Piece::Word && t.is(Flag::Glued))
}

/// Whether two amounts can be the ends of one change: units that compare, and nouns that do not part them.
fn comparable(cx: Context<'_>, a: u32, b: u32) -> bool {
    let (a, b) = (&cx.mentions[a as usize], &cx.mentions[b as usize]);
    let units = match (a.measure, b.measure) {
        // "from $40 to $52 a barrel": what it is per is told once.
        (Some(x), Some(y)) => (x.per == y.per || x.per.is_none() || y.per.is_none()) && cx.measures.comparable(x.unit, y.unit),
        (None, None) => true,
        // "to 90 million dollars from 60 million": so is the unit.
        // "from £1.20 to £2.40 an hour, was defeated by 32 votes to 25": a range has both its ends.
        (Some(_), None) => bare(b) && a.quantity.is_some_and(|q| q.upper.is_none()),
        (None, Some(_)) => bare(a) && b.quantity.is_some_and(|q| q.upper.is_none()),
    };
    let nouns = match (&a.counted, &b.counted) {
        (Some(x), Some(y)) => x.lemma == y.lemma,
        _ => true,
    };
    // A thousand times as much is another thing, not a change: "53 million or six cents a share, against 775 million".
    let value = |m: &Mention| m.quantity.map_or(Number::ZERO, |q| q.value.abs());
    let far = |x: Number, y: Number| y.times(Number::whole(1_000)).is_none_or(|y| x >= y);
    let (p, q) = (value(a), value(b));
    // "from 12 cents to 8": the cents are kept as a part of their larger unit, the bare number as it is printed.
    let cents = |m: &Mention, x: Number, y: Number| m.kind == Kind::Money && x < Number::ONE && y >= Number::ONE;
    let parts = a.measure.is_none() && cents(b, q, p) || b.measure.is_none() && cents(a, p, q);
    !parts && units && nouns && (p.is_zero() || q.is_zero() || !far(p, q) && !far(q, p))
}

/// A number without unit or noun that is no year.
fn bare(m: &Mention) -> bool {
    let year = m.quantity.is_some_and(|q| q.value >= Number::whole(1_900) && q.value < Number::whole(2_100));
    m.kind == Kind::Number && m.counted.is_none() && !year
}

/// Which is the start and which the end, and whether both ends are marked.
fn ends(cx: Context<'_>, s: &Skeleton, (i, a): (usize, u32), (j, b): (usize, u32), next: bool) -> Option<(u32, u32, bool)> {
    let (first, second) = (before(cx, s, i), before(cx, s, j));
    // "spending rises 3.4 percent on this year's 26bn, while revenue climbs from 23bn"
    let one = next && !s.cued(i + 1..j, &[Cue::Clause]);
    let near = s.words(i + 1..j) <= REACH;
    // تقاعد 50، أي أن صافي الزيادة 80 منصبا بعدما كان العدد 1900
    let between = || &s.figures[s.figures.partition_point(|f| f.0 <= i)..s.figures.partition_point(|f| f.0 < j)];
    let clear = || !between().iter().any(|&(k, f)| amount(cx, f) && comparable(cx, f, b) && !ends_something(cx, s, k, f));
    match (first, second) {
        (Mark::From, Mark::To) if near && one && !used_up(cx, s, i) => Some((a, b, true)),
        (Mark::To, Mark::From) if near && one && !goes_on(cx, s, j, b) => Some((b, a, true)),
        // "by eight votes against one"
        (Mark::None, Mark::Compared) if inside(cx, a, Cue::Tally) => None,
        (Mark::To | Mark::None, Mark::Compared) if near && one && (first == Mark::To || clear()) => Some((b, a, true)),
        // "drew 96,000 visitors in 2024, up 4 percent from 92,300"
        (Mark::None, Mark::From) if near && one && clear() && !goes_on(cx, s, j, b) && s.cued(i + 1..j, &[Cue::Rise, Cue::Fall]) => {
            Some((b, a, true))
        }
        (Mark::From, Mark::Compared) if near => None,
        _ => None,
    }
}

/// Whether a figure can be an end: no percentage that says another figure again ("84 people, or 7 percent, against 120"), and no whole of
/// which another is a part ("95 out of a total of 280, up from 84").
fn ends_something(cx: Context<'_>, s: &Skeleton, i: usize, f: u32) -> bool {
    let share = cx.mentions[f as usize].kind == Kind::Percent;
    let again =
        share && i > 0 && (s.led(i, 1, &[Cue::Gloss, Cue::Or]) || s.items[i - 1].mark == Some('(')) && s.figures().any(|(k, _)| k < i);
    let whole = s.led(i, 4, &[Cue::OutOf]) && s.led(i, 4, &[Cue::Total]);
    // ارتفع بما يناهز 1.96 مليار: how much it changed by is no end of it.
    let by = !share && s.led(i, 1, &[Cue::ChangeBy]) && !s.led(i, 1, &[Cue::ChangeTo, Cue::ChangeFrom]);
    // صافي الزيادة 80 منصبا بعدما كان العدد 1900
    let amount = !share && cx.language.head_first && s.led(i, 1, &[Cue::Rise, Cue::Fall]) && named(cx, s, i);
    !again && !whole && !by && !amount
}

/// "raised to 46,000 a month from 38,000, to be lowered to 42,000": what begins the change before it begins no other.
fn used_up(cx: Context<'_>, s: &Skeleton, i: usize) -> bool {
    let last = s.figures[..s.figures.partition_point(|f| f.0 < i)].iter().rev().take(4).find(|f| amount(cx, f.1));
    last.is_some_and(|&(k, _)| before(cx, s, k) == Mark::To && s.words(k + 1..i) <= 3 && !s.cued(k + 1..i, &[Cue::And, Cue::Clause]))
}

/// "It came down to 12 percent, and the other went up from 4 to 6": what begins with a figure ends with the next.
fn goes_on(cx: Context<'_>, s: &Skeleton, j: usize, b: u32) -> bool {
    let next = s.figures().find(|&(k, f)| k > j && amount(cx, f));
    next.is_some_and(|(k, f)| {
        s.words(j + 1..k) <= 4 && !s.marked(j + 1..k, &[',', '،']) && comparable(cx, b, f) && before(cx, s, k) == Mark::To
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    From,
    To,
    Compared,
}

/// What stands right before a figure; a noun of time or an article may stand between ("from about 12", "to a record 40").
fn before(cx: Context<'_>, s: &Skeleton, i: usize) -> Mark {
    // إلى أقل من مليون: what belongs to a bound is no mark.
    let bound = s.items[i].figure.and_then(|f| cx.mentions[f as usize].quantity).is_some_and(|q| q.bound != Bound::Exactly);
    if let Some(m) = mark_of(s.items[i].cues).filter(|_| !bound) {
        return m;
    }
    let percent = |k: usize| s.items[k].figure.is_some_and(|f| is_percent(cx, f));
    let mut moved = false;
    for back in 1..=3 {
        let Some(item) = i.checked_sub(back).map(|k| &s.items[k]) else { return Mark::None };
        if item.figure.is_some() || item.mark.is_some() {
            return Mark::None;
        }
        // "seven sectors rose against a fall of eight": what stands against it moves by itself.
        if let Some(m) = mark_of(item.cues).filter(|m| !(moved && *m == Mark::Compared)) {
            // أي 62 في المئة من طاقته البالغة 300 مليون: a share of it.
            let share = || !percent(i) && item.cues.has(Cue::Of) && i.checked_sub(back + 1).is_some_and(percent);
            return if m == Mark::From && share() { Mark::None } else { m };
        }
        moved |= item.cues.any(&[Cue::Rise, Cue::Fall]);
    }
    Mark::None
}

fn mark_of(cues: crate::language::CueSet) -> Option<Mark> {
    if cues.has(Cue::Compared) {
        Some(Mark::Compared)
    } else if cues.has(Cue::ChangeFrom) {
        Some(Mark::From)
    } else if cues.has(Cue::ChangeTo) {
        Some(Mark::To)
    } else {
        None
    }
}

/// The direction that the nearest word of change tells: before the first figure, else between the two.
fn direction(cx: Context<'_>, s: &Skeleton, i: usize, j: usize) -> Option<Direction> {
    let told = |k: usize| {
        let item = &s.items[k];
        let (up, down) = (item.cues.has(Cue::Rise), item.cues.has(Cue::Fall));
        // "the higher dose went from 16 to eight"
        let own = cx.lexed.tokens.get(item.tokens.start as usize).is_some_and(|t| t.clitics.has(Clitic::The));
        // "the higher dose", الزيادة الطبيعية
        let article = own || k > 0 && s.items[k - 1].cues.any(&[Cue::Definite, Cue::Indefinite]);
        let names = article && s.items.get(k + 1).is_some_and(|it| it.figure.is_none() && it.mark.is_none() && it.cues == CueSet::NONE);
        (item.figure.is_none() && up != down && !names).then_some(if up { Direction::Up } else { Direction::Down })
    };
    // "the chance of a rate cut at 72 percent, up from 58": what stands between is said of the change itself.
    if s.words(i + 1..j) <= 2
        && let Some(direction) = (i + 1..j).find_map(told)
    {
        return Some(direction);
    }
    let start = s.items[..i]
        .iter()
        .rposition(|it| matches!(it.mark, Some(';' | '؛')) || it.figure.is_some_and(|f| amount(cx, f)))
        .map_or(0, |p| p + 1)
        .max(i.saturating_sub(REACH));
    // "cut the growth of rents from 5 percent to 3": two words of opposite ways tell neither.
    // "a rate cut at 72 percent, up from 58": what is no end of a change by its own words is told by those between.
    let from = s.items[i + 1..j].last().is_some_and(|it| it.cues.has(Cue::ChangeFrom));
    let marked = before(cx, s, i) != Mark::None || !from;
    let nearest = (start..i).rev().find_map(told).filter(|_| marked);
    // يرتفع العدد منذ مطلع العام إلى 214، مقابل 287 …، أي بتراجع: what follows says which way the two go.
    let time = |it: &super::skeleton::Item| it.figure.is_none_or(|f| cx.mentions[f as usize].kind.is_time());
    let after = s.items[j + 1..].iter().take(LATER).take_while(|it| time(it)).count();
    // "a fall of more than a quarter": one phrase, whose first word says it.
    let word = |k: usize| {
        let t = s.items[k].tokens.start as usize;
        let one = |cue: Cue| s.items[k].cues.has(Cue::ChangeBy) && cx.language.lexicon.cue(cx.lexed.from(t, t + 1), &[cue]).is_some();
        if one(Cue::Rise) { Some(Direction::Up) } else { one(Cue::Fall).then_some(Direction::Down) }
    };
    if nearest.is_some() && (j + 1..=j + after).any(|k| told(k).or_else(|| word(k)).is_some_and(|d| Some(d) != nearest)) {
        return None;
    }
    if nearest.is_some() && (start..i).any(|k| told(k).is_some_and(|d| Some(d) != nearest)) {
        return None;
    }
    nearest.or_else(|| (i + 1..j).find_map(told))
}

/// The stated amounts of a change: percentages, points, amounts and multiples near it, each behind a word that makes it one.
fn amounts(cx: Context<'_>, s: &Skeleton, i: usize, j: usize, from: u32, to: u32) -> Vec<u32> {
    // "486,000 votes, or 45 percent, against 324,000, or 30 percent": each says its own share.
    let glossed = s
        .figures()
        .any(|(k, f)| (i + 1..j).contains(&k) && cx.mentions[f as usize].kind == Kind::Percent && s.led(k, 2, &[Cue::Gloss, Cue::Or]));
    let near = i.saturating_sub(8)..(j + REACH).min(s.items.len());
    let stop = s.items[j..near.end].iter().position(|it| matches!(it.mark, Some(';' | '؛'))).map_or(near.end, |p| j + p);
    s.figures()
        .filter(|&(k, f)| (near.start..stop).contains(&k) && f != from && f != to)
        .filter(|&(k, f)| {
            let m = &cx.mentions[f as usize];
            let own = glossed && m.kind == Kind::Percent && s.led(k, 2, &[Cue::Gloss, Cue::Or]);
            // "…, helped by a fall of 19 million in costs": without its unit it stands right behind.
            let bare = m.kind == Kind::Number && m.measure.is_none() && cx.mentions[from as usize].kind == Kind::Money;
            let near = !bare || k > j && s.words(j + 1..k) <= 2;
            !own && near && says_how_much(cx, s, k, m) && same_kind(cx, m, from) && beside(cx, s, k, i, j)
        })
        .map(|(_, f)| f)
        .collect()
}

/// Whether no other figure stands between the change and its amount.
fn beside(cx: Context<'_>, s: &Skeleton, k: usize, i: usize, j: usize) -> bool {
    let gap = if k > j {
        j + 1..k
    } else if k < i {
        // "rose 20 percent to 250 from 200": the amount right before its ends, else it is that of another change.
        if s.words(k + 1..i) > 3 {
            return false;
        }
        k + 1..i
    } else {
        return true;
    };
    // "Since prices rose to 29 pounds from 26.50, the money spent on them went up, by 3 percent": another subject, another change.
    let verb = |g: usize| {
        let it = &s.items[g];
        let lead = g.checked_sub(1).map(|b| &s.items[b]);
        let noun = lead.is_none_or(|b| b.mark.is_some() || b.figure.is_some() || b.cues.any(&[Cue::Definite, Cue::Indefinite]));
        let open = s.items[gap.start..g].iter().rposition(|it| it.mark.is_some()).map(|p| gap.start + p + 1);
        let subject = open.is_some_and(|o| s.words(o..g) >= SUBJECT && s.items[o].cues.has(Cue::Definite));
        it.figure.is_none() && it.cues.any(&[Cue::Rise, Cue::Fall]) && !it.cues.has(Cue::ChangeBy) && !noun && subject
    };
    if k > j && gap.clone().any(verb) {
        return false;
    }
    // "…, while bookings fell 10 percent": another clause, another change.
    s.items[gap].iter().all(|it| {
        // وانخفضت نسبة المترددين نقطتين: so does a conjunction that is written on a verb of change.
        let and = cx.lexed.tokens.get(it.tokens.start as usize).is_some_and(|t| t.clitics.has(Clitic::And));
        let another = it.cues.any(&[Cue::Clause, Cue::And]) || and && it.cues.any(&[Cue::Rise, Cue::Fall]);
        it.figure.map_or(!another, |f| !amount(cx, f))
    })
}

/// Whether words of change stand before the figure: "a cut of 40 percent", "up 4 percent", "by five", بزيادة نسبتها.
fn says_how_much(cx: Context<'_>, s: &Skeleton, k: usize, m: &Mention) -> bool {
    if m.traits.has(Trait::Multiple) {
        // "debt reduced to 140 million from 210 million, equal to 1.1 times earnings"
        let of = s.items.get(k + 1).is_some_and(|it| it.figure.is_none() && it.mark.is_none() && it.cues == CueSet::NONE);
        // "(2024: 1.8 times)"
        let fenced = k > 0 && matches!(s.items[k - 1].mark, Some('(' | ':'));
        return !fenced && !(of && s.led(k, 1, &[Cue::Gloss]));
    }
    // بمعدل يومي قدره 8.5 ملايين، في مقابل 38 مليونا
    if s.led(k, 4, &[Cue::Average]) {
        return false;
    }
    // "… from 2.7 percent, while inflation fell to 5 percent": an end of another change.
    if matches!(before(cx, s, k), Mark::From | Mark::To) {
        return false;
    }
    if s.items[k].cues.any(&[Cue::Rise, Cue::Fall, Cue::ChangeBy]) {
        return true;
    }
    // "from 400,000 to 500,000, or 50 percent"
    let of = s.items.get(k + 1).is_some_and(|it| it.figure.is_none() && it.cues.any(&[Cue::Of, Cue::OutOf]));
    let share = m.measure.is_some_and(|u| cx.measures.unit(u.unit).dimension == Dimension::Share);
    if share && s.led(k, 2, &[Cue::Gloss, Cue::Or]) && !of {
        return true;
    }
    if cx.mentions.len() < 3 {
        return false;
    }
    // "in Lower Penmor 79.8 percent passed"
    let name = |it: &super::skeleton::Item| {
        let token = cx.lexed.tokens.get(it.tokens.start as usize);
        cx.language.capitals && it.tokens.start > s.items[0].tokens.start && token.is_some_and(|t| t.is(Flag::Capital))
    };
    (1..=4)
        .map_while(|back| k.checked_sub(back).map(|p| &s.items[p]))
        .take_while(|it| it.figure.is_none() && it.mark.is_none())
        .any(|it| it.cues.any(&[Cue::Rise, Cue::Fall, Cue::ChangeBy, Cue::Change]) && !name(it))
}

/// Whether a stated amount can be that of a change between such ends.
fn same_kind(cx: Context<'_>, m: &Mention, from: u32) -> bool {
    let ends = &cx.mentions[from as usize];
    let dimension = |m: &Mention| m.measure.map(|u| cx.measures.unit(u.unit).dimension);
    match dimension(m) {
        Some(Dimension::Share | Dimension::Points) => true,
        _ if m.traits.has(Trait::Multiple) || m.kind == Kind::Fraction => true,
        // "from 62 million marks to 71 million, an increase of 19 million": the unit is told once.
        None if dimension(ends) == Some(Dimension::Money) => {
            m.kind == Kind::Number && m.quantity.is_some_and(|q| q.scaled) && m.counted.is_none()
        }
        d => d == dimension(ends) && m.quantity.is_some() && !m.kind.is_time(),
    }
}
