//! A damaged file: what stood on other pages is all in the new file, what the log tells comes back, and the rest is reported.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use egui_kittest::kittest::Queryable;
use kortisto::domain::{Agency, Change, Operation, OperationKind, Record, Recovered, Snapshot, Table};
use kortisto::exchange::demo::{self, DemoOptions};
use kortisto::store::sqlite::{back_up, check, folder_beside, put_back, recover};
use kortisto::store::{Commit, SqliteStore, Store, StoreError, UndoOutcome, WhichUndo, undo};
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rusqlite::Connection;

use crate::commands::{json, kortisto};
use crate::window::{Setting, TODAY, Window, click, settle, window};

static ON: AtomicBool = AtomicBool::new(false);

const PAGE: usize = 4096;

/// A made-up unit in which somebody has gone on working.
pub fn register(path: &Path) -> Arc<Snapshot> {
    let options = DemoOptions { agencies: 12, ..DemoOptions::new(TODAY) };
    let mut store = SqliteStore::create_with(path, &demo::operation(&options)).expect("a file");
    let mut known = Arc::new(store.load().expect("loads"));
    let agencies: Vec<Agency> = known.agency.iter().cloned().collect();
    for (nth, agency) in agencies.iter().enumerate() {
        let after = Agency { mission: format!("Tehtävä {nth}. ").repeat(20), ..agency.clone() };
        let change = Change::update(agency.clone(), after);
        let operation = Operation::new(OperationKind::AgencyEdited, "Aino", vec![change]);
        let Commit::Done(now) = store.commit(&operation, &known).expect("saves") else { panic!("not saved") };
        known = now;
    }
    known
}

/// The pages of an object of the schema, as SQLite itself lists them; of one kind where it is named.
fn pages(path: &Path, object: &str, kind: &str) -> Vec<usize> {
    let connection = Connection::open(path).expect("opens");
    let sql = "SELECT pageno FROM dbstat WHERE name = ?1 AND pagetype LIKE ?2 ORDER BY pageno";
    let mut statement = connection.prepare(sql).expect("lists");
    let pages = statement.query_map([object, kind], |row| row.get::<_, i64>(0)).expect("lists");
    pages.map(|page| usize::try_from(page.expect("a number")).expect("small")).collect()
}

/// Damages pages, the first being number 1, and returns what stood in them.
fn damage(path: &Path, pages: &[usize], mut with: impl FnMut(&mut [u8])) -> Vec<u8> {
    let mut bytes = std::fs::read(path).expect("reads");
    let mut stood = Vec::new();
    for page in pages {
        let page = &mut bytes[(page - 1) * PAGE..page * PAGE];
        stood.extend_from_slice(page);
        with(page);
    }
    std::fs::write(path, bytes).expect("damaged");
    stood
}

/// Saves what can be read, and looks the new file over.
fn recovered(path: &Path) -> (Recovered, Snapshot) {
    let new = path.with_extension("pelastettu");
    let before = std::fs::read(path).expect("reads");
    let found = recover(path, &new, &|_, _| (), &ON).expect("saved");
    assert_eq!(std::fs::read(path).expect("reads"), before, "the damaged file stays as it is");
    let mut store = SqliteStore::open(&new).expect("opens");
    assert_eq!(check(&mut store).expect("checks"), [], "{found:?}");
    let snapshot = store.load().expect("loads");
    assert_eq!(found.rows(), snapshot.rows.records().len());
    drop(store);
    std::fs::remove_file(new).expect("taken away");
    (found, snapshot)
}

/// Asserts that every row is as it was but for those of which something stood on the damaged pages, or that belong to
/// one of these.
fn only_what_was_damaged_is_missing(found: &Recovered, before: &Snapshot, now: &Snapshot, stood: &[u8]) {
    let text = String::from_utf8_lossy(stood);
    let left_out: BTreeSet<_> = found.tables.iter().flat_map(|table| &table.left_out).collect();
    let parted: BTreeSet<_> = found.tables.iter().flat_map(|table| &table.parted).collect();
    for record in before.rows.records() {
        let (table, id) = (record.table(), record.id());
        let on_a_damaged_page = text.contains(&id.to_string());
        match now.rows.get(table, id) {
            Some(row) => assert!(row == record || on_a_damaged_page || parted.contains(&id), "{row:?}, {record:?}"),
            None => assert!(on_a_damaged_page || left_out.contains(&id), "{record:?} is missing: {found:?}"),
        }
    }
    for record in now.rows.records() {
        assert!(before.rows.contains(record.table(), record.id()) || garbled(&record, before), "{record:?} is new");
    }
}

