//! The counted noun: the head of the group of nouns that a number counts.

use super::amount::{Amount, Form};
use super::mention::Counted;
use super::{Context, units};
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Contested, Cue, Form as WordForm, NounId, Sense, Starts, TimeWord, UnitId, Word};
use crate::lexing::Flag;
use crate::values::Number;

/// How far a head is looked for, in tokens.
const REACH: usize = 9;

/// What a number counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Head {
    /// A noun.
    Noun(Counted),
    /// A unit behind adjectives: "two extra minutes".
    Unit(UnitId),
    /// Those whom something is said of, with no noun: "12 dead".
    Concerned,
}

/// The noun of the pack at a place, with its forms as (singular, dual, plural).
fn noun(cx: &Context<'_>, at: usize) -> Option<(usize, NounId, [bool; 3])> {
    if !cx.starts(at).any(Starts::NOUN) {
        return None;
    }
    cx.language.lexicon.at(cx.lexed.from(at, cx.tokens.end)).find_map(|entry| {
        let mut forms = [false; 3];
        let mut id = None;
        for sense in entry.senses {
            if let Sense::Noun(n, form) = sense
                && id.is_none_or(|i| i == *n)
            {
                id = Some(*n);
                forms[match form {
                    WordForm::Dual => 1,
                    WordForm::Plural => 2,
                    _ => 0,
                }] = true;
            }
        }
        Some((entry.len, id?, forms))
    })
}

/// The lemma of the noun at a place, known or not; none where no noun can stand.
pub(super) fn noun_at(cx: &Context<'_>, at: usize) -> Option<Word> {
    if let Some((_, id, _)) = noun(cx, at) {
        return Some(cx.language.lexicon.nouns[usize::from(id.0)].word);
    }
    (cx.piece(at)? == Piece::Word && !ends_group(cx, at)).then(|| cx.lexed.interner.lemma(cx.lexed.words[at]))
}

/// The lemma of one of a noun behind a place, with the place behind it: "per full year".
pub(super) fn one(cx: &Context<'_>, at: usize) -> Option<(Word, usize)> {
    if cx.language.head_first || noun(cx, at).is_some() {
        return noun_at(cx, at).map(|noun| (noun, at + 1));
    }
    match head_last(cx, at, &Amount::exact(Number::ONE, at..at))? {
        (Head::Noun(c), end) => Some((c.lemma, end)),
        _ => None,
    }
}

/// Whether a noun of the pack stands at a place or a word or two behind it.
pub(super) fn counted_noun(cx: &Context<'_>, at: usize) -> bool {
    (at..at + if cx.language.head_first { 1 } else { 3 })
        .take_while(|&i| cx.piece(i) == Some(Piece::Word) && !ends_group(cx, i) && !(cx.language.head_first && joined(cx, i)))
        .any(|i| noun(cx, i).is_some())
}

/// Whether "and" or a preposition is written on the word at a place, so that it counts no more of what stands before it.
fn joined(cx: &Context<'_>, at: usize) -> bool {
    let clitics = cx.clitics(at);
    [Clitic::And, Clitic::With, Clitic::To, Clitic::As, Clitic::Will].into_iter().any(|c| clitics.has(c))
}

/// Whether what stands at a place is a noun of a kind whose figures need a source: "deaths", "casualties".
pub(super) fn needs_source(cx: &Context<'_>, at: usize) -> bool {
    let lexicon = &cx.language.lexicon;
    let plural = noun(cx, at).filter(|(_, _, forms)| forms[2]);
    let classed = plural.is_some_and(|(_, id, _)| {
        let noun = &lexicon.nouns[usize::from(id.0)];
        noun.classes
            .iter()
            .chain(&noun.stands_for)
            .any(|&c| lexicon.classes.get(usize::from(c)).is_some_and(|c| c.needs_source.is_some_and(Contested::may_be_none)))
    });
    let framed = cx.find(at, Starts::FRAME, |s| match s {
        Sense::Frame(f, WordForm::Noun) => {
            lexicon.frames.get(usize::from(f.0)).filter(|f| f.needs_source.is_some_and(Contested::may_be_none)).map(|_| ())
        }
        _ => None,
    });
    classed || framed.is_some()
}

