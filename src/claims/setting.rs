//! The words around a figure, as stems that can be held against those of another passage.

use super::sentence::Sentence;
use super::{Setting, Stem};
use crate::extraction::Mention;
use crate::language::Cue;
use crate::language::scan::Piece;

/// How many tokens away a word still belongs to a figure's setting.
const REACH: u32 = 40;
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
    Setting { words, before: before().take(NEAR).collect(), after: after().take(NEAR).collect() }
}

/// The stem of a word that says something: no function word, no word of saying, no word of fewer than three letters.
pub(super) fn stem_at(s: &Sentence<'_>, at: u32) -> Option<Stem> {
    let token = s.token(at)?;
    let says_little = || s.cued(at, &[Cue::Function, Cue::Says, Cue::SaysOn]);
    if token.piece != Piece::Word || s.text(at).chars().nth(2).is_none() || says_little() {
        return None;
    }
    s.stem(at)
}
