//! What speaks for and against a figure of an article and one of a source being said of the same thing, whatever their values.

use super::Term;
use super::point::{Point, Points, Word};
use super::weights::Feature;
use crate::extraction::Kind;
use std::collections::HashMap;

/// In how many sentences of the sources a word stands.
pub(super) type Frequency = HashMap<Term, u32>;

/// A word in more sentences than this ties little down.
const COMMON: u32 = 4;
/// So many tokens from a figure a word stands right beside it.
const NEAR: u32 = 4;

/// What holds for a pair of points, with how often.
pub(super) struct Aligned {
    /// The features.
    pub features: Vec<(Feature, i32)>,
}

/// A text's points beside another's.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    pub article: &'a Points,
    pub source: &'a Points,
    pub frequency: &'a Frequency,
}

impl Sides<'_> {
    /// Compares what two points are said of.
    pub(super) fn align(&self, a: &Point, b: &Point) -> Aligned {
        let mut out = Aligned { features: Vec::new() };
        subject(a, b, &mut out);
        self.words(a, b, &mut out);
        if a.kind == b.kind {
            out.add(Feature::SameKind, 1);
        }
        if a.scope != b.scope {
            out.add(Feature::OtherScope, 1);
        }
        out
    }

    fn words(&self, a: &Point, b: &Point, out: &mut Aligned) {
        let (x, y) = (&self.article.sentences[a.sentence as usize], &self.source.sentences[b.sentence as usize]);
        let (mut near, mut rare, mut common, mut names) = (0, 0, 0, 0);
        let mut seen: Vec<Term> = Vec::new();
        for word in x.iter().filter(|w| !a.tokens.contains(&w.token)) {
            if seen.contains(&word.term) {
                continue;
            }
            let Some(distance) = nearest(y, b, word.term) else { continue };
            seen.push(word.term);
            if away(a, word.token) <= NEAR && distance <= NEAR {
                near += 1;
            } else if word.name {
                names += 1;
            } else if self.frequency.get(&word.term).is_none_or(|n| *n <= COMMON) {
                rare += 1;
            } else {
                common += 1;
            }
        }
        out.add(Feature::NearWord, near.min(4));
        out.add(Feature::SharedName, names.min(3));
        out.add(Feature::RareWord, rare.min(5));
        out.add(Feature::CommonWord, common.min(5));
        if near == 0 {
            out.add(Feature::NothingNear, 1);
        }
        if near + rare + common + names == 0 {
            out.add(Feature::NothingShared, 1);
        }
    }
}

impl Aligned {
    fn add(&mut self, feature: Feature, times: i32) {
        if times > 0 {
            self.features.push((feature, times));
        }
    }
}

fn away(p: &Point, token: u32) -> u32 {
    if token < p.tokens.start { p.tokens.start - token } else { (token + 1).saturating_sub(p.tokens.end) }
}

/// How far from a point its sentence has a word; none when it has not, or only inside the mention.
fn nearest(words: &[Word], p: &Point, term: Term) -> Option<u32> {
    words.iter().filter(|w| w.term == term).map(|w| away(p, w.token)).min()
}

fn subject(a: &Point, b: &Point, out: &mut Aligned) {
    let unit = |p: &Point| matches!(p.kind, Kind::Money | Kind::Percent | Kind::Duration | Kind::Age) || p.kind.is_time();
    match (a.head, b.head) {
        (Some(x), Some(y)) if x == y => out.add(Feature::SameHead, 1),
        _ if a.stands_for.iter().any(|c| b.classes.contains(c)) || b.stands_for.iter().any(|c| a.classes.contains(c)) => {
            out.add(Feature::ClassNoun, 1);
        }
        (Some(_), Some(_)) => out.add(if unit(a) { Feature::MeasuredApart } else { Feature::HeadsApart }, 1),
        _ => {}
    }
    if a.frames.iter().any(|f| b.frames.contains(f)) {
        out.add(Feature::SameFrame, 1);
    } else if !a.frames.is_empty() && !b.frames.is_empty() {
        out.add(Feature::FramesApart, 1);
    }
}
