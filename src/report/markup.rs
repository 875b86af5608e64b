//! Text that stays text in HTML and in XML, in element and attribute alike. There is no other place that escapes for them.

use super::safe::safe;

/// Appends a stranger's text: what commands a display becomes a sign, what is markup becomes a reference, and what XML cannot hold at all
/// becomes a question mark in a lozenge.
pub(super) fn push(out: &mut String, text: &str) {
    for c in safe(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            _ => out.push(c),
        }
    }
}

/// A stranger's text on one line.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    push(&mut out, text);
    out
}

/// A stranger's text, line by line.
pub(super) fn escape_lines(text: &str) -> String {
    text.lines().map(escape).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_text() {
        assert_eq!(escape("<b title=\"a\">&'x'</b>]]>"), "&lt;b title=&quot;a&quot;&gt;&amp;&#39;x&#39;&lt;/b&gt;]]&gt;");
    }

    #[test]
    fn what_xml_cannot_hold_is_a_sign() {
        assert_eq!(escape("\u{0}\u{1B}\u{FFFE}\u{202E}\n"), "␀␛\u{FFFD}⟨U+202E⟩␊");
        assert_eq!(escape_lines("a\r\nb\n<"), "a\nb\n&lt;");
    }
}
