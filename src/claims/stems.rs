//! The stems of a story's words: figures stand close together, so that the words around one are those around the next.

use super::Stem;
use crate::language::{ByWord, Language, Word};
use crate::lexing::Lexed;
use std::cell::RefCell;

/// Stems by word, each worked out once.
#[derive(Debug, Default)]
pub(super) struct Stems(RefCell<ByWord<Stem>>);

impl Stems {
    /// The stem of a word of the text.
    pub(super) fn of(&self, language: &Language, lexed: &Lexed, word: Word) -> Stem {
        if let Some(stem) = language.lexicon.stem(word) {
            return Stem(stem);
        }
        let fresh = || Stem(language.folding.stem(lexed.interner.text(&language.lexicon, word)));
        *self.0.borrow_mut().entry(word).or_insert_with(fresh)
    }
}
