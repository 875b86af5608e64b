//! Compiles `rules/` into what is embedded: rules and measures as JSON, which costs a tenth of YAML to read; languages as the tables that the
//! program looks words up in, so that starting it costs next to nothing. What a person edits stays YAML; a file that is no YAML, or a pack
//! that says what cannot be, fails the build with its name and place.
#![expect(clippy::expect_used, clippy::panic, reason = "a build that cannot read its own rules must stop, and say where")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The rooms that make a language out of a pack: the very files of the library.
#[path = "src/values/mod.rs"]
#[allow(dead_code, unreachable_pub, unused_imports, missing_docs, reason = "a part of the library is used here")]
mod values;
#[allow(dead_code, unreachable_pub, unused_imports, missing_docs, reason = "a part of the library is used here")]
#[path = "src/language"]
mod language {
    mod compiled;
    mod contested;
    mod cue;
    mod filing;
    mod fold;
    mod interner;
    mod lexicon;
    mod load;
    mod measures;
    mod pairs;
    mod readings;
    mod ready;
    pub mod scan;
    mod script;
    mod sense;
    mod starts;
    pub mod written;

    pub use compiled::{Compiled, compile};
    pub use contested::Contested;
    pub use cue::{Cue, CueSet};
    pub use fold::{Clitics, Folding};
    pub use interner::Interner;
    pub use lexicon::{FrameId, Lexicon, NounId, Word};
    pub use load::load;
    pub use measures::{Dimension, Measures, UnitId};
    pub use readings::Readings;
    pub use ready::Language;
    pub use script::Script;
    pub use sense::{Form, MonthName, RangeWord, Sense, Side, TimeSet, TimeWord};
    pub use starts::{Gist, Mark, Starts};
}

fn main() {
    for path in ["rules", "build.rs", "src/language", "src/values"] {
        println!("cargo:rerun-if-changed={path}");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    for name in ["linking", "evidence"] {
        let weights = fs::read_to_string(format!("rules/{name}.yaml")).unwrap_or_else(|e| panic!("rules/{name}.yaml: {e}"));
        let weights: serde_yaml::Value = serde_yaml::from_str(&weights).unwrap_or_else(|e| panic!("rules/{name}.yaml: {e}"));
        fs::write(out.join(format!("{name}.json")), serde_json::to_string(&weights).expect("maps and numbers"))
            .expect("OUT_DIR can be written");
    }
    for folder in ["measures", "checks", "reports"] {
        let mut table = String::from("&[\n");
        for path in files(&Path::new("rules").join(folder)) {
            let name = path.file_stem().and_then(|s| s.to_str()).expect("names of rule files are plain").to_owned();
            let yaml = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let mut value: serde_yaml::Value = serde_yaml::from_str(&yaml).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            // The examples are three quarters of a rule, and only its tests and its page ask for them.
            if folder == "checks" {
                let examples = value.as_mapping_mut().and_then(|m| m.remove("examples")).unwrap_or_default();
                let examples = serde_json::to_string(&examples).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
                fs::write(out.join(format!("examples-{name}.json")), examples).expect("OUT_DIR can be written");
            }
            let json = serde_json::to_string(&value).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let json_path = out.join(format!("{folder}-{name}.json"));
            fs::write(&json_path, json).expect("OUT_DIR can be written");
            let yaml_path = fs::canonicalize(&path).expect("it was just read");
            write!(table, "(\"{name}\", include_str!({json_path:?}), include_str!({yaml_path:?})").expect("a string takes all");
            if folder == "checks" {
                write!(table, ", include_str!({:?})", out.join(format!("examples-{name}.json"))).expect("a string takes all");
            }
            table.push_str("),\n");
        }
        table.push_str("]\n");
        fs::write(out.join(format!("{folder}.rs")), table).expect("OUT_DIR can be written");
    }
    languages(&out);
}

/// Makes the tables of every pack.
fn languages(out: &Path) {
    let measure = |name: &str| fs::read_to_string(out.join(format!("measures-{name}.json"))).expect("it was just written");
    let measures = language::Measures::from_json(&measure("units"), &measure("currencies"), &measure("holidays"))
        .unwrap_or_else(|e| panic!("rules/measures: {e}"));
    let mut table = String::from("&[\n");
    for path in files(Path::new("rules/languages")) {
        let code = path.file_stem().and_then(|s| s.to_str()).expect("names of packs are plain").to_owned();
        let yaml = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let pack: language::written::Pack = serde_yaml::from_str(&yaml).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let language = language::load(&pack, &measures).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let compiled = language::compile(&pack, &language).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let piece = |kind: &str, bytes: &[u8]| {
            let path = out.join(format!("language-{code}.{kind}"));
            fs::write(&path, bytes).expect("OUT_DIR can be written");
            path
        };
        let head = piece("json", compiled.head.as_bytes());
        let text = piece("txt", compiled.text.as_bytes());
        let tables = piece("tables", &compiled.tables);
        let yaml = fs::canonicalize(&path).expect("it was just read");
        writeln!(
            table,
            "Shipped {{ code: {code:?}, head: include_str!({head:?}), text: include_str!({text:?}), tables: include_bytes!({tables:?}), yaml: include_str!({yaml:?}) }},"
        )
        .expect("a string takes all");
    }
    table.push_str("]\n");
    fs::write(out.join("languages.rs"), table).expect("OUT_DIR can be written");
}

/// The YAML files of a folder, sorted, so that the same tree gives the same program.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|x| x == "yaml")).collect();
    paths.sort();
    paths
}
