//! The parts that a number is made of: what a place in the text holds, and how it is joined to what stands before.

use super::{Context, digits};
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Sense, Starts};
use crate::values::Number;

/// How a part is joined to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// By nothing but space.
    Space,
    /// By a hyphen: "twenty-five".
    Hyphen,
    /// By a word: "and".
    Word,
    /// By what is written on the word: وعشرون.
    Clitic,
}

impl Joint {
    /// Whether it says "and".
    pub(super) const fn is_and(self) -> bool {
        matches!(self, Self::Word | Self::Clitic)
    }
}

/// What the words at a place can be as part of a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// How many tokens it takes.
    pub(super) len: usize,
    /// A numeral.
    pub(super) digits: Option<digits::Digits>,
    /// "twelve"
    pub(super) cardinal: Option<Number>,
    /// "thousand"
    pub(super) scale: Option<Number>,
    /// ألفان
    pub(super) dual: Option<Number>,
    /// "half", "third" of a whole
    pub(super) fraction: Option<Number>,
    /// "thirds" behind a number
    pub(super) parts: Option<Number>,
    /// "third" in a row
    pub(super) ordinal: Option<Number>,
    /// "dozens"
    pub(super) vague: Option<(Number, Option<Number>)>,
    /// "tripled"
    pub(super) multiple: Option<Number>,
}

/// The part at a place: a numeral, or the longest phrase that is a number word.
pub(super) fn at(cx: &Context<'_>, at: usize) -> Option<Part> {
    if cx.piece(at)? == Piece::Numeral {
        let read = digits::read(cx.text(at), &cx.language.digits)?;
        return Some(Part { len: 1, digits: Some(read), ..Part::default() });
    }
    // سمائه is no hundred: what is written on verbs makes it another word.
    if !cx.starts(at).any(Starts::NUMBER) || cx.clitics(at).has(Clitic::Will) {
        return None;
    }
    let owned = cx.clitics(at).has(Clitic::Their);
    cx.language.lexicon.at(cx.lexed.from(at, cx.tokens.end)).find_map(|entry| {
        // The words of a phrase stand together: خمسة وعشرة are five and ten, not fifteen.
        if (1..entry.len).any(|i| cx.clitics(at + i).has(Clitic::And)) {
            return None;
        }
        let mut part = Part { len: entry.len, ..Part::default() };
        for sense in entry.senses {
            match *sense {
                Sense::Cardinal(n) => part.cardinal = Some(n),
                Sense::Scale(n) => part.scale = Some(n),
                Sense::ScaleDual(n) => part.dual = Some(n),
                Sense::Fraction(n) => part.fraction = Some(n),
                Sense::Parts(n) => part.parts = Some(n),
                Sense::Ordinal(n) => part.ordinal = Some(n),
                Sense::Vague(n, most) => part.vague = Some((n, most)),
                Sense::Multiple(n) => part.multiple = Some(n),
                _ => {}
            }
        }
        // ثلثهم and ثلاثتهم are theirs; ألفهم would be another word.
        if owned {
            part = Part { scale: None, dual: None, vague: None, ..part };
        }
        (part != Part { len: entry.len, ..Part::default() }).then_some(part)
    })
}

/// A denominator of two words, "thirty-fifths", with the place behind it.
pub(super) fn denominator(cx: &Context<'_>, at: usize) -> Option<(Number, usize)> {
    let tens = self::at(cx, at)?;
    let n = tens.cardinal.filter(|n| *n >= Number::whole(20) && *n < Number::whole(100))?;
    let (place, joint) = next(cx, at + tens.len)?;
    let ones = self::at(cx, place).filter(|_| !joint.is_and())?;
    let k = Number::ONE.divide(ones.parts?).filter(|k| *k < Number::whole(10) && k.is_whole())?;
    Some((Number::ONE.divide(n.plus(k)?)?, place + ones.len))
}

/// Where the next part of a number would stand behind `at`, and how it would be joined.
pub(super) fn next(cx: &Context<'_>, at: usize) -> Option<(usize, Joint)> {
    let piece = cx.piece(at)?;
    if piece == Piece::Mark {
        let tight = cx.glued(at) && cx.glued(at + 1);
        // "three-and-a-half"
        if let Some(len) = cx.sense(at + 1, Sense::Joiner).filter(|len| tight && cx.is_dash(at + 1 + len)) {
            return cx.is_dash(at).then_some((at + 2 + len, Joint::Word));
        }
        let loose = !cx.glued(at) && !cx.glued(at + 1) && cx.starts(at + 1).any(Starts::NUMBER);
        return (cx.is_dash(at) && (tight || loose)).then_some((at + 1, Joint::Hyphen));
    }
    if piece == Piece::Word {
        if let Some(len) = cx.sense(at, Sense::Joiner) {
            return Some((at + len, Joint::Word));
        }
        let clitics = cx.clitics(at);
        if clitics.has(Clitic::And) {
            return Some((at, Joint::Clitic));
        }
        if clitics.has(Clitic::With) || clitics.has(Clitic::To) || clitics.has(Clitic::As) {
            return None;
        }
        if cx.front(at).is_some_and(|c| c == crate::language::Clitics::NONE.with(Clitic::And)) {
            return Some((at + 1, Joint::Clitic));
        }
    }
    Some((at, Joint::Space))
}
