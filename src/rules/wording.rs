//! The rule's words with the article's figures in them.

use super::{Hit, Rule, Wording};

/// The text in a language, else in English, else in the first there is.
pub(super) fn pick<'a>(wording: &'a Wording, language: &str) -> Option<&'a str> {
    let primary = language.split(['-', '_']).next().unwrap_or(language);
    let found = wording.get(language).or_else(|| wording.get(primary)).or_else(|| wording.get("en"));
    found.or_else(|| wording.values().next()).map(String::as_str)
}

/// A piece of a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Plain words.
    Text(&'a str),
    /// The name of a slot, without its braces.
    Slot(&'a str),
}

/// A wording in pieces. A brace that closes nothing, or is never closed, is plain text.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(inner) = rest.strip_prefix('{')
            && let Some((slot, after)) = inner.split_once('}')
        {
            rest = after;
            return Some(Piece::Slot(slot));
        }
        let skip = usize::from(rest.starts_with('{'));
        let end = rest[skip..].find('{').map_or(rest.len(), |n| n + skip);
        let (text, after) = rest.split_at(end);
        rest = after;
        Some(Piece::Text(text))
    })
}

/// Fills the slots of a wording. A sentence whose slot has nothing to say is left out: help that lists repairs where there are none.
pub(super) fn fill(text: &str, slots: &[(&'static str, String)]) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Slot(name) => out.push_str(slots.iter().find(|(slot, _)| *slot == name).map_or("", |(_, value)| value)),
        }
    }
    out.trim_end().to_owned()
}

/// Whether some slot of a wording has nothing to say.
fn hollow(text: &str, slots: &[(&'static str, String)]) -> bool {
    pieces(text).any(|p| matches!(p, Piece::Slot(name) if slots.iter().all(|(slot, value)| *slot != name || value.is_empty())))
}

/// The finding's sentence.
pub(super) fn message(rule: &Rule, hit: &Hit, language: &str) -> String {
    pick(&rule.written.message, language).map(|text| fill(text, &hit.slots)).unwrap_or_default()
}

/// What an editor may do; none where the rule has no words for it, or would have to name what this finding lacks.
pub(super) fn help(rule: &Rule, hit: &Hit, language: &str) -> Option<String> {
    let text = pick(&rule.written.help, language)?;
    let said: Vec<&str> = text.lines().filter(|line| !hollow(line, &hit.slots)).collect();
    Some(fill(&said.join("\n"), &hit.slots)).filter(|help| !help.trim().is_empty())
}

/// What a labelled passage is; empty where the rule has no word for it.
pub(super) fn label<'a>(rule: &'a Rule, role: &str, language: &str) -> &'a str {
    rule.written.labels.get(role).and_then(|w| pick(w, language)).unwrap_or_default()
}

/// The remarks on a hit.
pub(super) fn notes(rule: &Rule, hit: &Hit, language: &str) -> Vec<String> {
    let worded = hit.remarks.iter().filter_map(|r| Some(fill(pick(rule.written.notes.get(r.name)?, language)?, &r.slots)));
    worded.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_and_lone_braces_stay() {
        let slots = [("sum", "57".to_owned())];
        assert_eq!(fill("the parts add up to {sum}", &slots), "the parts add up to 57");
        assert_eq!(fill("a { b } {sum", &slots), "a  {sum");
        assert_eq!(fill("{", &slots), "{");
        assert_eq!(fill("ا{sum}ب", &slots), "ا57ب");
    }

    #[test]
    fn a_missing_language_falls_back_to_english_then_to_any() {
        let wording = |pairs: &[(&str, &str)]| -> Wording { pairs.iter().map(|(l, t)| ((*l).into(), (*t).into())).collect() };
        let both = wording(&[("ar", "عربي"), ("en", "English")]);
        assert_eq!([pick(&both, "ar-EG"), pick(&both, "fr")], [Some("عربي"), Some("English")]);
        assert_eq!(pick(&wording(&[("ar", "عربي")]), "fr"), Some("عربي"));
        assert_eq!(pick(&Wording::new(), "en"), None);
    }
}
