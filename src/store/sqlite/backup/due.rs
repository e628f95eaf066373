//! Backups that are made by themselves: on opening and after changes, by one of all who have the file open.

use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use chrono::{Local, NaiveDateTime, SubsecRound, TimeDelta};

use super::super::log;
use super::super::open::connect;
use super::super::recognise::recognise;
use super::super::trouble::{explain, explain_io};
use super::kept::{Kept, kept, name, stays};
use super::{TEMPORARY, copy, sweep};
use crate::domain::OperationId;
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
    let before = kept(path, folder).map_err(|error| explain_io(&error, folder))?;
    let made = match once(path, folder, cancelled) {
        // One read that fails looks like damage too. Said is what a second try finds as well.
        Err(StoreError::Damaged { .. } | StoreError::NotOurs(_)) => once(path, folder, cancelled),
        made => made,
    }?;
    tracing::info!(backup = %made.path.display(), "a backup is made");
    sweep(&made.path);
    thin(path, before, &made);
    Ok(made)
}

fn once(path: &Path, folder: &Path, cancelled: &AtomicBool) -> Result<Kept, StoreError> {
    let (connection, _) = connect(path)?;
    recognise(&connection, path)?;
    let mut made = Local::now().naive_local().trunc_subsecs(0);
    loop {
        let target = |sequence| folder.join(name(path, made, sequence));
        match copy(&connection, path, &target, cancelled) {
            // Two within a second.
            Err(StoreError::AlreadyExists(_)) => made += TimeDelta::seconds(1),
            Err(error) => return Err(error),
            Ok((path, sequence)) => {
                let size = std::fs::metadata(&path).map_or(0, |metadata| metadata.len());
                return Ok(Kept { path, made, sequence, size });
            }
        }
    }
}

/// Takes away what has grown old of the backups that were there before the newest, the newest first. What is not what its
/// name says stays: a backup of another register of the same name, or one in which somebody has gone on working.
pub(super) fn thin(path: &Path, before: Vec<Kept>, newest: &Kept) {
    let moments: Vec<NaiveDateTime> = std::iter::once(newest.made).chain(before.iter().map(|one| one.made)).collect();
    let stay = stays(&moments, newest.made.date());
    let old = before.into_iter().zip(stay.into_iter().skip(1)).filter(|(_, stays)| !stays).map(|(one, _)| one);
    let Some(register) = begun(path) else { return };
    for one in old {
        let end = connect(&one.path).ok().and_then(|(backup, _)| log::newest(&backup).ok());
        if begun(&one.path) != Some(register) || end.is_none_or(|end| end.sequence != one.sequence) {
            continue;
        }
        if let Err(error) = std::fs::remove_file(&one.path) {
            tracing::warn!(%error, kind = ?error.kind(), "a backup that has grown old stays");
        }
    }
}

/// The operation with which the register at `path` began.
pub(super) fn begun(path: &Path) -> Option<OperationId> {
    let (connection, _) = connect(path).ok()?;
    log::first(&connection).ok().flatten()
}

/// What became of a backup that may be due.
#[derive(Debug, PartialEq)]
pub enum Due {
    /// The newest is young enough, or holds all there is.
    Not,
    /// Somebody else makes it.
    Claimed,
    /// It was made.
    Made(Kept),
}

/// Makes a backup where the newest in `folder` is older than [`EVERY`] and the file has changed since, unless somebody else
/// is at it.
///
/// # Errors
/// As of [`back_up`].
pub fn back_up_if_due(path: &Path, folder: &Path, cancelled: &AtomicBool) -> Result<Due, StoreError> {
    if_due(path, folder, EVERY, cancelled)
}

/// The same where the newest may be so old.
pub(super) fn if_due(path: &Path, folder: &Path, every: TimeDelta, cancelled: &AtomicBool) -> Result<Due, StoreError> {
    if !is_due(path, folder, every)? {
        return Ok(Due::Not);
    }
    std::fs::create_dir_all(folder).map_err(|error| explain_io(&error, folder))?;
    let Some(_claim) = Claim::take(folder)? else { return Ok(Due::Claimed) };
    // Whoever had the claim before may have made it meanwhile.
    if !is_due(path, folder, every)? {
        return Ok(Due::Not);
    }
    back_up(path, folder, cancelled).map(Due::Made)
}

