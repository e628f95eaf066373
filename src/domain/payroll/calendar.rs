//! The days of the Finnish year on which offices and banks are closed.
//!
//! The rules are those in force since 1992. From 1973 to 1991 Epiphany and Ascension Day stood on Saturdays
//! (Wikipedia, *Public holidays in Finland*), which this module does not know.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A day with a name on which most people are off work.
///
/// The church's holidays are named in the Church Act: 1054/1993, chapter 4, section 3, as quoted in Wikipedia,
/// *Pyhäpäivä*, and in the list of the University of Helsinki Almanac Office,
/// <https://almanakka.helsinki.fi/liputus-ja-juhlapaivat/>. The Church Act of 2023 (652/2023) replaced it; its section
/// could not be read, but the Almanac Office's list is the same. Independence Day is a holiday by the act 388/1937.
/// May Day counts as one beside them in the act on the reckoning of periods (150/1930, section 5); an act of its own
/// could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holiday {
    /// 1 January.
    NewYearsDay,
    /// 6 January.
    Epiphany,
    /// The Friday before Easter.
    GoodFriday,
    /// Easter Sunday.
    EasterSunday,
    /// The Monday after Easter.
    EasterMonday,
    /// 1 May.
    MayDay,
    /// The Thursday 39 days after Easter. It may fall on May Day, as in 2008.
    AscensionDay,
    /// The Sunday 49 days after Easter.
    WhitSunday,
    /// The Friday before Midsummer Day. Off by custom and agreement, not by law.
    MidsummerEve,
    /// The Saturday after 19 June.
    MidsummerDay,
    /// The Saturday after 30 October.
    AllSaintsDay,
    /// 6 December.
    IndependenceDay,
    /// 24 December. Off by custom and agreement, not by law.
    ChristmasEve,
    /// 25 December.
    ChristmasDay,
    /// 26 December.
    StStephensDay,
}

impl Holiday {
    /// Every holiday, in the order of the year.
    pub const ALL: [Self; 15] = [
        Self::NewYearsDay,
        Self::Epiphany,
        Self::GoodFriday,
        Self::EasterSunday,
        Self::EasterMonday,
        Self::MayDay,
        Self::AscensionDay,
        Self::WhitSunday,
        Self::MidsummerEve,
        Self::MidsummerDay,
        Self::AllSaintsDay,
        Self::IndependenceDay,
        Self::ChristmasEve,
        Self::ChristmasDay,
        Self::StStephensDay,
    ];

    /// The word its name is found by in the three languages.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NewYearsDay => "new_years_day",
            Self::Epiphany => "epiphany",
            Self::GoodFriday => "good_friday",
            Self::EasterSunday => "easter_sunday",
            Self::EasterMonday => "easter_monday",
            Self::MayDay => "may_day",
            Self::AscensionDay => "ascension_day",
            Self::WhitSunday => "whit_sunday",
            Self::MidsummerEve => "midsummer_eve",
            Self::MidsummerDay => "midsummer_day",
            Self::AllSaintsDay => "all_saints_day",
            Self::IndependenceDay => "independence_day",
            Self::ChristmasEve => "christmas_eve",
            Self::ChristmasDay => "christmas_day",
            Self::StStephensDay => "st_stephens_day",
        }
    }

    /// Whether it is a holiday by law. The two eves are days off by collective agreements (the Almanac Office's list).
    #[must_use]
    pub const fn is_public(self) -> bool {
        !matches!(self, Self::MidsummerEve | Self::ChristmasEve)
    }

    /// The first and the last month in which it may be: Easter is from 22 March to 25 April.
    const fn months(self) -> (u32, u32) {
        match self {
            Self::NewYearsDay | Self::Epiphany => (1, 1),
            Self::GoodFriday | Self::EasterSunday | Self::EasterMonday => (3, 4),
            Self::MayDay => (5, 5),
            Self::AscensionDay => (4, 6),
            Self::WhitSunday => (5, 6),
            Self::MidsummerEve | Self::MidsummerDay => (6, 6),
            Self::AllSaintsDay => (10, 11),
            Self::IndependenceDay | Self::ChristmasEve | Self::ChristmasDay | Self::StStephensDay => (12, 12),
        }
    }

    /// Its date in a year; none where a calendar date cannot tell the year.
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        let after_easter = |days| easter(year)?.checked_add_days(Days::new(days));
        match self {
            Self::NewYearsDay => fixed(1, 1),
            Self::Epiphany => fixed(1, 6),
            Self::GoodFriday => easter(year)?.checked_sub_days(Days::new(2)),
            Self::EasterSunday => easter(year),
            Self::EasterMonday => after_easter(1),
            Self::MayDay => fixed(5, 1),
            Self::AscensionDay => after_easter(39),
            Self::WhitSunday => after_easter(49),
            Self::MidsummerEve => first(Weekday::Sat, fixed(6, 20)?)?.pred_opt(),
            Self::MidsummerDay => first(Weekday::Sat, fixed(6, 20)?),
            Self::AllSaintsDay => first(Weekday::Sat, fixed(10, 31)?),
            Self::IndependenceDay => fixed(12, 6),
            Self::ChristmasEve => fixed(12, 24),
            Self::ChristmasDay => fixed(12, 25),
            Self::StStephensDay => fixed(12, 26),
        }
    }
}

