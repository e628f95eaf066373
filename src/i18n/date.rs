//! Dates and times as the reader writes them. Swedish is Finland's, which writes dates as Finnish does.

mod typed;

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Local, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};

use crate::domain::Language;

pub(crate) use typed::BELIEVED;
pub use typed::{DateError, Meant, parse_date, parse_time};

/// `12.10.2026` in Finnish and Swedish, `12 Oct 2026` in English.
#[must_use]
pub fn format_date(language: Language, date: NaiveDate) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    match language {
        Language::Fi | Language::Sv => format!("{day}.{month}.{year}"),
        Language::En => format!("{day} {} {year}", month_short(language, month)),
    }
}

/// `8.00` in Finnish and Swedish, `08:00` in English.
#[must_use]
pub fn format_time(language: Language, time: NaiveTime) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    match language {
        Language::Fi | Language::Sv => format!("{hour}.{minute:02}"),
        Language::En => format!("{hour:02}:{minute:02}"),
    }
}

/// A moment in the time of this computer: `12.10.2026 klo 9.41`, `12.10.2026 kl. 9.41`, `12 Oct 2026, 09:41`.
#[must_use]
pub fn format_date_time(language: Language, at: DateTime<Utc>) -> String {
    format_local_time(language, at.with_timezone(&Local).naive_local())
}

/// The same of a moment that is kept as the clock on the wall showed it.
#[must_use]
pub fn format_local_time(language: Language, at: NaiveDateTime) -> String {
    let (date, time) = (format_date(language, at.date()), format_time(language, at.time()));
    match language {
        Language::Fi => format!("{date} klo {time}"),
        Language::Sv => format!("{date} kl. {time}"),
        Language::En => format!("{date}, {time}"),
    }
}

/// The name of an ISO weekday, 1 is Monday; empty for a number that is none.
#[must_use]
pub fn weekday_name(language: Language, weekday: i64) -> &'static str {
    let names = match language {
        Language::Fi => ["maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"],
        Language::Sv => ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
        Language::En => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    };
    nth(&names, weekday)
}

/// The short name of an ISO weekday, as it stands at the head of a column.
#[must_use]
pub fn weekday_short(language: Language, weekday: i64) -> &'static str {
    let names = match language {
        Language::Fi => ["ma", "ti", "ke", "to", "pe", "la", "su"],
        Language::Sv => ["må", "ti", "on", "to", "fr", "lö", "sö"],
        Language::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    };
    nth(&names, weekday)
}

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month, 1 is January; empty for a number that is none.
#[must_use]
pub fn month_name(language: Language, month: u32) -> &'static str {
    let names = match language {
        Language::Fi => [
            "tammikuu",
            "helmikuu",
            "maaliskuu",
            "huhtikuu",
            "toukokuu",
            "kesäkuu",
            "heinäkuu",
            "elokuu",
            "syyskuu",
            "lokakuu",
            "marraskuu",
            "joulukuu",
        ],
        Language::Sv => [
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december",
        ],
        Language::En => ENGLISH_MONTHS,
    };
    nth(&names, month)
}

/// Months by name, three or more in a row as their first and last. Empty for none and for all.
#[must_use]
pub fn months_text(language: Language, months: &BTreeSet<u32>) -> String {
    if months.len() == 12 {
        return String::new();
    }
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for month in months {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *month => *last = *month,
            _ => runs.push((*month, *month)),
        }
    }
    let name = |month| month_name(language, month);
    let written = runs.into_iter().map(|(first, last)| match last - first {
        0 => name(first).to_owned(),
        1 => format!("{}, {}", name(first), name(last)),
        _ => format!("{}–{}", name(first), name(last)),
    });
    written.collect::<Vec<_>>().join(", ")
}

/// The short name of a month, as it stands in a calendar or an English date.
#[must_use]
pub fn month_short(language: Language, month: u32) -> &'static str {
    let names = match language {
        Language::Fi => {
            ["tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"]
        }
        Language::Sv => ["jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."],
        Language::En => ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    };
    nth(&names, month)
}

/// The name at `place`, counted from one.
fn nth(names: &[&'static str], place: impl TryInto<usize>) -> &'static str {
    let place = place.try_into().ok().and_then(|place: usize| place.checked_sub(1));
    place.and_then(|place| names.get(place)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn time(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
    }

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 12).unwrap();

    #[test]
    fn months_are_told_by_name() {
        let told = |months: &[u32]| months_text(Language::Fi, &months.iter().copied().collect());
        assert_eq!(told(&[]), "");
        assert_eq!(told(&[6]), "kesäkuu");
        assert_eq!(told(&[1, 6, 7]), "tammikuu, kesäkuu, heinäkuu");
        assert_eq!(told(&[5, 6, 7, 8, 12]), "toukokuu–elokuu, joulukuu");
        assert_eq!(told(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), "");
    }

    #[test]
    fn dates_and_times_are_written_as_the_language_writes_them() {
        let at = TODAY.and_time(time(9, 41));
        assert_eq!(format_date(Language::Fi, TODAY), "12.10.2026");
        assert_eq!(format_date(Language::Sv, day(2026, 1, 2)), "2.1.2026");
        assert_eq!(format_date(Language::En, TODAY), "12 Oct 2026");
        assert_eq!(format_local_time(Language::Fi, at), "12.10.2026 klo 9.41");
        assert_eq!(format_local_time(Language::Sv, at), "12.10.2026 kl. 9.41");
        assert_eq!(format_local_time(Language::En, at), "12 Oct 2026, 09:41");
        assert_eq!(format_time(Language::Fi, time(8, 0)), "8.00");
        assert_eq!(format_time(Language::Sv, time(16, 5)), "16.05");
        assert_eq!(format_time(Language::En, time(8, 0)), "08:00");
    }

    #[test]
    fn a_moment_is_shown_in_the_time_of_this_computer() {
        let here = Local.with_ymd_and_hms(2026, 10, 12, 9, 41, 0).unwrap();
        assert_eq!(format_date_time(Language::Fi, here.to_utc()), "12.10.2026 klo 9.41");
    }

    #[test]
    fn days_and_months_have_names() {
        assert_eq!(weekday_name(Language::Fi, 1), "maanantai");
        assert_eq!(weekday_name(Language::Sv, 7), "söndag");
        assert_eq!(weekday_short(Language::Fi, 3), "ke");
        assert_eq!(weekday_short(Language::En, 5), "Fri");
        assert_eq!(month_name(Language::Fi, 10), "lokakuu");
        assert_eq!(month_name(Language::Sv, 8), "augusti");
        assert_eq!(month_name(Language::En, 12), "December");
        for language in Language::ALL {
            for none in [-1, 0, 8] {
                assert_eq!(weekday_name(language, none), "");
                assert_eq!(weekday_short(language, none), "");
            }
            assert_eq!((month_name(language, 0), month_short(language, 13)), ("", ""));
        }
    }
}
