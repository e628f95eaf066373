//! Keeping what is typed and not saved for the next window, and offering what earlier windows have left behind.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use uuid::Uuid;

use super::Kortisto;
use super::drafts::{Kept, KeptOperation, What};
use super::outbox::Unsaved;
use crate::domain::erasure::ErasedAt;
use crate::domain::{OperationKind, Record, Rows};
use crate::i18n::names;
use crate::i18n::rows::row_name;
use crate::ui::Offered;
use crate::ui::dialogs::Dialog;

/// What is kept, as it is in this moment.
#[derive(Default)]
pub(super) struct Keeping {
    /// What was kept last, each with when it came to be as it is.
    kept: Vec<Kept>,
    /// What was left behind and is not taken up yet.
    offered: Vec<Kept>,
    /// Files of earlier windows whose content this window is to keep before they go.
    adopted: Vec<PathBuf>,
    /// What is known to be erased of the register of which it is looked what was left behind.
    erased: Vec<ErasedAt>,
    /// Of what the offers were told, and in which language.
    told: Option<(Arc<crate::domain::Snapshot>, crate::domain::Language, usize)>,
}

impl Kortisto {
    /// Keeps what is typed and not saved, at most once a second, and only where something is.
    pub(super) fn keep_drafts(&mut self, ctx: &egui::Context) {
        let nothing = self.outbox.iter().next().is_none()
            && self.keeping.offered.is_empty()
            && !self.drafts.hold_something()
            && !self.shell.typing();
        if nothing {
            return;
        }
        match self.drafts.rest() {
            Some(rest) => ctx.request_repaint_after(rest + Duration::from_millis(1)),
            None => self.keep_now(),
        }
    }

    /// Keeps what is typed and not saved now.
    pub(super) fn keep_now(&mut self) {
        let Some(file) = self.status.file.clone() else { return };
        let now = Utc::now();
        let typed = self.drafts().into_iter().map(|draft| {
            let id = Uuid::new_v5(&draft.which, draft.what.as_bytes());
            (id, What::Typed(draft))
        });
        // What stands in a form that is still open is kept with the form.
        let waiting = self.outbox.iter().filter(|one| !one.form.is_some_and(|form| self.shell.open(form)));
        let waiting = waiting.filter(|one| outlives(one)).map(|one| {
            let operation = &*one.operation;
            (operation.id.0, What::Operation(KeptOperation::of(operation)))
        });
        let all: Vec<(Uuid, What)> = typed.chain(waiting).collect();
        let known = |id: Uuid, what: &What| {
            let known = self.keeping.kept.iter().find(|one| one.id == id && one.what == *what);
            known.map_or(now, |one| one.at)
        };
        let kept = all.into_iter().map(|(id, what)| Kept { id, at: known(id, &what), what });
        self.keeping.kept = kept.collect();
        let mut page = self.keeping.kept.clone();
        page.extend(self.keeping.offered.iter().cloned());
        self.drafts.keep(&file, page);
        if !self.keeping.adopted.is_empty() {
            self.drafts.adopt(std::mem::take(&mut self.keeping.adopted));
        }
    }

    /// Keeps what is typed and not saved for the next window that opens the file, and forgets it here.
    pub(super) fn keep_for_later(&mut self) {
        self.keep_now();
        self.drafts.leave_behind();
        self.keeping = Keeping::default();
        self.status.offered.clear();
    }

    /// Leaves what is kept of the file that was open to the next window that opens it.
    pub(super) fn part_with_drafts(&mut self) {
        if self.drafts.hold_something() {
            self.drafts.leave_behind();
        }
        self.keeping = Keeping::default();
        self.status.offered.clear();
    }

    /// Offers what earlier windows have left behind for the file that has just been opened, but for what belongs to
    /// somebody who has been erased since.
    pub(super) fn take_in_drafts(&mut self, erased: &[ErasedAt]) {
        self.part_with_drafts();
        let Some(file) = self.status.file.clone() else { return };
        self.keeping.erased = erased.to_vec();
        self.drafts.find(&file, Utc::now());
    }

    /// Takes in what has been found of earlier windows; `wait` until it is.
    pub(super) fn take_found(&mut self, wait: bool) {
        let Some((of, (found, files))) = self.drafts.found(wait) else { return };
        // Another file may be open by now; what was found stays where it is.
        if self.status.file.as_ref() != Some(&of) {
            return;
        }
        let erased = std::mem::take(&mut self.keeping.erased);
        self.keeping.offered = found.into_iter().filter(|one| !erased_in(one, &erased)).collect();
        self.keeping.adopted = files;
        self.keep_now();
        if !self.keeping.offered.is_empty() {
            self.shell.dialogs.say(Dialog::Offered);
        }
    }

    /// Forgets what is kept of somebody who has just been erased.
    pub(super) fn forget_drafts(&mut self, erased: &[ErasedAt]) {
        self.keeping.offered.retain(|one| !erased_in(one, erased));
        self.keeping.erased.extend_from_slice(erased);
        self.keeping.told = None;
        self.keep_now();
    }

