//! Numbers of several parts: "two hundred and five thousand", "1.2 million", ثلاثة وعشرون ألفا.

use super::amount::{Amount, Form};
use super::parts::{self, Joint, Part};
use super::{Context, heads};
use crate::language::Clitics;
use crate::values::Number;

const HUNDRED: Number = Number::whole(100);
const THOUSAND: Number = Number::whole(1000);

/// A number under construction. `total` holds what scales from a thousand up have closed; `group` what stands before the next of them.
#[derive(Debug, Clone)]
struct Composer {
    total: Number,
    group: Option<Number>,
    /// The unit of the group's last digit.
    unit: Number,
    /// The unit of the last part.
    last: Number,
    /// The smallest scale from a thousand up that was used.
    least: Option<Number>,
    /// Whether the last part was such a scale.
    closed: bool,
    /// Whether the last part was a smaller scale: "hundred".
    hundred: bool,
    ordinal: bool,
    digits: bool,
    first: bool,
}

/// Reads the number that starts with `first` at `start`. Parts are joined by "and" only where `joins` holds: between the ends of a
/// range it joins the ends.
pub(super) fn read(cx: &Context<'_>, start: usize, first: Part, joins: bool) -> Option<Amount> {
    let mut c = Composer {
        total: Number::ZERO,
        group: None,
        unit: Number::ONE,
        last: Number::ONE,
        least: None,
        closed: false,
        hundred: false,
        ordinal: false,
        digits: first.digits.is_some(),
        first: true,
    };
    c = c.add(cx, first, Joint::Space, start + first.len)?;
    let mut end = start + first.len;
    while let Some((place, joint)) = behind_comma(cx, &c, end).or_else(|| parts::next(cx, end)) {
        // Behind a rank only tens may follow: الخامس والعشرون.
        if joint.is_and() && !joins || c.ordinal && joint != Joint::Clitic {
            break;
        }
        let Some(part) = parts::at(cx, place) else { break };
        if joint == Joint::Space && parts::denominator(cx, place).is_some() {
            break;
        }
        let Some(next) = c.clone().add(cx, part, joint, place + part.len) else { break };
        c = next;
        end = place + part.len;
    }
    let value = c.total.plus(c.group.unwrap_or(Number::ZERO))?;
    let decimals = c.last < Number::ONE;
    Some(Amount {
        scaled: c.closed || decimals,
        unit: c.last,
        scale: if c.closed { c.least.unwrap_or(Number::ONE) } else { Number::ONE },
        small_scale: if c.hundred && c.total.is_zero() && !c.digits { HUNDRED } else { Number::ONE },
        form: if c.ordinal { Form::Ordinal } else { Form::Plain },
        digits: c.digits,
        plain: first.digits.is_some_and(|d| d.plain) && end == start + 1,
        ..Amount::exact(value, start..end)
    })
}

/// "three thousand, four hundred and fifty": words go on behind a comma where hundreds follow thousands.
fn behind_comma(cx: &Context<'_>, c: &Composer, at: usize) -> Option<(usize, Joint)> {
    (c.closed && !c.digits && cx.is_mark(at, ',') && c.least.is_some_and(|l| l >= THOUSAND)).then_some(())?;
    let count = parts::at(cx, at + 1).filter(|p| p.cardinal.is_some() && p.digits.is_none())?;
    let scale = parts::at(cx, at + 1 + count.len)?;
    scale.scale.is_some_and(|s| s >= HUNDRED && c.least.is_some_and(|l| s < l)).then_some((at + 1, Joint::Space))
}

/// Whether `n` is a whole multiple of `of`.
fn divides(of: Number, n: Number) -> bool {
    n.divide(of).is_some_and(Number::is_whole)
}

fn remainder(n: Number, of: Number) -> Option<Number> {
    n.minus(n.divide(of)?.floor().times(of)?)
}

impl Composer {
    fn add(self, cx: &Context<'_>, part: Part, joint: Joint, end: usize) -> Option<Self> {
        let first = self.first;
        let this = Self { first: false, ..self };
        if let Some(d) = part.digits {
            return this.digits(cx, d, joint, end, first);
        }
        // A word may be a scale behind a number and a dual of its own, before the noun it belongs to: عشرون ألفا, ألفا شخص.
        let two =
            || part.scale.is_none() || heads::noun_at(cx, end).is_some() && cx.front(end).is_none() && cx.clitics(end) == Clitics::NONE;
        if let Some(dual) = part.dual.filter(|_| (first || joint.is_and()) && two()) {
            return this.dual(dual);
        }
        let scaled = part.scale.and_then(|s| this.clone().scale(s, joint, first));
        let scale_next = || parts::at(cx, end).is_some_and(|p| p.scale.is_some());
        let added = || {
            let n = part.cardinal?;
            // "5 million two years ago": a small word behind a closed scale belongs to it only where another scale follows.
            // "two million and three quarters", "two million and one half"
            let numerator = || {
                let behind = parts::next(cx, end).filter(|(_, j)| !j.is_and()).and_then(|(p, _)| parts::at(cx, p));
                let proper = |part: Number| n.times(part).is_some_and(|v| v < Number::ONE);
                behind.is_some_and(|p| p.parts.is_some_and(proper) || n == Number::ONE && p.fraction.is_some())
            };
            if joint.is_and() && numerator() {
                return None;
            }
            let small = this.closed && joint == Joint::Space && n < Number::whole(10) && !scale_next();
            if small { None } else { this.clone().cardinal(n, joint, first) }
        };
        let ranked = || part.ordinal.and_then(|n| this.clone().ordinal(n, joint, first));
        scaled.or_else(added).or_else(ranked)
    }

