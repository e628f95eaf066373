//! Personal identity codes in free text: nobody may have meant to write one down.
//!
//! The form is that of the Digital and Population Data Services Agency (*Henkilötunnus*, dvv.fi): the day of birth, a
//! sign for the century, three digits and a check character. Since 2023 several signs stand for the same century.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::record::operation::Change;
use crate::domain::record::record::Record;

/// What the check character is chosen from, by the remainder of the nine digits divided by 31.
const CHECKS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

/// How long a code is.
const LENGTH: usize = 11;

/// What stands where a code was.
const MASK: &str = "******-****";

/// Whether a personal identity code with a fitting check character stands in `text`. Numbers from 900 on, which are
/// nobody's, count too: what looks like a code is to be looked at.
#[must_use]
pub fn stands_in(text: &str) -> bool {
    !places(text).is_empty()
}

/// `text` without the personal identity codes in it: that there was one can still be seen.
#[must_use]
pub fn masked(text: &str) -> Cow<'_, str> {
    let places = places(text);
    if places.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    for (at, letter) in text.chars().enumerate() {
        if places.contains(&at) {
            masked.push_str(MASK);
        } else if !places.iter().any(|place| (*place..*place + LENGTH).contains(&at)) {
            masked.push(letter);
        }
    }
    Cow::Owned(masked)
}

/// Where codes begin in `text`, in letters.
fn places(text: &str) -> Vec<usize> {
    // Dashes of every kind are typed for a hyphen.
    let dash = |c: char| if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { c.to_ascii_uppercase() };
    let letters: Vec<char> = text.chars().map(dash).collect();
    let apart = |at: Option<&char>| at.is_none_or(|c| !c.is_alphanumeric());
    let code = |(at, window): (usize, &[char])| {
        let before = at.checked_sub(1).and_then(|before| letters.get(before));
        (is_code(window) && apart(before) && apart(letters.get(at + LENGTH))).then_some(at)
    };
    letters.windows(LENGTH).enumerate().filter_map(code).collect()
}

/// Whether changes bring a personal identity code into the file that was not there before. Asked of everything that is
/// typed, pasted or imported before it is saved.
#[must_use]
pub fn written_by(changes: &[Change]) -> bool {
    changes.iter().any(|change| {
        let Some(after) = &change.after else { return false };
        let before = change.before.as_ref().map(Record::fields).unwrap_or_default();
        let fields = after.fields();
        let mut new = fields.iter().filter(|(column, value)| before.get(*column) != Some(value));
        new.any(|(_, value)| value.as_str().is_some_and(stands_in))
    })
}

fn is_code(letters: &[char]) -> bool {
    let Ok([d1, d2, m1, m2, y1, y2, sign, n1, n2, n3, check]) = <[char; LENGTH]>::try_from(letters) else {
        return false;
    };
    let number = |digits: &[char]| digits.iter().try_fold(0_u32, |sum, c| Some(sum * 10 + c.to_digit(10)?));
    let century = match sign {
        '+' => 1800,
        '-' | 'Y' | 'X' | 'W' | 'V' | 'U' => 1900,
        'A' | 'B' | 'C' | 'D' | 'E' | 'F' => 2000,
        _ => return false,
    };
    let (Some(day), Some(month), Some(year)) = (number(&[d1, d2]), number(&[m1, m2]), number(&[y1, y2])) else {
        return false;
    };
    let born = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(century + year, month, day));
    let digits = number(&[d1, d2, m1, m2, y1, y2, n1, n2, n3]);
    let fits = digits.and_then(|digits| CHECKS.get(usize::try_from(digits % 31).ok()?)).copied();
    born.is_some() && fits.map(char::from) == Some(check)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A code that is nobody's: numbers from 900 on are kept for such.
    fn code(day: u32, month: u32, year: u32, sign: char, number: u32) -> String {
        let digits: u64 = format!("{day:02}{month:02}{year:02}{number:03}").parse().expect("digits");
        let check = char::from(CHECKS[usize::try_from(digits % 31).expect("small")]);
        format!("{day:02}{month:02}{year:02}{sign}{number:03}{check}")
    }

    #[test]
    fn every_sign_of_a_century_is_known() {
        for sign in "+-YXWVUABCDEF".chars() {
            let code = code(13, 10, 52, sign, 918);
            assert!(stands_in(&code), "{code}");
            assert!(stands_in(&format!("Kysyi asiasta ({}) eilen.", code.to_lowercase())));
        }
        assert!(stands_in(&code(1, 1, 0, '-', 900).replace('-', "\u{2013}")), "a dash is typed for a hyphen");
    }

    #[test]
    fn what_is_masked_holds_no_code_and_all_else_as_it_was() {
        let (one, other) = (code(13, 10, 52, '-', 918), code(1, 1, 0, 'A', 900).to_lowercase());
        let text = format!("Ä {one}, sitten {other}; 131052-9182 ei");
        assert_eq!(masked(&text), "Ä ******-****, sitten ******-****; 131052-9182 ei");
        assert_eq!(masked(&one), MASK);
        assert!(!stands_in(&masked(&text)));
        assert_eq!(masked("Rannikkolaitos –"), "Rannikkolaitos –");
    }

    #[test]
    fn what_changes_bring_is_looked_at_and_what_was_there_is_not() {
        use crate::domain::Agency;
        use crate::domain::testing::agency;
        let plain = agency("Rannikkolaitos");
        let with = Agency { notes: format!("Katso {}", code(13, 10, 52, '-', 918)), ..plain.clone() };
        assert!(written_by(&[Change::insert(with.clone())]));
        assert!(written_by(&[Change::update(plain.clone(), with.clone())]));
        let again = Agency { mission: "muuta".into(), ..with.clone() };
        assert!(!written_by(&[Change::update(with.clone(), again)]), "it was there before");
        assert!(!written_by(&[Change::delete(with.clone()), Change::update(with, plain)]));
    }

    #[test]
    fn what_only_looks_like_one_is_left_alone() {
        let right = code(13, 10, 52, '-', 918);
        let (form, check) = right.split_at(10);
        for wrong in "0123456789ABCDEFHJKLMNPRSTUVWXY".chars().filter(|one| check != one.to_string()) {
            assert!(!stands_in(&format!("{form}{wrong}")));
        }
        assert!(!stands_in(&code(31, 2, 52, '-', 918)), "no such day");
        assert!(!stands_in(&code(13, 10, 52, 'G', 918)), "no such sign");
        assert!(!stands_in(&format!("1{right}")), "part of a longer number");
        assert!(!stands_in("019 058 1234, 1234567-1, FI21 1234 5600 0007 85"));
    }

    proptest! {
        #[test]
        fn a_code_is_found_wherever_it_stands(
            before in "[ .,:;()]{0,3}", after in "[ .,:;()]{0,3}", day in 1_u32..=28, month in 1_u32..=12,
            year in 0_u32..=99, number in 900_u32..=999,
        ) {
            let text = format!("{before}{}{after}", code(day, month, year, 'A', number));
            prop_assert!(stands_in(&text));
        }

        #[test]
        fn any_text_can_be_asked_about(text in "\\PC*") {
            let _ = stands_in(&text);
        }
    }
}
