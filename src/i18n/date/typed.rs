//! Dates and times as people type them, in any of the languages, and which day is meant by one without its year.

use chrono::{Datelike, NaiveDate, NaiveTime};
use thiserror::Error;

use super::ENGLISH_MONTHS;

/// The years that a date is believed to be of.
pub(crate) const BELIEVED: std::ops::RangeInclusive<i32> = 1900..=2200;

/// How many years away such a day is looked for: 29 February comes after eight years at the latest.
const FAR: i32 = 8;

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DateError {
    /// Not a date at all.
    #[error("not a date")]
    NotADate,
    /// A date of a year that nobody means.
    #[error("not of the years 1900 to 2200")]
    Year,
}

/// Which year is meant where a day is written without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Something to come: the next such day from this one on.
    Coming(NaiveDate),
    /// Something that has been: the last such day up to this one.
    Past(NaiveDate),
    /// The nearest such day before or after this one.
    Near(NaiveDate),
    /// The end of what begins on a day: the first such day from then on. Of what has gone on for more than a year, the
    /// one that is nearest to today.
    End {
        /// The first day.
        begin: NaiveDate,
        /// The day on which it is written.
        today: NaiveDate,
    },
}

impl Meant {
    /// The end of what begins on `begin`; where that is not known, the nearest such day.
    #[must_use]
    pub fn end(begin: Option<NaiveDate>, today: NaiveDate) -> Self {
        begin.map_or(Self::Near(today), |begin| Self::End { begin, today })
    }

    /// The day from which is reckoned.
    #[must_use]
    pub const fn from(self) -> NaiveDate {
        match self {
            Self::Coming(day) | Self::Past(day) | Self::Near(day) | Self::End { begin: day, .. } => day,
        }
    }

    /// The day of a month that is meant; none where no month has such a day.
    fn meant(self, month: u32, day: u32) -> Option<NaiveDate> {
        let around = |year: i32| {
            let years = (year - FAR)..=(year + FAR);
            years.filter_map(move |year| NaiveDate::from_ymd_opt(year, month, day))
        };
        let away = |from: NaiveDate| move |one: &NaiveDate| (*one - from).num_days().abs();
        let next = |from: NaiveDate| around(from.year()).find(|one| *one >= from);
        match self {
            Self::Coming(from) => next(from),
            Self::Past(to) => around(to.year()).filter(|one| *one <= to).max(),
            Self::Near(from) => around(from.year()).min_by_key(away(from)),
            Self::End { begin, today } if (today - begin).num_days() > 366 => {
                around(today.year()).filter(|one| *one >= begin).min_by_key(away(today))
            }
            Self::End { begin, .. } => next(begin),
        }
    }
}

/// A date as people type it, in any of the languages: `1.1.2026`, `01.01.2026`, `1/1/2026`, `1.1.26` (of this
/// century), `1.1.` (of the year that makes `sense`), `2026-01-01`, `12 Oct 2026`.
///
/// # Errors
/// Where it is no date, or of a year that nobody means.
pub fn parse_date(text: &str, sense: Meant) -> Result<NaiveDate, DateError> {
    let text = text.trim();
    if let Some((year, rest)) = text.split_once('-') {
        let (month, day) = rest.split_once('-').ok_or(DateError::NotADate)?;
        return dated(number(day), number(month), Some(four_digits(year).ok_or(DateError::NotADate)), sense);
    }
    for separator in ['.', '/'] {
        if let Some((day, rest)) = text.split_once(separator) {
            let (month, year) = rest.split_once(separator).unwrap_or((rest, ""));
            let year =
                Some(year).filter(|year| !year.trim().is_empty()).map(|year| any_year(year).ok_or(DateError::NotADate));
            return dated(number(day), number(month), year, sense);
        }
    }
    let mut words = text.split_whitespace();
    let (day, month, year) = (words.next(), words.next(), words.next());
    if words.next().is_some() {
        return Err(DateError::NotADate);
    }
    dated(
        day.and_then(number),
        month.and_then(english_month),
        year.map(|year| any_year(year).ok_or(DateError::NotADate)),
        sense,
    )
}

/// A date of parts that have been understood; `year` is absent where none is written.
fn dated(
    day: Option<u32>,
    month: Option<u32>,
    year: Option<Result<i32, DateError>>,
    sense: Meant,
) -> Result<NaiveDate, DateError> {
    let (day, month) = day.zip(month).ok_or(DateError::NotADate)?;
    let Some(year) = year else { return sense.meant(month, day).ok_or(DateError::NotADate) };
    let year = year?;
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::NotADate)?;
    if BELIEVED.contains(&year) { Ok(date) } else { Err(DateError::Year) }
}

/// One or two digits.
fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    (text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// A year of four digits. Nobody means the first century, so `0027` is of this one.
fn four_digits(text: &str) -> Option<i32> {
    let text = text.trim();
    let year: i32 =
        (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())??;
    Some(if year < 100 { 2000 + year } else { year })
}

fn any_year(text: &str) -> Option<i32> {
    let text = text.trim();
    // Nobody's register reaches back to 1926, so two digits are of this century.
    if text.len() == 2 { number(text).and_then(|year| i32::try_from(2000 + year).ok()) } else { four_digits(text) }
}

/// A month by its English name or any beginning of it that is at least as long as its short name.
fn english_month(text: &str) -> Option<u32> {
    let text = text.trim_end_matches(['.', ',']);
    let found = ENGLISH_MONTHS.iter().position(|name| {
        text.len() >= 3 && name.get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text))
    })?;
    u32::try_from(found + 1).ok()
}

