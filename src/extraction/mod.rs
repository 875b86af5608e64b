//! Mentions: every number, quantity, percentage, sum of money, date and duration as it was read.
//!
//! *In*: a lexed text, its language, the publication date where known. *Out*: [`Mention`]s in text order, never overlapping except that
//! an interval of time holds its dates. It must never know what a number is said of, nor compare two of them.

mod context;
mod dates;
mod digits;
mod mention;
mod published;
mod time;

pub use context::Context;
pub use mention::{Counted, Kind, Measure, Mention, Per, Trait, Traits};
pub use published::{parse_published, publication};
pub use time::{MonthPair, Timex};

use crate::language::scan::Piece;
use crate::language::{Language, Measures, Starts};
use crate::lexing::Lexed;
use chrono::NaiveDate;

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
    for (sentence, number) in lexed.sentences.iter().zip(0_u32..).take(read.end).skip(read.start) {
        let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let cx = Context { language, measures, prose, lexed, published, sentence: number, tokens };
        read_sentence(&cx, &mut mentions);
    }
    mentions
}

/// One pass from left to right. A token that can begin nothing costs a look into a table.
fn read_sentence(cx: &Context<'_>, mentions: &mut Vec<Mention>) {
    let mut at = cx.tokens.start;
    while at < cx.tokens.end {
        let numeral = cx.piece(at) == Some(Piece::Numeral);
        let starts = cx.starts(at);
        if (numeral || starts.any(Starts::TIME.or(Starts::NUMBER)))
            && let Some(end) = dates::read(cx, at, mentions)
        {
            at = end.max(at + 1);
            continue;
        }
        at += 1;
    }
}
