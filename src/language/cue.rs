//! The functions that words have in a text, by name. A pack lists the words of each under `cues`.

use serde::{Deserialize, Serialize};

macro_rules! cues {
    ($($(#[doc = $doc:literal])* $name:ident,)*) => {
        /// A function of a word or phrase.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Cue { $($(#[doc = $doc])* $name,)* }
        impl Cue {
            /// All cues.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
        }
    };
}

cues! {
    /// "and", و as a word of its own
    And,
    /// "but", between two limits: "more than 100 but fewer than 300"
    But,
    /// "or", أو
    Or,
    /// "of", من between part and whole
    Of,
    /// "of the", "out of", من أصل, من بين: part and whole
    OutOf,
    /// "of them", "among them", منهم, بينهم: a subset of what was named
    Subset,
    /// "including", بما في ذلك: opens a list that need not be complete
    OpenList,
    /// "consisted of", "namely", وتتألف من: opens a list that is complete
    ClosedList,
    /// "another", "a further", "more", آخرون: an addition to what was named
    Addition,
    /// "the rest", "the remaining", الباقون
    Remainder,
    /// still are, remain, ما زالوا: behind those of a whole for whom nothing has changed
    Remains,
    /// "each", "per", لكل
    Each,
    /// "average", متوسط
    Average,
    /// "median"
    Median,
    /// "total", "in all", إجمالي
    Total,
    /// "a pair of", زوج من
    Pair,
    /// "both"
    Both,
    /// "all", جميع: the whole of what was named
    All,
    /// "the", before a count: refers back
    Definite,
    /// "a", "an"
    Indefinite,
    /// "these", "those", هؤلاء: refers back
    Demonstrative,
    /// "not", "no", لم
    Negation,
    /// "denied", نفى
    Denial,
    /// "will", "plans to", سوف, المقرر: planned or expected
    Future,
    /// "would", "could", "may", قد: not asserted
    Conditional,
    /// "if", "whether", إذا
    If,
    /// "expects", "forecast", يتوقع
    Forecast,
    /// "target", "goal", المستهدف
    Target,
    /// "capacity", "can hold", "licensed for", يتسع
    Capacity,
    /// "sought", "demanded", طالب
    Sought,
    /// "offered"
    Offered,
    /// "previously", "earlier", سابقا
    Earlier,
    /// "up from", "compared with", "against", مقارنة بـ, مقابل: introduces the earlier or other value
    Compared,
    /// "later", "now"
    Later,
    /// "this month", "so far", "since": a window that contains the event
    Window,
    /// "second", "separate", منفصل, آخر: another event of the kind
    OtherInstance,
    /// "similar", مماثل: another event of the kind
    Similar,
    /// "first" of events, the one before
    FirstInstance,
    /// said, told, قال, أضاف: verbs of saying
    Says,
    /// "he added", وأضاف: goes on with the last speaker
    SaysOn,
    /// "according to", بحسب, وفق: brings in a speaker
    AccordingTo,
    /// verbs that vouch as acts: approved, allocated, وافق, خصص
    OfficialAct,
    /// words for bodies that can vouch: ministry, agency, وزارة
    Institution,
    /// words for people who speak for a body: spokesman, المتحدث
    Spokesperson,
    /// nameless sources: "reports", "studies", مصادر, تقدر
    VagueSource,
    /// nouns and verbs of worry, which carry no number's support: concern, fears, قلق
    Worry,
    /// words that only look like saying: نقلت "transported"
    TrapVerb,
    /// measuring nouns: toll, number, حصيلة, عدد
    MeasureNoun,
    /// rose, up, ارتفع
    Rise,
    /// fell, down, تراجع
    Fall,
    /// "changed", "revised"
    Change,
    /// "from" before the start of a change
    ChangeFrom,
    /// "to" before the end of a change
    ChangeTo,
    /// "by", بمقدار: before the amount of a change
    ChangeBy,
    /// "rank", "place", where less is better
    Rank,
    /// "annual rate", "real terms", "seasonally adjusted"
    Adjusted,
    /// "exchange rate", "against the dollar", سعر الصرف: a price of money, which may fall as its number rises
    Exchange,
    /// "midnight", "in its 18th month" and other ways of counting that are no stretch
    InIts,
    /// "or", "that is", أي: the same value again
    Gloss,
    /// "respectively", على التوالي
    Respectively,
    /// "between"
    Between,
    /// "born", وُلد
    Born,
    /// "died aged", "at the age of"
    AgeAt,
    /// "aged", "years old", عاما after a name
    Aged,
    /// "when he was", "then", at another time than the story's
    Then,
    /// "would have turned", "turns", "will turn"
    WouldTurn,
    /// "opened", "founded", "closed": start of something that lasts
    Starts,
    /// "reopened", "ended": end of something that lasts
    Ends,
    /// "after", بعد: before a length of time that has run
    AfterSpan,
    /// "anniversary"
    Anniversary,
    /// words that stand before a number that is a name: Section, Flight, page, رقم
    Designator,
    /// words that make the number before them a name or a place on a scale
    DesignatorAfter,
    /// words for scores and results
    Score,
    /// number words that are no numbers here: "one of", "no one", "ست الحسن"
    NotNumber,
    /// verbs that look like months or other time words: "may", "march"
    NotTime,
    /// people's names that hold a number or time word: "Theresa May"
    NameWord,
    /// furniture: the source of the page, "Source:", المصدر
    FurnitureSource,
    /// furniture: keywords, tags
    FurnitureKeywords,
    /// furniture: "read also": a story's end
    FurnitureReadAlso,
    /// furniture: "related articles": a list of other stories' headlines
    FurnitureRelated,
    /// furniture: "last updated"
    FurnitureUpdated,
    /// furniture: photo credits, "Photo:", "Reuters"
    FurnitureCredit,
    /// a caption: "Pictured", "File photo", صورة
    CaptionMark,
    /// a dateline's dash and outlet words
    Dateline,
    /// words of male and female, adult and child kind, that part a group
    Kind,
    /// the article's own pronouns of the last subject
    Pronoun,
    /// prepositions of place: in, at, near, في
    PlaceIn,
    /// casualty verbs' subject marks: "killed by", على يد
    By,
    /// words of multiplication: "times"
    Multiply,
    /// "at a time", "at once" and other idioms
    Idiom,
    /// Words that tie nothing down: prepositions, pronouns, auxiliaries, في
    Function,
    /// Words that open a clause: "while", "who", بينما, الذي
    Clause,
    /// Auxiliaries of the passive: "was", تم
    Passive,
    /// Function words that end a group of nouns: prepositions, conjunctions, articles, auxiliaries
    Stop,
    /// Adjectives, which describe what is counted: "two big, old trees"; "the same one" is no number
    Adjective,
    /// Words of voting and of matches, near which "52-48" is a tally
    Tally,
    /// Verbs and prepositions before a measure of one: "took a second", "for an hour"
    TakesOne,
    /// Words near which a pound is a weight: "weighs", "of"
    Weight,
    /// "most of", "a majority", معظم: more than half
    Majority,
    /// "carrying", "aboard", تقل: before all the people that were there
    Aboard,
    /// "candidates", "three-way", "split": shares that exclude each other
    Exclusive,
    /// "could give more than one answer", "because of rounding": shares that need not come to a hundred
    Overlapping,
    /// "less than", "fewer than", أقل: behind a difference, before what it is taken from
    Below,
    /// "more than", "ahead of", أكثر: behind a difference, before the smaller of the two
    Above,
    /// "leaving", ليتبقى: before what is left
    Leaving,
    /// "at", بسعر: before the price of one
    Price,
    /// "per", "for every", لكل: between a rate and the number it is for
    RatePer,
    /// "the first four defendants", المتهمين الأربعة الأوائل: some of those that were named
    Firsts,
    /// "every", كل: right before a number of which each share one
    Every,
    /// "an earlier toll", "the previous edition", وكانت حصيلة: before figures that others have taken the place of
    EarlierReport,
    /// "who", الذين: right behind a counted noun, before what tells which of them are meant
    Relative,
    /// "in", لدى: at the head of a sentence, before some of the people that it tells of
    Within,
    /// "by", "by a margin of", بفارق: before the difference of two tallies
    Margin,
    /// "will", "is to", سوف: says of a day that it is still to come
    WillBe,
    /// "at", الساعة: before a time of day
    AtTime,
    /// "file photo", أرشيفية: a picture of another time
    Archive,
    /// "edition", نسخة: the number of times that something was held
    Edition,
    /// "died on", توفي في: before the day of a death
    DiedOn,
    /// "during more than 18 months of war", خلال: before a length of time that runs up to now
    During,
    /// "26 percent among voters under 25", بين الشباب: before the group that a share is of
    Among,
    /// نسبة المشاركة البالغة 26%, "which is": before the figure of a noun that was told before
    Told,
    /// "survey", "opinion poll", استطلاع: what people answer when they are asked
    Poll,
    /// "showed", "put", أظهر: what a poll does
    Shows,
    /// "conducted by", أجراه: before the one who asked them
    Pollster,
    /// "researchers", "trial", البحث: beside the sample of a study, which is its own source
    Study,
    /// "accurate", "efficacy", فعالية: beside how well a product works
    Accuracy,
    /// "most estimates", غالبية التقديرات: estimates of nobody in particular
    Estimates,
    /// "were", "reached", "in", بلغت, في: beside a figure and what it is of, words that change nothing of it
    Plainly,
}

/// A set of cues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct CueSet(u128);

// One bit for each.
const _: () = assert!(Cue::ALL.len() <= 128);

impl CueSet {
    /// No cue.
    pub const NONE: Self = Self(0);

    const fn bit(cue: Cue) -> u128 {
        Self::of_place(cue as u8).0
    }

    /// The cue with this place among all cues.
    pub(super) const fn of_place(place: u8) -> Self {
        Self(1 << (place & 127))
    }

    /// These but for some.
    #[must_use]
    pub const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// Some cues.
    #[must_use]
    pub const fn of(cues: &[Cue]) -> Self {
        let (mut set, mut i) = (0, 0);
        while i < cues.len() {
            set |= Self::bit(cues[i]);
            i += 1;
        }
        Self(set)
    }

    /// Whether it holds the cue.
    #[must_use]
    pub const fn has(self, cue: Cue) -> bool {
        self.0 & Self::bit(cue) != 0
    }

    /// Whether it holds one of them.
    #[must_use]
    pub const fn any(self, cues: &[Cue]) -> bool {
        self.0 & Self::of(cues).0 != 0
    }

    /// Whether it holds any of another set.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Puts one more in.
    pub const fn add(&mut self, cue: Cue) {
        self.0 |= Self::bit(cue);
    }

    /// It as four numbers, the lowest first: how it is stored.
    pub(super) const fn parts(self) -> [u32; 4] {
        [self.0 as u32, (self.0 >> 32) as u32, (self.0 >> 64) as u32, (self.0 >> 96) as u32]
    }

    pub(super) const fn of_parts([a, b, c, d]: [u32; 4]) -> Self {
        Self(a as u128 | (b as u128) << 32 | (c as u128) << 64 | (d as u128) << 96)
    }
}
