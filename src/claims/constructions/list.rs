//! Lists of parts with their total: "64 animals. The shipment consisted of 12 flamingos, eight tortoises and a pair of otters".

use super::figures::counts_people;
use super::{Construction, Context, Skeleton};
use crate::extraction::{Counted, Kind, Mention, Per, Trait};
use crate::language::{Cue, FrameId, NounId, Sense, Starts, UnitId};
use crate::values::{Bound, Number, Slip, slip_between};
use std::ops::Range;

/// The most words between two parts of one list.
const GAP: usize = 9;

/// "The delivery also included two yaks, 40 ducks and five parrots": a list that goes on in one of the next sentences.
fn continues(cx: Context<'_>, s: &Skeleton, run: &Run, out: &mut [Construction]) -> bool {
    let lead = 0..run.items.start;
    if !s.cued(lead.clone(), &[Cue::Addition, Cue::Later])
        || !s.cued(lead.clone(), &[Cue::OpenList, Cue::ClosedList])
        || s.items[lead].iter().any(|it| it.figure.is_some())
    {
        return false;
    }
    let Some(Construction::List { total, parts, open: true, .. }) = out.iter_mut().rev().find(|c| matches!(c, Construction::List { .. }))
    else {
        return false;
    };
    let whole = &cx.mentions[*total as usize];
    if s.sentence > whole.sentence + 3 || !run.parts.iter().all(|&p| can_hold(cx, whole, &cx.mentions[p as usize], false)) {
        return false;
    }
    parts.extend(&run.parts);
    true
}

pub(super) fn read(cx: Context<'_>, told: &[Skeleton], s: &Skeleton, out: &mut Vec<Construction>) {
    let before = told.last();
    let runs = runs(cx, s);
    for run in runs {
        let opening = opening(cx, s, &run);
        if !run.added && continues(cx, s, &run, out) {
            continue;
        }
        if let Some(total) = total_behind(cx, s, &run) {
            out.push(Construction::List { total, parts: run.parts, closed: true, open: false, unsaid: false });
            continue;
        }
        if run.added {
            continue;
        }
        let total = total(cx, before, s, &run, opening);
        // Two figures joined by "and" are a list only right behind the words that open it.
        let opened = run.parts.len() > 2 || opens_here(s, run.items.start);
        if let Some(total) = total.filter(|_| opened) {
            let (closed, open) = (opening == Opening::Closed, opening == Opening::Open);
            out.push(Construction::List { total, parts: run.parts, closed, open, unsaid: false });
        } else if let Some(total) = unsaid(cx, told, s, &run).filter(|_| opening == Opening::None) {
            out.push(Construction::List { total, parts: run.parts, closed: true, open: false, unsaid: true });
        }
    }
}

fn opens_here(s: &Skeleton, first: usize) -> bool {
    let near = first.saturating_sub(4)..first;
    s.items[first].cues.any(&[Cue::OpenList, Cue::ClosedList, Cue::Subset])
        || s.cued(near.clone(), &[Cue::OpenList, Cue::ClosedList, Cue::Subset])
        || s.marked(near, &[':'])
}

struct Run {
    items: Range<usize>,
    parts: Vec<u32>,
    /// One of them is told as an addition: "a further 15".
    added: bool,
    /// One of them is so many of each: "four each in Denmark and Ireland".
    each: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    None,
    Open,
    Closed,
}

fn count(m: &Mention) -> bool {
    m.measure.is_none()
        && m.quantity.is_some()
        && matches!(m.kind, Kind::Quantity | Kind::Number)
        && !m.traits.has(Trait::Multiple)
        && !m.traits.has(Trait::Vague)
}