/// Whether the word at a place cannot belong to a group of nouns.
fn ends_group(cx: &Context<'_>, at: usize) -> bool {
    let starts = cx.starts(at);
    // عبارة عن: a phrase that ends the group may begin with a noun.
    let phrase = || starts.any(Starts::CUE) && cx.cue(at, Cue::Stop).is_some_and(|len| len > 1);
    if starts.any(Starts::NOUN) {
        return phrase();
    }
    let time = |s: &Sense| match s {
        Sense::Month(..) | Sense::Weekday(_) => true,
        // "2.1 last year"
        Sense::Time(word) => matches!(word, TimeWord::Last | TimeWord::Next | TimeWord::Today | TimeWord::Yesterday | TimeWord::Tomorrow),
        _ => false,
    };
    let cue = starts.any(Starts::CUE) && (cx.cue(at, Cue::Stop).is_some() || cx.cue(at, Cue::Says).is_some());
    let timed = starts.any(Starts::TIME) && cx.find(at, Starts::TIME, |s| (time(s) || is_when(s)).then_some(())).is_some();
    cue || timed || starts.any(Starts::NUMBER)
}

/// A month, a weekday, or what qualifies a time from behind: الأربع الأخيرة.
const fn is_when(sense: &Sense) -> bool {
    let behind = matches!(sense, Sense::Time(TimeWord::LastAfter | TimeWord::NextAfter | TimeWord::ThisAfter | TimeWord::Final));
    behind || matches!(sense, Sense::Month(..) | Sense::Weekday(_))
}

/// Whether what tells which time is meant stands at a place: الماضي.
pub(super) fn is_told(cx: &Context<'_>, at: usize) -> bool {
    cx.starts(at).any(Starts::TIME) && cx.find(at, Starts::TIME, |s| is_when(s).then_some(())).is_some()
}

fn is_frame(cx: &Context<'_>, at: usize, wanted: impl Fn(WordForm) -> bool) -> bool {
    cx.starts(at).any(Starts::FRAME)
        && cx.find(at, Starts::FRAME, |s| if let Sense::Frame(_, f) = s { wanted(*f).then_some(()) } else { None }).is_some()
}

/// What stands behind a number that ends before `at`, and the place behind it.
pub(super) fn behind(cx: &Context<'_>, at: usize, amount: &Amount) -> Option<(Head, usize)> {
    let hyphen = cx.is_dash(at) && cx.glued(at) && cx.glued(at + 1);
    let place = if hyphen { at + 1 } else { at };
    let vague = amount.form == Form::Vague || amount.scaled;
    let of = cx.cue(place, Cue::Of).filter(|_| amount.form != Form::Fraction);
    if let Some(len) = of {
        let place = place + len;
        // "dozens of civilians", "two of the soldiers", اثنين من الياك
        let definite = cx.cue(place, Cue::Definite).or_else(|| cx.clitics(place).has(Clitic::The).then_some(0));
        let defined = definite.is_some() || cx.language.head_first && cx.clitics(place + 1).has(Clitic::The);
        if cx.piece(place)? != Piece::Word {
            return None;
        }
        if !(vague || defined) {
            // خمسة من لاعبي روما: several of what is told by another noun
            let several = cx.language.head_first && noun(cx, place).is_some_and(|(_, _, forms)| forms[2]);
            return if several { head_first(cx, place, true, true) } else { None };
        }
        let place = place + definite.unwrap_or(0);
        return if cx.language.head_first { head_first(cx, place, true, false) } else { head_last(cx, place, amount) };
    }
    if !cx.language.head_first {
        return if hyphen { hyphened(cx, place) } else { head_last(cx, place, amount) };
    }
    // Where the noun comes first, one and two stand behind it: نادٍ واحد.
    let small = amount.value == Number::ONE || amount.value == Number::whole(2);
    if small && !amount.digits && amount.form == Form::Plain && amount.tokens.len() == 1 && amount.scale == Number::ONE {
        return None;
    }
    // زوج من الكلاب: the number ends with "of" itself.
    let of = amount.tokens.len() > 1 && at > cx.tokens.start && cx.cue(at - 1, Cue::Of).is_some();
    head_first(cx, place, vague || of, of || is_definite(cx, amount.tokens.start))
}

/// Whether the number at a place is definite: الثلاثة, الـ 44.
pub(super) fn is_definite(cx: &Context<'_>, at: usize) -> bool {
    let front = at > cx.tokens.start && cx.piece(at) == Some(Piece::Numeral) && cx.front(at - 1).is_some_and(|c| c.has(Clitic::The));
    front || cx.clitics(at).has(Clitic::The)
}

