//! Erasing in the file: rows, log, free pages; what is remembered of it; and forgetting again after a backup was
//! restored.
//!
//! What was erased is remembered in the table `erasure` and, because a restored backup has an older table, in a small
//! file beside the register. Neither tells a name.

pub(super) mod memory;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, params};
use uuid::Uuid;

use self::memory::Remembered;
use super::open::patiently;
use super::trouble::explain_io;
use super::{CommitError, SqliteStore, WriteError, Written, backup, edits, log, migrations, write_rows};
use crate::domain::erasure::{Erased, ErasedAt, Erasure, comes_back, erase, purge_again};
use crate::domain::gave_way::{self, UNSAVED_DAYS};
use crate::domain::mention::Words;
use crate::domain::person::{PersonalData, Subject, personal_data};
use crate::domain::{Change, Operation, Record, Rows, Snapshot, Table, carry_out};
use crate::store::{Access, Commit, Forgotten, Store, StoreError};

/// How long the opening of a file waits for others before it leaves free pages to the next opening.
const OPENING_PATIENCE: Duration = Duration::from_millis(300);

impl SqliteStore {
    pub(super) fn forget(&mut self, erasure: &Erasure, known: &Arc<Snapshot>) -> Result<Forgotten, StoreError> {
        let (commit, blanked) = self.forget_rows(erasure, known)?;
        if !matches!(commit, Commit::Done(_)) {
            return Ok(Forgotten { commit, blanked, clean: true });
        }
        self.remember();
        let clean = self.clean(None);
        Ok(Forgotten { commit, blanked, clean })
    }

    /// Erases rows and what the log says. What stood there may still be in free pages.
    fn forget_rows(&mut self, erasure: &Erasure, known: &Arc<Snapshot>) -> Result<(Commit, usize), StoreError> {
        match self.try_forget(erasure, known) {
            Ok(done) => Ok(done),
            Err(CommitError::NotSaved(WriteError::Row(error))) => Err(self.fail_row(error)),
            Err(CommitError::NotSaved(WriteError::Newer(version))) => {
                self.access.set(Access::ReadOnlyNewer);
                Err(StoreError::Newer { path: self.path.clone(), version })
            }
            Err(CommitError::NotSaved(WriteError::PastTheLog)) => {
                // What we know is not what the file holds: read all of it again.
                let fresh = Arc::new(self.load()?);
                match self.try_forget(erasure, &fresh) {
                    Ok(done) => Ok(done),
                    Err(CommitError::AtCommit(error)) => Ok((self.look_for(&error, &erasure.operation)?, 0)),
                    Err(CommitError::NotSaved(WriteError::Row(error))) => Err(self.fail_row(error)),
                    Err(CommitError::NotSaved(_)) => Err(StoreError::Internal("rows differ from the log".into())),
                }
            }
            Err(CommitError::AtCommit(error)) => Ok((self.look_for(&error, &erasure.operation)?, 0)),
        }
    }

