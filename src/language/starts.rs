//! Kinds of meanings as a set.

use super::{Cue, CueSet, Form, RangeWord, Sense, Side, TimeWord};

/// What the phrases that start with a word can mean, as a set: one look tells whether a reader need look further.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Starts(pub(super) u64);

impl Starts {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// A number word.
    pub const CARDINAL: Self = Self(1 << 0);
    /// A number word that multiplies.
    pub const SCALE: Self = Self(1 << 1);
    /// Letters that multiply digits.
    pub const SCALE_SUFFIX: Self = Self(1 << 2);
    /// A scale in the dual.
    pub const SCALE_DUAL: Self = Self(1 << 3);
    /// A part of a whole.
    pub const FRACTION: Self = Self(1 << 4);
    /// A rank.
    pub const ORDINAL: Self = Self(1 << 5);
    /// What makes digits a rank.
    pub const ORDINAL_SUFFIX: Self = Self(1 << 6);
    /// A vague count.
    pub const VAGUE: Self = Self(1 << 7);
    /// A multiple.
    pub const MULTIPLE: Self = Self(1 << 8);
    /// Parts of a whole, behind how many.
    pub const PARTS: Self = Self(1 << 9);
    /// None of a noun.
    pub const NONE_OF: Self = Self(1 << 10);
    /// Below nought.
    pub const MINUS: Self = Self(1 << 11);
    /// A modifier of a number, by itself.
    pub const BOUND_WORD: Self = Self(1 << 12);
    /// Less than, and close to.
    pub const NEARLY: Self = Self(1 << 13);
    /// What makes the number behind it an age.
    pub const AGE_BEFORE: Self = Self(1 << 14);
    /// What makes the number before it an age.
    pub const AGE_AFTER: Self = Self(1 << 15);
    /// A unit of measure, money or percentage.
    pub const UNIT: Self = Self(1 << 16);
    /// A month.
    pub const MONTH: Self = Self(1 << 17);
    /// A weekday.
    pub const WEEKDAY: Self = Self(1 << 18);
    /// A word of time beside months and weekdays.
    pub const TIME_WORD: Self = Self(1 << 19);
    /// The decade of a century.
    pub const DECADE: Self = Self(1 << 20);
    /// A named day.
    pub const HOLIDAY: Self = Self(1 << 21);
    /// A noun that is counted.
    pub const NOUN: Self = Self(1 << 22);
    /// What is said of something.
    pub const FRAME: Self = Self(1 << 23);
    /// A word that steers the reading.
    pub const CUE: Self = Self(1 << 24);
    /// A word that makes a number a name, or is no number though it looks like one.
    pub const NAME: Self = Self(1 << 25);
    /// Two of a noun or unit in one word: شخصان, يومين.
    pub const DUAL: Self = Self(1 << 26);
    /// A word before the ends of a range: "between", "from".
    pub const RANGE: Self = Self(1 << 27);
    /// A word between the ends of a range.
    pub const RANGE_LINK: Self = Self(1 << 28);
    /// "a": one of what follows, where that is a unit or a scale.
    pub const INDEFINITE: Self = Self(1 << 29);
    /// "times"
    pub const TIMES: Self = Self(1 << 30);
    /// The decimal mark as a word.
    pub const POINT: Self = Self(1 << 31);
    /// "and" inside of a number.
    pub const JOINER: Self = Self(1 << 32);
    /// Between a part and its whole.
    pub const PART_OF: Self = Self(1 << 33);
    /// Before what a rate is per.
    pub const PER: Self = Self(1 << 34);
    /// Per a unit.
    pub const PER_UNIT: Self = Self(1 << 35);
    /// Per a noun.
    pub const PER_NOUN: Self = Self(1 << 36);
    /// Whose age it is.
    pub const POSSESSOR: Self = Self(1 << 37);
    /// A word of time that a time can begin with, by itself or with what follows: "today", "last", "from"; no "of".
    pub const TIME_OPENS: Self = Self(1 << 38);
    /// A word of saying: "said", "according to".
    pub const SAYS: Self = Self(1 << 39);
    /// A word that may name a time: a month, a weekday, "week", "noon", two of a thing (عقدين); no "last", "of".
    pub const NAMES_TIME: Self = Self(1 << 40);
    /// A number: a number word, a scale, a fraction, a vague count, a rank, a multiple.
    pub const NUMBER: Self = Self((1 << 12) - 1);
    /// A modifier of a number.
    pub const BOUND: Self = Self::BOUND_WORD.or(Self::NEARLY).or(Self::AGE_BEFORE);
    /// What makes the number beside it an age.
    pub const AGE: Self = Self::AGE_BEFORE.or(Self::AGE_AFTER);
    /// A month, a weekday, a holiday or another word of time.
    pub const TIME: Self = Self::MONTH.or(Self::WEEKDAY).or(Self::TIME_WORD).or(Self::DECADE).or(Self::HOLIDAY);

