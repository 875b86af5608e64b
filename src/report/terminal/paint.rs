//! Colours, and the small signs that a drawing is made of.

/// What something is, which decides its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// A finding of severity `error`.
    Error,
    /// A finding of severity `warning`.
    Warning,
    /// A finding of severity `info`.
    Info,
    /// The frame and the line numbers.
    Frame,
    /// A passage that is not the first.
    Other,
    /// Help.
    Help,
    /// The message.
    Message,
}

impl Style {
    /// The parameters of the escape sequence (ECMA-48, select graphic rendition).
    const fn code(self) -> &'static str {
        match self {
            Self::Error => "1;31",
            Self::Warning => "1;33",
            Self::Info => "1;36",
            Self::Frame => "2",
            Self::Other => "34",
            Self::Help => "32",
            Self::Message => "1",
        }
    }
}

/// The text in its colour, or as it is.
pub(crate) fn paint(color: bool, style: Style, text: &str) -> String {
    if color && !text.is_empty() { format!("\u{1B}[{}m{text}\u{1B}[0m", style.code()) } else { text.to_owned() }
}

/// A number in superscript digits.
pub(crate) fn superscript(number: usize) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().bytes().map(|b| DIGITS[usize::from(b.wrapping_sub(b'0')) % 10]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_is_only_what_was_asked_for() {
        assert_eq!(paint(true, Style::Error, "x"), "\u{1B}[1;31mx\u{1B}[0m");
        assert_eq!(paint(false, Style::Error, "x"), "x");
        assert_eq!(paint(true, Style::Error, ""), "");
    }

    #[test]
    fn superscripts_may_have_two_digits() {
        assert_eq!(superscript(1), "¹");
        assert_eq!(superscript(20), "²⁰");
    }
}