/// The folded word at a place.
fn folded<'a>(cx: &'a Context<'_>, at: usize) -> &'a str {
    cx.word(at).map_or("", |w| cx.lexed.interner.text(&cx.language.lexicon, w))
}

/// Whether a word that the pack does not know may be a noun.
fn may_be_noun(cx: &Context<'_>, at: usize) -> bool {
    cx.text(at).chars().nth(2).is_some() && (cx.clitics(at).has(Clitic::The) || !cx.language.folding.is_no_noun(folded(cx, at)))
}

/// The head right behind a number. `definite` tells whether it may have the article, `sure` whether it must be a noun of the pack.
fn head_first(cx: &Context<'_>, at: usize, definite: bool, sure: bool) -> Option<(Head, usize)> {
    (cx.piece(at)? == Piece::Word && !ends_group(cx, at)).then_some(())?;
    let clitics = cx.clitics(at);
    if joined(cx, at) || clitics.has(Clitic::The) && !definite {
        return None;
    }
    let known = noun(cx, at);
    if known.is_none() {
        // "four others"
        let others = cx.starts(at).any(Starts::CUE) && cx.cue(at, Cue::Addition).is_some();
        if others || is_frame(cx, at, |f| f == WordForm::Participle) {
            return Some((Head::Concerned, at + 1));
        }
        if sure || is_frame(cx, at, |f| f != WordForm::Noun) || !may_be_noun(cx, at) {
            return None;
        }
    }
    let end = at + known.map_or(1, |(len, ..)| len);
    let modifiers =
        (end..end + 2).take_while(|&i| describes(cx, i, clitics.has(Clitic::The))).filter_map(|i| u32::try_from(i).ok()).collect();
    let lemma =
        known.map_or_else(|| cx.lexed.interner.lemma(cx.lexed.words[at]), |(_, id, _)| cx.language.lexicon.nouns[usize::from(id.0)].word);
    Some((Head::Noun(Counted { token: u32::try_from(at).ok()?, lemma, noun: known.map(|(_, id, _)| id), modifiers }), end))
}

/// Whether the word at a place may describe the noun before it: as definite as that, and no other thing.
fn describes(cx: &Context<'_>, at: usize, definite: bool) -> bool {
    cx.piece(at) == Some(Piece::Word)
        && !joined(cx, at)
        && !ends_group(cx, at)
        && cx.clitics(at).has(Clitic::The) == definite
        && !cx.starts(at).any(Starts::FRAME.or(Starts::UNIT))
}

/// The head so far of a group whose last noun is its head.
#[derive(Clone, Copy)]
struct Best {
    token: usize,
    noun: Option<NounId>,
    /// Whether it stands in the form that the number asks for.
    agrees: bool,
    /// How many modifiers stand before it.
    modifiers: usize,
    /// The place behind it.
    end: usize,
}

