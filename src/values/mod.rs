//! What a number, a unit, an interval of values or of time is.
//!
//! *In*: digits, factors, calendar fields. *Out*: exact numbers, quantities with the precision they were printed with,
//! dates, spans of days; arithmetic and agreement over them. It must never know a word of any language: it holds no strings
//! but the codes of units.
//!
//! The law of the house: every number is an interval, and only disjoint intervals disagree.

mod calendar;
mod eras;
mod holiday;
mod interval;
mod number;
mod quantity;
mod repair;

pub use calendar::{Date, Days, Grain, Weekday};
pub use eras::Era;
pub use holiday::{Holiday, YearDay};
pub use interval::Interval;
pub use number::Number;
pub use quantity::{Bound, Quantity};
pub use repair::{Slip, another_word_of_size, repairs, slip_between};
