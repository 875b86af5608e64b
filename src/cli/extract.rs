//! `extract`.

use super::args::{Extract, Shape};
use super::{Outcome, show};
use crate::analysis;
use crate::analysis::view::mentions;
use crate::report::{mentions_json, mentions_text};

/// Shows what was read.
pub(crate) fn extract(arguments: &Extract) -> Outcome {
    show::show(arguments, |document, settings| {
        // In a language without a pack nothing was read.
        let read = analysis::extract(document, settings).map(|analysis| mentions(&analysis, arguments.all)).unwrap_or_default();
        match arguments.format {
            Shape::Text => mentions_text(document, &read),
            Shape::Json | Shape::Jsonl => mentions_json(document, &read),
        }
    })
}
