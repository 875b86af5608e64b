//! `languages`.

use super::Outcome;
use super::run;
use crate::language;

/// Lists the languages, and what each does not cover.
pub(crate) fn languages() -> Outcome {
    run::print(|| {
        let mut out = String::new();
        for language in language::codes().filter_map(language::by_code) {
            let lexicon = &language.lexicon;
            let has = format!("{} nouns, {} frames", lexicon.nouns.len(), lexicon.frames.len());
            out.push_str(&format!("{:<4} {} ({has})\n", language.code, language.name));
            for gap in &language.partial {
                out.push_str(&format!("     not covered: {gap}\n"));
            }
        }
        out.push_str("\nBlocks in other languages are passed over and stand in `not_checked`.\n");
        Ok(out)
    })
}
