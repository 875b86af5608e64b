//! One fact, two values. Counts, sums, percentages, ages, bounds and headlines are parameters of this one kind.

mod agreement;
mod support;

use super::{Check, show};
use crate::claims::{Claim, Sameness, same_speaker};
use crate::extraction::Kind;
use crate::findings::Severity;
use crate::language::{Cue, Sense};
use crate::linking::Link;
use crate::rules::{Hit, Remark, View};
use crate::stories::Section;
use crate::values::{Bound, Number, Slip, slip_between};
use agreement::agree;
use serde::Deserialize;
use std::collections::BTreeMap;
use support::Support;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Compare {
    /// Things that are counted.
    Count,
    /// Money, measures, durations.
    Amount,
    /// Percentages.
    Percent,
    /// Ages of persons.
    Age,
}

/// Where the two stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Where {
    /// Neither in the headline.
    #[default]
    Body,
    /// One in the headline or standfirst.
    Headline,
    /// One in a caption, none in the headline.
    Caption,
}

/// Which values.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Values {
    /// Neither is a bound ("at least").
    #[default]
    Exact,
    /// One is a bound that the other breaks.
    Bounds,
    /// Both of these.
    Any,
}

/// Who gives the two.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Speakers {
    /// Nobody, one, or two that may be one.
    #[default]
    MayBeOne,
    /// Two that are named and told apart: police and a hospital.
    Two,
}

/// What is compared, where, which values and whose.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// What is compared.
    pub compare: Vec<Compare>,
    /// Where the two stand.
    #[serde(default)]
    pub between: Where,
    /// Which values.
    #[serde(default)]
    pub values: Values,
    /// Who gives the two.
    #[serde(default)]
    pub speakers: Speakers,
}

/// How much surer (in thousandths) a conflict must be than a link of the same figure to a value that agrees with it.
const MARGIN: u16 = 150;

/// How many links of a figure are looked at for further passages: an article of 10 MB says "two people" in thousands of them.
const MOST: usize = 500;

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["first", "second"];
    const ROLES: &'static [&'static str] = &["first", "second"];
    const REMARKS: &'static [&'static str] = &["magnitude", "swap", "digit", "zero"];
    const REMARK_SLOTS: &'static [&'static str] = &["times"];
    const PRIORITY: u8 = 50;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let claims = &view.story.claims;
        if view.story.links.is_empty() || !claims.iter().any(|c| self.stands(c)) {
            return;
        }
        let mut supports = BTreeMap::new();
        let mut by_claim: Vec<Vec<&Link>> = vec![Vec::new(); claims.len()];
        for link in &view.story.links {
            for (_, c) in &link.members {
                by_claim[*c as usize].push(link);
            }
        }
        for (b, links) in by_claim.iter().enumerate().filter(|(b, _)| self.compare.contains(&compared(&claims[*b]))) {
            let other = |l: &Link| l.members.iter().map(|m| m.1).find(|&c| c as usize != b);
            let agrees = |l: &&&Link| other(l).is_some_and(|a| agree(&claims[a as usize], &claims[b]));
            let vouched = links.iter().filter(agrees).map(|l| l.confidence.0).max().unwrap_or(0);
            let best = links.iter().filter(|l| other(l).is_some_and(|a| (a as usize) < b) && !agrees(l)).max_by_key(|l| l.confidence);
            let Some((link, a)) = best.and_then(|l| Some((l, other(l)?))) else { continue };
            if vouched + MARGIN > link.confidence.0 && vouched > 0 || !self.wants(&claims[a as usize], &claims[b]) {
                continue;
            }
            // A headline that any passage of the text bears out is right; what the text gives besides is another matter.
            if self.between == Where::Headline {
                let support = supports.entry(a).or_insert_with(|| Support::of(claims, &claims[a as usize]));
                if support.bears_out(&claims[a as usize], &claims[b], link.confidence.0) || summed(claims, &claims[a as usize], &claims[b])
                {
                    continue;
                }
            }
            // The earlier figure may be the one that stands alone, with the later one said again elsewhere: still one finding.
            let two = same_speaker(&claims[a as usize], &claims[b]) == Sameness::Different && !mistyped(&claims[a as usize], &claims[b]);
            if two != (self.speakers == Speakers::Two) {
                continue;
            }
            if self.between == Where::Caption && [a as usize, b].into_iter().any(|c| archived(view, &claims[c])) {
                continue;
            }
            out.push(hit(view, link, a as usize, b, &by_claim));
        }
    }
}