/// Whether a row is one of `before` but for a bit or two of its identity: nobody sees that where the log is damaged too.
fn garbled(record: &Record, before: &Snapshot) -> bool {
    let letters = |record: &Record| record.id().as_u128();
    before.rows.records_of(record.table()).iter().any(|one| (letters(one) ^ letters(record)).count_ones() <= 3)
}

fn of(found: &Recovered, table: Table) -> kortisto::domain::RecoveredTable {
    found.tables.iter().find(|one| one.table == table).expect("reported").clone()
}

#[test]
fn rows_of_a_lost_page_come_back_from_the_log() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let before = register(&path);
    let leaves = pages(&path, "contact", "leaf");
    damage(&path, &leaves[..1], |page| page.fill(0xaa));
    let (found, now) = recovered(&path);
    assert_eq!(now.rows, before.rows);
    let contacts = of(&found, Table::Contact);
    assert!(contacts.restored > 0 && contacts.lost.is_empty() && !contacts.whole, "{contacts:?}");
    assert_eq!(contacts.gaps.len(), 1);
    assert_eq!((found.operations_lost, found.operations_emptied, found.pages_lost), (0, 0, 1));
}

#[test]
fn a_lost_index_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let before = register(&path);
    let lost: Vec<usize> =
        ["change_record", "contact_agency"].iter().flat_map(|index| pages(&path, index, "%")).collect();
    damage(&path, &lost, |page| page.fill(0));
    let (found, now) = recovered(&path);
    assert_eq!(now.rows, before.rows);
    assert!(found.as_it_was(), "{found:?}");
}

#[test]
fn a_lost_page_above_others_loses_nothing_that_stands_on_them() {
    for table in ["contact_reach", "volume", "definition_line", "change", "agency_logo"] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("palvelu.kortisto");
        let before = register(&path);
        let lost = pages(&path, table, "internal");
        assert!(!lost.is_empty(), "{table} has pages above others");
        let stood = damage(&path, &lost, |page| page.fill(0));
        let (found, now) = recovered(&path);
        only_what_was_damaged_is_missing(&found, &before, &now, &stood);
        assert_eq!(now.rows, before.rows, "{table}: {found:?}");
        assert_eq!(found.unplaced, 0, "{table}");
    }
}

#[test]
fn lost_pages_of_the_log_lose_no_row_and_leave_no_half_operation() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let before = register(&path);
    let leaves = pages(&path, "change", "leaf");
    damage(&path, &leaves[leaves.len() - 1..], |page| page.fill(0));
    let (found, now) = recovered(&path);
    assert_eq!(now.rows, before.rows);
    assert!(found.operations_emptied > 0, "{found:?}");
    assert_eq!((found.missing(), found.operations_lost), (0, 0));
    // What was lost of an operation is not taken back by halves.
    let new = folder.path().join("uusi.kortisto");
    recover(&path, &new, &|_, _| (), &ON).expect("saved");
    let mut store = SqliteStore::open(&new).expect("opens");
    let known = Arc::new(store.load().expect("loads"));
    let log =
        store.history(&kortisto::store::HistoryQuery { contents: true, ..kortisto::store::HistoryQuery::newest(100) });
    let log = log.expect("reads");
    assert_eq!(log.last().expect("there").kind, Some(OperationKind::FileRecovered));
    assert_eq!(log.first().expect("there").kind, Some(OperationKind::FileStarted));
    for one in log.iter().filter(|one| one.changes.is_empty() || one.kind == Some(OperationKind::FileRecovered)) {
        let outcome = undo(&mut store, &known, WhichUndo::This(one.id), "Aino").expect("answers");
        assert!(matches!(outcome, UndoOutcome::Refused { .. }), "{outcome:?}");
    }
}

#[test]
fn without_any_log_only_the_rows_of_the_damaged_page_are_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let before = register(&path);
    let log: Vec<usize> = ["change", "change_record", "change_agency", "operation"]
        .iter()
        .flat_map(|name| pages(&path, name, "%"))
        .collect();
    damage(&path, &log, |page| page.fill(0));
    let (found, now) = recovered(&path);
    assert_eq!(now.rows, before.rows, "{found:?}");
    let leaves = pages(&folder.path().join("palvelu.kortisto"), "contact", "leaf");
    let stood = damage(&path, &leaves[..1], |page| page.fill(0));
    let (found, now) = recovered(&path);
    only_what_was_damaged_is_missing(&found, &before, &now, &stood);
    assert!(now.contact.len() < before.contact.len());
    assert!(!of(&found, Table::ContactReach).left_out.is_empty(), "what belonged to them is left out, and reported");
}

