//! Polls of which nobody says who took them: "a survey showed 62 percent were against".

use super::Claim;
use crate::extraction::{Kind, Mention};
use crate::language::scan::Piece;
use crate::language::{Contested, Cue, Language, Sense};
use crate::lexing::{Flag, Lexed};
use crate::values::Number;
use std::ops::Range;

/// How far from the word for a poll its pollster is looked for.
const NEAR: u32 = 12;
/// How far behind it what it does: "A poll of readers of the county paper put the Greens on 36 percent".
const SHOWS: u32 = 20;

/// How many words of a name are looked at.
const NAME: u32 = 7;
/// Words that are no part of a name.
const NO_NAME: [Cue; 5] = [Cue::Function, Cue::Indefinite, Cue::Definite, Cue::AccordingTo, Cue::Poll];

/// Asks who took the polls of a story, unless any of them has a pollster. A poll vouches for nothing by itself.
pub(super) fn ask(language: &Language, lexed: &Lexed, mentions: &[Mention], claims: &mut [Claim]) {
    let mut pollster: Option<bool> = None;
    for claim in claims.iter_mut() {
        let part = || claim.measure.is_none() && claim.quantity.is_some_and(|q| q.value < Number::ONE);
        let share = claim.kind == Kind::Percent || part();
        let Some(m) = mentions.get(claim.mention as usize).filter(|_| share && !claim.quoted) else { continue };
        let Some(sentence) = lexed.sentences.get(claim.sentence as usize) else { continue };
        let text = Text { language, lexed, tokens: sentence.tokens.clone() };
        if text.speaks_for(&m.tokens) && !*pollster.get_or_insert_with(|| any_pollster(language, lexed, mentions)) {
            claim.needs_source = Some(Contested::Polls);
            claim.speaker = None;
        }
    }
}

/// Whether the story says of any poll who took it.
fn any_pollster(language: &Language, lexed: &Lexed, mentions: &[Mention]) -> bool {
    let (Some(first), Some(last)) = (mentions.first(), mentions.last()) else { return false };
    let range = (first.sentence as usize).saturating_sub(1)..(last.sentence as usize + 2).min(lexed.sentences.len());
    lexed.sentences[range].iter().any(|s| Text { language, lexed, tokens: s.tokens.clone() }.names_pollster())
}

struct Text<'a> {
    language: &'a Language,
    lexed: &'a Lexed,
    tokens: Range<u32>,
}

impl Text<'_> {
    /// How many words the longest phrase at a token has that has one of the cues.
    fn cue(&self, at: u32, cues: &[Cue]) -> Option<u32> {
        let words = self.lexed.from(at as usize, self.tokens.end as usize);
        let entries = self.language.lexicon.at(words);
        let cued = entries.filter(|e| e.senses.iter().any(|s| matches!(s, Sense::Cue(c) if cues.contains(c))));
        cued.filter_map(|e| u32::try_from(e.len).ok()).max()
    }

    fn find(&self, range: Range<u32>, cues: &[Cue]) -> Option<(u32, u32)> {
        range.filter(|t| self.tokens.contains(t)).find_map(|t| Some((t, self.cue(t, cues)?)))
    }

    /// Whether a poll of the sentence is who gives the figure: nobody is heard before it, and it shows something.
    fn speaks_for(&self, figure: &Range<u32>) -> bool {
        let Some((poll, len)) = self.find(self.tokens.clone(), &[Cue::Poll]) else { return false };
        let heard = self.find(self.tokens.start..poll, &[Cue::Says, Cue::SaysOn, Cue::AccordingTo]);
        // "According to a poll", أظهر استطلاع: the word belongs to the poll itself.
        let own =
            |(at, long): (u32, u32)| at + long + 2 > poll && (self.language.head_first || self.cue(at, &[Cue::AccordingTo]).is_some());
        if heard.is_some_and(|h| !own(h)) || self.told_behind(figure.end.max(poll + len)) {
            return false;
        }
        let shows = [Cue::Says, Cue::SaysOn, Cue::Shows];
        // وجد استطلاع: the verb comes first.
        let shown = self.language.head_first && self.find(poll.saturating_sub(2)..poll, &shows).is_some();
        if figure.start > poll {
            return shown || heard.is_some() || self.find(poll + len..(poll + SHOWS).min(figure.end + 4), &shows).is_some();
        }
        // "62 percent were against it, a survey found." "62 percent were against it, according to a survey."
        figure.end + NEAR >= poll && (heard.is_some() || self.find(poll + len..poll + len + 2, &shows).is_some())
    }

    /// "…, the office said", "…, according to the office": somebody else tells of the poll.
    fn told_behind(&self, from: u32) -> bool {
        let mark = |t: &u32| self.lexed.tokens[*t as usize].piece == Piece::Mark;
        (from..self.tokens.end).any(|t| {
            let who = (from..t).rev().find(mark).map_or(t, |c| c + 1)..t;
            self.cue(t, &[Cue::Says, Cue::SaysOn]).is_some() && t - who.start <= NAME && self.body(who)
                || self.cue(t, &[Cue::AccordingTo]).is_some_and(|n| self.body(t + n..t + n + NAME))
        })
    }

    /// "a poll by Kesh Research", "the Kesh Institute's poll", استطلاع أجراه معهد.
    fn names_pollster(&self) -> bool {
        let mut from = self.tokens.start;
        while let Some((poll, len)) = self.find(from..self.tokens.end, &[Cue::Poll]) {
            let around = poll.saturating_sub(4).max(self.tokens.start)..poll + len + NEAR;
            let by = around.clone().any(|t| self.cue(t, &[Cue::Pollster]).is_some_and(|n| self.body(t + n..t + n + 4)));
            let named = if self.language.head_first {
                // استطلاع غالوب: a word that the pack does not know is a name.
                let word = |t: u32| self.tokens.contains(&t) && self.lexed.tokens[t as usize].piece == Piece::Word;
                let unknown = |t: u32| !self.language.lexicon.knows(self.lexed.words[t as usize]);
                self.body(poll.saturating_sub(NEAR)..poll + len + 4) || (poll + len..poll + len + 2).take_while(|&t| word(t)).any(unknown)
            } else {
                // "Voters of the North in this poll": another group of words.
                let ends = |t: &u32| self.cue(*t, &NO_NAME).is_some();
                self.body((around.start..poll).rev().find(ends).map_or(around.start, |t| t + 1)..poll)
            };
            if by || named {
                return true;
            }
            from = poll + len;
        }
        false
    }

    /// Whether a name or a body stands among these words.
    fn body(&self, range: Range<u32>) -> bool {
        range.filter(|t| self.tokens.contains(t)).any(|t| {
            let word = self.lexed.words[t as usize];
            let time = |s: &Sense| matches!(s, Sense::Weekday(_) | Sense::Month(..)).then_some(());
            let name = self.language.capitals
                && self.lexed.tokens[t as usize].is(Flag::Capital)
                && self.language.lexicon.find(&[word], time).is_none()
                && self.language.lexicon.cue(&[word], &NO_NAME).is_none();
            name || self.cue(t, &[Cue::Institution]).is_some() && self.cue(t, &[Cue::Poll]).is_none()
        })
    }
}
