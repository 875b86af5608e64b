//! Ages that stand for a person whom nobody but them can mean: "Ada Renn, 34, was found. The 36-year-old …".

use super::Claim;
use crate::extraction::{Kind, Mention};
use crate::language::written::Clitic;
use crate::language::{Cue, Form, Language, NounId, Sense, Starts};
use crate::lexing::Lexed;

/// How far behind the last person who is named with an age such an age may stand, in tokens.
const FAR: u32 = 400;
/// So many tokens before it nobody else may be brought in.
const NEAR: u32 = 50;

/// Lets an age stand for nobody, where somebody was brought in since the last who was named with one: "Renn, 34, hit *a cyclist*. The 36-year-old …",
/// "lost *her husband*".
pub(super) fn introduced(language: &Language, lexed: &Lexed, mentions: &[Mention], claims: &mut [Claim]) {
    let mut named: Option<u32> = None;
    for claim in claims.iter_mut().filter(|c| c.kind == Kind::Age) {
        let Some(m) = mentions.get(claim.mention as usize) else { continue };
        if claim.person {
            let start = m.tokens.start;
            let alone = |end: u32| !anybody(language, lexed, end.max(start.saturating_sub(NEAR))..start);
            claim.person = named.is_some_and(|end| start.saturating_sub(end) <= FAR && alone(end));
        } else if !claim.names.is_empty() {
            named = Some(m.tokens.end);
        }
    }
}

/// Whether the tokens bring in one person: a noun for people in the singular that no article marks as known.
fn anybody(language: &Language, lexed: &Lexed, tokens: std::ops::Range<u32>) -> bool {
    let lexicon = &language.lexicon;
    let at = |t: u32| lexed.from(t as usize, t as usize + 1);
    let singular = |t: u32| {
        let person = |n: &NounId| lexicon.nouns.get(usize::from(n.0)).is_some_and(|n| lexicon.is_people(n));
        let wanted = |s: &Sense| matches!(s, Sense::Noun(n, Form::Singular) if person(n)).then_some(());
        lexicon.find_of(at(t), Starts::NOUN, wanted).is_some()
    };
    let the = |t: u32| lexicon.find_of(at(t), Starts::CUE, |s| matches!(s, Sense::Cue(Cue::Definite)).then_some(())).is_some();
    let known = |t: u32| {
        let clitic = |t: u32| lexed.tokens.get(t as usize).is_some_and(|k| k.clitics.has(Clitic::The));
        // مدير المدرسة: what it belongs to is known, and so is it.
        let owned = language.head_first && clitic(t + 1);
        clitic(t) || owned || (t.saturating_sub(3).max(tokens.start)..t).any(the)
    };
    tokens.clone().any(|t| singular(t) && !known(t))
}
