//! The copy of the file that is kept on this computer, if the user wants one, and reading it while the file is out of reach.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::NaiveDateTime;

use super::Kortisto;
use super::replies::trouble_of;
use crate::store::StoreError;
use crate::store::sqlite::reading_copy;
use crate::ui;
use crate::worker::Request;

/// How often it is looked whether the copy has grown old, while the file changes.
const LOOKS: Duration = Duration::from_mins(10);

/// What is known of the copies of this computer.
#[derive(Default)]
pub(super) struct Copies {
    /// The folder in which they lie; nowhere where there is none.
    pub(super) folder: Option<PathBuf>,
    /// When it was looked last.
    looked: Option<Instant>,
    /// The file whose copy is opened or open.
    of: Option<PathBuf>,
}

impl Copies {
    /// The copies lie beside the drafts of this computer.
    pub(super) fn beside(drafts: Option<&Path>) -> Self {
        let folder = drafts.and_then(Path::parent).map(|folder| folder.join("reading"));
        Self { folder, ..Self::default() }
    }

    /// Whether a file is one of these copies.
    pub(super) fn holds(&self, file: &Path) -> bool {
        self.folder.as_ref().is_some_and(|folder| file.starts_with(folder))
    }
}

impl Kortisto {
    /// The file that has just been opened is a copy, or is the file itself.
    pub(super) fn note_copy(&mut self) {
        let file = self.status.file.clone().filter(|file| self.copies.holds(file));
        let known = self.status.copies.clone();
        self.status.copy = file.and(self.copies.of.clone()).map(|of| (of.clone(), known.get(&of).copied()));
        if self.status.copy.is_some() {
            self.status.read_only = Some("read-only-copy");
        } else {
            self.copies.of = None;
        }
        self.copies.looked = None;
        let own = self.status.file.is_some() && self.status.copy.is_none() && self.copies.folder.is_some();
        let kept = self.preferences.reading_copy;
        self.status.reading = own.then_some(ui::ReadingCopy { kept, at: None, failed: None });
    }

    /// Opens the copy of a file that is out of reach.
    pub(super) fn read_copy(&mut self, file: PathBuf) {
        let Some(folder) = &self.copies.folder else { return };
        let copy = reading_copy(folder, &file);
        self.copies.of = Some(file);
        self.open(copy);
    }

    /// How a file is opened: a copy is only read.
    pub(super) fn opening(&self, file: PathBuf) -> Request {
        if self.copies.holds(&file) { Request::Read(file) } else { Request::Open(file) }
    }

    /// Has the copy made anew where it has grown old, or at once.
    pub(super) fn copy_to_read(&mut self, at_once: bool) {
        let wanted = self.preferences.reading_copy && self.status.copy.is_none();
        let (Some(file), Some(folder)) = (self.status.file.clone().filter(|_| wanted), self.copies.folder.clone())
        else {
            return;
        };
        if at_once || self.copies.looked.is_none_or(|looked| looked.elapsed() >= LOOKS) {
            self.copies.looked = Some(Instant::now());
            self.worker.keep_reading_copy(file, folder, at_once);
        }
    }

    /// The copy is as of this moment, or could not be made.
    pub(super) fn copied_to_read(&mut self, file: &Path, made: Result<Option<NaiveDateTime>, StoreError>) {
        if self.status.file.as_deref() != Some(file) {
            return;
        }
        let Some(reading) = &mut self.status.reading else { return };
        match made {
            Ok(at) => {
                reading.failed = None;
                reading.at = at;
            }
            Err(StoreError::Cancelled) => {}
            Err(error) => {
                tracing::warn!(%error, "no copy to be read was made");
                reading.failed = Some(trouble_of(&error));
            }
        }
    }

    /// Keeps copies on this computer from now on, or no longer; then those that are there go.
    pub(super) fn keep_reading_copies(&mut self, kept: bool) {
        self.preferences.reading_copy = kept;
        self.remember();
        if let Some(reading) = &mut self.status.reading {
            *reading = ui::ReadingCopy { kept, at: None, failed: None };
        }
        if kept {
            self.copy_to_read(true);
        } else if let Some(folder) = self.copies.folder.clone() {
            self.status.copies.clear();
            self.worker.forget_reading_copies(folder);
        }
    }
}
