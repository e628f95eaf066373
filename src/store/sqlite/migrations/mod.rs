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

/// Every step, in order; the schema version of a file is how many of them it has taken.
pub const MIGRATIONS: &[Migration] = &[
    Migration { name: "register", sql: include_str!("001_register.sql") },
    Migration { name: "figure notes", sql: include_str!("002_figure_notes.sql") },
    Migration { name: "contacts", sql: include_str!("003_contacts.sql") },
    Migration { name: "characteristics", sql: include_str!("004_characteristics.sql") },
    Migration { name: "payroll", sql: include_str!("005_payroll.sql") },
    Migration { name: "absences", sql: include_str!("006_absences.sql") },
    Migration { name: "services", sql: include_str!("007_services.sql") },
    Migration { name: "systems", sql: include_str!("008_systems.sql") },
    Migration { name: "agreements", sql: include_str!("009_agreements.sql") },
    Migration { name: "handovers", sql: include_str!("010_handovers.sql") },
    Migration { name: "upkeep", sql: include_str!("011_upkeep.sql") },
    Migration { name: "privacy", sql: include_str!("012_privacy.sql") },
    Migration { name: "questionnaire", sql: include_str!("013_questionnaire.sql") },
    Migration { name: "next owner", sql: include_str!("014_next_owner.sql") },
];

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
