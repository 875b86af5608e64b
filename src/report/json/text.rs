//! JSON text, written key by key in the order a reader should see.
//!
//! By hand, because strings must be exact for programs and yet harmless when a person looks at them in a terminal:
//! whatever [`commands`] names is escaped, which no setting of the usual library does; and so that no number ever
//! passes through a float.

use crate::report::safe::commands;

/// A string with its quotation marks.
pub(crate) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            // All of these lie in the first plane, so that one escape is enough.
            _ if commands(c) => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A number of thousandths without trailing zeros: 940 is `0.94`, 1000 is `1`.
pub(crate) fn thousandths(n: u16) -> String {
    let (whole, rest) = (n / 1000, n % 1000);
    let text = format!("{whole}.{rest:03}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A list of values that are JSON already.
pub(crate) fn list(values: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", values.into_iter().collect::<Vec<_>>().join(","))
}

/// An object under construction.
#[derive(Debug, Default)]
pub(crate) struct Object(String);

impl Object {
    /// An object without keys.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a value that is JSON already.
    #[must_use]
    pub(crate) fn raw(mut self, key: &str, value: &str) -> Self {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.0.push_str(&string(key));
        self.0.push(':');
        self.0.push_str(value);
        self
    }

    /// Adds a string.
    #[must_use]
    pub(crate) fn text(self, key: &str, value: &str) -> Self {
        self.raw(key, &string(value))
    }

    /// Adds a string or null.
    #[must_use]
    pub(crate) fn maybe(self, key: &str, value: Option<&str>) -> Self {
        self.raw(key, &value.map_or_else(|| "null".to_owned(), string))
    }

    /// Adds a number or null.
    #[must_use]
    pub(crate) fn number(self, key: &str, value: impl Into<Option<u32>>) -> Self {
        self.raw(key, &value.into().map_or_else(|| "null".to_owned(), |n| n.to_string()))
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
