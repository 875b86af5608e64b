//! A change whose ends do not fit its stated percentage, points, amount, direction or multiple.

use super::{Check, show, working};
use crate::claims::{Construction, Direction};
use crate::extraction::{Mention, Trait};
use crate::language::Dimension;
use crate::rules::{Hit, View};
use crate::values::{Interval, Number, Quantity};
use serde::Deserialize;

/// What is held against the two ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Hold {
    /// The stated percentage.
    Percent,
    /// A percentage that is the difference of two: points.
    Points,
    /// Up or down.
    Direction,
    /// "doubled", "three times".
    Multiple,
}

/// What is held against the two ends of a change.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// What is held against them.
    pub hold: Hold,
}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["from", "to", "stated", "computed", "points", "base", "repairs"];
    const ROLES: &'static [&'static str] = &["from", "to", "stated"];
    const PRIORITY: u8 = 70;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for construction in &view.story.constructions {
            let Construction::Change { from, to, by, direction, adjusted: false } = construction else { continue };
            let (Some(p), Some(q)) = (working::quantity(view, *from), working::quantity(view, *to)) else { continue };
            // من ساعتين إلى خمسين دقيقة
            if working::in_two_units(view, *from, *to) {
                continue;
            }
            let ends = Ends { from: *from, to: *to, p, q };
            out.extend(match self.hold {
                Hold::Direction => against_direction(view, &ends, *direction),
                // "بانخفاض 9.3 في المئة …، على رغم نمو المناولة 7.6 في المئة": where one fits, the other tells of something else.
                Hold::Percent if by.iter().all(|&s| percent(view, &ends, s).is_none() || against_percent(view, &ends, s).is_some()) => {
                    first(by, |s| against_percent(view, &ends, s))
                }
                Hold::Percent => None,
                Hold::Points => first(by, |s| against_points(view, &ends, s, by)),
                Hold::Multiple => first(by, |s| against_multiple(view, &ends, s, *direction)),
            });
        }
    }
}

/// The two ends of a change.
#[derive(Debug, Clone, Copy)]
struct Ends {
    from: u32,
    to: u32,
    p: Quantity,
    q: Quantity,
}

fn first(by: &[u32], judge: impl Fn(u32) -> Option<Hit>) -> Option<Hit> {
    by.iter().find_map(|&s| judge(s))
}

fn against_direction(view: &View<'_>, e: &Ends, direction: Option<Direction>) -> Option<Hit> {
    let wrong = |p: &Quantity, q: &Quantity| match direction {
        Some(Direction::Up) => q.fair().high.zip(p.fair().low).is_some_and(|(q, p)| q < p),
        Some(Direction::Down) => q.fair().low.zip(p.fair().high).is_some_and(|(q, p)| q > p),
        None => false,
    };
    // "slipped from 140-3 to 158-7" tells of the second numbers.
    if !wrong(&e.p, &e.q) || e.p.upper.is_some() || e.q.upper.is_some() {
        return None;
    }
    let sign = if direction == Some(Direction::Up) { "<" } else { ">" };
    let told = format!("{} {sign} {}", show::figure(e.q.value), show::figure(e.p.value));
    Some(working::hit(view, &[("from", e.from), ("to", e.to)], told, Vec::new()))
}

/// `(B − A) / A`, as percentages without sign, over the fair intervals of both ends.
fn percent_change(p: &Interval, q: &Interval) -> Option<Interval> {
    let (from, to) = (p, q);
    let ends = [(from.low?, to.low?), (from.low?, to.high?), (from.high?, to.low?), (from.high?, to.high?)];
    let mut values = Vec::with_capacity(4);
    for (a, b) in ends {
        values.push(b.minus(a)?.divide(a)?.times(Number::whole(100))?.abs());
    }
    let (low, high) = (values.iter().min()?, values.iter().max()?);
    let crosses = from.low? <= to.high? && to.low? <= from.high?;
    Some(Interval::closed(if crosses { Number::ZERO } else { *low }, *high))
}

fn hundred() -> Interval {
    Interval::point(Number::whole(100))
}

