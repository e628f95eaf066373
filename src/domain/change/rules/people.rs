//! The rules of our own people: who serves whom, who is away, and what is handed over.

use crate::domain::change::rules::broken_rule::{BrokenRule, named, period};
use crate::domain::people::absence::Absence;
use crate::domain::people::handover::{Handover, MatterState};
use crate::domain::people::staff::AssignmentRole;
use crate::domain::record::id::AgencyId;
use crate::domain::record::operation::Change;
use crate::domain::record::record::{Record, Rows};

/// Checks a row of this part of the file.
pub(super) fn check(rows: &Rows, record: &Record, found: &mut Vec<BrokenRule>) {
    match record {
        Record::Assignment(assignment) => {
            period(assignment.valid_from, assignment.valid_to, found);
            assignments(rows, assignment.agency, found);
        }
        Record::Employee(employee) => {
            named(&employee.name, found);
            if !(1..=100).contains(&employee.working_share) {
                found.push(BrokenRule::WorkingShareOutOfRange(employee.working_share));
            }
        }
        Record::WorkPair(pair) => {
            period(pair.valid_from, pair.valid_to, found);
            if pair.first == pair.second {
                found.push(BrokenRule::PairOfOne);
            }
            let twins = rows.work_pair.iter().filter(|other| other.id != pair.id && other.same_two(pair));
            if twins.into_iter().any(|other| other.overlaps(pair)) {
                found.push(BrokenRule::PairTwice);
            }
        }
        Record::Absence(absence) => period(Some(absence.from_day), Some(absence.to_day), found),
        Record::Handover(row) => {
            let absent = rows.absence.get(row.absence).map(|absence| absence.employee);
            let sound = row.id == Handover::new(row.absence, row.agency).id
                && row.stand_in.is_some() == row.taken_over_at.is_some()
                && (row.stand_in.is_none() || row.stand_in != absent);
            if !sound {
                found.push(BrokenRule::HandoverUnsound(row.agency));
            }
        }
        Record::OpenMatter(matter) => {
            let done = matter.state == MatterState::Done;
            if matter.text.trim().is_empty() || done != matter.closed_on.is_some() {
                found.push(BrokenRule::MatterUnsound);
            }
        }
        Record::Team(team) => named(&team.name, found),
        _ => {}
    }
}

/// Nobody is away twice on one day. Files from before that rule may hold such absences: an edit of one of them is in
/// order where it meets no other that it did not meet before, so that they can still be corrected.
pub(super) fn away_twice(rows: &Rows, change: &Change, found: &mut Vec<BrokenRule>) {
    let Some(Record::Absence(absence)) = &change.after else { return };
    let before = match &change.before {
        Some(Record::Absence(before)) if before != absence && before.employee == absence.employee => Some(before),
        _ => None,
    };
    let mut own = rows.absence.iter().filter(|one| one.employee == absence.employee && one.id != absence.id);
    let meets = |one: &Absence, other: &Absence| one.meets(other.from_day, other.to_day);
    if own.any(|one| meets(one, absence) && !before.is_some_and(|before| meets(one, before))) {
        found.push(BrokenRule::AbsencesOverlap(absence.employee));
    }
}

fn assignments(rows: &Rows, agency: AgencyId, found: &mut Vec<BrokenRule>) {
    let all: Vec<_> = rows.assignment.of(agency).collect();
    for (index, one) in all.iter().enumerate() {
        for other in all.iter().skip(index + 1) {
            let at_once = one.valid_from.is_none_or(|from| other.valid_to.is_none_or(|to| from <= to))
                && other.valid_from.is_none_or(|from| one.valid_to.is_none_or(|to| from <= to));
            if !at_once || one.role != other.role {
                continue;
            }
            if one.role == AssignmentRole::Responsible {
                found.push(BrokenRule::TwoResponsible(agency));
            } else if one.employee == other.employee {
                found.push(BrokenRule::AssignedTwice(agency));
            }
        }
    }
}
