//! What the body says to a headline's figure: a headline that any passage bears out is right.

use super::agreement::agree;
use crate::claims::Claim;
use crate::stories::Section;
use crate::values::slip_between;
use std::collections::BTreeMap;

/// From here on a headline is held against a passage that says the same thing, though another passage bears it out: one of the two has slipped.
const BORNE_OUT: u16 = 700;

/// Where the body gives a headline's figure of the same kind of thing.
pub(super) struct Support {
    /// The sentences, and whether they give the very number.
    sentences: BTreeMap<u32, bool>,
    /// Whether one of them leaves its noun out: what a count later rose to; and whether one that does so gives the very number.
    elided: (bool, bool),
}

impl Support {
    pub(super) fn of(claims: &[Claim], headline: &Claim) -> Self {
        let kind = |c: &Claim| match (c.measure, headline.measure) {
            (Some(x), Some(y)) => x.unit == y.unit,
            (None, None) => {
                let (x, y) = (&c.subject, &headline.subject);
                x.head == y.head || x.head.is_none() || y.head.is_none() || x.classes.iter().any(|k| y.classes.contains(k))
            }
            _ => false,
        };
        let mut support = Self { sentences: BTreeMap::new(), elided: (false, false) };
        for c in claims.iter().filter(|c| c.section == Section::Body && kind(c) && agree(c, headline)) {
            let very = c.quantity.zip(headline.quantity).is_some_and(|(p, q)| p.value == q.value);
            *support.sentences.entry(c.sentence).or_default() |= very;
            support.elided.0 |= c.subject.elided;
            support.elided.1 |= c.subject.elided && very;
        }
        support
    }

    /// Where the body does so beside the other figure, or by what a count later rose to, the headline is right; in a passage of its own, one
    /// of the two has slipped if they say the same in so many words.
    ///
    /// A slip of the hand beside it ("2.4 billion visitors, after about 2.3 million" under a headline's 2.4 million) is held all the same,
    /// unless the very number stands there.
    pub(super) fn bears_out(&self, headline: &Claim, other: &Claim, confidence: u16) -> bool {
        let slip = headline.quantity.zip(other.quantity).is_some_and(|(p, q)| slip_between(p.value, q.value).is_some());
        let beside = || self.sentences.get(&other.sentence).is_some_and(|very| *very || !slip);
        let anywhere = || if slip { self.sentences.values().any(|very| *very) } else { !self.sentences.is_empty() };
        let elided = if slip { self.elided.1 } else { self.elided.0 };
        if confidence < BORNE_OUT { anywhere() } else { elided || beside() }
    }
}