#[test]
fn a_file_that_is_cut_off_gives_what_is_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let before = register(&path);
    let whole = std::fs::read(&path).expect("reads");
    for tenths in [9, 6, 3] {
        let length = whole.len() * tenths / 10;
        std::fs::write(&path, &whole[..length]).expect("cut off");
        let (found, now) = recovered(&path);
        let left = length / PAGE * PAGE;
        only_what_was_damaged_is_missing(&found, &before, &now, &whole[left..]);
        assert!(found.pages_lost > 0 || tenths == 9, "{found:?}");
    }
}

#[test]
fn a_wiped_head_is_known_for_damage_and_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let before = register(&path);
    let whole = std::fs::read(&path).expect("reads");
    for length in [16, 100, PAGE] {
        let mut bytes = whole.clone();
        bytes[..length].fill(0);
        std::fs::write(&path, &bytes).expect("damaged");
        let error = SqliteStore::open(&path).and_then(|mut store| store.load()).expect_err("damaged");
        assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
        let (_, now) = recovered(&path);
        assert_eq!(now.rows, before.rows, "the first {length} bytes");
    }
    let text = folder.path().join("muistio.kortisto");
    std::fs::write(&text, "CREATE TABLE parent_organisation (\n").expect("written");
    assert!(matches!(SqliteStore::open(&text), Err(StoreError::NotOurs(_))));
    assert!(matches!(recover(&text, &path.with_extension("x"), &|_, _| (), &ON), Err(StoreError::NotOurs(_))));
}

/// Pages at random, damaged in every way, and single bytes.
#[test]
fn whatever_is_damaged_the_new_file_is_sound_and_misses_no_more() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let before = register(&path);
    let whole = std::fs::read(&path).expect("reads");
    let count = whole.len() / PAGE;
    for seed in 0..24 {
        let mut dice = ChaCha8Rng::seed_from_u64(seed);
        std::fs::write(&path, &whole).expect("whole again");
        let many = 1 + usize::try_from(seed).expect("small") / 2;
        let lost: Vec<usize> = (0..many).map(|_| dice.random_range(1..=count)).collect();
        let way = seed % 4;
        let stood = damage(&path, &lost, |page| match way {
            0 => page.fill(0),
            1 => page.fill(0xff),
            2 => dice.fill_bytes(page),
            _ => (0..3).for_each(|_| page[dice.random_range(0..PAGE)] ^= 1 << dice.random_range(0..8)),
        });
        let (found, now) = recovered(&path);
        only_what_was_damaged_is_missing(&found, &before, &now, &stood);
    }
}

/// Every version that there was.
#[test]
fn a_damaged_file_of_an_older_program_is_saved_in_the_newest_form() {
    let folder = tempfile::tempdir().expect("a folder");
    for version in 1..=16 {
        let path = folder.path().join(format!("{version}.kortisto"));
        let fixture = crate::schema::of_version(version, &path);
        let leaves = pages(&path, "change", "leaf");
        damage(&path, &leaves[leaves.len() / 2..=leaves.len() / 2], |page| page.fill(0));
        let (_, now) = recovered(&path);
        assert_eq!(now.agency.len(), fixture, "version {version}");
    }
}

#[test]
fn the_command_saves_what_can_be_read_and_overwrites_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let before = register(&path);
    let leaves = pages(&path, "contact", "leaf");
    damage(&path, &leaves[..1], |page| page.fill(0xaa));
    let [file, new] = [&path, &folder.path().join("uusi.kortisto")].map(|path| path.display().to_string());
    assert_eq!(kortisto(&["check", &file]).status.code(), Some(1));
    let told = json(&kortisto(&["recover", &file, &new, "--json"]));
    assert_eq!(told["rows"], before.rows.records().len());
    assert!(told["tables"]["contact"]["restored"].as_u64() > Some(0), "{told}");
    assert!(kortisto(&["check", &new]).status.success());
    let again = kortisto(&["recover", &file, &new]);
    assert_eq!(again.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&again.stderr).contains("on jo"), "{again:?}");
    std::fs::remove_file(&new).expect("taken away");
    let said = kortisto(&["recover", &file, &new, "--language", "en"]);
    assert!(String::from_utf8_lossy(&said.stdout).contains("restored from the history"), "{said:?}");
    let missing = folder.path().join("ei ole.kortisto").display().to_string();
    assert_eq!(kortisto(&["recover", &missing, &format!("{new}2")]).status.code(), Some(1));
    assert!(!Path::new(&format!("{new}2")).exists());
}