    fn try_forget(&self, erasure: &Erasure, known: &Arc<Snapshot>) -> Result<(Commit, usize), CommitError> {
        let not_saved = |error: rusqlite::Error| CommitError::NotSaved(error.into());
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate).map_err(not_saved)?;
        let (written, blanked) = write(&transaction, erasure, known).map_err(CommitError::NotSaved)?;
        let commit = match written {
            Written::Already(now) => return Ok((Commit::Done(now), 0)),
            Written::Nothing(now) => return Ok((Commit::Unchanged(now), 0)),
            Written::Conflicts(conflicts, now) => return Ok((Commit::Conflicts(conflicts, now), 0)),
            Written::Done(snapshot) => Commit::Done(snapshot),
        };
        transaction.commit().map_err(CommitError::AtCommit)?;
        Ok((commit, blanked))
    }

    /// Writes every page anew, so that nothing is left where rows once were. It takes the file for itself; where
    /// others keep it in use for longer than `patience`, or than any save waits, false, and it is done at a later
    /// opening.
    fn clean(&mut self, patience: Option<Duration>) -> bool {
        let vacuum = || -> rusqlite::Result<()> {
            // VACUUM builds the new file in one that it attaches.
            self.connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
            let done = self.connection.execute_batch("VACUUM");
            self.connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
            done?;
            self.connection.execute("UPDATE erasure SET clean = 1 WHERE clean = 0", []).map(|_| ())
        };
        let done = match patience {
            Some(patience) => patiently(patience, vacuum),
            None => vacuum(),
        };
        if let Err(error) = &done {
            tracing::warn!(%error, "free pages are written over later");
        }
        done.is_ok()
    }

    /// At opening: erases again who was erased and is back, as after a backup was restored, and writes over free pages
    /// where that could not be done before. What does not succeed now is tried at the next opening.
    pub(super) fn forget_again(&mut self) {
        if self.access.get() != Access::ReadWrite {
            return;
        }
        if let Err(error) = self.try_forget_again() {
            tracing::warn!(%error, "erasing again");
        }
    }

    fn try_forget_again(&mut self) -> Result<(), StoreError> {
        let (inside, _) = remembered(&self.connection).map_err(|error| self.fail(&error))?;
        let beside = self.beside()?;
        let missing: BTreeSet<Remembered> = beside.difference(&inside).cloned().collect();
        if inside.is_empty() && missing.is_empty() {
            return Ok(());
        }
        let mut known = Arc::new(self.load()?);
        let purged = inside.union(&missing).filter(|one| match &one.what {
            Erased::Purged(table, id) => missing.contains(*one) || known.rows.contains(*table, *id),
            _ => missing.contains(*one),
        });
        let alias = inside.union(&missing).next().map(|one| one.alias.clone()).unwrap_or_default();
        if let Some(erasure) = purge_again(&known.rows, purged.map(|one| &one.what), &alias) {
            known = self.forget_back(&erasure, known)?;
        }
        for one in inside.union(&missing) {
            let erasure = match &one.what {
                Erased::Row(table, id) => again(&known.rows, *table, *id, &one.alias),
                // Texts are looked through only where a backup has come back.
                Erased::Name(_) | Erased::Typed(_) if missing.contains(one) => {
                    again_by_name(&known.rows, &one.what, &one.alias)
                }
                Erased::Name(_) | Erased::Typed(_) | Erased::Purged(..) | Erased::LogBefore(_) => None,
            };
            if let Some(erasure) = erasure {
                known = self.forget_back(&erasure, known)?;
            }
        }
        // Only now: until then the memory beside the file has to tell that a backup has come back.
        if !missing.is_empty() {
            let write = || -> rusqlite::Result<()> {
                let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
                for one in &missing {
                    insert(&transaction, one, "", false)?;
                }
                transaction.commit()
            };
            write().map_err(|error| self.fail(&error))?;
        }
        self.remember();
        let (_, unclean) = remembered(&self.connection).map_err(|error| self.fail(&error))?;
        if unclean {
            self.clean(Some(OPENING_PATIENCE));
        }
        Ok(())
    }

    /// The rows of a backup without whom and what was erased from this register since, or purged.
    pub(super) fn without_erased(&self, mut rows: Rows) -> Result<Rows, StoreError> {
        let (inside, _) = remembered(&self.connection).map_err(|error| self.fail(&error))?;
        let all: BTreeSet<Remembered> = inside.union(&self.beside()?).cloned().collect();
        let alias = all.first().map(|one| one.alias.clone()).unwrap_or_default();
        let purged = all.iter().filter(|one| matches!(one.what, Erased::Purged(..)));
        let purged = purge_again(&rows, purged.map(|one| &one.what), &alias);
        rows = without(rows, purged)?;
        for one in &all {
            let erasure = match &one.what {
                Erased::Row(table, id) => again(&rows, *table, *id, &one.alias),
                Erased::Name(_) => again_by_name(&rows, &one.what, &one.alias),
                Erased::Typed(_) | Erased::Purged(..) | Erased::LogBefore(_) => None,
            };
            rows = without(rows, erasure)?;
        }
        Ok(rows)
    }

    /// Erases what is back; returns the file as it is then.
    fn forget_back(&mut self, erasure: &Erasure, known: Arc<Snapshot>) -> Result<Arc<Snapshot>, StoreError> {
        let (commit, _) = self.forget_rows(erasure, &known)?;
        let Commit::Done(now) = commit else { return Ok(known) };
        tracing::info!("what was erased is back, and is erased again");
        Ok(now)
    }

    /// What was erased from the register, in this file and beside it.
    pub(super) fn all_erased(&self) -> Result<Vec<ErasedAt>, StoreError> {
        let (inside, _) = remembered(&self.connection).map_err(|error| self.fail(&error))?;
        // Where it may not be read, the table tells what it can.
        let beside = self.beside().unwrap_or_default();
        let all = inside.union(&beside).cloned().collect::<BTreeSet<Remembered>>();
        Ok(all.into_iter().map(|one| (moment_of(&one.operation), one.what)).collect())
    }

    /// What is remembered beside the file.
    fn beside(&self) -> Result<BTreeSet<Remembered>, StoreError> {
        memory::read(&self.path, self.place.register()).map_err(|error| explain_io(&error, &self.path))
    }

    /// Has it remembered beside the file too.
    fn remember(&self) {
        let write = || -> Result<(), Box<dyn std::error::Error>> {
            let (inside, _) = remembered(&self.connection)?;
            let all = inside.union(&self.beside()?).cloned().collect();
            memory::write(&self.path, self.place.register(), &all)
        };
        // The table in the file has it all the same.
        if let Err(error) = write() {
            tracing::warn!(%error, "what was erased is remembered in the file only");
        }
    }
}

