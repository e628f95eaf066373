//! The power goes: what a command wrote is recorded, and played again up to any point. Of what was not flushed by then
//! each write may be there, half there, or missing, in whatever order.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::steps::{Doing, Ground, traced};

/// The calls that change what stands on a disk, or say that something is done.
const CALLS: &str = "trace=openat,write,pwrite64,ftruncate,fdatasync,fsync,unlink,unlinkat,rename,renameat,renameat2,\
                     link,linkat";

/// The smallest piece that a disk writes whole, in bytes.
const SECTOR: usize = 512;

/// Something that was done, in the order in which it was.
#[derive(Clone, Debug)]
enum Event {
    Create(PathBuf, bool),
    Write(PathBuf, usize, Vec<u8>),
    Cut(PathBuf, usize),
    Flush(PathBuf),
    Remove(PathBuf),
    Link(PathBuf, PathBuf),
    Rename(PathBuf, PathBuf),
    /// Somebody was told that it is done.
    Said,
}

/// A file as it would be after the power has gone.
#[derive(Clone, Debug, Default)]
struct OnDisk {
    /// What is certainly there.
    flushed: Vec<u8>,
    /// What came after that.
    pending: Vec<Pending>,
    /// Its name has been flushed with its folder.
    named: bool,
}

#[derive(Clone, Debug)]
enum Pending {
    Write(usize, Vec<u8>),
    Cut(usize),
}

impl Pending {
    fn onto(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Write(place, written) => {
                bytes.resize(bytes.len().max(place + written.len()), 0);
                bytes[*place..place + written.len()].copy_from_slice(written);
            }
            Self::Cut(length) => bytes.resize(*length, 0),
        }
    }
}

/// What a run came to.
#[derive(Debug, Default)]
pub struct Tally {
    pub cases: usize,
    /// In how many of them it had been said to be done.
    pub said: usize,
    pub done: usize,
}

/// Lets the power go `cases` times in all while a file is saved, migrated and backed up.
pub fn gone(folder: &Path, cases: usize, seed: u64) -> Tally {
    let mut tally = Tally::default();
    let all = [Doing::Save, Doing::Migration, Doing::Backup, Doing::Restore];
    for doing in all {
        let ground = Ground::made(folder, doing);
        let place = folder.join("tila");
        ground.copy(&place);
        let log = folder.join("strace");
        let options = ["-y", "-xx", "-s", "1000000", "-o", log.to_str().expect("text"), "-e", CALLS];
        let output = traced(&options, &ground.command(&place));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let events = events(&std::fs::read_to_string(&log).expect("reads"), &place);
        let flushes = events.iter().filter(|event| matches!(event, Event::Flush(_))).count();
        assert!(flushes > 1 && matches!(events.last(), Some(Event::Said)), "{doing:?}: {flushes} flushes");
        for case in 0..cases / all.len() {
            let mut dice = ChaCha8Rng::seed_from_u64(seed << 20 | u64::try_from(case).expect("small"));
            // Now and then after all of it: then nothing may be missing.
            let point = if case % 8 == 0 { events.len() } else { dice.random_range(0..=events.len()) };
            ground.copy(&place);
            let before = files(&place);
            put(&place, after(before, &events[..point]), &mut dice);
            let said = events[..point].iter().any(|event| matches!(event, Event::Said));
            let what = format!("{doing:?}, case {case} of seed {seed}, {point} of {}", events.len());
            let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| ground.done(&place)));
            let done = done.unwrap_or_else(|_| panic!("the file is not sound: {what}"));
            assert!(done || !said, "it was said to be done, and is missing: {what}");
            tally.cases += 1;
            tally.said += usize::from(said);
            tally.done += usize::from(done);
        }
    }
    tally
}

/// The files of a folder and of those in it, as they certainly are.
fn files(place: &Path) -> BTreeMap<PathBuf, OnDisk> {
    let entries = std::fs::read_dir(place).expect("lists").map(|entry| entry.expect("one").path());
    let file = |path: PathBuf| {
        let flushed = std::fs::read(&path).expect("reads");
        (path, OnDisk { flushed, pending: Vec::new(), named: true })
    };
    entries.filter(|path| path.is_file()).map(file).collect()
}

