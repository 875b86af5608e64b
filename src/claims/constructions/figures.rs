//! What every reader of constructions asks of a figure.

use super::Context;
use crate::extraction::{Counted, Kind, Mention, Trait};
use crate::language::{Cue, CueSet, Dimension, Gist, Noun, NounId, Sense, Starts, Word};
use crate::values::Number;

/// The mention of a figure.
pub(super) fn mention(cx: Context<'_>, f: u32) -> &Mention {
    &cx.mentions[f as usize]
}

/// Whether it is a percentage of its own, and no range of them.
pub(super) fn is_percent(cx: Context<'_>, f: u32) -> bool {
    let m = mention(cx, f);
    let percent = m.measure.is_some_and(|u| u.per.is_none() && cx.measures.unit(u.unit).code == "%");
    percent && m.quantity.is_some_and(|q| q.upper.is_none())
}

/// Whether it is a percentage or a fraction word.
pub(super) fn is_share(cx: Context<'_>, f: u32) -> bool {
    let m = mention(cx, f);
    is_percent(cx, f) || m.kind == Kind::Fraction && !m.traits.has(Trait::Multiple)
}

/// Whether it counts or measures something.
pub(super) fn is_amount(cx: Context<'_>, f: u32) -> bool {
    let m = mention(cx, f);
    m.quantity.is_some()
        && matches!(m.kind, Kind::Number | Kind::Quantity | Kind::Money)
        && !m.traits.has(Trait::Multiple)
        && !m.traits.has(Trait::Vague)
        && !is_share(cx, f)
}

/// The value of a figure.
pub(super) fn value(cx: Context<'_>, f: u32) -> Option<Number> {
    mention(cx, f).quantity.map(|q| q.value)
}

/// Whether it counts something: no unit, and a whole number or one told in thousands.
pub(super) fn is_count(cx: Context<'_>, f: u32) -> bool {
    // "an earthquake of magnitude 7.1" counts nothing.
    let whole = || mention(cx, f).quantity.is_some_and(|q| q.value.is_whole() || q.scaled && q.value >= Number::whole(100));
    is_amount(cx, f) && mention(cx, f).measure.is_none() && whole()
}

/// Whether two amounts have units that can be compared, or neither has one.
pub(super) fn comparable(cx: Context<'_>, a: u32, b: u32) -> bool {
    match (mention(cx, a).measure, mention(cx, b).measure) {
        (Some(x), Some(y)) => x.per == y.per && cx.measures.comparable(x.unit, y.unit),
        (None, None) => true,
        _ => false,
    }
}

/// What is measured.
pub(super) fn dimension(cx: Context<'_>, f: u32) -> Option<Dimension> {
    mention(cx, f).measure.map(|u| cx.measures.unit(u.unit).dimension)
}

/// The noun of the pack that is counted.
pub(super) fn noun<'a>(cx: Context<'a>, c: &Counted) -> Option<&'a Noun> {
    c.noun.and_then(|n| cx.language.lexicon.nouns.get(usize::from(n.0)))
}

/// The noun of the pack that a figure counts.
pub(super) fn noun_of(cx: Context<'_>, f: u32) -> Option<&Noun> {
    mention(cx, f).counted.as_ref().and_then(|c| noun(cx, c))
}

/// The noun of the pack that some words begin with.
pub(super) fn noun_there<'a>(cx: Context<'a>, words: &'a [Word]) -> Option<(NounId, &'a Noun)> {
    let lexicon = &cx.language.lexicon;
    let noun = |s: &Sense| if let Sense::Noun(n, _) = s { Some((*n, lexicon.nouns.get(usize::from(n.0))?)) } else { None };
    lexicon.find_of(words, Starts::NOUN, noun).map(|(_, noun)| noun)
}

/// Whether it counts people.
pub(super) fn counts_people(cx: Context<'_>, f: u32) -> bool {
    mention(cx, f).counted.as_ref().and_then(|c| noun(cx, c)).is_some_and(|n| cx.language.lexicon.is_people(n))
}

/// Whether a part can be of the whole by their nouns: one of them has none, or they are the same, or the whole's noun names the part's.
pub(super) fn nouns_meet(cx: Context<'_>, part: u32, whole: u32) -> bool {
    let (Some(p), Some(w)) = (&mention(cx, part).counted, &mention(cx, whole).counted) else { return true };
    p.lemma == w.lemma || noun(cx, w).zip(noun(cx, p)).is_some_and(|(w, p)| w.stands_for.iter().any(|c| p.classes.contains(c)))
}

/// Whether two counts have the same noun.
pub(super) fn same_noun(cx: Context<'_>, a: u32, b: u32) -> bool {
    mention(cx, a).counted.as_ref().zip(mention(cx, b).counted.as_ref()).is_some_and(|(x, y)| x.lemma == y.lemma)
}

/// Whether a word of one of the cues stands in the sentences from one place to another, both inside.
pub(super) fn said_near(cx: Context<'_>, from: u32, to: u32, cues: &[Cue]) -> bool {
    let sentences = cx.lexed.sentences.get(from as usize..=(to as usize).min(cx.lexed.sentences.len().saturating_sub(1)));
    let block = cx.lexed.sentences.get(to as usize).map(|s| s.block);
    let cues = CueSet::of(cues);
    sentences.into_iter().flatten().any(|s| {
        // Of what follows, only the same paragraph.
        (block.is_none_or(|b| s.block <= b)) && s.tokens.clone().any(|t| starts(cx, t, s.tokens.end, cues))
    })
}

fn starts(cx: Context<'_>, at: u32, end: u32, cues: CueSet) -> bool {
    let tells = cx.lexed.tokens.get(at as usize).is_some_and(|t| t.gist.any(Gist::TELLS));
    tells && cx.language.lexicon.cue_of(cx.lexed.from(at as usize, end as usize), cues).is_some()
}

/// Whether quotation marks stand open before a token of a sentence.
pub(super) fn quoted(cx: Context<'_>, sentence: u32, token: u32) -> bool {
    let Some(s) = cx.lexed.sentences.get(sentence as usize) else { return false };
    cx.lexed.quoting(cx.prose, s.tokens.start as usize..token.min(s.tokens.end) as usize)
}

/// Whether a word that the mention took in behind its number has the cue: "3 million less", "30 لكل".
pub(super) fn inside(cx: Context<'_>, f: u32, cue: Cue) -> bool {
    let m = mention(cx, f);
    (m.number.end..m.tokens.end).any(|t| cx.language.lexicon.cue(cx.lexed.from(t as usize, m.tokens.end as usize), &[cue]).is_some())
}
