//! Rows in and out. The columns of a table are the fields of its record, so one way serves every record.

use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, params_from_iter};
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use crate::domain::{Change, Fields, IndexedTable, Record, Row, Rows, Table, for_each_record};

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

fn read<T: DeserializeOwned>(connection: &Connection, sql: &str, id: Option<Uuid>) -> Result<Vec<T>, RowError> {
    let mut statement = connection.prepare_cached(sql)?;
    let columns = serde_rusqlite::columns_from_statement(&statement);
    let mut found = statement.query(params_from_iter(id.map(|id| id.to_string())))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let record = serde_rusqlite::from_row_with_columns(row, &columns);
        rows.push(record.map_err(|error| RowError::Unreadable(format!("{sql}: {error}")))?);
    }
    Ok(rows)
}

fn unreadable_of<T: DeserializeOwned>(connection: &Connection, sql: &str) -> Result<Vec<String>, RowError> {
    let mut statement = connection.prepare(sql)?;
    let columns = serde_rusqlite::columns_from_statement(&statement);
    let mut found = statement.query([])?;
    let mut unreadable = Vec::new();
    while let Some(row) = found.next()? {
        if serde_rusqlite::from_row_with_columns::<T>(row, &columns).is_err() {
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

/// Writes one change whose `before` is what the file holds. False when the row was not there, or was another in any of its
/// columns, which means that somebody has written past the log.
pub(super) fn write(connection: &Connection, change: &Change) -> rusqlite::Result<bool> {
    let Some((table, _)) = change.key() else { return Ok(true) };
    let table = table.name();
    let (sql, values) = match (&change.before, &change.after) {
        (Some(before), Some(after)) => {
            let changed = crate::domain::changed_fields(before, after);
            let columns: Vec<String> = changed.keys().map(|column| format!("{column} = ?")).collect();
            let before = before.fields();
            let sql = format!("UPDATE {table} SET {} WHERE {}", columns.join(", "), as_it_was(&before));
            (sql, changed.into_iter().chain(before).map(|(_, value)| sql_value(value)).collect::<Vec<_>>())
        }
        (None, Some(after)) => {
            let fields = after.fields();
            let columns: Vec<&str> = fields.keys().map(String::as_str).collect();
            let places = vec!["?"; columns.len()].join(", ");
            let sql = format!("INSERT INTO {table} ({}) VALUES ({places})", columns.join(", "));
            (sql, fields.into_iter().map(|(_, value)| sql_value(value)).collect())
        }
        (Some(before), None) => {
            let before = before.fields();
            let sql = format!("DELETE FROM {table} WHERE {}", as_it_was(&before));
            (sql, before.into_iter().map(|(_, value)| sql_value(value)).collect())
        }
        (None, None) => return Ok(true),
    };
    Ok(connection.prepare_cached(&sql)?.execute(params_from_iter(values))? == 1)
}

/// The condition that finds a row only as it was.
fn as_it_was(before: &Fields) -> String {
    before.keys().map(|column| format!("{column} IS ?")).collect::<Vec<_>>().join(" AND ")
}

/// A value of a record as SQLite keeps it.
pub(super) fn sql_value(value: Value) -> SqlValue {
    match value {
        Value::Null => SqlValue::Null,
        Value::Bool(flag) => SqlValue::Integer(i64::from(flag)),
        Value::Number(number) => match number.as_i64() {
            Some(integer) => SqlValue::Integer(integer),
            None => SqlValue::Real(number.as_f64().unwrap_or_default()),
        },
        Value::String(text) => SqlValue::Text(text),
        // Records hold scalars only.
        nested @ (Value::Array(_) | Value::Object(_)) => SqlValue::Text(nested.to_string()),
    }
}
