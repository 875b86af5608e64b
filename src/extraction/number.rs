//! A number at a place in the text, whatever it begins with: digits, a word, an article, a sign.

use super::amount::{Amount, Form};
use super::parts::{self, Joint, Part};
use super::{Context, compose, heads, numeral};
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Cue, Sense, Starts};
use crate::values::Number;

/// What a reader knows of what stands before a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Before {
    /// Whether "and" may stand inside it; not between the ends of a range.
    pub(super) joins: bool,
    /// Whether a currency stands before it.
    pub(super) money: bool,
    /// Whether a modifier stands before it, so that a lone "half" is a number.
    pub(super) bound: bool,
}

/// Nothing.
pub(super) const NOTHING: Before = Before { joins: true, money: false, bound: false };

/// The number at a place.
pub(super) fn read(cx: &Context<'_>, at: usize, before: Before) -> Option<Amount> {
    match cx.piece(at)? {
        Piece::Numeral => {
            let amount = numeral::read(cx, at, before.joins, before.money)?;
            Some(tail(cx, amount, before))
        }
        Piece::Mark => signed(cx, at, before).or_else(|| lone_fraction(cx, at)).or_else(|| leading_point(cx, at)),
        Piece::Word => {
            let starts = cx.starts(at);
            if starts.any(Starts::NUMBER) {
                let read = negated(cx, at, before).or_else(|| word(cx, at, before));
                if read.is_some() {
                    return read;
                }
            }
            if starts.any(Starts::INDEFINITE) { article(cx, at, before) } else { None }
        }
    }
}

/// `-5`, `−5`, `+5`: a sign is written onto the number and not onto what stands before it.
fn signed(cx: &Context<'_>, at: usize, before: Before) -> Option<Amount> {
    let sign = cx.mark(at).filter(|c| matches!(c, '-' | '−' | '+' | '–'))?;
    let next = at + 1;
    // "5 -1437": behind a numeral it parts, it does not negate.
    let parts = at > cx.tokens.start && cx.language.head_first && cx.piece(at - 1) == Some(Piece::Numeral);
    let free = at == cx.tokens.start
        || !cx.glued(at) && !parts
        || cx.mark(at.wrapping_sub(1)).is_some_and(|c| matches!(c, '(' | '[' | '<' | '>' | '=' | '$' | '€' | '£'));
    let first_of_all = at == cx.tokens.start && sign != '+';
    (free && (cx.glued(next) || first_of_all) && cx.piece(next)? == Piece::Numeral).then_some(())?;
    let amount = read(cx, next, before)?;
    // "- 14 workers" is an item of a list; "- 5 degrees" that is all of a text is not.
    if !cx.glued(next) && amount.tokens.end < cx.tokens.end && cx.lexed.sentences.len() > 1 {
        return None;
    }
    let amount = if sign == '+' { amount } else { below_nought(amount) };
    Some(Amount { tokens: at..amount.tokens.end, plain: false, ..amount })
}

fn below_nought(amount: Amount) -> Amount {
    Amount { value: amount.value.negated(), ..amount }
}

/// "minus five"
fn negated(cx: &Context<'_>, at: usize, before: Before) -> Option<Amount> {
    let len = cx.sense(at, Sense::Minus)?;
    let dash = usize::from(cx.is_dash(at + len));
    let amount = read(cx, at + len + dash, before)?;
    Some(Amount { tokens: at..amount.tokens.end, plain: false, ..below_nought(amount) })
}

/// `½`
fn lone_fraction(cx: &Context<'_>, at: usize) -> Option<Amount> {
    let (value, end) = numeral::part_of_one(cx, at)?;
    (!cx.glued(at) || at == cx.tokens.start).then(|| Amount { digits: true, ..Amount::fraction(value, at..end) })
}

/// `.5`
fn leading_point(cx: &Context<'_>, at: usize) -> Option<Amount> {
    let point = matches!(cx.mark(at), Some('.' | '٫')) && !cx.glued(at);
    let (n, count) = cx.plain(at + 1).filter(|_| point && cx.glued(at + 1))?;
    let unit = Number::power_of_ten(-i32::try_from(count).ok()?)?;
    let value = Number::whole(i64::from(n)).times(unit)?;
    Some(Amount { unit, scaled: true, digits: true, ..Amount::exact(value, at..at + 2) })
}

