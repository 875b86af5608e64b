//! Sentences side by side that say the same of two, or of one in two respects: nobody tells one thing twice in that way.

use super::Story;
use crate::claims::{Claim, Setting, Stem};
use crate::language::Word;
use crate::values::{Number, Slip, slip_between};

/// So many sentences apart at most.
const NEAR: u32 = 2;
/// So many words behind a figure are looked at.
const BEHIND: usize = 4;

/// Whether two claims are told of two things in sentences that are alike. A number that looks like a slip of the other is told of one.
pub(super) fn told_of_another(story: Story<'_>, a: &Claim, b: &Claim) -> bool {
    let near = b.sentence.abs_diff(a.sentence) <= NEAR && a.section == b.section;
    if !near || b.definite || b.all && b.measure.is_none() {
        return false;
    }
    let another = if cited_apart(a, b) {
        !toll(story, a, b)
    } else if subjects_apart(a, b) {
        one_verb(story, a, b) || !toll(story, a, b) && (no_verb(a, b) || names_apart(story, a, b))
    } else {
        ends_apart(a, b)
    };
    another && !looks_slipped(a, b)
}

/// Whether each has a word before its figure that stands nowhere in the other's sentence. Who says it is nobody it is said of.
fn subjects_apart(a: &Claim, b: &Claim) -> bool {
    let only = |c: &Claim, other: &Claim| c.setting.before.iter().any(|w| other.setting.words.binary_search(w).is_err() && !speaks(c, w));
    only(a, b) && only(b, a)
}

/// منتخب «سرندال» … منتخب «باليرا»: two short quotations are two names where letters mark none.
fn cited_apart(a: &Claim, b: &Claim) -> bool {
    let (x, y) = (&a.setting.cited, &b.setting.cited);
    !x.is_empty() && !y.is_empty() && !x.iter().any(|w| y.contains(w))
}

/// Whether a word names who says it.
fn speaks(c: &Claim, w: &Stem) -> bool {
    c.speaker.as_ref().is_some_and(|s| s.stems.contains(w))
}

/// "Kenya won four gold medals. Ethiopia won three gold medals": what is said stands nearest to the figure, or first where the verb comes first:
/// صدّرت مصر 12 مليون طن. وصدّرت فرنسا 17 مليون طن.
fn one_verb(story: Story<'_>, a: &Claim, b: &Claim) -> bool {
    let (x, y) = (&a.setting, &b.setting);
    if story.language.head_first {
        // في طنجة أصيب 12 شخصا. وفي فاس أصيب خمسة.
        let place_first = || x.before.len() == 2 && y.before.len() == 2 && x.before[0] == y.before[0];
        return x.first.is_some() && x.first == y.first || place_first();
    }
    x.before.first().is_some_and(|verb| y.before.first() == Some(verb))
}

/// "The Reds have 48 points from 20 games. The Blues have 45 points from 20 games."
fn no_verb(a: &Claim, b: &Claim) -> bool {
    let (x, y) = (&a.setting, &b.setting);
    let few = |words: &[Stem]| (1..=2).contains(&words.len());
    // Behind the unit or noun, which both have.
    let same = x.after.get(1).is_some() && x.after.get(1) == y.after.get(1);
    same && few(&x.before) && few(&y.before) && !x.before.iter().any(|w| y.before.contains(w))
}

/// "Winger Quellen joined from Sella for €18m. Midfielder Beckstad joined from Ulvik for €11m." Where names are not marked, two words that the
/// language does not know make one: one alone may be any noun.
fn names_apart(story: Story<'_>, a: &Claim, b: &Claim) -> bool {
    let marked = story.language.capitals;
    let names = |c: &Claim| -> Vec<Word> {
        let all = if marked { &c.names } else { &c.participants };
        all.iter().copied().filter(|w| marked || !story.language.lexicon.knows(*w)).collect()
    };
    let least = if marked { 1 } else { 2 };
    // Two who give two figures are told of by another rule.
    if a.speaker.is_some() && b.speaker.is_some() {
        return false;
    }
    let (p, q) = (names(a), names(b));
    p.len() >= least && q.len() >= least && !p.iter().any(|w| q.contains(w))
}

/// "The council received 45 complaints about noise. It received 120 complaints about rubbish."
fn ends_apart(a: &Claim, b: &Claim) -> bool {
    let (x, y) = (&a.setting, &b.setting);
    let joined = x.next.is_some() && x.next == y.next;
    let only = |c: &Claim, w: &Stem, other: &Setting| other.words.binary_search(w).is_err() && !speaks(c, w);
    let first = || x.after.iter().zip(&y.after).take(BEHIND).find(|(p, q)| p != q);
    joined && first().is_some_and(|(p, q)| only(a, p, y) && only(b, q, x))
}

/// Whether both tell what became of people, which is told again and again.
fn toll(story: Story<'_>, a: &Claim, b: &Claim) -> bool {
    a.frames.iter().any(|f| b.frames.contains(f) && story.language.lexicon.is_fate(*f))
}

/// Whether the one number is the other with a nought more, another word of size, or two of its digits changed about: 35 and 350, 43,000 and 34,000.
pub(super) fn looks_slipped(a: &Claim, b: &Claim) -> bool {
    let Some((x, y)) = a.quantity.zip(b.quantity).map(|(p, q)| (p.value, q.value)) else { return false };
    match slip_between(x, y) {
        Some(Slip::Zero | Slip::Magnitude) => true,
        Some(Slip::Swap) => x >= Number::whole(1000),
        _ => false,
    }
}