    /// What a number or a time can begin with, whatever follows.
    pub const ALONE: Self = Self::TIME_OPENS
        .or(Self::MONTH)
        .or(Self::WEEKDAY)
        .or(Self::DECADE)
        .or(Self::HOLIDAY)
        .or(Self::NUMBER)
        .or(Self::BOUND)
        .or(Self::UNIT)
        .or(Self::NAME)
        .or(Self::DUAL)
        .or(Self::RANGE);
    /// What a number or a time can begin with.
    pub const OPENS: Self = Self::ALONE.or(Self::INDEFINITE);
    /// What a sentence says beside its numbers.
    pub const TELLS: Self = Self::CUE.or(Self::FRAME).or(Self::NOUN);

    /// Both.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it holds any of these.
    #[must_use]
    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// What a word with this sense can mean.
    #[must_use]
    pub const fn of(sense: &Sense) -> Self {
        match sense {
            Sense::Cardinal(_) => Self::CARDINAL,
            Sense::Scale(_) => Self::SCALE,
            Sense::ScaleSuffix(_) => Self::SCALE_SUFFIX,
            Sense::ScaleDual(_) => Self::SCALE_DUAL,
            Sense::Fraction(_) => Self::FRACTION,
            Sense::Parts(_) => Self::PARTS,
            Sense::Ordinal(_) => Self::ORDINAL,
            Sense::OrdinalSuffix => Self::ORDINAL_SUFFIX,
            Sense::Minus => Self::MINUS,
            Sense::NoneOf => Self::NONE_OF,
            Sense::Vague(..) => Self::VAGUE,
            Sense::Multiple(_) => Self::MULTIPLE,
            Sense::Bound(..) => Self::BOUND_WORD,
            Sense::Nearly => Self::NEARLY,
            Sense::Age(Side::Before) => Self::AGE_BEFORE,
            Sense::Age(Side::After) => Self::AGE_AFTER,
            Sense::Range(RangeWord::Between | RangeWord::From) => Self::RANGE,
            Sense::Range(_) => Self::RANGE_LINK,
            Sense::Times => Self::TIMES,
            Sense::Point => Self::POINT,
            Sense::Joiner => Self::JOINER,
            Sense::PartOf => Self::PART_OF,
            Sense::Per => Self::PER,
            Sense::PerUnit(_) => Self::PER_UNIT,
            Sense::PerNoun => Self::PER_NOUN,
            Sense::Possessor => Self::POSSESSOR,
            Sense::Unit(_) => Self::UNIT,
            // أسبوعين
            Sense::UnitDual(_) => Self::DUAL.or(Self::NAMES_TIME),
            Sense::Month(..) => Self::MONTH.or(Self::NAMES_TIME),
            Sense::Weekday(_) => Self::WEEKDAY.or(Self::NAMES_TIME),
            Sense::Time(word) => {
                let all = if word.opens() { Self::TIME_WORD.or(Self::TIME_OPENS) } else { Self::TIME_WORD };
                if word.names() { all.or(Self::NAMES_TIME) } else { all }
            }
            Sense::Decade(_) => Self::DECADE.or(Self::NAMES_TIME),
            Sense::Holiday(_) => Self::HOLIDAY.or(Self::NAMES_TIME),
            Sense::Noun(_, Form::Dual) => Self::NOUN.or(Self::DUAL).or(Self::NAMES_TIME),
            Sense::Noun(..) => Self::NOUN,
            Sense::Frame(..) => Self::FRAME,
            Sense::Cue(Cue::Designator | Cue::NotNumber) => Self::CUE.or(Self::NAME),
            Sense::Cue(Cue::Says | Cue::SaysOn | Cue::AccordingTo) => Self::CUE.or(Self::SAYS),
            Sense::Cue(Cue::Indefinite) => Self::CUE.or(Self::INDEFINITE),
            Sense::Cue(_) => Self::CUE,
        }
    }
}

