//! Numbers and times of day that their form or their noun rules out: "12,34,5 people", "at 25:70", "112 percent of residents".

use super::figures::{counts_people, is_percent, mention, quoted};
use super::{Construction, Context, Impossible, Skeleton};
use crate::extraction::{Kind, Trait};
use crate::language::scan::Piece;
use crate::language::{Cue, Form, Sense, TimeWord};
use crate::lexing::Flag;
use crate::values::{Bound, Number};
use std::ops::Range;

/// Reads the numerals of a story's sentences, those that no reader of numbers took included.
pub(super) fn numerals(cx: Context<'_>, sentences: Range<usize>, out: &mut Vec<Construction>) {
    let mut next = 0;
    for (number, s) in cx.lexed.sentences.iter().enumerate().take(sentences.end).skip(sentences.start) {
        for t in s.tokens.clone() {
            if cx.lexed.tokens[t as usize].piece != Piece::Numeral {
                continue;
            }
            while cx.mentions.get(next).is_some_and(|m| m.tokens.end <= t) {
                next += 1;
            }
            let read =
                cx.mentions[next..].iter().take_while(|m| m.tokens.start <= t).any(|m| m.tokens.contains(&t) && m.kind != Kind::Designator);
            let sentence = u32::try_from(number).unwrap_or(u32::MAX);
            out.extend(zoned(cx, sentence, t, s.tokens.end));
            if !read {
                out.extend(malformed(cx, sentence, t, s.tokens.end));
                out.extend(clock(cx, sentence, t, &s.tokens));
            }
        }
    }
}

fn text(cx: Context<'_>, t: u32) -> &str {
    cx.lexed.tokens.get(t as usize).map_or("", |t| t.span.slice(cx.prose))
}

fn cued(cx: Context<'_>, t: u32, end: u32, cues: &[Cue]) -> bool {
    cx.language.lexicon.cue(cx.lexed.from(t as usize, end as usize), cues).is_some()
}

/// "12,34,5 people": groups that are neither threes nor the lakhs of India, before a word or behind a sign of money.
fn malformed(cx: Context<'_>, sentence: u32, t: u32, end: u32) -> Option<Construction> {
    let number = text(cx, t);
    let groups: Vec<usize> = number.split([',', '٬', '،']).map(|g| g.chars().count()).collect();
    // Two groups may be decimals, or a list without a space.
    let [_, inner @ .., last] = &groups[..] else { return None };
    let digits = number.chars().all(|c| c.is_numeric() || matches!(c, ',' | '٬' | '،'));
    // Long groups are codes; equal ones, the last included, are a list or a code.
    let odd = !inner.is_empty()
        && groups.iter().all(|g| (1..=3).contains(g))
        && (inner.iter().any(|g| *g != 3) || *last != 3)
        && groups.iter().any(|g| g != last);
    let lakh = *last == 3 && inner.iter().all(|&g| g == 2);
    let next = cx.lexed.tokens.get(t as usize + 1).filter(|_| t + 1 < end);
    let counts =
        next.is_some_and(|n| n.piece == Piece::Word && !n.is(Flag::Glued) && !cued(cx, t + 1, end, &[Cue::And, Cue::Or, Cue::Stop]));
    let glued = cx.lexed.tokens.get(t as usize).is_some_and(|n| n.is(Flag::Glued))
        && !matches!(text(cx, t.saturating_sub(1)), "$" | "£" | "€" | "(");
    (digits && odd && !lakh && counts && !glued)
        .then(|| Construction::Malformed { span: cx.lexed.span(t as usize..t as usize + 1), sentence })
}

