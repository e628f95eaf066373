use proptest::prelude::*;

use super::*;
use crate::domain::testing::day;

/// Easter 1999–2035 as python-dateutil's `easter` gives it; 2024–2029 stand in the lists below too.
const EASTERS: &str = "1999-04-04 2000-04-23 2001-04-15 2002-03-31 2003-04-20 2004-04-11 2005-03-27 2006-04-16 \
    2007-04-08 2008-03-23 2009-04-12 2010-04-04 2011-04-24 2012-04-08 2013-03-31 2014-04-20 2015-04-05 2016-03-27 \
    2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 \
    2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25";

#[test]
fn easter_is_when_it_is() {
    for easter_day in EASTERS.split_whitespace().map(day) {
        assert_eq!(easter(easter_day.year()), Some(easter_day));
    }
    // The earliest and the latest there can be: the Almanac Office in Yle, 2022 (https://yle.fi/uutiset/3-12562785).
    for extreme in ["1818-03-22", "2285-03-22", "1943-04-25", "2038-04-25"].map(day) {
        assert_eq!(easter(extreme.year()), Some(extreme));
    }
    // Where the reckoned moon is moved back by a day, as python-dateutil has them too.
    for moved_back in ["1954-04-18", "1981-04-19", "2049-04-18", "2076-04-19"].map(day) {
        assert_eq!(easter(moved_back.year()), Some(moved_back));
    }
}

#[test]
fn the_holidays_of_the_years_are_those_of_the_published_lists() {
    // 2024: OP, "Exceptions in customer service opening hours in 2024"; 2025: viikkokalenteri.com/juhlapyhat and
    // calendartimes.co.uk; 2026: logifie.com/pt/holidays/FI/2026; 2028: whatdateis.today/holidays/finland-2028 and
    // growee.ai/national-holidays/finland/2028. For 2027 and 2029 no page was found: the days are those of the
    // python package holidays 0.109, which agrees with the others as well.
    let lists = [
        "2024-01-01 01-06 03-29 03-31 04-01 05-01 05-09 05-19 06-21 06-22 11-02 12-06 12-24 12-25 12-26",
        "2025-01-01 01-06 04-18 04-20 04-21 05-01 05-29 06-08 06-20 06-21 11-01 12-06 12-24 12-25 12-26",
        "2026-01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-19 06-20 10-31 12-06 12-24 12-25 12-26",
        "2027-01-01 01-06 03-26 03-28 03-29 05-01 05-06 05-16 06-25 06-26 11-06 12-06 12-24 12-25 12-26",
        "2028-01-01 01-06 04-14 04-16 04-17 05-01 05-25 06-04 06-23 06-24 11-04 12-06 12-24 12-25 12-26",
        "2029-01-01 01-06 03-30 04-01 04-02 05-01 05-10 05-20 06-22 06-23 11-03 12-06 12-24 12-25 12-26",
    ];
    for list in lists {
        let (year, days) = list.split_once('-').expect("a year");
        let listed: Vec<_> = days.split(' ').map(|rest| day(&format!("{year}-{rest}"))).zip(Holiday::ALL).collect();
        assert_eq!(holidays(year.parse().expect("a year")), listed);
    }
}

#[test]
fn as_many_weekdays_are_off_as_the_almanac_office_counts() {
    // 2021–2023 and 2033: Satakunnan Kansa, December 2021; 2024–2031: sttinfo.fi/tiedote/70637565, November 2024.
    let counted = [
        (2021, 8),
        (2022, 7),
        (2023, 9),
        (2024, 10),
        (2025, 10),
        (2026, 9),
        (2027, 8),
        (2028, 9),
        (2029, 10),
        (2030, 10),
        (2031, 10),
        (2033, 7),
    ];
    for (year, count) in counted {
        let weekdays = holidays(year).iter().filter(|(date, _)| !is_weekend(*date)).count();
        assert_eq!(weekdays, count, "{year}");
    }
}

#[test]
fn two_holidays_can_meet() {
    assert_eq!(
        holidays_on(day("2008-05-01")).collect::<Vec<_>>(),
        [Holiday::MayDay, Holiday::AscensionDay],
        "Ascension Day on May Day"
    );
    assert_eq!(holidays(2008).len(), 15);
    assert_eq!(holidays_on(day("2008-05-02")).count(), 0);
}

#[test]
fn only_the_eves_are_no_holidays_by_law() {
    let customary: Vec<_> = Holiday::ALL.into_iter().filter(|holiday| !holiday.is_public()).collect();
    assert_eq!(customary, [Holiday::MidsummerEve, Holiday::ChristmasEve]);
}

#[test]
fn every_holiday_has_a_word_of_its_own() {
    let words: std::collections::BTreeSet<_> = Holiday::ALL.iter().map(|holiday| holiday.word()).collect();
    assert_eq!(words.len(), Holiday::ALL.len());
}

#[test]
fn banks_are_closed_on_the_days_of_the_year_that_a_bank_lists() {
    // OP, "Exceptions in customer service opening hours in 2024"; 6 January was a Saturday.
    let closed: Vec<_> = "01-01 03-29 04-01 05-01 05-09 06-21 12-06 12-24 12-25 12-26"
        .split(' ')
        .map(|rest| day(&format!("2024-{rest}")))
        .collect();
    let of_year = day("2024-01-01").iter_days().take_while(|date| date.year() == 2024);
    let found: Vec<_> = of_year.filter(|date| !is_weekend(*date) && !is_banking_day(*date)).collect();
    assert_eq!(found, closed);
    // Days before a holiday on which banks close early are banking days still.
    assert!(is_banking_day(day("2024-03-28")) && is_banking_day(day("2024-12-31")));
}

