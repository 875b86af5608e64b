//! A sentence as a claim looks at it: what each word steers and what it says of whom.

use super::Stem;
use super::stems::Stems;
use crate::extraction::{Kind, Mention};
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Cue, CueSet, Form, FrameId, Gist, Language, NounId, Sense, Starts, Word};
use crate::lexing::{Flag, Lexed, Token};
use std::cell::OnceCell;
use std::ops::Range;

/// A word that says what happens to somebody.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    pub(super) frame: FrameId,
    pub(super) form: Form,
    /// Its first token and the one behind its last.
    pub(super) start: u32,
    pub(super) end: u32,
    /// It acts on others: "killed".
    pub(super) acts: bool,
}

/// A noun of the pack.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    pub(super) noun: NounId,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// What a place in a sentence tells by itself.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// What it costs to look across all tokens before it: a new clause may begin behind a comma, at a conjunction.
    cost: u32,
    /// The place behind the nearest comma or stronger mark before it.
    behind: u32,
    /// The nearest such mark at it or behind it.
    stop: u32,
    /// Whether it may be a name, and whether it says something by itself.
    name: bool,
    content: bool,
}

/// One sentence with what its words say, read once for all its figures.
pub(super) struct Sentence<'a> {
    pub(super) language: &'a Language,
    pub(super) prose: &'a str,
    pub(super) lexed: &'a Lexed,
    pub(super) stems: &'a Stems,
    pub(super) tokens: Range<u32>,
    pub(super) told: Vec<Told>,
    pub(super) nouns: Vec<Named>,
    /// What each token's word or phrase steers, by place from the sentence's first token.
    cues: Vec<CueSet>,
    /// What any of its tokens steers.
    all: CueSet,
    /// By place, what is asked again and again of the tokens before and behind a figure; one more than there are tokens.
    places: Vec<Place>,
    /// The stems of its words that say something, by place, once a figure asks.
    settings: OnceCell<Vec<Option<Stem>>>,
    /// Where its figures stand.
    figures: Vec<Range<u32>>,
    /// Where its times stand.
    pub(super) times: Vec<Range<u32>>,
}

/// A text that sentences are read of, and the lists of the last one, which the next one fills.
pub(super) struct Reader<'a> {
    language: &'a Language,
    prose: &'a str,
    lexed: &'a Lexed,
    stems: &'a Stems,
    last: Lists,
}

#[derive(Default)]
struct Lists {
    told: Vec<Told>,
    nouns: Vec<Named>,
    cues: Vec<CueSet>,
    places: Vec<Place>,
    figures: Vec<Range<u32>>,
    times: Vec<Range<u32>>,
}

impl<'a> Reader<'a> {
    pub(super) fn of(language: &'a Language, prose: &'a str, lexed: &'a Lexed, stems: &'a Stems) -> Self {
        Self { language, prose, lexed, stems, last: Lists::default() }
    }

    /// Reads a sentence.
    pub(super) fn read(&mut self, tokens: Range<u32>, mentions: &[Mention]) -> Sentence<'a> {
        let Lists { mut told, mut nouns, mut cues, mut places, mut figures, mut times } = std::mem::take(&mut self.last);
        told.clear();
        nouns.clear();
        cues.clear();
        places.clear();
        figures.clear();
        times.clear();
        // "a Category 3 hurricane" names one.
        let amount = |m: &&Mention| !m.kind.is_time() && m.kind != Kind::Designator;
        figures.extend(mentions.iter().filter(amount).map(|m| m.number.clone()));
        times.extend(mentions.iter().filter(|m| m.kind.is_time()).map(|m| m.tokens.clone()));
        let &mut Self { language, prose, lexed, stems, .. } = self;
        let settings = OnceCell::new();
        let mut s =
            Sentence { language, prose, lexed, stems, tokens, told, nouns, cues, all: CueSet::NONE, places, settings, figures, times };
        s.look();
        s
    }

    /// Takes the lists of a sentence back.
    pub(super) fn done(&mut self, s: Sentence<'a>) {
        let Sentence { told, nouns, cues, places, figures, times, .. } = s;
        self.last = Lists { told, nouns, cues, places, figures, times };
    }
}

