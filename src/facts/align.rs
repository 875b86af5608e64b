//! What speaks for and against a figure of an article and one of a source being said of the same thing, whatever their values.

use super::Term;
use super::counted::Frequency;
use super::point::{Point, Points, Value, Word};
use super::sort::{Sort, sort};
use super::weights::Feature;
use crate::claims::Scope;
use crate::extraction::Kind;
use crate::values::Date;
use std::collections::HashMap;

impl Frequency {
    /// How much a word tells: the logarithm of how rare it is, in sixteenths. One that no source has tells half of that.
    fn weight(&self, term: Term) -> u32 {
        let n = self.sentences();
        match self.of(term) {
            Some(f) => log2(16 * (n + f + 1) / (f + 1)),
            None => log2(16 * (n + 1)) / 2,
        }
    }
}

/// Sixteen times the logarithm of a sixteenth of `n` to base 2, between the powers in a straight line.
fn log2(n: u32) -> u32 {
    let whole = n.max(16).ilog2();
    (whole - 4) * 16 + ((n.max(16) << 4 >> whole) & 15)
}

/// Farther from a figure than this a word says nothing of it.
const REACH: u32 = 45;

/// How much a word counts by how far it stands from the figure, in thousandths.
const fn closeness(distance: u32) -> u32 {
    match distance {
        0..=2 => 1000,
        3..=4 => 800,
        5..=8 => 500,
        9..=15 => 300,
        _ => 150,
    }
}

/// So near to a figure a word is said of it.
const BESIDE: u32 = 4;

/// The words around an article's figure, with what each counts.
#[derive(Debug)]
pub(super) struct Around {
    /// By term.
    words: Vec<(Term, u32)>,
    total: u32,
    /// Those of its clause, by how much they tell; empty for a count.
    clause: Bag,
    /// Those right beside it; empty for all but a date.
    beside: Bag,
}

/// Some words, by term, with how much each tells.
#[derive(Debug, Default)]
struct Bag(Vec<(Term, u32)>);

impl Bag {
    fn of<'a>(words: impl Iterator<Item = &'a Word>, frequency: &Frequency) -> Self {
        let mut all: Vec<(Term, u32)> = words.map(|w| (w.term, frequency.weight(w.term))).collect();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    /// How much of it is among some words, in thousandths.
    fn shared(&self, words: impl Iterator<Item = Term>) -> u32 {
        let total: u64 = self.0.iter().map(|(_, w)| u64::from(*w)).sum();
        let mut found = vec![false; self.0.len()];
        for term in words {
            if let Ok(at) = self.0.binary_search_by_key(&term, |w| w.0) {
                found[at] = true;
            }
        }
        let got: u64 = self.0.iter().zip(found).filter(|(_, f)| *f).map(|((_, w), _)| u64::from(*w)).sum();
        u32::try_from(got * 1000 / total.max(1)).unwrap_or(0)
    }
}

impl Around {
    /// The words of the figure's own sentence.
    pub(super) fn of(article: &Points, a: &Point, frequency: &Frequency) -> Self {
        let mut best: HashMap<Term, u32> = HashMap::new();
        let own = || window(article, a).iter().filter(|w| w.sentence == a.sentence);
        for word in own().filter(|w| !a.tokens.contains(&w.token)) {
            let here = closeness(away(a, word.token));
            let there = best.entry(word.term).or_default();
            *there = here.max(*there);
        }
        let mut words: Vec<(Term, u32)> = best.into_iter().map(|(term, near)| (term, near * frequency.weight(term))).collect();
        words.sort_unstable();
        let total = words.iter().map(|(_, w)| w).sum();
        let bag = |wanted: bool, of: &dyn Fn(&Word) -> bool| Bag::of(own().filter(|w| wanted && of(w)), frequency);
        let clause = bag(sort(a) != Sort::Count, &|w| w.clause == a.clause);
        let beside = bag(sort(a) == Sort::Time, &|w| away(a, w.token) <= BESIDE);
        Self { words, total, clause, beside }
    }

    /// The words.
    pub(super) fn terms(&self) -> impl Iterator<Item = Term> {
        self.words.iter().map(|(term, _)| *term)
    }

    /// How much of it stands around a source's figure, too, in thousandths. Words of the sentences beside count for less.
    fn shared(&self, source: &Points, b: &Point) -> u32 {
        let mut near: Vec<u32> = vec![0; self.words.len()];
        for word in window(source, b).iter().filter(|w| !b.tokens.contains(&w.token)) {
            let Ok(at) = self.words.binary_search_by_key(&word.term, |w| w.0) else { continue };
            let beside = match word.sentence.abs_diff(b.sentence) {
                0 => 1,
                1 => 2,
                _ => 4,
            };
            near[at] = near[at].max(closeness(away(b, word.token)) / beside);
        }
        let got: u64 = self.words.iter().zip(near).map(|((_, w), p)| u64::from(*w) * u64::from((p * 1000).isqrt())).sum();
        u32::try_from(got / u64::from(self.total.max(1))).unwrap_or(0)
    }
}

