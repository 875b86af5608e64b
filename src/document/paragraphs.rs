//! Blocks of plain text: which lines belong together.
//!
//! A blank line parts paragraphs. Between two blank lines, content management systems write one paragraph a line, while editors
//! and mailers break a paragraph at a column. A line goes on in the next one when
//!
//! - it is long enough to have been broken, has no closing mark, and the next begins with a small letter; or
//! - the whole text has the habit of breaking lines, and the first word of the next line would not have fitted on this one.

use super::{Block, Role};
use crate::text::ProseSpan;
use memchr::memchr2;

/// Lines shorter than this, in characters, end where the writer ended them.
const SHORTEST: usize = 40;
/// No editor breaks lines wider than this.
const WIDEST: usize = 130;

/// The blocks of a text that starts at byte `offset` of the prose.
pub(super) fn paragraphs(text: &str, offset: usize) -> Vec<Block> {
    let habit = Habit::of(text);
    let mut out: Vec<Block> = Vec::new();
    let mut before: Option<Line<'_>> = None;
    for line in lines(text) {
        if line.text.is_empty() {
            before = None;
            continue;
        }
        let span = ProseSpan::of(offset + line.start..offset + line.start + line.text.len());
        let in_list = out.last().is_some_and(|b| b.role == Role::ListItem);
        match out.last_mut().filter(|_| before.as_ref().is_some_and(|b| habit.joins(b, &line, in_list))) {
            Some(block) => block.span.end = span.end,
            None => out.push(Block { span, role: if item(line.text).is_some() { Role::ListItem } else { Role::Paragraph } }),
        }
        before = Some(line);
    }
    out
}

/// Where the first line of a text ends, without its end-of-line.
pub(super) fn line_end(text: &str) -> usize {
    memchr2(b'\n', b'\r', text.as_bytes()).unwrap_or(text.len())
}

/// White space, byte order marks and direction marks: nothing that a reader sees.
pub(super) fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A line with its place, its end and what is blank around it left out.
struct Line<'a> {
    start: usize,
    text: &'a str,
    indented: bool,
}

/// The lines of a text; they end at `\n`, `\r\n` or a lone `\r`.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|r| !r.is_empty())?;
        let raw = &rest[..line_end(rest)];
        let front = raw.trim_start_matches(blank);
        let start = at + raw.len() - front.len();
        at += raw.len() + if rest[raw.len()..].starts_with("\r\n") { 2 } else { 1 };
        Some(Line { start, text: front.trim_end_matches(blank), indented: raw.starts_with([' ', '\t', '\u{A0}', '\u{3000}']) })
    })
}

/// The number of characters of a line; `None` when it is wider than any that was broken at a column.
fn width(line: &str) -> Option<usize> {
    // Four bytes are the longest character.
    if line.len() > 4 * WIDEST {
        return None;
    }
    Some(line.chars().count()).filter(|&n| n <= WIDEST)
}

/// Whether a text breaks its lines at a column.
struct Habit {
    /// The widest line, when it does.
    width: Option<usize>,
}

impl Habit {
    /// A text has the habit when no line is too wide for it and most lines that have a next one, at least two, go on there. A word that is
    /// too wide by itself (an address) could not be broken and tells nothing.
    fn of(text: &str) -> Self {
        let mut widest = 0;
        for line in lines(text) {
            match width(line.text) {
                Some(n) => widest = widest.max(n),
                None if line.text.contains(' ') => return Self { width: None },
                None => {}
            }
        }
        let (mut pairs, mut going) = (0, 0);
        let mut before: Option<Line<'_>> = None;
        for line in lines(text) {
            if let Some(b) = before.filter(|b| !b.text.is_empty() && !line.text.is_empty() && item(line.text).is_none()) {
                pairs += 1;
                going += usize::from(filled(b.text, line.text, widest) && !finished(b.text));
            }
            before = Some(line);
        }
        Self { width: (going >= 2 && 2 * going > pairs).then_some(widest) }
    }

    /// Whether a line goes on in the next one, `in_list` when it belongs to an item of a list.
    fn joins(&self, line: &Line<'_>, next: &Line<'_>, in_list: bool) -> bool {
        let open = !finished(line.text);
        let broken = self.width.is_some_and(|w| filled(line.text, next.text, w));
        match item(next.text) {
            Some(Item::Marked) => return false,
            // A number may just happen to stand at the start of a broken line: "killed\n12. The".
            Some(Item::Numbered) if in_list || !(broken && open) => return false,
            _ => {}
        }
        if next.indented && !line.indented && !in_list {
            return false;
        }
        let long = || width(line.text).is_some_and(|n| n >= SHORTEST);
        broken || open && next.text.starts_with(char::is_lowercase) && long()
    }
}

/// Whether a line is so full that the first word of the next one would have gone over the widest.
fn filled(line: &str, next: &str, widest: usize) -> bool {
    let word = next.split(blank).next().unwrap_or(next);
    width(line).is_some_and(|n| n >= SHORTEST && n + 1 + width(word).unwrap_or(WIDEST) > widest)
}

/// Whether a line ends with a mark that closes a sentence, or with a colon; quotes and brackets may stand behind it.
fn finished(line: &str) -> bool {
    let open = line.trim_end_matches(['"', '\'', '”', '’', '»', '›', '“', ')', ']']);
    open.ends_with(['.', '!', '?', '؟', '…', '۔', '。', ':'])
}

/// How an item of a list begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    /// With a bullet or a dash.
    Marked,
    /// With a number.
    Numbered,
}

/// The most digits in the number of an item: 2024 is a year.
const DIGITS: usize = 3;

