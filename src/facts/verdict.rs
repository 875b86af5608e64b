//! What the sources say to each figure and date of an article.

use super::abroad::abroad;
use super::align::{Around, align};
use super::between::between;
use super::counted::Frequency;
use super::derive::derive;
use super::difference::of_another_way;
use super::excuses::{both_ends, day_alone, left_bare, months_to, numbered, said_beside, stoppage, unread, year_told};
use super::fit::of_another_order;
use super::held::Held;
use super::listed::missing;
use super::parts::{counted, of_another_size, of_another_sort, other_class, part_of, some_of};
use super::point::{Point, Points, Value};
use super::reckoned::{ends, fraction_of, other_end, reckoned};
use super::sort::{
    Sort, by_the_way, checked, coarse, comparable, number, numbers, odd, particular, sort, summed, sure, teen, telling, told,
};
use super::step::Step;
use super::weights::{Cuts, Feature, weights};
use super::{Fit, base, fit, owner};
use crate::claims::Scope;
use crate::extraction::Kind;
use crate::language::Measures;
use crate::values::{Bound, Number};
use std::collections::HashMap;

/// How a figure stands to the sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Not looked for: a clock time, "one of", a vague number.
    NotChecked,
    /// A source says it.
    Supported,
    /// One step leads to it from a source's figures.
    Derived(Step),
    /// A source says it with another modifier.
    Drifted,
    /// A source gives another value for the same thing.
    Contradicted,
    /// No source says it.
    Absent,
}

/// What the sources say to a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The article's point, by place.
    pub point: u32,
    /// How it stands.
    pub standing: Standing,
    /// The source and its point that it rests on.
    pub by: Option<(u32, u32)>,
    /// Whether it is to be told with the rule's own weight: a figure too particular to be counted in passing, a ceiling on what is
    /// counted or paid.
    pub weighty: bool,
    /// The score of that pair, in thousandths of a logit.
    pub score: i32,
    /// All candidates for people who tune: (fit, score, source, point), best first.
    pub runner: Option<(Fit, i32)>,
}

/// A figure of a source, and what holds of it and the article's.
#[derive(Debug)]
pub(super) struct Weighed {
    pub(super) fit: Fit,
    pub(super) at: (u32, u32),
    pub(super) features: Vec<(Feature, u32)>,
}

#[derive(Clone, Copy)]
pub(super) struct Candidate {
    pub(super) fit: Fit,
    score: i32,
    pub(super) at: (u32, u32),
}

/// What the sources say to each figure and date of an article, in text order.
#[must_use]
pub fn verdicts(measures: &Measures, article: &Points, held: &Held) -> Vec<Verdict> {
    let frequency = held.frequency();
    let judge = |(point, a): (u32, &Point)| {
        let out = verdict(measures, article, held, frequency, point, a);
        let spoken = matches!(out.standing, Standing::NotChecked | Standing::Absent);
        if spoken && checked(a) { in_other_words(measures, article, held, a, out) } else { out }
    };
    let mut out: Vec<Verdict> = (0_u32..).zip(&article.all).map(judge).collect();
    base::judge(measures, article, held, &mut out);
    out
}

/// What texts in other languages say to a figure to which those in its own say nothing.
fn in_other_words(measures: &Measures, article: &Points, held: &Held, a: &Point, own: Verdict) -> Verdict {
    let others = || held.sources.iter().zip(0_u32..).filter(|(s, _)| s.points.language != article.language);
    if let Some((fit, at)) = others().find_map(|(s, n)| abroad(measures, article, a, &s.points).map(|(fit, p)| (fit, (n, p)))) {
        let standing = if fit.bears_out() { Standing::Supported } else { Standing::Contradicted };
        return Verdict { standing, by: Some(at), weighty: true, score: UNSURE, ..own };
    }
    // The number stands there, of whatever: a reader of that language must look.
    let there = |b: &Point| fit(measures, a, b).bears_out();
    let unsure = own.standing == Standing::Absent && others().any(|(s, _)| s.points.all.iter().any(there));
    if unsure { Verdict { standing: Standing::NotChecked, by: None, ..own } } else { own }
}

