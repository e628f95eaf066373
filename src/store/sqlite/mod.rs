//! The register as one SQLite file. Nothing of SQLite leaves this folder.

mod backup;
mod check;
mod edits;
mod erase;
mod grow;
mod log;
mod meeting;
mod migrations;
mod open;
mod place;
mod probe;
mod reading;
mod recognise;
mod record_of;
mod recover;
mod restore;
mod rows;
mod settled;
mod synced;
mod trouble;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use self::open::{connect, patiently};
use self::place::Place;
use self::rows::RowError;
use self::trouble::explain;
use super::{Access, Commit, Forgotten, HistoryQuery, Store, StoreError};
use crate::domain::erasure::{ErasedAt, Erasure};
use crate::domain::{
    BrokenRule, Change, Conflict, Cursor, LastEdit, LoggedChange, LoggedOperation, Operation, OperationKind, Rows,
    Snapshot, carry_out,
};

pub use backup::{
    Amiss, Backed, Checked, Drill, Due, EVERY, Kept, Places, What, back_up, back_up_if_due, back_up_now, copies_beside,
    drill, drill_if_due, folder_beside, keep_backed_up, kept,
};
pub use check::{Finding, check};
pub use erase::copies_that_hold;
pub use meeting::{MEETING, try_locks_together};
pub use probe::{Locks, TRY_LOCK, try_lock, try_locks};
pub use reading::{keep_reading_copy, read_as_of, reading_copy};
pub use recognise::newest_schema;
pub use recover::recover;
pub use restore::{Restorable, held, put_back, restorable};
pub use settled::{Forms, forms, is_older};
pub use synced::{conflict_copies, sync_client};

/// A register in a file, over one connection that lives as long as the store.
#[derive(Debug)]
pub struct SqliteStore {
    connection: Connection,
    path: PathBuf,
    /// Taken back by whatever proves that nothing may be written any more.
    access: Cell<Access>,
    /// Which file it is.
    place: Place,
    /// It is a copy that is only read, however it could be written to.
    only_read: bool,
    /// The file did not answer: what the connection holds of it is believed no longer.
    lost: Cell<bool>,
    /// SQLite's count of others' commits on this connection when the log was read last (see `PRAGMA data_version`),
    /// and how far it was read then. None on a connection that has not read it yet: the counts of two connections have
    /// nothing to do with each other.
    read: Option<(i64, Cursor)>,
}

/// Whether a line of SQLite's check tells of a page that could not be read, and not of one that is wrong.
fn cannot_read(line: &str) -> bool {
    let code = line.rsplit_once("error code=").and_then(|(_, code)| code.trim().parse::<i32>().ok());
    line.contains("failed to get page") || code.is_some_and(|code| code & 0xff == rusqlite::ffi::SQLITE_IOERR)
}

/// How long a look for others' changes waits for a lock: it comes again soon, and a save may stand behind it.
const LOOK_PATIENCE: Duration = Duration::from_millis(250);

