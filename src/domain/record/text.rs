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

/// The digits of a telephone number in national form: `+358 29 555`, `+358 (0)29 555` and `029-555` are alike.
#[must_use]
pub fn digits(number: &str) -> String {
    let only: String = number.chars().filter(char::is_ascii_digit).collect();
    // Eleven digits that begin with 358 are a country code without its plus: national numbers begin with 0, and
    // what remains of one after some digits is shorter.
    let international = number.trim_start().trim_start_matches('(').starts_with('+')
        || only.starts_with("00")
        || (only.starts_with("358") && only.len() >= 11);
    match only.trim_start_matches("00").strip_prefix("358") {
        Some(national) if international => format!("0{}", national.trim_start_matches('0')),
        _ => only,
    }
}
