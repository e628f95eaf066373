//! Where the file stands: whether its folder's locks hold, and whether another program copies it to and fro.

use std::path::{Path, PathBuf};

use chrono::DateTime;

use super::Kortisto;
use crate::i18n::date::format_date_time;
use crate::store::StoreError;
use crate::store::sqlite::{Forms, Locks};
use crate::ui::Trouble;
use crate::ui::dialogs::Dialog;
use crate::ui::toast::Tone;
use crate::worker::Tried;

impl Kortisto {
    /// Has the locks of folders tried by a second process of `program`.
    pub fn try_locks_with(&mut self, program: PathBuf) {
        self.program = Some(program);
    }

    /// Has the place of the file looked at that has just been opened.
    pub(super) fn look_at_place(&mut self) {
        (self.status.place, self.status.clock) = (None, None);
        let Some(path) = self.status.file.clone() else { return };
        let known = path.parent().is_some_and(|folder| self.preferences.locks_hold.contains(folder));
        let program = self.program.clone().filter(|_| !known && self.status.read_only.is_none());
        self.worker.try_place(path, program);
    }

    /// What was found about the place of a file.
    pub(super) fn place_tried(&mut self, path: &Path, tried: Tried) {
        if self.status.file.as_deref() != Some(path) {
            return;
        }
        match tried.locks {
            Some(Ok(Locks::Hold)) => {
                if let Some(folder) = path.parent() {
                    self.preferences.locks_hold.insert(folder.to_owned());
                    self.remember();
                }
            }
            Some(Ok(bad)) => {
                tracing::error!(?bad, "the locks of the folder do not hold");
                self.worker.distrust();
                self.shell.dialogs.say(Dialog::Say(self.of_locks()));
            }
            // Nobody knows; it is tried again at the next opening.
            Some(Err(error)) => self.locks_unknown(&error),
            None => {}
        }
        self.status.clock = tried.other_time.map(|at| {
            let about = format_date_time(self.texts.language(), DateTime::from(at));
            tracing::warn!("this computer's clock is not that of the file");
            Trouble { key: "place-clock", about }
        });
        let name = |path: &Path| crate::ui::file_name(path);
        self.status.place = if tried.copies.is_empty() {
            tried.client.map(|client| Trouble { key: "place-synced", about: client.to_owned() })
        } else {
            let names: Vec<String> = tried.copies.iter().map(|path| name(path)).collect();
            Some(Trouble { key: "place-copies", about: names.join(", ") })
        };
    }

    /// Says that this computer's clock is not that of the file, and what can be done.
    pub(super) fn tell_clock(&mut self) {
        self.tell(self.status.clock.clone());
    }

    fn of_locks(&self) -> Trouble {
        let folder = self.status.file.as_deref().and_then(Path::parent).map(|folder| folder.display().to_string());
        Trouble { key: "place-locks", about: folder.unwrap_or_default() }
    }

    fn locks_unknown(&mut self, error: &StoreError) {
        tracing::warn!(%error, key = error.key(), "the locks could not be tried");
        self.shell.toasts.say(Tone::Bad, self.texts.get("locks-untried").to_owned(), None);
    }

    /// Tries the locks of the file's folder together with another computer.
    pub(super) fn try_together(&mut self) {
        let Some(path) = self.status.file.clone().filter(|_| !self.status.meeting) else { return };
        self.status.meeting = true;
        self.shell.toasts.say(Tone::Good, self.texts.get("locks-meet").to_owned(), None);
        self.worker.try_together(path);
    }

    /// What two computers have found.
    pub(super) fn tried_together(&mut self, path: &Path, met: Result<Option<Locks>, StoreError>) {
        self.status.meeting = false;
        if self.status.file.as_deref() != Some(path) {
            return;
        }
        let key = match met {
            Ok(Some(Locks::Hold)) => "locks-hold-together",
            Ok(None) => "locks-nobody",
            Ok(Some(Locks::Lie | Locks::Missing)) => {
                if let Some(folder) = path.parent() {
                    self.preferences.locks_hold.remove(folder);
                    self.remember();
                }
                self.worker.distrust();
                let trouble = self.of_locks();
                self.shell.dialogs.say(Dialog::Say(trouble));
                return;
            }
            Err(error) => return self.trouble(&error),
        };
        self.shell.dialogs.say(Dialog::Tell(self.texts.get(key).to_owned()));
    }

    /// Says in which form a file is that a newer program has written, and where that program is to be had.
    pub(super) fn form_told(&mut self, path: &Path, found: Result<Forms, StoreError>) {
        let text = match found {
            Ok(forms) => {
                let place = forms.installer.as_deref();
                let place = place.map(|place| self.texts.with("newer-installer", &[("place", place.into())]));
                let args = [
                    ("file", forms.file.to_string().into()),
                    ("program", forms.program.to_string().into()),
                    ("version", env!("CARGO_PKG_VERSION").into()),
                ];
                let told = self.texts.with("newer-form", &args);
                let place = place.unwrap_or_else(|| self.texts.get("newer-no-installer").to_owned());
                format!("{told} {place}")
            }
            Err(StoreError::Newer { path, .. }) => {
                self.texts.trouble("error-newer", &path.display().to_string()).join(" ")
            }
            Err(error) => return self.trouble(&error),
        };
        tracing::info!(file = %path.display(), "a newer program has written the file");
        self.shell.dialogs.say(Dialog::Tell(text));
    }

    /// Asks in which form the open file is.
    pub(super) fn tell_newer(&mut self) {
        if let Some(path) = self.status.file.clone() {
            self.worker.ask_form(path);
        }
    }

    /// Says what is not as it should be about the file's place.
    pub(super) fn tell_place(&mut self) {
        let locks = (self.status.read_only == Some("read-only-locks")).then(|| self.of_locks());
        self.tell(locks.or_else(|| self.status.place.clone()));
    }
}
