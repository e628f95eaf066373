//! Every step that a command takes: at each call of the system in turn something fails, or the program is killed. What it
//! says is compared with what the file holds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use kortisto::domain::{Agency, Change, Operation, OperationKind};
use kortisto::store::sqlite::{check, folder_beside, held, kept};
use kortisto::store::{HistoryQuery, SqliteStore, Store};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::run;

/// The calls of the system by which a file comes to be what it is.
const CALLS: [&str; 9] =
    ["pwrite64", "fdatasync", "fsync", "ftruncate", "unlink", "fcntl", "pread64", "openat", "linkat"];

/// What goes wrong.
const FAULTS: [&str; 4] = ["error=EIO", "error=ENOSPC", "error=ENOLCK", "signal=KILL"];

/// What a command does, and how one sees that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doing {
    Save,
    Migration,
    Backup,
    Restore,
}

/// Two folders of one kind, of which one is copied again and again.
pub(super) struct Ground {
    folder: PathBuf,
    doing: Doing,
}

/// What a run came to: how many faults, and after how many of them the command did what it should all the same.
#[derive(Debug, Default)]
pub struct Tally {
    pub faults: usize,
    pub done: usize,
    pub killed: usize,
    pub untold: usize,
}

impl Ground {
    pub(super) fn made(folder: &Path, doing: Doing) -> Self {
        let folder = folder.join(format!("{doing:?}"));
        // That of an earlier run begins anew.
        drop(std::fs::remove_dir_all(&folder));
        std::fs::create_dir(&folder).expect("a folder");
        let path = folder.join("palvelu.kortisto");
        if doing == Doing::Migration {
            std::fs::copy(old_file(), &path).expect("copied");
            return Self { folder, doing };
        }
        let file = path.display().to_string();
        assert!(run(&["demo", &file, "--agencies", "3", "--today", "2026-10-12"]).status.success());
        let drawing = r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="9" fill="navy"/></svg>"#;
        std::fs::write(folder.join("RL.svg"), drawing).expect("written");
        if doing == Doing::Restore {
            let backup = run(&["backup", &file, "--to", &folder.join("muualla").display().to_string()]);
            assert!(backup.status.success());
            let backup = std::fs::read_dir(folder.join("muualla")).expect("lists").next().expect("one").expect("one");
            std::fs::rename(backup.path(), folder.join("vanha.kortisto")).expect("renamed");
            let mut store = SqliteStore::open(&path).expect("opens");
            let known = Arc::new(store.load().expect("loads"));
            let agency = known.agency.iter().next().expect("an agency").clone();
            let after = Agency { notes: "uusi".into(), ..agency.clone() };
            let edit = Operation::new(OperationKind::AgencyEdited, "Aino", vec![Change::update(agency, after)]);
            store.commit(&edit, &known).expect("saves");
        }
        Self { folder, doing }
    }

    /// The command, on a file in `folder`.
    pub(super) fn command(&self, folder: &Path) -> Vec<String> {
        let file = folder.join("palvelu.kortisto").display().to_string();
        let [logo, old] = ["RL.svg", "vanha.kortisto"].map(|name| folder.join(name).display().to_string());
        let words = match self.doing {
            Doing::Save => vec!["import".into(), "logo".into(), file, logo],
            Doing::Migration => vec!["check".into(), file],
            Doing::Backup => vec!["backup".into(), file],
            Doing::Restore => vec!["restore".into(), old, file],
        };
        words.into_iter().chain(["--json".to_owned()]).collect()
    }

    /// A fresh copy.
    pub(super) fn copy(&self, place: &Path) {
        drop(std::fs::remove_dir_all(place));
        std::fs::create_dir(place).expect("a folder");
        for entry in std::fs::read_dir(&self.folder).expect("lists") {
            let entry = entry.expect("one");
            if entry.path().is_file() {
                std::fs::copy(entry.path(), place.join(entry.file_name())).expect("copied");
            }
        }
    }

    /// Whether it has been done, as the file tells; it is looked over from top to bottom for that.
    pub(super) fn done(&self, place: &Path) -> bool {
        let path = place.join("palvelu.kortisto");
        if self.doing == Doing::Migration {
            let connection = rusqlite::Connection::open(&path).expect("opens");
            let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).expect("told");
            drop(connection);
            sound(&path);
            return version > 1;
        }
        let log = sound(&path);
        match self.doing {
            Doing::Backup => {
                let backups = kept(&path, &folder_beside(&path)).expect("lists");
                // What has the name of a backup is one.
                for one in &backups {
                    assert!(held(&one.path, &AtomicBool::new(false)).is_ok(), "{one:?}");
                }
                !backups.is_empty()
            }
            Doing::Save => log.contains(&Some(OperationKind::LogoChanged)),
            _ => log.contains(&Some(OperationKind::Restored)),
        }
    }
}

