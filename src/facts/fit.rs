//! Whether a value of a source bears out a value of an article, whatever they are said of.

use super::point::{Point, Value};
use super::sort::telling;
use super::{Term, times};
use crate::claims::Scope;
use crate::extraction::{Kind, Measure};
use crate::language::{Dimension, Measures, Unit};
use crate::values::{Bound, Interval, Number, Quantity, another_word_of_size};

/// How a value of an article stands to a value of a source, from the article's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// Nothing to compare: people and dollars.
    None,
    /// They cannot both be right.
    Apart,
    /// The very number, with a strict bound that it does not keep: "more than 68" for 68.
    Strict,
    /// Both can be right, and the source does not say so: "more than 25" beside "more than 23".
    Open,
    /// The same number, hardened or with a bound that the source does not have: "25" for "up to 25".
    Drift,
    /// The source's value lies within what the article says: "more than 25 million" for 26 million.
    Implied,
    /// The same value in other units.
    Converted,
    /// The same value.
    Equal,
}

impl Fit {
    /// Whether the source bears the article out.
    #[must_use]
    pub const fn bears_out(self) -> bool {
        matches!(self, Self::Implied | Self::Converted | Self::Equal | Self::Drift)
    }
}

/// Compares a value of an article with one of a source.
#[must_use]
pub fn fit(measures: &Measures, article: &Point, source: &Point) -> Fit {
    match (&article.value, &source.value) {
        (Value::Rank(a), Value::Rank(b)) => {
            if a.value == b.value {
                Fit::Equal
            } else {
                Fit::Apart
            }
        }
        // "ranked 302" for "placed 302nd"; small numbers meet by chance.
        (Value::Amount(a, None), Value::Rank(b)) if article.head.is_none() && a.value == b.value && telling(article) => Fit::Equal,
        // "19 goals this season" of a source's "his 19th goal of the season"
        (Value::Amount(a, None), Value::Rank(b))
            if a.value == b.value && article.head.is_some() && article.head == source.head && a.value > Number::whole(SMALL) =>
        {
            Fit::Converted
        }
        // "the 1658 picture" of a source's "painted in 1658"
        (Value::Amount(a, None), Value::Time(b)) if years(article, a) && times::year(b) == a.value.to_i64() => Fit::Converted,
        // "the 88th-ranked player" of a source's "world number 88"
        (Value::Rank(a), Value::Name(_, digits)) if a.value > Number::whole(SMALL) && Term::of(&a.value.to_string()) == *digits => {
            Fit::Converted
        }
        // "his eleventh goal" of a source's "took his tally to 11"
        (Value::Rank(a), Value::Amount(b, None)) if a.value == b.value && a.value > Number::whole(SMALL) => Fit::Converted,
        // مخرجة في التاسعة والعشرين for "aged 29"
        (Value::Rank(a), Value::Amount(b, _)) if source.kind == Kind::Age && a.value == b.value => Fit::Converted,
        (Value::Time(a), Value::Time(b)) => times::fit(a, b),
        (Value::Name(letters, digits), Value::Name(others, other)) => match (letters == others, digits == other) {
            (true, true) => Fit::Equal,
            (true, false) if *letters != Term::of("") => Fit::Apart,
            _ => Fit::None,
        },
        // "in six months" of a source's "the first half of the year"
        (Value::Amount(a, Some(m)), Value::Time(b)) if article.kind == Kind::Duration && times::lasts(measures, a, *m, b) => Fit::Converted,
        (Value::Amount(a, m), Value::Amount(b, n)) => amounts(measures, (article, a, *m), (source, b, *n)),
        _ => Fit::None,
    }
}

type Amount<'a> = (&'a Point, &'a Quantity, Option<Measure>);