fn head_last(cx: &Context<'_>, at: usize, amount: &Amount) -> Option<(Head, usize)> {
    let one = amount.value == Number::ONE && amount.upper.is_none();
    let mut modifiers: Vec<u32> = Vec::new();
    let (mut best, mut fallback): (Option<Best>, Option<Best>) = (None, None);
    let agrees = |best: Option<Best>| best.is_some_and(|b| b.agrees && b.noun.is_some());
    let mut place = at;
    while place < at + REACH {
        match cx.piece(place) {
            Some(Piece::Word) => {}
            Some(Piece::Mark) if cx.is_dash(place) && cx.glued(place) && cx.glued(place + 1) && place > at => {
                place += 1;
                continue;
            }
            // The number of a name inside the group: F-35 fighters, Model 3 sedans.
            Some(Piece::Numeral) if place > at && (cx.glued(place) || cx.is(place - 1, Flag::Capital)) => {
                modifiers.extend(u32::try_from(place));
                place += 1;
                continue;
            }
            _ => break,
        }
        // "two male and female lions"
        let joined = !one && !agrees(best) && place > at && cx.cue(place, Cue::And) == Some(1);
        if joined && cx.piece(place + 1) == Some(Piece::Word) && !ends_group(cx, place + 1) && !cx.starts(place + 1).any(Starts::FRAME) {
            place += 1;
            continue;
        }
        let known = noun(cx, place);
        if ends_group(cx, place) || agrees(best) && known.is_none() {
            break;
        }
        let (len, many) = known.map_or((1, false), |(len, _, forms)| (len, forms[2]));
        let best_here = |noun, agrees| Some(Best { token: place, noun, agrees, modifiers: modifiers.len(), end: place + len });
        if agrees(best) && is_frame(cx, place, |f| f == WordForm::Participle) {
            // "200 people injured"
            break;
        }
        let word = cx.lexed.words[place];
        let plural = cx.lexed.interner.lemma(word) != word;
        let describes = plural && best.is_some_and(|b| !b.agrees);
        if known.is_none() && !describes && is_frame(cx, place, |f| f != WordForm::Noun) {
            // "two injured men", but "12 injured in a crash".
            if best.is_some() || noun(cx, place + 1).is_none() {
                if best.is_none() && fallback.is_none() && is_frame(cx, place, |f| f == WordForm::Participle) {
                    return Some((Head::Concerned, place + 1));
                }
                break;
            }
        } else if known.is_none()
            && best.is_none()
            && place > at
            && let Some(unit) = unit_word(cx, place)
        {
            return Some((Head::Unit(unit.0), unit.1));
        } else if let Some((_, id, forms)) = known {
            // "number one singles"
            if agrees(best) && !many && !one || one && many && !forms[0] {
                break;
            }
            if many || one || forms[0] && best.is_none_or(|b| b.noun.is_none()) {
                best = best_here(Some(id), many || one);
            }
            if many && !one && noun(cx, place + len).is_none_or(|(_, _, f)| !f[2]) {
                break;
            }
        } else {
            let addition = cx.starts(place).any(Starts::CUE)
                && (cx.cue(place, Cue::Addition).is_some()
                    || cx.cue(place, Cue::Definite).is_some()
                    || cx.cue(place, Cue::Adjective).is_some());
            if plural && one {
                // "no-one takes it seriously"
                break;
            }
            let prefix = cx.is_dash(place + 1) && cx.glued(place + 1) && cx.glued(place + 2);
            if plural {
                // "five flood alerts": a noun in the singular only describes the one in the plural.
                best = best_here(None, true);
                if noun(cx, place + 1).is_none_or(|(_, _, f)| !f[2]) {
                    break;
                }
            } else if fallback.is_none() && !addition && !prefix {
                fallback = best_here(None, false);
            }
        }
        modifiers.extend((place..place + len).filter_map(|p| u32::try_from(p).ok()));
        place += len;
    }
    // What is not one of the pack and has not the form of several is as likely what they did: "Seven escaped".
    // Nor does a noun in the singular stand behind several: "a 5.2 quake".
    let few = amount.value < Number::ONE;
    let head = best.filter(|b| b.agrees || few).or(fallback.filter(|_| one))?;
    modifiers.truncate(head.modifiers);
    Some((Head::Noun(counted(cx, head.token, head.noun, modifiers)?), head.end))
}

fn counted(cx: &Context<'_>, token: usize, noun: Option<NounId>, modifiers: Vec<u32>) -> Option<Counted> {
    let lemma = noun.map_or_else(|| cx.lexed.interner.lemma(cx.lexed.words[token]), |id| cx.language.lexicon.nouns[usize::from(id.0)].word);
    Some(Counted { token: u32::try_from(token).ok()?, lemma, noun, modifiers })
}

/// The noun written onto a number: a five-star hotel has five stars and is one hotel. An unknown word is no noun: "two-handed".
fn hyphened(cx: &Context<'_>, at: usize) -> Option<(Head, usize)> {
    let (len, id, _) = noun(cx, at)?;
    Some((Head::Noun(counted(cx, at, Some(id), Vec::new())?), at + len))
}

/// The place behind words with capitals in the singular that stand behind a number which counts nothing: "20 Ultra",
/// "575 Wilbraham Road", but "12 Catholic and Anglican priests".
pub(super) fn name(cx: &Context<'_>, at: usize) -> Option<usize> {
    let other = Starts::FRAME.or(Starts::BOUND).or(Starts::UNIT);
    let part = |i: usize| {
        let word = cx.lexed.words[i];
        let singular = noun(cx, i).map_or_else(|| cx.lexed.interner.lemma(word) == word, |(_, _, forms)| !forms[2]);
        singular && !ends_group(cx, i) && !cx.starts(i).any(other)
    };
    let end = (at..).find(|&i| !(cx.is(i, Flag::Capital) && part(i)))?;
    let open = cx.cue(end, Cue::And).is_some() || cx.cue(end.wrapping_sub(1), Cue::Adjective).is_some();
    (cx.language.capitals && end > at && !open).then_some(end)
}

