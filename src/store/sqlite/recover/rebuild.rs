//! The new file: what was read, what the log brings back, and nothing that points at what is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::types::{ToSqlOutput, Value};
use rusqlite::{Connection, Transaction, TransactionBehavior, params, params_from_iter};
use uuid::Uuid;

use super::super::backup::{TEMPORARY, as_readable_as};
use super::super::check::{breaking, is_picture};
use super::super::erase::memory;
use super::super::log::Told;
use super::super::migrations::{MIGRATIONS, migrate, version_of};
use super::super::open::{connect, folder_of};
use super::super::recognise::APPLICATION_ID;
use super::super::restore::stand_new;
use super::super::rows::{self, sql_value};
use super::super::trouble::{explain, explain_io};
use super::super::{SqliteStore, edits, log};
use super::shape::{Shape, Shapes};
use super::told::{Last, Log};
use super::trees::{Found, Read};
use super::{Watch, free};
use crate::domain::{
    Fields, LoggedChange, Operation, OperationId, OperationKind, Record, Recovered, RecoveredTable, Rows, Table,
    starting,
};
use crate::store::StoreError;

type Key = (Table, Uuid);

/// What becomes of the rows.
#[derive(Default)]
struct Rebuilt {
    restored: BTreeSet<Key>,
    lost: BTreeSet<Key>,
    left_out: BTreeSet<Key>,
    parted: BTreeSet<Key>,
    differing: BTreeSet<Key>,
    pictures: usize,
    pictures_lost: BTreeSet<String>,
    /// The operations that are in the log, and those of them without their changes.
    operations: usize,
    emptied: usize,
}

/// Makes the new file of what was found.
pub(super) fn save(
    found: &Found,
    shapes: &Shapes,
    version: i64,
    (damaged, new): (&Path, &Path),
    pages: u32,
    watch: &Watch<'_>,
) -> Result<Recovered, StoreError> {
    let folder = folder_of(new);
    let io = |error: std::io::Error| explain_io(&error, folder);
    // All of it is made ready before it gets its name.
    let ready = tempfile::Builder::new().prefix(TEMPORARY).tempdir_in(folder).map_err(io)?;
    let path = ready.path().join("recovered.kortisto");
    std::fs::OpenOptions::new().write(true).create_new(true).open(&path).map_err(io)?;
    let sql = |error: rusqlite::Error| explain(&error, new);
    let mut log = Log::of(found.tables.get("operation"), found.tables.get("change"));
    let mut rebuilt = Rebuilt::default();
    {
        let (connection, _) = connect(&path)?;
        // What points at nothing is seen to before the end.
        connection.pragma_update(None, "foreign_keys", false).map_err(sql)?;
        let transaction = Transaction::new_unchecked(&connection, TransactionBehavior::Immediate).map_err(sql)?;
        fill(&transaction, found, shapes, version, &mut log, &mut rebuilt).map_err(sql)?;
        transaction.commit().map_err(sql)?;
    }
    let register = log.operations.values().next().and_then(|first| Uuid::try_parse(&first.id).ok()).map(OperationId);
    // Whoever was erased stays erased, also where the table that says so is lost.
    let erased = memory::read(damaged, register).map_err(|error| explain_io(&error, damaged))?;
    if !erased.is_empty()
        && let Err(error) = memory::write(&path, register, &erased)
    {
        return Err(StoreError::Unreachable(error.to_string()));
    }
    watch.go_on(usize::try_from(pages).unwrap_or(usize::MAX), pages)?;
    let store = SqliteStore::open(&path)?;
    let transaction = Transaction::new_unchecked(&store.connection, TransactionBehavior::Immediate).map_err(sql)?;
    let newest = Shapes::of(version_of(MIGRATIONS)).map_err(sql)?;
    let rows = settle(&transaction, &newest, log.whole(), &mut rebuilt, (pages, watch))
        .map_err(|error| store.fail_row(error))?;
    transaction.commit().map_err(sql)?;
    drop(store);
    watch.go_on(usize::try_from(pages).unwrap_or(usize::MAX), pages)?;
    as_readable_as(damaged, &path);
    // It took a while, and others work in the folder.
    free(new)?;
    stand_new(&path, new).map_err(|error| explain_io(&error, new))?;
    Ok(report(found, &log, rebuilt, &rows, pages))
}

