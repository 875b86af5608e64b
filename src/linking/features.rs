//! What speaks for and against two claims stating the same fact. Each feature has a weight in `rules/linking.yaml`.

use super::candidates::{Groups, Known, RARE};
use super::{Reason, Story};
use crate::claims::{Claim, Modality, Role, Sameness, Scope, Stem, same_speaker};
use crate::extraction::Kind;
use crate::language::{Dimension, Word};
use crate::stories::Section;
use crate::values::{Bound, Number, Slip, slip_between};

/// The features that hold.
pub(super) fn features(story: Story<'_>, groups: &Groups, pair: (u32, u32)) -> Vec<Reason> {
    let mut out = Vec::with_capacity(24);
    features_into(story, groups, pair, &mut out);
    out
}

/// The features that hold, in a list that is used again and again.
pub(super) fn features_into(story: Story<'_>, groups: &Groups, (first, second): (u32, u32), out: &mut Vec<Reason>) {
    out.clear();
    let (a, b) = (&story.claims[first as usize], &story.claims[second as usize]);
    let (own, others) = (groups.known(first), groups.known(second));
    let mut hold = |feature: &'static str, holds: bool| {
        if holds {
            out.push(Reason::once(feature));
        }
    };
    hold(kind(story, a), true);
    hold("elided", a.subject.elided || b.subject.elided);
    hold("quoted", a.quoted || b.quoted);
    hold("same-time", a.time.is_some() && a.time == b.time);
    // "the wall fell 14 years ago … the wall fell 24 years ago" are times themselves.
    let ago = a.kind == Kind::Date && a.frames.iter().any(|f| b.frames.contains(f));
    // "arrested 34 people on Friday … the 43 detainees will be charged on Sunday": days of one week, the second of something later.
    let week = |c: &Claim| c.timex.as_ref().is_some_and(|t| t.contains("-WXX-"));
    let later = b.later && week(a) && week(b);
    hold("one-time", a.timed != b.timed || later);
    hold("times-apart", !ago && !later && a.timed && b.timed && a.timex != b.timex);
    hold("planned", a.modality == Modality::Planned && b.modality == Modality::Planned);
    hold("same-speaker", a.speaker.is_some() && b.speaker.is_some() && same_speaker(a, b) == Sameness::Same);
    hold("refers-back", refers_back(b));
    hold("all-of-them", b.all);
    hold("one-base", a.base.is_empty() != b.base.is_empty());
    hold("total", a.scope == Scope::Total || b.scope == Scope::Total);
    let timed = b.timed && a.timex != b.timex;
    hold("term", b.term && !timed && a.frames.iter().any(|f| b.subject.event == Some(*f)));
    hold("far", b.sentence - a.sentence > 8);
    hold("next-sentence", b.sentence == a.sentence + 1);
    apart(a, b, out);
    subject(story, a, b, out);
    place(story, a, b, out);
    words((a, own), (b, others), out);
    value((a, own), (b, others), out);
    crowd(groups, own, others, out);
}

/// What is said of the two figures in different ways.
fn apart(a: &Claim, b: &Claim, out: &mut Vec<Reason>) {
    let mut hold = |feature: &'static str, holds: bool| {
        if holds {
            out.push(Reason::once(feature));
        }
    };
    let one = |scope: Scope| (a.scope == scope) != (b.scope == scope);
    let both = |scope: Scope| a.scope == scope && b.scope == scope;
    hold("one-a-subset", one(Scope::Subset));
    hold("both-subsets", both(Scope::Subset));
    // "won 12 further seats … gained 21 seats"
    hold("one-an-addition", one(Scope::Addition) && !one(Scope::Change));
    hold("both-additions", both(Scope::Addition));
    hold("one-earlier", one(Scope::Earlier));
    hold("both-alone", both(Scope::PerUnit) || both(Scope::Average) || both(Scope::Change) || both(Scope::Remainder));
    hold("window-apart", a.window != b.window && a.kind != Kind::Duration && !headline(a));
    hold("roles-apart", a.role != Role::Untold && b.role != Role::Untold && a.role != b.role);
    hold("status-apart", a.status != b.status);
    hold("modality-apart", !modalities_meet(a, b));
}

