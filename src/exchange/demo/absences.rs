//! Who is away around today, and who works in a pair with whom.

use chrono::{Days, NaiveDate};

use crate::domain::{Absence, Assignment, AssignmentRole, Employee, EmployeeId, EmployeeRole, Record, RowId, WorkPair};

use super::dice::Dice;

/// The absences: of the how manieth secretary, from how many days after today, for how many days more, reachable.
const TIMES: [(usize, i64, u64, bool); 7] = [
    (2, -2, 4, true),
    (5, 0, 0, false),
    (8, 5, 11, false),
    (1, 12, 9, false),
    (10, 19, 4, true),
    (3, 33, 6, false),
    (6, 61, 13, false),
];

/// The pairs and the absences. The deputy of the agency somebody is away from is away too, once.
pub(super) fn absences(
    employees: &[Employee],
    assignments: &[Assignment],
    today: NaiveDate,
    dice: &mut Dice,
) -> Vec<Record> {
    let secretaries: Vec<&Employee> =
        employees.iter().filter(|employee| employee.role == EmployeeRole::Secretary).collect();
    let mut records = Vec::new();
    for both in secretaries.chunks_exact(2).take(5) {
        if let [first, second] = both {
            let pair = WorkPair {
                id: RowId(dice.uuid()),
                first: first.id,
                second: second.id,
                valid_from: None,
                valid_to: None,
            };
            records.push(pair.into());
        }
    }
    for (nth, after, length, reachable) in TIMES {
        let Some(employee) = secretaries.get(nth) else { continue };
        records.push(absence(employee.id, today, after, length, reachable, dice));
    }
    let deputy = secretaries.get(2).and_then(|away| deputy_of(assignments, away.id, today));
    if let Some(deputy) = deputy {
        records.push(absence(deputy, today, 1, 1, false, dice));
    }
    records
}

fn absence(
    employee: EmployeeId,
    today: NaiveDate,
    after: i64,
    length: u64,
    reachable: bool,
    dice: &mut Dice,
) -> Record {
    let from_day = today + chrono::Duration::days(after);
    Absence { id: RowId(dice.uuid()), employee, from_day, to_day: from_day + Days::new(length), reachable }.into()
}

/// The deputy of the first agency of which `away` is responsible.
fn deputy_of(assignments: &[Assignment], away: EmployeeId, today: NaiveDate) -> Option<EmployeeId> {
    let of = |role| assignments.iter().filter(move |one| one.role == role && one.holds_on(today));
    let agency = of(AssignmentRole::Responsible).find(|one| one.employee == away)?.agency;
    of(AssignmentRole::Deputy).find(|one| one.agency == agency).map(|one| one.employee)
}
