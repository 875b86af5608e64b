//! What sort of figure a point is: whether a source should have it, and how much it says that one does.

use super::point::{Point, Value};
use crate::extraction::Kind;
use crate::values::Number;

/// What sort of figure is weighed, for the words around it tell other things of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// So many of something, a rank, a name.
    Count,
    /// A sum, a share, a length of time, an age.
    Measure,
    /// A date.
    Time,
}

/// The sort of a point.
pub(super) fn sort(a: &Point) -> Sort {
    match a.kind {
        Kind::Date | Kind::Interval => Sort::Time,
        Kind::Money | Kind::Percent | Kind::Duration | Kind::Age | Kind::Fraction => Sort::Measure,
        _ => Sort::Count,
    }
}

/// Whether it is rounded to a single digit of its word of size, so that it may lie on either side: "over 3 billion" of a source's "3bn".
pub(super) fn coarse(b: &Point) -> bool {
    let Value::Amount(q, _) = &b.value else { return false };
    q.scaled && q.value.divide(q.value.trailing_unit()).is_some_and(|d| d.abs() < Number::whole(10))
}

/// Whether a number is too particular to stand in a source by chance.
pub(super) fn telling(a: &Point) -> bool {
    match &a.value {
        Value::Amount(q, None) => q.value >= Number::whole(100),
        Value::Amount(q, _) => q.value.divide(q.value.trailing_unit()).is_some_and(|d| d.abs() >= Number::whole(100)),
        _ => false,
    }
}

/// Whether a count is of two digits and not round, so that few texts have it twice: 47.
pub(super) fn odd(a: &Point) -> bool {
    matches!(&a.value, Value::Amount(q, None) if q.value > Number::whole(20) && q.value.trailing_unit() == Number::ONE)
}

/// Whether a count is over ten and not round.
pub(super) fn teen(a: &Point) -> bool {
    matches!(&a.value, Value::Amount(q, None) if q.value > Number::whole(10) && q.value.trailing_unit() == Number::ONE)
}

/// Whether the very value in a source bears it out however close another stands: it is too large for chance, names who is meant, or is a
/// rank, of which a text has few.
pub(super) fn sure(a: &Point) -> bool {
    telling(a) || meant(a) || matches!(a.value, Value::Rank(_))
}

/// Whether it names who is meant: "the 60-year-old" of a source's "the 60-year-old", however close another's age stands.
fn meant(a: &Point) -> bool {
    a.kind == Kind::Age && a.definite
}

/// Whether it is so many units or a rank, which nobody counts in passing; "a decade", "a month" is a manner of speaking.
pub(super) fn particular(a: &Point) -> bool {
    matches!(a.value, Value::Rank(_) | Value::Amount(_, Some(_))) && !a.passing
}

/// Whether it is "the first", or a length of time of fewer than ten whole units, which any writer reckons by the way: "five minutes after the
/// equaliser", "two years ago".
pub(super) fn by_the_way(a: &Point) -> bool {
    match &a.value {
        Value::Rank(q) => q.value <= Number::ONE,
        Value::Amount(q, Some(_)) => a.kind == Kind::Duration && q.value < Number::whole(10) && q.value.is_whole() && q.upper.is_none(),
        _ => false,
    }
}

/// Whether it is a sum of money or a share.
pub(super) fn summed(a: &Point) -> bool {
    matches!(a.kind, Kind::Money | Kind::Percent) && !a.passing
}

/// Whether the two are of one kind, so that it was compared already.
pub(super) fn comparable(a: &Point, b: &Point) -> bool {
    a.kind == b.kind && std::mem::discriminant(&a.value) == std::mem::discriminant(&b.value)
}

/// The number that a point is known by.
pub(super) fn number(p: &Point) -> Option<Number> {
    match &p.value {
        Value::Amount(q, _) | Value::Rank(q) => Some(q.value),
        Value::Time(_) | Value::Name(..) => None,
    }
}

/// The numbers that stand in a point.
pub(super) fn numbers(p: &Point) -> Vec<Number> {
    match &p.value {
        Value::Amount(q, _) | Value::Rank(q) => vec![q.value, q.high()],
        Value::Time(t) => [t.date.year, t.date.month.map(i32::from), t.date.day.map(i32::from)]
            .into_iter()
            .flatten()
            .map(|n| Number::whole(i64::from(n)))
            .collect(),
        Value::Name(..) => Vec::new(),
    }
}

/// Whether it is worth telling that nothing bears a figure out. Two or three of something may be counted by any reader; a time is missed
/// only where the source tells times of that kind.
pub(super) fn told(a: &Point, others: bool) -> bool {
    match &a.value {
        Value::Amount(q, None) => q.value > Number::whole(COUNTED) || others && !q.value.is_whole(),
        Value::Amount(..) => true,
        Value::Rank(_) | Value::Time(_) => others,
        Value::Name(..) => false,
    }
}

/// So many of a thing a writer counts himself.
const COUNTED: i64 = 4;

/// Whether a figure is one that a source should have.
pub(super) fn checked(a: &Point) -> bool {
    match &a.value {
        Value::Amount(q, m) => !a.loose && !(m.is_none() && q.value <= Number::ONE && q.value.is_whole()),
        Value::Rank(_) | Value::Name(..) => true,
        Value::Time(t) => {
            !(t.relative && t.days.is_none() && t.date.weekday.is_none() && t.date.month.is_none() && !t.value.starts_with('P'))
        }
    }
}
