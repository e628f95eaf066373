//! Saving: from what is asked for to the store's answer, by way of the outbox.

use std::sync::Arc;
use std::time::Instant;

use super::conflicts::without_verified;
use super::outbox::{State, Unsaved, rebase_columns};
use super::replies::trouble_of;
use super::{Kortisto, PATIENCE};
use crate::domain::{
    Change, LoggedOperation, Operation, OperationId, OperationKind, Picture, Record, Snapshot, changed_fields, meant,
    payroll, personal_code,
};
use crate::i18n::fields::{field_name, field_value};
use crate::i18n::names;
use crate::i18n::rounds::tick_words;
use crate::i18n::rows::row_name;
use crate::store::{Commit, StoreError};
use crate::ui::dialogs::Dialog;
use crate::ui::toast::Tone;
use crate::ui::{Action, FormId, NotSaved, Standing};
use crate::worker::Request;

/// How many rows of an operation that is not saved are told.
const TOLD: usize = 6;

/// The keys of why a save failed for as long as the file did not answer.
const UNREACHED: [&str; 2] = ["error-unreachable", "error-gone"];

impl Kortisto {
    /// Has changes saved, and tells under which id.
    pub(super) fn commit(&mut self, kind: OperationKind, changes: Vec<Change>, pictures: Vec<Picture>) -> OperationId {
        let operation = Operation::new(kind, &self.status.me, changes).with_pictures(pictures);
        self.save(operation, None)
    }

    /// Has something added to what can be chosen in the form that is open: where it is not to be saved after all, its
    /// name stands there again.
    pub(super) fn add_choice(&mut self, kind: OperationKind, record: Record) {
        let form = self.shell.top_form();
        let id = self.commit(kind, vec![Change::insert(record)], Vec::new());
        if let Some(one) = self.outbox.get_mut(id) {
            one.chosen_in = form;
        }
    }

    /// Has what stands in a form saved; the form closes with it.
    pub(super) fn commit_form(
        &mut self,
        form: FormId,
        kind: OperationKind,
        changes: Vec<Change>,
        pictures: Vec<Picture>,
    ) {
        self.save_form_as(form, Operation::new(kind, &self.status.me, changes).with_pictures(pictures));
    }

    /// Has what stands on the page of an import saved, as it comes from the file of this name.
    pub(super) fn commit_import(
        &mut self,
        form: FormId,
        kind: OperationKind,
        source: &str,
        (changes, pictures): (Vec<Change>, Vec<Picture>),
    ) {
        let operation = Operation::new(kind, &self.status.me, changes).with_pictures(pictures);
        self.save_form_as(form, operation.with_source(source));
    }

    fn save_form_as(&mut self, form: FormId, operation: Operation) {
        // A second Enter before the answer is the same save.
        if self.outbox.iter().any(|one| one.form == Some(form) && one.since().is_some()) {
            return;
        }
        // What the same form could not save before is in it still.
        self.outbox.retain(|one| one.form != Some(form) || one.since().is_some());
        self.save(operation, Some(form));
    }

    /// Has an operation saved, and tells its id.
    pub(super) fn save(&mut self, operation: Operation, form: Option<FormId>) -> OperationId {
        let id = operation.id;
        let mut one = Unsaved::new(operation, form);
        if one.operation.kind.imports_rows() {
            one.planned = Some(Arc::clone(&self.snapshot));
        }
        self.outbox.push(one);
        self.dispatch(id);
        id
    }

    /// Sends an operation, unless somebody's personal identity code has got into it: then it is asked first.
    pub(super) fn dispatch(&mut self, id: OperationId) {
        let Some(one) = self.outbox.get_mut(id) else { return };
        if !one.allowed && one.erasure.is_none() && personal_code::written_by(&one.operation.changes) {
            one.state = State::Held;
            self.shell.dialogs.say(Dialog::PersonalCode(id));
            return;
        }
        self.send(id);
    }

