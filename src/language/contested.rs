//! Kinds of figures that a reader weighs by who gives them. A pack says which words tell of which.

use serde::{Deserialize, Serialize};

/// What kind of figure it is that somebody must vouch for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Contested {
    /// People dead, hurt, missing or taken.
    Victims,
    /// People arrested and charged.
    Held,
    /// People who fled or were driven out.
    Displaced,
    /// People who are ill or in want.
    Needy,
    /// People rescued and set free: of them nobody asks, whatever else the sentence tells of them.
    Spared,
    /// Soldiers.
    Troops,
    /// Money spent, lost or stolen; what was destroyed.
    Losses,
    /// Air raids and the like.
    Attacks,
    /// Who came to a demonstration.
    Crowds,
    /// What people answer when they are asked.
    Polls,
    /// How well a product or a test works.
    Accuracy,
    /// People whose number "is estimated", by nobody.
    Estimates,
}

impl Contested {
    /// Whether it is news that there was none of it: "no deaths", "no damage".
    #[must_use]
    pub const fn may_be_none(self) -> bool {
        !matches!(self, Self::Attacks | Self::Crowds | Self::Spared)
    }
}
