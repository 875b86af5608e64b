//! Units of measure, money and time: what they measure and how they convert.

use super::written;
use crate::values::{Holiday, Number, YearDay};

/// A unit by its place in the measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct UnitId(pub u16);

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// metre
    Length,
    /// square metre
    Area,
    /// cubic metre
    Volume,
    /// kilogram
    Mass,
    /// second
    Time,
    /// metre per second
    Speed,
    /// degree Celsius; conversion has an offset
    Temperature,
    /// watt
    Power,
    /// joule
    Energy,
    /// byte
    Data,
    /// pascal
    Pressure,
    /// percent of a whole
    Share,
    /// percentage point
    Points,
    /// money; each currency is a dimension of its own, but for those a symbol leaves open
    Money,
    /// degree of an angle, or of an untold temperature
    Angle,
    /// anything else, comparable only with the same unit
    Other,
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// UCUM-style code, or ISO 4217 for money: `km`, `Cel`, `USD`, `%`.
    pub code: String,
    /// What it measures.
    pub dimension: Dimension,
    /// How many of the dimension's base unit it is.
    pub factor: Number,
    /// What is added after multiplying by the factor (temperatures).
    pub offset: Number,
    /// The unit in whose terms it is reported, by factor: cents of a dollar, decades in years.
    pub of: Option<UnitId>,
    /// For money whose country the text does not tell (`$`): the currencies it may be.
    pub may_be: Vec<String>,
}

/// All units.
#[derive(Debug, Default)]
pub struct Measures {
    units: Vec<Unit>,
    /// Symbols with a mark or digit, which stand for units wherever they are: `$`, `US$`, `km/h`, `%`.
    symbols: Vec<(String, UnitId)>,
    /// Symbols of letters alone, sorted, with whether they must be written onto the number: `km`, `USD`; `in`.
    letters: Vec<(String, UnitId, bool)>,
    /// By first byte, how long symbols of letters are that begin with it, a bit for each length: most words are none, and this tells.
    lengths: Vec<u64>,
    /// Capital letters that stand for a currency before what can only be a sum: "N412.6bn".
    initials: Vec<(String, UnitId)>,
    /// Named days, by their ids.
    holidays: Vec<(String, Holiday)>,
}

impl Measures {
    /// Reads the tables of `rules/measures/` as JSON.
    ///
    /// # Errors
    /// A key that is none, a factor that is no number, a part whose whole is not listed before it.
    pub fn from_json(units: &str, currencies: &str, holidays: &str) -> Result<Self, String> {
        let units = serde_json::from_str(units).map_err(|e| format!("units.yaml: {e}"))?;
        let currencies = serde_json::from_str(currencies).map_err(|e| format!("currencies.yaml: {e}"))?;
        let holidays = serde_json::from_str(holidays).map_err(|e| format!("holidays.yaml: {e}"))?;
        Self::new(units, currencies)?.with_holidays(holidays)
    }

    /// Builds the table from `units.yaml` and `currencies.yaml`.
    pub(super) fn new(units: Vec<written::Unit>, currencies: Vec<written::Currency>) -> Result<Self, String> {
        let mut out = Self::default();
        for u in units {
            let factor = Number::parse(&u.factor).ok_or_else(|| format!("unit {}: factor {} is no number", u.code, u.factor))?;
            let offset = Number::parse(&u.offset).ok_or_else(|| format!("unit {}: offset {} is no number", u.code, u.offset))?;
            let of = out.whole(u.of.as_deref())?;
            out.add(Unit { code: u.code, dimension: u.dimension, factor, offset, of, may_be: Vec::new() }, u.symbols, u.glued);
        }
        for c in currencies {
            let factor = Number::parse(&c.factor).ok_or_else(|| format!("currency {}: factor {} is no number", c.code, c.factor))?;
            let of = out.whole(c.of.as_deref())?;
            let iso = c.code.bytes().all(|b| b.is_ascii_uppercase()) && c.code.len() == 3;
            let symbols = c.symbols.into_iter().chain(iso.then(|| c.code.clone())).collect();
            let unit = Unit { code: c.code, dimension: Dimension::Money, factor, offset: Number::ZERO, of, may_be: c.may_be };
            out.add(unit, symbols, c.glued);
            out.initials.extend(c.initial.map(|letter| (letter, out.last())));
        }
        out.letters.sort();
        out.lengths = vec![0; 256];
        for (symbol, ..) in &out.letters {
            if let Some(&first) = symbol.as_bytes().first() {
                out.lengths[usize::from(first)] |= 1 << symbol.len().min(63);
            }
        }
        Ok(out)
    }