/// The rows after an erasure, where there is one.
fn without(rows: Rows, erasure: Option<Erasure>) -> Result<Rows, StoreError> {
    let Some(erasure) = erasure else { return Ok(rows) };
    match carry_out(&rows, &erasure.operation) {
        Ok(applied) => Ok(applied.rows),
        // Rather nothing comes back than somebody who was erased.
        Err(_) => Err(StoreError::Internal("what was erased cannot be left out".into())),
    }
}

fn write(
    transaction: &Transaction<'_>,
    erasure: &Erasure,
    known: &Arc<Snapshot>,
) -> Result<(Written, usize), WriteError> {
    let version = migrations::version(transaction)?;
    if version > migrations::version_of(migrations::MIGRATIONS) {
        return Err(WriteError::Newer(version));
    }
    let now = SqliteStore::catch_up(transaction, known)?.map_or_else(|| Arc::clone(known), Arc::new);
    let operation = &erasure.operation;
    if log::holds(transaction, operation.id)? {
        return Ok((Written::Already(now), 0));
    }
    let applied = match carry_out(&now.rows, operation) {
        Ok(applied) => applied,
        Err(conflicts) => return Ok((Written::Conflicts(conflicts, now), 0)),
    };
    let logged = write_rows(transaction, &applied.changes, true)?;
    let blanked = log::blank(transaction, &erasure.blanking)?;
    if applied.changes.is_empty() && blanked == 0 {
        return Ok((Written::Nothing(now), 0));
    }
    log::write_blank(transaction, operation, &logged)?;
    edits::rebuild(transaction)?;
    let at = operation.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
    for what in &erasure.memory {
        let (operation, alias) = (operation.id.to_string(), erasure.alias.clone());
        insert(transaction, &Remembered { operation, what: what.clone(), alias }, &at, false)?;
    }
    // Until free pages are written over, whatever is remembered says so: what is erased again has no line of its own.
    transaction.execute("UPDATE erasure SET clean = 0", [])?;
    // Read before the commit: once it is done, nothing that fails can make it look undone.
    Ok((Written::Done(Arc::new(SqliteStore::load_all(transaction)?)), blanked))
}

fn insert(connection: &Connection, one: &Remembered, at: &str, clean: bool) -> rusqlite::Result<()> {
    let sql = "INSERT OR IGNORE INTO erasure (operation, table_name, record, alias, at, clean)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let [operation, table, record, alias] = one.columns();
    connection.prepare_cached(sql)?.execute(params![operation, table, record, alias, at, clean]).map(|_| ())
}

