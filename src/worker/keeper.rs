//! The thread that owns the store.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use super::unanswered::{Unanswered, guarded};
use super::{Long, Opened, PaperJob, PrintError, Reply, Request};
use crate::domain::{OperationKind, Snapshot, person};
use crate::exchange::demo;
use crate::exchange::logo;
use crate::exchange::pdf::PdfError;
use crate::store::sqlite::{copies_beside, copies_that_hold};
use crate::store::{Commit, HistoryQuery, SqliteStore, Store, StoreError, for_paper, undo};

/// Milliseconds between looks for others' changes while the window has the focus.
pub(super) const FOCUSED_PACE: u64 = 3_000;

/// The same while it has not.
pub(super) const UNFOCUSED_PACE: u64 = 30_000;

/// Everything that has been done, with what it changed.
fn whole_log() -> HistoryQuery {
    HistoryQuery { contents: true, ..HistoryQuery::newest(usize::MAX) }
}

pub(super) struct Keeper<P> {
    open: Option<Open>,
    post: P,
    pace: Arc<AtomicU64>,
    /// The thread that does what takes long.
    long: Sender<Long>,
    /// The last look for others' changes failed, and that was said.
    deaf: bool,
}

struct Open {
    store: Box<dyn Store>,
    known: Arc<Snapshot>,
    /// Where the file is; absent for a register in memory.
    path: Option<PathBuf>,
}

impl<P: Fn(Reply) -> bool> Keeper<P> {
    pub(super) fn new(store: Option<Box<dyn Store>>, post: P, pace: Arc<AtomicU64>, long: Sender<Long>) -> Self {
        let open = store.map(|mut store| {
            // A store that is handed over open is one in memory, whose load cannot fail.
            let known = Arc::new(store.load().unwrap_or_default());
            Open { store, known, path: None }
        });
        Self { open, post, pace, long, deaf: false }
    }

