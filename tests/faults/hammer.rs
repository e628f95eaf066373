//! Many processes save at once and are killed at any moment. What each was told is compared with what the file holds.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use kortisto::domain::{
    Agency, AgencyId, Change, Contact, ContactId, ContactReach, Operation, OperationKind, ReachKind, RowId, Snapshot,
};
use kortisto::store::sqlite::check;
use kortisto::store::{Commit, HistoryQuery, SqliteStore, Store, StoreError};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// What tells a process that it is one of the writers: the file, its own journal, its seed.
const WRITER: &str = "KORTISTO_TEST_WRITER";

/// How many write at once.
const WRITERS: usize = 14;

/// What is asked of a run.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    pub kills: usize,
    /// A writer is killed after at most so many lines of its journal.
    pub lines: usize,
    pub seed: u64,
}

/// What a run came to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub kills: usize,
    pub confirmed: usize,
    pub refused: usize,
    pub unknown: usize,
    /// Confirmed, and not in the file.
    pub lost: usize,
    /// In the file with fewer changes than it had.
    pub half: usize,
    /// Said not to be saved, and in the file.
    pub untrue: usize,
    /// In the file, and begun by nobody.
    pub strange: usize,
}

/// The place where a test that starts its own program as a writer becomes one; it comes back only where it is none.
pub fn become_a_writer() {
    let Some(told) = std::env::var_os(WRITER) else { return };
    let told = told.into_string().expect("text");
    let [file, journal, seed] = told.split('|').collect::<Vec<_>>().try_into().expect("three");
    write(Path::new(file), Path::new(journal), seed.parse().expect("a number"));
}

/// Hammers a file in `folder`. `test` is the test in this very program that becomes a writer.
pub fn hammer(test: &str, folder: &Path, wanted: Wanted) -> Tally {
    let path = folder.join("palvelu.kortisto");
    let mut store = SqliteStore::create(&path).expect("a file");
    let agencies = (0..5).map(|nth| Agency { name_fi: format!("Virasto {nth}"), ..Agency::empty(AgencyId::new()) });
    let first = Operation::new(OperationKind::AgencyAdded, "Aino", agencies.map(Change::insert).collect());
    let known = Arc::new(store.load().expect("loads"));
    store.commit(&first, &known).expect("saves");
    drop(store);
    let killed = AtomicUsize::new(0);
    let program = std::env::current_exe().expect("this test");
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (path, killed, program) = (&path, &killed, &program);
            scope.spawn(move || {
                let mut dice = ChaCha8Rng::seed_from_u64(wanted.seed << 8 | u64::try_from(writer).expect("small"));
                for round in 0.. {
                    if killed.fetch_add(1, Ordering::Relaxed) >= wanted.kills {
                        break;
                    }
                    let journal = folder.join(format!("journal-{writer}-{round}"));
                    let told = format!("{}|{}|{}", path.display(), journal.display(), dice.random::<u32>());
                    let mut child = Command::new(program)
                        .args([test, "--exact", "--nocapture"])
                        .env(WRITER, told)
                        .stdout(Stdio::piped())
                        .stderr(Stdio::null())
                        .spawn()
                        .expect("starts");
                    // It says what it writes: killed is it in the middle of something, and not by the clock.
                    let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
                    let ours = lines.map_while(Result::ok).filter(|line| line.starts_with("journal "));
                    ours.take(dice.random_range(0..=wanted.lines)).for_each(drop);
                    for _ in 0..dice.random_range(0..400_000) {
                        std::hint::spin_loop();
                    }
                    child.kill().expect("killed");
                    child.wait().expect("ends");
                }
            });
        }
    });
    tally(folder, &path, wanted.kills)
}

