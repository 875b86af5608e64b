//! One amount with everything that belongs to it: modifier, unit or noun, the other end of a range.

use super::amount::{Amount, Form};
use super::heads::{self, Head};
use super::mention::{Counted, Kind, Measure, Mention, Trait, Traits};
use super::number::{self, Before};
use super::{Context, ages, bounds, names, parts, ranges, units};
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Cue, Dimension, Sense, Starts, TimeWord, UnitId};
use crate::values::{Bound, Number, Quantity};

/// An amount in its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Measured {
    /// The number.
    pub(super) amount: Amount,
    /// Its unit.
    pub(super) unit: Option<UnitId>,
    /// Its tokens with the unit.
    pub(super) start: usize,
    /// The place behind it.
    pub(super) end: usize,
    /// Whether the unit came from another number.
    pub(super) carried: bool,
    /// The modifier behind the number, before its unit: "20 or more people".
    pub(super) after: Option<Bound>,
    /// The noun, where the number is read off it: شخصان.
    pub(super) counted: Option<Counted>,
}

impl Measured {
    const fn new(amount: Amount, unit: Option<UnitId>, start: usize, end: usize) -> Self {
        Self { amount, unit, start, end, carried: false, after: None, counted: None }
    }
}

/// The number at a place with its unit, or with the currency before it.
pub(super) fn measured(cx: &Context<'_>, at: usize, before: Before) -> Option<Measured> {
    if cx.starts(at).any(Starts::DUAL) {
        return two(cx, at, before);
    }
    let sign = units::before(cx, at);
    let place = sign.map_or(at, |(_, end)| end);
    if sign.is_none()
        && let Some(read) = one_and_more(cx, at)
    {
        return Some(read);
    }
    let amount = number::read(cx, place, Before { money: sign.is_some(), ..before }).or_else(|| ages::one_unit(cx, place))?;
    let amount = one_in(cx, place, &amount).unwrap_or(amount);
    let mut end = amount.tokens.end;
    if let Some((unit, _)) = sign {
        matches!(amount.form, Form::Plain | Form::Vague).then_some(())?;
        let again =
            units::after(cx, end, &amount).filter(|(u, e)| cx.measures.comparable(unit, *u) && cx.piece(e - 1) == Some(Piece::Word));
        let told = again.filter(|(u, _)| cx.measures.unit(*u).of.is_none());
        end = told.map_or(end, |(_, e)| e);
        return compound(cx, Measured::new(amount, Some(told.map_or(unit, |(u, _)| u)), at, end), before);
    }
    if matches!(amount.form, Form::Ordinal | Form::Multiple) {
        return Some(Measured::new(amount, None, at, end));
    }
    let after = bounds::after(cx, end).filter(|m| units::after(cx, m.end, &amount).is_some());
    let closed = bracketed(cx, &amount);
    let unit = units::after(cx, after.map_or_else(|| closed.unwrap_or(end), |m| m.end), &amount);
    let unit = unit.or_else(|| in_brackets(cx, end, &amount));
    end = unit.map_or(end, |(_, e)| e);
    // "75 USD million"
    let scale = unit.filter(|_| amount.scale == Number::ONE).and_then(|_| parts::at(cx, end)).filter(|p| p.digits.is_none());
    let money = unit.is_some_and(|(u, _)| cx.measures.unit(u).dimension == Dimension::Money);
    let amount = match scale.and_then(|p| Some((p.scale.filter(|s| *s > Number::whole(1000))?, p.len))) {
        Some((scale, len)) if money && !cx.clitics(end).has(Clitic::And) => {
            end += len;
            amount.times(scale)?
        }
        _ => amount,
    };
    let read = Measured { after: after.map(|m| m.bound), ..Measured::new(amount, unit.map(|(u, _)| u), at, end) };
    if read.unit.is_none() {
        return ages::feet(cx, &read).or(Some(read));
    }
    compound(cx, read, before)
}

/// شخص من كل عشرة: one of a noun out of so many.
fn one_in(cx: &Context<'_>, at: usize, amount: &Amount) -> Option<Amount> {
    let plain = amount.form == Form::Plain && amount.value > Number::ONE && cx.language.head_first;
    let len = (2..=4).filter(|_| plain).find(|&len| {
        let from = at.checked_sub(len).filter(|&from| from > cx.tokens.start);
        from.is_some_and(|from| cx.sense(from, Sense::PartOf) == Some(len))
    })?;
    heads::before_one(cx, at - len)?;
    Some(Amount { digits: amount.digits, ..Amount::fraction(Number::ONE.divide(amount.value)?, amount.tokens.clone()) })
}

