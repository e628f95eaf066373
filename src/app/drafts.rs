//! What is typed and not saved, kept in the user's own data folder: it outlives a crash, a power cut, and whoever goes
//! home with the window open. Each window has a file of its own, with a lock beside it that says that the window lives.
//! What a window has left behind is offered by the next one that opens the same register.

mod disk;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use self::disk::{Found, Task};
use crate::domain::{Change, Fields, Operation, OperationKind, Picture, Record, Table};
use crate::ui::KeptDraft;
use crate::worker::Wake;

/// How long typing goes on before it is kept.
const PACE: Duration = Duration::from_secs(1);

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

/// The drafts of this window, and those that others have left behind. What is done on the disk is done by a thread.
pub(super) struct Drafts {
    /// Where they are; nowhere in tests that do not ask for it, and where the system has no such folder.
    folder: Option<PathBuf>,
    thread: Option<(Sender<Task>, JoinHandle<()>)>,
    /// What stands in the file, or soon will.
    written: Option<Vec<u8>>,
    /// When it was looked last whether something is to be kept.
    looked: Option<Instant>,
    /// The register that is open, as it was reached and as it is without links: a drive that is away is not asked again
    /// while people type.
    open: Option<(PathBuf, PathBuf)>,
    /// For which register it is looked what was left behind.
    finding: Option<(PathBuf, Receiver<Found>)>,
    /// Wakes the window once that is found.
    wake: Wake,
}

/// Where drafts are kept on this machine.
pub fn folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.data_dir().join("kortisto").join("drafts"))
}

impl Drafts {
    pub fn new(folder: Option<PathBuf>, wake: Wake) -> Self {
        Self { folder, thread: None, written: None, looked: None, open: None, finding: None, wake }
    }

    /// The register at `file` is open, which is at `real` without links.
    pub fn opened(&mut self, file: PathBuf, real: PathBuf) {
        self.open = Some((file, real));
    }

    /// The same register under the same name, however the path to it is written.
    fn known_as(&self, file: &Path) -> PathBuf {
        let open = self.open.as_ref().filter(|(open, _)| open == file).map(|(_, real)| real.clone());
        open.or_else(|| file.canonicalize().ok()).unwrap_or_else(|| file.to_owned())
    }

    /// How long to wait until it is worth looking again; none where it is time.
    pub fn rest(&self) -> Option<Duration> {
        self.looked.and_then(|looked| PACE.checked_sub(looked.elapsed())).filter(|rest| !rest.is_zero())
    }

    /// Keeps this, and nothing else, for the register at `file`.
    pub fn keep(&mut self, file: &Path, kept: Vec<Kept>) {
        self.looked = Some(Instant::now());
        let page = Page { file: self.known_as(file), kept };
        let bytes = if page.kept.is_empty() { None } else { serde_json::to_vec(&page).ok() };
        if bytes == self.written {
            return;
        }
        if self.ask(bytes.clone().map_or(Task::TakeAway, Task::Write)) {
            self.written = bytes;
        }
    }

    /// Whether something is kept.
    pub const fn hold_something(&self) -> bool {
        self.written.is_some()
    }

    /// Waits until what is to be kept is on the disk.
    pub fn flush(&mut self) {
        if self.thread.is_none() {
            return;
        }
        let (done, heard) = channel();
        self.ask(Task::Done(done));
        // Where the thread is not there any more, nothing is to be waited for.
        heard.recv().unwrap_or_default();
    }

    /// Lets go of what is kept, without taking it away: it is for the next window.
    pub fn leave_behind(&mut self) {
        if self.written.take().is_some() {
            self.ask(Task::LeaveBehind);
        }
    }

    /// Takes away the files of earlier windows, whose content is to be kept by this one, once it is.
    pub fn adopt(&mut self, files: Vec<PathBuf>) {
        self.ask(Task::Adopt(files));
    }

    /// Has it looked what windows that live no more have left behind for the register at `file`.
    pub fn find(&mut self, file: &Path, now: DateTime<Utc>) {
        let (answer, found) = channel();
        let register = self.known_as(file);
        if self.ask(Task::Find(register, now, answer)) {
            self.finding = Some((file.to_owned(), found));
        }
    }

    /// Whether it is being looked.
    pub const fn finding(&self) -> bool {
        self.finding.is_some()
    }