/// Writes what was read, and what the log tells of what was not, in the form of the file's own version.
fn fill(
    connection: &Connection,
    found: &Found,
    shapes: &Shapes,
    version: i64,
    log: &mut Log,
    rebuilt: &mut Rebuilt,
) -> rusqlite::Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    let steps = usize::try_from(version).unwrap_or(0).min(MIGRATIONS.len());
    migrate(connection, MIGRATIONS.get(..steps).unwrap_or_default())?;
    for row in rows_of(found, "agency_logo") {
        if let [Value::Text(hash), Value::Blob(png)] = row.values.as_slice()
            && is_picture(hash, png)
            && connection.execute("INSERT INTO agency_logo (hash, png) VALUES (?1, ?2)", params![hash, png]).is_ok()
        {
            rebuilt.pictures += 1;
        }
    }
    write_log(connection, log, rebuilt)?;
    if let Some(shape) = shapes.tables.get("erasure") {
        for row in rows_of(found, "erasure") {
            // One that cannot be written is known beside the file.
            drop(insert(connection, "erasure", shape, &row.values));
        }
    }
    for table in Table::ALL {
        let Some(shape) = shapes.tables.get(table.name()) else { continue };
        let mut there: BTreeSet<Uuid> = BTreeSet::new();
        for row in rows_of(found, table.name()) {
            let Some(Value::Text(id)) = row.values.first() else { continue };
            let Ok(known) = Uuid::try_parse(id) else { continue };
            // Only as we write it is it found again: otherwise written it is as good as unread.
            let (canonical, id) = (known.to_string() == *id, known);
            if canonical && insert(connection, table.name(), shape, &row.values).is_ok() {
                there.insert(id);
            } else {
                rebuilt.lost.insert((*table, id));
            }
        }
    }
    bring_back(connection, found, shapes, log, rebuilt)?;
    part(connection, shapes, rebuilt)
}

fn rows_of<'a>(found: &'a Found, table: &str) -> impl Iterator<Item = &'a super::trees::Raw> {
    found.tables.get(table).into_iter().flat_map(|read| read.rows.values())
}

/// Writes a row as it stood; where it is older than its table's last columns, those are as the table has them.
fn insert(connection: &Connection, table: &str, shape: &Shape, values: &[Value]) -> rusqlite::Result<()> {
    let columns: Vec<&str> = shape.columns.iter().zip(values).map(|(column, _)| column.name.as_str()).collect();
    let places = vec!["?"; columns.len()].join(", ");
    let sql = format!("INSERT INTO {table} ({}) VALUES ({places})", columns.join(", "));
    connection.prepare_cached(&sql)?.execute(params_from_iter(values)).map(|_| ())
}

/// Writes the operations that were read, with what they changed where all of it was: half of one could be taken back as if
/// it were all.
fn write_log(connection: &Connection, log: &mut Log, rebuilt: &mut Rebuilt) -> rusqlite::Result<()> {
    let known: BTreeSet<&String> = log.operations.values().map(|logged| &logged.id).collect();
    for (sequence, logged) in &log.operations {
        let [_, id, kind, at, who, undoes, rest @ ..] = logged.values.as_slice() else { continue };
        let source = rest.first().filter(|source| matches!(source, Value::Text(_)));
        let undoes = match undoes {
            Value::Text(undoes) if known.contains(undoes) => Some(undoes),
            _ => None,
        };
        // Only what has such a name needs a column for it, which an older file does not have.
        if let Some(source) = source {
            let sql =
                "INSERT INTO operation (sequence, id, kind, at, who, undoes, source) VALUES (?, ?, ?, ?, ?, ?, ?)";
            connection.prepare_cached(sql)?.execute(params![sequence, id, kind, at, who, undoes, source])?;
        } else {
            let sql = "INSERT INTO operation (sequence, id, kind, at, who, undoes) VALUES (?, ?, ?, ?, ?, ?)";
            connection.prepare_cached(sql)?.execute(params![sequence, id, kind, at, who, undoes])?;
        }
        rebuilt.operations += 1;
    }
    let mut write = connection.prepare_cached(
        "INSERT INTO change (operation, position, table_name, record, agency, schema_version, before, after, erased)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    for sequence in log.operations.keys() {
        let changes: Vec<&Vec<Value>> =
            log.changes.range((*sequence, 0)..=(*sequence, i64::MAX)).map(|(_, values)| values).collect();
        if log.half.contains(sequence) {
            continue;
        }
        connection.execute_batch("SAVEPOINT of_one")?;
        let whole =
            changes.iter().all(|values| readable(values) && write.execute(params_from_iter(values.iter())).is_ok());
        if !whole {
            connection.execute_batch("ROLLBACK TO of_one")?;
            log.half.insert(*sequence);
        }
        connection.execute_batch("RELEASE of_one")?;
    }
    rebuilt.emptied = log.half.iter().filter(|sequence| log.operations.contains_key(sequence)).count();
    Ok(())
}

