//! A language pack and the measures as a person writes them. Values are written as strings where they have decimals, never as
//! floats. Every key is documented here; an unknown key is an error at its line.

use super::{Contested, Cue, Dimension, TimeWord};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Words of one meaning. A word may be a phrase of several.
pub type Words = Vec<String>;

/// `rules/languages/<code>.yaml`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// BCP 47 primary tag.
    pub code: String,
    /// English name of the language.
    pub name: String,
    /// What is not covered yet, for `factlint languages`.
    #[serde(default)]
    pub partial: Vec<String>,
    /// Spelling.
    pub writing: Writing,
    /// How digits are written.
    pub digits: Digits,
    /// Number words.
    pub numbers: Numbers,
    /// Modifiers of numbers.
    pub bounds: Bounds,
    /// Unit code → words.
    pub units: BTreeMap<String, Words>,
    /// Currency code → words.
    pub currencies: BTreeMap<String, Words>,
    /// Words of time.
    pub time: Time,
    /// Counted nouns: lemma → its forms and classes.
    pub nouns: BTreeMap<String, Noun>,
    /// Classes of nouns: name → words that can stand for any member.
    #[serde(default)]
    pub classes: BTreeMap<String, NounClass>,
    /// What is said of things.
    pub frames: BTreeMap<String, Frame>,
    /// Words that steer the reading.
    pub cues: BTreeMap<Cue, Words>,
    /// What happens only once to the same thing: name → its words, verbs and nouns together.
    #[serde(default)]
    pub once: BTreeMap<String, Words>,
    /// What happens again and again to the same thing.
    #[serde(default)]
    pub repeats: Words,
}

/// Spelling: direction, folding, clitics.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Writing {
    /// `latin` or `arabic`.
    pub script: super::Script,
    /// Whether text runs from right to left.
    #[serde(default)]
    pub right_to_left: bool,
    /// Whether capitals mark names.
    #[serde(default)]
    pub capitals: bool,
    /// Characters that are left out of a word: vowel signs, tatweel.
    #[serde(default)]
    pub drop: String,
    /// Character → the one it is folded to.
    #[serde(default)]
    pub fold: BTreeMap<char, char>,
    /// First letters that are folded to one but never written for each other, the one listed behind the one in a text: [أ, آ].
    #[serde(default)]
    pub distinct: Vec<(char, char)>,
    /// Pairs of last letters that are written for each other: [ة, ه].
    #[serde(default)]
    pub final_variants: Vec<(char, char)>,
    /// What can be written on the front of a word, as folded, → what it is.
    #[serde(default)]
    pub prefixes: BTreeMap<String, Vec<Clitic>>,
    /// What can be written on the end of a word, as folded, → what it is.
    #[serde(default)]
    pub suffixes: BTreeMap<String, Vec<Clitic>>,
    /// The front of an unknown word that is taken off, with what it is: ال.
    #[serde(default)]
    pub unknown_prefixes: Words,
    /// Endings of unknown nouns and what they become: [ies, y]. The first that fits is used.
    #[serde(default)]
    pub noun_endings: Vec<(String, String)>,
    /// How the dual of a listed noun is made: ending of the singular → endings of the dual.
    #[serde(default)]
    pub duals: Vec<(String, Words)>,
    /// Endings of a dual that stands before the noun it belongs to: سفينتا شحن. Without that noun the word is another: رحلتي, "my trip".
    #[serde(default)]
    pub construct_duals: Words,
    /// Endings of plurals and what they become before the noun they belong to: [ين, ي].
    #[serde(default)]
    pub construct_plurals: Vec<(String, String)>,
    /// How unknown nouns end that stand for several.
    #[serde(default)]
    pub plural_endings: Words,
    /// How no unknown noun begins, as folded: the fronts of verbs, and two particles on one word.
    #[serde(default)]
    pub verb_fronts: Words,
    /// Endings that an unknown word in the dual may have, and what the singular ends in: [تين, ة].
    #[serde(default)]
    pub dual_endings: Vec<(String, String)>,
    /// Endings of listed nouns when they stand after a number: ا.
    #[serde(default)]
    pub case_endings: Words,
    /// How words are cut to stems, for telling whether two passages share words.
    #[serde(default)]
    pub stem: Stemming,
    /// Whether the head of a counted noun group stands right behind the number, its adjectives after it: "45 طائرا نادرا". Else the
    /// head is the last noun of the group: "45 rare birds".
    #[serde(default)]
    pub head_first: bool,
    /// Words after which a full stop ends no sentence.
    #[serde(default)]
    pub abbreviations: Words,
}

