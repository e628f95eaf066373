//! Handing agencies over while somebody is away: who has taken what over, and what is left open.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::absence::Absence;
use super::id::{AgencyId, EmployeeId, RowId, natural};
use super::operation::Change;
use super::record::{Reference, Row, Rows, Table};
use super::staff::AssignmentRole;

/// An agency in somebody else's hands during an absence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Handover {
    /// UUIDv5 of absence and agency, so that two who take over at once meet.
    pub id: RowId,
    /// During which absence.
    pub absence: RowId,
    /// Which agency.
    pub agency: AgencyId,
    /// Who has taken it over; none while nobody has.
    pub stand_in: Option<EmployeeId>,
    /// When, as the clock on the wall showed it; given exactly where `stand_in` is.
    pub taken_over_at: Option<NaiveDateTime>,
    /// What whoever comes back should know.
    pub notes: String,
}

impl Handover {
    /// The hand-over of `agency` during `absence`, which nobody has taken yet.
    #[must_use]
    pub fn new(absence: RowId, agency: AgencyId) -> Self {
        let id = natural("handover", &[&absence.to_string(), &agency.to_string()]);
        Self { id: RowId(id), absence, agency, stand_in: None, taken_over_at: None, notes: String::new() }
    }

    /// Who has taken it over and when.
    #[must_use]
    pub fn taken(&self) -> Option<(EmployeeId, NaiveDateTime)> {
        Some((self.stand_in?, self.taken_over_at?))
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn empty(&self) -> bool {
        self.stand_in.is_none() && self.notes.trim().is_empty()
    }
}

impl Row for Handover {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        let stand_in = self.stand_in.map(|id| Reference::new("stand_in", Table::Employee, id));
        [Reference::new("absence", Table::Absence, self.absence), Reference::new("agency", Table::Agency, self.agency)]
            .into_iter()
            .chain(stand_in)
            .collect()
    }
}

/// How far a matter has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatterState {
    /// Somebody has to do something.
    #[default]
    Open,
    /// It waits for somebody else.
    Parked,
    /// It is done or decided.
    Done,
}

impl MatterState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Open, Self::Parked, Self::Done];
}

/// Something at an agency that is not finished.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenMatter {
    /// Identity.
    pub id: RowId,
    /// At which agency.
    pub agency: AgencyId,
    /// What.
    pub text: String,
    /// By when; none where it does not matter.
    pub due: Option<NaiveDate>,
    /// How far it has come.
    pub state: MatterState,
    /// When it was written down.
    pub opened_on: NaiveDate,
    /// Who wrote it: the name under which they worked.
    pub opened_by: String,
    /// When it was finished; given exactly where it is done.
    pub closed_on: Option<NaiveDate>,
    /// Who finished it: the name under which they worked.
    pub closed_by: String,
}

impl OpenMatter {
    /// A new one.
    #[must_use]
    pub fn new(agency: AgencyId, text: &str, due: Option<NaiveDate>, who: &str, today: NaiveDate) -> Self {
        Self {
            id: RowId::new(),
            agency,
            text: text.to_owned(),
            due,
            state: MatterState::Open,
            opened_on: today,
            opened_by: who.to_owned(),
            closed_on: None,
            closed_by: String::new(),
        }
    }

    /// The same in another state, into which `who` brought it today.
    #[must_use]
    pub fn moved_to(&self, state: MatterState, who: &str, today: NaiveDate) -> Self {
        let done = state == MatterState::Done;
        Self {
            state,
            closed_on: done.then_some(today),
            closed_by: if done { who.to_owned() } else { String::new() },
            ..self.clone()
        }
    }

    /// Whether it should have been finished before `today`.
    #[must_use]
    pub fn overdue(&self, today: NaiveDate) -> bool {
        self.state != MatterState::Done && self.due.is_some_and(|due| due < today)
    }
}

impl Row for OpenMatter {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::new("agency", Table::Agency, self.agency)]
    }
}

/// Somebody and the days on which they are looked at as away, recorded or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// An agency whose responsible is away, and nobody has taken it over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Untaken {
    /// Which agency.
    pub agency: AgencyId,
    /// Who is away.
    pub away: EmployeeId,
}

/// The agencies whose responsible is away on `day` and which nobody has taken over.
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
        let handover = rows.handover(Away { employee, from: day, to: day }, agency.id);
        let taken = handover.is_some_and(|one| one.taken().is_some());
        (!taken).then_some(Untaken { agency: agency.id, away: employee })
    });
    of.collect()
}

#[cfg(test)]
mod tests;
