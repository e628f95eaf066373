//! A list as it leaves the program: headings, and cells that say what they are, so that a spreadsheet has numbers and
//! days where the screen shows them.

use chrono::NaiveDate;

use super::date::{format_date, month_short};
use crate::domain::Language;

/// The most decimals that a number is read with.
const DECIMALS: usize = 6;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text, which stays text whatever it begins with.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A year, or another number that is never grouped.
    Year(i64),
    /// A number without its point, and how many of its digits are decimals.
    Decimal(i64, u8),
    /// The same of per cent: `(85, 1)` is eight and a half of a hundred.
    Percent(i64, u8),
    /// The same of euros.
    Euros(i64, u8),
    /// A day.
    Day(NaiveDate),
}

impl Value {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A day, or nothing.
    #[must_use]
    pub fn day(day: Option<NaiveDate>) -> Self {
        day.map_or_else(|| Self::Text(String::new()), Self::Day)
    }

    /// How many there are.
    #[must_use]
    pub fn count(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Text(text) if text.is_empty())
    }

    /// What is shown as a text: in a column of `numbers` a number where it is one, and a day where it is nothing but a
    /// whole date.
    #[must_use]
    pub fn shown(language: Language, text: &str, numbers: bool) -> Self {
        let number = || numbers.then(|| number(language, text)).flatten();
        number().or_else(|| whole_date(language, text).map(Self::Day)).unwrap_or_else(|| Self::Text(text.to_owned()))
    }

    /// As it is written for the clipboard and for a Finnish spreadsheet: decimals after a comma, no groups.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) | Self::Year(number) => number.to_string(),
            Self::Decimal(number, decimals) | Self::Euros(number, decimals) => comma(*number, *decimals),
            Self::Percent(number, decimals) => format!("{}%", comma(*number, *decimals)),
            Self::Day(day) => format_date(Language::Fi, *day),
        }
    }
}

/// A number with its decimals after a comma, without noughts at the end beyond two of them.
fn comma(number: i64, decimals: u8) -> String {
    let decimals = usize::from(decimals);
    let digits = format!("{:0width$}", number.unsigned_abs(), width = decimals + 1);
    let (whole, mut part) = digits.split_at(digits.len() - decimals);
    while let Some(rest) = part.strip_suffix('0').filter(|rest| rest.len() >= 2) {
        part = rest;
    }
    let sign = if number < 0 { "-" } else { "" };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole},{part}") }
}

/// A number as [`super::number`] and [`super::money`] write it.
fn number(language: Language, text: &str) -> Option<Value> {
    let space = |letter: char| letter.is_whitespace() || letter == '\u{202f}';
    let bare: String = text.chars().filter(|letter| !space(*letter)).collect();
    let (negative, bare) = match bare.strip_prefix(['\u{2212}', '-']) {
        Some(rest) => (true, rest),
        None => (false, bare.strip_prefix('+').unwrap_or(&bare)),
    };
    let (percent, bare) = bare.strip_suffix('%').map_or((false, bare), |rest| (true, rest));
    let (euros, bare) = match bare.strip_suffix('€').or_else(|| bare.strip_prefix('€')) {
        Some(rest) => (true, rest),
        None => (false, bare),
    };
    let (point, group) = if language == Language::En { ('.', Some(',')) } else { (',', None) };
    let (whole, part) = bare.split_once(point).unwrap_or((bare, ""));
    let grouped = group.is_some_and(|group| whole.contains(group)) || text.trim().contains(space);
    let whole: String = whole.chars().filter(|letter| Some(*letter) != group).collect();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(&whole) || !digits(part) || part.len() > DECIMALS {
        return None;
    }
    let size: i64 = format!("{whole}{part}").parse().ok()?;
    let (number, decimals) = (if negative { -size } else { size }, u8::try_from(part.len()).ok()?);
    Some(match (percent, euros, decimals) {
        (true, ..) => Value::Percent(number, decimals),
        (_, true, _) => Value::Euros(number, decimals),
        (_, _, 0) if whole.len() > 3 && !grouped => Value::Year(number),
        (_, _, 0) => Value::Number(number),
        _ => Value::Decimal(number, decimals),
    })
}

/// A date with its year and nothing else, as [`format_date`] writes it.
fn whole_date(language: Language, text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = match language {
        Language::Fi | Language::Sv => text.split('.').collect(),
        Language::En => text.split(' ').collect(),
    };
    let &[day, month, year] = parts.as_slice() else { return None };
    let month = match language {
        Language::Fi | Language::Sv => month.parse().ok()?,
        Language::En => (1..=12).find(|one| month_short(language, *one) == month)?,
    };
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)?;
    (format_date(language, date) == text).then_some(date)
}

/// A list: what it is called, its headings, its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// What it is called.
    pub title: String,
    /// The headings.
    pub headings: Vec<String>,
    /// The rows, as wide as the headings.
    pub rows: Vec<Vec<Value>>,
}

