//! Figures that tell how far two others lie apart: "54,000 more than before", "40cm below the record", بزيادة 47 ألفا عن.

use super::derive::alike;
use super::point::{Point, Points, Value};
use super::sort::telling;
use super::step::{Step, Working};
use crate::claims::{Claim, Direction, Scope};
use crate::extraction::{Kind, Measure, Mention};
use crate::language::scan::Piece;
use crate::language::written::Clitic;
use crate::language::{Cue, Dimension, Language, Measures, Sense, Starts};
use crate::lexing::Lexed;
use crate::values::{Bound, Interval, Number, Quantity};
use std::ops::Range;

/// So far before a figure a word may stand that compares: أكثر من الرجال بنحو 40 دقيقة.
const LEAD: usize = 8;

/// A figure among the words of its sentence.
struct Place<'a> {
    language: &'a Language,
    lexed: &'a Lexed,
    sentence: Range<usize>,
    start: usize,
    number: Range<usize>,
    end: usize,
}

impl<'a> Place<'a> {
    fn of(language: &'a Language, lexed: &'a Lexed, mention: &Mention) -> Self {
        let sentence = lexed.sentences.get(mention.sentence as usize).map_or(0..0, |s| s.tokens.start as usize..s.tokens.end as usize);
        let number = mention.number.start as usize..mention.number.end as usize;
        Self { language, lexed, sentence, start: mention.tokens.start as usize, number, end: mention.tokens.end as usize }
    }

    /// Whether a word or phrase at a token has one of the cues.
    fn cued(&self, at: usize, cues: &[Cue]) -> bool {
        let wanted = |s: &Sense| if let Sense::Cue(c) = s { cues.contains(c).then_some(()) } else { None };
        self.language.lexicon.find_of(self.lexed.from(at, self.sentence.end), Starts::CUE, wanted).is_some()
    }

    /// Whether "with" is written on a word, or stands alone before digits: بثلاثة, بـ41.
    fn with(&self, at: usize) -> bool {
        let Some((token, &word)) = self.lexed.tokens.get(at).zip(self.lexed.words.get(at)) else { return false };
        let front = || self.language.folding.front(self.lexed.interner.text(&self.language.lexicon, word));
        let alone = at + 1 == self.number.start && token.piece == Piece::Word;
        token.clitics.has(Clitic::With) || alone && front().is_some_and(|c| c.has(Clitic::With))
    }

    /// The tokens before the figure.
    fn before(&self, n: usize) -> Range<usize> {
        self.start.saturating_sub(n).max(self.sentence.start)..self.start
    }

    /// Whether the value that it leads to follows, and nothing that it comes from stands before: "two dollars to 70", and not "from two to 70".
    fn led_to(&self) -> bool {
        self.cued(self.end, &[Cue::ChangeTo]) && !self.before(1).any(|at| self.cued(at, &[Cue::ChangeFrom, Cue::ChangeTo]))
    }

    /// The token before the figure and what stands before its number: بنحو 40.
    fn lead(&self) -> Range<usize> {
        self.before(1).start..self.number.start.max(self.start)
    }
}

/// Whether a figure is told as a difference.
pub(super) fn told(language: &Language, measures: &Measures, lexed: &Lexed, mention: &Mention, claim: Option<&Claim>) -> bool {
    let Some(claim) = claim else { return false };
    let points = mention.measure.is_some_and(|m| measures.unit(m.unit).dimension == Dimension::Points);
    if claim.scope == Scope::Change || points {
        return true;
    }
    let place = Place::of(language, lexed, mention);
    // "54,000 more than", "three years older than", "18 seats short of"
    if (place.number.end..place.end + 1).any(|at| place.cued(at, &[Cue::Above, Cue::Below])) {
        return true;
    }
    // "with a lead of 6,311 votes", متقدمة بثلاث ذهبيات; "reviewed by 12 critics" tells who did it.
    // "beat the record by £37,000"
    let measured = mention.measure.is_some() && mention.kind != Kind::Percent && !mention.kind.is_time();
    if place.before(1).any(|at| place.cued(at, &[Cue::Margin]) && (measured || !place.cued(at, &[Cue::By]))) {
        return true;
    }
    // انخفض عدد الوفيات بـ278 حالة
    let with = || place.lead().any(|at| place.with(at)) || place.with(place.number.start);
    // أكثر بـ41 مليونا مما كان
    let beyond = || place.before(2).any(|at| place.cued(at, &[Cue::Above, Cue::Below]));
    // متأخرا عنه بنحو دقيقتين
    let margin = || place.before(LEAD).any(|at| place.cued(at, &[Cue::Margin]) && !place.cued(at, &[Cue::By]));
    let moved = || beyond() || place.before(LEAD).any(|at| place.cued(at, &[Cue::Rise, Cue::Fall])) || margin();
    if mention.kind != Kind::Percent && language.head_first && with() && moved() {
        return true;
    }
    // "rose two dollars to 70", ارتفع السعر دولارين إلى
    if mention.kind != Kind::Percent && place.before(LEAD).any(|at| place.cued(at, &[Cue::Rise, Cue::Fall])) && place.led_to() {
        return true;
    }
    // رفعت التوزيعات بمقدار ربع ريال للسهم, أكثر من الرجال بنحو 40 دقيقة
    let steers = |at| place.cued(at, &[Cue::Above, Cue::Below, Cue::Rise, Cue::Fall, Cue::Compared]);
    let steered = || place.before(LEAD).any(steers) || margin();
    mention.kind != Kind::Percent && place.lead().any(|at| place.cued(at, &[Cue::ChangeBy])) && steered()
}

