//! Looking into a backup, and bringing back what it holds.
//!
//! Into a register that is there a backup comes back as an operation like any other: the difference. Only where there is no
//! register, or one that is proven damaged, the backup itself takes the place.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::Local;
use uuid::Uuid;

use super::SqliteStore;
use super::backup::{TEMPORARY, copy_of, flush_names};
use super::erase::memory;
use super::open::{JOURNAL, folder_of};
use super::trouble::explain_io;
use crate::domain::erasure::Erased;
use crate::domain::{Agency, Change, Operation, OperationKind, Picture, Record, Scope, Snapshot, Table, restoring};
use crate::store::{Store, StoreError};

/// What coming back of a backup comes to.
#[derive(Clone, Debug)]
pub struct Restorable {
    /// The difference from what there is now, with the pictures that it needs.
    pub operation: Operation,
    /// What there is now.
    pub now: Arc<Snapshot>,
    /// The agencies that the backup holds.
    pub agencies: Vec<Agency>,
}

/// Opens a backup without touching it: a copy of it in a folder of our own, brought to the newest form. The store has to be
/// let go of before the folder, which goes with what is in it.
fn look_into(backup: &Path, cancelled: &AtomicBool) -> Result<(tempfile::TempDir, SqliteStore), StoreError> {
    let folder = tempfile::tempdir().map_err(|error| StoreError::Unreachable(error.to_string()))?;
    let inside = folder.path().join("backup.kortisto");
    copy_of(backup, &inside, cancelled)?;
    let store = SqliteStore::open(&inside)?;
    Ok((folder, store))
}

/// What a backup holds.
///
/// # Errors
/// Where it cannot be read, is none of ours, or is damaged.
pub fn held(backup: &Path, cancelled: &AtomicBool) -> Result<Snapshot, StoreError> {
    let (_folder, mut store) = look_into(backup, cancelled)?;
    store.load()
}

/// What it comes to that the backup comes back into the register at `path`, as far as `scope` goes, as done by `who`. Whoever
/// was erased since it was made stays erased.
///
/// # Errors
/// Where one of the two cannot be read, and [`StoreError::OtherRegister`] where the backup is of another register.
pub fn restorable(
    backup: &Path,
    path: &Path,
    scope: Scope,
    who: &str,
    cancelled: &AtomicBool,
) -> Result<Restorable, StoreError> {
    let mut store = SqliteStore::open(path)?;
    let (_folder, mut old) = look_into(backup, cancelled)?;
    if store.place.register() != old.place.register() {
        return Err(StoreError::OtherRegister(backup.to_owned()));
    }
    let now = Arc::new(store.load()?);
    let then = store.without_erased(old.load()?.rows)?;
    let erased: Vec<Erased> = store.all_erased()?.into_iter().map(|(_, what)| what).collect();
    let changes = without_names(restoring(&now.rows, &then, scope), &erased);
    let pictures = pictures(&mut old, &changes)?;
    let agencies = then.agency.iter().cloned().collect();
    let operation = Operation::new(OperationKind::Restored, who, changes).with_pictures(pictures);
    Ok(Restorable { operation, now, agencies })
}

