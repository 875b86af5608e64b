//! What a figure is held against: "an increase of 207% compared with last year", "بنسبة 12% عن العام الماضي".
//!
//! A figure that a source bears out can still be told against another time than the source tells it: last decade for last year. Both numbers
//! are right then, and the comparison is not.

use super::held::Held;
use super::point::{Point, Points, Value};
use super::verdict::{Standing, Verdict};
use super::{Fit, fit, times};
use crate::extraction::{Mention, Timex};
use crate::language::{Cue, Language, Measures, Sense, Starts, TimeWord};
use crate::lexing::Lexed;
use crate::values::Grain;

/// So far before a time the word may stand that compares: "than in the same period of last year" is longer, and then passed over.
const LEAD: usize = 3;

/// So far behind a figure, in tokens, the time may stand that it is held against.
const REACH: u32 = 12;

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

/// The time that a figure of a text is held against: the next one of its sentence, with no figure of its kind between.
fn of<'a>(text: &'a Points, place: usize) -> Option<(u32, &'a Timex)> {
    let figure = text.all.get(place).filter(|f| matches!(f.value, Value::Amount(..)) && f.base.is_none())?;
    let behind = (0_u32..).zip(&text.all).skip(place + 1);
    let mut near = behind.take_while(|(_, p)| p.sentence == figure.sentence && p.tokens.start <= figure.tokens.end + REACH);
    let (at, time) = near.find(|(_, p)| p.base.is_some() || p.kind == figure.kind)?;
    Some((at, time.base.as_ref()?))
}

/// Turns the verdict of a time that a borne out figure is held against, where every passage of the sources that has that figure holds it
/// against another time.
pub(super) fn contradict(measures: &Measures, article: &Points, held: &Held, verdicts: &mut [Verdict]) {
    for place in 0..article.all.len() {
        let Some((at, time)) = of(article, place) else { continue };
        let Some(own) = verdicts.get(place).filter(|v| v.standing == Standing::Supported) else { continue };
        let Some(by) = own.by.and_then(|by| apart(measures, article, held, (&article.all[place], time), by)) else { continue };
        let score = own.score;
        if let Some(verdict) = verdicts.get_mut(at as usize) {
            *verdict = Verdict { standing: Standing::Contradicted, by: Some(by), weighty: true, score, ..*verdict };
        }
    }
}

/// The other time that the source's figure is held against, if nothing in any source agrees.
fn apart(measures: &Measures, article: &Points, held: &Held, (a, time): (&Point, &Timex), by: (u32, u32)) -> Option<(u32, u32)> {
    let mut other = None;
    for (source, n) in held.written_in(&article.language) {
        for (place, _) in source.points.all.iter().enumerate().filter(|(_, b)| fit(measures, a, b) == Fit::Equal) {
            let Some((at, against)) = of(&source.points, place) else { continue };
            if times::fit(time, against) != Fit::Apart {
                return None;
            }
            if n == by.0 && place == by.1 as usize {
                other = Some((n, at));
            }
        }
    }
    other
}
