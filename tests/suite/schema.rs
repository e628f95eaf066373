//! The schema of the file: its columns are the fields of the records, and a file of every released version becomes a
//! new one, by one step and by all.
//!
//! What a released version wrote stands as SQL in `tests/fixtures/schema`: its tables and a few made-up rows in each.
//! Whoever adds a migration makes the file of the version it leads to with
//! `MAKE_SCHEMAS=1 cargo test --locked --test suite schema::every_released_version_has`, which writes what is missing, and
//! in `migrations/newest` what the newest schema comes to.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use kortisto::domain::{
    Agency, Change, Counting, EmploymentCounting, FieldGroup, Fields, Kept, Operation, OperationKind, Record,
    Retention, Rows, Table, apply, starting,
};
use kortisto::exchange::demo::{self, Demo, DemoOptions};
use kortisto::store::sqlite::{check, newest_schema};
use kortisto::store::{HistoryQuery, SqliteStore, Store};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, params_from_iter};
use serde_json::Value;

use crate::sources::{files, root};

/// "Kort" in ASCII, as every register has it.
const APPLICATION_ID: i32 = 0x4b6f_7274;

/// The SQL of every step, in order.
fn migrations() -> Vec<String> {
    let found = files("src/store/sqlite/migrations", "sql");
    for ((path, _), number) in found.iter().zip(1..) {
        let name = path.file_name().expect("a name").to_string_lossy();
        assert!(name.starts_with(&format!("{number:03}_")), "{name} is number {number}");
    }
    found.into_iter().map(|(_, sql)| sql).collect()
}

/// Takes steps, the first of which leads to version `first`, without our store.
fn take(connection: &Connection, steps: &[String], first: usize) {
    for (sql, version) in steps.iter().zip(first..) {
        connection.execute_batch(sql).unwrap_or_else(|error| panic!("step {version}: {error}"));
        connection.pragma_update(None, "user_version", number(version)).expect("set");
    }
}

fn number(version: usize) -> i64 {
    i64::try_from(version).expect("small")
}

/// An empty file of a version.
fn empty(steps: &[String], version: usize) -> Connection {
    let connection = Connection::open_in_memory().expect("opens");
    connection.pragma_update(None, "application_id", APPLICATION_ID).expect("set");
    take(&connection, &steps[..version], 1);
    connection
}

fn schema(connection: &Connection) -> BTreeSet<(String, String, Option<String>)> {
    let sql = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let mut statement = connection.prepare(sql).expect("prepares");
    let items = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).expect("runs");
    items.map(|item| item.expect("an item")).collect()
}

fn tables(connection: &Connection) -> Vec<String> {
    let all = schema(connection).into_iter();
    all.filter(|(kind, ..)| kind == "table").map(|(_, name, _)| name).collect()
}

/// What SQLite says of a column.
#[derive(Debug, PartialEq, Eq)]
struct Declared {
    kind: String,
    may_be_null: bool,
}

fn columns(connection: &Connection, table: &str) -> BTreeMap<String, Declared> {
    let mut statement =
        connection.prepare("SELECT name, type, \"notnull\" FROM pragma_table_info(?1)").expect("prepares");
    let columns = statement.query_map([table], |row| {
        Ok((row.get(0)?, Declared { kind: row.get(1)?, may_be_null: row.get::<_, i64>(2)? == 0 }))
    });
    columns.expect("runs").map(|column| column.expect("a column")).collect()
}

/// The rows of a file that has been in use for years.
fn in_use() -> (Rows, Demo) {
    let made = demo::demo(&DemoOptions::new(crate::window::TODAY));
    let begun = apply(&Rows::default(), &starting::changes()).expect("the starting rows apply").rows;
    let mut rows = apply(&begun, &made.changes).expect("the made-up unit applies").rows;
    rows.put(Retention::new(Kept::Absences, Some(24)).into());
    let kind = rows.employment_type.iter().next().expect("a type to begin with").id;
    rows.put(EmploymentCounting::new(kind, Counting::OfWhich).into());
    (rows, made)
}

