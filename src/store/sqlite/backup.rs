//! A copy of the file that is proven good before it is believed.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::Local;
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::open::{JOURNAL, explain, explain_io, wait_for_others};
use crate::store::StoreError;

/// What the names of our temporary files begin with.
pub(super) const TEMPORARY: &str = ".kortisto-";

/// How long nobody has written to a temporary file that a killed program has left. None of ours lives for minutes.
const LEFT_FOR: Duration = Duration::from_hours(24);

/// Makes a verified copy beside `path` before it is migrated from schema version `from`. Whoever migrates holds the
/// write lock meanwhile, so that what is copied is what will be migrated.
pub(super) fn before_migration(path: &Path, from: i64) -> Result<PathBuf, StoreError> {
    let fail = |error: rusqlite::Error| explain(&error, path);
    // A connection that writes cannot be copied from.
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut source = Connection::open_with_flags(path, flags).map_err(fail)?;
    source.busy_handler(Some(wait_for_others)).map_err(fail)?;
    let stem = path.file_stem().map_or_else(|| "kortisto".into(), |stem| stem.to_string_lossy());
    let name = format!("{stem}-v{from}-{}", Local::now().format("%Y%m%d-%H%M%S"));
    let mut names = std::iter::once(name.clone()).chain((2..).map(|nth| format!("{name}-{nth}")));
    loop {
        let target = path.with_file_name(format!("{}.kortisto", names.next().unwrap_or_default()));
        match copy(&source, path, &target) {
            // Migrated, put back and migrated once more within a second.
            Err(StoreError::AlreadyExists(_)) => {}
            copied => return copied.map(|()| target),
        }
    }
}

/// The folder that the file at `path` is in.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// Takes away the temporary files that killed programs have left beside `path`: ours by their name, and by the clock of
/// the folder itself untouched for a day. What cannot be taken away does no harm.
pub(super) fn sweep(path: &Path) {
    let folder = folder_of(path);
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let ours = entries.filter_map(Result::ok).filter(|entry| is_temporary(&entry.file_name()));
    let ours: Vec<_> = ours.collect();
    if ours.is_empty() {
        return;
    }
    let probe = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder);
    let Ok(now) = probe.and_then(|probe| probe.as_file().metadata()?.modified()) else { return };
    for entry in ours {
        // Not that of what a link leads to.
        let Ok(metadata) = entry.metadata() else { continue };
        let age = metadata.modified().ok().and_then(|modified| now.duration_since(modified).ok());
        if metadata.is_file() && age.is_some_and(|age| age >= LEFT_FOR) {
            match std::fs::remove_file(entry.path()) {
                Ok(()) => tracing::info!(file = %entry.path().display(), "a left temporary file is taken away"),
                Err(error) => tracing::warn!(%error, "a left temporary file stays"),
            }
        }
    }
}

/// Whether a name is one that we give to temporary files, or SQLite to the journal of one.
fn is_temporary(name: &OsStr) -> bool {
    let Some(random) = name.to_str().and_then(|name| name.strip_prefix(TEMPORARY)) else { return false };
    let random = random.strip_suffix(JOURNAL).unwrap_or(random);
    random.len() == 6 && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The copies of the file at `path` that stand beside it, by their names, the oldest name first.
#[must_use]
pub fn copies_beside(path: &Path) -> Vec<PathBuf> {
    let stem = path.file_stem().map_or_else(|| "kortisto".into(), |stem| stem.to_string_lossy().into_owned());
    let Ok(entries) = std::fs::read_dir(folder_of(path)) else { return Vec::new() };
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
/// flushed to the disk, and only then renamed. The rows are counted and the pages copied at one and the same moment,
/// for which others cannot save; checking takes longer, and holds nobody up.
fn copy(source: &Connection, path: &Path, target: &Path) -> Result<(), StoreError> {
    if target.exists() {
        return Err(StoreError::AlreadyExists(target.to_owned()));
    }
    let folder = folder_of(target);
    let io = |error: std::io::Error| explain_io(&error, folder);
    let temporary = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder).map_err(io)?.into_temp_path();
    let explain = |error: rusqlite::Error| explain(&error, path);
    {
        let mut copy = Connection::open_with_flags(&temporary, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(explain)?;
        let moment = Transaction::new_unchecked(source, TransactionBehavior::Deferred).map_err(explain)?;
        let counted = counts(&moment).map_err(explain)?;
        let backup = Backup::new(&moment, &mut copy).map_err(explain)?;
        backup.run_to_completion(i32::MAX, Duration::from_millis(5), None).map_err(explain)?;
        drop(backup);
        drop(moment);
        let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(explain)?;
        if verdict != "ok" || counts(&copy).map_err(explain)? != counted {
            return Err(StoreError::Damaged { path: path.to_owned(), detail: verdict });
        }
    }
    std::fs::File::open(&temporary).and_then(|file| file.sync_all()).map_err(io)?;
    temporary.persist_noclobber(target).map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists | ErrorKind::InvalidFilename => explain_io(&error.error, target),
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
