//! Sentences and tokens.
//!
//! *In*: prose with its blocks, and a language. *Out*: a [`Lexed`] text: tokens with the number of their folded word, sentences that
//! never cross a block. It must never know what a word means beyond whether a full stop after it ends a sentence; what kinds of things it can
//! begin is handed on with the token, unread.

mod lexed;
mod quotes;
mod sentences;

pub use lexed::{Flag, Lexed, Sentence, Token, lex};