/// "Two crashes leave 23 dead … killing 14 people … left nine dead", "employers add 48,000 posts … services created 41,000 and building 15,000,
/// while factories shed 8,000": figures close together that come to the headline's.
fn summed(claims: &[Claim], headline: &Claim, part: &Claim) -> bool {
    let Some((whole, own)) = headline.quantity.zip(part.quantity).map(|(p, q)| (p.value, q.value)) else { return false };
    let from = claims.partition_point(|c| c.sentence + 1 < part.sentence);
    let near = || claims[from..].iter().take_while(|c| c.sentence <= part.sentence + 1);
    let body = |c: &&Claim| c.section == Section::Body && c.measure == part.measure && c.span != part.span;
    let same = |c: &&Claim| c.frames.iter().any(|f| part.frames.contains(f));
    let two = near().filter(body).filter(same);
    // "64 schools … in 46 schools in the north and in 18 in the south": by chance hardly one of the figures around makes up for swapped digits.
    let swapped = slip_between(whole, own) == Some(Slip::Swap);
    let left = || near().filter(body).filter_map(|c| c.quantity).any(|q| q.value.plus(own) == Some(whole));
    if swapped && left() {
        return true;
    }
    let mut sums = vec![own];
    for value in near().filter(body).filter(|c| c.sentence == part.sentence).take(MOST_SUMMED).filter_map(|c| c.quantity) {
        let more: Vec<_> = sums.iter().flat_map(|s| [s.plus(value.value), s.minus(value.value)]).flatten().collect();
        sums.extend(more);
    }
    // Small numbers come to anything: "12 dead … nine died and three were hurt".
    let large = whole >= Number::whole(100);
    large && sums[1..].contains(&whole) || two.filter_map(|c| c.quantity).any(|q| q.value.plus(own) == Some(whole))
}

/// So many figures of one sentence are added up.
const MOST_SUMMED: usize = 4;

/// Whether a caption is that of an old picture.
fn archived(view: &View<'_>, claim: &Claim) -> bool {
    let lexed = &view.analysis.lexed;
    let wanted = |s: &Sense| matches!(s, Sense::Cue(Cue::Archive)).then_some(());
    let Some(tokens) = lexed.sentences.get(claim.sentence as usize).map(|s| s.tokens.clone()) else { return false };
    let at = |t: u32| view.analysis.language.lexicon.find(lexed.from(t as usize, tokens.end as usize), wanted).is_some();
    claim.section == Section::Caption && tokens.clone().any(at)
}

fn headline(c: &Claim) -> bool {
    matches!(c.section, Section::Headline | Section::Standfirst)
}

fn caption(c: &Claim) -> bool {
    c.section == Section::Caption
}

const fn compared(claim: &Claim) -> Compare {
    match claim.kind {
        Kind::Age => Compare::Age,
        Kind::Percent => Compare::Percent,
        _ if claim.measure.is_some() => Compare::Amount,
        _ => Compare::Count,
    }
}

impl Parameters {
    /// Whether a claim stands where one of a pair has to.
    fn stands(&self, claim: &Claim) -> bool {
        match self.between {
            Where::Body => true,
            Where::Headline => headline(claim),
            Where::Caption => caption(claim),
        }
    }

    fn wants(&self, a: &Claim, b: &Claim) -> bool {
        let place = match self.between {
            Where::Headline => headline(a) != headline(b),
            Where::Body => !headline(a) && !headline(b) && caption(a) == caption(b),
            Where::Caption => !headline(a) && !headline(b) && caption(a) != caption(b),
        };
        let bound = |c: &Claim| c.quantity.is_some_and(|q| q.bound.is_floor() || q.bound.is_ceiling());
        let values = match self.values {
            Values::Exact => !bound(a) && !bound(b),
            Values::Bounds => bound(a) != bound(b) || bound(a) && bound(b),
            Values::Any => true,
        };
        place && values && self.compare.contains(&compared(b))
    }
}