/// Whether a figure is told as going up or down, by the nearest word.
pub(super) fn way(language: &Language, lexed: &Lexed, mention: &Mention, claim: Option<&Claim>) -> Option<Direction> {
    let share = matches!(mention.kind, Kind::Fraction | Kind::Percent);
    (share || claim.is_some_and(|c| c.scope == Scope::Change)).then_some(())?;
    let place = Place::of(language, lexed, mention);
    let way = |at: usize| match (place.cued(at, &[Cue::Rise]), place.cued(at, &[Cue::Fall])) {
        (true, false) => Some(Direction::Up),
        (false, true) => Some(Direction::Down),
        _ => None,
    };
    let within = |at: &usize| lexed.tokens.get(*at).is_none_or(|t| t.piece != Piece::Mark);
    way(place.end).filter(|_| !language.head_first).or_else(|| place.before(LEAD).rev().take_while(within).find_map(way))
}

/// Whether one figure is told as a difference and the other is not, or one as a rise and the other as a fall: they say nothing against each
/// other.
pub(super) fn of_another_way(a: &Point, b: &Point) -> bool {
    let ways = || a.way.zip(b.way).is_some_and(|(x, y)| x != y);
    (a.apart != b.apart || a.run != b.run || ways()) && matches!((&a.value, &b.value), (Value::Amount(..), Value::Amount(..)))
}

/// Figures that tell just how far they lie apart, wherever they stand, where the difference is no chance: 1,440 km of 9,870 and 8,430.
pub(super) fn anywhere(measures: &Measures, a: &Point, source: &Points, tied: &[(u32, bool)]) -> Option<Step> {
    const MOST: usize = 24;
    let (wanted, own) = amount(a)?;
    // أكثر بـ41 مليونا of 137 and 96 million cubic metres
    let bare = own.is_none() && wanted.scaled && a.kind == Kind::Number;
    // "16 percentage points below", "$7 billion less than"
    let points = own.is_some_and(|m| measures.unit(m.unit).dimension == Dimension::Points);
    let share = |m: Measure| measures.unit(m.unit).dimension == Dimension::Share;
    let comparable = |m: Measure| own.map_or(bare, |own| measures.comparable(m.unit, own.unit) || points && share(m));
    // "150,000 more" of a source's "1.3 million visitors … the last one had 1.15 million"
    let counts = own.is_none() && wanted.value >= Number::whole(PARTICULAR);
    let large = |p: &Point| counts && great(p) && !p.loose && amount(p).is_some_and(|(_, m)| m.is_none());
    let like = |p: &Point| amount(p).is_some_and(|(_, m)| m.is_some_and(comparable)) || large(p);
    // "a minute and 35 seconds behind" of 2:09:47 and 2:08:12
    let timed = a.kind == Kind::Duration && own.is_some_and(|m| measures.unit(m.unit).code == "s") && wanted.value > Number::whole(60);
    let particular = telling(a) || bare || counts || points || timed || a.kind == Kind::Money && wanted.value >= Number::whole(PARTICULAR);
    let near = wanted.bound == Bound::Exactly || counts && wanted.bound == Bound::About;
    if !a.apart || !particular || !near {
        return None;
    }
    let all: Vec<(u32, &Point)> = tied.iter().map(|&(n, _)| (n, &source.all[n as usize])).filter(|(_, p)| like(p)).take(MOST).collect();
    let pairs = all.iter().enumerate().flat_map(|(n, p)| all[n + 1..].iter().map(move |q| (*p, *q)));
    let one = |p: &Point, q: &Point| !(large(p) && large(q)) || p.sentence.abs_diff(q.sentence) <= 1;
    pairs.filter(|(p, q)| one(p.1, q.1)).filter_map(|(p, q)| difference(measures, a, p, q, false, true)).find(|s| s.value == wanted.value)
}