#[test]
fn whoever_stops_it_has_no_new_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    register(&path);
    let new = folder.path().join("uusi.kortisto");
    let error = recover(&path, &new, &|_, _| (), &AtomicBool::new(true)).expect_err("stopped");
    assert!(matches!(error, StoreError::Cancelled), "{error}");
    let stopping = AtomicBool::new(false);
    let stop = |done: usize, _: usize| stopping.store(done > 0, std::sync::atomic::Ordering::Relaxed);
    let error = recover(&path, &new, &stop, &stopping).expect_err("stopped");
    assert!(matches!(error, StoreError::Cancelled), "{error}");
    let names = std::fs::read_dir(folder.path()).expect("lists").map(|entry| entry.expect("one").file_name());
    let others = names.filter(|name| !name.to_string_lossy().starts_with("palvelu.kortisto"));
    assert_eq!(others.count(), 0, "and nothing is left of it");
}

/// The page with the last rows of a table.
fn last_leaf(path: &Path, table: &str) -> usize {
    let connection = Connection::open(path).expect("opens");
    let sql = "SELECT pageno FROM dbstat WHERE name = ?1 AND pagetype = 'leaf' ORDER BY path DESC LIMIT 1";
    let page: i64 = connection.query_row(sql, [table], |row| row.get(0)).expect("a page");
    usize::try_from(page).expect("small")
}

/// Takes away the first of the numbers and addresses, and returns it.
fn first_reach_deleted(path: &Path, known: &Arc<Snapshot>) -> Record {
    let reaches = known.rows.records_of(Table::ContactReach);
    let first = reaches.into_iter().min_by_key(Record::id).expect("one");
    let delete = Operation::new(OperationKind::ContactEdited, "Aino", vec![Change::delete(first.clone())]);
    let mut store = SqliteStore::open(path).expect("opens");
    assert!(matches!(store.commit(&delete, known).expect("saves"), Commit::Done(_)));
    first
}

#[test]
fn a_row_whose_deletion_is_lost_does_not_come_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let before = register(&path);
    let deleted = first_reach_deleted(&path, &before);
    let [log, rows] = ["change", "contact_reach"].map(|table| last_leaf(&path, table));
    let stood = damage(&path, &[log], |page| page.fill(0));
    assert!(String::from_utf8_lossy(&stood).contains(&deleted.id().to_string()), "the deletion stood there");
    damage(&path, &[rows], |page| page.fill(0));
    let (found, now) = recovered(&path);
    assert!(!now.rows.contains(Table::ContactReach, deleted.id()), "{found:?}");
    let reaches = of(&found, Table::ContactReach);
    assert!(reaches.restored > 0 && !reaches.lost.contains(&deleted.id()), "{reaches:?}");
}

#[test]
fn a_row_that_a_whole_log_calls_deleted_is_left_out_and_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let before = register(&path);
    let raw = Connection::open(&path).expect("opens");
    raw.execute_batch("CREATE TEMP TABLE kept AS SELECT * FROM contact_reach").expect("kept");
    let deleted = first_reach_deleted(&path, &before);
    let sql = "INSERT INTO contact_reach SELECT * FROM kept WHERE id = ?1";
    assert_eq!(raw.execute(sql, [deleted.id().to_string()]).expect("written past us"), 1);
    drop(raw);
    let (found, now) = recovered(&path);
    assert!(!now.rows.contains(Table::ContactReach, deleted.id()));
    assert_eq!(of(&found, Table::ContactReach).left_out, [deleted.id()]);
}

#[test]
fn nothing_is_put_beside_a_journal_that_would_be_played_into_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    register(&path);
    let new = folder.path().join("uusi.kortisto");
    for ending in ["-journal", "-wal"] {
        let beside = folder.path().join(format!("uusi.kortisto{ending}"));
        std::fs::write(&beside, "vanha").expect("left");
        let error = recover(&path, &new, &|_, _| (), &ON).expect_err("refused");
        assert!(matches!(&error, StoreError::AlreadyExists(what) if *what == beside), "{error}");
        assert!(!new.exists());
        std::fs::write(&beside, "").expect("emptied");
    }
    recover(&path, &new, &|_, _| (), &ON).expect("empty ones have nothing to play");
}

