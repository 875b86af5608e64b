//! What a desk knows of each figure and date of an article.

use super::known::{Known, Place, Start, Tongue};
use super::point::{Point, Points, Value, Word};
use super::{Fit, Term, fit};
use crate::claims::Scope;
use crate::findings::Confidence;
use crate::language::{Dimension, Language, Measures};
use crate::values::{Bound, Interval, Number};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashSet};

/// How a figure stands to what a desk knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Memory {
    /// A fact says it.
    Agrees,
    /// A fact gives another value.
    Differs,
    /// Literally true, and absurdly far off: "more than 18 months" of 32.
    Implausible,
    /// It was so once.
    Outdated,
    /// It is known to be wrong.
    Wrong,
}

/// What a desk knows of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recalled {
    /// The article's point, by place.
    pub point: u32,
    /// How it stands.
    pub memory: Memory,
    /// The fact.
    pub by: Place,
    /// How sure that they speak of the same thing.
    pub confidence: Confidence,
    /// The computation, where there is one.
    pub working: Option<String>,
}

/// So many sentences at the head of a story name what it is about.
const LEAD: usize = 2;
/// A word that more facts have ties nothing down by itself.
const COMMON: usize = 400;

/// What is known of each figure and date of a story, in text order.
#[must_use]
pub fn recall(language: &Language, measures: &Measures, article: &Points, known: &Known, published: Option<NaiveDate>) -> Vec<Recalled> {
    let mut out = Vec::new();
    let tongue = known.tongues.iter().find(|t| t.code == language.code);
    let lead = lead(article);
    for (a, n) in article.all.iter().zip(0_u32..) {
        let told = tongue.and_then(|t| told(language, measures, article, &lead, known, t, published, a));
        let counted = || {
            published
                .and_then(|day| known.starts.iter().filter(|s| s.code == language.code).find_map(|s| since(measures, article, a, s, day)))
        };
        if let Some((memory, by, confidence, working)) = told.or_else(counted) {
            out.push(Recalled { point: n, memory, by, confidence, working });
        }
    }
    out
}

type Found = (Memory, Place, Confidence, Option<String>);

/// The words of the first sentences of a story.
fn lead(article: &Points) -> HashSet<Term> {
    let sentences: BTreeSet<u32> = article.words.iter().map(|w| w.sentence).collect();
    let last = sentences.iter().nth(LEAD - 1).or(sentences.last()).copied().unwrap_or(0);
    article.words.iter().take_while(|w| w.sentence <= last).map(|w| w.term).collect()
}

/// The words of a sentence.
fn sentence(article: &Points, n: u32) -> &[Word] {
    let from = article.words.partition_point(|w| w.sentence < n);
    let to = article.words.partition_point(|w| w.sentence <= n);
    &article.words[from..to]
}

#[expect(clippy::too_many_arguments, reason = "one figure and all that it is held against")]
fn told(
    language: &Language,
    measures: &Measures,
    article: &Points,
    lead: &HashSet<Term>,
    known: &Known,
    tongue: &Tongue,
    published: Option<NaiveDate>,
    a: &Point,
) -> Option<Found> {
    let own = sentence(article, a.sentence);
    let before = a.sentence.checked_sub(1).map_or(&[][..], |n| sentence(article, n));
    let near: HashSet<Term> = own.iter().chain(before).map(|w| w.term).chain(lead.iter().copied()).collect();
    let rare = own.iter().filter(|w| !a.tokens.contains(&w.token)).filter_map(|w| tongue.index.get(&w.term)).filter(|l| l.len() <= COMMON);
    let candidates: BTreeSet<u32> = rare.flatten().copied().collect();
    let mut best: Option<Found> = None;
    let mut agreed = None;
    for n in candidates {
        let b = &tongue.points.all[n as usize];
        let (place, wrong) = tongue.of[n as usize];
        let Some(confidence) = tied(language, &near, own, a, b, &tongue.words[n as usize]) else { continue };
        let Some(fact) = known.fact(place) else { continue };
        let valid = fact.valid.on(published);
        let memory = match fit(measures, a, b) {
            Fit::None | Fit::Open => continue,
            f if wrong && f == Fit::Equal => Memory::Wrong,
            _ if wrong => continue,
            f if f.bears_out() && valid => {
                agreed = Some((Memory::Agrees, place, confidence, None));
                continue;
            }
            f if f.bears_out() => Memory::Outdated,
            _ if valid => Memory::Differs,
            _ => continue,
        };
        if memory != Memory::Wrong && (a.scope == Scope::Earlier || earlier(article, a, fact.valid.from, fact.valid.to)) {
            continue;
        }
        if best.as_ref().is_none_or(|b| (b.0, b.2) < (memory, confidence)) {
            best = Some((memory, place, confidence, None));
        }
    }
    match best {
        Some(found @ (Memory::Wrong, ..)) => Some(found),
        _ if agreed.is_some() => agreed,
        best => best,
    }
}

