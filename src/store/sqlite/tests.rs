use super::migrations::{MIGRATIONS, Migration, migrate, version, version_of};
use super::open::connect;
use super::*;
use crate::domain::OperationKind;

/// Takes the steps in one transaction, as opening does.
fn upgrade(connection: &Connection, steps: &[Migration]) -> rusqlite::Result<()> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    migrate(&transaction, steps)?;
    transaction.commit()
}

/// How many transactions have written to the file: SQLite's change counter, in bytes 24 to 27 of the file.
fn transactions(path: &Path) -> u32 {
    let bytes = std::fs::read(path).expect("reads");
    u32::from_be_bytes(bytes[24..28].try_into().expect("four bytes"))
}

/// A copy of the file that the first program wrote.
fn first_version(path: &Path) {
    let fixture = format!("{}/tests/fixtures/version_1.kortisto", env!("CARGO_MANIFEST_DIR"));
    std::fs::copy(fixture, path).expect("copies");
}

/// The temporary files beside a file.
fn temporary(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).expect("lists").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.retain(|name| name.starts_with('.'));
    names.sort();
    names
}

fn schema(connection: &Connection) -> Vec<(String, Option<String>)> {
    let sql = "SELECT name, sql FROM sqlite_schema ORDER BY name";
    let mut statement = connection.prepare(sql).expect("prepares");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("runs");
    rows.map(|row| row.expect("a row")).collect()
}

#[test]
fn a_file_upgraded_step_by_step_equals_a_fresh_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("old.kortisto");
    drop(SqliteStore::create(&path).expect("a file"));
    let later = Migration { name: "fax", sql: "ALTER TABLE agency ADD COLUMN fax TEXT NOT NULL DEFAULT ''" };
    let steps: Vec<Migration> = MIGRATIONS.iter().copied().chain([later]).collect();
    let (old, _) = connect(&path).expect("opens");
    upgrade(&old, &steps).expect("upgrades");
    let fresh = Connection::open_in_memory().expect("opens");
    upgrade(&fresh, &steps).expect("starts");
    assert_eq!(version(&old).expect("a version"), version_of(&steps));
    assert_eq!(schema(&old), schema(&fresh));
    upgrade(&old, &steps).expect("once more changes nothing");
}

#[test]
fn a_step_that_fails_leaves_the_file_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("old.kortisto");
    drop(SqliteStore::create(&path).expect("a file"));
    let broken = Migration { name: "broken", sql: "CREATE TABLE half (a TEXT); SELECT nothing FROM nowhere;" };
    let steps: Vec<Migration> = MIGRATIONS.iter().copied().chain([broken]).collect();
    let (connection, _) = connect(&path).expect("opens");
    let before = schema(&connection);
    assert!(upgrade(&connection, &steps).is_err());
    assert_eq!((schema(&connection), version(&connection).expect("a version")), (before, version_of(MIGRATIONS)));
}

#[test]
fn the_backup_before_a_migration_is_a_whole_register() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("old.kortisto");
    let mut store = SqliteStore::create(&path).expect("a file");
    let rows = store.load().expect("loads").rows;
    let copy = backup::before_migration(&path, 1).expect("a backup");
    let mut restored = SqliteStore::open(&copy).expect("opens");
    assert_eq!(restored.load().expect("loads").rows, rows);
    assert_eq!(temporary(folder.path()), Vec::<String>::new(), "no temporary file is left");
    let second = backup::before_migration(&path, 1).expect("within the same second");
    assert_ne!(second, copy);
    assert_eq!(backup::copies_beside(&path).len(), 2);
}

#[test]
fn a_copy_is_made_while_others_save_and_is_not_called_damaged() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("old.kortisto");
    let mut store = SqliteStore::create(&path).expect("a file");
    let mut known = Arc::new(store.load().expect("loads"));
    let copying = std::thread::spawn({
        let path = path.clone();
        move || -> Vec<PathBuf> { (0..12).map(|_| backup::before_migration(&path, 1).expect("a copy")).collect() }
    });
    let mut saved = 0;
    while !copying.is_finished() {
        let agency = crate::domain::Agency {
            name_fi: format!("Virasto {saved}"),
            ..crate::domain::Agency::empty(crate::domain::AgencyId::new())
        };
        let operation = Operation::new(OperationKind::AgencyAdded, "Aino", vec![Change::insert(agency)]);
        known = Arc::clone(store.commit(&operation, &known).expect("saves").snapshot());
        saved += 1;
    }
    assert!(saved > 0);
    for copy in copying.join().expect("every copy is made") {
        assert_eq!(check(&mut SqliteStore::open(&copy).expect("opens")).expect("checks"), []);
    }
}