/// What is on the disk after the events.
fn after(mut files: BTreeMap<PathBuf, OnDisk>, events: &[Event]) -> BTreeMap<PathBuf, OnDisk> {
    for event in events {
        match event {
            Event::Create(path, empty) => {
                let file = files.entry(path.clone()).or_default();
                if *empty {
                    file.pending.push(Pending::Cut(0));
                }
            }
            Event::Write(path, place, written) => {
                files.entry(path.clone()).or_default().pending.push(Pending::Write(*place, written.clone()));
            }
            Event::Cut(path, length) => files.entry(path.clone()).or_default().pending.push(Pending::Cut(*length)),
            Event::Flush(path) if files.contains_key(path) => {
                let file = files.entry(path.clone()).or_default();
                for pending in std::mem::take(&mut file.pending) {
                    pending.onto(&mut file.flushed);
                }
            }
            // A folder: the names in it.
            Event::Flush(folder) => {
                files
                    .iter_mut()
                    .filter(|(path, _)| path.parent() == Some(folder))
                    .for_each(|(_, file)| file.named = true);
            }
            Event::Remove(path) => drop(files.remove(path)),
            Event::Link(from, to) => {
                let file = files.get(from).cloned().unwrap_or_default();
                files.insert(to.clone(), OnDisk { named: false, ..file });
            }
            Event::Rename(from, to) => {
                let file = files.remove(from).unwrap_or_default();
                files.insert(to.clone(), OnDisk { named: false, ..file });
            }
            Event::Said => {}
        }
    }
    files
}

/// Puts the files into the folder as a disk may have them.
fn put(place: &Path, files: BTreeMap<PathBuf, OnDisk>, dice: &mut ChaCha8Rng) {
    std::fs::remove_dir_all(place).expect("taken away");
    std::fs::create_dir(place).expect("a folder");
    // Nothing of it, all of it, or each piece for itself.
    let way = dice.random_range(0..4);
    for (path, mut file) in files {
        if !file.named && (way == 0 || (way > 1 && dice.random())) {
            continue;
        }
        for pending in file.pending {
            match (way, &pending) {
                (3, Pending::Write(at, written)) => {
                    for (nth, piece) in written.chunks(SECTOR).enumerate().filter(|_| dice.random()) {
                        Pending::Write(at + nth * SECTOR, piece.to_vec()).onto(&mut file.flushed);
                    }
                }
                (1, _) => pending.onto(&mut file.flushed),
                (2 | 3, _) if dice.random() => pending.onto(&mut file.flushed),
                _ => {}
            }
        }
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, file.flushed).expect("written");
    }
}

/// What `strace` has recorded of files in a folder, and of what was said.
fn events(log: &str, place: &Path) -> Vec<Event> {
    let mut lengths: BTreeMap<PathBuf, usize> = BTreeMap::new();
    let mut events = Vec::new();
    for line in log.lines() {
        assert!(!line.contains("<unfinished"), "one thread writes: {line}");
        let Some((_, call)) = line.split_once(' ') else { continue };
        let (Some((name, arguments)), Some((_, answer))) = (call.trim().split_once('('), call.rsplit_once(") = "))
        else {
            continue;
        };
        if answer.starts_with('-') {
            continue;
        }
        let texts: Vec<Vec<u8>> = arguments.split('"').skip(1).step_by(2).map(plain).collect();
        let path = |bytes: &[u8]| PathBuf::from(String::from_utf8(bytes.to_vec()).expect("text"));
        let of =
            |text: &str| text.split('<').nth(1).and_then(|rest| rest.split('>').next()).map(|name| path(&plain(name)));
        let inside = |path: &PathBuf| path.starts_with(place);
        let numbers = |nth: usize| -> usize {
            let (arguments, _) = arguments.rsplit_once(") = ").expect("answered");
            arguments.rsplit(", ").nth(nth).expect("an argument").parse().expect("a number")
        };
        let at = of(arguments).filter(inside);
        match (name, at) {
            ("write", None) if arguments.starts_with("1<") => events.push(Event::Said),
            ("openat", _) if arguments.contains("O_CREAT") => {
                let made = of(answer).filter(inside);
                events.extend(made.map(|path| Event::Create(path, arguments.contains("O_TRUNC"))));
            }
            ("pwrite64", Some(path)) => events.push(Event::Write(path, numbers(0), texts[0].clone())),
            ("write", Some(path)) => {
                let length = lengths.entry(path.clone()).or_default();
                events.push(Event::Write(path, *length, texts[0].clone()));
                *length += texts[0].len();
            }
            ("ftruncate", Some(path)) => events.push(Event::Cut(path, numbers(0))),
            ("fsync" | "fdatasync", Some(path)) => events.push(Event::Flush(path)),
            ("unlink" | "unlinkat", _) => events.extend(Some(path(&texts[0])).filter(inside).map(Event::Remove)),
            ("link" | "linkat", _) => events.push(Event::Link(path(&texts[0]), path(&texts[1]))),
            ("rename" | "renameat" | "renameat2", _) => events.push(Event::Rename(path(&texts[0]), path(&texts[1]))),
            _ => {}
        }
    }
    events
}

/// The bytes of a text of `strace` in which each stands as `\x2f`.
fn plain(text: &str) -> Vec<u8> {
    let bytes = text.split("\\x").skip(1);
    bytes.map(|byte| u8::from_str_radix(&byte[..2], 16).expect("two digits")).collect()
}
