//! What others have saved against an operation of mine: told, settled point by point, and saved once more.

use super::Kortisto;
use super::outbox::{State, Unsaved};
use crate::domain::settling::{Choice, MergeConflict, merge_conflicts, settle};
use crate::domain::{
    BrokenRule, Change, Conflict, FieldGroup, LoggedChange, LoggedOperation, Operation, OperationId, OperationKind,
    QuestionRound, Record, RoundId, Rows, Table, apply,
};
use crate::i18n::names::conflict_key;
use crate::store::HistoryQuery;
use crate::ui::Theme;
use crate::ui::dialogs::Dialog;
use crate::ui::settling::{Point, Settling};
use crate::worker::Request;

/// How far back the log of a row is read for who saved what.
const LOOK_BACK: usize = 40;

impl Kortisto {
    /// Takes in what stands against an operation. It waits until that is settled, unless the form it came from is still
    /// open and keeps what was typed.
    pub(super) fn conflicts(&mut self, id: OperationId, conflicts: &[Conflict]) {
        let Some(one) = self.outbox.get(id) else { return };
        let (found, _) = merge_conflicts(&self.snapshot.rows, conflicts, &one.operation.changes);
        let state = match conflicts.first() {
            _ if !found.is_empty() => State::Unsettled,
            Some(Conflict::Rule(BrokenRule::RoundClosed(round))) => State::RoundClosed(*round),
            Some(other) => State::Refused(self.refusal(other)),
            None => return,
        };
        let kept = one.form.is_some_and(|form| self.shell.open(form));
        match &state {
            State::RoundClosed(round) => self.shell.dialogs.say(Dialog::RoundClosed(id, *round)),
            State::Refused(reason) if kept => {
                // It stands in the form, to be corrected.
                self.shell.dialogs.say(Dialog::Tell(reason.clone()));
                self.outbox.take(id);
            }
            State::Refused(reason) => self.shell.dialogs.say(Dialog::Refused(id, reason.clone())),
            _ => {}
        }
        if let Some(one) = self.outbox.get_mut(id) {
            one.state = state;
        }
        self.settle_next();
    }

    /// Asks how the operation that has waited longest is settled, unless one is being settled.
    pub(super) fn settle_next(&mut self) {
        if self.shell.dialogs.settling().is_none()
            && let Some(id) = self.outbox.ids(|state| *state == State::Unsettled).first()
        {
            self.settle_this(*id);
        }
    }

    /// Asks how an operation is settled.
    pub(super) fn settle_this(&mut self, id: OperationId) {
        let Some(one) = self.outbox.get(id) else { return };
        let found = self.contradictions(&one.operation);
        if found.is_empty() {
            // Nothing stands between us any more; what else does, the store says.
            self.renew(id);
            self.settle_next();
            return;
        }
        let settling = Settling::new(id, one.operation.changes.clone(), found);
        self.look_up(settling.rows());
        self.shell.dialogs.say(Dialog::Settle(Box::new(settling)));
    }

    fn contradictions(&self, operation: &Operation) -> Vec<MergeConflict> {
        match apply(&self.snapshot.rows, &operation.changes) {
            Err(conflicts) => merge_conflicts(&self.snapshot.rows, &conflicts, &operation.changes).0,
            Ok(_) => Vec::new(),
        }
    }

    /// Asks the log who saved these rows.
    fn look_up(&mut self, rows: Vec<(Table, uuid::Uuid)>) {
        for record in rows {
            let query = HistoryQuery { record: Some(record), contents: true, ..HistoryQuery::newest(LOOK_BACK) };
            self.worker.send(Request::History(query));
        }
    }

    /// Has what is being settled follow what others have saved since it was asked.
    pub(super) fn follow_settling(&mut self) {
        let Some(settling) = self.shell.dialogs.settling() else { return };
        let id = settling.operation;
        let found = self.outbox.get(id).map(|one| self.contradictions(&one.operation)).unwrap_or_default();
        if found.is_empty() {
            self.shell.dialogs.settled(id);
            self.settle_next();
            return;
        }
        let new = self.shell.dialogs.settling_mut().map(|settling| settling.follow(found)).unwrap_or_default();
        self.look_up(new);
    }

