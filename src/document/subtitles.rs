//! Subtitles: `SubRip` and `WebVTT`.
//!
//! The prose is what is said: numbers of cues, times, names of speakers, styles and notes are left out. Sentences run over cues; a block
//! ends where a sentence does and the next cue is a while off or begins with a dash, or where the screen stays empty for long.

use super::build::Build;
use super::html::{Bit, bits};
use super::{Document, Role, markdown::reference};
use crate::document::paragraphs::{blank, line_end};
use std::ops::Range;

/// A pause, in milliseconds, that ends a block behind a finished sentence.
const PAUSE: u64 = 1_000;
/// A pause that ends a block in any case.
const SILENCE: u64 = 5_000;
/// Blocks longer than this, in bytes, end with the next sentence.
const LONG: usize = 800;

/// What stands between the two times of a cue.
const ARROW: &str = "-->";

/// Whether a text begins as subtitles do.
pub(super) fn seen(text: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{FEFF}').lines().map(str::trim).filter(|l| !l.is_empty());
    let Some(first) = lines.next() else { return false };
    let numbered = first.bytes().all(|b| b.is_ascii_digit()) && first.len() < 8;
    first == "WEBVTT" || first.starts_with("WEBVTT ") || numbered && lines.next().is_some_and(|l| times(l).is_some())
}

/// Reads subtitles. A title from outside is the first block.
pub(super) fn subtitles(name: &str, title: Option<&str>, source: String) -> Document {
    let mut reader = Reader { source: &source, build: Build::default(), ended: None, length: 0, finished: false, at: 0 };
    if let Some(title) = title {
        reader.build.title(title);
    }
    let mut lines = lines(reader.source).collect::<Vec<_>>().into_iter().peekable();
    while let Some(line) = lines.next() {
        let Some((start, end)) = times(&source[line]) else { continue };
        reader.cue(start);
        while let Some(text) = lines.next_if(|l| !source[l.clone()].trim_matches(blank).is_empty() && times(&source[l.clone()]).is_none()) {
            reader.line(text);
        }
        reader.ended = Some(end);
    }
    let mut document = reader.build.finish();
    document.meta.title = title.map(str::to_owned);
    Document { name: name.to_owned(), title_source: title.unwrap_or_default().to_owned(), source, ..document }
}

struct Reader<'a> {
    source: &'a str,
    build: Build,
    /// When the last cue ended.
    ended: Option<u64>,
    /// How long the open block is.
    length: usize,
    /// Whether the last line ended a sentence.
    finished: bool,
    /// Where the last line ended.
    at: usize,
}

impl Reader<'_> {
    /// A cue begins.
    fn cue(&mut self, start: u64) {
        let pause = self.ended.map_or(0, |end| start.saturating_sub(end));
        if pause >= SILENCE || self.finished && (pause >= PAUSE || self.length > LONG) {
            self.close();
        }
    }

    fn close(&mut self) {
        self.build.close();
        self.length = 0;
    }

    /// A line of a cue.
    fn line(&mut self, line: Range<usize>) {
        let line = trimmed(self.source, line);
        if self.finished && self.source[line.clone()].starts_with(['-', '–', '—']) || self.source[line.clone()].starts_with(">>") {
            self.close();
        }
        if self.length > 0 {
            // What stood between this line and the last one reads as a space.
            self.build.replace(Role::Paragraph, " ", self.at..line.start);
        }
        let mut last = None;
        for (bit, at) in bits(&self.source[line.clone()]) {
            let at = line.start + at.start..line.start + at.end;
            let text = &self.source[at.clone()];
            match bit {
                Bit::Text => self.text(at),
                Bit::Reference => self.build.replace(Role::Paragraph, &reference(text), at),
                Bit::LineEnd | Bit::Break(_) | Bit::Comment => continue,
            }
            last = text.trim_end_matches(blank).chars().next_back().or(last);
        }
        self.length += line.len();
        self.at = line.end;
        self.finished = last.is_some_and(|c| matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔' | '。'));
    }

    /// Text between tags; places on the screen (`{\an8}`) are left out.
    fn text(&mut self, at: Range<usize>) {
        let mut from = at.start;
        while let Some(open) = self.source[from..at.end].find("{\\").map(|n| from + n) {
            let Some(close) = self.source[open..at.end].find('}').map(|n| open + n + 1) else { break };
            self.build.copy(Role::Paragraph, &self.source[from..open], from..open);
            from = close;
        }
        self.build.copy(Role::Paragraph, &self.source[from..at.end], from..at.end);
    }
}

