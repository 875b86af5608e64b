//! How the figures of a sentence are built together: a change from one to another, a share of a whole, a list of parts.
//!
//! Read off the words between the figures, so that `linking` and `rules` never have to look at tokens. A construction says what the
//! article says, not whether it is right.

mod change;
mod list;
mod share;
mod skeleton;
mod time;

use crate::extraction::Mention;
use crate::language::{Language, Measures};
use crate::lexing::Lexed;

pub(crate) use skeleton::{CueSet, Skeleton};

/// Whether a change is told as going up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// "rose", ارتفع
    Up,
    /// "fell", تراجع
    Down,
}

/// Figures that one construction ties together. Mentions by place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Construction {
    /// From one value to another: "fell to 7.4 from 9.1, a drop of 19 percent".
    Change {
        /// Where it starts.
        from: u32,
        /// Where it ends.
        to: u32,
        /// By how much: amounts, percentages, multiples.
        by: Vec<u32>,
        /// Up or down, where the words tell.
        direction: Option<Direction>,
        /// Less is better, or the words speak of rates that are adjusted: no arithmetic.
        adjusted: bool,
    },
    /// A part, its whole and, where it is stated, the share: "1,200 of 2,000, or 40 percent".
    Share {
        /// The part; none when only share and whole are printed with the result: "1 percent of $21bn, or $2bn" has all three.
        part: u32,
        /// The whole.
        whole: u32,
        /// The stated percentage or fraction.
        share: Option<u32>,
    },
    /// A total and its parts.
    List {
        /// The total.
        total: u32,
        /// The parts, in order.
        parts: Vec<u32>,
        /// "consisted of", a colon: nothing is left out.
        closed: bool,
        /// "including": something may be left out.
        open: bool,
    },
    /// One value in two units or ways: "26 miles (42 km)", "five (5)".
    Gloss {
        /// The first.
        one: u32,
        /// The second.
        other: u32,
    },
    /// A stated length with its start and, where it is printed, its end.
    Span {
        /// The length.
        length: u32,
        /// The date it starts at.
        start: u32,
        /// The date it ends at; none: the story's own.
        end: Option<u32>,
    },
    /// An age and the birth date of the same person.
    Age {
        /// The age.
        age: u32,
        /// The birth date.
        born: u32,
    },
    /// Count, unit value and total: "120 breaches, $300,000 each", with the sum named before or after.
    Product {
        /// How many.
        count: u32,
        /// How much each.
        each: u32,
        /// The whole.
        total: u32,
    },
}

impl Construction {
    /// Its name in every format.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Change { .. } => "change",
            Self::Share { .. } => "share",
            Self::List { .. } => "list",
            Self::Gloss { .. } => "gloss",
            Self::Span { .. } => "span",
            Self::Age { .. } => "age",
            Self::Product { .. } => "product",
        }
    }

    /// The mentions that it ties together, each with what it is in it.
    #[must_use]
    pub fn figures(&self) -> Vec<(&'static str, u32)> {
        match self {
            Self::Change { from, to, by, .. } => [("from", *from), ("to", *to)].into_iter().chain(by.iter().map(|b| ("by", *b))).collect(),
            Self::Share { part, whole, share } => {
                [("part", *part), ("whole", *whole)].into_iter().chain(share.map(|s| ("share", s))).collect()
            }
            Self::List { total, parts, .. } => std::iter::once(("total", *total)).chain(parts.iter().map(|p| ("part", *p))).collect(),
            Self::Gloss { one, other } => vec![("one", *one), ("other", *other)],
            Self::Span { length, start, end } => {
                [("length", *length), ("start", *start)].into_iter().chain(end.map(|e| ("end", e))).collect()
            }
            Self::Age { age, born } => vec![("age", *age), ("born", *born)],
            Self::Product { count, each, total } => vec![("count", *count), ("each", *each), ("total", *total)],
        }
    }
}

/// Everything a reader of constructions needs.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) language: &'a Language,
    pub(super) measures: &'a Measures,
    pub(super) prose: &'a str,
    pub(super) lexed: &'a Lexed,
    pub(super) mentions: &'a [Mention],
}

/// Reads the constructions of a story's sentences. `mentions` are in text order.
#[must_use]
pub fn constructions(language: &Language, measures: &Measures, prose: &str, lexed: &Lexed, mentions: &[Mention]) -> Vec<Construction> {
    let cx = Context { language, measures, prose, lexed, mentions };
    let mut out = Vec::new();
    let mut sentences: Vec<Skeleton> = Vec::new();
    let mut at = 0;
    while at < mentions.len() {
        let sentence = mentions[at].sentence;
        let end = at + mentions[at..].iter().take_while(|m| m.sentence == sentence).count();
        let skeleton = Skeleton::of(cx, sentence, at..end);
        change::read(cx, &skeleton, &mut out);
        share::read(cx, &skeleton, &mut out);
        list::read(cx, sentences.last(), &skeleton, &mut out);
        sentences.push(skeleton);
        at = end;
    }
    time::read(cx, &sentences, &mut out);
    out
}
