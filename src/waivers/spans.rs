//! Stretches of a text, to be asked which of them others touch, in no time that grows with their product.

use crate::text::ProseSpan;

/// Stretches by their start, each with the farthest end of those up to it.
#[derive(Debug, Default)]
pub(super) struct Spans(Vec<(u32, u32)>);

impl Spans {
    /// Of some stretches, in any order.
    pub(super) fn of(spans: impl IntoIterator<Item = ProseSpan>) -> Self {
        let mut all: Vec<(u32, u32)> = spans.into_iter().map(|s| (s.start, s.end)).collect();
        all.sort_unstable();
        let mut farthest = 0;
        for (_, end) in &mut all {
            farthest = farthest.max(*end);
            *end = farthest;
        }
        Self(all)
    }

    /// Whether one of them overlaps a stretch.
    pub(super) fn touch(&self, span: ProseSpan) -> bool {
        let before = self.0.partition_point(|(start, _)| *start < span.end);
        self.0[..before].last().is_some_and(|(_, end)| *end > span.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_touch_as_one_by_one_they_overlap() {
        let spans = [(5, 7), (0, 20), (30, 31), (8, 8)].map(|(a, b)| ProseSpan::new(a, b));
        let all = Spans::of(spans);
        for (a, b) in (0..35).flat_map(|a| (a..36).map(move |b| (a, b))) {
            let span = ProseSpan::new(a, b);
            assert_eq!(all.touch(span), spans.iter().any(|s| s.overlaps(span)), "{a}..{b}");
        }
        assert!(!Spans::default().touch(ProseSpan::new(0, 1)));
    }
}
