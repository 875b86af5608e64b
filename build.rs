//! Compiles `rules/` into JSON that is embedded: YAML costs 70 ns a byte to read, JSON a tenth. What a person edits
//! stays YAML; a file that is no YAML fails the build with its name and place.
#![expect(clippy::expect_used, clippy::panic, reason = "a build that cannot read its own rules must stop, and say where")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=rules");
    println!("cargo:rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    for name in ["linking", "evidence"] {
        let weights = fs::read_to_string(format!("rules/{name}.yaml")).unwrap_or_else(|e| panic!("rules/{name}.yaml: {e}"));
        let weights: serde_yaml::Value = serde_yaml::from_str(&weights).unwrap_or_else(|e| panic!("rules/{name}.yaml: {e}"));
        fs::write(out.join(format!("{name}.json")), serde_json::to_string(&weights).expect("maps and numbers"))
            .expect("OUT_DIR can be written");
    }
    for folder in ["languages", "measures", "checks"] {
        let mut table = String::from("&[\n");
        for path in files(&Path::new("rules").join(folder)) {
            let name = path.file_stem().and_then(|s| s.to_str()).expect("names of rule files are plain").to_owned();
            let yaml = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let value: serde_yaml::Value = serde_yaml::from_str(&yaml).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let json = serde_json::to_string(&value).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let json_path = out.join(format!("{folder}-{name}.json"));
            fs::write(&json_path, json).expect("OUT_DIR can be written");
            let yaml_path = fs::canonicalize(&path).expect("it was just read");
            writeln!(table, "(\"{name}\", include_str!({:?}), include_str!({:?})),", json_path, yaml_path).expect("a string takes all");
        }
        table.push_str("]\n");
        fs::write(out.join(format!("{folder}.rs")), table).expect("OUT_DIR can be written");
    }
}

/// The YAML files of a folder, sorted, so that the same tree gives the same program.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|x| x == "yaml")).collect();
    paths.sort();
    paths
}
