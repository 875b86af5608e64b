//! Who is heard: the words of saying of a sentence, the body or person that they belong to, and how far they carry.

use super::{Claim, Speaker, Stem};
use crate::extraction::Mention;
use crate::language::scan::Piece;
use crate::language::{Contested, Cue, CueSet, Gist, Language, Sense, Word};
use crate::lexing::{Flag, Lexed};
use crate::text::ProseSpan;
use crate::values::Number;
use std::ops::Range;

/// Words that bring in a speaker.
const HEARD: [Cue; 3] = [Cue::Says, Cue::SaysOn, Cue::AccordingTo];
/// How many words of a speaker's name are looked at.
const NAME: usize = 7;

/// Whoever is heard in a paragraph vouches for its figures: the words of saying of any of its sentences, or an official act in the figure's own
/// sentence. The name is that of the figure's own sentence, else that of the sentence before where the speaker goes on.
pub(super) fn vouch(language: &Language, lexed: &Lexed, mentions: &[Mention], claims: &mut [Claim]) {
    let mut heard: Option<(u32, Vec<Voice>)> = None;
    let mut last: Option<(u32, Speaker)> = None;
    let mut own: Option<(u32, Option<Speaker>)> = None;
    for claim in claims.iter_mut() {
        let Some(sentence) = lexed.sentences.get(claim.sentence as usize) else { continue };
        if heard.as_ref().is_none_or(|(b, _)| *b != sentence.block) {
            heard = Some((sentence.block, paragraph_voices(language, lexed, mentions, sentence.block)));
        }
        let figure = mentions.get(claim.mention as usize).map_or(0..0, |m| m.tokens.clone());
        if own.as_ref().is_none_or(|(s, _)| *s != claim.sentence) {
            let voices = heard.as_ref().map_or(&[][..], |(_, v)| v);
            let said = voices.binary_search_by_key(&claim.sentence, |v| v.sentence).ok().and_then(|at| voices.get(at));
            let said = said.map(|v| if v.unread { v.speaker.clone() } else { carried(v.speaker.clone(), claim.sentence, last.as_ref()) });
            if let Some(speaker) = said.as_ref().filter(|s| !s.names.is_empty()) {
                last = Some((claim.sentence, speaker.clone()));
            }
            own = Some((claim.sentence, said));
        }
        let nobody = by_nobody(language, lexed, &sentence.tokens, &figure);
        if nobody && claim.needs_source.is_none() && (many_people(language, claim) || !claim.base.is_empty()) {
            claim.needs_source = Some(Contested::Estimates);
        }
        let apart = claim.needs_source == Some(Contested::Estimates) && aside(language, lexed, &sentence.tokens, &figure);
        claim.speaker = own.as_ref().and_then(|(_, s)| s.clone()).filter(|_| !apart).or_else(|| {
            let voices = heard.as_ref().map(|(_, v)| v.as_slice()).filter(|_| !nobody);
            let said = voices.and_then(|v| voice_near(language, lexed, v, claim));
            let act = said.is_none().then(|| act(language, lexed, &sentence.tokens, &figure)).flatten();
            said.or_else(|| act.map(|span| Speaker { span, act: true, ..Speaker::default() }))
        });
    }
}

/// Whether a token is part of a figure.
fn in_figure(mentions: &[Mention], token: u32) -> bool {
    let behind = mentions.partition_point(|m| m.tokens.start <= token);
    mentions[..behind].last().is_some_and(|m| m.tokens.contains(&token))
}

/// Whether words at a figure say that nobody in particular counted it: "an estimated 300", تقدر بنحو 300. Whoever speaks elsewhere in the
/// paragraph does not vouch for that.
fn by_nobody(language: &Language, lexed: &Lexed, sentence: &Range<u32>, figure: &Range<u32>) -> bool {
    let near = figure.start.saturating_sub(3).max(sentence.start)..figure.end;
    // "Residents buried 12 people" names who counted, if not by name: only a word that says so itself, "estimated", has nobody.
    let says = |t: u32, cues: &[Cue]| begins(language, lexed, t..near.end, cues).is_some();
    let before = figure.start.saturating_sub(NAME as u32).max(sentence.start)..figure.start;
    near.clone().any(|t| says(t, &[Cue::VagueSource]) && says(t, &HEARD)) || cue_at(language, lexed, &before, &[Cue::Estimates]).is_some()
}