/// A number that begins with a number word.
fn word(cx: &Context<'_>, at: usize, before: Before) -> Option<Amount> {
    if let Some(len) = cx.sense(at, Sense::NoneOf) {
        return heads::needs_source(cx, at + len).then(|| Amount::exact(Number::ZERO, at..at + len));
    }
    let part = parts::at(cx, at)?;
    let past = at + part.len;
    if let Some(value) = part.multiple {
        return Some(Amount { form: Form::Multiple, ..Amount::exact(value, at..past) });
    }
    let scaled_next = || parts::next(cx, past).is_some_and(|(p, j)| j == Joint::Clitic && parts::at(cx, p).is_some());
    if let Some((value, upper)) = part.vague.filter(|_| part.scale.is_none() || !scaled_next()) {
        return vague(cx, at..past, value, upper);
    }
    let of = cx.cue(past, Cue::Of).map_or(past, |len| past + len);
    let defined = at > cx.tokens.start && cx.cue(at - 1, Cue::Definite).is_some();
    if part.fraction.is_some()
        && of > past
        && !defined
        && cx.cue(of, Cue::Indefinite).is_some_and(|len| cx.starts(of + len).any(Starts::UNIT))
    {
        return whole_of(cx, at, Part { ordinal: None, ..part }, before);
    }
    if part.fraction.is_some() && part.ordinal.is_none() && (part.cardinal.is_none() || definite_whole(cx, past)) {
        return whole_of(cx, at, part, before);
    }
    // "a baker's dozen": a scale by itself is no number where the language has articles.
    let bare = !cx.language.head_first && part.scale.is_some() && part.cardinal.is_none() && part.ordinal.is_none();
    if bare && at > cx.tokens.start && !before.bound && !before.money {
        return None;
    }
    (part.cardinal.is_some() || part.scale.is_some() || part.dual.is_some() || part.ordinal.is_some()).then_some(())?;
    let amount = compose::read(cx, at, part, before.joins)?;
    let amount = tail(cx, amount, before);
    let end = amount.tokens.end;
    // زوج من counts only what is known to be counted.
    let pair = amount.form == Form::Plain && end - at > 1 && cx.language.head_first && cx.cue(end - 1, Cue::Of).is_some();
    let counts = !pair || !cx.clitics(at).has(Clitic::Their) && heads::behind(cx, end, &amount).is_some();
    (counts && !one_of_the(cx, &amount)).then_some(amount)
}

/// واحد من أكبر المصانع: one of several, where no noun before it is counted. It says how good it is, not how many there are.
fn one_of_the(cx: &Context<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    let one = amount.form == Form::Plain && amount.value == Number::ONE && !amount.digits;
    one && cx.language.head_first
        && heads::before_one(cx, start).is_none()
        && cx.cue(end, Cue::Of).is_some_and(|len| cx.piece(end + len) == Some(Piece::Word))
}

/// "dozens", "hundreds of thousands", بضعة وعشرون, بضعة آلاف
fn vague(cx: &Context<'_>, tokens: std::ops::Range<usize>, value: Number, upper: Option<Number>) -> Option<Amount> {
    let mut amount = Amount { upper, form: Form::Vague, ..Amount::exact(value, tokens.clone()) };
    amount.unit = value.trailing_unit();
    let Some((place, joint)) = parts::next(cx, tokens.end) else { return Some(amount) };
    let Some(part) = parts::at(cx, place) else { return Some(amount) };
    let end = place + part.len;
    if let Some(tens) = part.cardinal.filter(|&n| joint == Joint::Clitic && upper.is_some() && n >= Number::whole(20)) {
        amount = Amount { value: value.plus(tens)?, upper: upper.and_then(|u| u.plus(tens)), tokens: tokens.start..end, ..amount };
    } else if let Some(scale) = part.scale.filter(|_| joint == Joint::Space) {
        amount = Amount { tokens: tokens.start..end, ..amount.times(scale)? };
    }
    Some(amount)
}

/// Whether the noun behind a fraction is definite, as a whole is: نصف الأعضاء.
fn definite_whole(cx: &Context<'_>, at: usize) -> bool {
    cx.clitics(at).has(Clitic::The) && !cx.clitics(at).has(Clitic::And)
}