    /// What was found, for which register; none where nothing was looked for, or it is still being looked. `wait` until it
    /// is found.
    pub fn found(&mut self, wait: bool) -> Option<(PathBuf, Found)> {
        let (file, answer) = self.finding.take()?;
        let found = if wait { answer.recv().map_err(|_| TryRecvError::Disconnected) } else { answer.try_recv() };
        match found {
            Ok(found) => Some((file, found)),
            Err(TryRecvError::Empty) => {
                self.finding = Some((file, answer));
                None
            }
            Err(TryRecvError::Disconnected) => None,
        }
    }

    /// Asks the thread, which begins with the first question; false where there is no place for drafts.
    fn ask(&mut self, task: Task) -> bool {
        let Some(folder) = &self.folder else { return false };
        if self.thread.is_none() {
            let (asked, tasks) = channel();
            let (folder, wake) = (folder.clone(), Arc::clone(&self.wake));
            let spawned = thread::Builder::new().name("kortisto-drafts".into());
            match spawned.spawn(move || disk::run(folder, &tasks, &*wake)) {
                Ok(handle) => self.thread = Some((asked, handle)),
                Err(error) => {
                    tracing::warn!(%error, kind = ?error.kind(), "drafts cannot be kept");
                    self.folder = None;
                    return false;
                }
            }
        }
        self.thread.as_ref().is_some_and(|(thread, _)| thread.send(task).is_ok())
    }
}

impl Drop for Drafts {
    fn drop(&mut self) {
        if let Some((thread, handle)) = self.thread.take() {
            drop(thread);
            drop(handle.join());
        }
    }
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

    fn drafts(folder: &Path) -> Drafts {
        Drafts::new(Some(folder.to_owned()), Arc::new(|| ()))
    }

    fn left_behind(folder: &Path, file: &Path, now: DateTime<Utc>) -> Vec<Kept> {
        left_behind_to(&mut drafts(folder), file, now)
    }

    fn left_behind_to(window: &mut Drafts, file: &Path, now: DateTime<Utc>) -> Vec<Kept> {
        window.find(file, now);
        let (of, (found, _)) = window.found(true).expect("looked");
        assert_eq!(of, file);
        found
    }

    #[test]
    fn what_a_window_leaves_behind_is_found_once_it_lives_no_more() {
        let folder = tempfile::tempdir().expect("a folder");
        let (drafts, file) = (folder.path().join("drafts"), folder.path().join("a.kortisto"));
        let now = Utc::now();
        let typed = kept(now);
        let mut window = self::drafts(&drafts);
        window.keep(&file, vec![typed.clone()]);
        window.flush();
        assert_eq!(left_behind(&drafts, &file, now), [], "it is still being typed");
        drop(window);
        assert_eq!(left_behind(&drafts, &folder.path().join("b.kortisto"), now), [], "of another register");
        assert_eq!(left_behind(&drafts, &file, now), std::slice::from_ref(&typed));
        let What::Operation(operation) = &typed.what else { panic!("an operation") };
        let again = operation.operation("Aino").expect("known");
        assert_eq!(KeptOperation::of(&again), *operation, "nothing of it is lost");
        assert_eq!(left_behind(&drafts, &file, now + chrono::TimeDelta::days(15)), [], "it has had its time");
        assert_eq!(std::fs::read_dir(&drafts).expect("there").count(), 0, "and is gone");
    }

    #[test]
    fn an_open_register_is_known_by_where_it_is_and_not_asked_for_again() {
        let folder = tempfile::tempdir().expect("a folder");
        // Neither is there any more, as a drive that is away.
        let (by_link, real) = (Path::new("/ei/linkki.kortisto"), Path::new("/ei/palvelu.kortisto"));
        let window = || {
            let mut window = drafts(folder.path());
            window.opened(by_link.to_owned(), real.to_owned());
            window
        };
        let typed = kept(Utc::now());
        let mut first = window();
        first.keep(by_link, vec![typed.clone()]);
        first.flush();
        drop(first);
        assert_eq!(left_behind(folder.path(), by_link, Utc::now()), []);
        assert_eq!(left_behind(folder.path(), real, Utc::now()), std::slice::from_ref(&typed));
        assert_eq!(left_behind_to(&mut window(), by_link, Utc::now()), [typed]);
    }

    #[test]
    fn what_is_saved_is_kept_no_longer() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.kortisto");
        let mut window = drafts(folder.path());
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
        let mut window = self::drafts(&drafts);
        window.keep(&folder.path().join("a.kortisto"), vec![kept(Utc::now())]);
        window.flush();
        let open = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o077;
        assert_eq!(open(&drafts), 0);
        for file in std::fs::read_dir(&drafts).expect("lists") {
            let file = file.expect("one").path();
            assert!(file.extension().is_some_and(|ending| ending == "lock") || open(&file) == 0, "{file:?}");
        }
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