/// Whether a count is told in thousands or has five digits: two of those do not lie just so far apart by chance.
fn great(p: &Point) -> bool {
    amount(p).is_some_and(|(q, _)| q.scaled || q.value >= Number::whole(GREAT))
}

/// From which count on two make no third by chance.
pub(super) const GREAT: i64 = 10_000;

/// From which sum of money on two figures do not lie so far apart by chance.
const PARTICULAR: i64 = 1000;

/// How far two figures of a source lie apart, where the article tells just that. `beside` says that no other stands between,
/// `tied` that one of them is said of the same thing as the article's.
pub(super) fn difference(
    measures: &Measures,
    a: &Point,
    (i, p): (u32, &Point),
    (j, q): (u32, &Point),
    beside: bool,
    tied: bool,
) -> Option<Step> {
    let (wanted, unit) = amount(a)?;
    let ((x, m), (y, n)) = (amount(p)?, amount(q)?);
    if !a.apart || p.apart || q.apart || wanted.upper.is_some() {
        return None;
    }
    // "12.8 million riyals, against 10.9 million"
    let scaled = |b: &Point| amount(b).is_some_and(|(q, _)| q.scaled);
    let left_out = |m: Option<Measure>, b: &Point| m.is_none() && b.kind == Kind::Number && (beside || scaled(b));
    let (m, n) = if left_out(m, p) {
        (n, n)
    } else if left_out(n, q) {
        (m, m)
    } else {
        (m, n)
    };
    // "180m euros, 105m more than"
    let close = p.sentence.abs_diff(q.sentence) <= 1 && m.is_none() && n.is_none();
    let large = wanted.value >= Number::whole(PARTICULAR) && great(p) && great(q) && close;
    if large && unit.is_none() && x.value.minus(y.value).map(Number::abs) == Some(wanted.value) {
        let from = if x.value >= y.value { vec![i, j] } else { vec![j, i] };
        return Some(Step { from, working: Working::Difference, value: wanted.value });
    }
    let unit = if unit.is_none() && wanted.scaled && a.kind == Kind::Number { m } else { unit };
    let times = match (unit, m, n) {
        (None, None, None) => Number::ONE,
        (Some(u), Some(m), Some(n)) => same_unit(measures, u, m, n)?,
        // "six points" of 69.1 and 62.4 percent
        (None, Some(m), Some(n)) if a.points && [m, n].iter().all(|m| measures.unit(m.unit).dimension == Dimension::Share) => Number::ONE,
        // "a fall of less than two days" of a source's "from 8.6 to 6.8"
        (Some(_), None, None) if beside && [p, q].iter().all(|b| b.kind == Kind::Number && b.head.is_none()) => Number::ONE,
        _ => return None,
    };
    let apart = x.value.minus(y.value)?.abs().times(times)?;
    let counted = || p.head.is_some() && p.head == q.head && alike(a, p);
    let one = || p.sentence == q.sentence && (unit.is_some() || counted());
    let near = (tied || beside || unit.is_some() && one()) && fair(wanted, apart) || (tied || one() || counted()) && wanted.value == apart;
    let from = if x.value >= y.value { vec![i, j] } else { vec![j, i] };
    near.then_some(Step { from, working: Working::Difference, value: apart })
}

fn amount(p: &Point) -> Option<(&Quantity, Option<Measure>)> {
    if let Value::Amount(q, m) = &p.value { Some((q, *m)) } else { None }
}