/// The lines of a text, without their ends.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|r| !r.is_empty())?;
        let line = at..at + line_end(rest);
        at = line.end + if rest[line.len()..].starts_with("\r\n") { 2 } else { 1 };
        Some(line)
    })
}

fn trimmed(source: &str, line: Range<usize>) -> Range<usize> {
    let text = &source[line.clone()];
    let front = text.len() - text.trim_start_matches(blank).len();
    let length = text.trim_matches(blank).len();
    line.start + front..line.start + front + length
}

/// The two times of a cue, in milliseconds.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, rest) = line.split_once(ARROW)?;
    let end = rest.split_whitespace().next()?;
    time(start.trim_matches(blank)).zip(time(end))
}

/// `00:01:02,500`, `01:02.500`.
fn time(text: &str) -> Option<u64> {
    let (clock, rest) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let number = |digits: &str| digits.parse::<u64>().ok().filter(|_| digits.len() <= 4);
    let parts: Vec<u64> = clock.split(':').map(number).collect::<Option<_>>()?;
    let seconds = parts.iter().fold(0, |sum, part| sum * 60 + part);
    ((2..=3).contains(&parts.len())).then_some(seconds * 1000 + number(rest)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ProseSpan;

    fn read(text: &str) -> Document {
        subtitles("a.srt", None, text.to_owned())
    }

    fn texts(text: &str) -> Vec<String> {
        let d = read(text);
        d.blocks.iter().map(|b| b.span.slice(&d.prose).to_owned()).collect()
    }

    #[test]
    fn sentences_run_over_cues() {
        let text = "1\r\n00:00:01,000 --> 00:00:03,000\r\nThe storm killed\r\n<i>12 people</i>,\r\n\r\n2\r\n00:00:03,100 --> 00:00:05,000\r\npolice &amp; others said. {\\an8}More\r\n\r\n3\r\n00:00:05,100 --> 00:00:06,000\r\nfollows.\r\n\r\n4\r\n00:00:09,000 --> 00:00:10,000\r\n- Next.\r\n- And?\r\n";
        let d = read(text);
        assert_eq!(texts(text), ["The storm killed 12 people, police & others said. More follows.", "- Next.", "- And?"]);
        let at = d.prose.find("12 people, police").unwrap();
        let place = d.map.source(ProseSpan::of(at..at + 9)).unwrap();
        assert_eq!(place.span.slice(&d.source), "12 people");
    }

    #[test]
    fn what_nobody_says_is_left_out() {
        let text = "\u{FEFF}WEBVTT - 12 cues\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE 13 people\n\nintro 7\n00:01.000 --> 00:02.000 align:start position:0%\n<v Ann 12>قُتل <c.red>12</c> شخصًا.\n00:02.000 --> 00:02.500\nB.\n\nNOTE\nend 5\n";
        assert_eq!(texts(text), ["قُتل 12 شخصًا. B."]);
    }

    #[test]
    fn broken_cues_do_no_harm() {
        assert!(texts("1\n00:00:xx --> 00:00:02\nText").is_empty());
        assert!(texts("").is_empty());
        assert_eq!(texts("0:1:2 --> 99:99:99\nA {\\an8 b"), ["A {\\an8 b"]);
        assert!(texts("--> \n12\n").is_empty());
    }
}
