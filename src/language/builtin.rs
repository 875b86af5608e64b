//! The packs and measures that are compiled in; each is made ready when it is first asked for.

use super::{Language, Measures, load, written};
use std::sync::{LazyLock, OnceLock};

/// Name, JSON, YAML.
type Shipped = &'static [(&'static str, &'static str, &'static str)];
static PACKS: Shipped = include!(concat!(env!("OUT_DIR"), "/languages.rs"));
static MEASURES: Shipped = include!(concat!(env!("OUT_DIR"), "/measures.rs"));

static READY: [OnceLock<Option<Language>>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
static UNITS: LazyLock<Measures> = LazyLock::new(|| read_measures().unwrap_or_default());

fn table(name: &str) -> Result<&'static str, String> {
    MEASURES.iter().find(|(n, ..)| *n == name).map(|(_, json, _)| *json).ok_or_else(|| format!("rules/measures/{name}.yaml is missing"))
}

fn read_measures() -> Result<Measures, String> {
    let units = serde_json::from_str(table("units")?).map_err(|e| format!("units.yaml: {e}"))?;
    let currencies = serde_json::from_str(table("currencies")?).map_err(|e| format!("currencies.yaml: {e}"))?;
    let holidays = serde_json::from_str(table("holidays")?).map_err(|e| format!("holidays.yaml: {e}"))?;
    Measures::new(units, currencies)?.with_holidays(holidays)
}

fn read_pack(json: &str) -> Result<Language, String> {
    let pack: written::Pack = serde_json::from_str(json).map_err(|e| e.to_string())?;
    load(&pack, measures()).map_err(|e| e.to_string())
}

/// The units of measure, the currencies and the named days.
#[must_use]
pub fn measures() -> &'static Measures {
    &UNITS
}

/// The codes of the languages that ship, sorted.
pub fn codes() -> impl Iterator<Item = &'static str> {
    PACKS.iter().map(|(code, ..)| *code)
}

/// The language of a BCP 47 tag (`en`, `en-AU`), when a pack covers it.
#[must_use]
pub fn by_code(tag: &str) -> Option<&'static Language> {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    let i = PACKS.iter().position(|(code, ..)| code.eq_ignore_ascii_case(primary))?;
    // A pack that ships is held sound by the tests below: none here is a pack that does not exist.
    READY[i].get_or_init(|| read_pack(PACKS[i].1).ok()).as_ref()
}

/// The YAML of a pack, for people who start their own.
#[must_use]
pub fn shipped_yaml(code: &str) -> Option<&'static str> {
    PACKS.iter().find(|(c, ..)| *c == code).map(|(.., yaml)| *yaml)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_pack_and_measure_loads() {
        read_measures().unwrap();
        for (code, json, _) in PACKS {
            read_pack(json).unwrap_or_else(|e| panic!("{code}: {e}"));
        }
        assert!(by_code("en-AU").is_some() && by_code("ar").is_some() && by_code("tlh").is_none());
    }
}