/// "the nine", "all 14": the figure was named before.
const fn refers_back(c: &Claim) -> bool {
    c.definite || c.all
}

fn headline(c: &Claim) -> bool {
    matches!(c.section, Section::Headline | Section::Standfirst)
}

/// Planned and planned, asserted and asserted; a headline leaves out that a thing is planned.
fn modalities_meet(a: &Claim, b: &Claim) -> bool {
    let certain = |c: &Claim| c.modality == Modality::Asserted;
    // "40 buses will be bought … once all 14 arrive": a definite noun takes its modality from what it refers to.
    certain(a) == certain(b) || headline(a) || headline(b) || refers_back(a) || refers_back(b)
}

fn kind(story: Story<'_>, a: &Claim) -> &'static str {
    match a.kind {
        Kind::Age => "of-age",
        Kind::Duration => "of-duration",
        _ => match a.measure.map(|m| story.measures.unit(m.unit).dimension) {
            None => "of-count",
            Some(Dimension::Money) => "of-money",
            Some(Dimension::Share | Dimension::Points) => "of-percent",
            Some(Dimension::Time) => "of-duration",
            Some(_) => "of-measure",
        },
    }
}

fn shared<T: Copy + PartialEq>(a: &[T], b: &[T]) -> Vec<T> {
    a.iter().copied().filter(|w| b.contains(w)).collect()
}

fn times(n: usize, most: i32) -> i32 {
    i32::try_from(n).unwrap_or(most).min(most)
}

fn subject(story: Story<'_>, a: &Claim, b: &Claim, out: &mut Vec<Reason>) {
    let (x, y) = (&a.subject, &b.subject);
    let feature = match (x.head, y.head) {
        (Some(h), Some(k)) if h == k => "same-head",
        // "13 million passengers … 13 million travellers"
        _ if super::vetoes::mean_the_same(story, x, y) => "same-head",
        _ if x.stands_for.iter().any(|c| y.classes.contains(c)) || y.stands_for.iter().any(|c| x.classes.contains(c)) => "class-noun",
        _ if a.measure.is_none() => "same-people",
        _ if a.base.iter().any(|w| b.base.contains(w)) => "same-base",
        _ if y.event.is_some_and(|e| a.frames.contains(&e)) || x.event.is_some_and(|e| b.frames.contains(&e)) => "event-noun",
        _ if x.others.iter().any(|w| y.others.contains(w)) => "shared-noun",
        (Some(_), Some(_)) if a.measure.is_some() => "heads-apart",
        (None, None) => "no-heads",
        _ => "one-head",
    };
    let words: Vec<Word> = x.head.into_iter().chain(y.head).take(if x.head == y.head { 1 } else { 2 }).collect();
    out.push(Reason { feature, words, times: 1 });
    if a.frames.iter().any(|f| b.frames.contains(f)) {
        out.push(Reason::once("same-frame"));
    } else if a.frames.is_empty() != b.frames.is_empty() && !refers_back(b) {
        out.push(Reason::once("one-frame"));
    } else if !a.frames.is_empty() {
        out.push(Reason::once("frames-apart"));
        let echo = headline(a) && super::vetoes::same_value(a, b);
        if a.measure.is_none() && !refers_back(b) && !echo {
            out.push(Reason::once("other-frame"));
        }
    }
    if a.measure.is_some() && x.head.is_some() && x.head == y.head {
        out.push(Reason::once("measured"));
    }
    let modifiers = shared(&x.modifiers, &y.modifiers);
    if !modifiers.is_empty() {
        out.push(Reason { feature: "shared-modifier", words: modifiers, times: 1 });
    } else if !x.modifiers.is_empty() && !y.modifiers.is_empty() {
        out.push(Reason::once("modifiers-apart"));
    }
}

fn place(story: Story<'_>, a: &Claim, b: &Claim, out: &mut Vec<Reason>) {
    if headline(a) && b.section == Section::Body {
        out.push(Reason::once("headline"));
        if b.sentence <= story.lead {
            out.push(Reason::once("headline-and-lead"));
        }
    } else if a.sentence <= story.lead {
        out.push(Reason::once("lead"));
    }
    if (a.section == Section::Caption) != (b.section == Section::Caption) {
        out.push(Reason::once("caption"));
    }
}

/// Whether a claim names somebody beside who says it.
fn others_named(c: &Claim) -> bool {
    c.names.iter().any(|n| !c.speaker.as_ref().is_some_and(|s| s.names.contains(n)))
}

/// The words around the two figures.
fn words((a, own): (&Claim, &Known), (b, others): (&Claim, &Known), out: &mut Vec<Reason>) {
    let names = shared(&a.names, &b.names);
    let person = super::vetoes::meant(a, b);
    if person {
        out.push(Reason::once("person"));
    } else if a.kind == Kind::Age && names.is_empty() {
        out.push(Reason::once("no-common-name"));
    }
    if !names.is_empty() {
        // "Captain Dilys Okonedo scored 24 points as Kesh beat Orley … for Orley, Shanelle Whitlow finished with 27 points"
        let own = |p: &[Word], q: &[Word]| p.iter().filter(|n| !q.contains(n)).count();
        if own(&a.names, &b.names) > 1 && own(&b.names, &a.names) > 1 {
            out.push(Reason::once("own-names"));
        }
        let times = times(names.len(), 2);
        out.push(Reason { feature: "shared-name", words: names, times });
    } else if others_named(a) && others_named(b) && !b.term {
        out.push(Reason::once("names-apart"));
    }
    let (x, y) = (&a.setting, &b.setting);
    let mut count = |feature: &'static str, n: usize, most: i32| {
        if n > 0 {
            out.push(Reason { feature, words: Vec::new(), times: times(n, most) });
        }
    };
    let (common, rare) = common(&own.words, &others.words);
    count("alike-sentences", alike(common, &own.words, &others.words), 10);
    let nearby = own.near.iter().filter(|w| others.near.contains(w)).map(|w| usize::from(w.1)).sum();
    count("alike-nearby", alike(nearby, &own.near, &others.near), 10);
    count("shared-rare-word", rare, 6);
    let in_step = |p: &[Stem], q: &[Stem]| p.iter().zip(q).take_while(|(s, t)| s == t).count();
    count("word-for-word", usize::from(!own.templated && !others.templated && x.word_for_word(y)), 1);
    count("same-words-before", in_step(&x.before, &y.before), 3);
    count("same-words-after", in_step(&x.after, &y.after), 3);
    let side = |p: &[Stem], q: &[Stem]| p.iter().take(3).filter(|w| q.iter().take(3).any(|v| v == *w)).count();
    count("same-side-word", side(&x.before, &y.before) + side(&x.after, &y.after), 4);
}

