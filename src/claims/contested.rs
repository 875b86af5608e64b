//! Which figures a reader weighs by who gives them.

use super::Subject;
use super::sentence::Sentence;
use crate::extraction::{Kind, Mention, Trait};
use crate::language::{Contested, Cue, Dimension, FrameId, Measures};
use crate::values::Number;

/// From how much money on a sum is large enough for a reader to ask who says so.
const LARGE_SUM: i64 = 100_000_000;
/// From how many of them on people of whom nothing else is told are so many that a reader asks.
const MANY: i64 = 1000;

/// What somebody must vouch for in a figure, if anything: its frame or class says so (casualties, troops, crime), or it is a large sum spent,
/// lost or stolen. What a market trades or a company earns is not asked.
pub(super) fn contested(s: &Sentence<'_>, measures: &Measures, m: &Mention, subject: &Subject, frames: &[FrameId]) -> Option<Contested> {
    let lexicon = &s.language.lexicon;
    let large = |n: i64| m.quantity.is_some_and(|q| q.value >= Number::whole(n));
    let told = || frames.iter().filter_map(|f| lexicon.frames.get(usize::from(f.0))).filter(|f| f.needs_source.is_some());
    if let Some(measure) = m.measure {
        if m.kind == Kind::Percent {
            return accuracy(s, m).then_some(Contested::Accuracy);
        }
        let money = measures.unit(measure.unit).dimension == Dimension::Money && measure.per.is_none();
        let asked = money && told().next().is_some() && large(LARGE_SUM) && !m.traits.has(Trait::Vague);
        return asked.then_some(Contested::Losses);
    }
    if m.kind == Kind::Age || !large(3) || age(s, m) || sample(s) || remembered(s) {
        return None;
    }
    // "Floods killed 43 people": people of whom the frame tells are as contested as troops and victims.
    let people = told().filter(|f| f.concerns.is_some_and(|class| subject.classes.contains(&class))).find_map(|f| f.needs_source);
    let mut classes = subject.classes.iter().filter_map(|&c| lexicon.classes.get(usize::from(c)));
    let of_its_own = classes.find_map(|c| c.needs_source).filter(|c| *c == Contested::Attacks || told().next().is_some() || large(MANY));
    people.or(of_its_own).filter(|c| *c != Contested::Held || !by_office(s, m))
}

/// "White, 52, was arrested": a bare number between commas is an age.
fn age(s: &Sentence<'_>, m: &Mention) -> bool {
    let comma = |t: u32| matches!(s.text(t), "," | "،");
    let fenced = m.tokens.start > s.tokens.start && comma(m.tokens.start - 1) && comma(m.tokens.end);
    fenced && m.counted.is_none() && m.quantity.is_some_and(|q| q.value < Number::whole(120))
}

/// "Researchers took swabs from 18 infected volunteers": a study is the source of its own sample.
fn sample(s: &Sentence<'_>) -> bool {
    s.any_cue(s.tokens.clone(), &[Cue::Study])
}

/// "The tenth anniversary of the attacks that killed 52": what is remembered is settled.
fn remembered(s: &Sentence<'_>) -> bool {
    s.any_cue(s.tokens.clone(), &[Cue::Anniversary])
}

/// "Police arrested 12 people": whoever holds them counted them.
fn by_office(s: &Sentence<'_>, m: &Mention) -> bool {
    s.any_cue(s.tokens.start..m.tokens.start, &[Cue::Institution])
}

/// "99.7 percent accurate", "an efficacy of 94 percent".
fn accuracy(s: &Sentence<'_>, m: &Mention) -> bool {
    s.any_cue(s.after(m.tokens.end, 1), &[Cue::Accuracy]) || s.any_cue(s.before(m.tokens.start, 3), &[Cue::Accuracy])
}