/// Runs of counts (or sums in one unit) parted by commas and "and", at least two.
fn runs(cx: Context<'_>, s: &Skeleton) -> Vec<Run> {
    let figures: Vec<(usize, u32)> = s.figures().filter(|&(_, f)| part(&cx.mentions[f as usize])).collect();
    let mut runs: Vec<Run> = Vec::new();
    for window in figures.windows(2) {
        let [(i, a), (j, b)] = *window else { continue };
        let (x, y) = (&cx.mentions[a as usize], &cx.mentions[b as usize]);
        let between = i + 1..j;
        let parted = s.marked(between.clone(), &[',', '،']) || s.cued(between.clone(), &[Cue::And]) || starts_with_and(cx, y);
        let broken = s.marked(between.clone(), &[';', '؛', ':', '.', '(', ')'])
            || s.cued(
                between.clone(),
                &[
                    Cue::Subset,
                    Cue::OutOf,
                    Cue::Compared,
                    Cue::ChangeFrom,
                    Cue::ChangeTo,
                    Cue::Says,
                    Cue::AccordingTo,
                    Cue::OpenList,
                    Cue::ClosedList,
                    // "12, rather than 21, were of Bach"
                    Cue::Negation,
                ],
            );
        // "83 patients, 12 of them children, while 131 were treated in Marj"
        let clause = between.clone().any(|k| s.marked(k..k + 1, &[',', '،']) && s.cued(k + 1..(k + 2).min(j), &[Cue::Clause]));
        let broken = broken || clause;
        // "33 survived, 19 of them left the hospital": some of those.
        let of_those = |k: usize| s.cued(k + 1..k + 2, &[Cue::Subset]);
        let broken = broken || of_those(j) && !of_those(i);
        // "32 jets, 18 turboprops and 12 freighters, with options for 15 more": what the last comma leaves out is no part.
        let more = |k: usize| s.items[k].cues.has(Cue::Addition) || s.cued(k + 1..k + 2, &[Cue::Addition]);
        let broken = broken || more(j) && !more(i) && !s.cued(between.clone(), &[Cue::And]) && !starts_with_and(cx, y);
        // "… and independents seven, a total of 44", "Of the 45 seats, the Greens took 20": no part.
        let total = s.led(j, 3, &[Cue::Total]) || s.cued(j + 1..j + 2, &[Cue::Total]);
        let whole = s.led(i, 2, &[Cue::OutOf]);
        // "11 of them work here, five of these women, while the 15 others …": those beside the whole are no part of it; they are of a total that
        // is told behind: "$25 million on Thursday and a further $15 million on Sunday, for a total of $40 million".
        let beside = |k: usize| s.items[k].cues.has(Cue::Addition);
        let added = beside(j) || s.cued(between.clone(), &[Cue::Addition]) || s.cued(j + 1..j + 2, &[Cue::Addition]);
        let broken = broken || total || whole;
        if !parted || broken || s.words(between) > GAP || unit(x) != unit(y) && !told_once(cx, x, y) {
            continue;
        }
        let each = [i, j].iter().any(|k| s.cued(k + 1..k + 2, &[Cue::Each])) || [x, y].iter().any(|m| m.traits.has(Trait::Rate));
        match runs.last_mut().filter(|r| r.parts.last() == Some(&a)) {
            Some(run) => {
                run.each |= each;
                run.parts.push(b);
                run.items.end = j + 1;
                run.added |= added;
            }
            None => runs.push(Run { items: i..j + 1, parts: vec![a, b], added, each }),
        }
    }
    runs.retain(|r| !r.each);
    runs
}

/// The unit; what a sum is spent on ("4 million for food") is no part of it.
fn unit(m: &Mention) -> Option<(UnitId, Option<Per>)> {
    m.measure.map(|u| (u.unit, u.per.filter(|p| matches!(p, Per::Unit(_)))))
}

/// "21 million crowns for roads, 15 million for schools": the unit is told with the first alone.
fn told_once(cx: Context<'_>, first: &Mention, next: &Mention) -> bool {
    let scaled = |m: &Mention| m.quantity.is_some_and(|q| q.scaled);
    // 25 مليونا لشبكات المياه: a word that the language does not know may hold the one for "for".
    let unknown = |c: &Counted| cx.language.head_first && c.noun.is_none();
    let bare = next.measure.is_none() && next.counted.as_ref().is_none_or(unknown) && matches!(next.kind, Kind::Number | Kind::Quantity);
    matches!(first.kind, Kind::Money | Kind::Number | Kind::Quantity) && bare && scaled(first) && scaled(next)
}

fn part(m: &Mention) -> bool {
    // "22-19, 18-24, 21-17": scores are no parts.
    count(m) && m.quantity.is_some_and(|q| q.upper.is_none()) || m.kind == Kind::Money && m.quantity.is_some()
}

/// Whether the conjunction is written on the figure's first word: و18.
fn starts_with_and(cx: Context<'_>, m: &Mention) -> bool {
    cx.lexed.tokens.get(m.tokens.start as usize).is_some_and(|t| t.clitics.has(crate::language::written::Clitic::And))
}

