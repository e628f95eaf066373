//! A copy of the file that is proven good before it is believed.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::Local;
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::open::explain;
use crate::store::StoreError;

/// Pages copied at a time, so that other writers get their turn between.
const PAGES_AT_ONCE: i32 = 512;

/// Makes a verified copy beside `path` before it is migrated from schema version `from`.
pub(super) fn before_migration(connection: &Connection, path: &Path, from: i64) -> Result<PathBuf, StoreError> {
    let stem = path.file_stem().map_or_else(|| "kortisto".into(), |stem| stem.to_string_lossy());
    let name = format!("{stem}-v{from}-{}.kortisto", Local::now().format("%Y%m%d-%H%M%S"));
    let target = path.with_file_name(name);
    copy(connection, path, &target)?;
    Ok(target)
}

/// The copies of the file at `path` that stand beside it, by their names, the oldest name first.
#[must_use]
pub fn copies_beside(path: &Path) -> Vec<PathBuf> {
    let stem = path.file_stem().map_or_else(|| "kortisto".into(), |stem| stem.to_string_lossy().into_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let copy = |other: &PathBuf| {
        let name = other.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let ours = other.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("kortisto"));
        ours && other.file_name() != path.file_name() && name.starts_with(&format!("{stem}-"))
    };
    let mut copies: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(copy).collect();
    copies.sort();
    copies
}

/// Copies the open database at `path` to `target`: under a temporary name through SQLite's backup interface, checked,
/// flushed to the disk, and only then renamed.
pub(super) fn copy(connection: &Connection, path: &Path, target: &Path) -> Result<(), StoreError> {
    if target.exists() {
        return Err(StoreError::AlreadyExists(target.to_owned()));
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let io = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::PermissionDenied => StoreError::NoPermission(folder.to_owned()),
        std::io::ErrorKind::StorageFull => StoreError::DiskFull,
        _ => StoreError::Unreachable(error.to_string()),
    };
    let temporary = tempfile::Builder::new().prefix(".kortisto-").tempfile_in(folder).map_err(io)?.into_temp_path();
    let explain = |error: rusqlite::Error| explain(&error, path);
    {
        let mut copy = Connection::open_with_flags(&temporary, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(explain)?;
        let backup = Backup::new(connection, &mut copy).map_err(explain)?;
        backup.run_to_completion(PAGES_AT_ONCE, Duration::from_millis(5), None).map_err(explain)?;
        drop(backup);
        let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(explain)?;
        if verdict != "ok" || counts(&copy).map_err(explain)? != counts(connection).map_err(explain)? {
            return Err(StoreError::Damaged { path: path.to_owned(), detail: verdict });
        }
    }
    std::fs::File::open(&temporary).and_then(|file| file.sync_all()).map_err(io)?;
    temporary.persist_noclobber(target).map_err(|error| match error.error.kind() {
        std::io::ErrorKind::AlreadyExists => StoreError::AlreadyExists(target.to_owned()),
        _ => io(error.error),
    })
}

/// How many rows each table has.
fn counts(connection: &Connection) -> rusqlite::Result<Vec<(String, i64)>> {
    let names: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let count = |name: String| {
        // A table's name cannot be bound; it is quoted.
        let sql = format!("SELECT count(*) FROM \"{}\"", name.replace('"', "\"\""));
        connection.query_row(&sql, [], |row| row.get(0)).map(|rows| (name, rows))
    };
    names.into_iter().map(count).collect()
}
