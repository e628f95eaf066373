//! Files that are not what they seem, or cannot be written: each is told apart, and none is changed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kortisto::domain::{Agency, AgencyId, Change, Operation, OperationKind};
use kortisto::store::{Access, SqliteStore, Store, StoreError};
use rusqlite::Connection;

fn file(folder: &Path) -> PathBuf {
    let path = folder.join("palvelu.kortisto");
    drop(SqliteStore::create(&path).expect("a file"));
    path
}

/// Opening fails with the error of this key, and leaves the file byte for byte as it was.
fn refused(path: &Path, key: &str) {
    let before = std::fs::read(path).ok();
    let error = SqliteStore::open(path).and_then(|mut store| store.load()).expect_err("refused");
    assert_eq!(error.key(), key, "{error}");
    assert_eq!(std::fs::read(path).ok(), before, "untouched");
}

#[test]
fn wrong_files_are_told_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    refused(&folder.path().join("missing.kortisto"), "error-not-found");
    refused(folder.path(), "error-not-a-file");
    let text = folder.path().join("text.kortisto");
    std::fs::write(&text, "Nimi;Y-tunnus\n".repeat(200)).expect("writes");
    refused(&text, "error-not-ours");
    let empty = folder.path().join("empty.kortisto");
    std::fs::write(&empty, "").expect("writes");
    refused(&empty, "error-not-ours");
    let foreign = folder.path().join("foreign.kortisto");
    Connection::open(&foreign).and_then(|c| c.execute_batch("CREATE TABLE photo (id INTEGER)")).expect("a database");
    refused(&foreign, "error-foreign");
}

#[test]
fn a_truncated_file_is_said_to_be_damaged() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let bytes = std::fs::read(&path).expect("reads");
    std::fs::write(&path, &bytes[..bytes.len() / 2]).expect("writes");
    refused(&path, "error-damaged");
}

#[test]
fn an_altered_schema_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let sql = "CREATE TRIGGER sly AFTER INSERT ON agency BEGIN DELETE FROM assignment; END";
    Connection::open(&path).and_then(|c| c.execute_batch(sql)).expect("altered");
    refused(&path, "error-altered");
}

#[test]
fn a_newer_file_is_read_and_not_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let newer = "ALTER TABLE agency ADD COLUMN fax TEXT NOT NULL DEFAULT ''; PRAGMA user_version = 99";
    Connection::open(&path).and_then(|c| c.execute_batch(newer)).expect("altered");
    let mut store = SqliteStore::open(&path).expect("opens for reading");
    assert_eq!(store.access(), Access::ReadOnlyNewer);
    let known = Arc::new(store.load().expect("reads"));
    let agency = Agency { name_fi: "A".into(), ..Agency::empty(AgencyId::new()) };
    let operation = Operation::new(OperationKind::AgencyAdded, "Aino", vec![Change::insert(agency)]);
    assert!(matches!(store.commit(&operation, &known), Err(StoreError::Newer { .. })));
}

/// The form of a file is looked at with every write, and not only where it is opened.
#[test]
fn whoever_has_the_file_open_writes_nothing_once_a_newer_program_has_brought_it_to_another_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let mut store = SqliteStore::open(&path).expect("opens");
    let known = Arc::new(store.load().expect("reads"));
    assert_eq!(store.access(), Access::ReadWrite);
    let newer = "ALTER TABLE agency ADD COLUMN fax TEXT NOT NULL DEFAULT ''; PRAGMA user_version = 99";
    Connection::open(&path).and_then(|c| c.execute_batch(newer)).expect("altered");
    let agency = Agency { name_fi: "A".into(), ..Agency::empty(AgencyId::new()) };
    let operation = Operation::new(OperationKind::AgencyAdded, "Aino", vec![Change::insert(agency)]);
    let before = std::fs::read(&path).expect("reads");
    assert!(matches!(store.commit(&operation, &known), Err(StoreError::Newer { .. })));
    assert_eq!(store.access(), Access::ReadOnlyNewer);
    assert_eq!(std::fs::read(&path).expect("reads"), before, "nothing is written");
    assert_eq!(store.load().expect("is still read").rows, known.rows);
}

#[test]
fn a_file_left_in_wal_mode_is_converted() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    Connection::open(&path).and_then(|c| c.pragma_update(None, "journal_mode", "WAL")).expect("in WAL mode");
    drop(SqliteStore::open(&path).expect("opens"));
    let mode: String = Connection::open(&path)
        .and_then(|c| c.pragma_query_value(None, "journal_mode", |row| row.get(0)))
        .expect("a mode");
    assert_ne!(mode, "wal");
}

#[test]
fn the_log_only_grows() {
    let folder = tempfile::tempdir().expect("a folder");
    let connection = Connection::open(file(folder.path())).expect("opens");
    for sql in [
        "DELETE FROM operation",
        "UPDATE operation SET who = 'x'",
        "UPDATE operation SET source = 'x.xlsx'",
        "UPDATE operation SET source = NULL, kind = 'x'",
        "DELETE FROM change",
        "UPDATE change SET after = NULL",
    ] {
        assert!(connection.execute(sql, []).is_err(), "{sql}");
    }
    let unnamed = connection.execute("UPDATE operation SET source = NULL", []);
    assert!(unnamed.expect("an erasure is let through") > 0);
    let blanked = connection.execute("UPDATE change SET before = NULL, after = NULL, erased = 1", []);
    assert!(blanked.expect("an erasure is let through") > 0);
}

#[test]
fn a_name_that_is_no_file_or_too_long_is_said_to_be_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let key = |path: &Path| {
        let made = SqliteStore::create(path).map(drop).expect_err("refused").key();
        let opened = SqliteStore::open(path).map(drop).expect_err("refused").key();
        assert_eq!(made, opened, "{}", path.display());
        made
    };
    for name in [":memory:", "", "file:palvelu.kortisto", "file::memory:?cache=shared"] {
        assert_eq!(key(Path::new(name)), "error-not-a-path", "{name}");
    }
    let long = |letters: usize| folder.path().join(format!("{}.kortisto", "a".repeat(letters)));
    assert_eq!(key(&long(248)), "error-name-too-long", "there is no room for the journal");
    assert_eq!(key(&long(300)), "error-name-too-long");
    let deep = (0..12).fold(folder.path().to_owned(), |path, _| path.join("k".repeat(50)));
    std::fs::create_dir_all(&deep).expect("folders");
    assert_eq!(key(&deep.join("palvelu.kortisto")), "error-name-too-long");
    drop(SqliteStore::create(&long(238)).expect("the longest there is room for"));
}
