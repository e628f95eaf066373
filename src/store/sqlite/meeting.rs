//! The locks of a folder tried from two computers: what holds between two processes of one may not hold between two that
//! reach the folder over a network. Whoever comes first holds a lock and waits; whoever comes second tries it, and leaves
//! word of what came of it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

use rusqlite::Connection;

use super::backup::TEMPORARY;
use super::open::folder_of;
use super::probe::{HELD, Locks, try_lock};
use super::trouble::{explain, explain_io};
use crate::store::StoreError;

/// What is tried, and with these endings that somebody holds its lock, and the word of whoever came second.
const FILE: &str = ".kortisto-lukkokoe";
const WAITS: &str = "odottaa";
const HOLDS: &str = "pitaa";
const LIES: &str = "ei-pida";

/// How long whoever comes first waits.
pub const MEETING: Duration = Duration::from_mins(2);

/// How long the first one sleeps between two looks for the second.
const LOOKS: Duration = Duration::from_millis(300);

/// How long whoever waits may give no sign before nobody is taken to be there: several looks, and a slow network.
const SILENT: Duration = Duration::from_secs(10);

/// Tries the locks of the folder of the file at `path` together with another computer that does the same within
/// [`MEETING`]; none where no other came, or it was cancelled.
///
/// # Errors
/// Where nothing can be made in the folder.
pub fn try_locks_together(path: &Path, cancelled: &AtomicBool) -> Result<Option<Locks>, StoreError> {
    let folder = folder_of(path);
    let file = folder.join(FILE);
    let io = |error: std::io::Error| explain_io(&error, folder);
    // By the folder's own clock: those of two computers differ.
    let probe = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder).map_err(io)?;
    let now = probe.as_file().metadata().and_then(|metadata| metadata.modified()).unwrap_or_else(|_| SystemTime::now());
    drop(probe);
    let waits = file.with_extension(WAITS);
    let metadata = std::fs::symlink_metadata(&waits).ok().filter(std::fs::Metadata::is_file);
    let touched = metadata.and_then(|metadata| metadata.modified().ok());
    // A sign may have been given after we looked at the clock.
    if touched.is_some_and(|touched| now.duration_since(touched).unwrap_or_default() < SILENT) {
        let sign = std::fs::read(&waits).ok();
        let holds = try_lock(&file)? == HELD;
        // Whoever was ended while waiting holds no lock, and has not lied.
        if holds || gives_signs(&waits, sign.as_deref(), cancelled) {
            let (word, locks) = if holds { (HOLDS, Locks::Hold) } else { (LIES, Locks::Lie) };
            std::fs::write(file.with_extension(word), "").map_err(io)?;
            return Ok(Some(locks));
        }
        // Who let go of it at this very moment has held it as long as that was said.
        if cancelled.load(Ordering::Relaxed) || !waits.exists() {
            return Ok(None);
        }
    }
    // What somebody has left who was ended while waiting.
    let words = [HOLDS, LIES].map(|word| file.with_extension(word));
    let clear = || words.iter().chain([&waits, &file]).for_each(|path| drop(std::fs::remove_file(path)));
    clear();
    let met = wait(&file, &waits, &words, cancelled);
    clear();
    met
}

/// Whether whoever waits goes on giving signs after `sign`.
fn gives_signs(waits: &Path, sign: Option<&[u8]>, cancelled: &AtomicBool) -> bool {
    let since = Instant::now();
    while since.elapsed() < SILENT && !cancelled.load(Ordering::Relaxed) {
        match std::fs::read(waits) {
            Ok(now) if Some(now.as_slice()) != sign => return true,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return false,
            // The same as before, or it is being written at this moment.
            _ => std::thread::sleep(LOOKS),
        }
    }
    false
}

fn wait(
    file: &Path,
    waits: &Path,
    [holds, lies]: &[PathBuf; 2],
    cancelled: &AtomicBool,
) -> Result<Option<Locks>, StoreError> {
    let sql = |error: rusqlite::Error| explain(&error, file);
    let connection = Connection::open(file).map_err(sql)?;
    let begun = "PRAGMA journal_mode = MEMORY; CREATE TABLE probe (tried); BEGIN EXCLUSIVE";
    connection.execute_batch(begun).map_err(sql)?;
    // Said only with the lock in hand, and unsaid before it is let go.
    let mut signs = 0_u32;
    std::fs::write(waits, signs.to_string()).map_err(|error| explain_io(&error, file))?;
    let since = Instant::now();
    let met = loop {
        if holds.exists() {
            break Some(Locks::Hold);
        }
        if lies.exists() {
            break Some(Locks::Lie);
        }
        if since.elapsed() >= MEETING || cancelled.load(Ordering::Relaxed) {
            break None;
        }
        std::thread::sleep(LOOKS);
        // One sign that cannot be given is no reason to stop.
        signs += 1;
        drop(std::fs::write(waits, signs.to_string()));
    };
    drop(std::fs::remove_file(waits));
    Ok(met)
}
