//! Spellings folded to one, and what is written on a word taken off.

use super::written::{Clitic, Stemming, Writing};
use std::collections::HashMap;

/// What was taken off a word, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
pub struct Clitics(u8);

impl Clitics {
    /// Nothing.
    pub const NONE: Self = Self(0);

    /// With one more.
    #[must_use]
    pub const fn with(self, c: Clitic) -> Self {
        Self(self.0 | 1 << c as u8)
    }

    /// Whether it holds this one.
    #[must_use]
    pub const fn has(self, c: Clitic) -> bool {
        self.0 & (1 << c as u8) != 0
    }

    /// Both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn of(list: &[Clitic]) -> Self {
        list.iter().fold(Self::NONE, |set, &c| set.with(c))
    }
}

/// How a language's spellings are folded. Built from [`Writing`].
#[derive(Debug)]
pub struct Folding {
    /// Folded character by code point below 0x800; nought where it is left out.
    low: Vec<u32>,
    high: HashMap<char, char>,
    prefixes: Vec<(String, Clitics)>,
    articles: Vec<(String, Clitics)>,
    suffixes: Vec<(String, Clitics)>,
    unknown_prefixes: Vec<(String, Clitics)>,
    noun_endings: Vec<(String, String)>,
    dual_endings: Vec<(String, String)>,
    stemming: Stemming,
    distinct: Vec<(char, char)>,
    construct_duals: Vec<String>,
    plural_endings: Vec<String>,
    verb_fronts: Vec<String>,
    /// First bytes of the prefixes: most words have none of them.
    starts: [bool; 256],
    /// By second byte, the places of the prefixes that have it, in order. The second byte of an Arabic letter tells more than the first,
    /// which nearly all share. Behind a prefix of one byte any may stand.
    seconds: Vec<Vec<usize>>,
    /// Last bytes of the suffixes, and of the endings of nouns.
    ends: [bool; 256],
    noun_ends: [bool; 256],
    /// The same of the ends that stems lose, and the letters that stems leave out.
    stem_ends: [bool; 256],
    weak: Vec<char>,
}

/// A word without a front. The last byte of the front is held against the word first: it tells nearly all words.
fn off_front<'a>(word: &'a str, front: &str) -> Option<&'a str> {
    let last = front.len().wrapping_sub(1);
    if word.as_bytes().get(last) == front.as_bytes().get(last) { word.strip_prefix(front) } else { None }
}

/// A word without an end; its last byte is looked at first.
fn off_end<'a>(word: &'a str, end: &str) -> Option<&'a str> {
    if word.as_bytes().last() == end.as_bytes().last() || end.is_empty() { word.strip_suffix(end) } else { None }
}

/// The last bytes of ends. Any word may lose an end of no bytes.
fn last_bytes<'a>(ends: impl Iterator<Item = &'a String>) -> [bool; 256] {
    let mut last = [false; 256];
    for end in ends {
        match end.as_bytes().last() {
            Some(&byte) => last[usize::from(byte)] = true,
            None => last = [true; 256],
        }
    }
    last
}

/// Whether a word's last byte is one of these.
fn ends_with(word: &str, last: &[bool; 256]) -> bool {
    word.as_bytes().last().is_some_and(|&b| last[usize::from(b)])
}

