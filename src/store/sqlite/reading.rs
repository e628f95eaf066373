//! A copy of the register that is kept on one computer, to be read there while the share is down.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Local, NaiveDateTime};
use uuid::Uuid;

use super::backup::{TEMPORARY, copy_of};
use super::open::connect;
use super::trouble::{explain, explain_io};
use super::{SqliteStore, log};
use crate::store::{Access, StoreError};

/// How old a copy is before it is made anew.
const EVERY: Duration = Duration::from_hours(1);

/// What ends the name of a copy that is being made.
const MAKING: &str = "uusi";

/// After so long the copy of a register that nobody opens here any more goes.
const LEFT_FOR: Duration = Duration::from_hours(24 * 30);

/// Where the copy of the register at `path` lies, in the folder of copies of this computer.
#[must_use]
pub fn reading_copy(folder: &Path, path: &Path) -> PathBuf {
    let name = Uuid::new_v5(&Uuid::NAMESPACE_URL, path.as_os_str().as_encoded_bytes());
    folder.join(format!("{name}.kortisto"))
}

/// As of when a copy is; none where there is none.
#[must_use]
pub fn read_as_of(copy: &Path) -> Option<NaiveDateTime> {
    let modified = std::fs::metadata(copy).ok().filter(std::fs::Metadata::is_file)?.modified().ok()?;
    Some(DateTime::<Local>::from(modified).naive_local())
}

/// Copies the register at `path` into the folder of copies of this computer, as a backup is made, where the copy is an hour
/// old or it is to be done `at_once`. Copies that have grown old go. Returns as of when the copy is.
///
/// # Errors
/// Where the register cannot be read, or nothing can be written in the folder; the copy from before stays.
pub fn keep_reading_copy(
    path: &Path,
    folder: &Path,
    at_once: bool,
    cancelled: &AtomicBool,
) -> Result<Option<NaiveDateTime>, StoreError> {
    let io = |error: std::io::Error| explain_io(&error, folder);
    std::fs::create_dir_all(folder).map_err(io)?;
    only_mine(folder, 0o700);
    let copy = reading_copy(folder, path);
    let now = SystemTime::now();
    let age = |copy: &Path| {
        let modified = std::fs::metadata(copy).and_then(|metadata| metadata.modified()).ok();
        modified.and_then(|at| now.duration_since(at).ok())
    };
    // One that was being made when its maker was killed is nobody's copy, and goes as soon as nobody can be at it.
    let half = |entry: &Path| {
        let temporary = entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with(TEMPORARY));
        temporary || entry.extension().is_some_and(|ending| ending == MAKING)
    };
    let old = |entry: &PathBuf| {
        let left_for = if half(entry) { EVERY } else { LEFT_FOR };
        *entry != copy && age(entry).is_some_and(|age| age >= left_for)
    };
    for left in std::fs::read_dir(folder).map_err(io)?.filter_map(Result::ok).map(|entry| entry.path()).filter(old) {
        drop(std::fs::remove_file(left));
    }
    if !at_once && age(&copy).is_some_and(|age| age < EVERY) {
        return Ok(read_as_of(&copy));
    }
    if !at_once && same(path, &copy)? {
        // It holds all there is: it is as of now.
        std::fs::File::options().write(true).open(&copy).and_then(|copy| copy.set_modified(now)).map_err(io)?;
        return Ok(read_as_of(&copy));
    }
    let fresh = copy.with_extension(format!("{}.{MAKING}", std::process::id()));
    drop(std::fs::remove_file(&fresh));
    copy_of(path, &fresh, cancelled)?;
    only_mine(&fresh, 0o600);
    std::fs::rename(&fresh, &copy).map_err(|error| {
        drop(std::fs::remove_file(&fresh));
        io(error)
    })?;
    Ok(read_as_of(&copy))
}

/// Whether a copy holds all that the register holds.
fn same(path: &Path, copy: &Path) -> Result<bool, StoreError> {
    if !copy.exists() {
        return Ok(false);
    }
    let (register, _) = connect(path)?;
    let now = log::newest(&register).map_err(|error| explain(&error, path))?;
    Ok(connect(copy).ok().and_then(|(copy, _)| log::newest(&copy).ok()) == Some(now))
}

/// Keeps others of this computer out.
fn only_mine(path: &Path, mode: u32) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if let Err(error) = std::fs::set_permissions(path, PermissionsExt::from_mode(mode)) {
            tracing::warn!(%error, "others of this computer may be able to read a copy");
        }
    }
    // Elsewhere a user's own folders are theirs alone.
    #[cfg(not(unix))]
    let _ = (path, mode);
}

impl SqliteStore {
    /// Opens a copy that is only read, however it could be written to.
    ///
    /// # Errors
    /// As of [`Self::open_as_it_is`].
    pub fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        let mut store = Self::open_as_it_is(path)?;
        store.only_read();
        Ok(store)
    }

    /// Takes no more operations, also where the file is opened anew.
    pub(super) fn only_read(&mut self) {
        self.only_read = true;
        if self.access.get() == Access::ReadWrite {
            self.access.set(Access::ReadOnlyFile);
        }
    }
}
