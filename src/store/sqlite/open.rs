//! Opening a file that several people use over a network, and may not be what its name says.
//!
//! The settings follow SQLite's own pages: "Use Over A Network" (no WAL, no memory map), "Atomic Commit",
//! "Pragma statements" and "Defense Against The Dark Arts".

use std::cell::Cell;
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::backup::TEMPORARY;
use super::migrations::{MIGRATIONS, migrate, version, version_of};
use crate::store::{Access, StoreError};

/// "Kort" in ASCII: what `file` and we ourselves know a register by.
pub const APPLICATION_ID: i32 = 0x4b6f_7274;

/// How long one wait for other writers may take.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// The largest text or picture a file may hand us, in bytes.
const LARGEST_VALUE: i32 = 32 * 1024 * 1024;

/// Opens the database at `path` with our settings, without believing yet that it is a register.
pub(super) fn connect(path: &Path) -> Result<(Connection, Access), StoreError> {
    named(path)?;
    if !std::fs::metadata(path).map_err(|error| explain_io(&error, path))?.is_file() {
        return Err(StoreError::NotAFile(path.to_owned()));
    }
    // SQLite falls back to reading where it may not write.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let flags = if path.is_symlink() { flags & !OpenFlags::SQLITE_OPEN_NOFOLLOW } else { flags };
    let mut connection = Connection::open_with_flags(path, flags).map_err(|error| explain(&error, path))?;
    settings(&mut connection).map_err(|error| explain(&error, path))?;
    let read_only = connection.is_readonly("main").map_err(|error| explain(&error, path))? || !folder_writable(path);
    Ok((connection, if read_only { Access::ReadOnlyFile } else { Access::ReadWrite }))
}

/// What SQLite puts behind a file's name for its rollback journal.
pub(super) const JOURNAL: &str = "-journal";

/// The longest name of a file, in bytes, on every system that we know; Windows counts no more than that many letters.
const LONGEST_NAME: usize = 255;

/// The longest path that SQLite opens on Unix, in bytes: `MAX_PATHNAME` in its `os_unix.c`.
const LONGEST_PATH: usize = 512;

/// Whether a path names a file, to the system as to SQLite.
///
/// # Errors
/// Where SQLite would keep it in memory or take it for an address, and where there is no room for its journal.
pub(super) fn named(path: &Path) -> Result<(), StoreError> {
    let text = path.to_string_lossy();
    if text.is_empty() || text == ":memory:" || text.starts_with("file:") {
        return Err(StoreError::NotAPath(path.to_owned()));
    }
    let name = path.file_name().map_or(0, std::ffi::OsStr::len);
    let whole = std::path::absolute(path).map_or(0, |whole| whole.as_os_str().len());
    if name + JOURNAL.len() > LONGEST_NAME || (cfg!(unix) && whole + JOURNAL.len() > LONGEST_PATH) {
        return Err(StoreError::NameTooLong(path.to_owned()));
    }
    Ok(())
}

/// What an error of the system means to a person, who asked for the file or folder at `path`.
pub(super) fn explain_io(error: &std::io::Error, path: &Path) -> StoreError {
    use std::io::ErrorKind;
    let path = path.to_owned();
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => StoreError::NotFound(path),
        ErrorKind::AlreadyExists => StoreError::AlreadyExists(path),
        ErrorKind::IsADirectory => StoreError::NotAFile(path),
        ErrorKind::InvalidFilename => StoreError::NameTooLong(path),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreError::NoPermission(path),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::DiskFull,
        _ => StoreError::Unreachable(error.to_string()),
    }
}

/// A write needs a rollback journal beside the file. Where the folder takes no new file we say so at opening
/// and not at the first save.
fn folder_writable(path: &Path) -> bool {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder).is_ok()
}

fn settings(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.busy_handler(Some(wait_for_others))?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LARGEST_VALUE)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    connection.set_limit(Limit::SQLITE_LIMIT_EXPR_DEPTH, 100)?;
    connection.set_limit(Limit::SQLITE_LIMIT_VDBE_OP, 100_000)?;
    // Exclusive until the first read, so that a file left in WAL mode is converted without shared memory, which no
    // network share has; then normal again, with one read to give the lock back.
    connection.pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |_| Ok(()))?;
    connection.pragma_update(None, "mmap_size", 0)?;
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "TRUNCATE", |row| row.get(0))?;
    connection.pragma_update_and_check(None, "locking_mode", "NORMAL", |_| Ok(()))?;
    if mode.eq_ignore_ascii_case("wal") {
        return Err(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY), None));
    }
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "cache_spill", false)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

