//! The passages of a finding as every report lists them.

use super::places::{Places, Spot};
use crate::findings::{Finding, Label};
use crate::text::Part;

/// A labelled passage, of the article or of another text.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    /// What it is in the finding.
    pub(super) label: &'a Label,
    /// Where it stands in the article; none when it stands in another text, or nowhere.
    pub(super) spot: Option<Spot>,
    /// The words there, on one line.
    pub(super) quote: String,
    /// `line:column`, with `title` or the other text's name before it; empty when it stands nowhere.
    pub(super) place: String,
}

impl<'a> Passage<'a> {
    /// The passage of a label.
    pub(super) fn of(label: &'a Label, places: &Places<'_>) -> Self {
        if let Some(there) = &label.source {
            let place = format!("{}:{}:{}", there.name, there.line, there.column);
            return Self { label, spot: None, quote: one_line(&there.quote), place };
        }
        let spot = places.spot(label.span);
        let quote = spot.as_ref().map_or_else(String::new, |s| one_line(&s.quote));
        let place = spot.as_ref().map_or_else(String::new, place);
        Self { label, spot, quote, place }
    }
}

/// All passages of a finding, those beyond the eighth included.
pub(super) fn passages<'a>(finding: &'a Finding, places: &'a Places<'_>) -> impl Iterator<Item = Passage<'a>> {
    finding.labels.iter().chain(&finding.more).map(|l| Passage::of(l, places))
}

/// The passage of the article that a finding jumps to.
pub(super) fn first(finding: &Finding, places: &Places<'_>) -> Option<Spot> {
    finding.labels.iter().find(|l| l.source.is_none()).and_then(|l| places.spot(l.span))
}

/// `3:9`, `title:1:4`.
pub(super) fn place(spot: &Spot) -> String {
    let title = if spot.part == Part::Title { "title:" } else { "" };
    format!("{title}{}:{}", spot.position.line, spot.position.column)
}

/// A text with its white space, line feeds too, made single spaces.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
