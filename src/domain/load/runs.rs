//! The days on which payrolls are run, by who is responsible.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::domain::payroll::rule::Step;
use crate::domain::people::staff::AssignmentRole;
use crate::domain::record::id::{AgencyId, EmployeeId};
use crate::domain::record::record::Rows;

/// The payroll runs of one person on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunDay {
    /// Who is responsible.
    pub employee: EmployeeId,
    /// The day.
    pub day: NaiveDate,
    /// Of which agencies, once for each pay group.
    pub agencies: Vec<AgencyId>,
}

/// The days of the year of `today` on which somebody has payroll runs, the fullest first, then by day. Who is responsible
/// is as on `today`; former clients have none.
#[must_use]
pub fn run_days(rows: &Rows, today: NaiveDate) -> Vec<RunDay> {
    let mut days: BTreeMap<(NaiveDate, EmployeeId), Vec<AgencyId>> = BTreeMap::new();
    for agency in rows.agency.iter().filter(|agency| !agency.archived(today)) {
        let Some((_, who)) = rows.assigned(agency.id, AssignmentRole::Responsible, today) else { continue };
        for group in rows.pay_group.of(agency.id) {
            for date in rows.payroll(group.id, today.year()).into_iter().filter(|date| date.step == Step::Run) {
                days.entry((date.date, who.id)).or_default().push(agency.id);
            }
        }
    }
    let mut found: Vec<RunDay> =
        days.into_iter().map(|((day, employee), agencies)| RunDay { employee, day, agencies }).collect();
    found.sort_by_key(|one| (std::cmp::Reverse(one.agencies.len()), one.day, one.employee));
    found
}