fn amounts(measures: &Measures, (x, a, m): Amount<'_>, (y, b, n): Amount<'_>) -> Fit {
    let Some((a, b, same_unit)) = common(measures, (x, a, m), (y, b, n)) else { return Fit::None };
    if x.loose != y.loose {
        // "dozens" and 37: one may round the other, and neither proves it. "Tens of thousands" do not reach 400,000.
        let reached = x.loose || b.value.times(Number::whole(VAGUE)).is_some_and(|most| a.value <= most);
        return if a.agrees(&b) && reached { Fit::Implied } else { Fit::Open };
    }
    let fit = quantities(&a, &b);
    // "2,350 jobs" of a source's "reduced by 2,350 to 5,900", which need not be a range
    let end =
        b.upper.is_some_and(|u| b.value.times(Number::whole(2)).is_some_and(|twice| twice < u) && (a.value == b.value || a.value == u));
    let measured = || m.is_some() && a.value.divide(a.value.trailing_unit()).is_some_and(|d| d.abs() > Number::whole(SMALL));
    if fit == Fit::Open && end && a.upper.is_none() && (telling(x) || measured()) {
        return Fit::Implied;
    }
    // "£9.15 an hour" may be told of what "£9.15" is, and says nothing against "£6 billion".
    if fit == Fit::Apart && m.and_then(|m| m.per) != n.and_then(|n| n.per) {
        return Fit::None;
    }
    // "six in ten" of a source's 61%
    let coarse = x.kind == Kind::Fraction && y.kind == Kind::Percent && a.bound == Bound::Exactly;
    if fit == Fit::Apart && coarse && within(20, a.value, b.value) {
        return Fit::Implied;
    }
    // "a 14 km line" of a source's "14.2 kilometres", "17 points" of 17.2
    if fit == Fit::Apart && a.bound == Bound::Exactly && rounds(&a, &b) {
        return Fit::Implied;
    }
    // "the first defeat in 12 matches" of a source's "a run of 11 games unbeaten"
    if fit == Fit::Apart && x.run && !y.run && b.value.plus(Number::ONE) == Some(a.value) {
        return Fit::Implied;
    }
    // "13 other films" of a source's 14 in all
    let other = x.scope == Scope::Addition && y.scope != Scope::Addition && !x.apart && x.head == y.head;
    if fit == Fit::Apart && other && a.value.plus(Number::ONE) == Some(b.value) {
        return Fit::Implied;
    }
    // Five wells say nothing against 400 million of something, nor €61 against €594m.
    let far = worlds_apart(a.value, b.value, if m.is_some() || x.head.is_none() || y.head.is_none() { WORLDS } else { FAR });
    // "20-year-old Tess" says nothing against "0.23 seconds ahead".
    let aged = (x.kind == Kind::Age) != (y.kind == Kind::Age) && m.map(|m| m.unit) != n.map(|n| n.unit);
    if fit == Fit::Apart && (far || aged) {
        return Fit::None;
    }
    // Who counts whole years means as much or a little more: "more than 40 years" is fair for "40 years ago".
    let time = || m.is_some_and(|m| measures.unit(m.unit).dimension == Dimension::Time);
    if fit == Fit::Strict && a.bound == Bound::MoreThan && time() {
        return Fit::Implied;
    }
    // "two months" of a source's "eight weeks", شهرا ونصف الشهر of 45 days
    let coded = |m: Option<Measure>, code: &str| m.is_some_and(|m| measures.unit(m.unit).code == code);
    let turned =
        |unit: &str, parts: i64| (coded(m, "mo") && coded(n, unit) || coded(m, unit) && coded(n, "mo")) && within(parts, a.value, b.value);
    if fit == Fit::Apart && a.bound == Bound::Exactly && (turned("wk", 10) || turned("d", 20)) {
        return Fit::Implied;
    }
    if fit == Fit::Equal && !same_unit { Fit::Converted } else { fit }
}

/// Whether two numbers lie no farther apart than so many parts of the second.
fn within(parts: i64, a: Number, b: Number) -> bool {
    a.minus(b).and_then(|d| d.abs().times(Number::whole(parts))).is_some_and(|d| d <= b.abs())
}