/// `(20) طائرة`: the place behind the bracket that closes around a numeral alone.
fn bracketed(cx: &Context<'_>, amount: &Amount) -> Option<usize> {
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    let pair = |open, close| cx.is_mark(start - 1, open) && cx.is_mark(end, close);
    let open = start > cx.tokens.start && (pair('(', ')') || pair('«', '»') || pair('"', '"') || pair('“', '”'));
    (open && cx.language.head_first && amount.digits && cx.piece(end + 1) == Some(Piece::Word)).then_some(end + 1)
}

/// Two of a noun or a unit in one word: شخصان, يومين. A definite dual points back to two known things and counts nothing.
fn two(cx: &Context<'_>, at: usize, before: Before) -> Option<Measured> {
    let amount = |end| Amount { unit: Number::ZERO, ..Amount::exact(Number::whole(2), at..end) };
    if cx.find(at, Starts::DUAL, |s| matches!(s, Sense::UnitDual(_)).then_some(())).is_some() {
        let (_, unit, end) = two_of(cx, at)?;
        return compound(cx, Measured::new(amount(end), Some(unit), at, end), before);
    }
    let (counted, mut end) = heads::dual(cx, at)?;
    // نقطتان مئويتان
    if let Some((len, unit)) =
        cx.find(at, Starts::UNIT, |s| if let Sense::Unit(u) = s { Some(*u) } else { None }).filter(|(len, _)| *len > 1)
    {
        return compound(cx, Measured::new(amount(at + len), Some(unit), at, at + len), before);
    }
    // شخصين اثنين
    let again = parts::at(cx, end).filter(|p| p.cardinal == Some(Number::whole(2)) && p.digits.is_none());
    end += again.filter(|_| cx.clitics(end) == crate::language::Clitics::NONE).map_or(0, |p| p.len);
    Some(Measured { counted: Some(counted), ..Measured::new(amount(end), None, at, end) })
}

/// An amount in two units, "6 feet 2 inches", or with a fraction behind its unit, "an hour and a half".
fn compound(cx: &Context<'_>, mut read: Measured, before: Before) -> Option<Measured> {
    let Some(unit) = read.unit else { return Some(read) };
    if before.joins
        && let Some(more) = half_more(cx, &read, unit)
    {
        return Some(more);
    }
    let comma = cx.is_mark(read.end, ',') || cx.is_mark(read.end, '،');
    let (place, joint) = parts::next(cx, read.end + usize::from(comma)).unwrap_or((read.end, parts::Joint::Space));
    // "peaked at 5.8m, 40cm below the record": who tells two units counts whole ones of the first.
    // البالغ 51 عاما 15 يوما: where the second is joined by "and", none stands beside the first.
    let time = cx.measures.unit(unit).dimension == Dimension::Time;
    // "want a week four hours shorter"
    let one = cx.cue(read.amount.tokens.start, Cue::Indefinite).is_some();
    let loose = !joint.is_and() && (cx.language.head_first || one) && time;
    if read.amount.value.is_whole() && !loose && (!joint.is_and() || before.joins) {
        let second = || {
            let second =
                number::read(cx, place, Before { joins: false, ..before }).filter(|a| a.form == Form::Plain && !a.value.is_negative());
            let told = second.and_then(|a| units::after_second(cx, a.tokens.end, &a).map(|(small, end)| (a, small, end)));
            told.or_else(|| two_of(cx, place).filter(|_| joint.is_and()))
        };
        if let Some((second, small, end)) = second()
            && let Some(many) = units::continues(cx, unit, small)
            && second.value < many
        {
            let money = cx.measures.unit(unit).dimension == Dimension::Money;
            let (value, inner) = if money {
                (read.amount.value.plus(second.value.divide(many)?)?, second.unit.divide(many)?)
            } else {
                (read.amount.value.times(many)?.plus(second.value)?, second.unit)
            };
            read.amount = Amount {
                value,
                unit: inner,
                scaled: money,
                digits: read.amount.digits,
                ..Amount::exact(value, read.amount.tokens.start..second.tokens.end)
            };
            read.unit = Some(if money { unit } else { small });
            read.end = end;
            return if money { Some(read) } else { compound(cx, read, before) };
        }
    }
    if let Some(more) = left_over(cx, &read, unit, before.joins) {
        return Some(more);
    }
    let (amount, unit) = units::reported(cx, read.amount, unit)?;
    Some(Measured { amount, unit: Some(unit), ..read })
}

