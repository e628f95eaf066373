//! Backups: made by themselves while people work, asked for, listed, and brought back.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use super::Kortisto;
use super::outbox::Unsaved;
use super::replies::trouble_of;
use crate::domain::Scope;
use crate::i18n::restoring;
use crate::store::StoreError;
use crate::store::sqlite::{Due, Kept, Restorable, folder_beside};
use crate::ui::backups::{Backup, Compared};
use crate::ui::file_name;
use crate::ui::toast::Tone;
use crate::worker::AboutBackups;

/// How often it is looked whether a backup is due, while people save.
const LOOKS: Duration = Duration::from_mins(10);

/// What is known of the open file's backups.
#[derive(Default)]
pub(super) struct Backups {
    /// When it was looked last whether one is due.
    looked: Option<Instant>,
    /// What it comes to that the chosen backup comes back.
    restorable: Option<Restorable>,
    /// The backup that takes a damaged file's place once that is let go of.
    pub(super) putting_back: Option<(PathBuf, PathBuf)>,
    /// What is to be said once the file is open that has taken the place of a damaged one.
    pub(super) said: Option<String>,
    /// Stops saving what can be read of a damaged file.
    pub(super) recovering: Option<Arc<AtomicBool>>,
}

impl Kortisto {
    /// Has a backup made where one is due: on opening, and while people save.
    pub(super) fn back_up_if_due(&mut self) {
        let Some(path) = self.status.file.clone().filter(|_| self.status.read_only.is_none()) else { return };
        if self.backups.looked.is_none_or(|looked| looked.elapsed() >= LOOKS) {
            self.backups.looked = Some(Instant::now());
            self.worker.back_up_if_due(path);
        }
    }

    /// Another file is open: what was known is of the former one.
    pub(super) fn forget_backups(&mut self) {
        self.backups = Backups::default();
        self.status.backup_failed = None;
    }

    pub(super) fn back_up(&mut self) {
        if let Some(path) = self.status.file.clone() {
            self.worker.back_up(path);
        }
    }

    /// Asks for the backups of the damaged file that is seen to, or else of the open one.
    pub(super) fn list_backups(&mut self) {
        let damaged = self.shell.damaged.as_ref().map(|damaged| damaged.file().to_owned());
        if let Some(path) = damaged.or_else(|| self.status.file.clone()) {
            self.worker.list_backups(path);
        }
    }

    /// Has a backup compared with what there is now.
    pub(super) fn compare_backup(&mut self, backup: PathBuf, scope: Scope) {
        self.backups.restorable = None;
        if let Some(path) = self.status.file.clone() {
            self.worker.compare_backup(backup, path, scope, self.status.me.clone());
        }
    }

    /// Brings back what was compared last.
    pub(super) fn restore(&mut self) {
        let Some(found) = self.backups.restorable.take() else { return };
        let id = found.operation.id;
        let mut one = Unsaved::new(found.operation, None);
        one.planned = Some(found.now);
        self.outbox.push(one);
        self.dispatch(id);
    }

    pub(super) fn about_backups(&mut self, about: AboutBackups) {
        match about {
            AboutBackups::Made(made) => match made {
                Ok(made) => {
                    self.status.backup_failed = None;
                    let name = file_name(&made.path);
                    let text = self.texts.with("toast-backed-up", &[("name", name.into())]);
                    self.shell.toasts.say(Tone::Good, text, None);
                    self.list_backups();
                }
                Err(error) => self.trouble(&error),
            },
            // Whoever has claimed it may fail as we did.
            AboutBackups::MadeByItself(Ok(Due::Claimed) | Err(StoreError::Cancelled)) => {}
            AboutBackups::MadeByItself(Ok(due)) => {
                self.status.backup_failed = None;
                if due != Due::Not && self.shell.settings.backups.shown() {
                    self.list_backups();
                }
            }
            AboutBackups::MadeByItself(Err(error)) => {
                tracing::warn!(%error, key = error.key(), "no backup was made");
                self.status.backup_failed = Some(trouble_of(&error));
            }
            AboutBackups::Listed(folder, found) => {
                if let Some(damaged) = &mut self.shell.damaged
                    && folder_beside(damaged.file()) == folder
                {
                    let found = found.as_ref().map(|found| found.iter().cloned().map(backup).collect());
                    damaged.listed(folder.clone(), found.map_err(trouble_of));
                }
                // That of a file which has been left meanwhile is not this one's.
                if self.status.file.as_deref().map(folder_beside).as_ref() != Some(&folder) {
                    return;
                }
                let found = found.map(|found| found.into_iter().map(backup).collect());
                self.shell.settings.backups.listed(folder, found.map_err(|error| trouble_of(&error)));
            }
            AboutBackups::Holds(path, found) => {
                let found = found.map_err(|error| self.texts.trouble(error.key(), &error.about()).join(" "));
                if let Some(damaged) = &mut self.shell.damaged {
                    damaged.looked_into(&path, found.clone());
                }
                self.shell.settings.backups.looked_into(&path, found);
            }
            AboutBackups::PutBack(path, done) => self.is_put_back(path, done),
            AboutBackups::Recovering(done, of) => {
                if let Some(damaged) = &mut self.shell.damaged
                    && self.backups.recovering.is_some()
                {
                    damaged.saving(done, of);
                }
            }
            AboutBackups::Recovered(new, done) => self.recovered(new, done),
            AboutBackups::Compared(path, scope, found) => match found {
                Ok(found) => {
                    let changes = &found.operation.changes;
                    let lines = restoring::lines(&self.texts, changes);
                    let language = self.texts.language();
                    let mut agencies: Vec<_> =
                        found.agencies.iter().map(|one| (one.id, one.name(language).to_owned())).collect();
                    agencies.sort_by(|a, b| self.collator.compare(&a.1, &b.1));
                    let compared = Compared { lines, nothing: changes.is_empty(), agencies };
                    if self.shell.settings.backups.compared(&path, scope, compared) {
                        self.backups.restorable = Some(*found);
                    }
                }
                Err(error) => {
                    if self.shell.settings.backups.give_up(&path, scope) {
                        self.trouble(&error);
                    }
                }
            },
        }
    }

    /// Has every listed backup looked into, one after the other.
    pub(super) fn look_into_backups(&mut self, backups: &[PathBuf]) {
        self.worker.look_into_backups(backups);
    }
}

fn backup(kept: Kept) -> Backup {
    Backup { path: kept.path, made: kept.made, size: kept.size, holds: None }
}
