//! What others have saved against an operation of mine: told, settled point by point, and saved once more.

use super::Kortisto;
use crate::domain::settling::{Choice, Clash, clashes, settle};
use crate::domain::{
    BrokenRule, Change, Conflict, FieldGroup, LoggedChange, LoggedOperation, Operation, OperationId, OperationKind,
    QuestionRound, Record, Rows, Table, apply,
};
use crate::i18n::names::conflict_key;
use crate::store::HistoryQuery;
use crate::ui::dialogs::Dialog;
use crate::ui::settling::{Point, Settling};
use crate::worker::Request;

/// How far back the log of a row is read for who saved what.
const LOOK_BACK: usize = 40;

impl Kortisto {
    /// Takes in that an operation contradicts what others have saved. It waits until it is settled, unless the form it
    /// came from is still open and keeps what was typed.
    pub(super) fn conflicts(&mut self, operation: Box<Operation>, conflicts: &[Conflict]) {
        let (found, _) = clashes(conflicts, &operation.changes);
        if found.is_empty() {
            self.shell.dialog = conflicts.first().map(|conflict| match conflict {
                Conflict::Rule(BrokenRule::RoundClosed(round)) => Dialog::RoundClosed(*round),
                other => Dialog::Tell(self.refusal(other)),
            });
            self.refused = Some(operation);
            return;
        }
        self.unsettled.push(*operation);
        self.settle_next();
    }

    /// Asks how the operation that has waited longest is settled, unless something else is being asked.
    pub(super) fn settle_next(&mut self) {
        self.status.unsettled = self.unsettled.len();
        if self.shell.dialog.is_some() {
            return;
        }
        while let Some(operation) = self.unsettled.first() {
            let found = match apply(&self.snapshot.rows, &operation.changes) {
                Err(conflicts) => clashes(&conflicts, &operation.changes).0,
                Ok(_) => Vec::new(),
            };
            if found.is_empty() {
                // Nothing stands between us any more; what else does, the store says.
                let mut operation = self.unsettled.remove(0);
                self.status.unsettled = self.unsettled.len();
                self.renew(&mut operation);
                self.send(Box::new(operation));
                continue;
            }
            let settling = Settling::new(operation.id, operation.changes.clone(), found);
            let mut rows: Vec<(Table, uuid::Uuid)> =
                settling.points.iter().flat_map(|point| point.clash().rows()).collect();
            rows.sort_unstable();
            rows.dedup();
            self.shell.dialog = Some(Dialog::Settle(Box::new(settling)));
            for record in rows {
                let query = HistoryQuery { record: Some(record), contents: true, ..HistoryQuery::newest(LOOK_BACK) };
                self.worker.send(Request::History(query));
            }
            return;
        }
    }

    /// What the log says of a row that is being settled; whether anything was waiting for it.
    pub(super) fn settling_told(&mut self, query: &HistoryQuery, log: &[LoggedOperation]) -> bool {
        let Some(key) = query.record else { return false };
        let Some(Dialog::Settle(settling)) = &mut self.shell.dialog else { return true };
        for point in settling.points.iter_mut().filter(|point| point.clash().rows().contains(&key)) {
            tell(point, key, log);
        }
        true
    }

    /// Saves what was contradicted as it has been settled, and logs what gave way.
    pub(super) fn save_settled(&mut self) {
        let Some(Dialog::Settle(settling)) = &self.shell.dialog else { return };
        let (id, Some(decisions)) = (settling.operation, settling.decisions()) else { return };
        let Some(place) = self.unsettled.iter().position(|one| one.id == id) else { return };
        self.shell.dialog = None;
        for decision in decisions.iter().filter(|decision| decision.choice == Choice::Theirs) {
            if let Clash::Fields { table: Table::Answer, id, .. } = &decision.clash
                && let Some(answer) = self.snapshot.answer.get(*id)
            {
                self.shell.let_go(&answer.clone().into());
            }
        }
        let mut operation = self.unsettled.remove(place);
        self.status.unsettled = self.unsettled.len();
        let settled = settle(&self.snapshot.rows, &operation.changes, &decisions);
        let saves = !settled.changes.is_empty();
        if !settled.yielded.is_empty() {
            // Before what is saved, so that undoing takes that back first.
            let yielded = Operation::new(OperationKind::ConflictYielded, &self.status.me, settled.yielded);
            if !saves {
                self.close_with(id, yielded.id);
            }
            self.send_now(Box::new(yielded));
        } else if !saves && let Some((_, form)) = self.closing.take_if(|(closing, _)| *closing == id) {
            self.shell.close(form);
        }
        if saves {
            operation.changes = settled.changes;
            self.renew(&mut operation);
            self.send(Box::new(operation));
        }
        self.settle_next();
    }