/// What the words that two sorted lists have in common weigh, and how many of them are rare.
fn common(p: &[(Stem, u8)], q: &[(Stem, u8)]) -> (usize, usize) {
    let (mut weight, mut rare) = (0, 0);
    let (mut p, mut q) = (p, q);
    while let ([w, after_w @ ..], [v, after_v @ ..]) = (p, q) {
        if w.0 == v.0 {
            weight += usize::from(w.1);
            rare += usize::from(w.1 == RARE);
        }
        (p, q) = (if w.0 <= v.0 { after_w } else { p }, if v.0 <= w.0 { after_v } else { q });
    }
    (weight, rare)
}

/// How much of the shorter of two lists of words the other has too, in tenths; rare words weigh thrice.
fn alike(common: usize, p: &[(Stem, u8)], q: &[(Stem, u8)]) -> usize {
    let all = |list: &[(Stem, u8)]| list.iter().map(|w| usize::from(w.1)).sum::<usize>();
    // Two or three words in common say less than the ratio tells.
    common * 10 / all(p).min(all(q)).max(12)
}

fn value((a, own): (&Claim, &Known), (b, others): (&Claim, &Known), out: &mut Vec<Reason>) {
    let (Some(p), Some(q)) = (a.quantity, b.quantity) else { return };
    if super::vetoes::same_value(a, b) {
        out.push(Reason::once("same-value"));
    }
    let (x, y) = (p.value.figures(), q.value.figures());
    if !own.said_again && super::vetoes::headline_slip(a, b) {
        out.push(Reason::once("headline-slip"));
    }
    // "24 gazelles … the 42 animals": what points back over more than a sentence, with two digits swapped.
    let back = refers_back(b) && b.sentence > a.sentence + 1 && a.kind != Kind::Percent;
    if back && slip_between(p.value, q.value) == Some(Slip::Swap) {
        out.push(Reason::once("swapped-back"));
    }
    let digits = |n: Option<Number>, least: i64| n.is_some_and(|d| d >= Number::whole(least));
    let both = |least: i64| digits(x, least) && digits(y, least);
    match slip_between(p.value, q.value) {
        // Any two digits are one digit apart: it says nothing of numbers that have but one.
        Some(Slip::Digit) if both(100) => out.push(Reason::once("one-digit-of-many")),
        Some(Slip::Digit) if both(10) => out.push(Reason::once("one-digit-of-two")),
        // "100 injured … 180 injured": one of them is round.
        Some(Slip::Digit) if digits(x, 10) || digits(y, 10) => out.push(Reason::once("one-digit-of-round")),
        // "412 metres … 421 metres": so are three digits.
        Some(Slip::Swap) if both(100) && a.measure.is_some() => out.push(Reason::once("digits-swapped-of-many")),
        Some(Slip::Swap) => out.push(Reason::once("digits-swapped")),
        // "a crowd of 4,310 … a crowd of 43,100": three digits and more do not come twice by chance.
        // Of money one may be a tenth of the other: $2,310 down for $23,100.
        Some(Slip::Zero) if both(100) && a.kind != Kind::Money => out.push(Reason::once("one-nought-of-many")),
        Some(Slip::Zero) if both(10) => out.push(Reason::once("one-nought")),
        // "ten years … a hundred years" is said of many things.
        Some(Slip::Zero) => out.push(Reason::once("one-nought-of-round")),
        Some(Slip::Magnitude) if both(10) => out.push(Reason::once("same-digits-thousandfold")),
        Some(Slip::Magnitude) => out.push(Reason::once("thousandfold")),
        Some(Slip::Digit) | None => {}
    }
    if both(100) {
        out.push(Reason::once("precise"));
    } else if !digits(x, 10) && !digits(y, 10) {
        out.push(Reason::once("round"));
    }
    if p.value.min(q.value) < Number::whole(4) && !refers_back(b) {
        out.push(Reason::once("small"));
    }
    if p.upper.is_some() != q.upper.is_some() {
        out.push(Reason::once("one-a-range"));
    } else if p.upper.is_some() {
        out.push(Reason::once("both-ranges"));
    }
    // "6.2 million … about 6.2 billion": a headline drops the "about".
    let loose = |q: &crate::values::Quantity| if q.bound == Bound::About { Bound::Exactly } else { q.bound };
    if loose(&p) != loose(&q) {
        out.push(Reason::once("bounds-apart"));
    }
    if own.said_again {
        out.push(Reason::once(if headline(a) { "headline-said-again" } else { "first-said-again" }));
    }
    if others.said_again {
        out.push(Reason::once("second-said-again"));
    }
}

/// How many other figures of their kind the story gives.
fn crowd(groups: &Groups, a: &Known, b: &Known, out: &mut Vec<Reason>) {
    let others = groups.other_values(a, b);
    if others > 0 {
        out.push(Reason { feature: "parallel", words: Vec::new(), times: times(others as usize, 3) });
    }
    if others > 4 {
        // Among many sums two have the same digits by chance: 14.7 billion for one item, 17.4 billion from another.
        if out.iter().any(|r| r.feature == "digits-swapped-of-many") {
            out.push(Reason::once("swapped-among-many"));
        }
        out.push(Reason::once("many-parallel"));
    }
    let beside = a.neighbours().min(b.neighbours());
    if beside > 0 {
        out.push(Reason { feature: "in-a-row", words: Vec::new(), times: times(beside as usize, 3) });
    }
}