#[test]
fn the_columns_of_every_table_are_the_fields_of_its_record() {
    let steps = migrations();
    let file = empty(&steps, steps.len());
    let rows = in_use().0;
    let mut kept: BTreeSet<String> = tables(&file).into_iter().collect();
    for table in Table::ALL {
        let name = table.name();
        assert!(kept.remove(name), "{name} is a table of the file");
        let declared = columns(&file, name);
        let all = rows.records_of(*table);
        let one = all.first().unwrap_or_else(|| panic!("the made-up unit has a row of {name}")).fields();
        assert_eq!(one.keys().collect::<Vec<_>>(), declared.keys().collect::<Vec<_>>(), "{name}");
        for (column, declared) in &declared {
            // A field that may be empty takes an empty value, and no other does.
            let emptied: Fields = one
                .iter()
                .map(|(key, value)| (key.clone(), if key == column { Value::Null } else { value.clone() }))
                .collect();
            let may_be_null = Record::from_fields(*table, emptied).is_ok();
            assert_eq!(may_be_null, declared.may_be_null, "{name}.{column} may be null in the record, in the file");
            let kinds: BTreeSet<&str> = all.iter().filter_map(|row| kind(row.fields().get(column)?)).collect();
            assert!(kinds.iter().all(|kind| *kind == declared.kind), "{name}.{column}: {kinds:?} as {}", declared.kind);
        }
    }
    // What is left holds no records: pictures, the log, and what was erased.
    assert_eq!(kept.into_iter().collect::<Vec<_>>(), ["agency_logo", "change", "erasure", "last_edit", "operation"]);
}

/// The kind of column that a value goes into.
fn kind(value: &Value) -> Option<&'static str> {
    match value {
        Value::Null => None,
        Value::Bool(_) => Some("INTEGER"),
        Value::Number(number) => Some(if number.is_f64() { "REAL" } else { "INTEGER" }),
        _ => Some("TEXT"),
    }
}

fn fixture(version: usize) -> PathBuf {
    root().join(format!("tests/fixtures/schema/version_{version:02}.sql"))
}

/// The file of a released version, at `path`.
fn old(version: usize, path: &Path) -> Connection {
    let text = std::fs::read_to_string(fixture(version)).expect("readable");
    let connection = Connection::open(path).expect("opens");
    connection.execute_batch(&text).unwrap_or_else(|error| panic!("version {version}: {error}"));
    connection
}

/// Makes the file of a released version at `path`; returns how many agencies it has.
pub fn of_version(version: usize, path: &Path) -> usize {
    let connection = old(version, path);
    let count: i64 = connection.query_row("SELECT count(*) FROM agency", [], |row| row.get(0)).expect("counts");
    usize::try_from(count).expect("small")
}

/// Every row of every table, column by column as SQL writes it.
fn contents(connection: &Connection) -> BTreeMap<String, BTreeSet<BTreeMap<String, String>>> {
    let read = |table: String| {
        let names: Vec<String> = columns(connection, &table).into_keys().collect();
        let quoted: Vec<String> = names.iter().map(|name| format!("quote({name})")).collect();
        let sql = format!("SELECT {} FROM {table}", quoted.join(", "));
        let mut statement = connection.prepare(&sql).expect("prepares");
        let rows = statement
            .query_map([], |row| names.iter().enumerate().map(|(at, name)| Ok((name.clone(), row.get(at)?))).collect());
        let rows = rows.expect("runs").map(|row| row.expect("a row")).collect();
        (table, rows)
    };
    tables(connection).into_iter().map(read).collect()
}

/// Fails where a row of `before` is not in `after`; columns that are new there do not count.
fn still_there(connection: &Connection, before: &BTreeMap<String, BTreeSet<BTreeMap<String, String>>>, what: &str) {
    let after = contents(connection);
    for (table, rows) in before {
        assert!(!rows.is_empty(), "{what}: {table} has rows");
        let now = after.get(table).unwrap_or_else(|| panic!("{what}: {table} is there"));
        // Whoever edits takes the place of whoever edited before; a check compares this table with the log.
        if table == "last_edit" {
            continue;
        }
        for row in rows {
            let same =
                |one: &BTreeMap<String, String>| row.iter().all(|(column, value)| one.get(column) == Some(value));
            assert!(now.iter().any(same), "{what}: {table} has lost {row:?}");
        }
    }
}