/// Easter Sunday of the Gregorian calendar: the Sunday after the full moon that the calendar reckons with, which is
/// never before 21 March. Gauss' reckoning with the corrections of Lichtenberg (Wikipedia, *Date of Easter*).
#[must_use]
pub fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let century = year.div_euclid(100);
    let moon = (19 * golden + century - century.div_euclid(4) - (8 * century + 13).div_euclid(25) + 15).rem_euclid(30);
    // The reckoned moon never is full later than 18 April, nor twice on one day within its nineteen years.
    let moon = if moon == 29 || (moon == 28 && golden > 10) { moon - 1 } else { moon };
    let day_after = NaiveDate::from_ymd_opt(year, 3, 22)?.checked_add_days(Days::new(u64::try_from(moon).ok()?))?;
    first(Weekday::Sun, day_after)
}

/// The holidays of a year with their dates, in order.
#[must_use]
pub fn holidays(year: i32) -> Vec<(NaiveDate, Holiday)> {
    let mut days: Vec<_> =
        Holiday::ALL.into_iter().filter_map(|holiday| Some((holiday.in_year(year)?, holiday))).collect();
    days.sort_unstable();
    days
}

/// The holidays on a date: most often none, seldom two.
pub fn holidays_on(date: NaiveDate) -> impl Iterator<Item = Holiday> {
    // A calendar of many groups asks of many days, and of most of them no feast has to be reckoned.
    let near = move |holiday: &Holiday| {
        let (first, last) = holiday.months();
        (first..=last).contains(&date.month())
    };
    Holiday::ALL.into_iter().filter(near).filter(move |holiday| holiday.in_year(date.year()) == Some(date))
}

/// Whether banks in Finland are open: Monday to Friday, but for holidays and the two eves.
///
/// Three sources give the same days, so one function serves all three questions:
/// - *Are banks open?* OP's list for 2024 closes on exactly these
///   (<https://www.op.fi>, *Exceptions in customer service opening hours in 2024*). A list by Finance Finland itself
///   could not be found.
/// - *Does pay fall due?* Employment Contracts Act (55/2001), chapter 2, as the occupational safety authority tells it
///   (<https://www.tyosuojelu.fi/fi/tyosuhde/palkka/palkanmaksu>, *Palkan poikkeuksellinen erääntyminen*): not on a
///   Sunday, a church holiday, Independence Day, May Day, Christmas or Midsummer Eve or a Saturday, nor when the
///   banks' payment systems are closed. TARGET's closing days all are among these
///   (<http://holidaystracker.com/bank/finland-bank-holidays-2015/>).
/// - *Does a period set by law end?* Act on the reckoning of periods (150/1930), section 5,
///   <https://finlex.fi/fi/laki/ajantasa/1930/19300150>: not on a holiday, Independence Day, May Day, Christmas or
///   Midsummer Eve or a Saturday.
#[must_use]
pub fn is_banking_day(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && holidays_on(date).next().is_none()
}

/// The date if it is a banking day, else the last one before it.
#[must_use]
pub fn banking_day_until(date: NaiveDate) -> NaiveDate {
    if is_banking_day(date) { date } else { previous_banking_day(date) }
}

/// The date if it is a banking day, else the first one after it.
#[must_use]
pub fn banking_day_from(date: NaiveDate) -> NaiveDate {
    if is_banking_day(date) { date } else { next_banking_day(date) }
}

/// The last banking day before a date.
#[must_use]
pub fn previous_banking_day(date: NaiveDate) -> NaiveDate {
    walk(date, NaiveDate::pred_opt)
}

/// The first banking day after a date.
#[must_use]
pub fn next_banking_day(date: NaiveDate) -> NaiveDate {
    walk(date, NaiveDate::succ_opt)
}

/// The date so many banking days later, or earlier where `days` is below zero; the date itself for zero, whatever day
/// it is. A start between banking days does not count: one banking day after a Sunday is the Monday.
#[must_use]
pub fn add_banking_days(date: NaiveDate, days: i32) -> NaiveDate {
    let step = if days < 0 { previous_banking_day } else { next_banking_day };
    (0..days.unsigned_abs()).fold(date, |day, _| step(day))
}

/// Days on from `date` to a banking day. Where the calendar's dates end, the walk ends too.
fn walk(date: NaiveDate, on: impl Fn(&NaiveDate) -> Option<NaiveDate>) -> NaiveDate {
    let mut day = date;
    while let Some(next) = on(&day) {
        day = next;
        if is_banking_day(day) {
            break;
        }
    }
    day
}

/// The first such weekday on a date or after it.
fn first(weekday: Weekday, from: NaiveDate) -> Option<NaiveDate> {
    from.checked_add_days(Days::new(u64::from(weekday.days_since(from.weekday()))))
}

#[cfg(test)]
mod tests;
