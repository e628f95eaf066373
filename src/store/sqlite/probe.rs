//! Whether the locks of a folder can be trusted. Some network shares answer every lock with yes, and some with no: on the
//! first two people would overwrite each other, on the others nobody could save. Only two processes can tell, as a process
//! is never in its own way.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode};

use super::backup::TEMPORARY;
use super::open::folder_of;
use super::trouble::{explain, explain_io};
use crate::store::StoreError;

/// The hidden command with which the program starts itself to try a lock.
pub const TRY_LOCK: &str = "try-lock";

/// What the other process says of the lock.
const GOT: &str = "got";
pub(super) const HELD: &str = "held";

/// How long the other process is waited for: on a network that hangs it would never answer.
const ANSWER: Duration = Duration::from_secs(10);

/// How long one sleeps between two looks for its answer.
const LOOKS: Duration = Duration::from_millis(10);

/// What was found about the locks of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locks {
    /// One process keeps another out, and lets it in again.
    Hold,
    /// Two processes had the same lock at once.
    Lie,
    /// Nobody gets a lock.
    Missing,
}

/// Tries the locks of the folder of the file at `path` with a second process of `program`, on a file of its own.
///
/// # Errors
/// Where nothing can be made in the folder, or the second process gives no answer: then nobody knows.
pub fn try_locks(path: &Path, program: &Path) -> Result<Locks, StoreError> {
    let folder = folder_of(path);
    let io = |error: std::io::Error| explain_io(&error, folder);
    // From here on it is touched through SQLite alone: another descriptor of it would take the lock away.
    let file = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder).map_err(io)?.into_temp_path();
    let sql = |error: rusqlite::Error| explain(&error, folder);
    let connection = Connection::open(&file).map_err(sql)?;
    connection.busy_timeout(Duration::ZERO).map_err(sql)?;
    let begun = connection.execute_batch("PRAGMA journal_mode = MEMORY; CREATE TABLE probe (tried); BEGIN EXCLUSIVE");
    match begun {
        Err(error) if locked(&error) => return Ok(Locks::Missing),
        begun => begun.map_err(sql)?,
    }
    if asked(program, &file)? {
        return Ok(Locks::Lie);
    }
    connection.execute_batch("ROLLBACK").map_err(sql)?;
    Ok(if asked(program, &file)? { Locks::Hold } else { Locks::Missing })
}

/// Whether a second process gets the lock.
fn asked(program: &Path, file: &Path) -> Result<bool, StoreError> {
    let silent = |why: String| StoreError::Unreachable(why);
    let mut child = Command::new(program)
        .arg(TRY_LOCK)
        .arg(file)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| silent(error.to_string()))?;
    let since = Instant::now();
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if since.elapsed() < ANSWER => std::thread::sleep(LOOKS),
            found => {
                drop(child.kill());
                // Whoever hangs on a network may end only when that answers: nobody waits for it here.
                std::thread::spawn(move || child.wait());
                let why = match found {
                    Err(error) => error.to_string(),
                    Ok(_) => "no answer".to_owned(),
                };
                return Err(silent(format!("{}: {why}", program.display())));
            }
        }
    };
    // A word or two, which wait in the pipe.
    let mut said = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        stdout.take(64).read_to_end(&mut said).map_err(|error| silent(error.to_string()))?;
    }
    match String::from_utf8_lossy(&said).trim() {
        GOT => Ok(true),
        HELD => Ok(false),
        _ => Err(silent(format!("{}: {status}", program.display()))),
    }
}

/// Tries to get the lock of the file at `path`; says in a word what came of it.
///
/// # Errors
/// Where the file cannot be opened.
pub fn try_lock(path: &Path) -> Result<&'static str, StoreError> {
    let sql = |error: rusqlite::Error| explain(&error, path);
    let connection = Connection::open(path).map_err(sql)?;
    connection.busy_timeout(Duration::ZERO).map_err(sql)?;
    match connection.execute_batch("BEGIN EXCLUSIVE; ROLLBACK") {
        Err(error) if locked(&error) => Ok(HELD),
        tried => tried.map(|()| GOT).map_err(sql),
    }
}

/// SQLite says the same of a lock that another has and of one that cannot be had.
fn locked(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed)
    )
}
