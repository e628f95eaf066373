//! Everybody of a unit works in one file: as fast as they can, or at an office's pace, also while it is backed up. Each is a
//! process with a worker of its own, as a window has; what each saw and when is written down and put together.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, SystemTime};

use kortisto::domain::{Agency, Change, Operation, OperationKind, Snapshot};
use kortisto::exchange::demo::{self, DemoOptions};
use kortisto::store::sqlite::{back_up, check, folder_beside};
use kortisto::store::{Commit, HistoryQuery, SqliteStore, Store};
use kortisto::worker::{Reply, Request, Worker};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::TODAY;

/// What tells a process that it is one of them: the file, where it writes down what it saw, which of them it is, how long
/// it works, how long it thinks between two saves (in milliseconds each), its seed.
const WRITER: &str = "KORTISTO_TEST_PACE";

/// Within so long others' commits are to be seen.
const SEEN_WITHIN: u64 = 5_000_000;

/// How long a writer goes on looking after the last save, to see what the others have saved last.
const LOOKS_ON: Duration = Duration::from_secs(7);

/// What is asked of a run.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    pub writers: usize,
    /// How long everybody saves.
    pub length: Duration,
    /// How long each thinks between two saves, more or less; nothing where they save as fast as they can.
    pub thinks: Duration,
    /// How many agencies the file has.
    pub agencies: usize,
    /// Whether it is backed up all the while.
    pub backed_up: bool,
    pub seed: u64,
}

/// What a run came to. Times are in microseconds.
#[derive(Debug, Default)]
pub struct Tally {
    pub saves: usize,
    /// Saves that met what another had saved, so that somebody would have been asked.
    pub met: usize,
    pub failures: Vec<String>,
    /// Said to be saved, and not in the file.
    pub lost: usize,
    pub p50: u64,
    pub p99: u64,
    pub slowest: u64,
    /// Of every hundred times that somebody was to see what another has saved, how often they did in time.
    pub seen_in_time: f64,
    pub seen_p99: u64,
    pub backups: usize,
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [p50, p99, slowest, seen] = [self.p50, self.p99, self.slowest, self.seen_p99].map(Duration::from_micros);
        let Self { saves, met, lost, failures, seen_in_time, backups, .. } = self;
        writeln!(f, "{saves} saves, {met} met another's, {} failed, {lost} lost, {backups} backups", failures.len())?;
        writeln!(f, "  a save: p50 {p50:?}, p99 {p99:?}, slowest {slowest:?}")?;
        write!(f, "  seen by the others within 5 s: {seen_in_time:.2} %, p99 {seen:?}")
    }
}

/// The place where a test that starts its own program as a writer becomes one; it comes back only where it is none.
pub fn become_a_writer() {
    let Some(told) = std::env::var_os(WRITER) else { return };
    let told = told.into_string().expect("text");
    let [file, place, nth, length, thinks, seed] = told.split('|').collect::<Vec<_>>().try_into().expect("six");
    let millis = |text: &str| Duration::from_millis(text.parse().expect("a number"));
    let (nth, seed) = (nth.parse().expect("a number"), seed.parse().expect("a number"));
    let seen = work(Path::new(file), nth, millis(length), millis(thinks), seed);
    std::fs::write(place, seen).expect("written down");
    std::process::exit(0);
}

/// Microseconds by the clock of this computer, which all of them have.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("after 1970");
    u64::try_from(since.as_micros()).expect("fits")
}

/// What the notes of an agency say that a writer saves for the `count`th time.
fn said(writer: usize, count: usize) -> String {
    format!("Huomio {writer} {count}")
}

/// Who has written the notes of an agency, and for which time.
fn read(notes: &str) -> Option<(usize, usize)> {
    let (writer, count) = notes.strip_prefix("Huomio ")?.split_once(' ')?;
    Some((writer.parse().ok()?, count.parse().ok()?))
}