fn is_due(path: &Path, folder: &Path, every: TimeDelta) -> Result<bool, StoreError> {
    let now = Local::now().naive_local();
    // A backup from the future says that somebody's clock is wrong, and not that all is well.
    let mut all = kept(path, folder).map_err(|error| explain_io(&error, folder))?;
    all.retain(|one| one.made < now + every);
    match all.first() {
        Some(newest) if now - newest.made < every => Ok(false),
        _ => is_changed(path, folder),
    }
}

/// Whether the file has operations that the newest backup lacks, or the other way round.
pub(super) fn is_changed(path: &Path, folder: &Path) -> Result<bool, StoreError> {
    let newest = kept(path, folder).map_err(|error| explain_io(&error, folder))?.into_iter().next();
    let Some(newest) = newest else { return Ok(true) };
    let (connection, _) = connect(path)?;
    recognise(&connection, path)?;
    let now = log::newest(&connection).map_err(|error| explain(&error, path))?;
    if now.sequence != newest.sequence {
        return Ok(true);
    }
    // The same number of another history, as after an older copy was put over the file, is something else.
    let held = connect(&newest.path).ok().and_then(|(backup, _)| log::newest(&backup).ok());
    Ok(held != Some(now))
}

/// What stands in `folder` where a claim would stand, and is none: a folder, or something else that is no file.
pub(super) fn no_claim(folder: &Path) -> Option<PathBuf> {
    Some(folder.join(CLAIM)).filter(|path| in_the_way(path))
}

fn in_the_way(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|metadata| !metadata.is_file())
}

/// Whose a claim is.
enum Taken {
    /// It has been taken.
    Mine(Claim),
    /// Somebody else has it.
    Theirs,
    /// What stands there is no claim, or an old one that does not go.
    InTheWay,
}

/// That this program makes the backup which is due, and no other. Let go of when dropped.
pub(super) struct Claim(PathBuf);

impl Claim {
    /// None where somebody else has it.
    pub(super) fn take(folder: &Path) -> Result<Option<Self>, StoreError> {
        Self::take_as(folder, CLAIM)
    }

    /// The same of something else that one alone is to do. Where something stands in the way that is no claim and does not
    /// go, everybody takes the next name.
    pub(super) fn take_as(folder: &Path, name: &str) -> Result<Option<Self>, StoreError> {
        const NAMES: usize = 4;
        let names = (1..=NAMES).map(|nth| if nth == 1 { name.to_owned() } else { format!("{name}-{nth}") });
        for path in names.map(|name| folder.join(name)) {
            match Self::at(path, folder)? {
                Taken::Mine(claim) => return Ok(Some(claim)),
                Taken::Theirs => return Ok(None),
                Taken::InTheWay => {}
            }
        }
        Err(StoreError::ReadOnly(folder.join(name)))
    }

    fn at(path: PathBuf, folder: &Path) -> Result<Taken, StoreError> {
        for _ in 0..2 {
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(_) => return Ok(Taken::Mine(Self(path))),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                // Windows says so of a folder.
                Err(_) if in_the_way(&path) => return Ok(Taken::InTheWay),
                Err(error) => return Err(explain_io(&error, folder)),
            }
            if in_the_way(&path) {
                return Ok(Taken::InTheWay);
            }
            // By the clock of the folder itself: ours may be wrong.
            let probe = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder);
            let now = probe.and_then(|probe| probe.as_file().metadata()?.modified());
            let now = now.map_err(|error| explain_io(&error, folder))?;
            let claimed = std::fs::symlink_metadata(&path).and_then(|metadata| metadata.modified());
            // One that is gone meanwhile is tried again; one from the future holds as little as an old one.
            let age = claimed.ok().and_then(|claimed| now.duration_since(claimed).ok());
            if age.is_some_and(|age| age < CLAIMED_FOR) {
                return Ok(Taken::Theirs);
            }
            // Where two take an old claim away, two backups are made, which does no harm.
            match std::fs::remove_file(&path) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    tracing::warn!(%error, "an old claim does not go");
                    return Ok(Taken::InTheWay);
                }
                _ => {}
            }
        }
        Ok(Taken::Theirs)
    }

    /// Says that whoever has it is still at it.
    pub(super) fn renew(&self) {
        if let Err(error) = std::fs::write(&self.0, "") {
            tracing::debug!(%error, "a claim is not renewed");
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}
