//! The bytes of a damaged file, as they are at one moment, in a folder of our own: the file itself is never written to.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::super::open::{JOURNAL, named, wait_for_others};
use super::super::trouble::explain_io;
use super::pages::{long, short};
use crate::store::StoreError;

/// How many pages are copied between two looks at whether to go on.
const PAGES: std::ffi::c_int = 1024;

/// What every file of ours has, and what is assumed where the head does not tell.
const PAGE: usize = 4096;

/// How often a page is read, at most: for the schema, in its tree, and by itself.
const READ_AGAIN: u64 = 4;

/// The first bytes of every database.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// A copy of a damaged file.
#[derive(Debug)]
pub(super) struct Image {
    file: Mutex<File>,
    /// The size of a page, and how much of it is used.
    page: usize,
    usable: usize,
    /// How many pages there are.
    count: u32,
    /// The schema version, where the head is there to tell.
    version: Option<i64>,
    /// The first page of what is free; none where the head does not tell.
    free: Option<u32>,
    /// How many bytes of records are still read: where every byte is read into many of them, somebody has made it so.
    budget: AtomicU64,
    /// Taken away with what is in it.
    _folder: tempfile::TempDir,
}

impl Image {
    /// Copies the file at `path`.
    ///
    /// # Errors
    /// Where it is missing or may not be read, and where others keep it locked.
    pub fn of(path: &Path, cancelled: &AtomicBool) -> Result<Self, StoreError> {
        named(path)?;
        if !std::fs::metadata(path).map_err(|error| explain_io(&error, path))?.is_file() {
            return Err(StoreError::NotAFile(path.to_owned()));
        }
        let own = |error: std::io::Error| match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => StoreError::DiskFull,
            _ => StoreError::Unreachable(error.to_string()),
        };
        let folder = tempfile::tempdir().map_err(own)?;
        let copy = folder.path().join("damaged.kortisto");
        if !through_sqlite(path, &copy, cancelled)? {
            byte_by_byte(path, &copy, cancelled)?;
        }
        let mut file = File::open(&copy).map_err(own)?;
        let length = file.metadata().map_err(own)?.len();
        let mut head = Vec::new();
        Read::by_ref(&mut file).take(100).read_to_end(&mut head).map_err(own)?;
        let told = head.starts_with(MAGIC);
        let size = short(&head, 16).map(|size| if size == 1 { 65_536 } else { usize::from(size) });
        let page = size.filter(|size| told && size.is_power_of_two() && *size >= 512).unwrap_or(PAGE);
        let reserved = head.get(20).map_or(0, |reserved| usize::from(*reserved));
        // SQLite takes no page of which less than this is used.
        let usable = page.checked_sub(reserved).filter(|usable| told && *usable >= 480).unwrap_or(page);
        let count = u32::try_from(length.div_ceil(u64::try_from(page).unwrap_or(1))).unwrap_or(u32::MAX);
        let number = |place: usize| long(&head, place).filter(|_| told);
        let version = number(60).map(i64::from);
        let free = number(32);
        let budget = AtomicU64::new(length.saturating_mul(READ_AGAIN));
        Ok(Self { file: Mutex::new(file), page, usable, count, version, free, budget, _folder: folder })
    }

    /// The bytes of a page, the first being number 1; none where there is no such page. What is missing of the last one
    /// is zero.
    pub fn page(&self, number: u32) -> Option<Vec<u8>> {
        let index = number.checked_sub(1).filter(|index| *index < self.count)?;
        let mut bytes = Vec::with_capacity(self.page);
        let start = u64::from(index) * u64::try_from(self.page).ok()?;
        let mut file = self.file.lock().ok()?;
        file.seek(SeekFrom::Start(start)).ok()?;
        Read::by_ref(&mut *file).take(u64::try_from(self.page).ok()?).read_to_end(&mut bytes).ok()?;
        bytes.resize(self.page, 0);
        Some(bytes)
    }

    /// Whether so many bytes more may be read into records.
    pub fn affords(&self, bytes: usize) -> bool {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        let spend = |left: u64| left.checked_sub(bytes);
        self.budget.fetch_update(Ordering::Relaxed, Ordering::Relaxed, spend).is_ok()
    }

    /// How much of a page is used, in bytes.
    pub const fn usable(&self) -> usize {
        self.usable
    }

    /// How many pages there are.
    pub const fn count(&self) -> u32 {
        self.count
    }

    /// The schema version, where the head is there to tell.
    pub const fn version(&self) -> Option<i64> {
        self.version
    }

    /// The pages that are free, as far as they lead from one to the next.
    pub fn free(&self) -> Vec<u32> {
        let (mut free, mut next) = (Vec::new(), self.free.unwrap_or(0));
        while next > 1
            && free.len() < usize::try_from(self.count).unwrap_or(usize::MAX)
            && let Some(trunk) = self.page(next)
        {
            free.push(next);
            let leaves = long(&trunk, 4).and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
            let leaves = leaves.min(self.usable / 4);
            free.extend((0..leaves).filter_map(|nth| long(&trunk, 8 + 4 * nth)));
            next = long(&trunk, 0).unwrap_or(0);
        }
        free
    }
}

