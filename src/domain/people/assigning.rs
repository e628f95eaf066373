//! Another responsible person from a day on, and what becomes of the deputy.

use chrono::NaiveDate;

use crate::domain::people::staff::{Assignment, AssignmentRole};
use crate::domain::record::id::{AgencyId, EmployeeId, RowId};
use crate::domain::record::operation::Change;
use crate::domain::record::period::{Fate, fate, until};
use crate::domain::record::record::Rows;

/// What becomes of the deputy when the responsible person changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeputyAfter {
    /// Nothing.
    #[default]
    Stays,
    /// Who was responsible until then becomes deputy.
    Former,
    /// Somebody else does.
    Other(EmployeeId),
    /// There is none any more.
    Nobody,
}

/// Makes `now` responsible for an agency from a day on. Who was until then ends the day before; what is planned for
/// later stays. Nobody is responsible and deputy at once.
#[must_use]
pub fn change_responsible(
    rows: &Rows,
    agency: AgencyId,
    now: EmployeeId,
    from: NaiveDate,
    deputy: DeputyAfter,
) -> Vec<Change> {
    let former = rows.responsible_until(agency, from).filter(|former| *former != now);
    let mut changes = reassign(rows, agency, AssignmentRole::Responsible, Some(now), from, |_| true);
    let deputy = match deputy {
        DeputyAfter::Stays => {
            let own = |one: &Assignment| one.employee == now;
            changes.extend(reassign(rows, agency, AssignmentRole::Deputy, None, from, own));
            return changes;
        }
        DeputyAfter::Former => former,
        DeputyAfter::Other(other) => Some(other),
        DeputyAfter::Nobody => None,
    };
    changes.extend(reassign(rows, agency, AssignmentRole::Deputy, deputy.filter(|one| *one != now), from, |_| true));
    changes
}

/// Makes `now`, or nobody, deputy of an agency from a day on. Who was until then ends the day before; what is planned
/// for later stays.
#[must_use]
pub fn change_deputy(rows: &Rows, agency: AgencyId, now: Option<EmployeeId>, from: NaiveDate) -> Vec<Change> {
    reassign(rows, agency, AssignmentRole::Deputy, now, from, |_| true)
}

/// Gives a role to `now` from a day on, or to nobody; only those whom `touched` names give way.
fn reassign(
    rows: &Rows,
    agency: AgencyId,
    role: AssignmentRole,
    now: Option<EmployeeId>,
    from: NaiveDate,
    touched: impl Fn(&Assignment) -> bool,
) -> Vec<Change> {
    let all: Vec<&Assignment> = rows.assignment.of(agency).filter(|one| one.role == role).collect();
    let mut changes = Vec::new();
    let mut has_it = false;
    for assignment in all.iter().filter(|one| touched(one)) {
        if assignment.holds_on(from) && now == Some(assignment.employee) {
            has_it = true;
            continue;
        }
        match fate(assignment.valid_from, assignment.valid_to, from) {
            Fate::Stays => {}
            Fate::Ends(last) => {
                let ended = Assignment { valid_to: Some(last), ..(*assignment).clone() };
                changes.push(Change::update((*assignment).clone(), ended));
            }
            Fate::Goes => changes.push(Change::delete((*assignment).clone())),
        }
    }
    if let Some(employee) = now.filter(|_| !has_it) {
        changes.push(Change::insert(Assignment {
            id: RowId::new(),
            agency,
            employee,
            role,
            valid_from: Some(from),
            valid_to: until(all.iter().map(|one| one.valid_from), from),
        }));
    }
    changes
}

impl Rows {
    /// Who is responsible for `agency` until somebody else takes over on `day`.
    #[must_use]
    pub fn responsible_until(&self, agency: AgencyId, day: NaiveDate) -> Option<EmployeeId> {
        let on = |day| self.assigned(agency, AssignmentRole::Responsible, day).map(|(_, employee)| employee.id);
        day.pred_opt().and_then(on).or_else(|| on(day))
    }

    /// Every assignment of `agency`, the newest first.
    #[must_use]
    pub fn assignments(&self, agency: AgencyId) -> Vec<&Assignment> {
        let mut all: Vec<&Assignment> = self.assignment.of(agency).collect();
        all.sort_by_key(|one| (std::cmp::Reverse(one.valid_from), one.role, one.id));
        all
    }

    /// Every assignment of somebody, the newest first.
    #[must_use]
    pub fn assignments_of(&self, employee: EmployeeId) -> Vec<&Assignment> {
        let mut all: Vec<&Assignment> = self.assignment.iter().filter(|one| one.employee == employee).collect();
        all.sort_by_key(|one| (std::cmp::Reverse(one.valid_from), one.role, one.id));
        all
    }