fn hit(view: &View<'_>, link: &Link, a: usize, b: usize, by_claim: &[Vec<&Link>]) -> Hit {
    let claims = &view.story.claims;
    let (x, y) = (&claims[a], &claims[b]);
    let mut labels = vec![("first", x.span), ("second", y.span)];
    // Every other passage that gives one of the two values is part of the disagreement.
    for l in by_claim[b].iter().take(MOST).chain(by_claim[a].iter().take(MOST)).filter(|l| l.confidence.0 >= 600) {
        for (_, c) in &l.members {
            let (c, claim) = (*c as usize, &claims[*c as usize]);
            if c != a && c != b && labels.iter().all(|(_, s)| *s != claim.span) {
                if agree(claim, x) && !agree(claim, y) {
                    labels.push(("first", claim.span));
                } else if agree(claim, y) && !agree(claim, x) {
                    labels.push(("second", claim.span));
                }
            }
        }
    }
    let identity = [x, y].map(|c| super::selection::identity(view, c)).into();
    let explains = labels.iter().map(|(_, s)| *s).collect();
    Hit {
        confidence: link.confidence,
        most: (floor_only(x, y) || digits_alone(x, y)).then_some(Severity::Warning),
        slots: vec![("first", show::quote(view, x.span)), ("second", show::quote(view, y.span))],
        labels,
        working: working(x, y),
        elsewhere: Vec::new(),
        remarks: remarks(x, y),
        identity,
        explains,
    }
}

/// "The ferry was 412 metres off … the tug stood 421 metres off": nothing but their swapped digits ties two measures.
fn digits_alone(a: &Claim, b: &Claim) -> bool {
    let swapped = a.quantity.zip(b.quantity).is_some_and(|(p, q)| slip_between(p.value, q.value) == Some(Slip::Swap));
    let same = a.subject.head.is_some() && a.subject.head == b.subject.head || a.frames.iter().any(|f| b.frames.contains(f));
    a.measure.is_some() && swapped && !same && !b.definite && !headline(a)
}

/// "12,500 hectares, the firefighters said … the 1,250 hectares, forestry officials said": two who disagree do not agree on three digits and
/// more but for a nought, nor on two and more but for a word of size.
fn mistyped(a: &Claim, b: &Claim) -> bool {
    let Some((p, q)) = a.quantity.zip(b.quantity) else { return false };
    let digits = |least: i64| [p.value, q.value].iter().all(|n| n.figures().is_some_and(|d| d >= Number::whole(least)));
    match slip_between(p.value, q.value) {
        Some(Slip::Zero | Slip::Swap) => digits(100),
        Some(Slip::Magnitude) => digits(10),
        Some(Slip::Digit) | None => false,
    }
}

/// "at least 40" against "at least 35": both can be true.
fn floor_only(a: &Claim, b: &Claim) -> bool {
    let bound = |c: &Claim| c.quantity.map_or(Bound::Exactly, |q| q.bound);
    bound(a) != Bound::Exactly || bound(b) != Bound::Exactly
}

fn working(a: &Claim, b: &Claim) -> Option<String> {
    let (p, q) = a.quantity.zip(b.quantity)?;
    Some(format!("{} ≠ {}", show::between(&p.interval()), show::between(&q.interval())))
}

fn remarks(a: &Claim, b: &Claim) -> Vec<Remark> {
    let Some((p, q)) = a.quantity.zip(b.quantity) else { return Vec::new() };
    let name = match slip_between(p.value, q.value) {
        Some(Slip::Magnitude) => "magnitude",
        Some(Slip::Swap) => "swap",
        Some(Slip::Digit) => "digit",
        Some(Slip::Zero) => "zero",
        None => return Vec::new(),
    };
    let times = p.value.max(q.value).divide(p.value.min(q.value)).map(show::figure).unwrap_or_default();
    vec![Remark { name, slots: vec![("times", times)] }]
}
