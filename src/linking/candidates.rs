//! Which pairs of claims are looked at: those that share a noun, a class, a frame of people, a unit or a person.

use super::Story;
use crate::claims::Claim;
use crate::extraction::Kind;
use crate::language::{Dimension, FrameId, Word};
use crate::values::Quantity;
use std::collections::{BTreeMap, BTreeSet};

/// What two claims can have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key {
    Head(Word),
    Class(u16),
    People(FrameId),
    Money,
    Share,
    Measure(Dimension),
    Person(Word),
}

/// How many earlier claims of one key a claim is compared with: the first few (headline and lead) and the last few. What lies between is
/// left out, so that a list of 100,000 equal nouns costs no more than it must.
const FIRST: usize = 24;
const LAST: usize = 24;

/// The claims of a story by what they have in common.
#[derive(Debug)]
pub(super) struct Groups {
    members: BTreeMap<Key, Vec<u32>>,
    /// How many different values the claims of a key have.
    values: BTreeMap<Key, u32>,
}

/// Whether the claim can be compared at all.
fn comparable(claim: &Claim) -> bool {
    claim.quantity.is_some()
        && matches!(claim.kind, Kind::Number | Kind::Quantity | Kind::Money | Kind::Percent | Kind::Age | Kind::Duration | Kind::Range)
}

/// What a claim can share with another. A name of a class and its members meet under the class.
fn keys(story: Story<'_>, claim: &Claim) -> Vec<(Key, bool)> {
    let mut keys = Vec::new();
    if claim.kind == Kind::Age {
        keys.extend(claim.names.iter().map(|&n| (Key::Person(n), true)));
        return keys;
    }
    if let Some(measure) = claim.measure {
        keys.push(match story.measures.unit(measure.unit).dimension {
            Dimension::Money => (Key::Money, true),
            Dimension::Share => (Key::Share, true),
            d => (Key::Measure(d), true),
        });
        return keys;
    }
    keys.extend(claim.subject.head.map(|h| (Key::Head(h), true)));
    keys.extend(claim.subject.classes.iter().map(|&c| (Key::Class(c), claim.subject.stands_for.contains(&c))));
    keys.extend(claim.subject.stands_for.iter().filter(|c| !claim.subject.classes.contains(c)).map(|&c| (Key::Class(c), true)));
    if keys.iter().any(|(k, _)| matches!(k, Key::Class(_))) || claim.subject.head.is_none() {
        keys.extend(
            claim
                .frames
                .iter()
                .filter(|f| story.language.lexicon.frames[usize::from(f.0)].concerns.is_some())
                .map(|&f| (Key::People(f), true)),
        );
    }
    keys
}

impl Groups {
    pub(super) fn of(story: Story<'_>) -> Self {
        let mut members: BTreeMap<Key, Vec<u32>> = BTreeMap::new();
        let mut seen: BTreeMap<Key, BTreeSet<(crate::values::Number, crate::values::Number)>> = BTreeMap::new();
        for (claim, place) in story.claims.iter().zip(0_u32..).filter(|(c, _)| comparable(c)) {
            for (key, _) in keys(story, claim) {
                members.entry(key).or_default().push(place);
                if let Some(Quantity { value, upper, .. }) = claim.quantity {
                    seen.entry(key).or_default().insert((value, upper.unwrap_or(value)));
                }
            }
        }
        let values = seen.into_iter().map(|(k, v)| (k, u32::try_from(v.len()).unwrap_or(u32::MAX))).collect();
        Self { members, values }
    }

    /// How many values beside the pair's own the story gives for its noun.
    pub(super) fn other_values(&self, story: Story<'_>, a: &Claim, b: &Claim) -> u32 {
        let shared = keys(story, b).into_iter().map(|(k, _)| k).filter(|k| keys(story, a).iter().any(|(l, _)| l == k));
        shared
            .filter(|k| !matches!(k, Key::Class(_) | Key::People(_)))
            .filter_map(|k| self.values.get(&k))
            .min()
            .map_or(0, |n| n.saturating_sub(2))
    }

    /// The pairs to look at, each once, earlier claim first, sorted.
    pub(super) fn pairs(&self) -> BTreeSet<(u32, u32)> {
        let mut pairs = BTreeSet::new();
        for (key, members) in &self.members {
            // Every member of a class against every other is too much: the class counts only where one side names it whole, which
            // `vetoes` holds; here only the number is kept small.
            let (first, last) = if matches!(key, Key::Class(_)) { (8, 8) } else { (FIRST, LAST) };
            for (n, &b) in members.iter().enumerate() {
                let head = members[..n].iter().take(first);
                let tail = members[n.saturating_sub(last).max(first.min(n))..n].iter();
                pairs.extend(head.chain(tail).map(|&a| (a, b)));
            }
        }
        pairs
    }
}
