//! Ticking a step of a round, saying that it is partly done or not needed, and taking back what was said.

use chrono::NaiveDateTime;

use crate::domain::payroll::rekeying::sharing;
use crate::domain::payroll::round_step::{RoundStep, StepState};
use crate::domain::record::id::EmployeeId;
use crate::domain::record::operation::{Change, OperationKind};
use crate::domain::record::record::{Record, Rows};

/// Who says something, and of whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed<'a> {
    /// The name under which whoever says it works.
    pub who: &'a str,
    /// Who of us has done it: oneself, or somebody else.
    pub employee: Option<EmployeeId>,
    /// When, as the clock on the wall shows it.
    pub at: NaiveDateTime,
}

/// Changes what is said of a step, in its row as it stands or as it would begin; a row that says nothing any more goes.
#[must_use]
pub fn say(rows: &Rows, row: RoundStep, edit: impl FnOnce(&mut RoundStep)) -> Vec<Change> {
    let known = rows.round_step.get(row.id);
    let before = known.cloned().unwrap_or(row);
    let sharing = sharing(rows, &before);
    let mut after = before.clone();
    edit(&mut after);
    let change = match (known, after.empty()) {
        (None, true) => return Vec::new(),
        (None, false) => Change::insert(after),
        (Some(_), true) => Change::delete(before),
        (Some(_), false) if after == before => return Vec::new(),
        (Some(_), false) => Change::update(before, after),
    };
    let sharing = sharing.into_iter().map(|one| Change::update(one.clone(), one));
    std::iter::once(change).chain(sharing).collect()
}

/// Ticks a step as done. One that is done stays as it is: the first tick stands.
#[must_use]
pub fn tick(rows: &Rows, row: RoundStep, signed: Signed<'_>) -> Vec<Change> {
    say(rows, row, |one| {
        if one.state != StepState::Done {
            one.put(StepState::Done, "", signed);
        }
    })
}

/// Takes back what was said of a step; its note stays.
#[must_use]
pub fn take_back(rows: &Rows, row: RoundStep) -> Vec<Change> {
    say(rows, row, RoundStep::open)
}

impl RoundStep {
    /// Puts it into a state other than open, for a reason where the state asks for one.
    pub fn put(&mut self, state: StepState, reason: &str, signed: Signed<'_>) {
        self.state = state;
        reason.trim().clone_into(&mut self.reason);
        self.ticked_at = Some(signed.at);
        self.employee = signed.employee;
        signed.who.clone_into(&mut self.ticked_by);
    }

    /// Makes it open again.
    pub fn open(&mut self) {
        self.state = StepState::Open;
        self.reason.clear();
        self.ticked_at = None;
        self.employee = None;
        self.ticked_by.clear();
    }
}

/// What saying something of a step is called, from the state it had to the one it has.
#[must_use]
pub fn said(before: StepState, after: StepState) -> OperationKind {
    match (before, after) {
        (_, StepState::Done) if before != StepState::Done => OperationKind::StepTicked,
        (StepState::Done | StepState::Partly | StepState::NotNeeded, StepState::Open) => OperationKind::StepUnticked,
        _ => OperationKind::StepNoted,
    }
}

/// The steps among `changes` that somebody else had ticked already when they were saved, as they stand now.
#[must_use]
pub fn ticked_before<'a>(now: &'a Rows, changes: &[Change]) -> Vec<&'a RoundStep> {
    let mine = changes.iter().filter_map(|change| match &change.after {
        Some(Record::RoundStep(row)) if row.state == StepState::Done => Some(row),
        _ => None,
    });
    let other = |mine: &RoundStep| {
        let stands = now.round_step.get(mine.id)?;
        let signed = |one: &RoundStep| (one.ticked_at, one.employee, one.ticked_by.clone());
        (stands.state == StepState::Done && signed(stands) != signed(mine)).then_some(stands)
    };
    mine.filter_map(other).collect()
}

#[cfg(test)]
mod tests;
