//! Rows in and out. The columns of a table are the fields of its record, so one way serves every record.

use rusqlite::types::{ToSqlOutput, Value as SqlValue};
use rusqlite::{Connection, Statement, params_from_iter};
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use super::record_of::record_of;
use crate::domain::{Change, Fields, IndexedTable, LoggedChange, Record, Row, Rows, Table, for_each_record};

/// Why rows could not be read.
#[derive(Debug)]
pub(super) enum RowError {
    Sql(rusqlite::Error),
    /// A row holds something its record has no place for.
    Unreadable(String),
}

impl From<rusqlite::Error> for RowError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

/// What the columns of a statement are called.
fn columns(statement: &Statement<'_>) -> Vec<String> {
    statement.column_names().map(str::to_owned).collect()
}

fn read<T: DeserializeOwned>(connection: &Connection, sql: &str, id: Option<Uuid>) -> Result<Vec<T>, RowError> {
    let mut statement = connection.prepare_cached(sql)?;
    let columns = columns(&statement);
    let mut found = statement.query(params_from_iter(id.map(|id| id.to_string())))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let record = record_of(row, &columns);
        rows.push(record.map_err(|error| RowError::Unreadable(format!("{sql}: {error}")))?);
    }
    Ok(rows)
}

fn unreadable_of<T: DeserializeOwned>(connection: &Connection, sql: &str) -> Result<Vec<String>, RowError> {
    let mut statement = connection.prepare(sql)?;
    let columns = columns(&statement);
    let mut found = statement.query([])?;
    let mut unreadable = Vec::new();
    while let Some(row) = found.next()? {
        if record_of::<T>(row, &columns).is_err() {
            unreadable.push(row.get("id")?);
        }
    }
    Ok(unreadable)
}

fn indexed<T: Row>(connection: &Connection, table: &str) -> Result<IndexedTable<T>, RowError> {
    Ok(read(connection, &format!("SELECT * FROM {table}"), None)?.into_iter().collect())
}

macro_rules! define_reading {
    ($($variant:ident($row:ident) $table:ident;)*) => {
        /// Every row of the file.
        pub(super) fn load(connection: &Connection) -> Result<Rows, RowError> {
            Ok(Rows {
                $($table: indexed::<crate::domain::$row>(connection, stringify!($table))?.into()),*
            })
        }

        /// The rows that no record can be made of: their tables and identities, as these stand there.
        pub(super) fn unreadable(connection: &Connection) -> Result<Vec<(Table, String)>, RowError> {
            let mut unreadable = Vec::new();
            $(
                let sql = concat!("SELECT * FROM ", stringify!($table));
                let ids = unreadable_of::<crate::domain::$row>(connection, sql)?;
                unreadable.extend(ids.into_iter().map(|id| (Table::$variant, id)));
            )*
            Ok(unreadable)
        }

        /// One row.
        pub(super) fn get(connection: &Connection, table: Table, id: Uuid) -> Result<Option<Record>, RowError> {
            Ok(match table {
                $(Table::$variant => {
                    let sql = concat!("SELECT * FROM ", stringify!($table), " WHERE id = ?1");
                    read::<crate::domain::$row>(connection, sql, Some(id))?.pop().map(Record::$variant)
                })*
            })
        }
    };
}
for_each_record!(define_reading);

/// Writes one change whose `before` is what the file holds, and of which the log tells what `logged` says. False when the row was not there, or was another in any of its
/// columns, which means that somebody has written past the log.
pub(super) fn write(connection: &Connection, change: &Change, logged: &LoggedChange) -> rusqlite::Result<bool> {
    let table = logged.table.name();
    let none = Fields::new();
    let (sql, fields) = match (&change.before, &change.after) {
        (Some(before), Some(_)) => {
            let (before, changed) = (before.fields(), logged.after.as_ref().unwrap_or(&none));
            let sql = format!("UPDATE {table} SET {} WHERE {}", each(changed, " = ?", ", "), as_it_was(&before));
            return execute(connection, &sql, changed.values().chain(before.values()));
        }
        (None, Some(_)) => {
            let fields = logged.after.as_ref().unwrap_or(&none);
            let places = vec!["?"; fields.len()].join(", ");
            (format!("INSERT INTO {table} ({}) VALUES ({places})", each(fields, "", ", ")), fields)
        }
        (Some(_), None) => {
            let before = logged.before.as_ref().unwrap_or(&none);
            (format!("DELETE FROM {table} WHERE {}", as_it_was(before)), before)
        }
        (None, None) => return Ok(true),
    };
    execute(connection, &sql, fields.values())
}

/// Executes what is to touch one row; whether it did.
fn execute<'v>(connection: &Connection, sql: &str, values: impl Iterator<Item = &'v Value>) -> rusqlite::Result<bool> {
    Ok(connection.prepare_cached(sql)?.execute(params_from_iter(values.map(sql_value)))? == 1)
}

/// Each column with what stands behind it.
fn each(fields: &Fields, behind: &str, between: &str) -> String {
    let mut all = String::new();
    for column in fields.keys() {
        if !all.is_empty() {
            all.push_str(between);
        }
        all.push_str(column);
        all.push_str(behind);
    }
    all
}

/// The condition that finds a row only as it was.
fn as_it_was(before: &Fields) -> String {
    each(before, " IS ?", " AND ")
}

/// A value of a record as SQLite keeps it.
pub(super) fn sql_value(value: &Value) -> ToSqlOutput<'_> {
    match value {
        Value::Null => ToSqlOutput::Owned(SqlValue::Null),
        Value::Bool(flag) => i64::from(*flag).into(),
        Value::Number(number) => match number.as_i64() {
            Some(integer) => integer.into(),
            None => number.as_f64().unwrap_or_default().into(),
        },
        Value::String(text) => ToSqlOutput::Borrowed(text.as_str().into()),
        // Records hold scalars only.
        nested @ (Value::Array(_) | Value::Object(_)) => nested.to_string().into(),
    }
}
