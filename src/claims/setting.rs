//! The words around a figure, as stems that can be held against those of another passage.

use super::sentence::{Sentence, long};
use super::{Setting, Stem};
use crate::extraction::Mention;
use crate::language::scan::Piece;
use crate::language::{Cue, Word};
use std::ops::Range;

/// How many tokens away a word still belongs to a figure's setting.
const REACH: u32 = 40;
/// Sentences of fewer words may be alike by chance: "He was 12."
const SENTENCE: usize = 6;
/// How many of the nearest words are kept in order on either side.
const NEAR: usize = 6;

/// The setting of a figure in its sentence.
pub(super) fn setting(s: &Sentence<'_>, m: &Mention) -> Setting {
    let floor = m.tokens.start.saturating_sub(REACH).max(s.tokens.start);
    let ceiling = m.tokens.end.saturating_add(REACH).min(s.tokens.end);
    let before = || s.stems_of(floor..m.tokens.start).rev();
    let after = || s.stems_of(m.number.end..ceiling);
    let around = (m.tokens.start - floor) + ceiling.saturating_sub(m.number.end);
    let mut words: Vec<Stem> = Vec::with_capacity(around as usize);
    words.extend(before().chain(after()));
    words.sort_unstable();
    words.dedup();
    let wording = wording(s, [floor..m.tokens.start, m.number.end..ceiling]);
    let next = s.token(m.tokens.end).filter(|t| t.piece == Piece::Word).and_then(|_| s.word(m.tokens.end));
    Setting {
        words,
        before: before().take(NEAR).collect(),
        after: after().take(NEAR).collect(),
        wording,
        first: s.stems_of(floor..m.tokens.start).next(),
        next,
        cited: if s.language.capitals { Vec::new() } else { cited(s, floor..m.tokens.start) },
    }
}

/// The words of the last quotation of at most three of them before a figure.
fn cited(s: &Sentence<'_>, before: Range<u32>) -> Vec<Word> {
    const WORDS: u32 = 3;
    let mark = |t: u32, marks: &[&str]| s.token(t).is_some_and(|k| k.piece == Piece::Mark) && marks.contains(&s.text(t));
    let Some(close) = before.clone().rev().find(|&t| mark(t, &["»", "”"])) else { return Vec::new() };
    let from = close.saturating_sub(WORDS + 1).max(before.start);
    let Some(open) = (from..close).rev().find(|&t| mark(t, &["«", "“"])) else { return Vec::new() };
    let mut words: Vec<Word> = (open + 1..close).filter_map(|t| s.word(t)).collect();
    words.sort_unstable();
    words
}

/// A sum over the words and numerals of a sentence but a figure, in order; nought where they are few.
fn wording(s: &Sentence<'_>, sides: [Range<u32>; 2]) -> u64 {
    let (mut n, mut sum) = (0, 0_u64);
    for side in sides {
        let side = side.start as usize..side.end.min(s.tokens.end) as usize;
        let tokens = s.lexed.tokens.get(side.clone()).unwrap_or(&[]);
        let words = s.lexed.words.get(side).unwrap_or(&[]);
        for (_, word) in tokens.iter().zip(words).filter(|(t, _)| matches!(t.piece, Piece::Word | Piece::Numeral)) {
            n += 1;
            sum = (sum.rotate_left(5) ^ u64::from(word.0)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
    }
    if n < SENTENCE { 0 } else { sum }
}

/// The stem of a word that says something: no function word, no word of saying, no word of fewer than three letters.
pub(super) fn stem_at(s: &Sentence<'_>, at: u32) -> Option<Stem> {
    let token = s.token(at)?;
    let says_little = || s.cued(at, &[Cue::Function, Cue::Says, Cue::SaysOn]);
    if token.piece != Piece::Word || !long(s.text(at)) || says_little() {
        return None;
    }
    s.stem(at)
}
