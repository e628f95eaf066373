//! Where the backups of a register lie: where the unit wants them, or else beside the file; and a second place, into which
//! each is copied. A folder that is away or takes nothing stops no save: the backup is then made beside the file, and what
//! is amiss is told.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use chrono::TimeDelta;
use rusqlite::Connection;

use super::super::log;
use super::super::open::connect;
use super::super::settled::settled;
use super::super::trouble::explain_io;
use super::drill::{self, Drill};
use super::due::{Claim, Due, back_up, begun, if_due, is_changed, no_claim, thin};
use super::kept::{Kept, folder_beside, kept};
use super::{TEMPORARY, copy_of, sweep};
use crate::domain::Cursor;
use crate::domain::client::{BACKUP_FOLDER, BACKUP_HOURS, SECOND_BACKUP_FOLDER, Written};
use crate::store::StoreError;

/// Where the backups of a register lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// Beside the file, where nobody has chosen a folder or it takes nothing.
    beside: PathBuf,
    /// What the unit has chosen, as it is written.
    folder: Option<String>,
    /// The second place, as it is written.
    second: Option<String>,
    /// How old the newest may be.
    every: TimeDelta,
}

/// What is amiss about a folder of backups that the unit has chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amiss {
    /// The folder, as it is written; what stands in the way, where something does.
    pub folder: String,
    /// It is the second place.
    pub second: bool,
    /// What is amiss.
    pub what: What,
}

/// What can be amiss about a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A computer of this kind does not reach it by this name.
    Elsewhere,
    /// It is not there, or cannot be reached.
    Missing,
    /// Nothing can be written in it.
    ReadOnly,
    /// The newest backup in it is of another copy of the register, which has gone its own way.
    Parted,
    /// Something stands in it where it is claimed who makes the next, and is no claim of ours.
    InTheWay,
    /// Writing in it went wrong, as the system says.
    Failed(String),
}

impl Amiss {
    /// The key of the texts.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self.what {
            What::Elsewhere => "backup-place-elsewhere",
            What::Missing => "backup-place-missing",
            What::ReadOnly => "backup-place-read-only",
            What::Parted => "backup-place-parted",
            What::InTheWay => "backup-place-in-the-way",
            What::Failed(_) => "backup-place-failed",
        }
    }

    /// What the texts speak of.
    #[must_use]
    pub fn about(&self) -> String {
        match &self.what {
            What::Failed(detail) => format!("{} ({detail})", self.folder),
            _ => self.folder.clone(),
        }
    }
}

/// What became of the backups of a register.
#[derive(Debug, PartialEq)]
pub struct Backed {
    /// What became of the one that may have been due.
    pub due: Due,
    /// What is amiss about the folders that the unit has chosen.
    pub amiss: Vec<Amiss>,
}

