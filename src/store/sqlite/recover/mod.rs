//! What can still be read of a damaged file, saved to a new one.
//!
//! SQLite reads a table from its root: where a page above others is gone, all below it is out of reach. Here every page is
//! read by itself, so that only what stood on damaged pages is lost, and of that the log brings back what it tells. What
//! is damaged stays as it is: a copy is read, and nothing of its schema is ever carried out.

mod image;
mod pages;
mod rebuild;
mod shape;
mod told;
mod trees;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use self::image::Image;
use self::shape::Shapes;
use super::migrations::{MIGRATIONS, version_of};
use super::open::{JOURNAL, named};
use super::trouble::explain;
use crate::domain::Recovered;
use crate::store::StoreError;

pub(super) use image::remains;

/// Whoever waits for it: hears how far it is, and may stop it.
pub(super) struct Watch<'a> {
    pub say: &'a dyn Fn(usize, usize),
    pub cancelled: &'a AtomicBool,
}

impl Watch<'_> {
    /// # Errors
    /// [`StoreError::Cancelled`] where it is to stop.
    pub fn go_on(&self, done: usize, of: u32) -> Result<(), StoreError> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(StoreError::Cancelled);
        }
        (self.say)(done, usize::try_from(of).unwrap_or(usize::MAX));
        Ok(())
    }
}

/// Whether nothing stands at `new`, and nothing beside it that SQLite would play into a file of that name.
///
/// # Errors
/// [`StoreError::AlreadyExists`] with what stands there.
fn free(new: &Path) -> Result<(), StoreError> {
    if new.symlink_metadata().is_ok() {
        return Err(StoreError::AlreadyExists(new.to_owned()));
    }
    for ending in [JOURNAL, "-wal"] {
        let mut name = new.as_os_str().to_owned();
        name.push(ending);
        let beside = PathBuf::from(name);
        // An empty one is what every save leaves behind, and has nothing to play.
        if beside.symlink_metadata().is_ok_and(|metadata| !metadata.is_file() || metadata.len() > 0) {
            return Err(StoreError::AlreadyExists(beside));
        }
    }
    Ok(())
}

/// Saves what can be read of the file at `damaged` to a new file at `new`, and says what is missing. `say` hears how many
/// pages have been read, of how many. The damaged file is only read.
///
/// # Errors
/// [`StoreError::AlreadyExists`] where there is something at `new`, or a journal beside it; [`StoreError::NotOurs`] where
/// nothing of ours can be read in `damaged`; [`StoreError::Newer`] where a newer program wrote it; and where one cannot be
/// read at all or the other not written. Then nothing is put at `new`.
pub fn recover(
    damaged: &Path,
    new: &Path,
    say: &dyn Fn(usize, usize),
    cancelled: &AtomicBool,
) -> Result<Recovered, StoreError> {
    named(new)?;
    free(new)?;
    let watch = Watch { say, cancelled };
    let image = Image::of(damaged, cancelled)?;
    let newest = version_of(MIGRATIONS);
    let version = match image.version() {
        Some(version) if version > newest => return Err(StoreError::Newer { path: damaged.to_owned(), version }),
        Some(version) if version > 0 => version,
        // The head does not tell it; what is written today is of today's.
        _ => newest,
    };
    let shapes = Shapes::of(version).map_err(|error| explain(&error, damaged))?;
    let found = trees::read(&image, &shapes, &watch)?;
    if found.tables.values().all(|read| read.rows.is_empty()) {
        return Err(StoreError::NotOurs(damaged.to_owned()));
    }
    let recovered = rebuild::save(&found, &shapes, version, (damaged, new), image.count(), &watch)?;
    tracing::info!(file = %new.display(), "what could be read is saved");
    Ok(recovered)
}
