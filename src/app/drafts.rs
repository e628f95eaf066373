//! What is typed and not saved, kept in the user's own data folder: it outlives a crash, a power cut, and whoever goes
//! home with the window open. Each window has a file of its own, with a lock beside it that says that the window lives.
//! What a window has left behind is offered by the next one that opens the same register.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::starting::own_folder;
use crate::domain::{Change, Fields, Operation, OperationKind, Picture, Record, Table};
use crate::ui::KeptDraft;

/// How long a draft waits for its writer.
const KEPT_DAYS: i64 = 14;

/// How long typing goes on before it is kept.
const PACE: Duration = Duration::from_secs(1);

/// How the name of a file begins that is still being written.
const HALF_WRITTEN: &str = ".draft-";

/// The largest file of drafts that is read, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Something that was typed and not saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Kept {
    /// Told from the others by this.
    pub id: Uuid,
    /// When it was typed.
    pub at: DateTime<Utc>,
    pub what: What,
}

/// What it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum What {
    /// What stood in a form or on a page.
    Typed(KeptDraft),
    /// An operation that was asked for and not saved.
    Operation(KeptOperation),
}

/// An operation as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct KeptOperation {
    kind: OperationKind,
    changes: Vec<KeptChange>,
    #[serde(default)]
    pictures: Vec<KeptPicture>,
    /// What the file is called from which it comes.
    #[serde(default)]
    source: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct KeptChange {
    table: String,
    before: Option<Fields>,
    after: Option<Fields>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct KeptPicture {
    hash: String,
    png: Vec<u8>,
}

impl KeptOperation {
    pub fn of(operation: &Operation) -> Self {
        let change = |change: &Change| {
            let (before, after) = (change.before.as_ref(), change.after.as_ref());
            let table = before.or(after)?.table().name().to_owned();
            Some(KeptChange { table, before: before.map(Record::fields), after: after.map(Record::fields) })
        };
        let picture = |one: &Picture| KeptPicture { hash: one.hash.clone(), png: one.png.to_vec() };
        Self {
            kind: operation.kind,
            changes: operation.changes.iter().filter_map(change).collect(),
            pictures: operation.pictures.iter().map(picture).collect(),
            source: operation.source.clone(),
        }
    }

    /// What it was meant to do.
    pub const fn kind(&self) -> OperationKind {
        self.kind
    }

    /// The operation by `who`; none where this program does not know what is in it.
    pub fn operation(&self, who: &str) -> Option<Operation> {
        let record = |table, fields: &Option<Fields>| match fields {
            Some(fields) => Record::from_fields(table, fields.clone()).ok().map(Some),
            None => Some(None),
        };
        let change = |one: &KeptChange| {
            let table = Table::from_name(&one.table)?;
            Some(Change { before: record(table, &one.before)?, after: record(table, &one.after)? })
        };
        let changes = self.changes.iter().map(change).collect::<Option<Vec<Change>>>()?;
        let picture = |one: &KeptPicture| Picture { hash: one.hash.clone(), png: one.png.clone().into() };
        let operation = Operation::new(self.kind, who, changes);
        let pictures = self.pictures.iter().map(picture).collect();
        Some(operation.with_pictures(pictures).with_source(self.source.as_deref().unwrap_or_default()))
    }
}

/// What one window keeps.
#[derive(Debug, Serialize, Deserialize)]
struct Page {
    /// The register it belongs to.
    file: PathBuf,
    kept: Vec<Kept>,
}

enum Task {
    Write(Vec<u8>),
    TakeAway,
    /// Everything asked for before has been done.
    Done(Sender<()>),
}

/// The drafts of this window, and those that others have left behind.
pub(super) struct Drafts {
    /// Where they are; nowhere in tests that do not ask for it, and where the system has no such folder.
    folder: Option<PathBuf>,
    /// What this window's file is called, without its ending.
    name: String,
    /// Held as long as the window lives.
    lock: Option<File>,
    thread: Option<(Sender<Task>, JoinHandle<()>)>,
    /// What stands in the file.
    written: Option<Vec<u8>>,
    /// When it was looked last whether something is to be kept.
    looked: Option<Instant>,
}

/// Where drafts are kept on this machine.
pub fn folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.data_dir().join("kortisto").join("drafts"))
}