impl SqliteStore {
    fn over(connection: Connection, path: &Path, access: Access) -> Self {
        Self {
            connection,
            path: path.to_owned(),
            access: Cell::new(access),
            place: Place::default(),
            only_read: false,
            lost: Cell::new(false),
            read: None,
        }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn fail(&self, error: &rusqlite::Error) -> StoreError {
        match explain(error, &self.path) {
            // Said only when proven: a bad network looks like damage too.
            doubt @ (StoreError::Damaged { .. } | StoreError::NotOurs(_)) => self.prove(&doubt),
            StoreError::Unreachable(detail) => {
                self.lost.set(true);
                StoreError::Unreachable(detail)
            }
            other => other,
        }
    }

    /// Looks at the file again over a fresh connection, and only repeats `doubt` where that one finds it true; then
    /// nothing is written any more.
    fn prove(&self, doubt: &StoreError) -> StoreError {
        let look = |(fresh, _): (Connection, _)| {
            fresh
                .query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0))
                .map_err(|error| explain(&error, &self.path))
        };
        let proven = match connect(&self.path).and_then(look) {
            Ok(verdict) if verdict == "ok" => StoreError::Unreachable(doubt.to_string()),
            // Where the file cannot be read the check says so in its own words.
            Ok(detail) if cannot_read(&detail) => StoreError::Unreachable(detail),
            Ok(detail) => StoreError::Damaged { path: self.path.clone(), detail },
            Err(error) => error,
        };
        match proven {
            StoreError::Damaged { .. } => self.access.set(Access::ReadOnlyDamaged),
            // What the connection holds in memory is not what the file holds.
            _ => self.lost.set(true),
        }
        proven
    }

    /// Looks for damage also where a load reads nothing: in the log, the pictures, the indexes.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where a second look finds it too, and where the file cannot be read.
    fn sound(&self) -> Result<(), StoreError> {
        let verdict = self.connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
        match verdict.map_err(|error| self.fail(&error))? {
            verdict if verdict == "ok" => Ok(()),
            detail => Err(self.prove(&StoreError::Damaged { path: self.path.clone(), detail })),
        }
    }

    fn fail_row(&self, error: RowError) -> StoreError {
        match error {
            RowError::Sql(error) => self.fail(&error),
            RowError::Unreadable(_) if self.access.get() == Access::ReadOnlyNewer => {
                let version = migrations::version(&self.connection).unwrap_or(0);
                StoreError::Newer { path: self.path.clone(), version }
            }
            RowError::Unreadable(detail) => StoreError::Damaged { path: self.path.clone(), detail },
        }
    }

    fn writable(&self) -> Result<(), StoreError> {
        match self.access.get() {
            Access::ReadWrite => Ok(()),
            Access::ReadOnlyFile => Err(StoreError::ReadOnly(self.path.clone())),
            Access::ReadOnlyLocks => Err(StoreError::NoLocks(self.path.clone())),
            Access::ReadOnlyDamaged => {
                Err(StoreError::Damaged { path: self.path.clone(), detail: "proven before".into() })
            }
            Access::ReadOnlyNewer => {
                let version = migrations::version(&self.connection).unwrap_or(0);
                Err(StoreError::Newer { path: self.path.clone(), version })
            }
        }
    }

    fn data_version(&self) -> rusqlite::Result<i64> {
        self.connection.pragma_query_value(None, "data_version", |row| row.get(0))
    }

    /// The snapshot after everything in the log, inside the caller's transaction.
    fn catch_up(connection: &Connection, known: &Snapshot) -> Result<Option<Snapshot>, RowError> {
        let (newest, seen) = (log::newest(connection)?, &known.cursor);
        if newest == *seen {
            return Ok(None);
        }
        // A copy that was put over the file has another history from some operation on.
        if !log::reaches(connection, seen)? || log::erased_after(connection, seen.sequence)? {
            return Self::load_all(connection).map(Some);
        }
        let mut snapshot = known.clone();
        let mut rows = BTreeSet::new();
        for touched in log::changed_after(connection, seen.sequence)? {
            rows.insert((touched.table, touched.record));
            if let Some(agency) = touched.agency {
                let columns = touched.fields.keys().map(String::as_str);
                snapshot.edited(agency, touched.table, columns, &touched.edit);
            }
        }
        for (table, record) in rows {
            match rows::get(connection, table, record)? {
                Some(record) => snapshot.rows.put(record),
                None => snapshot.rows.remove(table, record),
            }
        }
        snapshot.cursor = newest;
        Ok(Some(snapshot))
    }

    fn load_all(connection: &Connection) -> Result<Snapshot, RowError> {
        let (last_edits, group_edits) = edits::read(connection)?;
        Ok(Snapshot { rows: rows::load(connection)?, last_edits, group_edits, cursor: log::newest(connection)? })
    }

    /// Merges and writes in one transaction, up to but not including its commit.
    fn write(
        transaction: &Transaction<'_>,
        operation: &Operation,
        known: &Arc<Snapshot>,
    ) -> Result<Written, WriteError> {
        let version = migrations::version(transaction)?;
        if version > migrations::version_of(migrations::MIGRATIONS) {
            return Err(WriteError::Newer(version));
        }
        let now = Self::catch_up(transaction, known)?.map_or_else(|| Arc::clone(known), Arc::new);
        if log::holds(transaction, operation.id)? {
            return Ok(Written::Already(now));
        }
        // A backup was compared with what there was at one moment: whoever has been erased since would come back.
        if operation.kind == OperationKind::Restored && now.cursor != known.cursor {
            return Ok(Written::Conflicts(Vec::new(), now));
        }
        let mut applied = match carry_out(&now.rows, operation) {
            // That the file was brought to the newest form is told also where no row came with it.
            Ok(applied) if applied.changes.is_empty() && operation.kind != OperationKind::FileUpgraded => {
                return Ok(Written::Nothing(now));
            }
            Ok(applied) => applied,
            Err(conflicts) => return Ok(Written::Conflicts(conflicts, now)),
        };
        if erase::come_back(transaction, &applied.changes)? {
            return Ok(Written::Conflicts(vec![Conflict::Rule(BrokenRule::WasErased)], now));
        }
        if !operation.kind.changes_rows() {
            applied.changes = erase::kept_of(transaction, operation, applied.changes)?;
            if applied.changes.is_empty() {
                return Ok(Written::Nothing(now));
            }
        }
        for picture in &operation.pictures {
            transaction
                .prepare_cached("INSERT OR IGNORE INTO agency_logo (hash, png) VALUES (?1, ?2)")?
                .execute(rusqlite::params![picture.hash, picture.png.as_ref()])?;
        }
        // What gave way in a conflict stands in the log only.
        let logged = write_rows(transaction, &applied.changes, operation.kind.changes_rows())?;
        let sequence = log::write(transaction, operation, &logged)?;
        Ok(Written::Done(Arc::new(after(&now, operation, applied.rows, &logged, sequence))))
    }

    fn try_commit(&mut self, operation: &Operation, known: &Arc<Snapshot>) -> Result<Commit, CommitError> {
        let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)
            .map_err(|error| CommitError::NotSaved(error.into()))?;
        match Self::write(&transaction, operation, known).map_err(CommitError::NotSaved)? {
            Written::Already(now) => Ok(Commit::Done(now)),
            Written::Nothing(now) => Ok(Commit::Unchanged(now)),
            Written::Conflicts(conflicts, now) => Ok(Commit::Conflicts(conflicts, now)),
            Written::Done(snapshot) => {
                transaction.commit().map_err(CommitError::AtCommit)?;
                self.wrote();
                Ok(Commit::Done(snapshot))
            }
        }
    }

    /// After an error at the commit itself: opens the file again and looks whether the operation is in it.
    fn look_for(&mut self, error: &rusqlite::Error, operation: &Operation) -> Result<Commit, StoreError> {
        let unknown = |why: String| StoreError::CannotTell(format!("{error}; {why}"));
        let (fresh, _) = connect(&self.path).map_err(|error| unknown(error.to_string()))?;
        let saved = log::holds(&fresh, operation.id).map_err(|error| unknown(error.to_string()))?;
        (self.connection, self.read) = (fresh, None);
        if saved {
            let snapshot = self.load().map_err(|error| unknown(error.to_string()))?;
            return Ok(Commit::Done(Arc::new(snapshot)));
        }
        Err(self.fail(error))
    }
}