/// What two languages say of one figure is never sure.
const UNSURE: i32 = -1;

/// So many figures that share no telling word with one are looked at, of its noun and of others.
const FAR: u32 = 16;

/// Gives the figures of the sources that a figure is weighed against, with what holds of each pair.
pub(super) fn candidates(
    measures: &Measures,
    article: &Points,
    held: &Held,
    around: &Around,
    close: Option<&HashMap<u32, Vec<u32>>>,
    a: &Point,
    mut each: impl FnMut(Weighed),
) {
    // Of figures that bear it out and share no telling word, of its noun and of others, a few tell as much as all.
    let mut far = [0_u32; 2];
    for (source, n) in held.written_in(&article.language) {
        let near = source.near(n, close, around.terms());
        for (b, m) in source.points.all.iter().zip(0_u32..) {
            let fit = fit(measures, a, b);
            let here = near.as_ref().is_none_or(|n| n[m as usize]);
            if fit != Fit::None && (here || fit.bears_out()) {
                if !here && close.is_some() {
                    let met = &mut far[usize::from(a.head == b.head)];
                    *met += 1;
                    if *met > FAR {
                        continue;
                    }
                }
                each(Weighed { fit, at: (n, m), features: align(around, a, &source.points, b) });
            }
        }
    }
}

