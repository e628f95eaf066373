//! Telephone numbers as people and programs write them: a number, and what is dialled once it has answered.
//!
//! A comma or `p` is a pause, `;` or `w` waits, `;ext=` is the extension of a `tel:` address (RFC 3966), and people write
//! `ext.`, `x`, `#`, *alanumero* or *anknytning*. What follows belongs to its number and is no number of its own.

use super::text::digits;

/// The words for an extension, folded, longest first, with how each is written.
const WORDS: [(&str, &str); 13] = [
    ("alanumero", "alanumero"),
    ("ala-numero", "alanumero"),
    ("alanro", "alanumero"),
    ("ala-nro", "alanumero"),
    ("alanr", "alanumero"),
    ("sisanumero", "alanumero"),
    ("anknytning", "anknytning"),
    ("ankn", "anknytning"),
    ("anknyt", "anknytning"),
    ("extension", "ext."),
    ("extn", "ext."),
    ("ext", "ext."),
    ("x", "ext."),
];

/// The fewest digits that stand before an extension.
const FEWEST: usize = 3;

/// How many digits make a number whole, whatever it begins with.
const WHOLE: usize = 6;

/// Within how many letters what is dialled after a number begins: what is longer is no number.
const LONGEST: usize = 60;

/// A telephone number in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Parts {
    /// The number.
    number: String,
    /// What is dialled after it.
    tail: Tail,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Tail {
    #[default]
    None,
    /// Pauses, each a comma, and what is dialled after them.
    Pause(String),
    /// The word for an extension, and its digits.
    Extension(&'static str, String),
}

/// What a number is compared by: its digits in national form, and its extension apart from them.
#[must_use]
pub fn compared(text: &str) -> String {
    let Parts { number, tail } = parts(text);
    let after: String = match tail {
        Tail::None => return digits(&number),
        Tail::Pause(after) | Tail::Extension(_, after) => after.chars().filter(char::is_ascii_digit).collect(),
    };
    format!("{}x{after}", digits(&number))
}

/// The number without what is dialled after it.
#[must_use]
pub fn number(text: &str) -> String {
    parts(text).number
}

/// A number as it is kept: without `tel:`, pauses as commas, the extension behind its word.
#[must_use]
pub fn tidy(text: &str) -> String {
    let Parts { number, tail } = parts(text);
    match tail {
        Tail::None => number,
        Tail::Pause(after) => format!("{number}{after}"),
        Tail::Extension(word, after) => format!("{number} {word} {after}"),
    }
}

/// What follows `tel:` where a number is dialled: its digits, pauses as commas, the extension as RFC 3966 has it. Of
/// several numbers the first.
#[must_use]
pub fn dialled(text: &str) -> String {
    let first = numbers(text).into_iter().next().unwrap_or_default();
    let Parts { number, tail } = parts(&first);
    let trunk = number.starts_with('+').then(|| number.replace("(0)", ""));
    let number: String = trunk.unwrap_or(number).chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    match tail {
        Tail::None => number,
        // A hash sign begins another part of an address.
        Tail::Pause(after) => format!("{number}{}", after.replace('#', "%23")),
        Tail::Extension(_, after) => format!("{number};ext={after}"),
    }
}

/// The numbers in a cell: what stands between two whole numbers parts them, and anything else stays with its number.
#[must_use]
pub fn numbers(cell: &str) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    for line in cell.split('\n').flat_map(|line| line.split(":::")) {
        for piece in separated(line) {
            numbers.extend(one_or_both(&piece));
        }
    }
    numbers
}

/// Two whole numbers on either side of a slash; else the text as it is.
#[must_use]
pub fn one_or_both(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split(" / ").collect();
    let parts = if parts.len() > 1 { parts } else { text.split('/').collect() };
    let spaced = text.contains(" / ");
    // A slash alone may stand behind an area code too.
    let long = |part: &str| part.chars().filter(char::is_ascii_digit).count() >= WHOLE;
    let whole = parts.iter().filter(|part| is_whole(part) && (spaced || long(part))).count();
    if whole == parts.len() || (spaced && whole > 0) {
        return parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
    }
    vec![text.trim().to_owned()].into_iter().filter(|text| !text.is_empty()).collect()
}

/// A line parted at commas and semicolons that stand before a number or before words.
fn separated(line: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut rest = line;
    // The signs since the last piece: two of them are a pause.
    let mut signs = String::new();
    while !rest.is_empty() {
        let end = rest.find([',', ';']).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        let text = piece.trim();
        // What is a whole number, and begins like one, is another and no tones.
        let another = text.starts_with(['+', '0', '(']) && is_whole(text);
        let follows = !another && (signs.trim().len() > 1 || goes_on(text));
        match pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if follows && last.chars().any(|c| c.is_ascii_digit()) => {
                last.push_str(&signs);
                last.push_str(text);
                signs.clear();
            }
            _ => {
                pieces.push(text.to_owned());
                signs.clear();
            }
        }
        let mut left = after.chars();
        if let Some(sign) = left.next() {
            signs.push(sign);
        }
        rest = left.as_str();
    }
    pieces
}

