//! Everything held on a person, erasing them, and purging what has been kept for its time.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::Utc;
use uuid::Uuid;

use super::Kortisto;
use super::outbox::Unsaved;
use crate::domain::erasure::{Due, Erasure, erase, purge};
use crate::domain::{OperationId, OperationKind, Table};
use crate::exchange::privacy::{notice_page, person_page};
use crate::store::{Commit, Forgotten, StoreError};
use crate::ui::dialogs::Dialog;
use crate::ui::file_name;
use crate::ui::toast::Tone;

impl Kortisto {
    /// Has the privacy notice written.
    pub(super) fn save_notice(&mut self, path: PathBuf) {
        let page = notice_page(&self.texts, &self.snapshot.rows, self.today());
        self.worker.save_file(path, page.into_bytes());
    }

    /// Has everything written that is held on the shown person.
    pub(super) fn save_held(&mut self, path: PathBuf) {
        let Some(shown) = self.shell.settings.privacy.person.shown() else { return };
        let page = person_page(&self.texts, &self.snapshot.rows, &shown.held, &shown.traces, self.today());
        self.worker.save_file(path, page.into_bytes());
    }

    /// Erases the shown person, with the mentions that were ticked.
    pub(super) fn erase_held(&mut self, also: &BTreeSet<(Table, Uuid, String)>) {
        let Some(shown) = self.shell.settings.privacy.person.shown() else { return };
        let alias = self.texts.get("person-erased").to_owned();
        let erasure = erase(&self.snapshot.rows, &shown.held, &alias, also, &self.status.me);
        self.forget(erasure);
    }

    /// Takes away what has been kept for its time.
    pub(super) fn purge(&mut self, due: &Due) {
        let alias = self.texts.get("person-erased").to_owned();
        let erasure = purge(&self.snapshot.rows, due, &alias, &self.status.me);
        self.forget(erasure);
    }

    fn forget(&mut self, erasure: Erasure) {
        // It is waited for as every save is.
        let mut one = Unsaved::new(erasure.operation.clone(), None);
        one.erasure = Some(Box::new(erasure));
        let id = one.operation.id;
        self.outbox.push(one);
        self.dispatch(id);
    }

    /// What became of an erasure.
    pub(super) fn forgotten(&mut self, id: OperationId, result: Result<(Forgotten, Vec<PathBuf>), StoreError>) {
        let (forgotten, copies) = match result {
            Ok(result) => result,
            Err(error) => {
                self.not_saved(id, &error);
                return;
            }
        };
        let done = self.outbox.take(id);
        let gone = done.as_ref().and_then(|one| one.erasure.as_ref());
        if let Some(erasure) = gone.filter(|_| matches!(forgotten.commit, Commit::Done(_))) {
            let erased: Vec<_> = erasure.memory.iter().map(|what| (Utc::now(), what.clone())).collect();
            self.forget_drafts(&erased);
            self.forget_in_scenarios(&erased);
            self.copy_to_read(true);
        }
        let purge = done.is_some_and(|one| one.operation.kind == OperationKind::Purged);
        self.show(Arc::clone(forgotten.commit.snapshot()));
        // What was noted may name whoever is erased.
        self.status.noted = None;
        // The log is not as it was.
        self.history_of = None;
        match forgotten.commit {
            Commit::Conflicts(..) => {
                self.shell.dialogs.say(Dialog::Tell(self.texts.get("erase-conflict").to_owned()));
            }
            Commit::Unchanged(_) => {
                self.shell.settings.privacy.done();
                self.shell.toasts.say(Tone::Good, self.texts.get("erase-nothing").to_owned(), None);
            }
            Commit::Done(_) => {
                self.shell.settings.privacy.done();
                self.status.saved_at = Some(chrono::Local::now().time());
                let mut parts = vec![self.texts.get("erase-done").to_owned()];
                if !forgotten.clean {
                    parts.push(self.texts.get("erase-not-clean").to_owned());
                }
                if copies.is_empty() {
                    let none = if purge { "due-copies-none" } else { "erase-copies-none" };
                    parts.push(self.texts.get(none).to_owned());
                } else {
                    let names: Vec<String> = copies.iter().map(|copy| file_name(copy)).collect();
                    let some = if purge { "due-copies" } else { "erase-copies" };
                    parts.push(self.texts.with(some, &[("names", names.join(", ").into())]));
                }
                self.shell.dialogs.say(Dialog::Tell(parts.join("\n\n")));
            }
        }
    }
}