fn verdict(measures: &Measures, article: &Points, held: &Held, frequency: &Frequency, point: u32, a: &Point) -> Verdict {
    let mut out = Verdict { point, standing: Standing::NotChecked, by: None, weighty: true, score: 0, runner: None };
    if !checked(a) {
        return out;
    }
    let around = Around::of(article, a, frequency);
    let close = frequency.near(around.terms());
    let mut found: Vec<Candidate> = Vec::new();
    candidates(measures, article, held, &around, close.as_ref(), a, |c| {
        // The very number is a tie of its own.
        let very = if c.fit == Fit::Strict { weights(sort(a)).cuts.strict } else { 0 };
        found.push(Candidate { fit: c.fit, score: weights(sort(a)).score(&c.features) + very, at: c.at });
    });
    let cuts = weights(sort(a)).cuts;
    let another = owner::another(article, held, a, found.iter().map(|c| (c.fit, c.at)));
    // "from £1.60 to £2" of a source's "from £1.60 to £2", which one of them tells as a range
    for c in found.iter_mut().filter(|c| c.fit == Fit::Open) {
        if held.point(c.at).is_some_and(|b| both_ends(article, a, b)) {
            c.fit = Fit::Implied;
        }
    }
    // "25 jets" are not borne out by 25 birds; "412 cases" are by 412 infections, whatever they are called: such a number is no chance.
    let kin = |c: &Candidate| held.point(c.at).is_some_and(|b| !other_class(a, b));
    // من أصل 50 مليونا مطلوبة of a source's "50 million dollars"
    let unnamed = |c: &Candidate| c.fit == Fit::Converted && held.point(c.at).is_some_and(|b| number(b) == number(a));
    let very = |c: &Candidate| (c.fit == Fit::Equal || unnamed(c)) && (telling(a) || odd(a) && kin(c));
    // "nearly 500 publishers" of a source's "486 publishing houses"
    let rounded = |c: &Candidate| c.fit == Fit::Implied && held.point(c.at).is_some_and(|b| rounds(a, b)) && kin(c);
    found.retain(|c| !c.fit.bears_out() || c.score >= cuts.far || very(c) || rounded(c) || !counted_apart(held, a, c));
    // "302nd" is not borne out by "hundreds" of whatever.
    let vague = |c: &Candidate| !a.loose && held.point(c.at).is_some_and(|b| b.loose);
    found.retain(|c| !c.fit.bears_out() || c.score >= cuts.same || !vague(c));
    // "18 more than before" says nothing against 179, nor six beds against 14.
    let other = |b: &Point| of_another_way(a, b) || some_of(a, b);
    let nearest = found.iter().filter(|c| differs(c.fit)).max_by_key(|c| (c.score, c.fit, std::cmp::Reverse(c.at))).copied();
    found.retain(|c| !differs(c.fit) || held.point(c.at).is_none_or(|b| !other(b)));
    let mut differing: Vec<&Candidate> = found.iter().filter(|c| differs(c.fit)).collect();
    differing.sort_by_key(|c| (std::cmp::Reverse((c.score, c.fit)), c.at));
    let apart = differing.into_iter().take(TRIED).find(|c| !taken(measures, article, held, a, c));
    let best =
        |wanted: &dyn Fn(Fit) -> bool| found.iter().filter(|c| wanted(c.fit)).max_by_key(|c| (c.score, c.fit, std::cmp::Reverse(c.at)));
    let plain = best(&|f| f.bears_out() && f != Fit::Drift);
    let drift = best(&|f| f == Fit::Drift);
    let open = best(&|f| f == Fit::Open);
    let mut settle = |standing: Standing, c: Option<&Candidate>, other: Option<&Candidate>| {
        out.by = c.map(|c| c.at);
        out.score = c.map_or(0, |c| c.score);
        if standing == Standing::Contradicted && c.is_some_and(|c| part_of(a, held.point(c.at))) {
            out.score = out.score.min(UNSURE);
        }
        out.standing = standing;
        out.runner = other.map(|c| (c.fit, c.score));
    };
    let score = |c: Option<&Candidate>| c.map_or(i32::MIN / 2, |c| c.score);
    let nearer = |c: &Candidate, than: i32| c.score < cuts.close || c.score - than < cuts.closer;
    if let Some(b) = plain.filter(|b| drift.is_none_or(|d| b.score >= d.score)) {
        let s = score(apart);
        let astray = of_another_sort(a, held.point(b.at), b.fit) && apart.is_some_and(|c| !of_another_sort(a, held.point(c.at), c.fit));
        // "in 52%" of a source's "half of them, 52%, … compared with 21% in the other group"
        let far = match (astray, b.fit) {
            (true, _) => (cuts.close_astray, cuts.closer_astray),
            (false, Fit::Equal | Fit::Converted) => (cuts.close, cuts.closer_very),
            (false, _) => (cuts.close, cuts.closer),
        };
        // "25 jets" of "52 jets … 25 pilots": what counts other things is no support beside one that counts the same.
        let same = || odd(a) && !counted_apart(held, a, b);
        // "brothers of 24 and 27" of a source's "aged 24 and 27"
        let aged = || a.head.is_none() && unnamed(b) && held.point(b.at).is_some_and(|p| p.kind == Kind::Age);
        // "86 seats" of a source's "12 could give her 86 votes": the words around are those of the number, not of another.
        let near = |at| {
            held.point(at).zip(held.sources.get(at.0 as usize)).map_or(0, |(p, s)| {
                let shared = |(f, much): &(Feature, u32)| if *f == Feature::Shared { *much } else { 0 };
                align(&around, a, &s.points, p).iter().map(shared).sum::<u32>()
            })
        };
        let told = || teen(a) && b.fit == Fit::Equal && apart.is_some_and(|c| near(b.at) > near(c.at));
        // "died aged 89" of a source's "He was 89."
        let years = || a.kind == Kind::Age && matches!(b.fit, Fit::Equal | Fit::Converted) && another.is_none();
        // "from $3.6 billion to $2.2 billion" of a source that takes 1.4 billion and leaves 2.2
        let changed = || {
            let by =
                |c: &Candidate| held.point(c.at).zip(held.point(b.at)).is_some_and(|(by, end)| ends(measures, beside(article, a), end, by));
            b.fit == Fit::Equal && apart.is_some_and(by)
        };
        // "a profit of $96 million" is not held against a revenue of $688 million.
        let unlike =
            || b.fit == Fit::Equal && apart.and_then(|c| held.point(c.at)).is_some_and(|other| of_another_order(measures, a, other));
        // "$3 million, far more than the $750,000 set for each of the others": the sentence has both.
        let both_told = || apart.is_some_and(|c| said_beside(measures, article, held, a, c));
        let sure = || {
            sure(a)
                || unlike()
                || changed()
                || told()
                || years()
                || same()
                || aged()
                || apart.is_some_and(|c| left_bare(held, b, c))
                || both_told()
        };
        if let Some(at) = another {
            settle(Standing::Contradicted, Some(&Candidate { at, ..*b }), Some(b));
            out.score = out.score.min(UNSURE);
        } else if s >= far.0 && s - b.score >= far.1 && (astray && !both_told() || !sure()) {
            match astray.then(|| derived(measures, held, article, a, &around, close.as_ref(), false)).flatten() {
                // "loses 18 seats" of a source's "18 more", where another falls from 81 to 63
                Some(step) => {
                    settle(Standing::Derived(step.1), None, apart);
                    out.by = Some((step.0, 0));
                }
                None => settle(Standing::Contradicted, apart, Some(b)),
            }
        } else if score(open) >= cuts.close && score(open) - b.score >= cuts.closer {
            settle(Standing::Absent, open, Some(b));
        } else {
            settle(Standing::Supported, Some(b), apart);
        }
    } else if let Some(d) = drift {
        let same = d.score >= cuts.same;
        // "fined $900" of a source's "he faced a fine of up to $900 … was fined $650".
        if score(apart) >= cuts.close && score(apart) - d.score >= cuts.closer {
            settle(Standing::Contradicted, apart, Some(d));
            return out;
        }
        settle(if same { Standing::Drifted } else { Standing::NotChecked }, Some(d), apart);
        out.weighty = (matches!(a.value, Value::Amount(_, None)) || a.kind == Kind::Money) && !held.point(d.at).is_some_and(coarse);
    } else if let Some(c) = found.iter().find(|c| c.score >= cuts.far && held.point(c.at).is_some_and(|b| of_another_size(a, b))) {
        // "$750 billion" of a source's "$750 million"
        settle(Standing::Contradicted, Some(c), None);
    } else if unread(held, article, a)
        || year_told(held, article, a)
        || stoppage(measures, held, article, a)
        || months_to(measures, held, article, a)
        || score(apart).max(score(open)) < cuts.close && otherwise(held, article, a, &around, score(apart).max(score(open)))
    {
        settle(Standing::NotChecked, None, apart);
    } else if let Some(step) = derived(measures, held, article, a, &around, close.as_ref(), score(apart) < cuts.close) {
        settle(Standing::Derived(step.1), None, apart);
        out.by = Some((step.0, 0));
    } else if let Some(c) = apart.filter(|c| {
        // "spring 2015" of a source's "2015", whatever else happened in 1910
        let within = sort(a) == Sort::Time && open.is_some();
        c.score >= least(measures, article, held, a, c, cuts) && c.score >= score(open) && !(within && nearer(c, score(open)))
    }) {
        settle(Standing::Contradicted, Some(c), open);
    } else if told(a, apart.is_some()) {
        settle(Standing::Absent, open.or(apart).or(nearest.as_ref()), apart);
        // "the remaining £19m" is reckoned by nature.
        let left = a.scope == Scope::Remainder;
        // An age is found nowhere else; a source of a sentence or two may leave it out.
        let aged = || a.kind == Kind::Age && held.sources.iter().map(|s| s.points.sentences()).sum::<u32>() >= LENGTH;
        // "their eighth successive win" of a source's "extend their run to eight games"
        let counted = || {
            let said = |b: &Point| matches!(&b.value, Value::Amount(q, None) if Some(q.value) == number(a) && q.bound == Bound::Exactly);
            matches!(a.value, Value::Rank(_)) && held.written_in(&article.language).any(|(s, _)| s.points.all.iter().any(said))
        };
        out.weighty = !left
            && !by_the_way(a)
            && !counted()
            && (telling(a)
                || aged()
                || score(open) >= cuts.same
                || (particular(a) || sort(a) == Sort::Time) && score(apart) >= cuts.far
                || summed(a));
    }
    out
}