    /// Goes on with something that was left behind.
    pub(super) fn take_up_offered(&mut self, id: Uuid) {
        let Some(place) = self.keeping.offered.iter().position(|one| one.id == id) else { return };
        self.shell.dialogs.close();
        let one = self.keeping.offered.remove(place);
        self.keeping.told = None;
        match &one.what {
            What::Operation(kept) => {
                let Some(mut operation) = kept.operation(&self.status.me) else {
                    self.not_taken_up(one);
                    return;
                };
                // Where it has reached the file after all, it is found there by its id.
                operation.id = crate::domain::OperationId(id);
                let id = operation.id;
                self.outbox.push(Unsaved::new(operation, None));
                self.dispatch(id);
            }
            What::Typed(draft) => {
                if let Err(error) = self.take_up(draft) {
                    tracing::warn!(%error, what = draft.what, "draft");
                    self.not_taken_up(one);
                }
            }
        }
    }

    fn not_taken_up(&mut self, one: Kept) {
        self.keeping.offered.push(one);
        self.shell.dialogs.say(Dialog::Tell(self.texts.get("offered-unknown").to_owned()));
    }

    /// Lets go of something that was left behind.
    pub(super) fn let_go(&mut self, id: Uuid) {
        self.keeping.offered.retain(|one| one.id != id);
        self.keeping.told = None;
        self.keep_now();
        if self.keeping.offered.is_empty() {
            self.shell.dialogs.close();
        }
    }

    /// Tells the screens what was left behind.
    pub(super) fn tell_offered(&mut self) {
        let (language, count) = (self.texts.language(), self.keeping.offered.len());
        let same = |(of, told, known): &(Arc<crate::domain::Snapshot>, _, usize)| {
            Arc::ptr_eq(of, &self.snapshot) && *told == language && *known == count
        };
        if self.keeping.told.as_ref().is_some_and(same) || (count == 0 && self.status.offered.is_empty()) {
            return;
        }
        self.status.offered = self.keeping.offered.iter().map(|one| self.offer(one)).collect();
        self.keeping.told = Some((Arc::clone(&self.snapshot), language, count));
    }

    fn offer(&self, one: &Kept) -> Offered {
        let rows = &self.snapshot.rows;
        let (about, lines, overtaken) = match &one.what {
            What::Typed(draft) => (draft.about.clone(), Vec::new(), draft.overtaken(rows)),
            What::Operation(kept) => {
                let operation = kept.operation(&self.status.me);
                let lines = operation.as_ref().map(|one| self.rows_told(&one.changes)).unwrap_or_default();
                let about = self.texts.get(&names::operation_key(kept.kind())).to_owned();
                (about, lines, operation.map(|one| overtaken(rows, &one.changes)).unwrap_or_default())
            }
        };
        let named = overtaken.iter().map(|row| row_name(&self.texts, rows, row));
        let saves = matches!(one.what, What::Operation(_));
        Offered { id: one.id, about, lines, at: one.at, overtaken: named.collect(), saves }
    }
}

/// The rows that changes start from and that the file no longer holds so. What stands there unchanged only tells how
/// something was known.
fn overtaken(rows: &Rows, changes: &[crate::domain::Change]) -> Vec<Record> {
    let changes = changes.iter().filter(|change| change.before != change.after);
    let befores = changes.filter_map(|change| change.before.as_ref());
    befores.filter(|row| rows.get(row.table(), row.id()).as_ref() != Some(*row)).cloned().collect()
}

/// Whether what was left behind belongs to somebody who has been erased since, or names them.
fn erased_in(one: &Kept, erased: &[ErasedAt]) -> bool {
    let since: Vec<_> = erased.iter().filter(|(at, _)| one.at <= *at).map(|(_, what)| what).collect();
    if since.is_empty() {
        return false;
    }
    let typed = serde_json::to_value(&one.what).unwrap_or_default();
    since.iter().any(|what| what.stands_in(&typed))
}

/// Whether what is not saved outlives the window. What erases does not; nor does what a backup holds, as nobody has typed
/// it: it is compared anew, with what there is then.
fn outlives(one: &Unsaved) -> bool {
    one.erasure.is_none() && one.operation.kind != OperationKind::Restored
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Agency, AgencyId, Change, Operation};

    #[test]
    fn what_only_tells_how_something_was_known_is_not_overtaken() {
        let known = Agency { business_id: "9000001-8".into(), ..Agency::empty(AgencyId::new()) };
        let mut rows = Rows::default();
        rows.put(Agency { switchboard: "019 055 1111".into(), ..known.clone() }.into());
        assert_eq!(overtaken(&rows, &[Change::update(known.clone(), known.clone())]), []);
        let edited = Agency { email: "a@a.example".into(), ..known.clone() };
        assert_eq!(overtaken(&rows, &[Change::update(known.clone(), edited)]), [known.into()]);
    }

    #[test]
    fn what_a_backup_holds_does_not_outlive_the_window() {
        let unsaved = |kind| Unsaved::new(Operation::new(kind, "Aino", Vec::new()), None);
        assert!(outlives(&unsaved(OperationKind::AgencyEdited)));
        assert!(!outlives(&unsaved(OperationKind::Restored)));
    }
}
