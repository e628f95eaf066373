//! What the budgets speak of, each beside a named baseline in the same run: medians and their ratio. Nothing fails on a
//! time. `cargo bench` runs it.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a benchmark stops where something is wrong")]

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use kortisto::app::dialogs::SystemDialogs;
use kortisto::app::preferences::Preferences;
use kortisto::app::{Kortisto, Start};
use kortisto::domain::search::Index;
use kortisto::domain::{Agency, Change, Operation, OperationKind, Snapshot};
use kortisto::exchange::demo::{DemoOptions, demo};
use kortisto::store::{MemoryStore, SqliteStore, Store};
use rusqlite::Connection;

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 14).expect("a date");

/// The median of `runs` timings of each of two things done in turn.
fn pair<T, U>(runs: usize, mut ours: impl FnMut() -> T, mut baseline: impl FnMut() -> U) -> (Duration, Duration) {
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        let start = Instant::now();
        black_box(ours());
        first.push(start.elapsed());
        let start = Instant::now();
        black_box(baseline());
        second.push(start.elapsed());
    }
    (median(first), median(second))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn tell(what: &str, baseline: &str, (ours, theirs): (Duration, Duration)) {
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64().max(1e-9);
    println!("{what:<44} {ours:>10.2?}   {baseline:<34} {theirs:>10.2?}   ratio {ratio:.2}");
}

fn fill(store: &mut dyn Store, agencies: usize, years: usize) -> Arc<Snapshot> {
    let made = demo(&DemoOptions { agencies, years, ..DemoOptions::new(TODAY) });
    let operation = Operation::new(OperationKind::DemoWritten, "", made.changes).with_pictures(made.pictures);
    let known = Arc::new(store.load().expect("loads"));
    Arc::clone(store.commit(&operation, &known).expect("commits").snapshot())
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("budgets.kortisto");
    let mut store = SqliteStore::create(&path).expect("a file");
    let snapshot = fill(&mut store, 1000, 10);
    load(&path);
    save(&mut store, &snapshot, folder.path());
    search(&snapshot);
    frame();
}

/// Opening and loading 1,000 agencies with ten years of figures, beside reading every row with bare SQLite.
fn load(path: &Path) {
    let bare = || {
        let connection = Connection::open(path).expect("opens");
        let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT IN ('change', 'operation')";
        let mut names = connection.prepare(names).expect("prepares");
        let names: Vec<String> =
            names.query_map([], |row| row.get(0)).expect("runs").map(|name| name.expect("a name")).collect();
        let mut read = 0;
        for name in names {
            let mut statement = connection.prepare(&format!("SELECT * FROM {name}")).expect("prepares");
            let mut rows = statement.query([]).expect("runs");
            while let Some(row) = rows.next().expect("reads") {
                black_box(row.get_ref(0).expect("a value"));
                read += 1;
            }
        }
        read
    };
    let ours = || SqliteStore::open(path).and_then(|mut store| store.load()).expect("loads");
    tell("load, 1,000 agencies × 10 years", "every row with bare SQLite", pair(7, ours, bare));
}

/// One edited field saved, beside a bare transaction of the same settings on the same disk.
fn save(store: &mut SqliteStore, snapshot: &Arc<Snapshot>, folder: &Path) {
    let bare = Connection::open(folder.join("bare.db")).expect("opens");
    bare.execute_batch(
        "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA mmap_size = 0; PRAGMA cache_spill = OFF;
         PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;
         CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)",
    )
    .expect("made");
    let mut known = Arc::clone(snapshot);
    let id = known.agency.iter().next().expect("an agency").id;
    let mut count = 0;
    let ours = || {
        count += 1;
        let before = known.agency.get(id).expect("there").clone();
        let after = Agency { notes: format!("edit {count}"), ..before.clone() };
        let operation = Operation::new(OperationKind::AgencyEdited, "bench", vec![Change::update(before, after)]);
        known = Arc::clone(store.commit(&operation, &known).expect("commits").snapshot());
    };
    let bare = || bare.execute_batch("BEGIN IMMEDIATE; INSERT INTO t (b) VALUES ('edit'); COMMIT").expect("commits");
    tell("a durable save, 1,000 agencies", "a bare transaction", pair(60, ours, bare));
}

/// A keystroke's search among 1,000 agencies, beside lower-casing and scanning every Finnish name.
fn search(snapshot: &Snapshot) {
    let index = Index::new(&snapshot.rows);
    let bare = || snapshot.agency.iter().filter(|one| one.name_fi.to_lowercase().contains("laitos")).count();
    tell("search, 1,000 agencies", "scan of lower-cased names", pair(200, || index.search("laitos", 8), bare));
}

/// A frame of the card with 1,000 agencies, without drawing pixels, beside an empty frame.
fn frame() {
    let mut store = MemoryStore::new().expect("a store");
    fill(&mut store, 1000, 10);
    let ctx = egui::Context::default();
    let start = Start {
        file: None,
        today: Some(TODAY),
        preferences: Preferences::default(),
        dialogs: Box::new(SystemDialogs),
        store: Some(Box::new(store)),
        login: "bench".into(),
    };
    let mut app = Kortisto::new(&ctx, start).expect("threads");
    app.settle(&ctx);
    let input = || egui::RawInput {
        screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1440.0, 900.0))),
        ..egui::RawInput::default()
    };
    for _ in 0..5 {
        let _ = ctx.run_ui(input(), |ui| app.ui(ui));
        app.settle(&ctx);
    }
    let empty = egui::Context::default();
    let ours = || {
        let output = ctx.run_ui(input(), |ui| app.ui(ui));
        ctx.tessellate(output.shapes, output.pixels_per_point)
    };
    let bare = || {
        let output = empty.run_ui(input(), |_| {});
        empty.tessellate(output.shapes, output.pixels_per_point)
    };
    tell("a frame of the card, 1,000 agencies", "an empty frame", pair(100, ours, bare));
}
