//! From mentions to claims.

use super::contested::contested;
use super::scope::{self, instance, modality, period, scope, status, window};
use super::sentence::{Reader, Sentence, starting};
use super::setting::setting;
use super::stems::Stems;
use super::subject::{base, frames, of_noun, subject};
use super::{Claim, Event, Lies, Scope, Stem, Subject};
use super::{events, person, polls, speaker};
use crate::extraction::{Kind, Measure, Mention, Timex, Trait};
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{ByWord, Cue, Dimension, FrameId, Language, Measures, Sense, Starts, TimeWord, Word};
use crate::lexing::Lexed;
use crate::stories::Section;
use crate::values::{Grain, Number};

/// The claims of a story, in text order.
#[derive(Debug, Default)]
pub struct Claims {
    /// What can be held against other figures.
    pub exact: Vec<Claim>,
    /// What is too loose for that: "hundreds died", "one in four voters". Somebody must vouch for it all the same.
    pub loose: Vec<Claim>,
    /// What is said to have happened at a date.
    pub events: Vec<Event>,
}

/// The claims of one story's mentions. Names of numbers, ranks and times say nothing that could be compared by value.
#[must_use]
pub fn claims(
    language: &Language,
    measures: &Measures,
    prose: &str,
    lexed: &Lexed,
    mentions: &[Mention],
    section: &dyn Fn(u32) -> Section,
) -> Claims {
    let mut out = Claims { exact: Vec::with_capacity(mentions.len()), ..Claims::default() };
    // The measure of the age last told of each name.
    let mut ages: ByWord<Option<Measure>> = ByWord::default();
    let stems = Stems::default();
    let mut reader = Reader::of(language, prose, lexed, &stems);
    let mut at = 0;
    while at < mentions.len() {
        let sentence = mentions[at].sentence;
        let end = at + mentions[at..].iter().take_while(|m| m.sentence == sentence).count();
        let beside = &mentions[at..end];
        // Of many sentences all that is read is "on Wednesday".
        if !beside.iter().any(|m| is_exact(m) || is_loose(m) || events::is_dated(m)) {
            at = end;
            continue;
        }
        let tokens = lexed.sentences.get(sentence as usize).map_or(0..0, |s| s.tokens.clone());
        let s = reader.read(tokens, beside);
        let section = section(sentence);
        events::read(&s, beside, at, section, &mut out.events);
        for (m, place) in beside.iter().zip(at..) {
            let told = if is_exact(m) && !year(&s, m) {
                &mut out.exact
            } else if is_loose(m) {
                &mut out.loose
            } else {
                continue;
            };
            let mut claim = claim(&s, measures, m, u32::try_from(place).unwrap_or(u32::MAX), section, beside);
            if !of_whole(&s, mentions, place, &mut claim) {
                inherit(told, &s, m, &mut claim);
            }
            go_on(told.last(), &s, mentions, m, &mut claim);
            age_again(&ages, &s, measures, m, &mut claim);
            if claim.kind == Kind::Age {
                ages.extend(claim.names.iter().map(|&name| (name, claim.measure)));
            }
            told.push(claim);
        }
        reader.done(s);
        at = end;
    }
    for told in [&mut out.exact, &mut out.loose] {
        speaker::vouch(language, lexed, mentions, told);
        polls::ask(language, lexed, mentions, told);
    }
    person::introduced(language, lexed, mentions, &mut out.exact);
    out
}

fn is_loose(m: &Mention) -> bool {
    let number =
        m.quantity.is_some() && !m.kind.is_time() && !matches!(m.kind, Kind::Designator | Kind::Ordinal) && !m.traits.has(Trait::Multiple);
    let part = || m.measure.is_none() && m.quantity.is_some_and(|q| q.value > Number::ZERO && q.value < Number::ONE);
    number && (m.traits.has(Trait::Vague) || part())
}

