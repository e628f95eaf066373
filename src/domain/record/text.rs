//! Texts made comparable: folded words and the digits of numbers.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case without accents: `Säätiö` and `saatio` fold alike. Dashes are hyphens, and what nobody sees, such as
/// a soft hyphen, is left out.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            '\u{2010}'..='\u{2015}' | '\u{2212}' => folded.push('-'),
            '’' => folded.push('\''),
            'ø' => folded.push('o'),
            'æ' => folded.push_str("ae"),
            'đ' | 'ð' => folded.push('d'),
            'ŋ' => folded.push('n'),
            'ŧ' => folded.push('t'),
            'ß' => folded.push_str("ss"),
            'ł' => folded.push('l'),
            other => folded.push(other),
        }
    }
    folded
}

/// The digits of a telephone number in national form: `+358 29 555`, `+358 (0)29 555` and `029-555` are alike. Those of
/// another country begin with its code, however that is written: `0046 8 555 3501` and `+46 (0)8 555 3501` are alike too.
#[must_use]
pub fn digits(number: &str) -> String {
    let plus = number.trim_start().trim_start_matches('(').starts_with('+');
    let all = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let only = all(number);
    // Eleven digits that begin with 358 are a country code without its plus: national numbers begin with 0, and
    // what remains of one after some digits is shorter.
    let international = plus || only.starts_with("00") || (only.starts_with("358") && only.len() >= 11);
    match only.trim_start_matches("00").strip_prefix("358") {
        Some(national) if international => format!("0{}", national.trim_start_matches('0')),
        // A few digits that begin with two zeros stand inside a number.
        _ if plus || (only.starts_with("00") && only.len() >= FOREIGN) => {
            all(&number.replace("(0)", "")).trim_start_matches("00").to_owned()
        }
        _ => only,
    }
}

/// The fewest digits of a whole number of another country, with the zeros before its code.
const FOREIGN: usize = 9;

/// By what texts are ordered as in Finnish: å, ä and ö come after z, and accents do not count.
#[must_use]
pub fn finnish_order(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for letter in text.nfc().flat_map(char::to_lowercase) {
        match letter {
            // What stands after z.
            'å' => key.push('{'),
            'ä' | 'æ' => key.push('|'),
            'ö' | 'ø' => key.push('}'),
            other => key.push_str(&fold(other.encode_utf8(&mut [0; 4]))),
        }
    }
    key
}