/// Whether what follows a comma belongs to the number before it.
fn goes_on(text: &str) -> bool {
    let folded = super::text::fold(text);
    if folded.starts_with("phone-context=") || folded.starts_with("isub=") || folded.starts_with("postd=") {
        return true;
    }
    let worded = WORDS.iter().any(|(word, _)| {
        let rest = folded.strip_prefix(word);
        rest.is_some_and(|rest| rest.trim_start_matches([' ', '.', '=', ':']).starts_with(|c: char| c.is_ascii_digit()))
    });
    worded || (!is_whole(text) && is_tail(text))
}

fn is_whole(text: &str) -> bool {
    let text = text.trim();
    let count = parts(text).number.chars().filter(char::is_ascii_digit).count();
    let begins = text.starts_with(['+', '0', '(']);
    !text.ends_with('#') && (count >= WHOLE || (begins && count >= FEWEST))
}

/// Whether a text is nothing but what can be dialled after a number.
fn is_tail(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit() || matches!(c, '#' | '*'))
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '#' | '*' | ',' | ';' | 'p' | 'P' | 'w' | 'W' | ' '))
}

fn parts(text: &str) -> Parts {
    let text = text.trim();
    let begins = text.get(..4).is_some_and(|begins| begins.eq_ignore_ascii_case("tel:"));
    let text = if begins { text.get(4..).unwrap_or_default().trim() } else { text };
    if let Some(parts) = addressed(text) {
        return parts;
    }
    let mut count = 0;
    for (at, letter) in text.char_indices().take(LONGEST) {
        if letter.is_ascii_digit() {
            count += 1;
        }
        if letter.is_ascii_digit() || count < FEWEST {
            continue;
        }
        let (before, rest) = text.split_at(at);
        if let Some(tail) = tail(rest) {
            return Parts { number: before.trim().trim_end_matches([',', ';', ' ', '(']).to_owned(), tail };
        }
    }
    Parts { number: text.to_owned(), tail: Tail::None }
}

/// The parts of a number with the parameters of a `tel:` address. The context completes a number that is not
/// international, and is none itself.
fn addressed(text: &str) -> Option<Parts> {
    let mut params = text.split(';');
    let number = params.next()?.trim();
    let (mut extension, mut context, mut known) = (None, None, false);
    for param in params {
        let Some((name, value)) = param.split_once('=') else { continue };
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "ext" | "postd" => extension = Some(value.chars().filter(char::is_ascii_digit).collect::<String>()),
            "phone-context" => context = value.starts_with('+').then_some(value),
            "isub" => {}
            _ => continue,
        }
        known = true;
    }
    if !known {
        return None;
    }
    let number = match context {
        Some(context) if !number.starts_with('+') => format!("{context} {number}"),
        _ => number.to_owned(),
    };
    let tail =
        extension.filter(|digits| !digits.is_empty()).map_or(Tail::None, |digits| Tail::Extension("ext.", digits));
    // Pauses may stand before the parameters too.
    match tail {
        Tail::None => Some(parts(&number)),
        tail => Some(Parts { number, tail }),
    }
}

/// What is dialled after a number, where all of `rest` is that.
fn tail(rest: &str) -> Option<Tail> {
    if rest.len() > LONGEST {
        return None;
    }
    let folded = super::text::fold(rest);
    let begun = folded.trim_start_matches([' ', ',', ';', '(', '-']);
    for (word, written) in WORDS {
        let Some(after) = begun.strip_prefix(word) else { continue };
        let after = after.trim_start_matches([' ', '.', '=', ':']).trim_end_matches([' ', ')', '#']);
        // A range, or a number behind it, is more than an extension.
        let fits = (1..=7).contains(&after.len()) && after.bytes().all(|b| b.is_ascii_digit());
        if fits {
            return Some(Tail::Extension(written, after.chars().filter(char::is_ascii_digit).collect()));
        }
    }
    if let Some(after) = rest.trim_start().strip_prefix('#').map(str::trim) {
        let fits = !after.is_empty() && after.chars().all(|c| c.is_ascii_digit());
        return fits.then(|| Tail::Extension("ext.", after.to_owned()));
    }
    let pause = rest.trim_start();
    if !pause.starts_with([',', ';', 'p', 'P', 'w', 'W']) || !is_tail(pause) {
        return None;
    }
    let sign = |c: char| match c {
        ';' | 'p' | 'P' | 'w' | 'W' => ',',
        other => other,
    };
    Some(Tail::Pause(pause.chars().filter(|c| !c.is_whitespace()).map(sign).collect()))
}

