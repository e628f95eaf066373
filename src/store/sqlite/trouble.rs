//! What errors mean to a person.

use std::path::{Path, PathBuf};

use rusqlite::{ErrorCode, ffi};

use super::backup::TEMPORARY;
use super::open::folder_of;
use crate::store::StoreError;

/// What an error of the system means to a person, who asked for the file or folder at `path`.
pub(super) fn explain_io(error: &std::io::Error, path: &Path) -> StoreError {
    use std::io::ErrorKind;
    let path = path.to_owned();
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => StoreError::NotFound(path),
        ErrorKind::AlreadyExists => StoreError::AlreadyExists(path),
        ErrorKind::IsADirectory => StoreError::NotAFile(path),
        ErrorKind::InvalidFilename => StoreError::NameTooLong(path),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreError::NoPermission(path),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::DiskFull,
        _ => StoreError::Unreachable(error.to_string()),
    }
}

/// What an error of SQLite means to a person. Damage is only a doubt here: it is told once a second look finds the same
/// (see `SqliteStore::prove` and `SqliteStore::open`).
pub(super) fn explain(error: &rusqlite::Error, path: &Path) -> StoreError {
    let path = path.to_owned();
    let rusqlite::Error::SqliteFailure(code, detail) = error else {
        return StoreError::Internal(error.to_string());
    };
    let detail = detail.clone().unwrap_or_else(|| code.to_string());
    match code.code {
        ErrorCode::NotADatabase => StoreError::NotOurs(path),
        ErrorCode::DatabaseCorrupt => StoreError::Damaged { path, detail },
        ErrorCode::CannotOpen => cannot_open(path),
        ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied => StoreError::NoPermission(path),
        ErrorCode::ReadOnly => match code.extended_code {
            ffi::SQLITE_READONLY_ROLLBACK | ffi::SQLITE_READONLY_RECOVERY => StoreError::Unfinished(path),
            ffi::SQLITE_READONLY_DBMOVED => StoreError::Gone(path),
            _ => StoreError::ReadOnly(path),
        },
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => StoreError::Busy,
        ErrorCode::DiskFull => StoreError::DiskFull,
        ErrorCode::SystemIoFailure => StoreError::Unreachable(detail),
        _ => StoreError::Internal(detail),
    }
}

/// Why SQLite cannot open a file, or make the journal beside it, which it does not tell: there is no room for another
/// file, or it is not allowed.
fn cannot_open(path: PathBuf) -> StoreError {
    let probe = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder_of(&path));
    match probe.map_err(|error| explain_io(&error, &path)) {
        Err(full @ StoreError::DiskFull) => full,
        _ => StoreError::NoPermission(path),
    }
}