/// Sources of so many sentences tell what there is to tell.
const LENGTH: u32 = 5;

/// Of the figures that differ and are said of the same, so many are tried.
const TRIED: usize = 8;

/// Whether a source's figure is another than the article's.
const fn differs(fit: Fit) -> bool {
    matches!(fit, Fit::Apart | Fit::Strict)
}

/// Whether a source has the number where it was read as something else, said of what may be the same and at least as surely as the
/// figures of its kind: "six minutes" for "(pen, 6)".
fn otherwise(held: &Held, article: &Points, a: &Point, around: &Around, than: i32) -> bool {
    held.written_in(&article.language).any(|(source, _)| {
        let same: Vec<&Point> = source.points.all.iter().filter(|b| number(a).is_some_and(|n| numbers(b).contains(&n))).collect();
        // "ages 8 to 16" of "between 8 and 16": two numbers at once are no chance.
        let ends = |p: &Point| if let Value::Amount(q, _) = &p.value { q.upper.map(|u| (q.value, u)) } else { None };
        if same.iter().any(|b| ends(a).is_some() && ends(a) == ends(b)) {
            return true;
        }
        // "by 51.7 percent to 48.3" of "51.7 percent voted against and 48.3 for"
        if let Some((_, high)) = ends(a)
            && same.iter().any(|b| beside(&source.points, b).any(|o| number(o) == Some(high)))
        {
            return true;
        }
        if same.is_empty() {
            // Spelled somewhere, and read as nothing: that is no excuse for a sum or a share where one of its kind comes near.
            let spelled = !a.spelling.is_empty() && a.spelling.iter().all(|t| source.points.spelled.binary_search(t).is_ok());
            return spelled && !(summed(a) && than >= weights(sort(a)).cuts.same);
        }
        let least = weights(sort(a)).cuts.otherwise.max(than);
        same.into_iter().any(|b| !comparable(a, b) && weights(sort(a)).score(&align(around, a, &source.points, b)) >= least)
    })
}

