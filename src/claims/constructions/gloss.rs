//! One value twice: "26 miles (42 km)", "five (5)", "1.2bn, that is 1,200 million".

use super::figures::{dimension, mention};
use super::share::elsewhen;
use super::{Construction, Context, Skeleton};
use crate::extraction::{Kind, Mention, Trait};
use crate::language::{Cue, Dimension};
use crate::values::Number;

pub(super) fn read(cx: Context<'_>, s: &Skeleton, out: &mut Vec<Construction>) {
    let figures = &s.figures[..];
    for (n, pair) in figures.windows(2).enumerate() {
        let [(i, a), (j, b)] = *pair else { continue };
        // "5 ft 10 in (178 cm)": the inches alone are not what is converted.
        let compound = n
            .checked_sub(1)
            .is_some_and(|p| figures[p].0 + 2 >= i && dimension(cx, figures[p].1) == dimension(cx, a) && dimension(cx, a).is_some());
        if !compound {
            out.extend(gloss(cx, s, (i, a), (j, b)).or_else(|| converted(cx, s, (i, a), (j, b))));
        }
    }
}

fn gloss(cx: Context<'_>, s: &Skeleton, (i, a): (usize, u32), (j, b): (usize, u32)) -> Option<Construction> {
    let between = i + 1..j;
    let opened = j <= i + 3
        && s.items.get(i + 1)?.mark == Some('(')
        && !s.marked(j + 1..j + 2, &[',', '،', '–', '-', '/'])
        && s.words(between.clone()) <= 1;
    // خمسة (6) أعضاء: the brackets belong to the second figure.
    let bracketed = |f: u32| cx.lexed.tokens.get(mention(cx, f).tokens.start as usize).is_some_and(|t| t.span.slice(cx.prose) == "(");
    let inside = j == i + 1 && bracketed(b);
    let opened = opened || inside;
    let said_again = s.words(between.clone()) <= 2 && s.items[between.clone()].iter().any(|it| it.cues.has(Cue::Gloss));
    if !opened && !said_again {
        return None;
    }
    let (x, y) = (mention(cx, a), mention(cx, b));
    // "106 . 12 metres": a numeral torn apart at its decimal mark.
    // Nor "one and nine-tenths feet", of which the last part alone was read.
    let part = |m: &Mention| !m.traits.has(Trait::Digits) && m.quantity.is_some_and(|q| q.value < Number::ONE);
    if torn(cx, x.number.start) || torn(cx, y.number.start) || part(x) || part(y) {
        return None;
    }
    let (Some(p), Some(q)) = (x.measure, y.measure) else {
        let number = |m: &Mention| m.measure.is_none() && m.kind == Kind::Number;
        let counts = |m: &Mention| m.measure.is_none() && m.kind == Kind::Quantity;
        let plain = number(x) && (number(y) && y.counted.is_none() || inside && counts(y));
        let words = x.traits.has(Trait::Digits) != y.traits.has(Trait::Digits);
        let closed = inside || j == i + 2 && s.items.get(j + 1).is_some_and(|it| it.mark == Some(')'));
        return (opened && closed && plain && words).then_some(Construction::Gloss { one: a, other: b, sure: true, change: false });
    };
    let (d, e) = (dimension(cx, a)?, dimension(cx, b)?);
    let measured = |d| !matches!(d, Dimension::Money | Dimension::Share | Dimension::Points | Dimension::Other | Dimension::Time);
    // "5 km or 10 km" are two; "5 km, that is 5,000 metres" is one.
    let other = p.unit != q.unit || said_again && !s.cued(between.clone(), &[Cue::Or]);
    // "18,000 tonnes, that is a rate of 20 kilograms for every 100 kilograms of olives"
    if said_again && s.cued(i + 1..j, &[Cue::Average, Cue::RatePer]) || s.cued(j + 1..j + 3, &[Cue::RatePer]) {
        return None;
    }
    let change = s.cued(i.saturating_sub(6)..i, &[Cue::Rise, Cue::Fall, Cue::ChangeBy]);
    (d == e && p.per == q.per && measured(d) && other).then_some(Construction::Gloss { one: a, other: b, sure: opened, change })
}

/// "86bn euros ($93bn)": nothing else in the brackets.
fn converted(cx: Context<'_>, s: &Skeleton, (i, a): (usize, u32), (j, b): (usize, u32)) -> Option<Construction> {
    let brackets = s.items.get(i + 1)?.mark == Some('(') && s.items.get(j + 1)?.mark == Some(')') && s.words(i + 1..j) <= 1;
    let (p, q) = (mention(cx, a).measure?, mention(cx, b).measure?);
    let money = [a, b].into_iter().all(|f| dimension(cx, f) == Some(Dimension::Money));
    let then = s.cued(0..s.items.len(), &[Cue::Then]) || elsewhen(cx, s);
    (brackets && money && p.unit != q.unit && p.per == q.per).then_some(Construction::Converted { one: a, other: b, then })
}

/// Whether a mark of decimals stands right before a token.
fn torn(cx: Context<'_>, token: u32) -> bool {
    let before = token.checked_sub(1).and_then(|t| cx.lexed.tokens.get(t as usize));
    before.is_some_and(|t| matches!(t.span.slice(cx.prose), "." | "٫"))
}