    /// Sends an operation that nothing holds back.
    pub(super) fn send(&mut self, id: OperationId) {
        let Some(mut one) = self.outbox.take(id) else { return };
        let now = Instant::now();
        if self.undoing > 0 {
            one.state = State::Queued(now);
            self.outbox.push(one);
            return;
        }
        self.outbox.after_mine(&mut one.operation, &self.snapshot);
        self.worker.send(match (&one.erasure, one.operation.kind) {
            (Some(erasure), _) => Request::Erase(erasure.clone()),
            (None, kind) if kind.imports_rows() => {
                let planned = one.planned.as_ref().unwrap_or(&self.snapshot);
                Request::Import(one.operation.clone(), Arc::clone(planned))
            }
            (None, OperationKind::Restored) => {
                // Without what it was compared with it is overtaken, and is refused as that.
                let compared = one.planned.clone().unwrap_or_default();
                Request::Restore(one.operation.clone(), compared)
            }
            (None, _) => Request::Commit(one.operation.clone()),
        });
        one.state = State::Sent(now);
        self.outbox.push(one);
    }

    /// Sends once more what could not be saved, in the order in which it was asked for.
    pub(super) fn retry(&mut self) {
        for id in self.outbox.ids(|state| matches!(state, State::Failed(_))) {
            self.send(id);
        }
    }

    /// Sends once more what could not be saved because the file did not answer, now that it does.
    pub(super) fn retry_unreached(&mut self) {
        // What stands in a form is saved by whoever looks at it: more may have been typed there since.
        let unreached = |one: &&Unsaved| {
            one.form.is_none() && matches!(&one.state, State::Failed(trouble) if UNREACHED.contains(&trouble.key))
        };
        let ids: Vec<OperationId> = self.outbox.iter().filter(unreached).map(|one| one.operation.id).collect();
        for id in ids {
            self.send(id);
        }
        if self.outbox.ids(|state| matches!(state, State::Failed(_))).is_empty() {
            self.shell.dialogs.tried_again();
        }
    }

    /// Sends once more what waits for the user: whatever kept it from being saved is asked about anew.
    pub(super) fn try_again(&mut self, id: OperationId) {
        let Some(one) = self.outbox.get(id) else { return };
        match one.state {
            State::Unsettled => self.settle_this(id),
            State::RoundClosed(round) => self.shell.dialogs.say(Dialog::RoundClosed(id, round)),
            _ => {
                self.renew(id);
            }
        }
    }

    /// Saves what looks like a personal identity code all the same.
    pub(super) fn save_anyway(&mut self, id: OperationId) {
        if let Some(one) = self.outbox.get_mut(id) {
            one.allowed = true;
        }
        self.send(id);
    }

    /// Sets an operation aside for good.
    pub(super) fn set_aside(&mut self, id: OperationId) {
        self.outbox.retain(|one| one.operation.id != id || one.since().is_some());
        self.shell.dialogs.given_up(id);
    }

    /// Gives an operation that was refused another id, under which it can be sent again, and sends it.
    pub(super) fn renew(&mut self, id: OperationId) {
        let Some(mut one) = self.outbox.take(id) else { return };
        let new = OperationId::new();
        one.operation.id = new;
        self.outbox.push(one);
        self.dispatch(new);
    }

    pub(super) fn committed(&mut self, id: OperationId, result: Result<Commit, StoreError>) {
        match result {
            Ok(commit @ (Commit::Done(_) | Commit::Unchanged(_))) => {
                let done = self.outbox.take(id);
                let own = i64::from(matches!(commit, Commit::Done(_)));
                self.take_in(Arc::clone(commit.snapshot()), own);
                if let Some(done) = done {
                    self.saved_one(&done);
                }
            }
            Ok(Commit::Conflicts(conflicts, snapshot)) => {
                self.take_in(snapshot, 0);
                let Some(one) = self.outbox.get(id) else { return };
                // The plan was made from what is no longer so: it is made anew, and nothing was written.
                if one.operation.kind.imports_rows() {
                    let contacts = one.operation.kind == OperationKind::ContactsImported;
                    let key = if contacts { "import-overtaken" } else { "planned-overtaken" };
                    self.outbox.take(id);
                    self.shell.dialogs.say(Dialog::Tell(self.texts.get(key).to_owned()));
                    return;
                }
                if one.operation.kind == OperationKind::Restored {
                    self.outbox.take(id);
                    self.shell.dialogs.say(Dialog::Tell(self.texts.get("restore-overtaken").to_owned()));
                    return;
                }
                let rest = without_verified(&self.snapshot, &one.operation, &conflicts);
                let form = one.form;
                self.conflicts(id, &conflicts);
                if let Some(rest) = rest {
                    self.save(*rest, form);
                }
            }
            Err(error) => self.not_saved(id, &error),
        }
    }