/// Two of a unit in one word, and where it ends: ساعتين, and وثانيتين behind و12 دقيقة.
fn two_of(cx: &Context<'_>, at: usize) -> Option<(Amount, UnitId, usize)> {
    let (len, unit) = cx.find(at, Starts::DUAL, |s| if let Sense::UnitDual(u) = s { Some(*u) } else { None })?;
    let known = cx.clitics(at).has(Clitic::The) || cx.clitics(at).has(Clitic::Their) || !heads::has_owner(cx, at, len);
    (!known).then(|| (Amount::exact(Number::whole(2), at..at + len), unit, at + len))
}

/// "15 dollars 50", "an hour thirty": what ends the clause without a unit is counted in the small one.
fn left_over(cx: &Context<'_>, read: &Measured, unit: UnitId, joins: bool) -> Option<Measured> {
    let told = cx.measures.unit(unit);
    let many = match told.dimension {
        Dimension::Money if told.of.is_none() => 100,
        Dimension::Time if told.code == "h" => 60,
        _ => return None,
    };
    let whole = read.amount.form == Form::Plain && read.amount.unit == Number::ONE && !read.amount.scaled && read.amount.value.is_whole();
    let named = read.end > read.amount.tokens.end && cx.piece(read.end - 1) == Some(Piece::Word);
    (whole && named).then_some(())?;
    let (place, joint) = parts::next(cx, read.end).filter(|(_, j)| *j == parts::Joint::Space || j.is_and() && joins)?;
    let rest = number::read(cx, place, Before { joins: false, ..number::NOTHING }).filter(|a| a.form == Form::Plain)?;
    let end = rest.tokens.end;
    let closes = end == cx.tokens.end || cx.mark(end).is_some_and(|c| matches!(c, '.' | ',' | ';' | ')' | '?' | '!')) && !cx.glued(end + 1);
    let small = rest.value.is_whole() && rest.value >= Number::whole(10) && rest.value < Number::whole(many);
    (closes && small && (joint == parts::Joint::Space || end + 1 >= cx.tokens.end)).then_some(())?;
    let money = told.dimension == Dimension::Money;
    let (many, tokens) = (Number::whole(many), read.amount.tokens.start..end);
    // "an hour thirty" is told in minutes, as "an hour and thirty minutes" is.
    let (value, inner, small) = if money {
        (read.amount.value.plus(rest.value.divide(many)?)?, Number::ONE.divide(many)?, Some(unit))
    } else {
        (read.amount.value.times(many)?.plus(rest.value)?, rest.unit, cx.measures.by_code("min"))
    };
    let amount = Amount { value, unit: inner, scaled: money, tokens, ..read.amount.clone() };
    Some(Measured { amount, unit: small, end, ..read.clone() })
}

/// "20 (kg)"
fn in_brackets(cx: &Context<'_>, at: usize, amount: &Amount) -> Option<(UnitId, usize)> {
    (amount.digits && cx.is_mark(at, '(') && cx.text(at + 1).len() > 1).then_some(())?;
    units::after(cx, at + 1, amount).filter(|(_, end)| cx.is_mark(*end, ')')).map(|(unit, end)| (unit, end + 1))
}

/// "an hour *and a half*", ثلاث سنوات *ونصف السنة*
fn half_more(cx: &Context<'_>, read: &Measured, unit: UnitId) -> Option<Measured> {
    let (part, mut end) = number::joined_fraction(cx, read.end)?;
    if cx.clitics(end).has(Clitic::The) {
        // نقطتين مئويتين ونصف النقطة: of such a unit its noun alone is said again.
        let noun = |at: usize| heads::dual(cx, at).map(|(c, _)| c.lemma).or_else(|| heads::noun_at(cx, at));
        let short = (read.start..read.end).any(|at| noun(at).is_some() && noun(at) == noun(end));
        let again = units::after(cx, end, &Amount::fraction(part, end..end)).filter(|(again, _)| *again == unit);
        end = match again {
            Some((_, past)) => past,
            None => short.then_some(end + 1)?,
        };
    } else if cx.cue(end, Cue::Of).is_some() || cx.cue(end, Cue::Definite).is_some() {
        return None;
    } else if parts::at(cx, end).is_some_and(|p| p.scale.is_some()) {
        // مليونا يورو ونصف مليون ريال: the half is of what follows.
        return None;
    }
    let value = read.amount.value.plus(part)?;
    let amount = Amount { value, unit: Number::ZERO, tokens: read.amount.tokens.start..end, ..read.amount.clone() };
    let (amount, unit) = units::reported(cx, amount, unit)?;
    Some(Measured { amount, unit: Some(unit), end, ..read.clone() })
}