fn is_exact(m: &Mention) -> bool {
    // "a 6.3 earthquake": a count has no decimals unless a scale word explains them. "dozens" says too little to be held against anything.
    let counts = m.measure.is_some()
        || m.quantity.is_some_and(|q| {
            q.value.is_whole() && q.precision >= Number::ONE
                || q.value.is_whole() && q.precision.is_zero()
                || q.scaled && q.value >= Number::whole(100)
        });
    counts
        && !m.traits.has(Trait::Vague)
        && m.quantity.is_some()
        && !matches!(m.kind, Kind::Designator | Kind::Ordinal | Kind::Fraction)
        // "35 years ago" is a figure, too; other dates have no quantity.
        && (!m.kind.is_time() || m.kind == Kind::Date)
        && !m.traits.has(Trait::Multiple)
}

/// "the 2020 election": a number that looks like a year before a noun in the singular counts nothing; nor does one at the end of a list of such
/// numbers, "the 1906, 1909 and 1910 regattas".
fn year(s: &Sentence<'_>, m: &Mention) -> bool {
    let yearlike = m.measure.is_none()
        && m.traits.has(Trait::Digits)
        && m.quantity.is_some_and(|q| q.upper.is_none() && (1800..2100).contains(&q.value.to_i64().unwrap_or(0)));
    let digits = s.token(m.number.start).is_some_and(|t| t.span.slice(s.prose).chars().count() == 4);
    let singular = m.counted.as_ref().is_none_or(|c| s.word(c.token) == Some(c.lemma) || s.is_name(c.token)) && !s.language.right_to_left;
    yearlike && digits && (singular || year_before(s, m.number.start))
}

/// Whether a number that looks like a year stands before a place, with no more than a comma or "and" between.
fn year_before(s: &Sentence<'_>, at: u32) -> bool {
    let joins = |t: u32| s.token(t).is_some_and(|k| k.piece == Piece::Mark) || s.cued(t, &[Cue::And]);
    let before = (s.tokens.start..at).rev().find(|&t| !joins(t));
    let looks = |text: &str| text.len() == 4 && text.parse().is_ok_and(|n| (1800..2100).contains(&n));
    before.is_some_and(|t| at - t > 1 && at - t < 4 && looks(s.text(t)))
}

fn claim(s: &Sentence<'_>, measures: &Measures, m: &Mention, mention: u32, section: Section, beside: &[Mention]) -> Claim {
    let (frames, role) = frames(s, m);
    let subject = subject(s, m, &frames);
    let (participants, names) = participants(s, m, &subject);
    let needs_source = contested(s, measures, m, &subject, &frames);
    let (far, time) = time(s, m, beside).map_or((0, None), |(far, t)| (far, Some(t)));
    let scope = scope(s, m);
    let definite = m.traits.has(Trait::Definite)
        || s.any_cue(s.before(m.tokens.start, 1), &[Cue::Definite, Cue::Demonstrative])
        || time.is_none() && told(s, m);
    // "The five-year sentence *that* the court passed in 2022" was told nowhere before.
    let open = || s.any_cue(s.after(m.tokens.end, 2), &[Cue::Relative]);
    let term = definite && m.kind == Kind::Duration && names_it(s, &subject) && !open();
    let whom = whom(s, m, &frames, term);
    Claim {
        mention,
        sentence: m.sentence,
        span: m.span,
        kind: m.kind,
        quantity: m.quantity,
        measure: m.measure,
        frames,
        role,
        participants,
        names: if m.kind == Kind::Age { name_of(s, m) } else { names },
        setting: setting(s, m),
        time: time.and_then(|t| t.days.filter(|_| t.grain <= Grain::Year && t.other.is_none())),
        timed: time.is_some(),
        timex: time.map(|t| t.value.clone()),
        window: window(s, m),
        later: of_later(s, m, far),
        whom,
        term,
        person: m.kind == Kind::Age && stands_for_person(s, m, definite),
        side: side(s, m),
        period: if scope == Scope::PerUnit { period(s, m) } else { None },
        place: place(s, m),
        speaker: None,
        modality: modality(s, m),
        scope,
        item: (section == Section::List).then(|| s.lexed.sentences.get(m.sentence as usize).map_or(0, |s| s.block)),
        section,
        quoted: quoted(s, m),
        base: if m.kind == Kind::Percent { base(s, m) } else { Vec::new() },
        those: those(s, m),
        instance: instance(s, m),
        events: scope::events(s),
        status: status(s, m),
        updated: s.any_cue(s.before(m.tokens.start, 1), &[Cue::ChangeTo])
            && s.any_cue(s.before(m.tokens.start, 6), &[Cue::Rise, Cue::Fall, Cue::Change]),
        definite,
        all: s.any_cue(s.before(m.tokens.start, 2), &[Cue::All]) || s.any_cue(m.tokens.start..m.number.start, &[Cue::All]),
        needs_source,
        subject,
    }
}

