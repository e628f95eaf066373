//! The monthly drill: every backup that is kept is opened and looked over, so that a bad one is known of before it is
//! needed. One of all who have the file open does it; what was found stands beside the backups, for everybody to see.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, Local, TimeDelta, Utc};
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::super::log;
use super::super::open::wait_for_others;
use super::super::recognise::recognise;
use super::super::trouble::{explain, explain_io};
use super::TEMPORARY;
use super::due::{Claim, begun};
use super::kept::{Kept, stem};
use super::places::Places;
use crate::domain::validate::tidy;
use crate::store::StoreError;

/// How long it is from one drill to the next.
const EVERY: TimeDelta = TimeDelta::days(30);

/// What claims the drill, in the folder of the backups.
const CLAIM: &str = ".kortisto-tarkistetaan";

/// The most bytes of what was found.
const LARGEST: u64 = 1024 * 1024;

/// The most letters of why a backup is bad.
const LONGEST: usize = 300;

/// What a drill has found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drill {
    /// When it was done.
    pub at: DateTime<Utc>,
    /// Somebody asked for it; else it came by itself.
    pub asked: bool,
    /// The backups that were there.
    pub backups: Vec<Checked>,
}

/// A backup that has been looked over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Checked {
    /// Its file's name.
    pub name: String,
    /// In bytes, as it was then.
    pub size: u64,
    /// When it was looked over.
    pub at: DateTime<Utc>,
    /// How many agencies it holds.
    pub agencies: usize,
    /// How many contacts it holds.
    pub contacts: usize,
    /// Why it is of no use, as SQLite or the system says; none where it is whole.
    pub bad: Option<String>,
}

impl Drill {
    /// What was found of a backup, unless that is another file by now.
    #[must_use]
    pub fn of(&self, backup: &Kept) -> Option<&Checked> {
        let name = backup.path.file_name()?.to_str()?;
        self.backups.iter().find(|one| one.name == name && one.size == backup.size)
    }

    /// The backups of no use that are still kept.
    #[must_use]
    pub fn bad(&self, kept: &[Kept]) -> Vec<&Checked> {
        kept.iter().filter_map(|one| self.of(one)).filter(|one| one.bad.is_some()).collect()
    }
}

/// Where it stands what was found last.
fn place(path: &Path, places: &Places) -> PathBuf {
    places.folder(path).0.join(format!(".{}-tarkistus.json", stem(path)))
}

/// What was found last; none where nothing was, or somebody else has written there.
pub(super) fn last(path: &Path, places: &Places) -> Option<Drill> {
    use std::io::Read;
    let place = place(path, places);
    // Not what a link leads to, nor a pipe.
    std::fs::symlink_metadata(&place).ok().filter(std::fs::Metadata::is_file)?;
    let mut text = Vec::new();
    std::fs::File::open(place).ok()?.take(LARGEST).read_to_end(&mut text).ok()?;
    let mut drill: Drill = serde_json::from_slice(&text).ok()?;
    for one in &mut drill.backups {
        one.bad = one.bad.take().map(|detail| shortened(&detail));
    }
    Some(drill)
}

fn shortened(detail: &str) -> String {
    tidy(detail).replace(['\n', '\t'], " ").chars().take(LONGEST).collect()
}

/// Whether a drill is due: the last was a month ago, or there has been none and there are backups as old as that.
fn is_due(last: Option<&Drill>, kept: &[Kept], now: DateTime<Utc>) -> bool {
    let Some(oldest) = kept.iter().map(|one| one.made).min() else { return false };
    match last {
        // One from the future says that somebody's clock is wrong.
        Some(last) => last.at > now + EVERY || now - last.at >= EVERY,
        None => now.with_timezone(&Local).naive_local() - oldest >= EVERY,
    }
}

/// Looks every backup of the file at `path` over where that is due and nobody else is at it. Returns what was found last,
/// now or before.
///
/// # Errors
/// Where none of the folders can be looked into; [`StoreError::Cancelled`] where `cancelled` says so.
pub fn drill_if_due(
    path: &Path,
    say: &dyn Fn(usize, usize),
    cancelled: &AtomicBool,
) -> Result<Option<Drill>, StoreError> {
    let places = Places::of(path);
    let due =
        || -> Result<bool, StoreError> { Ok(is_due(last(path, &places).as_ref(), &places.kept(path)?, Utc::now())) };
    if due()? {
        let claim = Claim::take_as(&places.folder(path).0, CLAIM)?;
        // Whoever had the claim before may have done it meanwhile.
        if let Some(claim) = &claim
            && due()?
        {
            return look_over(path, &places, false, (say, cancelled), Some(claim)).map(Some);
        }
    }
    Ok(last(path, &places))
}

/// Looks every backup of the file at `path` over now. `say` is told how many are done, of how many.
///
/// # Errors
/// As of [`drill_if_due`].
pub fn drill(path: &Path, say: &dyn Fn(usize, usize), cancelled: &AtomicBool) -> Result<Drill, StoreError> {
    look_over(path, &Places::of(path), true, (say, cancelled), None)
}

