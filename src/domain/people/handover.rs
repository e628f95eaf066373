//! Handing agencies over while somebody is away: who has taken what over, and what is left open.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{AgencyId, EmployeeId, RowId, natural};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

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
    /// Who of us looks after it; absent where that is whoever is responsible.
    #[serde(default)]
    pub assignee: Option<EmployeeId>,
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
    /// Whether the agency may see it.
    #[serde(default)]
    pub may_be_shown: bool,
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
            assignee: None,
            state: MatterState::Open,
            opened_on: today,
            opened_by: who.to_owned(),
            closed_on: None,
            closed_by: String::new(),
            may_be_shown: false,
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
        let mut references = vec![Reference::new("agency", Table::Agency, self.agency)];
        references.extend(self.assignee.map(|id| Reference::new("assignee", Table::Employee, id)));
        references
    }
}
