//! The words around a figure, as stems that can be held against those of another passage.

use super::sentence::{Sentence, long};
use super::{Setting, Stem};
use crate::extraction::Mention;
use crate::language::scan::Piece;
use crate::language::{Cue, Word};

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
    let wording = wording(s, (floor..m.tokens.start).chain(m.number.end..ceiling));
    Setting { words, before: before().take(NEAR).collect(), after: after().take(NEAR).collect(), wording }
}

/// A sum over the words and numerals of a sentence but a figure, in order; nought where they are few.
fn wording(s: &Sentence<'_>, tokens: impl Iterator<Item = u32>) -> u64 {
    let spoken = |&t: &u32| s.token(t).is_some_and(|t| matches!(t.piece, Piece::Word | Piece::Numeral));
    let mix = |(n, sum): (usize, u64), word: Word| (n + 1, (sum.rotate_left(5) ^ u64::from(word.0)).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let (n, sum) = tokens.filter(spoken).filter_map(|t| s.word(t)).fold((0, 0), mix);
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
