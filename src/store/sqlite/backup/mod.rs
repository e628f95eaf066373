//! A copy of the file that is proven good before it is believed.

mod drill;
mod due;
mod kept;
mod places;

use std::ffi::OsStr;
use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use chrono::Local;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::log;
use super::open::{JOURNAL, connect, folder_of, wait_for_others};
use super::recognise::recognise;
use super::trouble::{explain, explain_io};
use crate::store::StoreError;

pub use drill::{Checked, Drill, drill, drill_if_due};
pub use due::{Due, EVERY, back_up, back_up_if_due};
pub use kept::{Kept, folder_beside, kept};
pub(super) use places::back_up_before;
pub use places::{Amiss, Backed, Places, What, back_up_now, keep_backed_up};

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
        match copy(&source, path, &|_| target.clone(), &AtomicBool::new(false)) {
            // Migrated, put back and migrated once more within a second.
            Err(StoreError::AlreadyExists(_)) => {}
            copied => return copied.map(|(target, _)| target),
        }
    }
}

/// Takes away the temporary files, and folders with such in them, that killed programs have left beside `path`: ours by
/// their name, and by the clock of the folder itself untouched for a day. What cannot be taken away does no harm.
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
        let path = entry.path();
        let removed = if age_of(&path, now).is_some_and(|age| age >= LEFT_FOR) {
            std::fs::remove_file(&path)
        } else if whole_folder_left(&path, now) {
            std::fs::remove_dir_all(&path)
        } else {
            continue;
        };
        match removed {
            Ok(()) => tracing::info!(file = %path.display(), "what was left of something temporary is taken away"),
            Err(error) => tracing::warn!(%error, kind = ?error.kind(), "what was left of something temporary stays"),
        }
    }
}

/// Lets those read the file at `other` who may read the one at `path`: a temporary file is its writer's alone, who may go on
/// writing to it. Where it cannot be of the same group, the group gets nothing.
pub(super) fn as_readable_as(path: &Path, other: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
        let allow = || -> std::io::Result<()> {
            let of = std::fs::metadata(path)?;
            let same = std::fs::metadata(other)?.gid() == of.gid() || chown(other, None, Some(of.gid())).is_ok();
            let mode = (of.mode() & 0o777 | 0o600) & if same { 0o777 } else { 0o707 };
            std::fs::set_permissions(other, PermissionsExt::from_mode(mode))
        };
        if let Err(error) = allow() {
            tracing::warn!(%error, kind = ?error.kind(), "others may not be able to read what is written beside the file");
        }
    }
    // Elsewhere a file has the permissions of its folder.
    #[cfg(not(unix))]
    let _ = (path, other);
}

/// For how long nobody has written to a file; none where it is no file, or not there.
fn age_of(path: &Path, now: SystemTime) -> Option<Duration> {
    // Not that of what a link leads to.
    let metadata = std::fs::symlink_metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    now.duration_since(metadata.modified().ok()?).ok()
}

/// Whether a path leads to a folder of ours that somebody was making a file ready in, and nobody has written to for as long.
fn whole_folder_left(path: &Path, now: SystemTime) -> bool {
    let old = |metadata: &std::fs::Metadata| {
        metadata.modified().is_ok_and(|at| now.duration_since(at).is_ok_and(|age| age >= LEFT_FOR))
    };
    let folder = std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir() && old(&metadata));
    let Ok(mut inside) = std::fs::read_dir(path) else { return false };
    folder && inside.all(|entry| entry.is_ok_and(|entry| age_of(&entry.path(), now).is_some_and(|age| age >= LEFT_FOR)))
}

