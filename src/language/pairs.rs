//! Which two words can begin a phrase, told by one look.

use super::Word;

/// Pairs of words as bits of a small table, each at a place made of both (after Bloom, "Space/time trade-offs in hash coding with allowable
/// errors", 1970, with a single hash): a pair whose bit is not set begins no phrase, and of other pairs hardly one in ten is taken for one that
/// does. Words such as "the" begin hundreds of phrases and stand everywhere: a search through these would be the dearest step of reading.
#[derive(Debug, Clone, Default)]
pub(super) struct Pairs(Vec<u32>);

/// How many words of 32 bits the table has: eight kilobytes stay close to the processor.
const SIZE: usize = 2048;

impl Pairs {
    /// From the table as it is stored.
    pub(super) fn of(table: Vec<u32>) -> Self {
        if table.len() == SIZE { Self(table) } else { Self(vec![u32::MAX; SIZE]) }
    }

    /// As it is stored.
    pub(super) fn table(&self) -> &[u32] {
        &self.0
    }

    /// Adds a pair.
    pub(super) fn add(&mut self, first: Word, second: Word) {
        self.0.resize(SIZE, 0);
        let (at, bit) = place(first, second);
        self.0[at] |= bit;
    }

    /// Whether a phrase may begin with the two.
    pub(super) fn may_begin(&self, first: Word, second: Word) -> bool {
        let (at, bit) = place(first, second);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }
}

/// Where the bit of a pair lies.
const fn place(first: Word, second: Word) -> (usize, u32) {
    let mixed = (first.0.wrapping_mul(0x9e37_79b9) ^ second.0).wrapping_mul(0x85eb_ca6b) >> 16;
    (mixed as usize >> 5 & (SIZE - 1), 1 << (mixed & 31))
}