/// "half", "half a million", "a quarter of a million", ثلثا السكان, ربع مليون: a part of one, or of a scale.
fn whole_of(cx: &Context<'_>, at: usize, part: Part, before: Before) -> Option<Amount> {
    let value = part.fraction?;
    let past = at + part.len;
    let of = cx.cue(past, Cue::Of).unwrap_or(0);
    let mut place = past + of;
    place += cx.cue(place, Cue::Indefinite).unwrap_or(0);
    if cx.is_dash(place) && cx.glued(place) {
        place += 1;
    }
    if let Some(scale) = parts::at(cx, place).filter(|p| p.digits.is_none()).and_then(|p| p.scale) {
        let joined = cx.clitics(place).has(Clitic::And);
        if !joined {
            let base = Amount { unit: Number::ratio(1, 10)?, ..Amount::exact(value, at..place + 1) };
            return base
                .times(scale)
                .map(|a| if scale < Number::whole(1000) { Amount { scaled: false, unit: Number::ONE, ..a } } else { a });
        }
    }
    let unit = place > past || cx.starts(place).any(Starts::UNIT);
    let whole =
        of > 0 || unit || definite_whole(cx, past) || cx.cue(past, Cue::Definite).is_some() || cx.cue(past, Cue::Demonstrative).is_some();
    let possessed = cx.clitics(at).has(Clitic::Their);
    let counted = part.parts.is_none() && cx.language.head_first && heads::counted_noun(cx, past);
    (whole || possessed || counted || before.bound || cx.tokens.len() <= part.len + 1).then(|| Amount::fraction(value, at..past))
}

/// "a hundred", "a dozen", "a third of", "a half"
fn article(cx: &Context<'_>, at: usize, before: Before) -> Option<Amount> {
    let len = cx.cue(at, Cue::Indefinite)?;
    let place = at + len;
    let part = parts::at(cx, place).filter(|p| p.digits.is_none())?;
    let end = place + part.len;
    let mut amount = if part.scale.is_some() {
        let amount = compose::read(cx, place, part, before.joins)?;
        tail(cx, amount, before)
    } else if part.fraction.is_some() && part.ordinal.is_none() {
        whole_of(cx, place, part, Before { bound: true, ..before })?
    } else if part.fraction.is_some() {
        // "a third of" is a part, "a third man" a rank.
        let ends = cx.piece(end).is_none_or(|p| p == Piece::Mark) && !cx.is_dash(end) || cx.cue(end, Cue::Stop).is_some();
        // "A third of them left" is a part; what a sentence "A third, …" begins with is another one.
        let opens = at == cx.tokens.start && cx.tokens.len() > end - at + 1;
        (cx.cue(end, Cue::Of).is_some() || ends && !opens || before.bound).then(|| Amount::fraction(Number::ZERO, place..end))?;
        whole_of(cx, place, Part { ordinal: None, ..part }, Before { bound: true, ..before })?
    } else {
        return None;
    };
    amount.tokens.start = at;
    Some(amount)
}

/// What may stand behind a number and is part of it: "and a half", "thirds", "in five", "point two", "times".
fn tail(cx: &Context<'_>, amount: Amount, before: Before) -> Amount {
    if amount.form != Form::Plain {
        return amount;
    }
    let with = |a: &Amount| parts_of(cx, a).or_else(|| pointed(cx, a)).or_else(|| in_how_many(cx, a)).or_else(|| times(cx, a));
    if let Some(more) = with(&amount) {
        return more;
    }
    let half = if before.joins { and_a_half(cx, &amount) } else { None };
    half.map_or(amount, |a| {
        let a = scaled_on(cx, a);
        times(cx, &a).unwrap_or(a)
    })
}

