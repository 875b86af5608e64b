//! A claim and its fields. See the table in the design of the heart: subject, frame, participants, time, place, speaker, modality,
//! scope, section, base, role, instance, window, measure, status.

use crate::extraction::{Kind, Measure};
use crate::language::{Contested, FrameId, NounId, UnitId, Word};
use crate::stories::Section;
use crate::text::ProseSpan;
use crate::values::{Days, Quantity};

/// What is counted or measured.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// The lemma of the head noun; none when it is elided and could not be told from what stands before ("rose to 17").
    pub head: Option<Word>,
    /// The noun of the pack.
    pub noun: Option<NounId>,
    /// The classes it belongs to, sorted.
    pub classes: Vec<u16>,
    /// The classes that it names as a whole: "vehicles" for any bus.
    pub stands_for: Vec<u16>,
    /// For sums and measures: the nouns of the clause, the head among them; sorted, without doubles.
    pub others: Vec<Word>,
    /// What the head says happens, where it is the noun of a frame: "the $5bn loan" of what was lent.
    pub event: Option<FrameId>,
    /// Its modifiers, folded: F-35, fighter; sorted, without doubles.
    pub modifiers: Vec<Word>,
    /// Whether the head was not printed beside the number but carried over from an earlier mention.
    pub elided: bool,
}

/// The part that the counted take in what is said of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Role {
    /// Not told.
    #[default]
    Untold,
    /// They do it: "three gunmen killed".
    Agent,
    /// It happens to them: "12 people died", "killed five civilians".
    Concerned,
}

/// Who says so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Speaker {
    /// The name's content words, folded, sorted: a person, a body. A spokesman is his institution: words for his office are left out.
    pub names: Vec<Word>,
    /// The same as stems: "the office" and "an office" are one.
    pub stems: Vec<Stem>,
    /// Whether the name is surely one: a capital, or the word for a body ("the ministry", الشرطة).
    pub sure: bool,
    /// Nameless: "reports", "studies", تقدر.
    pub vague: bool,
    /// The sentence is an official act ("the ministry allocated"), which vouches for its own figure.
    pub act: bool,
    /// Heard only elsewhere in the paragraph, further down or well before, not necessarily on the same matter.
    pub far: bool,
    /// Carried on from an earlier sentence by "he added" or a pronoun.
    pub carried: bool,
    /// Where the attribution stands.
    pub span: ProseSpan,
}

/// A word cut to its stem ([`crate::language::Folding::stem`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stem(pub u32);

/// The words around a figure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Setting {
    /// Those of its sentence within reach that say something, sorted, without doubles.
    pub words: Vec<Stem>,
    /// The nearest before the figure, nearest first.
    pub before: Vec<Stem>,
    /// The nearest behind the number, its noun among them, nearest first.
    pub after: Vec<Stem>,
    /// What the wording of the whole sentence comes to without the figure; nought for a short one.
    pub wording: u64,
    /// The first of its sentence before the figure, within reach.
    pub first: Option<Stem>,
    /// The word right behind the figure.
    pub next: Option<Word>,
    /// The words of the last short quotation before the figure, where letters mark no names: منتخب «سرندال».
    pub cited: Vec<Word>,
}

impl Setting {
    /// The words right before and right behind the figure, as many as are no chance.
    #[must_use]
    pub fn nearest(&self) -> (&[Stem], &[Stem]) {
        let near = |side: &'_ [Stem]| side.len().min(STEPS);
        (&self.before[..near(&self.before)], &self.after[..near(&self.after)])
    }

    /// Whether two passages say the same word for word but for the figure: their sentences, or what stands next to it on both sides. "About 170
    /// families were given the same key … About 190 families were given the same key"
    #[must_use]
    pub fn word_for_word(&self, other: &Self) -> bool {
        if self.wording != 0 && self.wording == other.wording {
            return true;
        }
        let in_step = |p: &[Stem], q: &[Stem]| {
            let n = p.iter().zip(q).take_while(|(s, t)| s == t).count();
            (n >= STEPS || n == p.len().max(q.len())).then_some(n)
        };
        in_step(&self.before, &other.before)
            .zip(in_step(&self.after, &other.after))
            .is_some_and(|(before, after)| before + after >= 2 * STEPS - 1)
    }
}

/// So many words that say something, in one order next to a figure, are no chance.
const STEPS: usize = 3;

/// On which side of something a length of time lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lies {
    /// "the three years before the change"
    Before,
    /// "the two years after it"
    After,
}

