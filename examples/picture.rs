//! A picture of a terminal for the README: coloured text on standard input, SVG on standard output.
//!
//! ```sh
//! factlint check --color always --width 90 article.md | cargo run -q --example picture > picture.svg
//! ```
//!
//! Lengths are whole tenths of a pixel. Rows that run right to left, as their isolates say, are set as such.

use std::io::{Read, Write};
use unicode_width::UnicodeWidthStr;

const CELL: usize = 84;
const ROW: usize = 190;
const FONT: usize = 140;
const MARGIN: usize = 180;
const BACKGROUND: &str = "#1e1e2e";
const FOREGROUND: &str = "#d5d8e4";

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    std::io::stdout().write_all(picture(&text).as_bytes())
}

/// How text is set: what escape sequences of colour have said so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Pen {
    bold: bool,
    dim: bool,
    color: Option<u8>,
}

/// A stretch of a line in one manner, beside others that run as it does.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Segment {
    pen: Pen,
    text: String,
}

/// Segments that run in one direction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Run {
    isolate: Isolate,
    segments: Vec<Segment>,
}

/// Whether an isolate character says how a run is to be set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Isolate {
    #[default]
    None,
    LeftToRight,
    RightToLeft,
}

/// The SVG of a text with escape sequences.
fn picture(text: &str) -> String {
    let mut pen = Pen::default();
    let lines: Vec<Vec<Run>> = text.trim_end().lines().map(|line| runs(line, &mut pen)).collect();
    let columns = lines.iter().map(|line| line.iter().map(Run::width).sum()).max().unwrap_or(0).max(40_usize);
    let (width, height) = (2 * MARGIN + columns * CELL, 2 * MARGIN + lines.len() * ROW);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{}\" height=\"{}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"80\" fill=\"{BACKGROUND}\"/>\n\
         <g font-family=\"ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace\" font-size=\"{FONT}\" fill=\"{FOREGROUND}\">\n",
        width / 10,
        height / 10,
    );
    for (i, line) in lines.iter().enumerate() {
        let mut column = 0;
        for run in line {
            out.push_str(&run.svg(MARGIN + column * CELL, MARGIN + i * ROW + FONT));
            column += run.width();
        }
    }
    out + "</g>\n</svg>\n"
}

/// The runs of a line; the pen goes on from line to line.
fn runs(line: &str, pen: &mut Pen) -> Vec<Run> {
    let mut runs = vec![Run::default()];
    let mut rest = line;
    let mut depth = 0_usize;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let outer = depth == 0 || depth == 1 && c == '\u{2069}';
        match c {
            '\u{2066}' | '\u{2067}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match c {
            '\u{1B}' => rest = sequence(rest, pen),
            '\u{2066}' if outer => runs.push(Run { isolate: Isolate::LeftToRight, ..Run::default() }),
            '\u{2067}' if outer => runs.push(Run { isolate: Isolate::RightToLeft, ..Run::default() }),
            '\u{2069}' if outer => runs.push(Run::default()),
            // An isolate within another is the viewer's to set.
            _ => {
                if let Some(run) = runs.last_mut() {
                    run.put(pen, if c.is_control() { '\u{FFFD}' } else { c });
                }
            }
        }
    }
    runs.retain(|run| !run.segments.is_empty());
    runs
}

/// Reads what follows an escape character, moves the pen if it is about colour, and gives the text behind it.
fn sequence<'a>(text: &'a str, pen: &mut Pen) -> &'a str {
    let Some(body) = text.strip_prefix('[') else { return text };
    let Some(end) = body.find(|c: char| ('@'..='~').contains(&c)) else { return "" };
    if body[end..].starts_with('m') {
        for parameter in body[..end].split(';') {
            match parameter.parse::<u8>().unwrap_or(0) {
                0 => *pen = Pen::default(),
                1 => pen.bold = true,
                2 => pen.dim = true,
                code @ (30..=37 | 90..=97) => pen.color = Some(code),
                39 => pen.color = None,
                _ => {}
            }
        }
    }
    &body[end + 1..]
}

impl Run {
    fn put(&mut self, pen: &Pen, c: char) {
        match self.segments.last_mut() {
            Some(segment) if segment.pen == *pen => segment.text.push(c),
            _ => self.segments.push(Segment { pen: pen.clone(), text: c.to_string() }),
        }
    }

    fn width(&self) -> usize {
        self.segments.iter().map(|s| s.text.width()).sum()
    }