/// A fraction behind "and": gives its value and the place behind it.
pub(super) fn joined_fraction(cx: &Context<'_>, at: usize) -> Option<(Number, usize)> {
    let (place, joint) = parts::next(cx, at)?;
    joint.is_and().then_some(())?;
    let article = cx.cue(place, Cue::Indefinite).unwrap_or(0);
    let place = place + article + usize::from(article > 0 && cx.is_dash(place + article));
    if let Some(part) = numeral::part_of_one(cx, place) {
        return Some(part);
    }
    let part = parts::at(cx, place).filter(|p| p.digits.is_none())?;
    let past = place + part.len;
    // ونص says a half, نص alone another thing.
    let half = part.parts.filter(|&p| part.fraction.is_none() && Some(p) == Number::ratio(1, 2));
    if let Some(value) = part.fraction.or(half).filter(|_| part.cardinal.is_none()) {
        return Some((value, past));
    }
    // "and three quarters", "and fifty-four hundredths"
    part.cardinal?;
    let count = compose::read(cx, place, part, false).filter(|c| c.form == Form::Plain)?;
    let (place, joint) = parts::next(cx, count.tokens.end)?;
    let of = parts::at(cx, place).filter(|_| !joint.is_and())?;
    let value = count.value.times(of.parts.or(of.fraction.filter(|_| count.value == Number::ONE))?)?;
    (value < Number::ONE).then_some((value, place + of.len))
}

/// "two and a half", مليون ونصف: the fraction is of the scale where the number ends with one.
fn and_a_half(cx: &Context<'_>, amount: &Amount) -> Option<Amount> {
    let (part, mut end) = joined_fraction(cx, amount.tokens.end)?;
    // "three billion and a half million": a fraction of a scale of its own. مليونا ونصف مليون متر: of the same, told once more.
    let own = parts::at(cx, end).filter(|p| p.digits.is_none() && !cx.clitics(end).has(Clitic::The));
    if let Some((scale, len)) = own.and_then(|p| Some((p.scale.filter(|s| *s <= amount.scale && amount.scale > Number::ONE)?, p.len))) {
        let value = amount.value.plus(part.times(scale)?)?;
        let unit = scale.divide(Number::whole(10))?;
        return Some(Amount { value, unit, plain: false, tokens: amount.tokens.start..end + len, ..*amount });
    }
    let added = part.times(amount.scale)?;
    // مليون ونصف المليون: the scale once more.
    let again = parts::at(cx, end).and_then(|p| p.scale).is_some_and(|s| s == amount.scale && cx.clitics(end).has(Clitic::The));
    if again && amount.scale > Number::ONE {
        end += 1;
    }
    let unit = if amount.scale > Number::ONE { amount.scale.divide(Number::whole(10))? } else { Number::ZERO };
    Some(Amount { value: amount.value.plus(added)?, unit, plain: false, tokens: amount.tokens.start..end, ..*amount })
}

/// "two and a half *million*"
fn scaled_on(cx: &Context<'_>, amount: Amount) -> Amount {
    let end = amount.tokens.end;
    let scale = parts::at(cx, end).filter(|p| p.digits.is_none() && amount.scale == Number::ONE).and_then(|p| Some((p.scale?, p.len)));
    let Some((scale, len)) = scale.filter(|_| !cx.clitics(end).has(Clitic::And)) else { return amount };
    let unit = Number::ratio(1, 10).unwrap_or(Number::ONE);
    let whole = Amount { unit, ..amount.clone() }.times(scale);
    whole.map_or(amount, |a| Amount { tokens: a.tokens.start..end + len, ..a })
}

/// "two thirds", "three-quarters", ثلاثة أخماس
fn parts_of(cx: &Context<'_>, amount: &Amount) -> Option<Amount> {
    (amount.scale == Number::ONE && amount.unit == Number::ONE).then_some(())?;
    let (place, joint) = parts::next(cx, amount.tokens.end)?;
    let part = parts::at(cx, place).filter(|p| !joint.is_and() && p.digits.is_none())?;
    let one = amount.value == Number::ONE;
    // واحد وعشرون خمسا
    let counted = cx.language.head_first && !amount.digits && amount.value > Number::whole(10);
    let (of, end) = match parts::denominator(cx, place) {
        Some(found) => found,
        None => (part.parts.or(part.fraction.filter(|_| one || counted))?, place + part.len),
    };
    let value = amount.value.times(of)?;
    let read = Amount { digits: amount.digits, ..Amount::fraction(value, amount.tokens.start..end) };
    Some(of_scale(cx, &read).unwrap_or(read))
}