/// Whether a change tells what it should.
fn readable(values: &[Value]) -> bool {
    let [_, _, _, Value::Text(record), agency, _, before, after, _] = values else { return false };
    let told = |value: &Value| match value {
        Value::Text(json) => serde_json::from_str::<Fields>(json).is_ok(),
        _ => true,
    };
    let id = |value: &Value| match value {
        Value::Text(id) => Uuid::try_parse(id).is_ok(),
        _ => true,
    };
    Uuid::try_parse(record).is_ok() && id(agency) && told(before) && told(after)
}

/// Writes the rows that could not be read as the log tells them, where their tables are damaged.
fn bring_back(
    connection: &Connection,
    found: &Found,
    shapes: &Shapes,
    log: &Log,
    rebuilt: &mut Rebuilt,
) -> rusqlite::Result<()> {
    let damaged = |table: Table| found.tables.get(table.name()).is_none_or(|read: &Read| !read.whole);
    let last = log.last();
    if log.whole() {
        leave_twins_out(connection, found, shapes, &last)?;
        leave_gone_out(connection, shapes, &last, rebuilt)?;
    }
    for ((table, id), last) in last {
        let read = found.tables.get(table.name());
        let unread = damaged(table) && read.is_none_or(|read| read.may_miss(&id.to_string()) != Some(false));
        // What was erased is missed only where something is missing.
        if last.erased && !unread {
            continue;
        }
        // Of a table that is whole, only a log that is whole knows better.
        let known = shapes.tables.contains_key(table.name()) && (damaged(table) || log.whole());
        if !known || there(connection, table, id)? {
            continue;
        }
        let told = match last.fields {
            // Part of the log is lost, and with it maybe that the row was taken away: it comes back only into a gap.
            Some(_) if !log.whole() && !rebuilt.lost.contains(&(table, id)) && !unread => continue,
            Some(_) if !log.whole() && !rebuilt.lost.contains(&(table, id)) && !gap(read, id) => false,
            Some(fields) if last.begun && !last.erased => write_fields(connection, shapes, table, &fields).is_ok(),
            Some(_) => false,
            None if last.erased => false,
            // It was taken away.
            None => continue,
        };
        if told {
            rebuilt.lost.remove(&(table, id));
            rebuilt.restored.insert((table, id));
        } else {
            rebuilt.lost.insert((table, id));
        }
    }
    // Nothing works without the lists that every file begins with.
    for table in Table::ALL.iter().filter(|table| damaged(**table)) {
        if !shapes.tables.contains_key(table.name()) || count(connection, *table)? > 0 {
            continue;
        }
        let first = starting::changes().into_iter().filter_map(|change| change.after);
        for record in first.filter(|record| record.table() == *table) {
            if write_fields(connection, shapes, *table, &record.fields()).is_ok() {
                rebuilt.restored.insert((*table, record.id()));
                rebuilt.lost.remove(&(*table, record.id()));
            }
        }
    }
    Ok(())
}

/// Whether something is known to be missing just where a row would stand.
fn gap(read: Option<&Read>, id: Uuid) -> bool {
    read.is_some_and(|read| read.may_miss(&id.to_string()) == Some(true))
}

/// Leaves out rows that were taken away, as a whole log tells: somebody else has written them, or a page is an old one.
fn leave_gone_out(
    connection: &Connection,
    shapes: &Shapes,
    last: &BTreeMap<Key, Last>,
    rebuilt: &mut Rebuilt,
) -> rusqlite::Result<()> {
    for ((table, id), last) in last {
        let gone = last.begun && last.fields.is_none() && !last.erased;
        if !gone || !shapes.tables.contains_key(table.name()) {
            continue;
        }
        let sql = format!("DELETE FROM {} WHERE id = ?1", table.name());
        if connection.prepare_cached(&sql)?.execute([id.to_string()])? > 0 {
            rebuilt.left_out.insert((*table, *id));
        }
    }
    Ok(())
}

