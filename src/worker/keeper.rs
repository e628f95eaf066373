//! The thread that owns the store.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use super::unanswered::{Unanswered, guarded};
use super::{Long, Opened, PaperJob, PrintError, Reply, Request, Taken, WorkbookJob};
use crate::domain::importing::overtaken;
use crate::domain::{OperationKind, Snapshot, person};
use crate::exchange::demo;
use crate::store::presence::present;
use crate::store::sqlite::{copies_beside, copies_that_hold};
use crate::store::{Access, Commit, HistoryQuery, SqliteStore, Store, StoreError, for_paper, undo};

/// Milliseconds between looks for others' changes while the window has the focus.
pub(super) const FOCUSED_PACE: u64 = 3_000;

/// The same while it has not.
pub(super) const UNFOCUSED_PACE: u64 = 30_000;

/// How long others may keep the file locked before that is said.
const LONG_LOCKED: Duration = Duration::from_secs(30);

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
    /// Why the last look for others' changes failed, as it was said.
    deaf: Option<&'static str>,
    /// What the window knows about whether the file takes operations.
    told: Option<Access>,
    /// When others' changes were looked for last.
    looked: Instant,
    /// Since when others have kept the file locked at every look.
    locked: Option<Instant>,
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
        Self { open, post, pace, long, deaf: None, told: None, looked: Instant::now(), locked: None }
    }

    pub(super) fn run(mut self, requests: &Receiver<Request>) {
        loop {
            let pace = Duration::from_millis(self.pace.load(Ordering::Relaxed));
            // A request that waits goes before a look that is due; but requests that keep coming do not put it off for
            // ever.
            let since = self.looked.elapsed();
            if since >= pace * 2 {
                self.look();
            }
            match requests.recv_timeout(pace.saturating_sub(self.looked.elapsed())) {
                Ok(Request::Look) | Err(RecvTimeoutError::Timeout) => self.look(),
                Ok(Request::Distrust) => {
                    if let Some(open) = &mut self.open {
                        open.store.distrust();
                    }
                }
                Ok(request) => {
                    let made = match &request {
                        Request::Create(path) | Request::CreateDemo(path, _) => Some(path.clone()),
                        _ => None,
                    };
                    // What the other thread answers is handed on to it.
                    let Some(reply) = self.guarded_answer(request) else { continue };
                    let done = matches!(reply, Reply::Opened(_));
                    let heard = (self.post)(reply);
                    // The making was cancelled: nobody waits for the file any more.
                    if let Some(path) = made.filter(|_| done && !heard) {
                        self.open = None;
                        drop(std::fs::remove_file(path));
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
            self.tell_access();
        }
    }

    /// Tells once what has become known: a newer program has brought the file to another form, it is proven damaged, or it
    /// can be written to again.
    fn tell_access(&mut self) {
        let Some(open) = &self.open else { return };
        let now = open.store.access();
        if self.told.is_some_and(|told| told != now) {
            (self.post)(Reply::Access(now));
        }
        self.told = Some(now);
    }

    /// Answers a request whatever happens: where a defect of ours ends the answering, the file is opened anew, and the
    /// answer says so.
    fn guarded_answer(&mut self, request: Request) -> Option<Reply> {
        let unanswered = Unanswered::of(&request);
        guarded(|| self.answer(request)).unwrap_or_else(|detail| {
            tracing::error!(detail, "the store's thread");
            self.open_anew();
            Some(unanswered.reply(StoreError::Broke(detail)))
        })
    }

    /// Opens the file anew, after a defect of ours has left behind nobody knows what.
    fn open_anew(&mut self) {
        if let Some(open) = &mut self.open
            && let Some(path) = &open.path
            && let Ok(mut store) = SqliteStore::open(path)
        {
            // The locks of its folder are no better than before.
            if open.store.access() == Access::ReadOnlyLocks {
                store.distrust();
            }
            open.store = Box::new(store);
        }
    }

    fn answer(&mut self, request: Request) -> Option<Reply> {
        let reply = match request {
            Request::Print(job) => return self.print(job),
            Request::TakeOut(job) => return self.take_out(job),
            Request::Logo(hash) => return self.logo(hash),
            Request::Past(turn, since) => return self.past(turn, since),
            Request::Open(path) => match self.opened(path, SqliteStore::open_as_it_is) {
                Reply::NotOpened(path, StoreError::Older { .. }) => {
                    let present = present(&path);
                    Reply::Older(path, present)
                }
                reply => reply,
            },
            Request::Upgrade(path) => self.opened(path, SqliteStore::open),
            Request::Read(path) => self.opened(path, SqliteStore::open_to_read),
            Request::Refresh => match &self.open {
                Some(open) => {
                    let access = open.store.access();
                    let snapshot = Arc::clone(&open.known);
                    Reply::Opened(Opened { path: None, real: None, snapshot, access, erased: Vec::new() })
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
            Request::Restore(operation, compared) => {
                let result = self.with_store(|open| {
                    let commit = open.store.commit(&operation, &compared)?;
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
                    if overtaken(operation.kind, &planned, &open.known) && open.store.history(&query)?.is_empty() {
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
            Request::PersonalData(subject) => Reply::PersonalData(self.with_store(|open| {
                let Some(held) = person::personal_data(&open.known.rows, &subject) else { return Ok(None) };
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
            // Done before it comes here.
            Request::Look | Request::Distrust => return None,
            Request::Close => {
                self.open = None;
                Reply::Closed
            }
        };
        Some(reply)
    }

    /// Hands something on to the other thread, which answers it.
    fn hand_on(&self, long: Long) -> Option<Reply> {
        // The thread lives as long as this one.
        drop(self.long.send(long));
        None
    }

    /// Hands the other thread what it needs for a document, so that it is made from what is in the file now.
    fn print(&mut self, job: PaperJob) -> Option<Reply> {
        let read = self
            .with_store(|open| Ok((Arc::clone(&open.known), for_paper(open.store.as_mut(), &open.known, &job.paper)?)));
        match read {
            Ok((snapshot, parts)) => self.hand_on(Long::Paper(job, snapshot, parts)),
            Err(error) => Some(Reply::Printed(job.path, Err(PrintError::Read(error)))),
        }
    }

    /// Hands the other thread what has been done since a moment, so that it takes that back from what is in the file now.
    fn past(&mut self, turn: u64, since: Option<DateTime<Utc>>) -> Option<Reply> {
        let read = self.with_store(|open| {
            if let Some(newer) = open.store.changes_since(&open.known)? {
                open.known = Arc::new(newer);
            }
            let log = match since {
                Some(_) => open.store.history(&HistoryQuery { since, ..whole_log() })?,
                None => Vec::new(),
            };
            // What others have saved between the two looks is not taken back from what is known.
            Ok((Arc::clone(&open.known), log))
        });
        match read {
            Ok((snapshot, mut log)) => {
                log.retain(|one| one.sequence <= snapshot.cursor.sequence);
                self.hand_on(Long::Past(turn, snapshot, log))
            }
            Err(error) => Some(Reply::Past(turn, Err(error))),
        }
    }

    /// Hands the other thread the logos, so that a workbook is made from what is in the file now.
    fn take_out(&mut self, job: WorkbookJob) -> Option<Reply> {
        let read = self.with_store(|open| {
            let mut logos = HashMap::new();
            // Only the whole register has its pictures with it.
            let pictured = open.known.agency.iter().filter(|_| job.what == Taken::Register);
            for hash in pictured.filter_map(|agency| agency.logo.as_ref()) {
                if !logos.contains_key(hash)
                    && let Some(png) = open.store.logo(hash)?
                {
                    logos.insert(hash.clone(), png);
                }
            }
            Ok((Arc::clone(&open.known), logos))
        });
        match read {
            Ok((snapshot, logos)) => self.hand_on(Long::Workbook(job, snapshot, logos)),
            Err(error) => Some(Reply::Printed(job.path, Err(PrintError::Read(error)))),
        }
    }

    /// Fetches a logo; where there is one, the other thread decodes it and answers.
    fn logo(&mut self, hash: String) -> Option<Reply> {
        match self.with_store(|open| open.store.logo(&hash)) {
            Ok(Some(png)) => self.hand_on(Long::Stored(hash, png)),
            Ok(None) => {
                tracing::warn!(hash, "there is no such logo");
                Some(Reply::Logo(hash, Ok(None)))
            }
            Err(error) => Some(Reply::Logo(hash, Err(error))),
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
                let real = path.canonicalize().ok();
                let opened = Opened { path: Some(path.clone()), real, snapshot, access, erased };
                self.open = Some(Open { store: Box::new(store), known, path: Some(path) });
                (self.deaf, self.locked, self.looked) = (None, None, Instant::now());
                self.told = Some(access);
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

    /// Looks for others' changes; where a defect of ours ends that, it is told like any other reason for which they are not
    /// seen.
    fn look(&mut self) {
        if let Err(detail) = guarded(|| self.look_for_others()) {
            tracing::error!(detail, "looking for others' changes");
            self.open_anew();
            self.cannot_hear(StoreError::Broke(detail));
        }
    }

    /// Tells once why others' changes are not seen.
    fn cannot_hear(&mut self, error: StoreError) {
        if self.deaf.replace(error.key()) != Some(error.key()) {
            (self.post)(Reply::Unreachable(error));
        }
    }

    fn look_for_others(&mut self) {
        self.looked = Instant::now();
        let Some(open) = &mut self.open else { return };
        match open.store.look(&open.known) {
            Ok(found) => {
                self.locked = None;
                if self.deaf.take().is_some() {
                    (self.post)(Reply::Reachable);
                }
                if let Some(snapshot) = found {
                    open.known = Arc::new(snapshot);
                    (self.post)(Reply::Changed(Arc::clone(&open.known)));
                }
            }
            // Somebody saves at this moment; the next look comes soon.
            Err(StoreError::Busy) if self.locked.get_or_insert_with(Instant::now).elapsed() < LONG_LOCKED => {}
            Err(error) => self.cannot_hear(error),
        }
    }
}

#[cfg(test)]
mod tests;