/// The words right behind a counted noun that tell which of them are meant: "the 95 pupils who *sat the exam*", "the nine soldiers from the
/// *third brigade*". Where the verb comes first, what stands there is said of all: ويأتي التلاميذ الـ95 من ست قرى.
fn those(s: &Sentence<'_>, m: &Mention) -> Vec<Stem> {
    const REACH: u32 = 5;
    let end = m.tokens.end;
    let of = || !s.language.head_first && m.traits.has(Trait::Definite) && s.cued(end, &[Cue::ChangeFrom, Cue::Within, Cue::PlaceIn]);
    let told = m.measure.is_none() && m.counted.is_some() && (s.cued(end, &[Cue::Relative]) || of());
    if told { s.stems_of(s.after(end + 1, REACH)).collect() } else { Vec::new() }
}

/// "six of its 14 beds", ثمانية من أصل 11 متهما: a part counts what its whole does.
fn of_whole(s: &Sentence<'_>, mentions: &[Mention], place: usize, claim: &mut Claim) -> bool {
    let (m, Some(whole)) = (&mentions[place], mentions.get(place + 1)) else { return false };
    let behind = whole.sentence == m.sentence && (m.tokens.end + 1..m.tokens.end + 4).contains(&whole.tokens.start);
    let bare = claim.subject.head.is_none() && claim.measure.is_none() && m.kind == Kind::Number;
    let counted = whole.counted.as_ref().filter(|_| whole.measure.is_none());
    let Some(counted) = counted.filter(|_| bare && behind && s.cued(m.tokens.end, &[Cue::Of, Cue::OutOf])) else { return false };
    claim.subject = Subject { elided: true, ..of_noun(s.language, counted.noun, counted.lemma) };
    true
}

/// "the nine", "rose to 17": a count without a noun takes that of the claim before, in this sentence or the last.
fn inherit(before: &[Claim], s: &Sentence<'_>, m: &Mention, claim: &mut Claim) {
    let bare = claim.subject.head.is_none() && claim.subject.classes.is_empty() && claim.measure.is_none() && m.kind == Kind::Number;
    let refers = claim.definite
        || s.any_cue(s.before(m.tokens.start, 6), &[Cue::Rise, Cue::Fall, Cue::ChangeTo, Cue::Compared])
        || s.any_cue(s.after(m.tokens.end, 2), &[Cue::Subset]);
    // وزاد السعر 170 شيقلا ليبلغ 620: what rose was no count.
    let sum = before.last().is_some_and(|c| c.sentence == claim.sentence && c.measure.is_some());
    if !bare || !refers || sum && s.any_cue(s.before(m.tokens.start, 2), &[Cue::ChangeTo]) {
        return;
    }
    let last =
        before.iter().rev().take_while(|c| c.sentence + 1 >= claim.sentence).find(|c| c.measure.is_none() && c.subject.head.is_some());
    if let Some(last) = last {
        claim.subject = Subject { elided: true, ..last.subject.clone() };
    }
}

