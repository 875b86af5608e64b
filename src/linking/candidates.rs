//! Which pairs of claims are looked at: those that share a noun, a class, a frame of people, a unit or a person.

use super::Story;
use crate::claims::{Claim, Stem};
use crate::extraction::Kind;
use crate::language::{ByNumber, ByNumbers, Dimension, FrameId, UnitId, Word};
use crate::values::{Number, Quantity};
use std::collections::BTreeMap;

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
/// From this many members of a key on, a claim is held against fewer still: no article for readers has so many figures of one kind.
pub(super) const MANY: usize = 2_000;
const FIRST_OF_MANY: usize = 4;
const LAST_OF_MANY: usize = 4;

/// The claims of a story by what they have in common, and how often the story says what.
#[derive(Debug)]
pub(super) struct Groups {
    members: BTreeMap<Key, Vec<u32>>,
    /// How many different values the claims of a key have.
    values: BTreeMap<Key, u32>,
    /// What is asked of each claim for every pair, by place.
    known: Vec<Known>,
}

/// What a claim shows when it is held against others, found once.
#[derive(Debug, Default)]
pub(super) struct Known {
    keys: Vec<Key>,
    /// How many figures of its kind its sentence holds, and their sum.
    row: Option<(u32, Option<Number>)>,
    /// How many things its sentence counts, of whatever kind, and their sum.
    things: Option<(u32, Option<Number>)>,
    /// Whether the things that its sentence counts add up to what another sentence counts: "29 men, 11 women and seven children" of 47 dead.
    pub(super) parted: bool,
    /// Whether another sentence gives the same value of the same kind of thing.
    pub(super) said_again: bool,
    /// Whether the story gives three values and more in the same words, as a list of like items does.
    pub(super) templated: bool,
    /// The words of its setting, sorted, and those next to it, with their weight: [`RARE`] for those of at most two sentences with figures.
    pub(super) words: Vec<(Stem, u8)>,
    pub(super) near: Vec<(Stem, u8)>,
}

impl Known {
    /// How many other figures of its kind stand in the claim's own sentence.
    pub(super) fn neighbours(&self) -> u32 {
        self.row.map_or(0, |(n, _)| n - 1)
    }

    /// Whether the figures of the part's sentence, it among them, add up to the whole: "23 strikes … nine in the north and 14 in the south",
    /// "200 coolers and fridges … 100 window coolers, 30 wall coolers and 70 fridges".
    pub(super) fn sums_to(&self, whole: &Claim) -> bool {
        let whole = whole.quantity.map(|q| q.value);
        self.row.is_some_and(|(n, sum)| n > 1 && sum == whole) || self.things.is_some_and(|(n, sum)| n > 2 && sum == whole)
    }
}

/// The weight of a rare word.
pub(super) const RARE: u8 = 3;

fn weight(sentences: u32) -> u8 {
    match sentences {
        0..=2 => RARE,
        3..=5 => 2,
        _ => 1,
    }
}

/// Whether the claim can be compared at all.
fn comparable(claim: &Claim) -> bool {
    claim.quantity.is_some()
        && matches!(
            claim.kind,
            Kind::Number | Kind::Quantity | Kind::Money | Kind::Percent | Kind::Age | Kind::Duration | Kind::Range | Kind::Date
        )
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

/// What stands around a figure: the sum over its sentence, or the nearest words on both sides.
type Wording<'a> = (u64, &'a [Stem], &'a [Stem]);

/// How a figure is told.
fn wordings(claim: &Claim) -> impl Iterator<Item = Wording<'_>> {
    let setting = &claim.setting;
    let (before, after) = setting.nearest();
    let whole: Option<Wording<'_>> = (setting.wording != 0).then_some((setting.wording, &[], &[]));
    whole.into_iter().chain((!before.is_empty() && !after.is_empty()).then_some((0, before, after)))
}

/// How many different values claims have.
fn values(story: Story<'_>, members: &[u32]) -> u32 {
    let quantities = members.iter().filter_map(|&place| story.claims[place as usize].quantity);
    let mut values: Vec<(Number, Number)> = quantities.map(|Quantity { value, upper, .. }| (value, upper.unwrap_or(value))).collect();
    values.sort_unstable();
    values.dedup();
    u32::try_from(values.len()).unwrap_or(u32::MAX)
}

/// The unit of a claim.
fn unit(claim: &Claim) -> Option<UnitId> {
    claim.measure.map(|m| m.unit)
}

