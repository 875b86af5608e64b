//! What a figure counts or measures, and what is said of it.

use super::sentence::{Sentence, Told};
use super::{Role, Subject};
use crate::extraction::{Kind, Mention, Trait};
use crate::language::{Cue, Form, FrameId, Language, NounId, Word};
use std::ops::Range;

/// Farther than this a word says nothing of a figure.
const REACH: u32 = 14;
/// A second frame counts when it is hardly farther than the nearest.
const ALSO: u32 = 3;

/// The frames told of a figure, nearest first, with the part that the counted take in the nearest.
pub(super) fn frames(s: &Sentence<'_>, m: &Mention) -> (Vec<FrameId>, Role) {
    let whole = m.tokens.clone();
    // خمس قطع: what is counted is no verb. "Four tours" are made by somebody who tours.
    let counted = m.counted.as_ref().filter(|c| c.noun.is_some() && s.language.head_first).map(|c| c.token);
    let noun = |t: &Told| t.form == Form::Verb && counted == Some(t.start);
    // "Four of the 18 crew were questioned": not the 18.
    let whole_of = m.measure.is_none() && is_whole(s, m);
    let meant = |t: &Told| !whole_of || t.form == Form::Participle && t.start <= m.tokens.end && t.end > m.tokens.start;
    let own = s.told.iter().filter(|t| !of_the_next(s, m, t) && !noun(t) && meant(t));
    let mut near: Vec<(u32, &Told)> = own.map(|t| (s.distance(&whole, &(t.start..t.end)), t)).filter(|(d, _)| *d <= REACH).collect();
    // "recovered eleven bodies": what the counted are comes first.
    near.sort_by_key(|(d, t)| (*d, !m.tokens.contains(&t.start), t.start));
    let Some(&(best, first)) = near.first() else { return (Vec::new(), Role::Untold) };
    let mut frames: Vec<FrameId> = Vec::new();
    for (d, t) in &near {
        if *d <= best + ALSO && !frames.contains(&t.frame) {
            frames.push(t.frame);
        }
    }
    (frames, role(s, m, first))
}

/// Whether a figure is what another one right before it is a part of: "four of the 18 crew", أربعة من أفراد الطاقم الـ18.
fn is_whole(s: &Sentence<'_>, m: &Mention) -> bool {
    const NEAR: u32 = 4;
    let start = m.tokens.start;
    let part = |f: &Range<u32>| f.end <= start && start <= f.end + NEAR && s.any_cue(f.start..start, &[Cue::Of, Cue::OutOf]);
    (m.traits.has(Trait::Definite) || s.any_cue(s.before(start, 1), &[Cue::Definite])) && s.counts().any(|f| part(&f))
}

/// "a budget of 105 billion with a deficit of 15 billion", بلغت 105 مليارات بعجز 15 مليارا: a noun behind one figure and right before the next is
/// said of the next.
fn of_the_next(s: &Sentence<'_>, m: &Mention, told: &Told) -> bool {
    let behind = told.form == Form::Noun && told.start >= m.tokens.end;
    behind && s.counts().any(|f| f.start == told.end || f.start == told.end + 1 && s.cued(told.end, &[Cue::Of]))
}

/// "12 died": concerned. "three gunmen killed five civilians": agents, then concerned.
fn role(s: &Sentence<'_>, m: &Mention, told: &Told) -> Role {
    // "14 injured passengers": said of them, whatever they do next.
    if !told.acts || told.form != Form::Verb || m.tokens.contains(&told.start) {
        return Role::Concerned;
    }
    if m.tokens.start >= told.end {
        // Verb first: قتل ثلاثة مسلحين خمسة مدنيين. Two counts in a row behind the verb: the first did it.
        let next = s.counts().find(|f| f.start >= m.tokens.end);
        let bare = |f: &Range<u32>| {
            f.start <= m.tokens.end + 3 && !(m.tokens.end..f.start).any(|t| s.cued(t, &[Cue::And, Cue::Or])) && s.distance(&m.tokens, f) < 6
        };
        let verb_first = s.language.right_to_left && s.counts().all(|f| f.end <= told.start || f.start >= m.tokens.start);
        return if verb_first && next.as_ref().is_some_and(bare) { Role::Agent } else { Role::Concerned };
    }
    // Figure first: passive when a helping verb stands before the participle.
    let passive = s.any_cue(told.start.saturating_sub(3).max(m.tokens.end)..told.start, &[Cue::Passive]) || m.tokens.end == told.start;
    if passive || s.language.right_to_left { Role::Concerned } else { Role::Agent }
}

/// What the figure counts: the noun beside it, the people that its frame concerns, or the noun of a sum.
pub(super) fn subject(s: &Sentence<'_>, m: &Mention, frames: &[FrameId]) -> Subject {
    let measured = m.measure.is_some();
    if let Some(counted) = m.counted.as_ref().filter(|_| !measured || m.kind == Kind::Quantity) {
        let mut subject = of_noun(s.language, counted.noun, counted.lemma);
        subject.modifiers = counted.modifiers.iter().filter_map(|&t| s.word(t)).collect();
        subject.modifiers.sort_unstable();
        subject.modifiers.dedup();
        if counted.noun.is_some_and(|NounId(n)| s.language.lexicon.nouns[usize::from(n)].measures) {
            return people(s, m, frames).unwrap_or(subject);
        }
        return subject;
    }
    if measured {
        return of_sum(s, m);
    }
    people(s, m, frames).unwrap_or_default()
}