/// Whether a line begins as an item of a list does. Dashes and stars need a space behind them: "-5" is a number.
fn item(text: &str) -> Option<Item> {
    let first = text.chars().next()?;
    let spaced = |rest: &str| rest.starts_with(char::is_whitespace);
    if matches!(first, '•' | '‣' | '▪' | '●' | '◦' | '■') {
        return Some(Item::Marked);
    }
    // "** Two rooms cost 4,600 pounds a month"
    if matches!(first, '-' | '–' | '*' | '·') {
        let rest = if first == '*' { text.trim_start_matches(first) } else { &text[first.len_utf8()..] };
        return Some(Item::Marked).filter(|_| spaced(rest));
    }
    let inner = text.strip_prefix('(');
    let number = inner.unwrap_or(text);
    let rest = number.trim_start_matches(char::is_numeric);
    let digits = number[..number.len() - rest.len()].chars().take(DIGITS + 1).count();
    let closed = if inner.is_some() { rest.strip_prefix(')') } else { rest.strip_prefix(['.', ')', '-']) };
    closed.filter(|r| spaced(r) && (1..=DIGITS).contains(&digits)).map(|_| Item::Numbered)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        paragraphs(text, 0).iter().map(|b| b.span.slice(text)).collect()
    }

    fn items(text: &str) -> usize {
        paragraphs(text, 0).iter().filter(|b| b.role == Role::ListItem).count()
    }

    const WIDE: &str = "The council voted on Wednesday to reduce the fleet of the city from 180 buses to 132, and to close the depot at the harbour by the end of May.";

    #[test]
    fn a_line_is_a_paragraph_where_that_is_the_habit() {
        assert_eq!(texts("Headline\nFirst paragraph.\r\n\r\n  Second.\rThird."), ["Headline", "First paragraph.", "Second.", "Third."]);
        let text = format!("City council votes to cut the fleet of buses by a quarter\nBy Ann Porter, Calder City\n{WIDE}\n{WIDE}");
        assert_eq!(texts(&text).len(), 4);
    }

    #[test]
    fn a_headline_over_a_paragraph_of_its_own_length_stays_apart() {
        let text = "Council votes to cut the fleet of buses by a quarter\nThe fleet has 180 buses today, the council said.";
        assert_eq!(texts(text).len(), 2);
        let text = "صوّت المجلس على خفض أسطول الحافلات في المدينة بمقدار الربع\nقال المجلس إن الأسطول يضم ١٨٠ حافلة اليوم.";
        assert_eq!(texts(text).len(), 2);
    }

    #[test]
    fn lines_broken_at_a_column_are_joined() {
        let text = "Buses cut\n\nThe council voted on Wednesday to reduce the fleet of the\ncity from 180 buses to 132.\n\nNext.";
        assert_eq!(
            texts(text),
            ["Buses cut", "The council voted on Wednesday to reduce the fleet of the\ncity from 180 buses to 132.", "Next."]
        );
    }

    #[test]
    fn broken_lines_are_joined_before_names_and_numbers_where_that_is_the_habit() {
        let text = "The council of the harbour town of Calder City and the mayor, Mr\nPorter, voted on Wednesday to reduce the fleet to no more than\n132 buses. It will close the depot at the harbour in the course\nof May.\nThe union is against it.";
        assert_eq!(texts(text).len(), 2);
        let text = "صوّت مجلس المدينة يوم الأربعاء على خفض أسطول الحافلات من\n١٨٠ حافلة إلى ١٣٢ حافلة وعلى إغلاق المرآب القريب من\nالميناء في أيار. وقال رئيس المجلس إن القرار سيوفر مليوني\nدولار في السنة.";
        assert_eq!(texts(text).len(), 1);
    }

    #[test]
    fn an_indented_line_begins_a_paragraph() {
        let text = "   The council voted on Wednesday to reduce the fleet of the city\nfrom 180 buses to 132 and to close the depot at the harbour soon\n   That is a quarter of all buses.";
        assert_eq!(texts(text).len(), 2);
    }

    #[test]
    fn items_of_lists_stand_alone_with_what_they_go_on_with() {
        assert_eq!(items("Killed:\n• 12 in the north\n- five in the south\n* x\n– y\n1. a\n12) b\n(3) c\n٤- د\n\u{200F}• هـ"), 9);
        let text = "- The council voted on Wednesday to reduce the fleet of the city\n  from 180 buses to 132.\n- It closes the depot.";
        assert_eq!(texts(text).len(), 2);
    }

    #[test]
    fn numbers_are_no_bullets() {
        assert_eq!(items("-5 degrees\n*bold*\n1.5 million\n2024. That\n2024- x\n3.\n—"), 0);
        let text = "The storm killed 11 people on the coast on Friday and on Saturday\n12. The ministry had said on Sunday that the number of the dead is\nnine and that of the wounded is still unknown to all of them, and\nthat the search goes on.";
        assert_eq!((texts(text).len(), items(text)), (1, 0));
    }

    #[test]
    fn what_nobody_sees_is_no_block() {
        assert_eq!(texts("\u{FEFF}A.\n\u{200B}\n \u{A0}\n\u{FEFF}\nB.\0\n\0"), ["A.", "B.\0", "\0"]);
        assert!(texts("").is_empty());
    }

    #[test]
    fn verse_and_columns_are_left_as_they_stand() {
        assert_eq!(texts("Roses are red,\nviolets are blue").len(), 2);
        assert_eq!(texts("Calder City 412,000\nHarrow Bay 38,000\nPorter Hills 9,100").len(), 3);
    }
}