#[test]
fn a_file_is_made_or_brought_to_the_newest_form_in_one_transaction() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, old) = (folder.path().join("new.kortisto"), folder.path().join("old.kortisto"));
    drop(SqliteStore::create(&path).expect("a file"));
    assert_eq!(transactions(&path), 1, "tables and first rows");
    let with = folder.path().join("with.kortisto");
    let agency =
        crate::domain::Agency { name_fi: "A".into(), ..crate::domain::Agency::empty(crate::domain::AgencyId::new()) };
    let operation = Operation::new(OperationKind::DemoWritten, "", vec![Change::insert(agency)]);
    drop(SqliteStore::create_with(&with, &operation).expect("a file"));
    assert_eq!(transactions(&with), 1, "and what it is made with");
    first_version(&old);
    let before = transactions(&old);
    let mut store = SqliteStore::open(&old).expect("upgrades");
    assert_eq!(transactions(&old), before + 1, "steps and the rows that they bring");
    let log = store.history(&HistoryQuery::newest(1)).expect("reads");
    assert_eq!(log[0].kind, Some(OperationKind::FileUpgraded));
}

#[test]
fn what_cannot_be_made_whole_leaves_no_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("new.kortisto");
    let nameless = crate::domain::Agency::empty(crate::domain::AgencyId::new());
    let operation = Operation::new(OperationKind::DemoWritten, "", vec![Change::insert(nameless)]);
    assert!(SqliteStore::create_with(&path, &operation).is_err(), "it breaks a rule");
    assert_eq!(std::fs::read_dir(folder.path()).expect("lists").count(), 0, "nor its journal");
}

#[test]
fn what_killed_programs_have_left_is_taken_away_after_a_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.kortisto");
    drop(SqliteStore::create(&path).expect("a file"));
    let yesterday = std::time::SystemTime::now() - Duration::from_hours(25);
    let names = [".kortisto-aB3dE6", ".kortisto-aB3dE6-journal", ".kortisto-Fr3sh9", ".kortisto-muistio.txt", ".other"];
    for name in names {
        let file = std::fs::File::create(folder.path().join(name)).expect("makes");
        if name != ".kortisto-Fr3sh9" {
            file.set_modified(yesterday).expect("dates");
        }
    }
    std::fs::create_dir(folder.path().join(".kortisto-f0lder")).expect("a folder");
    // One in which a file was being made ready.
    let ready = folder.path().join(".kortisto-r3ady0");
    std::fs::create_dir(&ready).expect("a folder");
    let inside = std::fs::File::create(ready.join("recovered.kortisto")).expect("makes");
    inside.set_modified(yesterday).expect("dates");
    #[cfg(unix)]
    std::fs::File::open(&ready).and_then(|ready| ready.set_modified(yesterday)).expect("dates");
    #[cfg(not(unix))]
    std::fs::remove_dir_all(&ready).expect("taken away");
    drop(SqliteStore::open(&path).expect("opens"));
    let left = [".kortisto-Fr3sh9", ".kortisto-f0lder", ".kortisto-muistio.txt", ".other"];
    assert_eq!(temporary(folder.path()), left, "what is in use, and what is not ours, stays");
}

#[test]
fn others_changes_are_seen_after_the_connection_was_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.kortisto");
    drop(SqliteStore::create(&path).expect("a file"));
    let add = |name: &str| {
        let agency = crate::domain::Agency {
            name_fi: name.into(),
            ..crate::domain::Agency::empty(crate::domain::AgencyId::new())
        };
        Operation::new(OperationKind::AgencyAdded, "Aino", vec![Change::insert(agency)])
    };
    let error = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_IOERR), None);
    // However many commits the old connection has seen before.
    for seen in 0..4 {
        let mut mine = SqliteStore::open(&path).expect("opens");
        let mut known = mine.load().expect("loads");
        let mut theirs = SqliteStore::open(&path).expect("opens");
        let mut base = Arc::new(theirs.load().expect("loads"));
        for _ in 0..seen {
            base = Arc::clone(theirs.commit(&add("A"), &base).expect("saves").snapshot());
            known = mine.changes_since(&known).expect("looks").expect("something new");
        }
        base = Arc::clone(theirs.commit(&add("B"), &base).expect("saves").snapshot());
        mine.look_for(&error, &add("C")).expect_err("it was not saved");
        let found = mine.changes_since(&known).expect("looks").map(|found| found.rows);
        assert_eq!(found.as_ref(), Some(&base.rows), "after {seen}");
    }
}