/// Leaves out rows of which a whole log knows nothing, and that are as one is that is missing: their identity is damaged.
fn leave_twins_out(
    connection: &Connection,
    found: &Found,
    shapes: &Shapes,
    last: &BTreeMap<Key, Last>,
) -> rusqlite::Result<()> {
    let mut missing: BTreeMap<Table, Vec<&Fields>> = BTreeMap::new();
    for ((table, id), last) in last {
        if let Some(fields) = &last.fields
            && shapes.tables.contains_key(table.name())
            && !there(connection, *table, *id)?
        {
            missing.entry(*table).or_default().push(fields);
        }
    }
    for (table, missing) in missing {
        let Some(shape) = shapes.tables.get(table.name()) else { continue };
        for row in rows_of(found, table.name()) {
            let Some(Value::Text(id)) = row.values.first() else { continue };
            if Uuid::try_parse(id).is_ok_and(|id| last.contains_key(&(table, id))) {
                continue;
            }
            let same = |fields: &&Fields| {
                let mut columns = shape.columns.iter().zip(&row.values).skip(1);
                columns.all(|(column, value)| fields.get(&column.name).is_none_or(|told| owned(told) == *value))
            };
            if missing.iter().any(same) {
                connection.execute(&format!("DELETE FROM {} WHERE id = ?1", table.name()), [id])?;
            }
        }
    }
    Ok(())
}

/// A value of a record as SQLite keeps it.
fn owned(value: &serde_json::Value) -> Value {
    match sql_value(value) {
        ToSqlOutput::Owned(value) => value,
        ToSqlOutput::Borrowed(value) => value.try_into().unwrap_or(Value::Null),
        // Values of records are nothing else.
        _ => Value::Null,
    }
}

fn there(connection: &Connection, table: Table, id: Uuid) -> rusqlite::Result<bool> {
    connection.prepare_cached(&format!("SELECT 1 FROM {} WHERE id = ?1", table.name()))?.exists([id.to_string()])
}

fn count(connection: &Connection, table: Table) -> rusqlite::Result<i64> {
    connection.query_row(&format!("SELECT count(*) FROM {}", table.name()), [], |row| row.get(0))
}

fn write_fields(connection: &Connection, shapes: &Shapes, table: Table, fields: &Fields) -> rusqlite::Result<()> {
    let columns = shapes.tables.get(table.name()).map(|shape| shape.columns.as_slice()).unwrap_or_default();
    let known: Vec<(&str, Value)> =
        columns.iter().filter_map(|column| Some((column.name.as_str(), owned(fields.get(&column.name)?)))).collect();
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    let places = vec!["?"; names.len()].join(", ");
    let sql = format!("INSERT INTO {} ({}) VALUES ({places})", table.name(), names.join(", "));
    connection.prepare_cached(&sql)?.execute(params_from_iter(known.into_iter().map(|(_, value)| value))).map(|_| ())
}

/// Has no row point at one that is lost: it lets go of it where it can be without, else it is left out.
fn part(connection: &Connection, shapes: &Shapes, rebuilt: &mut Rebuilt) -> rusqlite::Result<()> {
    loop {
        let mut changed = false;
        for table in Table::ALL {
            let Some(shape) = shapes.tables.get(table.name()) else { continue };
            for (place, to, to_column) in &shape.points {
                let Some(column) = shape.columns.get(*place) else { continue };
                let (name, from) = (table.name(), column.name.as_str());
                let sql = format!(
                    "SELECT id, {from} FROM {name} WHERE {from} IS NOT NULL AND {from} NOT IN (SELECT {to_column} FROM {to})"
                );
                let dangling: Vec<(String, String)> = connection
                    .prepare_cached(&sql)?
                    .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                    .collect::<rusqlite::Result<_>>()?;
                for (id, lost) in dangling {
                    changed = true;
                    if to == "agency_logo" {
                        rebuilt.pictures_lost.insert(lost);
                    }
                    let let_go = format!("UPDATE {name} SET {from} = NULL WHERE id = ?1");
                    let parted = !column.filled && connection.execute(&let_go, [&id]).is_ok();
                    if !parted {
                        connection.execute(&format!("DELETE FROM {name} WHERE id = ?1"), [&id])?;
                    }
                    if let Ok(id) = Uuid::try_parse(&id) {
                        if parted { &mut rebuilt.parted } else { &mut rebuilt.left_out }.insert((*table, id));
                    }
                }
            }
        }
        if !changed {
            return Ok(());
        }
    }
}