#[test]
fn a_backup_replaces_a_file_of_which_only_the_log_is_damaged() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let before = register(&path);
    let backup = back_up(&path, &folder_beside(&path), &ON).expect("a backup");
    let leaves = pages(&path, "change", "leaf");
    damage(&path, &leaves[leaves.len() / 2..=leaves.len() / 2], |page| page.fill(0xaa));
    let bytes = std::fs::read(&path).expect("reads");
    let aside = put_back(&backup.path, &path).expect("put back").expect("the damaged one is kept");
    assert_eq!(std::fs::read(aside).expect("reads"), bytes);
    assert_eq!(SqliteStore::open(&path).expect("opens").load().expect("loads").rows, before.rows);
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// A damaged register with a backup, and the window that was to show it.
fn damaged(folder: &Path, setting: Setting) -> (Arc<Snapshot>, Vec<u8>, Window) {
    let path = folder.join("palvelu.kortisto");
    let before = register(&path);
    back_up(&path, &folder_beside(&path), &ON).expect("a backup");
    let leaves = pages(&path, "contact", "leaf");
    damage(&path, &leaves[..1], |page| page.fill(0xaa));
    let bytes = std::fs::read(&path).expect("reads");
    let window = window(Setting { agencies: None, file: Some(path), today: true, size: [1280.0, 900.0], ..setting });
    (before, bytes, window)
}

#[test]
fn from_a_damaged_file_to_the_restored_one_in_the_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let (before, bytes, mut window) = damaged(folder.path(), Setting::default());
    assert!(says(&window, "Tiedosto palvelu.kortisto on vioittunut"));
    assert!(says(&window, "Tiedostoon ei kirjoiteta enää mitään"), "what is safe");
    assert!(says(&window, "Ei tarkistettu"), "which backups there are");
    click(&mut window, "Tarkista kaikki");
    assert!(says(&window, "Ehjä, 12 virastoa"));
    click(&mut window, "Ota käyttöön");
    assert_eq!(window.state().snapshot().rows, before.rows);
    assert!(says(&window, "Varmuuskopio on käytössä. Vioittunut tiedosto on tallessa"));
    assert!(!says(&window, "on vioittunut"));
    let aside = std::fs::read_dir(folder.path()).expect("lists").map(|entry| entry.expect("one").path());
    let aside = aside.filter(|path| path.display().to_string().contains("vioittunut"));
    let aside: Vec<_> = aside.filter(|path| path.extension().is_some_and(|ending| ending == "kortisto")).collect();
    assert_eq!(aside.len(), 1);
    assert_eq!(std::fs::read(&aside[0]).expect("reads"), bytes, "the damaged one is kept as it is");
}

#[test]
fn what_can_be_read_is_saved_in_the_window_and_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let new = folder.path().join("uusi.kortisto");
    let (before, bytes, mut window) =
        damaged(folder.path(), Setting { chosen: Some(new.clone()), ..Setting::default() });
    // It can wait, and is come back to.
    click(&mut window, "Sulje");
    assert!(says(&window, "Tiedosto palvelu.kortisto on vioittunut"), "the first page says it too");
    click(&mut window, "Mitä voin tehdä?");
    click(&mut window, "Tallenna luettavissa olevat tiedot…");
    assert!(says(&window, "Luettavissa olleet tiedot on tallennettu"));
    assert!(says(&window, "palautettu historian avulla"), "what became of them is told");
    click(&mut window, "Avaa uusi tiedosto");
    assert_eq!(window.state().snapshot().rows, before.rows);
    assert_eq!(std::fs::read(folder.path().join("palvelu.kortisto")).expect("reads"), bytes);
    assert_eq!(check(&mut SqliteStore::open(&new).expect("opens")).expect("checks"), []);
}

/// Others have it open too when the damage is met.
#[test]
fn a_file_that_is_damaged_while_it_is_open_is_seen_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let before = register(&path);
    let mut window = window(Setting { agencies: None, file: Some(path.clone()), today: true, ..Setting::default() });
    assert!(!says(&window, "vioittunut"));
    let mut bytes = std::fs::read(&path).expect("reads");
    bytes[PAGE..].fill(0xaa);
    bytes[24..28].copy_from_slice(&9_999_u32.to_be_bytes());
    std::fs::write(&path, &bytes).expect("damaged");
    crate::window::press(&mut window, egui::Modifiers::NONE, egui::Key::F5);
    settle(&mut window);
    assert!(says(&window, "Tiedosto palvelu.kortisto on vioittunut"));
    assert_eq!(window.state().snapshot().rows, before.rows, "what was read stays on the screen");
    click(&mut window, "Ota käyttöön");
    assert_eq!(window.state().snapshot().rows, before.rows, "the backup that was made on opening");
    assert!(says(&window, "Varmuuskopio on käytössä"));
}
