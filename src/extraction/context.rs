//! What a reader looks at: one sentence of a text, with its language and the units.

use crate::language::scan::Piece;
use crate::language::{Clitics, Cue, Gist, Language, Measures, Sense, Starts, TimeSet, TimeWord, Word};
use crate::lexing::{Flag, Lexed, Token};
use crate::text::ProseSpan;
use chrono::NaiveDate;
use std::ops::Range;

/// One sentence of a lexed text. Places are those of tokens in the whole text; nothing looks beyond the sentence.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    /// The language.
    pub language: &'a Language,
    /// The units of measure and the currencies.
    pub measures: &'a Measures,
    /// The text.
    pub prose: &'a str,
    /// Its tokens.
    pub lexed: &'a Lexed,
    /// The publication date, where known.
    pub published: Option<NaiveDate>,
    /// The sentence, by place.
    pub sentence: u32,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// All tokens of the text up to its end, and their words: a place is looked up in them thousands of times.
    upto: (&'a [Token], &'a [Word]),
}

impl<'a> Context<'a> {
    /// A sentence of a text, by place.
    #[must_use]
    pub fn of(
        (language, measures): (&'a Language, &'a Measures),
        (prose, lexed): (&'a str, &'a Lexed),
        published: Option<NaiveDate>,
        sentence: u32,
    ) -> Self {
        let tokens = lexed.sentences.get(sentence as usize).map_or(0..0, |s| s.tokens.start as usize..s.tokens.end as usize);
        let upto = (lexed.tokens.get(..tokens.end).unwrap_or(&[]), lexed.words.get(..tokens.end).unwrap_or(&[]));
        Self { language, measures, prose, lexed, published, sentence, tokens, upto }
    }

