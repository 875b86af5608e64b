//! Something that every selected figure must have: troop figures a speaker, a percentage of a poll its sample, a sum in dollars its
//! conversion. Or that a figure stands in the text at all.

use super::selection::{Pattern, Selection, Voice, Within, around, identity, place, whole};
use super::{Check, Unsound, show};
use crate::claims::Claim;
use crate::rules::{Hit, View};
use crate::text::ProseSpan;
use serde::Deserialize;

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
            out.extend(self.of.of(view).filter(|claim| !has.holds(view, claim)).map(|claim| Hit {
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

impl Has {
    fn holds(&self, view: &View<'_>, claim: &Claim) -> bool {
        let stretch = around(view, claim, self.within);
        let prose = &view.analysis.document.prose;
        let other = |selection: &Selection| {
            let here = place(view, claim, self.within);
            selection.of(view).any(|c| c.span != claim.span && place(view, c, self.within) == here)
        };
        let linked = |span: ProseSpan| view.analysis.document.links.iter().any(|l| l.overlaps(span));
        self.speaker.is_none_or(|voice| voice.is(claim))
            && (!self.time || claim.timed || claim.time.is_some())
            && (!self.link || linked(stretch))
            && self.figure.as_deref().is_none_or(other)
            && self.words.as_ref().is_none_or(|p| p.find(prose, stretch).is_some())
    }
}