impl Folding {
    pub(super) fn new(w: &Writing) -> Self {
        let mut low: Vec<u32> =
            (0..0x800).map(|c| char::from_u32(c).map_or(c, |c| u32::from(c.to_lowercase().next().unwrap_or(c)))).collect();
        let mut high = HashMap::new();
        let mut put = |from: char, to: u32| match low.get_mut(from as usize) {
            Some(slot) => *slot = to,
            None => drop(high.insert(from, char::from_u32(to).unwrap_or('\0'))),
        };
        w.drop.chars().chain(['\u{200C}', '\u{200D}']).for_each(|c| put(c, 0));
        w.fold.iter().for_each(|(&from, &to)| put(from, u32::from(to)));
        let mut folding = Self {
            low,
            high,
            prefixes: Vec::new(),
            articles: Vec::new(),
            suffixes: Vec::new(),
            unknown_prefixes: Vec::new(),
            noun_endings: w.noun_endings.clone(),
            dual_endings: w.dual_endings.clone(),
            stemming: w.stem.clone(),
            distinct: w.distinct.clone(),
            construct_duals: w.construct_duals.clone(),
            plural_endings: w.plural_endings.clone(),
            verb_fronts: w.verb_fronts.clone(),
            starts: [false; 256],
            seconds: vec![Vec::new(); 256],
            ends: [false; 256],
            noun_ends: last_bytes(w.noun_endings.iter().map(|(ending, _)| ending)),
            stem_ends: [false; 256],
            weak: w.stem.weak.chars().collect(),
        };
        let longest_first = |mut list: Vec<(String, Clitics)>| {
            list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
            list
        };
        folding.prefixes = longest_first(w.prefixes.iter().map(|(s, c)| (folding.fold(s), Clitics::of(c))).collect());
        // Of particles without an article the fewest come first: وبين is "and between", not "and with yen".
        folding.prefixes.sort_by_key(|(p, c)| if c.has(Clitic::The) { (0, 0) } else { (1, p.len()) });
        let the = Clitics::NONE.with(Clitic::The);
        folding.articles = folding.prefixes.iter().filter(|(_, c)| *c == the || *c == the.with(Clitic::To)).cloned().collect();
        folding.suffixes = longest_first(w.suffixes.iter().map(|(s, c)| (folding.fold(s), Clitics::of(c))).collect());
        let unknown = w.unknown_prefixes.iter().map(|s| folding.fold(s));
        folding.unknown_prefixes = longest_first(unknown.filter_map(|s| folding.prefixes.iter().find(|(p, _)| *p == s).cloned()).collect());
        for (at, (p, _)) in folding.prefixes.iter().enumerate() {
            folding.starts[usize::from(p.as_bytes().first().copied().unwrap_or(0))] = true;
            match p.as_bytes().get(1) {
                Some(&second) => folding.seconds[usize::from(second)].push(at),
                None => folding.seconds.iter_mut().for_each(|places| places.push(at)),
            }
        }
        folding.ends = last_bytes(folding.suffixes.iter().map(|(s, _)| s));
        folding.stem_ends = last_bytes(w.stem.endings.iter());
        folding
    }

    /// A word folded.
    #[must_use]
    pub fn fold(&self, word: &str) -> String {
        let mut out = String::with_capacity(word.len());
        self.fold_into(word, &mut out);
        out
    }

    /// A word folded onto the end of `out`.
    pub fn fold_into(&self, word: &str, out: &mut String) {
        // Most letters are folded to themselves: they are copied in runs.
        let mut run = 0;
        for (at, c) in word.char_indices() {
            if self.low.get(c as usize) == Some(&u32::from(c)) && c != '\0' {
                continue;
            }
            out.push_str(&word[run..at]);
            run = at + c.len_utf8();
            match self.letter(c) {
                Ok(Some(folded)) => out.push(folded),
                Ok(None) => {}
                Err(c) => out.extend(c.to_lowercase()),
            }
        }
        out.push_str(&word[run..]);
    }

    /// What a character is folded to: another, nothing, or its lower case, which may be several.
    #[inline]
    fn letter(&self, c: char) -> Result<Option<char>, char> {
        match self.low.get(c as usize) {
            Some(0) => Ok(None),
            Some(&f) => Ok(char::from_u32(f)),
            None => self.high.get(&c).map(|&f| (f != '\0').then_some(f)).ok_or(c),
        }
    }

    /// The ways to take an article off the front of a folded word, with nothing else on it but perhaps "to".
    pub(super) fn articles<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (&'a str, Clitics)> {
        let list = self.articles.iter().filter_map(move |(p, c)| Some((word.strip_prefix(p.as_str())?, *c)));
        list.filter(|(w, _)| w.chars().nth(1).is_some())
    }

