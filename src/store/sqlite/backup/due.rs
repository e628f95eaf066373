//! Backups that are made by themselves: on opening and after changes, by one of all who have the file open.

use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use chrono::{Local, NaiveDateTime, TimeDelta};

use super::super::log;
use super::super::open::connect;
use super::super::recognise::recognise;
use super::super::trouble::{explain, explain_io};
use super::kept::{Kept, kept, name, stays};
use super::{TEMPORARY, age_of, copy};
use crate::store::StoreError;

/// How old the newest backup may be before the next one is made, where the file has changed since.
pub const EVERY: TimeDelta = TimeDelta::hours(2);

/// What claims the making of a backup, in its folder.
const CLAIM: &str = ".kortisto-claim";

/// How long a claim holds: whoever has it has made the backup by then, or has died over it.
const CLAIMED_FOR: Duration = Duration::from_mins(15);

/// Makes a backup of the file at `path` in `folder`, and thins the older ones.
///
/// # Errors
/// Where the file cannot be read, or nothing can be written in the folder; [`StoreError::Cancelled`] where `cancelled`
/// says so. What was there before stays.
pub fn back_up(path: &Path, folder: &Path, cancelled: &AtomicBool) -> Result<Kept, StoreError> {
    std::fs::create_dir_all(folder).map_err(|error| explain_io(&error, folder))?;
    let fail = |error: rusqlite::Error| explain(&error, path);
    let (connection, _) = connect(path)?;
    recognise(&connection, path)?;
    let sequence = log::newest(&connection).map_err(fail)?.sequence;
    let before = kept(path, folder).map_err(|error| explain_io(&error, folder))?;
    let mut made = Local::now().naive_local();
    let target = loop {
        let target = folder.join(name(path, made, sequence));
        match copy(&connection, path, &target, cancelled) {
            // Two within a second.
            Err(StoreError::AlreadyExists(_)) => made += TimeDelta::seconds(1),
            copied => break copied.map(|()| target)?,
        }
    };
    tracing::info!(backup = %target.display(), "a backup is made");
    let size = std::fs::metadata(&target).map_or(0, |metadata| metadata.len());
    thin(before, made);
    let made = kept(path, folder).ok().and_then(|all| all.into_iter().find(|one| one.path == target));
    made.ok_or_else(|| StoreError::Unreachable(format!("{size} bytes were written, and are gone")))
}

/// Takes away what has grown old of the backups that were there before the one of this moment, the newest first.
fn thin(before: Vec<Kept>, newest: NaiveDateTime) {
    let moments: Vec<NaiveDateTime> = std::iter::once(newest).chain(before.iter().map(|one| one.made)).collect();
    let stay = stays(&moments, newest.date());
    for (one, _) in before.into_iter().zip(stay.into_iter().skip(1)).filter(|(_, stays)| !stays) {
        if let Err(error) = std::fs::remove_file(&one.path) {
            tracing::warn!(%error, "a backup that has grown old stays");
        }
    }
}

/// Makes a backup where the newest in `folder` is older than [`EVERY`] and the file has changed since, unless somebody else
/// is at it; none then.
///
/// # Errors
/// As of [`back_up`].
pub fn back_up_if_due(path: &Path, folder: &Path, cancelled: &AtomicBool) -> Result<Option<Kept>, StoreError> {
    if !is_due(path, folder)? {
        return Ok(None);
    }
    std::fs::create_dir_all(folder).map_err(|error| explain_io(&error, folder))?;
    let Some(_claim) = Claim::take(folder)? else { return Ok(None) };
    // Whoever had the claim before may have made it meanwhile.
    if !is_due(path, folder)? {
        return Ok(None);
    }
    back_up(path, folder, cancelled).map(Some)
}

/// Makes a backup before something that changes much at once, unless the newest in `folder` holds all there is.
///
/// # Errors
/// As of [`back_up`].
pub fn back_up_first(path: &Path, folder: &Path) -> Result<(), StoreError> {
    if is_changed(path, folder)? {
        back_up(path, folder, &AtomicBool::new(false))?;
    }
    Ok(())
}

fn is_due(path: &Path, folder: &Path) -> Result<bool, StoreError> {
    let newest = kept(path, folder).map_err(|error| explain_io(&error, folder))?.into_iter().next();
    let Some(newest) = newest else { return Ok(true) };
    let age = Local::now().naive_local() - newest.made;
    // A backup from the future says that somebody's clock is wrong, and not that all is well.
    if (-EVERY..EVERY).contains(&age) {
        return Ok(false);
    }
    is_changed(path, folder)
}

/// Whether the file has operations that the newest backup lacks, or the other way round.
fn is_changed(path: &Path, folder: &Path) -> Result<bool, StoreError> {
    let newest = kept(path, folder).map_err(|error| explain_io(&error, folder))?.into_iter().next();
    let Some(newest) = newest else { return Ok(true) };
    let (connection, _) = connect(path)?;
    recognise(&connection, path)?;
    let now = log::newest(&connection).map_err(|error| explain(&error, path))?;
    Ok(now.sequence != newest.sequence)
}

/// That this program makes the backup which is due, and no other. Let go of when dropped.
struct Claim(PathBuf);

impl Claim {
    /// None where somebody else has it.
    fn take(folder: &Path) -> Result<Option<Self>, StoreError> {
        let path = folder.join(CLAIM);
        for _ in 0..2 {
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(_) => return Ok(Some(Self(path))),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(explain_io(&error, folder)),
            }
            // By the clock of the folder itself: ours may be wrong.
            let probe = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder);
            let now = probe.and_then(|probe| probe.as_file().metadata()?.modified());
            let now = now.map_err(|error| explain_io(&error, folder))?;
            if age_of(&path, now).is_none_or(|age| age < CLAIMED_FOR) {
                return Ok(None);
            }
            // Where two take an old claim away, two backups are made, which does no harm.
            drop(std::fs::remove_file(&path));
        }
        Ok(None)
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}

/// Copies the backup `made` into a second folder, whole or not at all, and thins the older ones there.
///
/// # Errors
/// Where it cannot be read or nothing can be written there.
pub fn copy_to_second(path: &Path, made: &Kept, folder: &Path) -> Result<(), StoreError> {
    let io = |error: std::io::Error| explain_io(&error, folder);
    std::fs::create_dir_all(folder).map_err(io)?;
    let before = kept(path, folder).map_err(io)?;
    let mut temporary = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder).map_err(io)?;
    // A backup is nobody's open file: it may be read past SQLite.
    let mut backup = std::fs::File::open(&made.path).map_err(|error| explain_io(&error, &made.path))?;
    std::io::copy(&mut backup, temporary.as_file_mut()).map_err(io)?;
    super::as_readable_as(&made.path, temporary.path());
    temporary.as_file().sync_all().map_err(io)?;
    let target = folder.join(made.path.file_name().unwrap_or_default());
    match temporary.persist_noclobber(target) {
        Err(error) if error.error.kind() != ErrorKind::AlreadyExists => return Err(io(error.error)),
        Ok(_) | Err(_) => {}
    }
    thin(before, made.made);
    Ok(())
}