impl Groups {
    pub(super) fn of(story: Story<'_>) -> Self {
        let mut groups = Self { members: BTreeMap::new(), values: BTreeMap::new(), known: Vec::new() };
        groups.known.resize_with(story.claims.len(), Known::default);
        // In how many sentences with figures a word stands; which sentences give a value of a kind of thing, the first and whether there is
        // another; how many figures of a kind of thing a sentence holds, and their sum.
        // The claims of a sentence share most of their words.
        let room = story.claims.iter().map(|c| c.setting.words.len()).sum::<usize>() / 2;
        let mut spread: ByNumber<Stem, u32> = ByNumber::with_capacity_and_hasher(room, Default::default());
        let mut said: ByNumbers<(Key, Option<UnitId>, Number), (u32, bool)> = ByNumbers::default();
        let mut rows: ByNumbers<(Key, u32), (u32, Option<Number>)> = ByNumbers::default();
        let mut things: ByNumbers<u32, (u32, Option<Number>)> = ByNumbers::default();
        let mut close = |words: &mut Vec<Stem>| {
            words.sort_unstable();
            words.dedup();
            words.drain(..).for_each(|word| *spread.entry(word).or_default() += 1);
        };
        let mut sentence = (u32::MAX, Vec::new());
        for (claim, place) in story.claims.iter().zip(0_u32..) {
            if sentence.0 != claim.sentence {
                close(&mut sentence.1);
                sentence.0 = claim.sentence;
            }
            sentence.1.extend(claim.setting.words.iter().copied());
            if !comparable(claim) {
                continue;
            }
            let keys = keys(story, claim);
            for &key in &keys {
                groups.members.entry(key).or_default().push(place);
            }
            groups.known[place as usize].keys = keys;
            if let (Some(key), Some(q)) = (main_key(story, claim), claim.quantity) {
                let (first, again) = said.entry((key, unit(claim), q.value)).or_insert((claim.sentence, false));
                *again |= *first != claim.sentence;
                let add = |(count, sum): &mut (u32, Option<Number>)| (*count, *sum) = (*count + 1, sum.and_then(|s| s.plus(q.value)));
                add(rows.entry((key, claim.sentence)).or_insert((0, Some(Number::ZERO))));
                if claim.measure.is_none() {
                    add(things.entry(claim.sentence).or_insert((0, Some(Number::ZERO))));
                }
            }
        }
        close(&mut sentence.1);
        // A claim that shares nothing with another is held against none.
        let mut paired = vec![false; story.claims.len()];
        groups.members.retain(|_, members| members.len() > 1);
        groups.members.values().flatten().for_each(|&place| paired[place as usize] = true);
        if groups.members.is_empty() {
            return groups;
        }
        let mut totals: Vec<(Number, u32)> =
            story.claims.iter().filter(|c| c.measure.is_none()).filter_map(|c| Some((c.quantity?.value, c.sentence))).collect();
        totals.sort_unstable();
        // Every wording with its values, each once.
        let mut told: Vec<(Wording<'_>, Number)> = Vec::new();
        for claim in story.claims.iter().filter(|c| comparable(c)) {
            told.extend(claim.quantity.into_iter().flat_map(|q| wordings(claim).map(move |w| (w, q.value))));
        }
        told.sort_unstable();
        told.dedup();
        let third = |w: Wording<'_>| told.get(told.partition_point(|t| t.0 < w) + 2).is_some_and(|t| t.0 == w);
        let weigh = |s: &Stem| (*s, weight(spread.get(s).copied().unwrap_or(0)));
        for ((claim, known), _) in story.claims.iter().zip(&mut groups.known).zip(paired).filter(|(_, paired)| *paired) {
            let key = main_key(story, claim);
            known.row = key.and_then(|k| rows.get(&(k, claim.sentence))).copied();
            known.things = things.get(&claim.sentence).copied().filter(|_| claim.measure.is_none());
            known.parted = known.things.is_some_and(|(n, sum)| {
                let from = totals.partition_point(|(v, _)| Some(*v) < sum);
                n > 2 && totals[from..].iter().take_while(|(v, _)| Some(*v) == sum).any(|(_, at)| *at != claim.sentence)
            });
            // Another person of the same age says nothing.
            known.said_again = claim.kind != Kind::Age
                && key.zip(claim.quantity).and_then(|(k, q)| said.get(&(k, unit(claim), q.value))).is_some_and(|(_, again)| *again);
            known.templated = wordings(claim).any(third);
            known.words = claim.setting.words.iter().map(weigh).collect();
            known.near = claim.setting.before.iter().chain(&claim.setting.after).map(weigh).collect();
        }
        groups.values = groups.members.iter().map(|(&key, members)| (key, values(story, members))).collect();
        groups
    }

    /// The first claim that comes after [`MANY`] others of one of its keys.
    pub(super) fn crowded(story: Story<'_>) -> Option<u32> {
        if story.claims.len() <= MANY {
            return None;
        }
        let mut counts: BTreeMap<Key, usize> = BTreeMap::new();
        let mut many = |claim: &Claim| {
            let count = |key| {
                let n = counts.entry(key).or_default();
                *n += 1;
                *n > MANY
            };
            keys(story, claim).into_iter().map(count).fold(false, |a, b| a | b)
        };
        story.claims.iter().zip(0_u32..).filter(|(c, _)| comparable(c)).find(|(c, _)| many(c)).map(|(_, place)| place)
    }

    /// What the claim at a place shows.
    pub(super) fn known(&self, place: u32) -> &Known {
        &self.known[place as usize]
    }

    /// How many values beside the pair's own the story gives for its noun.
    pub(super) fn other_values(&self, a: &Known, b: &Known) -> u32 {
        let shared = b.keys.iter().filter(|k| a.keys.contains(k));
        shared
            .filter(|k| !matches!(k, Key::Class(_) | Key::People(_)))
            .filter_map(|k| self.values.get(k))
            .min()
            .map_or(0, |n| n.saturating_sub(2))
    }

    /// The pairs to look at, each once, earlier claim first, sorted.
    pub(super) fn pairs(&self) -> Vec<(u32, u32)> {
        let mut pairs = Vec::new();
        for (key, members) in &self.members {
            // Every member of a class against every other is too much: the class counts only where one side names it whole, which
            // `vetoes` holds; here only the number is kept small.
            let (first, last) = if matches!(key, Key::Class(_)) { (8, 8) } else { (FIRST, LAST) };
            for (n, &b) in members.iter().enumerate() {
                let (first, last) = if n >= MANY { (FIRST_OF_MANY, LAST_OF_MANY) } else { (first, last) };
                let head = members[..n].iter().take(first);
                let tail = members[n.saturating_sub(last).max(first.min(n))..n].iter();
                pairs.extend(head.chain(tail).map(|&a| (a, b)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}