    /// What the log says of a row that is being settled; whether anything was waiting for it.
    pub(super) fn settling_told(&mut self, query: &HistoryQuery, log: &[LoggedOperation]) -> bool {
        let Some(key) = query.record else { return false };
        let Some(settling) = self.shell.dialogs.settling_mut() else { return true };
        for point in settling.points.iter_mut().filter(|point| point.conflict().rows().contains(&key)) {
            tell(point, key, log);
        }
        true
    }

    /// Saves what was contradicted as it has been settled, and logs what gave way.
    pub(super) fn save_settled(&mut self) {
        let Some(settling) = self.shell.dialogs.settling() else { return };
        let (id, Some(decisions)) = (settling.operation, settling.decisions()) else { return };
        let Some(one) = self.outbox.get(id) else { return };
        let settled = settle(&self.snapshot.rows, &one.operation.changes, &decisions);
        let form = one.form;
        self.shell.dialogs.settled(id);
        // Where it was typed it is let go of.
        for decision in decisions.iter().filter(|decision| decision.choice == Choice::Theirs) {
            for row in decision.conflict.rows().into_iter().filter_map(|(table, id)| self.snapshot.get(table, id)) {
                self.shell.let_go(&row);
            }
        }
        let saves = !settled.changes.is_empty();
        if !settled.yielded.is_empty() {
            // Before what is saved, so that undoing takes that back first.
            let yielded = Operation::new(OperationKind::ConflictYielded, &self.status.me, settled.yielded);
            let mut yielded = Unsaved::new(yielded, form.filter(|_| !saves));
            // It was asked about when it was typed.
            yielded.allowed = true;
            let yielded_id = yielded.operation.id;
            self.outbox.push(yielded);
            self.send(yielded_id);
        } else if let Some(form) = form.filter(|_| !saves) {
            self.shell.close(form);
        }
        if !saves {
            self.outbox.take(id);
        } else if let Some(one) = self.outbox.get_mut(id) {
            one.operation.changes = settled.changes;
            self.renew(id);
        }
        self.settle_next();
    }

    /// Opens the round that has refused an answer, and saves the answer.
    pub(super) fn reopen_and_save(&mut self, id: OperationId, round: RoundId) {
        self.shell.dialogs.close();
        if let Some(round) = self.snapshot.question_round.get(round) {
            let open = QuestionRound { closed_on: None, ..round.clone() };
            self.commit(OperationKind::RoundEdited, vec![Change::update(round.clone(), open)], Vec::new());
        }
        self.renew(id);
    }

    /// Closes the topmost dialog without doing what it offers. What was typed in a form is still there; anything else
    /// waits.
    pub(super) fn dismiss(&mut self) {
        let (id, correcting) = match self.shell.dialogs.close() {
            Some(Dialog::Settle(settling)) => (settling.operation, false),
            Some(Dialog::RoundClosed(id, _)) => (id, false),
            Some(Dialog::PersonalCode(id)) => (id, true),
            _ => return,
        };
        let Some(one) = self.outbox.get(id) else { return };
        // The questionnaire keeps what was typed by itself.
        let kept = one.form.is_some_and(|form| self.shell.open(form)) || one.operation.kind == OperationKind::Answered;
        let named = one.chosen_in.is_some_and(|form| self.shell.open(form));
        if kept || (correcting && (named || self.give_back(id))) {
            self.outbox.take(id);
        }
    }

    /// Puts what an operation was made of back into the line where it was typed; whether there is one.
    fn give_back(&mut self, id: OperationId) -> bool {
        let Some(one) = self.outbox.get(id) else { return false };
        let mut shell = std::mem::take(&mut self.shell);
        // Nothing is drawn, so that any colours do.
        let given = self.lend(&Theme::light(), |cx| shell.give_back(cx, one.operation.kind, &one.operation.changes));
        self.shell = shell;
        given
    }

    /// Gives up what waits to be settled.
    pub(super) fn give_up(&mut self) {
        self.outbox.retain(|one| one.state != State::Unsettled);
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
    let wrote = |one: &LoggedOperation| match point.conflict() {
        MergeConflict::Fields { fields, .. } => one.changes.iter().filter(of_key).any(|change| {
            change.after.as_ref().is_some_and(|after| fields.iter().any(|disputed| after.contains_key(&disputed.field)))
        }),
        MergeConflict::Gone { .. } => one.changes.iter().filter(of_key).any(|change| change.after.is_none()),
        MergeConflict::Edited { .. } => true,
    };
    let Some(one) = newest.find(|one| wrote(one)) else { return };
    if matches!(point.conflict(), MergeConflict::Gone { .. }) {
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