    /// The token at a place in the sentence.
    #[must_use]
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        if at < self.tokens.start { None } else { self.upto.0.get(at) }
    }

    /// The words from a place on, to the end of the sentence.
    fn from(&self, at: usize) -> &'a [Word] {
        self.upto.1.get(at..).unwrap_or(&[])
    }

    /// What the token is made of.
    #[must_use]
    pub fn piece(&self, at: usize) -> Option<Piece> {
        self.token(at).map(|t| t.piece)
    }

    /// The token as it is spelt; nothing beyond the sentence.
    #[must_use]
    pub fn text(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |t| t.span.slice(self.prose))
    }

    /// The character of a mark; none for anything else.
    #[must_use]
    pub fn mark(&self, at: usize) -> Option<char> {
        let token = self.token(at).filter(|t| t.piece == Piece::Mark)?;
        token.span.slice(self.prose).chars().next()
    }

    /// Whether the token is this mark.
    #[must_use]
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.mark(at) == Some(mark)
    }

    /// Whether the token is a hyphen or a dash.
    #[must_use]
    pub fn is_dash(&self, at: usize) -> bool {
        self.mark(at).is_some_and(|c| matches!(c, '-' | '‐' | '‑' | '–' | '—' | '−' | '~'))
    }

    /// Whether no space stands before the token.
    #[must_use]
    pub fn glued(&self, at: usize) -> bool {
        at > self.tokens.start && self.token(at).is_some_and(|t| t.is(Flag::Glued))
    }

    /// Whether the token has a property of form.
    #[must_use]
    pub fn is(&self, at: usize, flag: Flag) -> bool {
        self.token(at).is_some_and(|t| t.is(flag))
    }

    /// The folded word of a token.
    #[must_use]
    pub fn word(&self, at: usize) -> Option<Word> {
        self.token(at).map(|_| self.lexed.words[at])
    }

    /// What the word at a place, or a phrase that starts there, can begin.
    #[must_use]
    pub fn starts(&self, at: usize) -> Starts {
        // Most words of a text begin nothing, and the token tells.
        match self.token(at) {
            Some(token) if token.gist != Gist::NONE => self.language.lexicon.starts(self.lexed.words[at]),
            _ => Starts::NONE,
        }
    }

    /// Whether the word at a place can begin anything of a kind.
    #[must_use]
    pub fn gist(&self, at: usize) -> Gist {
        self.token(at).map_or(Gist::NONE, |t| t.gist)
    }

    /// What the longest phrase at a place means for which `wanted` gives something, with its length in tokens. `wanted` gives nothing for
    /// senses of other kinds than these: most words begin none of them, and a look into a table tells.
    pub fn find<T>(&self, at: usize, kinds: Starts, wanted: impl Fn(&Sense) -> Option<T>) -> Option<(usize, T)> {
        if !self.starts(at).any(kinds) {
            return None;
        }
        self.language.lexicon.find_of(self.from(at), kinds, wanted)
    }

    /// Whether the word at a place, or a phrase that starts there, has this sense; with the length of the longest one.
    #[must_use]
    pub fn sense(&self, at: usize, sense: Sense) -> Option<usize> {
        match sense {
            Sense::Cue(cue) => self.cue(at, cue),
            Sense::Time(word) => self.time(at, word),
            _ => self.find(at, Starts::of(&sense), |s| (*s == sense).then_some(())).map(|(len, ())| len),
        }
    }

    /// The length of the longest phrase at a place that is this word of time.
    #[must_use]
    pub fn time(&self, at: usize, word: TimeWord) -> Option<usize> {
        if !self.times(at).has(word) {
            return None;
        }
        self.language.lexicon.time(self.from(at), word)
    }

    /// The words of time that the word at a place, or a phrase that starts there, can be.
    #[must_use]
    pub fn times(&self, at: usize) -> TimeSet {
        match self.token(at) {
            Some(token) if token.gist.any(Gist::TIMED) => self.language.lexicon.times(self.lexed.words[at]),
            _ => TimeSet::default(),
        }
    }

    /// What is written on the word at a place.
    #[must_use]
    pub fn clitics(&self, at: usize) -> Clitics {
        self.token(at).map_or(Clitics::NONE, |t| t.clitics)
    }

    /// What a token stands for that is nothing but what is written on the front of words, right before a numeral: وبـ20.
    #[must_use]
    pub fn front(&self, at: usize) -> Option<Clitics> {
        let token = self.token(at).filter(|t| t.piece == Piece::Word && t.span.len() <= 12)?;
        self.language.folding.front(token.span.slice(self.prose))
    }

    /// The length of the longest phrase at a place that has this cue.
    #[must_use]
    pub fn cue(&self, at: usize, cue: Cue) -> Option<usize> {
        // Most words begin no cue at all, and a look at the token tells.
        if !self.gist(at).any(Gist::TELLS) {
            return None;
        }
        self.language.lexicon.cue(self.from(at), &[cue])
    }

    /// The length of the longest phrase with this cue that ends right before a place, up to four tokens long.
    #[must_use]
    pub fn cue_before(&self, end: usize, cue: Cue) -> Option<usize> {
        (1..=4).rev().find(|&len| end >= self.tokens.start + len && self.cue(end - len, cue).is_some_and(|l| l == len))
    }

    /// The span of a range of tokens.
    #[must_use]
    pub fn span(&self, tokens: Range<usize>) -> ProseSpan {
        self.lexed.span(tokens)
    }

    /// A numeral of at most nine digits with nothing between them, and how many digits it has: `2024` is (2024, 4).
    #[must_use]
    pub fn plain(&self, at: usize) -> Option<(u32, usize)> {
        let token = self.token(at).filter(|t| t.piece == Piece::Numeral)?;
        let (mut value, mut count) = (0_u32, 0);
        for c in token.span.slice(self.prose).chars() {
            value = value.checked_mul(10)?.checked_add(super::digits::digit(c)?)?;
            count += 1;
        }
        (count <= 9).then_some((value, count))
    }
}
