//! How far a step of a round has come: done by whom and when, partly, or not needed.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::payroll::pay_group::PayGroup;
use crate::domain::payroll::rule::{Period, Step};
use crate::domain::record::id::{AgencyId, EmployeeId, PayGroupId, RowId, natural};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// What is said of a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// It is still to be done; there only is a note.
    #[default]
    Open,
    /// It is done.
    Done,
    /// A part of it is done.
    Partly,
    /// In this round it is not needed.
    NotNeeded,
}

impl StepState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Open, Self::Done, Self::Partly, Self::NotNeeded];
}

/// A step of one round of one pay group that somebody has said something of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoundStep {
    /// UUIDv5 of group, period and step, so that two who tick the same step meet.
    pub id: RowId,
    /// Of which group.
    pub pay_group: PayGroupId,
    /// Of which agency, as the group.
    pub agency: AgencyId,
    /// Of which round, in the words of [`Period`].
    pub period: String,
    /// Which step.
    pub step: Step,
    /// How far it has come.
    pub state: StepState,
    /// What is missing where it is partly done, or why it is not needed.
    pub reason: String,
    /// When, as the clock on the wall showed it; none exactly where it is open.
    pub ticked_at: Option<NaiveDateTime>,
    /// Who of us has done it; none where nobody of us has, or where nobody can be named.
    pub employee: Option<EmployeeId>,
    /// Who has said so: the name under which they worked.
    pub ticked_by: String,
    /// What whoever comes next should know.
    pub note: String,
}

impl RoundStep {
    /// The identity of a step of a round.
    #[must_use]
    pub fn id_of(group: PayGroupId, period: &str, step: Step) -> RowId {
        RowId(natural("round_step", &[&group.to_string(), period, &step.word()]))
    }

    /// A step of a round of which nothing has been said.
    #[must_use]
    pub fn new(group: &PayGroup, period: Period, step: Step) -> Self {
        let period = period.to_string();
        Self {
            id: Self::id_of(group.id, &period, step),
            pay_group: group.id,
            agency: group.agency,
            period,
            step,
            state: StepState::Open,
            reason: String::new(),
            ticked_at: None,
            employee: None,
            ticked_by: String::new(),
            note: String::new(),
        }
    }

    /// Whether the identity is that of group, period and step.
    #[must_use]
    pub fn in_place(&self) -> bool {
        self.id == Self::id_of(self.pay_group, &self.period, self.step)
    }

    /// Whether nothing is left to be done.
    #[must_use]
    pub const fn settled(&self) -> bool {
        matches!(self.state, StepState::Done | StepState::NotNeeded)
    }

    /// The day on which something was said of it.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        self.ticked_at.map(|at| at.date())
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn empty(&self) -> bool {
        self.state == StepState::Open && self.note.trim().is_empty()
    }

    /// Whether who and when are there exactly where something is said, and so is what needs a reason.
    #[must_use]
    pub fn sound(&self) -> bool {
        let said = self.state != StepState::Open;
        let explained =
            !matches!(self.state, StepState::Partly | StepState::NotNeeded) || !self.reason.trim().is_empty();
        said == self.ticked_at.is_some() && (said || self.employee.is_none()) && explained
    }
}

impl Row for RoundStep {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        let mut references = vec![
            Reference::new("agency", Table::Agency, self.agency),
            Reference::new("pay_group", Table::PayGroup, self.pay_group),
        ];
        references.extend(self.employee.map(|id| Reference::new("employee", Table::Employee, id)));
        references.extend(self.step.reference());
        references
    }
}