impl List {
    /// The list for the clipboard: the headings and the rows, cells between tabs. A break within a cell becomes a
    /// space, and what would be a formula stays a text.
    #[must_use]
    pub fn clipboard(&self) -> String {
        let one_line = |cell: &str| cell.replace("\r\n", " ").replace(['\t', '\n', '\r'], " ");
        let cell = |value: &Value| {
            let text = one_line(&value.plain());
            let formula = matches!(value, Value::Text(_)) && text.len() > 1 && text.starts_with(['=', '+', '-', '@']);
            if formula { format!("'{text}") } else { text }
        };
        let headings = self.headings.iter().map(|heading| one_line(heading)).collect::<Vec<_>>().join("\t");
        let rows = self.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t"));
        std::iter::once(headings).chain(rows).collect::<Vec<_>>().join("\r\n")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::i18n::money::{format_euros, format_money};
    use crate::i18n::number::{format_integer, format_percent, format_signed};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn what_is_shown_is_a_number_or_a_day_only_where_it_is_one() {
        let fi = |text: &str| Value::shown(Language::Fi, text, true);
        assert_eq!(fi("1\u{a0}234"), Value::Number(1234));
        assert_eq!(fi("\u{2212}12"), Value::Number(-12));
        assert_eq!(fi("+7"), Value::Number(7));
        assert_eq!(fi("2025"), Value::Year(2025), "what the screen does not group is not grouped");
        assert_eq!(fi("12,34"), Value::Decimal(1234, 2));
        assert_eq!(fi("8,5\u{a0}%"), Value::Percent(85, 1));
        assert_eq!(fi("1\u{a0}234,50\u{a0}€"), Value::Euros(123_450, 2));
        assert_eq!(fi("12 + ?"), Value::text("12 + ?"), "a sum from which something is missing says so");
        assert_eq!(fi("–"), Value::text("–"));
        assert_eq!(fi(""), Value::text(""));
        assert_eq!(fi("3/6"), Value::text("3/6"));
        assert_eq!(Value::shown(Language::En, "€1,234.50", true), Value::Euros(123_450, 2));
        assert_eq!(Value::shown(Language::Fi, "0295 500", false), Value::text("0295 500"));
        assert_eq!(Value::shown(Language::Fi, "2.1.2026", false), Value::Day(day(2026, 1, 2)));
        assert_eq!(Value::shown(Language::Fi, "02.01.2026", false), Value::text("02.01.2026"));
        assert_eq!(Value::shown(Language::Fi, "31.2.2026", false), Value::text("31.2.2026"));
        assert_eq!(Value::shown(Language::En, "2 Jan 2026", false), Value::Day(day(2026, 1, 2)));
    }

    #[test]
    fn the_clipboard_has_the_headings_and_one_line_for_each_row() {
        let list = List {
            title: "Lista".into(),
            headings: ["Nimi", "Luku"].map(str::to_owned).to_vec(),
            rows: vec![
                vec![Value::text("kaksi\nriviä"), Value::Decimal(-125, 2)],
                vec![Value::text("=1+1"), Value::Day(day(2026, 10, 12))],
                vec![Value::text("-"), Value::Percent(85, 1)],
            ],
        };
        assert_eq!(Value::Decimal(1_250_000, 6).plain(), "1,25");
        assert_eq!(Value::Decimal(1_234_567, 6).plain(), "1,234567");
        assert_eq!(Value::Euros(-50, 2).plain(), "-0,50");
        assert_eq!(
            list.clipboard(),
            "Nimi\tLuku\r\nkaksi riviä\t-1,25\r\n'=1+1\t12.10.2026\r\n-\t8,5%",
            "a dash alone is no formula"
        );
    }

    proptest! {
        #[test]
        fn every_number_and_day_that_is_written_is_read(value in -9_999_999_i64..9_999_999, days in 0..60_000_i64) {
            let date = day(1900, 1, 1) + chrono::Duration::days(days);
            for language in [Language::Fi, Language::Sv, Language::En] {
                prop_assert_eq!(Value::shown(language, &format_date(language, date), false), Value::Day(date));
                let read = |text: String| Value::shown(language, &text, true);
                prop_assert_eq!(read(format_integer(language, value)).plain(), value.to_string());
                prop_assert_eq!(read(format_signed(language, value)).plain(), value.to_string());
                prop_assert_eq!(read(format_euros(language, value * 10_000)), Value::Euros(value, 0));
                let money = if value % 100 == 0 { Value::Euros(value / 100, 0) } else { Value::Euros(value, 2) };
                prop_assert_eq!(read(format_money(language, value * 100)), money);
                let percent = f64::from(i32::try_from(value).expect("small")) / 10.0;
                let whole = Value::Percent(value, 1);
                prop_assert_eq!(read(format_percent(language, percent, 1)), whole);
            }
        }
    }
}
