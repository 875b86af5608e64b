//! Quotation marks of either script, in pairs and straight.

use super::{Lexed, Token};
use crate::language::scan::Piece;
use std::ops::Range;

/// What a mark does to a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quote {
    Opens,
    Closes,
    /// A straight mark opens and closes.
    Turns,
}

fn quote(token: &Token, prose: &str) -> Option<Quote> {
    if token.piece != Piece::Mark {
        return None;
    }
    match token.span.slice(prose) {
        "“" | "«" => Some(Quote::Opens),
        "”" | "»" => Some(Quote::Closes),
        "\"" => Some(Quote::Turns),
        _ => None,
    }
}

impl Lexed {
    /// Whether a quotation that begins in a range of tokens is still open at its end: the words behind it are somebody's own.
    #[must_use]
    pub fn quoting(&self, prose: &str, tokens: Range<usize>) -> bool {
        let tokens = self.tokens.get(tokens).unwrap_or(&[]);
        tokens.iter().fold(false, |open, token| match quote(token, prose) {
            Some(Quote::Opens) => true,
            Some(Quote::Closes) => false,
            Some(Quote::Turns) => !open,
            None => open,
        })
    }

    /// Whether a quotation mark stands in a range of tokens.
    #[must_use]
    pub fn quotes(&self, prose: &str, tokens: Range<usize>) -> bool {
        self.tokens.get(tokens).unwrap_or(&[]).iter().any(|token| quote(token, prose).is_some())
    }
}

#[cfg(test)]
mod tests {
    use crate::language::by_code;
    use crate::lexing::lex;
    use crate::text::ProseSpan;

    fn quoting(text: &str) -> bool {
        let lexed = lex(by_code("en").unwrap(), text, &[ProseSpan::of(0..text.len())]);
        lexed.quoting(text, 0..lexed.tokens.len())
    }

    #[test]
    fn a_quotation_is_open_until_its_mark_closes_it() {
        assert!(quoting("She wrote: \"the bridge") && quoting("She wrote “the bridge") && quoting("«the bridge"));
        assert!(!quoting("\"The bridge,\" she wrote") && !quoting("“The bridge” is shut") && !quoting("the bridge"));
    }
}