impl Drafts {
    pub fn new(folder: Option<PathBuf>) -> Self {
        let name = Uuid::now_v7().to_string();
        Self { folder, name, lock: None, thread: None, written: None, looked: None }
    }

    fn path(&self, ending: &str) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join(format!("{}.{ending}", self.name)))
    }

    /// How long to wait until it is worth looking again; none where it is time.
    pub fn rest(&self) -> Option<Duration> {
        self.looked.and_then(|looked| PACE.checked_sub(looked.elapsed())).filter(|rest| !rest.is_zero())
    }

    /// Keeps this, and nothing else, for the register at `file`.
    pub fn keep(&mut self, file: &Path, kept: Vec<Kept>) {
        self.looked = Some(Instant::now());
        let page = Page { file: known_as(file), kept };
        let bytes = if page.kept.is_empty() { None } else { serde_json::to_vec(&page).ok() };
        if bytes == self.written || (self.folder.is_none()) {
            return;
        }
        if bytes.is_some() && !self.claim() {
            return;
        }
        self.ask(bytes.clone().map_or(Task::TakeAway, Task::Write));
        self.written = bytes;
    }

    /// Whether something is kept.
    pub const fn hold_something(&self) -> bool {
        self.written.is_some()
    }

    /// Waits until what is to be kept is on the disk.
    pub fn flush(&self) {
        let (done, heard) = channel();
        self.ask(Task::Done(done));
        // Where the thread is not there, nothing is to be waited for.
        heard.recv().unwrap_or_default();
    }

    /// Lets go of what is kept, without taking it away: it is for the next window.
    pub fn leave_behind(&mut self) {
        self.flush();
        self.name = Uuid::now_v7().to_string();
        (self.lock, self.written) = (None, None);
        if let Some((thread, handle)) = self.thread.take() {
            drop(thread);
            drop(handle.join());
        }
    }

    /// Makes the folder and this window's lock.
    fn claim(&mut self) -> bool {
        if self.lock.is_some() {
            return true;
        }
        let (Some(folder), Some(lock), Some(path)) = (self.folder.clone(), self.path("lock"), self.path("json")) else {
            return false;
        };
        let claim = || -> std::io::Result<File> {
            own_folder(&folder)?;
            let file = File::create(&lock)?;
            file.lock()?;
            Ok(file)
        };
        let (asked, tasks) = channel();
        let writes = || {
            let spawned = thread::Builder::new().name("kortisto-drafts".into()).spawn(move || write(&path, &tasks))?;
            claim().map(|lock| (lock, spawned))
        };
        match writes() {
            Ok((lock, handle)) => {
                self.lock = Some(lock);
                self.thread = Some((asked, handle));
                true
            }
            Err(error) => {
                tracing::warn!(%error, kind = ?error.kind(), "drafts cannot be kept");
                // Not tried again: every letter typed would try.
                self.folder = None;
                false
            }
        }
    }

    fn ask(&self, task: Task) {
        if let Some((thread, _)) = &self.thread {
            drop(thread.send(task));
        }
    }

    /// What windows that live no more have left behind for the register at `file`, oldest first, and nothing that is
    /// older than its time. It is this window's from now on: its files are given back, to be taken away once this window
    /// has kept it itself.
    pub fn left_behind(&self, file: &Path, now: DateTime<Utc>) -> (Vec<Kept>, Vec<PathBuf>) {
        let Some(folder) = &self.folder else { return (Vec::new(), Vec::new()) };
        let file = known_as(file);
        let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
        let (mut found, mut files) = (Vec::new(), Vec::new());
        clear_half_written(folder);
        for path in entries.filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
            if path.file_stem().is_some_and(|stem| *stem == *self.name) || lives(&path) {
                continue;
            }
            let Some(page) = read(&path) else { continue };
            let fresh = |one: &Kept| now.signed_duration_since(one.at) <= TimeDelta::days(KEPT_DAYS);
            let fresh: Vec<Kept> = page.kept.into_iter().filter(fresh).collect();
            if fresh.is_empty() {
                take_away(&path);
            } else if page.file == file {
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

impl Drop for Drafts {
    fn drop(&mut self) {
        let nothing_kept = self.written.is_none();
        if let Some((thread, handle)) = self.thread.take() {
            drop(thread);
            drop(handle.join());
        }
        if self.lock.take().is_some()
            && nothing_kept
            && let Some(lock) = self.path("lock")
        {
            drop(std::fs::remove_file(lock));
        }
    }
}

/// The same register under the same name, however the path to it is written.
fn known_as(file: &Path) -> PathBuf {
    file.canonicalize().unwrap_or_else(|_| file.to_owned())
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
pub(super) fn take_away(path: &Path) {
    for path in [path.to_owned(), path.with_extension("lock")] {
        if let Err(error) = std::fs::remove_file(&path)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%error, kind = ?error.kind(), "a draft stays");
        }
    }
}

fn write(path: &Path, tasks: &Receiver<Task>) {
    while let Ok(task) = tasks.recv() {
        let done = match task {
            Task::Write(bytes) => replace(path, &bytes),
            Task::TakeAway => std::fs::remove_file(path),
            Task::Done(heard) => {
                heard.send(()).unwrap_or_default();
                Ok(())
            }
        };
        if let Err(error) = done {
            tracing::warn!(%error, kind = ?error.kind(), "drafts are not kept");
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Agency, AgencyId};

    fn kept(at: DateTime<Utc>) -> Kept {
        let agency = Agency { name_fi: "Rannikkolaitos".into(), ..Agency::empty(AgencyId::new()) };
        let after = Agency { email: "a@a.example".into(), ..agency.clone() };
        let operation = Operation::new(OperationKind::AgencyEdited, "Aino", vec![Change::update(agency, after)]);
        Kept { id: operation.id.0, at, what: What::Operation(KeptOperation::of(&operation)) }
    }

    fn left_behind(folder: &Path, file: &Path, now: DateTime<Utc>) -> Vec<Kept> {
        Drafts::new(Some(folder.to_owned())).left_behind(file, now).0
    }

    #[test]
    fn what_a_window_leaves_behind_is_found_once_it_lives_no_more() {
        let folder = tempfile::tempdir().expect("a folder");
        let (drafts, file) = (folder.path().join("drafts"), folder.path().join("a.kortisto"));
        let now = Utc::now();
        let typed = kept(now);
        let mut window = Drafts::new(Some(drafts.clone()));
        window.keep(&file, vec![typed.clone()]);
        window.flush();
        assert_eq!(left_behind(&drafts, &file, now), [], "it is still being typed");
        drop(window);
        assert_eq!(left_behind(&drafts, &folder.path().join("b.kortisto"), now), [], "of another register");
        assert_eq!(left_behind(&drafts, &file, now), std::slice::from_ref(&typed));
        let What::Operation(operation) = &typed.what else { panic!("an operation") };
        let again = operation.operation("Aino").expect("known");
        assert_eq!(KeptOperation::of(&again), *operation, "nothing of it is lost");
        assert_eq!(left_behind(&drafts, &file, now + TimeDelta::days(15)), [], "it has had its time");
        assert_eq!(std::fs::read_dir(&drafts).expect("there").count(), 0, "and is gone");
    }

    #[test]
    fn what_is_saved_is_kept_no_longer() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.kortisto");
        let mut window = Drafts::new(Some(folder.path().to_owned()));
        window.keep(&file, vec![kept(Utc::now())]);
        window.keep(&file, Vec::new());
        drop(window);
        assert_eq!(std::fs::read_dir(folder.path()).expect("there").count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_reads_drafts() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let drafts = folder.path().join("drafts");
        let mut window = Drafts::new(Some(drafts.clone()));
        window.keep(&folder.path().join("a.kortisto"), vec![kept(Utc::now())]);
        window.flush();
        let open = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o077;
        assert_eq!(open(&drafts), 0);
        assert_eq!(open(&window.path("json").expect("a path")), 0);
    }

    #[test]
    fn what_cannot_be_read_stays_and_stops_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let odd = folder.path().join("odd.json");
        std::fs::write(&odd, b"{\"file\":").expect("written");
        assert_eq!(left_behind(folder.path(), &folder.path().join("a.kortisto"), Utc::now()), []);
        assert!(odd.exists());
    }
}
