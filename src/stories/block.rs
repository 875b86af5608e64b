//! What the words of one block look like.

use crate::document::{Document, Role};
use crate::language::scan::Piece;
use crate::language::{Cue, Language, Sense};
use crate::lexing::Lexed;
use std::ops::Range;

/// A dateline has at most this many tokens …
const DATE_TOKENS: usize = 18;
/// … and at most this many words beside its numerals.
const DATE_WORDS: usize = 9;
/// A label ends within this many tokens: "Photo:", "Read more from our desk:".
const LABEL: usize = 6;

/// The blocks of a document.
#[derive(Clone, Copy)]
pub(super) struct Blocks<'a> {
    pub(super) language: &'a Language,
    pub(super) document: &'a Document,
    pub(super) lexed: &'a Lexed,
}

impl<'a> Blocks<'a> {
    pub(super) fn role(self, block: usize) -> Option<Role> {
        self.document.blocks.get(block).map(|b| b.role)
    }

    /// The tokens of a block.
    pub(super) fn tokens(self, block: usize) -> Range<usize> {
        let sentences = &self.lexed.sentences;
        let at = |b: usize| sentences.partition_point(|s| (s.block as usize) < b);
        let (first, last) = (at(block), at(block + 1));
        match (sentences.get(first), last.checked_sub(1).and_then(|l| sentences.get(l))) {
            (Some(a), Some(b)) if first < last => a.tokens.start as usize..b.tokens.end as usize,
            _ => 0..0,
        }
    }

    fn text(self, token: usize) -> &'a str {
        self.lexed.tokens[token].span.slice(&self.document.prose)
    }

    fn piece(self, token: usize) -> Piece {
        self.lexed.tokens[token].piece
    }

    /// How many words it has; it is not looked at further than a headline is long.
    pub(super) fn words(self, block: usize) -> usize {
        self.tokens(block).take(40).filter(|&t| self.piece(t) == Piece::Word).count()
    }

    /// Whether the block begins with one of the cues; a bullet, bracket or quotation mark may stand before.
    pub(super) fn begins(self, block: usize, cues: &[Cue]) -> bool {
        let tokens = self.tokens(block);
        let first = tokens.clone().take(3).find(|&t| self.piece(t) == Piece::Word).unwrap_or(tokens.start);
        self.language.lexicon.cue(self.lexed.from(first, tokens.end), cues).is_some()
    }

    /// Whether a colon closes the first few words: "Source: Reuters".
    pub(super) fn labelled(self, block: usize) -> bool {
        self.tokens(block).take(LABEL).any(|t| matches!(self.text(t), ":" | "|"))
    }

    /// Whether the block has at most so many tokens and ends without the marks that end a sentence, as headlines do.
    pub(super) fn unfinished(self, block: usize, most: usize) -> bool {
        let tokens = self.tokens(block);
        let last = tokens.clone().last().map(|t| self.text(t));
        tokens.len() <= most && last.is_some_and(|l| !matches!(l, "." | "…" | ":" | "؛" | ";" | ","))
    }

    /// Whether a quotation mark stands in the block.
    pub(super) fn quotes(self, block: usize) -> bool {
        self.lexed.quotes(&self.document.prose, self.tokens(block))
    }

    /// A short line that is mostly a date: a printed year beside a month, or one that says when the page was updated.
    pub(super) fn is_date(self, block: usize) -> bool {
        let tokens = self.tokens(block);
        if tokens.len() > DATE_TOKENS || self.words(block) > DATE_WORDS {
            return false;
        }
        let year = |t: usize| {
            let digits = self.text(t).chars().count();
            self.piece(t) == Piece::Numeral && (digits == 4 || digits == 10)
        };
        let month = |s: &Sense| matches!(s, Sense::Month(..) | Sense::Cue(Cue::FurnitureUpdated)).then_some(());
        let slash = |t: usize| matches!(self.text(t), "/" | "-") && t > tokens.start && self.piece(t - 1) == Piece::Numeral;
        let named = |t: usize| self.language.lexicon.find(self.lexed.from(t, tokens.end), month).is_some();
        tokens.clone().any(year) && tokens.clone().any(|t| named(t) || slash(t)) && !self.is_sentence(block)
    }

    /// Whether the block ends with a full stop: "The harbour reopened in May 2019." A bracket or quotation mark may stand behind it.
    pub(super) fn is_sentence(self, block: usize) -> bool {
        let closes = |t: &usize| matches!(self.text(*t), "\"" | "”" | "’" | "'" | "»" | ")" | "]");
        self.tokens(block).rev().take(3).find(|t| !closes(t)).is_some_and(|t| matches!(self.text(t), "." | "!" | "?" | "؟"))
    }
}
