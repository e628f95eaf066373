use super::migrations::{MIGRATIONS, Migration, version, version_of};
use super::open::{connect, upgrade};
use super::*;

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
    let copy = backup::before_migration(&store.connection, &path, 1).expect("a backup");
    let mut restored = SqliteStore::open(&copy).expect("opens");
    assert_eq!(restored.load().expect("loads").rows, rows);
    let names = std::fs::read_dir(folder.path()).expect("lists").map(|entry| entry.expect("an entry").file_name());
    let left: Vec<_> = names.filter(|name| name.to_string_lossy().starts_with('.')).collect();
    assert_eq!(left, Vec::<std::ffi::OsString>::new(), "no temporary file is left");
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
    let lost = store.look(&error(), &operation).expect_err("it is not there");
    assert!(matches!(lost, StoreError::Unreachable(_)));
    let known = Arc::new(store.load().expect("loads"));
    store.commit(&operation, &known).expect("commits");
    assert!(matches!(store.look(&error(), &operation), Ok(Commit::Done(_))), "it is there");
    std::fs::remove_file(&path).expect("the share is gone");
    assert!(matches!(store.look(&error(), &operation), Err(StoreError::CannotTell(_))));
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
