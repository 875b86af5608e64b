//! A sentence as a claim looks at it: what each word steers and what it says of whom.

use super::Stem;
use super::stems::Stems;
use crate::extraction::Mention;
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Cue, CueSet, Form, FrameId, Language, NounId, Sense, Starts, Word};
use crate::lexing::{Flag, Lexed, Token};
use std::ops::Range;

/// A word that says what happens to somebody.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    pub(super) frame: FrameId,
    pub(super) form: Form,
    /// Its first token and the one behind its last.
    pub(super) start: u32,
    pub(super) end: u32,
    /// It acts on others: "killed".
    pub(super) acts: bool,
}

/// A noun of the pack.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    pub(super) noun: NounId,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// One sentence with what its words say, read once for all its figures.
pub(super) struct Sentence<'a> {
    pub(super) language: &'a Language,
    pub(super) prose: &'a str,
    pub(super) lexed: &'a Lexed,
    pub(super) stems: &'a Stems,
    pub(super) tokens: Range<u32>,
    pub(super) told: Vec<Told>,
    pub(super) nouns: Vec<Named>,
    /// What each token's word or phrase steers, with the phrase's end; by place from the sentence's first token.
    cues: Vec<(CueSet, u32)>,
    /// Tokens at which a new clause may begin: behind a comma, at a conjunction.
    breaks: Vec<(u32, u32)>,
    /// Where its figures stand.
    figures: Vec<Range<u32>>,
    /// Where its times stand.
    pub(super) times: Vec<Range<u32>>,
}

impl<'a> Sentence<'a> {
    pub(super) fn of(
        language: &'a Language,
        prose: &'a str,
        lexed: &'a Lexed,
        stems: &'a Stems,
        tokens: Range<u32>,
        mentions: &[Mention],
    ) -> Self {
        let figures = mentions.iter().filter(|m| !m.kind.is_time()).map(|m| m.number.clone()).collect();
        let mut s = Self {
            language,
            prose,
            lexed,
            stems,
            tokens: tokens.clone(),
            told: Vec::new(),
            nouns: Vec::new(),
            cues: Vec::with_capacity(tokens.len()),
            breaks: Vec::new(),
            figures,
            times: mentions.iter().filter(|m| m.kind.is_time()).map(|m| m.tokens.clone()).collect(),
        };
        let (mut frames_from, mut nouns_from) = (tokens.start, tokens.start);
        for at in tokens.clone() {
            let mut cues = (CueSet::default(), at + 1);
            // Most words steer nothing, tell nothing and are no nouns of the pack.
            let told = language.lexicon.starts(lexed.words[at as usize]).any(Starts::CUE.or(Starts::FRAME).or(Starts::NOUN));
            let here = if told { lexed.from(at as usize, tokens.end as usize) } else { &[] };
            for entry in language.lexicon.at(here) {
                let end = at + u32::try_from(entry.len).unwrap_or(1);
                for sense in entry.senses {
                    match *sense {
                        Sense::Cue(c) => {
                            cues.0.add(c);
                            cues.1 = cues.1.max(end);
                        }
                        Sense::Frame(frame, form) if at >= frames_from || s.told.last().is_some_and(|t| t.start == at && t.end == end) => {
                            let acts =
                                entry.len == 1 && language.lexicon.frames[usize::from(frame.0)].acts.contains(&lexed.words[at as usize]);
                            s.told.push(Told { frame, form, start: at, end, acts });
                            frames_from = end;
                        }
                        Sense::Noun(noun, _) if at >= nouns_from => {
                            s.nouns.push(Named { noun, start: at, end });
                            nouns_from = end;
                        }
                        _ => {}
                    }
                }
            }
            s.cues.push(cues);
            s.breaks.extend(s.cost_of_break(at).map(|c| (at, c)));
        }
        s
    }

    /// How much it costs to look across a token: a comma parts a little, a bracket or semicolon a lot.
    fn cost_of_break(&self, at: u32) -> Option<u32> {
        let token = self.token(at)?;
        match token.piece {
            Piece::Mark => match self.text(at) {
                ";" | "؛" | ":" => Some(12),
                "(" | ")" | "—" | "–" => Some(6),
                "," | "،" => Some(4),
                _ => None,
            },
            Piece::Word if token.clitics.has(Clitic::And) => Some(4),
            Piece::Word if self.cued(at, &[Cue::Clause]) => Some(4),
            Piece::Word if self.cued(at, &[Cue::And]) => Some(3),
            _ => None,
        }
    }

