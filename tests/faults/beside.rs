//! What stands beside a register – signs of who is here, backups and the claims on making them, what a drill has found, a
//! copy to be read – made by many processes at once that are killed at any moment.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use kortisto::domain::client::{BACKUP_FOLDER, SECOND_BACKUP_FOLDER};
use kortisto::domain::{Agency, AgencyId, Change, Operation, OperationKind, UnitSetting};
use kortisto::store::presence::{Present, Sign, present};
use kortisto::store::sqlite::{
    Due, Places, back_up, check, drill, drill_if_due, folder_beside, held, keep_backed_up, keep_reading_copy, kept,
    reading_copy,
};
use kortisto::store::{SqliteStore, Store, StoreError};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// What tells a process that it is one of those who work: the folder, its seed.
const WORKER: &str = "KORTISTO_TEST_BESIDE";

/// How many work at once.
const WORKERS: usize = 4;

static ON: AtomicBool = AtomicBool::new(false);

const SILENT: &dyn Fn(usize, usize) = &|_, _| ();

/// The place where a test that starts its own program as one who works becomes one; it comes back only where it is none.
pub fn become_a_worker() {
    let Some(told) = std::env::var_os(WORKER) else { return };
    let told = told.into_string().expect("text");
    let [folder, seed] = told.split('|').collect::<Vec<_>>().try_into().expect("two");
    work(Path::new(folder), seed.parse().expect("a number"));
}

fn register(folder: &Path) -> PathBuf {
    folder.join("palvelu.kortisto")
}

fn copies(folder: &Path) -> PathBuf {
    folder.join("luettavaksi")
}

fn second(folder: &Path) -> PathBuf {
    folder.join("toinen paikka")
}

/// Saves in a register, whatever others save meanwhile.
fn save(path: &Path, change: impl Fn(&kortisto::domain::Snapshot) -> Change) {
    let Ok(mut store) = SqliteStore::open(path) else { return };
    let Ok(known) = store.load().map(Arc::new) else { return };
    let operation = Operation::new(OperationKind::SettingEdited, "Aino", vec![change(&known)]);
    drop(store.commit(&operation, &known));
}

/// Does one thing after the other until it is killed.
fn work(folder: &Path, seed: u64) -> ! {
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let path = register(folder);
    let mut sign = Sign::new(&path);
    loop {
        let act = dice.random_range(0..8);
        println!("\nact {act}");
        std::io::stdout().flush().expect("said");
        match act {
            0 | 1 => {
                let editing = dice.random::<bool>().then(AgencyId::new);
                drop(sign.give(&Present { who: "Aino Esimerkki".into(), editing, version: "1.0.0".into() }));
                drop(sign.others());
            }
            2 => sign = Sign::new(&path),
            3 => drop(keep_reading_copy(&path, &copies(folder), true, &ON)),
            4 => drop(drill_if_due(&path, SILENT, &ON)),
            5 => drop(drill(&path, SILENT, &ON)),
            6 => {
                let notes = format!("Huomio {}", dice.random::<u32>());
                save(&path, |known| {
                    let agency = known.agency.iter().next().expect("an agency").clone();
                    Change::update(agency.clone(), Agency { notes: notes.clone(), ..agency })
                });
            }
            _ => drop(keep_backed_up(&path, &ON)),
        }
    }
}

/// What a run came to.
#[derive(Debug, Default)]
pub struct Tally {
    pub kills: usize,
    pub backups: usize,
    /// Signs, claims and halves of files that were left by those who were killed.
    pub left: usize,
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} killed, {} backups whole, {} signs and halves of files left", self.kills, self.backups, self.left)
    }
}

