//! Languages as data.
//!
//! *In*: language packs (`rules/languages/*.yaml`: words and values, never regexes) and measures (`rules/measures/*.yaml`).
//! *Out*: a [`Language`]: folding, clitics and a [`Lexicon`] that says what each word can mean.
//! It must never know a text beyond single words and short phrases, nor what is concluded from them.

mod builtin;
mod compiled;
mod contested;
mod cue;
mod filing;
mod fold;
mod identify;
mod interner;
mod lexicon;
mod load;
mod measures;
mod pairs;
mod readings;
mod ready;
pub mod scan;
mod script;
mod sense;
mod starts;
pub mod written;

pub use builtin::{by_code, codes, measures, shipped_yaml};
pub use compiled::{Broken, Compiled, compile, ready};
pub use contested::Contested;
pub use cue::{Cue, CueSet};
pub use fold::{Clitics, Folding};
pub use identify::{dominant_script, identify, is_foreign};
pub use interner::Interner;
pub(crate) use lexicon::{ByHash, ByNumber, ByNumbers, ByWord, hash};
pub use lexicon::{Entry, Frame, FrameId, Lexicon, Noun, NounClass, NounId, Word};
pub use load::{LoadError, load};
pub use measures::{Dimension, Measures, Unit, UnitId};
pub use readings::Readings;
pub use ready::Language;
pub use script::Script;
pub use sense::{Form, MonthName, RangeWord, Sense, Side, TimeSet, TimeWord};
pub use starts::{Gist, Mark, Starts};