/// What a spreadsheet makes of a long number, `3,58406E+11`: the number with all its digits where they are still there,
/// an empty text where some are lost. None where the text is no such thing.
#[must_use]
pub fn scientific(text: &str) -> Option<String> {
    let (mantissa, exponent) = text.trim().split_once(['E', 'e'])?;
    let exponent: usize = exponent.strip_prefix('+').unwrap_or(exponent).parse().ok()?;
    let (whole, part) = mantissa.split_once([',', '.']).unwrap_or((mantissa, ""));
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.len() != 1 || !all_digits(whole) || !all_digits(part) || exponent > 30 {
        return None;
    }
    Some(if part.len() == exponent && exponent > 0 { format!("{whole}{part}") } else { String::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_dialled_after_a_number_stays_with_it() {
        for (text, kept, dials) in [
            ("029 555 3100,,4417#", "029 555 3100,,4417#", "0295553100,,4417%23"),
            ("+358 40 555 3101,22", "+358 40 555 3101,22", "+358405553101,22"),
            ("0295553401;417", "0295553401,417", "0295553401,417"),
            ("0295553402p417", "0295553402,417", "0295553402,417"),
            ("0295553402 w 417", "0295553402,417", "0295553402,417"),
            ("tel:+358-29-555-3102;ext=417", "+358-29-555-3102 ext. 417", "+358295553102;ext=417"),
            ("0295553405;ext=12", "0295553405 ext. 12", "0295553405;ext=12"),
            ("tel:5553403;phone-context=+358-29", "+358-29 5553403", "+358295553403"),
            ("TEL:+358 29 1;phone-context=virasto.example", "+358 29 1", "+358291"),
            ("029 555 3104 ext. 33", "029 555 3104 ext. 33", "0295553104;ext=33"),
            ("029 555 3104x33", "029 555 3104 ext. 33", "0295553104;ext=33"),
            ("029 555 3104 #33", "029 555 3104 ext. 33", "0295553104;ext=33"),
            ("(029) 555 3410, alanumero 12", "(029) 555 3410 alanumero 12", "0295553410;ext=12"),
            ("029 555 3410 (alanro 12)", "029 555 3410 alanumero 12", "0295553410;ext=12"),
            ("08 555 34 anknytning 9", "08 555 34 anknytning 9", "0855534;ext=9"),
            ("+358 (0)29 555 0101", "+358 (0)29 555 0101", "+358295550101"),
            ("029 555 0101 vaihde", "029 555 0101 vaihde", "0295550101"),
        ] {
            assert_eq!((tidy(text).as_str(), dialled(text).as_str()), (kept, dials), "{text}");
            assert_eq!(tidy(kept), kept, "{text}");
        }
    }

    #[test]
    fn an_extension_tells_one_number_from_another() {
        assert_eq!(compared("029 555 3100 ext. 33"), compared("+358 29 555 3100, alanumero 33"));
        assert_eq!(compared("029 555 3100,,33#"), compared("0295553100p33"));
        assert_ne!(compared("029 555 3100 x 33"), compared("029 555 310033"));
        assert_ne!(compared("029 555 3100 x 33"), compared("029 555 3100"));
        assert_eq!(number("029 555 3100 ext. 33"), "029 555 3100");
    }

    #[test]
    fn only_whole_numbers_are_parted() {
        for (cell, wanted) in [
            ("029 555 3408, 040 555 3409", &["029 555 3408", "040 555 3409"][..]),
            ("029 555 3406,,417#", &["029 555 3406,,417#"]),
            ("029 555 3410, alanumero 12; 040 1", &["029 555 3410,alanumero 12", "040 1"]),
            ("029 555 3506 / 040 555 3507", &["029 555 3506", "040 555 3507"]),
            ("029 555 3506/040 555 3507", &["029 555 3506", "040 555 3507"]),
            ("029/555 3506", &["029/555 3506"]),
            ("+358 40 555 3126 ::: 050 555 3127", &["+358 40 555 3126", "050 555 3127"]),
            ("019 058 1 / kysy vaihteesta", &["019 058 1", "kysy vaihteesta"]),
            ("tel:5553403;phone-context=+358-29", &["tel:5553403;phone-context=+358-29"]),
            (" ; , ", &[]),
        ] {
            assert_eq!(numbers(cell), wanted, "{cell}");
        }
    }

    #[test]
    fn a_number_that_a_spreadsheet_has_shortened_is_known() {
        assert_eq!(scientific("3,58406E+11"), Some(String::new()));
        assert_eq!(scientific("4.06e+08"), Some(String::new()));
        assert_eq!(scientific("3,58401234567E+11"), Some("358401234567".into()));
        for other in ["029 555 3100", "E", "1E", "X1E+3", "12,5E+3"] {
            assert_eq!(scientific(other), None, "{other}");
        }
    }
}