/// Has many work in `folder` and kills them. `test` is the test in this very program that becomes one who works.
pub fn worked(test: &str, folder: &Path, kills: usize, seed: u64) -> Tally {
    let path = register(folder);
    std::fs::create_dir(second(folder)).expect("a folder");
    drop(SqliteStore::create(&path).expect("a file"));
    let agency = Agency { name_fi: "Rannikkolaitos".into(), ..Agency::empty(AgencyId::new()) };
    save(&path, |_| Change::insert(agency.clone()));
    let place = second(folder).display().to_string();
    save(&path, |_| Change::insert(UnitSetting::new(SECOND_BACKUP_FOLDER, &place)));
    // Old enough for the next to be due at every change, and for a drill.
    aged(&path, 40);
    let killed = AtomicUsize::new(0);
    let program = std::env::current_exe().expect("this test");
    std::thread::scope(|scope| {
        for worker in 0..WORKERS {
            let (killed, program) = (&killed, &program);
            scope.spawn(move || {
                let mut dice = ChaCha8Rng::seed_from_u64(seed << 8 | u64::try_from(worker).expect("small"));
                while killed.fetch_add(1, Ordering::Relaxed) < kills {
                    let mut child = Command::new(program)
                        .args([test, "--exact", "--nocapture"])
                        .env(WORKER, format!("{}|{}", folder.display(), dice.random::<u32>()))
                        .stdout(Stdio::piped())
                        .stderr(Stdio::null())
                        .spawn()
                        .expect("starts");
                    // It says what it begins: killed is it in the middle of something, and not by the clock.
                    let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
                    let ours = lines.map_while(Result::ok).filter(|line| line.starts_with("act "));
                    ours.take(dice.random_range(1..12)).for_each(drop);
                    for _ in 0..dice.random_range(0..2_000_000) {
                        std::hint::spin_loop();
                    }
                    child.kill().expect("killed");
                    child.wait().expect("ends");
                }
            });
        }
    });
    let tally = looked_over(folder, kills);
    nothing_is_in_the_way(folder);
    tally
}

/// Makes a backup of so many days ago.
fn aged(path: &Path, days: i64) {
    let made = back_up(path, &folder_beside(path), &ON).expect("a backup");
    let at = chrono::Local::now().naive_local() - chrono::TimeDelta::days(days);
    let name = format!("palvelu-{}-{}.kortisto", at.format("%Y%m%d-%H%M%S"), made.sequence);
    std::fs::rename(&made.path, folder_beside(path).join(name)).expect("aged");
}

/// Everything that stands beside the register, folders too.
fn all(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("lists") {
            let path = entry.expect("one").path();
            if path.is_dir() {
                folders.push(path.clone());
            }
            found.push(path);
        }
    }
    found
}

