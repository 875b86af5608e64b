//! The piecewise map from prose to source.

use super::{ProseSpan, SourceSpan};

/// Which part of the input a piece of source lies in. A batch's document has a title beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// The text itself; the whole file for everything but a batch's title.
    #[default]
    Text,
    /// The title of a batch's document.
    Title,
}

/// A stretch of prose and the stretch of source that it was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the prose.
    pub prose: ProseSpan,
    /// Where it stands in the source.
    pub source: SourceSpan,
    /// Which part of the input.
    pub part: Part,
    /// Copied byte for byte (offsets run along), or replaced as a whole (an entity, a line break turned into a space).
    pub copied: bool,
}

/// A stretch of source in one part of the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which part of the input.
    pub part: Part,
    /// Where in that part.
    pub span: SourceSpan,
}

/// Pieces in the order of the prose; prose that has no piece (a blank line put between two blocks) has no source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Map {
    pieces: Vec<Piece>,
}

impl Map {
    /// A map of pieces that are sorted by their place in the prose and do not overlap there.
    #[must_use]
    pub fn new(pieces: Vec<Piece>) -> Self {
        debug_assert!(pieces.windows(2).all(|w| w[0].prose.end <= w[1].prose.start));
        Self { pieces }
    }

    /// The map of a text whose prose is its source, of `len` bytes.
    #[must_use]
    pub fn identity(len: u32) -> Self {
        let piece = Piece { prose: ProseSpan::new(0, len), source: SourceSpan::new(0, len), part: Part::Text, copied: true };
        Self { pieces: vec![piece] }
    }

    /// The pieces.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The source of a span of prose: from the source of its first mapped byte to that of its last, within one part.
    /// None when no byte of it has a source.
    #[must_use]
    pub fn source(&self, span: ProseSpan) -> Option<Place> {
        let first = self.pieces.partition_point(|p| p.prose.end <= span.start);
        let mut place: Option<Place> = None;
        for p in self.pieces[first..].iter().take_while(|p| p.prose.start < span.end.max(span.start + 1)) {
            let found = if p.copied {
                let from = span.start.max(p.prose.start) - p.prose.start;
                let to = span.end.clamp(p.prose.start, p.prose.end) - p.prose.start;
                SourceSpan::new(p.source.start + from, p.source.start + to)
            } else {
                p.source
            };
            match &mut place {
                None => place = Some(Place { part: p.part, span: found }),
                Some(have) if have.part == p.part => have.span = have.span.join(found),
                Some(_) => break,
            }
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `<b>25</b>&nbsp;jets` reads "25 jets".
    fn bold() -> Map {
        let piece = |p: (u32, u32), s: (u32, u32), copied| Piece {
            prose: ProseSpan::new(p.0, p.1),
            source: SourceSpan::new(s.0, s.1),
            part: Part::Text,
            copied,
        };
        Map::new(vec![piece((0, 2), (3, 5), true), piece((2, 4), (9, 15), false), piece((4, 8), (15, 19), true)])
    }

    #[test]
    fn a_span_over_several_pieces_takes_in_all_their_source() {
        assert_eq!(bold().source(ProseSpan::new(0, 8)).map(|p| p.span), Some(SourceSpan::new(3, 19)));
        assert_eq!(bold().source(ProseSpan::new(5, 7)).map(|p| p.span), Some(SourceSpan::new(16, 18)));
        assert_eq!(bold().source(ProseSpan::new(2, 4)).map(|p| p.span), Some(SourceSpan::new(9, 15)));
    }

    #[test]
    fn prose_without_source_has_no_place() {
        assert_eq!(bold().source(ProseSpan::new(8, 10)), None);
    }
}