/// Whether it is said to be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Modality {
    /// It is.
    #[default]
    Asserted,
    /// It is not.
    Negated,
    /// Somebody denies it.
    Denied,
    /// It will be, or is planned.
    Planned,
    /// It is expected or forecast.
    Expected,
    /// It may be, would be, if.
    Conditional,
    /// It is asked.
    Asked,
}

/// How the figure stands to the whole of its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// All of it.
    #[default]
    Whole,
    /// Some of it: "of them", "including".
    Subset,
    /// Beside it: "another", "a further".
    Addition,
    /// What is left of it: "the rest".
    Remainder,
    /// For each, per day.
    PerUnit,
    /// On average.
    Average,
    /// Expressly all of it: "a total of".
    Total,
    /// At most: "up to".
    Maximum,
    /// As it was: "previously", "up from".
    Earlier,
    /// The amount of a change: "rose by 5".
    Change,
}

/// What kind of figure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Status {
    /// As it is.
    #[default]
    Actual,
    /// What fits: "seats 60,000".
    Capacity,
    /// What is aimed at.
    Target,
    /// What is asked for.
    Sought,
    /// What is offered.
    Offered,
    /// As it is reckoned for comparison: "adjusted", "on a non-GAAP basis".
    Adjusted,
}

/// Which of several like events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Instance {
    /// The story's own.
    #[default]
    Main,
    /// A second, separate, similar, other one; with the token that says so.
    Other(u32),
}

/// What a mention says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The mention, by place.
    pub mention: u32,
    /// The sentence, by place.
    pub sentence: u32,
    /// Where the mention stands.
    pub span: ProseSpan,
    /// What the mention is.
    pub kind: Kind,
    /// The amount; of a date how long ago it is ("35 years ago"), and dates that do not tell make no claim.
    pub quantity: Option<Quantity>,
    /// The unit; none for counts.
    pub measure: Option<Measure>,
    /// What is counted.
    pub subject: Subject,
    /// What is said of it, nearest first.
    pub frames: Vec<FrameId>,
    /// The part the counted take.
    pub role: Role,
    /// Names and other content words of the clause that tie it down, folded, sorted, without doubles.
    pub participants: Vec<Word>,
    /// Those of the participants that are names.
    pub names: Vec<Word>,
    /// The words around it, as stems.
    pub setting: Setting,
    /// The time the claim is about, where its clause tells one.
    pub time: Option<Days>,
    /// Whether its clause tells a time, even one that lies nowhere without a publication date: "last year".
    pub timed: bool,
    /// The TIMEX3 value of that time: "XXXX-06" and "XXXX-05" differ, whatever the year.
    pub timex: Option<String>,
    /// Whether the time is a window that contains the event: "this month".
    pub window: bool,
    /// Whether it points back, and its time is that of something later: "the 43 detainees will be charged on Sunday".
    pub later: bool,
    /// Whom a length of time befell, where it befell somebody: "the accountant was jailed for four years". Sorted, without doubles.
    pub whom: Option<Vec<Word>>,
    /// Whether its noun names what befell somebody, as told before: "would appeal against the eight-year *term*".
    pub term: bool,
    /// Whether an age stands for the person who has it: "the 36-year-old", صاحب الـ36 عاما.
    pub person: bool,
    /// Whether a length of time lies before or behind something: "the three years before the change".
    pub side: Option<Lies>,
    /// The unit of time that a count is for: "12 people a week".
    pub period: Option<UnitId>,
    /// Where, when stated.
    pub place: Vec<Word>,
    /// Who says so; none: the article itself.
    pub speaker: Option<Speaker>,
    /// Whether it is said to be so.
    pub modality: Modality,
    /// How it stands to the whole.
    pub scope: Scope,
    /// Where in the story.
    pub section: Section,
    /// The block, where that is an item of a list.
    pub item: Option<u32>,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
    /// What a percentage or share is of.
    pub base: Vec<Word>,
    /// What tells which of them are meant: "the 95 pupils who *sat the exam*".
    pub those: Vec<Stem>,
    /// Which of several like events.
    pub instance: Instance,
    /// Events that a name tells from others of their kind: "the Orrin poll" as poll and Orrin; sorted.
    pub events: Vec<(Stem, Word)>,
    /// Actual, capacity, target …
    pub status: Status,
    /// "the toll rose to 17": takes the place of an earlier figure.
    pub updated: bool,
    /// "the 12": refers back.
    pub definite: bool,
    /// "all 14 vehicles": the whole of what was named.
    pub all: bool,
    /// What somebody must vouch for in it, if anything: its class or frame says so, or it is a large sum of money.
    pub needs_source: Option<Contested>,
}