    fn saved_one(&mut self, done: &Unsaved) {
        self.saved();
        self.back_up_if_due();
        let kind = done.operation.kind;
        if kind == OperationKind::SettingEdited {
            self.follow_settings();
        }
        if let Some(form) = done.form {
            let there = self.shell.typing_in(form);
            self.shell.close(form);
            // The keyboard goes to what was made, and not to what a list has got on the way.
            let made = || done.operation.changes.iter().filter(|change| change.before.is_none());
            let of_agency = |change: &&Change| {
                let record = change.record();
                record.is_some_and(|record| record.agency().is_some() || matches!(record, Record::Agency(_)))
            };
            let made = made().find(of_agency).or(made().next());
            // Whoever has gone on to something else keeps the keyboard there.
            self.made = made.filter(|_| there).and_then(Change::key).map(|(_, row)| row);
        }
        if kind == OperationKind::AgencyDeleted {
            self.shell.agencies.selected = None;
        }
        // Typing figures says enough by itself, and of a settled conflict what is saved is told.
        let told_next = kind == OperationKind::ConflictYielded && self.outbox.waiting_since().is_some();
        if kind != OperationKind::FiguresEdited && !told_next {
            let undo = Some((self.texts.get("command-undo").to_owned(), Action::Undo));
            // The first tick stands, and whoever came second is told whose it is.
            let changes = meant(&self.snapshot, &done.operation.changes);
            if let Some(first) = payroll::ticked_before(&self.snapshot, &changes).first() {
                let (what, said) = tick_words(&self.texts, &self.snapshot, first);
                let args = [("what", what.into()), ("said", said.into())];
                self.shell.toasts.say(Tone::Good, self.texts.with("tick-was-done", &args), None);
                return;
            }
            let text = names::saved(&self.texts, &self.snapshot.rows, &done.operation);
            self.shell.toasts.say(Tone::Good, text, undo);
        }
    }

    /// An operation could not be saved. Under the same id it can be sent again: it is saved once at most.
    pub(super) fn not_saved(&mut self, id: OperationId, error: &StoreError) {
        tracing::warn!(%error, key = error.key(), "not saved");
        let trouble = trouble_of(error);
        match self.outbox.get_mut(id) {
            Some(one) => {
                one.state = State::Failed(trouble.clone());
                self.shell.dialogs.failed(trouble);
            }
            None => self.shell.dialogs.say(Dialog::Say(trouble)),
        }
    }

    /// An undo has been answered, which may have changed what waiting edits start from. `shown` is what was on the screen
    /// before, `undone` the operation that was taken back.
    pub(super) fn after_undo(&mut self, undone: Option<&LoggedOperation>, shown: &Snapshot) {
        self.undoing = self.undoing.saturating_sub(1);
        let waiting = self.outbox.ids(|state| matches!(state, State::Queued(_)));
        for id in &waiting {
            let Some(one) = self.outbox.get_mut(*id) else { continue };
            for change in one.operation.changes.iter_mut().filter(|change| change.before != change.after) {
                let Some((table, row)) = change.key() else { continue };
                let mut touched = undone.iter().flat_map(|undone| &undone.changes);
                let Some(of) = touched.find(|of| (of.table, of.record) == (table, row)) else { continue };
                if shown.get(table, row) == change.before {
                    let columns: Vec<&str> = of.columns().collect();
                    rebase_columns(change, self.snapshot.get(table, row).as_ref(), &columns);
                }
            }
        }
        if self.undoing == 0 {
            for id in waiting {
                self.send(id);
            }
        }
    }