/// A time of day as people type it: `8`, `8.00`, `8:00`, `08.00`, `0800`, `815`. None where it is no time.
#[must_use]
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    let together = (3..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let (hour, minute) = if together {
        text.split_at_checked(text.len() - 2)?
    } else {
        text.split_once(['.', ':']).unwrap_or((text, "00"))
    };
    if minute.trim().len() != 2 {
        return None;
    }
    NaiveTime::from_hms_opt(number(hour)?, number(minute)?, 0)
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::super::{format_date, format_time};
    use super::*;
    use crate::domain::Language;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn time(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
    }

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 12).unwrap();
    const NEAR: Meant = Meant::Near(TODAY);

    #[test]
    fn typed_dates_are_read() {
        for text in [
            "12.10.2026",
            " 12.10.26 ",
            "12.10.",
            "12.10",
            "12. 10. 2026",
            "2026-10-12",
            "12 Oct 2026",
            "12 OCTOBER 2026",
            "12 oct",
        ] {
            assert_eq!(parse_date(text, NEAR), Ok(TODAY), "{text:?}");
        }
        for text in ["1.2.2026", "01.02.2026", "1/2/2026", "1.2.26", "2026-02-01", "1 Feb 2026", "1.2.0026"] {
            assert_eq!(parse_date(text, NEAR), Ok(day(2026, 2, 1)), "{text:?}");
        }
        assert_eq!(parse_date("29.2.2028", NEAR), Ok(day(2028, 2, 29)));
        assert_eq!(parse_date("1.1.27", NEAR), Ok(day(2027, 1, 1)));
    }

    #[test]
    fn a_day_without_a_year_is_the_one_that_is_meant() {
        let november = day(2026, 11, 28);
        for (text, sense, meant) in [
            ("1.2.", Meant::Coming(november), day(2027, 2, 1)),
            ("28.11", Meant::Coming(november), november),
            ("1/12", Meant::Coming(november), day(2026, 12, 1)),
            ("1.2.", Meant::Past(november), day(2026, 2, 1)),
            ("1.12.", Meant::Past(november), day(2025, 12, 1)),
            ("28.11.", Meant::Past(november), november),
            ("1.2.", Meant::Near(november), day(2027, 2, 1)),
            ("1.10.", Meant::Near(november), day(2026, 10, 1)),
            ("7.1.", Meant::end(Some(november), november), day(2027, 1, 7)),
            ("28.11.", Meant::end(Some(november), november), november),
            // What is written down afterwards ends in its own year.
            ("15.2.", Meant::end(Some(day(2026, 2, 1)), november), day(2026, 2, 15)),
            ("31.12.", Meant::end(Some(day(2015, 1, 1)), november), day(2026, 12, 31)),
            ("1.2.", Meant::end(None, november), day(2027, 2, 1)),
            ("29.2.", Meant::Coming(november), day(2028, 2, 29)),
            ("29.2.", Meant::Past(day(1904, 2, 28)), day(1896, 2, 29)),
        ] {
            assert_eq!(parse_date(text, sense), Ok(meant), "{text:?} {sense:?}");
        }
        assert_eq!(parse_date("31.2.", Meant::Coming(november)), Err(DateError::NotADate));
    }

    #[test]
    fn years_that_nobody_means_are_said_to_be_such() {
        for text in ["1.1.1899", "1.1.2201", "2999-12-31", "1/1/0198"] {
            assert_eq!(parse_date(text, NEAR), Err(DateError::Year), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "12",
            "31.2.2026",
            "29.2.2027",
            "1.13.2026",
            "1.1.026",
            "1.1.20266",
            "1.1.2026.",
            "2026-13-01",
            "26-01-01",
            "-1.1.2026",
            "+1.1.2026",
            "12 Oc 2026",
            "12 lokakuuta 2026",
            "12 Oct 2026 x",
            "tänään",
            "..",
            "--",
        ] {
            assert_eq!(parse_date(text, NEAR), Err(DateError::NotADate), "{text:?}");
        }
    }

    #[test]
    fn typed_times_are_read() {
        for text in ["8", "08", "8.00", "8:00", "08.00", " 08:00 "] {
            assert_eq!(parse_time(text), Some(time(8, 0)), "{text:?}");
        }
        for text in ["16.15", "16:15", "1615", " 1615 "] {
            assert_eq!(parse_time(text), Some(time(16, 15)), "{text:?}");
        }
        assert_eq!(parse_time("815"), Some(time(8, 15)));
        assert_eq!(parse_time("0000"), Some(time(0, 0)));
        for text in [
            "2460",
            "870",
            "16150",
            "+815",
            "8 15",
            "",
            "24.00",
            "8.60",
            "8.5",
            "8.000",
            "8.",
            ":30",
            "+8",
            "8.00.00",
            "kahdeksan",
        ] {
            assert_eq!(parse_time(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(days in 0u64..109_000, minutes in 0u32..1440) {
            let date = day(1900, 1, 1) + Days::new(days);
            let at = time(minutes / 60, minutes % 60);
            for language in Language::ALL {
                prop_assert_eq!(parse_date(&format_date(language, date), NEAR), Ok(date));
                prop_assert_eq!(parse_time(&format_time(language, at)), Some(at));
            }
            prop_assert_eq!(parse_date(&date.to_string(), NEAR), Ok(date));
        }

        #[test]
        fn no_text_upsets_the_reader(text in any::<String>()) {
            let _ = parse_date(&text, NEAR);
            let _ = parse_time(&text);
        }

        #[test]
        fn nothing_near_a_date_upsets_the_reader(text in "[0-9 .:a-zåö-]{0,14}") {
            let _ = parse_date(&text, NEAR);
            let _ = parse_time(&text);
        }
    }
}