/// The words within reach of a figure.
fn window<'a>(text: &'a Points, p: &Point) -> &'a [Word] {
    let from = text.words.partition_point(|w| w.token + REACH < p.tokens.start);
    let to = text.words.partition_point(|w| w.token < p.tokens.end + REACH);
    &text.words[from..to.max(from)]
}

/// The figures of a text with each of the words within their reach, both by place.
pub(super) fn reached(text: &Points) -> impl Iterator<Item = (Term, u32)> {
    (0_u32..).zip(&text.all).flat_map(|(n, point)| window(text, point).iter().map(move |word| (word.term, n)))
}

fn away(p: &Point, token: u32) -> u32 {
    if token < p.tokens.start { p.tokens.start - token } else { (token + 1).saturating_sub(p.tokens.end) }
}

/// A ceiling and an express total are of the whole; an average price is one for each.
const fn part(scope: Scope) -> Scope {
    match scope {
        Scope::Maximum | Scope::Total => Scope::Whole,
        Scope::PerUnit => Scope::Average,
        other => other,
    }
}

/// Which fields of a date are printed.
fn form(d: &Date) -> [bool; 4] {
    [d.year.is_some(), d.month.is_some(), d.day.is_some(), d.weekday.is_some()]
}

/// What holds for a figure of an article and one of a source, each with how much of it holds in thousandths.
pub(super) fn align(around: &Around, a: &Point, source: &Points, b: &Point) -> Vec<(Feature, u32)> {
    let mut out = vec![(Feature::Shared, around.shared(source, b))];
    let own = || window(source, b).iter().filter(|w| w.sentence == b.sentence);
    // A clause of one word may stand anywhere: وبلغ الإقبال. A date has the words beside it, too.
    let few = if sort(a) == Sort::Time { 0 } else { 1 };
    if around.clause.0.len() > few {
        out.push((Feature::Clause, around.clause.shared(own().filter(|w| w.clause == b.clause).map(|w| w.term))));
    }
    if !around.beside.0.is_empty() {
        out.push((Feature::Beside, around.beside.shared(own().filter(|w| away(b, w.token) <= BESIDE).map(|w| w.term))));
    }
    let mut add = |feature| out.push((feature, 1000));
    let unit = matches!(a.value, Value::Amount(_, Some(_))) || a.kind == Kind::Age || a.kind.is_time();
    match (a.head, b.head) {
        (Some(x), Some(y)) if x == y => add(Feature::SameHead),
        _ if a.stands_for.iter().any(|c| b.classes.contains(c)) || b.stands_for.iter().any(|c| a.classes.contains(c)) => {
            add(Feature::ClassNoun);
        }
        (Some(_), Some(_)) => add(if unit { Feature::MeasuredApart } else { Feature::HeadsApart }),
        _ => {}
    }
    let same_frame = a.frames.iter().any(|f| b.frames.contains(f));
    if same_frame {
        add(Feature::SameFrame);
    } else if !a.frames.is_empty() && !b.frames.is_empty() {
        add(Feature::FramesApart);
    }
    // "10 killed in clashes … three dead": the noun may be left out.
    let counts = |k: Kind| matches!(k, Kind::Number | Kind::Quantity);
    let left_out = same_frame && counts(a.kind) && counts(b.kind) && (a.head.is_none() || b.head.is_none());
    // "the half-point rise" of a source's "half a percentage point"
    let pointed = |x: &Point, y: &Point| x.points && y.kind == Kind::Percent;
    if a.kind == b.kind || left_out || pointed(a, b) || pointed(b, a) {
        add(Feature::SameKind);
    }
    if let (Value::Amount(_, Some(x)), Value::Amount(_, Some(y)), Kind::Duration) = (&a.value, &b.value, a.kind)
        && x.unit != y.unit
    {
        add(Feature::UnitsApart);
    }
    let formed = match (&a.value, &b.value) {
        (Value::Time(x), Value::Time(y)) => form(&x.date) != form(&y.date),
        _ => a.kind == Kind::Duration && b.kind == Kind::Duration && a.joined != b.joined,
    };
    if formed {
        add(Feature::FormsApart);
    }
    // "a 5.2 quake … this followed another one of 5.8"
    if part(a.scope) != part(b.scope) {
        add(Feature::OtherScope);
    }
    out
}
