//! Rules: as written, as used, and the engine that runs them.
//!
//! *In*: rule files and an [`Analysis`](crate::analysis::Analysis). *Out*: findings. It must never look at tokens, read a file or a clock;
//! only the loader sees the YAML library.

mod builtin;
mod changes;
mod engine;
mod error;
mod explain;
mod formula;
mod hit;
pub mod kinds;
mod load;
mod marks;
mod merge;
mod nearest;
mod schema;
mod sound;
mod subjects;
mod tree;
mod wording;
mod written;

use std::borrow::Cow;

pub use builtin::{builtin, builtin_yaml};
pub use changes::Changes;
pub use engine::{Options, given, run, told};
pub use error::RuleError;
pub use hit::{Hit, Remark, View};
pub use load::{Layer, Loaded, RuleFile, load, load_layers};
pub use marks::{Mark, marked};
pub use nearest::nearest;
pub use schema::schema;
pub use written::{Example, Level, When, Wording, Written, confidence};

/// A rule in force.
#[derive(Debug, Clone)]
pub struct Rule {
    /// As its file writes it.
    pub written: Written,
    /// The file it comes from, for people.
    pub origin: String,
    /// Whether all of it ships with the tool.
    pub shipped: bool,
}

impl Rule {
    /// Its examples. Those of a rule that ships are read when they are asked for: no check needs them.
    #[must_use]
    pub fn examples(&self) -> Cow<'_, [Example]> {
        let own = &self.written.examples;
        if self.shipped && own.is_empty() { Cow::Owned(builtin::examples(&self.written.id)) } else { Cow::Borrowed(own) }
    }
}
