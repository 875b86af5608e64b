//! One file per kind of check: what it finds, its parameters as the YAML schema, one short function.
//!
//! To add a kind: a file here that implements [`Check`] for its parameters, and one line in the list below.

use super::{Hit, View};

mod age_at_date;
mod agree;
mod anchored;
mod anniversary_of_start;
mod change_of_value;
mod date_exists;
mod designators_agree;
mod difference_of_values;
mod digit_systems;
mod equation;
mod fact_says;
mod few;
mod gloss_of_value;
mod limit;
mod list_count;
mod month_pair;
mod nameless_source;
mod needs_source;
mod order_of_dates;
mod page_mix;
mod parts_agree;
mod pattern;
mod possible_value;
mod product_of_parts;
mod qualifier;
mod range_order;
mod rate_of_count;
mod rate_possible;
mod rates_agree;
mod require;
mod same_date;
mod same_time;
mod same_value;
mod scale_told;
mod selection;
mod share_of_whole;
mod shares_of_whole;
mod show;
mod source_says;
mod span_of_time;
mod sum_of_parts;
mod tense_of_date;
mod text_of_table;
pub mod waiver_stands;
mod waiver_whole;
mod weekday_of_date;
mod weekdays_agree;
mod well_formed;
mod working;

/// A kind of check. Its parameters are the fields of the type, read from the rule's YAML.
pub trait Check {
    /// The slots that wordings may use.
    const SLOTS: &'static [&'static str];
    /// The roles of its labels; each needs a word per language in the rule's `labels`.
    const ROLES: &'static [&'static str];
    /// The names of remarks it can make; each needs a wording in the rule's `notes`.
    const REMARKS: &'static [&'static str] = &[];
    /// The slots that wordings of remarks may use.
    const REMARK_SLOTS: &'static [&'static str] = &[];

    /// When one slip sets off several checks, the one with the highest number explains it best.
    const PRIORITY: u8 = 0;

    /// Finds passages that disagree in one story.
    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>);

    /// What is wrong with the parameters beyond their shape.
    fn unsound(&self) -> Option<Unsound> {
        None
    }
}

/// Something wrong with parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsound {
    /// The keys that lead there, below that of the kind.
    pub path: Vec<String>,
    /// The bytes of the text there.
    pub within: Option<std::ops::Range<usize>>,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What would be right.
    pub help: String,
}

impl Unsound {
    /// At a key; at the kind itself where there is none.
    fn at(key: &str, message: &str, help: &str) -> Self {
        let path = if key.is_empty() { Vec::new() } else { vec![key.to_owned()] };
        Self { path, within: None, message: message.to_owned(), help: help.to_owned() }
    }

    /// At some bytes of the text under a key.
    fn within(key: &str, bytes: std::ops::Range<usize>, message: String, help: String) -> Self {
        Self { path: vec![key.to_owned()], within: Some(bytes), message, help }
    }
}

/// Reads an exact number from a string: rule files write no floats.
fn exact<'de, D: serde::Deserializer<'de>>(from: D) -> Result<crate::values::Number, D::Error> {
    let text = <String as serde::Deserialize>::deserialize(from)?;
    crate::values::Number::parse(&text)
        .ok_or_else(|| serde::de::Error::custom(format!("`{text}` is no exact number; write it as \"1.15\" or \"23/20\"")))
}

/// Reads how many times something may be something else: an exact number from 1 on, from a string; rule files write no floats.
fn times<'de, D: serde::Deserializer<'de>>(from: D) -> Result<crate::values::Number, D::Error> {
    let text = <String as serde::Deserialize>::deserialize(from)?;
    crate::values::Number::parse(&text)
        .filter(|n| *n >= crate::values::Number::ONE)
        .ok_or_else(|| serde::de::Error::custom(format!("`{text}` is no exact number from 1 on; write it as \"1.15\" or \"23/20\"")))
}

