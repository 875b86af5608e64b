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
    let before: Vec<Stem> = (floor..m.tokens.start).rev().filter_map(|t| stem_at(s, t)).collect();
    let after: Vec<Stem> = (m.number.end..ceiling).filter_map(|t| stem_at(s, t)).collect();
    let mut words: Vec<Stem> = before.iter().chain(&after).copied().collect();
    words.sort_unstable();
    words.dedup();
    let near = |side: Vec<Stem>| side.into_iter().take(NEAR).collect();
    Setting { words, before: near(before), after: near(after) }
}

/// The stem of a word that says something: no function word, no word of saying, no word of fewer than three letters.
fn stem_at(s: &Sentence<'_>, at: u32) -> Option<Stem> {
    let token = s.token(at)?;
    let says_little = || s.cued(at, &[Cue::Function, Cue::Says, Cue::SaysOn]);
    if token.piece != Piece::Word || s.text(at).chars().nth(2).is_none() || says_little() {
        return None;
    }
    s.stem(at)
}