/// "The minister, who spoke in Leeds, where an estimated 22 percent …, said": an estimate of nobody in a clause apart from what is said.
fn aside(language: &Language, lexed: &Lexed, sentence: &Range<u32>, figure: &Range<u32>) -> bool {
    let before = figure.start.saturating_sub(4).max(sentence.start)..figure.start;
    cue_at(language, lexed, &before, &[Cue::Clause]).is_some()
}

/// Whether a figure counts people by the thousand.
fn many_people(language: &Language, claim: &Claim) -> bool {
    let human = |&c: &u16| language.lexicon.classes.get(usize::from(c)).is_some_and(|c| c.name == "human");
    claim.quantity.is_some_and(|q| q.value >= Number::whole(1000)) && claim.subject.classes.iter().any(human)
}

/// A speaker without a name is the one heard last, within three sentences.
fn carried(speaker: Speaker, sentence: u32, last: Option<&(u32, Speaker)>) -> Speaker {
    match last.filter(|(at, _)| speaker.names.is_empty() && sentence <= at + 3) {
        Some((_, before)) => {
            Speaker { names: before.names.clone(), stems: before.stems.clone(), sure: before.sure, carried: true, ..speaker }
        }
        None => speaker,
    }
}

/// Who is heard in a sentence.
struct Voice {
    /// The sentence, by place.
    sentence: u32,
    speaker: Speaker,
    /// He is named at such length that he was not read.
    unread: bool,
}

/// Those heard in a block, in order.
fn paragraph_voices(language: &Language, lexed: &Lexed, mentions: &[Mention], block: u32) -> Vec<Voice> {
    let first = lexed.sentences.partition_point(|s| s.block < block);
    let own = lexed.sentences[first..].iter().take_while(|s| s.block == block).zip(u32::try_from(first).unwrap_or(u32::MAX)..);
    let heard = own.filter_map(|(s, sentence)| {
        let (speaker, unread) = named(language, lexed, mentions, &s.tokens)?;
        Some(Voice { sentence, speaker, unread })
    });
    heard.collect()
}

/// How many sentences a voice carries that is heard before a figure.
const CARRIES: u32 = 3;

/// The first voice of a paragraph, without its names: another sentence's speaker vouches, but says nothing else of the figure. It is far where
/// none is heard right before, unless the next sentence takes up what was said: "Nine strikes hit the town. The army said the strikes …".
fn voice_near(language: &Language, lexed: &Lexed, voices: &[Voice], claim: &Claim) -> Option<Speaker> {
    let first = &voices.first()?.speaker;
    let behind = voices.partition_point(|v| v.sentence <= claim.sentence);
    let before = || voices[..behind].last().is_some_and(|v| claim.sentence <= v.sentence + CARRIES);
    let next = || voices.get(behind).is_some_and(|v| v.sentence == claim.sentence + 1 && takes_up(language, lexed, v.sentence, claim));
    Some(Speaker { span: first.span, vague: first.vague, far: !before() && !next(), ..Speaker::default() })
}

/// Whether a sentence has a word for what a claim counts or tells of.
fn takes_up(language: &Language, lexed: &Lexed, sentence: u32, claim: &Claim) -> bool {
    let Some(sentence) = lexed.sentences.get(sentence as usize) else { return false };
    let same = |s: &Sense| match s {
        Sense::Frame(frame, _) => claim.frames.contains(frame).then_some(()),
        Sense::Noun(noun, _) => (claim.subject.noun == Some(*noun)).then_some(()),
        _ => None,
    };
    let end = sentence.tokens.end as usize;
    sentence.tokens.clone().any(|t| language.lexicon.find(lexed.from(t as usize, end), same).is_some())
}

