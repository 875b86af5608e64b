//! Text that cannot command a terminal, forge a line of a log, or reorder what stands beside it.
//!
//! Articles, file names, labels and messages come from strangers. Everything that a report prints of them goes through
//! here first; programs' formats escape the same characters instead ([`commands`] is the one list of both).

use std::borrow::Cow;

/// The text on one line, with every character that acts instead of showing turned into a visible sign: control
/// characters into control pictures (`␛`), the others into their code point (`⟨U+202E⟩`). A tab becomes a space.
#[must_use]
pub fn safe(text: &str) -> Cow<'_, str> {
    if !text.contains(commands) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        push(&mut out, c);
    }
    Cow::Owned(out)
}

/// Whether a character commands the display instead of showing on it: C0, DEL, C1, line and paragraph separators,
/// marks, embeddings, overrides and isolates of direction, deprecated format characters, interlinear annotation.
/// Joiners (U+200C, U+200D) are part of spelling and stay.
#[must_use]
pub(crate) fn commands(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Appends one character, made safe.
fn push(out: &mut String, c: char) {
    match c {
        '\t' => out.push(' '),
        '\0'..='\u{1F}' => out.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}')),
        '\u{7F}' => out.push('␡'),
        _ if commands(c) => out.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
        _ => out.push(c),
    }
}

/// Text of the same length in bytes, with every commanding character but line feeds and tabs replaced. For sources
/// that are shown by somebody else's drawing, whose offsets must keep their meaning.
#[must_use]
pub(crate) fn same_length(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            _ if !commands(c) => c,
            // A lone `\r` would move the cursor; before `\n` it is a line's end and shows as nothing much either way.
            '\r' => ' ',
            _ => match c.len_utf8() {
                1 => '?',
                2 => '¿',
                _ => '\u{FFFD}',
            },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_lose_their_escape() {
        assert_eq!(safe("a\u{1B}[2Jb"), "a␛[2Jb");
        assert_eq!(safe("\u{9B}31m"), "⟨U+009B⟩31m");
        assert_eq!(safe("\u{1B}]8;;x\u{7}"), "␛]8;;x␇");
    }

    #[test]
    fn lines_cannot_be_forged() {
        assert_eq!(safe("a\r\nb\u{85}c\u{2028}d"), "a␍␊b⟨U+0085⟩c⟨U+2028⟩d");
    }

    #[test]
    fn direction_cannot_be_overridden() {
        assert_eq!(safe("\u{202E}46\u{202C}"), "⟨U+202E⟩46⟨U+202C⟩");
        assert_eq!(safe("\u{2067}\u{2069}\u{200F}\u{61C}"), "⟨U+2067⟩⟨U+2069⟩⟨U+200F⟩⟨U+061C⟩");
    }

    #[test]
    fn plain_text_is_left_alone_in_both_languages() {
        for text in ["45 birds, “said” he", "أنّ ٤٥ طائرًا", "می\u{200C}خواهم", "👩\u{200D}🔬"] {
            assert!(matches!(safe(text), Cow::Borrowed(t) if t == text));
        }
    }

    #[test]
    fn offsets_keep_their_meaning() {
        let text = "a\u{1B}b\u{9B}c\u{202E}d\r\ne\tf";
        let clean = same_length(text);
        assert_eq!(clean.len(), text.len());
        assert_eq!(clean.find('d'), text.find('d'));
        assert!(clean.chars().all(|c| !commands(c) || c == '\n' || c == '\t'));
    }
}
