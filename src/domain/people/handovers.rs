//! Who hands what over to whom, and what nobody has taken yet.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::people::absence::Absence;
use crate::domain::people::handover::{Handover, MatterState, OpenMatter};
use crate::domain::people::staff::AssignmentRole;
use crate::domain::record::id::{AgencyId, EmployeeId};
use crate::domain::record::operation::Change;
use crate::domain::record::record::Rows;

/// Somebody and the days on which they are looked at as away, recorded or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Away {
    /// Who.
    pub employee: EmployeeId,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Rows {
    /// What is not finished at an agency: what somebody has to do first, then what waits; by due date, then as it came.
    #[must_use]
    pub fn open_matters(&self, agency: AgencyId) -> Vec<&OpenMatter> {
        let mut open: Vec<&OpenMatter> =
            self.open_matter.of(agency).filter(|one| one.state != MatterState::Done).collect();
        open.sort_by_key(|one| (one.state, one.due.is_none(), one.due, one.opened_on, one.id));
        open
    }

    /// Who looks after an open matter on `day`: nobody but whoever is responsible for the agency where nobody is named, or
    /// who is named has left or is away.
    #[must_use]
    pub fn looks_after(&self, matter: &OpenMatter, day: NaiveDate) -> Option<EmployeeId> {
        let there = |id: &EmployeeId| {
            self.employee.get(*id).is_some_and(|one| one.ours_on(day)) && self.away(*id, day, day).is_none()
        };
        matter.assignee.filter(there)
    }

    /// The open matters that `employee` is to look after, at whatever agency; by due date.
    #[must_use]
    pub fn matters_given_to(&self, employee: EmployeeId) -> Vec<&OpenMatter> {
        let given = |one: &&OpenMatter| one.assignee == Some(employee) && one.state != MatterState::Done;
        let mut open: Vec<&OpenMatter> = self.open_matter.iter().filter(given).collect();
        open.sort_by_key(|one| (one.due.is_none(), one.due, one.opened_on, one.id));
        open
    }

    /// The recorded absences that are part of the same time away as the dates, in order: those that meet the dates, and
    /// those that touch these.
    #[must_use]
    pub fn recorded(&self, away: Away) -> Vec<&Absence> {
        let (from, to) = self.away(away.employee, away.from, away.to).unwrap_or((away.from, away.to));
        let (from, to) = (from.min(away.from), to.max(away.to));
        self.absences(away.employee).into_iter().filter(|one| one.meets(from, to)).collect()
    }

    /// The hand-over of an agency during a time away: of several the one that was taken over last.
    #[must_use]
    pub fn handover(&self, away: Away, agency: AgencyId) -> Option<&Handover> {
        let absences = self.recorded(away);
        let of = |one: &&Handover| absences.iter().any(|absence| absence.id == one.absence);
        self.handover.of(agency).filter(of).max_by_key(|one| (one.taken_over_at, one.id))
    }
}

/// Changes the hand-over of an agency during a time away. Where no absence is recorded for these days, one is recorded
/// with it; a hand-over that says nothing any more goes.
#[must_use]
pub fn hand_over(rows: &Rows, away: Away, agency: AgencyId, edit: impl FnOnce(&mut Handover)) -> Vec<Change> {
    let known = rows.handover(away, agency);
    let mut changes = Vec::new();
    let before = known.cloned().unwrap_or_else(|| {
        let meeting = |one: &&Absence| one.meets(away.from, away.to);
        let recorded = rows.recorded(away).into_iter().find(meeting).map(|one| one.id);
        let absence = recorded.unwrap_or_else(|| {
            let Away { employee, from: from_day, to: to_day } = away;
            let row = Absence::new(rows, employee, from_day, to_day, false);
            changes.push(Change::insert(row.clone()));
            row.id
        });
        Handover::new(absence, agency)
    });
    let mut after = before.clone();
    edit(&mut after);
    match (known, after.empty()) {
        (None, true) => return Vec::new(),
        (None, false) => changes.push(Change::insert(after)),
        (Some(_), true) => changes.push(Change::delete(before)),
        (Some(_), false) if after == before => {}
        (Some(_), false) => changes.push(Change::update(before, after)),
    }
    changes
}

/// `stand_in` takes an agency over at a time, or (where none) gives it back.
#[must_use]
pub fn take_over(
    rows: &Rows,
    away: Away,
    agency: AgencyId,
    stand_in: Option<EmployeeId>,
    at: NaiveDateTime,
) -> Vec<Change> {
    hand_over(rows, away, agency, |one| {
        one.stand_in = stand_in;
        one.taken_over_at = stand_in.map(|_| at);
    })
}

/// An agency whose responsible is away, and which nobody who is there has taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Untaken {
    /// Which agency.
    pub agency: AgencyId,
    /// Who is away.
    pub away: EmployeeId,
    /// Who has taken it over, but is away on the day, or no longer one of us.
    pub taker: Option<EmployeeId>,
}

/// The agencies whose responsible is away on `day` and which nobody who is there on that day has taken over.
#[must_use]
pub fn untaken(rows: &Rows, day: NaiveDate) -> Vec<Untaken> {
    let absent: Vec<EmployeeId> =
        rows.absence.iter().filter(|one| one.meets(day, day)).map(|one| one.employee).collect();
    if absent.is_empty() {
        return Vec::new();
    }
    let agencies = rows.agency.iter().filter(|agency| !agency.archived(day));
    let of = agencies.filter_map(|agency| {
        let (_, responsible) = rows.assigned(agency.id, AssignmentRole::Responsible, day)?;
        let employee = absent.iter().find(|one| **one == responsible.id).copied()?;
        if rows.taken_on(employee, agency.id, day).is_some() {
            return None;
        }
        let handover = rows.handover(Away { employee, from: day, to: day }, agency.id);
        let taker = handover.and_then(Handover::taken).map(|(who, _)| who);
        Some(Untaken { agency: agency.id, away: employee, taker })
    });
    of.collect()
}

#[cfg(test)]
mod tests;
