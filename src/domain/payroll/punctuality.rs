//! How punctual our rounds were: of the steps that were ticked, how many were done on their day or before it. Counted by
//! step, agency and period, never by person.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::domain::payroll::rounds::{Said, Stands};
use crate::domain::payroll::rule::Step;
use crate::domain::record::id::AgencyId;
use crate::domain::record::record::Rows;

/// A hundred per cent in ten-thousandths of one.
const WHOLE: i64 = 1_000_000;

/// A tenth of a per cent in ten-thousandths of one: finer than that no share of so few is told.
const TENTH: i64 = 1_000;

/// How many of the steps that counted were done in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Punctuality {
    /// Done on their day or before.
    pub on_time: i64,
    /// All of them: those that were done, and those that should have been in a round that somebody ticks.
    pub counted: i64,
}

impl Punctuality {
    /// The share of those in time, in ten-thousandths of a per cent and to a tenth of one; none where nothing counted.
    /// A hundred per cent is said only of all of them, and nothing only of none.
    #[must_use]
    pub fn share(self) -> Option<i64> {
        let Self { on_time, counted } = self;
        if counted <= 0 {
            return None;
        }
        let tenths = (on_time * (WHOLE / TENTH) * 2 + counted) / (counted * 2);
        let (least, most) = (i64::from(on_time > 0), WHOLE / TENTH - i64::from(on_time < counted));
        Some(tenths.clamp(least, most) * TENTH)
    }
}

/// A step that counts: when it fell, and whether it was done by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fell {
    /// Its day.
    pub day: NaiveDate,
    /// It was done on that day or before.
    pub on_time: bool,
}

/// How punctual those were that fell from one day to another, both counted in.
#[must_use]
pub fn punctuality(fell: &[Fell], days: &RangeInclusive<NaiveDate>) -> Punctuality {
    let within = fell.iter().filter(|one| days.contains(&one.day));
    within.fold(Punctuality::default(), |sum, one| Punctuality {
        on_time: sum.on_time + i64::from(one.on_time),
        counted: sum.counted + 1,
    })
}

impl Rows {
    /// When a step fell in the rounds of an agency in some years, and whether it was done by then. What was not needed
    /// does not count, nor does what is not due yet, nor what fell before anybody ticked; what is past and not done
    /// counts as late in a round of which something has been ticked, and not at all in one that nobody ticks.
    #[must_use]
    pub fn fell(&self, agency: AgencyId, step: Step, years: RangeInclusive<i32>, today: NaiveDate) -> Vec<Fell> {
        let (mut fell, mut seen) = (Vec::new(), HashSet::new());
        let said = Said::of(self, agency);
        for (group, schedule) in self.schedules(agency) {
            // The first and the last steps of a year's rounds may fall in the year before and after.
            for year in years.start().saturating_sub(1)..=years.end().saturating_add(1) {
                for round in said.rounds_of_year(group, &schedule, year, today) {
                    let Some(at) = round.step(step) else { continue };
                    let on_time = match at.stands {
                        Stands::Done => at.late == 0,
                        Stands::Partly | Stands::Late if at.date.date < today && round.begun() => false,
                        _ => continue,
                    };
                    // The separate report is one for all groups.
                    let once = step != Step::EmployerReport || self.tick_row(at).is_none_or(|row| seen.insert(row.id));
                    if once {
                        fell.push(Fell { day: at.date.date, on_time });
                    }
                }
            }
        }
        fell.retain(|one| years.contains(&chrono::Datelike::year(&one.day)));
        fell.sort_unstable();
        fell
    }
}

#[cfg(test)]
mod tests;
