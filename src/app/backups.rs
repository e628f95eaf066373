//! Backups: made by themselves while people work, asked for, listed, and brought back.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use chrono::Local;

use super::Kortisto;
use super::outbox::Unsaved;
use super::replies::trouble_of;
use crate::domain::Scope;
use crate::i18n::{Texts, restoring};
use crate::store::StoreError;
use crate::store::sqlite::{Amiss, Backed, Drill, Due, Kept, Restorable};
use crate::ui::backups::{Backup, Compared};
use crate::ui::toast::Tone;
use crate::ui::{Trouble, file_name};
use crate::worker::{AboutBackups, Listed};

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
    /// Stops looking the backups over.
    drilling: Option<Arc<AtomicBool>>,
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
        self.status.backup_places.clear();
        self.status.backups_bad = None;
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
            AboutBackups::Made(path, made) => match made {
                Ok((made, amiss)) => {
                    self.status.backup_failed = None;
                    self.tell_places(&path, &amiss);
                    let name = file_name(&made.path);
                    let text = self.texts.with("toast-backed-up", &[("name", name.into())]);
                    self.shell.toasts.say(Tone::Good, text, None);
                    self.list_backups();
                }
                Err(error) => self.trouble(&error),
            },
            // Whoever has claimed it may fail as we did.
            AboutBackups::MadeByItself(_, Err(StoreError::Cancelled)) | AboutBackups::CopiesForgotten(Ok(())) => {}
            AboutBackups::MadeByItself(path, Ok(Backed { due, amiss })) => {
                self.tell_places(&path, &amiss);
                if self.status.file.as_ref() == Some(&path) {
                    self.worker.drill_if_due(path);
                }
                if due != Due::Claimed {
                    self.status.backup_failed = None;
                }
                if matches!(due, Due::Made(_)) && self.shell.settings.backups.shown() {
                    self.list_backups();
                }
            }
            AboutBackups::MadeByItself(_, Err(error)) => {
                tracing::warn!(%error, key = error.key(), "no backup was made");
                self.status.backup_failed = Some(trouble_of(&error));
            }
            AboutBackups::CopiedToRead(path, made) => self.copied_to_read(&path, made),
            AboutBackups::CopiesForgotten(Err(error)) => {
                let error = StoreError::Unreachable(error.to_string());
                self.trouble(&error);
            }
            AboutBackups::Drilling(path, done, of) => {
                if self.status.file.as_ref() == Some(&path) {
                    self.shell.settings.backups.drilling(done, of);
                }
            }
            AboutBackups::Drilled(path, found) => self.drilled(&path, found),
            AboutBackups::Listed(path, Listed { folder, found, amiss, drill }) => {
                let backup = |kept: Kept| backup(&self.texts, kept, drill.as_ref());
                if let Some(damaged) = &mut self.shell.damaged
                    && damaged.file() == path
                {
                    let found = found.as_ref().map(|found| found.iter().cloned().map(backup).collect());
                    damaged.listed(folder.clone(), found.map_err(trouble_of));
                }
                // That of a file which has been left meanwhile is not this one's.
                if self.status.file.as_ref() != Some(&path) {
                    return;
                }
                let bad = drill.as_ref().zip(found.as_ref().ok()).map(|(drill, kept)| drill.bad(kept));
                let bad: Vec<String> = bad.into_iter().flatten().map(|one| one.name.clone()).collect();
                let found = found.map(|found| found.into_iter().map(backup).collect());
                let last = drill.as_ref().map(|drill| (drill.at.with_timezone(&Local).naive_local(), drill.asked));
                self.status.backups_bad =
                    (!bad.is_empty()).then(|| Trouble { key: "backups-bad-found", about: bad.join(", ") });
                self.tell_places(&path, &amiss);
                self.shell.settings.backups.last_drill(last);
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

    /// Has all backups of the open file looked over.
    pub(super) fn drill(&mut self) {
        let Some(path) = self.status.file.clone().filter(|_| self.backups.drilling.is_none()) else { return };
        let cancelled = Arc::new(AtomicBool::new(false));
        self.backups.drilling = Some(Arc::clone(&cancelled));
        self.shell.settings.backups.drilling(0, 1);
        self.worker.drill(path, cancelled);
    }

    pub(super) fn cancel_drill(&mut self) {
        if let Some(cancelled) = &self.backups.drilling {
            cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// All backups have been looked over, or nothing was due: what is known of them is told.
    fn drilled(&mut self, path: &Path, found: Result<Option<Drill>, StoreError>) {
        if self.status.file.as_deref() != Some(path) {
            return;
        }
        let asked = self.backups.drilling.take().is_some();
        self.shell.settings.backups.drilled();
        match found {
            // What is in the list has the verdict of each.
            Ok(Some(_)) => self.list_backups(),
            Ok(None) | Err(StoreError::Cancelled) => {}
            Err(error) if asked => self.trouble(&error),
            Err(error) => tracing::warn!(%error, "the backups could not be looked over"),
        }
    }

    /// Notes what is amiss about the folders that the unit has chosen for the backups of a file.
    fn tell_places(&mut self, path: &Path, amiss: &[Amiss]) {
        if self.status.file.as_deref() == Some(path) {
            let told = |one: &Amiss| Trouble { key: one.key(), about: one.about() };
            self.status.backup_places = amiss.iter().map(told).collect();
        }
    }

    /// What the unit has settled about backups has changed: it is followed at once.
    pub(super) fn follow_settings(&mut self) {
        self.backups.looked = None;
        self.back_up_if_due();
        if self.shell.settings.backups.shown() {
            self.list_backups();
        }
    }

    /// Has every listed backup looked into, one after the other.
    pub(super) fn look_into_backups(&mut self, backups: &[PathBuf]) {
        self.worker.look_into_backups(backups);
    }
}

/// A backup as it is listed, with what the last drill has found of it.
fn backup(texts: &Texts, kept: Kept, drill: Option<&Drill>) -> Backup {
    let found = drill.and_then(|drill| drill.of(&kept));
    let checked = found.map(|one| one.at.with_timezone(&Local).naive_local());
    let holds = found.map(|one| match &one.bad {
        None => Ok(one.agencies),
        Some(detail) => Err(texts.with("backups-bad", &[("detail", detail.as_str().into())])),
    });
    Backup { path: kept.path, made: kept.made, size: kept.size, holds, checked }
}