impl Places {
    /// Where the backups of the file at `path` lie. Where the file cannot say so, beside it.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        connect(path).map_or_else(|_| Self::beside(path), |(connection, _)| Self::told(&connection, path))
    }

    fn beside(path: &Path) -> Self {
        Self { beside: folder_beside(path), folder: None, second: None, every: super::EVERY }
    }

    /// The same of an open register, which may be damaged, of an older version or of a newer one.
    pub(in crate::store::sqlite) fn told(connection: &Connection, path: &Path) -> Self {
        let mut places = Self::beside(path);
        places.folder = settled(connection, BACKUP_FOLDER);
        places.second = settled(connection, SECOND_BACKUP_FOLDER);
        if let Some(hours) = settled(connection, BACKUP_HOURS).and_then(|hours| hours.parse().ok()) {
            places.every = TimeDelta::hours(hours);
        }
        places
    }

    /// Where backups are made now, and what is amiss about the folder that was chosen.
    #[must_use]
    pub fn folder(&self, path: &Path) -> (PathBuf, Option<Amiss>) {
        match self.folder.as_deref().map(|folder| (looked_at(path, folder), folder)) {
            None => (self.beside.clone(), None),
            Some((Ok(found), _)) => (found, None),
            Some((Err(what), folder)) => {
                (self.beside.clone(), Some(Amiss { folder: folder.to_owned(), second: false, what }))
            }
        }
    }

    /// The second place, where one is chosen, or what is amiss about it.
    fn second(&self, path: &Path) -> Option<Result<PathBuf, Amiss>> {
        let folder = self.second.as_deref()?;
        Some(looked_at(path, folder).map_err(|what| Amiss { folder: folder.to_owned(), second: true, what }))
    }

    /// What is amiss about the folders that are chosen.
    #[must_use]
    pub fn amiss(&self, path: &Path) -> Vec<Amiss> {
        self.folder(path).1.into_iter().chain(self.second(path).and_then(Result::err)).collect()
    }

    /// Every folder in which there may be backups: the one that is chosen, the one beside the file, the second place.
    #[must_use]
    pub fn all(&self) -> Vec<PathBuf> {
        let named = |folder: &Option<String>| folder.as_deref().and_then(here);
        let all = named(&self.folder).into_iter().chain([self.beside.clone()]).chain(named(&self.second));
        let mut found: Vec<PathBuf> = Vec::new();
        for one in all {
            if !found.contains(&one) {
                found.push(one);
            }
        }
        found
    }

    /// The backups of the file at `path` in all these folders, the newest first, each once: the second place holds copies.
    ///
    /// # Errors
    /// Where none of the folders can be looked into.
    pub fn kept(&self, path: &Path) -> Result<Vec<Kept>, StoreError> {
        let mut found: Vec<Kept> = Vec::new();
        let mut error = None;
        let folders = self.all();
        let many = folders.len();
        let mut failed = 0;
        for folder in folders {
            match kept(path, &folder) {
                Ok(here) => {
                    let known = |one: &Kept| found.iter().any(|other| other.path.file_name() == one.path.file_name());
                    let new: Vec<Kept> = here.into_iter().filter(|one| !known(one)).collect();
                    found.extend(new);
                }
                Err(trouble) => {
                    failed += 1;
                    error = Some(explain_io(&trouble, &folder));
                }
            }
        }
        found.sort_by_key(|one| std::cmp::Reverse((one.made, one.sequence)));
        match error {
            Some(error) if failed == many => Err(error),
            _ => Ok(found),
        }
    }
}

impl Places {
    /// What a drill has found last of the backups of the file at `path`.
    #[must_use]
    pub fn last_drill(&self, path: &Path) -> Option<Drill> {
        drill::last(path, self)
    }
}

/// The folder at a path as it is written, where this computer knows such paths.
fn here(folder: &str) -> Option<PathBuf> {
    Written::of(folder).filter(|written| written.reached(cfg!(windows))).map(|_| PathBuf::from(folder))
}

/// The folder at a path as it is written, or why no backup of the file at `path` can be kept there. It is not made: where a drive is not there, a
/// folder of its name on another disk would be taken for it.
fn looked_at(path: &Path, folder: &str) -> Result<PathBuf, What> {
    let found = here(folder).ok_or(What::Elsewhere)?;
    if !found.is_dir() {
        return Err(What::Missing);
    }
    match tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(&found) {
        Ok(_) if parted(path, &found) => Err(What::Parted),
        Ok(_) => Ok(found),
        Err(_) => Err(What::ReadOnly),
    }
}

/// Whether the newest backup in a folder holds something that the log of the file at `path` lacks: somebody has taken a copy
/// of the register and goes on working in it, with the same settings. Its backups would be thinned among the others, and
/// those of the register among its own.
fn parted(path: &Path, folder: &Path) -> bool {
    let newest = || -> Option<Cursor> {
        let newest = kept(path, folder).ok()?.into_iter().next()?;
        let (backup, _) = connect(&newest.path).ok()?;
        let end = log::newest(&backup).ok()?;
        // Somebody has gone on working in the backup itself, or it is of another register of the same name.
        let ours = end.sequence == newest.sequence && log::first(&backup).ok()? == begun(path);
        ours.then_some(end)
    };
    let Some(newest) = newest() else { return false };
    connect(path).ok().is_some_and(|(register, _)| matches!(log::reaches(&register, &newest), Ok(false)))
}

/// Whether an error is of the register itself, or of whoever stopped it, and would be the same in any folder.
const fn of_the_register(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Cancelled
            | StoreError::Damaged { .. }
            | StoreError::NotOurs(_)
            | StoreError::Foreign(_)
            | StoreError::Altered { .. }
            | StoreError::Newer { .. }
            | StoreError::Busy
    )
}