#[test]
fn banking_days_are_counted_around_holidays() {
    let count = |from: &str, days: i32| add_banking_days(day(from), days).to_string();
    // Christmas 2025: Wednesday to Friday, then a weekend.
    assert_eq!(count("2025-12-23", 1), "2025-12-29");
    assert_eq!(count("2025-12-29", -1), "2025-12-23");
    assert_eq!(count("2025-12-23", 3), "2025-12-31");
    assert_eq!(count("2025-12-31", 1), "2026-01-02");
    // Epiphany 2026 is a Tuesday.
    assert_eq!(count("2026-01-02", 2), "2026-01-07");
    // Easter 2026: Good Friday on 3 April, Easter Monday on the 6th.
    assert_eq!(count("2026-04-02", 1), "2026-04-07");
    assert_eq!(count("2026-04-07", -2), "2026-04-01");
    // Midsummer 2026: the eve on 19 June.
    assert_eq!(count("2026-06-18", 1), "2026-06-22");
    // Maundy Thursday and the day after Ascension Day are banking days.
    assert_eq!(count("2026-05-13", 1), "2026-05-15");
    // From between two banking days, and none at all.
    assert_eq!(count("2026-04-05", 1), "2026-04-07");
    assert_eq!(count("2026-04-05", -1), "2026-04-02");
    assert_eq!(count("2026-04-05", 0), "2026-04-05");
    // Over 29 February.
    assert_eq!(count("2024-02-28", 1), "2024-02-29");
    assert_eq!(count("2024-02-29", 1), "2024-03-01");
    assert_eq!(count("2023-02-28", 1), "2023-03-01");
}

#[test]
fn the_nearest_banking_day_either_way() {
    let (before, after) = (day("2025-12-23"), day("2025-12-29"));
    for closed in ["2025-12-24", "2025-12-25", "2025-12-26", "2025-12-27", "2025-12-28"].map(day) {
        assert_eq!((banking_day_until(closed), banking_day_from(closed)), (before, after));
    }
    assert_eq!((banking_day_until(before), banking_day_from(before)), (before, before));
    assert_eq!(next_banking_day(before), after);
    assert_eq!(previous_banking_day(after), before);
}

#[test]
fn the_ends_of_the_calendar_are_no_trap() {
    assert_eq!(next_banking_day(NaiveDate::MAX), NaiveDate::MAX);
    assert_eq!(previous_banking_day(NaiveDate::MIN), NaiveDate::MIN);
    assert_eq!(easter(i32::MAX / 2), None);
    assert_eq!(holidays(i32::MAX / 2), []);
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

proptest! {
    #[test]
    fn easter_is_a_sunday_between_22_march_and_25_april(year in 1583..9999_i32) {
        let easter = easter(year).expect("a year of the calendar");
        prop_assert_eq!(easter.weekday(), Weekday::Sun);
        let (earliest, latest) = (NaiveDate::from_ymd_opt(year, 3, 22), NaiveDate::from_ymd_opt(year, 4, 25));
        prop_assert!(Some(easter) >= earliest && Some(easter) <= latest);
    }

    /// Reckoned with other divisions, by the book.
    #[test]
    fn easter_is_that_of_another_reckoning(year in 1583..9999_i32) {
        prop_assert_eq!(easter(year), meeus(year));
    }

    #[test]
    fn holidays_keep_their_weekdays(year in 1992..2200_i32) {
        let weekday = |holiday: Holiday| holiday.in_year(year).map(|date| date.weekday());
        prop_assert_eq!(weekday(Holiday::GoodFriday), Some(Weekday::Fri));
        prop_assert_eq!(weekday(Holiday::EasterMonday), Some(Weekday::Mon));
        prop_assert_eq!(weekday(Holiday::AscensionDay), Some(Weekday::Thu));
        prop_assert_eq!(weekday(Holiday::WhitSunday), Some(Weekday::Sun));
        prop_assert_eq!(weekday(Holiday::MidsummerEve), Some(Weekday::Fri));
        prop_assert_eq!(weekday(Holiday::MidsummerDay), Some(Weekday::Sat));
        prop_assert_eq!(weekday(Holiday::AllSaintsDay), Some(Weekday::Sat));
        let between = |holiday: Holiday, from: (u32, u32), to: (u32, u32)| {
            let date = holiday.in_year(year).expect("a date");
            (from..=to).contains(&(date.month(), date.day()))
        };
        prop_assert!(between(Holiday::MidsummerDay, (6, 20), (6, 26)));
        prop_assert!(between(Holiday::AllSaintsDay, (10, 31), (11, 6)));
    }

    #[test]
    fn counting_there_and_back_ends_where_it_began(offset in 0..40_000_u64, days in -300..300_i32) {
        let from = banking_day_from(day("1992-01-01") + Days::new(offset));
        let there = add_banking_days(from, days);
        prop_assert!(is_banking_day(there));
        prop_assert_eq!(add_banking_days(there, -days), from);
        let between = from.min(there).iter_days().take_while(|date| *date < from.max(there));
        prop_assert_eq!(between.filter(|date| is_banking_day(*date)).count(), days.unsigned_abs() as usize);
    }
}

/// Jean Meeus, *Astronomical Algorithms*, chapter 8, with the letters of the book.
#[allow(clippy::many_single_char_names, reason = "they are the book's")]
fn meeus(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31).ok()? + 1)
}

#[test]
fn every_holiday_is_found_on_its_day() {
    for (day, holiday) in (1992..2200).flat_map(holidays) {
        assert!(holidays_on(day).any(|one| one == holiday), "{holiday:?} {day}");
    }
}