/// "at 25:70": an hour beyond 24 or a minute beyond 59, behind a word that makes it a time of day.
fn clock(cx: Context<'_>, sentence: u32, t: u32, tokens: &Range<u32>) -> Option<Construction> {
    let number = |t: u32| text(cx, t).parse::<u32>().ok().filter(|_| (1..=2).contains(&text(cx, t).len()));
    if t <= tokens.start
        || t + 2 >= tokens.end
        || !matches!(text(cx, t + 1), ":")
        || cx.lexed.tokens[t as usize + 2].piece != Piece::Numeral
    {
        return None;
    }
    let glued = |t: u32| cx.lexed.tokens[t as usize].is(Flag::Glued);
    let (hour, minute) = (number(t)?, number(t + 2).filter(|_| text(cx, t + 2).len() == 2)?);
    let told = (1..=2).any(|n| t.checked_sub(n).is_some_and(|b| b >= tokens.start && cued(cx, b, t, &[Cue::AtTime])));
    let more = t + 3 < tokens.end && text(cx, t + 3) == ":" || t > tokens.start && text(cx, t - 1) == ":";
    let wrong = hour > 24 || minute > 59;
    (told && wrong && !more && glued(t + 1) && glued(t + 2)).then(|| Construction::Impossible {
        span: cx.lexed.span(t as usize..t as usize + 3),
        figure: None,
        sentence,
        why: Impossible::Clock,
    })
}

/// "(3100 UTC)": four digits before a time zone that no clock shows. What can be a year is left alone: "In 1884 GMT became law".
fn zoned(cx: Context<'_>, sentence: u32, t: u32, end: u32) -> Option<Construction> {
    let number = text(cx, t).parse::<u32>().ok().filter(|n| text(cx, t).len() == 4 && !(1500..2200).contains(n))?;
    let zone = |s: &Sense| matches!(s, Sense::Time(TimeWord::Zone)).then_some(());
    cx.language.lexicon.find(cx.lexed.from(t as usize + 1, end as usize), zone)?;
    (number / 100 > 24 || number % 100 > 59).then(|| Construction::Impossible {
        span: cx.lexed.span(t as usize..t as usize + 1),
        figure: None,
        sentence,
        why: Impossible::Clock,
    })
}

/// Amounts that their noun rules out.
pub(super) fn amounts(cx: Context<'_>, s: &Skeleton, out: &mut Vec<Construction>) {
    for (i, f) in s.figures() {
        if reversed(cx, s, i, f) {
            out.push(Construction::Reversed { range: f });
        }
        if let Some(why) = impossible(cx, s, i, f).filter(|_| !quoted(cx, s.sentence, mention(cx, f).tokens.start)) {
            out.push(Construction::Impossible { span: mention(cx, f).span, figure: Some(f), sentence: s.sentence, why });
        }
    }
}

/// What is more than so many times the other end is sent there.
const FAR: i64 = 4;

/// "between 400 and 250 works": the first end above the second, where nothing falls, is voted on or played.
fn reversed(cx: Context<'_>, s: &Skeleton, i: usize, f: u32) -> bool {
    let m = mention(cx, f);
    let between = m.traits.has(Trait::Reversed) || s.items[i].cues.has(Cue::Between);
    // "between 9 and 7 million": the scale is told once, for both.
    let carried = between && m.traits.has(Trait::Carried) && m.quantity.is_some_and(|q| q.scaled && q.value < Number::whole(1_000));
    let scale = |u: Number| if carried && u.trailing_unit() >= Number::whole(1_000) { u.trailing_unit() } else { Number::ONE };
    let falls = |low: Number, high: Number| high < low || low.times(scale(high)).is_some_and(|l| l > high);
    let down =
        m.quantity.is_some_and(|q| q.upper.is_some_and(|u| falls(q.value, u))) && !m.traits.has(Trait::Tally) && m.kind != Kind::Designator;
    // Without "between" it needs a noun or unit, and a word between the two: "8 to 6 families", not "a 4-2 win" nor "35 billion by 2020".
    let year = m.quantity.is_some_and(|q| q.upper.is_some_and(|u| u >= Number::whole(1_900) && u < Number::whole(2_100)));
    let dashed =
        cx.lexed.tokens.get(m.number.start as usize..m.number.end as usize).is_none_or(|t| t.iter().any(|t| t.piece == Piece::Mark));
    // "700 went to relatives and 280 to 14 schools"
    let far = m.quantity.is_some_and(|q| q.upper.and_then(|u| u.times(Number::whole(FAR))).is_none_or(|most| q.value > most));
    // وحُولت تسع إلى ثلاثة مطارات: in words the first may be of another noun.
    let words = !m.traits.has(Trait::Digits);
    let counts = (m.counted.is_some() || m.measure.is_some()) && !dashed && !year && !far && !words;
    if !down || !(between || counts) {
        return false;
    }
    let moves = s.cued(i.saturating_sub(12)..i + 4, &[Cue::Rise, Cue::Fall, Cue::Change, Cue::Compared, Cue::Rank])
        || s.items[i].cues.any(&[Cue::Rise, Cue::Fall, Cue::ChangeFrom]);
    let played = !between && s.cued(0..s.items.len(), &[Cue::Tally, Cue::Score, Cue::Margin]);
    // "between 735 and 2 , 500": a numeral torn apart at its group mark.
    let text = |t: u32| text(cx, t);
    let torn = matches!(text(m.number.end), "," | "٬")
        && text(m.number.end + 1).len() == 3
        && text(m.number.end + 1).bytes().all(|b| b.is_ascii_digit());
    !moves && !played && !torn
}