fn name(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

/// Whatever is there is whole, and says nothing that is not so.
fn looked_over(folder: &Path, kills: usize) -> Tally {
    let path = register(folder);
    assert_eq!(check(&mut SqliteStore::open(&path).expect("opens")).expect("checks"), []);
    let mut backups = 0;
    for place in [folder_beside(&path), second(folder)] {
        for one in kept(&path, &place).expect("lists") {
            assert!(held(&one.path, &ON).is_ok(), "what has the name of a backup is one: {one:?}");
            backups += 1;
        }
    }
    let copy = reading_copy(&copies(folder), &path);
    if copy.exists() {
        assert_eq!(check(&mut SqliteStore::open_to_read(&copy).expect("opens")).expect("checks"), []);
    }
    let places = Places::of(&path);
    let told = folder_beside(&path).join(".palvelu-tarkistus.json");
    assert_eq!(told.exists(), places.last_drill(&path).is_some(), "what was found is told whole or not at all");
    if let Some(found) = places.last_drill(&path) {
        assert!(found.backups.iter().all(|one| one.bad.is_none()), "nothing is called bad that is whole: {found:?}");
    }
    let left =
        all(folder).into_iter().filter(|path| name(path).starts_with(".kortisto-") || path.is_file() && signs(path));
    Tally { kills, backups, left: left.count() }
}

fn signs(path: &Path) -> bool {
    path.parent().is_some_and(|folder| name(folder).ends_with("-auki"))
}

/// Sets when everything was written that those have left who were killed, as clocks that are set forward or back would.
fn dated(folder: &Path, at: SystemTime) {
    let left = |path: &PathBuf| {
        path.is_file() && (name(path).starts_with('.') || signs(path) || path.starts_with(copies(folder)))
    };
    for path in all(folder).into_iter().filter(left) {
        let file = std::fs::File::options().write(true).open(path).expect("opens");
        file.set_modified(at).expect("dated");
    }
}

/// Whatever was left is in nobody's way, by whatever clock it was left, and goes once it is old.
fn nothing_is_in_the_way(folder: &Path) {
    let path = register(folder);
    let claims = [".kortisto-claim", ".kortisto-tarkistetaan"].map(|claim| folder_beside(&path).join(claim));
    let (day, now) = (Duration::from_hours(24), SystemTime::now());
    for (at, why) in [(now + day * 40, "a clock that was set back"), (now - day * 40, "a clock that goes right")] {
        std::fs::write(&claims[0], "").and_then(|()| std::fs::write(&claims[1], "")).expect("claimed");
        std::fs::remove_file(folder_beside(&path).join(".palvelu-tarkistus.json")).ok();
        aged(&path, 50);
        dated(folder, at);
        assert_eq!(present(&path), [], "{why}");
        let found = drill_if_due(&path, SILENT, &ON).expect("looks").expect("due");
        assert!(
            !found.asked && found.bad(&Places::of(&path).kept(&path).expect("lists")).is_empty(),
            "{why}: {found:?}"
        );
        // All backups of today go, so that one is due.
        for one in kept(&path, &folder_beside(&path)).expect("lists") {
            if one.made > chrono::Local::now().naive_local() - chrono::TimeDelta::days(2) {
                std::fs::remove_file(one.path).expect("taken away");
            }
        }
        save(&path, |known| {
            let agency = known.agency.iter().next().expect("an agency").clone();
            Change::update(agency.clone(), Agency { notes: why.into(), ..agency })
        });
        let backed = keep_backed_up(&path, &ON).expect("backs up");
        assert!(matches!(backed.due, Due::Made(_)) && backed.amiss.is_empty(), "{why}: {backed:?}");
        assert!(keep_reading_copy(&path, &copies(folder), false, &ON).expect("made").is_some(), "{why}");
        let copy =
            SqliteStore::open_to_read(&reading_copy(&copies(folder), &path)).expect("opens").load().expect("loads");
        assert_eq!(copy.agency.iter().next().expect("an agency").notes, why);
        assert!(claims.iter().all(|claim| !claim.exists()), "{why}");
    }
    // By now all of it was old, and somebody has looked.
    let mine = Sign::new(&path);
    mine.give(&Present { who: "Ville".into(), editing: None, version: String::new() }).expect("given");
    assert_eq!(mine.others(), []);
    drop((mine, SqliteStore::open(&path).expect("opens")));
    let left: Vec<PathBuf> =
        all(folder).into_iter().filter(|path| name(path).starts_with(".kortisto-") || signs(path)).collect();
    assert_eq!(left, Vec::<PathBuf>::new());
    assert!(!folder.join(".palvelu.kortisto-auki").exists(), "the last one takes the folder of the signs");
    let left = std::fs::read_dir(copies(folder)).expect("lists").count();
    assert!(left <= 2, "one copy, and what SQLite keeps beside it: {left}");
}

/// While somebody holds the register for good, whoever makes something beside it says so in the end, calls nothing damaged,
/// and what was there stays.
#[allow(dead_code, reason = "only the long run has the time")]
pub fn while_it_is_held(folder: &Path) {
    let path = register(folder);
    drop(SqliteStore::create(&path).expect("a file"));
    let agency = Agency { name_fi: "Rannikkolaitos".into(), ..Agency::empty(AgencyId::new()) };
    save(&path, |_| Change::insert(agency.clone()));
    std::fs::create_dir(second(folder)).expect("a folder");
    let place = second(folder).display().to_string();
    save(&path, |_| Change::insert(UnitSetting::new(BACKUP_FOLDER, &place)));
    keep_backed_up(&path, &ON).expect("backs up");
    keep_reading_copy(&path, &copies(folder), true, &ON).expect("made");
    let copy = std::fs::read(reading_copy(&copies(folder), &path)).expect("reads");
    let backups = kept(&path, &second(folder)).expect("lists");
    let holder = rusqlite::Connection::open(&path).expect("opens");
    holder.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE").expect("holds it");
    let held = |what: &str, found: Result<(), StoreError>| match found {
        Err(StoreError::Busy) => {}
        other => panic!("{what}: {other:?}"),
    };
    // Each waits for as long as others may take.
    std::thread::scope(|scope| {
        let threads = [
            scope.spawn(|| held("a backup", back_up(&path, &folder_beside(&path), &ON).map(drop))),
            scope.spawn(|| held("a copy to be read", keep_reading_copy(&path, &copies(folder), true, &ON).map(drop))),
            scope.spawn(|| held("opening", SqliteStore::open_as_it_is(&path).map(drop))),
            scope.spawn(|| held("upgrading", SqliteStore::open(&path).map(drop))),
        ];
        for thread in threads {
            thread.join().expect("as it should");
        }
    });
    assert!(copy == std::fs::read(reading_copy(&copies(folder), &path)).expect("reads"));
    assert_eq!(kept(&path, &second(folder)).expect("lists"), backups);
    assert_eq!(kept(&path, &folder_beside(&path)).expect("lists"), []);
    // Who is here is said and seen all the same.
    let sign = Sign::new(&path);
    sign.give(&Present { who: "Ville".into(), editing: None, version: String::new() }).expect("given");
    assert_eq!(present(&path).len(), 1);
    drop(holder);
    assert!(keep_reading_copy(&path, &copies(folder), true, &ON).expect("made").is_some());
}
