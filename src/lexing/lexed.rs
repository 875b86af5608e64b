//! Tokens of a text, in arrays that run side by side.

use super::sentences;
use crate::language::scan::{self, Piece};
use crate::language::{Clitics, Gist, Interner, Language, Readings, Word};
use crate::text::ProseSpan;
use std::cell::Cell;
use std::ops::Range;

/// A word, a numeral or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: ProseSpan,
    /// What it is made of.
    pub piece: Piece,
    /// What was written on the word and taken off: و, ال, 's.
    pub clitics: Clitics,
    /// What its word can begin.
    pub gist: Gist,
    flags: u8,
}

/// A property of a token's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Flag {
    /// No space stands before it.
    Glued = 1,
    /// It starts with a capital letter.
    Capital = 2,
    /// All its letters are capitals, and there are at least two.
    Capitals = 4,
    /// A line ends before it.
    NewLine = 8,
}

impl Token {
    /// Whether it has the property.
    #[must_use]
    pub const fn is(&self, flag: Flag) -> bool {
        self.flags & flag as u8 != 0
    }
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, by place.
    pub tokens: Range<u32>,
    /// The block it lies in, by place in what was lexed.
    pub block: u32,
}

/// A text in tokens.
#[derive(Debug)]
pub struct Lexed {
    /// The tokens.
    pub tokens: Vec<Token>,
    /// The word of each token, folded and without clitics. Numerals have the word of their spelling.
    pub words: Vec<Word>,
    /// The sentences, in order.
    pub sentences: Vec<Sentence>,
    /// The spellings of unknown words.
    pub interner: Interner,
}

impl Lexed {
    /// The words from a token on, to the end of its sentence at most: for [`crate::language::Lexicon::at`].
    #[must_use]
    pub fn from(&self, token: usize, end: usize) -> &[Word] {
        self.words.get(token..end.min(self.words.len())).unwrap_or(&[])
    }

    /// The span of a range of tokens.
    #[must_use]
    pub fn span(&self, tokens: Range<usize>) -> ProseSpan {
        match (self.tokens.get(tokens.start), self.tokens.get(tokens.end.saturating_sub(1))) {
            (Some(a), Some(b)) if tokens.start < tokens.end => a.span.join(b.span),
            (Some(a), _) => ProseSpan::new(a.span.start, a.span.start),
            _ => ProseSpan::default(),
        }
    }

    /// The sentence that holds a token, by place.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end as usize <= token).min(self.sentences.len().saturating_sub(1))
    }

    /// Where the first token at or after a byte of the prose stands.
    #[must_use]
    pub fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.end <= byte)
    }
}

fn flags(text: &[u8], before: usize, token: Range<usize>) -> u8 {
    let mut flags = 0;
    if before == token.start {
        flags |= Flag::Glued as u8;
    } else if text[before..token.start].iter().any(|b| matches!(b, b'\n' | b'\r')) {
        flags |= Flag::NewLine as u8;
    }
    flags
}

/// Which letters of a word are capitals.
fn capitals(text: &str, word: &Range<usize>) -> u8 {
    let bytes = &text.as_bytes()[word.clone()];
    let letters = || text[word.clone()].chars();
    // Nearly all words begin with a small letter, or go on with one behind a capital: two bytes tell.
    let first = bytes.first().copied().unwrap_or_default();
    if first.is_ascii_lowercase() || !first.is_ascii() && !letters().next().is_some_and(char::is_uppercase) {
        return 0;
    }
    let small = || bytes.get(1).is_some_and(u8::is_ascii_lowercase) || letters().any(char::is_lowercase);
    if bytes.len() > 1 && !small() { Flag::Capital as u8 | Flag::Capitals as u8 } else { Flag::Capital as u8 }
}

/// Splits blocks of prose into tokens and sentences. `blocks` are sorted and do not overlap.
#[must_use]
pub fn lex(language: &Language, prose: &str, blocks: &[ProseSpan]) -> Lexed {
    let guess = blocks.iter().map(|b| b.len() as usize).sum::<usize>() / 4;
    let mut lexed = Lexed {
        tokens: Vec::with_capacity(guess),
        words: Vec::with_capacity(guess),
        sentences: Vec::with_capacity(guess / 16),
        // Of five words hardly one is both new and unknown.
        interner: Interner::new(&language.lexicon, guess / 4),
    };
    Readings::keeping(language, |readings| {
        for (&block, number) in blocks.iter().zip(0..) {
            let first = lexed.tokens.len();
            let (base, text) = (block.start as usize, block.slice(prose));
            let mut at = 0;
            while let Some((piece, range)) = scan::next(text, at) {
                let mut flags = flags(text.as_bytes(), at, range.clone());
                if language.capitals && piece == Piece::Word {
                    flags |= capitals(text, &range);
                }
                at = range.end;
                let span = ProseSpan::of(base + range.start..base + range.end);
                lexed.tokens.push(Token { span, piece, clitics: Clitics::NONE, gist: Gist::NONE, flags });
            }
            let words = (&mut lexed.interner, &language.lexicon, &language.folding);
            // Spans are read ahead of the words that are told.
            let tokens = Cell::from_mut(&mut lexed.tokens[first..]).as_slice_of_cells();
            readings.resolve(
                words,
                prose,
                tokens.len(),
                |n| tokens[n].get().span.range(),
                |n, word, clitics, gist| {
                    lexed.words.push(word);
                    tokens[n].set(Token { clitics, gist, ..tokens[n].get() });
                },
            );
            sentences::split(language, prose, &mut lexed, first, number);
        }
    });
    part_joined(language, &mut lexed);
    lexed
}

/// Takes off unknown words what is written on their fronts, where the same text has them bare: ونور is نور with a conjunction in a story
/// that speaks of نور.
fn part_joined(language: &Language, lexed: &mut Lexed) {
    let Some(joined) = lexed.interner.joined(&language.folding) else { return };
    for (token, word) in lexed.tokens.iter_mut().zip(&mut lexed.words) {
        if let Some(&Some((bare, clitics))) = joined.get(lexed.interner.unknown(*word)) {
            *word = bare;
            token.clitics = token.clitics.and(clitics);
        }
    }
}