    /// The prefixes that a word may begin with, as far as its first two bytes tell, by place.
    fn prefixes_of(&self, word: &str) -> &[usize] {
        match word.as_bytes() {
            [first, second, ..] if self.starts[usize::from(*first)] => &self.seconds[usize::from(*second)],
            _ => &[],
        }
    }

    /// A folded word without each prefix that it begins with, in their order.
    fn off_fronts<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (&'a str, Clitics)> {
        self.prefixes_of(word).iter().filter_map(|&at| self.prefixes.get(at)).filter_map(move |(p, c)| Some((off_front(word, p)?, *c)))
    }

    /// Every way to take something off the front of a folded word, longest first.
    pub(crate) fn fronts<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (&'a str, Clitics)> {
        self.off_fronts(word).filter(|(w, _)| w.chars().nth(1).is_some())
    }

    /// Takes something off a folded word in every way until `wanted` gives something: longest front first, fronts before ends, both together
    /// last.
    pub(super) fn stripped<T>(&self, word: &str, wanted: impl Fn(&str, Clitics) -> Option<T>) -> Option<T> {
        let tried = |(w, c): (&str, Clitics)| if w.chars().nth(1).is_some() { wanted(w, c) } else { None };
        if let Some(found) = self.off_fronts(word).find_map(tried) {
            return Some(found);
        }
        // Most words have no such end, and need not be asked behind every front anew.
        if !ends_with(word, &self.ends) || !self.suffixes.iter().any(|(s, _)| off_end(word, s).is_some()) {
            return None;
        }
        let off = |(w, c): (&str, Clitics)| self.suffixes.iter().find_map(|(s, k)| tried((off_end(w, s)?, c.and(*k))));
        off((word, Clitics::NONE)).or_else(|| self.off_fronts(word).find_map(off))
    }

