//! Prints every pair of claims that linking looks at, with its features, one JSON object a line: what `tests/scores/fit.py` fits the weights of
//! `rules/linking.yaml` on.
//!
//! usage: pairs BATCH.jsonl…
#![expect(clippy::expect_used, clippy::print_stdout, reason = "a tool for those who build it: a broken input should stop it")]

use factlint::analysis::{Settings, analyze};
use factlint::{document, language, linking};
use std::io::Write as _;

fn main() {
    let out = std::io::stdout();
    let mut out = std::io::BufWriter::new(out.lock());
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).expect("the batch can be read");
        for (line, number) in text.lines().zip(0..) {
            let item = document::batch_line(line).expect("the line is a document");
            let Ok(analysis) = analyze(&item.document, &Settings::default()) else { continue };
            for read in &analysis.stories {
                let story =
                    linking::Story { language: analysis.language, measures: language::measures(), claims: &read.claims, lead: read.lead };
                for pair in linking::pairs(story) {
                    let place = |claim: u32| {
                        let claim = &read.claims[claim as usize];
                        let source = item.document.map.source(claim.span).map_or((0, 0), |p| (p.span.start, p.span.end));
                        let value = claim.quantity.map(|q| q.value.to_string());
                        serde_json::json!([source.0, source.1, claim.span.slice(&item.document.prose), value])
                    };
                    let agree = {
                        let q = |c: u32| read.claims[c as usize].quantity;
                        q(pair.first).zip(q(pair.second)).is_some_and(|(p, q)| p.agrees(&q))
                    };
                    let features: serde_json::Map<_, _> =
                        pair.reasons.iter().map(|r| (r.feature.to_owned(), serde_json::Value::from(r.times))).collect();
                    let row = serde_json::json!({
                        "file": path, "line": number, "first": place(pair.first), "second": place(pair.second), "agree": agree,
                        "veto": pair.veto.as_ref().map(|v| v.feature), "features": features, "language": analysis.language.code,
                    });
                    writeln!(out, "{row}").expect("the output can be written");
                }
            }
        }
    }
}
