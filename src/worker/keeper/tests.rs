use super::*;
use crate::domain::erasure::{ErasedAt, Erasure};
use crate::domain::{LoggedOperation, Operation};
use crate::store::{Access, Forgotten, MemoryStore};
use crate::worker::Worker;

/// Lets a keeper answer `request`, heard or not.
fn answered(request: Request, heard: bool) {
    let (requests, incoming) = std::sync::mpsc::channel();
    requests.send(request).expect("sent");
    drop(requests);
    let (long, _) = std::sync::mpsc::channel();
    Keeper::new(None, |_| heard, Arc::new(AtomicU64::new(FOCUSED_PACE)), long).run(&incoming);
}

/// A register in which others save at every moment, or that they keep locked; it counts the looks.
struct Busy {
    inside: MemoryStore,
    looks: Arc<AtomicU64>,
    locked: bool,
    /// A defect ends every look.
    falls: bool,
}

impl Store for Busy {
    fn load(&mut self) -> Result<Snapshot, StoreError> {
        self.inside.load()
    }

    fn changes_since(&mut self, known: &Snapshot) -> Result<Option<Snapshot>, StoreError> {
        self.looks.fetch_add(1, Ordering::Relaxed);
        assert!(!self.falls, "a defect");
        if self.locked { Err(StoreError::Busy) } else { Ok(Some(known.clone())) }
    }

    fn commit(&mut self, operation: &Operation, known: &Arc<Snapshot>) -> Result<Commit, StoreError> {
        self.inside.commit(operation, known)
    }

    fn erase(&mut self, erasure: &Erasure, known: &Arc<Snapshot>) -> Result<Forgotten, StoreError> {
        self.inside.erase(erasure, known)
    }

    fn history(&mut self, query: &HistoryQuery) -> Result<Vec<LoggedOperation>, StoreError> {
        self.inside.history(query)
    }

    fn logo(&mut self, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
        match hash {
            "unreadable" => Err(StoreError::Unreachable("the share is gone".into())),
            "undecodable" => Ok(Some(b"no picture".to_vec())),
            "defect" => panic!("a defect"),
            _ => self.inside.logo(hash),
        }
    }

    fn access(&self) -> Access {
        self.inside.access()
    }

    fn erased(&mut self) -> Result<Vec<ErasedAt>, StoreError> {
        self.inside.erased()
    }
}

fn busy(locked: bool) -> (Box<dyn Store>, Arc<AtomicU64>) {
    let looks = Arc::new(AtomicU64::new(0));
    let inside = MemoryStore::new().expect("a register");
    (Box::new(Busy { inside, looks: Arc::clone(&looks), locked, falls: false }), looks)
}

/// Lets a keeper answer as many refreshes at a pace; what it says, and how often it looked.
fn refreshed(times: usize, pace: u64, locked: bool) -> (Vec<Reply>, u64) {
    let (store, looks) = busy(locked);
    let (requests, incoming) = std::sync::mpsc::channel();
    for _ in 0..times {
        requests.send(Request::Refresh).expect("sent");
    }
    drop(requests);
    let (long, _) = std::sync::mpsc::channel();
    let (said, heard) = std::sync::mpsc::channel();
    let post = |reply| said.send(reply).is_ok();
    Keeper::new(Some(store), post, Arc::new(AtomicU64::new(pace)), long).run(&incoming);
    drop(said);
    (heard.iter().collect(), looks.load(Ordering::Relaxed))
}

#[test]
fn requests_that_keep_coming_do_not_put_looking_for_others_off() {
    let (said, looks) = refreshed(5, 0, false);
    assert!(looks >= 5, "{looks}");
    assert_eq!(said.iter().filter(|reply| matches!(reply, Reply::Opened(_))).count(), 5);
    let (said, looks) = refreshed(5, 3_600_000, false);
    assert_eq!((said.len(), looks), (5, 0), "and what waits goes before a look that is not due");
}

#[test]
fn a_file_that_others_lock_for_a_moment_is_not_called_out_of_reach() {
    let (said, looks) = refreshed(3, 0, true);
    assert!(looks >= 3);
    assert!(said.iter().all(|reply| matches!(reply, Reply::Opened(_))), "{said:?}");
}

#[test]
fn whoever_comes_back_to_the_window_sees_what_others_have_saved_at_once() {
    let (store, looks) = busy(false);
    let (woken, wakes) = std::sync::mpsc::channel();
    let wake = move || woken.send(()).expect("the test waits");
    let mut worker = Worker::start(Arc::new(wake), Some(store)).expect("starts");
    worker.set_focused(false);
    worker.set_focused(true);
    worker.set_focused(true);
    // No request is answered by it, so nothing is waited for but the wake.
    wakes.recv_timeout(Duration::from_millis(FOCUSED_PACE - 500)).expect("before the next look is due");
    assert!(matches!(worker.reply(), Some(Reply::Changed(_))));
    assert_eq!((worker.pending(), looks.load(Ordering::Relaxed)), (0, 1));
}

/// Whatever a defect ends is answered, and the thread goes on.
#[test]
fn what_a_defect_ends_is_answered_and_the_thread_goes_on() {
    let (store, _) = busy(false);
    let mut worker = Worker::start(Arc::new(|| ()), Some(store)).expect("starts");
    worker.send(Request::Logo("defect".into()));
    loop {
        match worker.wait().expect("an answer") {
            Reply::Logo(hash, found) => {
                assert!(hash == "defect" && matches!(found, Err(StoreError::Broke(_))), "{found:?}");
                break;
            }
            Reply::Changed(_) => {}
            other => panic!("{other:?}"),
        }
    }
    worker.send(Request::Refresh);
    while !matches!(worker.wait().expect("the thread lives"), Reply::Opened(_)) {}
    assert_eq!(worker.pending(), 0);
}

#[test]
fn a_defect_in_looking_for_others_is_told_once() {
    let inside = MemoryStore::new().expect("a register");
    let store = Box::new(Busy { inside, looks: Arc::default(), locked: false, falls: true });
    let (requests, incoming) = std::sync::mpsc::channel();
    for _ in 0..3 {
        requests.send(Request::Look).expect("sent");
    }
    drop(requests);
    let (long, _) = std::sync::mpsc::channel();
    let (said, heard) = std::sync::mpsc::channel();
    let post = |reply| said.send(reply).is_ok();
    Keeper::new(Some(store), post, Arc::new(AtomicU64::new(3_600_000)), long).run(&incoming);
    drop(said);
    let said: Vec<Reply> = heard.iter().collect();
    assert!(matches!(said.as_slice(), [Reply::Unreachable(StoreError::Broke(_))]), "{said:?}");
}

#[test]
fn a_logo_that_cannot_be_read_is_told_from_one_that_is_none() {
    let (store, _) = busy(false);
    let mut worker = Worker::start(Arc::new(|| ()), Some(store)).expect("starts");
    let mut answer = |hash: &str| {
        worker.send(Request::Logo(hash.into()));
        loop {
            match worker.wait() {
                Some(Reply::Logo(of, found)) if of == hash => return found.map(|picture| picture.is_some()),
                Some(Reply::Changed(_)) => {}
                other => panic!("{other:?}"),
            }
        }
    };
    assert!(matches!(answer("unreadable"), Err(StoreError::Unreachable(_))), "it may be read later");
    assert!(matches!(answer("undecodable"), Ok(false)));
    assert!(matches!(answer("missing"), Ok(false)));
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
