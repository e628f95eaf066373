//! Rows in and out. The columns of a table are the fields of its record, so one way serves every record.

use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, params_from_iter};
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use crate::domain::{Change, IndexedTable, Record, Row, Rows, Table, for_each_record};

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

/// Writes one change whose `before` is what the file holds. False when the row was not there, which means that
/// somebody has written past the log.
pub(super) fn write(connection: &Connection, change: &Change) -> rusqlite::Result<bool> {
    let Some((table, id)) = change.key() else { return Ok(true) };
    let table = table.name();
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => {
            let fields = crate::domain::changed_fields(before, after);
            let columns: Vec<String> = fields.keys().map(|column| format!("{column} = ?")).collect();
            let sql = format!("UPDATE {table} SET {} WHERE id = ?", columns.join(", "));
            let values = fields.into_iter().map(|(_, value)| sql_value(value)).chain([SqlValue::Text(id.to_string())]);
            Ok(connection.prepare_cached(&sql)?.execute(params_from_iter(values))? == 1)
        }
        (None, Some(after)) => {
            let fields = after.fields();
            let columns: Vec<&str> = fields.keys().map(String::as_str).collect();
            let places = vec!["?"; columns.len()].join(", ");
            let sql = format!("INSERT INTO {table} ({}) VALUES ({places})", columns.join(", "));
            let values = fields.values().cloned().map(sql_value);
            Ok(connection.prepare_cached(&sql)?.execute(params_from_iter(values))? == 1)
        }
        (Some(_), None) => {
            let sql = format!("DELETE FROM {table} WHERE id = ?1");
            Ok(connection.prepare_cached(&sql)?.execute([id.to_string()])? == 1)
        }
        (None, None) => Ok(true),
    }
}

fn sql_value(value: Value) -> SqlValue {
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
