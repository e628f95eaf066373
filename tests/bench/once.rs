//! One part done once, for a program that counts instructions: `--once PART FILE`, where FILE is what `--prepare FILE`
//! has written. Only what happens inside [`measured`] is of interest; `tests/bench/instructions` collects nothing else.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use kortisto::domain::search::Index;
use kortisto::domain::{Agency, Change, Operation, OperationKind, Snapshot};
use kortisto::store::{SqliteStore, Store};
use kortisto::ui::Place;

use crate::made::{LongTable, Window, fill, with_contacts};

/// What the counter is told to look at, by this name.
#[inline(never)]
fn measured<T>(work: impl FnOnce() -> T) -> T {
    black_box(black_box(work)())
}

/// Writes the file that the parts are done with: 1,000 agencies with ten years of figures.
pub fn prepare(path: &Path) {
    fill(&mut SqliteStore::create(path).expect("a new file"), 1000, 10);
}

/// Does `part` once.
pub fn once(part: &str, path: &Path) {
    match part {
        "load" => drop(measured(|| open(path))),
        "save" => save(path),
        "search" => search(path),
        "card" => frame(path, Place::Agencies),
        "figures" => frame(path, Place::Figures),
        "workload" => frame(path, Place::Workload),
        "table" => {
            let mut long = LongTable::new();
            drop(measured(|| long.frame()));
        }
        other => panic!("no part is called {other}"),
    }
}

fn open(path: &Path) -> (SqliteStore, Snapshot) {
    let mut store = SqliteStore::open(path).expect("opens");
    let snapshot = store.load().expect("loads");
    (store, snapshot)
}

/// One edited field, after another one that has made the statements ready.
fn save(path: &Path) {
    let (mut store, snapshot) = open(path);
    let mut known = Arc::new(snapshot);
    let id = known.agency.iter().next().expect("an agency").id;
    let edit = |known: &Snapshot, notes: &str| {
        let before = known.agency.get(id).expect("there").clone();
        let after = Agency { notes: notes.into(), ..before.clone() };
        Operation::new(OperationKind::AgencyEdited, "bench", vec![Change::update(before, after)])
    };
    let first = edit(&known, "first");
    known = Arc::clone(store.commit(&first, &known).expect("commits").snapshot());
    let second = edit(&known, "second");
    measured(|| store.commit(&second, &known)).expect("commits");
}

/// A keystroke's search among 1,000 agencies and 20,000 contacts.
fn search(path: &Path) {
    let rows = with_contacts(&open(path).1.rows, 20_000);
    let index = Index::new(&rows);
    drop(index.search("virasto", 8));
    drop(measured(|| index.search("laitos", 8)));
}

/// A frame of a page at rest.
fn frame(path: &Path, place: Place) {
    let mut window = Window::new(Box::new(SqliteStore::open(path).expect("opens")));
    window.go(place);
    drop(measured(|| window.frame()));
}
