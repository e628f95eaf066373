//! What the bundled faces can write. A PDF for screen readers may not have a single letter without a shape, so each text
//! goes through here before it is set: what has no shape becomes the nearest thing that has one.

use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What stands where nothing nearer is known.
const UNKNOWN: char = '?';

/// The longest run of signs that is set without a place where it may break.
const UNBROKEN: usize = 20;

/// The same for letters alone: such a word can be hyphenated.
const WORD: usize = 40;

/// How far apart those places are where nothing says where they should be.
const PIECE: usize = 12;

/// A place where a line may end that nobody sees.
const MAY_BREAK: char = '\u{200B}';

/// A text as it can be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Printable {
    /// The text.
    pub text: String,
    /// Whether something stands for a letter that cannot be printed.
    pub replaced: bool,
}

/// Writes `text` with letters of which `has` says that they have a shape. White space of any kind becomes a space, marks
/// that nobody sees go.
pub(super) fn printable(text: &str, has: &impl Fn(char) -> bool) -> Printable {
    // Most texts are printed as they are.
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Printable { text: breakable(text), replaced: false };
    }
    let mut out = String::with_capacity(text.len());
    let mut replaced = false;
    for letter in text.nfc() {
        if letter == '\u{A0}' || letter == '\u{202F}' {
            out.push('\u{A0}');
        } else if letter.is_whitespace() {
            out.push(' ');
        } else if invisible(letter) {
            // It changed how its neighbours are shown, which the faces cannot do either.
        } else if has(letter) {
            out.push(letter);
        } else {
            replaced = true;
            replace(letter, has, &mut out);
        }
    }
    Printable { text: breakable(&out), replaced }
}

/// Signs without a shape of their own: controls, joiners, direction marks, selectors of a variant, tags.
fn invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0000}'..='\u{E0FFF}')
}

fn replace(letter: char, has: &impl Fn(char) -> bool, out: &mut String) {
    // A mark over a letter that is there already.
    if is_combining_mark(letter) {
        return;
    }
    // Full-width, circled and joined letters are plain ones in another dress, and a letter without its mark can be read.
    let plain: String =
        std::iter::once(letter).nfkd().filter(|part| !is_combining_mark(*part)).map(ascii_space).collect();
    if !plain.trim().is_empty() && plain.chars().all(has) {
        out.push_str(&plain);
        return;
    }
    let near = deunicode::deunicode_char(letter).map(str::trim).unwrap_or_default();
    if near.is_empty() || !near.chars().all(has) {
        out.push(UNKNOWN);
    } else if letter.is_alphabetic() {
        // Signs that stand for whole syllables are kept apart.
        let syllable = near.chars().count() > 1;
        if syllable && out.chars().last().is_some_and(char::is_alphanumeric) {
            out.push(' ');
        }
        out.push_str(near);
    } else if near.chars().any(char::is_alphanumeric) {
        // A picture is named.
        let _ = write!(out, "[{near}]");
    } else {
        out.push_str(near);
    }
}

fn ascii_space(letter: char) -> char {
    if letter.is_whitespace() { ' ' } else { letter }
}

/// Gives words that are longer than any column places where they may break: after the signs of an address, and anywhere
/// where there are none for long.
fn breakable(text: &str) -> String {
    let address = |word: &str| word.contains(['@', '/']) && word.len() > PIECE;
    let long = |word: &str| {
        let letters = word.chars().count();
        letters > WORD || (letters > UNBROKEN && !word.chars().all(char::is_alphabetic))
    };
    // A letter takes a byte at least.
    if !text.split(' ').any(|word| word.len() > PIECE && (address(word) || long(word))) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() * 2);
    for part in text.split_inclusive(' ') {
        let word = part.trim_end_matches(' ');
        if !long(word) && !address(word) {
            out.push_str(part);
            continue;
        }
        let runs = || word.split(sign);
        let every = if runs().any(|run| run.chars().count() > UNBROKEN) { PIECE } else { UNBROKEN };
        let mut since = 0;
        let mut letters = part.chars().peekable();
        while let Some(letter) = letters.next() {
            out.push(letter);
            since += 1;
            let Some(next) = letters.peek().filter(|next| **next != ' ') else { continue };
            // A mark stays with its letter, and two slashes with each other.
            let apart = !is_combining_mark(*next) && *next != '/';
            if apart && (since >= every || (sign(letter) && since > 3)) {
                out.push(MAY_BREAK);
                since = 0;
            }
        }
    }
    out
}

/// After such a sign an address may go on in the next line.
fn sign(letter: char) -> bool {
    matches!(letter, '@' | '/' | '.' | '_' | '?' | '&' | '=' | ',' | ';' | '-')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::exchange::pdf::press::has_shape;

    fn printed(text: &str) -> String {
        printable(text, &has_shape).text
    }

    #[test]
    fn letters_of_our_languages_stay() {
        for text in ["Åland, öljy ja ääni", "Sámi: č đ ŋ š ŧ ž", "20 €, 5 %, § 3 – ”näin”…", "Ελλάδα", "Привет"]
        {
            let done = printable(text, &has_shape);
            assert_eq!((done.text.as_str(), done.replaced), (text, false));
        }
        assert_eq!(printed("a\u{308}a\u{30A}"), "äå", "written in parts");
    }

    #[test]
    fn pictures_are_named_and_syllables_written() {
        assert_eq!(printed("Hyvä 🎉"), "Hyvä [tada]");
        assert_eq!(printed("👍🏽"), "[+1]");
        assert_eq!(printed("北京"), "Bei Jing");
        assert_eq!(printed("Ａ①"), "A1");
        assert!(printable("北", &has_shape).replaced);
        assert_eq!(printed("\u{10FFFD}"), "?");
    }

    #[test]
    fn what_nobody_sees_goes_and_spaces_stay_spaces() {
        assert_eq!(printed("a\u{202E}b\u{200D}c\u{FE0F}\u{7}d"), "abcd");
        assert_eq!(printed("1\u{202F}234\u{2003}x\ty\r\nz"), "1\u{A0}234 x y  z");
    }

    #[test]
    fn long_words_may_break_and_are_otherwise_whole() {
        let word = "a".repeat(100);
        let done = printed(&word);
        assert!(done.split(MAY_BREAK).all(|piece| piece.chars().count() <= PIECE));
        assert_eq!(done.replace(MAY_BREAK, ""), word);
        assert_eq!(printed("palkkayhteyshenkilölle"), "palkkayhteyshenkilölle");
        let address = "aivan.pitka.nimi.joka.ei.lopu@virasto.example";
        assert!(printed(address).contains(&format!("@{MAY_BREAK}virasto")), "{}", printed(address));
    }

    proptest! {
        #[test]
        fn everything_has_a_shape(text in any::<String>()) {
            let done = printed(&text);
            prop_assert!(done.chars().all(|letter| letter == MAY_BREAK || has_shape(letter)), "{done:?}");
        }
    }
}