/// "The missing are two men, ten women and one child": what is said of a list's first is said of those that follow right behind it.
fn go_on(before: Option<&Claim>, s: &Sentence<'_>, mentions: &[Mention], m: &Mention, claim: &mut Claim) {
    let Some(before) = before.filter(|b| b.sentence == claim.sentence && claim.frames.is_empty()) else { return };
    let counts = |c: &Claim| c.measure.is_none() && matches!(c.kind, Kind::Quantity | Kind::Number);
    let Some(end) = mentions.get(before.mention as usize).map(|m| m.tokens.end) else { return };
    let joins = |t: u32| s.token(t).is_some_and(|k| k.piece == Piece::Mark && matches!(s.text(t), "," | "،")) || s.cued(t, &[Cue::And]);
    let people = claim.subject.classes.iter().any(|c| before.subject.classes.contains(c));
    let fate = || before.frames.iter().all(|&f| s.language.lexicon.is_fate(f));
    if counts(before) && counts(claim) && people && end <= m.tokens.start && (end..m.tokens.start).all(joins) && fate() {
        claim.frames.clone_from(&before.frames);
    }
}

/// "Nuri Salem, 31, won … Salem is 37": a bare number that is said to be what somebody is whose age was told.
fn age_again(ages: &ByWord<Option<Measure>>, s: &Sentence<'_>, measures: &Measures, m: &Mention, claim: &mut Claim) {
    let bare = m.kind == Kind::Number && claim.subject.head.is_none() && claim.measure.is_none();
    let at = m.tokens.start;
    if !bare || at < s.tokens.start + 2 || !s.cued(at - 1, &[Cue::Passive]) {
        return;
    }
    let Some(name) = s.word(at - 2) else { return };
    if let (Some(told), true) = (ages.get(&name), claim.quantity.is_some_and(|q| q.value < Number::whole(120))) {
        claim.kind = Kind::Age;
        claim.measure = told.filter(|u| measures.unit(u.unit).dimension == Dimension::Time);
        claim.names = vec![name];
        // "Orvik was 45 when she joined the agency": another time than the story's.
        if s.any_cue(s.after(m.tokens.end, 3), &[Cue::Then]) {
            claim.scope = super::Scope::Earlier;
        }
    }
}

/// The content words of the sentence within reach, and those of them that are names.
fn participants(s: &Sentence<'_>, m: &Mention, subject: &Subject) -> (Vec<Word>, Vec<Word>) {
    const REACH: u32 = 40;
    let around = m.tokens.start.saturating_sub(REACH).max(s.tokens.start)..m.tokens.end.saturating_add(REACH).min(s.tokens.end);
    let (mut all, mut names) = (Vec::with_capacity(around.len()), Vec::new());
    for side in [around.start..m.tokens.start, m.tokens.end..around.end] {
        for (word, name, content) in s.words_of(side).filter(|(word, ..)| Some(*word) != subject.head) {
            if name {
                names.push(word);
            }
            if name || content {
                all.push(word);
            }
        }
    }
    for list in [&mut all, &mut names] {
        list.sort_unstable();
        list.dedup();
    }
    (all, names)
}