impl<'a> Sentence<'a> {
    /// Finds what each of its words and places tells.
    fn look(&mut self) {
        let start = self.tokens.start;
        let whole = start as usize..self.tokens.end as usize;
        let (mut frames_from, mut nouns_from) = (start, start);
        let (mut cost, mut behind) = (0, start);
        let (tokens, words) = (&self.lexed.tokens[whole.clone()], &self.lexed.words[whole]);
        self.cues.reserve(tokens.len());
        self.places.reserve(tokens.len() + 1);
        for ((token, &word), at) in tokens.iter().zip(words).zip(start..) {
            let mut cues = CueSet::NONE;
            // Most words steer nothing, tell nothing and are no nouns of the pack.
            if token.gist.any(Gist::TELLS) && !self.language.lexicon.starts(word).any(Starts::FRAME.or(Starts::NOUN)) {
                cues = self.language.lexicon.all_cues(self.lexed.from(at as usize, self.tokens.end as usize));
            } else if token.gist.any(Gist::TELLS) {
                for entry in self.language.lexicon.at(self.lexed.from(at as usize, self.tokens.end as usize)) {
                    let end = at + u32::try_from(entry.len).unwrap_or(1);
                    for (mark, sense) in entry.marked().filter(|(mark, _)| mark.starts().any(Starts::TELLS)) {
                        if mark.starts().any(Starts::CUE) {
                            cues = cues.or(mark.cue());
                            continue;
                        }
                        let same = || self.told.last().is_some_and(|t| t.start == at && t.end == end);
                        match *sense {
                            // بئر الورد: with the article it is no verb.
                            Sense::Frame(_, Form::Verb) if token.clitics.has(Clitic::The) => {}
                            Sense::Frame(frame, form) if at >= frames_from || same() => {
                                let acts = || self.language.lexicon.frames[usize::from(frame.0)].acts.contains(&word);
                                self.told.push(Told { frame, form, start: at, end, acts: entry.len == 1 && acts() });
                                frames_from = end;
                            }
                            Sense::Noun(noun, _) if at >= nouns_from => {
                                self.nouns.push(Named { noun, start: at, end });
                                nouns_from = end;
                            }
                            _ => {}
                        }
                    }
                }
            }
            self.all = self.all.or(cues);
            self.cues.push(cues);
            let own = cost_of_break(token, cues, self.prose);
            let stops = own >= 4 && token.span.len() <= 2;
            // They stand in order, and none in another.
            let noun = at < nouns_from && self.nouns.last().is_some_and(|n| n.end > at);
            let is_word = token.piece == Piece::Word;
            self.places.push(Place {
                cost,
                behind,
                stop: if stops { at } else { u32::MAX },
                name: is_word && at > start && self.names(token, cues, at),
                content: is_word && (noun || !self.language.lexicon.knows(word)) && long(token.span.slice(self.prose)),
            });
            cost += own;
            behind = if stops { at + 1 } else { behind };
        }
        self.places.push(Place { cost, behind, stop: u32::MAX, ..Place::default() });
        let mut stop = u32::MAX;
        for place in self.places.iter_mut().rev() {
            stop = stop.min(place.stop);
            place.stop = stop;
        }
    }

    /// What a place tells; beyond the sentence what its end tells.
    fn at(&self, at: u32) -> Place {
        let place = at.saturating_sub(self.tokens.start) as usize;
        self.places.get(place).or(self.places.last()).copied().unwrap_or_default()
    }