/// Whether a noun of the pack stands in the plural at a place, with nothing written on it.
pub(super) fn several_at(cx: &Context<'_>, at: usize) -> bool {
    !joined(cx, at) && !cx.clitics(at).has(Clitic::The) && noun(cx, at).is_some_and(|(_, _, forms)| forms[2])
}

/// Whether a noun stands in the plural.
pub(super) fn many(cx: &Context<'_>, counted: &Counted) -> bool {
    let token = counted.token as usize;
    let unknown = || cx.lexed.interner.lemma(cx.lexed.words[token]) != cx.lexed.words[token];
    noun(cx, token).map_or_else(unknown, |(_, _, forms)| forms[2])
}

/// A unit of time behind adjectives.
fn unit_word(cx: &Context<'_>, at: usize) -> Option<(UnitId, usize)> {
    let amount = Amount::exact(Number::ONE, at..at);
    let (unit, end) = units::after(cx, at, &amount)?;
    (cx.text(at).len() > 3).then_some((unit, end))
}

/// The definite noun before a number that is definite itself: الطائرات الـ 25. Gives its place. `start` is where the number starts.
pub(super) fn before(cx: &Context<'_>, start: usize) -> Option<(Counted, usize, bool)> {
    let mut at = start.checked_sub(1).filter(|&at| at >= cx.tokens.start && cx.piece(at) == Some(Piece::Word))?;
    let definite = |i: usize| cx.clitics(i).has(Clitic::The);
    (definite(at) && !ends_group(cx, at)).then_some(())?;
    let mut known = noun(cx, at);
    let mut modifiers = Vec::new();
    // An adjective may stand between: الطائرات المقاتلة الـ25.
    if known.is_none() && at > cx.tokens.start && !cx.clitics(at).has(Clitic::To) && definite(at - 1) && noun(cx, at - 1).is_some() {
        modifiers.extend(u32::try_from(at));
        at -= 1;
        known = noun(cx, at);
    }
    // سنوات الحفر العشر, محافظات القناة الثلاث: the plural before another noun is what is counted.
    let owner = at.checked_sub(1).filter(|&o| o >= cx.tokens.start && !definite(o) && known.is_none_or(|(_, _, f)| !f[2]));
    if let Some(o) = owner
        && let Some(several) = noun(cx, o).filter(|(_, _, f)| f[2] && !f[0])
    {
        modifiers.extend(u32::try_from(at));
        (at, known) = (o, Some(several));
    }
    // للتسوق الـ 17: an unknown noun that something is for is not counted.
    let for_it = [Clitic::With, Clitic::To, Clitic::As].into_iter().any(|c| cx.clitics(at).has(c));
    if known.is_none() && (for_it || cx.starts(at).any(Starts::UNIT)) {
        return None;
    }
    let plural = known.map_or_else(|| cx.language.folding.ends_as_plural(folded(cx, at)), |(_, _, f)| f[2] || !f[0]);
    let lemma =
        known.map_or_else(|| cx.lexed.interner.lemma(cx.lexed.words[at]), |(_, id, _)| cx.language.lexicon.nouns[usize::from(id.0)].word);
    Some((Counted { token: u32::try_from(at).ok()?, lemma, noun: known.map(|(_, id, _)| id), modifiers }, at, plural))
}

/// The unit right before a small number that is definite as it is, السنوات الست, or before "one": يوم واحد. Gives its place.
pub(super) fn unit_before(cx: &Context<'_>, start: usize, definite: bool) -> Option<(UnitId, usize)> {
    let at = start.checked_sub(1).filter(|&at| at >= cx.tokens.start && cx.piece(at) == Some(Piece::Word))?;
    (cx.clitics(at).has(Clitic::The) == definite && cx.starts(at).any(Starts::UNIT) && noun(cx, at).is_none()).then_some(())?;
    cx.find(at, Starts::UNIT, |s| if let Sense::Unit(u) = s { Some(*u) } else { None })
        .filter(|(len, _)| *len == 1)
        .map(|(_, unit)| (unit, at))
}

