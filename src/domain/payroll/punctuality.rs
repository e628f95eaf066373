//! How punctual our rounds were: of the steps that were ticked, how many were done on their day or before it. Counted by
//! step, agency and period, never by person.

use std::collections::{BTreeMap, HashSet};
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
        let mut fell: Vec<Fell> = self.falls(agency, years, today, |one| one == step).map(|(_, fell)| fell).collect();
        fell.sort_unstable();
        fell
    }

    /// The same of every step at once, in the order of the list.
    #[must_use]
    pub fn fell_by_step(
        &self,
        agency: AgencyId,
        years: RangeInclusive<i32>,
        today: NaiveDate,
    ) -> Vec<(Step, Vec<Fell>)> {
        let mut by_step: BTreeMap<Step, Vec<Fell>> = BTreeMap::new();
        for (step, fell) in self.falls(agency, years, today, |_| true) {
            by_step.entry(step).or_default().push(fell);
        }
        let mut by_step: Vec<(Step, Vec<Fell>)> = by_step.into_iter().collect();
        by_step.sort_by_key(|(step, _)| self.step_place(*step));
        by_step
    }

    fn falls(
        &self,
        agency: AgencyId,
        years: RangeInclusive<i32>,
        today: NaiveDate,
        wanted: impl Fn(Step) -> bool,
    ) -> impl Iterator<Item = (Step, Fell)> {
        let (mut fell, mut seen) = (Vec::new(), HashSet::new());
        let said = Said::of(self, agency);
        for (group, schedule) in self.schedules(agency) {
            // The first and the last steps of a year's rounds may fall in the year before and after.
            for year in years.start().saturating_sub(1)..=years.end().saturating_add(1) {
                for round in said.rounds_of_year(group, &schedule, year, today) {
                    for at in round.steps.iter().filter(|at| wanted(at.date.step)) {
                        let on_time = match at.stands {
                            Stands::Done => at.late == 0,
                            Stands::Partly | Stands::Late if at.date.date < today && round.begun() => false,
                            _ => continue,
                        };
                        // The separate report is one for all groups.
                        let once = at.date.step != Step::EmployerReport
                            || self.tick_row(at).is_none_or(|row| seen.insert(row.id));
                        if once {
                            fell.push((at.date.step, Fell { day: at.date.date, on_time }));
                        }
                    }
                }
            }
        }
        fell.into_iter().filter(move |(_, one)| years.contains(&chrono::Datelike::year(&one.day)))
    }
}

#[cfg(test)]
mod tests;
