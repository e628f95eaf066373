//! What is done with drafts on the disk, by the thread that alone touches their folder: it may lie on a drive that takes its
//! time.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{Kept, Page};
use crate::app::starting::own_folder;
use crate::domain::gave_way::UNSAVED_DAYS;
use crate::worker::guarded;

/// How the name of a file begins that is still being written.
const HALF_WRITTEN: &str = ".draft-";

/// The largest file of drafts that is read, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What windows that live no more have left behind, oldest first, and the files that it stands in.
pub(super) type Found = (Vec<Kept>, Vec<PathBuf>);

/// What the thread is asked.
pub(super) enum Task {
    /// To keep this, and nothing else.
    Write(Vec<u8>),
    /// To keep nothing any more.
    TakeAway,
    /// To take files of earlier windows away, whose content has been written by now.
    Adopt(Vec<PathBuf>),
    /// To let go of what is kept: it is for the next window.
    LeaveBehind,
    /// What was left behind for a register, as of a moment.
    Find(PathBuf, DateTime<Utc>, Sender<Found>),
    /// Everything asked for before has been done.
    Done(Sender<()>),
}

/// Does what is asked until nothing more can be.
pub(super) fn run(folder: PathBuf, tasks: &Receiver<Task>, wake: &(dyn Fn() + Send + Sync)) {
    let mut disk = Disk { folder, name: new_name(), lock: None, kept: false, failed: false, able: true };
    while let Ok(task) = tasks.recv() {
        // Whatever a defect ends here, what is typed next is kept all the same.
        let (keeps, finds) = (matches!(task, Task::Write(_) | Task::TakeAway), matches!(task, Task::Find(..)));
        let done = guarded(|| match task {
            Task::Write(bytes) => disk.write(&bytes),
            Task::TakeAway => disk.take_away(),
            Task::Adopt(files) => disk.adopt(&files),
            Task::LeaveBehind => disk.leave_behind(),
            Task::Find(register, now, answer) => {
                // Whoever asked may have gone.
                answer.send(disk.left_behind(&register, now)).unwrap_or_default();
                wake();
            }
            Task::Done(heard) => heard.send(()).unwrap_or_default(),
        });
        if let Err(detail) = done {
            tracing::error!(detail, "drafts");
            disk.failed |= keeps;
            // Whoever waits for what was found hears that nothing will come.
            if finds {
                wake();
            }
        }
    }
    if disk.lock.take().is_some() && !disk.kept {
        drop(std::fs::remove_file(disk.path("lock")));
    }
}

fn new_name() -> String {
    Uuid::now_v7().to_string()
}

struct Disk {
    folder: PathBuf,
    /// What this window's file is called, without its ending.
    name: String,
    /// Held as long as the window lives.
    lock: Option<File>,
    /// Something stands in the file.
    kept: bool,
    /// What was to be written last was not.
    failed: bool,
    /// There is a place for drafts. Where there is none it is not tried again with every letter.
    able: bool,
}

impl Disk {
    fn path(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", self.name))
    }

    /// Makes the folder and this window's lock.
    fn claim(&mut self) -> std::io::Result<()> {
        if self.lock.is_some() {
            return Ok(());
        }
        own_folder(&self.folder)?;
        let file = File::create(self.path("lock"))?;
        file.lock()?;
        self.lock = Some(file);
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) {
        if !self.able {
            return;
        }
        if let Err(error) = self.claim() {
            tracing::warn!(%error, kind = ?error.kind(), "drafts cannot be kept");
            (self.able, self.failed) = (false, true);
            return;
        }
        match replace(&self.path("json"), bytes) {
            Ok(()) => (self.kept, self.failed) = (true, false),
            Err(error) => {
                tracing::warn!(%error, kind = ?error.kind(), "drafts are not kept");
                self.failed = true;
            }
        }
    }

    fn take_away(&mut self) {
        if !self.kept {
            self.failed = false;
            return;
        }
        match std::fs::remove_file(self.path("json")) {
            Ok(()) => (self.kept, self.failed) = (false, false),
            Err(error) => tracing::warn!(%error, kind = ?error.kind(), "drafts are not kept"),
        }
    }

    fn adopt(&self, files: &[PathBuf]) {
        // Where their content could not be written anew, they are all there is of it.
        if !self.failed {
            for file in files {
                take_away(file);
            }
        }
    }

    fn leave_behind(&mut self) {
        (self.name, self.lock, self.kept) = (new_name(), None, false);
    }

    /// What windows that live no more have left behind for a register, and nothing that is older than its time. It is this
    /// window's from now on: its files are given back, to be taken away once this window has kept it itself.
    fn left_behind(&self, register: &Path, now: DateTime<Utc>) -> Found {
        let entries = std::fs::read_dir(&self.folder).into_iter().flatten();
        let entries = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let (mut found, mut files) = (Vec::new(), Vec::new());
        clear_half_written(&self.folder);
        for path in entries.filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
            if path.file_stem().is_some_and(|stem| *stem == *self.name) || lives(&path) {
                continue;
            }
            let Some(page) = read(&path) else { continue };
            let fresh = |one: &Kept| now.signed_duration_since(one.at) <= TimeDelta::days(UNSAVED_DAYS);
            let fresh: Vec<Kept> = page.kept.into_iter().filter(fresh).collect();
            if fresh.is_empty() {
                take_away(&path);
            } else if page.file == register {
                found.extend(fresh);
                files.push(path);
            }
        }
        found.sort_by_key(|one| one.at);
        let mut seen = BTreeSet::new();
        found.retain(|one| seen.insert(one.id));
        (found, files)
    }
}

/// Whether the window lives that writes the file at `path`.
fn lives(path: &Path) -> bool {
    match File::open(path.with_extension("lock")) {
        Ok(lock) => matches!(lock.try_lock(), Err(TryLockError::WouldBlock)),
        Err(_) => false,
    }
}

fn read(path: &Path) -> Option<Page> {
    if std::fs::metadata(path).ok()?.len() > LARGEST {
        return None;
    }
    serde_json::from_slice(&std::fs::read(path).ok()?).ok()
}

/// Takes away what programs have left that were killed while they wrote.
fn clear_half_written(folder: &Path) {
    let old = |path: &Path| {
        let written = std::fs::metadata(path).and_then(|about| about.modified()).ok();
        let age = written.and_then(|written| written.elapsed().ok());
        age.is_some_and(|age| age > Duration::from_hours(24))
    };
    for path in std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())) {
        let half = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(HALF_WRITTEN));
        if half && old(&path) {
            take_away(&path);
        }
    }
}

/// Takes a file of drafts away, with its lock.
fn take_away(path: &Path) {
    for path in [path.to_owned(), path.with_extension("lock")] {
        if let Err(error) = std::fs::remove_file(&path)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%error, kind = ?error.kind(), "a draft stays");
        }
    }
}

fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::Builder::new().prefix(HALF_WRITTEN).tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_data()?;
    file.persist(path)?;
    Ok(())
}
