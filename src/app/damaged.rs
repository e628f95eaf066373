//! A damaged file: a backup takes its place, or what can be read of it is saved to a new one.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Kortisto;
use super::replies::trouble_of;
use crate::domain::Recovered;
use crate::i18n::recovering;
use crate::store::StoreError;
use crate::ui::damaged::Damaged;
use crate::ui::dialogs::Dialog;
use crate::ui::toast::Tone;
use crate::worker::Request;

impl Kortisto {
    /// Shows what can be done about a damaged file.
    pub(super) fn show_damaged(&mut self, file: Option<PathBuf>) {
        let Some(file) = file else { return };
        if self.shell.damaged.as_ref().is_none_or(|known| known.file() != file) {
            self.shell.damaged = Some(Damaged::new(file));
        }
    }

    /// Has a backup take the place of the damaged file, which is let go of before.
    pub(super) fn put_back(&mut self, backup: PathBuf) {
        let Some(damaged) = &mut self.shell.damaged else { return };
        damaged.putting_back();
        let file = damaged.file().to_owned();
        if self.status.file.as_ref() == Some(&file) {
            // What is typed and not saved is offered in the file that comes.
            self.keep_for_later();
            self.backups.putting_back = Some((backup, file));
            self.worker.send(Request::Close);
        } else {
            self.worker.put_back(backup, file);
        }
    }

    /// The file has been let go of.
    pub(super) fn go_on_putting_back(&mut self) {
        if let Some((backup, file)) = self.backups.putting_back.take() {
            self.worker.put_back(backup, file);
        }
    }

    /// A backup has taken the file's place, or has not.
    pub(super) fn is_put_back(&mut self, file: PathBuf, done: Result<Option<PathBuf>, StoreError>) {
        match done {
            Ok(aside) => {
                let aside = aside.map(|aside| aside.display().to_string());
                let text = match aside {
                    Some(path) => self.texts.with("damaged-is-put-back", &[("path", path.into())]),
                    None => self.texts.get("damaged-is-there-again").to_owned(),
                };
                let waited_for = self.waits_for(&file);
                self.shell.damaged.take_if(|damaged| damaged.file() == file);
                if waited_for {
                    self.backups.said = Some(text);
                    self.open(file);
                } else {
                    self.shell.toasts.say(Tone::Good, text, None);
                }
            }
            // Somebody else has put one back already.
            Err(StoreError::AlreadyExists(_)) => {
                let waited_for = self.waits_for(&file);
                self.shell.damaged.take_if(|damaged| damaged.file() == file);
                if waited_for {
                    self.open(file);
                }
            }
            Err(error) => self.not_seen_to(&error),
        }
    }

    /// Whether the file is to be opened once it is there: nobody has turned to another one meanwhile.
    fn waits_for(&self, file: &Path) -> bool {
        let seen_to = self.shell.damaged.as_ref().map(Damaged::file);
        seen_to.or(self.status.file.as_deref()).is_none_or(|now| now == file)
    }

    /// Has what can be read of the damaged file saved to a new one.
    pub(super) fn recover(&mut self, new: PathBuf) {
        let Some(damaged) = &mut self.shell.damaged else { return };
        damaged.saving(0, 1);
        let cancelled = Arc::new(AtomicBool::new(false));
        self.backups.recovering = Some(Arc::clone(&cancelled));
        self.worker.recover(damaged.file().to_owned(), new, cancelled);
    }

    pub(super) fn cancel_recovery(&mut self) {
        if let Some(cancelled) = self.backups.recovering.take() {
            cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// What could be read is saved, or is not.
    pub(super) fn recovered(&mut self, new: PathBuf, done: Result<Recovered, StoreError>) {
        self.backups.recovering = None;
        match (done, &mut self.shell.damaged) {
            (Ok(found), Some(damaged)) => damaged.saved(new, recovering::lines(&self.texts, &found)),
            (Err(StoreError::Cancelled), Some(damaged)) => damaged.stopped(),
            (Err(error), Some(_)) => self.not_seen_to(&error),
            (_, None) => {}
        }
    }

    fn not_seen_to(&mut self, error: &StoreError) {
        if let Some(damaged) = &mut self.shell.damaged {
            damaged.stopped();
        }
        tracing::warn!(%error, key = error.key(), "a damaged file");
        self.shell.dialogs.say(Dialog::Say(trouble_of(error)));
    }
}