enum Written {
    Done(Arc<Snapshot>),
    Already(Arc<Snapshot>),
    Nothing(Arc<Snapshot>),
    Conflicts(Vec<Conflict>, Arc<Snapshot>),
}

enum WriteError {
    Row(RowError),
    Newer(i64),
    /// A row is not as the log says: somebody has used another program on the tables.
    PastTheLog,
}

impl From<rusqlite::Error> for WriteError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Row(error.into())
    }
}

impl From<RowError> for WriteError {
    fn from(error: RowError) -> Self {
        Self::Row(error)
    }
}

enum CommitError {
    /// The transaction was rolled back before its commit.
    NotSaved(WriteError),
    /// The commit itself failed, which leaves open whether it reached the disk.
    AtCommit(rusqlite::Error),
}

/// Writes those changes to the tables that are `wanted` there, and returns what the log tells of all of them: that is
/// worked out once, for the table, the log and the snapshot.
fn write_rows(
    transaction: &Transaction<'_>,
    changes: &[Change],
    wanted: bool,
) -> Result<Vec<LoggedChange>, WriteError> {
    let mut told = Vec::with_capacity(changes.len());
    for change in changes {
        let Some(logged) = LoggedChange::of(change) else { continue };
        if wanted && !rows::write(transaction, change, &logged)? {
            return Err(WriteError::PastTheLog);
        }
        told.push(logged);
    }
    Ok(told)
}

fn after(now: &Snapshot, operation: &Operation, rows: Rows, changes: &[LoggedChange], sequence: i64) -> Snapshot {
    let cursor = Cursor { sequence, operation: Some(operation.id) };
    let mut snapshot = Snapshot { rows, cursor, ..now.clone() };
    let edit = LastEdit { who: operation.who.clone(), at: operation.at };
    for change in changes.iter().filter(|_| operation.kind.changes_rows()) {
        if let Some(agency) = change.agency {
            snapshot.edited(agency, change.table, change.columns(), &edit);
        }
    }
    snapshot
}