    /// Adds the named days of `holidays.yaml`.
    pub(super) fn with_holidays(mut self, holidays: Vec<written::Holiday>) -> Result<Self, String> {
        for h in holidays {
            let rule = |text: &String| YearDay::parse(text).ok_or_else(|| format!("holiday {}: `{text}` is no rule for a day", h.id));
            let (first, also) = (h.rule.as_ref().map(rule).transpose()?, h.also.as_ref().map(rule).transpose()?);
            let listed = h.on.iter().map(|d| d.parse().map_err(|_| format!("holiday {}: `{d}` is no date", h.id)));
            let listed = listed.collect::<Result<Vec<_>, _>>()?;
            if first.is_some() != listed.is_empty() {
                return Err(format!("holiday {}: it has either `rule` or `on`", h.id));
            }
            self.holidays.push((h.id, Holiday { rule: first, also, listed, length: h.days }));
        }
        Ok(self)
    }

    /// The place of a named day, by its id.
    #[must_use]
    pub fn holiday_by_id(&self, id: &str) -> Option<u16> {
        self.holidays.iter().position(|(i, _)| i == id).and_then(|i| u16::try_from(i).ok())
    }

    /// A named day.
    #[must_use]
    pub fn holiday(&self, place: u16) -> Option<&Holiday> {
        self.holidays.get(usize::from(place)).map(|(_, h)| h)
    }

    /// A unit that was added before.
    fn whole(&self, code: Option<&str>) -> Result<Option<UnitId>, String> {
        code.map(|c| self.by_code(c).ok_or_else(|| format!("`{c}` must stand before what is a part or multiple of it"))).transpose()
    }

    /// The unit that was added last.
    fn last(&self) -> UnitId {
        UnitId(u16::try_from(self.units.len().saturating_sub(1)).unwrap_or(u16::MAX))
    }

    fn add(&mut self, unit: Unit, symbols: Vec<String>, glued: Vec<String>) {
        self.units.push(unit);
        let id = self.last();
        let (letters, marks): (Vec<_>, Vec<_>) = symbols.into_iter().partition(|s| s.chars().all(char::is_alphabetic));
        self.symbols.extend(marks.into_iter().map(|s| (s, id)));
        self.letters.extend(letters.into_iter().map(|s| (s, id, false)));
        self.letters.extend(glued.into_iter().map(|s| (s, id, true)));
    }

    /// The unit whose symbol is these very letters. Some count only when they are written onto the number.
    #[must_use]
    pub fn by_letters(&self, letters: &str, glued: bool) -> Option<UnitId> {
        let &first = letters.as_bytes().first()?;
        if self.lengths.get(usize::from(first))? & 1 << letters.len().min(63) == 0 {
            return None;
        }
        let place = self.letters.partition_point(|(s, ..)| s.as_str() < letters);
        let of = self.letters[place..].iter().take_while(|(s, ..)| s == letters);
        of.filter(|(.., tight)| glued || !tight).map(|(_, id, _)| *id).next()
    }

    /// The currency that a capital letter stands for, before what can only be a sum.
    #[must_use]
    pub fn by_initial(&self, letter: &str) -> Option<UnitId> {
        self.initials.iter().find(|(l, _)| l == letter).map(|(_, id)| *id)
    }

    /// The unit.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> &Unit {
        &self.units[usize::from(id.0).min(self.units.len() - 1)]
    }

    /// The unit of a code.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<UnitId> {
        self.units.iter().position(|u| u.code == code).and_then(|i| u16::try_from(i).ok()).map(UnitId)
    }

    /// Symbols with a mark or digit in them, and their units.
    #[must_use]
    pub fn symbols(&self) -> &[(String, UnitId)] {
        &self.symbols
    }

    /// Whether amounts in the two can be compared: the same dimension, and for money the same currency as far as told.
    #[must_use]
    pub fn comparable(&self, a: UnitId, b: UnitId) -> bool {
        let (x, y) = (self.unit(a), self.unit(b));
        a == b
            || match (x.dimension, y.dimension) {
                (Dimension::Money, Dimension::Money) => x.may_be.contains(&y.code) || y.may_be.contains(&x.code),
                (Dimension::Other, _) => false,
                (p, q) => p == q,
            }
    }
}
