//! Prints every pair of an article's figure and one of its sources', with what holds of it, one JSON object a line: what
//! `tests/scores/fit_evidence.py` fits the weights of `rules/evidence.yaml` on.
//!
//! usage: evidence BATCH.jsonl…
//!
//! The batches are those that `check` reads, each document with its `sources`.
#![expect(clippy::expect_used, reason = "a tool for those who build it: a broken input should stop it")]

use factlint::analysis::{Settings, analyze, source};
use factlint::facts::{Held, Known, evidence};
use factlint::{document, language};
use std::io::Write as _;
use std::sync::Arc;

fn main() {
    let out = std::io::stdout();
    let mut out = std::io::BufWriter::new(out.lock());
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).expect("the batch can be read");
        for line in text.lines() {
            let item = document::batch_line(line).expect("the line is a document");
            let settings = Settings { language: item.document.meta.language.clone(), ..Settings::default() };
            let read = |s: &document::Source| Arc::new(source(document::plain(&s.name, s.text.clone()), &settings));
            let held = Held::against(item.sources.iter().map(read).collect(), true, Arc::new(Known::default()));
            let settings = Settings { held: Arc::new(held), ..settings };
            let Ok(analysis) = analyze(&item.document, &settings) else { continue };
            for (number, story) in analysis.stories.iter().enumerate() {
                for pair in evidence(language::measures(), &story.points, &settings.held) {
                    let features: serde_json::Map<_, _> = pair
                        .features
                        .iter()
                        .filter_map(|(f, much)| Some((serde_json::to_value(f).ok()?.as_str()?.to_owned(), serde_json::Value::from(*much))))
                        .collect();
                    let (source, point) = pair.at;
                    let said = story.points.all[pair.point as usize].span.slice(&item.document.prose);
                    let source = &settings.held.sources[source as usize];
                    let row = serde_json::json!({
                        "id": item.id, "story": number, "point": pair.point, "said": said, "list": pair.list,
                        "source": source.quote(source.points.all[point as usize].span), "at": [pair.at.0, point],
                        "fit": format!("{:?}", pair.fit), "features": features,
                    });
                    writeln!(out, "{row}").expect("the output can be written");
                }
            }
        }
    }
}