/// An official act of the sentence: "the ministry allocated $400 million". A clause apart, "…, which killed 50 people", is not what it did.
fn act(language: &Language, lexed: &Lexed, tokens: &Range<u32>, figure: &Range<u32>) -> Option<ProseSpan> {
    let (at, _) = cue_at(language, lexed, tokens, &[Cue::OfficialAct])?;
    let comma = |t: u32| lexed.words.get(t as usize).is_some() && lexed.tokens[t as usize].piece == Piece::Mark;
    let clause = |t: u32| comma(t - 1) && begins(language, lexed, t..t + 1, &[Cue::Clause]).is_some();
    if (at + 2..figure.start).any(clause) {
        return None;
    }
    lexed.tokens.get(at as usize).map(|t| t.span)
}

/// The first word or phrase of a range with one of the cues, and how long it is.
fn cue_at(language: &Language, lexed: &Lexed, tokens: &Range<u32>, cues: &[Cue]) -> Option<(u32, u32)> {
    first_of(language, lexed, tokens, Gist::TELLS, cues)
}

/// The same where words with these cues can begin what `gist` tells.
fn first_of(language: &Language, lexed: &Lexed, tokens: &Range<u32>, gist: Gist, cues: &[Cue]) -> Option<(u32, u32)> {
    let cues = CueSet::of(cues);
    let end = (tokens.end as usize).min(lexed.tokens.len());
    let own = lexed.tokens.get(tokens.start as usize..end).unwrap_or(&[]).iter().zip(tokens.start..);
    let found = |t: u32| language.lexicon.cue_of(lexed.from(t as usize, end), cues).map(|len| (t, u32::try_from(len).unwrap_or(1)));
    own.filter(|(token, _)| token.gist.any(gist)).find_map(|(_, t)| found(t))
}

/// How long the word or phrase is that has one of the cues and begins where the range does.
fn begins(language: &Language, lexed: &Lexed, tokens: Range<u32>, cues: &[Cue]) -> Option<u32> {
    lexed.tokens.get(tokens.start as usize).filter(|t| t.gist.any(Gist::TELLS))?;
    let len = language.lexicon.cue(lexed.from(tokens.start as usize, tokens.end as usize), cues)?;
    Some(u32::try_from(len).unwrap_or(1))
}

/// The first word of saying of a sentence, and how long it is. None is what belongs to a figure, خسائر تقدر بنحو 300 مليون, nor what begins a
/// longer phrase for nobody: "estimated at".
fn saying(language: &Language, lexed: &Lexed, mentions: &[Mention], tokens: &Range<u32>) -> Option<(u32, u32)> {
    let mut rest = tokens.clone();
    while let Some((at, len)) = first_of(language, lexed, &rest, Gist::SAYS, &HEARD) {
        let nobody = begins(language, lexed, at..tokens.end.min(at + 4), &[Cue::VagueSource]).is_some_and(|long| long > len);
        // "Trillions of dollars estimated have been lost": it belongs to the figure before it.
        let of_figure =
            at > tokens.start && in_figure(mentions, at - 1) && begins(language, lexed, at..at + 1, &[Cue::VagueSource]).is_some();
        // "The war claimed the lives of 40,000 people": a longer phrase that tells of something else.
        let framed = language.lexicon.at(lexed.from(at as usize, tokens.end as usize));
        let told = framed.filter(|e| e.len > len as usize).any(|e| e.senses.iter().any(|s| matches!(s, Sense::Frame(..))));
        if !nobody && !of_figure && !told && !in_figure(mentions, at) {
            return Some((at, len));
        }
        rest.start = at + 1;
    }
    None
}

