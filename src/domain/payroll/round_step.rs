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

/// Who pays, as the income register knows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Payer {
    /// The digits of the business id, or the identity of an agency that has none.
    pub key: String,
    /// The agency, where it is known by its identity alone.
    pub agency: Option<AgencyId>,
}

impl Payer {
    /// An agency that is a payer of its own, for it has no business id.
    #[must_use]
    pub fn alone(agency: AgencyId) -> Self {
        Self { key: agency.to_string(), agency: Some(agency) }
    }
}

/// A step of one round of one pay group that somebody has said something of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoundStep {
    /// UUIDv5 of group, period and step, so that two who tick the same step meet; of a separate report that of payer and
    /// month, of a recurring task that of task, agency and turn.
    pub id: RowId,
    /// Of which group; none of a separate report, which is the payer's, and of a recurring task.
    #[serde(default)]
    pub pay_group: Option<PayGroupId>,
    /// Of which agency, as the group; none of a separate report whose payer has a business id, which agencies may share.
    #[serde(default)]
    pub agency: Option<AgencyId>,
    /// Of a separate report: whose it is. The payer's business id, or the identity of an agency that has none.
    #[serde(default)]
    pub payer: String,
    /// Of which round, in the words of [`Period`]; of a separate report the month, of a recurring task the turn.
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

    /// The identity of the separate report of a payer and month.
    #[must_use]
    pub fn id_of_report(payer: &str, month: &str) -> RowId {
        RowId(natural("round_step", &["payer", payer, month]))
    }

    /// The identity of a turn of a recurring task at an agency.
    #[must_use]
    pub fn id_of_task(task: RowId, agency: AgencyId, turn: &str) -> RowId {
        RowId(natural("round_step", &["task", &task.to_string(), &agency.to_string(), turn]))
    }

    /// A step of a round of which nothing has been said.
    #[must_use]
    pub fn new(group: &PayGroup, period: Period, step: Step) -> Self {
        let period = period.to_string();
        let id = Self::id_of(group.id, &period, step);
        Self { pay_group: Some(group.id), agency: Some(group.agency), ..Self::begun(id, period, step) }
    }

    /// The separate report of a payer and month of which nothing has been said.
    #[must_use]
    pub fn of_report(payer: &Payer, month: Period) -> Self {
        let month = month.to_string();
        let id = Self::id_of_report(&payer.key, &month);
        let (agency, key) = (payer.agency, payer.key.clone());
        Self { agency, payer: key, ..Self::begun(id, month, Step::EmployerReport) }
    }

    /// A turn of a recurring task at an agency of which nothing has been said.
    #[must_use]
    pub fn of_task(task: RowId, agency: AgencyId, turn: Period) -> Self {
        let turn = turn.to_string();
        let id = Self::id_of_task(task, agency, &turn);
        Self { agency: Some(agency), ..Self::begun(id, turn, Step::Task(task)) }
    }

    const fn begun(id: RowId, period: String, step: Step) -> Self {
        Self {
            id,
            pay_group: None,
            agency: None,
            payer: String::new(),
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

    /// Whether the identity is that of what the row is about.
    #[must_use]
    pub fn in_place(&self) -> bool {
        let of = match (self.pay_group, self.step, self.agency) {
            (Some(_), Step::Task(_), _) => None,
            (Some(group), step, Some(_)) if self.payer.is_empty() => Some(Self::id_of(group, &self.period, step)),
            (None, Step::Task(task), Some(agency)) if self.payer.is_empty() => {
                Some(Self::id_of_task(task, agency, &self.period))
            }
            (None, Step::EmployerReport, agency) => {
                let whose = agency.is_none_or(|agency| agency.to_string() == self.payer);
                Some(Self::id_of_report(&self.payer, &self.period)).filter(|_| whose && !self.payer.is_empty())
            }
            _ => None,
        };
        of == Some(self.id)
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
        self.agency
    }

    fn references(&self) -> Vec<Reference> {
        let mut references = Vec::new();
        references.extend(self.agency.map(|id| Reference::new("agency", Table::Agency, id)));
        references.extend(self.pay_group.map(|id| Reference::new("pay_group", Table::PayGroup, id)));
        references.extend(self.employee.map(|id| Reference::new("employee", Table::Employee, id)));
        references.extend(self.step.reference());
        references
    }
}
