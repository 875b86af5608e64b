//! How the figures of a sentence are built together: a change from one to another, a share of a whole, a list of parts.
//!
//! Read off the words between the figures, so that `linking` and `rules` never have to look at tokens. A construction says what the
//! article says, not whether it is right.

mod amounts;
mod anniversary;
mod cells;
mod change;
mod columns;
mod dates;
mod figures;
mod form;
mod gloss;
mod items;
mod kinds;
mod list;
mod named;
mod obituary;
mod remaining;
mod scores;
mod share;
mod shares;
mod skeleton;
mod tally;
mod time;

use crate::extraction::Mention;
use crate::language::{Language, Measures};
use crate::lexing::Lexed;
use crate::text::ProseSpan;
use std::ops::Range;

pub use cells::cells;
pub use columns::columns;
pub(crate) use skeleton::Skeleton;

/// Whether a change is told as going up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// "rose", ارتفع
    Up,
    /// "fell", تراجع
    Down,
}

/// Why a value cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Impossible {
    /// More than all of a group of people.
    Share,
    /// Part of a person.
    Fraction,
    /// Fewer than none.
    Negative,
    /// An hour or minute that no clock has.
    Clock,
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
        /// Less is better, or the words speak of adjusted rates or of exchange rates: no arithmetic.
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
        /// "a majority": a word that says more than half.
        majority: Option<ProseSpan>,
        /// Where the whole is only pointed at ("of those rescued"): other figures that may be it.
        or: Vec<u32>,
        /// Whether the words tie the two; else the whole is what the text told of before: "visited 38 kitchens … 41 of the kitchens".
        sure: bool,
    },
    /// Percentages of one whole that exclude each other.
    Shares {
        /// The percentages, in order.
        shares: Vec<u32>,
        /// Nothing is left out.
        closed: bool,
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
        /// Nothing says that the parts are the total's.
        unsaid: bool,
    },
    /// One value in two units or ways: "26 miles (42 km)", "five (5)".
    Gloss {
        /// The first.
        one: u32,
        /// The second.
        other: u32,
        /// It stands in brackets; else behind "or", أي.
        sure: bool,
        /// It is the amount of a change: degrees are then converted without their zero.
        change: bool,
    },
    /// A sum with its conversion in brackets: "86bn euros ($93bn)".
    Converted {
        /// The sum.
        one: u32,
        /// The same in another currency.
        other: u32,
        /// The sentence tells of another year, or of a time that is past.
        then: bool,
    },
    /// One time twice: "last month (June)", "founded in 1961, 46 years ago", "10 Ramadan 1445 (20 March 2024)".
    SameTime {
        /// The first.
        one: u32,
        /// The second.
        other: u32,
        /// Which of them is told by how long ago it was.
        ago: [bool; 2],
    },
    /// A time that is said to be still to come.
    Foretold {
        /// The time.
        time: u32,
    },
    /// Two times of which the first cannot be after the second: birth and death.
    Order {
        /// The first.
        first: u32,
        /// The second.
        second: u32,
    },
    /// How manyeth anniversary or edition, with the date it is counted from.
    Anniversary {
        /// The rank.
        number: u32,
        /// When it began.
        start: u32,
        /// Other dates that may be the beginning.
        or: Vec<u32>,
        /// The date it fell on; none: the story's own.
        at: Option<u32>,
        /// Editions are counted from one, and years may be left out.
        edition: bool,
        /// The beginning is told in another sentence.
        beside: bool,
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
        /// The date of the age, where it is told: "died in 2020 aged 70". Else it is that of the story.
        at: Option<u32>,
    },
    /// Count, unit value and total: "120 breaches, $300,000 each", with the sum named before or after.
    Product {
        /// How many.
        count: u32,
        /// How much each.
        each: u32,
        /// The whole.
        total: u32,
        /// The unit value is an average.
        average: bool,
    },
    /// "235 deaths among 2 million people, 30 per 100,000".
    Rate {
        /// How many cases.
        count: u32,
        /// Among how many.
        population: u32,
        /// The stated rate.
        rate: u32,
        /// For how many it is stated.
        per: u32,
    },
    /// A difference and what it is between: "310 to 290, a margin of 14", "41 million, 3 million less than the 44 million planned".
    Difference {
        /// The larger, or a tally that holds both.
        from: u32,
        /// What is taken from it; none when `from` holds both.
        less: Vec<u32>,
        /// The stated difference or remainder.
        margin: u32,
    },
    /// A number of things and the list of them.
    Items {
        /// How many are announced.
        count: u32,
        /// The list.
        list: ProseSpan,
        /// The fewest items that it may hold, names with "and" counted once.
        least: u32,
        /// The most items that it may hold.
        most: u32,
    },
    /// A cell of a table and the figure of a sentence that names its row and its column.
    Cell {
        /// The cell's figure.
        cell: u32,
        /// The sentence's.
        figure: u32,
    },
    /// A range whose first end lies above the second.
    Reversed {
        /// The range.
        range: u32,
    },
    /// A numeral whose grouping is that of no number.
    Malformed {
        /// The numeral.
        span: ProseSpan,
        /// Its sentence, by place.
        sentence: u32,
    },
    /// A value that its unit or noun rules out.
    Impossible {
        /// Where it stands.
        span: ProseSpan,
        /// The mention, where it was read as one.
        figure: Option<u32>,
        /// Its sentence, by place.
        sentence: u32,
        /// Why it cannot be.
        why: Impossible,
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
            Self::Converted { .. } => "converted",
            Self::Span { .. } => "span",
            Self::Age { .. } => "age",
            Self::Product { average: true, .. } => "average",
            Self::Product { .. } => "product",
            Self::Shares { .. } => "shares",
            Self::SameTime { .. } => "same-time",
            Self::Foretold { .. } => "foretold",
            Self::Order { .. } => "order",
            Self::Anniversary { .. } => "anniversary",
            Self::Rate { .. } => "rate",
            Self::Difference { .. } => "difference",
            Self::Items { .. } => "items",
            Self::Cell { .. } => "cell",
            Self::Reversed { .. } => "reversed",
            Self::Malformed { .. } => "malformed",
            Self::Impossible { .. } => "impossible",
        }
    }

    /// The mentions that it ties together, each with what it is in it.
    #[must_use]
    pub fn figures(&self) -> Vec<(&'static str, u32)> {
        match self {
            Self::Change { from, to, by, .. } => [("from", *from), ("to", *to)].into_iter().chain(by.iter().map(|b| ("by", *b))).collect(),
            Self::Share { part, whole, share, .. } => {
                [("part", *part), ("whole", *whole)].into_iter().chain(share.map(|s| ("share", s))).collect()
            }
            Self::List { total, parts, .. } => std::iter::once(("total", *total)).chain(parts.iter().map(|p| ("part", *p))).collect(),
            Self::Gloss { one, other, .. } | Self::Converted { one, other, .. } | Self::SameTime { one, other, .. } => {
                vec![("one", *one), ("other", *other)]
            }
            Self::Span { length, start, end } => {
                [("length", *length), ("start", *start)].into_iter().chain(end.map(|e| ("end", e))).collect()
            }
            Self::Age { age, born, at } => [("age", *age), ("born", *born)].into_iter().chain(at.map(|a| ("at", a))).collect(),
            Self::Product { count, each, total, .. } => vec![("count", *count), ("each", *each), ("total", *total)],
            Self::Shares { shares, .. } => shares.iter().map(|s| ("share", *s)).collect(),
            Self::Foretold { time } => vec![("time", *time)],
            Self::Order { first, second } => vec![("first", *first), ("second", *second)],
            Self::Anniversary { number, start, at, .. } => {
                [("number", *number), ("start", *start)].into_iter().chain(at.map(|a| ("at", a))).collect()
            }
            Self::Rate { count, population, rate, per } => {
                vec![("count", *count), ("population", *population), ("rate", *rate), ("per", *per)]
            }
            Self::Difference { from, less, margin } => {
                std::iter::once(("from", *from)).chain(less.iter().map(|l| ("less", *l))).chain([("margin", *margin)]).collect()
            }
            Self::Items { count, .. } => vec![("count", *count)],
            Self::Cell { cell, figure } => vec![("cell", *cell), ("figure", *figure)],
            Self::Reversed { range } => vec![("range", *range)],
            Self::Impossible { figure, .. } => figure.map(|f| ("figure", f)).into_iter().collect(),
            Self::Malformed { .. } => Vec::new(),
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

/// Reads the constructions of a story's sentences. `mentions` are in text order; `sentences` are the story's, by place.
#[must_use]
pub fn constructions(
    language: &Language,
    measures: &Measures,
    prose: &str,
    lexed: &Lexed,
    mentions: &[Mention],
    sentences: Range<usize>,
) -> Vec<Construction> {
    let cx = Context { language, measures, prose, lexed, mentions };
    let mut out = Vec::new();
    let mut told: Vec<Skeleton> = Vec::new();
    let mut at = 0;
    while at < mentions.len() {
        let sentence = mentions[at].sentence;
        let end = at + mentions[at..].iter().take_while(|m| m.sentence == sentence).count();
        let skeleton = Skeleton::of(cx, sentence, at..end);
        one_sentence(cx, &told, &skeleton, &mut out);
        told.push(skeleton);
        at = end;
    }
    time::read(cx, &told, &mut out);
    obituary::read(cx, &told, &mut out);
    anniversary::read(cx, &told, &mut out);
    kinds::read(cx, &told, &mut out);
    remaining::read(cx, &told, &mut out);
    form::numerals(cx, sentences, &mut out);
    out
}

/// What one sentence builds, with those before it at hand for what it points back to.
fn one_sentence(cx: Context<'_>, told: &[Skeleton], s: &Skeleton, out: &mut Vec<Construction>) {
    let own = out.len();
    change::read(cx, s, out);
    share::read(cx, told, s, own, out);
    shares::read(cx, s, out);
    gloss::read(cx, s, out);
    amounts::read(cx, told, s, out);
    tally::read(cx, told, s, out);
    scores::read(cx, s, out);
    list::read(cx, told, s, out);
    items::read(cx, s, out);
    named::read(cx, s, out);
    dates::read(cx, s, out);
    form::amounts(cx, s, out);
}