/// Writes until it is killed.
fn write(path: &Path, journal: &Path, seed: u64) -> ! {
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let mut journal = OpenOptions::new().create_new(true).append(true).open(journal).expect("a journal");
    let mut say = |line: &str| {
        // In one piece, so that whoever is killed leaves no half of a line.
        journal.write_all(format!("{line}\n").as_bytes()).and_then(|()| journal.sync_data()).expect("written");
        // A line of its own, whatever the harness has printed before.
        println!("\njournal {line}");
        std::io::stdout().flush().expect("said");
    };
    let (mut store, mut known) = loop {
        match SqliteStore::open(path).and_then(|mut store| Ok((store.load()?, store))) {
            Ok((known, store)) => break (store, Arc::new(known)),
            Err(StoreError::Busy) => {}
            Err(error) => {
                say(&format!("E {}", error.key()));
                panic!("{error}");
            }
        }
    };
    loop {
        if let Ok(Some(newer)) = store.changes_since(&known) {
            known = Arc::new(newer);
        }
        let operation = operation(&known, &mut dice);
        say(&format!("B {} {}", operation.id, operation.changes.len()));
        let verdict = match store.commit(&operation, &known) {
            Ok(Commit::Done(now)) => {
                known = now;
                "S"
            }
            Ok(Commit::Conflicts(_, now) | Commit::Unchanged(now)) => {
                known = now;
                "N"
            }
            Err(StoreError::CannotTell(_)) => "?",
            Err(error @ (StoreError::Busy | StoreError::Unreachable(_))) => {
                say(&format!("W {}", error.key()));
                "N"
            }
            // Nothing of a disk that is whole and free.
            Err(error) => {
                say(&format!("E {}", error.key()));
                "N"
            }
        };
        say(&format!("{verdict} {}", operation.id));
    }
}

/// An agency gets other notes, or a contact with two numbers: four rows of which none may stand without the others.
fn operation(known: &Snapshot, dice: &mut ChaCha8Rng) -> Operation {
    let agencies: Vec<&Agency> = known.agency.iter().collect();
    let agency = agencies[dice.random_range(0..agencies.len())];
    if dice.random_range(0..3) == 0 {
        let after = Agency { notes: format!("Huomio {}", dice.random::<u64>()), ..agency.clone() };
        return Operation::new(OperationKind::AgencyEdited, "Aino", vec![Change::update(agency.clone(), after)]);
    }
    let contact = Contact { name: format!("Keksitty {}", dice.random::<u64>()), ..Contact::empty(agency.id) };
    let (id, at): (ContactId, AgencyId) = (contact.id, agency.id);
    let reach = |position: i64| ContactReach {
        id: RowId::new(),
        contact: id,
        agency: at,
        kind: ReachKind::Phone,
        label: String::new(),
        value: format!("019 055 {:04}", dice.random_range(0..10_000)),
        position,
    };
    let reaches: Vec<ContactReach> = (0..3).map(reach).collect();
    let rows = std::iter::once(Change::insert(contact)).chain(reaches.into_iter().map(Change::insert));
    Operation::new(OperationKind::ContactEdited, "Aino", rows.collect())
}

/// Compares what was told with what the file holds, which is looked over from top to bottom.
fn tally(folder: &Path, path: &Path, kills: usize) -> Tally {
    let mut store = SqliteStore::open(path).expect("opens after all of it");
    assert_eq!(check(&mut store).expect("checks"), [], "integrity, rules, log and tables");
    let log = HistoryQuery { contents: true, ..HistoryQuery::newest(usize::MAX) };
    let log: BTreeMap<String, usize> = store
        .history(&log)
        .expect("reads")
        .into_iter()
        .skip(2)
        .map(|operation| (operation.id.to_string(), operation.changes.len()))
        .collect();
    let mut tally = Tally { kills, ..Tally::default() };
    let mut begun: BTreeMap<String, usize> = BTreeMap::new();
    let journals = std::fs::read_dir(folder).expect("lists").map(|entry| entry.expect("one").path());
    let journals: Vec<PathBuf> = journals.filter(|path| path.display().to_string().contains("journal-")).collect();
    for journal in journals {
        for line in BufReader::new(File::open(journal).expect("opens")).lines() {
            let line = line.expect("text");
            let words: Vec<&str> = line.split(' ').collect();
            match words.as_slice() {
                ["B", id, changes] => drop(begun.insert((*id).to_owned(), changes.parse().expect("a number"))),
                ["S", id] => {
                    tally.confirmed += 1;
                    tally.lost += usize::from(!log.contains_key(*id));
                }
                ["N", id] => {
                    tally.refused += 1;
                    tally.untrue += usize::from(log.contains_key(*id));
                }
                ["?", _] => tally.unknown += 1,
                ["W", _] => {}
                _ => panic!("{line}"),
            }
        }
    }
    for (id, changes) in &log {
        match begun.get(id) {
            None => tally.strange += 1,
            Some(began) => tally.half += usize::from(began != changes),
        }
    }
    tally
}