/// The changes without the texts that would bring a name back which was erased: somebody may stand in a backup where no row
/// of theirs is. What the register says now is not looked at: it may speak of a namesake who never left.
fn without_names(changes: Vec<Change>, erased: &[Erased]) -> Vec<Change> {
    let names = |text: &str| erased.iter().any(|one| one.name_in(text).is_some());
    let mut gone: BTreeSet<(Table, Uuid)> = BTreeSet::new();
    let kept = changes.into_iter().filter_map(|mut change| {
        let Some(after) = &change.after else { return Some(change) };
        let before = change.before.as_ref().map(Record::fields).unwrap_or_default();
        let mut fields = after.fields();
        let new = |(column, value): (&String, &serde_json::Value)| {
            let written = before.get(column) != Some(value) && value.as_str().is_some_and(names);
            written.then(|| column.clone())
        };
        let named: Vec<String> = fields.iter().filter_map(new).collect();
        if named.is_empty() {
            return Some(change);
        }
        if change.before.is_none() {
            gone.extend(change.key());
            return None;
        }
        for column in named {
            if let Some(value) = before.get(&column) {
                fields.insert(column, value.clone());
            }
        }
        change.after = Record::from_fields(after.table(), fields).ok();
        (change.after.is_some() && change.after != change.before).then_some(change)
    });
    let mut kept: Vec<Change> = kept.collect();
    // What points at a row that stays away stays away too.
    loop {
        let many = gone.len();
        kept.retain(|change| {
            let points = |record: &Record| record.references().iter().any(|to| gone.contains(&(to.table, to.id)));
            let stays = change.before.is_some() || !change.after.as_ref().is_some_and(points);
            if !stays {
                gone.extend(change.key());
            }
            stays
        });
        if gone.len() == many {
            return kept;
        }
    }
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
/// written; then what stood there stands there still.
pub fn put_back(backup: &Path, path: &Path) -> Result<Option<PathBuf>, StoreError> {
    let never = AtomicBool::new(false);
    let (folder, store) = look_into(backup, &never)?;
    // Whoever was erased since is erased again on opening, which what stands beside the file has to tell.
    memory::read(path, store.place.register()).map_err(|error| explain_io(&error, path))?;
    drop((store, folder));
    let damaged = match SqliteStore::open(path).and_then(|mut store| store.load().and_then(|_| store.sound())) {
        Err(StoreError::NotFound(_)) => false,
        Err(StoreError::Damaged { .. }) => true,
        Ok(()) => return Err(StoreError::AlreadyExists(path.to_owned())),
        Err(other) => return Err(other),
    };
    // All of it is written before anything is moved.
    let ready = tempfile::Builder::new().prefix(TEMPORARY).tempdir_in(folder_of(path));
    let ready = ready.map_err(|error| explain_io(&error, path))?;
    let copy = ready.path().join("backup.kortisto");
    copy_of(backup, &copy, &never)?;
    let aside = set_aside(path, damaged)?;
    if let Err(error) = stand_new(&copy, path) {
        // Nobody is left without a file.
        if let Some(aside) = &aside {
            drop((std::fs::rename(journal_of(aside), journal_of(path)), std::fs::rename(aside, path)));
        }
        return Err(explain_io(&error, path));
    }
    drop(SqliteStore::open(path)?);
    tracing::info!(register = %path.display(), "a backup is put back");
    Ok(aside)
}

/// Gives a file its name where nothing stands yet.
pub(super) fn stand_new(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::hard_link(from, to).or_else(|_| rename_new(from, to))?;
    flush_names(folder_of(to));
    Ok(())
}

/// Renames where nothing stands yet: file systems without links have no other way.
fn rename_new(from: &Path, to: &Path) -> std::io::Result<()> {
    if to.exists() {
        return Err(std::io::ErrorKind::AlreadyExists.into());
    }
    std::fs::rename(from, to)
}

fn journal_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(JOURNAL);
    PathBuf::from(name)
}

/// Renames a damaged register, so that nothing is put over it, and the journal of one that is damaged or gone: beside a copy
/// that is put in the place it would be played into that. Returns where the register lies then.
fn set_aside(path: &Path, damaged: bool) -> Result<Option<PathBuf>, StoreError> {
    let io = |error: std::io::Error| explain_io(&error, path);
    let stem = path.file_stem().map_or_else(|| "kortisto".into(), |stem| stem.to_string_lossy());
    let name = format!("{stem}-vioittunut-{}", Local::now().format("%Y%m%d-%H%M%S"));
    let names = std::iter::once(name.clone()).chain((2..100).map(|nth| format!("{name}-{nth}")));
    let mut free = names.map(|name| path.with_file_name(format!("{name}.kortisto")));
    let free = free.find(|aside| !aside.exists() && !journal_of(aside).exists());
    let aside = free.ok_or_else(|| StoreError::AlreadyExists(path.to_owned()))?;
    let journal = journal_of(path).exists();
    if journal {
        std::fs::rename(journal_of(path), journal_of(&aside)).map_err(io)?;
    }
    if !damaged {
        return Ok(None);
    }
    if let Err(error) = std::fs::rename(path, &aside) {
        // A register is never parted from what takes half a save back.
        if journal {
            drop(std::fs::rename(journal_of(&aside), journal_of(path)));
        }
        return Err(io(error));
    }
    Ok(Some(aside))
}