fn sound(connection: &Connection, what: &str) {
    let integrity: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("checks");
    let dangling = connection.prepare("PRAGMA foreign_key_check").and_then(|mut all| all.exists([])).expect("checks");
    assert!(integrity == "ok" && !dangling, "{what}: {integrity}");
}

/// What the program knows of the newest schema without making it.
fn newest() -> PathBuf {
    root().join("src/store/sqlite/migrations/newest")
}

#[test]
fn every_released_version_has_its_file() {
    let steps = migrations();
    let missing: Vec<usize> = (1..=steps.len()).filter(|version| !fixture(*version).is_file()).collect();
    if std::env::var_os("MAKE_SCHEMAS").is_some() {
        for version in &missing {
            std::fs::write(fixture(*version), made(&steps, *version)).expect("written");
        }
        std::fs::write(newest(), newest_schema().expect("made") + "\n").expect("written");
    } else {
        let how = "MAKE_SCHEMAS=1 cargo test --locked --test suite schema::every_released_version_has";
        assert!(missing.is_empty(), "no file in tests/fixtures/schema for versions {missing:?}: {how}");
    }
    assert_eq!(files("tests/fixtures/schema", "sql").len(), steps.len());
    let kept = std::fs::read_to_string(newest()).unwrap_or_default();
    assert_eq!(
        kept.trim_end(),
        newest_schema().expect("made"),
        "what is known of the newest schema: {}",
        newest().display()
    );
    let folder = tempfile::tempdir().expect("a folder");
    for version in 1..=steps.len() {
        let file = old(version, &folder.path().join(format!("{version}.kortisto")));
        sound(&file, &format!("version {version}"));
        assert_eq!(schema(&file), schema(&empty(&steps, version)), "a released step is never edited: {version}");
        assert!(contents(&file).values().all(|rows| !rows.is_empty()), "version {version} has rows in every table");
    }
}

#[test]
fn a_file_of_every_released_version_takes_the_next_step() {
    let steps = migrations();
    let folder = tempfile::tempdir().expect("a folder");
    for version in 1..steps.len() {
        let what = format!("from version {version}");
        let file = old(version, &folder.path().join(format!("{version}.kortisto")));
        let before = contents(&file);
        take(&file, &steps[version..=version], version + 1);
        sound(&file, &what);
        assert_eq!(schema(&file), schema(&empty(&steps, version + 1)), "{what}");
        still_there(&file, &before, &what);
    }
}

#[test]
fn a_file_of_every_released_version_becomes_a_new_one() {
    let steps = migrations();
    let folder = tempfile::tempdir().expect("a folder");
    for version in 1..=steps.len() {
        let what = format!("from version {version}");
        let path = folder.path().join(format!("{version}.kortisto"));
        let before = contents(&old(version, &path));
        let mut store = SqliteStore::open(&path).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(check(&mut store).expect("checks"), [], "{what}");
        let known = Arc::new(store.load().expect("loads"));
        // What it has logged is read, and it takes changes.
        let agency = known.agency.iter().next().expect("an agency").clone();
        let after = Agency { notes: "uusi".into(), ..agency.clone() };
        let edit = Operation::new(OperationKind::AgencyEdited, "Aino", vec![Change::update(agency, after)]);
        store.commit(&edit, &known).expect("commits");
        let log = store.history(&HistoryQuery { contents: true, ..HistoryQuery::newest(10) }).expect("reads");
        assert!(log.len() >= 2 && log.iter().all(|one| one.kind.is_some()), "{what}: {log:?}");
        drop(store);
        let file = Connection::open(&path).expect("opens");
        assert_eq!(schema(&file), schema(&empty(&steps, steps.len())), "{what}");
        let without_notes = before.into_iter().map(|(table, mut rows)| {
            if table == "agency" {
                rows = rows
                    .into_iter()
                    .map(|mut row| {
                        row.remove("notes");
                        row
                    })
                    .collect();
            }
            (table, rows)
        });
        still_there(&file, &without_notes.collect(), &what);
    }
}