/// Works for so long; what was saved and seen, a line each. Each writes the notes of an agency of their own, so that one
/// sees from those how far everybody is.
fn work(path: &Path, nth: usize, length: Duration, thinks: Duration, seed: u64) -> String {
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let (woken, wakes) = channel();
    // Nobody listens any more once it ends.
    let wake = Arc::new(move || woken.send(()).unwrap_or_default());
    let mut worker = Worker::start(wake, None).expect("starts");
    worker.set_focused(true);
    worker.send(Request::Open(path.to_owned()));
    let mut told = String::new();
    let mut known: Option<Arc<Snapshot>> = None;
    let (begun, mut sent) = (SystemTime::now(), None::<u64>);
    let (mut saves, mut seen_of) = (0, BTreeMap::<usize, usize>::new());
    let pause = |dice: &mut ChaCha8Rng| {
        let most = u64::try_from(thinks.as_micros()).expect("fits") * 2;
        if most == 0 { 0 } else { dice.random_range(0..most) }
    };
    let mut next = now() + pause(&mut dice);
    loop {
        let elapsed = begun.elapsed().unwrap_or_default();
        let saving = elapsed < length;
        if !saving && sent.is_none() && elapsed >= length + if thinks.is_zero() { Duration::ZERO } else { LOOKS_ON } {
            return told;
        }
        while let Some(reply) = worker.reply() {
            let seen = match reply {
                Reply::Opened(opened) => opened.snapshot,
                Reply::NotOpened(_, error) => {
                    writeln!(told, "F open {}", error.key()).expect("written");
                    return told;
                }
                Reply::Changed(snapshot) => snapshot,
                Reply::Committed(id, result) => {
                    let (begun, done) = (sent.take().unwrap_or_default(), now());
                    next = done + pause(&mut dice);
                    match result {
                        Ok(Commit::Done(snapshot)) => {
                            writeln!(told, "S {saves} {begun} {done} {id}").expect("written");
                            snapshot
                        }
                        Ok(other) => {
                            writeln!(told, "M").expect("written");
                            Arc::clone(other.snapshot())
                        }
                        Err(error) => {
                            writeln!(told, "F save {}", error.key()).expect("written");
                            continue;
                        }
                    }
                }
                Reply::Unreachable(error) => {
                    writeln!(told, "F look {}", error.key()).expect("written");
                    continue;
                }
                _ => continue,
            };
            for (writer, count) in seen.agency.iter().filter_map(|one| read(&one.notes)) {
                if seen_of.insert(writer, count) != Some(count) {
                    writeln!(told, "V {writer} {count} {}", now()).expect("written");
                }
            }
            known = Some(seen);
        }
        if let Some(known) = known.as_ref().filter(|_| saving && sent.is_none() && now() >= next) {
            let mut agencies: Vec<&Agency> = known.agency.iter().collect();
            agencies.sort_by_key(|agency| agency.id);
            let agency = agencies[nth % agencies.len()];
            saves += 1;
            let after = Agency { notes: said(nth, saves), ..agency.clone() };
            let operation =
                Operation::new(OperationKind::AgencyEdited, "Aino", vec![Change::update(agency.clone(), after)]);
            sent = Some(now());
            worker.send(Request::Commit(Box::new(operation)));
            continue;
        }
        let until = if sent.is_some() || !saving { 100_000 } else { next.saturating_sub(now()).clamp(1, 100_000) };
        match wakes.recv_timeout(Duration::from_micros(until)) {
            Ok(()) | Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return told,
        }
    }
}