/// The name that an age belongs to: "Renn, 54," and its neighbours; the words right before the figure.
fn name_of(s: &Sentence<'_>, m: &Mention) -> Vec<Word> {
    let before = (m.tokens.start.saturating_sub(5).max(s.tokens.start)..m.tokens.start).rev();
    let near = before.skip_while(|&t| matches!(s.text(t), "," | "(" | "،"));
    let name = |&t: &u32| {
        let unknown = s.word(t).is_some_and(|w| !s.language.lexicon.knows(w));
        unknown
            && (s.is_name(t)
                || !s.language.capitals && s.is_content(t)
                || s.language.capitals && s.token(t).is_some_and(|k| k.is(crate::lexing::Flag::Capital)))
    };
    let mut names: Vec<Word> = near.take_while(name).filter_map(|t| s.word(t)).take(3).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Whether an age is all that its person is called by: "the 36-year-old said"; in a language that puts heads first a noun for people stands before
/// it, صاحب الـ36 عاما. "The 92-year-old award" is no person, and who is named before it is introduced here.
fn stands_for_person(s: &Sentence<'_>, m: &Mention, definite: bool) -> bool {
    let (start, number, end) = (m.tokens.start, m.number.start, m.tokens.end);
    if m.quantity.is_none_or(|q| q.upper.is_some()) {
        return false;
    }
    if !s.language.head_first {
        let told = !starting(&s.told, |f| f.start, end..end + 1).is_empty();
        return definite && m.number.end < end && start == number && (told || !s.is_content(end));
    }
    let the = s.token(number).is_some_and(|t| t.clitics.has(Clitic::The)) || number > start + 1;
    // ويحتل صاحب الـ19 عاما: the verb stands before it.
    let first = start <= s.tokens.start + 1;
    s.is_people(start) && the && (first || name_of(s, m).is_empty())
}

/// Whom a length of time befell: names and nouns of people before it in its sentence, right behind it where there are none; in a language that
/// marks no names every word before it that may be one. None for figures of other kinds.
fn whom(s: &Sentence<'_>, m: &Mention, frames: &[FrameId], term: bool) -> Option<Vec<Word>> {
    if m.kind != Kind::Duration || !frames.iter().any(|f| befalls(s, *f)) {
        return None;
    }
    let noun_at = |t: u32| starting(&s.nouns, |n| n.start, t..t + 1).first();
    // "Jones was jailed": at the head of a sentence any word that is no noun and does more than join.
    let time = |t: u32| starting(&s.times, |time| time.start, t.saturating_sub(WHOM)..t + 1).iter().any(|time| time.contains(&t));
    let capital = |t: u32| {
        let word = s.language.capitals && s.token(t).is_some_and(|k| k.is(crate::lexing::Flag::Capital));
        word && !s.cued(t, &[Cue::Function]) && noun_at(t).is_none() && !time(t)
    };
    let told = |t: u32| starting(&s.told, |f| f.start, t.saturating_sub(WHOM)..t + 1).iter().any(|f| t < f.end);
    let any = |t: u32| {
        let word = s.token(t).is_some_and(|k| k.piece == Piece::Word) && s.text(t).chars().nth(2).is_some();
        !s.language.capitals && !term && word && !told(t) && !s.cued(t, &[Cue::Function])
    };
    // "Two clerks were jailed for four years."
    let figures = |t: u32| s.counts_in(t.saturating_sub(WHOM)..t + 1);
    let counted = |t: u32| s.is_content(t) && figures(t).iter().any(|c| t <= c.end && c.end < m.tokens.start);
    let person = |t: &u32| s.is_name(*t) || capital(*t) || s.is_people(*t) || counted(*t) || any(*t);
    let words = |range: std::ops::Range<u32>| range.filter(person).filter_map(|t| s.word(t)).collect::<Vec<Word>>();
    // "Her barrister would study the eight-year term": who stands before it is no convict.
    let before = if term { m.tokens.start } else { m.tokens.start.saturating_sub(WHOM).max(s.tokens.start) };
    let mut found = words(before..m.tokens.start);
    if found.is_empty() {
        found = words(s.after(m.tokens.end, WHOM / 2));
    }
    found.sort_unstable();
    found.dedup();
    Some(found)
}

/// Whether "before" or "after" stands right behind a length of time, or "earlier" or "later".
fn side(s: &Sentence<'_>, m: &Mention) -> Option<Lies> {
    let word = s.word(m.tokens.end).filter(|_| m.kind == Kind::Duration)?;
    let lies = |sense: &Sense| match sense {
        Sense::Time(TimeWord::Before | TimeWord::Earlier) => Some(Lies::Before),
        Sense::Time(TimeWord::After | TimeWord::Later) => Some(Lies::After),
        _ => None,
    };
    s.language.lexicon.find_of(&[word], Starts::TIME_WORD, lies).map(|(_, side)| side)
}

/// Whether what a frame tells befalls people.
fn befalls(s: &Sentence<'_>, frame: FrameId) -> bool {
    s.language.lexicon.frames.get(usize::from(frame.0)).is_some_and(|f| f.concerns.is_some())
}

/// Whether the noun is the name of what befell somebody: "term", حكم.
fn names_it(s: &Sentence<'_>, subject: &Subject) -> bool {
    subject.event.is_some_and(|f| befalls(s, f))
}

/// So many tokens before a length of time whom it befell is looked for.
const WHOM: u32 = 16;

/// Whether a time so far from a count that points back is that of something later: "the 43 detainees will be brought to court *on Sunday*", and not
/// "the 12 held *on Saturday*".
fn of_later(s: &Sentence<'_>, m: &Mention, far: u32) -> bool {
    let points = m.measure.is_none() && m.traits.has(Trait::Definite) && m.kind == Kind::Quantity;
    points && far > if s.language.head_first { 1 } else { 2 }
}

/// The nearest time of the sentence with its distance, unless it only says when somebody spoke.
fn time<'m>(s: &Sentence<'_>, m: &Mention, beside: &'m [Mention]) -> Option<(u32, &'m Timex)> {
    // "the highest since 1999" says nothing of when it was.
    let closed = |d: &&Mention| d.time.as_ref().is_some_and(|t| t.days.is_none_or(|d| d.from.is_some() && d.to.is_some()));
    let since = |d: &&Mention| s.since(d.tokens.start);
    let dates = beside.iter().filter(|d| matches!(d.kind, Kind::Date | Kind::Interval)).filter(closed).filter(|d| !since(d));
    let spoken = |d: &Mention| {
        let near = d.tokens.start.saturating_sub(4).max(s.tokens.start)..d.tokens.end.saturating_add(1).min(s.tokens.end);
        s.any_cue(near, &[Cue::Says, Cue::SaysOn, Cue::AccordingTo])
    };
    let nearest = dates
        .filter(|d| !spoken(d))
        .map(|d| (s.distance(&d.tokens, &m.tokens), d))
        .filter(|(c, _)| *c <= 18)
        .min_by_key(|(c, d)| (*c, d.tokens.start));
    nearest.and_then(|(far, d)| Some((far, d.time.as_ref()?)))
}