#[test]
fn whoever_knows_less_than_the_connection_has_read_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.kortisto");
    let mut store = SqliteStore::create(&path).expect("a file");
    let old = store.load().expect("loads");
    let agency =
        crate::domain::Agency { name_fi: "A".into(), ..crate::domain::Agency::empty(crate::domain::AgencyId::new()) };
    let operation = Operation::new(OperationKind::AgencyAdded, "Aino", vec![Change::insert(agency)]);
    store.commit(&operation, &Arc::new(old.clone())).expect("saves");
    let now = store.load().expect("loads");
    assert_eq!(store.changes_since(&old).expect("looks").map(|found| found.rows), Some(now.rows.clone()));
    assert_eq!(store.changes_since(&now).expect("looks"), None);
}

#[test]
fn a_look_does_not_wait_for_a_long_save_of_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.kortisto");
    let mut store = SqliteStore::create(&path).expect("a file");
    let known = store.load().expect("loads");
    let others = Connection::open(&path).expect("opens");
    others.execute_batch("BEGIN EXCLUSIVE").expect("takes the file for itself");
    let begun = std::time::Instant::now();
    assert!(matches!(store.look(&known), Err(StoreError::Busy)));
    assert!(begun.elapsed() < Duration::from_secs(15), "half of what a save waits, on the slowest machine");
    others.execute_batch("COMMIT").expect("gives it back");
    assert!(store.look(&known).is_ok());
}

#[test]
fn whatever_points_at_a_row_stands_in_its_table_or_a_later_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = SqliteStore::create(&folder.path().join("x.kortisto")).expect("a file");
    for table in crate::domain::Table::ALL {
        let sql = format!("PRAGMA foreign_key_list({})", table.name());
        let mut statement = store.connection.prepare(&sql).expect("prepares");
        let parents = statement.query_map([], |row| row.get::<_, String>(2)).expect("runs");
        for parent in parents.map(|parent| parent.expect("a name")) {
            let known = crate::domain::Table::from_name(&parent);
            assert!(known.is_none_or(|known| known <= *table), "{} points at {parent}", table.name());
        }
    }
}

#[test]
fn an_operation_that_reached_the_disk_is_found_after_an_error_at_the_commit() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.kortisto");
    let mut store = SqliteStore::create(&path).expect("a file");
    let agency =
        crate::domain::Agency { name_fi: "A".into(), ..crate::domain::Agency::empty(crate::domain::AgencyId::new()) };
    let operation = Operation::new(OperationKind::AgencyAdded, "Aino", vec![Change::insert(agency)]);
    let error = || rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_IOERR), None);
    let lost = store.look_for(&error(), &operation).expect_err("it is not there");
    assert!(matches!(lost, StoreError::Unreachable(_)));
    let known = Arc::new(store.load().expect("loads"));
    store.commit(&operation, &known).expect("commits");
    assert!(matches!(store.look_for(&error(), &operation), Ok(Commit::Done(_))), "it is there");
    std::fs::remove_file(&path).expect("the share is gone");
    assert!(matches!(store.look_for(&error(), &operation), Err(StoreError::CannotTell(_))));
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.kortisto");
    let mut store = SqliteStore::create(&path).expect("a file");
    let known = Arc::new(store.load().expect("loads"));
    // SQLite answers a file that may not grow as it answers a disk that has no room.
    let pages = |store: &SqliteStore, most: i64| {
        store.connection.pragma_update_and_check(None, "max_page_count", most, |row| row.get::<_, i64>(0)).expect("set")
    };
    pages(&store, 1);
    let agency = crate::domain::Agency {
        name_fi: "A".into(),
        mission: "tehtävä ".repeat(10_000),
        ..crate::domain::Agency::empty(crate::domain::AgencyId::new())
    };
    let operation = Operation::new(OperationKind::AgencyAdded, "Aino", vec![Change::insert(agency)]);
    let full = store.commit(&operation, &known).expect_err("there is no room");
    assert!(matches!(full, StoreError::DiskFull), "{full:?}");
    assert_eq!(store.load().expect("still reads").rows, known.rows);
    pages(&store, 100_000);
    assert!(
        matches!(store.commit(&operation, &known), Ok(Commit::Done(_))),
        "the same can be saved once there is room"
    );
}

