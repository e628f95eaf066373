//! Who takes over from somebody who leaves, so that the load stays even.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::people::leaving::{LeftBehind, Successors, suggested, suggested_deputy};
use crate::domain::people::staff::AssignmentRole;
use crate::domain::record::id::{AgencyId, EmployeeId};
use crate::domain::record::record::Rows;

use super::propose::{Options, Problem};
use super::scenario::{Step, apply};
use super::unit::{Loads, Unit};

/// Who could take over what `employee` leaves behind after `last`. The agencies go where the load stays most even, as
/// the proposal of a reassignment has it; whoever knows one comes first where that costs little. Everything else is as
/// [`suggested`] has it.
#[must_use]
pub fn successors(rows: &Rows, loads: &Loads, employee: EmployeeId, last: NaiveDate, left: &LeftBehind) -> Successors {
    let mut all = suggested(rows, employee, left);
    let next = last.succ_opt().unwrap_or(last);
    let takers = takers(rows, loads, employee, last, next);
    for role in left.roles.iter().filter(|one| one.role == AssignmentRole::Responsible && one.from == next) {
        let Some(taker) = takers.get(&role.agency).copied() else { continue };
        let before = all.roles.insert(role.assignment, taker);
        if before == Some(taker) {
            continue;
        }
        all.deputies.remove(&role.assignment);
        if role.other == Some(taker)
            && let Some(deputy) = suggested_deputy(rows, employee, role, taker)
        {
            all.deputies.insert(role.assignment, deputy);
        }
        // Whoever would be responsible and deputy at once is no deputy.
        let also = left.roles.iter().find(|one| one.agency == role.agency && one.role == AssignmentRole::Deputy);
        if let Some(also) = also
            && all.roles.get(&also.assignment) == Some(&taker)
        {
            all.roles.remove(&also.assignment);
        }
    }
    all
}

/// Who takes which agency of somebody who leaves.
fn takers(
    rows: &Rows,
    loads: &Loads,
    employee: EmployeeId,
    last: NaiveDate,
    next: NaiveDate,
) -> BTreeMap<AgencyId, EmployeeId> {
    // On the last day everybody is still there; who has already left by the next is not.
    let mut unit = Unit::of(rows, loads, last);
    let gone = |id: &EmployeeId| *id != employee && rows.employee.get(*id).is_none_or(|one| !one.ours_on(next));
    let gone: Vec<Step> = unit.people.keys().copied().filter(gone).map(Step::Remove).collect();
    let theirs = |client: &super::unit::Client| client.responsible == Some(employee);
    let nobodys: Vec<AgencyId> = unit.clients.iter().filter(|(_, client)| !theirs(client)).map(|(id, _)| *id).collect();
    // What nobody has anyway is not this form's matter.
    for id in nobodys {
        if unit.clients.get(&id).is_some_and(|client| client.responsible.is_none()) {
            unit.clients.remove(&id);
        }
    }
    let (mut unit, _) = apply(&unit, &gone);
    (unit, _) = apply(&unit, &[Step::Remove(employee)]);
    // The form gives access where it is lacking.
    let mut problem = Problem::new(&unit, Options { access: false, ..Options::default() });
    let placed = problem.place();
    problem.takers(&placed)
}