/// Whether a word can begin anything of a kind, in few bits: what is asked of every token of a text before its word is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gist(u8);

impl Gist {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// [`Starts::OPENS`].
    pub const OPENS: Self = Self(1);
    /// [`Starts::TELLS`].
    pub const TELLS: Self = Self(2);
    /// A word of time.
    pub const TIMED: Self = Self(4);
    /// A word of saying.
    pub const SAYS: Self = Self(16);
    /// A word that names a time.
    pub const NAMES_TIME: Self = Self(32);
    /// Anything at all.
    const KNOWN: Self = Self(8);

    const fn bit(holds: bool, bit: Self) -> u8 {
        if holds { bit.0 } else { 0 }
    }

    /// Of what a word can mean.
    #[must_use]
    pub const fn of(starts: Starts) -> Self {
        Self(
            Self::bit(starts.any(Starts::OPENS), Self::OPENS)
                | Self::bit(starts.any(Starts::TELLS), Self::TELLS)
                | Self::bit(starts.any(Starts::TIME_WORD), Self::TIMED)
                | Self::bit(starts.any(Starts::SAYS), Self::SAYS)
                | Self::bit(starts.any(Starts::NAMES_TIME), Self::NAMES_TIME)
                | Self::bit(starts.0 != 0, Self::KNOWN),
        )
    }

    /// Whether it holds any of these.
    #[must_use]
    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }
}

/// A meaning in eight bytes: its kind, and which cue or word of time it is. Meanings themselves are ten times as large, and of most that are
/// looked at no more is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark(u64);

// The cue or word of time stands above all kinds.
const _: () = assert!(Starts::NAMES_TIME.0 < 1 << Mark::ABOVE);

impl Mark {
    const ABOVE: u32 = 56;

    /// Of a meaning.
    #[must_use]
    pub const fn of(sense: &Sense) -> Self {
        let which = match sense {
            Sense::Cue(cue) => *cue as u64,
            Sense::Time(word) => *word as u64,
            _ => 0,
        };
        Self(Starts::of(sense).0 | which << Self::ABOVE)
    }

    /// Its kind.
    #[must_use]
    pub const fn starts(self) -> Starts {
        Starts(self.0 & ((1 << Self::ABOVE) - 1))
    }

    /// The set that holds nothing but its cue; nothing where it is none.
    #[must_use]
    pub const fn cue(self) -> CueSet {
        if self.starts().any(Starts::CUE) { CueSet::of_place((self.0 >> Self::ABOVE) as u8) } else { CueSet::NONE }
    }

    /// Whether it is this word of time.
    #[must_use]
    pub const fn is_time(self, word: TimeWord) -> bool {
        self.starts().any(Starts::TIME_WORD) && self.0 >> Self::ABOVE == word as u64
    }
}