/// Whether the figure's sentence tells a time at which the fact did not hold, or had its old value.
fn earlier(article: &Points, a: &Point, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
    article.all.iter().filter(|p| p.sentence == a.sentence && p.span != a.span).any(|p| match &p.value {
        Value::Time(t) => t.days.is_some_and(|d| {
            from.is_some_and(|f| d.to.is_some_and(|t| t < f)) || to.is_some_and(|e| d.to.is_some_and(|t| t <= e) && d.from.is_some())
        }),
        _ => false,
    })
}

/// How sure that a figure and a fact's are of the same thing: every name of the fact is named, most of its words are there, and what is
/// counted is the same.
fn tied(language: &Language, near: &HashSet<Term>, own: &[Word], a: &Point, b: &Point, words: &[Word]) -> Option<Confidence> {
    let names: Vec<&Word> = words.iter().filter(|w| w.name).collect();
    let all: BTreeSet<Term> = words.iter().map(|w| w.term).collect();
    let here = all.iter().filter(|t| near.contains(t)).count();
    if all.is_empty() || !names.iter().all(|w| near.contains(&w.term)) || !own.iter().any(|w| all.contains(&w.term)) {
        return None;
    }
    let same = a.head.is_some() && a.head == b.head;
    // "25 aircraft" for the desk's 25 jets; but 60 ducks are only some of its 70 animals.
    let class = a.stands_for.iter().any(|c| b.classes.contains(c));
    let unit = matches!(&a.value, Value::Amount(_, Some(_)));
    if matches!(a.value, Value::Amount(..)) && !unit && !same && !class {
        return None;
    }
    if !a.frames.is_empty() && !b.frames.is_empty() && !a.frames.iter().any(|f| b.frames.contains(f)) && !same {
        return None;
    }
    // Times and sums have no noun of their own to tell them by.
    let least = match (&a.value, names.is_empty() || !language.capitals) {
        (Value::Amount(..), false) if same => 2,
        (Value::Amount(..), _) => 3,
        _ => 4,
    };
    (here * 5 >= all.len() * least).then(|| Confidence(if here * 4 >= all.len() * 3 || same { 950 } else { 850 }))
}

/// More than this many times what a floor says is absurd: 115 hundredths.
const FAR: (i64, i64) = (23, 20);

/// "18 months of war": a length of time right before the name of what began on a known day.
fn since(measures: &Measures, article: &Points, a: &Point, start: &Start, published: NaiveDate) -> Option<Found> {
    let Value::Amount(q, Some(measure)) = &a.value else { return None };
    let unit = measures.unit(measure.unit);
    if unit.dimension != Dimension::Time || measure.per.is_some() || a.kind != crate::extraction::Kind::Duration {
        return None;
    }
    let own = sentence(article, a.sentence);
    let behind = own.iter().filter(|w| w.token >= a.tokens.end && w.token <= a.tokens.end + NAME);
    let behind: Vec<Term> = behind.map(|w| w.term).collect();
    let close = own.iter().any(|w| w.token >= a.tokens.end && w.token <= a.tokens.end + BEGINS && start.name.contains(&w.term));
    if !close || !start.name.iter().all(|t| behind.contains(t)) {
        return None;
    }
    let day = Number::whole(86_400);
    let gone = Number::whole(published.signed_duration_since(start.day).num_days()).times(day)?;
    let stated = q.fair().scaled(unit.factor);
    let units = gone.divide(unit.factor)?;
    let working = Some(format!("{published} − {} = {} {}", start.day, units.rounded(1), unit.code));
    let far = || q.bound == Bound::MoreThan && Number::ratio(FAR.0, FAR.1).is_some_and(|times| q.falls_short(units, times));
    let memory = if !stated.widened(unit.factor).meets(&Interval::point(gone)) && !stated.meets(&Interval::point(gone)) {
        Memory::Differs
    } else if far() {
        Memory::Implausible
    } else {
        Memory::Agrees
    };
    Some((memory, start.of, Confidence(950), working))
}

/// The name begins so near to the length of time.
const BEGINS: u32 = 4;
/// And ends here.
const NAME: u32 = 14;