/// What is written on a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clitic {
    /// و، ف
    And,
    /// ال
    The,
    /// ب
    With,
    /// ل
    To,
    /// ك
    As,
    /// س before a verb
    Will,
    /// 's
    Possessive,
    /// ـهم
    Their,
}

/// How a folded word is cut to a stem: what may stand on its front and its end is taken off, then the weak letters, then all beyond the
/// first few that are left. Light stemming as of Larkey, Ballesteros and Connell, "Light stemming for Arabic information retrieval" (2007),
/// with truncation as of McNamee and Mayfield, "Character n-gram tokenization for European language text retrieval" (2004).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Stemming {
    /// How many letters make a stem.
    pub letters: usize,
    /// Letters that are left out wherever they stand but at the front: the vowels that Arabic plurals change.
    pub weak: String,
    /// What is taken off the front, the first that fits, where at least three letters stay.
    pub fronts: Words,
    /// What is taken off the end, the first that fits, where at least three letters stay.
    pub endings: Words,
}

impl Default for Stemming {
    fn default() -> Self {
        Self { letters: 5, weak: String::new(), fronts: Words::default(), endings: Words::default() }
    }
}

/// How digits are written.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Digits {
    /// Decimal marks, the usual one first.
    pub decimal: Vec<char>,
    /// Grouping marks.
    pub group: Vec<char>,
    /// Letters that part the decimals, which stand before them, from the whole behind: 34ر53 is 53.34.
    #[serde(default)]
    pub mirrored: Vec<char>,
}

/// Number words: value → words. Values are strings of an exact number ("0.5", "1/3", "1000000").
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// zero, one … ninety
    pub cardinals: BTreeMap<String, Words>,
    /// hundred, thousand, million, dozen
    pub scales: BTreeMap<String, Words>,
    /// bn, m, k: glued to digits
    #[serde(default)]
    pub scale_suffixes: BTreeMap<String, Words>,
    /// ألفان, مليونا: value of the whole → words
    #[serde(default)]
    pub scale_duals: BTreeMap<String, Words>,
    /// half, third
    pub fractions: BTreeMap<String, Words>,
    /// halves, thirds: behind how many of them
    #[serde(default)]
    pub parts: BTreeMap<String, Words>,
    /// first, second
    pub ordinals: BTreeMap<String, Words>,
    /// st, nd, rd, th
    #[serde(default)]
    pub ordinal_suffixes: Words,
    /// Least, or "least..most" → words: `24: [dozens]`, `3..9: [بضعة]`
    pub vague: BTreeMap<String, Words>,
    /// 2 → double, twice; 0.5 → halved
    pub multiples: BTreeMap<String, Words>,
    /// "times", "-fold"
    #[serde(default)]
    pub times: Words,
    /// Words that may stand inside a number: "and".
    #[serde(default)]
    pub joiners: Words,
    /// Words that put the number after them below nought: "minus".
    #[serde(default)]
    pub minus: Words,
    /// Words before a noun that say there is none: "no".
    #[serde(default)]
    pub none_of: Words,
    /// The decimal mark as a word: "point".
    #[serde(default)]
    pub point: Words,
    /// Words between a part and its whole: "in" in "one in five".
    #[serde(default)]
    pub part_of: Words,
    /// Words before a number that make it an age: "aged".
    #[serde(default)]
    pub age_before: Words,
    /// Words behind a number and its unit that make it an age: "old".
    #[serde(default)]
    pub age_after: Words,
    /// Words of possession before the decade of an age: "his" in "in his 20s".
    #[serde(default)]
    pub possessors: Words,
    /// Words before what a rate is per: "per".
    #[serde(default)]
    pub per: Words,
    /// Phrases that say "per" their last word by themselves: "a share".
    #[serde(default)]
    pub rate_nouns: Words,
    /// Unit code → words that say "per" this unit by themselves: "a day", سنويا.
    #[serde(default)]
    pub rates: BTreeMap<String, Words>,
}

/// Modifiers of numbers.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// Before the number.
    pub before: BTreeMap<crate::values::Bound, Words>,
    /// After the number.
    #[serde(default)]
    pub after: BTreeMap<crate::values::Bound, Words>,
    /// Less than and close to.
    #[serde(default)]
    pub nearly: Words,
    /// Words that join the ends of a range: `between`, `from`, `to`, `and`, `or`.
    #[serde(default)]
    pub ranges: BTreeMap<super::RangeWord, Words>,
}

