//! What a mention says.
//!
//! *In*: mentions, the lexed text, the language, the section of each sentence. *Out*: a [`Claim`] for every mention that says something.
//! It must never compare two claims; that is `linking`.

mod claim;
mod constructions;
mod contested;
mod events;
mod person;
mod polls;
mod read;
mod sameness;
mod scope;
mod sentence;
mod setting;
mod speaker;
mod stems;
mod subject;

pub use claim::{Claim, Instance, Lies, Modality, Role, Scope, Setting, Speaker, Status, Stem, Subject};
pub use constructions::{Construction, Direction, Impossible, cells, columns, constructions};
pub use events::Event;
pub use read::{Claims, claims};
pub use sameness::{Sameness, same_speaker};
