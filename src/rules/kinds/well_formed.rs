//! Numerals whose marks are those of no number, or of another number than their neighbours.

use super::{Check, show};
use crate::claims::Construction;
use crate::extraction::{Mention, digit};
use crate::rules::{Hit, View};
use crate::stories::Section;
use crate::text::ProseSpan;
use crate::values::Number;
use serde::Deserialize;

/// Nothing to set.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Parameters {}

impl Check for Parameters {
    const SLOTS: &'static [&'static str] = &["number", "other", "grouped"];
    const ROLES: &'static [&'static str] = &["number", "other"];
    const PRIORITY: u8 = 65;

    fn check(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        for construction in &view.story.constructions {
            if let Construction::Malformed { span, sentence } = construction
                && view.story.section_of(&view.analysis.lexed, *sentence) != Section::Furniture
            {
                out.push(hit(view, *span, None, None));
            }
        }
        let grouped: Vec<&Mention> = view.story.mentions.iter().filter(|m| is_grouped(view, m)).collect();
        for m in &view.story.mentions {
            // "1.116 tonnes" beside "1,117,000 tonnes": either may be meant, and nothing tells which.
            let Some(whole) = pointed(view, m) else { continue };
            if let Some(beside) = grouped.iter().find(|g| alike(m, whole, g)) {
                out.push(hit(view, m.span, Some(beside.span), Some(whole)));
            }
        }
    }
}

fn hit(view: &View<'_>, number: ProseSpan, other: Option<ProseSpan>, grouped: Option<Number>) -> Hit {
    let mut labels = vec![("number", number)];
    labels.extend(other.map(|o| ("other", o)));
    Hit {
        slots: vec![
            ("number", show::quote(view, number)),
            ("other", other.map(|o| show::quote(view, o)).unwrap_or_default()),
            ("grouped", grouped.map(show::figure).unwrap_or_default()),
        ],
        identity: vec![show::quote(view, number)],
        explains: vec![number],
        labels,
        ..Hit::default()
    }
}

fn numeral<'a>(view: &View<'a>, m: &Mention) -> &'a str {
    view.analysis.lexed.span(m.number.start as usize..m.number.end as usize).slice(&view.analysis.document.prose)
}

/// One to three digits, a point and three more: they look like a group. What it comes to without the point.
fn pointed(view: &View<'_>, m: &Mention) -> Option<Number> {
    let (whole, rest) = numeral(view, m).split_once('.')?;
    let western = |t: &str| t.chars().map(|c| char::from_digit(digit(c)?, 10)).collect::<Option<String>>();
    let (whole, rest) = (western(whole)?, western(rest)?);
    let looks = (1..=3).contains(&whole.len()) && rest.len() == 3 && !whole.starts_with('0');
    looks.then(|| Number::decimal(&whole, &rest)).flatten()?.times(Number::whole(1_000))
}

/// A number of a thousand and more, with groups.
fn is_grouped(view: &View<'_>, m: &Mention) -> bool {
    let large = m.quantity.is_some_and(|q| q.value >= Number::whole(1_000) && q.value.is_whole() && !q.scaled && q.upper.is_none());
    large && numeral(view, m).contains([',', '٬', '\u{a0}', '\u{202f}'])
}

/// Whether the two count the same, and the one without its point is about as large as the other, or a thousandth of it.
fn alike(m: &Mention, whole: Number, g: &Mention) -> bool {
    let nouns = m.counted.as_ref().zip(g.counted.as_ref()).is_some_and(|(a, b)| a.lemma == b.lemma);
    let same = m.measure == g.measure && (m.measure.is_some() || nouns);
    let times = |n: i64| g.quantity.and_then(|q| whole.times(Number::whole(n))?.divide(q.value));
    let near = |r: Number| r >= Number::ONE.half() && r <= Number::whole(2);
    same && (times(1).is_some_and(near) || times(1_000).is_some_and(near))
}
