//! Prints every pair of claims that linking looks at, with its features, one JSON object a line: what `tests/scores/fit.py` fits the weights of
//! `rules/linking.yaml` on.
//!
//! usage: pairs [--plant] BATCH.jsonl…
//!
//! With `--plant` each figure that a story gives twice is altered in its second place, one at a time, and the pair is printed as it is then
//! seen: what a slip looks like to the linker. Half of the slips are of the hand (a digit, a swap, a nought), half are other values.
#![expect(clippy::expect_used, reason = "a tool for those who build it: a broken input should stop it")]

use factlint::analysis::{Settings, analyze};
use factlint::claims::Claim;
use factlint::linking::{Pair, Story, pairs};
use factlint::values::{Number, repairs};
use factlint::{document, language};
use std::io::Write as _;

fn main() {
    let mut paths: Vec<String> = std::env::args().skip(1).collect();
    let plant = paths.first().is_some_and(|a| a == "--plant");
    if plant {
        paths.remove(0);
    }
    let out = std::io::stdout();
    let mut out = std::io::BufWriter::new(out.lock());
    for path in &paths {
        let text = std::fs::read_to_string(path).expect("the batch can be read");
        for (line, number) in text.lines().zip(0_u32..) {
            let item = document::batch_line(line).expect("the line is a document");
            let Ok(analysis) = analyze(&item.document, &Settings::default()) else { continue };
            for read in &analysis.stories {
                let story = Story { language: analysis.language, measures: language::measures(), claims: &read.claims, lead: read.lead };
                let mut print = |pair: &Pair, claims: &[Claim]| {
                    let place = |claim: u32| {
                        let claim = &claims[claim as usize];
                        let source = item.document.map.source(claim.span).map_or((0, 0), |p| (p.span.start, p.span.end));
                        let value = claim.quantity.map(|q| q.value.to_string());
                        serde_json::json!([source.0, source.1, claim.span.slice(&item.document.prose), value])
                    };
                    let features: serde_json::Map<_, _> =
                        pair.reasons.iter().map(|r| (r.feature.to_owned(), serde_json::Value::from(r.times))).collect();
                    let row = serde_json::json!({
                        "file": path, "line": number, "first": place(pair.first), "second": place(pair.second),
                        "agree": agree(claims, pair), "veto": pair.veto.as_ref().map(|v| v.feature), "features": features,
                        "language": analysis.language.code,
                    });
                    writeln!(out, "{row}").expect("the output can be written");
                };
                if plant {
                    planted(story, number, &mut print);
                } else {
                    pairs(story).iter().for_each(|pair| print(pair, story.claims));
                }
            }
        }
    }
}

fn agree(claims: &[Claim], pair: &Pair) -> bool {
    let q = |c: u32| claims[c as usize].quantity;
    q(pair.first).zip(q(pair.second)).is_some_and(|(p, q)| p.agrees(&q))
}

/// Alters each repeated figure in turn.
fn planted(story: Story<'_>, seed: u32, print: &mut impl FnMut(&Pair, &[Claim])) {
    let repeated = |p: &&Pair| {
        let (a, b) = (&story.claims[p.first as usize], &story.claims[p.second as usize]);
        let same = a.quantity.zip(b.quantity).is_some_and(|(p, q)| p.value == q.value && p.upper.is_none() && q.upper.is_none());
        same && a.quantity.is_some_and(|q| q.value >= Number::whole(3))
            && (a.measure.is_some() || a.subject.head.is_some() && a.subject.head == b.subject.head)
    };
    let all = pairs(story);
    let mut done = std::collections::BTreeSet::new();
    for pair in all.iter().filter(repeated) {
        if !done.insert(pair.second) {
            continue;
        }
        let mut claims = story.claims.to_vec();
        let mut random = seed.wrapping_mul(2_654_435_761).wrapping_add(pair.second.wrapping_mul(40_503)).wrapping_add(pair.first);
        let Some(q) = claims[pair.second as usize].quantity.as_mut() else { continue };
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let Some(value) = other(q.value, random >> 8) else { continue };
        q.value = value;
        let again = pairs(Story { claims: &claims, ..story });
        if let Some(pair) = again.iter().find(|p| p.first == pair.first && p.second == pair.second) {
            print(pair, &claims);
        }
    }
}

/// Another value: by a slip of the hand, or a tenth to a half away.
fn other(value: Number, random: u32) -> Option<Number> {
    if random.is_multiple_of(2) {
        let unit = value.trailing_unit();
        let digits = value.divide(unit)?;
        let slips = repairs(digits);
        let pick = slips.get((random as usize / 2) % slips.len().max(1))?;
        return pick.0.times(unit);
    }
    let share = 11 + i64::from(random / 2 % 40);
    let times = if (random / 128).is_multiple_of(2) { Number::ratio(100 + share, 100)? } else { Number::ratio(100, 100 + share)? };
    let unit = value.trailing_unit();
    let rounded = value.times(times)?.divide(unit)?.rounded(0).times(unit)?;
    (rounded != value && rounded > Number::ZERO).then_some(rounded)
}
