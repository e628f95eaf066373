//! Sums of money and measures, which the file keeps in ten-thousandths, as the reader writes them.
//!
//! Between groups and before the sign stands the no-break space that all our numbers have. The narrow one would be
//! finer, but lines are broken at it.

use thiserror::Error;

use super::number::localized;
use crate::domain::Language;

/// How many of what is kept make one.
const ONE: i64 = 10_000;

/// How many decimals are kept.
const DECIMALS: usize = 4;

const MINUS: char = '\u{2212}';
const NO_BREAK_SPACE: char = '\u{a0}';

/// Why a text is no sum or measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DecimalError {
    /// What could be thousands as well as decimals.
    #[error("thousands or decimals")]
    Ambiguous,
    /// More decimals than are kept.
    #[error("more than four decimals")]
    TooPrecise,
    /// Not a number at all.
    #[error("not a number")]
    NotANumber,
    /// More than the program can count.
    #[error("too large a number")]
    TooLarge,
}

/// A sum of ten-thousandths of a euro that stands alone: `1 234,50 €` in Finnish and Swedish, `€1,234.50` in English.
/// Cents are written where there are any, and further decimals where there are any of those.
#[must_use]
pub fn format_money(language: Language, sum: i64) -> String {
    format_money_among(language, sum, has_cents([sum]))
}

/// Whether any of the sums that stand in a column is not of whole euros: then all of them are written with cents.
#[must_use]
pub fn has_cents(sums: impl IntoIterator<Item = i64>) -> bool {
    sums.into_iter().any(|sum| sum % ONE != 0)
}

/// A sum as [`format_money`], in a column in which there are `cents` or none.
#[must_use]
pub fn format_money_among(language: Language, sum: i64, cents: bool) -> String {
    let number = localized(language, &ascii(sum, if cents { 2 } else { 0 }));
    match language {
        Language::Fi | Language::Sv => format!("{number}{NO_BREAK_SPACE}€"),
        Language::En => match number.strip_prefix(MINUS) {
            Some(number) => format!("{MINUS}€{number}"),
            None => format!("€{number}"),
        },
    }
}

/// A sum in whole euros, rounded half up: for totals that need no cents.
#[must_use]
pub fn format_euros(language: Language, sum: i64) -> String {
    let euros = sum.saturating_add(ONE / 2).div_euclid(ONE);
    let number = localized(language, &euros.to_string());
    match language {
        Language::Fi | Language::Sv => format!("{number}{NO_BREAK_SPACE}€"),
        Language::En => match number.strip_prefix(MINUS) {
            Some(number) => format!("{MINUS}€{number}"),
            None => format!("€{number}"),
        },
    }
}

/// A measure of ten-thousandths without the decimals it does not need: `99,5`.
#[must_use]
pub fn format_decimal(language: Language, value: i64) -> String {
    localized(language, &ascii(value, 0))
}

/// The text to edit of a sum or measure: as [`format_decimal`], with at least `decimals`, without spaces.
#[must_use]
pub fn edited_decimal(language: Language, value: i64, decimals: usize) -> String {
    let point = if language == Language::En { "." } else { "," };
    ascii(value, decimals).replace('.', point)
}

/// The plain number with a point: at least `decimals`, and as many as are needed.
fn ascii(value: i64, decimals: usize) -> String {
    let absolute = value.unsigned_abs();
    let (whole, rest) = (absolute / ONE.unsigned_abs(), absolute % ONE.unsigned_abs());
    let mut part = format!("{rest:04}");
    while part.len() > decimals && part.ends_with('0') {
        part.pop();
    }
    let sign = if value < 0 { "-" } else { "" };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// A sum or measure as people type it, in ten-thousandths: spaces between groups of three digits, comma or point
/// before at most four decimals, with or without the euro sign. In English a comma may part thousands. Nothing is none.
///
/// Three zeros after a comma or point, and outside English any three digits after a point, may also be thousands to
/// whoever wrote them: those are refused rather than read as one of the two.
///
/// # Errors
/// When there is something other than one number.
pub fn parse_decimal(language: Language, text: &str) -> Result<Option<i64>, DecimalError> {
    let text = text.trim().trim_start_matches('€').trim_end_matches('€').trim();
    if text.is_empty() {
        return Ok(None);
    }
    let (negative, unsigned) = match text.strip_prefix(['-', MINUS]) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text).trim_start()),
    };
    let plain = if language == Language::En && grouped(unsigned.split('.').next().unwrap_or_default(), ',') {
        unsigned.replace(',', "")
    } else {
        unsigned.to_owned()
    };
    let (whole, part) = plain.split_once([',', '.']).unwrap_or((&plain, ""));
    if plain.ends_with([',', '.']) {
        return Err(DecimalError::NotANumber);
    }
    let spaced: String = whole.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    if spaced.contains(' ') && !grouped(&spaced, ' ') {
        return Err(DecimalError::NotANumber);
    }
    let whole: String = spaced.chars().filter(|c| *c != ' ').collect();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(&whole) || !digits(part) {
        return Err(DecimalError::NotANumber);
    }
    if part.len() == 3 && whole.len() <= 3 && whole != "0" {
        let pointed = language != Language::En && plain.contains('.');
        if pointed || part == "000" {
            return Err(DecimalError::Ambiguous);
        }
    }
    let part = part.trim_end_matches('0');
    if part.len() > DECIMALS {
        return Err(DecimalError::TooPrecise);
    }
    let number: i64 = format!("{whole}{part:0<4}").parse().map_err(|_| DecimalError::TooLarge)?;
    Ok(Some(if negative { -number } else { number }))
}

