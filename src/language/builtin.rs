//! The packs and measures that are compiled in; each is made ready when it is first asked for.

use super::{Language, Measures};
use std::sync::{LazyLock, OnceLock};

/// A pack that ships: its code, what `build.rs` made of it in three pieces, and the YAML.
struct Shipped {
    code: &'static str,
    head: &'static str,
    text: &'static str,
    tables: &'static [u8],
    yaml: &'static str,
}
static PACKS: &[Shipped] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));
/// Name, JSON, YAML.
static MEASURES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/measures.rs"));

impl Shipped {
    fn ready(&self) -> Result<Language, super::Broken> {
        super::ready(self.head, self.text, self.tables)
    }
}

static READY: [OnceLock<Option<Language>>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
static UNITS: LazyLock<Measures> = LazyLock::new(|| read_measures().unwrap_or_default());

fn table(name: &str) -> Result<&'static str, String> {
    MEASURES.iter().find(|(n, ..)| *n == name).map(|(_, json, _)| *json).ok_or_else(|| format!("rules/measures/{name}.yaml is missing"))
}

fn read_measures() -> Result<Measures, String> {
    Measures::from_json(table("units")?, table("currencies")?, table("holidays")?)
}

/// The units of measure, the currencies and the named days.
#[must_use]
pub fn measures() -> &'static Measures {
    &UNITS
}

/// The codes of the languages that ship, sorted.
pub fn codes() -> impl Iterator<Item = &'static str> {
    PACKS.iter().map(|p| p.code)
}

/// The language of a BCP 47 tag (`en`, `en-AU`), when a pack covers it.
#[must_use]
pub fn by_code(tag: &str) -> Option<&'static Language> {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    let i = PACKS.iter().position(|p| p.code.eq_ignore_ascii_case(primary))?;
    // A pack that ships is held sound by the tests below: none here is a pack that does not exist.
    READY[i].get_or_init(|| PACKS[i].ready().ok()).as_ref()
}

/// The YAML of a pack, for people who start their own.
#[must_use]
pub fn shipped_yaml(code: &str) -> Option<&'static str> {
    PACKS.iter().find(|p| p.code == code).map(|p| p.yaml)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_pack_and_measure_loads() {
        read_measures().unwrap();
        for pack in PACKS {
            pack.ready().unwrap_or_else(|e| panic!("{}: {e}", pack.code));
        }
        assert!(by_code("en-AU").is_some() && by_code("ar").is_some() && by_code("tlh").is_none());
    }
}
