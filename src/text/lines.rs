//! Lines and columns of a source.

/// A place as a person counts: both 1-based, the column in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column, in Unicode scalar values.
    pub column: u32,
}

/// Where each line of a source starts. Lines end at `\n`, `\r\n` or a lone `\r`.
#[derive(Debug, Clone)]
pub struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    /// Reads the line starts of a source.
    #[must_use]
    pub fn of(source: &str) -> Self {
        let bytes = source.as_bytes();
        let mut starts = vec![0];
        for i in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[i] == b'\n' || bytes.get(i + 1) != Some(&b'\n') {
                starts.push(u32::try_from(i + 1).unwrap_or(u32::MAX));
            }
        }
        Self { starts }
    }

    /// The number of lines.
    #[must_use]
    pub fn count(&self) -> u32 {
        u32::try_from(self.starts.len()).unwrap_or(u32::MAX)
    }

    /// The 1-based line of a byte offset.
    #[must_use]
    pub fn line(&self, offset: u32) -> u32 {
        u32::try_from(self.starts.partition_point(|&s| s <= offset).max(1)).unwrap_or(u32::MAX)
    }

    /// The place of a byte offset; an offset past the end is the place after the last character.
    #[must_use]
    pub fn position(&self, source: &str, offset: u32) -> Position {
        let line = self.starts.partition_point(|&s| s <= offset).max(1);
        let start = self.starts[line - 1] as usize;
        let upto = source.len().min(offset as usize);
        let before = source.as_bytes().get(start..upto).unwrap_or(&[]);
        // Continuation bytes of UTF-8 are 10xxxxxx: what is left are the scalar values.
        let column = before.iter().filter(|&&b| b & 0xC0 != 0x80).count();
        Position { line: u32::try_from(line).unwrap_or(u32::MAX), column: u32::try_from(column + 1).unwrap_or(u32::MAX) }
    }

    /// The byte range of a 1-based line, its end-of-line left out; empty for a line that is not there.
    #[must_use]
    pub fn range(&self, source: &str, line: u32) -> std::ops::Range<usize> {
        let i = (line as usize).saturating_sub(1);
        let Some(&start) = self.starts.get(i) else { return source.len()..source.len() };
        let start = (start as usize).min(source.len());
        let end = self.starts.get(i + 1).map_or(source.len(), |&e| e as usize);
        let end = start + source.as_bytes()[start..end].iter().rposition(|&b| b != b'\n' && b != b'\r').map_or(0, |p| p + 1);
        start..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "ab\nأنّ 45";
        let p = Lines::of(text).position(text, u32::try_from(text.find("45").unwrap()).unwrap());
        assert_eq!(p, Position { line: 2, column: 5 });
    }

    #[test]
    fn all_three_line_ends_count_once() {
        let text = "a\r\nb\rc\nd";
        let lines = Lines::of(text);
        assert_eq!(lines.count(), 4);
        assert_eq!(&text[lines.range(text, 2)], "b");
        assert_eq!(lines.position(text, 7), Position { line: 4, column: 1 });
        assert_eq!(lines.range(text, 9), 8..8);
    }
}