#[test]
fn the_settings_are_those_a_shared_file_needs() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.kortisto");
    let store = SqliteStore::create(&path).expect("a file");
    let text = |pragma: &str| -> String {
        store.connection.pragma_query_value(None, pragma, |row| row.get(0)).expect("a setting")
    };
    let number = |pragma: &str| -> i64 {
        store.connection.pragma_query_value(None, pragma, |row| row.get(0)).expect("a setting")
    };
    assert_eq!((text("journal_mode"), text("locking_mode")), ("truncate".into(), "normal".into()));
    let found = ["synchronous", "foreign_keys", "cell_size_check", "trusted_schema", "secure_delete"].map(number);
    assert_eq!(found, [2, 1, 1, 0, 1]);
}

/// The schema versions that programs in use have written; each has a file in `tests/fixtures`.
const RELEASED: [i64; 1] = [1];

#[test]
fn a_file_of_every_released_version_is_upgraded_and_keeps_its_rows() {
    for version in RELEASED {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("old.kortisto");
        let fixture = format!("{}/tests/fixtures/version_{version}.kortisto", env!("CARGO_MANIFEST_DIR"));
        std::fs::copy(fixture, &path).expect("copies");
        let count = |connection: &Connection, table: &str| -> i64 {
            connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).expect("counts")
        };
        let before = {
            let old = Connection::open(&path).expect("opens");
            ["agency", "headcount", "volume", "employee"].map(|table| count(&old, table))
        };
        let mut store = SqliteStore::open(&path).expect("upgrades");
        let tables = ["agency", "headcount", "volume", "employee"];
        assert_eq!(tables.map(|table| count(&store.connection, table)), before, "version {version}");
        let mut fresh = SqliteStore::create(&folder.path().join("new.kortisto")).expect("a file");
        let (fresh_rows, rows) = (fresh.load().expect("loads").rows, store.load().expect("loads").rows);
        assert_eq!(rows.contact_role, fresh_rows.contact_role, "what a newer program brings is there");
        assert_eq!(rows.characteristic_category, fresh_rows.characteristic_category, "and what came after it");
        assert_eq!(rows.data_duty, fresh_rows.data_duty);
        assert_eq!(schema(&store.connection), schema(&fresh.connection));
        assert_eq!(check(&mut store).expect("checks"), []);
        // What the older program has logged can still be read and taken back.
        let known = Arc::new(store.load().expect("loads"));
        let agency = known.agency.iter().next().expect("an agency").clone();
        let after = crate::domain::Agency { notes: "uusi".into(), ..agency.clone() };
        let edit = Operation::new(OperationKind::AgencyEdited, "Aino", vec![Change::update(agency, after)]);
        store.commit(&edit, &known).expect("commits");
        let log = store.history(&HistoryQuery { contents: true, ..HistoryQuery::newest(10) }).expect("reads");
        assert!(log.len() >= 3 && log.iter().all(|operation| operation.kind.is_some()));
    }
}

#[test]
fn damage_is_said_once_it_is_proven() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.kortisto");
    drop(SqliteStore::create(&path).expect("a file"));
    let mut store = SqliteStore::open(&path).expect("opens");
    let doubt = StoreError::Damaged { path: path.clone(), detail: "once".into() };
    assert!(matches!(store.prove(&doubt), StoreError::Unreachable(_)), "a file that is whole was only out of reach");
    // Every page but the first two is overwritten behind the open connection.
    let mut bytes = std::fs::read(&path).expect("reads");
    bytes.iter_mut().skip(2 * 4096).for_each(|byte| *byte = 0xA5);
    std::fs::write(&path, bytes).expect("writes");
    let said = store.load().expect_err("nothing can be read");
    assert!(matches!(said, StoreError::Damaged { .. }), "{said:?}");
}

#[test]
fn distrust_outlives_a_network_that_was_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.kortisto");
    let mut store = SqliteStore::create(&path).expect("a file");
    store.distrust();
    store.lost.set(true);
    store.stand().expect("opened anew");
    assert_eq!(store.access(), Access::ReadOnlyLocks);
}

#[test]
fn an_operation_without_an_identity_takes_no_place_in_a_part_of_the_log() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.kortisto");
    drop(SqliteStore::create(&path).expect("a file"));
    let raw = Connection::open(&path).expect("opens");
    for id in ["01890a5d-ac96-774b-bcce-b302099a8057", "x"] {
        let sql =
            "INSERT INTO operation (id, kind, at, who) VALUES (?1, 'agency_edited', '2026-10-12T10:00:00.000Z', '')";
        raw.execute(sql, [id]).expect("written past us");
    }
    let found = super::log::history(&raw, &HistoryQuery::newest(2)).expect("reads");
    assert_eq!(found.len(), 2, "a short page would be taken for the last one");
}
