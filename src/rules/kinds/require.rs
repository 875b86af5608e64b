//! Something that every selected figure must have: troop figures a speaker, a percentage of a poll its sample, a sum in dollars its
//! conversion. Or that a figure stands in the text at all.

use super::selection::{Found, Pattern, Selection, Voice, Within, around, identity, place, whole};
use super::{Check, Unsound, show};
use crate::claims::Claim;
use crate::rules::{Hit, View};
use crate::text::ProseSpan;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Which figures, and what they must have.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// The figures.
    pub of: Box<Selection>,
    /// What each of them must have.
    #[serde(default)]
    pub has: Option<Has>,
    /// How many there must be in the document.
    #[serde(default)]
    pub least: usize,
}

/// What a figure must have: all that is given.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Has {
    /// Who vouches for it.
    pub speaker: Option<Voice>,
    /// A time that it is of, in its own clause.
    pub time: bool,
    /// A link in the same stretch.
    pub link: bool,
    /// Another figure in the same stretch.
    pub figure: Option<Box<Selection>>,
    /// Words in the same stretch, as a pattern.
    pub words: Option<Pattern>,
    /// The stretch.
    pub within: Within,
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["figure", "count", "least"];
    const ROLES: &'static [&'static str] = &["passage"];

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        if let Some(has) = &self.has {
            let mut search = Search::of(has, view);
            out.extend(self.of.of(view).filter(|claim| !search.holds(claim)).map(|claim| Hit {
                slots: vec![("figure", show::quote(view, claim.span))],
                labels: vec![("passage", claim.span)],
                identity: vec![identity(view, claim)],
                ..Hit::default()
            }));
        }
        self.vanished(view, out);
    }

    fn unsound(&self) -> Option<Unsound> {
        let empty = self.has.as_ref().is_some_and(|h| h.speaker.is_none() && !h.time && !h.link && h.figure.is_none() && h.words.is_none());
        if empty {
            return Some(Unsound::at("has", "it is not said what must be there", "give speaker, time, link, figure or words"));
        }
        let nothing = self.has.is_none() && self.least == 0;
        nothing.then(|| {
            Unsound::at("", "nothing is required", "say what each figure must have with `has`, or how many there must be with `least`")
        })
    }
}

impl Parameters {
    /// Told once a document, at its beginning.
    fn vanished(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        if self.least == 0 || !view.analysis.stories.first().is_some_and(|first| std::ptr::eq(first, view.story)) {
            return;
        }
        let of = |story| self.of.of(&View { story, ..*view }).count();
        let count: usize = view.analysis.stories.iter().map(of).sum();
        if count < self.least {
            let first = view.analysis.document.blocks.get(view.story.story.blocks.start);
            out.push(Hit {
                slots: vec![("count", count.to_string()), ("least", self.least.to_string())],
                labels: vec![("passage", first.map_or_else(|| whole(view), |b| b.span))],
                identity: vec!["least".to_owned()],
                ..Hit::default()
            });
        }
    }
}

/// What is looked for around figures, each stretch looked at once.
struct Search<'a> {
    has: &'a Has,
    view: &'a View<'a>,
    words: Option<Found<'a>>,
    /// The first and the last of the other figures of a stretch: one of them is not the figure itself, where there are two.
    figures: BTreeMap<u32, (ProseSpan, ProseSpan)>,
    linked: BTreeMap<u32, bool>,
}

impl<'a> Search<'a> {
    fn of(has: &'a Has, view: &'a View<'a>) -> Self {
        let mut figures: BTreeMap<u32, (ProseSpan, ProseSpan)> = BTreeMap::new();
        for claim in has.figure.iter().flat_map(|selection| selection.of(view)) {
            figures.entry(place(view, claim, has.within)).or_insert((claim.span, claim.span)).1 = claim.span;
        }
        let words = has.words.as_ref().map(|p| Found::of(view, p, has.within));
        Self { has, view, words, figures, linked: BTreeMap::new() }
    }

    fn holds(&mut self, claim: &Claim) -> bool {
        let Self { has, view, words, figures, linked } = self;
        let here = place(view, claim, has.within);
        let other = || figures.get(&here).is_some_and(|(first, last)| *first != claim.span || *last != claim.span);
        let mut link = || {
            let stretch = || around(view, claim, has.within);
            *linked.entry(here).or_insert_with(|| touches(&view.analysis.document.links, stretch()))
        };
        has.speaker.is_none_or(|voice| voice.is(claim))
            && (!has.time || claim.timed || claim.time.is_some())
            && (!has.link || link())
            && (has.figure.is_none() || other())
            && words.as_mut().is_none_or(|p| p.around(claim).is_some())
    }
}

/// Whether some link, in text order, lies in a stretch.
fn touches(links: &[ProseSpan], stretch: ProseSpan) -> bool {
    let next = links.partition_point(|l| l.end <= stretch.start);
    links.get(next).is_some_and(|l| l.overlaps(stretch))
}
