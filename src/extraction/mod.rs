//! Mentions: every number, quantity, percentage, sum of money, date and duration as it was read.
//!
//! *In*: a lexed text, its language, the publication date where known. *Out*: [`Mention`]s in text order, never overlapping except that
//! an interval of time holds its dates. It must never know what a number is said of, nor compare two of them.

mod ages;
mod amount;
mod bounds;
mod compose;
mod context;
mod dates;
mod digits;
mod heads;
mod mention;
mod names;
mod number;
mod numeral;
mod parts;
mod published;
mod ranges;
mod reader;
mod singular;
mod time;
mod units;

pub use context::Context;
pub(crate) use digits::digit;
pub use mention::{Counted, Kind, Measure, Mention, Per, Trait, Traits};
pub use published::{parse_published, publication};
pub use time::{MonthPair, Open, Timex};

use crate::language::scan::Piece;
use crate::language::{Cue, Gist, Language, Measures, RangeWord, Sense, Starts, TimeWord};
use crate::lexing::Lexed;
use chrono::NaiveDate;
use names::Name;

/// Reads every number and time of some sentences of a text, by place, in text order.
#[must_use]
pub fn extract(
    language: &Language,
    measures: &Measures,
    prose: &str,
    lexed: &Lexed,
    sentences: std::ops::Range<usize>,
    published: Option<NaiveDate>,
) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let read = sentences.start..sentences.end.min(lexed.sentences.len());
    for sentence in read.filter_map(|n| u32::try_from(n).ok()) {
        let cx = Context::of((language, measures), (prose, lexed), published, sentence);
        let first = mentions.len();
        read_sentence(&cx, &mut mentions);
        singular::read(&cx, first, &mut mentions);
        ages::listed(&cx, mentions.get_mut(first..).unwrap_or_default());
    }
    mentions
}

/// One pass from left to right. A token that can begin nothing costs a look into a table.
fn read_sentence(cx: &Context<'_>, mentions: &mut Vec<Mention>) {
    let mut at = cx.tokens.start;
    // The place behind the last mention: nothing before it is taken again.
    let mut floor = at;
    let tokens = cx.lexed.tokens.get(..cx.tokens.end).unwrap_or(&[]);
    while let Some(token) = tokens.get(at) {
        if token.piece == Piece::Word && !token.gist.any(Gist::OPENS) {
            at += 1;
            continue;
        }
        let numeral = token.piece == Piece::Numeral;
        let begins = match token.piece {
            Piece::Numeral => true,
            // Signs have meanings in the lexicon, too: a currency's, a share's.
            Piece::Mark if cx.mark(at).is_some_and(|m| fraction(m) || sign(m) && cx.piece(at + 1) == Some(Piece::Numeral)) => true,
            _ => token.gist.any(Gist::OPENS) && opens(cx, at),
        };
        if begins && let Some(end) = read_at(cx, at, floor, numeral, mentions) {
            at = end.max(at + 1);
            floor = at;
            continue;
        }
        at += 1;
    }
}

/// Whether a mark may stand before a numeral that it belongs to.
const fn sign(mark: char) -> bool {
    matches!(mark, '-' | '−' | '–' | '+' | '.')
}

/// Whether a mark is a number by itself.
const fn fraction(mark: char) -> bool {
    matches!(mark, '½' | '⅓' | '⅔' | '¼' | '¾')
}

/// Whether a word, or a phrase that stands there, can begin what is read. Of words that begin phrases most stand in none of them, and most
/// articles before what is no unit, time or number.
fn opens(cx: &Context<'_>, at: usize) -> bool {
    let starts = cx.starts(at);
    let (mut here, mut longest) = (Starts::NONE, 0);
    for entry in cx.language.lexicon.at(cx.lexed.from(at, cx.tokens.end)) {
        longest = entry.len.max(longest);
        let begun = entry.marked().filter(|(mark, sense)| !mark.starts().any(ASKS) || begun(cx, at, entry.len, sense));
        here = begun.fold(here, |all, (mark, _)| all.or(mark.starts()));
    }
    if here.any(Starts::ALONE) || starts.any(Starts::DUAL) {
        return true;
    }
    let next = cx.starts(at + 1);
    let marked = cx.piece(at + 1) != Some(Piece::Word);
    let article = here.any(Starts::INDEFINITE)
        && (longest > 1 || marked || units::letters(cx, at + 1) || next.any(Starts::NUMBER.or(Starts::TIME).or(Starts::UNIT)));
    // Letters alone may be a currency: "SAR five million".
    article || (marked || next.any(Starts::NUMBER.or(Starts::INDEFINITE))) && units::letters(cx, at)
}

