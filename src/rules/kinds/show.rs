//! Figures of a working, and the passages of an article, as text.

use crate::extraction::Mention;
use crate::rules::View;
use crate::text::ProseSpan;
use crate::values::{Interval, Number, Weekday};

/// The words of the article there.
pub(super) fn quote(view: &View<'_>, span: ProseSpan) -> String {
    span.slice(&view.analysis.document.prose).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The span of a mention, by place.
pub(super) fn span(view: &View<'_>, mention: u32) -> ProseSpan {
    view.story.mentions.get(mention as usize).map_or_else(ProseSpan::default, |m| m.span)
}

/// Whether quotation marks stand open before the mention in its sentence: the words are somebody's own.
pub(super) fn quoted(view: &View<'_>, m: &Mention) -> bool {
    let Some(sentence) = view.analysis.lexed.sentences.get(m.sentence as usize) else { return false };
    view.analysis.lexed.quoting(&view.analysis.document.prose, sentence.tokens.start as usize..m.tokens.start as usize)
}

/// The name of a weekday in the article's language.
pub(super) fn weekday(view: &View<'_>, day: Weekday) -> String {
    let name = view.analysis.language.weekdays.get(usize::from(day.number()).saturating_sub(1));
    name.cloned().unwrap_or_else(|| format!("{day:?}"))
}

/// A number for people: thousands grouped, at most two decimals (four below one).
pub(super) fn figure(n: Number) -> String {
    let n = n.rounded(if n.abs() < Number::ONE { 4 } else { 2 });
    let text = n.to_string();
    let (whole, decimals) = text.split_once('.').map_or((text.as_str(), None), |(w, d)| (w, Some(d)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |d| ("-", d));
    let mut grouped = String::with_capacity(text.len() + 8);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 && digits.len() > 4 {
            grouped.push(',');
        }
        grouped.push(c);
    }
    decimals.map_or_else(|| format!("{sign}{grouped}"), |d| format!("{sign}{grouped}.{d}"))
}

/// An interval for people: "26.2–27.1", "above 70".
pub(super) fn between(i: &Interval) -> String {
    match (i.low, i.high) {
        (Some(l), Some(h)) if figure(l) == figure(h) => figure(l),
        (Some(l), Some(h)) => format!("{}–{}", figure(l), figure(h)),
        (Some(l), None) => format!("{} {}", if i.above { ">" } else { "≥" }, figure(l)),
        (None, Some(h)) => format!("{} {}", if i.below { "<" } else { "≤" }, figure(h)),
        (None, None) => "…".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_thousands_from_five_digits_on() {
        let f = |s: &str| figure(Number::parse(s).unwrap());
        assert_eq!(f("1134"), "1134");
        assert_eq!(f("-210000000"), "-210,000,000");
        assert_eq!(f("26.6666"), "26.67");
        assert_eq!(f("0.12345"), "0.1235");
    }
}
