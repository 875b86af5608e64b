//! `extract`.

use super::args::{Reading, Shape};
use super::{Outcome, show, sink};
use crate::analysis;
use crate::analysis::view::{mentions, trails};
use crate::report::{mentions_highlight, mentions_json, mentions_text};
use std::path::Path;

/// Shows what was read.
pub(crate) fn extract(config: Option<&Path>, arguments: &Reading) -> Outcome {
    let shown = &arguments.shown;
    let color = sink::options(&shown.look, sink::on_terminal(&shown.look)).color;
    show::show(config, shown, |document, settings| {
        // In a language without a pack nothing was read.
        let analysis = analysis::extract(document, settings);
        let read = analysis.as_ref().map(|analysis| mentions(analysis, shown.all)).unwrap_or_default();
        match shown.format {
            Shape::Text if arguments.highlight => mentions_highlight(document, &read, color),
            Shape::Text => {
                let told = analysis.as_ref().ok().filter(|_| arguments.trail);
                mentions_text(document, &read, &told.map(|analysis| trails(analysis, shown.all)).unwrap_or_default())
            }
            Shape::Json | Shape::Jsonl => mentions_json(document, &read),
        }
    })
}