/// What opens the list before its first part, within a few words.
fn opening(cx: Context<'_>, s: &Skeleton, run: &Run) -> Opening {
    let first = run.items.start;
    // "a mission with 30 members: 12 doctors …": what stands before another figure opens another list.
    let last = s.items[..first].iter().rposition(|it| it.figure.is_some()).map_or(0, |p| p + 1);
    let near = first.saturating_sub(6).max(last)..first;
    let own = s.items[first].cues;
    if own.has(Cue::OpenList) || s.cued(near.clone(), &[Cue::OpenList, Cue::Subset]) {
        Opening::Open
    } else if own.has(Cue::ClosedList)
        || s.cued(near.clone(), &[Cue::ClosedList])
        || s.marked(first.saturating_sub(3).max(last)..first, &[':'])
        || identifies(cx, s, run)
    {
        Opening::Closed
    } else {
        Opening::None
    }
}

/// "The dead were 29 men, 11 women and seven children": a sentence that tells who they are leaves nobody out.
fn identifies(cx: Context<'_>, s: &Skeleton, run: &Run) -> bool {
    const SUBJECT: usize = 4;
    let first = run.items.start;
    let tells = run.parts.len() > 2 && (2..=SUBJECT).contains(&first) && s.led(first, 1, &[Cue::Passive]) && s.cued(0..1, &[Cue::Definite]);
    tells && fates(cx, before(s, run)).next().is_some()
}

/// The words of its sentence before a run.
fn before(s: &Skeleton, run: &Run) -> Range<u32> {
    let start = |at: usize| s.items.get(at).map_or(0, |i| i.tokens.start);
    start(0)..start(run.items.start)
}

/// What became of people, as some words tell it.
fn fates(cx: Context<'_>, tokens: Range<u32>) -> impl Iterator<Item = FrameId> {
    let lexicon = &cx.language.lexicon;
    let frame = |s: &Sense| if let Sense::Frame(f, _) = s { Some(*f).filter(|f| lexicon.is_fate(*f)) } else { None };
    let end = tokens.end as usize;
    tokens.filter_map(move |t| lexicon.find_of(cx.lexed.from(t as usize, end), Starts::FRAME, frame)).map(|(_, f)| f)
}

/// The total of a run: the nearest count before it, in its sentence or the one before, that can hold all its parts.
fn total(cx: Context<'_>, before: Option<&Skeleton>, s: &Skeleton, run: &Run, opening: Opening) -> Option<u32> {
    let holds = |f: &u32| {
        let m = &cx.mentions[*f as usize];
        let first = &cx.mentions[run.parts[0] as usize];
        unit(m) == unit(first)
            && part(m)
            && run.parts.iter().all(|&p| can_hold(cx, m, &cx.mentions[p as usize], opening == Opening::Closed))
            && !run.parts.iter().any(|&p| said_again(m, &cx.mentions[p as usize]))
    };
    let here: Vec<u32> = s.figures().filter(|&(i, _)| i < run.items.start).map(|(_, f)| f).collect();
    let in_reach = opening != Opening::None;
    // "the toll rose to 47 from 31 …: 29 men, 11 women and seven children": of two that can be meant it is the one that they come nearest to.
    let sum = run.parts.iter().try_fold(Number::ZERO, |sum, &p| sum.plus(cx.mentions[p as usize].quantity?.value));
    let off = |f: &u32| cx.mentions[*f as usize].quantity.zip(sum).and_then(|(q, sum)| q.value.minus(sum)).map(Number::abs);
    // "52 mummies in 23 tombs, including 20 of women and 11 of children": some are named of what is as many at least, else of what stands last.
    let enough = |f: &u32| cx.mentions[*f as usize].quantity.zip(sum).is_some_and(|(q, sum)| q.value >= sum);
    let pick = |all: &[u32]| {
        let mut held = all.iter().rev().copied().filter(&holds);
        if opening == Opening::Open {
            held.clone().find(enough).or_else(|| held.next())
        } else {
            held.min_by_key(|f| (off(f).is_none(), off(f)))
        }
    };
    if let Some(found) = pick(&here).filter(|_| in_reach) {
        return Some(found);
    }
    // In the sentence before, a closed list speaks of its subject: "The shipment consisted of".
    let sentences_apart = before.map_or(u32::MAX, |b| s.sentence - b.sentence);
    // "Hawks: won 8, drew 1, lost 1, 17 points. Stars: won 7, drew 1, lost 2, 15 points": rows of a table.
    let amounts = |s: &Skeleton| s.figures().filter(|&(_, f)| part(&cx.mentions[f as usize])).count();
    let rows = || before.is_some_and(|b| amounts(b) > 3 && amounts(b) == amounts(s));
    // "goes to three areas: 21 million for roads, 15 million for schools and 9 million for parks": so many are its parts.
    let parts = Number::whole(i64::try_from(run.parts.len()).unwrap_or(i64::MAX));
    let elsewhere =
        here.iter().all(|f| cx.mentions[*f as usize].quantity.is_some_and(|q| q.value == parts && q.upper.is_none()) && !holds(f));
    if opening != Opening::None && sentences_apart <= 1 && elsewhere && !rows() && told_of(cx, before?.sentence, s, run) {
        return pick(&before?.figures().map(|(_, f)| f).collect::<Vec<_>>());
    }
    None
}