/// From which score on a figure that differs contradicts: where they count different things, it must be all but said of the same.
fn least(measures: &Measures, article: &Points, held: &Held, a: &Point, c: &Candidate, cuts: Cuts) -> i32 {
    // "scored two goals" of a source's "his 17th goal": two or three of something may be counted by any reader.
    let few = || !told(a, false) && matches!(a.value, Value::Amount(_, None));
    // Two boats say nothing against 72 people, nor a quake against the one before it.
    // "One goal changes everything," said the manager.
    let spoken = |b: &Point| b.quoted && !a.quoted && matches!(b.value, Value::Amount(q, None) if q.value == Number::ONE);
    // "the results on 20 July" of a source's "from 10 July … the results on the 20th of that month"
    let day = |b: &Point| matches!(&a.value, Value::Time(t) if t.date.day.is_some_and(|d| day_alone(held, d, b, c.at.0)));
    // "title number eight" says nothing against a race over 200.
    let small = |p: &Point| number(p).is_some_and(|n| n < Number::whole(100));
    let bare = |b: &Point| a.kind == Kind::Number && a.head.is_none() && (small(a) || small(b)) && of_another_order(measures, a, b);
    let apart = held.point(c.at).is_some_and(|b| {
        spoken(b)
            || bare(b)
            || day(b)
            || b.aside && !a.aside
            || numbered(held, a, b, c.at.0)
            || counted(a) && counted(b) && other_class(a, b)
    });
    if apart || few() && said_beside(measures, article, held, a, c) {
        return i32::MAX;
    }
    // "20 short of a majority" of a source's "eight fewer than in 2016": each tells how far it is from something else.
    let both = sort(a) == Sort::Count && held.point(c.at).is_some_and(|b| a.apart && b.apart);
    if both || counted_apart(held, a, c) {
        cuts.otherwise_counted
    } else if few() {
        cuts.few
    } else {
        cuts.same
    }
}

