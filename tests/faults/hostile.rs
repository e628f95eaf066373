//! Files that are damaged on purpose or made to do harm: each is answered, without a panic, in bounded time and memory.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use kortisto::exchange::demo::{self, DemoOptions};
use kortisto::store::SqliteStore;
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rusqlite::Connection;

const PAGE: usize = 4096;

/// How much of the processor's time a command may take, in seconds, and how much room in memory, in kilobytes: those of a
/// slow build on a slow machine, and far from what has no end.
const LIMITS: &str = "ulimit -t 20; ulimit -v 1500000; exec \"$@\"";

/// The program under its limits.
fn bounded(arguments: &[&str]) -> Output {
    let mut command = Command::new("sh");
    command.args(["-c", LIMITS, "sh"]).arg(super::binary()).args(arguments);
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").output().expect("starts")
}

/// A small made-up unit.
fn register(folder: &Path) -> PathBuf {
    let path = folder.join("palvelu.kortisto");
    let options = DemoOptions { agencies: 3, ..DemoOptions::new(super::TODAY) };
    drop(SqliteStore::create_with(&path, &demo::operation(&options)).expect("a file"));
    path
}

/// Asks everything of a file that a command can ask. What it answers is its own; that it does is ours.
fn answered(path: &Path, what: &str) {
    let file = path.display().to_string();
    let new = path.with_extension("pelastettu").display().to_string();
    for arguments in [&["check", &file][..], &["search", &file, "a"], &["log", &file], &["recover", &file, &new]] {
        let output = bounded(arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{what}, {}: {:?}\n{said}", arguments[0], output.status);
        assert!(!said.contains("panicked"), "{what}, {}: {said}", arguments[0]);
        if arguments[0] == "recover" && output.status.success() {
            let checked = bounded(&["check", &new]);
            assert!(checked.status.success(), "{what}: {}", String::from_utf8_lossy(&checked.stderr));
        }
    }
    drop(std::fs::remove_file(new));
}

/// As many files as are asked for, each damaged in its own way.
pub fn mutated(folder: &Path, many: u64, seed: u64) {
    let path = register(folder);
    let whole = std::fs::read(&path).expect("reads");
    for nth in 0..many {
        let mut dice = ChaCha8Rng::seed_from_u64(seed << 32 | nth);
        let mut bytes = whole.clone();
        let pages = bytes.len() / PAGE;
        match nth % 5 {
            // Bytes anywhere, and such as lead from page to page.
            0 => (0..dice.random_range(1..200)).for_each(|_| {
                let place = dice.random_range(0..bytes.len());
                bytes[place] = dice.random();
            }),
            1 => (0..dice.random_range(1..12)).for_each(|_| {
                let place = dice.random_range(0..pages) * PAGE + dice.random_range(0..16);
                bytes[place] = dice.random();
            }),
            // Pages in each other's places.
            2 => (0..dice.random_range(1..6)).for_each(|_| {
                let [one, other] = [(); 2].map(|()| dice.random_range(0..pages) * PAGE);
                let page = bytes[one..one + PAGE].to_vec();
                bytes.copy_within(other..other + PAGE, one);
                bytes[other..other + PAGE].copy_from_slice(&page);
            }),
            3 => bytes.truncate(dice.random_range(0..bytes.len())),
            _ => {
                let place = dice.random_range(0..pages) * PAGE;
                dice.fill_bytes(&mut bytes[place..place + PAGE]);
            }
        }
        let mutated = folder.join(format!("{nth}.kortisto"));
        std::fs::write(&mutated, bytes).expect("written");
        answered(&mutated, &format!("file {nth} of seed {seed}"));
        std::fs::remove_file(mutated).expect("taken away");
    }
}

/// Files in which somebody has put what works by itself or has no end.
pub fn made(folder: &Path) {
    let path = register(folder);
    let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
    let made = [
        ("a trigger", "CREATE TRIGGER sly AFTER INSERT ON change BEGIN DELETE FROM agency; END".to_owned()),
        ("a view without an end", format!("CREATE VIEW sly AS {endless}")),
        (
            "a view without an end of a newer program",
            format!("ALTER TABLE city RENAME TO town; CREATE VIEW city AS {endless}; PRAGMA user_version = 999;"),
        ),
        (
            "a text of twelve megabytes",
            "UPDATE agency SET notes = replace(hex(zeroblob(6000000)), '0', 'x') WHERE id = (SELECT min(id) FROM agency)"
                .to_owned(),
        ),
        ("a text of forty megabytes", "UPDATE agency SET mission = replace(hex(zeroblob(20000000)), '0', 'x')".to_owned()),
        ("a picture of sixty megabytes", "UPDATE agency_logo SET png = zeroblob(60000000)".to_owned()),
        (
            "many operations that say nothing",
            "INSERT INTO operation (id, kind, at, who)
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
             SELECT 'x' || i, 'unheard_of', '', '' FROM n"
                .to_owned(),
        ),
    ];
    for (what, sql) in made {
        let file = folder.join("tehty.kortisto");
        std::fs::copy(&path, &file).expect("copied");
        let connection = Connection::open(&file).expect("opens");
        connection
            .execute_batch("PRAGMA foreign_keys = OFF")
            .and_then(|()| connection.execute_batch(&sql))
            .expect(what);
        drop(connection);
        answered(&file, what);
        std::fs::remove_file(&file).expect("taken away");
    }
}