impl Store for SqliteStore {
    fn load(&mut self) -> Result<Snapshot, StoreError> {
        let read = || -> Result<(i64, Snapshot), RowError> {
            let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred)?;
            Ok((self.data_version()?, Self::load_all(&transaction)?))
        };
        let (version, snapshot) = read().map_err(|error| self.fail_row(error))?;
        self.read = Some((version, snapshot.cursor.clone()));
        Ok(snapshot)
    }

    fn changes_since(&mut self, known: &Snapshot) -> Result<Option<Snapshot>, StoreError> {
        self.stand()?;
        let read = || -> Result<Option<(i64, Option<Snapshot>)>, RowError> {
            let version = self.data_version()?;
            // Nobody else has committed since we read the log to its end, as far as is known.
            if self.read.as_ref().is_some_and(|read| (read.0, &read.1) == (version, &known.cursor)) {
                return Ok(None);
            }
            let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred)?;
            Ok(Some((version, Self::catch_up(&transaction, known)?)))
        };
        let Some((version, snapshot)) = read().map_err(|error| self.fail_row(error))? else { return Ok(None) };
        let cursor = snapshot.as_ref().map_or(&known.cursor, |snapshot| &snapshot.cursor);
        self.read = Some((version, cursor.clone()));
        Ok(snapshot)
    }

    fn look(&mut self, known: &Snapshot) -> Result<Option<Snapshot>, StoreError> {
        patiently(LOOK_PATIENCE, || self.changes_since(known))
    }

    fn commit(&mut self, operation: &Operation, known: &Arc<Snapshot>) -> Result<Commit, StoreError> {
        self.stand()?;
        self.writable()?;
        if operation.kind.backed_up_first() {
            let made = backup::back_up_before(&self.connection, &self.path);
            made.map_err(|error| match error {
                doubt @ (StoreError::Damaged { .. } | StoreError::NotOurs(_)) => self.prove(&doubt),
                other => other,
            })?;
        }
        match self.try_commit(operation, known) {
            Ok(commit) => Ok(commit),
            Err(CommitError::NotSaved(WriteError::Row(error))) => Err(self.fail_row(error)),
            Err(CommitError::NotSaved(WriteError::Newer(version))) => {
                self.access.set(Access::ReadOnlyNewer);
                Err(StoreError::Newer { path: self.path.clone(), version })
            }
            Err(CommitError::NotSaved(WriteError::PastTheLog)) => {
                // What we know is not what the file holds: read all of it again and merge once more.
                let fresh = Arc::new(self.load()?);
                match self.try_commit(operation, &fresh) {
                    Ok(commit) => Ok(commit),
                    Err(CommitError::AtCommit(error)) => self.look_for(&error, operation),
                    Err(CommitError::NotSaved(WriteError::Row(error))) => Err(self.fail_row(error)),
                    Err(CommitError::NotSaved(_)) => Err(StoreError::Internal("rows differ from the log".into())),
                }
            }
            Err(CommitError::AtCommit(error)) => self.look_for(&error, operation),
        }
    }

    fn erase(&mut self, erasure: &Erasure, known: &Arc<Snapshot>) -> Result<Forgotten, StoreError> {
        self.stand()?;
        self.writable()?;
        self.forget(erasure, known)
    }

    fn erased(&mut self) -> Result<Vec<ErasedAt>, StoreError> {
        self.all_erased()
    }

    fn history(&mut self, query: &HistoryQuery) -> Result<Vec<LoggedOperation>, StoreError> {
        log::history(&self.connection, query).map_err(|error| self.fail(&error))
    }

    fn logo(&mut self, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
        use rusqlite::OptionalExtension;
        let read = || {
            self.connection
                .prepare_cached("SELECT png FROM agency_logo WHERE hash = ?1")?
                .query_row([hash], |row| row.get(0))
                .optional()
        };
        read().map_err(|error| self.fail(&error))
    }

    fn access(&self) -> Access {
        self.access.get()
    }

    fn distrust(&mut self) {
        if self.access.get() == Access::ReadWrite {
            self.access.set(Access::ReadOnlyLocks);
        }
    }
}

#[cfg(test)]
mod tests;