/// Leaves out what no record or no rule allows, and has the log say what the rows are now. Returns the rows.
fn settle(
    connection: &Connection,
    shapes: &Shapes,
    whole_log: bool,
    rebuilt: &mut Rebuilt,
    (pages, watch): (u32, &Watch<'_>),
) -> Result<Rows, rows::RowError> {
    let leave_out =
        |table: Table, id: &str| connection.execute(&format!("DELETE FROM {} WHERE id = ?1", table.name()), [id]);
    for (table, id) in rows::unreadable(connection)? {
        leave_out(table, &id)?;
        rebuilt.lost.extend(Uuid::try_parse(&id).ok().map(|id| (table, id)));
    }
    part(connection, shapes, rebuilt)?;
    let mut rows = rows::load(connection)?;
    loop {
        let breaking = breaking(&rows);
        // What the log brought back gives way to what was read.
        let brought = breaking.iter().find(|(table, id, _)| rebuilt.restored.contains(&(*table, *id)));
        let Some((table, id, rule)) = brought.or(breaking.first()) else { break };
        tracing::warn!(table = table.name(), %id, ?rule, "left out, as it breaks a rule");
        // Whoever has stopped it is answered by the caller, who looks too.
        let stopped = watch.go_on(usize::try_from(pages).unwrap_or(usize::MAX), pages).is_err();
        // One that cannot be taken out would be found again for ever.
        if stopped || leave_out(*table, &id.to_string())? == 0 {
            break;
        }
        rebuilt.left_out.insert((*table, *id));
        part(connection, shapes, rebuilt)?;
        rows = rows::load(connection)?;
    }
    let told = log::told(connection)?;
    let mut changes = Vec::new();
    for record in rows.records() {
        let key = (record.table(), record.id());
        let fields = record.fields();
        let same = match told.get(&key) {
            Some(Told::There { fields: told, .. }) => {
                told.iter().all(|(column, value)| fields.get(column).is_none_or(|now| now == value))
            }
            Some(Told::Gone) | None => false,
        };
        if same {
            continue;
        }
        if whole_log && !rebuilt.restored.contains(&key) && !rebuilt.parted.contains(&key) {
            rebuilt.differing.insert(key);
        }
        changes.push(logged(&record, Some(fields)));
    }
    for (&(table, record), told) in &told {
        if let Told::There { fields, erased: false } = told
            && !rows.contains(table, record)
        {
            let before = Some(fields.clone());
            changes.push(LoggedChange { table, record, agency: None, before, after: None, erased: false });
        }
    }
    // Nobody has done it: it is nobody's edit.
    let operation = Operation::new(OperationKind::FileRecovered, "", Vec::new());
    log::write(connection, &operation, &changes)?;
    edits::rebuild(connection)?;
    Ok(rows)
}

fn logged(record: &Record, after: Option<Fields>) -> LoggedChange {
    let (table, agency) = (record.table(), record.agency());
    LoggedChange { table, record: record.id(), agency, before: None, after, erased: false }
}

fn report(found: &Found, log: &Log, rebuilt: Rebuilt, rows: &Rows, pages: u32) -> Recovered {
    let mut tables: BTreeMap<Table, RecoveredTable> = BTreeMap::new();
    for &table in Table::ALL {
        let read = found.tables.get(table.name());
        let one = tables.entry(table).or_insert_with(|| RecoveredTable::of(table));
        one.whole = read.is_some_and(|read| read.whole);
        one.gaps = read.map(|read| read.gaps.clone()).unwrap_or_default();
        one.read = rows.count(table);
    }
    let mut put = |keys: &BTreeSet<Key>, list: fn(&mut RecoveredTable) -> &mut Vec<Uuid>| {
        for (table, id) in keys {
            list(tables.entry(*table).or_insert_with(|| RecoveredTable::of(*table))).push(*id);
        }
    };
    put(&rebuilt.lost, |table| &mut table.lost);
    put(&rebuilt.left_out, |table| &mut table.left_out);
    let still: BTreeSet<Key> = rebuilt.parted.into_iter().filter(|(table, id)| rows.contains(*table, *id)).collect();
    put(&still, |table| &mut table.parted);
    put(&rebuilt.differing, |table| &mut table.differing);
    for (table, id) in rebuilt.restored {
        if rows.contains(table, id)
            && let Some(one) = tables.get_mut(&table)
        {
            one.restored += 1;
            one.read = one.read.saturating_sub(1);
        }
    }
    let there = |one: &RecoveredTable| one.read > 0 || !one.as_it_was();
    Recovered {
        tables: tables.into_values().filter(there).collect(),
        pages,
        pages_lost: found.pages_lost,
        operations: rebuilt.operations,
        operations_lost: log.missing(),
        beginning_lost: !log.begun(),
        operations_emptied: rebuilt.emptied,
        pictures: rebuilt.pictures,
        pictures_lost: rebuilt.pictures_lost.len(),
        unplaced: found.unplaced,
    }
}