/// Does something in the folder of the backups; where that goes wrong in one that the unit has chosen, beside the file.
fn somewhere<T>(
    places: &Places,
    amiss: &mut Vec<Amiss>,
    path: &Path,
    act: impl Fn(&Path) -> Result<T, StoreError>,
) -> Result<(PathBuf, T), StoreError> {
    let (folder, wrong) = places.folder(path);
    amiss.extend(wrong);
    match (act(&folder), &places.folder) {
        (Err(error), Some(chosen)) if folder != places.beside && !of_the_register(&error) => {
            tracing::warn!(%error, "no backup could be made where the unit wants it");
            amiss.push(Amiss { folder: chosen.clone(), second: false, what: What::Failed(error.to_string()) });
            act(&places.beside).map(|done| (places.beside.clone(), done))
        }
        (done, _) => done.map(|done| (folder, done)),
    }
}

/// Makes a backup of the file at `path` where the unit wants it, and copies it to the second place.
///
/// # Errors
/// As of [`back_up`](super::back_up).
pub fn back_up_now(path: &Path, cancelled: &AtomicBool) -> Result<(Kept, Vec<Amiss>), StoreError> {
    let places = Places::of(path);
    let mut amiss = Vec::new();
    let (_, made) = somewhere(&places, &mut amiss, path, |folder| back_up(path, folder, cancelled))?;
    copy_to_second(&places, path, &made, &mut amiss, cancelled)?;
    Ok((made, amiss))
}

/// Makes a backup of the file at `path` where the unit wants it, if one is due and nobody else is at it, and has the second
/// place catch up.
///
/// # Errors
/// As of [`back_up`](super::back_up).
pub fn keep_backed_up(path: &Path, cancelled: &AtomicBool) -> Result<Backed, StoreError> {
    let places = Places::of(path);
    let mut amiss = Vec::new();
    let (folder, due) = somewhere(&places, &mut amiss, path, |folder| if_due(path, folder, places.every, cancelled))?;
    let in_the_way = [(Some(folder.clone()), false), (places.second(path).and_then(Result::ok), true)];
    for (found, second) in in_the_way.into_iter().filter_map(|(folder, second)| Some((no_claim(&folder?)?, second))) {
        amiss.push(Amiss { folder: found.display().to_string(), second, what: What::InTheWay });
    }
    let newest = match &due {
        Due::Made(made) => Some(made.clone()),
        Due::Not => kept(path, &folder).ok().and_then(|all| all.into_iter().next()),
        // Whoever makes it copies it.
        Due::Claimed => None,
    };
    match newest {
        Some(newest) => copy_to_second(&places, path, &newest, &mut amiss, cancelled)?,
        None => amiss.extend(places.second(path).and_then(Result::err)),
    }
    Ok(Backed { due, amiss })
}

/// Makes a backup before something that changes much at once, unless the newest holds all there is.
///
/// # Errors
/// As of [`back_up`](super::back_up).
pub(in crate::store::sqlite) fn back_up_before(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let places = Places::told(connection, path);
    let never = AtomicBool::new(false);
    somewhere(&places, &mut Vec::new(), path, |folder| {
        if is_changed(path, folder)? {
            back_up(path, folder, &never)?;
        }
        Ok(())
    })
    .map(|_| ())
}

/// Copies the newest backup to the second place, unless it is there or somebody else is at it, and thins what is there.
fn copy_to_second(
    places: &Places,
    path: &Path,
    newest: &Kept,
    amiss: &mut Vec<Amiss>,
    cancelled: &AtomicBool,
) -> Result<(), StoreError> {
    let second = match places.second(path) {
        None => return Ok(()),
        Some(Err(wrong)) => {
            amiss.push(wrong);
            return Ok(());
        }
        Some(Ok(second)) => second,
    };
    let Some(name) = newest.path.file_name() else { return Ok(()) };
    let target = second.join(name);
    if target.exists() {
        return Ok(());
    }
    let copied = || -> Result<(), StoreError> {
        let Some(_claim) = Claim::take(&second)? else { return Ok(()) };
        let before = kept(path, &second).map_err(|error| explain_io(&error, &second))?;
        match copy_of(&newest.path, &target, cancelled) {
            // Somebody else was there first.
            Err(StoreError::AlreadyExists(_)) => return Ok(()),
            copied => copied?,
        }
        // What a killed program has left there of a copy.
        sweep(&target);
        thin(path, before, &Kept { path: target.clone(), ..newest.clone() });
        Ok(())
    };
    match copied() {
        Err(StoreError::Cancelled) => Err(StoreError::Cancelled),
        Err(error) => {
            tracing::warn!(%error, "a backup was not copied to the second place");
            let folder = places.second.clone().unwrap_or_default();
            amiss.push(Amiss { folder, second: true, what: What::Failed(error.to_string()) });
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}
