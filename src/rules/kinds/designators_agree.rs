//! One name with two numbers that differ in two swapped digits: "Flight 610 … Flight 601".

use super::{Check, show};
use crate::extraction::{Kind, Mention, digit};
use crate::language::Word;
use crate::rules::{Hit, View};
use crate::values::{Number, Slip, slip_between};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Which names are held against each other.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {
    /// How many digits the numbers must have: of two digits any two may be swapped by chance.
    pub digits: usize,
}

impl Default for Parameters {
    fn default() -> Self {
        Self { digits: 3 }
    }
}

/// So many numbers of the same digits are held against one.
const MOST: usize = 8;

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["first", "second"];
    const ROLES: &'static [&'static str] = &["first", "second"];
    const PRIORITY: u8 = 40;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let names = view.story.mentions.iter().filter(|m| m.kind == Kind::Designator);
        let told: Vec<Told<'_>> = names.filter_map(|m| Told::of(view, m)).filter(|t| t.digits.len() >= self.digits).collect();
        // The names of one number, and the numbers of the same digits.
        let mut often: BTreeMap<Number, usize> = BTreeMap::new();
        let mut alike: BTreeMap<Vec<u32>, Vec<usize>> = BTreeMap::new();
        for (place, name) in told.iter().enumerate() {
            *often.entry(name.number).or_default() += 1;
            let mut sorted = name.digits.clone();
            sorted.sort_unstable();
            alike.entry(sorted).or_default().push(place);
        }
        let once = |t: &Told<'_>| often.get(&t.number) == Some(&1);
        for places in alike.values() {
            for (n, &b) in places.iter().enumerate() {
                let (second, earlier) = (&told[b], &places[n.saturating_sub(MOST)..n]);
                let swapped = |a: &Told<'_>| slip_between(a.number, second.number) == Some(Slip::Swap);
                // "Flights 610 and 601": told side by side they are two. What each is told of again and again is no slip.
                let one = |a: &&Told<'_>| a.at.sentence != second.at.sentence && (once(a) || once(second)) && a.of_one(second);
                if let Some(first) = earlier.iter().map(|&a| &told[a]).find(|a| swapped(a) && one(a)) {
                    out.push(found(view, first.at, second.at));
                }
            }
        }
    }
}

/// A name with one number.
struct Told<'a> {
    at: &'a Mention,
    digits: Vec<u32>,
    number: Number,
    /// The letters that it is written with: the F of "F-35".
    letters: String,
    /// The words before and behind the number.
    before: Option<Word>,
    behind: Option<Word>,
}

impl<'a> Told<'a> {
    fn of(view: &View<'_>, at: &'a Mention) -> Option<Self> {
        let lexed = &view.analysis.lexed;
        let prose = &view.analysis.document.prose;
        let number = at.tokens.clone().rev().find(|&t| digits(lexed.tokens[t as usize].span.slice(prose)).next().is_some())?;
        let text = lexed.tokens[number as usize].span.slice(prose);
        let found: Vec<u32> = digits(text).collect();
        // "12/345", "1-0" and a telephone number are more than one number.
        let more = at.tokens.clone().filter(|&t| t != number).any(|t| digits(lexed.tokens[t as usize].span.slice(prose)).next().is_some());
        let value = found.iter().try_fold(0_i64, |n, d| n.checked_mul(10)?.checked_add(i64::from(*d)))?;
        // "Euro 2012 … Euro 2021"
        if more || (1900..2100).contains(&value) {
            return None;
        }
        let sentence = lexed.sentences.get(at.sentence as usize)?.tokens.clone();
        let word = |t: u32| {
            let text = sentence.contains(&t).then(|| lexed.tokens[t as usize].span.slice(prose))?;
            let name = !view.analysis.language.capitals || text.chars().next().is_some_and(char::is_uppercase);
            (name && text.chars().any(char::is_alphabetic)).then(|| lexed.words[t as usize])
        };
        let letters = text.chars().filter(|c| c.is_alphabetic()).collect();
        // "F-35"
        let dash = |t: u32| matches!(lexed.tokens[t as usize].span.slice(prose), "-" | "‑" | "–");
        let before = number.checked_sub(1).map(|t| if dash(t) { t.saturating_sub(1) } else { t }).and_then(word);
        Some(Self { at, digits: found, number: Number::whole(value), letters, before, behind: word(number + 1) })
    }

    /// Whether the two are names of one thing but for their numbers.
    fn of_one(&self, other: &Self) -> bool {
        let same = |a: Option<Word>, b: Option<Word>| a.is_some() && a == b;
        let named = same(self.before, other.before) || same(self.behind, other.behind) || !self.letters.is_empty();
        named && self.letters == other.letters
    }
}

/// The digits of a text, whatever their script.
fn digits(text: &str) -> impl Iterator<Item = u32> + '_ {
    text.chars().filter_map(digit)
}

fn found(view: &View<'_>, a: &Mention, b: &Mention) -> Hit {
    let (first, second) = (show::quote(view, a.span), show::quote(view, b.span));
    Hit {
        identity: vec![first.clone(), second.clone()],
        slots: vec![("first", first), ("second", second)],
        labels: vec![("first", a.span), ("second", b.span)],
        explains: vec![a.span, b.span],
        ..Hit::default()
    }
}
