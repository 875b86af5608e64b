//! What is said to have happened at a date: the words of its clause, who is named there, and when it was.

use super::scope::{instance, modality};
use super::sentence::Sentence;
use super::{Instance, Modality, Stem};
use crate::extraction::{Kind, Mention};
use crate::language::Cue;
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::lexing::Flag;
use crate::stories::Section;
use crate::text::ProseSpan;
use crate::values::{Date, Days, Grain, Number};
use std::ops::Range;

/// How far from a date its clause may reach, in tokens.
const REACH: u32 = 30;

/// What happened at a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The mention of the date, by place.
    pub mention: u32,
    /// The sentence, by place.
    pub sentence: u32,
    /// Where the date stands.
    pub span: ProseSpan,
    /// The days it stands for, where its year is printed.
    pub days: Option<Days>,
    /// The fields as printed; a year that was not is left out.
    pub date: Date,
    /// What its clause says, sorted, without doubles. Words for one event ("founded", "established") are one stem.
    pub words: Vec<Stem>,
    /// Those of the words and names that stand only behind the date: "born on 3 May 1978 *in a village*".
    pub behind: Vec<Stem>,
    /// The names that stand behind a word of `once`: "formed *at Port Amel*".
    pub trailing: Vec<Stem>,
    /// Whether it is something that happens again and again: "won", "was elected".
    pub repeats: bool,
    /// Who or what is named in it, or right before it.
    pub names: Vec<Stem>,
    /// Those of the words that tell what can happen only once to the same thing.
    pub once: Vec<Stem>,
    /// The pronoun that stands for who is not named.
    pub pronoun: Option<Stem>,
    /// The name that the pronoun is likely to stand for: the first of the last sentence that has one.
    pub carried: Vec<Stem>,
    /// The figures of the clause.
    pub figures: Vec<Number>,
    /// Which of several like events.
    pub instance: Instance,
    /// Whether it is said to be so.
    pub modality: Modality,
    /// Where in the story.
    pub section: Section,
}

/// Adds the dated events of a sentence, in text order. `beside` are its mentions, of which the first has the place `at`.
pub(super) fn read(s: &Sentence<'_>, beside: &[Mention], at: usize, section: Section, out: &mut Vec<Event>) {
    for (m, place) in beside.iter().zip(at..).filter(|(m, _)| is_dated(m)) {
        out.extend(event(s, m, u32::try_from(place).unwrap_or(u32::MAX), beside, section));
    }
}

/// Dates that say where they lie by themselves.
pub(super) fn is_dated(m: &Mention) -> bool {
    m.kind == Kind::Date
        && m.time.as_ref().is_some_and(|t| {
            let told = t.date.year.is_some() || t.date.month.is_some() && t.date.day.is_some() || t.grain > Grain::Year;
            let closed = t.days.is_none_or(|d| d.from.is_some() && d.to.is_some());
            !t.relative && !t.hijri && t.end.is_none() && t.other.is_none() && t.month_pair.is_none() && told && closed
        })
}

fn event(s: &Sentence<'_>, m: &Mention, mention: u32, beside: &[Mention], section: Section) -> Option<Event> {
    let time = m.time.as_ref()?;
    let clause = clause(s, m)?;
    // "the club would have been founded in 1931": it was not.
    if s.any_cue(clause.start..m.tokens.start, &[Cue::Conditional, Cue::If]) {
        return None;
    }
    let mut words = Vec::new();
    let mut names = Vec::new();
    let mut once = Vec::new();
    let (mut before, mut behind) = (Vec::new(), Vec::new());
    let mut repeats = false;
    let mut trailing = Vec::new();
    let tokens = clause.clone().filter(|t| !in_time(s, *t));
    for t in tokens {
        let folded = s.word(t).map_or("", |w| s.lexed.interner.text(&s.language.lexicon, w));
        repeats |= s.language.repeats(folded) || s.cued(t, &[Cue::Rise, Cue::Fall, Cue::MeasureNoun]);
        let known = s.language.once(folded).map(Stem).filter(|_| !is_name(s, t));
        // "for those born in 1962 … for those born in 1966"
        if known.is_some() && s.any_cue(s.before(t, 1), &[Cue::Demonstrative]) {
            return None;
        }
        let side = if t < m.tokens.start { &mut before } else { &mut behind };
        if is_name(s, t) {
            names.extend(s.stem(t));
            side.extend(s.stem(t));
            trailing.extend(s.stem(t).filter(|_| !once.is_empty()));
        } else if let Some(word) = known.or_else(|| content(s, t)) {
            words.push(word);
            side.push(word);
            once.extend(known);
        }
    }
    let pronoun = clause.clone().find(|&t| s.cued(t, &[Cue::Pronoun])).and_then(|t| s.stem(t));
    if names.is_empty() && pronoun.is_none() {
        names = name_before(s, clause.start);
    }
    for list in [&mut words, &mut names, &mut once] {
        list.sort_unstable();
        list.dedup();
    }
    let inside = |f: &&Mention| !f.kind.is_time() && clause.contains(&f.tokens.start);
    let year = time.date.year.filter(|_| !time.year_inferred);
    (!words.is_empty()).then(|| Event {
        mention,
        sentence: m.sentence,
        span: m.span,
        days: time.days.filter(|_| !time.year_inferred),
        date: Date { year, ..time.date },
        carried: if pronoun.is_some() && names.is_empty() { carried(s) } else { Vec::new() },
        behind: if before.is_empty() { Vec::new() } else { behind.into_iter().filter(|w| !before.contains(w)).collect() },
        trailing,
        repeats,
        words,
        names,
        once,
        pronoun,
        figures: beside.iter().filter(inside).filter_map(|f| f.quantity).map(|q| q.value).collect(),
        instance: instance(s, m),
        modality: modality(s, m),
        section,
    })
}