/// Whether `text` is groups of three digits with `separator` between, the first of one to three.
fn grouped(text: &str, separator: char) -> bool {
    let mut groups = text.split(separator);
    let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
    first && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Language::{En, Fi, Sv};

    #[test]
    fn money_is_written_as_the_language_writes_it() {
        for (sum, fi, en) in [
            (0, "0\u{a0}€", "€0"),
            (1_850_000_000, "185\u{a0}000\u{a0}€", "€185,000"),
            (85_432, "8,5432\u{a0}€", "€8.5432"),
            (95_400, "9,54\u{a0}€", "€9.54"),
            (12_345_000, "1\u{a0}234,50\u{a0}€", "€1,234.50"),
            (-5, "−0,0005\u{a0}€", "−€0.0005"),
        ] {
            assert_eq!(format_money(Fi, sum), fi);
            assert_eq!(format_money(Sv, sum), fi);
            assert_eq!(format_money(En, sum), en);
        }
        assert_eq!(format_euros(Fi, 12_344_999), "1\u{a0}234\u{a0}€");
        assert_eq!(format_euros(En, 12_345_000), "€1,235");
        assert_eq!(format_euros(En, -20_000), "−€2");
    }

    #[test]
    fn sums_in_a_column_have_cents_all_or_none() {
        let written = |sums: &[i64]| -> Vec<String> {
            let cents = has_cents(sums.iter().copied());
            sums.iter().map(|sum| format_money_among(Fi, *sum, cents)).collect()
        };
        assert_eq!(written(&[100_000, 20_000]), ["10\u{a0}€", "2\u{a0}€"]);
        assert_eq!(written(&[100_000, 25_000, 12_345]), ["10,00\u{a0}€", "2,50\u{a0}€", "1,2345\u{a0}€"]);
    }

    #[test]
    fn measures_have_the_decimals_they_need() {
        assert_eq!(format_decimal(Fi, 995_000), "99,5");
        assert_eq!(format_decimal(En, 12_340_000), "1,234");
        assert_eq!(edited_decimal(Fi, 12_345_000, 2), "1234,50");
        assert_eq!(edited_decimal(En, 12_345_678, 2), "1234.5678");
        assert_eq!(edited_decimal(Sv, 30_000, 0), "3");
    }

    #[test]
    fn what_people_type_is_read() {
        for (text, sum) in [
            ("", None),
            (" € ", None),
            ("8,5432", Some(85_432)),
            ("8.54 €", Some(85_400)),
            ("1 234,50", Some(12_345_000)),
            ("1\u{202f}234,5\u{a0}€", Some(12_345_000)),
            ("1234", Some(12_340_000)),
            ("0,10000", Some(1_000)),
            ("1,234", Some(12_340)),
            ("−2", Some(-20_000)),
            ("+2", Some(20_000)),
        ] {
            assert_eq!(parse_decimal(Fi, text), Ok(sum), "{text:?}");
        }
        for (text, sum) in [("€1,234.50", 12_345_000), ("1,234", 12_340_000), ("8.5", 85_000), ("8,54", 85_400)] {
            assert_eq!(parse_decimal(En, text), Ok(Some(sum)), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["kallis", "1,2,3", "1.234,50", "12 34", "1 2345", ",5", "5,", "1 234 5", "--1", "1e3"] {
            assert_eq!(parse_decimal(Fi, text), Err(DecimalError::NotANumber), "{text:?}");
        }
        assert_eq!(parse_decimal(Fi, "0,12345"), Err(DecimalError::TooPrecise));
        assert_eq!(parse_decimal(Fi, &"9".repeat(18)), Err(DecimalError::TooLarge));
    }

    #[test]
    fn what_may_be_thousands_is_refused() {
        for text in ["185.000", "185,000", "1.234", "-1.234", "185.000 €"] {
            assert_eq!(parse_decimal(Fi, text), Err(DecimalError::Ambiguous), "{text:?}");
        }
        assert_eq!(parse_decimal(En, "185.000"), Err(DecimalError::Ambiguous));
        // Nobody parts thousands after nothing, and nobody writes four digits before the point.
        for (text, sum) in [("0.125", 1_250), ("1234.567", 12_345_670), ("1,234", 12_340), ("185.00", 1_850_000)] {
            assert_eq!(parse_decimal(Fi, text), Ok(Some(sum)), "{text:?}");
        }
        assert_eq!(parse_decimal(En, "185.125"), Ok(Some(1_851_250)));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(value in -9_999_999_999_999_i64..=9_999_999_999_999, which in 0_usize..3) {
            let language = Language::ALL[which];
            // In English the sign stands before the euro.
            if value >= 0 || language != En {
                prop_assert_eq!(parse_decimal(language, &format_money(language, value)), Ok(Some(value)));
            }
            prop_assert_eq!(parse_decimal(language, &format_decimal(language, value)), Ok(Some(value)));
            prop_assert_eq!(parse_decimal(language, &edited_decimal(language, value, 2)), Ok(Some(value)));
        }
    }
}