    /// The run as text elements whose left edge is `x`.
    fn svg(&self, x: usize, y: usize) -> String {
        let (direction, anchor) = match self.isolate {
            Isolate::None => return self.columns(x, y),
            Isolate::LeftToRight => ("ltr", "start"),
            // The end of a text that runs right to left is its left edge.
            Isolate::RightToLeft => ("rtl", "end"),
        };
        let spans: String = self.segments.iter().map(|s| format!("<tspan{}>{}</tspan>", s.pen.attributes(), escaped(&s.text))).collect();
        format!(
            "<text x=\"{x}\" y=\"{y}\" direction=\"{direction}\" text-anchor=\"{anchor}\" xml:space=\"preserve\" style=\"unicode-bidi:plaintext\">{spans}</text>\n"
        )
    }

    /// The run as one text element a word: each stands where its column is, whatever the font's own widths are.
    fn columns(&self, x: usize, y: usize) -> String {
        let mut out = String::new();
        let mut column = 0;
        for segment in &self.segments {
            for (start, word) in words(&segment.text) {
                out.push_str(&format!(
                    "<text x=\"{}\" y=\"{y}\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"{}>{}</text>\n",
                    x + (column + start) * CELL,
                    word.width() * CELL,
                    segment.pen.attributes(),
                    escaped(word),
                ));
            }
            column += segment.text.width();
        }
        out
    }
}

/// The words of a text with the columns in which they begin.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut column = 0;
    let mut words = Vec::new();
    for word in text.split(' ') {
        if !word.is_empty() {
            words.push((column, word));
        }
        column += word.width() + 1;
    }
    words
}

impl Pen {
    fn attributes(&self) -> String {
        let mut out = String::new();
        if let Some(color) = self.color {
            let color = match color {
                31 | 91 => "#f38ba8",
                32 | 92 => "#a6e3a1",
                33 | 93 => "#f9e2af",
                34 | 94 => "#89b4fa",
                35 | 95 => "#cba6f7",
                36 | 96 => "#94e2d5",
                _ => FOREGROUND,
            };
            out.push_str(&format!(" fill=\"{color}\""));
        }
        if self.bold {
            out.push_str(" font-weight=\"bold\"");
        }
        if self.dim {
            out.push_str(" opacity=\"0.55\"");
        }
        out
    }
}

/// Text as XML takes it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_at_their_columns_in_their_colours() {
        let svg = picture("a \u{1B}[1;31mb & <c>\u{1B}[0m");
        assert!(
            svg.contains(&format!("<text x=\"{MARGIN}\" y=\"320\" textLength=\"84\" lengthAdjust=\"spacingAndGlyphs\">a</text>")),
            "{svg}"
        );
        let b = format!(
            "<text x=\"{}\" y=\"320\" textLength=\"84\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#f38ba8\" font-weight=\"bold\">b</text>",
            MARGIN + 168
        );
        assert!(svg.contains(&b), "{svg}");
        assert!(svg.contains(">&amp;</text>") && svg.contains(">&lt;c&gt;</text>"), "{svg}");
    }

    #[test]
    fn rows_that_run_right_to_left_are_set_so() {
        let svg = picture("   1 │ \u{2067}بلغ ⟦\u{1B}[34m٤٥\u{1B}[0m⟧\u{2069}:2");
        assert!(svg.contains("direction=\"rtl\" text-anchor=\"end\""), "{svg}");
        assert!(svg.contains("<tspan>بلغ ⟦</tspan><tspan fill=\"#89b4fa\">٤٥</tspan><tspan>⟧</tspan></text>"), "{svg}");
        assert!(!svg.contains(['\u{2067}', '\u{2069}', '\u{1B}']));
    }

    #[test]
    fn an_isolate_within_another_stays_in_its_row() {
        let svg = picture("\u{2067}بين \u{2066}1-2\u{2069} و3\u{2069}4");
        assert!(svg.contains("<tspan>بين \u{2066}1-2\u{2069} و3</tspan></text>"), "{svg}");
    }

    #[test]
    fn rows_that_only_hold_such_words_are_set_whole() {
        let svg = picture("\u{2066}the daily الأيام\u{2069}");
        assert!(svg.contains("direction=\"ltr\" text-anchor=\"start\"") && svg.contains("<tspan>the daily الأيام</tspan>"), "{svg}");
    }

    #[test]
    fn unknown_and_broken_sequences_vanish_and_controls_show() {
        let svg = picture("a\u{1B}[2Jb\u{7}\n\u{1B}[31");
        assert!(svg.contains(">ab\u{FFFD}</text>"), "{svg}");
        assert!(!svg.contains("31<"));
    }
}