/// The clause of a date: up to the next border on either side behind which something is said.
fn clause(s: &Sentence<'_>, m: &Mention) -> Option<Range<u32>> {
    // "after 1922", "since then": not the time of what is told.
    let before = m.tokens.start.checked_sub(1).filter(|t| s.tokens.contains(t));
    if before.is_some_and(|t| s.cued(t, &[Cue::Clause, Cue::Later, Cue::Compared, Cue::ChangeFrom, Cue::ChangeTo])) {
        return None;
    }
    let says = |t: u32| !in_time(s, t) && !is_name(s, t) && content(s, t).is_some();
    let floor = m.tokens.start.saturating_sub(REACH).max(s.tokens.start);
    let (mut start, mut said) = (m.tokens.start, false);
    for t in (floor..m.tokens.start).rev() {
        let soft = soft(s, t);
        // "The town council said the pool closes on 12 June": who says so is no part of it.
        if in_time(s, t) || hard(s, t) || (soft || s.cued(t, &[Cue::Says])) && said {
            break;
        }
        said |= says(t);
        start = t;
        // A conjunction written on the word: the clause begins with it.
        if said && s.token(t).is_some_and(|k| k.clitics.has(Clitic::And)) {
            break;
        }
    }
    let ceiling = m.tokens.end.saturating_add(REACH).min(s.tokens.end);
    let mut end = m.tokens.end;
    for t in m.tokens.end..ceiling {
        let joined = s.token(t).is_some_and(|k| k.clitics.has(Clitic::And));
        if in_time(s, t) || hard(s, t) || (soft(s, t) || joined) && said {
            break;
        }
        said |= says(t);
        end = t + 1;
    }
    said.then_some(start..end)
}

fn in_time(s: &Sentence<'_>, at: u32) -> bool {
    s.times.iter().any(|t| t.contains(&at))
}

fn hard(s: &Sentence<'_>, at: u32) -> bool {
    matches!(s.text(at), ";" | "؛" | ":" | "(" | ")" | "—" | "–" | "[" | "]")
}

fn soft(s: &Sentence<'_>, at: u32) -> bool {
    matches!(s.text(at), "," | "،") || s.cued(at, &[Cue::And, Cue::But, Cue::Clause])
}

fn is_name(s: &Sentence<'_>, at: u32) -> bool {
    let Some(token) = s.token(at) else { return false };
    let first = at == s.tokens.start && s.word(at).is_none_or(|w| s.language.lexicon.knows(w));
    s.language.capitals && token.piece == Piece::Word && token.is(Flag::Capital) && !first && !s.cued(at, &[Cue::Function, Cue::Pronoun])
}

/// The stem of a word that says something.
fn content(s: &Sentence<'_>, at: u32) -> Option<Stem> {
    let word = s.token(at)?.piece == Piece::Word && s.text(at).chars().nth(2).is_some();
    let little = s.cued(at, &[Cue::Function, Cue::Passive, Cue::Pronoun]);
    (word && !little).then(|| s.stem(at)).flatten()
}

/// "Ada Renn (born 3 May 1970)": the nearest name before a clause that has none.
fn name_before(s: &Sentence<'_>, at: u32) -> Vec<Stem> {
    let mut before = (s.tokens.start..at).rev().skip_while(|&t| !is_name(s, t) || in_time(s, t)).take_while(|&t| is_name(s, t));
    before.by_ref().take(4).filter_map(|t| s.stem(t)).collect()
}

/// The first name of the last sentence before this one that has one.
fn carried(s: &Sentence<'_>) -> Vec<Stem> {
    const BACK: usize = 3;
    let place = s.lexed.sentences.partition_point(|o| o.tokens.start < s.tokens.start);
    let earlier = s.lexed.sentences.get(place.saturating_sub(BACK)..place).unwrap_or(&[]);
    let named = |tokens: &Range<u32>| -> Vec<Stem> {
        let o = |t: u32| s.lexed.tokens.get(t as usize);
        let name = |&t: &u32| {
            o(t).is_some_and(|k| k.piece == Piece::Word && k.is(Flag::Capital)) && !s.language.lexicon.knows(s.lexed.words[t as usize])
        };
        let run = tokens.clone().skip_while(|t| !name(t)).take_while(|t| name(t)).take(4);
        run.map(|t| s.stems.of(s.language, s.lexed, s.lexed.words[t as usize])).collect()
    };
    earlier.iter().rev().map(|o| named(&o.tokens)).find(|n| !n.is_empty()).unwrap_or_default()
}