/// عام ونصف, دقيقة و11 ثانية: one of a unit with a fraction or a smaller one behind it, in languages that have no article to say "one".
fn one_and_more(cx: &Context<'_>, at: usize) -> Option<Measured> {
    (cx.language.head_first && cx.starts(at).any(Starts::UNIT) && !cx.clitics(at).has(Clitic::The)).then_some(())?;
    let one = Amount { unit: Number::ZERO, ..Amount::exact(Number::ONE, at..at) };
    let (len, unit) = cx.find(at, Starts::UNIT, |s| if let Sense::Unit(u) = s { Some(*u) } else { None })?;
    let end = at + len;
    let read = Measured::new(Amount { tokens: at..end, ..one }, Some(unit), at, end);
    // بعد دقيقة و11 ثانية, ارتفاعه متر و40 سنتيمترا
    let parts = || {
        let parted = matches!(cx.measures.unit(unit).dimension, Dimension::Time | Dimension::Length | Dimension::Mass);
        let whole = parted.then(|| compound(cx, read.clone(), Before { joins: true, ..number::NOTHING })).flatten();
        whole.filter(|r| r.end > end)
    };
    // يوما أو يومين
    let or_two = || {
        let or = cx.sense(end, Sense::Range(crate::language::RangeWord::Or)).map(|len| end + len)?;
        two_of(cx, or).filter(|(_, two, _)| *two == unit).map(|_| read.clone())
    };
    half_more(cx, &read, unit).or_else(parts).or_else(or_two)
}

/// What stands in front of an amount.
#[derive(Debug, Clone, Copy, Default)]
struct Front {
    bound: Option<Bound>,
    close: bool,
    age: bool,
    /// Where the amount itself begins.
    place: usize,
}

fn front(cx: &Context<'_>, at: usize) -> Front {
    let mut front = Front { place: at, ..Front::default() };
    // "4.9% lower than a year ago" compares.
    let compares = at > cx.tokens.start && (cx.is_mark(at - 1, '%') || cx.piece(at - 1) == Some(Piece::Numeral));
    let passed = |i: usize| cx.find(i, Starts::TIME_WORD, |s| matches!(s, Sense::Time(TimeWord::Ago)).then_some(())).is_some();
    let ago = |end: usize| compares && (end..end + 4).any(passed);
    if let Some(m) = bounds::before(cx, at).filter(|m| !ago(m.end)) {
        front = Front { bound: Some(m.bound), close: m.close, place: m.end, ..front };
    }
    let the = if front.bound.is_some() { cx.cue(front.place, Cue::Definite).unwrap_or(0) } else { 0 };
    if let Some(len) = cx.sense(front.place + the, Sense::Age(crate::language::Side::Before)) {
        front.age = true;
        front.place += the + len;
        // ابن الـ45 عاما
        front.place += cx.cue(front.place, Cue::Definite).filter(|n| cx.piece(front.place + n) == Some(Piece::Numeral)).unwrap_or(0);
        if let Some(m) = bounds::before(cx, front.place) {
            front = Front { bound: Some(m.bound), close: m.close, place: m.end, ..front };
        }
    } else if the > 0 {
        front.place += the;
    }
    // أكثر من (70) صنفا
    let around = |open, close| cx.is_mark(front.place, open) && cx.is_mark(front.place + 2, close);
    let bracket = front.place > at && (around('(', ')') || around('«', '»'));
    if bracket && cx.language.head_first && cx.piece(front.place + 1) == Some(Piece::Numeral) {
        front.place += 1;
    }
    front
}

/// Reads the amount that begins at a place with all that belongs to it, and gives the place behind it. Nothing before `floor` is taken.
pub(super) fn read(cx: &Context<'_>, at: usize, floor: usize, mentions: &mut Vec<Mention>) -> Option<usize> {
    let front = front(cx, at);
    let bound = front.bound.is_some();
    if let Some(range) = ranges::opened(cx, front.place, bound) {
        return finish(cx, at, floor, front, range, mentions);
    }
    let first = measured(cx, front.place, Before { bound, ..number::NOTHING })?;
    // "in the Stone Age about 5,000 years ago"
    let ago = || cx.sense(first.end, Sense::Time(TimeWord::Ago)).is_some();
    if bound && until_when(cx, at, &first) || front.age && ago() {
        return None;
    }
    if let Some(range) = front.bound.and_then(|b| limited(cx, b, &first)) {
        return finish(cx, at, floor, Front { bound: None, ..front }, range, mentions);
    }
    if let Some(range) = ranges::continued(cx, &first) {
        return finish(cx, at, floor, front, range, mentions);
    }
    let first = ranges::carried(cx, first);
    finish(cx, at, floor, front, ranges::Span::one(first), mentions)
}

