//! A number read off the text, before it is known what it counts.

use crate::values::{Bound, Number};
use std::ops::Range;

/// How a number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As a number.
    Plain,
    /// As part of a whole: "two thirds", "one in five".
    Fraction,
    /// As a rank.
    Ordinal,
    /// As a vague class: "dozens".
    Vague,
    /// As a multiple: "tripled", "ten times".
    Multiple,
}

/// A number, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    /// Its value.
    pub(super) value: Number,
    /// The high end, for words that name a range: بضعة.
    pub(super) upper: Option<Number>,
    /// The unit of its last stated digit.
    pub(super) unit: Number,
    /// Whether a scale word or decimals say how exact it is.
    pub(super) scaled: bool,
    /// What its scale words multiply by: a million for "1.2 million". A number before it in a range or list may share it.
    pub(super) scale: Number,
    /// The scale below a thousand that it ends with: a hundred for "three hundred".
    pub(super) small_scale: Number,
    /// How it is meant.
    pub(super) form: Form,
    /// Whether it is written in digits.
    pub(super) digits: bool,
    /// Whether it is one numeral without marks.
    pub(super) plain: bool,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
}

impl Amount {
    /// A number that words state exactly.
    pub(super) const fn exact(value: Number, tokens: Range<usize>) -> Self {
        Self {
            value,
            upper: None,
            unit: Number::ONE,
            scaled: false,
            scale: Number::ONE,
            small_scale: Number::ONE,
            form: Form::Plain,
            digits: false,
            plain: false,
            tokens,
        }
    }

    /// Part of a whole, exact by nature.
    pub(super) const fn fraction(value: Number, tokens: Range<usize>) -> Self {
        Self { unit: Number::ZERO, form: Form::Fraction, ..Self::exact(value, tokens) }
    }

    /// The bound that the words themselves carry: dozens are at least two dozen.
    pub(super) fn bound(&self) -> Bound {
        if self.form == Form::Vague && self.upper.is_none() { Bound::AtLeast } else { Bound::Exactly }
    }

    /// Multiplied, with the exactness it was stated with.
    pub(super) fn times(mut self, scale: Number) -> Option<Self> {
        self.value = self.value.times(scale)?;
        self.unit = self.unit.times(scale)?;
        if let Some(upper) = self.upper {
            self.upper = Some(upper.times(scale)?);
        }
        self.scale = self.scale.times(scale)?;
        self.scaled = true;
        Some(self)
    }
}
