//! Looking into a backup, and bringing back what it holds.
//!
//! Into a register that is there a backup comes back as an operation like any other: the difference. Only where there is no
//! register, or one that is proven damaged, the backup itself takes the place.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::Local;

use super::SqliteStore;
use super::backup::copy_of;
use super::open::JOURNAL;
use super::trouble::explain_io;
use crate::domain::{Change, Operation, OperationKind, Picture, Record, Scope, Snapshot, restoring};
use crate::store::{Access, Store, StoreError};

/// What coming back of a backup comes to.
#[derive(Clone, Debug)]
pub struct Restorable {
    /// The difference from what there is now, with the pictures that it needs.
    pub operation: Operation,
    /// What there is now.
    pub now: Arc<Snapshot>,
}

/// Opens a backup without touching it: a copy of it in a folder of our own, brought to the newest form. The folder goes
/// when it is dropped.
fn look_into(backup: &Path) -> Result<(SqliteStore, tempfile::TempDir), StoreError> {
    let folder = tempfile::tempdir().map_err(|error| StoreError::Unreachable(error.to_string()))?;
    let inside = folder.path().join("backup.kortisto");
    copy_of(backup, &inside, &AtomicBool::new(false))?;
    Ok((SqliteStore::open(&inside)?, folder))
}

/// What a backup holds.
///
/// # Errors
/// Where it cannot be read, is none of ours, or is damaged.
pub fn held(backup: &Path) -> Result<Snapshot, StoreError> {
    let (mut store, _folder) = look_into(backup)?;
    store.load()
}

/// What it comes to that the backup comes back into the register at `path`, as far as `scope` goes, as done by `who`. Whoever
/// was erased since it was made stays erased.
///
/// # Errors
/// Where one of the two cannot be read, and [`StoreError::OtherRegister`] where the backup is of another register.
pub fn restorable(backup: &Path, path: &Path, scope: Scope, who: &str) -> Result<Restorable, StoreError> {
    let mut store = SqliteStore::open(path)?;
    let (mut old, _folder) = look_into(backup)?;
    if store.place.register() != old.place.register() {
        return Err(StoreError::OtherRegister(backup.to_owned()));
    }
    let now = Arc::new(store.load()?);
    let then = store.without_erased(old.load()?.rows)?;
    let changes = restoring(&now.rows, &then, scope);
    let pictures = pictures(&mut old, &changes)?;
    let operation = Operation::new(OperationKind::Restored, who, changes).with_pictures(pictures);
    Ok(Restorable { operation, now })
}

/// The pictures that rows point at which come back or change.
fn pictures(old: &mut SqliteStore, changes: &[Change]) -> Result<Vec<Picture>, StoreError> {
    let logo = |change: &Change| match &change.after {
        Some(Record::Agency(agency)) => agency.logo.clone(),
        _ => None,
    };
    let hashes: BTreeSet<String> = changes.iter().filter_map(logo).collect();
    let mut pictures = Vec::new();
    for hash in hashes {
        let Some(png) = old.logo(&hash)? else { continue };
        pictures.push(Picture { hash, png: png.into() });
    }
    Ok(pictures)
}

/// Puts a backup where there is no register, or one that is proven damaged: that one is set aside under a name that says so,
/// with its journal. Returns where it lies then.
///
/// # Errors
/// [`StoreError::AlreadyExists`] where a sound register stands at `path`, and where the backup is none or nothing can be
/// written.
pub fn put_back(backup: &Path, path: &Path) -> Result<Option<PathBuf>, StoreError> {
    held(backup)?;
    let aside = match SqliteStore::open(path).and_then(|mut store| store.load()) {
        Err(StoreError::NotFound(_)) => None,
        Err(StoreError::Damaged { .. } | StoreError::NotOurs(_)) => Some(set_aside(path)?),
        Ok(_) => return Err(StoreError::AlreadyExists(path.to_owned())),
        Err(other) => return Err(other),
    };
    copy_of(backup, path, &AtomicBool::new(false))?;
    // Once opened, whoever was erased since is erased again.
    let store = SqliteStore::open(path)?;
    if store.access() == Access::ReadWrite {
        tracing::info!(register = %path.display(), "a backup is put back");
    }
    Ok(aside)
}

/// Renames a damaged register, so that nothing is put over it.
fn set_aside(path: &Path) -> Result<PathBuf, StoreError> {
    let io = |error: std::io::Error| explain_io(&error, path);
    let stem = path.file_stem().map_or_else(|| "kortisto".into(), |stem| stem.to_string_lossy());
    let moment = Local::now().format("%Y%m%d-%H%M%S");
    let aside = path.with_file_name(format!("{stem}-vioittunut-{moment}.kortisto"));
    if aside.exists() {
        return Err(StoreError::AlreadyExists(aside));
    }
    let journal = |of: &Path| {
        let mut name = of.as_os_str().to_owned();
        name.push(JOURNAL);
        PathBuf::from(name)
    };
    // The journal first: without it beside, a copy that is put in the place is safe from it.
    if journal(path).exists() {
        std::fs::rename(journal(path), journal(&aside)).map_err(io)?;
    }
    std::fs::rename(path, &aside).map_err(io)?;
    Ok(aside)
}