/// حتى 2020, حتى 12 أغسطس: up to a time, not up to so many.
fn until_when(cx: &Context<'_>, at: usize, first: &Measured) -> bool {
    let until = cx.sense(at, Sense::Time(TimeWord::Until)).is_some() && first.amount.plain && first.unit.is_none();
    let month = cx.find(first.end, Starts::MONTH, |s| matches!(s, Sense::Month(..)).then_some(())).is_some();
    let year = cx.plain(first.amount.tokens.start).is_some_and(|(n, count)| count == 4 && (1900..2100).contains(&n));
    until && (month || year && heads::behind(cx, first.end, &first.amount).is_none())
}

/// "more than 100 but fewer than 300": two bounds that leave what lies between them.
fn limited(cx: &Context<'_>, bound: Bound, first: &Measured) -> Option<ranges::Span> {
    let low = |b| matches!(b, Bound::MoreThan | Bound::AtLeast);
    let high = |b| matches!(b, Bound::LessThan | Bound::AtMost);
    let mut place = first.end + usize::from(cx.mark(first.end).is_some_and(|c| matches!(c, ',' | '،')));
    place += cx.cue(place, Cue::And).or_else(|| cx.cue(place, Cue::But)).unwrap_or(0);
    let joined = place > first.end || cx.clitics(place).has(Clitic::And);
    let other = bounds::before(cx, place).filter(|m| joined && !m.close)?;
    (low(bound) && high(other.bound) || high(bound) && low(other.bound)).then_some(())?;
    let second = measured(cx, other.end, number::NOTHING)?;
    ranges::between(cx, first, second, high(bound))
}

/// The unit that stands before "or" and a number: "a year *or two*".
fn unit_or(cx: &Context<'_>, at: usize) -> Option<UnitId> {
    let or = at.checked_sub(1).filter(|&or| or > cx.tokens.start && cx.piece(at) == Some(Piece::Word))?;
    cx.sense(or, Sense::Range(crate::language::RangeWord::Or))?;
    let one = Amount::exact(Number::ONE, or - 1..or - 1);
    let single = cx.lexed.interner.lemma(cx.lexed.words[or - 1]) == cx.lexed.words[or - 1];
    let (unit, _) = units::after(cx, or - 1, &one).filter(|(_, end)| single && *end == or)?;
    let time = cx.measures.unit(unit).dimension == Dimension::Time;
    (time && cx.piece(or - 1) == Some(Piece::Word)).then_some(unit)
}

/// The numeral that modifiers at a place stand before: "around 7:30".
pub(super) fn bounded(cx: &Context<'_>, at: usize) -> Option<usize> {
    let end = bounds::before(cx, at)?.end;
    (cx.piece(end) == Some(Piece::Numeral)).then_some(end)
}

