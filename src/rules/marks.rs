//! Marked words in a rule's examples: `[12 people]{total}`.

use std::ops::Range;

/// Words that a finding is to point at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Their bytes in the text without marks.
    pub span: Range<usize>,
    /// What they are in the finding.
    pub role: String,
}

/// The text without its marks, and the marks. A bracket that no role follows is a bracket of the text; marks may hold each other.
#[must_use]
pub fn marked(text: &str) -> (String, Vec<Mark>) {
    let closed = closed(text);
    let mut out = String::with_capacity(text.len());
    let mut marks = Vec::new();
    let mut open = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if closed.iter().any(|pair| pair.open == at) {
            open.push(out.len());
        } else if let Some(pair) = closed.iter().find(|pair| pair.close == at) {
            let role = &text[at + 2..pair.end - 1];
            let start = open.pop().unwrap_or(out.len());
            marks.push(Mark { span: start..out.len(), role: role.to_owned() });
            at = pair.end;
            continue;
        } else {
            out.push(c);
        }
        at += c.len_utf8();
    }
    marks.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    (out, marks)
}

/// The places of a mark's brackets.
struct Pair {
    open: usize,
    close: usize,
    /// Behind the role's brace.
    end: usize,
}

fn closed(text: &str) -> Vec<Pair> {
    let mut open = Vec::new();
    let mut pairs = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '[' => open.push(at),
            ']' => {
                let role = text[at + 1..].strip_prefix('{').and_then(|r| r.split_once('}')).map(|(role, _)| role);
                let name = role.filter(|r| !r.is_empty() && r.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
                // What the innermost bracket opened ends here, mark or not.
                if let (Some(open), Some(role)) = (open.pop(), name) {
                    pairs.push(Pair { open, close: at, end: at + role.len() + 3 });
                }
            }
            _ => {}
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Vec<(String, String)>) {
        let (plain, marks) = marked(text);
        let words = marks.into_iter().map(|m| (plain[m.span].to_owned(), m.role)).collect();
        (plain, words)
    }

    #[test]
    fn marks_come_off_and_are_remembered() {
        let (plain, marks) = read("قُتل [12 شخصًا]{total}: [five]{part} [sic] in {here}.");
        assert_eq!(plain, "قُتل 12 شخصًا: five [sic] in {here}.");
        assert_eq!(marks, [("12 شخصًا".into(), "total".into()), ("five".into(), "part".into())]);
    }

    #[test]
    fn marks_may_hold_each_other() {
        let (plain, marks) = read("[from [2 May]{start} on]{stated}");
        assert_eq!(plain, "from 2 May on");
        assert_eq!(marks, [("from 2 May on".into(), "stated".into()), ("2 May".into(), "start".into())]);
    }

    #[test]
    fn what_is_no_mark_stays() {
        for text in ["]{a}", "[x] {a}", "[x]{}", "[x]{A b}", "[[", "[x"] {
            assert_eq!(read(text), (text.to_owned(), vec![]), "{text}");
        }
    }
}
