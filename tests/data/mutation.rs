//! Samples that were changed in places, given to every target: a fuzzer's poor cousin, which needs nothing and does the same each time.
//!
//! `FACTLINT_MUTATE=600 cargo test --test data mutation` goes on for ten minutes (shared by the targets), with other changes each time.
//! What makes a target panic is printed as an escaped text, to become a test.

use super::stored::{files, root};
use super::targets::{self, TARGETS};
use libtest_mimic::Trial;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// One test for each target.
pub(crate) fn trials() -> Vec<Trial> {
    TARGETS.iter().map(|(name, _)| Trial::test(format!("mutation {name}"), || Ok(survives(name)?))).collect()
}

fn survives(name: &str) -> Result<(), String> {
    let seeds = seeds(name);
    if seeds.is_empty() {
        return Err(format!("no sample for {name}"));
    }
    let long = std::env::var("FACTLINT_MUTATE").ok().and_then(|s| s.parse().ok()).map(Duration::from_secs);
    let until = long.map(|all| Instant::now() + all / u32::try_from(TARGETS.len()).unwrap_or(1));
    let now = || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let seed = if long.is_some() { now() } else { 7 };
    let mut random = Random(seed);
    for run in 0_u32.. {
        if until.map_or(run >= 120, |until| Instant::now() >= until) {
            break;
        }
        let bytes = mutated(&seeds, &mut random);
        if catch_unwind(AssertUnwindSafe(|| targets::run(name, &bytes))).is_err() {
            return Err(format!("{name} panics (seed {seed}, run {run}) at b\"{}\"", bytes.escape_ascii()));
        }
    }
    Ok(())
}

/// A sample of up to 4 kB: a longer one is slower and shows no more.
fn seeds(name: &str) -> Vec<Vec<u8>> {
    let of = |places: &[(&str, &str)]| -> Vec<Vec<u8>> {
        let paths = places.iter().flat_map(|(folder, ending)| files(folder, ending));
        paths.filter_map(|p| fs::read(p).ok()).map(|b| if name == "docx" { b } else { b.into_iter().take(4096).collect() }).collect()
    };
    match name {
        "plain" | "check" => of(&[("samples", "txt"), ("tests/formats", "txt")]),
        "markdown" => of(&[("samples", "md"), ("tests/articles", "md")]),
        "html" => of(&[("tests/formats", "html"), ("tests/sites", "html")]),
        "docx" => of(&[("tests/formats", "docx")]).into_iter().chain(DOCUMENTS.map(|d| d.as_bytes().to_vec())).collect(),
        "srt" | "vtt" => of(&[("tests/formats", "srt"), ("tests/formats", "vtt")]),
        "jsonl" => {
            let texts = of(&[("samples", "txt")]);
            let line = |text: &Vec<u8>| {
                let text = String::from_utf8_lossy(text);
                let sources = [serde_json::json!({"name": "release", "text": text})];
                let facts = [serde_json::json!({"says": "The zoo has 12 storks.", "valid": {"from": "2024-01-01"}})];
                serde_json::json!({"id": 7, "title": "Twelve die", "text": text, "date": "2024-11-21", "sources": sources, "facts": facts})
            };
            texts.iter().map(|t| line(t).to_string().into_bytes()).collect()
        }
        "rule_file" => of(&[("rules/checks", "yaml"), ("samples", "yaml")]),
        "fact_sheet" => of(&[("samples/facts", "yaml"), ("samples/facts", "csv"), ("samples/newsroom/facts", "yaml")]),
        "settings" => {
            let named = |name: &str| fs::read(root().join(name)).ok();
            ["rules/factlint.yaml", "samples/newsroom/factlint.yaml", "samples/newsroom/waivers.yaml"]
                .into_iter()
                .filter_map(named)
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Parts of Word documents as they lie in their archives.
const DOCUMENTS: [&str; 2] = [
    "<?xml version='1.0'?><w:document xmlns:w='w'><w:body><w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Ferry sinks</w:t></w:r></w:p>\
     <w:p><w:r><w:t xml:space='preserve'>The ferry &amp; its 40 </w:t></w:r><w:hyperlink><w:r><w:t>passengers</w:t></w:r></w:hyperlink><w:r><w:br/>\
     <w:t>sank on 31 June 2024.</w:t></w:r></w:p><w:p><w:ins><w:r><w:t>Twelve died.</w:t></w:r></w:ins><w:del><w:r><w:delText>Ten</w:delText></w:r>\
     </w:del></w:p></w:body></w:document>",
    "<w:document><w:body><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc>\
     </w:tr><w:tr><w:tc><w:p><w:r><w:t>٤٥ طائرًا</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:footnoteReference w:id='2'/><w:tab/>\
     <w:t><![CDATA[12]]> &#x33;</w:t></w:r></w:p></w:body></w:document>",
];

/// What formats, numbers and strangers are made of.
const PIECES: &[&str] = &[
    "\0",
    "\r",
    "\r\n",
    "\n\n",
    "\u{FEFF}",
    "\u{202E}",
    "\u{1B}[2J",
    "\u{85}",
    "\u{301}",
    "\u{200F}",
    "💰",
    "٣١ يونيو ٢٠٢٤",
    "،",
    "31 June 2024",
    "99999999999999999999999999",
    "1e999999999",
    "0.0000000000000000000000000000001",
    "1/0",
    "-1",
    "0",
    "%",
    "percent",
    "million",
    "between 9 and 6",
    "<",
    "</p>",
    "<!--",
    "-->",
    "<table><tr><td>",
    "&#x110000;",
    "&nbsp;",
    "|---|",
    "---\n",
    "```\n",
    "[^1]: ",
    "{\\an8}",
    " --> ",
    "{",
    "}",
    "[",
    "]",
    ": ",
    "- ",
    "&a ",
    "*a",
    "!!binary ",
    "!!python/object:a ",
    "\"\\ud83d\"",
    "? ",
    "\t",
    "'",
    "<w:p><w:r><w:t>",
    "</w:t></w:r></w:p>",
    "<w:tbl><w:tr><w:tc>",
    "<w:gridSpan w:val='9999999999'/>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "\"",
    ",",
    "null",
    "~",
    ".nan",
    ".inf",
];

/// One of the seeds, changed in one to eight places.
fn mutated(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = random.of(seeds).clone();
    for _ in 0..=random.below(8) {
        let (at, to) = (random.below(bytes.len() + 1), random.below(bytes.len() + 1));
        let (from, to) = (at.min(to), at.max(to).min(at.min(to) + 400));
        match random.below(8) {
            0 => drop(bytes.drain(from..to)),
            1 => drop(bytes.splice(at..at, bytes[from..to].to_vec())),
            2 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            3 => bytes.insert(at, u8::try_from(random.below(256)).unwrap_or(0)),
            4 => {
                let other = random.of(seeds);
                let start = random.below(other.len() + 1);
                let piece = other[start..other.len().min(start + random.below(200))].to_vec();
                drop(bytes.splice(at..at, piece));
            }
            5 if random.below(8) == 0 => bytes.truncate(at),
            _ => drop(bytes.splice(at..at, random.of(PIECES).bytes())),
        }
    }
    bytes
}

/// `SplitMix64`.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Below a bound that is not nought.
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound).unwrap_or(1)).unwrap_or(0)
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}