    /// An unknown word without what is surely written on it: الطائرات → طائرات.
    pub(super) fn bare_unknown<'a>(&'a self, word: &'a str) -> (&'a str, Clitics) {
        let fronts: &[(String, Clitics)] = if self.prefixes_of(word).is_empty() { &[] } else { &self.unknown_prefixes };
        let (word, front) = fronts
            .iter()
            .find_map(|(p, c)| Some((off_front(word, p).filter(|w| w.chars().nth(2).is_some())?, *c)))
            .unwrap_or((word, Clitics::NONE));
        if !ends_with(word, &self.ends) {
            return (word, front);
        }
        let possessive = |(s, c): &(String, Clitics)| c.has(Clitic::Possessive).then(|| off_end(word, s)).flatten().map(|w| (w, *c));
        self.suffixes.iter().find_map(possessive).map_or((word, front), |(w, c)| (w, front.and(c)))
    }

    /// A folded word cut to its stem, hashed with FNV-1a: the same for "signed" and "signing", in any two texts of one language.
    #[must_use]
    pub fn stem(&self, folded: &str) -> u32 {
        let by = &self.stemming;
        let stays = |w: &&str| w.chars().nth(2).is_some();
        let word = by.fronts.iter().find_map(|f| off_front(folded, f).filter(stays)).unwrap_or(folded);
        let ends = ends_with(word, &self.stem_ends);
        let bare = || by.endings.iter().find_map(|e| off_end(word, e).filter(stays));
        let word = if ends { bare().unwrap_or(word) } else { word };
        let strong = word.chars().enumerate().filter(|&(at, c)| at == 0 || !self.weak.contains(&c)).map(|(_, c)| c);
        strong.take(by.letters).fold(0x811c_9dc5, |hash, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193))
    }

    /// The lemma of an unknown noun by the pack's endings: "pheasants" → "pheasant".
    #[must_use]
    pub fn lemma(&self, folded: &str) -> String {
        self.lemma_of(folded).map_or_else(|| folded.to_owned(), |(stem, ending)| format!("{stem}{ending}"))
    }

    /// The lemma in two pieces, where the pack has an ending for it.
    pub(super) fn lemma_of<'a>(&'a self, folded: &'a str) -> Option<(&'a str, &'a str)> {
        if !ends_with(folded, &self.noun_ends) {
            return None;
        }
        self.noun_endings.iter().find_map(|(ending, instead)| {
            let stem = off_end(folded, ending).filter(|s| s.chars().nth(1).is_some())?;
            Some((stem, instead.as_str()))
        })
    }

    /// Whether a word in the dual needs the noun behind it that it belongs to: سفينتا.
    #[must_use]
    pub fn is_construct(&self, folded: &str) -> bool {
        self.construct_duals.iter().any(|e| folded.ends_with(e.as_str()))
    }

    /// The first letter that a listed word may not have where a text has this one: أب is no آب.
    pub(super) fn never(&self, raw: &str) -> Option<char> {
        let first = raw.chars().next()?;
        self.distinct.iter().find(|(text, _)| *text == first).map(|(_, listed)| *listed)
    }

    /// Whether an unknown noun ends as one that stands for several.
    #[must_use]
    pub fn ends_as_plural(&self, folded: &str) -> bool {
        self.plural_endings.iter().any(|e| folded.ends_with(e.as_str()))
    }

    /// Whether a conjunction or preposition may be written on the front of an unknown word: وحياتي.
    #[must_use]
    pub fn may_be_joined(&self, folded: &str) -> bool {
        self.fronts(folded).any(|(_, c)| !c.has(Clitic::The) || c.has(Clitic::And))
    }

    /// Whether an unknown word begins as no noun does: يقبعن, وبجودة.
    #[must_use]
    pub fn is_no_noun(&self, folded: &str) -> bool {
        self.verb_fronts.iter().any(|f| folded.starts_with(f.as_str()))
    }

    /// A word that begins with a conjunction and a letter that begins a word, as its spelling shows: وأحد is no واحد. Gives the word
    /// without the conjunction.
    pub(super) fn surely_joined<'a>(&self, raw: &str, folded: &'a str) -> Option<(&'a str, Clitics)> {
        let mut letters = raw.chars();
        let (first, second) = (letters.next()?, letters.next()?);
        let told = self.low.get(second as usize).is_some_and(|&f| f != 0 && f != u32::from(second));
        if !told || !second.is_alphabetic() || second.is_uppercase() {
            return None;
        }
        let mut buffer = [0; 4];
        let first: &str = first.encode_utf8(&mut buffer);
        let (front, clitics) = self.prefixes.iter().find(|(p, c)| p == first && c.has(Clitic::And))?;
        Some((folded.strip_prefix(front.as_str())?, *clitics))
    }

    /// What a piece of text stands for that is nothing but what is written on the front of words: وبـ before digits.
    #[must_use]
    pub fn front(&self, raw: &str) -> Option<Clitics> {
        if self.prefixes.is_empty() || raw.len() > 16 {
            return None;
        }
        // Most words begin as no front does.
        let first = raw.chars().find_map(|c| self.letter(c).unwrap_or(Some(c)))?;
        match first.encode_utf8(&mut [0; 4]).as_bytes() {
            [first] if self.starts[usize::from(*first)] => {}
            [first, second, ..] if self.starts[usize::from(*first)] && !self.seconds[usize::from(*second)].is_empty() => {}
            _ => return None,
        }
        // Asked before every numeral: on the stack.
        let (mut folded, mut len) = (['\0'; 16], 0);
        for c in raw.chars().filter_map(|c| self.letter(c).unwrap_or(Some(c))) {
            *folded.get_mut(len)? = c;
            len += 1;
        }
        self.prefixes.iter().find(|(p, _)| p.chars().eq(folded[..len].iter().copied())).map(|(_, c)| *c)
    }

    /// The singular of an unknown noun in the dual, by the pack's endings: شاحنتين → شاحنة.
    #[must_use]
    pub fn singular_of_dual(&self, folded: &str) -> Option<String> {
        self.dual_endings.iter().find_map(|(ending, instead)| {
            let stem = folded.strip_suffix(ending.as_str()).filter(|s| s.chars().nth(2).is_some())?;
            Some(format!("{stem}{instead}"))
        })
    }
}
