//! Two texts of one story in two languages. Their words cannot be held against each other, but what is said of things has the same names in
//! every language: a figure is compared where both texts tell of one single value for it.

use super::point::{Point, Points, Value};
use super::{Fit, Term, fit};
use crate::claims::Scope;
use crate::language::{Dimension, Measures};
use crate::values::{Number, Quantity, slip_between};

/// So many sentences at the head of a text tell what the story is.
const LEAD: u32 = 4;

/// Texts of more figures than this are books: in them a figure is hardly alone, and looking would take long.
const MANY: usize = 2_000;

/// The figure of a text in another language that is said of the same as an article's, and how the article's stands to it.
pub(super) fn abroad(measures: &Measures, article: &Points, a: &Point, source: &Points) -> Option<(Fit, u32)> {
    if article.all.len().max(source.all.len()) > MANY {
        return None;
    }
    let here = alone(measures, article, a, a)?;
    let (b, n) = source.all.iter().zip(0_u32..).find(|(b, _)| alike(measures, a, b) && amount(b).is_some())?;
    let there = alone(measures, source, a, b)?;
    let fit = fit(measures, a, b);
    // A version may leave out one toll and tell another: only what both tell first, or what a plain slip tells apart, is one figure.
    let first = a.sentence < LEAD && b.sentence < LEAD;
    let told = fit.bears_out() || fit == Fit::Apart && (first || slip_between(here, there).is_some());
    told.then_some((fit, n))
}

/// The one value that a text has for what is said of a figure; none where it has several.
fn alone(measures: &Measures, text: &Points, a: &Point, of: &Point) -> Option<Number> {
    let value = amount(of)?.value;
    let same = |p: &Point| matches!(&p.value, Value::Amount(q, _) if q.value == value);
    text.all.iter().filter(|p| alike(measures, a, p)).all(same).then_some(value)
}

/// Whether the same is said of two figures, in whatever language: both died, both are jets, both are sums that were lent.
fn alike(measures: &Measures, a: &Point, b: &Point) -> bool {
    let dimension = |p: &Point| match &p.value {
        Value::Amount(_, Some(m)) => Some((measures.unit(m.unit).dimension, m.per.is_some())),
        _ => None,
    };
    let nearest = a.frames.first().zip(b.frames.first()).is_some_and(|(x, y)| x == y);
    let told = dimension(a).is_none_or(|(d, _)| matches!(d, Dimension::Money | Dimension::Share | Dimension::Length | Dimension::Area));
    nearest && told && matches!(b.value, Value::Amount(..)) && dimension(a) == dimension(b) && classed(&a.classes, &b.classes)
}

/// Whether both count things of one class, or one leaves the noun to what is said of it: "12 killed".
fn classed(a: &[Term], b: &[Term]) -> bool {
    a.is_empty() || b.is_empty() || a.iter().any(|c| b.contains(c))
}

/// The amount of a figure that speaks of the whole, and is exact enough to be compared.
fn amount(p: &Point) -> Option<&Quantity> {
    match &p.value {
        Value::Amount(q, _) if !p.loose && matches!(p.scope, Scope::Whole | Scope::Total) && q.value > Number::ONE => Some(q),
        _ => None,
    }
}
