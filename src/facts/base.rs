//! The time that a figure is of or held against: "growth of 1.6 percent in 2032", "12% more than last year", "بنسبة 12% عن العام الماضي".
//!
//! A figure that a source bears out can still be told at another time than the source tells it at, last decade for last year. The numbers are
//! right then, and what they are said to be is not.

use super::held::Held;
use super::point::{Point, Points, Value};
use super::verdict::{Standing, Verdict};
use super::{Fit, fit, times};
use crate::extraction::{Kind, Mention, Timex};
use crate::language::{Cue, Language, Measures, Sense, Starts, TimeWord};
use crate::lexing::Lexed;
use crate::values::{Grain, Number};

/// So far before a time the word may stand that compares: "than in the same period of last year" is longer, and then passed over.
const LEAD: usize = 3;

/// So far behind a figure, in tokens, the time may stand that it is held against.
const REACH: u32 = 12;

/// "1.6% in 2025": so far behind a figure of the article, in tokens, a time is surely its own.
const CLOSE: u32 = 2;
/// So far behind a figure of a source.
const FAR: u32 = 6;
/// "in 2025 it is now forecast at 1.6%": so far before a figure.
const BEFORE: u32 = 6;
/// Up to here numbers meet by chance.
const SMALL: i64 = 10;

/// The time of a mention that a figure is compared with.
pub(super) fn told(language: &Language, lexed: &Lexed, mention: &Mention) -> Option<Timex> {
    // في الربع الأول من هذا العام: nothing is compared with what is going on.
    let time = mention.time.as_ref().filter(|t| t.steps.is_none_or(|(_, n)| n < 0))?;
    let sentence = lexed.sentences.get(mention.sentence as usize)?;
    let start = mention.tokens.start as usize;
    let compares = |s: &Sense| matches!(s, Sense::Cue(Cue::Compared | Cue::ChangeFrom | Cue::Above | Cue::Below)).then_some(());
    let cued = |at: usize| language.lexicon.find_of(lexed.from(at, sentence.tokens.end as usize), Starts::CUE, compares).is_some();
    let before = start.saturating_sub(LEAD).max(sentence.tokens.start as usize)..start;
    // "up 12% on two years ago": nothing happens on such a time.
    let on = |s: &Sense| matches!(s, Sense::Time(TimeWord::On)).then_some(());
    let upon = |at: usize| language.lexicon.find_of(lexed.from(at, start), Starts::TIME, on).is_some();
    let steps = time.steps.is_some_and(|(grain, _)| grain >= Grain::Month);
    (before.clone().any(cued) || steps && before.rev().take(2).any(upon)).then(|| time.clone())
}

/// How a time is tied to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// The figure is held against it: "12% more than last year".
    Against,
    /// The figure is of it: "1.6% in 2025".
    Of,
}

/// The time that is tied to a figure of a text.
fn tied(text: &Points, place: usize, far: u32) -> Option<(Tie, u32, &Timex)> {
    let figure = text.all.get(place).filter(|f| matches!(f.value, Value::Amount(..)) && f.base.is_none())?;
    let here = |p: &Point| p.sentence == figure.sentence;
    let next_place = u32::try_from(place + 1).ok()?;
    let behind = || (next_place..).zip(text.all.get(place + 1..).unwrap_or(&[])).take_while(|(_, p)| here(p));
    // The next one that something is held against, with no figure of its kind between.
    let mut near = behind().take_while(|(_, p)| p.tokens.start <= figure.tokens.end + REACH);
    if let Some((at, time)) = near.find(|(_, p)| p.base.is_some() || p.kind == figure.kind)
        && let Some(base) = &time.base
    {
        return Some((Tie::Against, at, base));
    }
    let next = behind().next().filter(|(_, p)| p.tokens.start <= figure.tokens.end + far).and_then(|(at, p)| Some((at, printed(p)?)));
    let last = || {
        let (before, at) = (place.checked_sub(1)?, u32::try_from(place).ok()?.checked_sub(1)?);
        let p = text.all.get(before).filter(|p| here(p) && p.clause == figure.clause && p.tokens.end + BEFORE >= figure.tokens.start)?;
        Some((at, printed(p)?))
    };
    next.or_else(last).map(|(at, time)| (Tie::Of, at, time))
}

/// A time that prints where it lies, and is no weekday: those are told of too much.
fn printed(p: &Point) -> Option<&Timex> {
    let Value::Time(time) = &p.value else { return None };
    let told = time.date.year.is_some() || time.date.month.is_some() || time.grain == Grain::Quarter;
    (told && time.steps.is_none() && p.base.is_none()).then_some(time)
}

/// Whether a number is no chance, so that one who has it means what its source means.
fn particular(a: &Point) -> bool {
    let length = matches!(a.kind, Kind::Duration | Kind::Age);
    matches!(&a.value, Value::Amount(q, m) if !length && !a.loose && (m.is_some() || q.value > Number::whole(SMALL)))
}

/// Gives the verdict on a time that is tied to a borne out figure, where every passage of the sources that has that figure ties it to
/// another time, or one holds it against the same.
pub(super) fn judge(measures: &Measures, article: &Points, held: &Held, verdicts: &mut [Verdict]) {
    for place in 0..article.all.len() {
        let Some((tie, at, time)) = tied(article, place, CLOSE) else { continue };
        let Some(own) = verdicts.get(place).filter(|v| v.standing == Standing::Supported) else { continue };
        let a = &article.all[place];
        if tie == Tie::Of && !particular(a) {
            continue;
        }
        let score = own.score;
        let Some((standing, by)) = own.by.and_then(|by| said(measures, article, held, (a, tie, time), by)) else { continue };
        let spoken = |v: &Verdict| standing == Standing::Contradicted || matches!(v.standing, Standing::Absent | Standing::NotChecked);
        if let Some(verdict) = verdicts.get_mut(at as usize).filter(|v| spoken(v)) {
            *verdict = Verdict { standing, by: Some(by), weighty: true, score, point: at, runner: None };
        }
    }
}

/// What the sources say to the time of a figure, and where: that it is another, if no passage that has the figure agrees or tells none.
fn said(
    measures: &Measures,
    article: &Points,
    held: &Held,
    (a, tie, time): (&Point, Tie, &Timex),
    by: (u32, u32),
) -> Option<(Standing, (u32, u32))> {
    let mut other = None;
    for (source, n) in held.written_in(&article.language) {
        for (place, _) in source.points.all.iter().enumerate().filter(|(_, b)| b.kind == a.kind && fit(measures, a, b) == Fit::Equal) {
            match tied(&source.points, place, FAR).filter(|(t, ..)| *t == tie) {
                Some((_, at, against)) if times::fit(time, against) == Fit::Apart => {
                    if n == by.0 && place == by.1 as usize {
                        other = Some((Standing::Contradicted, (n, at)));
                    }
                }
                // "compared with a year ago" of a source's "on last year"
                Some((_, at, against)) if tie == Tie::Against && times::fit(time, against) == Fit::Equal => {
                    return Some((Standing::Supported, (n, at)));
                }
                // "Profits rise 12%", a headline says, and leaves the year to the text.
                None if tie == Tie::Against => {}
                _ => return None,
            }
        }
    }
    other
}