/// Whether a number has the form of a year: four digits, and no word of size.
fn years(p: &Point, q: &Quantity) -> bool {
    let four = Number::whole(1000) <= q.value && q.value < Number::whole(2200) && q.value.is_whole();
    four && q.upper.is_none() && q.bound == Bound::Exactly && !q.scaled && p.spelling.len() == 1
}

/// Up to here numbers meet by chance.
const SMALL: i64 = 10;

/// Whether a measure is another one rounded to whole units, by a tenth of it at most.
fn rounds(a: &Quantity, b: &Quantity) -> bool {
    let plain = a.upper.is_none() && b.upper.is_none() && a.value.is_whole() && !b.value.is_whole();
    let half = a.value.minus(b.value).and_then(|d| d.abs().times(Number::whole(2))).is_some_and(|d| d <= Number::ONE);
    plain && half && within(10, a.value, b.value)
}

/// Whether one number is so many times the other that no slip leads from one to the other.
fn worlds_apart(x: Number, y: Number, times: i64) -> bool {
    let far = |low: Number, high: Number| low.times(Number::whole(times)).is_some_and(|n| n < high);
    let (low, high) = if x.abs() <= y.abs() { (x.abs(), y.abs()) } else { (y.abs(), x.abs()) };
    // "€61" of "€61m" is just such a slip.
    far(low, high) && !another_word_of_size(low, high)
}

/// Whether two amounts lie so far apart that nobody takes the one for the other, though a source has both: "$96 million" of its profit and
/// "$688 million" of its revenue.
pub(super) fn of_another_order(measures: &Measures, a: &Point, b: &Point) -> bool {
    let (Value::Amount(p, m), Value::Amount(q, n)) = (&a.value, &b.value) else { return false };
    common(measures, (a, p, *m), (b, q, *n)).is_some_and(|(x, y, _)| worlds_apart(x.value, y.value, ORDER))
}

/// Six times.
const ORDER: i64 = 6;

/// Ten thousand times: a million for a thousand is a slip.
const WORLDS: i64 = 10_000;

/// Where both count one thing: "three people" and "3,200 people".
const FAR: i64 = 1_000;

/// So many times the least that a vague class may be: "hundreds", from 200, end where thousands begin.
const VAGUE: i64 = 5;

