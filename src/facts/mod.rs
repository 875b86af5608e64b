//! What an article is held against: source documents and fact sheets, read as claims that nobody disputes.
//!
//! *In*: texts that have been read (mentions and claims), and fact sheets as written. *Out*: for each figure and date of an article a
//! [`Verdict`]: supported, derived, contradicted, absent. It must never know a rule, nor open a file; and it takes no number for
//! support by itself: what ties it to its subject must be shared too.

mod abroad;
mod align;
mod base;
mod between;
mod counted;
mod derive;
mod difference;
mod evidence;
mod excuses;
mod fit;
mod given;
mod held;
mod known;
mod listed;
mod owner;
mod parts;
mod passage;
mod point;
mod recall;
mod reckoned;
mod sheet;
mod sort;
mod step;
mod term;
mod times;
mod verdict;
mod weights;

pub use counted::Counted;
pub use evidence::{Evidence, evidence};
pub use fit::{Fit, fit};
pub use given::Given;
pub use held::{Held, Source};
pub use known::{Known, Place};
pub use point::{Point, Points, Value, points};
pub use recall::{Memory, Recalled, recall};
pub use sheet::{Fact, Says, Sheet, Valid};
pub use step::{Step, Working};
pub use term::Term;
pub use verdict::{Standing, Verdict, verdicts};
pub use weights::Feature;
