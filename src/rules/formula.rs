//! Formulas of rules: arithmetic and one comparison on exact numbers. Reading and working one out ends after as many steps as it has signs.

use crate::values::{Interval, Number};
use std::ops::Range;

/// The most bytes of a formula.
const LONGEST: usize = 1000;
/// How deep brackets and signs may be nested.
const DEEPEST: usize = 32;

/// What is wrong with a formula, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    /// The bytes.
    pub(super) at: Range<usize>,
    /// What is wrong.
    pub(super) message: String,
    /// What would be right.
    pub(super) help: String,
}

/// Two sides and how they are to compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Formula {
    /// The left side.
    pub(super) left: Term,
    /// How it is to compare.
    pub(super) compare: Compare,
    /// The right side.
    pub(super) right: Term,
}

/// A side, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Term {
    /// A number.
    Number(Number),
    /// A name, and where it stands.
    Name(String, Range<usize>),
    /// The same below nought.
    Minus(Box<Term>),
    /// Two terms.
    Two(Box<Term>, Sign, Box<Term>),
}

/// What is done with two terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
}

/// How two sides are to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compare {
    /// `==`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

/// The signs of comparison, the longer ones first.
const COMPARE: [(&str, Compare); 6] = [
    ("==", Compare::Equal),
    ("!=", Compare::Unequal),
    ("<=", Compare::AtMost),
    (">=", Compare::AtLeast),
    ("<", Compare::Less),
    (">", Compare::More),
];

/// A value: as printed, and all that it may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Worth {
    /// As printed.
    pub(super) number: Number,
    /// What it may stand for.
    pub(super) interval: Interval,
}

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub(super) fn parse(text: &str) -> Result<Self, Wrong> {
        let mut reader = Reader { text, at: 0, depth: 0 };
        if text.len() > LONGEST {
            return Err(reader.wrong(0..text.len(), "the formula is too long", "write it with fewer than 1,000 signs"));
        }
        let left = reader.sum()?;
        reader.space();
        let found = COMPARE.iter().find(|(sign, _)| reader.rest().starts_with(sign));
        let Some((sign, compare)) = found else {
            let help =
                if reader.rest().starts_with('=') { "write `==` for what is to be equal" } else { "compare two sides, as in `a + b == c`" };
            return Err(reader.here("a comparison is wanted here", help));
        };
        reader.at += sign.len();
        let right = reader.sum()?;
        reader.space();
        if reader.rest().is_empty() {
            Ok(Self { left, compare: *compare, right })
        } else {
            Err(reader.here("nothing more is wanted here", "one comparison is all"))
        }
    }

    /// The names with their places.
    pub(super) fn names(&self) -> Vec<(&str, Range<usize>)> {
        let mut out = Vec::new();
        self.left.names(&mut out);
        self.right.names(&mut out);
        out
    }
}

impl Compare {
    /// Whether two sides can compare so: for some of what they may stand for, or as printed.
    #[must_use]
    pub(super) fn holds(self, a: &Worth, b: &Worth, exact: bool) -> bool {
        let (x, y) = if exact { (Interval::point(a.number), Interval::point(b.number)) } else { (a.interval, b.interval) };
        let point = |i: &Interval| i.low.is_some() && i.low == i.high;
        let below = |x: &Interval, y: &Interval| x.low.zip(y.high).is_none_or(|(low, high)| low < high);
        match self {
            Self::Equal => x.meets(&y),
            Self::Unequal => !(point(&x) && x == y),
            Self::Less => below(&x, &y),
            Self::AtMost => below(&x, &y) || x.meets(&y),
            Self::More => below(&y, &x),
            Self::AtLeast => below(&y, &x) || x.meets(&y),
        }
    }
}

impl Term {
    fn names<'a>(&'a self, out: &mut Vec<(&'a str, Range<usize>)>) {
        match self {
            Self::Number(_) => {}
            Self::Name(name, at) => out.push((name, at.clone())),
            Self::Minus(term) => term.names(out),
            Self::Two(a, _, b) => {
                a.names(out);
                b.names(out);
            }
        }
    }

