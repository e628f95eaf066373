//! What the unit has settled, read from a file that may be damaged, of an older version or of a newer one.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension};

use super::migrations::{MIGRATIONS, version_of};
use super::open::{connect, patiently};
use super::recognise::{APPLICATION_ID, recognise};
use crate::domain::client::{INSTALLER, UnitSetting};
use crate::store::StoreError;

/// How long a question that can stay unanswered waits for others.
const SHORT: Duration = Duration::from_millis(250);

/// The value of a setting; none where there is none, or none that can be.
pub(super) fn settled(connection: &Connection, name: &str) -> Option<String> {
    // Something that can be read like a table and is none could do anything.
    let table = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'unit_setting' AND rootpage > 0";
    connection.query_row(table, [], |_| Ok(())).optional().ok().flatten()?;
    let sql = "SELECT value FROM unit_setting WHERE name = ?1";
    let value: Option<String> = connection.query_row(sql, [name], |row| row.get(0)).optional().ok().flatten();
    value.filter(|value| UnitSetting::new(name, value).sound())
}

/// In which form a file is, and up to which this program knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forms {
    /// That of the file.
    pub file: i64,
    /// The newest that this program knows.
    pub program: i64,
    /// Where the unit's installer lies, where the file says so.
    pub installer: Option<String>,
}

/// Whether an older program wrote the file at `path`, so that opening it brings it to the newest form. Of what is no file
/// of ours nothing is said.
#[must_use]
pub fn is_older(path: &Path) -> bool {
    let version = || -> Option<i64> {
        let (connection, _) = connect(path).ok()?;
        let whose: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0)).ok()?;
        let version = connection.pragma_query_value(None, "user_version", |row| row.get(0)).ok()?;
        (whose == APPLICATION_ID).then_some(version)
    };
    // Whoever goes on to open it waits for others then.
    let version = patiently(SHORT, version);
    version.is_some_and(|version| version < version_of(MIGRATIONS))
}

/// In which form the file at `path` is. Nothing is done to it.
///
/// # Errors
/// Where the file is missing, not ours, altered or damaged.
pub fn forms(path: &Path) -> Result<Forms, StoreError> {
    let (connection, _) = connect(path)?;
    let file = recognise(&connection, path)?;
    Ok(Forms { file, program: version_of(MIGRATIONS), installer: settled(&connection, INSTALLER) })
}
