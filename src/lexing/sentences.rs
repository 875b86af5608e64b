//! Where sentences end.

use super::{Flag, Lexed, Sentence};
use crate::language::Language;
use crate::language::scan::Piece;

/// The longest sentence, in tokens. A longer one is a list or no prose at all, and is cut, so that no later step can be made slow.
const LONGEST: usize = 400;

fn ends_sentence(mark: &str) -> bool {
    matches!(mark, "." | "!" | "?" | "؟" | "…" | "。" | "۔")
}

fn closes(mark: &str) -> bool {
    matches!(mark, "\"" | "'" | "”" | "’" | "»" | ")" | "]" | "›" | "“")
}

/// Adds the sentences of the tokens from `first` on, which are those of one block.
pub(super) fn split(language: &Language, prose: &str, lexed: &mut Lexed, first: usize, block: u32) {
    let (tokens, words) = (&lexed.tokens, &lexed.words);
    let place = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut start = first;
    let mut i = first;
    while i < tokens.len() {
        let mut end = i + 1;
        let mark = tokens[i].piece == Piece::Mark && ends_sentence(tokens[i].span.slice(prose));
        let stop = if mark && !goes_on(language, prose, tokens, words, i) {
            // Closing quotes and brackets and further marks belong to the sentence they close.
            while tokens.get(end).is_some_and(|t| {
                t.piece == Piece::Mark && t.is(Flag::Glued) && {
                    let m = t.span.slice(prose);
                    closes(m) || ends_sentence(m)
                }
            }) {
                end += 1;
            }
            true
        } else {
            end - start >= LONGEST
        };
        if stop {
            lexed.sentences.push(Sentence { tokens: place(start)..place(end), block });
            start = end;
        }
        i = end;
    }
    if start < tokens.len() {
        lexed.sentences.push(Sentence { tokens: place(start)..place(tokens.len()), block });
    }
}

/// Whether a sentence goes on after the mark at `i`: an abbreviation, an initial, a mark inside a word or number, or a small letter.
fn goes_on(language: &Language, prose: &str, tokens: &[super::Token], words: &[crate::language::Word], i: usize) -> bool {
    let Some(next) = tokens.get(i + 1) else { return false };
    let full_stop = tokens[i].span.slice(prose) == ".";
    if next.is(Flag::Glued) && next.piece != Piece::Mark {
        return true; // example.org, 2.15pm
    }
    if !full_stop {
        return false;
    }
    let before = i.checked_sub(1).filter(|_| tokens[i].is(Flag::Glued)).map(|b| (&tokens[b], words[b]));
    let Some((before, word)) = before else { return false };
    if before.piece == Piece::Numeral && next.piece == Piece::Numeral {
        // 95.56 typed with a mark of direction, which shows nothing, behind its point
        return prose.get(tokens[i].span.range().end..next.span.range().start) == Some("\u{200F}");
    }
    if before.piece != Piece::Word {
        return false;
    }
    if language.lexicon.is_abbreviation(word) {
        // "the U.S. The …": an abbreviation at the end of a sentence, before a capital, is left to go on: a sentence too long
        // links a little more, one too short reads half a claim.
        return true;
    }
    let initial = before.span.slice(prose).chars().nth(1).is_none();
    if initial && language.capitals && before.is(Flag::Capital) {
        return true; // J. Smith, U.S.
    }
    language.capitals && next.piece == Piece::Word && !next.is(Flag::Capital)
}

#[cfg(test)]
mod tests {
    use crate::language::by_code;
    use crate::lexing::lex;
    use crate::text::ProseSpan;

    fn sentences(code: &str, text: &str) -> Vec<String> {
        let lexed = lex(by_code(code).unwrap(), text, &[ProseSpan::of(0..text.len())]);
        let span = |s: &crate::lexing::Sentence| lexed.span(s.tokens.start as usize..s.tokens.end as usize);
        lexed.sentences.iter().map(|s| span(s).slice(text).to_owned()).collect()
    }

    #[test]
    fn marks_inside_numbers_and_after_initials_end_nothing() {
        assert_eq!(sentences("en", "J. Smith paid $1.5m at 2.15pm. He left."), ["J. Smith paid $1.5m at 2.15pm.", "He left."]);
    }

    #[test]
    fn a_closing_quote_belongs_to_its_sentence() {
        assert_eq!(sentences("en", "\"We lost 30.\" Then it rained."), ["\"We lost 30.\"", "Then it rained."]);
        assert_eq!(sentences("ar", "قال: «فقدنا 30». ثم توقف."), ["قال: «فقدنا 30».", "ثم توقف."]);
    }
}