/// How many sentences back a total may stand that nothing ties to its list.
const BACK: u32 = 3;

/// The total of parts that nothing opens: "will shed 240 jobs … 120 posts will go at Harrow Mills, 75 at Tolland and 35 at Kest". Three parts at
/// least, all that their sentence tells; a number of three digits, told not long before or in the lead, from which one slip leads to what they come
/// to; and no figure of the story that says just that.
fn unsaid(cx: Context<'_>, told: &[Skeleton], s: &Skeleton, run: &Run) -> Option<u32> {
    let quantity = |f: u32| cx.mentions[f as usize].quantity;
    let plain = |f: u32| quantity(f).filter(|q| q.bound == Bound::Exactly && q.upper.is_none()).map(|q| q.value);
    let moved = [Cue::Rise, Cue::Fall, Cue::Change, Cue::Compared, Cue::Earlier, Cue::Addition, Cue::Remainder];
    if run.parts.len() < 3 || s.figures.len() != run.parts.len() {
        return None;
    }
    let exclusive = run.parts.len() <= MOST_APART && s.figures().all(|(i, f)| apart(cx, s, i, f));
    // "Seventeen were picked up in Port Hale"
    let moved = if exclusive { &moved[3..] } else { &moved[..] };
    if s.cued(0..s.items.len(), moved) {
        return None;
    }
    let sum = run.parts.iter().try_fold(Number::ZERO, |sum, &p| sum.plus(plain(p)?))?;
    let first = &cx.mentions[run.parts[0] as usize];
    let near = |t: &&Skeleton| t.sentence + BACK >= s.sentence;
    let least = if exclusive { 5 } else { 100 };
    let first_of_story = told.first().map_or(0, |t| t.sentence);
    let lead = told.iter().take_while(|t| t.sentence <= first_of_story + 1).filter(|t| !near(t));
    let near = lead.chain(told.iter().rev().take_while(near));
    let holds = |f: &u32| {
        let m = &cx.mentions[*f as usize];
        let larger = plain(*f).is_some_and(|v| v >= Number::whole(least) && run.parts.iter().all(|&p| plain(p).is_some_and(|p| p < v)));
        let same = || m.counted.as_ref().zip(first.counted.as_ref()).is_none_or(|(x, y)| x.lemma == y.lemma || counts_people(cx, *f));
        let noun = if exclusive { m.counted.is_some() && same() } else { m.counted.is_some() == first.counted.is_some() };
        larger && noun && part(m) && unit(m) == unit(first) && can_hold(cx, m, first, false)
    };
    let mut totals = near.flat_map(|t| t.figures().map(|(_, f)| f)).filter(holds);
    let total = totals.next()?;
    if totals.any(|f| plain(f) != plain(total)) {
        return None;
    }
    let whole = plain(total)?;
    // "£36m for care, £27m for schools and £11m for roads" of £84m: what is left is told by nobody, where the numbers are round it is no slip.
    let digits = |n: Number| n.divide(n.trailing_unit()).is_some_and(|d| d >= Number::whole(100));
    let passes = sum > whole || digits(whole) && digits(sum);
    let apart = whole.minus(sum).map(Number::abs);
    let told = |n: Option<Number>| cx.mentions.iter().filter_map(|m| m.quantity).any(|q| Some(q.value) == n);
    let slipped = passes && whole >= Number::whole(100) && matches!(slip_between(whole, sum), Some(Slip::Digit | Slip::Swap));
    // "arrested 31 people … seventeen in Port Hale, nine in Corrin and seven in Staveley": they are more than all, though hardly more.
    let soon = cx.mentions[total as usize].sentence + SOON >= s.sentence;
    let few = sum.minus(whole).and_then(|n| n.times(Number::whole(5))).is_some_and(|n| n <= whole);
    let over = exclusive && soon && sum > whole && few;
    ((slipped && !told(apart) || over) && !told(Some(sum))).then_some(total)
}

/// So many parts at most are told by their places.
const MOST_APART: usize = 12;