    /// What `employee` had before, or will have, at other agencies than `agency`, the newest first.
    #[must_use]
    pub fn past_and_planned(&self, employee: EmployeeId, agency: AgencyId, day: NaiveDate) -> Vec<&Assignment> {
        let other = |one: &&Assignment| one.employee == employee && one.agency != agency && !one.holds_on(day);
        let mut all: Vec<&Assignment> = self.assignment.iter().filter(other).collect();
        all.sort_by_key(|one| (std::cmp::Reverse(one.valid_from), one.role, one.id));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{self, day};
    use crate::domain::{apply, broken};

    /// An agency with a responsible person and a deputy since 2020, and a third person.
    fn file() -> (Rows, AgencyId, [EmployeeId; 3]) {
        let mut rows = Rows::default();
        let agency = testing::agency("Saaristovirasto");
        rows.put(agency.clone().into());
        let people = ["Aino", "Elsa", "Nils"].map(|name| {
            let employee = testing::employee(name);
            rows.put(employee.clone().into());
            employee.id
        });
        for (role, employee) in [AssignmentRole::Responsible, AssignmentRole::Deputy].into_iter().zip(people) {
            let valid_from = Some(day("2020-01-01"));
            let row = Assignment { id: RowId::new(), agency: agency.id, employee, role, valid_from, valid_to: None };
            rows.put(row.into());
        }
        (rows, agency.id, people)
    }

    fn changed(rows: &Rows, changes: &[Change]) -> Rows {
        let applied = apply(rows, changes).expect("applies");
        assert_eq!(broken(&applied.rows, changes), []);
        applied.rows
    }

    /// Responsible and deputy on a day.
    fn who(rows: &Rows, agency: AgencyId, on: &str) -> (Option<EmployeeId>, Option<EmployeeId>) {
        let one = |role| rows.assigned(agency, role, day(on)).map(|(_, employee)| employee.id);
        (one(AssignmentRole::Responsible), one(AssignmentRole::Deputy))
    }

    #[test]
    fn the_deputy_stays_goes_or_is_another() {
        let (rows, agency, [aino, elsa, nils]) = file();
        let from = day("2026-11-01");
        for (deputy, expected) in [
            (DeputyAfter::Stays, Some(elsa)),
            (DeputyAfter::Former, Some(aino)),
            (DeputyAfter::Other(aino), Some(aino)),
            (DeputyAfter::Other(elsa), Some(elsa)),
            (DeputyAfter::Nobody, None),
        ] {
            let after = changed(&rows, &change_responsible(&rows, agency, nils, from, deputy));
            assert_eq!(who(&after, agency, "2026-10-31"), (Some(aino), Some(elsa)), "{deputy:?}");
            assert_eq!(who(&after, agency, "2026-11-01"), (Some(nils), expected), "{deputy:?}");
        }
    }

    #[test]
    fn the_deputy_changes_alone() {
        let (rows, agency, [aino, elsa, nils]) = file();
        let from = day("2026-11-01");
        let after = changed(&rows, &change_deputy(&rows, agency, Some(nils), from));
        assert_eq!(who(&after, agency, "2026-10-31"), (Some(aino), Some(elsa)));
        assert_eq!(who(&after, agency, "2026-11-01"), (Some(aino), Some(nils)));
        let after = changed(&rows, &change_deputy(&rows, agency, None, from));
        assert_eq!(who(&after, agency, "2026-11-01"), (Some(aino), None));
    }

    #[test]
    fn a_deputy_who_becomes_responsible_is_no_longer_deputy() {
        let (rows, agency, [aino, elsa, _]) = file();
        let from = day("2026-11-01");
        for (deputy, expected) in [(DeputyAfter::Stays, None), (DeputyAfter::Former, Some(aino))] {
            let after = changed(&rows, &change_responsible(&rows, agency, elsa, from, deputy));
            assert_eq!(who(&after, agency, "2026-11-01"), (Some(elsa), expected), "{deputy:?}");
        }
    }

    #[test]
    fn what_is_planned_for_later_stays_and_the_same_day_is_replaced() {
        let (rows, agency, [aino, elsa, nils]) = file();
        let planned = change_responsible(&rows, agency, nils, day("2027-01-01"), DeputyAfter::Stays);
        let rows = changed(&rows, &planned);
        let earlier = change_responsible(&rows, agency, elsa, day("2026-11-01"), DeputyAfter::Former);
        let rows = changed(&rows, &earlier);
        assert_eq!(who(&rows, agency, "2026-12-31"), (Some(elsa), Some(aino)));
        assert_eq!(who(&rows, agency, "2027-01-01").0, Some(nils));
        let again = change_responsible(&rows, agency, nils, day("2026-11-01"), DeputyAfter::Stays);
        let rows = changed(&rows, &again);
        assert_eq!(who(&rows, agency, "2026-11-01"), (Some(nils), Some(aino)));
        assert_eq!(rows.assignments(agency).len(), 5);
    }

    #[test]
    fn the_same_person_stays_and_the_first_of_all_days_ends_nobody() {
        let (rows, agency, [aino, ..]) = file();
        let from = day("2026-11-01");
        assert_eq!(change_responsible(&rows, agency, aino, from, DeputyAfter::Stays), []);
        assert_eq!(rows.responsible_until(agency, day("2020-01-01")), Some(aino));
        assert_eq!(rows.past_and_planned(aino, AgencyId::new(), from).len(), 0);
        assert_eq!(rows.past_and_planned(aino, AgencyId::new(), day("2019-01-01")).len(), 1);
    }
}