    /// Tells the screens what is not saved.
    pub(super) fn tell_unsaved(&mut self, ctx: &egui::Context) {
        self.status.saving = self.outbox.waiting_since().is_some() || self.undoing > 0;
        let waits = self.outbox.waiting_since().map(|since| since.elapsed());
        self.status.waiting = waits.is_some_and(|waited| waited >= PATIENCE);
        if let Some(rest) = waits.and_then(|waited| PATIENCE.checked_sub(waited)) {
            ctx.request_repaint_after(rest);
        }
        if self.outbox.iter().count() == self.status.unsaved.len()
            && self
                .outbox
                .iter()
                .zip(&self.status.unsaved)
                .all(|(one, told)| one.operation.id == told.operation && standing(&one.state) == told.standing)
        {
            return;
        }
        let told = self.outbox.iter().map(|one| self.told(one));
        self.status.unsaved = told.collect();
    }

    /// What changes do, row by row, and how many more they are.
    pub(super) fn rows_told(&self, changes: &[Change]) -> Vec<String> {
        let rows = &self.snapshot.rows;
        let line = |change: &Change| -> Option<String> {
            let record = change.after.as_ref().or(change.before.as_ref())?;
            let name = row_name(&self.texts, rows, record);
            let (Some(before), Some(after)) = (&change.before, &change.after) else { return Some(name) };
            let fields = changed_fields(before, after);
            let written = fields.iter().map(|(field, value)| {
                let value = field_value(&self.texts, rows, record.table(), field, value);
                format!("{}: {value}", field_name(&self.texts, record.table(), field))
            });
            Some(format!("{name} – {}", written.collect::<Vec<_>>().join("; ")))
        };
        // A row that stands there as it was known says nothing of itself.
        let changes: Vec<&Change> = changes.iter().filter(|change| change.before != change.after).collect();
        let mut lines: Vec<String> = changes.iter().take(TOLD).filter_map(|change| line(change)).collect();
        if changes.len() > TOLD {
            lines.push(self.texts.with("unsaved-more", &[("count", (changes.len() - TOLD).into())]));
        }
        lines
    }

    /// What is not saved, in words.
    fn told(&self, one: &Unsaved) -> NotSaved {
        let changes = &one.operation.changes;
        // What stands there unchanged is not what it is about.
        let mut changed = changes.iter().filter(|change| change.before != change.after);
        let agency = changed.find_map(|change| change.record().and_then(Record::agency));
        let agency = agency.and_then(|id| self.snapshot.agency.get(id));
        let (key, about) = match &one.state {
            State::Failed(trouble) => (trouble.key, trouble.about.clone()),
            State::Refused(reason) => ("", reason.clone()),
            _ => ("", String::new()),
        };
        NotSaved {
            operation: one.operation.id,
            form: one.form,
            name: self.texts.get(&names::operation_key(one.operation.kind)).to_owned(),
            agency: agency.map(|agency| agency.name(self.texts.language()).to_owned()).unwrap_or_default(),
            lines: self.rows_told(changes),
            adds: changes.iter().filter(|one| one.before.is_none()).filter_map(|one| Some(one.key()?.1)).collect(),
            standing: standing(&one.state),
            reason: if key.is_empty() { about } else { self.texts.with(key, &[("about", about.into())]) },
        }
    }
}

const fn standing(state: &State) -> Standing {
    match state {
        State::Queued(_) | State::Sent(_) => Standing::OnItsWay,
        State::Held => Standing::Held,
        State::Failed(_) => Standing::Failed,
        State::RoundClosed(_) => Standing::RoundClosed,
        State::Refused(_) => Standing::Refused,
        State::Unsettled => Standing::Unsettled,
    }
}