fn impossible(cx: Context<'_>, s: &Skeleton, i: usize, f: u32) -> Option<Impossible> {
    let q = mention(cx, f).quantity?;
    if is_percent(cx, f) {
        let over = q.value > Number::whole(100) && !q.bound.is_ceiling();
        return (over && of_people(cx, s, i) && !moving(s, i)).then_some(Impossible::Share);
    }
    let people = mention(cx, f).measure.is_none() && counts_people(cx, f) && q.upper.is_none();
    if people && q.value.is_negative() {
        return Some(Impossible::Negative);
    }
    // "1.116 people" is a matter of the decimal mark; "1.5 million people" is scaled.
    let broken = people && !q.value.is_whole() && q.bound != Bound::About && q.precision >= Number::ratio(1, 100)?;
    let averaged = || {
        s.cued(0..s.items.len(), &[Cue::Average, Cue::Median, Cue::Each, Cue::RatePer, Cue::OutOf])
            || mention(cx, f).traits.has(Trait::Rate)
    };
    (broken && q.value < Number::whole(1_000) && !averaged()).then_some(Impossible::Fraction)
}

/// "of residents", "of the town's voters": people, close behind.
fn of_people(cx: Context<'_>, s: &Skeleton, i: usize) -> bool {
    let of = s.items.get(i + 1).is_some_and(|it| it.figure.is_none() && it.cues.any(&[Cue::Of, Cue::OutOf]));
    let noun = |t: u32| {
        let wanted = |s: &Sense| if let Sense::Noun(n, form) = s { Some((*n, *form)) } else { None };
        cx.language.lexicon.find(cx.lexed.from(t as usize, t as usize + 1), wanted).is_some_and(|(_, (n, form))| {
            form != Form::Singular && cx.language.lexicon.nouns.get(usize::from(n.0)).is_some_and(|n| cx.language.lexicon.is_people(n))
        })
    };
    let near = s.items[(i + 2).min(s.items.len())..].iter().take(3).take_while(|it| it.figure.is_none() && it.mark.is_none());
    of && near.into_iter().any(|it| noun(it.tokens.start))
}

/// Changes, and shares of what was or was planned, may pass a hundred.
fn moving(s: &Skeleton, i: usize) -> bool {
    s.cued(i.saturating_sub(6)..i, &[Cue::Rise, Cue::Fall, Cue::Change, Cue::ChangeBy, Cue::ChangeTo, Cue::Negation])
        || s.cued(i.saturating_sub(6)..i + 8, &[Cue::Target, Cue::Capacity, Cue::Earlier, Cue::Average, Cue::Compared])
        || s.items[i].cues.any(&[Cue::Rise, Cue::Fall, Cue::ChangeBy])
}
