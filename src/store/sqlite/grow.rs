//! How a file begins and grows: made with its first rows, opened, and brought to the newest form, each whole or not at
//! all.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use rusqlite::{Transaction, TransactionBehavior};

use super::open::{JOURNAL, connect, named};
use super::recognise::{APPLICATION_ID, recognise};
use super::trouble::{explain, explain_io};
use super::{SqliteStore, WriteError, Written, backup, edits, migrations, recover};
use crate::domain::{Operation, OperationKind, starting};
use crate::store::{Access, StoreError};

impl SqliteStore {
    /// Makes a new register with the rows every file starts with.
    ///
    /// # Errors
    /// Where there is a file already, or none can be made there. What was begun is taken away again.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        Self::make(path, None)
    }

    /// Makes a new register and carries out `operation` in it, both at once.
    ///
    /// # Errors
    /// As [`Self::create`], or where the operation cannot be saved; then there is no file.
    pub fn create_with(path: &Path, operation: &Operation) -> Result<Self, StoreError> {
        Self::make(path, Some(operation))
    }

    fn make(path: &Path, operation: Option<&Operation>) -> Result<Self, StoreError> {
        named(path)?;
        // Claims the name; from here on the file is touched through SQLite alone.
        std::fs::OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| match error.kind() {
            // It is the folder that is missing, or that takes no file.
            ErrorKind::NotFound | ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                explain_io(&error, path.parent().unwrap_or(path))
            }
            _ => explain_io(&error, path),
        })?;
        let made = Self::begin(path, operation);
        if made.is_err() {
            // The file was ours and empty a moment ago; a leftover would only be in the way.
            let mut journal = path.as_os_str().to_owned();
            journal.push(JOURNAL);
            drop((std::fs::remove_file(path), std::fs::remove_file(journal)));
        }
        made
    }

    /// Makes the tables and the first rows in one transaction, so that no moment leaves half a register.
    fn begin(path: &Path, operation: Option<&Operation>) -> Result<Self, StoreError> {
        let (connection, access) = connect(path)?;
        if access != Access::ReadWrite {
            return Err(StoreError::NoPermission(path.parent().unwrap_or(path).to_owned()));
        }
        let mut store = Self::over(connection, path, access);
        let fail = |error: rusqlite::Error| explain(&error, path);
        let transaction =
            Transaction::new_unchecked(&store.connection, TransactionBehavior::Immediate).map_err(fail)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID).map_err(fail)?;
        let started = Operation::new(OperationKind::FileStarted, "", starting::changes());
        if !store.grow(&transaction, [Some(&started), operation].into_iter().flatten())? {
            return Err(StoreError::Internal("the first rows break a rule".into()));
        }
        transaction.commit().map_err(fail)?;
        store.settle_in()?;
        Ok(store)
    }

    /// Takes the steps that the file has not taken and carries out `operations` on what they make, inside the caller's
    /// transaction; false where one of these contradicts what is there, and is left out.
    fn grow<'a>(
        &self,
        transaction: &Transaction<'_>,
        operations: impl Iterator<Item = &'a Operation>,
    ) -> Result<bool, StoreError> {
        let fail = |error: rusqlite::Error| explain(&error, &self.path);
        migrations::migrate(transaction, migrations::MIGRATIONS).map_err(fail)?;
        edits::rebuild(transaction).map_err(fail)?;
        let mut known = Arc::new(Self::load_all(transaction).map_err(|error| self.fail_row(error))?);
        let mut whole = true;
        for operation in operations {
            known = match Self::write(transaction, operation, &known) {
                Ok(Written::Done(now) | Written::Already(now) | Written::Nothing(now)) => now,
                Ok(Written::Conflicts(conflicts, now)) => {
                    tracing::warn!(?conflicts, "rows that the program brings are left out");
                    whole = false;
                    now
                }
                Err(WriteError::Row(error)) => return Err(self.fail_row(error)),
                Err(WriteError::Newer(version)) => return Err(StoreError::Newer { path: self.path.clone(), version }),
                Err(WriteError::PastTheLog) => {
                    return Err(StoreError::Internal("rows that have just been read are gone".into()));
                }
            };
        }
        Ok(whole)
    }

    /// Opens a register, migrating it when an older program wrote it.
    ///
    /// # Errors
    /// Where the file is missing, not ours, altered or damaged; nothing is changed then.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::open_twice(path, true)
    }

    /// The same without migrating it: of those who have it open with an older program, each could only read it then.
    ///
    /// # Errors
    /// As of [`Self::open`], and [`StoreError::Older`] where an older program wrote it.
    pub fn open_as_it_is(path: &Path) -> Result<Self, StoreError> {
        Self::open_twice(path, false)
    }

    fn open_twice(path: &Path, migrates: bool) -> Result<Self, StoreError> {
        match Self::open_once(path, migrates) {
            // One read that fails looks like damage too. Said is what a second opening finds as well.
            Err(StoreError::Damaged { .. } | StoreError::NotOurs(_) | StoreError::Foreign(_)) => {
                Self::open_once(path, migrates).map_err(|error| match error {
                    // Nobody has it open through SQLite: it is none to it.
                    StoreError::NotOurs(path) if recover::remains(&path) => {
                        StoreError::Damaged { path, detail: "the head of the file is damaged".into() }
                    }
                    other => other,
                })
            }
            opened => opened,
        }
    }

    fn open_once(path: &Path, migrates: bool) -> Result<Self, StoreError> {
        let (connection, access) = connect(path)?;
        let mut store = Self::over(connection, path, access);
        let mut version = store.recognised(TransactionBehavior::Deferred)?.1;
        if version < migrations::version_of(migrations::MIGRATIONS) {
            if !migrates && access == Access::ReadWrite {
                return Err(StoreError::Older { path: path.to_owned(), version });
            }
            version = store.upgrade()?;
        }
        if version > migrations::version_of(migrations::MIGRATIONS) {
            store.access.set(Access::ReadOnlyNewer);
        }
        if store.access.get() == Access::ReadWrite {
            backup::sweep(path);
        }
        store.settle_in()?;
        store.forget_again();
        Ok(store)
    }

    /// Recognises the file in one transaction, as somebody else may be bringing it to a newer form at this moment.
    fn recognised(&self, behavior: TransactionBehavior) -> Result<(Transaction<'_>, i64), StoreError> {
        let fail = |error: rusqlite::Error| explain(&error, &self.path);
        let transaction = Transaction::new_unchecked(&self.connection, behavior).map_err(fail)?;
        let version = recognise(&transaction, &self.path)?;
        Ok((transaction, version))
    }

    /// Brings the file to the newest form, after a verified copy: the steps and the rows that they bring are one
    /// transaction. Of several who do it at once, one does; the others wait and find it done. Returns the version that
    /// the file has then.
    fn upgrade(&self) -> Result<i64, StoreError> {
        if self.access.get() != Access::ReadWrite {
            return Err(StoreError::ReadOnly(self.path.clone()));
        }
        let newest = migrations::version_of(migrations::MIGRATIONS);
        let (transaction, found) = self.recognised(TransactionBehavior::Immediate)?;
        if found >= newest {
            return Ok(found);
        }
        let copy = backup::before_migration(&self.path, found)?;
        let operation = Operation::new(OperationKind::FileUpgraded, "", starting::changes_after(found));
        if let Err(error) = self.grow(&transaction, std::iter::once(&operation)) {
            // The file stays as it is, and the next opening copies it again.
            drop(transaction);
            drop(std::fs::remove_file(copy));
            return Err(error);
        }
        transaction.commit().map_err(|error| explain(&error, &self.path))?;
        Ok(newest)
    }
}