    /// Digits begin a number; later they stand only behind a scale, joined by what is written on them (3 آلاف و500), or before
    /// another scale ("2 million and 300 thousand").
    fn digits(mut self, cx: &Context<'_>, d: super::digits::Digits, joint: Joint, end: usize, first: bool) -> Option<Self> {
        if let Some(group) = self.group.filter(|_| !first && self.digits && self.hundred && joint.is_and()) {
            // "3 hundred and 21"
            self.group = Some(group.plus(Some(d.value).filter(|v| *v < HUNDRED && d.plain)?)?);
            (self.unit, self.last, self.hundred) = (d.unit, d.unit, false);
            return Some(self);
        }
        if !first {
            let least = self.least.filter(|_| self.closed && d.unit == Number::ONE)?;
            let scale = parts::at(cx, end).filter(|p| p.digits.is_none()).and_then(|p| p.scale);
            // "4 thousand 3 hundred"
            (joint.is_and() || scale.is_some() && joint == Joint::Space).then_some(())?;
            let fits = match scale {
                Some(s) => s < least && s >= HUNDRED,
                None => joint == Joint::Clitic && d.value < least && d.value >= HUNDRED,
            };
            if !fits {
                return None;
            }
        }
        self.group = Some(d.value);
        self.unit = d.unit;
        self.last = d.unit;
        self.closed = false;
        Some(self)
    }

    fn cardinal(mut self, n: Number, joint: Joint, first: bool) -> Option<Self> {
        if n.is_zero() && !first && joint.is_and() {
            return None;
        }
        let group = match self.group {
            _ if first => n,
            None if self.digits && !(joint == Joint::Clitic && n >= HUNDRED) => return None,
            None => {
                self.least.filter(|&least| n < least)?;
                n
            }
            Some(_) if self.digits && !(self.hundred && joint.is_and()) => return None,
            Some(g) => {
                let hundreds = g >= HUNDRED && divides(HUNDRED, g);
                let ten = Number::whole(10);
                let digit = n < ten;
                let tens = n >= Number::whole(20) && n < HUNDRED;
                let units_first = tens && joint == Joint::Clitic && remainder(g, HUNDRED)? < ten && !divides(HUNDRED, g);
                let behind_tens = digit && divides(ten, g) && remainder(g, HUNDRED)? >= Number::whole(20) && !joint.is_and();
                let behind_hundreds = n < HUNDRED && hundreds;
                if !(units_first || behind_tens || behind_hundreds) {
                    return None;
                }
                g.plus(n)?
            }
        };
        self.group = Some(group);
        self.unit = Number::ONE;
        self.last = Number::ONE;
        (self.closed, self.hundred) = (false, false);
        Some(self)
    }

    fn scale(mut self, s: Number, joint: Joint, first: bool) -> Option<Self> {
        if s < THOUSAND {
            // Hundreds and dozens multiply within their group.
            self.group = Some(match self.group {
                None if first || self.least.is_some_and(|l| s < l) => s,
                // "three hundred and two dozen": only the two are dozens.
                Some(g) if !joint.is_and() && s < HUNDRED && g > HUNDRED && !self.hundred && !self.digits => {
                    let rest = remainder(g, HUNDRED)?;
                    g.minus(rest)?.plus(rest.times(s)?)?
                }
                Some(g) if !joint.is_and() && (g < HUNDRED || self.digits || s < HUNDRED) => g.times(s)?,
                _ => return None,
            });
            self.unit = self.unit.times(s).filter(|u| *u < s).unwrap_or(Number::ONE).min(Number::ONE);
            self.last = Number::ONE;
            (self.closed, self.hundred) = (false, true);
            return Some(self);
        }
        match self.group.take() {
            Some(_) if joint.is_and() => return None,
            Some(g) => {
                self.least.is_none_or(|l| s < l).then_some(())?;
                self.total = self.total.plus(g.times(s)?)?;
                self.last = self.unit.times(s)?;
                self.least = Some(s);
            }
            // A scale right behind a scale multiplies it: "lakh crore".
            None if self.closed && !joint.is_and() => {
                self.total = self.total.times(s)?;
                self.last = self.last.times(s)?;
                self.least = Some(self.least?.times(s)?);
            }
            None => {
                (first || self.least.is_some_and(|l| s < l)).then_some(())?;
                self.total = self.total.plus(s)?;
                self.last = s;
                self.least = Some(s);
            }
        }
        self.unit = Number::ONE;
        (self.closed, self.hundred) = (true, false);
        Some(self)
    }

    fn dual(mut self, n: Number) -> Option<Self> {
        (self.group.is_none() && self.least.is_none_or(|l| n < l)).then_some(())?;
        self.total = self.total.plus(n)?;
        self.least = Some(n.half());
        self.last = n.half();
        self.closed = true;
        Some(self)
    }

    /// The last part of a number may be a rank: "twenty-first", الخامس والعشرون.
    fn ordinal(mut self, n: Number, joint: Joint, first: bool) -> Option<Self> {
        if let Some(g) = self.group.filter(|_| !first && n >= HUNDRED && joint != Joint::Clitic) {
            // "three trillionth"
            self.group = Some(g.times(n)?);
        } else if !first {
            self = self.cardinal(n, joint, false)?;
        } else {
            self.group = Some(n);
        }
        self.ordinal = true;
        Some(self)
    }
}
