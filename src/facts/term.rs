//! Words that can be compared across texts.

use crate::language::{Language, Word};
use crate::lexing::Lexed;

/// A word's folded lemma, known by a hash of its spelling: two texts have no word numbers in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(pub u64);

/// So many letters are taken for a word's stem: "sentence", "sentenced", "sentencing".
const STEM: usize = 5;

impl Term {
    /// Of a folded spelling (FNV-1a).
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)))
    }

    /// What is said of things has names of its own, which are nobody's words.
    #[must_use]
    pub const fn other(self) -> Self {
        Self(!self.0)
    }

    /// Of what a word of a text shares with its other forms: how it begins.
    #[must_use]
    pub fn stem(language: &Language, lexed: &Lexed, word: Word) -> Self {
        let lemma = lexed.interner.text(&language.lexicon, lexed.interner.lemma(word));
        Self::of(lemma.char_indices().nth(STEM).map_or(lemma, |(end, _)| &lemma[..end]))
    }

    /// Of a word of a text: its lemma's.
    #[must_use]
    pub fn word(language: &Language, lexed: &Lexed, word: Word) -> Self {
        Self::of(lexed.interner.text(&language.lexicon, lexed.interner.lemma(word)))
    }
}