    pub(super) fn token(&self, at: u32) -> Option<&'a Token> {
        if self.tokens.contains(&at) { self.lexed.tokens.get(at as usize) } else { None }
    }

    pub(super) fn text(&self, at: u32) -> &'a str {
        self.token(at).map_or("", |t| t.span.slice(self.prose))
    }

    pub(super) fn word(&self, at: u32) -> Option<Word> {
        self.token(at).map(|_| self.lexed.words[at as usize])
    }

    /// The stem of the word at a token.
    pub(super) fn stem(&self, at: u32) -> Option<Stem> {
        self.word(at).map(|word| self.stems.of(self.language, self.lexed, word))
    }

    /// Whether the word or phrase at a token has one of the cues.
    pub(super) fn cued(&self, at: u32, cues: &[Cue]) -> bool {
        let place = at.checked_sub(self.tokens.start).map(|p| p as usize);
        place.and_then(|p| self.cues.get(p)).is_some_and(|(c, _)| c.any(cues))
    }

    /// Where in a range of tokens one of the cues begins, nearest to its end first.
    pub(super) fn last_cue(&self, range: Range<u32>, cues: &[Cue]) -> Option<u32> {
        range.rev().find(|&t| self.cued(t, cues))
    }

    /// Whether one of the cues begins in the range.
    pub(super) fn any_cue(&self, range: Range<u32>, cues: &[Cue]) -> bool {
        self.last_cue(range, cues).is_some()
    }

    /// `n` tokens before a place, not across a comma or stronger mark.
    pub(super) fn before(&self, at: u32, n: u32) -> Range<u32> {
        let floor = at.saturating_sub(n).max(self.tokens.start);
        let broken = self.breaks.iter().rev().find(|(b, c)| *b < at && *b >= floor && *c >= 4 && self.text(*b).len() <= 2);
        broken.map_or(floor, |(b, _)| b + 1)..at
    }

    /// `n` tokens behind a place, not across a comma or stronger mark.
    pub(super) fn after(&self, at: u32, n: u32) -> Range<u32> {
        let ceiling = at.saturating_add(n).min(self.tokens.end);
        let broken = self.breaks.iter().find(|(b, c)| *b >= at && *b < ceiling && *c >= 4 && self.text(*b).len() <= 2);
        at..broken.map_or(ceiling, |(b, _)| *b)
    }

    /// How far two stretches of tokens lie apart: the tokens between, and more for each clause border and figure between.
    pub(super) fn distance(&self, a: &Range<u32>, b: &Range<u32>) -> u32 {
        let gap = if a.end <= b.start {
            a.end..b.start
        } else if b.end <= a.start {
            b.end..a.start
        } else {
            return 0;
        };
        let borders: u32 = self.breaks.iter().filter(|(t, _)| gap.contains(t) || *t == gap.end && b.start == gap.end).map(|(_, c)| c).sum();
        let figures = self.figures.iter().filter(|f| gap.contains(&f.start) && gap.contains(&(f.end.max(1) - 1))).count();
        (gap.end - gap.start) + borders + 6 * u32::try_from(figures).unwrap_or(0)
    }

    /// Whether the token is a word that could be a name: a capital inside a sentence.
    pub(super) fn is_name(&self, at: u32) -> bool {
        let Some(token) = self.token(at) else { return false };
        self.language.capitals
            && token.piece == Piece::Word
            && token.is(Flag::Capital)
            && at > self.tokens.start
            && !self.cued(at, &[Cue::Function])
            && !self.times.iter().any(|t| t.contains(&at))
    }

    /// Whether the token is a word that says something by itself: none of the pack's function words, and no word of fewer than three letters.
    pub(super) fn is_content(&self, at: u32) -> bool {
        let Some(token) = self.token(at) else { return false };
        if token.piece != Piece::Word || self.text(at).chars().nth(2).is_none() {
            return false;
        }
        let word = self.lexed.words[at as usize];
        let known = self.language.lexicon.knows(word);
        !known || self.nouns.iter().any(|n| n.start <= at && at < n.end)
    }

    /// Whether a word of a stretch without end or beginning stands before a time: "since 1999", قبل 2010.
    pub(super) fn since(&self, at: u32) -> bool {
        use crate::language::TimeWord;
        let open =
            |s: &Sense| matches!(s, Sense::Time(TimeWord::Since | TimeWord::Until | TimeWord::Before | TimeWord::After)).then_some(());
        let from = at.saturating_sub(2).max(self.tokens.start);
        (from..=at).any(|t| self.language.lexicon.find(self.lexed.from(t as usize, self.tokens.end as usize), open).is_some())
    }

    /// Where its figures stand, times left out.
    pub(super) fn counts(&self) -> impl Iterator<Item = Range<u32>> + '_ {
        self.figures.iter().cloned()
    }
}
