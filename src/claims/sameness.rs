//! Whether two claims can come from one mouth.

use super::Claim;

/// How the speakers of two claims stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sameness {
    /// One speaker, or a body and somebody who speaks for it.
    Same,
    /// Nothing parts them: one of them is not named, or is the article itself.
    MayBe,
    /// Two named speakers with nothing in common.
    Different,
}

/// Compares the speakers of two claims. No speaker is compatible with any.
#[must_use]
pub fn same_speaker(a: &Claim, b: &Claim) -> Sameness {
    let (Some(x), Some(y)) = (&a.speaker, &b.speaker) else { return Sameness::MayBe };
    let (p, q) = (&x.stems, &y.stems);
    if p.iter().any(|w| q.contains(w)) {
        Sameness::Same
    } else if !x.sure || !y.sure || x.vague || y.vague || p.is_empty() || q.is_empty() {
        Sameness::MayBe
    } else {
        Sameness::Different
    }
}