/// What an older program has logged of a row lacks the columns that have come since: it is read as the row is that has been
/// brought to the newest form.
#[test]
fn what_every_released_version_has_logged_of_a_row_is_read() {
    let mut read = 0;
    for version in 1..migrations().len() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("vanha.kortisto");
        let file = old(version, &path);
        let logged_then: BTreeMap<String, BTreeSet<String>> = tables(&file)
            .into_iter()
            .map(|table| {
                let columns = columns(&file, &table).into_keys().collect();
                (table, columns)
            })
            .collect();
        drop(file);
        let rows = SqliteStore::open(&path).expect("upgrades").load().expect("loads").rows;
        for record in rows.records() {
            let Some(columns) = logged_then.get(record.table().name()) else { continue };
            let logged: Fields = record.fields().into_iter().filter(|(column, _)| columns.contains(column)).collect();
            let name = record.table().name();
            let again = Record::from_fields(record.table(), logged)
                .unwrap_or_else(|error| panic!("version {version}, {name}: {error}"));
            assert_eq!(again, record, "version {version}, {name}");
            read += 1;
        }
    }
    assert!(read > 500, "the files have rows: {read}");
}

#[test]
fn eight_programs_that_open_one_old_file_at_once_all_succeed() {
    let steps = migrations();
    let folder = tempfile::tempdir().expect("a folder");
    for version in [1, steps.len() - 1] {
        let path = folder.path().join(format!("{version}.kortisto"));
        let before = contents(&old(version, &path));
        let logged = |file: &Connection| -> i64 {
            file.query_row("SELECT count(*) FROM operation", [], |row| row.get(0)).expect("counts")
        };
        let told_before = logged(&Connection::open(&path).expect("opens"));
        let alone = folder.path().join("alone.kortisto");
        std::fs::copy(&path, &alone).expect("copied");
        drop(SqliteStore::open(&alone).expect("opens"));
        let started: Vec<_> = (0..8)
            .map(|_| {
                let mut command = Command::new(env!("CARGO_BIN_EXE_kortisto"));
                command.arg("check").arg(&path).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts")
            })
            .collect();
        for one in started {
            let done = one.wait_with_output().expect("ends");
            let told = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
            assert!(done.status.success(), "from version {version}: {told}");
        }
        let file = Connection::open(&path).expect("opens");
        assert_eq!(schema(&file), schema(&empty(&steps, steps.len())), "from version {version}");
        still_there(&file, &before, &format!("from version {version}"));
        let alone = Connection::open(&alone).expect("opens");
        assert_eq!(logged(&file), logged(&alone), "from version {version}: it is upgraded once");
        // The newest steps bring no rows: that they were taken is told all the same.
        if version > 1 {
            assert_eq!(logged(&file), told_before + 1, "from version {version}: and that is told");
        }
        std::fs::remove_file(folder.path().join("alone.kortisto")).expect("removed");
    }
}

/// The SQL of a file of `version` with a few rows in every table, as it is kept in `tests/fixtures/schema`.
fn made(steps: &[String], version: usize) -> String {
    let connection = empty(steps, version);
    connection.pragma_update(None, "foreign_keys", false).expect("set");
    let (rows, made) = in_use();
    let picture = made.pictures.iter().min_by_key(|one| one.png.len()).expect("a logo");
    let insert = |table: &str, values: Vec<(&str, SqlValue)>| {
        let names: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
        let places = vec!["?"; names.len()].join(", ");
        let sql = format!("INSERT INTO {table} ({}) VALUES ({places})", names.join(", "));
        connection.execute(&sql, params_from_iter(values.into_iter().map(|(_, value)| value))).expect(&sql);
    };
    let text = |text: &str| SqlValue::Text(text.to_owned());
    insert("agency_logo", vec![("hash", text(&picture.hash)), ("png", SqlValue::Blob(picture.png.to_vec()))]);
    insert(
        "operation",
        vec![
            ("sequence", SqlValue::Integer(1)),
            ("id", text("01926d2f-0000-7000-8000-000000000001")),
            ("kind", text(&OperationKind::DemoWritten.word())),
            ("at", text("2026-10-01T06:00:00.000Z")),
            ("who", text("Aino Esimerkki")),
        ],
    );
    for (record, position) in few(&rows).into_iter().zip(0..) {
        let (table, id, agency) = (record.table().name(), record.id(), record.agency());
        let there = columns(&connection, table);
        if there.is_empty() {
            continue;
        }
        let mut fields = record.fields();
        fields.retain(|column, _| there.contains_key(column));
        if fields.contains_key("logo") {
            fields.insert("logo".into(), picture.hash.clone().into());
        }
        insert(table, fields.iter().map(|(column, value)| (column.as_str(), sql_value(value))).collect());
        insert(
            "change",
            vec![
                ("operation", SqlValue::Integer(1)),
                ("position", SqlValue::Integer(position)),
                ("table_name", text(table)),
                ("record", text(&id.to_string())),
                ("agency", agency.map_or(SqlValue::Null, |agency| text(&agency.to_string()))),
                ("schema_version", SqlValue::Integer(number(version))),
                ("after", text(&Value::Object(fields).to_string())),
            ],
        );
    }
    if !columns(&connection, "last_edit").is_empty() {
        for (agency, part) in edited(&connection) {
            insert(
                "last_edit",
                vec![
                    ("agency", text(&agency)),
                    ("part", text(&part)),
                    ("who", text("Aino Esimerkki")),
                    ("at", text("2026-10-01T06:00:00.000Z")),
                ],
            );
        }
    }
    if !columns(&connection, "erasure").is_empty() {
        insert(
            "erasure",
            vec![
                ("operation", text("01926d2f-0000-7000-8000-000000000001")),
                ("table_name", text("contact")),
                ("record", text("01926d2f-0000-7000-8000-000000000002")),
                ("alias", text("Poistettu henkilö")),
                ("at", text("2026-10-01T06:00:00.000Z")),
                ("clean", SqlValue::Integer(1)),
            ],
        );
    }
    dump(&connection, version)
}