/// Copies page by page as a backup is made, at one moment, and looks at none of them. False where SQLite does not know
/// the file any more, or finds half a save in it that it would have to take back.
fn through_sqlite(path: &Path, copy: &Path, cancelled: &AtomicBool) -> Result<bool, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let done = || -> rusqlite::Result<bool> {
        let mut source = Connection::open_with_flags(path, flags)?;
        source.busy_handler(Some(wait_for_others))?;
        // Only so does SQLite open a file that is shorter than its head says.
        source.pragma_update(None, "writable_schema", true)?;
        let mut target = Connection::open(copy)?;
        target.pragma_update(None, "synchronous", "OFF")?;
        let copying = Backup::new(&source, &mut target)?;
        loop {
            if cancelled.load(Ordering::Relaxed) {
                return Ok(true);
            }
            match copying.step(PAGES)? {
                StepResult::Done => return Ok(true),
                StepResult::More => {}
                _ => {
                    let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
                    return Err(rusqlite::Error::SqliteFailure(code, None));
                }
            }
        }
    };
    let done = done();
    if cancelled.load(Ordering::Relaxed) {
        return Err(StoreError::Cancelled);
    }
    match done {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Err(StoreError::Busy),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DiskFull) => Err(StoreError::DiskFull),
        done => Ok(done.unwrap_or(false)),
    }
}

/// Copies the bytes of a file that SQLite does not open, so that nobody else has it open through SQLite either; what cannot
/// be read is zero. Half a save is taken back in the copy, where what takes it back lies beside the file.
fn byte_by_byte(path: &Path, copy: &Path, cancelled: &AtomicBool) -> Result<(), StoreError> {
    let journal = |path: &Path| {
        let mut name = path.as_os_str().to_owned();
        name.push(JOURNAL);
        PathBuf::from(name)
    };
    drop((std::fs::remove_file(copy), std::fs::remove_file(journal(copy))));
    let mut source = File::open(path).map_err(|error| explain_io(&error, path))?;
    let length = source.metadata().map_err(|error| explain_io(&error, path))?.len();
    let own = |error: std::io::Error| explain_io(&error, copy);
    let mut target = File::create(copy).map_err(own)?;
    let mut piece = vec![0; PAGE];
    let mut place = 0;
    while place < length {
        if cancelled.load(Ordering::Relaxed) {
            return Err(StoreError::Cancelled);
        }
        piece.fill(0);
        let rest = usize::try_from(length - place).unwrap_or(PAGE).min(PAGE);
        let room = piece.get_mut(..rest).unwrap_or_default();
        // A page that the disk does not give is one that is missing.
        if source.seek(SeekFrom::Start(place)).and_then(|_| source.read_exact(room)).is_err() {
            room.fill(0);
        }
        target.write_all(room).map_err(own)?;
        place += u64::try_from(rest).unwrap_or(u64::MAX);
    }
    drop(target);
    if std::fs::copy(journal(path), journal(copy)).is_ok() {
        // Reading takes half a save back. Where it cannot be, the pages are read as they are.
        let read = Connection::open(copy)
            .and_then(|copy| copy.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())));
        if let Err(error) = read {
            tracing::warn!(%error, "half a save is not taken back");
        }
    }
    Ok(())
}

/// Whether a file of which SQLite knows nothing any more holds tables of ours all the same: its head is damaged.
pub(in crate::store::sqlite) fn remains(path: &Path) -> bool {
    /// As far as one looks, in bytes: the schema stands near the beginning.
    const FAR: u64 = 2 * 1024 * 1024;
    const MARK: &[u8] = b"CREATE TABLE parent_organisation (";
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(FAR).read_to_end(&mut bytes));
    // A text that speaks of it is no file of pages.
    let pages = bytes.iter().take(PAGE).any(|byte| *byte == 0) || std::str::from_utf8(&bytes).is_err();
    read.is_ok() && pages && bytes.windows(MARK.len()).any(|window| window == MARK)
}