/// The difference without sign.
fn difference(p: &Quantity, q: &Quantity) -> Option<Interval> {
    let (a, b) = (p.fair(), q.fair());
    let (low, high) = (b.low?.minus(a.high?)?, b.high?.minus(a.low?)?);
    if low.is_negative() && !high.is_negative() {
        return Some(Interval::closed(Number::ZERO, low.abs().max(high)));
    }
    Some(Interval::closed(low.abs().min(high.abs()), low.abs().max(high.abs())))
}

fn is_percent(view: &View<'_>, m: &Mention) -> bool {
    m.measure.is_some_and(|u| u.per.is_none() && view.analysis.measures.unit(u.unit).code == "%")
}

/// A percentage as stated, with the ends that it is held against.
fn percent(view: &View<'_>, e: &Ends, stated: u32) -> Option<Quantity> {
    let m = working::mention(view, stated)?;
    let by = m.quantity.filter(|q| is_percent(view, m) && q.upper.is_none())?;
    (e.p.value > Number::ZERO && e.p.upper.is_none() && e.q.upper.is_none()).then_some(by)
}

/// A stated percentage is right to half a unit of its last digit; a whole one may have been rounded either way from a tenth.
fn says(by: &Quantity) -> Interval {
    by.interval().widened(by.precision.half())
}

fn shares(view: &View<'_>, e: &Ends) -> bool {
    [e.from, e.to].into_iter().any(|f| working::mention(view, f).is_some_and(|m| is_percent(view, m)))
}

fn against_percent(view: &View<'_>, e: &Ends, stated: u32) -> Option<Hit> {
    percent(view, e, stated)?;
    let shares = shares(view, e);
    let fits = |v: &[Quantity]| {
        let relative = percent_change(&v[0].fair(), &v[1].fair()).is_none_or(|c| c.meets(&says(&v[2])));
        // Of two percentages the difference may be meant: that is another rule's matter.
        relative || shares && difference(&v[0], &v[1]).is_none_or(|d| d.meets(&says(&v[2])))
    };
    let by = working::quantity(view, stated)?;
    // Of other figures beside them it may be right: as the change from one to the other, or as a share.
    // To the digit, for among many figures two come near by chance.
    let point = |q: &Quantity| Interval::point(q.value);
    let part = |p: &Quantity, q: &Quantity| p.value < q.value && point(p).over(&point(q)).times(&hundred()).meets(&by.interval());
    let relative = |p: &Quantity, q: &Quantity| percent_change(&point(p), &point(q)).is_some_and(|c| c.meets(&by.interval()));
    let beside = || working::beside(view, e.to, stated);
    // "drew 46,200, among them 7,700 children, against 39,800 last year, up 16 percent": of one of the ends and another figure.
    let one = |p: &Quantity, q: &Quantity| p.value != q.value && percent_change(&point(p), &point(q)).is_some_and(|c| c.meets(&says(&by)));
    let meant = || {
        let beside = beside();
        beside.iter().any(|x| one(&e.p, x) || one(x, &e.q)) || working::any_two(&beside, [&e.p, &e.q], |p, q| relative(p, q) || part(p, q))
    };
    if fits(&[e.p, e.q, by]) || meant() || of_both(view, e, stated, &by) {
        return None;
    }
    let (a, b) = (e.p.value, e.q.value);
    let exact = b.minus(a)?.divide(a)?.times(Number::whole(100))?;
    let told = format!("({} − {}) / {} = {}%", show::figure(b), show::figure(a), show::figure(a), show::figure(exact));
    // "(B − A) / B": the right difference of the wrong base.
    let other = percent_change(&e.q.fair(), &e.p.fair()).is_some_and(|c| c.meets(&says(&by)));
    let base = if other { show::figure(b) } else { String::new() };
    let repairs = working::slips(view, &[e.from, e.to, stated], |v| fits(v));
    let computed = format!("{}%", show::figure(exact.rounded(1).abs()));
    Some(hit(view, e, stated, told, vec![("computed", computed), ("base", base), ("repairs", repairs)]))
}

/// "1.55 million men, or 51.5 percent, against 1.46 million women, or 48.5 percent": what part one end is of both, where the other part stands
/// beside it.
fn of_both(view: &View<'_>, e: &Ends, stated: u32, by: &Quantity) -> bool {
    let all = Number::whole(100);
    let rest = || working::beside(view, stated, stated).iter().any(|q| q.value.plus(by.value) == Some(all));
    let part = |p: &Quantity| {
        let both = e.p.value.plus(e.q.value)?;
        p.value.times(all)?.divide(both)
    };
    let fits = |p: &Quantity| part(p).is_some_and(|n| says(by).meets(&Interval::point(n)));
    rest() && (fits(&e.p) || fits(&e.q))
}

