//! What is a word, a numeral and a mark: the split of a text before any language is asked.

use std::ops::Range;

/// What a piece of text is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Piece {
    /// Letters with their marks, and an apostrophe between letters: `don't`, `طائرًا`.
    Word,
    /// Digits of any script with grouping and decimal marks between them: `26,013.94`, `٣٬٤٥٠`.
    Numeral,
    /// Any other single character that is not white space.
    Mark,
}

const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const SPACE: u8 = 3;
const MARK: u8 = 0;
/// What the table of Arabic leaves to the rule for all characters.
const REST: u8 = 4;

const ASCII: [u8; 128] = {
    let mut table = [MARK; 128];
    let mut i = 0;
    while i < 128 {
        let b = i as u8;
        table[i] = if b.is_ascii_alphabetic() {
            LETTER
        } else if b.is_ascii_digit() {
            DIGIT
        } else if b.is_ascii_whitespace() || b == 0x0B || b == 0 {
            SPACE
        } else {
            MARK
        };
        i += 1;
    }
    table
};

/// The classes of the letters, digits and marks of Arabic, which stand in two bytes each: from U+0600 on.
const ARABIC: [u8; 256] = {
    let mut table = [MARK; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = match i {
            0x60..=0x69 | 0xF0..=0xF9 => DIGIT,
            // Comma, semicolon, question mark.
            0x0C | 0x1B | 0x1F => MARK,
            // Letters, vowel signs and tatweel.
            0x10..=0x1A | 0x20..=0x5F | 0x6E..=0xD3 | 0xD5..=0xDC => LETTER,
            _ => REST,
        };
        i += 1;
    }
    table
};

/// The class of the character at a place and the place behind it, where it is ASCII or Arabic and found by a look into a table.
fn quick(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let &first = bytes.get(at)?;
    if first < 0x80 {
        return Some((ASCII[first as usize], at + 1));
    }
    if !matches!(first, 0xD8..=0xDB) {
        return None;
    }
    let class = ARABIC[usize::from(first & 3) << 6 | usize::from(*bytes.get(at + 1)? & 0x3F)];
    (class != REST).then_some((class, at + 2))
}

fn class(c: char) -> u8 {
    if c.is_ascii() {
        return ASCII[c as usize];
    }
    match c {
        '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' => DIGIT,
        // Arabic letters, vowel signs and tatweel; joiners stand inside words.
        '\u{0610}'..='\u{061A}' | '\u{0620}'..='\u{065F}' | '\u{066E}'..='\u{06D3}' | '\u{06D5}'..='\u{06DC}' | '\u{200C}' | '\u{200D}' => {
            LETTER
        }
        // Marks of direction and width carry no meaning of their own.
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}' => {
            SPACE
        }
        '\u{0300}'..='\u{036F}' => LETTER,
        // Dashes, quotation marks and dots, the commas of Arabic: told before a search through all letters there are.
        'ª' | 'º' | '\u{2010}'..='\u{2027}' | '،' | '؛' | '؟' => MARK,
        _ if c.is_alphabetic() => LETTER,
        _ if c.is_whitespace() => SPACE,
        _ => MARK,
    }
}

/// Whether digits may go on behind this character: `1,000`, `4،2`, `1 000` with a no-break space.
const fn joins_digits(c: char) -> bool {
    matches!(c, ',' | '.' | '٬' | '٫' | '،' | '\u{A0}' | '\u{202F}' | '\u{2009}')
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// The piece that starts at or after byte `at`, with what was passed over; none at the end.
#[must_use]
pub fn next(text: &str, at: usize) -> Option<(Piece, Range<usize>)> {
    let bytes = text.as_bytes();
    let mut start = at;
    // Tables first: most of an English or Arabic text never decodes a character.
    let (first, past) = loop {
        let (class, past) = match quick(bytes, start) {
            Some(found) => found,
            None => {
                let c = text.get(start..)?.chars().next()?;
                (class(c), start + c.len_utf8())
            }
        };
        if class != SPACE {
            break (class, past);
        }
        start = past;
    };
    Some(match first {
        LETTER => (Piece::Word, start..word_end(text, past)),
        DIGIT => (Piece::Numeral, start..numeral_end(text, start)),
        _ => (Piece::Mark, start..past),
    })
}

/// The end of the letters from a place on that are found in the tables.
fn letters_end(bytes: &[u8], mut end: usize) -> usize {
    while let Some(&byte) = bytes.get(end) {
        if byte < 0x80 {
            if ASCII[usize::from(byte)] != LETTER {
                break;
            }
            end += 1;
        } else if let (0xD8..=0xDB, Some(&second)) = (byte, bytes.get(end + 1))
            && ARABIC[usize::from(byte & 3) << 6 | usize::from(second & 0x3F)] == LETTER
        {
            end += 2;
        } else {
            break;
        }
    }
    end
}

fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    loop {
        end = letters_end(bytes, end);
        // No more than an apostrophe keeps a word together.
        if bytes.get(end).is_none_or(|&b| b < 0x80 && b != b'\'') {
            return end;
        }
        let Some(c) = text[end..].chars().next() else { return end };
        let past = end + c.len_utf8();
        let inside = || is_apostrophe(c) && text[past..].chars().next().is_some_and(|n| class(n) == LETTER);
        if class(c) != LETTER && !inside() {
            return end;
        }
        end = past;
    }
}

fn numeral_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut rest = text[start..].chars().peekable();
    while let Some(c) = rest.next() {
        let digit_next = || rest.clone().next().is_some_and(|n| class(n) == DIGIT);
        if class(c) == DIGIT || joins_digits(c) && digit_next() {
            end += c.len_utf8();
        } else {
            break;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let mut at = 0;
        std::iter::from_fn(|| {
            let (_, r) = next(text, at)?;
            at = r.end;
            Some(&text[r])
        })
        .collect()
    }

    #[test]
    fn digits_and_letters_part() {
        assert_eq!(pieces("F-35, $5bn"), ["F", "-", "35", ",", "$", "5", "bn"]);
        assert_eq!(pieces("وبـ20 مليونا"), ["وبـ", "20", "مليونا"]);
        assert_eq!(pieces("2024آخر"), ["2024", "آخر"]);
    }

    #[test]
    fn marks_inside_a_numeral_belong_to_it() {
        assert_eq!(pieces("26,013.94, and ٣٬٤٥٠."), ["26,013.94", ",", "and", "٣٬٤٥٠", "."]);
        assert_eq!(pieces("4،2 و1.16.2"), ["4،2", "و", "1.16.2"]);
    }

    #[test]
    fn an_apostrophe_between_letters_is_part_of_the_word() {
        assert_eq!(pieces("don't 'quote'"), ["don't", "'", "quote", "'"]);
    }
}
