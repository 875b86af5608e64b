//! Mentions: every number, quantity, percentage, sum of money, date and duration as it was read.
//!
//! *In*: a lexed text, its language, the publication date where known. *Out*: [`Mention`]s in text order, never overlapping except that
//! an interval of time holds its dates. It must never know what a number is said of, nor compare two of them.

mod mention;
mod time;

pub use mention::{Counted, Kind, Measure, Mention, Per, Trait, Traits};
pub use time::{MonthPair, Timex};