/// Whether somebody would come back by these changes who was erased.
pub(super) fn come_back(connection: &Connection, changes: &[Change]) -> rusqlite::Result<bool> {
    for (table, id) in changes.iter().filter_map(comes_back) {
        let sql = "SELECT 1 FROM erasure WHERE table_name = ?1 AND record = ?2";
        if connection.prepare_cached(sql)?.exists([table.name(), &id.to_string()])? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What the log may keep of `changes`, which gave way in a conflict: nothing that an erasure would have reached.
pub(super) fn kept_of(
    connection: &Connection,
    operation: &Operation,
    changes: Vec<Change>,
) -> rusqlite::Result<Vec<Change>> {
    let memory: Vec<Erased> = remembered(connection)?.0.into_iter().map(|one| one.what).collect();
    if memory.is_empty() {
        return Ok(changes);
    }
    let since = operation.at - TimeDelta::days(UNSAVED_DAYS);
    let mut touched = BTreeSet::new();
    for key in changes.iter().filter_map(Change::key) {
        if log::erased_in(connection, key, since)? {
            touched.insert(key);
        }
    }
    Ok(gave_way::kept_of(changes, &memory, |table, row| touched.contains(&(table, row))))
}

/// What the file remembers, and whether free pages are still to be written over.
fn remembered(connection: &Connection) -> rusqlite::Result<(BTreeSet<Remembered>, bool)> {
    let mut statement = connection.prepare("SELECT operation, table_name, record, alias, clean FROM erasure")?;
    let mut found = statement.query([])?;
    let (mut remembered, mut unclean) = (BTreeSet::new(), false);
    while let Some(row) = found.next()? {
        let columns: [String; 4] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?];
        let [operation, table, record, alias] = &columns;
        remembered.extend(Remembered::read([operation, table, record, alias]));
        unclean |= !row.get::<_, bool>(4)?;
    }
    Ok((remembered, unclean))
}

/// When an operation was made, which its identity tells; the latest moment there is where it does not.
fn moment_of(operation: &str) -> DateTime<Utc> {
    let stamp = Uuid::try_parse(operation).ok().and_then(|id| id.get_timestamp());
    let moment = stamp.and_then(|stamp| {
        let (seconds, nanoseconds) = stamp.to_unix();
        DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanoseconds)
    });
    moment.unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// Erases somebody whose row is back.
fn again(rows: &Rows, table: Table, id: Uuid, alias: &str) -> Option<Erasure> {
    let subject = match rows.get(table, id)? {
        Record::Contact(one) => Subject::Contact(one.person),
        Record::Employee(one) if !one.erased() => Subject::Employee(one.id),
        Record::AccountPerson(one) => Subject::Account(crate::domain::search::fold(one.name.trim())),
        Record::BranchManager(one) => Subject::Account(crate::domain::search::fold(one.name.trim())),
        _ => return None,
    };
    forgetting(rows, &personal_data(rows, &subject)?, alias)
}

/// Erases somebody of whom only the hash of the name is known, where a text holds the name.
fn again_by_name(rows: &Rows, what: &Erased, alias: &str) -> Option<Erasure> {
    let name = rows.records().iter().find_map(|record| {
        let fields = record.fields();
        fields.values().filter_map(|value| value.as_str()).find_map(|text| what.name_in(text))
    })?;
    forgetting(rows, &personal_data(rows, &Subject::Named(name))?, alias)
}

fn forgetting(rows: &Rows, held: &PersonalData, alias: &str) -> Option<Erasure> {
    let erasure = erase(rows, held, alias, &held.likely(), "");
    (!erasure.operation.changes.is_empty()).then_some(erasure)
}

/// The copies of the file at `path` beside it that still hold somebody, or that cannot be read to their end.
#[must_use]
pub fn copies_that_hold(path: &Path, words: &Words) -> Vec<PathBuf> {
    let holds = |copy: &PathBuf| in_copy(copy, words).unwrap_or(true);
    backup::copies_beside(path).into_iter().filter(holds).collect()
}

fn in_copy(path: &Path, words: &Words) -> rusqlite::Result<bool> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let tables: Vec<String> =
        connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for table in tables {
        // A table's name cannot be bound; it is quoted.
        let mut statement = connection.prepare(&format!("SELECT * FROM \"{}\"", table.replace('"', "\"\"")))?;
        let columns = statement.column_count();
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            for column in 0..columns {
                if let ValueRef::Text(text) = row.get_ref(column)?
                    && std::str::from_utf8(text).is_ok_and(|text| words.in_text(text) || words.wrote(text))
                {
                    return Ok(true);
                }
            }
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests;