/// Words of time.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Time {
    /// Naming system → twelve lists of names, January (or Muharram) first.
    pub months: BTreeMap<String, Vec<Words>>,
    /// Monday first.
    pub weekdays: Vec<Words>,
    /// Other words of time.
    pub words: BTreeMap<TimeWord, Words>,
    /// First year of a decade within its century (20 to 90) → its names: "nineties", التسعينيات.
    #[serde(default)]
    pub decades: BTreeMap<String, Words>,
    /// Named days: id in `rules/measures/holidays.yaml` → names.
    #[serde(default)]
    pub holidays: BTreeMap<String, Words>,
}

/// A counted noun.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Noun {
    /// Further singular spellings beside the lemma.
    pub singular: Words,
    /// Plurals.
    pub plural: Words,
    /// Duals that the rule does not make.
    pub dual: Words,
    /// Classes it belongs to.
    pub classes: Words,
    /// Whether it only measures: "toll", حصيلة.
    pub measures: bool,
}

/// A class of nouns.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NounClass {
    /// Nouns (lemmas) that can stand for any member: "vehicle" for a bus.
    pub names: Words,
    /// Whether its names mean the same thing: troops and soldiers, passengers and travellers.
    pub alike: bool,
    /// The words of its kinds, each of which a member is one of: gold, silver and bronze of medals.
    pub kinds: Vec<Words>,
    /// What somebody must vouch for in a figure of this class, if anything.
    pub needs_source: Option<Contested>,
}

/// What is said of things: a class of predicates.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Frame {
    /// Finite verbs, the ones concerned as their subject ("died") or passive ("were killed").
    pub verbs: Words,
    /// Finite verbs whose object is concerned: "killed", قتل.
    pub acts: Words,
    /// Verbal nouns.
    pub nouns: Words,
    /// Participles and adjectives of those concerned: "dead", القتلى. As heads they count people by themselves.
    pub participles: Words,
    /// The class of those concerned, where the frame tells: people.
    pub concerns: String,
    /// Whether it tells what became of people, each of one thing only: died, injured, missing, rescued.
    pub fate: bool,
    /// What somebody must vouch for in a figure of this frame, if anything.
    pub needs_source: Option<Contested>,
}

/// `rules/measures/units.yaml`: a list of these.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// UCUM-style code.
    pub code: String,
    /// What it measures.
    pub dimension: Dimension,
    /// How many base units it is, as an exact number.
    #[serde(default = "one")]
    pub factor: String,
    /// Added after the factor.
    #[serde(default = "nought")]
    pub offset: String,
    /// Symbols in every language. Those of letters alone count only in this very case, right behind a number.
    #[serde(default)]
    pub symbols: Words,
    /// Symbols that count only when no space stands before them: `in`.
    #[serde(default)]
    pub glued: Words,
    /// The unit in whose terms it is reported: a decade is ten years.
    #[serde(default)]
    pub of: Option<String>,
}

/// `rules/measures/currencies.yaml`: a list of these.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Currency {
    /// ISO 4217, or a symbol whose country is not told.
    pub code: String,
    /// Symbols in every language.
    #[serde(default)]
    pub symbols: Words,
    /// Symbols that count only when no space stands before them: `c`.
    #[serde(default)]
    pub glued: Words,
    /// A capital letter before what can only be a sum: the "N" of "N412.6bn".
    #[serde(default)]
    pub initial: Option<String>,
    /// The currencies an untold one may be.
    #[serde(default)]
    pub may_be: Words,
    /// For coins: the currency they are a part of.
    #[serde(default)]
    pub of: Option<String>,
    /// For coins: which part of it they are.
    #[serde(default = "one")]
    pub factor: String,
}

/// `rules/measures/holidays.yaml`: a list of these.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// What packs call it by.
    pub id: String,
    /// What gives its first day in a year: see [`crate::values::YearDay`].
    #[serde(default)]
    pub rule: Option<String>,
    /// The rule of other countries.
    #[serde(default)]
    pub also: Option<String>,
    /// First days of single years, where no rule gives them.
    #[serde(default)]
    pub on: Vec<String>,
    /// How many days it lasts.
    #[serde(default = "one_day")]
    pub days: u16,
}

const fn one_day() -> u16 {
    1
}

fn one() -> String {
    "1".into()
}
fn nought() -> String {
    "0".into()
}
