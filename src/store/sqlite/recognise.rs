//! Whether a file is a register of ours, and of which version.

use std::path::Path;

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::migrations::{MIGRATIONS, migrate, version, version_of};
use super::trouble::explain;
use crate::store::StoreError;

/// "Kort" in ASCII: what `file` and we ourselves know a register by.
pub(super) const APPLICATION_ID: i32 = 0x4b6f_7274;

/// Whose database it is and of which version, and whether its tables are as we made them; the caller's transaction
/// holds them together. Of a newer program's file it is only looked at whether what we would read are tables.
pub(super) fn recognise(connection: &Connection, path: &Path) -> Result<i64, StoreError> {
    let explain = |error: rusqlite::Error| explain(&error, path);
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(explain)?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(explain)?;
    if application != APPLICATION_ID {
        return Err(if tables == 0 && application == 0 {
            StoreError::NotOurs(path.to_owned())
        } else {
            StoreError::Foreign(path.to_owned())
        });
    }
    let found = version(connection).map_err(explain)?;
    if found <= version_of(MIGRATIONS) {
        compare_schema(connection, path, found)?;
    } else if let Some(name) = no_table(connection).map_err(explain)? {
        return Err(StoreError::Altered { path: path.to_owned(), detail: name });
    }
    Ok(found)
}

/// Compares the schema with the one our own migrations make, word for word: a file with an added trigger or view
/// could make us do things on reading it.
fn compare_schema(connection: &Connection, path: &Path, version: i64) -> Result<(), StoreError> {
    let explain = |error: rusqlite::Error| explain(&error, path);
    let found = schema(connection).map_err(explain)?;
    if line(version, &found) == NEWEST.trim_end() {
        return Ok(());
    }
    let expected = ours(version).map_err(explain)?;
    let differs = found
        .iter()
        .find(|item| !expected.contains(item))
        .or_else(|| expected.iter().find(|item| !found.contains(item)));
    match differs {
        Some((kind, name, _)) => Err(StoreError::Altered { path: path.to_owned(), detail: format!("{kind} {name}") }),
        None => Ok(()),
    }
}

/// The newest version and what its schema comes to, so that a file need not be compared with one that is made for it,
/// which costs more with every migration. `tests/suite/schema.rs` keeps it true; where it is of an older version, every
/// file is compared.
const NEWEST: &str = include_str!("migrations/newest");

/// What `migrations/newest` has to hold: the number of migrations, and the SHA-256 of the schema that they make.
///
/// # Errors
/// Where SQLite does not take them.
pub fn newest_schema() -> rusqlite::Result<String> {
    let version = version_of(MIGRATIONS);
    Ok(line(version, &ours(version)?))
}

fn line(version: i64, schema: &[SchemaItem]) -> String {
    let mut sum = Sha256::new();
    for (kind, name, sql) in schema {
        for part in [kind, name, sql.as_deref().unwrap_or_default()] {
            // With its length before it, no text can pass for two.
            sum.update(part.len().to_le_bytes());
            sum.update(part);
        }
    }
    sum.finalize().iter().fold(format!("{version} "), |line, byte| line + &format!("{byte:02x}"))
}

/// The schema that our own migrations make up to `version`.
fn ours(version: i64) -> rusqlite::Result<Vec<SchemaItem>> {
    let steps = usize::try_from(version).unwrap_or(0).min(MIGRATIONS.len());
    let made = Connection::open_in_memory()?;
    migrate(&made, MIGRATIONS.get(..steps).unwrap_or_default())?;
    schema(&made)
}

/// Something that can be read like a table and is none: a view or a virtual table can have us do anything, without an end
/// too.
fn no_table(connection: &Connection) -> rusqlite::Result<Option<String>> {
    use rusqlite::OptionalExtension;
    let sql = "SELECT type || ' ' || name FROM sqlite_schema
               WHERE type = 'view' OR (type = 'table' AND coalesce(rootpage, 0) = 0)";
    connection.query_row(sql, [], |row| row.get(0)).optional()
}

type SchemaItem = (String, String, Option<String>);

/// Everything of the schema but what SQLite makes by itself: indexes of keys, the counter of sequences, statistics.
fn schema(connection: &Connection) -> rusqlite::Result<Vec<SchemaItem>> {
    let sql = "SELECT type, name, sql FROM sqlite_schema
               WHERE NOT (type = 'index' AND sql IS NULL AND name LIKE 'sqlite\\_autoindex\\_%' ESCAPE '\\')
                 AND NOT (type = 'table' AND rootpage > 0 AND name IN ('sqlite_sequence', 'sqlite_stat1'))
               ORDER BY type, name";
    connection.prepare(sql)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
}
