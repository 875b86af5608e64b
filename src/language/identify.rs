//! Which language a text is in: by its script first, then by the words.

use super::scan::{self, Piece};
use super::{Cue, Language, Script};

/// How much of a text is looked at: enough to be sure, little enough to cost nothing.
const SAMPLE: usize = 4096;
/// How much of it is looked at first: most articles have told their language by then.
const FIRST: usize = 640;
/// Fewer words say nothing of their language by themselves.
const FEW: usize = 40;
/// A language is told by its function words where so many of a hundred are: of English news every fourth and more, of German hardly one in ten
/// is spelt as one of English. Asking for trigrams costs twenty times as much.
const OWN: usize = 25;

fn sample(text: &str) -> &str {
    first(text, SAMPLE)
}

/// The first so many bytes of a text, as far as they are whole characters.
fn first(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The script of most letters; none when there are no letters.
#[must_use]
pub fn dominant_script(text: &str) -> Option<Script> {
    let (mut latin, mut arabic, mut other) = (0_u32, 0_u32, 0_u32);
    for c in sample(text).chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' => latin += 1,
            '\u{0620}'..='\u{064A}' | '\u{066E}'..='\u{06D3}' => arabic += 1,
            _ if c.is_alphabetic() => other += 1,
            _ => {}
        }
    }
    let most = latin.max(arabic).max(other);
    match most {
        0 => None,
        _ if most == latin => Some(Script::Latin),
        _ if most == arabic => Some(Script::Arabic),
        _ => Some(Script::Other),
    }
}

/// Whether most letters of a text are of another script than this one.
#[must_use]
pub fn is_foreign(text: &str, script: Script) -> bool {
    !mostly(sample(text).as_bytes(), script) && dominant_script(text).is_some_and(|s| s != script)
}

/// Whether so many bytes are letters of the script that what is left cannot be as many of another: told without decoding a character.
fn mostly(text: &[u8], script: Script) -> bool {
    match script {
        // Letters of no other script stand in ASCII, and to tell that takes no look at single bytes.
        Script::Latin if text.is_ascii() => true,
        Script::Latin => {
            let letter = |b: &u8| u8::from((b | 0x20).wrapping_sub(b'a') < 26);
            enough(text.chunks(128).map(|some| usize::from(some.iter().map(letter).sum::<u8>())), text.len() / 2)
        }
        Script::Arabic => {
            // Without branches and in sums of one byte, so that many pairs are looked at at once.
            let letter = |(&a, &b): (&u8, &u8)| u8::from((a == 0xD8) & (b >= 0xA0) | (a == 0xD9) & (b <= 0x8A));
            let behind = text.get(1..).unwrap_or(&[]);
            let some = |(a, b): (&[u8], &[u8])| usize::from(a.iter().zip(b).map(letter).sum::<u8>());
            enough(text.chunks(128).zip(behind.chunks(128)).map(some), text.len() / 3)
        }
        Script::Other => false,
    }
}

/// Whether counts add up to more than this: the last of them are seldom asked for.
fn enough(counts: impl Iterator<Item = usize>, least: usize) -> bool {
    let mut all = 0;
    counts.into_iter().any(|count| {
        all += count;
        all > least
    })
}

/// Of a hundred words of a text how many are function words of a language; none where words are few.
fn own_words(language: &Language, text: &str) -> Option<usize> {
    let (mut at, mut words, mut own, mut folded) = (0, 0, 0, String::new());
    while let Some((piece, range)) = scan::next(text, at) {
        at = range.end;
        if piece != Piece::Word {
            continue;
        }
        words += 1;
        folded.clear();
        language.folding.fold_into(&text[range], &mut folded);
        own += usize::from(language.lexicon.word(&folded).is_some_and(|w| language.lexicon.cues(w).has(Cue::Function)));
    }
    (words >= FEW).then(|| own * 100 / words)
}

/// The BCP 47 primary tag of a text; none when there are no letters. Short texts are given to the language that the script
/// makes likely (`en`, `ar`).
#[must_use]
pub fn identify(text: &str) -> Option<&'static str> {
    let sample = sample(text);
    let script = dominant_script(sample)?;
    let likely = match script {
        Script::Latin => "en",
        Script::Arabic => "ar",
        Script::Other => "und",
    };
    // Neighbours are told apart by trigrams, which need some text to go by.
    let begins = first(sample, FIRST);
    if super::by_code(likely).is_some_and(|l| own_words(l, begins) >= Some(OWN)) {
        return Some(likely);
    }
    let told = |text: &str, sure: fn(&whatlang::Info) -> bool| whatlang::detect(text).filter(|i| text.len() > 160 && sure(i));
    // The first look must be all but certain.
    let info = told(begins, |i| i.confidence() > 0.95).or_else(|| told(sample, |i| i.confidence() > 0.6));
    let tag = info.map(|i| match i.lang() {
        whatlang::Lang::Eng => "en",
        whatlang::Lang::Ara => "ar",
        whatlang::Lang::Deu => "de",
        whatlang::Lang::Fra => "fr",
        whatlang::Lang::Spa => "es",
        whatlang::Lang::Por => "pt",
        whatlang::Lang::Ita => "it",
        whatlang::Lang::Nld => "nl",
        whatlang::Lang::Tur => "tr",
        whatlang::Lang::Pes => "fa",
        whatlang::Lang::Urd => "ur",
        _ => "und",
    });
    Some(tag.unwrap_or(likely))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_first() {
        assert_eq!(identify("قتل 10 آلاف شخص"), Some("ar"));
        assert_eq!(identify("Twelve people died"), Some("en"));
        assert_eq!(identify("12 — 14"), None);
        assert_eq!(identify("Двенадцать человек"), Some("und"));
    }

    #[test]
    fn what_is_mostly_of_a_script_is_not_foreign() {
        let mixed = ["Twelve died قتل", "قتل 10 أشخاص in Rome", "Двенадцать", "abc где عشر", "12 — 14", "é ü ñ а б в г"];
        for text in mixed {
            for script in [Script::Latin, Script::Arabic, Script::Other] {
                assert_eq!(is_foreign(text, script), dominant_script(text).is_some_and(|s| s != script), "{text}");
            }
        }
    }

    #[test]
    fn words_of_one_language_tell_it() {
        let english = "The council said on Wednesday that it will cut the fleet of buses which the city has had since the war, and that all of the \
                       drivers who are with it now will be kept for as long as there is work for them to do in the depots of the north.";
        let dutch = "De raad heeft op woensdag besloten dat de vloot van bussen in de stad over een jaar kleiner wordt, en de mensen die er \
                     werken is beloofd dat ze hun baan houden zolang er werk is in de garages van het noorden, had de wethouder gezegd.";
        let own = |text: &str| own_words(super::super::by_code("en").unwrap(), text).unwrap();
        assert!(own(english) >= OWN && own(dutch) < OWN, "{} {}", own(english), own(dutch));
        assert_eq!([identify(english), identify(dutch)], [Some("en"), Some("nl")]);
    }

    #[test]
    fn neighbours_are_told_apart() {
        let german = "Der Rat der Stadt hat am Mittwoch beschlossen, die Flotte der Busse von 180 auf 132 Fahrzeuge zu verkleinern, wie das Verkehrsamt am Abend mitteilte, und die Bürger sind nicht zufrieden.";
        assert_eq!(identify(german), Some("de"));
    }
}