/// Lists the kinds: their key in YAML and their type.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $name:ident($module:ident),)*) => {
        /// A kind with its parameters, as a rule's `check` gives it: one key that names the kind.
        #[derive(Debug, Clone, serde::Deserialize, schemars::JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum Kind { $($(#[doc = $doc])* $name($module::Parameters),)* }

        impl Kind {
            /// The keys that name kinds.
            #[must_use]
            pub fn names() -> Vec<String> {
                vec![$(stringify!($module).replace('_', "-"),)*]
            }

            /// The key that names it.
            #[must_use]
            pub fn name(&self) -> String {
                match self { $(Self::$name(_) => stringify!($module).replace('_', "-"),)* }
            }

            /// What is wrong with its parameters beyond their shape.
            #[must_use]
            pub fn unsound(&self) -> Option<Unsound> {
                match self { $(Self::$name(p) => p.unsound(),)* }
            }

            /// The slots that wordings may use.
            #[must_use]
            pub fn slots(&self) -> &'static [&'static str] {
                match self { $(Self::$name(_) => <$module::Parameters as Check>::SLOTS,)* }
            }

            /// The roles of its labels.
            #[must_use]
            pub fn roles(&self) -> &'static [&'static str] {
                match self { $(Self::$name(_) => <$module::Parameters as Check>::ROLES,)* }
            }

            /// The names of its remarks.
            #[must_use]
            pub fn remarks(&self) -> &'static [&'static str] {
                match self { $(Self::$name(_) => <$module::Parameters as Check>::REMARKS,)* }
            }

            /// The slots that wordings of its remarks may use.
            #[must_use]
            pub fn remark_slots(&self) -> &'static [&'static str] {
                match self { $(Self::$name(_) => <$module::Parameters as Check>::REMARK_SLOTS,)* }
            }

            /// When one slip sets off several checks, the one with the highest number explains it best.
            #[must_use]
            pub fn priority(&self) -> u8 {
                match self { $(Self::$name(_) => <$module::Parameters as Check>::PRIORITY,)* }
            }

            /// Finds passages that disagree in one story.
            pub fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
                match self { $(Self::$name(p) => p.check(view, out),)* }
            }
        }
    };
}

kinds! {
    /// A date that the calendar does not have.
    DateExists(date_exists),
    /// A weekday that does not fit its date.
    WeekdayOfDate(weekday_of_date),
    /// Two dates whose weekdays no year has together.
    WeekdaysAgree(weekdays_agree),
    /// One name with two numbers, of which two digits are swapped.
    DesignatorsAgree(designators_agree),
    /// Two names of one month that are not the same month.
    MonthPair(month_pair),
    /// A range whose lower end lies above its upper.
    RangeOrder(range_order),
    /// One fact, two values.
    SameValue(same_value),
    /// A change against its percentage, direction or multiple.
    ChangeOfValue(change_of_value),
    /// A part, its whole and the stated share.
    ShareOfWhole(share_of_whole),
    /// Parts against their total.
    SumOfParts(sum_of_parts),
    /// A sentence against the cell of a table that it tells again.
    TextOfTable(text_of_table),
    /// A value that its unit or noun rules out.
    PossibleValue(possible_value),
    /// A numeral whose marks are those of no number.
    WellFormed(well_formed),
    /// One value in two units, or in words and digits.
    GlossOfValue(gloss_of_value),
    /// Two conversions of one currency into another.
    RatesAgree(rates_agree),
    /// A conversion that no rate of the last decades makes.
    RatePossible(rate_possible),
    /// A scale that is told once for two, or not at all.
    ScaleTold(scale_told),
    /// Digits of several systems in one text.
    DigitSystems(digit_systems),
    /// An announced number of things against the list of them.
    ListCount(list_count),
    /// Percentages that exclude each other against a hundred.
    SharesOfWhole(shares_of_whole),
    /// A difference or remainder against what it is between.
    DifferenceOfValues(difference_of_values),
    /// Count and unit value against the total.
    ProductOfParts(product_of_parts),
    /// A rate against cases and population.
    RateOfCount(rate_of_count),
    /// A stretch that ends before it begins.
    OrderOfDates(order_of_dates),
    /// One event, two dates.
    SameDate(same_date),
    /// One time told in two ways.
    SameTime(same_time),
    /// An anniversary against the year it is counted from.
    AnniversaryOfStart(anniversary_of_start),
    /// A day that is said to be still to come, and is past.
    TenseOfDate(tense_of_date),
    /// A length of time against its start and end.
    SpanOfTime(span_of_time),
    /// An age against a birth date.
    AgeAtDate(age_at_date),
    /// A figure that needs a source and has none.
    NeedsSource(needs_source),
    /// A figure of one part of a story against another part.
    PartsAgree(parts_agree),
    /// A figure that rests on nameless sources only.
    NamelessSource(nameless_source),
    /// A figure against the supplied sources.
    SourceSays(source_says),
    /// A figure against what the desk knows.
    FactSays(fact_says),
    /// Relative times in a story without a date.
    Anchored(anchored),
    /// Stories of one file that were not written at one time.
    PageMix(page_mix),
    /// A headline that drops the body's modifier.
    Qualifier(qualifier),
    /// A waiver that holds nothing, is past its day, or is for no rule.
    WaiverStands(waiver_stands),
    /// A comment that is to waive something and does not hold.
    WaiverWhole(waiver_whole),
    /// Something that selected figures must have.
    Require(require),
    /// Selected values between bounds.
    Limit(limit),
    /// Selected figures that give one value.
    Agree(agree),
    /// An exact equation over selected figures.
    Equation(equation),
    /// Words that must, or must not, stand near selected figures.
    Pattern(pattern),
}
