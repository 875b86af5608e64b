//! How far two figures of a source lie apart, wherever they stand, where the article tells just that: "14 years her senior" of ages of 17 and
//! 31, "three points above" of a source that wants "an increase of 8%" and is offered 5%.

use super::derive::alike;
use super::point::{Point, Points, Value};
use super::step::{Step, Working};
use crate::extraction::Kind;
use crate::language::{Measures, UnitId};
use crate::values::{Bound, Number};

/// So many figures of one unit are looked at.
const MOST: usize = 24;
/// Sentences so far apart are read together.
const REACH: u32 = 2;
/// A number that is larger, and not round, hardly comes out by chance.
const TELLING: i64 = 10;

/// What a figure counts or measures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    /// One unit, whatever it is for.
    Unit(UnitId),
    /// Shares, and points between them.
    Share,
    /// A number, of whatever.
    Count,
}

/// The first two figures of a source that lie as far apart as the article's says.
pub(super) fn reckoned(measures: &Measures, a: &Point, source: &Points, near: impl Fn(u32) -> bool) -> Option<Step> {
    let (wanted, own) = plain(measures, a).filter(|(n, _)| a.apart && *n > Number::ONE)?;
    let telling = wanted.divide(wanted.trailing_unit())?.abs() > Number::whole(TELLING);
    // "rose by 8.5 percent" of a rise by 8.5 points is another figure.
    let percent = a.kind == Kind::Percent && !a.points && own == Of::Share && !pointed(measures, a);
    if percent {
        return None;
    }
    let value = |p: &Point| plain(measures, p).filter(|(_, of)| *of == own && (own != Of::Count || alike(a, p))).map(|(n, _)| n);
    let all: Vec<(u32, &Point, Number)> =
        (0_u32..).zip(&source.all).filter(|(n, _)| near(*n)).filter_map(|(n, p)| Some((n, p, value(p)?))).take(MOST).collect();
    for (n, &(i, p, x)) in all.iter().enumerate() {
        for &(j, q, y) in &all[n + 1..] {
            let close = q.sentence.abs_diff(p.sentence) <= REACH;
            let one = own != Of::Count || p.head == q.head;
            if one && (telling || close) && x.minus(y).map(Number::abs) == Some(wanted) {
                let from = if x < y { vec![j, i] } else { vec![i, j] };
                return Some(Step { from, working: Working::Difference, value: wanted });
            }
        }
    }
    None
}

/// The number of a figure that is exact, and what it is of.
fn plain(measures: &Measures, p: &Point) -> Option<(Number, Of)> {
    let Value::Amount(q, m) = &p.value else { return None };
    if q.upper.is_some() || q.bound != Bound::Exactly || p.loose || p.kind == Kind::Fraction {
        return None;
    }
    let of = match m {
        _ if p.kind == Kind::Age => Of::Unit(measures.by_code("a")?),
        None => Of::Count,
        Some(m) if matches!(measures.unit(m.unit).code.as_str(), "%" | "pp") => Of::Share,
        Some(m) => Of::Unit(m.unit),
    };
    Some((q.value, of))
}

/// Whether it is told in points.
fn pointed(measures: &Measures, a: &Point) -> bool {
    matches!(a.value, Value::Amount(_, Some(m)) if measures.unit(m.unit).code == "pp")
}