/// A noun in the dual before "two", an adjective perhaps between: جنديين تركيين اثنين. Gives its place.
pub(super) fn before_two(cx: &Context<'_>, start: usize) -> Option<(Counted, usize)> {
    let dual = |at: usize| {
        let (_, id, forms) = noun(cx, at).filter(|_| at >= cx.tokens.start && !cx.clitics(at).has(Clitic::The))?;
        let lemma = cx.language.lexicon.nouns[usize::from(id.0)].word;
        forms[1].then_some((Counted { token: u32::try_from(at).ok()?, lemma, noun: Some(id), modifiers: Vec::new() }, at))
    };
    start.checked_sub(2).and_then(dual).or_else(|| start.checked_sub(1).and_then(dual))
}

/// A noun in the singular right before "one": شخص واحد.
pub(super) fn before_one(cx: &Context<'_>, start: usize) -> Option<(Counted, usize)> {
    let at = start.checked_sub(1).filter(|&at| at >= cx.tokens.start)?;
    let (_, id, forms) = noun(cx, at).filter(|_| !cx.clitics(at).has(Clitic::The))?;
    let lemma = cx.language.lexicon.nouns[usize::from(id.0)].word;
    forms[0].then_some((Counted { token: u32::try_from(at).ok()?, lemma, noun: Some(id), modifiers: Vec::new() }, at))
}

/// Whether a dual that needs the noun it belongs to has it: سفينتا شحن, but not رحلتي إلى. Before a definite noun it is known itself.
pub(super) fn has_owner(cx: &Context<'_>, at: usize, len: usize) -> bool {
    if !cx.language.folding.is_construct(folded(cx, at)) {
        return true;
    }
    let next = at + len;
    let bare = cx.piece(next) == Some(Piece::Word) && cx.clitics(next) == crate::language::Clitics::NONE;
    let listed = cx.word(next).is_some_and(|w| cx.language.lexicon.knows(w));
    bare && noun_at(cx, next).is_some() && (listed || !cx.language.folding.may_be_joined(folded(cx, next)))
}

/// A noun of the pack in the singular that nothing makes definite, with its adjectives where they follow: أسد أفريقي, "lion".
pub(super) fn singular(cx: &Context<'_>, at: usize) -> Option<(Counted, usize)> {
    let clitics = cx.clitics(at);
    if clitics.has(Clitic::The) || clitics.has(Clitic::Their) || clitics.has(Clitic::With) || clitics.has(Clitic::To) {
        return None;
    }
    let (len, id, forms) = noun(cx, at)?;
    (forms == [true, false, false]).then_some(())?;
    let follow = if cx.language.head_first { at + len..at + len + 2 } else { at + len..at + len };
    let modifiers: Vec<u32> = follow.take_while(|&i| describes(cx, i, false)).filter_map(|i| u32::try_from(i).ok()).collect();
    let end = at + len + modifiers.len();
    let lemma = cx.language.lexicon.nouns[usize::from(id.0)].word;
    Some((Counted { token: u32::try_from(at).ok()?, lemma, noun: Some(id), modifiers }, end))
}

/// Two of a noun in one word: شخصان. A definite dual points back to two known things and counts nothing.
pub(super) fn dual(cx: &Context<'_>, at: usize) -> Option<(Counted, usize)> {
    let clitics = cx.clitics(at);
    if clitics.has(Clitic::The) || clitics.has(Clitic::Their) {
        return None;
    }
    let (len, id, forms) = noun(cx, at)?;
    // A spelling that is also the singular or plural is that: مهندسين.
    (forms == [false, true, false] && has_owner(cx, at, len)).then_some(())?;
    // جنديين تركيين: an adjective agrees with the noun before it.
    let agrees = at > cx.tokens.start && !clitics.has(Clitic::And) && noun(cx, at - 1).is_some_and(|(_, _, f)| f[1] && !f[0]);
    if agrees {
        return None;
    }
    let lemma = cx.language.lexicon.nouns[usize::from(id.0)].word;
    let modifiers = (at + len..at + len + 2).take_while(|&i| describes(cx, i, false)).filter_map(|i| u32::try_from(i).ok()).collect();
    Some((Counted { token: u32::try_from(at).ok()?, lemma, noun: Some(id), modifiers }, at + len))
}