/// "two thirds *of a million*"
fn of_scale(cx: &Context<'_>, read: &Amount) -> Option<Amount> {
    let place = read.tokens.end + cx.cue(read.tokens.end, Cue::Of)?;
    let place = place + cx.cue(place, Cue::Indefinite)?;
    let scale = parts::at(cx, place)?;
    let whole = Amount { unit: Number::ratio(1, 10)?, form: Form::Plain, ..read.clone() }.times(scale.scale?)?;
    Some(Amount { tokens: read.tokens.start..place + scale.len, ..whole })
}

/// "two hundred point seven one"
fn pointed(cx: &Context<'_>, amount: &Amount) -> Option<Amount> {
    let end = amount.tokens.end;
    let mut place = end + cx.sense(end, Sense::Point)?;
    let (mut value, mut unit) = (amount.value, Number::ONE);
    if let Some((n, count)) = cx.plain(place) {
        unit = Number::power_of_ten(-i32::try_from(count).ok()?)?;
        value = value.plus(Number::whole(i64::from(n)).times(unit)?)?;
        place += 1;
    }
    while let Some(part) = parts::at(cx, place).filter(|_| unit == Number::ONE || !amount.digits) {
        let Some(n) = part.cardinal.and_then(Number::to_i64).filter(|n| *n < 100) else { break };
        // "seventy-one" are two digits, "nought" and "four" one each.
        let tens = n >= 10;
        let next = parts::next(cx, place + part.len).and_then(|(p, _)| parts::at(cx, p).map(|q| (p + q.len, q)));
        let ones =
            next.filter(|_| n >= 20 && n % 10 == 0).and_then(|(p, q)| Some((p, q.cardinal?.to_i64().filter(|n| (1..10).contains(n))?)));
        unit = unit.divide(Number::whole(if tens { 100 } else { 10 }))?;
        value = value.plus(Number::whole(n + ones.map_or(0, |(_, o)| o)).times(unit)?)?;
        place = ones.map_or(place + part.len, |(p, _)| p);
    }
    (unit < Number::ONE).then(|| Amount { unit, scaled: true, plain: false, ..Amount::exact(value, amount.tokens.start..place) })
}

/// "one in five", واحد من كل خمسة
fn in_how_many(cx: &Context<'_>, amount: &Amount) -> Option<Amount> {
    // "a three-in-five chance"
    let dash = usize::from(cx.is_dash(amount.tokens.end) && cx.glued(amount.tokens.end + 1));
    let end = amount.tokens.end + dash;
    // واحد من ثلاثة, but not واحد من الثلاثة.
    let one_of = || {
        let of = cx.cue(end, Cue::Of).filter(|_| cx.language.head_first && amount.value == Number::ONE && !amount.digits);
        of.filter(|len| !cx.clitics(end + len).has(Clitic::The))
    };
    let told = cx.sense(end, Sense::PartOf);
    let place = end + told.or_else(one_of)?;
    (dash == 0 || cx.is_dash(place)).then_some(())?;
    let place = place + dash;
    let first = parts::at(cx, place)?;
    (first.cardinal.is_some() || first.scale.is_some() || first.digits.is_some_and(|d| d.plain)).then_some(())?;
    let whole = compose::read(cx, place, first, true).filter(|w| w.form == Form::Plain)?;
    let (n, past) = (whole.value, whole.tokens.end);
    let most = told.is_none() || n <= Number::whole(1000);
    let fits = amount.value < n && amount.value <= Number::whole(99) && most && amount.value.is_whole();
    // "three in ten days" counts in a stretch of time.
    let counts = cx.starts(past).any(Starts::UNIT) && cx.find(past, Starts::UNIT, |s| matches!(s, Sense::Unit(_)).then_some(())).is_some();
    let goes_on = parts::next(cx, past).is_some_and(|(p, j)| !j.is_and() && parts::at(cx, p).is_some());
    (fits && !counts && !goes_on).then_some(())?;
    Some(Amount { digits: amount.digits, ..Amount::fraction(amount.value.divide(n)?, amount.tokens.start..past) })
}

/// "ten times", "three-fold"
fn times(cx: &Context<'_>, amount: &Amount) -> Option<Amount> {
    let end = amount.tokens.end;
    let dash = usize::from(cx.is_dash(end) && cx.glued(end) && cx.glued(end + 1));
    let len = cx.sense(end + dash, Sense::Times)?;
    Some(Amount { form: Form::Multiple, tokens: amount.tokens.start..end + dash + len, ..amount.clone() })
}
