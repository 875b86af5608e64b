//! Which dates are those of one event, whether or not they agree.

use super::link::{Link, Part, Reason, Relation};
use super::weights::{Found, weights};
use crate::claims::{Event, Instance, Modality, Stem};
use crate::stories::Section;
use crate::values::Days;
use std::collections::{BTreeMap, BTreeSet};

/// How many earlier events of one word an event is compared with: the first few and the last few.
const FIRST: usize = 6;
const LAST: usize = 10;

/// Links the events of a story that are one, by what their clauses say. Members are events by place, the earlier first. Sorted.
#[must_use]
pub fn same_event(events: &[Event]) -> Vec<Link> {
    let pairs = pairs(events);
    let alike: Vec<(u32, u32)> = pairs.into_iter().filter(|&(a, b)| may_be_one(&events[a as usize], &events[b as usize])).collect();
    let printed: Vec<_> = events.iter().map(printed).collect();
    let mut others: BTreeMap<u32, BTreeSet<Printed>> = BTreeMap::new();
    for &(a, b) in &alike {
        let both = [printed[a as usize], printed[b as usize]];
        for of in [a, b] {
            others.entry(of).or_default().extend(both);
        }
    }
    let many = |a: u32, b: u32| [a, b].iter().filter_map(|e| others.get(e)).map(BTreeSet::len).max().unwrap_or(2).saturating_sub(2);
    let mut found = Found::new();
    let link = |(a, b): (u32, u32)| {
        let reasons = features(&events[a as usize], &events[b as usize], many(a, b));
        let confidence = weights().of_event(&reasons, &mut found);
        let members = [(Part::Same, a), (Part::Same, b)];
        (confidence.0 >= weights().cut).then_some(Link {
            relation: Relation::SameEvent,
            members,
            confidence,
            reasons: Vec::new(),
            refused: false,
        })
    };
    alike.into_iter().filter_map(link).collect()
}

/// The date as it is told apart from others.
const fn printed(e: &Event) -> Printed {
    (e.days, e.date.month, e.date.day)
}

type Printed = (Option<Days>, Option<u8>, Option<u8>);

/// Pairs with a word in common, each once.
fn pairs(events: &[Event]) -> BTreeSet<(u32, u32)> {
    let mut members: BTreeMap<Stem, Vec<u32>> = BTreeMap::new();
    let mut pairs = BTreeSet::new();
    for (event, b) in events.iter().zip(0_u32..) {
        // What happens only once is held against the same alone.
        for word in if event.once.is_empty() { &event.words } else { &event.once } {
            let earlier = members.entry(*word).or_default();
            let last = earlier.len().saturating_sub(LAST).max(FIRST.min(earlier.len()));
            pairs.extend(earlier.iter().take(FIRST).chain(&earlier[last..]).map(|&a| (a, b)));
            earlier.push(b);
        }
    }
    pairs
}

/// What the clause says, names among it.
fn all(e: &Event) -> Vec<Stem> {
    let mut all: Vec<Stem> = e.words.iter().chain(&e.names).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// What only the first of two lists has; both are sorted.
fn beyond<'a>(x: &'a [Stem], y: &'a [Stem]) -> impl Iterator<Item = Stem> + 'a {
    x.iter().copied().filter(|w| y.binary_search(w).is_err())
}

/// Whether nothing tells the two apart: what the one clause says, the other says too.
fn may_be_one(a: &Event, b: &Event) -> bool {
    if !comparable(a, b) {
        return false;
    }
    let (x, y) = (all(a), all(b));
    // What can happen only once is the same wherever it is told to have happened, and with whom.
    let tells = |c: &Event, w: Stem| a.once.is_empty() || !c.behind.contains(&w);
    let only_a = beyond(&x, &y).filter(|w| tells(a, *w)).count();
    let only_b = beyond(&y, &x).filter(|w| tells(b, *w)).count();
    only_a == 0 || only_b == 0
}

/// Whether the two are told alike: both asserted or both planned, of the same figures, of what does not happen again and again.
fn comparable(a: &Event, b: &Event) -> bool {
    let said = |c: &Event| !matches!(c.modality, Modality::Negated | Modality::Denied | Modality::Asked | Modality::Conditional);
    a.sentence != b.sentence
        && a.section != Section::Furniture
        && b.section != Section::Furniture
        // "- Quarters of 2025: 70, 76 and 85 … - Quarters of 2024: 64, 69 and 72"
        && !(a.section == Section::List && b.section == Section::List)
        && said(a)
        && a.modality == b.modality
        && a.instance == Instance::Main
        && b.instance == Instance::Main
        && a.figures == b.figures
        && a.once == b.once
        && !(a.repeats && b.repeats && a.once.is_empty())
        && (a.pronoun == b.pronoun || a.pronoun.is_none() || b.pronoun.is_none())
}

fn features(a: &Event, b: &Event, many: usize) -> Vec<Reason> {
    let mut out = Vec::new();
    let mut count = |feature: &'static str, n: usize, most: usize| {
        if n > 0 {
            out.push(Reason { feature, words: Vec::new(), times: i32::try_from(n.min(most)).unwrap_or(0) });
        }
    };
    let shared = |x: &[Stem], y: &[Stem]| x.iter().filter(|w| y.contains(w)).count();
    let (x, y) = (all(a), all(b));
    let names = shared(&a.names, &b.names);
    let once = !a.once.is_empty();
    let only: Vec<(&Event, Stem)> = beyond(&x, &y).map(|w| (a, w)).chain(beyond(&y, &x).map(|w| (b, w))).collect();
    let more = only.len();
    let (adjunct, subject): (Vec<_>, Vec<_>) = only.into_iter().partition(|(e, w)| e.behind.contains(w) || e.trailing.contains(w));
    let named = subject.iter().filter(|(e, w)| e.names.contains(w)).count();
    count("once", usize::from(once), 1);
    count("again", usize::from(!once && more > 0), 1);
    count("bare", usize::from(!once && a.words.len().min(b.words.len()) < 2), 1);
    count("more-names", named, 4);
    count("more-words", subject.len() - named, 4);
    count("more-behind", adjunct.len(), 6);
    count("shared-word", shared(&a.words, &b.words), 3);
    count("shared-name", names, 2);
    count("same-clause", usize::from(more == 0), 1);
    count("both-pronouns", usize::from(a.pronoun.is_some() && a.pronoun == b.pronoun), 1);
    count("one-pronoun", usize::from(a.pronoun.is_some() != b.pronoun.is_some()), 1);
    let who = |e: &Event| if e.names.is_empty() { e.carried.clone() } else { e.names.clone() };
    if names == 0 {
        let carried = shared(&who(a), &who(b)) > 0;
        count("same-carried", usize::from(carried), 1);
        count("carried-apart", usize::from(!carried && !who(a).is_empty() && !who(b).is_empty()), 1);
        count("no-name", usize::from(!once && who(a).is_empty() && who(b).is_empty()), 1);
    }
    count("many-dates", if once { 0 } else { many }, 2);
    out
}