    pub(super) fn run(mut self, requests: &Receiver<Request>) {
        loop {
            let pace = Duration::from_millis(self.pace.load(Ordering::Relaxed));
            match requests.recv_timeout(pace) {
                Ok(Request::Print(job)) => self.print(job),
                Ok(request) => {
                    let made = match &request {
                        Request::Create(path) | Request::CreateDemo(path, _) => Some(path.clone()),
                        _ => None,
                    };
                    let reply = self.guarded_answer(request);
                    let done = matches!(reply, Reply::Opened(_));
                    let heard = (self.post)(reply);
                    // The making was cancelled: nobody waits for the file any more.
                    if let Some(path) = made.filter(|_| done && !heard) {
                        self.open = None;
                        drop(std::fs::remove_file(path));
                    }
                }
                Err(RecvTimeoutError::Timeout) => self.look_for_others(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Answers a request whatever happens: where a defect of ours ends the answering, the file is opened anew, and the
    /// answer says so.
    fn guarded_answer(&mut self, request: Request) -> Reply {
        let unanswered = Unanswered::of(&request);
        guarded(|| self.answer(request)).unwrap_or_else(|detail| {
            tracing::error!(detail, "the store's thread");
            if let Some(open) = &mut self.open
                && let Some(path) = &open.path
                && let Ok(store) = SqliteStore::open(path)
            {
                open.store = Box::new(store);
            }
            unanswered.reply(StoreError::Broke(detail))
        })
    }

    fn answer(&mut self, request: Request) -> Reply {
        match request {
            Request::Open(path) => self.opened(path, SqliteStore::open),
            Request::Refresh => match &self.open {
                Some(open) => {
                    let access = open.store.access();
                    let snapshot = Arc::clone(&open.known);
                    Reply::Opened(Opened { path: None, snapshot, access, erased: Vec::new() })
                }
                None => Reply::Closed,
            },
            Request::Create(path) => self.opened(path, SqliteStore::create),
            Request::CreateDemo(path, options) => {
                self.opened(path, |path| SqliteStore::create_with(path, &demo::operation(&options)))
            }
            Request::Commit(operation) => {
                let result = self.with_store(|open| {
                    let commit = open.store.commit(&operation, &open.known)?;
                    open.known = Arc::clone(commit.snapshot());
                    Ok(commit)
                });
                Reply::Committed(operation.id, result)
            }
            Request::Import(operation, planned) => {
                let result = self.with_store(|open| {
                    if let Some(newer) = open.store.changes_since(&open.known)? {
                        open.known = Arc::new(newer);
                    }
                    // One that is in the file already, and whose answer was lost, is found there by its id.
                    let query = HistoryQuery::operation(operation.id);
                    if overtaken(&planned, &open.known) && open.store.history(&query)?.is_empty() {
                        return Ok(Commit::Conflicts(Vec::new(), Arc::clone(&open.known)));
                    }
                    let commit = open.store.commit(&operation, &open.known)?;
                    open.known = Arc::clone(commit.snapshot());
                    Ok(commit)
                });
                Reply::Committed(operation.id, result)
            }
            Request::Undo(which, who) => {
                let result = self.with_store(|open| {
                    let outcome = undo(open.store.as_mut(), &open.known, which, &who)?;
                    open.known = Arc::clone(outcome.snapshot());
                    Ok(outcome)
                });
                Reply::Undone(result)
            }
            Request::History(query) => {
                let log = self.with_store(|open| open.store.history(&query));
                Reply::History(query, log)
            }
            Request::Logo(hash) => {
                let png = self.with_store(|open| open.store.logo(&hash)).ok().flatten();
                let picture = png.and_then(|png| logo::decode(&png).ok());
                Reply::Logo(hash, picture)
            }
            Request::Held(subject) => Reply::Held(self.with_store(|open| {
                let Some(held) = person::held(&open.known.rows, &subject) else { return Ok(None) };
                let traces = held.traces(&open.store.history(&whole_log())?);
                Ok(Some((held, traces)))
            })),
            Request::OldContents(before) => Reply::OldContents(self.with_store(|open| {
                let log = open.store.history(&whole_log())?;
                let old = log.iter().filter(|operation| operation.at < before);
                Ok(old.flat_map(|operation| &operation.changes).filter(|change| !change.erased).count())
            })),
            Request::Erase(erasure) => {
                let result = self.with_store(|open| {
                    let forgotten = open.store.erase(&erasure, &open.known)?;
                    open.known = Arc::clone(forgotten.commit.snapshot());
                    let words = &erasure.blanking.words;
                    // What a purge took has no name to look for: it may be in every copy.
                    let purge = erasure.operation.kind == OperationKind::Purged;
                    let find = |path| if purge { copies_beside(path) } else { copies_that_hold(path, words) };
                    let copies = open.path.as_deref().map(find).unwrap_or_default();
                    Ok((forgotten, copies))
                });
                Reply::Erased(erasure.operation.id, result)
            }
            // Handed on before it comes here: the other thread answers it.
            Request::Print(job) => Reply::Printed(job.path, Err(PrintError::Made(PdfError::Nothing))),
            Request::Close => {
                self.open = None;
                Reply::Closed
            }
        }
    }

    /// Hands the other thread what it needs for a document, so that it is made from what is in the file now.
    fn print(&mut self, job: PaperJob) {
        let read = self
            .with_store(|open| Ok((Arc::clone(&open.known), for_paper(open.store.as_mut(), &open.known, job.paper)?)));
        match read {
            // The thread lives as long as this one.
            Ok((snapshot, parts)) => drop(self.long.send(Long::Paper(job, snapshot, parts))),
            Err(error) => {
                (self.post)(Reply::Printed(job.path, Err(PrintError::Read(error))));
            }
        }
    }

    fn opened(&mut self, path: PathBuf, open: impl FnOnce(&Path) -> Result<SqliteStore, StoreError>) -> Reply {
        let opening = open(&path).and_then(|mut store| {
            let known = Arc::new(store.load()?);
            let erased = store.erased()?;
            Ok((store, known, erased))
        });
        match opening {
            Ok((store, known, erased)) => {
                let (snapshot, access) = (Arc::clone(&known), store.access());
                let opened = Opened { path: Some(path.clone()), snapshot, access, erased };
                self.open = Some(Open { store: Box::new(store), known, path: Some(path) });
                self.deaf = false;
                Reply::Opened(opened)
            }
            Err(error) => Reply::NotOpened(path, error),
        }
    }

    fn with_store<T>(&mut self, act: impl FnOnce(&mut Open) -> Result<T, StoreError>) -> Result<T, StoreError> {
        match &mut self.open {
            Some(open) => act(open),
            None => Err(StoreError::Internal("no file is open".into())),
        }
    }

    fn look_for_others(&mut self) {
        let Some(open) = &mut self.open else { return };
        match open.store.changes_since(&open.known) {
            Ok(found) => {
                if std::mem::take(&mut self.deaf) {
                    (self.post)(Reply::Reachable);
                }
                if let Some(snapshot) = found {
                    open.known = Arc::new(snapshot);
                    (self.post)(Reply::Changed(Arc::clone(&open.known)));
                }
            }
            Err(error) => {
                if !std::mem::replace(&mut self.deaf, true) {
                    (self.post)(Reply::Unreachable(error));
                }
            }
        }
    }
}

/// Whether what bringing contacts in is planned from has changed: people, what they are asked about, agencies' names.
fn overtaken(planned: &Snapshot, now: &Snapshot) -> bool {
    fn same<T: PartialEq>(one: &Arc<T>, other: &Arc<T>) -> bool {
        Arc::ptr_eq(one, other) || one == other
    }
    !(same(&planned.contact, &now.contact)
        && same(&planned.contact_reach, &now.contact_reach)
        && same(&planned.contact_in_role, &now.contact_in_role)
        && same(&planned.contact_role, &now.contact_role)
        && same(&planned.agency, &now.agency)
        && same(&planned.succession, &now.succession))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lets a keeper answer `request`, heard or not.
    fn answered(request: Request, heard: bool) {
        let (requests, incoming) = std::sync::mpsc::channel();
        requests.send(request).expect("sent");
        drop(requests);
        let (long, _) = std::sync::mpsc::channel();
        Keeper::new(None, |_| heard, Arc::new(AtomicU64::new(FOCUSED_PACE)), long).run(&incoming);
    }

    #[test]
    fn a_file_whose_making_was_cancelled_is_taken_away() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("uusi.kortisto");
        answered(Request::Create(path.clone()), false);
        assert!(!path.exists());
        answered(Request::Create(path.clone()), true);
        assert!(path.exists());
        // One that was there before stays, whoever listens.
        answered(Request::Create(path.clone()), false);
        answered(Request::Open(path.clone()), false);
        assert!(path.exists());
    }
}