    /// What it comes to; none where a name has no value, a divisor is nought, or a number grows out of bounds.
    #[must_use]
    pub(super) fn worth(&self, of: &impl Fn(&str) -> Option<Worth>) -> Option<Worth> {
        match self {
            Self::Number(n) => Some(Worth { number: *n, interval: Interval::point(*n) }),
            Self::Name(name, _) => of(name),
            Self::Minus(term) => {
                let w = term.worth(of)?;
                Some(Worth { number: w.number.negated(), interval: Interval::point(Number::ZERO).minus(&w.interval) })
            }
            Self::Two(a, sign, b) => {
                let (a, b) = (a.worth(of)?, b.worth(of)?);
                let (number, interval) = match sign {
                    Sign::Plus => (a.number.plus(b.number)?, a.interval.plus(&b.interval)),
                    Sign::Minus => (a.number.minus(b.number)?, a.interval.minus(&b.interval)),
                    Sign::Times => (a.number.times(b.number)?, a.interval.times(&b.interval)),
                    Sign::Over => (a.number.divide(b.number)?, a.interval.over(&b.interval)),
                };
                Some(Worth { number, interval })
            }
        }
    }

    /// As text, names in the words of `of`.
    #[must_use]
    pub(super) fn shown(&self, of: &impl Fn(&str) -> String, number: &impl Fn(Number) -> String) -> String {
        let inner = |term: &Self| {
            let text = term.shown(of, number);
            if matches!(term, Self::Two(_, Sign::Plus | Sign::Minus, _)) { format!("({text})") } else { text }
        };
        match self {
            Self::Number(n) => number(*n),
            Self::Name(name, _) => of(name),
            Self::Minus(term) => format!("−{}", inner(term)),
            Self::Two(a, Sign::Plus, b) => format!("{} + {}", a.shown(of, number), b.shown(of, number)),
            Self::Two(a, Sign::Minus, b) => format!("{} − {}", a.shown(of, number), inner(b)),
            Self::Two(a, Sign::Times, b) => format!("{} × {}", inner(a), inner(b)),
            Self::Two(a, Sign::Over, b) => format!("{} / {}", inner(a), inner(b)),
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn wrong(&self, at: Range<usize>, message: &str, help: &str) -> Wrong {
        Wrong { at, message: message.to_owned(), help: help.to_owned() }
    }

    /// What is wrong with the sign that comes next.
    fn here(&self, message: &str, help: &str) -> Wrong {
        let next = self.rest().chars().next().map_or(0, char::len_utf8);
        self.wrong(self.at..self.at + next, message, help)
    }

    /// The next sign, if it is one of these.
    fn sign(&mut self, signs: [(char, Sign); 2]) -> Option<Sign> {
        self.space();
        let (c, sign) = signs.into_iter().find(|(c, _)| self.rest().starts_with(*c))?;
        self.at += c.len_utf8();
        Some(sign)
    }

    fn sum(&mut self) -> Result<Term, Wrong> {
        let mut term = self.product()?;
        while let Some(sign) = self.sign([('+', Sign::Plus), ('-', Sign::Minus)]) {
            term = Term::Two(Box::new(term), sign, Box::new(self.product()?));
        }
        Ok(term)
    }

    fn product(&mut self) -> Result<Term, Wrong> {
        let mut term = self.atom()?;
        while let Some(sign) = self.sign([('*', Sign::Times), ('/', Sign::Over)]) {
            term = Term::Two(Box::new(term), sign, Box::new(self.atom()?));
        }
        Ok(term)
    }

    fn atom(&mut self) -> Result<Term, Wrong> {
        self.space();
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.here("nested too deep", "write it with fewer brackets"));
        }
        let term = self.bare();
        self.depth -= 1;
        term
    }

