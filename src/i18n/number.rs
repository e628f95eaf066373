//! Numbers as the reader writes them.

use std::cell::OnceCell;

use fixed_decimal::Decimal;
use icu_decimal::DecimalFormatter;
use icu_locale_core::{Locale, locale};
use thiserror::Error;

use crate::domain::Language;

const MINUS: char = '\u{2212}';
const NO_BREAK_SPACE: char = '\u{a0}';

/// Why a text is no whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NumberError {
    /// A number, but with decimals.
    #[error("not a whole number")]
    NotWhole,
    /// Not a number at all.
    #[error("not a number")]
    NotANumber,
    /// More than the program can count.
    #[error("too large a number")]
    TooLarge,
}

/// `value` in groups of three: `12 345` in Finnish and Swedish, with no-break spaces, `12,345` in English. A minus
/// is U+2212.
#[must_use]
pub fn format_integer(language: Language, value: i64) -> String {
    localized(language, &value.to_string())
}

/// A change of `value`: like [`format_integer`], with a plus where it grows.
#[must_use]
pub fn format_signed(language: Language, value: i64) -> String {
    let number = format_integer(language, value);
    if value > 0 { format!("+{number}") } else { number }
}

/// `percent` (4.5 is four and a half per cent) rounded to `decimals`: `4,5 %` in Finnish and Swedish, with a
/// no-break space, `4.5%` in English. A dash where it is no number.
#[must_use]
pub fn format_percent(language: Language, percent: f64, decimals: usize) -> String {
    if !percent.is_finite() {
        return "–".to_owned();
    }
    let number = localized(language, &format!("{percent:.decimals$}"));
    match language {
        Language::Fi | Language::Sv => format!("{number}{NO_BREAK_SPACE}%"),
        Language::En => format!("{number}%"),
    }
}

/// A whole number as people type it: spaces of any kind between groups of three digits, a sign before them. Nothing is
/// none.
///
/// Decimals may follow where they are all zero, as spreadsheets write them. Three zeros may also be thousands to
/// whoever wrote them: those are refused rather than read as one of the two.
///
/// # Errors
///
/// When there is something other than one whole number.
pub fn parse_integer(text: &str) -> Result<Option<i64>, NumberError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if !grouped_by_three(text) {
        return Err(NumberError::NotANumber);
    }
    let mut digits = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        digits.push(if c == MINUS { '-' } else { c });
    }
    let unsigned = digits.strip_prefix(['+', '-']).unwrap_or(&digits);
    if is_digits(unsigned) {
        // Nothing but size is left to go wrong.
        return digits.parse().map(Some).map_err(|_| NumberError::TooLarge);
    }
    let decimal = unsigned.split_once([',', '.']).filter(|(whole, part)| is_digits(whole) && is_digits(part));
    let Some((whole, part)) = decimal else { return Err(NumberError::NotANumber) };
    if part.len() == 3 || part.bytes().any(|byte| byte != b'0') {
        return Err(NumberError::NotWhole);
    }
    let sign = if digits.starts_with('-') { "-" } else { "" };
    format!("{sign}{whole}").parse().map(Some).map_err(|_| NumberError::TooLarge)
}

/// Like [`parse_integer`], where `language` is known: in English `12,345` is read back as [`format_integer`] wrote
/// it, while elsewhere a comma begins decimals.
///
/// # Errors
///
/// When there is something other than one whole number.
pub fn parse_integer_in(language: Language, text: &str) -> Result<Option<i64>, NumberError> {
    let whole = text.trim().split_once('.').map_or(text.trim(), |(whole, _)| whole);
    let mut groups = whole.split(',');
    let grouped =
        groups.next().is_some_and(|first| (1..=3).contains(&first.trim_start_matches(['+', '-', MINUS]).len()))
            && groups.all(|group| group.len() == 3);
    if language == Language::En && grouped { parse_integer(&text.replace(',', "")) } else { parse_integer(text) }
}

