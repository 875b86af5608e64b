//! Which pairs of claims are looked at: those that share a noun, a class, a frame of people, a unit or a person.

use super::Story;
use crate::claims::{Claim, Stem};
use crate::extraction::Kind;
use crate::language::{Dimension, FrameId, UnitId, Word};
use crate::values::{Number, Quantity};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What two claims can have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key {
    Head(Word),
    Class(u16),
    People(FrameId),
    Money,
    Share,
    Measure(Dimension),
    Age,
}

/// How many earlier claims of one key a claim is compared with: the first few (headline and lead) and the last few. What lies between is
/// left out, so that a list of 100,000 equal nouns costs no more than it must.
const FIRST: usize = 24;
const LAST: usize = 24;

/// The claims of a story by what they have in common, and how often the story says what.
#[derive(Debug)]
pub(super) struct Groups {
    members: BTreeMap<Key, Vec<u32>>,
    /// How many different values the claims of a key have.
    values: BTreeMap<Key, u32>,
    /// In how many sentences with figures a word stands.
    spread: HashMap<Stem, u32>,
    /// How many sentences give a value of a kind of thing, in its unit: 10 inches are not 10 centimetres said again.
    said: HashMap<(Key, Option<UnitId>, Number), BTreeSet<u32>>,
    /// How many figures of a kind of thing a sentence holds, and their sum.
    rows: HashMap<(Key, u32), (u32, Option<Number>)>,
}

/// Whether the claim can be compared at all.
fn comparable(claim: &Claim) -> bool {
    claim.quantity.is_some()
        && matches!(claim.kind, Kind::Number | Kind::Quantity | Kind::Money | Kind::Percent | Kind::Age | Kind::Duration | Kind::Range)
}

/// What a claim is first of all: its unit, its noun, or what happens to the people it counts.
fn main_key(story: Story<'_>, claim: &Claim) -> Option<Key> {
    if claim.kind == Kind::Age {
        return Some(Key::Age);
    }
    match claim.measure {
        Some(measure) => Some(match story.measures.unit(measure.unit).dimension {
            Dimension::Money => Key::Money,
            Dimension::Share => Key::Share,
            d => Key::Measure(d),
        }),
        None => claim
            .subject
            .head
            .map(Key::Head)
            .or_else(|| claim.subject.classes.first().map(|&c| Key::Class(c)))
            .or_else(|| claim.frames.first().map(|&f| Key::People(f))),
    }
}

/// What a claim can share with another. A name of a class and its members meet under the class.
fn keys(story: Story<'_>, claim: &Claim) -> Vec<Key> {
    if claim.kind == Kind::Age || claim.measure.is_some() {
        return main_key(story, claim).into_iter().collect();
    }
    let mut keys = Vec::new();
    keys.extend(claim.subject.head.map(Key::Head));
    keys.extend(claim.subject.classes.iter().map(|&c| Key::Class(c)));
    keys.extend(claim.subject.stands_for.iter().filter(|c| !claim.subject.classes.contains(c)).map(|&c| Key::Class(c)));
    if keys.iter().any(|k| matches!(k, Key::Class(_))) || claim.subject.head.is_none() {
        let people = |f: &&FrameId| story.language.lexicon.frames[usize::from(f.0)].concerns.is_some();
        keys.extend(claim.frames.iter().filter(people).map(|&f| Key::People(f)));
    }
    keys
}

/// The unit of a claim.
fn unit(claim: &Claim) -> Option<UnitId> {
    claim.measure.map(|m| m.unit)
}

impl Groups {
    pub(super) fn of(story: Story<'_>) -> Self {
        let mut groups =
            Self { members: BTreeMap::new(), values: BTreeMap::new(), spread: HashMap::new(), said: HashMap::new(), rows: HashMap::new() };
        let mut seen: BTreeMap<Key, BTreeSet<(Number, Number)>> = BTreeMap::new();
        let mut sentence = (u32::MAX, BTreeSet::new());
        for (claim, place) in story.claims.iter().zip(0_u32..) {
            if sentence.0 != claim.sentence {
                groups.close(std::mem::replace(&mut sentence, (claim.sentence, BTreeSet::new())).1);
            }
            sentence.1.extend(claim.setting.words.iter().copied());
            if !comparable(claim) {
                continue;
            }
            for key in keys(story, claim) {
                groups.members.entry(key).or_default().push(place);
                if let Some(Quantity { value, upper, .. }) = claim.quantity {
                    seen.entry(key).or_default().insert((value, upper.unwrap_or(value)));
                }
            }
            if let (Some(key), Some(q)) = (main_key(story, claim), claim.quantity) {
                groups.said.entry((key, unit(claim), q.value)).or_default().insert(claim.sentence);
                let (count, sum) = groups.rows.entry((key, claim.sentence)).or_insert((0, Some(Number::ZERO)));
                (*count, *sum) = (*count + 1, sum.and_then(|s| s.plus(q.value)));
            }
        }
        groups.close(sentence.1);
        groups.values = seen.into_iter().map(|(k, v)| (k, u32::try_from(v.len()).unwrap_or(u32::MAX))).collect();
        groups
    }

    fn close(&mut self, words: BTreeSet<Stem>) {
        for word in words {
            *self.spread.entry(word).or_default() += 1;
        }
    }

    /// In how many sentences with figures a word stands.
    pub(super) fn sentences_with(&self, word: Stem) -> u32 {
        self.spread.get(&word).copied().unwrap_or(0)
    }

    /// Whether another sentence gives the same value of the same kind of thing.
    pub(super) fn said_again(&self, story: Story<'_>, claim: &Claim) -> bool {
        let key = main_key(story, claim).zip(claim.quantity);
        key.and_then(|(k, q)| self.said.get(&(k, unit(claim), q.value))).is_some_and(|sentences| sentences.len() > 1)
    }

    /// How many other figures of its kind stand in the claim's own sentence.
    pub(super) fn neighbours(&self, story: Story<'_>, claim: &Claim) -> u32 {
        main_key(story, claim).and_then(|k| self.rows.get(&(k, claim.sentence))).map_or(0, |(n, _)| n - 1)
    }

    /// Whether the figures of the part's sentence, it among them, add up to the whole: "23 strikes … nine in the north and 14 in the south".
    pub(super) fn sums_to(&self, story: Story<'_>, part: &Claim, whole: &Claim) -> bool {
        let row = main_key(story, part).and_then(|k| self.rows.get(&(k, part.sentence)));
        row.is_some_and(|(n, sum)| *n > 1 && *sum == whole.quantity.map(|q| q.value))
    }

    /// How many values beside the pair's own the story gives for its noun.
    pub(super) fn other_values(&self, story: Story<'_>, a: &Claim, b: &Claim) -> u32 {
        let other = keys(story, a);
        let shared = keys(story, b).into_iter().filter(|k| other.contains(k));
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