/// Puts the mention together.
fn finish(cx: &Context<'_>, at: usize, floor: usize, front: Front, span: ranges::Span, mentions: &mut Vec<Mention>) -> Option<usize> {
    let ranges::Span { first, second, score, tally, aged } = span;
    let last = second.as_ref().unwrap_or(&first);
    let (number, mut end) = (first.amount.tokens.start..last.amount.tokens.end, last.end);
    let mut start = at;
    if score {
        mentions.push(name(cx, number.clone()));
        return Some(end);
    }
    if second.is_none() && pronoun(cx, &first.amount) {
        return Some(end);
    }
    let mut traits = Traits::default();
    let mut set = |on: bool, t: Trait| traits = if on { traits.with(t) } else { traits };
    let form = last.amount.form;
    set(first.amount.digits, Trait::Digits);
    set(form == Form::Vague, Trait::Vague);
    set(form == Form::Multiple, Trait::Multiple);
    set(tally, Trait::Tally);
    set(first.carried, Trait::Carried);
    set(cx.starts(first.start).any(Starts::DUAL) && first.amount.tokens.start == first.start, Trait::Dual);
    let mut unit = last.unit.map(units::plain);
    let mut after = last.after;
    let mut counted = first.counted.clone();
    let mut ordinal = form == Form::Ordinal;
    let mut definite = defined(cx, at);
    // التوقعات البالغة 1.21 مليار: nobody is so old.
    let aged = (front.age || aged) && last.amount.value < Number::whole(1000);
    let bound = front.bound.is_some();
    if unit.is_none() && second.is_none() && form == Form::Plain && !bound && !cx.language.head_first {
        unit = unit_or(cx, start).map(units::plain);
        after = after.or(unit.map(|_| Bound::About));
    }
    let closed = bracketed(cx, &last.amount);
    let alone = unit.is_none() && counted.is_none() && cx.language.head_first && form == Form::Plain;
    // الطائرات الـ 25, السنوات الست: what stands before a definite number is what it counts.
    let before = if alone { before_number(cx, number.start, floor, &first.amount) } else { None };
    let led = before.is_some();
    if let Some((from, what)) = before {
        start = start.min(from);
        definite |= heads::is_definite(cx, number.start);
        match what {
            Ahead::Noun(c) => counted = Some(c),
            Ahead::Unit(u) => unit = Some(units::plain(u)),
            Ahead::Rank => ordinal = true,
            Ahead::Known => {}
        }
    } else if aged && unit.is_none() && cx.language.head_first && closed.is_none() && form != Form::Ordinal {
        // حصتهن البالغة 83 مقعدا: what amounts to so many of something is no age. في سن 45 رجال الأمن has another number.
        let several = last.amount.value <= Number::whole(10);
        let fits = |h: &Head| matches!(h, Head::Noun(c) if c.noun.is_some() && heads::many(cx, c) == several);
        if let Some((Head::Noun(c), past)) = heads::behind(cx, end, &last.amount).filter(|(h, _)| fits(h)) {
            counted = counted.or(Some(c));
            end = past;
        }
    } else if unit.is_none() && counted.is_none() && !matches!(form, Form::Ordinal | Form::Multiple) && !tally && !aged {
        let inner = bounds::after(cx, end);
        let place = inner.map_or_else(|| closed.unwrap_or(end), |m| m.end);
        let head = heads::behind(cx, place, &last.amount);
        let bare = first.amount.plain && first.amount.value != Number::ONE && second.is_none() && inner.is_none();
        let named = || heads::name(cx, place).filter(|end| end - place > 1 || !names::titled(cx));
        if let Some(past) = (head.is_none() && bare).then(named).flatten() {
            mentions.push(name(cx, number));
            return Some(past);
        }
        if let Some((head, past)) = head.filter(|(h, _)| closed.is_none() || matches!(h, Head::Noun(c) if c.noun.is_some())) {
            if let Some(m) = inner {
                after = Some(m.bound);
            }
            end = past;
            match head {
                Head::Noun(c) => counted = Some(c),
                Head::Unit(u) => unit = Some(units::plain(u)),
                Head::Concerned => {}
            }
        }
    }
    if closed.is_some() && end > number.end && number.start > floor && start == number.start {
        start -= 1;
    }
    if alone && !led && counted.is_none() && unit.is_none() {
        // العشرون alone: a rank, unless it is one of the small numbers, which have ranks of another form.
        let whole = !first.amount.digits && !first.amount.scaled && first.amount.value > Number::whole(10);
        ordinal = cx.clitics(number.start).has(Clitic::The) && whole && second.is_none() && front.bound.is_none();
        // الواحد: "each" or "the same"; صفا واحدا: a word that is no more than "united" counts nothing.
        let one = first.amount.value == Number::ONE && !first.amount.digits && first.amount.scale == Number::ONE;
        let figure = bound || second.is_some() || number.len() > 1 || cx.tokens.len() < 3;
        if one && (heads::is_definite(cx, number.start) || !figure) {
            return Some(end);
        }
    }
    // "a rate of 30 per 100,000" keeps its two numbers apart: the rate is worked out from them.
    if (unit.is_some() || counted.is_some())
        && let Some((per, past)) = units::per_number(cx, end)
    {
        set(true, Trait::Rate);
        if let Some(m) = unit.as_mut() {
            m.per = Some(per);
        }
        end = past;
    } else if (unit.is_some() || counted.is_some())
        && let Some((per, past)) = units::per(cx, end, unit.is_some())
    {
        set(true, Trait::Rate);
        if let Some(m) = unit.as_mut() {
            m.per = Some(per);
        }
        end = past;
    }
    let age = ages::is_age(cx, start, &number, end, unit, aged, counted.is_some());
    if let Some(past) = age {
        end = past;
    }
    if let Some(m) = bounds::after(cx, end) {
        after = Some(m.bound);
        end = m.end;
    }
    set(definite, Trait::Definite);
    let bound = front.bound.or(after).or_else(|| bounds::apart(cx, start));
    let quantity = quantity(&first.amount, second.as_ref().map(|s| &s.amount), bound, front.close);
    // Only "between" says which end is the lower: "from 5 to 3" and "43–5" may mean something else.
    let between = cx.sense(start, Sense::Range(crate::language::RangeWord::Between)).is_some();
    set(between && quantity.upper.is_some_and(|u| u < quantity.value), Trait::Reversed);
    // "12 below zero" are degrees.
    let bare = unit.is_none() && counted.is_none() && form == Form::Plain && second.is_none();
    let below = if bare { nought_below(cx, end) } else { unit.and_then(|m| below_nought(cx, m, end)) };
    let unit = if bare && below.is_some() { cx.measures.by_code("deg").map(units::plain) } else { unit };
    let quantity = if below.is_some() {
        Quantity { value: quantity.value.negated(), upper: quantity.upper.map(Number::negated), ..quantity }
    } else {
        quantity
    };
    end = below.unwrap_or(end);

    let kind = if age.is_some() {
        Kind::Age
    } else {
        kind(cx, form, ordinal, unit, counted.as_ref(), quantity.upper.is_some() && !tally && form != Form::Vague)
    };
    let unit = if kind == Kind::Age && unit.is_none() { cx.measures.by_code("a").map(units::plain) } else { unit };
    if kind == Kind::Ordinal && ambiguous_rank(cx, &number, end) {
        return Some(end);
    }
    mentions.push(Mention {
        span: cx.span(start..end),
        tokens: place(start)..place(end),
        number: place(number.start)..place(number.end),
        sentence: cx.sentence,
        kind,
        quantity: Some(quantity),
        measure: unit,
        counted,
        time: None,
        traits,
    });
    Some(end)
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A number that is a name.
pub(super) fn name(cx: &Context<'_>, tokens: std::ops::Range<usize>) -> Mention {
    Mention {
        span: cx.span(tokens.clone()),
        tokens: place(tokens.start)..place(tokens.end),
        number: place(tokens.start)..place(tokens.end),
        sentence: cx.sentence,
        kind: Kind::Designator,
        quantity: None,
        measure: None,
        counted: None,
        time: None,
        traits: Traits::default(),
    }
}

/// Whether "the" or the like stands before a place.
fn defined(cx: &Context<'_>, at: usize) -> bool {
    let the = cx.clitics(at).has(Clitic::The);
    let before = at.checked_sub(1).filter(|&b| b >= cx.tokens.start);
    the || before.is_some_and(|b| {
        cx.cue(b, Cue::Definite).is_some_and(|l| l == 1)
            || cx.cue(b, Cue::Demonstrative).is_some_and(|l| l == 1)
            || cx.front(b).is_some_and(|c| c.has(Clitic::The))
    })
}

/// What stands before a number that counts it.
enum Ahead {
    /// The noun.
    Noun(Counted),
    /// The unit.
    Unit(UnitId),
    /// A noun in the singular, which the number ranks: المهرجان الـ17.
    Rank,
    /// A noun in the singular before a number that is no rank: مدن القناة الثلاث.
    Known,
}

/// What stands before a number and is counted by it: the definite noun before a definite number, or the noun before "one" and "two".
/// Also where it stands.
fn before_number(cx: &Context<'_>, number: usize, floor: usize, amount: &Amount) -> Option<(usize, Ahead)> {
    let alone =
        number.checked_sub(1).filter(|&f| cx.piece(number) == Some(Piece::Numeral) && cx.front(f).is_some_and(|c| c.has(Clitic::The)));
    let start = alone.unwrap_or(number);
    let prefixed = if alone.is_some() { cx.front(start).unwrap_or_default() } else { cx.clitics(number) };
    if [Clitic::And, Clitic::With, Clitic::To, Clitic::As].into_iter().any(|c| prefixed.has(c)) {
        return None;
    }
    let free = |from: &usize| *from >= floor;
    if heads::is_definite(cx, number) {
        if amount.value <= Number::whole(10)
            && let Some((unit, from)) = heads::unit_before(cx, start, true).filter(|(_, from)| free(from))
            && amount.value > Number::ONE
        {
            return Some((from, Ahead::Unit(unit)));
        }
        let (counted, from, plural) = heads::before(cx, start).filter(|(_, from, _)| free(from))?;
        let rank = amount.digits || amount.value > Number::whole(10);
        return Some(match (plural, rank) {
            (true, _) => (from, Ahead::Noun(counted)),
            (false, true) => (from, Ahead::Rank),
            // الصفقة الواحدة says "each": left to what reads it as such.
            (false, false) if amount.value == Number::ONE => return None,
            (false, false) => (start, Ahead::Known),
        });
    }
    let small = !amount.digits && amount.tokens.len() == 1;
    if small && amount.value == Number::whole(2) {
        let (counted, from) = heads::before_two(cx, start).filter(|(_, from)| free(from))?;
        return Some((from, Ahead::Noun(counted)));
    }
    if !small || amount.value != Number::ONE {
        return None;
    }
    if let Some((unit, from)) = heads::unit_before(cx, start, false).filter(|(_, from)| free(from)) {
        return Some((from, Ahead::Unit(unit)));
    }
    let (counted, from) = heads::before_one(cx, start).filter(|(_, from)| free(from))?;
    Some((from, Ahead::Noun(counted)))
}

fn quantity(first: &Amount, second: Option<&Amount>, bound: Option<Bound>, close: bool) -> Quantity {
    let last = second.unwrap_or(first);
    let bound = bound.unwrap_or_else(|| first.bound());
    Quantity {
        value: first.value,
        upper: second.map(|s| s.value).or(first.upper),
        bound,
        precision: first.unit.min(last.unit),
        scaled: first.scaled || last.scaled,
        close,
    }
}

/// "2 degrees below zero": gives the place behind it.
fn below_nought(cx: &Context<'_>, measure: Measure, at: usize) -> Option<usize> {
    let dimension = cx.measures.unit(measure.unit).dimension;
    matches!(dimension, Dimension::Angle | Dimension::Temperature).then_some(())?;
    nought_below(cx, at)
}

/// The place behind "below zero", تحت الصفر.
fn nought_below(cx: &Context<'_>, at: usize) -> Option<usize> {
    let m = bounds::before(cx, at).filter(|m| m.bound == Bound::LessThan)?;
    let zero = parts::at(cx, m.end)?;
    let n = zero.cardinal.or(zero.digits.map(|d| d.value))?;
    n.is_zero().then_some(m.end + zero.len)
}

fn kind(cx: &Context<'_>, form: Form, ordinal: bool, unit: Option<Measure>, counted: Option<&Counted>, range: bool) -> Kind {
    if ordinal {
        return Kind::Ordinal;
    }
    match unit.map(|m| (cx.measures.unit(m.unit).dimension, m.per.is_some())) {
        Some((Dimension::Money, _)) => Kind::Money,
        Some((Dimension::Share | Dimension::Points, _)) => Kind::Percent,
        Some((Dimension::Time, false)) => Kind::Duration,
        Some(_) => Kind::Quantity,
        None if form == Form::Fraction && counted.is_none() => Kind::Fraction,
        None if counted.is_some() => Kind::Quantity,
        None if range => Kind::Range,
        None => Kind::Number,
    }
}

/// "the same one", "a good one": one that stands for a noun behind an adjective counts nothing.
fn pronoun(cx: &Context<'_>, amount: &Amount) -> bool {
    let at = amount.tokens.start;
    let one = amount.value == Number::ONE && amount.form == Form::Plain && amount.tokens.len() == 1;
    let before = at.checked_sub(1).filter(|b| one && cx.tokens.contains(b) && cx.piece(at) == Some(Piece::Word));
    before.is_some_and(|b| {
        cx.cue(b, Cue::Adjective).is_some() || cx.find(b, Starts::ORDINAL, |s| matches!(s, Sense::Ordinal(_)).then_some(())).is_some()
    })
}

/// A word that is a rank and a unit as well, before a noun ("the second test"), is left alone: it tells one of several apart.
/// Anniversaries are counted: "the second anniversary".
fn ambiguous_rank(cx: &Context<'_>, number: &std::ops::Range<usize>, end: usize) -> bool {
    let unit = number.len() == 1 && cx.starts(number.start).any(Starts::UNIT);
    unit && heads::noun_at(cx, end).is_some() && cx.cue(end, Cue::Anniversary).is_none()
}
