//! One step that leads from figures of a source to one of an article, and how it is written out.

use crate::values::Number;

/// How a figure follows from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The figures it follows from, by place in their source.
    pub from: Vec<u32>,
    /// How.
    pub working: Working,
    /// What comes out.
    pub value: Number,
}

/// How figures lead to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Working {
    /// Added up.
    Sum,
    /// The others taken from the first.
    Difference,
    /// The first as a part of the second.
    Ratio,
    /// By what part of the first it has become the second.
    Change,
    /// What shares leave of all.
    Rest,
    /// A share of the other.
    Product,
    /// What a share leaves of the other.
    Left,
}

impl Working {
    /// Writes it out: "41 + 12", "12 ÷ 41", "(41 − 12) ÷ 12", "100 − 41 − 12".
    #[must_use]
    pub fn write(self, figures: &[String]) -> String {
        match (self, figures) {
            (Self::Change, [from, to]) => format!("({to} − {from}) ÷ {from}"),
            (Self::Left, [all, part]) => format!("{all} × (1 − {part})"),
            (Self::Sum, _) => figures.join(" + "),
            (Self::Product, _) => figures.join(" × "),
            (Self::Ratio, _) => figures.join(" ÷ "),
            (Self::Rest, _) => format!("100 − {}", figures.join(" − ")),
            (Self::Difference | Self::Change | Self::Left, _) => figures.join(" − "),
        }
    }
}
