//! A part, its whole and the stated share.

use super::{Check, show, working};
use crate::claims::Construction;
use crate::extraction::Kind;
use crate::findings::Confidence;
use crate::rules::{Hit, View};
use crate::text::ProseSpan;
use crate::values::{Bound, Interval, Number, Quantity};
use serde::Deserialize;

/// What is held against part and whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Hold {
    /// The stated percentage.
    Share,
    /// The stated fraction or "majority".
    Word,
    /// The part lies within the whole.
    Within,
}

/// What is held against part and whole.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// What is held against them.
    pub hold: Hold,
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["part", "whole", "share", "computed", "repairs"];
    const ROLES: &'static [&'static str] = &["part", "whole", "share"];
    const PRIORITY: u8 = 75;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for construction in &view.story.constructions {
            let Construction::Share { part, whole, share, majority, or, sure } = construction else { continue };
            let word = share.is_some_and(|s| working::mention(view, s).is_some_and(|m| m.kind == Kind::Fraction));
            out.extend(match (self.hold, *share, *majority) {
                (Hold::Within, ..) if or.is_empty() => outside(view, *part, *whole, *sure),
                (Hold::Share, Some(s), _) if !word => unlike(view, [*part, *whole, s], or),
                (Hold::Word, Some(s), _) if word => unlike(view, [*part, *whole, s], or),
                (Hold::Word, None, Some(span)) => minority(view, *part, *whole, span),
                _ => None,
            });
        }
    }
}

fn outside(view: &View<'_>, part: u32, whole: u32, sure: bool) -> Option<Hit> {
    let (p, w) = (working::quantity(view, part)?, working::quantity(view, whole)?);
    let more = |p: &Quantity, w: &Quantity| p.fair().low.zip(w.fair().high).is_some_and(|(low, high)| low > high);
    if !more(&p, &w) {
        return None;
    }
    let repairs = working::slips(view, &[part, whole], |v| !more(&v[0], &v[1]) && v[0].value.half() < v[1].value);
    let told = format!("{} > {}", show::figure(p.value), show::figure(w.value));
    let mut hit = working::hit(view, &[("part", part), ("whole", whole)], told, vec![("repairs", repairs)]);
    if !sure {
        hit.confidence = Confidence(TOLD);
    }
    Some(hit)
}

/// How sure it is that what was told before is the whole.
const TOLD: u16 = 800;

/// The interval in percent that a stated share allows.
fn said(share: &Quantity, word: bool) -> Option<Interval> {
    let hundred = Number::whole(100);
    if !word {
        return Some(share.interval().widened(share.precision.half()));
    }
    // A fraction word is a rough one: a tenth of itself to either side, at most five points; behind "more than" two points are enough.
    let tenth = share.value.times(Number::whole(10))?.min(Number::whole(5));
    let slack = match share.bound {
        Bound::Exactly => tenth,
        Bound::About => tenth.plus(Number::whole(2))?,
        _ => Number::whole(2),
    };
    Some(share.interval().scaled(hundred).widened(slack))
}

fn percent(part: &Quantity, whole: &Quantity) -> Interval {
    part.fair().over(&whole.fair()).scaled(Number::whole(100))
}

fn unlike(view: &View<'_>, [part, whole, share]: [u32; 3], or: &[u32]) -> Option<Hit> {
    let word = working::mention(view, share)?.kind == Kind::Fraction;
    let [p, w, s] = <[Quantity; 3]>::try_from(working::quantities(view, &[part, whole, share])?).ok()?;
    let fits = |p: &Quantity, w: &Quantity, s: &Quantity| w.value.is_zero() || said(s, word).is_none_or(|said| percent(p, w).meets(&said));
    let others = or.iter().filter_map(|&o| working::quantity(view, o));
    if fits(&p, &w, &s) || others.into_iter().any(|o| fits(&p, &o, &s)) || split(view, share, &s) {
        return None;
    }
    let hundred = Number::whole(100);
    let exact = p.value.divide(w.value)?.times(hundred)?;
    let stated = if word { s.value.times(hundred)? } else { s.value };
    let product = stated.times(w.value)?.divide(hundred)?;
    let [a, b, c, d, e] = [p.value, w.value, exact, stated, product].map(show::figure);
    let told = format!("{a} / {b} = {c}%; {d}% × {b} = {e}");
    let repairs = working::slips(view, &[part, whole, share], |v| fits(&v[0], &v[1], &v[2]));
    let computed = show::between(&Interval::point(exact.rounded(1)));
    let mut hit =
        working::hit(view, &[("part", part), ("whole", whole), ("share", share)], told, vec![("computed", computed), ("repairs", repairs)]);
    // A whole that is only pointed at may have a slip of its own.
    let sentence = |f: u32| working::mention(view, f).map(|m| m.sentence);
    if sentence(whole) != sentence(part) {
        hit.explains.remove(1);
    }
    Some(hit)
}

/// "hands 80 million of this to its owners, the state (60 percent) and the city (40 percent)": two shares that make up all are those of others.
fn split(view: &View<'_>, share: u32, own: &Quantity) -> bool {
    own.bound == Bound::Exactly && working::beside(view, share, share).iter().any(|q| q.value.plus(own.value) == Some(Number::whole(100)))
}

/// "21 of the 52, a majority": more than half.
fn minority(view: &View<'_>, part: u32, whole: u32, word: ProseSpan) -> Option<Hit> {
    let (p, w) = (working::quantity(view, part)?, working::quantity(view, whole)?);
    let half = Number::whole(50);
    let computed = percent(&p, &w);
    if computed.high.is_none_or(|h| h >= half) {
        return None;
    }
    let exact = show::figure(p.value.divide(w.value)?.times(Number::whole(100))?.rounded(1));
    let told = format!("{} / {} = {exact}%", show::figure(p.value), show::figure(w.value));
    let mut hit = working::hit(view, &[("part", part), ("whole", whole)], told, vec![("computed", exact)]);
    hit.slots.push(("share", show::quote(view, word)));
    hit.labels.push(("share", word));
    hit.explains.push(word);
    Some(hit)
}