thread_local! {
    /// How long this thread waits for others now.
    static PATIENCE: Cell<Duration> = const { Cell::new(LONGEST_WAIT) };
}

/// Waits for others no longer than `patience` in what `act` does.
pub(super) fn patiently<T>(patience: Duration, act: impl FnOnce() -> T) -> T {
    let before = PATIENCE.replace(patience);
    let done = act();
    PATIENCE.set(before);
    done
}

/// Waits for another writer. Who has waited longer sleeps shorter, so that nobody starves; the sleeps are
/// jittered, so that fourteen do not wake at once.
pub(super) fn wait_for_others(tries: i32) -> bool {
    thread_local! {
        static SINCE: Cell<Option<Instant>> = const { Cell::new(None) };
    }
    let now = Instant::now();
    let since = if tries == 0 { now } else { SINCE.get().unwrap_or(now) };
    SINCE.set(Some(since));
    let waited = now.duration_since(since);
    if waited >= PATIENCE.get() {
        return false;
    }
    let longest = match waited.as_millis() {
        0..250 => 24,
        250..1000 => 12,
        1000..4000 => 6,
        _ => 3,
    };
    std::thread::sleep(Duration::from_micros(500 + jitter() % (longest * 1000)));
    true
}

/// A number that differs between threads, processes and calls; it need not be unpredictable.
fn jitter() -> u64 {
    use std::hash::{BuildHasher, RandomState};
    RandomState::new().hash_one(std::process::id())
}

/// Whose database it is and of which version, and whether its tables are as we made them; the caller's transaction
/// holds them together. Tables of a newer program are not ours to judge.
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
    }
    Ok(found)
}

/// Compares the schema with the one our own migrations make, word for word: a file with an added trigger or view
/// could make us do things on reading it.
fn compare_schema(connection: &Connection, path: &Path, version: i64) -> Result<(), StoreError> {
    let explain = |error: rusqlite::Error| explain(&error, path);
    let steps = usize::try_from(version).unwrap_or(0).min(MIGRATIONS.len());
    let ours = Connection::open_in_memory().map_err(explain)?;
    migrate(&ours, MIGRATIONS.get(..steps).unwrap_or_default()).map_err(explain)?;
    let (found, expected) = (schema(connection).map_err(explain)?, schema(&ours).map_err(explain)?);
    let differs = found
        .iter()
        .find(|item| !expected.contains(item))
        .or_else(|| expected.iter().find(|item| !found.contains(item)));
    match differs {
        Some((kind, name, _)) => Err(StoreError::Altered { path: path.to_owned(), detail: format!("{kind} {name}") }),
        None => Ok(()),
    }
}

type SchemaItem = (String, String, Option<String>);

fn schema(connection: &Connection) -> rusqlite::Result<Vec<SchemaItem>> {
    let sql =
        "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name";
    connection.prepare(sql)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
}

/// What an error of SQLite means to a person. "Damaged" is said here only for what SQLite itself says of the whole
/// file at opening; later it takes a proof (see `SqliteStore::prove`).
pub(super) fn explain(error: &rusqlite::Error, path: &Path) -> StoreError {
    let path = path.to_owned();
    let rusqlite::Error::SqliteFailure(code, detail) = error else {
        return StoreError::Internal(error.to_string());
    };
    let detail = detail.clone().unwrap_or_else(|| code.to_string());
    match code.code {
        ErrorCode::NotADatabase => StoreError::NotOurs(path),
        ErrorCode::DatabaseCorrupt => StoreError::Damaged { path, detail },
        ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied => {
            StoreError::NoPermission(path)
        }
        ErrorCode::ReadOnly => StoreError::ReadOnly(path),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => StoreError::Busy,
        ErrorCode::DiskFull => StoreError::DiskFull,
        ErrorCode::SystemIoFailure => StoreError::Unreachable(detail),
        _ => StoreError::Internal(detail),
    }
}
