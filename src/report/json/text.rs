//! JSON text, written key by key in the order a reader should see.
//!
//! By hand, because strings must be exact for programs and yet harmless when a person looks at them in a terminal:
//! whatever [`commands`] names is escaped, which no setting of the usual library does; and so that no number ever
//! passes through a float.

use crate::report::safe::commands;
use std::fmt::Write;

/// A string with its quotation marks.
pub(crate) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push(&mut out, text);
    out
}

/// Bytes that may begin a character which is not written as it is: controls, quotation mark, backslash, and the first bytes of what
/// [`commands`] names. All others are written in runs.
const ASKED: [bool; 256] = {
    let mut table = [false; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = matches!(i as u8, 0..=0x1F | b'"' | b'\\' | 0x7F | 0xC2 | 0xD8 | 0xE2 | 0xEF);
        i += 1;
    }
    table
};

/// Writes a string with its quotation marks.
fn push(out: &mut String, text: &str) {
    out.push('"');
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate().filter(|&(_, byte)| ASKED[usize::from(byte)]) {
        // Nearly every other letter of Arabic begins with this byte, and one mark does.
        if byte == 0xD8 && text.as_bytes().get(at + 1) != Some(&0x9C) {
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        let escape = match c {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\t' => "\\t",
            '\r' => "\\r",
            _ if commands(c) => "",
            _ => continue,
        };
        out.push_str(&text[written..at]);
        if escape.is_empty() {
            // All of these lie in the first plane, so that one escape is enough.
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push_str(escape);
        }
        written = at + c.len_utf8();
    }
    out.push_str(&text[written..]);
    out.push('"');
}

/// A number of thousandths without trailing zeros: 940 is `0.94`, 1000 is `1`.
pub(crate) fn thousandths(n: u16) -> String {
    let (whole, rest) = (n / 1000, n % 1000);
    let text = format!("{whole}.{rest:03}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A list of values that are JSON already.
pub(crate) fn list(values: impl IntoIterator<Item = String>) -> String {
    let mut out = String::from("[");
    for value in values {
        if out.len() > 1 {
            out.push(',');
        }
        out.push_str(&value);
    }
    out.push(']');
    out
}

/// An object under construction.
#[derive(Debug, Default)]
pub(crate) struct Object(String);

/// The room that most objects need.
const ROOM: usize = 320;

impl Object {
    /// An object without keys.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    fn key(&mut self, key: &str) {
        if self.0.is_empty() {
            self.0.reserve(ROOM);
            self.0.push('{');
        } else {
            self.0.push(',');
        }
        push(&mut self.0, key);
        self.0.push(':');
    }

    /// Adds a value that is JSON already.
    #[must_use]
    pub(crate) fn raw(mut self, key: &str, value: &str) -> Self {
        self.key(key);
        self.0.push_str(value);
        self
    }

    /// Adds a string.
    #[must_use]
    pub(crate) fn text(mut self, key: &str, value: &str) -> Self {
        self.key(key);
        push(&mut self.0, value);
        self
    }

    /// Adds a string or null.
    #[must_use]
    pub(crate) fn maybe(self, key: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.text(key, value),
            None => self.raw(key, "null"),
        }
    }

    /// Adds a number or null.
    #[must_use]
    pub(crate) fn number(mut self, key: &str, value: impl Into<Option<u32>>) -> Self {
        let Some(n) = value.into() else { return self.raw(key, "null") };
        self.key(key);
        // A string takes all that is written into it.
        let _ = write!(self.0, "{n}");
        self
    }

    /// The object's text.
    #[must_use]
    pub(crate) fn end(self) -> String {
        if self.0.is_empty() { "{}".to_owned() } else { self.0 + "}" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let hostile = "a\"b\\c\u{1B}[0m\u{9B}\u{202E}\u{2028}\u{7F}\n\r\t/]]>أنّ\u{1F426}\0";
        let written = string(hostile);
        assert!(!written.contains(commands));
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), hostile);
    }

    #[test]
    fn confidence_has_no_float_dust() {
        for (n, text) in [(0, "0"), (1, "0.001"), (50, "0.05"), (940, "0.94"), (999, "0.999"), (1000, "1")] {
            assert_eq!(thousandths(n), text);
        }
    }

    #[test]
    fn objects_keep_their_order() {
        let object = Object::new().text("b", "x").number("a", 3).number("n", None).maybe("m", None).raw("l", &list([string("y")])).end();
        assert_eq!(object, r#"{"b":"x","a":3,"n":null,"m":null,"l":["y"]}"#);
        assert_eq!(Object::new().end(), "{}");
    }
}