/// Who is heard in a sentence, with the words that name him; and whether he is named at such length that he was not read: nobody who was heard
/// before.
fn named(language: &Language, lexed: &Lexed, mentions: &[Mention], tokens: &Range<u32>) -> Option<(Speaker, bool)> {
    let (at, len) = saying(language, lexed, mentions, tokens)?;
    let is = |t: u32, cues: &[Cue]| begins(language, lexed, t..tokens.end.min(t + 4), cues).is_some();
    let behind = is(at, &[Cue::AccordingTo]) || language.head_first;
    let after = || words(language, lexed, (at + len)..tokens.end);
    let before = || words(language, lexed, stretch(lexed, tokens.start..at)?);
    let names = if behind { after() } else { before().or_else(after) };
    let unread = !behind && names.is_none() && stretch(lexed, tokens.start..at).is_none();
    let span = lexed.tokens.get(at as usize)?.span;
    let mut names = names.unwrap_or_default();
    let nameless = names.iter().any(|&(t, _)| is(t, &[Cue::VagueSource]));
    let vague = nameless && names.iter().all(|&(t, _)| is(t, &[Cue::VagueSource, Cue::Spokesperson]));
    let capital = |t: u32| language.capitals && lexed.tokens.get(t as usize).is_some_and(|k| k.is(Flag::Capital));
    let sure = names.iter().any(|&(t, _)| capital(t) || is(t, &[Cue::Institution]));
    // "said Ana Ruk, its head", المتحدث باسمه: whose, the text said before.
    let around = at.saturating_sub(NAME as u32).max(tokens.start)..(at + len + NAME as u32).min(tokens.end);
    if owned(language, lexed, around) {
        names.clear();
    }
    names.retain(|&(t, _)| !is(t, &[Cue::Spokesperson]));
    let mut names: Vec<Word> = names.into_iter().map(|(_, w)| w).collect();
    names.sort_unstable();
    names.dedup();
    let stem = |w: &Word| Stem(language.folding.stem(lexed.interner.text(&language.lexicon, *w)));
    let stems = names.iter().map(stem).collect();
    Some((Speaker { names, stems, sure, vague, span, ..Speaker::default() }, unread))
}

/// Whether an office within these words belongs to whoever was spoken of before.
fn owned(language: &Language, lexed: &Lexed, tokens: Range<u32>) -> bool {
    let sense = |t: u32, wanted: &dyn Fn(&Sense) -> bool| {
        lexed.words.get(t as usize).is_some_and(|&w| language.lexicon.find(&[w], |s| wanted(s).then_some(())).is_some())
    };
    let office = |t: u32| sense(t, &|s| matches!(s, Sense::Cue(Cue::Spokesperson)));
    let whose = |t: u32| {
        sense(t, &|s| matches!(s, Sense::Possessor))
            || lexed.tokens.get(t as usize).is_some_and(|k| k.clitics.has(crate::language::written::Clitic::Their))
    };
    tokens.clone().any(|t| office(t) && (t.saturating_sub(2)..t + 3).any(|u| tokens.contains(&u) && whose(u)))
}

/// What stands between the last mark and the word of saying, where it is short enough to be a name: "…, the coastguard's spokesman said".
fn stretch(lexed: &Lexed, tokens: Range<u32>) -> Option<Range<u32>> {
    let mark = |t: &u32| lexed.tokens.get(*t as usize).is_some_and(|k| k.piece == Piece::Mark);
    let start = tokens.clone().rev().find(mark).map_or(tokens.start, |t| t + 1);
    (tokens.end - start <= NAME as u32).then_some(start..tokens.end)
}

/// The names and institutions within a few words; none where a figure, a mark or a clause comes first.
fn words(language: &Language, lexed: &Lexed, tokens: Range<u32>) -> Option<Vec<(u32, Word)>> {
    let mut out = Vec::new();
    for t in tokens.take(NAME) {
        let token = lexed.tokens.get(t as usize)?;
        let word = lexed.words[t as usize];
        let has = |cues: &[Cue]| language.lexicon.cue(&[word], cues).is_some();
        if token.piece != Piece::Word || has(&[Cue::Clause, Cue::Says, Cue::SaysOn, Cue::AccordingTo]) {
            break;
        }
        // وقالت دراسات إن الشراب قلل النوبات: the name ends where the sentence that is said begins.
        if language.head_first && !out.is_empty() && has(&[Cue::Function]) {
            break;
        }
        // "Reports on Saturday said three were hurt": a day is nobody.
        let day = |s: &Sense| matches!(s, Sense::Weekday(_) | Sense::Month(..)).then_some(());
        let capital = language.capitals && token.is(Flag::Capital) && language.lexicon.find(&[word], day).is_none();
        let content =
            has(&[Cue::Institution, Cue::Spokesperson, Cue::VagueSource]) || !language.lexicon.knows(word) && !has(&[Cue::Function]);
        if (capital || content) && !has(&[Cue::Function, Cue::Pronoun]) {
            out.push((t, word));
        }
    }
    (!out.is_empty()).then_some(out)
}
