//! Whether the file still stands where it was opened. Files on a network drive are moved, renamed, deleted, put back from
//! a copy, or out of reach for a while, with everybody's window open over them.

use std::path::Path;
use std::time::SystemTime;

use file_id::FileId;

use super::open::connect;
use super::recognise::recognise;
use super::trouble::{explain, explain_io};
use super::{SqliteStore, log};
use crate::domain::OperationId;
use crate::store::{Access, Store, StoreError};

/// What a file is known by, whatever it is called.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Place {
    /// What the file system knows it by; none where it could not be asked.
    file: Option<FileId>,
    /// The operation with which the register began, which all its copies have.
    register: Option<OperationId>,
    /// When it was written to last, as far as we have seen. SQLite knows by a counter in the file that others have written,
    /// and a copy that was put over the file may have the same count again.
    written: Option<SystemTime>,
}

impl Place {
    /// The operation with which the register began.
    pub(super) const fn register(&self) -> Option<OperationId> {
        self.register
    }
}

fn written(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

impl SqliteStore {
    /// We have written ourselves.
    pub(super) fn wrote(&mut self) {
        self.place.written = written(&self.path);
    }

    /// Remembers which file it is that has just been opened.
    pub(super) fn settle_in(&mut self) -> Result<(), StoreError> {
        let register = log::first(&self.connection).map_err(|error| explain(&error, &self.path))?;
        // Asking the file system opens nothing: on Unix a file that is opened and closed loses all our locks of it.
        let file = file_id::get_file_id(&self.path).ok();
        self.place = Place { file, register, written: written(&self.path) };
        self.lost.set(false);
        Ok(())
    }

    /// Makes sure that we speak with the file at its path. Where the same register stands there in another file, as after
    /// a copy was put back, or where the connection was lost, it is opened anew.
    ///
    /// # Errors
    /// [`StoreError::Gone`] where there is nothing, [`StoreError::Replaced`] where another register stands there, and
    /// those of opening.
    pub(super) fn stand(&mut self) -> Result<(), StoreError> {
        let found = file_id::get_file_id(&self.path).map_err(|error| match explain_io(&error, &self.path) {
            StoreError::NotFound(path) => StoreError::Gone(path),
            other => other,
        })?;
        if self.place.file == Some(found) && !self.lost.get() {
            let written = written(&self.path);
            if written != self.place.written {
                self.place.written = written;
                self.read = None;
                // Nothing that was read before is believed.
                self.connection.execute_batch("PRAGMA shrink_memory").map_err(|error| self.fail(&error))?;
            }
            return Ok(());
        }
        let (connection, _) = connect(&self.path)?;
        recognise(&connection, &self.path)?;
        if log::first(&connection).map_err(|error| explain(&error, &self.path))? != self.place.register {
            return Err(StoreError::Replaced(self.path.clone()));
        }
        drop(connection);
        tracing::info!("the file is opened anew");
        let fresh = Self::open(&self.path)?;
        if fresh.place.register != self.place.register {
            return Err(StoreError::Replaced(self.path.clone()));
        }
        // A network that was away for a while has no better locks than before.
        let locks_lie = self.access.get() == Access::ReadOnlyLocks;
        let only_read = self.only_read;
        *self = fresh;
        if only_read {
            self.only_read();
        }
        if locks_lie {
            self.distrust();
        }
        Ok(())
    }
}