/// A whole number of per cent, with or without the sign. Nothing is none.
///
/// # Errors
///
/// When there is something other than one whole number.
pub fn parse_percent(language: Language, text: &str) -> Result<Option<i64>, NumberError> {
    let number = text.trim().trim_end_matches('%').trim_end();
    if number.is_empty() && !text.trim().is_empty() {
        return Err(NumberError::NotANumber);
    }
    parse_integer_in(language, number)
}

/// Whether spaces stand only where they part thousands, or after a sign: two numbers beside each other are not one.
fn grouped_by_three(text: &str) -> bool {
    let unsigned = text.trim_start_matches(['+', '-', MINUS]).trim_start();
    if unsigned.contains(['\t', '\n', '\r']) {
        return false;
    }
    let mut groups = unsigned.split(char::is_whitespace);
    let first = groups.next().unwrap_or_default();
    let later: Vec<&str> = groups.collect();
    let Some((last, middle)) = later.split_last() else { return true };
    // Decimals may follow the last group.
    let last = last.split_once([',', '.']).map_or(*last, |(whole, _)| whole);
    (1..=3).contains(&first.len()) && middle.iter().all(|group| group.len() == 3) && last.len() == 3
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The plain number `ascii`, such as `-1234.5`, as `language` writes it.
pub(super) fn localized(language: Language, ascii: &str) -> String {
    let (negative, absolute) = ascii.strip_prefix('-').map_or((false, ascii), |absolute| (true, absolute));
    let number = with_formatter(language, |formatter| {
        Decimal::try_from_str(absolute).ok().map(|decimal| formatter.format(&decimal).to_string())
    })
    .flatten()
    .unwrap_or_else(|| absolute.to_owned());
    // What was rounded to nothing has no sign.
    let nothing = absolute.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    if negative && !nothing { format!("{MINUS}{number}") } else { number }
}

/// Lends the formatter of `language`; none where it has no data, which a test rules out.
fn with_formatter<T>(language: Language, use_it: impl FnOnce(&DecimalFormatter) -> T) -> Option<T> {
    // The formatter cannot be shared between threads, and making one costs more than using it.
    thread_local! {
        static FORMATTERS: [OnceCell<Option<DecimalFormatter>>; 3] = const { [const { OnceCell::new() }; 3] };
    }
    FORMATTERS.with(|[fi, sv, en]| {
        let (cell, locale): (_, Locale) = match language {
            Language::Fi => (fi, locale!("fi")),
            Language::Sv => (sv, locale!("sv")),
            Language::En => (en, locale!("en")),
        };
        cell.get_or_init(|| {
            DecimalFormatter::try_new(locale.into(), icu_decimal::options::DecimalFormatterOptions::default()).ok()
        })
        .as_ref()
        .map(use_it)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn integers_are_grouped_as_the_language_groups_them() {
        for (value, fi, en) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_234, "1\u{a0}234", "1,234"),
            (-1_234_567, "−1\u{a0}234\u{a0}567", "−1,234,567"),
            (i64::MIN, "−9\u{a0}223\u{a0}372\u{a0}036\u{a0}854\u{a0}775\u{a0}808", "−9,223,372,036,854,775,808"),
        ] {
            assert_eq!(format_integer(Language::Fi, value), fi);
            assert_eq!(format_integer(Language::Sv, value), fi);
            assert_eq!(format_integer(Language::En, value), en);
        }
    }

    #[test]
    fn changes_carry_their_sign() {
        assert_eq!(format_signed(Language::Fi, 76), "+76");
        assert_eq!(format_signed(Language::Fi, -27), "−27");
        assert_eq!(format_signed(Language::Fi, 0), "0");
        assert_eq!(format_signed(Language::Sv, 12_345), "+12\u{a0}345");
    }

    #[test]
    fn percentages_are_rounded_and_carry_their_sign() {
        assert_eq!(format_percent(Language::Fi, -4.5, 1), "−4,5\u{a0}%");
        assert_eq!(format_percent(Language::Sv, 1234.56, 1), "1\u{a0}234,6\u{a0}%");
        assert_eq!(format_percent(Language::En, -4.5, 1), "−4.5%");
        assert_eq!(format_percent(Language::En, 100.0, 0), "100%");
        assert_eq!(format_percent(Language::Fi, -0.04, 1), "0,0\u{a0}%");
        assert_eq!(format_percent(Language::Fi, f64::NAN, 1), "–");
    }

    #[test]
    fn typed_numbers_are_read() {
        for (text, number) in [
            ("", None),
            (" \u{a0}", None),
            ("12", Some(12)),
            (" 12\u{a0}345 ", Some(12_345)),
            ("1\u{202f}234\u{2009}567", Some(1_234_567)),
            ("+7", Some(7)),
            ("-7", Some(-7)),
            ("− 7", Some(-7)),
            ("007", Some(7)),
        ] {
            assert_eq!(parse_integer(text), Ok(number), "{text:?}");
        }
    }

    #[test]
    fn decimals_that_are_nothing_are_none() {
        for (text, number) in [("12,0", 12), ("1\u{a0}234,00", 1_234), ("-7.0", -7), ("−7,0", -7), ("0,0000", 0)] {
            assert_eq!(parse_integer(text), Ok(Some(number)), "{text:?}");
        }
        assert_eq!(parse_integer_in(Language::En, "1,234.00"), Ok(Some(1_234)));
        assert_eq!(parse_integer_in(Language::En, "1,234.50"), Err(NumberError::NotWhole));
        for text in ["1,000", "1.000", "12,000"] {
            assert_eq!(
                parse_integer_in(Language::Fi, text),
                Err(NumberError::NotWhole),
                "thousands or decimals? {text:?}"
            );
        }
        assert_eq!(parse_integer_in(Language::En, "1,000"), Ok(Some(1_000)));
        assert_eq!(parse_integer("99999999999999999999,0"), Err(NumberError::TooLarge));
    }

    #[test]
    fn anything_else_is_refused_for_its_reason() {
        for text in ["1,5", "1.5", "1.234", "-0,5"] {
            assert_eq!(parse_integer(text), Err(NumberError::NotWhole), "{text:?}");
        }
        for text in ["noin 12", "12 htv", "--1", "-", "1.2.3", "1,", ",5", "١٢", "0x10", "1e3"] {
            assert_eq!(parse_integer(text), Err(NumberError::NotANumber), "{text:?}");
        }
        assert_eq!(parse_integer("99 999 999 999 999 999 999"), Err(NumberError::TooLarge));
    }

    #[test]
    fn per_cent_are_read_with_and_without_their_sign() {
        for text in ["70", "70 %", "70%", " 70\u{a0}% ", "70,0 %"] {
            assert_eq!(parse_percent(Language::Fi, text), Ok(Some(70)), "{text:?}");
        }
        assert_eq!(parse_percent(Language::Fi, ""), Ok(None));
        assert_eq!(parse_percent(Language::Fi, "-20"), Ok(Some(-20)));
        assert_eq!(parse_percent(Language::Fi, "60,5"), Err(NumberError::NotWhole));
        for text in ["%", "% 70", "70 prosenttia", "70 % %x"] {
            assert_eq!(parse_percent(Language::Fi, text), Err(NumberError::NotANumber), "{text:?}");
        }
    }

    #[test]
    fn english_groups_are_read_in_english_only() {
        assert_eq!(parse_integer_in(Language::En, "1,234"), Ok(Some(1_234)));
        assert_eq!(parse_integer_in(Language::En, "1,23"), Err(NumberError::NotWhole));
        assert_eq!(parse_integer_in(Language::En, "1234,567"), Err(NumberError::NotWhole));
        assert_eq!(parse_integer_in(Language::Fi, "1,234"), Err(NumberError::NotWhole));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(value in any::<i64>()) {
            for language in Language::ALL {
                prop_assert_eq!(parse_integer_in(language, &format_integer(language, value)), Ok(Some(value)));
                prop_assert_eq!(parse_integer_in(language, &format_signed(language, value)), Ok(Some(value)));
            }
        }

        #[test]
        fn no_text_upsets_the_reader(text in any::<String>()) {
            let _ = parse_integer(&text);
            let _ = parse_integer_in(Language::En, &text);
        }
    }
}
