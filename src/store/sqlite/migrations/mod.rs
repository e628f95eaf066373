//! The steps from an empty file to the newest form. A step once released is never edited.

use rusqlite::Connection;

/// One step, from the schema version before it to the next.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// What it adds, for the log.
    pub name: &'static str,
    /// The SQL.
    pub sql: &'static str,
}

/// Every step, in order; the schema version of a file is how many of them it has taken. `build.rs` lists the files of
/// this folder.
pub const MIGRATIONS: &[Migration] = &include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// The schema version after `migrations`.
#[must_use]
pub fn version_of(migrations: &[Migration]) -> i64 {
    i64::try_from(migrations.len()).unwrap_or(i64::MAX)
}

/// The schema version in the file.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Takes the steps that the file has not taken, inside the caller's transaction, and checks that no row points
/// at nothing afterwards.
pub(super) fn migrate(connection: &Connection, migrations: &[Migration]) -> rusqlite::Result<()> {
    let from = usize::try_from(version(connection)?).unwrap_or(usize::MAX);
    for migration in migrations.iter().skip(from) {
        tracing::info!(step = migration.name, "migrating");
        connection.execute_batch(migration.sql)?;
    }
    let dangling = connection.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if dangling {
        let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY);
        return Err(rusqlite::Error::SqliteFailure(code, Some("a migration left rows that point at nothing".into())));
    }
    connection.pragma_update(None, "user_version", version_of(migrations))
}