    fn bare(&mut self) -> Result<Term, Wrong> {
        let (start, rest) = (self.at, self.rest());
        let taken = |wanted: fn(char) -> bool| rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        match rest.chars().next() {
            Some('-') => {
                self.at += 1;
                Ok(Term::Minus(Box::new(self.atom()?)))
            }
            Some('(') => {
                self.at += 1;
                let term = self.sum()?;
                self.space();
                if !self.rest().starts_with(')') {
                    return Err(self.wrong(start..start + 1, "the bracket is never closed", "put `)` behind what it holds"));
                }
                self.at += 1;
                Ok(term)
            }
            Some(c) if c.is_ascii_digit() => {
                self.at += taken(|c| c.is_ascii_digit() || c == '.');
                let written = self.text.get(start..self.at).unwrap_or_default();
                let wrong = self.wrong(start..self.at, "this is no exact number", "write it as 120 or 0.5");
                Number::parse(written).map(Term::Number).ok_or(wrong)
            }
            Some(c) if c.is_alphabetic() || c == '_' => {
                self.at += taken(|c| c.is_alphanumeric() || c == '_');
                Ok(Term::Name(self.text.get(start..self.at).unwrap_or_default().to_owned(), start..self.at))
            }
            _ => Err(self.here("a number or a name is wanted here", "write numbers, names of `where`, + - * / and brackets")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(text: &str) -> bool {
        let formula = Formula::parse(text).unwrap();
        let none = |_: &str| None;
        let (a, b) = (formula.left.worth(&none).unwrap(), formula.right.worth(&none).unwrap());
        formula.compare.holds(&a, &b, true)
    }

    #[test]
    fn arithmetic_is_exact_and_binds_as_usual() {
        for right in
            ["1 + 2 * 3 == 7", "(1 + 2) * 3 == 9", "1 / 3 * 3 == 1", "0.1 + 0.2 == 0.3", "-2 < 1", "7 - 2 - 1 == 4", "2 >= 2", "2 != 3"]
        {
            assert!(holds(right), "{right}");
        }
        for wrong in ["1 + 1 == 3", "2 < 2", "2 > 2", "3 != 3", "8 / 2 / 2 == 8", "3 <= 2"] {
            assert!(!holds(wrong), "{wrong}");
        }
    }

    #[test]
    fn mistakes_have_their_place() {
        let wrong = |text: &str| {
            let w = Formula::parse(text).unwrap_err();
            (text.get(w.at.clone()).unwrap_or("?").to_owned(), w.message)
        };
        assert_eq!(wrong("a + == b"), ("=".into(), "a number or a name is wanted here".into()));
        assert_eq!(wrong("a = b"), ("=".into(), "a comparison is wanted here".into()));
        assert_eq!(wrong("a + b"), (String::new(), "a comparison is wanted here".into()));
        assert_eq!(wrong("(a == b"), ("(".into(), "the bracket is never closed".into()));
        assert_eq!(wrong("a == b == c"), ("=".into(), "nothing more is wanted here".into()));
        assert_eq!(wrong("1.2.3 == a"), ("1.2.3".into(), "this is no exact number".into()));
        assert_eq!(wrong("a == ×"), ("×".into(), "a number or a name is wanted here".into()));
    }

    #[test]
    fn it_always_ends() {
        for text in ["(".repeat(900), "-".repeat(900), "1+".repeat(450), "((((".repeat(9000), "9".repeat(900) + " == 1"] {
            assert!(Formula::parse(&text).is_err());
        }
        let long = format!("{} == 1", vec!["a"; 240].join("+"));
        assert_eq!(Formula::parse(&long).unwrap().names().len(), 240);
        let huge = Formula::parse("999999999999999999999999 * 999999999999999999999999 * 99999999999999999999 == 1").unwrap();
        assert_eq!(huge.left.worth(&|_| None), None);
        assert_eq!(Formula::parse("1 / 0 == 1").unwrap().left.worth(&|_| None), None);
    }

    #[test]
    fn names_may_be_written_in_any_script() {
        let formula = Formula::parse("حكومة + معارضة == مقاعد").unwrap();
        assert_eq!(formula.names().iter().map(|n| n.0).collect::<Vec<_>>(), ["حكومة", "معارضة", "مقاعد"]);
    }
}