/// Names behind a word of place.
fn place(s: &Sentence<'_>, m: &Mention) -> Vec<Word> {
    let around = m.tokens.start.saturating_sub(8).max(s.tokens.start)..m.tokens.end.saturating_add(8).min(s.tokens.end);
    let time = |t: u32| s.times.iter().any(|time| time.contains(&t));
    let named = around.filter(|&t| s.cued(t, &[Cue::PlaceIn]) && s.is_name(t + 1) && !time(t + 1));
    let mut words: Vec<Word> = named.filter_map(|t| s.word(t + 1)).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether quotation marks stand around the figure in its sentence.
fn quoted(s: &Sentence<'_>, m: &Mention) -> bool {
    s.lexed.quoting(s.prose, s.tokens.start as usize..m.tokens.start as usize)
}

/// نسبة المشاركة البالغة 26%, التوقيعات المزورة، وهي 39% من التوقيعات: the share of a noun that the text has told of.
fn told(s: &Sentence<'_>, m: &Mention) -> bool {
    // نسبة المشاركة بين الشباب البالغة 26%: the share of a group is another one.
    let share = m.kind == Kind::Percent && !s.any_cue(s.before(m.number.start, 4), &[Cue::Among]);
    share && (s.any_cue(s.before(m.number.start, 2), &[Cue::Told]) || s.any_cue(s.before(m.tokens.start, 2), &[Cue::Told]))
}
