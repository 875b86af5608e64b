//! What one part of a story gives for a rule that asks all of its parts for one value.

use crate::extraction::Measure;
use crate::text::ProseSpan;
use crate::values::Quantity;

/// The first figure of a part that a rule selects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The rule.
    pub rule: String,
    /// The amount.
    pub quantity: Quantity,
    /// Its unit; none for counts.
    pub measure: Option<Measure>,
    /// Where it stands in that part.
    pub span: ProseSpan,
    /// What it is about, whatever its place: subject, value, unit.
    pub identity: String,
}