/// Both in one unit, and whether they were printed in the same one.
fn common(measures: &Measures, (x, a, m): Amount<'_>, (y, b, n): Amount<'_>) -> Option<(Quantity, Quantity, bool)> {
    let part = |q: &Quantity| q.value > Number::ZERO && q.high() < Number::ONE;
    let share = |k: Kind, q: &Quantity, m: Option<Measure>| {
        m.is_none() && (k == Kind::Fraction || part(q)) || m.is_some_and(|m| measures.unit(m.unit).dimension == Dimension::Share)
    };
    match (m, n) {
        (None, None) => {
            let fraction = |k: Kind, q: &Quantity| k == Kind::Fraction || q.value < Number::ONE && q.value > Number::ZERO;
            (fraction(x.kind, a) == fraction(y.kind, b)).then_some((*a, *b, true))
        }
        (Some(p), Some(q)) => {
            // "2,500 pounds for each animal" of a source's "2,500 pounds a head"
            let rates = p.per != q.per && p.per.is_some() && q.per.is_some() && (a.value != b.value || p.unit != q.unit);
            let (u, v) = (measures.unit(p.unit), measures.unit(q.unit));
            // "2.6C above the average" of a source's "2.6 degrees above"
            let degrees = [u.dimension, v.dimension].iter().all(|d| matches!(d, Dimension::Temperature | Dimension::Angle));
            if degrees && u.dimension != v.dimension && a.value == b.value {
                return Some((*a, *b, false));
            }
            if rates || !measures.comparable(p.unit, q.unit) {
                return None;
            }
            if p.unit == q.unit || u.dimension == Dimension::Money {
                return Some((*a, *b, true));
            }
            // "around 115F" of a source's 46.2 degrees Celsius
            if !u.offset.is_zero() || !v.offset.is_zero() {
                let levels = !x.apart && !y.apart && a.upper.is_none() && b.upper.is_none();
                return levels.then(|| Some((based(a, u)?, based(b, v)?, false))).flatten();
            }
            Some((a.scaled_by(u.factor)?, b.scaled_by(v.factor)?, false))
        }
        // "the half-point rise" of a source's "half a percentage point"
        (None, Some(q)) if x.points && measures.unit(q.unit).dimension == Dimension::Points => {
            Some((*a, b.scaled_by(measures.unit(q.unit).factor)?, false))
        }
        (Some(p), None) if y.points && measures.unit(p.unit).dimension == Dimension::Points => {
            Some((a.scaled_by(measures.unit(p.unit).factor)?, *b, false))
        }
        // "jailed for 23 years … a minimum of 18": the unit was told before.
        (None, Some(_))
            // من 19 مليونا طلبتها: what stands behind a number of millions need not be what is counted.
            if (x.kind == Kind::Number && x.head.is_none() || a.scaled && x.classes.is_empty())
                && !y.loose
                && a.value == b.value
                && a.value > Number::whole(SMALL) =>
        {
            Some((*a, *b, false))
        }
        // "44 years" of a source's "44 of her 66 years", "34m euros" of "revised to 34 million", "an 84-year-old" of "a widow of 84"
        (Some(_), None)
            if y.kind == Kind::Number
                && y.head.is_none()
                && a.value == b.value
                && (y.scope == Scope::Subset
                    || b.scaled
                    || x.kind == Kind::Age && a.bound == Bound::Exactly
                    // "the journey takes 48 minutes" of a source's "from 105 minutes to 48", "the 240 barrels" of "loaded with 240"
                    || matches!(x.kind, Kind::Duration | Kind::Quantity) && a.value > Number::whole(SMALL)) =>
        {
            Some((*a, *b, false))
        }
        // "two-thirds" and 66.7 percent.
        _ if share(x.kind, a, m) && share(y.kind, b, n) => {
            let percent = |q: &Quantity, m: Option<Measure>| if m.is_none() { q.scaled_by(Number::whole(100)) } else { Some(*q) };
            Some((percent(a, m)?, percent(b, n)?, false))
        }
        _ => None,
    }
}

/// A level in the base unit of its scale: 115F are 46.1C.
fn based(q: &Quantity, unit: &Unit) -> Option<Quantity> {
    let scaled = q.scaled_by(unit.factor)?;
    Some(Quantity { value: scaled.value.plus(unit.offset)?, ..scaled })
}

/// Compares two quantities in one unit.
fn quantities(a: &Quantity, b: &Quantity) -> Fit {
    if a.value == b.value && a.upper == b.upper {
        return same_number(a, b);
    }
    let bounded = a.bound.is_floor() || a.bound.is_ceiling() && !a.close;
    let (stated, given) = (reach(a), if bounded && !b.close { b.interval() } else { reach(b) });
    // "gusts of more than 150 km/h" of a source's "up to 154": so much was reached.
    let reached = || Number::ratio(3, 2).is_some_and(|times| !a.falls_short(b.value, times));
    if a.bound.is_floor() && b.bound == Bound::AtMost && a.value < b.value && reached() {
        return Fit::Implied;
    }
    // "almost 160 km/h" of a source's "up to 158": so much was reached.
    if (a.close || a.bound == Bound::About)
        && b.bound == Bound::AtMost
        && within(10, a.value, b.value)
        && stated.holds(&Interval::point(b.value))
    {
        return Fit::Implied;
    }
    if !stated.meets(&given) || absurd(a, b) {
        Fit::Apart
    } else if holds(a, b) {
        Fit::Implied
    } else {
        Fit::Open
    }
}

