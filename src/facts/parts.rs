//! Whether two figures can be of one thing at all: jets and pilots are not, five teachers are some of 24 people, an age is no length of a hobby.

use super::Fit;
use super::point::{Point, Value};
use super::sort::{number, telling};
use crate::claims::Scope;
use crate::extraction::Kind;
use crate::values::{Number, Quantity, another_word_of_size};

/// Whether it is so many of something.
pub(super) fn counted(a: &Point) -> bool {
    matches!(a.value, Value::Amount(_, None)) && a.head.is_some()
}

/// Whether two nouns are of classes that have nothing in common: jets and pilots.
pub(super) fn other_class(a: &Point, b: &Point) -> bool {
    let all = |p: &Point| p.classes.iter().chain(&p.stands_for).copied().collect::<Vec<_>>();
    let (own, others) = (all(a), all(b));
    !own.is_empty() && !others.is_empty() && !own.iter().any(|c| others.contains(c))
}

/// Whether the smaller of two figures may be some of what the larger is: five teachers of 24 people, six beds where a source has "six of its
/// 14 beds". More of a part than of the whole is told.
pub(super) fn some_of(a: &Point, b: &Point) -> bool {
    let kind = |whole: &Point, part: &Point| {
        counted(a)
            && counted(b)
            && whole.head != part.head
            && part.stands_for.is_empty()
            && whole.stands_for.iter().any(|c| part.classes.contains(c))
    };
    // Seven pensioners may be a slip for eight people, four are some of them.
    let few = |part: Number, all: Number| part.times(Number::whole(3)).zip(all.times(Number::whole(2))).is_some_and(|(p, a)| p <= a);
    let within = |(whole, all): (&Point, Number), (part, some): (&Point, Number)| {
        some < all && (whole.whole && !part.whole || few(some, all) && kind(whole, part))
    };
    let Some((x, y)) = number(a).zip(number(b)) else { return false };
    within((a, x), (b, y)) || within((b, y), (a, x))
}

/// Whether a source's count is so much smaller that it may be of some of them: "At least 116 people died" of a source's "two people died when
/// a wall collapsed".
pub(super) fn part_of(a: &Point, b: Option<&Point>) -> bool {
    let count = |p: &Point| if let Value::Amount(q, None) = &p.value { Some(q.value) } else { None };
    let small = |x: Number, y: Number| y.times(Number::whole(PART)).is_some_and(|some| some <= x);
    count(a).zip(b.and_then(count)).is_some_and(|(x, y)| x >= Number::whole(10) && small(x, y))
}

/// So many times as many are all of them, if those are some.
const PART: i64 = 3;

/// Whether a source's figure that bears one out is of another sort all the same: the length of a hobby and an age, "400 km an hour" and
/// "400 km", what is added and the whole, a tenth of what "under 50 million" allows.
pub(super) fn of_another_sort(a: &Point, b: Option<&Point>, fit: Fit) -> bool {
    let Some(b) = b else { return false };
    let reached = || {
        let (Some(x), Some(y)) = (number(a), number(b)) else { return true };
        y.times(Number::whole(2)).is_some_and(|twice| twice >= x) && x.times(Number::whole(2)).is_some_and(|twice| twice >= y)
    };
    // "aged 89" of a source's "He was 89."
    let bare = b.kind == Kind::Number && b.head.is_none();
    let aged = (a.kind == Kind::Age) != (b.kind == Kind::Age) && !matches!(a.value, Value::Rank(_)) && !bare;
    // "occupancy was 83.6%" of a source's "the average occupancy was 83.6%"
    let average = || {
        fit == Fit::Equal
            && a.kind == Kind::Percent
            && telling(a)
            && [partial(a), partial(b)].iter().all(|s| matches!(s, None | Some(Scope::Average)))
    };
    aged || a.kind != Kind::Age && partial(a) != partial(b) && !average() || fit == Fit::Implied && !reached()
}

/// How a figure stands to the whole, as far as it makes it another figure. A share may be told as a change: "lost 7 percent", "a fall of 7".
fn partial(p: &Point) -> Option<Scope> {
    match p.scope {
        Scope::Change if p.kind == Kind::Percent => None,
        // An average price is one for each.
        Scope::PerUnit | Scope::Average => Some(Scope::Average),
        Scope::Addition | Scope::Change => Some(p.scope),
        _ => None,
    }
}

/// Whether two amounts have the same digits, two of them or more, and another word of size: "$750 billion", "$750 million".
pub(super) fn of_another_size(a: &Point, b: &Point) -> bool {
    let (Value::Amount(x, m), Value::Amount(y, n)) = (&a.value, &b.value) else { return false };
    let plain = x.upper.is_none() && y.upper.is_none() && (x.scaled || y.scaled) && !a.loose && !b.loose;
    // من 29 و214 ألف صوت: a word of size that is carried over may not be meant.
    let printed = |p: &Point, q: &Quantity| !q.scaled || p.spelling.len() > 1;
    let plain = plain && printed(a, x) && printed(b, y);
    let digits = x.value.divide(x.value.trailing_unit()).is_some_and(|d| d.abs() >= Number::whole(10));
    plain && digits && m == n && a.kind == b.kind && another_word_of_size(x.value, y.value)
}