    /// Opens the round that has refused an answer, and saves the answer.
    pub(super) fn reopen_and_save(&mut self) {
        let Some(Dialog::RoundClosed(round)) = self.shell.dialog.take() else { return };
        let Some(mut operation) = self.refused.take() else { return };
        if let Some(round) = self.snapshot.question_round.get(round) {
            let open = QuestionRound { closed_on: None, ..round.clone() };
            self.commit(OperationKind::RoundEdited, vec![Change::update(round.clone(), open)], Vec::new());
        }
        self.renew(&mut operation);
        self.send(operation);
    }

    /// Puts the settling off. What was typed in a form is still there; anything else waits.
    pub(super) fn put_off(&mut self, operation: OperationId) {
        if let Some((_, form)) = self.closing.as_ref().filter(|(closing, _)| *closing == operation)
            && self.shell.open(*form)
        {
            self.unsettled.retain(|one| one.id != operation);
            self.closing = None;
        }
        // The questionnaire keeps what was typed by itself.
        self.unsettled.retain(|one| one.id != operation || one.kind != OperationKind::Answered);
        self.status.unsettled = self.unsettled.len();
    }

    /// Gives up what waits to be settled.
    pub(super) fn give_up(&mut self) {
        self.unsettled.clear();
        self.status.unsettled = 0;
    }

    /// Gives an operation that was refused another id, under which it can be sent again.
    fn renew(&mut self, operation: &mut Operation) {
        let id = OperationId::new();
        self.close_with(operation.id, id);
        operation.id = id;
    }

    /// The form that was to close with one operation closes with another.
    fn close_with(&mut self, old: OperationId, new: OperationId) {
        if let Some((closing, _)) = &mut self.closing
            && *closing == old
        {
            *closing = new;
        }
    }

    pub(super) fn refusal(&self, conflict: &Conflict) -> String {
        self.texts.get(conflict_key(conflict)).to_owned()
    }
}

/// Says of a point what the log of one of its rows knows. `log` is in ascending order.
fn tell(point: &mut Point, key: (Table, uuid::Uuid), log: &[LoggedOperation]) {
    let of_row = |one: &LoggedOperation| one.changes.iter().any(|change| (change.table, change.record) == key);
    let mut newest = log.iter().rev().filter(|one| one.kind != Some(OperationKind::ConflictYielded) && of_row(one));
    let of_key = |change: &&LoggedChange| (change.table, change.record) == key;
    if newest.clone().next().is_some_and(|one| one.changes.iter().filter(of_key).any(|change| change.erased)) {
        point.erased();
    }
    let wrote = |one: &LoggedOperation| match point.clash() {
        Clash::Fields { fields, .. } => one.changes.iter().filter(of_key).any(|change| {
            change.after.as_ref().is_some_and(|after| fields.iter().any(|disputed| after.contains_key(&disputed.field)))
        }),
        Clash::Gone { .. } => one.changes.iter().filter(of_key).any(|change| change.after.is_none()),
        Clash::Edited { .. } => true,
    };
    let Some(one) = newest.find(|one| wrote(one)) else { return };
    if matches!(point.clash(), Clash::Gone { .. }) {
        let taken = one.changes.iter().filter(|change| change.after.is_none());
        let taken = taken.filter_map(|change| Record::from_fields(change.table, change.before.clone()?).ok());
        point.deleted(taken.collect());
    }
    point.saved_by(&one.who, one.at);
}

/// The figures of an operation that somebody has not verified meanwhile, where that is all that stands against it: one
/// guarded cell does not cost the others.
pub(super) fn without_verified(rows: &Rows, operation: &Operation, conflicts: &[Conflict]) -> Option<Box<Operation>> {
    if !conflicts.iter().all(|conflict| matches!(conflict, Conflict::Rule(BrokenRule::YearVerified(_)))) {
        return None;
    }
    let free = |change: &&Change| match change.record() {
        Some(Record::Headcount(row)) => rows.verified(row.agency, FieldGroup::Headcount, Some(row.year)).is_none(),
        Some(Record::Volume(row)) => rows.verified(row.agency, FieldGroup::Volume, Some(row.year)).is_none(),
        _ => true,
    };
    let changes: Vec<Change> = operation.changes.iter().filter(free).cloned().collect();
    (!changes.is_empty()).then(|| Box::new(Operation::new(operation.kind, &operation.who, changes)))
}
