//! A language as it is used.

use super::lexicon::ByText;
use super::{Folding, Lexicon, Script, written};
use std::sync::atomic::{AtomicU32, Ordering};

/// A language, ready for use.
#[derive(Debug)]
pub struct Language {
    /// Which of the languages of this run it is: what is kept of one says nothing of another.
    pub(super) serial: u32,
    /// BCP 47 primary tag: `en`, `ar`.
    pub code: String,
    /// Its name, in English.
    pub name: String,
    /// Whether it is written from right to left.
    pub right_to_left: bool,
    /// The script it is written in.
    pub script: Script,
    /// Whether capitals mark names.
    pub capitals: bool,
    /// Whether the head of a counted noun group stands right behind the number.
    pub head_first: bool,
    /// The names of the weekdays, Monday first, as messages give them.
    pub weekdays: Vec<String>,
    /// What the pack says it does not cover.
    pub partial: Vec<String>,
    /// How numbers are written.
    pub digits: written::Digits,
    /// How spellings are folded and clitics taken off.
    pub folding: Folding,
    /// What words mean.
    pub lexicon: Lexicon,
    /// Words, as folded, for what happens only once to the same thing, with the number that stands for the event.
    pub(super) once: ByText<u32>,
    /// Words, as folded, for what happens again and again to the same thing.
    pub(super) repeats: ByText<()>,
}

/// The next free serial number.
pub(super) fn serial() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

impl Language {
    /// The event that a folded word tells, where it is one that happens only once to the same thing: one number for "founded" and "established".
    #[must_use]
    pub fn once(&self, folded: &str) -> Option<u32> {
        self.once.get(folded).copied()
    }

    /// Whether a folded word tells what happens again and again to the same thing: "won", "elected".
    #[must_use]
    pub fn repeats(&self, folded: &str) -> bool {
        self.repeats.contains_key(folded)
    }
}