/// What the log of the made-up rows says was edited of each agency: tables, and groups of fields.
fn edited(connection: &Connection) -> BTreeSet<(String, String)> {
    let mut statement =
        connection.prepare("SELECT agency, table_name, after FROM change WHERE agency IS NOT NULL").expect("prepares");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).expect("runs");
    let mut edited = BTreeSet::new();
    for row in rows {
        let (agency, table, after): (String, String, String) = row.expect("a change");
        let fields: Fields = serde_json::from_str(&after).expect("fields");
        let known = Table::from_name(&table).expect("a table");
        for group in FieldGroup::edited(known, fields.keys().map(String::as_str)) {
            edited.insert((agency.clone(), format!("group {}", group.word())));
        }
        edited.insert((agency, table));
    }
    edited
}

/// A row of every table, and those they cannot be without, pointed-into before pointing.
fn few(rows: &Rows) -> Vec<Record> {
    let mut wanted = BTreeMap::new();
    let mut next: Vec<Record> =
        Table::ALL.iter().flat_map(|table| rows.records_of(*table).into_iter().take(1)).collect();
    while let Some(record) = next.pop() {
        let points = record.references();
        if wanted.insert((record.table(), record.id()), record).is_none() {
            next.extend(points.iter().filter_map(|one| rows.get(one.table, one.id)));
        }
    }
    wanted.into_values().collect()
}

fn sql_value(value: &Value) -> SqlValue {
    match value {
        Value::Null => SqlValue::Null,
        Value::Bool(flag) => SqlValue::Integer(i64::from(*flag)),
        Value::Number(number) => SqlValue::Integer(number.as_i64().expect("a whole number")),
        Value::String(text) => SqlValue::Text(text.clone()),
        other => panic!("no record holds {other}"),
    }
}

/// The whole file as SQL.
fn dump(connection: &Connection, version: usize) -> String {
    let mut text = format!(
        "-- A file of schema version {version} as it was released, with made-up rows. Never edited.\n\
         PRAGMA foreign_keys = OFF;\nPRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {version};\nBEGIN;\n"
    );
    let mut items = connection
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid")
        .expect("prepares");
    for sql in items.query_map([], |row| row.get::<_, String>(0)).expect("runs") {
        writeln!(text, "{};", sql.expect("an item")).expect("written");
    }
    for (table, rows) in contents(connection) {
        for row in rows {
            let names: Vec<&str> = row.keys().map(String::as_str).collect();
            let values: Vec<&str> = row.values().map(String::as_str).collect();
            writeln!(text, "INSERT INTO {table} ({}) VALUES ({});", names.join(", "), values.join(", "))
                .expect("written");
        }
    }
    text.push_str("COMMIT;\n");
    text
}