/// So many sentences behind a total those that are more than it are its parts.
const SOON: u32 = 2;

/// Whether a part is told apart from others by its place, or is one of the kinds that people fall into: "seventeen in Port Hale", "four women".
fn apart(cx: Context<'_>, s: &Skeleton, i: usize, part: u32) -> bool {
    let behind = s.items.iter().skip(i + 1).take(4).take_while(|it| it.figure.is_none() && it.mark.is_none());
    let place = behind.into_iter().any(|it| it.cues.has(Cue::PlaceIn));
    place || super::figures::inside(cx, part, Cue::Kind)
}

/// Whether one of several parts says the total again: "24 injured … Seventeen people were killed and 24 injured".
fn said_again(total: &Mention, part: &Mention) -> bool {
    let noun = |m: &Mention| m.counted.as_ref().map(|c| c.lemma);
    let value = |m: &Mention| m.quantity.map(|q| q.value);
    noun(total).is_some() && noun(total) == noun(part) && value(total) == value(part)
}

/// Whether the sentence before says of its figures what the list's own says of its parts: "The rescued are 20 men, nine women and five
/// children" are no "47 passengers" of a ferry that sank.
fn told_of(cx: Context<'_>, sentence: u32, s: &Skeleton, run: &Run) -> bool {
    let Some(own) = fates(cx, before(s, run)).next() else { return true };
    let tokens = cx.lexed.sentences.get(sentence as usize).map_or(0..0, |s| s.tokens.clone());
    fates(cx, tokens).any(|f| f == own)
}

/// "40 on Monday night and 25 on Tuesday, a total of 65": the total right behind the parts.
fn total_behind(cx: Context<'_>, s: &Skeleton, run: &Run) -> Option<u32> {
    let (k, f) = s.figures().find(|&(k, f)| k >= run.items.end && !cx.mentions[f as usize].kind.is_time())?;
    let m = &cx.mentions[f as usize];
    let first = &cx.mentions[run.parts[0] as usize];
    let gap = run.items.end..k;
    let told = s.cued(k.saturating_sub(3).max(run.items.end)..k, &[Cue::Total])
        || s.items[k].cues.has(Cue::Total)
        || s.cued(k + 1..k + 2, &[Cue::Total]);
    let close = s.words(gap.clone()) <= 8
        && !s.marked(gap.clone(), &[';', '؛', '.'])
        && !s.cued(gap, &[Cue::OpenList, Cue::Subset, Cue::Compared, Cue::Says]);
    let holds = part(m) && unit(m) == unit(first) && run.parts.iter().all(|&p| can_hold(cx, m, &cx.mentions[p as usize], false));
    // "38 millimetres on Saturday, 71 on Sunday and 34 on Monday, 143 in all": the unit is told once, and the list begins before.
    let first_of = |(p, f): (usize, u32)| {
        let gap = p + 1..run.items.start;
        let m = &cx.mentions[f as usize];
        m.measure.is_some()
            && unit(m) != unit(first)
            && s.words(gap.clone()) <= GAP
            && s.marked(gap.clone(), &[',', '،'])
            && !s.marked(gap, &[';', '.', '؛'])
    };
    let amounts = s.figures().filter(|&(_, f)| !cx.mentions[f as usize].kind.is_time());
    if amounts.take_while(|&(p, _)| p < run.items.start).last().is_some_and(first_of) {
        return None;
    }
    // "12 lorries and five buses, 40 passengers in all": of another kind.
    (told && close && holds).then_some(f)
}

/// Whether a part's noun can be counted among the total's: the same noun, a member of a class that the total names, or no noun of its own.
fn can_hold(cx: Context<'_>, total: &Mention, part: &Mention, closed: bool) -> bool {
    let Some(whole) = &total.counted else { return part.counted.is_none() || total.measure.is_some() };
    let Some(piece) = &part.counted else { return true };
    if whole.lemma == piece.lemma {
        return true;
    }
    let noun = |c: &Counted| c.noun.map(|NounId(n)| &cx.language.lexicon.nouns[usize::from(n)]);
    match (noun(whole), noun(piece)) {
        // "30 members: 12 doctors, nine engineers": both are people.
        (Some(w), Some(p)) => w.stands_for.iter().chain(&w.classes).any(|c| p.classes.contains(c)),
        // "animals": an unknown noun may be one.
        // In a list that leaves nothing out, an unknown noun is one of them: "six translators".
        (Some(w), None) => closed || !w.stands_for.is_empty(),
        _ => false,
    }
}