/// "from 4 to 6 percent, an increase of 2 percent": two points, or 50 percent.
fn against_points(view: &View<'_>, e: &Ends, stated: u32, by: &[u32]) -> Option<Hit> {
    let said = percent(view, e, stated).filter(|_| shares(view, e))?;
    // Where points are told beside it, the percentage is meant as one.
    let points = |f: &u32| working::mention(view, *f).and_then(|m| m.measure).map(|u| view.analysis.measures.unit(u.unit).dimension);
    if by.iter().any(|f| points(f) == Some(Dimension::Points)) {
        return None;
    }
    let relative = percent_change(&e.p.fair(), &e.q.fair())?;
    let apart = e.q.value.minus(e.p.value)?.abs();
    let half = said.precision.half();
    if relative.meets(&says(&said)) || !Interval::point(apart).widened(half).meets(&said.interval()) {
        return None;
    }
    let exact = apart.divide(e.p.value)?.times(Number::whole(100))?;
    let [a, b, d, r] = [e.p.value, e.q.value, apart, exact.rounded(1)].map(show::figure);
    let told = format!("|{b} − {a}| = {d}; {d} / {a} = {r}%");
    Some(hit(view, e, stated, told, vec![("computed", format!("{r}%")), ("points", d)]))
}

/// A multiple so many times what it should be is one of something else.
const FAR: i64 = 5;

/// A multiple is taken with a twentieth of tolerance to either side: "doubled" is 1.9 to 2.1.
fn against_multiple(view: &View<'_>, e: &Ends, stated: u32, direction: Option<Direction>) -> Option<Hit> {
    let m = working::mention(view, stated)?;
    let said = m.quantity.filter(|_| m.traits.has(Trait::Multiple))?;
    if e.p.value <= Number::ZERO || e.q.value <= Number::ZERO || said.value <= Number::ZERO || said.value == Number::ONE {
        return None;
    }
    // تضاعف may be "multiplied": any multiple of two and more.
    let open = said.value == Number::whole(2) && view.analysis.language.right_to_left;
    let fits = |p: &Quantity, q: &Quantity| {
        // "fell threefold": so many times less.
        let falls = direction == Some(Direction::Down) && said.value > Number::ONE;
        let computed = if falls { p.fair().over(&q.fair()) } else { q.fair().over(&p.fair()) };
        let slack = said.value.divide(Number::whole(20)).unwrap_or(Number::ZERO);
        let stated = Quantity { precision: Number::ZERO, ..said }.interval().widened(slack);
        // "three times more" is read as three times or four times.
        computed.meets(&stated)
            || said.value > Number::ONE && computed.meets(&stated.plus(&Interval::point(Number::ONE)))
            || open && computed.high.is_none_or(|h| h >= Number::whole(2))
    };
    if fits(&e.p, &e.q) || working::any_two(&working::beside(view, e.to, stated), [&e.p, &e.q], fits) {
        return None;
    }
    let exact = e.q.value.divide(e.p.value)?;
    // "profit rose to 242 million from 220 million, which makes it 17.4 times its earnings": no slip makes so much of so little.
    let computed = e.p.value.max(e.q.value).divide(e.p.value.min(e.q.value))?;
    if said.value.divide(computed).is_none_or(|times| times > Number::whole(FAR)) {
        return None;
    }
    let told = format!("{} / {} = {}", show::figure(e.q.value), show::figure(e.p.value), show::figure(exact));
    let repairs = working::slips(view, &[e.from, e.to], |v| fits(&v[0], &v[1]));
    Some(hit(view, e, stated, told, vec![("computed", show::figure(exact)), ("repairs", repairs)]))
}

fn hit(view: &View<'_>, e: &Ends, stated: u32, told: String, computed: Vec<(&'static str, String)>) -> Hit {
    working::hit(view, &[("from", e.from), ("to", e.to), ("stated", stated)], told, computed)
}