/// Whether a name is one that we give to temporary files, or SQLite to the journal of one.
fn is_temporary(name: &OsStr) -> bool {
    let Some(random) = name.to_str().and_then(|name| name.strip_prefix(TEMPORARY)) else { return false };
    let random = random.strip_suffix(JOURNAL).unwrap_or(random);
    random.len() == 6 && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The copies of the file at `path` that stand beside it and in the folders of its backups, by their names, the oldest name
/// first: our own, and those that people and other programs make (`palvelu (2).kortisto`, `palvelu - Kopio.kortisto`,
/// `palvelu.kortisto.bak`).
#[must_use]
pub fn copies_beside(path: &Path) -> Vec<PathBuf> {
    let stem = path.file_stem().map_or_else(|| "kortisto".into(), |stem| stem.to_string_lossy().to_lowercase());
    let copy = |other: &PathBuf| {
        let name = other.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        // What stands around the name says whether it is the same name or a part of another.
        let parts = name.find(&stem).and_then(|at| Some((name.get(..at)?, name.get(at + stem.len()..)?)));
        let same = parts.is_some_and(|(before, rest)| {
            !before.ends_with(char::is_alphanumeric) && !rest.starts_with(char::is_alphanumeric)
        });
        let register = [".kortisto", ".bak", ".old", ".tmp", "~"].iter().any(|ending| name.ends_with(ending));
        same && register && other.file_name() != path.file_name() && !name.starts_with(TEMPORARY)
    };
    let listed = |folder: &Path| {
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(copy).filter(|path| path.is_file()).collect()
    };
    let mut copies: Vec<PathBuf> = listed(folder_of(path));
    copies.sort();
    for folder in Places::of(path).all() {
        let mut backups: Vec<PathBuf> = listed(&folder);
        backups.sort();
        backups.retain(|backup| !copies.contains(backup));
        copies.append(&mut backups);
    }
    copies
}

/// Copies the register at `path`, which may be a backup, to `target`, as a backup is made.
///
/// # Errors
/// Where it cannot be read, is none of ours, or is damaged, and where `target` is there already or cannot be written.
pub(super) fn copy_of(path: &Path, target: &Path, cancelled: &AtomicBool) -> Result<(), StoreError> {
    let (connection, _) = connect(path)?;
    recognise(&connection, path)?;
    copy(&connection, path, &|_| target.to_owned(), cancelled).map(|_| ())
}

/// How many pages go to the disk between two looks at whether to go on.
const PAGES: std::ffi::c_int = 256;

/// Copies the open database at `path` to where `target` says, which is told how many operations its log has: under a
/// temporary name through SQLite's backup interface, checked, flushed to the disk, and only then renamed. The rows are
/// counted and the pages read into memory at one and the same moment, for which others cannot save; writing and checking
/// take longer, and hold nobody up. Returns where the copy lies, and how many operations it has.
fn copy(
    source: &Connection,
    path: &Path,
    target: &dyn Fn(i64) -> PathBuf,
    cancelled: &AtomicBool,
) -> Result<(PathBuf, i64), StoreError> {
    let of_source = |error: rusqlite::Error| explain(&error, path);
    let mut memory = Connection::open_in_memory().map_err(of_source)?;
    let moment = Transaction::new_unchecked(source, TransactionBehavior::Deferred).map_err(of_source)?;
    let counted = counts(&moment).map_err(of_source)?;
    let sequence = log::newest(&moment).map_err(of_source)?.sequence;
    let target = target(sequence);
    if target.exists() {
        return Err(StoreError::AlreadyExists(target));
    }
    let reading = Backup::new(&moment, &mut memory).map_err(of_source)?;
    reading.run_to_completion(i32::MAX, Duration::from_millis(5), None).map_err(of_source)?;
    drop(reading);
    drop(moment);
    let whole = |of: &Connection| of.query_row("PRAGMA integrity_check(1)", [], |row| row.get::<_, String>(0));
    let verdict = whole(&memory).map_err(of_source)?;
    if verdict != "ok" {
        return Err(StoreError::Damaged { path: path.to_owned(), detail: verdict });
    }
    let folder = folder_of(&target);
    let io = |error: std::io::Error| explain_io(&error, folder);
    let temporary = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder).map_err(io)?.into_temp_path();
    let of_copy = |error: rusqlite::Error| explain(&error, &target);
    {
        let mut copy = Connection::open_with_flags(&temporary, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(of_copy)?;
        // The file is nobody's until it is renamed, and is flushed as a whole.
        copy.pragma_update(None, "synchronous", "OFF").map_err(of_copy)?;
        let writing = Backup::new(&memory, &mut copy).map_err(of_copy)?;
        loop {
            if cancelled.load(Ordering::Relaxed) {
                return Err(StoreError::Cancelled);
            }
            match writing.step(PAGES).map_err(of_copy)? {
                StepResult::Done => break,
                StepResult::More => {}
                // Nobody else has it open: a disk on which nothing can be locked.
                _ => return Err(StoreError::Busy),
            }
        }
        drop(writing);
        // It is the disk of the copy that is at fault, and not the register.
        if whole(&copy).map_err(of_copy)? != "ok" || counts(&copy).map_err(of_copy)? != counted {
            return Err(StoreError::Unreachable(format!("{}: the copy is not whole", target.display())));
        }
    }
    // Windows flushes only what may be written to.
    OpenOptions::new().write(true).open(&temporary).and_then(|file| file.sync_all()).map_err(io)?;
    as_readable_as(path, &temporary);
    temporary.persist_noclobber(&target).map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists | ErrorKind::InvalidFilename => explain_io(&error.error, &target),
        _ => io(error.error),
    })?;
    flush_names(folder);
    Ok((target, sequence))
}

/// Has the disk keep the names in a folder: a file that is flushed may still be without its own when the power goes.
/// What cannot do that, as on Windows, keeps them by itself or not at all.
pub(super) fn flush_names(folder: &Path) {
    #[cfg(unix)]
    if let Err(error) = std::fs::File::open(folder).and_then(|folder| folder.sync_all()) {
        tracing::warn!(%error, kind = ?error.kind(), "a name is not flushed");
    }
    #[cfg(not(unix))]
    let _ = folder;
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
