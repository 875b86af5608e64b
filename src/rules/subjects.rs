//! What a claim counts, by all the names that a rule may use for it.

use crate::analysis::Analysis;
use crate::claims::Subject;
use crate::language::NounId;

/// The lemma of what is counted, the noun as it is written, and the classes that it belongs to.
pub(super) fn names<'a>(analysis: &'a Analysis<'_>, subject: &'a Subject) -> impl Iterator<Item = &'a str> {
    let lexicon = &analysis.language.lexicon;
    let noun = subject.noun.and_then(|NounId(n)| lexicon.nouns.get(usize::from(n))).map(|n| n.lemma.as_str());
    let head = subject.head.map(|word| analysis.lexed.interner.text(lexicon, word));
    let classes = subject.classes.iter().chain(&subject.stands_for).filter_map(|&c| lexicon.classes.get(usize::from(c)));
    noun.into_iter().chain(head).chain(classes.map(|c| c.name.as_str()))
}
