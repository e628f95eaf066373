//! When an agency is open on a day.

use chrono::{Datelike, NaiveDate};

use crate::domain::agency::agency::{OpeningException, OpeningHours};
use crate::domain::record::id::AgencyId;
use crate::domain::record::record::Rows;

/// What says when an agency is open on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Opening<'r> {
    /// The hours of the weekday.
    Usual(&'r OpeningHours),
    /// The hours differ on that day, or in the season it is in.
    Differs(&'r OpeningException),
}

impl Rows {
    /// The hours of `agency` on `day`; none where nothing is known. A single day goes before a season, and a season
    /// changes only the days that are otherwise open: Monday to Friday where nothing is known of the weekdays.
    #[must_use]
    pub fn opening(&self, agency: AgencyId, day: NaiveDate) -> Option<Opening<'_>> {
        let exceptions = || self.opening_exception.of(agency);
        if let Some(single) = exceptions().find(|one| one.until.is_none() && one.date == day) {
            return Some(Opening::Differs(single));
        }
        let weekday = i64::from(day.weekday().number_from_monday());
        let usual = self.opening_hours.of(agency).find(|hours| hours.weekday == weekday);
        let open = usual.map_or_else(
            || weekday <= 5 && self.opening_hours.of(agency).next().is_none(),
            |hours| hours.opens.is_some(),
        );
        let season = exceptions().filter(|one| one.until.is_some() && (one.date..=one.last_day()).contains(&day));
        // Of two seasons the one that began later is meant.
        let season = season.max_by_key(|one| one.date).filter(|_| open);
        season.map(Opening::Differs).or(usual.map(Opening::Usual))
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::*;
    use crate::domain::agency::agency::Agency;

    #[test]
    fn a_season_changes_the_open_days_and_a_single_day_goes_before_it() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0);
        let agency = Agency::empty(AgencyId::new());
        let mut rows = Rows::default();
        rows.put(agency.clone().into());
        let hours = |weekday, opens, closes| OpeningHours {
            id: OpeningHours::key(agency.id, weekday),
            agency: agency.id,
            weekday,
            opens,
            closes,
            break_from: None,
            break_to: None,
        };
        rows.put(hours(1, time(8), time(16)).into());
        rows.put(hours(6, None, None).into());
        let differs = |date, until, opens| OpeningException {
            id: OpeningException::key(agency.id, date, until),
            agency: agency.id,
            date,
            until,
            opens,
            closes: opens.and(time(15)),
            hours_unknown: false,
            note: String::new(),
        };
        let season = differs(day(6, 1), Some(day(8, 31)), time(9));
        let midsummer = differs(day(6, 22), None, None);
        rows.put(season.clone().into());
        rows.put(midsummer.clone().into());
        assert_eq!(rows.opening(agency.id, day(6, 15)), Some(Opening::Differs(&season)), "a Monday in summer");
        assert_eq!(rows.opening(agency.id, day(6, 22)), Some(Opening::Differs(&midsummer)));
        assert!(
            matches!(rows.opening(agency.id, day(6, 20)), Some(Opening::Usual(_))),
            "a closed Saturday stays closed"
        );
        assert_eq!(rows.opening(agency.id, day(6, 16)), None, "nothing is known of Tuesdays");
        assert!(matches!(rows.opening(agency.id, day(9, 7)), Some(Opening::Usual(_))), "after the season");
    }
}