    pub(super) fn token(&self, at: u32) -> Option<&'a Token> {
        if self.tokens.contains(&at) { self.lexed.tokens.get(at as usize) } else { None }
    }

    pub(super) fn text(&self, at: u32) -> &'a str {
        self.token(at).map_or("", |t| t.span.slice(self.prose))
    }

    pub(super) fn word(&self, at: u32) -> Option<Word> {
        self.token(at).map(|_| self.lexed.words[at as usize])
    }

    /// The stem of the word at a token.
    pub(super) fn stem(&self, at: u32) -> Option<Stem> {
        self.word(at).map(|word| self.stems.of(self.language, self.lexed, word))
    }

    /// Whether the word or phrase at a token has one of the cues.
    #[inline]
    pub(super) fn cued(&self, at: u32, cues: &[Cue]) -> bool {
        let place = at.checked_sub(self.tokens.start).map(|p| p as usize);
        place.and_then(|p| self.cues.get(p)).is_some_and(|c| c.any(cues))
    }

    /// What each token of a range steers, as far as it lies in the sentence.
    fn steering(&self, range: Range<u32>) -> &[CueSet] {
        let place = |t: u32| (t.saturating_sub(self.tokens.start) as usize).min(self.cues.len());
        self.cues.get(place(range.start)..place(range.end)).unwrap_or(&[])
    }

    /// Whether one of the cues begins in the range.
    #[inline]
    pub(super) fn any_cue(&self, range: Range<u32>, cues: &[Cue]) -> bool {
        let wanted = CueSet::of(cues);
        // Most sentences have none of them anywhere.
        self.all.meets(wanted) && self.steering(range).iter().any(|c| c.meets(wanted))
    }

    /// `n` tokens before a place, not across a comma or stronger mark.
    pub(super) fn before(&self, at: u32, n: u32) -> Range<u32> {
        at.saturating_sub(n).max(self.tokens.start).max(self.at(at).behind)..at
    }

    /// `n` tokens behind a place, not across a comma or stronger mark.
    pub(super) fn after(&self, at: u32, n: u32) -> Range<u32> {
        at..at.saturating_add(n).min(self.tokens.end).min(self.at(at).stop)
    }

    /// How far two stretches of tokens lie apart: the tokens between, and more for each clause border and figure between.
    pub(super) fn distance(&self, a: &Range<u32>, b: &Range<u32>) -> u32 {
        let gap = if a.end <= b.start {
            a.end..b.start
        } else if b.end <= a.start {
            b.end..a.start
        } else {
            return 0;
        };
        // What the later one begins with parts it from the earlier.
        let last = if b.start == gap.end { gap.end + 1 } else { gap.end };
        let borders = self.at(last).cost - self.at(gap.start).cost;
        let figures = self.figures.iter().filter(|f| gap.contains(&f.start) && gap.contains(&(f.end.max(1) - 1))).count();
        (gap.end - gap.start) + borders + 6 * u32::try_from(figures).unwrap_or(0)
    }

    /// Whether the token is a word that could be a name: a capital inside a sentence.
    #[inline]
    pub(super) fn is_name(&self, at: u32) -> bool {
        self.tokens.contains(&at) && self.at(at).name
    }

    fn names(&self, token: &Token, cues: CueSet, at: u32) -> bool {
        self.language.capitals && token.is(Flag::Capital) && !cues.has(Cue::Function) && !self.times.iter().any(|t| t.contains(&at))
    }

    /// Whether a noun for people begins at a token: "husband", مدير.
    pub(super) fn is_people(&self, at: u32) -> bool {
        let lexicon = &self.language.lexicon;
        let noun = starting(&self.nouns, |n| n.start, at..at.saturating_add(1)).first();
        noun.and_then(|n| lexicon.nouns.get(usize::from(n.noun.0))).is_some_and(|n| lexicon.is_people(n))
    }

    /// Whether the token is a word that says something by itself: none of the pack's function words, and no word of fewer than three letters.
    #[inline]
    pub(super) fn is_content(&self, at: u32) -> bool {
        self.tokens.contains(&at) && self.at(at).content
    }

    /// The words of a range of its tokens, each with whether it may be a name and whether it says something by itself.
    pub(super) fn words_of(&self, range: Range<u32>) -> impl Iterator<Item = (Word, bool, bool)> + '_ {
        let place = |t: u32| (t.saturating_sub(self.tokens.start) as usize).min(self.cues.len());
        let places = self.places.get(place(range.start)..place(range.end)).unwrap_or(&[]);
        let words = self.lexed.words.get(range.start as usize..).unwrap_or(&[]);
        words.iter().zip(places).map(|(&word, place)| (word, place.name, place.content))
    }

    /// The stems of a range of its tokens: of words that say something, none of the others.
    pub(super) fn stems_of(&self, range: Range<u32>) -> impl DoubleEndedIterator<Item = Stem> + '_ {
        let all = self.settings.get_or_init(|| self.tokens.clone().map(|t| super::setting::stem_at(self, t)).collect());
        let place = |t: u32| (t.saturating_sub(self.tokens.start) as usize).min(all.len());
        all.get(place(range.start)..place(range.end)).unwrap_or(&[]).iter().copied().flatten()
    }

    /// Whether a word of a stretch without end or beginning stands before a time: "since 1999", قبل 2010.
    pub(super) fn since(&self, at: u32) -> bool {
        use crate::language::TimeWord;
        let open =
            |s: &Sense| matches!(s, Sense::Time(TimeWord::Since | TimeWord::Until | TimeWord::Before | TimeWord::After)).then_some(());
        let from = at.saturating_sub(2).max(self.tokens.start);
        (from..=at).any(|t| self.language.lexicon.find(self.lexed.from(t as usize, self.tokens.end as usize), open).is_some())
    }

    /// Where those of its figures stand that begin in a range, times left out.
    pub(super) fn counts_in(&self, range: Range<u32>) -> &[Range<u32>] {
        starting(&self.figures, |f| f.start, range)
    }

    /// Where its figures stand, times left out.
    pub(super) fn counts(&self) -> impl Iterator<Item = Range<u32>> + '_ {
        self.figures.iter().cloned()
    }
}

/// Those of a list, which is sorted by where they start, that start in a range.
pub(super) fn starting<T>(all: &[T], start: impl Fn(&T) -> u32, range: Range<u32>) -> &[T] {
    let from = all.partition_point(|t| start(t) < range.start);
    let to = all.partition_point(|t| start(t) < range.end);
    &all[from..to.max(from)]
}

/// How much it costs to look across a token: a comma parts a little, a bracket or semicolon a lot.
fn cost_of_break(token: &Token, cues: CueSet, prose: &str) -> u32 {
    match token.piece {
        Piece::Mark => match token.span.slice(prose) {
            ";" | "؛" | ":" => 12,
            "(" | ")" | "—" | "–" => 6,
            "," | "،" => 4,
            _ => 0,
        },
        Piece::Word if token.clitics.has(Clitic::And) || cues.has(Cue::Clause) => 4,
        Piece::Word if cues.has(Cue::And) => 3,
        _ => 0,
    }
}

/// Whether a word has three letters. No letter takes more than four bytes.
pub(super) fn long(word: &str) -> bool {
    word.len() > 8 || word.len() > 2 && word.chars().nth(2).is_some()
}
