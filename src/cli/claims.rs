//! `claims`.

use super::args::{Extract, Shape};
use super::{Outcome, show};
use crate::analysis::{analyze, view};
use crate::report::{claims_json, claims_text};
use std::path::Path;

/// Shows what each figure is taken to say, and what was compared with what.
pub(crate) fn claims(config: Option<&Path>, arguments: &Extract) -> Outcome {
    show::show(config, arguments, |document, settings| {
        let analysis = analyze(document, settings).ok();
        let stories = analysis.as_ref().map(view::stories).unwrap_or_default();
        match arguments.format {
            Shape::Text => claims_text(document, &stories),
            Shape::Json | Shape::Jsonl => claims_json(document, analysis.as_ref().map(|a| a.language.code.as_str()), &stories),
        }
    })
}