/// A noun as a subject.
pub(super) fn of_noun(language: &Language, noun: Option<NounId>, lemma: Word) -> Subject {
    let known = noun.and_then(|NounId(n)| language.lexicon.nouns.get(usize::from(n)));
    Subject {
        head: Some(lemma),
        noun,
        classes: known.map(|n| n.classes.clone()).unwrap_or_default(),
        stands_for: known.map(|n| n.stands_for.clone()).unwrap_or_default(),
        ..Subject::default()
    }
}

/// "12 dead", "the toll reached 17", "12 were killed": the people that the nearest frame concerns.
fn people(s: &Sentence<'_>, m: &Mention, frames: &[FrameId]) -> Option<Subject> {
    let frame = frames.first()?;
    let concerned = s.language.lexicon.frames[usize::from(frame.0)].concerns?;
    let near = s.told.iter().find(|t| t.frame == *frame && s.distance(&m.tokens, &(t.start..t.end)) <= 6)?;
    let beside =
        near.start >= m.tokens.end && near.start <= m.tokens.end + 3 || near.end <= m.tokens.start && near.end + 3 >= m.tokens.start;
    let toll = s.any_cue(s.before(m.tokens.start, 8), &[Cue::MeasureNoun]);
    (beside || toll || m.traits.has(Trait::Definite)).then(|| Subject {
        classes: vec![concerned],
        stands_for: vec![concerned],
        ..Subject::default()
    })
}

/// The noun that a sum or measure is of: "a $5bn deal", "turnout of 62 percent", صفقة بقيمة 5 مليارات. The other nouns of its clause go along.
fn of_sum(s: &Sentence<'_>, m: &Mention) -> Subject {
    let noun_at = |t: u32| s.nouns.iter().any(|n| n.start == t) || s.told.iter().any(|f| f.start == t && f.form == Form::Noun);
    let after = s.after(m.tokens.end, 3);
    let direct = after.clone().next().filter(|&t| s.is_content(t) || noun_at(t));
    let mut subject = match direct.filter(|_| !s.language.head_first) {
        Some(t) => of_token(s, last_of_group(s, t)),
        None => {
            s.before(m.tokens.start, 6).rev().find(|&t| noun_at(t) && !measures(s, t)).map_or_else(Subject::default, |t| of_token(s, t))
        }
    };
    let clause = s.before(m.tokens.start, 12).chain(after).filter(|&t| noun_at(t) && !measures(s, t));
    subject.others = clause.map(|t| of_token(s, t)).filter_map(|o| o.head).collect();
    subject.others.sort_unstable();
    subject.others.dedup();
    subject
}

/// نسبة المشاركة, "the rate of unemployment": the noun only measures.
fn measures(s: &Sentence<'_>, at: u32) -> bool {
    s.cued(at, &[Cue::MeasureNoun]) || s.nouns.iter().any(|n| n.start == at && s.language.lexicon.nouns[usize::from(n.noun.0)].measures)
}

/// "$5bn arms deal": the last noun of the words that stand together, else the last word.
fn last_of_group(s: &Sentence<'_>, from: u32) -> u32 {
    let noun = |t: &u32| s.nouns.iter().any(|n| n.start == *t) || s.told.iter().any(|f| f.start == *t && f.form == Form::Noun);
    let group: Vec<u32> = (from..from + 3).take_while(|t| s.is_content(*t) || noun(t)).collect();
    // "the $3.2 billion loan runs for ten years": what happens is told by its noun, whatever follows.
    let told = |t: &&u32| s.told.iter().any(|f| f.start == **t && f.form == Form::Noun);
    group.iter().find(told).copied().or_else(|| group.iter().rev().copied().find(|t| noun(t))).or(group.last().copied()).unwrap_or(from)
}

fn of_token(s: &Sentence<'_>, at: u32) -> Subject {
    let Some(word) = s.word(at) else { return Subject::default() };
    let noun = s.nouns.iter().find(|n| n.start == at).map(|n| n.noun);
    let lemma = noun.map_or(word, |NounId(n)| s.language.lexicon.nouns[usize::from(n)].word);
    let event = s.told.iter().find(|f| f.start == at && f.form == Form::Noun).map(|f| f.frame);
    Subject { event, ..of_noun(s.language, noun, lemma) }
}

/// What a percentage is of: "62 percent of voters", 92% من الأعمال.
pub(super) fn base(s: &Sentence<'_>, m: &Mention) -> Vec<Word> {
    let next = m.tokens.end;
    if !s.cued(next, &[Cue::Of, Cue::Subset, Cue::OutOf, Cue::Among]) {
        return Vec::new();
    }
    let words = s.after(next + 1, 4).filter(|&t| s.is_content(t)).take(2);
    let lemma = |t: u32| {
        s.nouns.iter().find(|n| n.start == t).map_or_else(|| s.word(t), |n| Some(s.language.lexicon.nouns[usize::from(n.noun.0)].word))
    };
    let mut base: Vec<Word> = words.filter_map(lemma).collect();
    base.sort_unstable();
    base
}