/// Has a unit work in a file in `folder`. `test` is the test in this very program that becomes a writer.
pub fn worked(test: &str, folder: &Path, wanted: Wanted) -> Tally {
    let path = folder.join("palvelu.kortisto");
    drop(std::fs::remove_file(&path));
    let options = DemoOptions { agencies: wanted.agencies, ..DemoOptions::new(TODAY) };
    drop(SqliteStore::create_with(&path, &demo::operation(&options)).expect("a file"));
    let program = std::env::current_exe().expect("this test");
    let place = |writer: usize| folder.join(format!("seen-{writer}"));
    let start = |writer: usize| -> Child {
        let (length, thinks) = (wanted.length.as_millis(), wanted.thinks.as_millis());
        let seed = wanted.seed << 8 | u64::try_from(writer).expect("small");
        let told = format!("{}|{}|{writer}|{length}|{thinks}|{seed}", path.display(), place(writer).display());
        let mut writer = Command::new(&program);
        writer.args([test, "--exact", "--nocapture"]).env(WRITER, told);
        writer.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("starts")
    };
    let done = AtomicBool::new(false);
    let mut tally = Tally::default();
    std::thread::scope(|scope| {
        let mut writers: Vec<Child> = (0..wanted.writers).map(start).collect();
        let backups = scope.spawn(|| {
            let mut made = 0;
            while wanted.backed_up && !done.load(Ordering::Relaxed) {
                let backup = back_up(&path, &folder_beside(&path), &AtomicBool::new(false)).expect("a backup");
                std::fs::remove_file(backup.path).expect("taken away");
                made += 1;
            }
            made
        });
        let ended: Vec<_> = writers.iter_mut().map(|writer| writer.wait().expect("ends")).collect();
        done.store(true, Ordering::Relaxed);
        assert!(ended.iter().all(std::process::ExitStatus::success), "{ended:?}");
        tally.backups = backups.join().expect("backed up");
    });
    let seen: Vec<String> =
        (0..wanted.writers).map(|writer| std::fs::read_to_string(place(writer)).expect("written down")).collect();
    count(&path, &seen, tally)
}

/// Puts together what each has written down.
fn count(path: &Path, seen: &[String], mut tally: Tally) -> Tally {
    let mut store = SqliteStore::open(path).expect("opens after all of it");
    assert_eq!(check(&mut store).expect("checks"), [], "integrity, rules, log and tables");
    let log = store.history(&HistoryQuery::newest(usize::MAX)).expect("reads");
    let log: BTreeSet<String> = log.into_iter().map(|one| one.id.to_string()).collect();
    let (mut took, mut saved, mut views) = (Vec::new(), Vec::new(), Vec::new());
    for (writer, lines) in seen.iter().enumerate() {
        // Who, for which time, when.
        let mut view: Vec<[u64; 3]> = Vec::new();
        for line in lines.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            let number = |at: usize| words[at].parse::<u64>().expect("a number");
            match words.as_slice() {
                ["S", _, _, _, id] => {
                    took.push(number(3) - number(2));
                    saved.push((writer, number(1), number(3)));
                    tally.lost += usize::from(!log.contains(*id));
                }
                ["V", _, _, _] => view.push([number(1), number(2), number(3)]),
                ["M"] => tally.met += 1,
                _ => tally.failures.push(line.to_owned()),
            }
        }
        views.push(view);
    }
    let mut waited = Vec::new();
    for (writer, count, done) in &saved {
        let of = u64::try_from(*writer).expect("small");
        for (_, view) in views.iter().enumerate().filter(|(other, _)| other != writer) {
            let first = view.iter().find(|[who, known, _]| *who == of && known >= count);
            waited.push(first.map_or(u64::MAX, |[_, _, at]| at.saturating_sub(*done)));
        }
    }
    took.sort_unstable();
    waited.sort_unstable();
    let at = |sorted: &[u64], share: usize| sorted.get((sorted.len().max(1) - 1) * share / 100).copied();
    let in_time = waited.iter().filter(|wait| **wait <= SEEN_WITHIN).count();
    #[expect(clippy::cast_precision_loss, reason = "a share to be read")]
    let share = if waited.is_empty() { 100.0 } else { in_time as f64 * 100.0 / waited.len() as f64 };
    Tally {
        saves: saved.len(),
        p50: at(&took, 50).unwrap_or_default(),
        p99: at(&took, 99).unwrap_or_default(),
        slowest: took.last().copied().unwrap_or_default(),
        seen_in_time: share,
        seen_p99: at(&waited, 99).unwrap_or_default(),
        ..tally
    }
}
