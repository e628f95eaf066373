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
use super::trouble::{explain, explain_io};
use crate::store::{Access, StoreError};

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
    let connection = settled(path).map_err(|error| explain(&error, path))?;
    let read_only = connection.is_readonly("main").map_err(|error| explain(&error, path))? || !folder_writable(path);
    Ok((connection, if read_only { Access::ReadOnlyFile } else { Access::ReadWrite }))
}

/// Opens the file and makes its settings. Until they stand, nobody is waited for with a lock in hand: people who open a
/// file that a writer has left in the middle of a save would each wait for all the others to let go of it. Whoever finds
/// somebody in the way lets go of everything, and comes again.
fn settled(path: &Path) -> rusqlite::Result<Connection> {
    // SQLite falls back to reading where it may not write. A link may stand in the path: mounted drives are reached so.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    for tries in 0.. {
        let mut connection = Connection::open_with_flags(path, flags)?;
        match settings(&mut connection) {
            Ok(()) => {
                connection.busy_handler(Some(wait_for_others))?;
                return Ok(connection);
            }
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                drop(connection);
                if !wait_for_others(tries) {
                    return Err(error);
                }
            }
            Err(error) => return Err(error),
        }
    }
    Err(busy())
}

fn busy() -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY), None)
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

/// A write needs a rollback journal beside the file. Where the folder takes no new file we say so at opening
/// and not at the first save.
fn folder_writable(path: &Path) -> bool {
    // The journal stands beside the file itself, wherever a link to it may be.
    let real = path.canonicalize();
    let folder = folder_of(real.as_deref().unwrap_or(path));
    tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder).is_ok()
}

/// The folder that the file at `path` is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

fn settings(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::ZERO)?;
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
        return Err(busy());
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
