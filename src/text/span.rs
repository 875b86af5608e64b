//! Half-open byte ranges whose coordinate system is a type.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Range;

/// Coordinates in the prose: what a reader reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prose {}

/// Coordinates in the source: the file as decoded to UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {}

/// A half-open range of UTF-8 bytes in the coordinates `C`.
///
/// A span of the prose cannot be used where one of the source is wanted: mixing the two is a compile error, not a
/// wrong underline. Habit taken from harper's `Span`.
pub struct Span<C> {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    coordinates: PhantomData<C>,
}

/// A span of the prose.
pub type ProseSpan = Span<Prose>;
/// A span of the source.
pub type SourceSpan = Span<Source>;

impl<C> Span<C> {
    /// The span from `start` to `end`; an end before the start gives the empty span at `start`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        let end = if end < start { start } else { end };
        Self { start, end, coordinates: PhantomData }
    }

    /// The span of a range of byte offsets. Texts are capped far below 4 GiB before they get here.
    #[must_use]
    pub fn of(range: Range<usize>) -> Self {
        let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self::new(clip(range.start), clip(range.end))
    }

    /// The same as a range of `usize`, for slicing.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether no byte lies in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words there; empty when the span does not lie in `text` on character borders.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// Whether the two share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

// By hand, so that `C` needs no traits of its own.
impl<C> Clone for Span<C> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<C> Copy for Span<C> {}
impl<C> PartialEq for Span<C> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}
impl<C> Eq for Span<C> {}
impl<C> Hash for Span<C> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.start, self.end).hash(state);
    }
}
impl<C> PartialOrd for Span<C> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<C> Ord for Span<C> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}
impl<C> fmt::Debug for Span<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
impl<C> Default for Span<C> {
    fn default() -> Self {
        Self::new(0, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlap_and_containment_are_half_open() {
        let a = ProseSpan::new(0, 4);
        assert!(!a.overlaps(ProseSpan::new(4, 6)));
        assert!(a.overlaps(ProseSpan::new(3, 6)));
        assert!(a.contains(ProseSpan::new(1, 4)));
        assert!(!a.contains(ProseSpan::new(1, 5)));
    }

    #[test]
    fn a_span_outside_the_text_quotes_nothing() {
        assert_eq!(ProseSpan::new(0, 9).slice("ab"), "");
        assert_eq!(ProseSpan::new(1, 2).slice("é"), "");
        assert_eq!(ProseSpan::new(0, 2).slice("é"), "é");
    }
}
