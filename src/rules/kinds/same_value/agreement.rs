//! Whether two values of one fact can both be right.

use crate::claims::Claim;
use crate::extraction::Kind;
use crate::values::{Bound, Number, Quantity};

/// Whether some fair reading lets both figures stand.
pub(super) fn agree(a: &Claim, b: &Claim) -> bool {
    // The same number with another modifier ("70" and "more than 70") is a matter of the modifier, not of the number.
    // A whole percentage may have been rounded from a tenth: 37.6 and 38.
    let rounds = |p: &crate::values::Quantity| p.interval().widened(p.precision.half());
    let percent = a.kind == Kind::Percent && b.kind == Kind::Percent;
    let whole = || a.quantity.zip(b.quantity).is_some_and(|(p, q)| whole_of(&p, &q) || whole_of(&q, &p));
    if a.measure.is_some() && whole() {
        return true;
    }
    if retold(a, b) {
        return false;
    }
    rescaled(a, b)
        || a.quantity.zip(b.quantity).is_none_or(|(p, q)| {
            p.value == q.value && p.upper == q.upper
                || p.agrees(&q) && !next_to(&p, &q) && !absurd(&p, &q) && !absurd(&q, &p)
                || percent && p.precision != q.precision && rounds(&p).meets(&rounds(&q))
        })
}

/// "four days a month … 4.1 days a month": what is measured to a tenth may be told in whole ones.
fn whole_of(whole: &Quantity, tenth: &Quantity) -> bool {
    let half = tenth.value.minus(whole.value) == Some(Number::ONE.half());
    let plain = whole.value.is_whole() && whole.precision <= Number::ONE && !whole.scaled && whole.upper.is_none() && tenth.upper.is_none();
    // "after seven years … took seven and a half years": a half goes either way.
    let rounded = !tenth.precision.is_zero() && tenth.precision < Number::ONE && tenth.value.rounded(0) == whole.value;
    plain && (rounded || half)
}

/// "3.2 billion … 3.1 billion": printed to the same digit, and one beside the other. Only 3.15 could be both, and nobody has it.
fn next_to(p: &Quantity, q: &Quantity) -> bool {
    let plain = |q: &Quantity| q.bound == Bound::Exactly && q.scaled && q.upper.is_none();
    let step = || if p.value > q.value { p.value.minus(q.value) } else { q.value.minus(p.value) };
    plain(p) && plain(q) && p.precision == q.precision && step() == Some(p.precision)
}

/// "at least three hurt" of what is 30.
fn absurd(floor: &Quantity, other: &Quantity) -> bool {
    other.bound == Bound::Exactly && floor.falls_short(other.value, Number::whole(ABSURD))
}

/// From so many times on a floor in the same story is absurd: within one story a toll grows, and fewer times may be growth.
const ABSURD: i64 = 5;

/// Whether the two say the same word for word with other digits: "about 170 families were given the same key … about 190
/// families were given the same key". What "about" may cover, it covers in one way.
fn retold(a: &Claim, b: &Claim) -> bool {
    let told = |p: Quantity| Quantity { bound: Bound::Exactly, close: false, ..p };
    let hedged = |q: &Quantity| matches!(q.bound, Bound::Exactly | Bound::About);
    let apart =
        |p: Quantity, q: Quantity| (p.bound == q.bound && p.close == q.close || hedged(&p) && hedged(&q)) && !told(p).agrees(&told(q));
    a.setting.word_for_word(&b.setting) && !rescaled(a, b) && a.quantity.zip(b.quantity).is_some_and(|(p, q)| apart(p, q))
}

/// Whether the two agree in other units of the same kind: a conversion is not a contradiction, and is judged where it is stated.
fn rescaled(a: &Claim, b: &Claim) -> bool {
    a.measure.zip(b.measure).is_some_and(|(x, y)| x.unit != y.unit)
}
