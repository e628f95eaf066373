//! Periods whose ends may be open: no first day is "as long as anyone remembers", no last day "while it goes on".

use chrono::NaiveDate;

/// A first and a last day.
pub(crate) type Period = [Option<NaiveDate>; 2];

/// Whether `day` is within a period.
pub(crate) fn holds_on([first, last]: Period, day: NaiveDate) -> bool {
    first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
}

/// Whether there is a day within both periods.
pub(crate) fn overlap([one, other]: [Period; 2]) -> bool {
    let begins_in_time = |[from, _]: Period, [_, to]: Period| from.is_none_or(|from| to.is_none_or(|to| from <= to));
    begins_in_time(one, other) && begins_in_time(other, one)
}

/// Gives a record that holds from a first to a last day what follows from that.
macro_rules! dated {
    ($row:ty) => {
        impl $row {
            /// Whether it holds on `day`.
            #[must_use]
            pub fn holds_on(&self, day: NaiveDate) -> bool {
                $crate::domain::period::holds_on([self.valid_from, self.valid_to], day)
            }

            /// Whether there is a day on which both hold.
            #[must_use]
            pub fn overlaps(&self, other: &Self) -> bool {
                let periods = [self, other].map(|one| [one.valid_from, one.valid_to]);
                $crate::domain::period::overlap(periods)
            }
        }
    };
}

pub(crate) use dated;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::day;

    #[test]
    fn periods_meet_on_their_last_day_and_never_after_it() {
        let [october, november] =
            [["2026-10-01", "2026-10-31"], ["2026-11-01", "2026-11-30"]].map(|days| days.map(|text| Some(day(text))));
        assert!(!overlap([october, november]) && !overlap([november, october]));
        assert!(overlap([october, [october[1], None]]) && overlap([[None, None], november]));
        assert!(holds_on(october, day("2026-10-31")) && !holds_on(october, day("2026-11-01")));
    }
}
