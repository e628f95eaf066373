//! The calendar over agencies: what falls on each day for the whole unit or for some of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::domain::payroll::rounds::{Stands, StepAt};
use crate::domain::payroll::rule::Step;
use crate::domain::people::coverage::away_today;
use crate::domain::reading::board::{Sieve, passes};
use crate::domain::record::id::{AgencyId, EmployeeId};
use crate::domain::record::record::Rows;
use crate::domain::record::text::finnish_order;

/// A step that falls on a day, and whose it is then.
#[derive(Clone, Debug, PartialEq)]
pub struct Falling {
    /// The step, its day and how it stands.
    pub at: StepAt,
    /// Who is responsible for the agency on that day.
    pub responsible: Option<EmployeeId>,
    /// The responsible is away on that day.
    pub away: bool,
    /// Who stands in for them then.
    pub stand_in: Option<EmployeeId>,
}

/// A day of the calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitDay {
    /// Which.
    pub date: NaiveDate,
    /// What falls on it: in the order of the list of steps, and of the agencies within each.
    pub falling: Vec<Falling>,
}

impl UnitDay {
    /// What falls on the day, step by step, in the order of the list.
    #[must_use]
    pub fn by_step(&self) -> Vec<(Step, &[Falling])> {
        let parts = self.falling.chunk_by(|one, other| one.at.date.step == other.at.date.step);
        parts.filter_map(|part| Some((part.first()?.at.date.step, part))).collect()
    }

    /// Those who should do something on the day and are away, each once.
    #[must_use]
    pub fn away(&self) -> Vec<EmployeeId> {
        let away = self.falling.iter().filter(|one| one.away).filter_map(|one| one.responsible);
        away.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Whether more falls on the day than is done easily: `limit` or more, settled or not. Never where `limit` is zero.
    #[must_use]
    pub fn busy(&self, limit: usize) -> bool {
        limit > 0 && self.falling.len() >= limit
    }

    /// How the step stands that presses most on the day; none where nothing falls on it.
    #[must_use]
    pub fn pressing(falling: &[Falling]) -> Option<Stands> {
        falling.iter().map(|one| one.at.stands).min()
    }
    /// How many stand each way, the most pressing first; only the ways that occur.
    #[must_use]
    pub fn tally(falling: &[Falling]) -> Vec<(Stands, usize)> {
        let mut counts: BTreeMap<Stands, usize> = BTreeMap::new();
        for one in falling {
            *counts.entry(one.at.stands).or_default() += 1;
        }
        counts.into_iter().collect()
    }
}

/// The days from one to another, both included, with what falls on each. Of the steps in `left_out` nothing is shown.
///
/// The sieve is asked of whoever is responsible on the step's own day: a change of hands in the middle of the month
/// divides the month.
#[must_use]
pub fn unit_days(
    rows: &Rows,
    (from, to): (NaiveDate, NaiveDate),
    today: NaiveDate,
    sieve: &Sieve,
    left_out: &BTreeSet<Step>,
) -> Vec<UnitDay> {
    let mut days: BTreeMap<NaiveDate, Vec<Falling>> =
        from.iter_days().take_while(|day| *day <= to).map(|day| (day, Vec::new())).collect();
    for agency in rows.agency.iter() {
        let mut whose: BTreeMap<NaiveDate, Falls> = BTreeMap::new();
        for at in rows.steps_between(agency.id, (from, to), today) {
            if left_out.contains(&at.date.step) || (sieve.late && (at.stands.settled() || at.late == 0)) {
                continue;
            }
            let date = at.date.date;
            let falls = *whose.entry(date).or_insert_with(|| Falls::on(rows, agency.id, date));
            if passes(rows, [falls.responsible, falls.stand_in], agency.branch, sieve)
                && let Some(day) = days.get_mut(&date)
            {
                let Falls { responsible, away, stand_in } = falls;
                day.push(Falling { at, responsible, away, stand_in });
            }
        }
    }
    let place = |agency: AgencyId| rows.agency.get(agency).map(|one| finnish_order(&one.name_fi)).unwrap_or_default();
    for day in days.values_mut() {
        day.sort_by_cached_key(|one| (rows.step_place(one.at.date.step), place(one.at.agency), one.at.date.period));
    }
    days.into_iter().map(|(date, falling)| UnitDay { date, falling }).collect()
}

/// The first and the last day of the weeks that a month touches, Monday to Sunday.
#[must_use]
pub fn weeks_of(month: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = month.with_day(1).unwrap_or(month);
    let monday = first - Days::new(u64::from(first.weekday().num_days_from_monday()));
    let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
    let last = next.pred_opt().unwrap_or(first);
    (monday, last + Days::new(u64::from(6 - last.weekday().num_days_from_monday())))
}

/// Whose an agency is on a day.
#[derive(Clone, Copy)]
struct Falls {
    responsible: Option<EmployeeId>,
    away: bool,
    stand_in: Option<EmployeeId>,
}

impl Falls {
    fn on(rows: &Rows, agency: AgencyId, date: NaiveDate) -> Self {
        let responsible = rows.in_charge(agency, date);
        let away = away_today(rows, agency, date);
        Self { responsible, away: away.is_some(), stand_in: away.and_then(|(_, there)| there) }
    }
}

#[cfg(test)]
mod tests;
