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
    let told = || frames.iter().filter_map(|f| lexicon.frames.get(usize::from(f.0))).filter_map(|f| Some((f.needs_source?, f.concerns)));
    let spared = |c: Contested| c == Contested::Spared;
    let harmed = || told().any(|(c, _)| !spared(c));
    if let Some(measure) = m.measure {
        if m.kind == Kind::Percent {
            return accuracy(s, m).then_some(Contested::Accuracy);
        }
        let money = measures.unit(measure.unit).dimension == Dimension::Money && measure.per.is_none();
        let asked = money && harmed() && large(LARGE_SUM) && !m.traits.has(Trait::Vague);
        return asked.then_some(Contested::Losses);
    }
    if m.kind == Kind::Age || !large(3) || age(s, m) || compound(s, m) || sample(s) || remembered(s) {
        return None;
    }
    // "Floods killed 43 people": people of whom the frame tells are as contested as troops and victims.
    let people = told().find(|(_, concerns)| concerns.is_some_and(|class| subject.classes.contains(&class))).map(|(c, _)| c);
    let classed = subject.classes.iter().filter_map(|&c| lexicon.classes.get(usize::from(c))).find_map(|c| c.needs_source);
    let of_its_own = classed.filter(|c| *c == Contested::Attacks || harmed() || large(MANY));
    match people.or(of_its_own)? {
        // "Police arrested 12 people": whoever holds them counted them.
        Contested::Held if by_office(s, m) => None,
        // "The pardon set 90 prisoners free": they are no longer held.
        Contested::Held if told().any(|(c, _)| spared(c)) => Some(Contested::Spared),
        Contested::Spared if !harmed() => None,
        class => Some(class),
    }
}

/// "White, 52, was arrested": a bare number fenced in behind a name is an age.
fn age(s: &Sentence<'_>, m: &Mention) -> bool {
    let fence = |t: u32| matches!(s.text(t), "," | "،" | "-" | "–" | "—" | "(" | ")");
    let fenced = m.tokens.start > s.tokens.start && fence(m.tokens.start - 1) && fence(m.tokens.end);
    fenced && m.counted.is_none() && m.quantity.is_some_and(|q| q.value < Number::whole(120))
}

/// "a 19-man squad" tells how large the squad is.
fn compound(s: &Sentence<'_>, m: &Mention) -> bool {
    (m.number.end..m.tokens.end).any(|t| s.text(t) == "-")
}

/// "Researchers took swabs from 18 infected volunteers": a study is the source of its own sample.
fn sample(s: &Sentence<'_>) -> bool {
    s.any_cue(s.tokens.clone(), &[Cue::Study])
}

/// "The tenth anniversary of the attacks that killed 52": what is remembered is settled.
fn remembered(s: &Sentence<'_>) -> bool {
    s.any_cue(s.tokens.clone(), &[Cue::Anniversary])
}

/// Whether a body stands before the figure: those who hold them.
fn by_office(s: &Sentence<'_>, m: &Mention) -> bool {
    s.any_cue(s.tokens.start..m.tokens.start, &[Cue::Institution])
}

/// "99.7 percent accurate", "an efficacy of 94 percent".
fn accuracy(s: &Sentence<'_>, m: &Mention) -> bool {
    s.any_cue(s.after(m.tokens.end, 1), &[Cue::Accuracy]) || s.any_cue(s.before(m.tokens.start, 3), &[Cue::Accuracy])
}
