//! What speaks for and against two claims stating the same fact.

use super::candidates::Groups;
use super::{Reason, Story};
use crate::claims::{Claim, Sameness, same_speaker};
use crate::language::Word;
use crate::stories::Section;
use crate::values::{Number, slip_between};
use std::collections::HashMap;

/// A word in more claims than this ties nothing down.
const COMMON: u32 = 6;

/// The features that hold, in the order of `rules/linking.yaml`.
pub(super) fn features(story: Story<'_>, groups: &Groups, frequency: &HashMap<Word, u32>, a: &Claim, b: &Claim) -> Vec<Reason> {
    let mut out = Vec::new();
    subject(a, b, &mut out);
    place(story, a, b, &mut out);
    words(frequency, a, b, &mut out);
    value(story, groups, a, b, &mut out);
    if a.subject.elided || b.subject.elided {
        out.push(Reason::once("elided"));
    }
    if a.quoted || b.quoted {
        out.push(Reason::once("quoted"));
    }
    if a.time.is_some() && a.time == b.time {
        out.push(Reason::once("same-time"));
    }
    if a.speaker.is_some() && b.speaker.is_some() && same_speaker(a, b) == Sameness::Same {
        out.push(Reason::once("same-speaker"));
    }
    out
}

fn shared(a: &[Word], b: &[Word]) -> Vec<Word> {
    a.iter().copied().filter(|w| b.contains(w)).collect()
}

fn subject(a: &Claim, b: &Claim, out: &mut Vec<Reason>) {
    let (x, y) = (&a.subject, &b.subject);
    match (x.head, y.head) {
        (Some(h), Some(k)) if h == k => out.push(Reason { feature: "same-head", words: vec![h], times: 1 }),
        _ if x.stands_for.iter().any(|c| y.classes.contains(c)) || y.stands_for.iter().any(|c| x.classes.contains(c)) => {
            out.push(Reason { feature: "class-noun", words: x.head.into_iter().chain(y.head).collect(), times: 1 });
        }
        (None, _) | (_, None) if a.measure.is_some() => out.push(Reason::once("no-subject")),
        _ if a.measure.is_none() => out.push(Reason::once("same-frame-people")),
        _ => {}
    }
    if a.measure.is_some() && x.head.is_some() && x.head == y.head {
        out.push(Reason::once("measured"));
    }
    if a.frames.iter().any(|f| b.frames.contains(f)) {
        out.push(Reason::once("same-frame"));
    } else if a.frames.is_empty() != b.frames.is_empty() {
        out.push(Reason::once("one-frame"));
    }
    let modifiers = shared(&x.modifiers, &y.modifiers);
    if !modifiers.is_empty() {
        out.push(Reason { feature: "shared-modifier", words: modifiers, times: 1 });
    } else if !x.modifiers.is_empty() && !y.modifiers.is_empty() {
        out.push(Reason::once("modifiers-apart"));
    }
}

fn place(story: Story<'_>, a: &Claim, b: &Claim, out: &mut Vec<Reason>) {
    if b.definite || b.all {
        out.push(Reason::once("refers-back"));
    }
    if b.all {
        out.push(Reason::once("all-of-them"));
    }
    let headline = |c: &Claim| matches!(c.section, Section::Headline | Section::Standfirst);
    if headline(a) && b.section == Section::Body {
        out.push(Reason::once("headline"));
    } else if a.sentence <= story.lead {
        out.push(Reason::once("lead"));
    }
}

fn words(frequency: &HashMap<Word, u32>, a: &Claim, b: &Claim, out: &mut Vec<Reason>) {
    let rare = |w: &Word| frequency.get(w).copied().unwrap_or(1) <= COMMON;
    let names = shared(&a.names, &b.names);
    if !names.is_empty() {
        let times = i32::try_from(names.len().min(2)).unwrap_or(2);
        out.push(Reason { feature: "shared-name", words: names.clone(), times });
    } else if !a.names.is_empty() && !b.names.is_empty() {
        out.push(Reason::once("names-apart"));
    }
    let common: Vec<Word> = shared(&a.participants, &b.participants).into_iter().filter(rare).filter(|w| !names.contains(w)).collect();
    if !common.is_empty() {
        let times = i32::try_from(common.len().min(4)).unwrap_or(4);
        out.push(Reason { feature: "shared-word", words: common, times });
    }
}

fn value(story: Story<'_>, groups: &Groups, a: &Claim, b: &Claim, out: &mut Vec<Reason>) {
    let others = groups.other_values(story, a, b).min(3);
    if others > 0 {
        out.push(Reason { feature: "parallel", words: Vec::new(), times: i32::try_from(others).unwrap_or(3) });
    }
    let (Some(p), Some(q)) = (a.quantity, b.quantity) else { return };
    if super::vetoes::same_value(a, b) {
        out.push(Reason::once("same-value"));
    }
    if slip_between(p.value, q.value).is_some() {
        out.push(Reason::once("one-slip"));
    }
    let precise = |n: Number| n.divide(n.trailing_unit()).is_some_and(|d| d.abs() >= Number::whole(100));
    if precise(p.value) && precise(q.value) {
        out.push(Reason::once("precise"));
    }
    if a.measure.is_none() && p.value.min(q.value) < Number::whole(4) {
        out.push(Reason::once("small"));
    }
}