/// A file of the first version that was released.
fn old_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/version_1.kortisto")
}

/// Looks a file over, and returns what was done in it.
fn sound(path: &Path) -> Vec<Option<OperationKind>> {
    let mut store = SqliteStore::open(path).expect("opens");
    assert_eq!(check(&mut store).expect("checks"), []);
    let log = store.history(&HistoryQuery::newest(100)).expect("reads");
    log.into_iter().map(|operation| operation.kind).collect()
}

/// The program under `strace`, which does to its calls what `options` say.
pub(super) fn traced(options: &[&str], command: &[String]) -> Output {
    let mut traced = Command::new("strace");
    traced.args(["-f", "-qq"]).args(options).arg(super::binary()).args(command).stdin(Stdio::null());
    traced.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    traced.output().expect("strace is there: tests/run installs it")
}

/// Whether programs may be traced here: in some containers they may not.
pub fn possible() -> bool {
    let traced = Command::new("strace").args(["-qq", "-e", "trace=none", "true"]).output();
    traced.expect("strace is there: tests/run installs it").status.success()
}

/// How often the command makes each of the calls.
fn counted(ground: &Ground, place: &Path) -> BTreeMap<&'static str, usize> {
    ground.copy(place);
    let log = place.join("strace");
    let only = format!("trace={}", CALLS.join(","));
    let output = traced(&["-o", &log.display().to_string(), "-e", &only], &ground.command(place));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(ground.done(place), "without a fault it is done");
    let lines = std::fs::read_to_string(log).expect("reads");
    let count = |call: &str| lines.lines().filter(|line| line.contains(&format!(" {call}("))).count();
    CALLS.map(|call| (call, count(call))).into_iter().collect()
}

/// Has each call fail in turn, but of each kind no more than `most`, spread over all of them.
pub fn every_step(folder: &Path, most: usize) -> Tally {
    let mut tally = Tally::default();
    for doing in [Doing::Save, Doing::Migration, Doing::Backup, Doing::Restore] {
        let ground = Ground::made(folder, doing);
        let place = folder.join("koe");
        for (call, count) in counted(&ground, &place) {
            for fault in FAULTS {
                // Only locking has no locks, and only writing no room.
                let (locks, writes) = (call == "fcntl", matches!(call, "pwrite64" | "ftruncate" | "openat" | "linkat"));
                if (fault.ends_with("ENOLCK") && !locks) || (fault.ends_with("ENOSPC") && !writes) {
                    continue;
                }
                let steps = count.min(most);
                for step in 0..steps {
                    // The last ones, where it is decided, and the others evenly.
                    let nth = count - step * count / steps;
                    one(&ground, &place, (call, fault, nth), &mut tally);
                }
            }
        }
    }
    tally
}

fn one(ground: &Ground, place: &Path, (call, fault, nth): (&str, &str, usize), tally: &mut Tally) {
    ground.copy(place);
    let what = format!("{:?}, {call} number {nth}, {fault}", ground.doing);
    let [only, inject] = [format!("trace={call}"), format!("inject={call}:{fault}:when={nth}")];
    let output = traced(&["-o", "/dev/null", "-e", &only, "-e", &inject], &ground.command(place));
    tally.faults += 1;
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("panicked"), "{what}: {said}");
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| ground.done(place)));
    let done = done.unwrap_or_else(|_| panic!("the file is not sound: {what}: {said}"));
    match output.status.code() {
        Some(0) => assert!(done, "it was said to be done, and is not: {what}"),
        Some(1) => {
            let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
            let key = told["error"].as_str().unwrap_or_default();
            let false_alarm = ["error-damaged", "error-not-ours", "error-foreign", "error-altered", "error-internal"];
            assert!(!false_alarm.contains(&key), "{what}: {said}");
            if key == "error-cannot-tell" {
                tally.untold += 1;
            } else {
                // A migration is done by opening; what fails after it is the look at the file.
                assert!(
                    !done || ground.doing == Doing::Migration,
                    "it was said not to be done, and is: {what}: {said}"
                );
            }
        }
        // It was killed, or not even started.
        _ => tally.killed += 1,
    }
    tally.done += usize::from(done);
}
