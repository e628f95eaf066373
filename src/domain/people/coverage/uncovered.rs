//! Which agencies lose everybody who looks after them: while an absence is being entered, and over a year.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::domain::payroll::calendar::is_banking_day;
use crate::domain::record::id::{AgencyId, EmployeeId};
use crate::domain::record::record::Rows;
use crate::domain::record::text::fold;

/// Nobody plans absences longer than this; what is typed may be longer by a slip.
const LONGEST: u64 = 400;

/// Times during which an agency has nobody of its own, because an absence that is not recorded yet meets others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UncoveredPeriod {
    /// Which agency.
    pub agency: AgencyId,
    /// Who else looks after it and is away.
    pub others: Vec<EmployeeId>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// The agencies that would lose everybody if `employee` were away from `from` to `to`, by day and name. An agency that
/// `employee` looks after alone is no such time: nobody else's absence meets this one.
#[must_use]
pub fn uncovered_periods(rows: &Rows, employee: EmployeeId, from: NaiveDate, to: NaiveDate) -> Vec<UncoveredPeriod> {
    let times = Times::of(rows);
    let agencies: BTreeSet<AgencyId> =
        rows.assignment.iter().filter(|one| one.employee == employee).map(|one| one.agency).collect();
    let mut found: Vec<UncoveredPeriod> = Vec::new();
    for agency in agencies.into_iter().filter_map(|id| rows.agency.get(id)) {
        for day in days(from, to).filter(|day| !agency.archived(*day)) {
            let mut others = holders(rows, agency.id, day);
            let own = others.remove(&employee);
            let all_away = !others.is_empty() && others.iter().all(|other| times.away(*other, day));
            if !own || !all_away {
                continue;
            }
            let others: Vec<EmployeeId> = others.into_iter().collect();
            match found.last_mut() {
                Some(last) if last.agency == agency.id && last.to.succ_opt() == Some(day) && last.others == others => {
                    last.to = day;
                }
                _ => found.push(UncoveredPeriod { agency: agency.id, others, from: day, to: day }),
            }
        }
    }
    found.sort_by_cached_key(|one| {
        let name = rows.agency.get(one.agency).map(|agency| fold(&agency.name_fi)).unwrap_or_default();
        (one.from, name)
    });
    found
}

/// The numbers of the weeks that have some of the days from `from` to `to`, in order.
#[must_use]
pub fn weeks(from: NaiveDate, to: NaiveDate) -> Vec<u32> {
    let mut weeks: Vec<u32> = Vec::new();
    for day in days(from, to) {
        let week = day.iso_week().week();
        if weeks.last() != Some(&week) {
            weeks.push(week);
        }
    }
    weeks
}

/// How much of the unit is away in a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekExposure {
    /// The number of the week.
    pub number: u32,
    /// Its first day.
    pub monday: NaiveDate,
    /// Who is away on some banking day of it, by name.
    pub away: Vec<EmployeeId>,
    /// The agencies everybody of whom is away on one and the same banking day of it, by name.
    pub alone: Vec<AgencyId>,
}

impl WeekExposure {
    /// Its last day.
    #[must_use]
    pub fn sunday(&self) -> NaiveDate {
        self.monday + Days::new(6)
    }
}

/// The weeks of a year, each with who is away and which agencies have nobody. Agencies that nobody looks after at all
/// are not among these: they are so every week.
#[must_use]
pub fn exposure(rows: &Rows, year: i32) -> Vec<WeekExposure> {
    let times = Times::of(rows);
    let mut weeks = Vec::new();
    for number in 1..=53 {
        let Some(monday) = NaiveDate::from_isoywd_opt(year, number, Weekday::Mon) else { continue };
        let days: Vec<NaiveDate> = days(monday, monday + Days::new(6)).filter(|day| is_banking_day(*day)).collect();
        let absent = |id: &EmployeeId| days.iter().any(|day| times.away(*id, *day));
        let mut away: Vec<EmployeeId> =
            rows.employee.iter().filter(|one| one.ours_on(monday)).map(|one| one.id).filter(absent).collect();
        away.sort_by_cached_key(|id| rows.employee.get(*id).map(|one| fold(&one.name)));
        let mut without: Vec<AgencyId> = Vec::new();
        if !away.is_empty() {
            for agency in days.iter().flat_map(|day| alone_on(rows, &times, *day)) {
                if !without.contains(&agency) {
                    without.push(agency);
                }
            }
        }
        by_name(rows, &mut without);
        weeks.push(WeekExposure { number, monday, away, alone: without });
    }
    weeks
}

/// The agencies everybody of whom is away on a day, by name; those that nobody looks after at all are not among them.
#[must_use]
pub fn alone(rows: &Rows, day: NaiveDate) -> Vec<AgencyId> {
    let mut without = alone_on(rows, &Times::of(rows), day);
    by_name(rows, &mut without);
    without
}

fn alone_on(rows: &Rows, times: &Times, day: NaiveDate) -> Vec<AgencyId> {
    let without = |agency: AgencyId| {
        let holders = holders(rows, agency, day);
        !holders.is_empty() && holders.iter().all(|one| times.away(*one, day))
    };
    let agencies = rows.agency.iter().filter(|agency| !agency.archived(day)).map(|agency| agency.id);
    agencies.filter(|agency| without(*agency)).collect()
}

fn by_name(rows: &Rows, agencies: &mut [AgencyId]) {
    agencies.sort_by_cached_key(|id| rows.agency.get(*id).map(|one| fold(&one.name_fi)));
}

/// Who looks after an agency on a day, responsible or deputy, and is still one of us.
fn holders(rows: &Rows, agency: AgencyId, day: NaiveDate) -> BTreeSet<EmployeeId> {
    let held = rows.assignment.of(agency).filter(|one| one.holds_on(day)).map(|one| one.employee);
    held.filter(|id| rows.employee.get(*id).is_some_and(|one| one.ours_on(day))).collect()
}

fn days(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let last = to.min(from.checked_add_days(Days::new(LONGEST)).unwrap_or(to));
    from.iter_days().take_while(move |day| *day <= last)
}

/// Who is away when, read once.
struct Times(BTreeMap<EmployeeId, Vec<(NaiveDate, NaiveDate)>>);

impl Times {
    fn of(rows: &Rows) -> Self {
        let mut times: BTreeMap<EmployeeId, Vec<(NaiveDate, NaiveDate)>> = BTreeMap::new();
        for one in rows.absence.iter() {
            times.entry(one.employee).or_default().push((one.from_day, one.to_day));
        }
        Self(times)
    }

    fn away(&self, employee: EmployeeId, day: NaiveDate) -> bool {
        self.0.get(&employee).is_some_and(|times| times.iter().any(|(from, to)| *from <= day && day <= *to))
    }
}

#[cfg(test)]
mod tests;