/// Of these kinds [`begun`] asks what stands beside them.
const ASKS: Starts = Starts::RANGE.or(Starts::TIME_OPENS).or(Starts::UNIT);

/// Whether what a word or phrase means can begin something where it stands: "from" and "in two weeks" ask for what goes on with them, the name
/// of a unit stands behind its number where the language does not put it first.
fn begun(cx: &Context<'_>, at: usize, len: usize, sense: &Sense) -> bool {
    match sense {
        Sense::Range(RangeWord::Between | RangeWord::From) | Sense::Time(TimeWord::From | TimeWord::Between) => goes_on(cx, at + len),
        Sense::Time(TimeWord::AgoBefore | TimeWord::HenceBefore) => !cx.language.capitals || counts(cx, at + len),
        Sense::Unit(_) => cx.language.head_first || (at..at + len).any(|i| cx.piece(i) == Some(Piece::Mark)) || units::letters(cx, at),
        _ => true,
    }
}

/// Whether a number or a time may begin at a place, behind an article or a modifier, too.
fn goes_on(cx: &Context<'_>, at: usize) -> bool {
    const LEADS: Starts = Starts::OPENS.or(Starts::TIME).or(Starts::AGE);
    cx.piece(at) != Some(Piece::Word)
        || cx.starts(at).any(LEADS)
        || cx.cue(at, Cue::Definite).is_some()
        || cx.piece(at + 1) == Some(Piece::Numeral)
        || units::letters(cx, at)
}

/// Whether a count may begin at a place.
fn counts(cx: &Context<'_>, at: usize) -> bool {
    cx.piece(at) != Some(Piece::Word) || cx.starts(at).any(Starts::NUMBER.or(Starts::INDEFINITE).or(Starts::BOUND))
}

fn read_at(cx: &Context<'_>, at: usize, floor: usize, numeral: bool, mentions: &mut Vec<Mention>) -> Option<usize> {
    let starts = cx.starts(at);
    if numeral {
        if let Some(name) = names::around(cx, at) {
            return Some(designate(cx, name, floor, mentions));
        }
    } else if let Some(name) = names::at_word(cx, at) {
        return Some(match name {
            // الأول من نوعه, but الأول من يناير.
            Name::Idiom(end) => dates::read(cx, at, mentions).unwrap_or(end),
            Name::Number(tokens) => designate(cx, tokens, floor, mentions),
        });
    }
    if (numeral || starts.any(Starts::TIME))
        && let Some((mention, end)) = ages::decade(cx, at)
    {
        mentions.push(mention);
        return Some(end);
    }
    if (numeral || starts.any(Starts::TIME.or(Starts::NUMBER).or(Starts::INDEFINITE)))
        && let Some(end) = dates::read(cx, at, mentions)
    {
        return Some(end);
    }
    // "about two weeks ago", "nearly a year ago": no length of time.
    if starts.any(Starts::BOUND)
        && let Some(end) = dates::approximate(cx, at, mentions)
    {
        return Some(end);
    }
    let signed = cx.is_mark(at, '+') && cx.piece(at + 1) == Some(Piece::Numeral);
    if (numeral || signed)
        && let Some(name) = names::code(cx, at + usize::from(signed))
    {
        return Some(designate(cx, name, floor, mentions));
    }
    // "around 7:30", "more than version 2.1.0": what is no amount has no modifier either.
    if let Some(place) = (!numeral && starts.any(Starts::BOUND)).then(|| reader::bounded(cx, at)).flatten() {
        let before = mentions.len();
        if let Some(end) = dates::read(cx, place, mentions) {
            if mentions.get(before).is_some_and(|m| matches!(m.kind, Kind::Time | Kind::Interval)) {
                return Some(end);
            }
            mentions.truncate(before);
        }
        if let Some(name) = names::around(cx, place).or_else(|| names::code(cx, place)) {
            return Some(designate(cx, name, floor, mentions));
        }
    }
    // "EUR 125": letters alone begin nothing, the numeral behind them looks back.
    let from = if numeral && at > floor && units::before(cx, at - 1).is_some_and(|(_, end)| end == at) { at - 1 } else { at };
    reader::read(cx, from, floor, mentions)
}

/// Puts down a number that is a name, and gives the place behind it.
fn designate(cx: &Context<'_>, tokens: std::ops::Range<usize>, floor: usize, mentions: &mut Vec<Mention>) -> usize {
    let end = tokens.end;
    mentions.push(reader::name(cx, tokens.start.max(floor)..end));
    end
}
