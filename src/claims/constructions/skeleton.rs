//! A sentence as figures and the words that steer between them.

use super::Context;
use crate::extraction::{Kind, Mention};
use crate::language::scan::Piece;
use crate::language::{Cue, CueSet, Gist};
use crate::lexing::Flag;
use std::ops::Range;

/// A figure, a mark or a word or phrase.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// The mention by place, when it is a figure.
    pub(crate) figure: Option<u32>,
    /// The mark, when it is one.
    pub(crate) mark: Option<char>,
    /// What its words steer.
    pub(crate) cues: CueSet,
    /// Its tokens.
    pub(crate) tokens: Range<u32>,
}

/// The items of one sentence.
#[derive(Debug)]
pub(crate) struct Skeleton {
    /// The sentence, by place.
    pub(crate) sentence: u32,
    /// Its items, in order.
    pub(crate) items: Vec<Item>,
    /// Its figures: the place of each among the items, and the mention by place.
    pub(super) figures: Vec<(usize, u32)>,
    /// The cues of all its items.
    all: CueSet,
}

impl Skeleton {
    pub(super) fn of(cx: Context<'_>, sentence: u32, figures: Range<usize>) -> Self {
        let tokens = cx.lexed.sentences.get(sentence as usize).map_or(0..0, |s| s.tokens.clone());
        let mut items = Vec::with_capacity(tokens.len());
        let mut places = Vec::with_capacity(figures.len());
        let mut figure = figures;
        let mut at = tokens.start;
        while at < tokens.end {
            while figure.start < figure.end && cx.mentions[figure.start].tokens.end <= at {
                figure.start += 1;
            }
            if let Some(m) = cx.mentions.get(figure.start).filter(|m| figure.start < figure.end && m.tokens.start <= at) {
                // An interval holds its dates: the outer one counts.
                let place = u32::try_from(figure.start).unwrap_or(u32::MAX);
                let end = m.tokens.end.max(at + 1);
                places.push((items.len(), place));
                items.push(Item { figure: Some(place), mark: None, cues: inside(cx, m), tokens: at..end });
                at = end;
                continue;
            }
            let stop =
                cx.mentions.get(figure.start).filter(|_| figure.start < figure.end).map_or(tokens.end, |m| m.tokens.start.min(tokens.end));
            let item = word(cx, at, stop);
            at = item.tokens.end;
            items.push(item);
        }
        let all = items.iter().fold(CueSet::NONE, |all, item| all.or(item.cues));
        Self { sentence, items, figures: places, all }
    }

    /// The figures with their places among the items.
    pub(super) fn figures(&self) -> impl DoubleEndedIterator<Item = (usize, u32)> + '_ {
        self.figures.iter().copied()
    }

    /// The items of a range, as far as there are any.
    fn within(&self, range: Range<usize>) -> &[Item] {
        self.items.get(range.start..range.end.min(self.items.len())).unwrap_or(&[])
    }

    /// Whether one of the items holds one of the cues.
    #[inline]
    pub(super) fn cued(&self, range: Range<usize>, cues: &[Cue]) -> bool {
        // Most sentences have none of them anywhere.
        let wanted = CueSet::of(cues);
        self.all.meets(wanted) && self.within(range).iter().any(|i| i.figure.is_none() && i.cues.meets(wanted))
    }

    /// Whether one of the `n` items before a figure holds one of the cues, or the figure itself does; no other figure stands between.
    #[inline]
    pub(super) fn led(&self, k: usize, n: usize, cues: &[Cue]) -> bool {
        let wanted = CueSet::of(cues);
        if !self.all.meets(wanted) {
            return false;
        }
        let before = self.within(0..k).iter().rev().take(n).take_while(|i| i.figure.is_none());
        self.items.get(k).is_some_and(|i| i.cues.meets(wanted)) || before.into_iter().any(|i| i.cues.meets(wanted))
    }

    /// Whether the items hold one of the marks.
    pub(super) fn marked(&self, range: Range<usize>, marks: &[char]) -> bool {
        self.within(range).iter().any(|i| i.mark.is_some_and(|m| marks.contains(&m)))
    }

    /// How many words and figures stand in the range, marks left out.
    pub(super) fn words(&self, range: Range<usize>) -> usize {
        self.within(range).iter().filter(|i| i.mark.is_none()).count()
    }
}

/// Cues that the reader of numbers took into the mention: "compared with 40", "بـ".
fn inside(cx: Context<'_>, m: &Mention) -> CueSet {
    let mut cues = CueSet::default();
    for at in m.tokens.start..m.number.start {
        collect(cx, at as usize, m.number.start as usize, &mut cues);
    }
    // "the 12": the article may be part of the mention.
    if m.kind == Kind::Designator {
        cues = CueSet::default();
    }
    cues
}

fn collect(cx: Context<'_>, at: usize, stop: usize, cues: &mut CueSet) -> usize {
    if !cx.lexed.tokens.get(at).is_some_and(|t| t.gist.any(Gist::TELLS)) {
        return 1;
    }
    // The longest phrase gives the length; shorter ones at the same place still say what they say only when nothing longer did.
    let Some((len, told)) = cx.language.lexicon.steers(cx.lexed.from(at, stop)) else { return 1 };
    *cues = cues.or(told);
    len
}

/// Whether a word is the last of a compound: the "up" of "follow-up".
fn hyphened(cx: Context<'_>, at: u32) -> bool {
    let glued = |t: u32| cx.lexed.tokens.get(t as usize).is_some_and(|t| t.is(Flag::Glued));
    let dash = |t: u32| cx.lexed.tokens.get(t as usize).is_some_and(|t| t.piece == Piece::Mark && t.span.slice(cx.prose) == "-");
    at > 1 && glued(at) && dash(at - 1) && glued(at - 1)
}

fn word(cx: Context<'_>, at: u32, stop: u32) -> Item {
    let token = cx.lexed.tokens.get(at as usize);
    let mark = token.filter(|t| t.piece == Piece::Mark).and_then(|t| t.span.slice(cx.prose).chars().next());
    let mut cues = CueSet::default();
    let len = collect(cx, at as usize, stop as usize, &mut cues);
    if cues != CueSet::NONE && hyphened(cx, at) {
        cues = cues.without(CueSet::of(&[Cue::Rise, Cue::Fall]));
    }
    let end = at.saturating_add(u32::try_from(len).unwrap_or(1)).min(stop).max(at + 1);
    Item { figure: None, mark, cues, tokens: at..end }
}