/// What a figure was before or beside another, where a source tells how far they lie apart: the 350 of "weighs 310 kilograms, 40 less than the
/// last one".
pub(super) fn level(measures: &Measures, a: &Point, (i, p): (u32, &Point), (j, q): (u32, &Point)) -> Option<Step> {
    let (wanted, unit) = amount(a)?;
    let (from, by) = if p.apart { (q, p) } else { (p, q) };
    let order = if p.apart { vec![j, i] } else { vec![i, j] };
    if a.apart || from.apart || !by.apart || wanted.value == amount(from)?.0.value {
        return None;
    }
    let ((x, m), (y, n)) = (amount(from)?, amount(by)?);
    let bare = |unit: Option<Measure>, of: &Point| unit.is_none() && of.kind == Kind::Number;
    // "5 percent, a quarter of a point less"
    let points = |m: Measure| {
        let named = |of: Measure| measures.unit(of.unit).dimension;
        named(m) == Dimension::Share && (by.points || n.is_some_and(|n| named(n) == Dimension::Points))
    };
    let same = n == m || bare(n, by) || m.is_some_and(points);
    let own = unit == m || bare(unit, a) || m.zip(unit).is_some_and(|(m, own)| m.unit == own.unit);
    let counted = m.is_some() || alike(a, from);
    let less = x.value.minus(y.value) == Some(wanted.value);
    let made = less || x.value.plus(y.value) == Some(wanted.value);
    let working = if less { Working::Difference } else { Working::Sum };
    (same && own && counted && made && wanted.upper.is_none()).then_some(Step { from: order, working, value: wanted.value })
}

/// By what part of the one that it starts from a figure has changed, where the article tells that: "fell by more than a third" of 61.2 and
/// 38.6 million. Nobody knows which of the two came first but by the way that the article tells.
pub(super) fn change(measures: &Measures, a: &Point, (i, p): (u32, &Point), (j, q): (u32, &Point)) -> Option<Step> {
    let (wanted, own) = amount(a)?;
    let ((x, m), (y, n)) = (amount(p)?, amount(q)?);
    let percent = own.is_some_and(|u| measures.unit(u.unit).dimension == Dimension::Share);
    let share = percent || own.is_none() && a.kind == Kind::Fraction;
    // "9.2 pence per share from 8 pence"
    let unit = |m: Option<Measure>| m.map(|m| m.unit);
    if !share || p.apart || q.apart || unit(m) != unit(n) && !(m.is_none() || n.is_none()) || x.upper.is_some() || y.upper.is_some() {
        return None;
    }
    let (low, high) = if x.value <= y.value { (x.value, y.value) } else { (y.value, x.value) };
    let from_base = |base: Number| {
        let from = if (x.value == base) == (low != high) { vec![i, j] } else { vec![j, i] };
        let part = high.minus(low)?.divide(base)?;
        let value = if percent { part.times(Number::whole(100))? } else { part };
        wanted.fair().meets(&Interval::point(value)).then_some(Step { from, working: Working::Change, value })
    };
    // "lost 40 percent of its value" may be told without a word of rising or falling.
    let ways = || from_base(high).or_else(|| from_base(low)).filter(|_| m.is_some() && percent && wanted.bound == Bound::Exactly);
    match a.way {
        Some(Direction::Down) => from_base(high),
        Some(_) => from_base(low),
        None => ways(),
    }
}

/// What turns a difference in the unit of two figures into one in the article's: hours into minutes, percent into points.
fn same_unit(measures: &Measures, own: Measure, m: Measure, n: Measure) -> Option<Number> {
    let (u, v) = (measures.unit(own.unit), measures.unit(m.unit));
    // "five points" of 41 and 36 percent, "2.6 degrees" of 4.9C and 2.3C
    let points = v.dimension == Dimension::Share && u.dimension == Dimension::Points;
    let degrees = v.dimension == Dimension::Temperature && u.dimension == Dimension::Angle;
    let pers = m.per == n.per || m.per.is_none() || n.per.is_none();
    let plain = m.unit == n.unit && pers && own.per.is_none_or(|_| own.per == m.per);
    if !plain || u.dimension == Dimension::Share {
        None
    } else if m.unit == own.unit || points || degrees || u.dimension == Dimension::Money && v.dimension == u.dimension {
        Some(Number::ONE)
    } else if measures.comparable(own.unit, m.unit) {
        v.factor.divide(u.factor)
    } else {
        None
    }
}

/// Whether the printed figure is a fair account of a difference.
fn fair(wanted: &Quantity, apart: Number) -> bool {
    let close = |n: Number| n.minus(apart).and_then(|d| d.abs().times(Number::whole(CLOSE))).is_some_and(|d| d <= apart);
    let holds = wanted.fair().meets(&Interval::point(apart));
    match wanted.bound {
        Bound::Exactly | Bound::About => holds,
        // "almost two points" of 1.7
        Bound::LessThan if wanted.close => apart <= wanted.value && close(wanted.value),
        _ => holds && close(wanted.value),
    }
}

/// A bound tells a difference that lies within this part of it: "over 2,000 more" of 2,100.
const CLOSE: i64 = 5;