/// An exact value that a source's bound allows and that lies absurdly far from it: 100 years for "more than 35".
fn absurd(a: &Quantity, b: &Quantity) -> bool {
    let Some(times) = Number::ratio(3, 2) else { return false };
    let exact = matches!(a.bound, Bound::Exactly | Bound::About);
    let above = || b.bound == Bound::MoreThan && b.falls_short(a.value, times);
    let below = || b.bound == Bound::LessThan && a.high().times(times).is_some_and(|most| most < b.value);
    exact && !b.value.is_negative() && (above() || below())
}

/// What a fair reader may take it for. "Nearly" reaches farther down from one writer to another: "almost 600,000" of 525,000.
fn reach(q: &Quantity) -> Interval {
    let fair = q.fair();
    let fifth = || Number::ratio(4, 5).and_then(|n| q.value.times(n));
    if q.close { Interval { low: fifth().or(fair.low), ..fair } } else { fair }
}

/// Whether what the source gives lies within what the article says; the source's figure is taken as printed.
fn holds(a: &Quantity, b: &Quantity) -> bool {
    let stated = reach(a);
    let printed = match b.bound {
        Bound::Exactly | Bound::About => Interval::closed(b.value, b.high()),
        _ => b.interval(),
    };
    stated.holds(&printed)
}

/// The same number with other modifiers. "about", "nearly" and "at least" are left out by custom; a ceiling is not, nor may a strict
/// bound be put on what was exact.
fn same_number(a: &Quantity, b: &Quantity) -> Fit {
    let strict = |q: &Quantity| q.bound == Bound::MoreThan || q.bound == Bound::LessThan && !q.close;
    let plain = |q: &Quantity| q.bound == Bound::Exactly;
    let floor = |q: &Quantity| q.bound.is_floor();
    if a.bound == b.bound {
        Fit::Equal
    } else if strict(a) && plain(b) {
        if b.scaled { Fit::Drift } else { Fit::Strict }
    } else if floor(a) && (b.bound == Bound::AtMost || b.bound == Bound::LessThan && !b.close)
        || a.bound.is_ceiling() && !a.close && floor(b)
    {
        if a.bound == Bound::AtMost && b.bound == Bound::AtLeast || a.bound == Bound::AtLeast && b.bound == Bound::AtMost {
            Fit::Drift
        } else {
            Fit::Apart
        }
    } else if plain(a) && b.bound == Bound::AtMost || plain(a) && b.bound == Bound::LessThan && !b.close {
        Fit::Drift
    } else {
        Fit::Equal
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(n: i64, bound: Bound) -> Quantity {
        Quantity { bound, ..Quantity::whole(n) }
    }

    #[test]
    fn a_bound_is_implied_refuted_or_left_open() {
        let (more, less) = (|n| whole(n, Bound::MoreThan), |n| whole(n, Bound::LessThan));
        assert_eq!(quantities(&more(25), &more(26)), Fit::Implied);
        assert_eq!(quantities(&more(25), &more(23)), Fit::Open);
        assert_eq!(quantities(&less(23), &more(24)), Fit::Apart);
        assert_eq!(quantities(&more(25), &Quantity::whole(26)), Fit::Implied);
        assert_eq!(quantities(&less(25), &Quantity::whole(26)), Fit::Apart);
    }

    #[test]
    fn a_ceiling_may_not_be_dropped_and_a_floor_may() {
        assert_eq!(quantities(&Quantity::whole(25), &whole(25, Bound::AtMost)), Fit::Drift);
        assert_eq!(quantities(&Quantity::whole(25), &whole(25, Bound::AtLeast)), Fit::Equal);
        assert_eq!(quantities(&whole(60, Bound::LessThan), &Quantity::whole(60)), Fit::Strict);
    }

    #[test]
    fn the_article_may_round_and_not_the_other_way() {
        assert_eq!(quantities(&Quantity::whole(41_000), &Quantity::whole(41_300)), Fit::Implied);
        assert_eq!(quantities(&Quantity::whole(32_500), &whole(32_000, Bound::About)), Fit::Open);
    }
}
