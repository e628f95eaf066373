//! Writing what was chosen on this machine, on a thread of its own: the user's own folder may lie on a drive that takes its
//! time too. One is written after the other, and what is chosen meanwhile is written next.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;

use super::Kortisto;
use super::preferences::Preferences;
use crate::ui::Trouble;

/// What is being written of what was chosen.
#[derive(Default)]
pub(super) struct Remembering {
    /// As it was when it was sent to be written; none where nothing is.
    sent: Option<Box<Preferences>>,
    /// More has been chosen since.
    again: bool,
    /// Held by whoever writes. Set once the last has been written, before the window goes: nothing older comes after it.
    last: Arc<Mutex<bool>>,
}

impl Kortisto {
    /// Has what was chosen on this machine written.
    pub(super) fn remember(&mut self) {
        self.status.recent.clone_from(&self.preferences.recent);
        if self.remembering.sent.is_some() {
            self.remembering.again = true;
            return;
        }
        if self.preferences.path.is_none() {
            return;
        }
        let sent = Box::new(self.preferences.clone());
        let (written, last) = (sent.clone(), Arc::clone(&self.remembering.last));
        self.remembering.sent = Some(sent);
        self.worker.write_own(move || {
            let last = last.lock().unwrap_or_else(PoisonError::into_inner);
            if *last { Err(std::io::ErrorKind::Interrupted.into()) } else { written.write() }
        });
    }

    /// What was chosen has been written, or could not be. A trial that is lost by that is told, once for as long as it
    /// stays so; anything else is only a choice.
    pub(super) fn remembered(&mut self, written: std::io::Result<Value>) {
        let Some(sent) = self.remembering.sent.take() else { return };
        let again = std::mem::take(&mut self.remembering.again);
        match written {
            Ok(written) => self.preferences.is_written(*sent, &written),
            Err(error) => {
                tracing::warn!(%error, kind = ?error.kind(), "preferences not saved");
                if self.preferences.loses_a_trial() && !std::mem::replace(&mut self.preferences.told, true) {
                    self.tell(Some(Trouble { key: "what-if-not-kept", about: String::new() }));
                }
            }
        }
        self.status.recent.clone_from(&self.preferences.recent);
        if again {
            self.remember();
        }
    }

    /// Writes what was chosen for the last time, before the window goes.
    pub(super) fn remember_at_last(&mut self) {
        let last = Arc::clone(&self.remembering.last);
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        *last = true;
        self.preferences.save();
    }
}