/// Whether a large count, told with a bound or as about, is another one rounded.
fn rounds(a: &Point, b: &Point) -> bool {
    let (Value::Amount(x, None), Value::Amount(y, None)) = (&a.value, &b.value) else { return false };
    let near = || x.value.minus(y.value).and_then(|d| d.abs().times(Number::whole(10))).is_some_and(|d| d <= y.value);
    x.bound != Bound::Exactly && y.bound == Bound::Exactly && y.value >= Number::whole(100) && near()
}

/// Whether another figure of the sentence says a source's and is at least as surely meant by it: of "prizes in 1967 and 1998" the second is
/// not held against the first.
fn taken(measures: &Measures, article: &Points, held: &Held, a: &Point, c: &Candidate) -> bool {
    let Some((b, source)) = held.point(c.at).zip(held.sources.get(c.at.0 as usize)) else { return false };
    let score = |p: &Point| weights(sort(p)).score(&align(&Around::of(article, p, held.frequency()), p, &source.points, b));
    let mut saying =
        beside(article, a).filter(|p| p.clause == a.clause && sort(p) == sort(a) && fit(measures, p, b) == Fit::Equal).peekable();
    saying.peek().is_some() && {
        let own = score(a);
        saying.any(|p| score(p) >= own)
    }
}

/// So many figures of a sentence are looked at.
const BESIDE: usize = 32;

/// The other figures of a figure's sentence.
pub(super) fn beside<'a>(text: &'a Points, of: &'a Point) -> impl Iterator<Item = &'a Point> {
    let from = text.all.partition_point(|p| p.sentence < of.sentence);
    text.all[from..].iter().take(BESIDE).take_while(|p| p.sentence == of.sentence).filter(|p| p.span != of.span)
}

/// Whether both count, and count different things.
fn counted_apart(held: &Held, a: &Point, c: &Candidate) -> bool {
    let other = held.point(c.at);
    let class = |b: &Point| a.stands_for.iter().any(|c| b.classes.contains(c)) || b.stands_for.iter().any(|c| a.classes.contains(c));
    matches!(a.value, Value::Amount(_, None))
        && other.is_some_and(|b| a.head.is_some() && b.head.is_some() && a.head != b.head && !class(b))
}

/// So much of the words around a length of time, in thousandths, stands around a date that it is told from.
const DATED: u32 = 250;

fn derived(
    measures: &Measures,
    held: &Held,
    article: &Points,
    a: &Point,
    around: &Around,
    close: Option<&HashMap<u32, Vec<u32>>>,
    dated: bool,
) -> Option<(u32, Step)> {
    held.written_in(&article.language).find_map(|(source, n)| {
        let near = source.near(n, close, around.terms());
        let tied: Vec<(u32, bool)> = source
            .points
            .all
            .iter()
            .zip(0_u32..)
            .filter(|(b, m)| matches!(b.value, Value::Amount(..)) && !b.loose && near.as_ref().is_none_or(|n| n[*m as usize]))
            .map(|(b, m)| (m, a.head.is_some() && a.head == b.head || weights(sort(a)).score(&align(around, a, &source.points, b)) >= 0))
            .collect();
        let said_of = |b: &Point| {
            let features = align(around, a, &source.points, b);
            let named = || beside(article, a).any(|p| p.kind.is_time() && fit(measures, p, b) == Fit::Equal);
            features.iter().any(|(f, much)| *f == Feature::Shared && *much >= DATED) || named()
        };
        let spans = || if dated { between(measures, a, &source.points, said_of) } else { None };
        let left = || missing(a, article, &source.points);
        let far = || reckoned(measures, a, &source.points, |m| near.as_ref().is_none_or(|n| n[m as usize]));
        let part = || fraction_of(measures, a, &source.points);
        let end = || other_end(measures, a, beside(article, a), &source.points);
        let step = derive(measures, a, &source.points, &tied).or_else(left).or_else(spans).or_else(far).or_else(part).or_else(end);
        step.map(|s| (n, s))
    })
}