fn look_over(
    path: &Path,
    places: &Places,
    asked: bool,
    (say, cancelled): (&dyn Fn(usize, usize), &AtomicBool),
    claim: Option<&Claim>,
) -> Result<Drill, StoreError> {
    let kept = places.kept(path)?;
    // None where the file itself cannot be read: then every backup is looked over.
    let register = begun(path);
    let mut backups = Vec::new();
    for (done, one) in kept.iter().enumerate() {
        if cancelled.load(Ordering::Relaxed) {
            return Err(StoreError::Cancelled);
        }
        say(done, kept.len());
        if let Some(claim) = claim {
            claim.renew();
        }
        // A backup of another register of the same name is none of ours.
        let other = begun(&one.path).is_some_and(|begun| register.is_some_and(|ours| ours != begun));
        if !other {
            backups.extend(checked(one));
        }
    }
    say(kept.len(), kept.len());
    let drill = Drill { at: Utc::now(), asked, backups };
    if let Err(error) = keep(&drill, &place(path, places)) {
        tracing::warn!(%error, "what was found of the backups is not kept");
    }
    Ok(drill)
}

/// Looks a backup over; none where it is gone meanwhile, or cannot be reached now.
fn checked(backup: &Kept) -> Option<Checked> {
    // One read that fails looks like damage too. Said is what a second look finds as well.
    let found = look(&backup.path).or_else(|_| look(&backup.path));
    let (counts, bad) = match found {
        Ok(counts) => (counts, None),
        Err(
            error @ (StoreError::Damaged { .. }
            | StoreError::NotOurs(_)
            | StoreError::Foreign(_)
            | StoreError::Altered { .. }),
        ) => ([0, 0], Some(shortened(&error.to_string()))),
        Err(error) => {
            tracing::warn!(%error, "a backup could not be looked over");
            return None;
        }
    };
    let name = backup.path.file_name()?.to_str()?.to_owned();
    let [agencies, contacts] = counts;
    Some(Checked { name, size: backup.size, at: Utc::now(), agencies, contacts, bad })
}

/// Whether a backup is whole, over a connection that only reads, and how many agencies and contacts it holds.
fn look(backup: &Path) -> Result<[usize; 2], StoreError> {
    let fail = |error: rusqlite::Error| explain(&error, backup);
    std::fs::metadata(backup).map_err(|error| explain_io(&error, backup))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(backup, flags).map_err(fail)?;
    connection.busy_handler(Some(wait_for_others)).map_err(fail)?;
    recognise(&connection, backup)?;
    let verdict: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(fail)?;
    if verdict != "ok" {
        return Err(StoreError::Damaged { path: backup.to_owned(), detail: verdict });
    }
    log::newest(&connection).map_err(fail)?;
    let count = |table: &str| -> rusqlite::Result<usize> {
        let there = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1";
        if connection.query_row(there, [table], |_| Ok(())).optional()?.is_none() {
            return Ok(0);
        }
        let rows: i64 = connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
        Ok(usize::try_from(rows).unwrap_or_default())
    };
    Ok([count("agency").map_err(fail)?, count("contact").map_err(fail)?])
}

fn keep(drill: &Drill, place: &Path) -> std::io::Result<()> {
    let Some(folder) = place.parent() else { return Ok(()) };
    let mut file = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder)?;
    file.write_all(&serde_json::to_vec(drill)?)?;
    // A temporary file is its writer's alone.
    if let Some(backup) = drill.backups.first() {
        super::as_readable_as(&folder.join(&backup.name), file.path());
    }
    file.persist(place)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(days: i64, now: DateTime<Utc>) -> Kept {
        let made = (now - TimeDelta::days(days)).with_timezone(&Local).naive_local();
        Kept { path: PathBuf::from("/levy/palvelu-1.kortisto"), made, sequence: 1, size: 10 }
    }

    #[test]
    fn a_drill_is_due_once_a_month_where_there_is_something_to_look_over() {
        let now = Utc::now();
        let done = |days: i64| Drill { at: now - TimeDelta::days(days), asked: false, backups: Vec::new() };
        assert!(!is_due(None, &[], now) && !is_due(Some(&done(90)), &[], now), "there is none");
        assert!(!is_due(None, &[kept(29, now)], now), "a new register has time");
        assert!(is_due(None, &[kept(1, now), kept(31, now)], now));
        assert!(!is_due(Some(&done(29)), &[kept(90, now)], now));
        assert!(is_due(Some(&done(30)), &[kept(90, now)], now));
        assert!(is_due(Some(&done(-90)), &[kept(90, now)], now), "by a clock that was wrong");
    }

    #[test]
    fn what_was_found_is_of_the_file_that_was_looked_over() {
        let now = Utc::now();
        let one = kept(31, now);
        let checked = Checked {
            name: "palvelu-1.kortisto".into(),
            size: 10,
            at: now,
            agencies: 2,
            contacts: 1,
            bad: Some("page 3".into()),
        };
        let drill = Drill { at: now, asked: true, backups: vec![checked.clone()] };
        assert_eq!(drill.of(&one), Some(&checked));
        assert_eq!(drill.bad(std::slice::from_ref(&one)), [&checked]);
        let another = Kept { size: 11, ..one };
        assert_eq!(drill.of(&another), None);
        assert!(drill.bad(&[another]).is_empty());
    }
}
